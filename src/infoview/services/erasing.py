"""Erasing a contact for good: the rows, the history that holds them, and the free pages of the file."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from infoview import config
from infoview.config import Settings
from infoview.domain.results.care import Erased
from infoview.services import owing
from infoview.services.finding import find_person
from infoview.services.gathering import concerned_without
from infoview.services.rules import rules_of
from infoview.store import backup, drafts, journal, people
from infoview.store.database import connection_of
from infoview.store.models.log import Entry
from infoview.store.models.people import Contact


def erase_contact(session: Session, who: str, *, now: datetime, settings: Settings) -> Erased:
    """Delete a contact and every step of the history that holds it; this cannot be undone.

    The history is cut off at the newest such step, since steps are undone in order. Backups are left alone,
    but those that still hold the contact are named. The drafts are for the caller to erase after this.
    """
    connection = connection_of(session)
    person = find_person(connection, who)
    contact = people.get_contact(session, person.id)
    uid, name = contact.uid, contact.name
    texts = [name, uid, *(point.value for point in people.list_points(session, person.id))]
    others = concerned_without(session, person.id)
    session.delete(contact)
    owing.refresh(session, others, today=now.date(), rules=rules_of(settings))
    steps = journal.cut_off(connection, person.id, texts)
    backups = [each.path for each in backup.list_backups(config.database_path())]
    return Erased(
        id=person.id,
        name=name,
        steps=steps,
        mentions=_mentions(session, name),
        backups=tuple(str(path) for path in backup.holding(backups, uid)),
        drafts=tuple(str(draft.path) for draft in drafts.list_about(person.id, uid)),
    )


def _mentions(session: Session, name: str) -> int:
    """Return how many notes and log entries about others still hold the name."""
    entries = select(func.count()).select_from(Entry).where(func.instr(col(Entry.text), name) > 0)
    notes = (
        select(func.count())
        .select_from(Contact)
        .where(or_(func.instr(col(Contact.note), name) > 0, func.instr(col(Contact.met_at), name) > 0))
    )
    return int(session.exec(entries).one()) + int(session.exec(notes).one())
