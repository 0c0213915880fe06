"""Putting a backup in the place of the present database: checked first, and the present kept."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from infoview import config
from infoview.errors import InfoviewError, UsageError
from infoview.store import backup, database


def restore(source: Path, *, now: datetime) -> Path | None:
    """Replace the present database by a backup, and return where the present one was kept.

    The backup is checked, and brought to the newest schema, in a copy of its own; then its pages are written
    into the present file in one transaction, so a kill leaves the old state or the new one. A present file
    that is damaged is put aside as it is.

    Args:
        source: the backup; it is only read.
        now: an aware moment, for the name of the copy.

    Raises:
        UsageError: there is no such file, or it is the present database itself.
        InfoviewError: the backup is not sound, not infoview's, or from a newer infoview.
    """
    path = config.database_path()
    if not source.is_file():
        raise UsageError(f"There is no backup {source}.", hint="See what there is: infoview backup --list")
    if path.exists() and path.samefile(source):
        raise UsageError(f"{source} is the present database itself.", hint="Name a backup of it.")
    with database.explaining(source), tempfile.TemporaryDirectory(dir=_made(path.parent)) as scratch:
        checked = Path(scratch) / "restored.db"
        database.check_file(source)
        backup.copy(source, checked)
        database.migrate_if_older(checked)
        if (found := _broken(checked)) is not None:
            raise InfoviewError(f"{source} is not sound: {found}. Nothing was changed.", code="damaged")
        return _put_in_place(checked, path, now=now)


def _put_in_place(checked: Path, path: Path, *, now: datetime) -> Path | None:
    if not path.exists() or path.stat().st_size == 0:
        path.unlink(missing_ok=True)
        backup.copy(checked, path)
        return None
    if backup.fault(path) is not None:
        aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}")
        os.link(path, aside)
        backup.copy(checked, path, replace=True)
        return aside
    kept = backup.make(path, "before-restore", now=now)
    with closing(sqlite3.connect(checked)) as new, closing(database.connect(path)) as present:
        new.backup(present)
    return kept


def _broken(path: Path) -> str | None:
    """Return what the thorough check finds wrong with a file, or None."""
    with closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if verdict != "ok":
        return str(verdict)
    return f"{len(dangling)} rows point nowhere" if dangling else None


def _made(folder: Path) -> Path:
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
    return folder
