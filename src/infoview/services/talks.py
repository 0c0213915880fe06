"""Talks as far as several commands need them: the open one, its time by two clocks, what one gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from infoview import clock
from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.dates import When
from infoview.domain.facts import Fact
from infoview.domain.results.followups import Caution
from infoview.domain.types import IN_PERSON, TakeawayKind, What
from infoview.store.models.log import Entry, Interview, Promise, Takeaway
from infoview.store.models.people import Contact, Referral

MORNING, NIGHT = time(6), time(22)
"""Between them one talks with strangers; outside them an hour is likely that of another zone."""


def find_open(session: Session, contact_id: int) -> Interview | None:
    """Return the open plan of a contact, scheduled or not."""
    plans = select(Interview).where(Interview.contact_id == contact_id, Interview.state == "open")
    return session.exec(plans.order_by(col(Interview.id).desc())).first()


def default_minutes(channel: str | None, settings: Settings) -> int:
    """Return the usual length of a talk of a format."""
    in_person = channel in IN_PERSON
    return settings.number("talk.minutes_in_person" if in_person else "talk.minutes")


@dataclass(frozen=True, slots=True)
class Gains:
    """What one talk gave, each in the order in which it was noted; promises that were kept too."""

    takeaways: tuple[Takeaway, ...] = ()
    promises: tuple[Promise, ...] = ()
    named: tuple[Referral, ...] = ()

    def texts(self, kind: TakeawayKind) -> tuple[str, ...]:
        """Return what was noted of a kind."""
        return tuple(each.text for each in self.takeaways if each.kind == kind)


def what_it_gave(session: Session, talk: Entry | None, *, private: bool) -> Gains:
    """Return what a talk gave, and what was noted of it afterwards; nothing where there was none.

    Args:
        session: of the command's transaction, or a reader's.
        talk: the entry of the log.
        private: give away what was marked as private: to the user themselves, never to a message or to a
            sheet that may lie on the table.
    """
    if talk is None:
        return Gains()
    each = what_they_gave(session, [talk, *notes_after(session, talk)], private=private).values()
    return Gains(
        tuple(found for gains in each for found in gains.takeaways),
        tuple(found for gains in each for found in gains.promises),
        tuple(found for gains in each for found in gains.named),
    )


def notes_after(session: Session, talk: Entry) -> Sequence[Entry]:
    """Return the notes from the day of a talk until the next one, oldest first."""
    told = select(Entry).where(
        Entry.contact_id == talk.contact_id, col(Entry.what).in_([str(What.MET), str(What.NOTE)])
    )
    entries = {entry.uid: entry for entry in session.exec(told)}
    notes = timeline.notes_after(map(_fact, entries.values()), _fact(talk))
    return [entries[note.uid] for note in notes]


def _fact(entry: Entry) -> Fact:
    """Return what places an entry among others."""
    at = time.fromisoformat(entry.time) if entry.time else None
    return Fact(entry.what, entry.day, entry.uid, time=at)


def what_they_gave(session: Session, talks: Sequence[Entry], *, private: bool) -> dict[int, Gains]:
    """Return what each of some talks gave, by the id of its entry; ``private`` as in `what_it_gave`."""
    told = [talk.id for talk in talks if private or not talk.private]
    takeaways = select(Takeaway).where(col(Takeaway.entry_id).in_(told)).order_by(col(Takeaway.id))
    promises = select(Promise).where(col(Promise.entry_id).in_(told)).order_by(col(Promise.id))
    named = select(Referral).where(col(Referral.entry_id).in_(told)).order_by(col(Referral.id))
    noted, promised = _by_talk(session.exec(takeaways)), _by_talk(session.exec(promises))
    referred = _by_talk(session.exec(named))
    return {
        talk.id: Gains(
            tuple(noted.get(talk.id, ())), tuple(promised.get(talk.id, ())), tuple(referred.get(talk.id, ()))
        )
        for talk in talks
    }


_Gain = TypeVar("_Gain", Takeaway, Promise, Referral)


def _by_talk(rows: Iterable[_Gain]) -> dict[int, list[_Gain]]:
    found: dict[int, list[_Gain]] = {}
    for row in rows:
        found.setdefault(row.entry_id or 0, []).append(row)
    return found


def open_promises(session: Session, contact: Contact) -> tuple[Promise, ...]:
    """Return what was promised by either side and not done, oldest first; nothing of a private talk."""
    promised = session.exec(
        select(Promise)
        .outerjoin(Entry, col(Entry.id) == Promise.entry_id)
        .where(
            Promise.contact_id == contact.id,
            col(Promise.done_on).is_(None),
            or_(col(Entry.id).is_(None), col(Entry.private).is_(False)),
        )
        .order_by(col(Promise.day), col(Promise.id))
    )
    return tuple(promised)


def begins(talk: Interview) -> When:
    """Return when a talk that has a date begins by the user's own clock; a day is the same day everywhere."""
    at = When.from_iso(talk.at or "")
    if at.time is None or talk.timezone is None:
        return at
    here = clock.from_zone(datetime.combine(at.day, at.time), talk.timezone)
    return When(here.date(), here.time())


def by_their_clock(at: When, timezone: str | None, theirs: str | None) -> tuple[When, str]:
    """Return when a talk begins by the clock of whoever it is with, and the zone of that clock.

    That is their own zone where it is on record, else the zone in which the talk was planned; where neither
    is known it is the user's clock, and the zone is empty. A day is the same day everywhere.

    Args:
        at: the start as it was planned.
        timezone: the zone of that, None for the user's own.
        theirs: the zone of the other person, if known.
    """
    zone = theirs or timezone or ""
    if at.time is None or not zone:
        return at, zone
    there = clock.aware(datetime.combine(at.day, at.time), timezone).astimezone(ZoneInfo(zone))
    return When(there.date(), there.time()), zone


def at_night(talk: Interview, contact: Contact) -> tuple[Caution, ...]:
    """Say so where a talk is planned for the night, by either clock: often a slip of the zone."""
    if talk.at is None or (at := When.from_iso(talk.at)).time is None:
        return ()
    theirs, zone = by_their_clock(at, talk.timezone, contact.timezone)
    clocks = {zone or "here": theirs.time} | ({"here": begins(talk).time} if zone else {})
    return tuple(
        Caution("night", f"{hour:%H:%M} {where}")
        for where, hour in clocks.items()
        if hour and not MORNING <= hour < NIGHT
    )


def overlaps(session: Session, talk: Interview) -> tuple[Caution, ...]:
    """Return the other planned talks that take place at the same time."""
    if talk.at is None or When.from_iso(talk.at).time is None:
        return ()
    began, ended = _span(talk)
    others = session.exec(
        select(Interview, Contact.name)
        .join(Contact, col(Contact.id) == Interview.contact_id)
        .where(Interview.id != talk.id, Interview.state == "open", col(Interview.at).like("%T%"))
        .order_by(col(Interview.at))
    )
    found = []
    for other, name in others:
        start, end = _span(other)
        if start < ended and began < end:
            when = When(start.date(), start.time()).echo()
            found.append(Caution("conflict", f"{name}, {when}, {other.minutes} min"))
    return tuple(found)


def _span(talk: Interview) -> tuple[datetime, datetime]:
    """Return when a talk begins and ends, in the user's own wall time."""
    at = begins(talk)
    start = datetime.combine(at.day, at.time or time.min)
    return start, start + timedelta(minutes=talk.minutes)
