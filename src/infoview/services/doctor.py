"""The doctor: is everything whole, private and true, and what can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from infoview import config
from infoview.config import Settings
from infoview.domain.facts import Rules
from infoview.domain.folding import fold
from infoview.domain.results.care import Finding
from infoview.domain.text import quote
from infoview.errors import InfoviewError
from infoview.services import owing
from infoview.services.rules import rules_of
from infoview.store import backup, checking, database, edit_files, search_index, traces
from infoview.store.database import connection_of
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
        content = list(_content(path, fix=fix, now=now, settings=settings))
        # To open an older file has brought it to the newest schema.
        version = database.check_file(path)
    except InfoviewError as error:
        return (_unusable(path, error), *_backups(path))
    return (
        Finding("file", OK, f"{path}, schema {version}.", None),
        *place,
        *content,
        *_backups(path),
        *_edit_files(),
    )


def _unusable(path: Path, error: InfoviewError | OSError) -> Finding:
    """Say why the file cannot be used; only what is damaged is to be replaced by a backup."""
    remedy = error.hint if isinstance(error, InfoviewError) and error.code != "damaged" else _restore(path)
    return Finding("file", FAULT, str(error), remedy)


def _restore(path: Path) -> str:
    """Return the remedy for what only a backup can mend."""
    newest = backup.newest_sound(path)
    return f"infoview restore {quote(str(newest))}" if newest else "There is no sound backup in its folder."


def _place(path: Path, *, fix: bool) -> Iterator[Finding]:
    """Look at who may read the files, and at who else may be moving them."""
    places = [(each, 0o600) for each in (path, *(copy.path for copy in backup.list_backups(path)))]
    # The folders round any other file are the user's, with modes that they have chosen.
    if path.parent == config.data_folder():
        places += [(each, 0o700) for each in (path.parent, backup.folder(path), config.edit_files_path())]
    for each, mode in places:
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


def _edit_files() -> Iterator[Finding]:
    """Name what was written in an editor and is not stored yet."""
    for command in edit_files.SUFFIXES:
        for file in edit_files.list_edit_files(command):
            yield Finding(
                "drafts",
                WARNING,
                f"{file.path} waits to be finished.",
                f"infoview {command} --resume {file.number}",
            )
    for path in edit_files.list_left():
        yield Finding(
            "drafts",
            WARNING,
            f"{path} was left by an editor; it may hold what you wrote.",
            "Delete it once you do not need it.",
        )


def _content(path: Path, *, fix: bool, now: datetime, settings: Settings) -> Iterator[Finding]:
    """Look at what is in the database, by SQLite's own checks and then by infoview's."""
    with database.reading_connection() as connection:
        broken = checking.integrity(connection)
        lost = 0 if broken else checking.dangling(connection)
        faults = [] if broken else checking.journal_faults(connection)
    if broken:
        yield Finding("integrity", FAULT, f"{broken}.", _restore(path))
        return
    yield Finding("integrity", OK, "Every page is sound.", None)
    if lost:
        yield Finding("references", FAULT, f"Rows that refer to nothing: {lost}.", _restore(path))
    else:
        yield Finding("references", OK, "All references hold.", None)
    if faults:
        yield Finding("journal", FAULT, f"{'; '.join(faults)}.", "Undo may stop short of these.")
    else:
        yield Finding("journal", OK, "Every step can be undone.", None)
    rules = rules_of(settings)
    with database.reading() as session:
        state = _look(session, rules)
    is_indexed = search_index.is_true(path)
    if fix and (state.untrue or state.unkeyed or not is_indexed):
        with database.writing("doctor", now=now) as session:
            state = _look(session, rules)
            _mend(session, state, now=now, rules=rules)
            if not is_indexed:
                # It follows from the rows, as it does after every undo: no step of its own.
                search_index.rebuild(connection_of(session))
    yield from _derived(state, path, fix=fix)
    if is_indexed:
        yield Finding("index", OK, "What you typed can be found by its words.", None)
    else:
        message = "The index of the search is out of date."
        yield Finding("index", MENDED if fix else FAULT, message, None if fix else FIX)


@dataclass(frozen=True, slots=True)
class _State:
    """The names, by contact id, of those for whom something is not as it follows from the log."""

    count: int
    untrue: dict[int, str]
    unkeyed: dict[int, str]
    unreadable: dict[int, str]


_UNREADABLE = (ValueError, TypeError, InfoviewError)


def _look(session: Session, rules: Rules) -> _State:
    """Compare all that is derived with what it is derived from: what is owed, and the search keys."""
    people = session.exec(select(Contact.id, Contact.name).order_by(col(Contact.id))).all()
    state = _State(len(people), {}, {}, {})
    try:
        standings = owing.derive(session, [contact_id for contact_id, _ in people], rules)
    except _UNREADABLE:
        standings = {}  # somebody's facts are in disorder: each by themselves
    for contact_id, name in people:
        try:
            contact = session.get_one(Contact, contact_id)
            standing = standings.get(contact_id) or owing.derive(session, [contact_id], rules)[contact_id]
            if not owing.is_true(session, contact, standing):
                state.untrue[contact_id] = name
            if (contact.name_key, contact.company_key) != (fold(name), fold(contact.company or "")):
                state.unkeyed[contact_id] = name
        except _UNREADABLE:
            state.unreadable[contact_id] = name
    return state


def _mend(session: Session, state: _State, *, now: datetime, rules: Rules) -> None:
    for contact_id in state.unkeyed:
        contact = session.get_one(Contact, contact_id)
        contact.name_key, contact.company_key = fold(contact.name), fold(contact.company or "")
        session.add(contact)
    owing.refresh(session, state.untrue, today=now.date(), rules=rules)


def _derived(state: _State, path: Path, *, fix: bool) -> Iterator[Finding]:
    """Tell what was found, and what was mended."""
    if state.unreadable:
        some = _some(state.unreadable, state.count)
        yield Finding("values", FAULT, f"{some} hold a value that cannot be read.", _restore(path))
    for check, found, fine in (
        ("owed", state.untrue, "What is owed follows from the log."),
        ("search", state.unkeyed, "Everybody can be found."),
    ):
        if not found:
            yield Finding(check, OK, fine, None)
        else:
            message = f"{_some(found, state.count)} are out of date."
            yield Finding(check, MENDED if fix else FAULT, message, None if fix else FIX)


def _some(names: dict[int, str], count: int) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return f"{len(names)} of {count} contacts ({', '.join([*names.values()][:5])}{more})"


def _backups(path: Path) -> Iterator[Finding]:
    backups = backup.list_backups(path)
    if not backups:
        yield Finding("backups", WARNING, "There is no backup yet.", "infoview backup")
    bad = [each.path.name for each in backups if backup.fault(each.path)]
    if bad:
        yield Finding("backups", WARNING, f"These backups cannot be read: {', '.join(bad)}.", "Delete them.")
    elif backups:
        yield Finding(
            "backups",
            OK,
            f"{len(backups)} {'backup' if len(backups) == 1 else 'backups'}, none damaged; the newest:"
            f" {backups[0].path}",
            None,
        )
    for left in traces.left_behind(path):
        yield Finding(
            "leftovers",
            WARNING,
            f"{left} is a copy that was never finished.",
            "Delete it, unless a backup or restore is running.",
        )
