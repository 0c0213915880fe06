"""What a talk gave besides having happened: takeaways, promises, names, answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from infoview import clock
from infoview.config import Settings
from infoview.domain import folding, names
from infoview.domain.referrals import parse_referral
from infoview.domain.text import NAME_LIMIT, clean_line, clean_note, excerpt, quote
from infoview.domain.types import Source, TakeawayKind
from infoview.errors import AmbiguousError, NotFoundError, UsageError
from infoview.services.finding import candidates
from infoview.services.rules import read_when
from infoview.store import lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview, Promise, Takeaway
from infoview.store.models.people import Contact, Referral

EXAMPLE = "infoview log 'Dana Lee' met --i-owe 'send portfolio @fri' --referral 'Ana Ruiz, Acme'"

NEW = "new:"
"""Before the name in a referral: whatever the name, it is nobody on record."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of a debrief as typed."""

    takeaways: Sequence[str] = ()
    advice: Sequence[str] = ()
    resources: Sequence[str] = ()
    opportunities: Sequence[str] = ()
    want_to_know: Sequence[str] = ()
    i_owe: Sequence[str] = ()
    they_owe: Sequence[str] = ()
    referrals: Sequence[str] = ()
    may_use_name: bool = False
    answers: Sequence[str] = ()
    fit: int | None = None
    private: bool = False


def options_of(typed: Typed) -> list[str]:
    """Return the options as the words of a command."""
    given = (
        ("--takeaway", typed.takeaways),
        ("--advice", typed.advice),
        ("--resource", typed.resources),
        ("--opportunity", typed.opportunities),
        ("--want-to-know", typed.want_to_know),
        ("--i-owe", typed.i_owe),
        ("--they-owe", typed.they_owe),
        ("--referral", typed.referrals),
        ("--answer", typed.answers),
        ("--fit", () if typed.fit is None else (str(typed.fit),)),
    )
    words = [word for option, texts in given for text in texts for word in (option, text)]
    return [
        *words,
        *(["--may-use-name"] if typed.may_use_name else []),
        *(["--private"] if typed.private else []),
    ]


def check(typed: Typed) -> None:
    """Refuse what cannot be meant before anything is written."""
    if typed.fit is not None and not 1 <= typed.fit <= 5:
        raise UsageError(f"--fit is {typed.fit}.", hint="Accepted: 1 (not for me) to 5 (just right).")
    if typed.may_use_name and not typed.referrals:
        raise UsageError(
            "--may-use-name goes with --referral.", hint=f"For example: {EXAMPLE} --may-use-name"
        )


def store(
    session: Session, entry: Entry, talk: Interview | None, typed: Typed, *, now: datetime, settings: Settings
) -> list[int]:
    """Store what a talk gave, and return the ids of the people who were named in it.

    Raises:
        UsageError: a text, a date or a number cannot be meant, or somebody is said to have named themselves.
        AmbiguousError: a name may mean somebody on record, or not.
    """
    entry.fit, entry.private = typed.fit, typed.private
    session.add(entry)
    session.flush()
    for kind, texts in (
        (TakeawayKind.TAKEAWAY, typed.takeaways),
        (TakeawayKind.ADVICE, typed.advice),
        (TakeawayKind.RESOURCE, typed.resources),
        (TakeawayKind.OPPORTUNITY, typed.opportunities),
        (TakeawayKind.WANT_TO_KNOW, typed.want_to_know),
    ):
        for text in texts:
            session.add(Takeaway(entry_id=entry.id, kind=str(kind), text=_filled(text, f"--{kind}")))
    for mine, texts in ((True, typed.i_owe), (False, typed.they_owe)):
        for text in texts:
            session.add(_promise(entry, text, mine=mine, now=now, settings=settings))
    _answer(session, talk, typed.answers)
    named = [_referral(session, entry, text, typed.may_use_name, now=now) for text in typed.referrals]
    session.flush()
    return named


def _promise(entry: Entry, text: str, *, mine: bool, now: datetime, settings: Settings) -> Promise:
    """Return a promise, with the day behind a last @ if it has one: ``send portfolio @fri``.

    Days count from now, as everywhere; a date without a year is the first one after the talk.
    """
    name = "--i-owe" if mine else "--they-owe"
    what, at, when = f" {text}".rpartition(" @")
    by = None
    if at:
        by, after = (
            read_when(when, today=today, settings=settings, name=name, example=EXAMPLE).day
            for today in (now.date(), entry.day)
        )
        if (after.month, after.day) == (by.month, by.day):
            by = after
    return Promise(
        contact_id=entry.contact_id,
        entry_id=entry.id,
        mine=mine,
        text=_filled(what if at else text, name),
        day=entry.day,
        by=by,
        created=clock.stamp(now),
    )


def _answer(session: Session, talk: Interview | None, answers: Sequence[str]) -> None:
    """Keep answers beside the questions of the plan, by their numbers on the sheet; ``3=`` only ticks it."""
    if not answers:
        return
    from infoview.services import items  # most talks are logged without an answer

    asked = items.list_to_ask(session, talk) if talk else []
    for answer in answers:
        number, equals, text = answer.partition("=")
        if not equals or not number.strip().isascii() or not number.strip().isdigit():
            raise UsageError(
                f"--answer {excerpt(answer)} has no number.",
                hint="For example: --answer '3=By talking to people.'",
            )
        if not 1 <= int(number) <= len(asked):
            accepted = f"1 to {len(asked)}" if asked else "none, there is no plan"
            raise UsageError(f"--answer {number.strip()} is not on the plan.", hint=f"Accepted: {accepted}.")
        item = asked[int(number) - 1]
        item.done, item.answer = True, clean_note(text, name="--answer") or item.answer
        session.add(item)


def _referral(session: Session, entry: Entry, text: str, may_use_name: bool, *, now: datetime) -> int:
    """Link the person named in a talk, who is added unless on record already; return their id."""
    is_new, typed = _without_new(text)
    name, company, role = parse_referral(typed)
    person = None if is_new else _on_record(session, entry, text, name, company)
    if person is None:
        person = _added(session, entry, name, company, now=now)
    person.role = person.role or clean_line(role, name="--referral") or None
    session.add(
        Referral(
            named_by_id=entry.contact_id,
            person_id=person.id,
            entry_id=entry.id,
            name=person.name,
            company=person.company,
            day=entry.day,
            may_use_name=may_use_name or None,
        )
    )
    person.pool = False  # a name that was given in a talk needs no triage
    person.referred_by_id = person.referred_by_id or entry.contact_id
    session.add(person)
    return person.id


def _without_new(text: str) -> tuple[bool, str]:
    """Return whether a referral is said to be nobody on record, and the rest of it."""
    stripped = text.strip()
    is_new = stripped[: len(NEW)].casefold() == NEW
    return is_new, stripped[len(NEW) :] if is_new else text


def _on_record(session: Session, entry: Entry, text: str, name: str, company: str) -> Contact | None:
    """Return the contact who is meant by a number, or by just this name and company.

    Raises:
        AmbiguousError: somebody has the name or a part of it, but it may be another person.
        UsageError: the number is that of whoever is said to have named them.
    """
    connection = connection_of(session)
    own = session.get_one(Contact, entry.contact_id)
    is_own_name = folding.fold(name) == own.name_key and folding.fold(company) in {"", own.company_key}
    if names.parse_contact_id(name) == own.id or is_own_name:
        raise UsageError(
            f"--referral {excerpt(name)} is {own.name}; nobody is referred by themselves.",
            hint=f"For a namesake give the employer. For example: {EXAMPLE}",
        )
    if (contact_id := names.parse_contact_id(name)) is not None:
        if lookup.find_person(connection, contact_id) is None:
            raise NotFoundError(f"There is no contact {contact_id}.", hint="See them all: infoview contacts")
        if contact_id == entry.contact_id:
            raise UsageError(
                f"--referral {contact_id} is the person you talked with.", hint=f"For example: {EXAMPLE}"
            )
        return session.get_one(Contact, contact_id)
    key, there = folding.fold(name), folding.fold(company)
    others = [
        person
        for person in lookup.list_people(connection, folding.words(name))
        if person.id != entry.contact_id
    ]
    same = [each for each in others if (folding.fold(each.name), folding.fold(each.company)) == (key, there)]
    if len(same) == 1:
        return session.get_one(Contact, same[0].id)
    alike = [
        person
        for person in names.match(name, others).people
        if not there or folding.fold(person.company) in {"", there}
    ]
    if alike:
        new = f"{NEW} {text.strip()}"
        raise AmbiguousError(
            f"--referral {excerpt(name)} may be somebody on record already.",
            hint=f"Give their number instead. If it is somebody else: --referral {quote(new)}",
            candidates=candidates(tuple(alike)),
            who=text,
            new=new,
        )
    return None


def _added(session: Session, entry: Entry, name: str, company: str, *, now: datetime) -> Contact:
    cleaned = clean_line(name, name="--referral", limit=NAME_LIMIT)
    if not folding.fold(cleaned):
        raise UsageError("--referral needs a name.", hint=f"For example: {EXAMPLE}")
    employer = clean_line(company, name="--referral") or None
    contact = Contact(
        name=cleaned,
        name_key=folding.fold(cleaned),
        company=employer,
        company_key=folding.fold(employer or ""),
        source=str(Source.REFERRAL),
        referred_by_id=entry.contact_id,
        added_on=now.date(),
        created=clock.stamp(now),
    )
    session.add(contact)
    session.flush()
    return contact


def _filled(text: str, name: str) -> str:
    cleaned = clean_line(text, name=name)
    if not cleaned:
        raise UsageError(f"{name} needs a text.", hint=f"For example: {EXAMPLE}")
    return cleaned
