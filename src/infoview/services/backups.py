"""Backups: make, list, restore."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from infoview import clock, config
from infoview.config import Settings
from infoview.domain.results.care import BackedUp, BackupLine, Restored
from infoview.errors import NotFoundError, UsageError
from infoview.services.rules import rules_of
from infoview.store import backup, database, lookup, restoring


def back_up(target: Path | None, *, force: bool, now: datetime) -> BackedUp:
    """Copy the database to a file, or into its backup folder, and return the copy.

    Raises:
        NotFoundError: there is no database yet.
        UsageError: the file is the database itself.
        RefusedError: the file exists, and ``force`` was not said.
    """
    path = config.database_path()
    with database.explaining(path):
        if database.check_file(path) == 0:
            raise NotFoundError("There is nothing to back up yet.", hint="Begin with: infoview add-contact")
    if target is None:
        with database.explaining(path):
            target = backup.make(path, backup.BY_HAND, now=clock.aware(now))
    else:
        with database.explaining(target):
            if force and target.exists() and target.samefile(path):
                raise UsageError(f"{target} is the database itself.", hint="Name another file.")
            backup.copy(path, target, replace=force)
    return BackedUp(str(target), target.stat().st_size, _count_contacts())


def list_backups() -> tuple[BackupLine, ...]:
    """Return the backups in the database's backup folder, newest first, each tried."""
    return tuple(
        BackupLine(
            path=str(each.path),
            made=each.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            reason=each.reason,
            size=each.path.stat().st_size,
            fault=backup.fault(each.path),
        )
        for each in backup.list_backups(config.database_path())
    )


def restore(source: Path, *, now: datetime, settings: Settings) -> Restored:
    """Put a backup in the place of the database; the state before it is kept and named.

    What is owed in it is worked out anew: the settings may be others than when it was made.
    """
    rules = rules_of(settings)

    def renew(copy: Path) -> None:
        from infoview.services import owing

        # Facts that cannot be read come back as they are; the doctor tells of them.
        with suppress(ValueError, TypeError, UsageError), database.deriving(copy) as session:
            owing.refresh_all(session, today=now.date(), rules=rules)

    kept = restoring.restore(source, renew=renew, now=clock.aware(now))
    return Restored(
        path=str(source),
        kept=str(kept) if kept else None,
        damaged=kept is not None and backup.fault(kept) is not None,
        contacts=_count_contacts(),
    )


def _count_contacts() -> int:
    with database.reading_connection() as connection:
        return lookup.count_contacts(connection)
