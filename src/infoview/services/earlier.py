"""What earlier talks leave for the next one: answers of others, open points, and what was told and promised.

Nothing of an entry that is private comes from here, and no free note: a sheet may lie on the table.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from infoview.domain import folding
from infoview.domain.open_points import touches
from infoview.domain.questions import were_asked
from infoview.domain.text import ELLIPSIS, fit
from infoview.domain.types import SectionName, TakeawayKind, What
from infoview.services.talks import open_promises, what_it_gave
from infoview.store.models.log import Entry, Interview, PlanItem, Takeaway
from infoview.store.models.people import Contact, Referral

POINTS_OF_OTHERS = 3
"""So many open points, the newest, that were left by talks with others come into a plan (house rule)."""

MENTIONED, LETTERS = 3, 90
"""So many things of one kind does the checklist mention, each in at most so many cells."""


def answered_elsewhere(session: Session, contact: Contact) -> frozenset[str]:
    """Return the ids of questions that others at this employer, or in this role, have answered."""
    role_key = folding.fold(contact.role or "")
    if not (contact.company_key or role_key):
        return frozenset()
    answered = session.exec(
        select(PlanItem.item, Contact.company_key, Contact.role)
        .join(Interview, col(Interview.id) == PlanItem.interview_id)
        .join(Contact, col(Contact.id) == Interview.contact_id)
        .where(
            Contact.id != contact.id,
            col(PlanItem.item).is_not(None),
            col(PlanItem.answer).is_not(None),
        )
    )
    return frozenset(
        item
        for item, company_key, role in answered
        if item and ((company_key and company_key == contact.company_key) or _is(role, role_key))
    )


def _is(role: str | None, role_key: str) -> bool:
    return bool(role_key) and folding.fold(role or "") == role_key


def open_points(session: Session, contact: Contact) -> tuple[str, ...]:
    """Return what the user still wants to know: what talks with this person left open, then with others.

    A point is settled once a question that touches it was asked in a later talk with anybody, or was dropped
    from a plan made later.
    """
    noted = session.exec(
        select(Takeaway.text, Entry)
        .join(Entry, col(Entry.id) == Takeaway.entry_id)
        .where(Takeaway.kind == str(TakeawayKind.WANT_TO_KNOW), col(Entry.private).is_(False))
        .order_by(col(Entry.day).desc(), col(Entry.id).desc(), col(Takeaway.id))
    ).all()
    if not noted:
        return ()
    asked = _asked(session)
    still = [
        (text, entry.contact_id)
        for text, entry in noted
        if not any(_is_later(talk, met, entry) and touches(text, said) for said, talk, met in asked)
    ]
    own = [text for text, of in still if of == contact.id]
    others = [text for text, of in still if of != contact.id]
    return tuple(dict.fromkeys([*own, *others[:POINTS_OF_OTHERS]]))


def points_of(session: Session, contact_id: int) -> tuple[str, ...]:
    """Return what talks with a person left open, in private too, settled or not."""
    noted = session.exec(
        select(Takeaway.text)
        .join(Entry, col(Entry.id) == Takeaway.entry_id)
        .where(Takeaway.kind == str(TakeawayKind.WANT_TO_KNOW), Entry.contact_id == contact_id)
    )
    return tuple(noted)


def not_noted(session: Session, points: Iterable[str]) -> tuple[str, ...]:
    """Return which of some open points no talk with anybody left."""
    noted = session.exec(select(Takeaway.text).where(Takeaway.kind == str(TakeawayKind.WANT_TO_KNOW))).all()
    return tuple(point for point in points if point not in noted)


def as_mentioned(text: str) -> str:
    """Return what of a text stands in the checklist, however long the text is."""
    return _cut(text).removesuffix(ELLIPSIS)


def _asked(session: Session) -> list[tuple[str, Interview, Entry | None]]:
    """Return the questions that were asked or dropped, each with its talk and with the log of that."""
    rows = session.exec(
        select(PlanItem, Interview, Entry)
        .join(Interview, col(Interview.id) == PlanItem.interview_id)
        .outerjoin(Entry, (col(Entry.interview_id) == Interview.id) & (col(Entry.what) == str(What.MET)))
        .where(PlanItem.section == str(SectionName.QUESTIONS))
    ).all()
    talks: dict[int, list[tuple[PlanItem, Interview, Entry | None]]] = {}
    for row in rows:
        talks.setdefault(row[1].id, []).append(row)
    asked = []
    for talk in talks.values():
        told = were_asked([(item.done, item.dropped) for item, _, _ in talk])
        asked += [
            (item.text, interview, met)
            for (item, interview, met), was_asked in zip(talk, told, strict=True)
            if item.dropped or item.done or (met and was_asked)
        ]
    return asked


def _is_later(talk: Interview, met: Entry | None, noted: Entry) -> bool:
    """Tell whether a talk took place, or a plan was made, after something was noted."""
    if met is None:
        return talk.created > noted.created
    return (met.day, met.id) > (noted.day, noted.id)


def told(session: Session, contact: Contact) -> dict[str, str]:
    """Return what the checklist may say of earlier talks with a person, as the blanks of its lines."""
    last = session.exec(
        select(Entry)
        .where(Entry.contact_id == contact.id, Entry.what == str(What.MET), col(Entry.private).is_(False))
        .order_by(col(Entry.day).desc(), col(Entry.id).desc())
    ).first()
    gained = what_it_gave(session, last, private=False)
    promises = open_promises(session, contact)
    named = session.exec(
        select(Referral, Entry)
        .outerjoin(Entry, col(Entry.id) == Referral.entry_id)
        .where(Referral.named_by_id == contact.id)
        .order_by(col(Referral.day).desc(), col(Referral.id).desc())
    ).all()
    people = [
        f"{referral.name} ({referral.company})" if referral.company else referral.name
        for referral, entry in named
        if not (entry and entry.private)
    ]
    return {
        "told": _mentioned(gained.texts(TakeawayKind.TAKEAWAY)),
        "advice": _mentioned(gained.texts(TakeawayKind.ADVICE)),
        "my-promise": _mentioned(promise.text for promise in promises if promise.mine),
        "their-promise": _mentioned(promise.text for promise in promises if not promise.mine),
        "named": _mentioned(people),
        "open-points": _mentioned(open_points(session, contact)),
    }


def _mentioned(texts: Iterable[str]) -> str:
    """Return the first few texts in one line, each cut short and without the stop at its end."""
    return "; ".join(_cut(text) for text in list(texts)[:MENTIONED])


def _cut(text: str) -> str:
    return fit(text.rstrip(" ."), LETTERS)
