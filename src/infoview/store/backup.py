"""Copies of the database: made by SQLite itself, checked, private, whole or not there at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from infoview import config
from infoview.domain.text import quote
from infoview.errors import InfoviewError, RefusedError
from infoview.store import files, waiting

BY_HAND = "by-hand"

_NAME = re.compile(r"-(\d{8}T\d{6}Z)-([a-z-]+?)(?:-(\d+))?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the backup folder: when it was made (UTC), for what, and as the how manieth of its name."""

    path: Path
    made: datetime
    reason: str
    number: int


def folder(database: Path) -> Path:
    """Return where the backups of a database lie unless another place is named."""
    return database.parent / "backups"


def list_backups(database: Path) -> list[Backup]:
    """Return the backups in the database's own backup folder, newest first."""
    found = []
    for path in folder(database).glob("*.db"):
        rest = path.name.removeprefix(database.stem)
        named = _NAME.fullmatch(rest) if rest != path.name else None
        # A name that holds no date is somebody else's file.
        with suppress(ValueError):
            if named:
                made = datetime.strptime(named[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                found.append(Backup(path, made, named[2], int(named[3] or 1)))
    return sorted(found, key=lambda each: (each.made, each.number, each.path.name), reverse=True)


def newest_sound(database: Path) -> Path | None:
    """Return the newest backup that can be read, if there is any."""
    return next((backup.path for backup in list_backups(database) if fault(backup.path) is None), None)


def way_back() -> str:
    """Return how to go back to the newest sound backup of the user's own database, as a hint."""
    database = config.database_path()
    newest = newest_sound(database)
    if newest is None:
        return f"There is no sound backup in {folder(database)}."
    return f"The newest sound backup: infoview restore {quote(str(newest))}"


def make(database: Path, reason: str, *, now: datetime) -> Path:
    """Back a database up into its backup folder and return the copy.

    Args:
        database: a file that exists.
        reason: what the name says it was made for: ``by-hand``, ``before-restore``.
        now: an aware moment, for the name.
    """
    stem = f"{database.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}"
    number = 1
    while True:
        target = folder(database) / (f"{stem}-{number}.db" if number > 1 else f"{stem}.db")
        # Another command may make one in the same second, even after a look at the folder.
        if not target.exists():
            with suppress(RefusedError):
                copy(database, target)
                return target
        number += 1


def copy(database: Path, target: Path, *, replace: bool = False) -> None:
    """Copy a database to a file: verified, 0600, and on disk before it has its name.

    Args:
        database: what to copy; others may read and write it meanwhile.
        target: a file that does not exist, unless ``replace``.
        replace: take the place of an existing file; a link is never followed.

    Raises:
        RefusedError: the target exists.
        InfoviewError: the copy is not sound.
    """
    files.make_folder(target.parent)
    with files.scratch_of(target, replace=replace) as scratch:
        with closing(_connect(database)) as source, closing(sqlite3.connect(scratch)) as destination:
            copy_pages(source, destination)
        if (found := fault(scratch)) is not None:
            raise InfoviewError(
                f"{database} cannot be backed up, its copy is not sound: {found}. The copy was not kept.",
                hint=way_back(),
                code="damaged",
            )


def copy_pages(
    source: sqlite3.Connection, destination: sqlite3.Connection, *, before: Callable[[], None] | None = None
) -> None:
    """Copy a whole database over another one, in one transaction of that one.

    Args:
        source: what to copy.
        destination: what becomes equal to it.
        before: is called while the destination is locked and not changed yet; an exception ends it all.

    Raises:
        sqlite3.OperationalError: one of the two was kept busy for too long.
    """
    remaining = [before] if before else []

    def look(status: int, _left: int, _pages: int) -> None:
        # The busy timeout is over by now, and sqlite3 would try again for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise sqlite3.OperationalError("database is locked")
        if remaining:
            remaining.pop()()

    source.backup(destination, pages=1 if before else -1, progress=look)


def fault(path: Path) -> str | None:
    """Return what is wrong with a database file, or None for a sound one; the file is only read."""
    try:
        return _verdict(path)
    except sqlite3.Error as error:
        return str(error)


def is_damaged(path: Path) -> bool:
    """Return whether the content of a database file is broken.

    Raises:
        sqlite3.Error: it cannot be told, since the file is busy or the disk fails.
    """
    try:
        return _verdict(path) is not None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return True
        raise


def _verdict(path: Path) -> str | None:
    with closing(_connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return None if verdict == "ok" else in_one_line(str(verdict))


def in_one_line(verdict: str) -> str:
    """Return what a check of SQLite found as part of a sentence, without the heading that it may have."""
    lines = [line.strip() for line in verdict.splitlines() if not line.startswith("***")]
    return "; ".join(filter(None, lines)) or verdict.strip("* ")


def thin(database: Path, *, days: int, today: date) -> list[Path]:
    """Remove automatic backups older than ``days``, but keep the newest of each month; return what went.

    Backups made by hand stay, and so does the newest of all.
    """
    backups = list_backups(database)
    automatic = [backup for backup in backups if backup.reason != BY_HAND]
    newest_of_month = {f"{backup.made:%Y-%m}": backup for backup in reversed(automatic)}
    limit = today - timedelta(days=days)
    kept = {backup.path for backup in newest_of_month.values()} | {backup.path for backup in backups[:1]}
    old = [backup.path for backup in automatic if backup.made.date() < limit and backup.path not in kept]
    for path in old:
        # Two commands may thin at once; gone is gone.
        with suppress(FileNotFoundError):
            path.unlink()
    return old


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=waiting.BUSY_SECONDS)
