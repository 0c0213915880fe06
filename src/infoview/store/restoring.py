"""Putting a backup in the place of the present database: checked first, and the present kept."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from io import FileIO
from pathlib import Path

from infoview import clock, config
from infoview.errors import InfoviewError, NotFoundError, UsageError
from infoview.store import backup, database, files, journal

ATTEMPTS = 5
"""How often the present state is copied anew because somebody has written to it meanwhile."""


def restore(source: Path, *, renew: Callable[[Path], None], now: datetime) -> Path | None:
    """Replace the present database by a backup, and return where the present one was kept.

    The backup is checked, brought to the newest schema and renewed in a copy of its own; then its pages are
    written into the present file in one transaction, so a kill leaves the old state or the new one. A present
    file that is damaged is put aside as it is.

    Args:
        source: the backup; it is only read.
        renew: makes true in the copy what follows from its rows and the present settings.
        now: an aware moment, for the name of the copy.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is not a file, or it is the present database itself.
        InfoviewError: the backup is not sound, not infoview's, or from a newer infoview.
    """
    path = config.database_path()
    if not source.exists():
        raise NotFoundError(f"There is no file {source}.", hint="See what there is: infoview backup --list")
    if not source.is_file():
        raise UsageError(
            f"{source} is not a file, so it is no backup.", hint="See what there is: infoview backup --list"
        )
    if path.exists() and path.samefile(source):
        raise UsageError(f"{source} is the present database itself.", hint="Name a backup of it.")
    with database.explaining(path):
        is_damaged = _is_damaged(path)
        files.make_folder(path.parent)
    with (
        database.explaining(source),
        tempfile.TemporaryDirectory(prefix=files.SCRATCH, dir=path.parent) as scratch,
    ):
        checked = Path(scratch) / "restored.db"
        version = database.check_file(source)
        if (found := backup.fault(source) if version else "it is empty") is not None:
            raise _not_sound(source, found)
        backup.copy(source, checked)
        database.migrate_copy(checked, source=source)
        if (found := _broken(checked)) is not None:
            raise _not_sound(source, found)
        renew(checked)
        with database.explaining(path):
            if is_damaged:
                return _put_aside(checked, path, now=now)
            return _put_in_place(checked, path, now=now)


def _is_damaged(path: Path) -> bool:
    """Return whether the present file cannot be read.

    Raises:
        InfoviewError: it is not infoview's, or from a newer infoview, and so not to be replaced.
    """
    try:
        version = database.check_file(path)
    except InfoviewError as error:
        if error.code != "damaged":
            raise
        return True
    return version != 0 and backup.is_damaged(path)


def _put_aside(checked: Path, path: Path, *, now: datetime) -> Path:
    """Put the new file in the place of a damaged one, which is kept as it is with its rollback journal."""
    aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}")
    try:
        os.link(path, aside)
    except FileExistsError:
        raise
    except OSError:
        path.rename(aside)  # a disk without hard links
    # SQLite would roll it back into whatever has the name of the file that it belongs to.
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").rename(aside.with_name(f"{aside.name}-journal"))
    backup.copy(checked, path, replace=True)
    return aside


def _put_in_place(checked: Path, path: Path, *, now: datetime) -> Path | None:
    """Write the pages of the new file into the present one, which is kept as a backup and named in them."""
    if not path.exists() or path.stat().st_size == 0:
        path.unlink(missing_ok=True)
        backup.copy(checked, path)
        database.tell_place(path)
        return None
    for _ in range(ATTEMPTS):
        # It stays open: to close any handle of a file drops all locks that this process has on it.
        with path.open("rb", buffering=0) as file:
            counter = _change_counter(file)
            kept = backup.make(path, "before-restore", now=now)

            def check(file: FileIO = file, counter: bytes = counter) -> None:
                if _change_counter(file) != counter:
                    raise _WrittenMeanwhileError

            with closing(sqlite3.connect(checked)) as new, closing(database.connect(path)) as present:
                journal.note_restore(new, clock.stamp(now), str(kept))
                try:
                    backup.copy_pages(new, present, before=check)
                except _WrittenMeanwhileError:
                    kept.unlink()
                else:
                    return kept
    raise InfoviewError(
        f"Another infoview is writing {path} all the time; nothing was changed.",
        hint="Wait for it to end, then try again.",
        code="busy",
    )


class _WrittenMeanwhileError(Exception):
    """Between the copy of the present file and its replacement somebody wrote to it."""


def _change_counter(file: FileIO) -> bytes:
    """Return the field of SQLite's header that every transaction changes."""
    file.seek(24)
    return file.read(4)


def _not_sound(source: Path, found: str) -> InfoviewError:
    return InfoviewError(
        f"{source} is not sound: {found}. Nothing was changed.", hint=backup.way_back(), code="damaged"
    )


def _broken(path: Path) -> str | None:
    """Return what the thorough check finds wrong with a file, or None."""
    with closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if verdict != "ok":
        return backup.in_one_line(str(verdict))
    return f"{len(dangling)} rows point nowhere" if dangling else None
