"""A log entry in the editor: the header of its file is the command line, the text is what will be logged."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from sqlmodel import Session, col, select

from infoview.config import Settings
from infoview.domain.edit_file import Header
from infoview.domain.results.followups import Ref
from infoview.domain.results.logs import Entry, Logged, NotLogged
from infoview.domain.text import quote
from infoview.errors import InfoviewError, RefusedError, UsageError
from infoview.services import cards, debrief, due, log
from infoview.services.edit_files import check_contact, new_header, read_text
from infoview.store.database import connection_of
from infoview.store.models.log import Entry as EntryRow

_NOT_KEPT = frozenset({"who", "words", "text", "given", "occasion", "edit", "debrief"})
"""What a log command keeps elsewhere than among the options of its file."""


def begin_log(
    session: Session, typed: log.Typed, *, now: datetime, settings: Settings
) -> tuple[Header, Entry]:
    """Return the header of a new edit file, and the entry it will be: what cannot be logged is refused now.

    Args:
        session: one whose changes are taken back.
        typed: the command without its text.
        now: local wall time.
        settings: in force.
    """
    what = log.parse_what(typed)
    if typed.words:
        raise UsageError(
            "Give the text here or in the editor, not both.",
            hint=f"For example: infoview log {quote(typed.who)} {what} --edit",
        )
    entry = log.log(session, typed, now=now, settings=settings).entry
    known = replace(typed, together_with=[str(ref.id) for ref in entry.together_with])
    options = {field.name: getattr(known, field.name) for field in fields(log.Typed)}
    options |= {field.name: getattr(known.debrief, field.name) for field in fields(debrief.Typed)}
    options = {name: value for name, value in options.items() if value and name not in _NOT_KEPT}
    return new_header(session, entry.contact.id, "log", options, now=now), entry


def read_log(content: str) -> str:
    """Return the text of an edit file as it is stored; nothing where it was left empty.

    Raises:
        EditFileError: it cannot be stored.
    """
    return read_text(content, name="The text")


def finish_log(session: Session, header: Header, text: str, *, now: datetime, settings: Settings) -> Logged:
    """Log what an edit file holds."""
    check_contact(session, header)
    return log.log(session, replace(_typed_log(header), text=text), now=now, settings=settings)


def leave_log(session: Session, header: Header, *, now: datetime, settings: Settings) -> NotLogged:
    """Return what is said where the text was left empty."""
    typed = _typed_log(header)
    return NotLogged(
        contact=Ref(header.contact, header.name),
        command=" ".join(["infoview", "log", typed.who, typed.what, *map(quote, log.options_of(typed))]),
        owed=due.owed_to(connection_of(session), [header.contact], now=now, settings=settings),
    )


def find_logged(
    session: Session, header: Header, content: str, *, now: datetime, settings: Settings
) -> Logged | None:
    """Return the entry of a draft that was logged already, if it was: infoview was killed right after.

    Raises:
        NotFoundError: the contact is not on record.
        RefusedError: it was logged with another text.
    """
    check_contact(session, header)
    row = session.exec(
        select(EntryRow).where(EntryRow.occasion == header.key).order_by(col(EntryRow.id))
    ).first()
    if row is None:
        return None
    if (row.text or "") != read_log(content):
        raise RefusedError(
            "This draft was logged already, with another text.",
            hint=f"See it: infoview show {header.contact}. Delete the draft if it is not needed.",
        )
    return Logged(
        entry=cards.entries(session, [row])[0],
        closed=(),
        owed=due.owed_to(connection_of(session), [header.contact], now=now, settings=settings),
    )


def _typed_log(header: Header) -> log.Typed:
    gave = {field.name for field in fields(debrief.Typed)}
    options = {name: value for name, value in header.options.items() if name not in gave}
    try:
        return log.Typed(
            who=str(header.contact),
            given=header.begun,
            occasion=header.key,
            debrief=debrief.Typed(**{name: header.options[name] for name in gave & header.options.keys()}),
            **options,
        )
    except TypeError:
        raise InfoviewError("This draft was begun by another infoview.", code="draft") from None
