"""Copies of the database: made by SQLite itself, checked, private, whole or not there at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from infoview.errors import InfoviewError


def folder(database: Path) -> Path:
    """Return where the automatic backups of a database lie."""
    return database.parent / "backups"


def newest(database: Path) -> Path | None:
    """Return the newest automatic backup, if there is any."""
    found = sorted(folder(database).glob(f"{database.stem}-*.db"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def before_migration(database: Path, version: int) -> Path:
    """Back a database up beside itself before its schema changes; return the copy."""
    target = folder(database) / f"{database.stem}-schema-{version}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder(database) / f"{database.stem}-schema-{version}-{number}.db"
    copy(database, target)
    return target


def copy(database: Path, target: Path) -> None:
    """Copy a database to a file that does not exist yet: verified, 0600, on disk before it has its name.

    Raises:
        InfoviewError: the target exists or cannot be written, or the copy is not sound.
    """
    target.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".backup-", suffix=".tmp", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with (
            closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(draft)) as destination,
        ):
            source.backup(destination)
            (verdict,) = destination.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise InfoviewError(f"A backup of {database} was not sound ({verdict}); nothing was changed.")
        _sync(draft)
        os.link(draft, target)
        _sync(target.parent)
    except FileExistsError:
        raise InfoviewError(f"{target} exists already and was left as it is.") from None
    finally:
        draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return  # Windows cannot open a folder
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
