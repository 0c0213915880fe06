"""What is owed, kept true: with every write the derivation is stored anew for the people it concerns.

``domain.cadence`` decides; here its facts are gathered from the store and its answer is laid beside what is
stored. A row keeps its id while it lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from infoview.domain import cadence
from infoview.domain.calendar import Period
from infoview.domain.dates import parse_period
from infoview.domain.facts import Case, Fact, Named, Owed, Rules, Standing, Talk
from infoview.domain.types import Kind, What
from infoview.store.models.log import Entry, Interview
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Referral

AUTO, MANUAL = "auto", "manual"
OPEN, DONE, SKIPPED = "open", "done", "skipped"


def refresh(
    session: Session,
    contact_ids: Iterable[int],
    *,
    today: date,
    rules: Rules,
    entries: Sequence[Entry] = (),
    cleared: bool = False,
) -> list[int]:
    """Derive anew what is owed to these contacts, store it, and return the ids of the rows that were closed.

    Args:
        session: of the command's transaction.
        contact_ids: whose facts have changed.
        today: the day on which rows are closed.
        rules: the delays in force.
        entries: the log entries that closed the rows, if any did.
        cleared: rows that are no longer owed were done, by an entry or a plan; otherwise their reason is
            gone, and they go with it.
    """
    session.flush()
    closed: list[int] = []
    for contact_id in dict.fromkeys(contact_ids):
        contact = session.get_one(Contact, contact_id)
        rows = list(session.exec(select(Followup).where(Followup.contact_id == contact_id)))
        standing = cadence.standing(_case(session, contact, rows), rules)
        _store_standing(contact, standing)
        entry = next((entry for entry in entries if entry.contact_id == contact_id), None)
        stored = {row.key: row for row in rows if row.origin == AUTO}
        for owed in standing.owed:
            session.add(_stored(contact_id, owed, stored.pop(owed.key, None)))
        for row in stored.values():
            if row.state != OPEN:
                continue
            if (entry or cleared) and _is_cleared(row, entry):
                close(row, DONE, today, entry)
                closed.append(row.id)
            else:
                session.delete(row)
    session.flush()
    return closed


def close(row: Followup, state: str, today: date, entry: Entry | None = None) -> None:
    """Close a row as done or skipped; it is kept for the record."""
    row.state, row.closed_on, row.snoozed_until = state, today, None
    row.closed_by_id = entry.id if entry else None


def _is_cleared(row: Followup, entry: Entry | None) -> bool:
    """Return whether a row that is owed no more was done: keeping in touch only by talking."""
    return row.kind != Kind.KEEP_IN_TOUCH or (entry is not None and entry.what in {What.CAUGHT_UP, What.MET})


def _store_standing(contact: Contact, standing: Standing) -> None:
    contact.stage, contact.last_touch = str(standing.stage), standing.last_touch
    contact.rested, contact.rested_until = standing.rested, standing.rested_until


def _stored(contact_id: int, owed: Owed, row: Followup | None) -> Followup:
    """Return the row with the derived facts; one that had been closed lives again."""
    row = row or Followup(contact_id=contact_id, key=owed.key, kind=str(owed.kind), origin=AUTO, due=owed.due)
    row.kind, row.fact, row.fact_day = str(owed.kind), owed.fact, owed.fact_day
    row.via, row.minutes, row.about = owed.via, owed.minutes, owed.about
    row.due, row.timezone, row.show_from = owed.due, owed.timezone, owed.show_from
    row.due_at = _minute(owed.due_at)
    row.show_until = _minute(owed.show_until)
    if row.state != OPEN:
        row.state, row.closed_on, row.closed_by_id = OPEN, None, None
    return row


def _case(session: Session, contact: Contact, rows: Sequence[Followup]) -> Case:
    """Gather all that is known of a contact, as far as it decides what is owed."""
    entries = session.exec(select(Entry).where(Entry.contact_id == contact.id))
    talks = session.exec(
        select(Interview).where(
            Interview.contact_id == contact.id, Interview.state == OPEN, col(Interview.at).is_not(None)
        )
    )
    named = session.exec(
        select(Referral, Contact.name)
        .join(Contact, col(Contact.id) == Referral.named_by_id)
        .where(Referral.person_id == contact.id)
    )
    return Case(
        uid=contact.uid,
        added_on=contact.added_on,
        source=contact.source,
        met_on=contact.met_on,
        met_at=contact.met_at,
        pool=contact.pool,
        tier=contact.tier,
        every=_period(contact.every),
        facts=tuple(_fact(entry) for entry in entries),
        talks=tuple(_talk(talk) for talk in talks),
        named=tuple(Named(referral.uid, referral.day, name) for referral, name in named),
        skipped={row.key: row.closed_on or row.due for row in rows if row.state == SKIPPED},
        manual=any(row.origin == MANUAL and row.state == OPEN for row in rows),
    )


def _fact(entry: Entry) -> Fact:
    return Fact(
        what=entry.what,
        day=entry.day,
        uid=entry.uid,
        order=entry.id,
        time=time.fromisoformat(entry.time) if entry.time else None,
        timezone=entry.timezone,
        via=entry.via,
        minutes=entry.minutes,
        until=entry.until,
        mine=entry.mine,
        about=entry.about,
    )


def _talk(talk: Interview) -> Talk:
    at = datetime.fromisoformat(talk.at or "")
    return Talk(
        uid=talk.uid,
        day=at.date(),
        planned_on=talk.planned_on or at.date(),
        time=at.time() if "T" in (talk.at or "") else None,
        timezone=talk.timezone,
        minutes=talk.minutes,
        format=talk.format,
        prepared=talk.prepared_on is not None,
    )


def _period(text: str | None) -> Period | None:
    return parse_period(text) if text else None


def _minute(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None
