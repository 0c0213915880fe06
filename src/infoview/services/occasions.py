"""What is on record for a message of a kind, as the facts that it may speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from infoview import clock
from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.blanks import said
from infoview.domain.dates import When
from infoview.domain.debts import is_kept
from infoview.domain.facts import Case, Fact
from infoview.domain.messages.limits import FIRST
from infoview.domain.messages.occasion import Gave, Occasion, Planned, Recipient
from infoview.domain.messages.spoken import promised, speaks_of, to_them
from infoview.domain.messages.times import Shift, zone_words
from infoview.domain.types import Channel, Level, MessageKind, TakeawayKind, What
from infoview.errors import UsageError
from infoview.services.occasion_checks import check, check_says_something, wait_until
from infoview.services.records import Record, earlier, since
from infoview.services.talks import (
    begins,
    by_their_clock,
    default_minutes,
    find_open,
    notes_after,
    open_promises,
    what_it_gave,
)
from infoview.store.models.log import Entry, Interview, News, Promise
from infoview.store.models.people import Contact, Referral
from infoview.store.people import find_referrer, list_points

TALKED_OF = frozenset(
    {
        MessageKind.THANK_YOU,
        MessageKind.REPORT_BACK,
        MessageKind.RECONNECT,
        MessageKind.GOOD_NEWS,
        MessageKind.INTRODUCE_ME,
    }
)
"""The kinds that speak of the talk there was."""


def gather(
    record: Record, kind: MessageKind, *, say: str, may_use_name: bool, now: datetime, settings: Settings
) -> Occasion:
    """Return what a message may speak of.

    Raises:
        UsageError: what it is about has not happened; the hint shows the command that comes first.
        RefusedError: they said no, are left in peace, or were reminded enough.
        NotFoundError, AmbiguousError: ``--about`` means nothing, or several things.
    """
    uid = record.debt(kind)  # whatever --about cannot mean is said first
    check(record, kind, now=now, settings=settings)
    contact, case = record.contact, record.case
    talk = find_open(record.session, contact.id)
    unanswered = timeline.unanswered(case.facts)
    answer = since(record)
    before = earlier(record) if kind in FIRST else ("", None)
    referrer = find_referrer(record.session, contact)
    introduced, introduced_on = _introduced(record, kind, uid)
    promise = _promise_meant(record, kind, uid)
    target = record.person_meant() if kind is MessageKind.INTRODUCE_ME and not promise else None
    entry = _talk_meant(record, kind, uid, promise)
    their_promise = _their_promise(record, entry, promise, kind)
    gave = _gave(record, entry, their_promise)
    if not say:
        check_says_something(record, kind, gave, their_promise if promise else None)
    has_plan = kind in {MessageKind.CONFIRM, MessageKind.NEW_DATES}
    planned = _planned(record.session, contact, talk) if has_plan else None
    return Occasion(
        recipient=_recipient(record.session, contact),
        profile=record.profile,
        today=now.date(),
        minutes=talk.minutes if talk else default_minutes(None, settings),
        hours=settings.number("message.clock"),
        shift=_shift(contact, now),
        referrer=referrer.name if referrer else "",
        may_name=referrer is not None and bool(referrer.may_use_name or may_use_name),
        asked_on=unanswered[0].day if unanswered else None,
        again=before[0] == "asked-to-wait" and not wait_until(record, kind, today=now.date()),
        earlier=before[0],
        earlier_day=before[1],
        last_touch=contact.last_touch,
        talk=gave,
        planned=planned,
        since="" if planned else answer[0],
        since_day=answer[1],
        their_promise=their_promise,
        offered=promise is not None or (kind is MessageKind.GOOD_NEWS and _has_offered(case)),
        led_to=_listed([each.name for each in case.introductions]) if kind is MessageKind.GOOD_NEWS else "",
        gave_name=_gave_name(record) if kind is MessageKind.GOOD_NEWS else "",
        introduced=introduced,
        introduced_on=introduced_on,
        target=target.name if target else "",
        target_work=", ".join(part for part in (target.role, target.company) if part) if target else "",
        target_named=target is not None and _named_by(record, target),
        news=_news(record.session, uid) if kind is MessageKind.GOOD_NEWS else "",
        own=say,
    )


# What is on record.


def _recipient(session: Session, contact: Contact) -> Recipient:
    return Recipient(
        name=contact.name,
        company=contact.company or "",
        role=contact.role or "",
        industry=contact.industry or "",
        source=contact.source or "",
        met_at=contact.met_at or "",
        met_on=contact.met_on,
        on_linkedin=any(point.kind == "linkedin" for point in list_points(session, contact.id)),
        is_peer=contact.level in {Level.STUDENT, Level.GRADUATE},
        is_senior=contact.level in {Level.EXECUTIVE, Level.FOUNDER, Level.MANAGER},
    )


def _gave(record: Record, talk: Entry | None, their_promise: str) -> Gave | None:
    """Return what a talk gave that can be said to them. A private note is not repeated."""
    if talk is None:
        return None
    gave = what_it_gave(record.session, talk, private=False)
    promises = [each for each in gave.promises if each.mine and each.done_on is None]
    promise = next((each for each in promises if promised(each.text)), None)
    advice, takeaways, resources = (
        gave.texts(kind) for kind in (TakeawayKind.ADVICE, TakeawayKind.TAKEAWAY, TakeawayKind.RESOURCE)
    )
    # An offer to introduce the user to somebody names them; to be told to write to them is another thing.
    named = [
        each
        for each in gave.named
        if each.named_by_id == record.contact.id and not speaks_of(their_promise, each.name)
    ]
    reached, told_no = _reached(record.session, named, since=talk.day)
    noted = (*advice, *takeaways, *resources)
    return Gave(
        day=talk.day,
        format=talk.via,
        advice=_sayable(advice),
        takeaway=_sayable(takeaways),
        resource=_sayable(resources),
        promise=promise.text if promise else "",
        promise_by=promise.by if promise else None,
        named=_listed([each.name for each in named if each.person_id not in reached | told_no]),
        reached=_listed([each.name for each in named if each.person_id in reached]),
        private=talk.private,
        unsaid=(
            *(text for text in noted if not to_them(text)),
            *(each.text for each in promises if each is not promise),
        ),
        noted=tuple(text for text in noted if to_them(text)),
    )


def _reached(session: Session, named: Sequence[Referral], *, since: date) -> tuple[set[int], set[int]]:
    """Return whom of those that were named the user got in touch with since, and who of them said no."""
    people = [each.person_id for each in named if each.person_id is not None]
    entries = session.exec(
        select(Entry)
        .where(col(Entry.contact_id).in_(people), Entry.day >= since, Entry.what != str(What.NOTE))
        .order_by(col(Entry.day), col(Entry.id))
    ).all()
    last = {entry.contact_id: entry.what for entry in entries}
    told_no = {person for person, what in last.items() if what == What.DECLINED}
    return set(last) - told_no, told_no


def _sayable(texts: Sequence[str]) -> str:
    return next((text for text in texts if to_them(text)), "")


def _listed(names: Sequence[str]) -> str:
    """Return names as one says them: ``Ana Ruiz, Bo Chen and Lin Wu``."""
    names = [said(name) for name in dict.fromkeys(names)]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _talk_meant(record: Record, kind: MessageKind, uid: str | None, promise: Promise | None) -> Entry | None:
    """Return the talk that a message speaks of: that of the debt or of the promise, else the last.

    A report without a debt is on the last talk that gave advice.
    """
    if kind not in TALKED_OF:
        return None
    talks = record.session.exec(
        select(Entry)
        .where(Entry.contact_id == record.contact.id, Entry.what == str(What.MET))
        .order_by(col(Entry.day).desc(), col(Entry.id).desc())
    ).all()
    if promise:
        return next((each for each in talks if each.id == promise.entry_id), None)
    advised = {fact.uid for fact in record.case.facts if fact.advice}
    meant = [each for each in talks if each.uid == uid]
    if kind is MessageKind.REPORT_BACK:
        meant += [each for each in talks if each.uid in advised]
    return next(iter([*meant, *talks]), None)


def _promise_meant(record: Record, kind: MessageKind, uid: str | None) -> Promise | None:
    """Return the promise of theirs that a message reminds of, private or not.

    Where ``--about`` names whom the user wants to meet, it is one to introduce that person, if there is one.
    """
    if kind is not MessageKind.INTRODUCE_ME:
        return None
    if person := record.person_meant():
        offers = (each for each in _offers(record) if speaks_of(each.text, person.name))
        return next((each for each in offers if to_them(each.text)), None)
    found = select(Promise).where(Promise.contact_id == record.contact.id, Promise.uid == uid)
    return record.session.exec(found).first()


def _offers(record: Record) -> list[Promise]:
    """Return what they promised and have not done yet; nothing of a private talk."""
    return [
        each
        for each in open_promises(record.session, record.contact)
        if not each.mine and not is_kept(record.case, each.uid, each.day)
    ]


def _named_by(record: Record, person: Contact) -> bool:
    """Tell whether they gave the user this person's name; not in a private talk."""
    return (
        record.session.exec(_names_given(record).where(Referral.person_id == person.id)).first() is not None
    )


def _their_promise(record: Record, talk: Entry | None, promise: Promise | None, kind: MessageKind) -> str:
    """Return what they promised and have not done: the one that is meant, or in the talk that is meant."""
    if promise:
        return "" if _is_private(record.session, promise) else promise.text
    if kind is not MessageKind.THANK_YOU or talk is None:
        return ""
    said_in = {talk.id, *(note.id for note in notes_after(record.session, talk))}
    return _sayable([each.text for each in _offers(record) if each.entry_id in said_in])


def _has_offered(case: Case) -> bool:
    return any(not promise.mine for promise in case.promises)


def _gave_name(record: Record) -> str:
    """Return whom they named; nobody of a private talk."""
    return _listed([each.name for each in record.session.exec(_names_given(record)).all()])


def _names_given(record: Record) -> SelectOfScalar[Referral]:
    """Return the query for whom they named, the first one first; nobody of a private talk."""
    return (
        select(Referral)
        .outerjoin(Entry, col(Entry.id) == Referral.entry_id)
        .where(
            Referral.named_by_id == record.contact.id,
            or_(col(Entry.id).is_(None), col(Entry.private).is_(False)),
        )
        .order_by(col(Referral.day), col(Referral.id))
    )


def _is_private(session: Session, promise: Promise) -> bool:
    talk = session.get(Entry, promise.entry_id) if promise.entry_id else None
    return talk is not None and talk.private


def _introduced(record: Record, kind: MessageKind, uid: str | None) -> tuple[str, date | None]:
    """Return whom they led the user to, and when the two talked: the one meant, else the one not told yet."""
    if kind is not MessageKind.TELL_INTRODUCER:
        return "", None
    person = record.person_meant()
    found = record.case.introductions
    if person:
        found = tuple(each for each in found if each.contact_id == person.id)
        if not found:
            raise UsageError(
                f"{record.contact.name} did not name {person.name}, or you have not talked with them yet.",
                hint=f"See whom they named: infoview network {record.contact.id}",
            )
    chosen = next((each for each in found if each.uid == uid), max(found, key=lambda each: each.met_on))
    return chosen.name, chosen.met_on


def _news(session: Session, uid: str | None) -> str:
    rows = session.exec(select(News).order_by(col(News.day).desc(), col(News.id).desc())).all()
    return next((row.text for row in rows if row.uid == uid), rows[0].text)


# Times and zones.


def _planned(session: Session, contact: Contact, talk: Interview | None) -> Planned | None:
    """Return the talk that is planned as their clock shows it."""
    if talk is None or talk.at is None:
        return None
    there, zone = by_their_clock(When.from_iso(talk.at), talk.timezone, contact.timezone)
    here = begins(talk)
    if not zone and there.time and talk.format in _BY_WIRE:
        # Whoever is called may be anywhere, and both go by the user's clock then (domain facts 3.3).
        zone = clock.aware(datetime.combine(there.day, there.time)).tzname() or ""
    mine = datetime.combine(here.day, here.time) if here.time else None
    return Planned(
        day=there.day,
        time=there.time,
        zone=zone,
        format=talk.format,
        place=talk.place or "",
        phone=next((point.value for point in list_points(session, contact.id) if point.kind == "phone"), ""),
        mine=mine if here != there else None,
        my_zone=zone_words(clock.aware(mine).tzname() or "") if mine else "",
    )


_BY_WIRE = frozenset({Channel.PHONE, Channel.VIDEO, Channel.CHAT})
"""The formats in which each may be in a zone of their own."""


def _shift(contact: Contact, now: datetime) -> Shift | None:
    """Return how far their clock is from the user's, if their zone is on record."""
    if not contact.timezone:
        return None
    here = clock.aware(now)
    there = here.astimezone(ZoneInfo(contact.timezone))
    apart = (there.utcoffset() or here - here) - (here.utcoffset() or here - here)
    return Shift(apart, zone_words(here.tzname() or ""), zone_words(contact.timezone))


def last_channel(case: Case) -> str | None:
    """Return how the user wrote to them last, or how they answered."""
    written: list[Fact] = [fact for fact in timeline.moves(case.facts) if fact.via]
    return written[-1].via if written else None
