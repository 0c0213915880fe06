"""What is owed, kept true: with every write the derivation is stored anew for the people it concerns.

``domain.cadence`` decides, from facts that ``store.case_lookup`` reads; here its answer is laid beside what
is stored. A row keeps its id while it lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from infoview.domain import cadence
from infoview.domain.facts import Owed, Rules, Standing
from infoview.domain.settling import acts_as
from infoview.domain.types import RESTED, Kind, What
from infoview.store import case_lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Referral

AUTO, MANUAL = "auto", "manual"
OPEN, DONE, SKIPPED = "open", "done", "skipped"


@dataclass(frozen=True, slots=True)
class Turned:
    """The ids of the rows that a refresh opened and closed, and of the contacts to whom they are owed."""

    opened: frozenset[int]
    closed: frozenset[int]
    contact_ids: frozenset[int]


MOVED_ON = frozenset({Kind.NUDGE, Kind.SET_DATE, Kind.REFERRAL, Kind.SECOND_PERSON})
"""A contact owes at most one of these: one more message moves the row, and it takes that message's key."""


def refresh(
    session: Session,
    contact_ids: Iterable[int],
    *,
    today: date,
    rules: Rules,
    entries: Sequence[Entry] = (),
    cleared: bool = False,
) -> Turned:
    """Derive anew what is owed to these contacts, store it, and return which rows that turned.

    Args:
        session: of the command's transaction.
        contact_ids: whose facts have changed; those whom they concern too are found here.
        today: the day on which rows are closed.
        rules: the delays in force.
        entries: the log entries that closed the rows, if any did.
        cleared: rows that are no longer owed were done, by an entry or a plan; otherwise their reason is
            gone, and they go with it.
    """
    opened: list[Followup] = []
    closed: list[Followup] = []
    for contact_id, rows, standing in _stand(session, contact_ids, rules):
        entry = next((entry for entry in entries if entry.contact_id == contact_id), None)
        stored = {row.key: row for row in rows if row.origin == AUTO}
        for owed in standing.owed:
            row = stored.pop(owed.key, None) or _moved(owed, stored)
            is_new = row is None or row.state != OPEN
            row = _stored(contact_id, owed, row)
            session.add(row)
            opened += [row] if is_new else []
        for gone in stored.values():
            if gone.state != OPEN:
                continue
            by = next((each for each in entries if each.about == gone.key), entry)
            tried = gone.kind == Kind.SECOND_PERSON and any(each.what == What.ASKED for each in entries)
            if (by or cleared or tried) and _is_cleared(gone, by):
                close(gone, DONE, by, today=today)
                closed.append(gone)
            else:
                session.delete(gone)
    session.flush()
    return Turned(
        frozenset(row.id for row in opened),
        frozenset(row.id for row in closed),
        frozenset(row.contact_id for row in (*opened, *closed)),
    )


def refresh_all(session: Session, *, today: date, rules: Rules) -> None:
    """Derive anew what is owed to everybody, as when a delay has changed."""
    refresh(session, session.exec(select(Contact.id)).all(), today=today, rules=rules)


def concerned(session: Session, contact_ids: Iterable[int]) -> list[int]:
    """Return these contacts and those whose rows speak of them.

    A talk with somebody concerns whoever named them; asking somebody, or their coming and going, concerns
    those at the same employer who have not answered yet.
    """
    session.flush()
    return case_lookup.list_concerned(connection_of(session), contact_ids)


def concerned_without(session: Session, contact_id: int) -> list[int]:
    """Return all others whose rows speak of a contact that will be gone; also those whom it named."""
    named = select(Referral.person_id).where(
        Referral.named_by_id == contact_id, col(Referral.person_id).is_not(None)
    )
    others = [*concerned(session, [contact_id]), *session.exec(named)]
    return list(dict.fromkeys(other for other in others if other not in {None, contact_id}))


def derive(session: Session, contact_ids: Sequence[int], rules: Rules) -> dict[int, Standing]:
    """Return a fresh derivation for each of these contacts, by contact id."""
    session.flush()
    cases = case_lookup.list_cases(connection_of(session), contact_ids, rules.rhythms)
    return {contact_id: cadence.standing(case, rules) for contact_id, case in cases.items()}


def is_true(session: Session, contact: Contact, standing: Standing) -> bool:
    """Return whether what is stored for a contact equals a fresh derivation."""
    rows = list(session.exec(select(Followup).where(Followup.contact_id == contact.id)))
    stored = {row.key: row for row in rows if row.origin == AUTO and row.state == OPEN}
    derived = {owed.key: owed for owed in standing.owed}
    return (
        contact.stage == str(standing.stage)
        and contact.last_touch == standing.last_touch
        and contact.rested == standing.rested
        and contact.rested_until == standing.rested_until
        and stored.keys() == derived.keys()
        and all(_columns(owed).items() <= stored[key].model_dump().items() for key, owed in derived.items())
    )


def close(row: Followup, state: str, entry: Entry | None = None, *, today: date) -> None:
    """Close a row as done or skipped; it is kept for the record."""
    row.state, row.closed_on, row.snoozed_until = state, today, None
    row.closed_by_id = entry.id if entry else None


def reopen(session: Session, talk: Interview) -> None:
    """Take back the skips of a talk that has a new date: they were for the date before."""
    keys = (f"{Kind.TALK}:{talk.uid}", f"{Kind.PREPARE}:{talk.uid}")
    rows = select(Followup).where(
        Followup.contact_id == talk.contact_id, Followup.state == SKIPPED, col(Followup.key).in_(keys)
    )
    for row in session.exec(rows):
        row.state, row.closed_on = OPEN, None
        session.add(row)


def _is_cleared(row: Followup, entry: Entry | None) -> bool:
    """Return whether a row that is owed no more was done: keeping in touch by talking, or a first message.

    A rest is an answer to the question whether to let somebody rest, and does nothing else.
    """
    if entry is not None and entry.what == RESTED:
        return row.kind == Kind.DECIDE
    if row.kind != Kind.KEEP_IN_TOUCH:
        return True
    is_first = acts_as(row.kind, row.fact) is Kind.REACH_OUT
    return entry is not None and (is_first or entry.what in {What.CAUGHT_UP, What.MET})


def _moved(owed: Owed, stored: dict[str, Followup]) -> Followup | None:
    """Take out the open row that lives on under another key."""
    same = [key for key, row in stored.items() if row.kind == owed.kind and row.state == OPEN]
    return stored.pop(same[0]) if same and owed.kind in MOVED_ON else None


def _stand(
    session: Session, contact_ids: Iterable[int], rules: Rules
) -> list[tuple[int, list[Followup], Standing]]:
    """Derive where these contacts and those whom they concern stand now, each with its stored rows.

    What is owed to one may depend on the stage of another, of a colleague who declined: where a stage has
    changed, all are derived once more.
    """
    ids = concerned(session, contact_ids)
    standings = derive(session, ids, rules)
    if _store_standings(session, standings):
        standings = derive(session, ids, rules)
    rows: dict[int, list[Followup]] = {contact_id: [] for contact_id in ids}
    for some in _parts(ids):
        for row in session.exec(select(Followup).where(col(Followup.contact_id).in_(some))):
            rows[row.contact_id].append(row)
    return [(contact_id, rows[contact_id], standings[contact_id]) for contact_id in ids]


def _store_standings(session: Session, standings: Mapping[int, Standing]) -> bool:
    """Store where contacts stand, and return whether that may concern a colleague of one."""
    concerns = False
    contacts = [
        contact
        for some in _parts(list(standings))
        for contact in session.exec(select(Contact).where(col(Contact.id).in_(some)))
    ]
    for contact in contacts:
        standing = standings[contact.id]
        before = contact.stage, contact.rested
        contact.stage, contact.last_touch = str(standing.stage), standing.last_touch
        contact.rested, contact.rested_until = standing.rested, standing.rested_until
        concerns = concerns or (bool(contact.company_key) and before != (contact.stage, contact.rested))
    return concerns


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the ids in parts that a statement may hold as parameters."""
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]


def _stored(contact_id: int, owed: Owed, row: Followup | None) -> Followup:
    """Return the row with the derived facts; one that had been closed lives again.

    A row that was snoozed until a day shows again once it is due on another: a talk that was moved.
    """
    row = row or Followup(contact_id=contact_id, key=owed.key, kind=str(owed.kind), origin=AUTO, due=owed.due)
    if (row.due, row.due_at) != (owed.due, _minute(owed.due_at)):
        row.snoozed_until = None
    for column, value in _columns(owed).items():
        if getattr(row, column) != value:
            setattr(row, column, value)
    if row.state != OPEN:
        row.state, row.closed_on, row.closed_by_id = OPEN, None, None
    return row


def _columns(owed: Owed) -> dict[str, Any]:
    """Return the facts of a row as the columns that hold them."""
    return {
        "key": owed.key,
        "kind": str(owed.kind),
        "fact": str(owed.fact),
        "fact_day": owed.fact_day,
        "via": owed.via,
        "minutes": owed.minutes,
        "about": owed.about,
        "about_id": owed.about_id,
        "due": owed.due,
        "due_at": _minute(owed.due_at),
        "timezone": owed.timezone,
        "show_from": owed.show_from,
        "show_until": _minute(owed.show_until),
    }


def _minute(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None
