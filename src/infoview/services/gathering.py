"""The facts of a contact, gathered from the store as far as they decide what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from sqlmodel import Session, case, col, func, select

from infoview.domain.calendar import Period
from infoview.domain.dates import When, parse_period
from infoview.domain.facts import Case, Colleague, Fact, Introduction, Named, News, Pledge, Rules, Talk
from infoview.domain.types import SectionName, Stage, TakeawayKind, What
from infoview.store.models.log import Entry, Interview, PlanItem, Promise, Takeaway
from infoview.store.models.log import News as NewsRow
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Referral, Tag

REPORTED_ON = (TakeawayKind.ADVICE, TakeawayKind.RESOURCE)
"""The kinds of takeaways that are reported back on."""


def concerned(session: Session, contact_ids: Iterable[int]) -> list[int]:
    """Return these contacts and those whose rows speak of them.

    A talk with somebody concerns whoever named them; asking somebody, or their coming and going, concerns
    those at the same employer who have not answered yet.
    """
    ids = list(dict.fromkeys(contact_ids))
    introducers = select(Referral.named_by_id).where(
        col(Referral.person_id).in_(ids), col(Referral.named_by_id).is_not(None)
    )
    employers = select(Contact.company_key).where(col(Contact.id).in_(ids), Contact.company_key != "")
    waiting = select(Contact.id).where(
        col(Contact.company_key).in_(employers), col(Contact.stage).in_((Stage.CONTACTED, Stage.NUDGED))
    )
    others = [*session.exec(introducers), *session.exec(waiting)]
    return list(dict.fromkeys([*ids, *(other for other in others if other is not None)]))


def concerned_without(session: Session, contact_id: int) -> list[int]:
    """Return all others whose rows speak of a contact that will be gone; also those whom it named."""
    named = select(Referral.person_id).where(
        Referral.named_by_id == contact_id, col(Referral.person_id).is_not(None)
    )
    others = [*concerned(session, [contact_id]), *session.exec(named)]
    return list(dict.fromkeys(other for other in others if other not in {None, contact_id}))


def case_of(session: Session, contact: Contact, rows: Sequence[Followup], rules: Rules) -> Case:
    """Return all that is known of a contact, as far as it decides what is owed."""
    introductions = _introductions(session, contact)
    named_on, named_at = _first_naming(session, contact) or (None, "")
    return Case(
        uid=contact.uid,
        added_on=contact.added_on,
        source=contact.source,
        met_on=contact.met_on,
        met_at=contact.met_at,
        pool=contact.pool,
        tier=contact.tier,
        every=_period(contact.every),
        facts=_facts(session, contact),
        talks=_talks(session, contact),
        named=_named(session, contact),
        promises=_promises(session, contact),
        introductions=introductions,
        named_others_on=named_on,
        named_others_at=named_at,
        news=tuple(News(row.uid, row.day, row.text, row.created) for row in session.exec(select(NewsRow))),
        colleagues=_colleagues(session, contact),
        rhythm=_rhythm(session, contact, rules),
        skipped={row.key: row.closed_on or row.due for row in rows if row.state == "skipped"},
        manual=any(row.origin == "manual" and row.state == "open" for row in rows),
    )


def _facts(session: Session, contact: Contact) -> tuple[Fact, ...]:
    noted = session.exec(
        select(Takeaway.entry_id, Takeaway.text)
        .join(Entry, col(Entry.id) == Takeaway.entry_id)
        .where(Entry.contact_id == contact.id, col(Takeaway.kind).in_(REPORTED_ON))
        .order_by(col(Takeaway.id).desc())
    )
    advice = dict(noted.all())
    entries = session.exec(select(Entry).where(Entry.contact_id == contact.id))
    return tuple(_fact(entry, advice.get(entry.id)) for entry in entries)


def _fact(entry: Entry, advice: str | None) -> Fact:
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
        advice=advice,
        created=entry.created,
    )


def _talks(session: Session, contact: Contact) -> tuple[Talk, ...]:
    ticked = func.coalesce(func.sum(case((col(PlanItem.done).is_(True), 1), else_=0)), 0)
    talks = session.exec(
        select(Interview, ticked, func.count(col(PlanItem.id)))
        .outerjoin(
            PlanItem,
            (col(PlanItem.interview_id) == Interview.id)
            & (col(PlanItem.section) == str(SectionName.PREPARATION)),
        )
        .where(Interview.contact_id == contact.id, Interview.state == "open", col(Interview.at).is_not(None))
        .group_by(col(Interview.id))
    )
    return tuple(_talk(talk, done, items) for talk, done, items in talks)


def _talk(talk: Interview, ticked: int, items: int) -> Talk:
    at = When.from_iso(talk.at or "")
    return Talk(
        uid=talk.uid,
        day=at.day,
        planned_on=talk.planned_on or at.day,
        time=at.time,
        timezone=talk.timezone,
        minutes=talk.minutes,
        format=talk.format,
        prepared=talk.prepared_on is not None,
        ticked=ticked,
        items=items,
    )


def _named(session: Session, contact: Contact) -> tuple[Named, ...]:
    """Return who named this contact."""
    named = session.exec(
        select(Referral, Contact.name)
        .join(Contact, col(Contact.id) == Referral.named_by_id)
        .where(Referral.person_id == contact.id)
    )
    return tuple(Named(each.uid, each.day, name, each.entry_id or 0) for each, name in named)


def _first_naming(session: Session, contact: Contact) -> tuple[date, str] | None:
    """Return when this contact first named somebody: the day, and when that was typed."""
    named = session.exec(
        select(Referral, Contact, Entry)
        .join(Contact, col(Contact.id) == Referral.person_id)
        .outerjoin(Entry, col(Entry.id) == Referral.entry_id)
        .where(Referral.named_by_id == contact.id)
    )
    typed = [(each.day, entry.created if entry else person.created) for each, person, entry in named]
    return min(typed, default=None)


def _introductions(session: Session, contact: Contact) -> tuple[Introduction, ...]:
    """Return whom this contact named and the user talked with since, each once and with the first talk."""
    named_on = (
        select(Referral.person_id, func.min(Referral.day).label("day"))
        .where(Referral.named_by_id == contact.id)
        .group_by(col(Referral.person_id))
        .subquery()
    )
    first_talk = (
        select(func.min(Entry.day))
        .where(Entry.contact_id == Contact.id, Entry.what == str(What.MET), Entry.day >= named_on.c.day)
        .scalar_subquery()
    )
    named = session.exec(
        select(Contact, named_on.c.day, first_talk).join(named_on, named_on.c.person_id == Contact.id)
    )
    return tuple(
        Introduction(person.uid, person.id, person.name, day, met_on)
        for person, day, met_on in named
        if met_on
    )


def _promises(session: Session, contact: Contact) -> tuple[Pledge, ...]:
    rows = session.exec(select(Promise).where(Promise.contact_id == contact.id))
    return tuple(
        Pledge(row.uid, row.mine, row.text, row.day, row.by, row.done_on is not None, row.created)
        for row in rows
    )


def _colleagues(session: Session, contact: Contact) -> tuple[Colleague, ...]:
    """Return the others at the same employer, by name.

    Only somebody not written to yet may be asked, and nobody who named this contact.
    """
    if not contact.company_key:
        return ()
    asked_on = (
        select(func.max(Entry.day))
        .where(Entry.contact_id == Contact.id, Entry.what == str(What.ASKED))
        .scalar_subquery()
    )
    may_be_asked = col(Contact.rested).is_(False) & col(Contact.stage).in_((Stage.POOL, Stage.TO_CONTACT))
    named_by = session.exec(select(Referral.named_by_id).where(Referral.person_id == contact.id))
    referrers = {contact.referred_by_id, *named_by}
    others = session.exec(
        select(Contact, asked_on, may_be_asked)
        .where(Contact.company_key == contact.company_key, Contact.id != contact.id)
        .order_by(Contact.name_key, col(Contact.id))
    )
    return tuple(
        Colleague(other.id, other.name, asked, bool(allowed) and other.id not in referrers)
        for other, asked, allowed in others
    )


def _rhythm(session: Session, contact: Contact, rules: Rules) -> tuple[Period, str] | None:
    """Return the shortest period that the settings give to one of the contact's tags."""
    if not rules.rhythms:
        return None
    tags = session.exec(select(Tag.key).where(Tag.contact_id == contact.id))
    known = [(rules.rhythms[key], f"tag {key}") for key in tags if key in rules.rhythms]
    return min(known, key=lambda found: (found[0].days_at_least, found[1]), default=None)


def _period(text: str | None) -> Period | None:
    return parse_period(text) if text else None
