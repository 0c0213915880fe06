"""Files that are whole or not there at all: private, never through a link, never over another by surprise.

A command that changes the database and writes a file does so in one order, which ``making`` holds it to: the
file is proven writable, its content is made and on the disk, the change is committed, the file gets its name.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from infoview.domain.text import excerpt
from infoview.errors import InfoviewError, RefusedError, UsageError

SCRATCH = ".infoview-"
"""How the names of files begin that are only there while a command runs, or after it was killed."""


def typed_path(typed: Path | str, *, name: str) -> Path:
    """Return the file that a user means, ``~`` and ``~somebody`` understood as a shell would.

    Args:
        typed: as it stands in the command line.
        name: what the option or argument is called.

    Raises:
        UsageError: no file can have such a name, or there is no such user.
    """
    try:
        path = Path(typed).expanduser()
    except (RuntimeError, ValueError):
        raise UsageError(
            f"{name} {excerpt(str(typed))} names a user who is not known here.",
            hint="A name that begins with ~ and is none of theirs: ./~name",
        ) from None
    if "\0" in str(path):
        raise UsageError(f"{name} {excerpt(str(typed))} is no name of a file.", hint="Name another file.")
    return path


def read_text(path: Path, *, limit: int, name: str, example: str) -> str:
    """Return the text of a file.

    Args:
        path: as ``typed_path`` returned it.
        limit: how many characters it may have.
        name: what the option is called that named it.
        example: a correct command.

    Raises:
        UsageError: it cannot be read, is too long, or is not UTF-8.
    """
    called = f"{name} {path}"
    try:
        with path.open("rb") as file:
            # Four bytes are the longest character; one more tells a text that is too long.
            raw = file.read(limit * 4 + 1)
    except OSError as error:
        raise UsageError(f"{called} cannot be read: {error.strerror or error}.", hint=example) from None
    try:
        text = raw.decode("utf-8-sig") if len(raw) <= limit * 4 else ""
    except UnicodeDecodeError:
        raise UsageError(
            f"{called} is not UTF-8.", hint="Convert it first, for example with iconv."
        ) from None
    if len(raw) > limit * 4 or len(text) > limit:
        raise UsageError(f"{called} is longer than {limit:,} characters.", hint=example)
    return text


def write(target: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file: 0600, and on the disk before it has its name.

    Raises:
        RefusedError: as ``check_free``.
        InfoviewError: the file cannot be written; what was there before is untouched.
    """
    with making(target, replace=replace) as fill:
        fill(content)


def make_folder(folder: Path) -> None:
    """Make a folder that the user alone may enter (0700), whatever the umask; an existing one stays as it is.

    Several commands may come to make it at one instant: a first command, twice.
    """
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        folder.chmod(0o700)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold off every other command that changes a file of this folder by what is in it, as this one does.

    Windows cannot lock a folder: there nobody is held off.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def making(target: Path | None, *, replace: bool = False) -> Iterator[Callable[[bytes], None]]:
    """Yield what takes the content of a file, which gets its name when the block is left without a fault.

    Within the block goes what is to be true before the file is there, such as a transaction. Without content
    no file is made, nor without a target.

    Raises:
        RefusedError: as ``check_free``; the block was not begun.
        InfoviewError: the file cannot be written; the block was not begun, or is left by the content.
    """
    if target is None:
        yield lambda _: None
        return
    filled = False
    with ExitStack() as stack:
        with _explaining(target):
            scratch = stack.enter_context(_scratch(target, replace=replace))

        def fill(content: bytes) -> None:
            nonlocal filled
            with _explaining(target):
                scratch.write_bytes(content)
                sync(scratch)
            filled = True

        yield fill
        if filled:
            with _explaining(target):
                _take(scratch, target, replace=replace)


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
def scratch_of(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty private file beside the target, which takes its name once it was filled.

    Raises:
        RefusedError: as ``check_free``; also where the name is taken meanwhile.
    """
    with _scratch(target, replace=replace) as scratch:
        yield scratch
        sync(scratch)
        _take(scratch, target, replace=replace)


@contextmanager
def _scratch(target: Path, *, replace: bool) -> Iterator[Path]:
    """Yield an empty private file beside the target, that is gone afterwards."""
    check_free(target, replace=replace)
    handle, name = tempfile.mkstemp(prefix=SCRATCH, suffix=".tmp", dir=target.parent)
    os.close(handle)
    scratch = Path(name)
    try:
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


def _take(scratch: Path, target: Path, *, replace: bool) -> None:
    """Give a file that is whole and on the disk the name of the target."""
    try:
        if replace:
            scratch.replace(target)
        else:
            _name(scratch, target)
    except FileExistsError:
        raise _taken(target) from None
    sync(target.parent)


def sync(path: Path) -> None:
    """Have a file or folder written to the disk itself."""
    if path.is_dir() and os.name != "posix":
        return  # Windows cannot open a folder
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(scratch: Path, target: Path) -> None:
    """Give a finished file its name; one that has been taken meanwhile stays as it is."""
    try:
        # Unlike a rename, a link fails where the name is taken.
        os.link(scratch, target)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links, as a stick may be: an empty file takes the name first.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        scratch.replace(target)


def _taken(target: Path) -> RefusedError:
    return RefusedError(
        f"There is a file of this name already, and it was left as it is: {target}",
        hint="Name another file, or say --force.",
        code="exists",
    )


@contextmanager
def _explaining(target: Path) -> Iterator[None]:
    """Turn the errors of a disk into a sentence."""
    try:
        yield
    except OSError as error:
        raise InfoviewError(
            f"{target} could not be written: {error.strerror or error}.",
            hint=f"See that {target.parent} exists, that you may write to it, and that there is room.",
            code="file",
        ) from None
