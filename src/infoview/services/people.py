"""Contacts: add, edit, delete, let rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.folding import fold
from infoview.domain.names import Person
from infoview.domain.results import contacts
from infoview.domain.results.followups import Ref
from infoview.domain.salutations import plain_key
from infoview.domain.types import RESTED, Source
from infoview.errors import RefusedError, UsageError
from infoview.services import cards, owing
from infoview.services.fields import EXAMPLE, Checked, Typed, check
from infoview.services.finding import candidates, find_person
from infoview.services.rules import read_when, rules_of
from infoview.store import lookup, people
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview
from infoview.store.models.people import Contact


def add_contact(
    session: Session, typed: Typed, *, force: bool, now: datetime, settings: Settings
) -> contacts.Contact:
    """Add a contact and return its card; whoever was named by somebody is from a referral unless said.

    Raises:
        UsageError: a field cannot be meant.
        RefusedError: a likely duplicate, unless ``force``; the candidates are on record already.
        NotFoundError, AmbiguousError: ``referred_by`` does not mean one person.
    """
    checked = check(replace(typed, name=typed.name or ""), today=now.date(), settings=settings)
    referrer = _referrer(session, typed)
    if referrer and checked.columns.get("source") is None:
        checked.columns["source"] = str(Source.REFERRAL)
    if not force:
        _refuse_duplicate(session, checked)
    contact = Contact(**checked.columns, added_on=now.date(), created=clock.stamp(now))
    session.add(contact)
    session.flush()
    _store_lists(session, contact, checked)
    if referrer:
        people.replace_referral(session, contact, referrer, now.date())
    owing.refresh(session, [contact.id], today=now.date(), rules=rules_of(settings))
    return cards.contact(session, contact.id, now=now, settings=settings)


def edit_contact(
    session: Session,
    who: str,
    typed: Typed,
    *,
    may_use_name: bool | None = None,
    force: bool,
    now: datetime,
    settings: Settings,
) -> contacts.Contact:
    """Change the fields that were given, clear those that were given empty, and return the card.

    ``may_use_name`` says whether they may be told who named them; None leaves it as it is.
    """
    if typed == Typed() and may_use_name is None:
        raise UsageError(
            "There is nothing to change.",
            hint="Give what changes. For example: infoview edit 7 --company Acme",
        )
    person = find_person(connection_of(session), who)
    contact = people.get_contact(session, person.id)
    checked = check(typed, today=now.date(), settings=settings)
    referrer = _referrer(session, typed)
    if referrer and referrer.id == contact.id:
        raise UsageError(f"{contact.name} cannot be referred by themselves.", hint=f"For example: {EXAMPLE}")
    if not force:
        _refuse_duplicate(session, checked, contact)
    # Also those of the employer and the introducer that it leaves.
    before = owing.concerned(session, [person.id])
    for column, value in checked.columns.items():
        setattr(contact, column, value)
    session.add(contact)
    _store_lists(session, contact, checked)
    if typed.referred_by is not None:
        people.replace_referral(session, contact, referrer, contact.added_on)
    if may_use_name is not None:
        _set_may_use_name(session, contact, may_use_name)
    # The words for the people they named hold their name.
    named = people.list_named_by(session, person.id)
    owing.refresh(session, [*before, *named], today=now.date(), rules=rules_of(settings))
    return cards.contact(session, person.id, now=now, settings=settings)


def _set_may_use_name(session: Session, contact: Contact, may: bool) -> None:
    """Note whether whoever named a contact may be named to them.

    Raises:
        UsageError: nobody is on record as having named them.
    """
    session.flush()
    namings = people.list_namings(session, contact)
    if not namings:
        option = "--may-use-name" if may else "--may-not-use-name"
        raise UsageError(
            f"Nothing on record says who named {contact.name}.",
            hint=f"Say it as well: infoview edit {contact.id} --referred-by WHO {option}",
        )
    for naming in namings:
        naming.may_use_name = may
        session.add(naming)


def delete_contact(session: Session, who: str, *, now: datetime, settings: Settings) -> contacts.Deleted:
    """Delete a contact with its log, plans and follow-ups; ``undo`` brings all of it back."""
    person = find_person(connection_of(session), who)
    others = owing.concerned_without(session, person.id)
    entries = session.exec(select(func.count(col(Entry.id))).where(Entry.contact_id == person.id)).one()
    session.delete(people.get_contact(session, person.id))
    owing.refresh(session, others, today=now.date(), rules=rules_of(settings))
    return contacts.Deleted(contact=Ref(person.id, person.name), entries=entries)


def rest_contact(
    session: Session, who: str, until: str | None, *, now: datetime, settings: Settings
) -> contacts.Contact:
    """Let a contact rest, for good or until a day; nothing is owed to them meanwhile.

    Raises:
        UsageError: the day is not to come, or a talk with them is planned.
    """
    example = "infoview rest 'Dana Lee' --until 1mo"
    day = _rest_until(until, now.date(), settings, example)
    person = find_person(connection_of(session), who)
    _refuse_rest_before_talk(session, person)
    entry = Entry(
        contact_id=person.id,
        what=RESTED,
        day=now.date(),
        until=day,
        created=clock.stamp(now),
    )
    session.add(entry)
    owing.refresh(session, [person.id], today=now.date(), rules=rules_of(settings), entries=[entry])
    return cards.contact(session, person.id, now=now, settings=settings)


def _rest_until(until: str | None, today: date, settings: Settings, example: str) -> date | None:
    if until is None:
        return None
    when = read_when(until, today=today, settings=settings, name="--until", example=example)
    if when.day <= today:
        raise UsageError(f"--until is {when.echo()}, which is not to come.", hint=f"For example: {example}")
    return when.day


def _refuse_rest_before_talk(session: Session, person: Person) -> None:
    planned = select(Interview).where(
        Interview.contact_id == person.id, Interview.state == "open", col(Interview.at).is_not(None)
    )
    if session.exec(planned).first():
        raise UsageError(
            f"A talk with {person.name} is planned.",
            hint=f"If it will not be, say so first: infoview log {person.id} cancelled",
        )


def _referrer(session: Session, typed: Typed) -> Contact | None:
    if not typed.referred_by or not typed.referred_by.strip():
        return None
    return people.get_contact(session, find_person(connection_of(session), typed.referred_by).id)


def _refuse_duplicate(session: Session, checked: Checked, edited: Contact | None = None) -> None:
    """Refuse what makes a contact look like another one; what an edited one has already was settled once."""
    had_points = people.list_points(session, edited.id) if edited else []
    points = {
        (point.kind, point.key) for kind in ("email", "linkedin") for point in checked.points.get(kind, ())
    }
    alike = people.list_alike(
        session,
        namesakes=_namesakes(session, checked, edited),
        points=points - {(point.kind, point.key) for point in had_points},
        but=edited.id if edited else None,
    )
    if alike:
        raise RefusedError(
            "This may be somebody who is on record already.",
            code="duplicate",
            hint="If it is the same one, add what is new with infoview edit. If it is another person, say so"
            " with --force.",
            candidates=candidates(
                tuple(Person(each.id, each.name, each.company or "", each.role or "") for each in alike)
            ),
        )


def _namesakes(session: Session, checked: Checked, edited: Contact | None) -> list[int]:
    """Return who has the name, but for titles and degrees, at no other company as far as is known."""
    had = (edited.name, edited.company or "") if edited else ("", "")
    name, company = (
        checked.columns.get("name", had[0]),
        checked.columns.get("company", had[1]) or "",
    )
    if (fold(name), fold(company)) == (fold(had[0]), fold(had[1])):
        return []
    key, there = plain_key(name), fold(company)
    return [
        each.id
        for each in lookup.list_people(connection_of(session), key.split())
        if plain_key(each.name) == key and (not there or fold(each.company) in {"", there})
    ]


def _store_lists(session: Session, contact: Contact, checked: Checked) -> None:
    for kind, points in checked.points.items():
        people.replace_points(session, contact.id, kind, [(point.value, point.key) for point in points])
    if checked.tags is not None:
        people.replace_tags(session, contact.id, checked.tags)
