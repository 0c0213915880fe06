"""The reads that must be instant, as SQLModel selects: the one source of truth for store.lookup.

``lookup`` runs what these compile to over plain sqlite3, since importing SQLModel takes longer than all
the rest of a morning's list. A test compiles each and compares.
"""

from typing import Any

from sqlalchemy import Select, String, bindparam, cast, exists, func, literal_column, or_, select

from infoview.store.json_lists import values_of
from infoview.store.models.log import Entry
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, Tag
from infoview.store.models.questions import Question

_followup: Any = Followup.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
_entry: Any = Entry.__table__  # type: ignore[attr-defined]
_contact: Any = Contact.__table__  # type: ignore[attr-defined]
_tag: Any = Tag.__table__  # type: ignore[attr-defined]
_question: Any = Question.__table__  # type: ignore[attr-defined]

_ROW = (
    _followup.c.id,
    _followup.c.contact_id,
    _contact.c.name,
    _contact.c.name_key,
    _followup.c.kind,
    _followup.c.origin,
    _followup.c.text,
    _followup.c.fact,
    _followup.c.fact_day,
    _followup.c.via,
    _followup.c.minutes,
    _followup.c.about,
    _followup.c.about_id,
    _followup.c.due,
    _followup.c.due_at,
    _followup.c.timezone,
    _followup.c.show_from,
    _followup.c.show_until,
    _followup.c.every,
    _followup.c.state,
    _followup.c.snoozed_until,
    _contact.c.company,
    _followup.c.closed_on,
    select(_entry.c.what).where(_entry.c.id == _followup.c.closed_by_id).scalar_subquery().label("closed_by"),
)
_PERSON = (_contact.c.id, _contact.c.name, _contact.c.company, _contact.c.role)
_ZERO: Any = literal_column("0")
_ONE: Any = literal_column("1")
_BLANK: Any = literal_column("' '")
_IS_OPEN = _followup.c.state == literal_column("'open'")


def rows_open() -> Select[Any]:
    """Select open follow-ups due on or before ``:until``."""
    rows = select(*_ROW).join(_contact, _contact.c.id == _followup.c.contact_id)
    return rows.where(_IS_OPEN, _followup.c.due <= bindparam("until")).order_by(_followup.c.due)


def rows_of() -> Select[Any]:
    """Select every follow-up, closed ones too, of the contacts in the JSON list ``:ids``."""
    rows = select(*_ROW).join(_contact, _contact.c.id == _followup.c.contact_id)
    return rows.where(_followup.c.contact_id.in_(select(values_of("ids")))).order_by(_followup.c.due)


def rows_all() -> Select[Any]:
    """Select every follow-up, closed ones too."""
    return select(*_ROW).join(_contact, _contact.c.id == _followup.c.contact_id).order_by(_followup.c.due)


def rows_begun() -> Select[Any]:
    """Select the first ``:limit`` open follow-ups whose number begins with ``:digits``, soonest first."""
    begun = func.instr(cast(_followup.c.id, String), bindparam("digits")) == _ONE
    rows = select(*_ROW).join(_contact, _contact.c.id == _followup.c.contact_id)
    return _first(rows.where(_IS_OPEN, begun).order_by(_followup.c.due))


def beyond() -> Select[Any]:
    """Count how many open follow-ups fall due after ``:until``, and the soonest day of them."""
    return select(func.count(), func.min(_followup.c.due)).where(
        _IS_OPEN, _followup.c.due > bindparam("until")
    )


def contact_count() -> Select[Any]:
    """Count the contacts."""
    return select(func.count()).select_from(_contact)


def people() -> Select[Any]:
    """Select the people in whose name and company all of the JSON list ``:words`` occur, blanks aside."""
    keys = func.replace(_contact.c.name_key + _contact.c.company_key, _BLANK, literal_column("''"))
    return select(*_PERSON).where(_has_words(keys)).order_by(_contact.c.name_key, _contact.c.id)


def people_begun() -> Select[Any]:
    """Select the first ``:limit`` people in whose name and company all ``:words`` begin a word."""
    keys = _BLANK + _contact.c.name_key + _BLANK + _contact.c.company_key
    begun = _has_words(keys, before=_BLANK)
    return _first(select(*_PERSON).where(begun).order_by(_contact.c.name_key, _contact.c.id))


def person() -> Select[Any]:
    """Select the contact ``:id``."""
    return select(*_PERSON).where(_contact.c.id == bindparam("id"))


def person_owed() -> Select[Any]:
    """Select the contact to whom the follow-up ``:id`` is owed."""
    joined = select(*_PERSON).join(_followup, _followup.c.contact_id == _contact.c.id)
    return joined.where(_followup.c.id == bindparam("id"))


def contacts() -> Select[Any]:
    """Select the contacts with all ``:words``, by name.

    Where they are not NULL also ``:source``, ``:company``, ``:tag``, ``:tier``, and something logged (or the
    contact added) since ``:since``.
    """
    tagged = exists(
        select(_tag.c.id).where(_tag.c.contact_id == _contact.c.id, _tag.c.key == bindparam("tag"))
    )
    seen = func.coalesce(_contact.c.last_touch, _contact.c.added_on)
    return (
        select(
            *_PERSON,
            _contact.c.name_key,
            _contact.c.company_key,
            _contact.c.stage,
            _contact.c.rested,
            _contact.c.rested_until,
            _contact.c.source,
            _contact.c.tier,
            _contact.c.last_touch,
            _contact.c.added_on,
            select(func.min(_followup.c.due))
            .where(_followup.c.contact_id == _contact.c.id, _IS_OPEN)
            .scalar_subquery()
            .label("next_due"),
        )
        .where(
            _has_words(_contact.c.name_key + _BLANK + _contact.c.company_key),
            or_(bindparam("source").is_(None), _contact.c.source == bindparam("source")),
            or_(
                bindparam("company").is_(None),
                func.instr(_contact.c.company_key, bindparam("company")) > _ZERO,
            ),
            or_(bindparam("tag").is_(None), tagged),
            or_(bindparam("tier").is_(None), _contact.c.tier == bindparam("tier")),
            or_(bindparam("since").is_(None), seen >= bindparam("since")),
        )
        .order_by(_contact.c.name_key, _contact.c.id)
    )


def tags_of() -> Select[Any]:
    """Select the tags of the contacts in the JSON list ``:ids``."""
    return (
        select(_tag.c.contact_id, _tag.c.name)
        .where(_tag.c.contact_id.in_(select(values_of("ids"))))
        .order_by(_tag.c.contact_id, _tag.c.key)
    )


def questions() -> Select[Any]:
    """Select the user's own questions and the marks on those of the bank, in the order they were made."""
    table = _question.c
    columns = (table.name, table.text, table.category, table.goals, table.levels, table.banned, table.must)
    return select(*columns).order_by(table.id)


def _first(found: Select[Any]) -> Select[Any]:
    """Return the first ``:limit`` rows of a select; without an offset SQLAlchemy binds one of its own."""
    return found.limit(bindparam("limit")).offset(_ZERO)


def _has_words(keys: Any, *, before: Any = None) -> Any:
    word = values_of("words")
    sought = word if before is None else before.concat(word)
    return ~exists(select(word).where(func.instr(keys, sought) == _ZERO))
