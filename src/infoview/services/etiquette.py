"""What a friend would mention on hearing what you log; never a reason not to log it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.dates import When
from infoview.domain.facts import Fact
from infoview.domain.results.followups import Caution
from infoview.domain.text import quote
from infoview.domain.types import FELL_THROUGH, What
from infoview.services.rules import free_days
from infoview.services.talks import begins
from infoview.store import case_lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview, Promise
from infoview.store.models.people import Contact

MESSAGES = frozenset({What.ASKED, What.NUDGED})
SOON = timedelta(days=2)
WEEK = timedelta(days=7)
EARLY = timedelta(hours=1)
"""So much before its time may a talk take place without anybody wondering whether it was another one."""


def warnings(session: Session, entry: Entry, *, now: datetime, settings: Settings) -> tuple[Caution, ...]:
    """Return what speaks against the message that was just logged, or makes the entry look like a slip."""
    if entry.what in FELL_THROUGH:
        return () if entry.interview_id else (Caution("no-talk", _name(session, entry)),)
    if entry.what == What.MET:
        return (*_twice(session, entry), *_before_its_time(session, entry, now))
    if entry.what == What.NOTE:
        return _unseen(session, entry)
    return _against(session, entry, settings) if entry.what in MESSAGES else ()


def _against(session: Session, entry: Entry, settings: Settings) -> tuple[Caution, ...]:
    """Return what speaks against a message; nothing but that where it was logged already."""
    before = _before(session, entry)
    unanswered = timeline.unanswered(before)
    found = []
    if any((fact.what, fact.day) == (entry.what, entry.day) for fact in unanswered):
        return (Caution("same-message", entry.day.isoformat(), entry.what),)
    if len(unanswered) >= 2:
        found.append(Caution("third-message", str(len(unanswered) + 1)))
    if unanswered and entry.day - unanswered[-1].day <= SOON:
        found.append(Caution("too-soon", unanswered[-1].day.isoformat()))
    last = timeline.latest(before)
    if last and last.what == What.DECLINED:
        found.append(Caution("after-no", last.day.isoformat()))
    if entry.day in free_days(settings):
        found.append(Caution("free-day", entry.day.isoformat()))
    there = _asked_there(session, entry)
    if there > settings.number("follow-up.per_employer"):
        found.append(Caution("employer", str(there)))
    return tuple(found)


def _twice(session: Session, entry: Entry) -> tuple[Caution, ...]:
    """Return the talk of the same day with the same person that was logged before, if there was one."""
    same = select(Entry).where(
        Entry.contact_id == entry.contact_id,
        Entry.what == entry.what,
        Entry.day == entry.day,
        Entry.id != entry.id,
    )
    earlier = session.exec(same.order_by(col(Entry.id).desc())).first()
    return (Caution("twice", earlier.day.isoformat()),) if earlier else ()


def _unseen(session: Session, entry: Entry) -> tuple[Caution, ...]:
    """Return a promise that was noted and shows nowhere, as whoever made it or was given it rests."""
    contact = session.get_one(Contact, entry.contact_id)
    if not contact.rested and not contact.pool:
        return ()
    promises = select(Promise.text).where(Promise.entry_id == entry.id)
    add = f"infoview followup add {entry.contact_id}"
    return tuple(
        Caution("at-rest", contact.name, f"{add} {quote(text)} --by fri") for text in session.exec(promises)
    )


def _before_its_time(session: Session, entry: Entry, now: datetime) -> tuple[Caution, ...]:
    """Return the planned talk that an entry closed although it was to begin later, and how to have both."""
    talk = session.get_one(Interview, entry.interview_id) if entry.interview_id else None
    if talk is None or talk.at is None:
        return ()
    begin = begins(talk)
    met = When(entry.day, time.fromisoformat(entry.time) if entry.time else None)
    if begin.time and met.time and not entry.timezone:
        is_later = datetime.combine(begin.day, begin.time) - datetime.combine(met.day, met.time) > EARLY
    else:
        is_later = begin.day > met.day
    if not is_later:
        return ()
    planned = When.from_iso(talk.at).echo()
    zone = f" {talk.timezone}" if talk.timezone and begin.time else ""
    if datetime.combine(begin.day, begin.time or time.max) < now:
        other = f"infoview log {entry.contact_id} met --on {quote(begin.echo())}"
        return (Caution("counts-as", f"{planned}{zone}", other),)
    options = (
        ("--at", planned),
        ("--timezone", talk.timezone),
        ("--minutes", str(talk.minutes)),
        ("--format", talk.format),
        ("--where", talk.place),
    )
    words = [word for option, value in options if value for word in (option, quote(value))]
    return (
        Caution("still-to-come", f"{planned}{zone}", f"infoview plan {entry.contact_id} {' '.join(words)}"),
    )


def _name(session: Session, entry: Entry) -> str:
    return session.get_one(Contact, entry.contact_id).name


def _before(session: Session, entry: Entry) -> list[Fact]:
    """Return the other facts up to the day of an entry, as what is owed is derived from them."""
    case = case_lookup.list_cases(connection_of(session), [entry.contact_id], {})[entry.contact_id]
    return [fact for fact in case.facts if fact.uid != entry.uid and fact.day <= entry.day]


def _asked_there(session: Session, entry: Entry) -> int:
    """Return how many people at the same employer were written to in the week up to an entry."""
    company = session.get_one(Contact, entry.contact_id).company_key
    if not company:
        return 0
    since: date = entry.day - WEEK
    people = (
        select(func.count(func.distinct(Entry.contact_id)))
        .join(Contact, col(Contact.id) == Entry.contact_id)
        .where(
            Contact.company_key == company,
            col(Entry.what).in_([str(what) for what in MESSAGES]),
            Entry.day > since,
            Entry.day <= entry.day,
        )
    )
    return int(session.exec(people).one())
