"""Queries about contacts for commands that write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from infoview.domain.names import mentions
from infoview.domain.salutations import whole_name
from infoview.store.models.log import Entry
from infoview.store.models.people import Contact, ContactPoint, Referral, Tag


def get_contact(session: Session, contact_id: int) -> Contact:
    """Return the contact with this id, which must exist."""
    return session.get_one(Contact, contact_id)


def list_points(session: Session, contact_id: int) -> list[ContactPoint]:
    """Return a contact's emails, phones and links in the order they were given."""
    found = select(ContactPoint).where(ContactPoint.contact_id == contact_id).order_by(col(ContactPoint.id))
    return list(session.exec(found))


def list_tags(session: Session, contact_id: int) -> list[Tag]:
    """Return a contact's tags by name."""
    return list(session.exec(select(Tag).where(Tag.contact_id == contact_id).order_by(Tag.key)))


def list_alike(
    session: Session, *, namesakes: Iterable[int], points: Iterable[tuple[str, str]], but: int | None
) -> list[Contact]:
    """Return who may be the same person: same email, same profile, or a namesake.

    Args:
        session: of the command's transaction.
        namesakes: contacts whose name is the same.
        points: (kind, key) of emails and profiles; two people may share a phone.
        but: the contact that is being edited.
    """
    keys = set(points)
    same_point = [
        point.contact_id
        for point in session.exec(
            select(ContactPoint).where(
                col(ContactPoint.kind).in_({kind for kind, _ in keys}),
                col(ContactPoint.key).in_({key for _, key in keys}),
            )
        )
        if (point.kind, point.key) in keys
    ]
    found = select(Contact).where(col(Contact.id).in_({*same_point, *namesakes})).order_by(col(Contact.id))
    return [contact for contact in session.exec(found) if contact.id != but]


def list_named_by(session: Session, contact_id: int) -> list[int]:
    """Return the ids of the contacts whom this one named."""
    named = select(Referral.person_id).where(
        Referral.named_by_id == contact_id, col(Referral.person_id).is_not(None)
    )
    return [person for person in session.exec(named) if person is not None]


def list_who_named(session: Session, contact_id: int) -> list[int]:
    """Return the ids of the contacts who named this one."""
    found = session.exec(select(Referral.named_by_id).where(Referral.person_id == contact_id))
    return [person for person in found if person is not None]


@dataclass(frozen=True, slots=True)
class Referrer:
    """Who named a contact; ``may_use_name`` is None where nobody has asked."""

    name: str
    may_use_name: bool | None


def find_referrer(session: Session, contact: Contact) -> Referrer | None:
    """Return by whom a contact was named, to say so to them; nobody whose name may not be used.

    Whoever may be named comes first, then whom the card says, then who named them last.
    """
    named = session.exec(
        select(Contact, Referral.may_use_name)
        .join(Referral, col(Referral.named_by_id) == Contact.id)
        .where(Referral.person_id == contact.id)
        .order_by(col(Referral.day).desc(), col(Referral.id).desc())
    ).all()
    refused = {person.id for person, may in named if may is False}
    possible = [Referrer(person.name, may) for person, may in named if may and person.id not in refused]
    card = session.get(Contact, contact.referred_by_id) if contact.referred_by_id else None
    others = [*([card] if card else []), *(person for person, _ in named)]
    possible += [Referrer(person.name, None) for person in others if person.id not in refused]
    return next(iter(possible), None)


def list_namings(session: Session, contact: Contact) -> list[Referral]:
    """Return every naming of a contact by whom the card says it was referred by."""
    namings = select(Referral).where(
        Referral.person_id == contact.id, Referral.named_by_id == contact.referred_by_id
    )
    return list(session.exec(namings)) if contact.referred_by_id else []


def list_mentioned(session: Session, text: str, *, but: int) -> list[str]:
    """Return the uids of the contacts whose names stand in a text, except for one."""
    people = session.exec(select(Contact.uid, Contact.name).where(Contact.id != but))
    return [uid for uid, name in people if any(mentions(text, each) for each in {name, whole_name(name)})]


def find_last_talk(session: Session, contact_id: int, until: date) -> Entry | None:
    """Return the latest talk with a contact on or before a day."""
    talks = select(Entry).where(Entry.contact_id == contact_id, Entry.what == "met", Entry.day <= until)
    return session.exec(talks.order_by(col(Entry.day).desc(), col(Entry.id).desc())).first()


def replace_points(session: Session, contact_id: int, kind: str, points: Sequence[tuple[str, str]]) -> None:
    """Set a contact's emails, phones or profile to these (value, key), keeping the rows that stay."""
    wanted = {key: value for value, key in points}
    for row in list_points(session, contact_id):
        if row.kind == kind and wanted.get(row.key) != row.value:
            session.delete(row)
        elif row.kind == kind:
            wanted.pop(row.key)
    session.flush()
    for key, value in wanted.items():
        session.add(ContactPoint(contact_id=contact_id, kind=kind, value=value, key=key))


def replace_tags(session: Session, contact_id: int, tags: Sequence[tuple[str, str]]) -> None:
    """Set a contact's tags to these (name, key), keeping the rows that stay."""
    wanted = {key: name for name, key in tags}
    for row in list_tags(session, contact_id):
        if wanted.get(row.key) == row.name:
            wanted.pop(row.key)
        else:
            session.delete(row)
    session.flush()
    for key, name in wanted.items():
        session.add(Tag(contact_id=contact_id, name=name, key=key))


def replace_referral(session: Session, contact: Contact, referrer: Contact | None, day: date) -> None:
    """Record who named a contact, in their latest talk up to ``day`` if there was one; None removes it."""
    # Only the name that this one replaces: others may have named the contact too, in their talks.
    for row in list_namings(session, contact):
        session.delete(row)
    contact.referred_by_id = referrer.id if referrer else None
    if referrer is None:
        return
    talk = find_last_talk(session, referrer.id, day)
    session.add(
        Referral(
            named_by_id=referrer.id,
            person_id=contact.id,
            entry_id=talk.id if talk else None,
            name=contact.name,
            company=contact.company,
            day=talk.day if talk else day,
        )
    )
