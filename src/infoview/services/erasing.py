"""Erasing a contact for good: the rows, the history that holds them, and the free pages of the file."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from infoview import config
from infoview.config import Settings
from infoview.domain.results.care import Erased
from infoview.services import earlier, owing, people, plans
from infoview.services.finding import find_person
from infoview.services.rules import rules_of
from infoview.store import edit_files, journal, traces
from infoview.store import people as store
from infoview.store.database import connection_of


def erase_contact(session: Session, who: str, *, now: datetime, settings: Settings) -> Erased:
    """Delete a contact and every step of the history that holds it; this cannot be undone.

    The history is cut off at the newest such step, since steps are undone in order. Backups are left alone,
    but those that still hold the contact are named. The edit files are for the caller to erase after this.
    """
    connection = connection_of(session)
    person = find_person(connection, who)
    contact = store.get_contact(session, person.id)
    uid, name = contact.uid, contact.name
    texts = [name, uid, *(point.value for point in store.list_points(session, person.id))]
    mentioned_by = [*store.list_named_by(session, person.id), *store.list_who_named(session, person.id)]
    points = earlier.points_of(session, person.id)
    people.delete_contact(session, str(person.id), now=now, settings=settings)
    traces.forget_name(connection, name, mentioned_by)
    points = earlier.not_noted(session, points)
    planned_anew = plans.forget_points(session, points, now=now, settings=settings)
    texts += map(earlier.as_mentioned, points)
    # Their checklists may be shorter now.
    owing.refresh(session, {*mentioned_by, *planned_anew}, today=now.date(), rules=rules_of(settings))
    steps = journal.cut_off(connection, person.id, texts)
    return Erased(
        id=person.id,
        name=name,
        steps=steps,
        mentions=traces.count_mentions(connection, name),
        backups=tuple(str(path) for path in traces.files_holding(config.database_path(), uid)),
        drafts=tuple(map(str, edit_files.list_about(person.id, uid))),
    )
