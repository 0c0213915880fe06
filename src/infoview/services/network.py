"""Who led to whom, and good news for everybody who helped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, or_, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.cadence import stage_on
from infoview.domain.results.followups import Ref
from infoview.domain.results.network import AtRest, NewsTold, Node
from infoview.domain.text import clean_line
from infoview.domain.types import Kind, What
from infoview.errors import UsageError
from infoview.services import due, owing
from infoview.services.finding import find_person
from infoview.services.rules import rules_of
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, News, Promise
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Referral


def list_network(session: Session, *, who: str | None = None, now: datetime) -> tuple[Node, ...]:
    """Return the trees of who named whom, by name: all that have branches, or the one of WHO.

    A contact whom several people named stands under each of them, but with whom they named in turn only the
    first time: else a net of people who all know each other would have no end.
    """
    named: dict[int, list[int]] = {}
    for by, person in session.exec(select(Referral.named_by_id, Referral.person_id)):
        if by is not None and person is not None and person not in named.setdefault(by, []):
            named[by].append(person)
    contacts = {contact.id: contact for contact in session.exec(select(Contact))}
    unfolded: set[int] = set()

    def node(contact_id: int, above: frozenset[int]) -> Node:
        contact = contacts[contact_id]
        below = [each for each in named.get(contact_id, ()) if each not in above and each != contact_id]
        if contact_id in unfolded:
            below = []
        unfolded.add(contact_id)
        below.sort(key=lambda each: (contacts[each].name_key, each))
        return Node(
            contact=Ref(contact.id, contact.name),
            company=contact.company,
            stage=str(stage_on(now.date(), contact.stage, contact.rested, contact.rested_until)),
            named=tuple(node(each, above | {contact_id}) for each in below),
        )

    if who is not None:
        return (node(find_person(connection_of(session), who, inside=True).id, frozenset()),)
    children = {person for people in named.values() for person in people}
    roots = [each for each in named if each not in children]
    # A circle has no root of its own: it begins with whoever was added first.
    reached = set(roots)
    for root in roots:
        reached |= _below(root, named)
    for each in sorted(set(named) - reached):
        if each not in reached:
            roots.append(each)
            reached |= {each} | _below(each, named)
    roots.sort(key=lambda each: (contacts[each].name_key, each))
    return tuple(node(root, frozenset()) for root in roots)


def _below(root: int, named: dict[int, list[int]]) -> set[int]:
    """Return everybody whom a chain of names leads to."""
    found: set[int] = set()
    left = [root]
    while left:
        for each in named.get(left.pop(), ()):
            if each not in found:
                found.add(each)
                left.append(each)
    return found


def tell_news(session: Session, text: str, *, now: datetime, settings: Settings) -> NewsTold:
    """Note good news, and return what is owed to everybody who helped and is to be told."""
    cleaned = clean_line(text, name="the news")
    if not cleaned:
        raise UsageError(
            "The news needs a text.", hint="For example: infoview news 'I start at Acme in June'"
        )
    news = News(day=now.date(), text=cleaned, created=clock.stamp(now))
    session.add(news)
    session.flush()
    helpers = select(Contact.id).where(
        or_(
            col(Contact.id).in_(
                select(Entry.contact_id).where(col(Entry.what).in_([str(What.MET), str(What.INTRODUCED)]))
            ),
            col(Contact.id).in_(select(Referral.named_by_id)),
            col(Contact.id).in_(select(Promise.contact_id).where(col(Promise.mine).is_(False))),
        )
    )
    ids = session.exec(helpers).all()
    owing.refresh(session, ids, today=now.date(), rules=rules_of(settings))
    key = f"{Kind.TELL_NEWS}:{news.uid}"
    rows = set(session.exec(select(Followup.id).where(Followup.key == key)).all())
    owed = due.owed_to(connection_of(session), ids, now=now, settings=settings)
    return NewsTold(
        id=news.id,
        text=news.text,
        on=news.day,
        owed=tuple(row for row in owed if int(row.id[1:]) in rows),
        resting=_at_rest(session, ids, now.date()),
    )


def list_news(session: Session, *, now: datetime, settings: Settings) -> tuple[NewsTold, ...]:
    """Return the good news that was noted, the newest first, each with whom it still is to be told."""
    waiting = session.exec(
        select(Followup).where(Followup.kind == str(Kind.TELL_NEWS), Followup.state == owing.OPEN)
    ).all()
    key_of = {f"f{row.id}": row.key for row in waiting}
    ids = list(dict.fromkeys(row.contact_id for row in waiting))
    owed = due.owed_to(connection_of(session), ids, now=now, settings=settings)
    return tuple(
        NewsTold(
            id=news.id,
            text=news.text,
            on=news.day,
            owed=tuple(row for row in owed if key_of.get(row.id) == f"{Kind.TELL_NEWS}:{news.uid}"),
        )
        for news in session.exec(select(News).order_by(col(News.day).desc(), col(News.id).desc()))
    )


def _at_rest(session: Session, contact_ids: Sequence[int], today: date) -> tuple[AtRest, ...]:
    """Return those of these people who rest: nothing is owed to them, but they may like to hear of it."""
    resting = select(Contact).where(
        col(Contact.id).in_(contact_ids),
        col(Contact.rested),
        or_(col(Contact.rested_until).is_(None), col(Contact.rested_until) > today),
    )
    return tuple(
        AtRest(Ref(each.id, each.name), each.rested_until, f"infoview log {each.id} {What.REPORTED}")
        for each in session.exec(resting.order_by(Contact.name_key, col(Contact.id)))
    )
