"""The doctor: is everything whole, private and true, and what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from infoview import config
from infoview.config import Settings
from infoview.domain.names import fold
from infoview.domain.results.care import Finding
from infoview.domain.text import quote
from infoview.errors import InfoviewError
from infoview.services import owing
from infoview.services.rules import rules_of
from infoview.store import backup, checking, database, drafts
from infoview.store.models.people import Contact

FIX = "infoview doctor --fix"
OK, WARNING, FAULT, MENDED = "ok", "warning", "fault", "mended"


def examine(*, fix: bool, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Look at the file, its place, its content and its backups; ``fix`` mends what can be mended.

    What is mended inside the database is one undo step. A damaged file is never written to.
    """
    path = config.database_path()
    try:
        version = database.check_file(path)
    except (InfoviewError, OSError) as error:
        return (_unusable(path, error), *_backups(path))
    if version == 0:
        return (Finding("file", OK, f"There is no database yet; it will be {path}.", None),)
    # Before anything is opened for writing, which would make the file private in passing.
    place = list(_place(path, fix=fix))
    try:
        content = list(_content(fix=fix, now=now, settings=settings))
    except InfoviewError as error:
        return (_unusable(path, error), *_backups(path))
    return (
        Finding("file", OK, f"{path}, schema {version}.", None),
        *place,
        *content,
        *_backups(path),
        *_drafts(),
    )


def _unusable(path: Path, error: Exception) -> Finding:
    newest = backup.newest_sound(path)
    remedy = f"infoview restore {quote(str(newest))}" if newest else "There is no sound backup in its folder."
    return Finding("file", FAULT, str(error), remedy)


def _place(path: Path, *, fix: bool) -> Iterator[Finding]:
    """Look at who may read the files, and at who else may be moving them."""
    folders = (path.parent, backup.folder(path), config.drafts_path())
    for each, mode in ((path, 0o600), *((folder, 0o700) for folder in folders)):
        if checking.open_to_others(each):
            if fix:
                each.chmod(mode)
                yield Finding("privacy", MENDED, f"{each} is now for you alone.", None)
            else:
                yield Finding("privacy", WARNING, f"{each} is open to other users of this machine.", FIX)
    if synced := checking.synced_by(path):
        yield Finding(
            "place",
            WARNING,
            f"The database lies where {synced} copies or shares it, which can damage it while it is written.",
            "Keep it on this machine (INFOVIEW_HOME) and let the service copy backups: infoview backup FILE",
        )


def _drafts() -> Iterator[Finding]:
    """Name what was written in an editor and is not stored yet."""
    for command in drafts.SUFFIXES:
        for draft in drafts.list_drafts(command):
            yield Finding(
                "drafts",
                WARNING,
                f"{draft.path} waits to be finished.",
                f"infoview {command} --resume {draft.number}",
            )


def _content(*, fix: bool, now: datetime, settings: Settings) -> Iterator[Finding]:
    """Look at what is in the database, by SQLite's own checks and then by infoview's."""
    with database.reading_connection() as connection:
        broken = checking.integrity(connection)
        yield _verdict("integrity", broken, "Every page is sound.", "infoview restore BACKUP")
        if broken:
            return
        lost = checking.dangling(connection)
        yield _verdict(
            "references",
            f"{lost} rows refer to nothing" if lost else None,
            "All references hold.",
            "infoview restore",
        )
        faults = checking.journal_faults(connection)
        yield _verdict(
            "journal", "; ".join(faults) or None, "Every step can be undone.", "Undo may stop short of these."
        )
    if fix:
        with database.writing("doctor", now=now) as session:
            yield from _derived(session, fix=True, now=now, settings=settings)
    else:
        with database.reading() as session:
            yield from _derived(session, fix=False, now=now, settings=settings)


def _derived(session: Session, *, fix: bool, now: datetime, settings: Settings) -> Iterator[Finding]:
    """Prove that all that is derived equals what it is derived from: what is owed, and the search keys."""
    rules = rules_of(settings)
    contacts = list(session.exec(select(Contact)))
    untrue = [contact for contact in contacts if not owing.is_true(session, contact, rules)]
    unkeyed = [
        contact
        for contact in contacts
        if (contact.name_key, contact.company_key) != (fold(contact.name), fold(contact.company or ""))
    ]
    for check, found, fine in (
        ("owed", untrue, "What is owed follows from the log."),
        ("search", unkeyed, "Everybody can be found."),
    ):
        names = ", ".join(contact.name for contact in found[:5])
        message = f"{len(found)} of {len(contacts)} contacts are out of date: {names}" if found else None
        yield _verdict(check, message, fine, FIX, mended=fix)
    if fix:
        for contact in unkeyed:
            contact.name_key, contact.company_key = fold(contact.name), fold(contact.company or "")
            session.add(contact)
        owing.refresh(session, [contact.id for contact in untrue], today=now.date(), rules=rules)


def _backups(path: Path) -> Iterator[Finding]:
    backups = backup.list_backups(path)
    if not backups:
        yield Finding("backups", WARNING, "There is no backup yet.", "infoview backup")
    bad = [each.path.name for each in backups if backup.fault(each.path)]
    if bad:
        yield Finding("backups", WARNING, f"These backups cannot be read: {', '.join(bad)}.", "Delete them.")
    elif backups:
        yield Finding(
            "backups", OK, f"{len(backups)} backups, all sound; the newest: {backups[0].path}", None
        )


def _verdict(check: str, fault: str | None, fine: str, remedy: str, *, mended: bool = False) -> Finding:
    if fault is None:
        return Finding(check, OK, fine, None)
    return Finding(check, MENDED if mended else FAULT, f"{fault}.", None if mended else remedy)
