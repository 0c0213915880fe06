"""Files that the user asked for by name: private, whole or not there, never over another by mistake."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from infoview.errors import InfoviewError, RefusedError
from infoview.store.backup import SCRATCH, give_name, sync


def check_new(path: Path, *, force: bool) -> None:
    """Refuse a name that is taken, unless ``force``; a link or a folder is refused all the same.

    Raises:
        RefusedError: there is something of this name.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise RefusedError(
            f"{path} is not a regular file, and it was left as it is.",
            hint="Name another file.",
            code="exists",
        )
    if not force and path.exists():
        raise RefusedError(
            f"There is a file of this name already, and it was left as it is: {path}",
            hint="Name another file, or say --force.",
            code="exists",
        )


def write_new(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file, readable by the user alone (0600), and have it on disk before it has its name.

    Raises:
        RefusedError: the name is taken and ``force`` is not said, or it is that of a link or a folder.
        InfoviewError: it cannot be written.
    """
    check_new(path, force=force)
    try:
        handle, name = tempfile.mkstemp(prefix=SCRATCH, suffix=".tmp", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if force:
                draft.replace(path)
            else:
                give_name(draft, path)
            sync(path.parent)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        check_new(path, force=False)
        raise
    except OSError as error:
        raise InfoviewError(
            f"{path} could not be written: {error.strerror or error}.",
            hint="Name a file in a folder that exists and is yours.",
            code="output",
        ) from None
