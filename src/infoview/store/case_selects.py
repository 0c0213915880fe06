"""What decides what is owed, as SQLModel selects: the source of truth for ``store.case_lookup``.

Each takes the contacts in the JSON list ``:ids`` and has the contact in the first column.
"""

from typing import Any

from sqlalchemy import Select, and_, case, exists, func, literal_column, or_, select, union

from infoview.store.json_lists import values_of
from infoview.store.models.log import Entry, Interview, News, PlanItem, Promise, Takeaway
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Referral, Tag

_contact: Any = Contact.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
_entry: Any = Entry.__table__  # type: ignore[attr-defined]
_interview: Any = Interview.__table__  # type: ignore[attr-defined]
_item: Any = PlanItem.__table__  # type: ignore[attr-defined]
_takeaway: Any = Takeaway.__table__  # type: ignore[attr-defined]
_promise: Any = Promise.__table__  # type: ignore[attr-defined]
_news: Any = News.__table__  # type: ignore[attr-defined]
_followup: Any = Followup.__table__  # type: ignore[attr-defined]
_referral: Any = Referral.__table__  # type: ignore[attr-defined]
_tag: Any = Tag.__table__  # type: ignore[attr-defined]
_other: Any = _contact.alias("other")


def _word(text: str) -> Any:
    """Return a word of the vocabulary as it stands in the statement."""
    return literal_column(f"'{text}'")


def _ids() -> Select[Any]:
    return select(values_of("ids"))


def concerned() -> Any:
    """Select whom a change of these concerns too.

    A talk with somebody concerns whoever named them; asking somebody, or their coming and going, concerns
    those at the same employer who have not answered yet.
    """
    employers = select(_contact.c.company_key).where(
        _contact.c.id.in_(_ids()), _contact.c.company_key != literal_column("''")
    )
    waiting = select(_contact.c.id).where(
        _contact.c.company_key.in_(employers), _contact.c.stage.in_((_word("contacted"), _word("nudged")))
    )
    introducers = select(_referral.c.named_by_id).where(
        _referral.c.person_id.in_(_ids()), _referral.c.named_by_id.is_not(None)
    )
    return union(introducers, waiting)


def cards() -> Select[Any]:
    """Select what of the cards decides."""
    card = _contact.c
    columns = (card.id, card.uid, card.added_on, card.source, card.met_on, card.met_at, card.pool, card.tier)
    return select(*columns, card.every).where(card.id.in_(_ids()))


def entries() -> Select[Any]:
    """Select what happened, with the first advice or resource that each talk gave."""
    advice = (
        select(_takeaway.c.text)
        .where(
            _takeaway.c.entry_id == _entry.c.id,
            _takeaway.c.kind.in_((_word("advice"), _word("resource"))),
        )
        .order_by(_takeaway.c.id)
        .limit(literal_column("1"))
        .offset(literal_column("0"))
        .scalar_subquery()
        .label("advice")
    )
    entry = _entry.c
    return select(
        entry.contact_id,
        entry.what,
        entry.day,
        entry.uid,
        entry.id,
        entry.time,
        entry.timezone,
        entry.via,
        entry.minutes,
        entry.until,
        entry.mine,
        entry.about,
        advice,
        entry.created,
    ).where(entry.contact_id.in_(_ids()))


def open_talks() -> Select[Any]:
    """Select the planned talks that have a day, with how many lines of the preparation are ticked."""
    talk = _interview.c
    one: Any = literal_column("1")
    none: Any = literal_column("0")
    ticked = func.coalesce(func.sum(case((_item.c.done.is_(True), one), else_=none)), none)
    prepared = and_(_item.c.interview_id == talk.id, _item.c.section == _word("preparation"))
    columns = (talk.contact_id, talk.uid, talk.at, talk.planned_on, talk.timezone, talk.minutes, talk.format)
    return (
        select(*columns, talk.prepared_on.is_not(None), ticked, func.count(_item.c.id))
        .outerjoin_from(_interview, _item, prepared)
        .where(talk.contact_id.in_(_ids()), talk.state == _word("open"), talk.at.is_not(None))
        .group_by(talk.id)
    )


def named_by() -> Select[Any]:
    """Select who named them."""
    named = _referral.c
    return (
        select(
            named.person_id,
            named.uid,
            named.day,
            _contact.c.name,
            func.coalesce(named.entry_id, literal_column("0")),
        )
        .join(_contact, _contact.c.id == named.named_by_id)
        .where(named.person_id.in_(_ids()))
    )


def names_given() -> Select[Any]:
    """Select whom they named: the day, and when that was typed."""
    typed = func.coalesce(_entry.c.created, _contact.c.created)
    return (
        select(_referral.c.named_by_id, _referral.c.day, typed)
        .join(_contact, _contact.c.id == _referral.c.person_id)
        .outerjoin(_entry, _entry.c.id == _referral.c.entry_id)
        .where(_referral.c.named_by_id.in_(_ids()))
    )


def introductions() -> Select[Any]:
    """Select whom they named and the user talked with since, each once and with the first talk."""
    named = (
        select(_referral.c.named_by_id, _referral.c.person_id, func.min(_referral.c.day).label("day"))
        .where(_referral.c.named_by_id.in_(_ids()))
        .group_by(_referral.c.named_by_id, _referral.c.person_id)
        .subquery("named")
    )
    met_on = (
        select(func.min(_entry.c.day))
        .where(
            _entry.c.contact_id == _contact.c.id,
            _entry.c.what == _word("met"),
            _entry.c.day >= named.c.day,
        )
        .scalar_subquery()
        .label("met_on")
    )
    return select(named.c.named_by_id, _contact.c.uid, _contact.c.id, _contact.c.name, met_on).join(
        named, named.c.person_id == _contact.c.id
    )


def promises() -> Select[Any]:
    """Select what was promised, to them and by them."""
    row = _promise.c
    columns = (row.contact_id, row.uid, row.mine, row.text, row.day, row.by, row.done_on, row.created)
    return select(*columns).where(row.contact_id.in_(_ids()))


def all_news() -> Select[Any]:
    """Select the user's own good news, which concerns everybody."""
    return select(_news.c.uid, _news.c.day, _news.c.text, _news.c.created)


def colleagues() -> Select[Any]:
    """Select the others at the same employer, by name.

    Only somebody not written to yet may be asked, and nobody who named this contact.
    """
    asked_on = (
        select(func.max(_entry.c.day))
        .where(_entry.c.contact_id == _other.c.id, _entry.c.what == _word("asked"))
        .scalar_subquery()
        .label("asked_on")
    )
    named_them = exists(
        select(_referral.c.id).where(
            _referral.c.person_id == _contact.c.id, _referral.c.named_by_id == _other.c.id
        )
    )
    may_be_asked = and_(
        _other.c.rested.is_(False),
        _other.c.stage.in_((_word("pool"), _word("to-contact"))),
        _other.c.id.is_distinct_from(_contact.c.referred_by_id),
        ~named_them,
    )
    return (
        select(
            _contact.c.id,
            _other.c.id.label("other_id"),
            _other.c.name,
            asked_on,
            may_be_asked.label("may_be_asked"),
        )
        .join(
            _other,
            and_(_other.c.company_key == _contact.c.company_key, _other.c.id != _contact.c.id),
        )
        .where(_contact.c.id.in_(_ids()), _contact.c.company_key != literal_column("''"))
        .order_by(_other.c.name_key, _other.c.id)
    )


def tag_keys() -> Select[Any]:
    """Select the keys of their tags."""
    return select(_tag.c.contact_id, _tag.c.key).where(_tag.c.contact_id.in_(_ids()))


def rows_kept() -> Select[Any]:
    """Select the stored rows that decide: what was skipped and when, and what the user wrote down."""
    row = _followup.c
    decides = or_(
        row.state == _word("skipped"), and_(row.origin == _word("manual"), row.state == _word("open"))
    )
    return select(
        row.contact_id, row.key, row.state, row.origin, func.coalesce(row.closed_on, row.due)
    ).where(row.contact_id.in_(_ids()), decides)
