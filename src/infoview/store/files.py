"""Files that are whole or not there at all: private, never through a link, never over another by surprise."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infoview.errors import InfoviewError, RefusedError

SCRATCH = ".infoview-"
"""How the names of files begin that are only there while a command runs, or after it was killed."""


def write(target: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file: 0600, and on the disk before it has its name.

    Raises:
        RefusedError: as ``check_free``.
        InfoviewError: the file cannot be written; what was there before is untouched.
    """
    try:
        with draft_of(target, replace=replace) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise InfoviewError(
            f"{target} could not be written: {error.strerror or error}.",
            hint="Name another file, in a folder that exists and that you may write to.",
            code="file",
        ) from None


def check_free(target: Path, *, replace: bool = False) -> None:
    """Refuse a name that is taken.

    Args:
        target: a file that does not exist, unless ``replace``.
        replace: an existing file, or a link itself, may be replaced; never a folder or a device.

    Raises:
        RefusedError: the name is taken.
    """
    if not os.path.lexists(target):
        return
    if not replace:
        raise _taken(target)
    kind = target.lstat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISLNK(kind)):
        raise RefusedError(f"{target} is not a file, and was left as it is.", hint="Name another file.")


@contextmanager
def draft_of(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty private file beside the target, which takes its name once it was filled.

    Raises:
        RefusedError: as ``check_free``; also where the name is taken meanwhile.
    """
    check_free(target, replace=replace)
    handle, name = tempfile.mkstemp(prefix=SCRATCH, suffix=".tmp", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        sync(draft)
        if replace:
            draft.replace(target)
        else:
            _name(draft, target)
        sync(target.parent)
    except FileExistsError:
        raise _taken(target) from None
    finally:
        draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have a file or folder written to the disk itself."""
    if path.is_dir() and os.name != "posix":
        return  # Windows cannot open a folder
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(draft: Path, target: Path) -> None:
    """Give a finished file its name; one that has been taken meanwhile stays as it is."""
    try:
        # Unlike a rename, a link fails where the name is taken.
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links, as a stick may be: an empty file takes the name first.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        draft.replace(target)


def _taken(target: Path) -> RefusedError:
    return RefusedError(
        f"There is a file of this name already, and it was left as it is: {target}",
        hint="Name another file, or say --force.",
        code="exists",
    )
