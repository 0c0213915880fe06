"""A contact as a card: all that is on record, for show and for what add-contact and edit return."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from infoview.config import Settings
from infoview.domain.cadence import stage_on
from infoview.domain.results import contacts, logs
from infoview.domain.results.followups import Ref
from infoview.services import due
from infoview.services.finding import find_person
from infoview.services.talks import Gains, what_they_gave
from infoview.store import people
from infoview.store.database import connection_of
from infoview.store.models.log import Entry
from infoview.store.models.people import Contact


def contact(session: Session, contact_id: int, *, now: datetime, settings: Settings) -> contacts.Contact:
    """Return the card of a contact."""
    return contacts.Contact(**_fields(session, contact_id, now=now, settings=settings))


def show(session: Session, who: str, *, now: datetime, settings: Settings) -> contacts.Card:
    """Return the card of a contact with its timeline, all that is owed, and the open plan."""
    from infoview.services import plans  # not for those who only want the card

    person = find_person(connection_of(session), who, inside=True)
    return contacts.Card(
        **_fields(session, person.id, now=now, settings=settings),
        timeline=timeline(session, person.id),
        owed=due.owed_to(connection_of(session), [person.id], now=now, settings=settings),
        plan=plans.open_plan(session, person.id),
    )


def timeline(session: Session, contact_id: int) -> tuple[logs.Entry, ...]:
    """Return the log of a contact, newest first."""
    rows = session.exec(
        select(Entry)
        .where(Entry.contact_id == contact_id)
        .order_by(col(Entry.day).desc(), col(Entry.id).desc())
    ).all()
    return entries(session, rows)


def entries(session: Session, rows: Sequence[Entry]) -> tuple[logs.Entry, ...]:
    """Return lines of the log with the names of all who were there."""
    occasions = {row.occasion for row in rows}
    people_there: dict[str, list[Ref]] = {}
    for occasion, contact_id, name in session.exec(
        select(Entry.occasion, Contact.id, Contact.name)
        .join(Contact, col(Contact.id) == Entry.contact_id)
        .where(col(Entry.occasion).in_(occasions))
        .order_by(Contact.name_key)
    ):
        people_there.setdefault(occasion, []).append(Ref(contact_id, name))
    gains = what_they_gave(session, rows, private=True)
    return tuple(_entry(row, people_there[row.occasion], _listed(gains[row.id])) for row in rows)


def _listed(gains: Gains) -> tuple[logs.Gain, ...]:
    """Return what a talk gave as one list: takeaways first, then promises, then names."""
    return (
        *(logs.Gain(each.kind, each.text) for each in gains.takeaways),
        *(logs.Gain("i-owe" if each.mine else "they-owe", each.text) for each in gains.promises),
        *(
            logs.Gain("referral", f"{each.name}, {each.company}" if each.company else each.name)
            for each in gains.named
        ),
    )


def _entry(row: Entry, there: Sequence[Ref], gave: tuple[logs.Gain, ...]) -> logs.Entry:
    return logs.Entry(
        id=row.id,
        contact=next(ref for ref in there if ref.id == row.contact_id),
        what=row.what,
        on=row.day,
        time=row.time,
        timezone=row.timezone,
        via=row.via,
        text=row.text,
        minutes=row.minutes,
        until=row.until,
        mine=row.mine,
        about=row.about,
        private=row.private,
        together_with=tuple(ref for ref in there if ref.id != row.contact_id),
        fit=row.fit,
        gave=gave,
    )


def _may_use_name(session: Session, contact: Contact) -> bool | None:
    """Return whether whoever named a contact may be named to them; None where nobody has asked."""
    said = {naming.may_use_name for naming in people.list_namings(session, contact)} - {None}
    return None if not said else False not in said


def _fields(session: Session, contact_id: int, *, now: datetime, settings: Settings) -> dict[str, Any]:
    row = people.get_contact(session, contact_id)
    points = people.list_points(session, contact_id)
    referrer = session.get(Contact, row.referred_by_id) if row.referred_by_id else None
    owed = due.owed_to(connection_of(session), [contact_id], now=now, settings=settings)
    return {
        "id": contact_id,
        "uid": row.uid,
        "name": row.name,
        "company": row.company,
        "role": row.role,
        "emails": tuple(point.value for point in points if point.kind == "email"),
        "phones": tuple(point.value for point in points if point.kind == "phone"),
        "linkedin": next((point.value for point in points if point.kind == "linkedin"), None),
        "location": row.location,
        "timezone": row.timezone,
        "industry": row.industry,
        "level": row.level,
        "source": row.source,
        "met_at": row.met_at,
        "met_on": row.met_on,
        "referred_by": Ref(referrer.id, referrer.name) if referrer else None,
        "may_use_name": _may_use_name(session, row),
        "tags": tuple(tag.name for tag in people.list_tags(session, contact_id)),
        "tier": row.tier,
        "every": row.every,
        "stage": str(stage_on(now.date(), row.stage, row.rested, row.rested_until)),
        "last_touch": row.last_touch,
        "next": due.next_of(owed),
        "created": row.created,
        "rested_until": row.rested_until,
        "note": row.note,
    }
