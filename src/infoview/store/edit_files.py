"""The files that editors get: private, on disk before one opens, there until what they hold is stored."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from infoview import config
from infoview.domain.edit_file import Header, header_line, read_header
from infoview.errors import InfoviewError, RefusedError
from infoview.store import files

SUFFIXES = {"log": ".md", "edit": ".toml", "draft": ".txt"}
"""What the edit files of each command end in, for editors that know the kinds of text."""


@dataclass(frozen=True, slots=True)
class EditFile:
    """A file and what it says of itself; ``header`` is None where its line was lost."""

    path: Path
    header: Header | None

    @property
    def number(self) -> int:
        """The number by which the user names it."""
        return int(self.path.stem.rpartition("-")[2])


def create(header: Header, content: str) -> EditFile:
    """Write a new edit file, readable by the user alone, and have it on disk."""
    place = config.edit_files_path()
    with _explaining(place):
        place.mkdir(parents=True, mode=0o700, exist_ok=True)
        if os.name == "posix":
            place.chmod(0o700)
    while True:
        path = place / f"{header.command}-{1000 + secrets.randbelow(9000)}{SUFFIXES[header.command]}"
        # Another number where it is taken; they are drawn, for an editor may still show a file of the past.
        with suppress(RefusedError):
            files.write(path, content.encode())
            return EditFile(path, header)


def read(path: Path) -> str:
    """Return what is in an edit file, its lines ended by line feeds alone; nothing where the file is gone.

    Raises:
        InfoviewError: it cannot be read, or is neither UTF-8 nor UTF-16 with its mark.
    """
    try:
        with _explaining(path):
            content = _decoded(path.read_bytes())
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise InfoviewError(
            "What the editor saved is not UTF-8.", hint="Have it save in UTF-8.", code="encoding"
        ) from None
    return content.replace("\r\n", "\n").replace("\r", "\n")


def rewrite(path: Path, content: str) -> None:
    """Put other content into an edit file, whole or not at all."""
    files.write(path, content.encode(), replace=True)


def secure(file: EditFile) -> None:
    """Make an edit file private again after an editor had it, whole, and on disk.

    Editors save by writing a new file, and a user may have deleted the last line with the rest.
    """
    with suppress(InfoviewError, FileNotFoundError), _explaining(file.path):
        content = read(file.path)
        if file.header and read_header(content) is None:
            rewrite(file.path, f"{content.rstrip()}\n\n{header_line(file.header)}\n")
        file.path.chmod(0o600)
        files.sync(file.path)


def remove(file: EditFile) -> None:
    """Delete an edit file with the copies of earlier states that an editor made (``log-4821.md~``)."""
    with suppress(OSError):
        file.path.unlink(missing_ok=True)
        for path in _beside(file.path):
            if path.name.endswith("~"):
                path.unlink()
        files.sync(file.path.parent)


def rescued(file: EditFile) -> list[Path]:
    """Return what an editor that was killed has left beside an edit file: it may hold more."""
    return [path for path in _beside(file.path) if not path.name.endswith("~")]


def list_left() -> list[Path]:
    """Return what lies in the folder and is no edit file: what an editor left when it was killed."""
    place = config.edit_files_path()
    known = {file.path for command in SUFFIXES for file in list_edit_files(command)}
    return sorted(path for path in place.glob("*") if path not in known and path.is_file())


def list_about(contact: int, uid: str) -> list[Path]:
    """Return the edit files about a contact, alone or with others, and what an editor left of one."""
    return [
        *(
            file.path
            for command in SUFFIXES
            for file in list_edit_files(command)
            if file.header and _is_about(file.header, contact, uid)
        ),
        *(path for path in list_left() if uid.encode() in path.read_bytes()),
    ]


def _is_about(header: Header, contact: int, uid: str) -> bool:
    """Tell whether an edit file is of a contact, or one that infoview began with their name in it."""
    together, mentions = header.options.get("together_with", ()), header.options.get("mentions", ())
    return header.uid == uid or str(contact) in together or uid in mentions


def erase(paths: Iterable[str]) -> None:
    """Delete edit files with everything that an editor left beside them."""
    for path in map(Path, paths):
        for each in (path, *_beside(path)):
            each.unlink(missing_ok=True)


def list_edit_files(command: str) -> list[EditFile]:
    """Return the edit files of a command, newest first."""
    place = config.edit_files_path()
    found = []
    for path in place.glob(f"{command}-*{SUFFIXES[command]}"):
        if path.stem.removeprefix(f"{command}-").isdecimal():
            with suppress(FileNotFoundError):
                found.append((path.stat().st_mtime_ns, EditFile(path, _header(path))))
    return [file for _, file in sorted(found, key=lambda each: each[0], reverse=True)]


def _header(path: Path) -> Header | None:
    """Return the header of an edit file, which is plain ASCII, whatever the editor made of the rest."""
    with suppress(PermissionError):
        return read_header(_decoded(path.read_bytes(), "replace"))
    return None


def _decoded(raw: bytes, errors: str = "strict") -> str:
    """Return a text as editors save it: UTF-8, or UTF-16 where it says so itself."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return raw.decode("utf-16" if marked else "utf-8-sig", errors)


def _beside(path: Path) -> list[Path]:
    return [each for each in path.parent.iterdir() if path.name in each.name and each != path]


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Turn errors of the file system into sentences; that a file is gone is for the caller to know."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise InfoviewError(f"{path} cannot be used: {error.strerror or error}.", code="draft") from None
