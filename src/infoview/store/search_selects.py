"""The reads of the search, as SQLModel selects: the source of truth for ``store.search_lookup``."""

from typing import Any

from sqlalchemy import Select, bindparam, case, column, func, literal_column, or_, select, table

from infoview.store.models.log import Entry, Interview, News, PlanItem, Promise, Takeaway
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact, ContactPoint, Tag
from infoview.store.search_index import NUMBERS, SPREAD, TABLE

_search = table(TABLE, column(TABLE), column("rowid"))
_contact: Any = Contact.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
_point: Any = ContactPoint.__table__  # type: ignore[attr-defined]
_tag: Any = Tag.__table__  # type: ignore[attr-defined]
_entry: Any = Entry.__table__  # type: ignore[attr-defined]
_item: Any = PlanItem.__table__  # type: ignore[attr-defined]
_takeaway: Any = Takeaway.__table__  # type: ignore[attr-defined]
_promise: Any = Promise.__table__  # type: ignore[attr-defined]
_followup: Any = Followup.__table__  # type: ignore[attr-defined]
_news: Any = News.__table__  # type: ignore[attr-defined]
_interview: Any = Interview.__table__  # type: ignore[attr-defined]
_said = _entry.alias("said")
_met = _entry.alias("met")

_MATCHES = _search.c[TABLE].match(bindparam("query"))
_RANK = func.bm25(literal_column(TABLE), literal_column("10.0"), literal_column("1.0"))
"""A word in somebody's name counts ten times one in a text."""

_MET_ON = func.coalesce(
    select(func.max(_met.c.day))
    .where(_met.c.interview_id == _interview.c.id, _met.c.what == literal_column("'met'"))
    .scalar_subquery(),
    func.substr(_interview.c.at, literal_column("1"), literal_column("10")),
)
"""The day of the talk that a line of a plan belongs to."""

_DAY = func.coalesce(_entry.c.day, _MET_ON, _said.c.day, _promise.c.day, _followup.c.due, _news.c.day)
"""The day of a text; a follow-up's is that on which it is due."""


def found() -> Select[Any]:
    """Select the first ``:limit`` texts that match ``:query``, the best first; -1 is all."""
    texts = select(_search.c.rowid).where(_MATCHES).order_by(_RANK, _search.c.rowid)
    return texts.limit(bindparam("limit")).offset(literal_column("0"))


def owners() -> Select[Any]:
    """Select the texts of people that match ``:query``, each with whose it is and its day."""
    source, owner = _rows(_search, _search.c.rowid)
    people = select(owner.label("owner"), _search.c.rowid, _DAY.label("on"))
    return people.select_from(source).where(_MATCHES, owner.is_not(None))


def texts() -> Select[Any]:
    """Select the rows of the texts in the JSON list ``:docs``."""
    listed = func.json_each(bindparam("docs")).table_valued("value", name="doc")
    source, owner = _rows(listed, listed.c.value)
    mine = case(
        (_promise.c.mine == literal_column("1"), literal_column("'mine'")),
        (_promise.c.mine == literal_column("0"), literal_column("'theirs'")),
    )
    return select(
        listed.c.value,
        _contact.c.id,
        _contact.c.name,
        _contact.c.company,
        _contact.c.role,
        _contact.c.location,
        _contact.c.industry,
        _contact.c.met_at,
        _contact.c.note,
        func.coalesce(
            _point.c.kind, _entry.c.what, _item.c.category, _takeaway.c.kind, mine, _followup.c.state
        ).label("what"),
        func.coalesce(
            _point.c.value,
            _tag.c.name,
            _entry.c.text,
            _item.c.answer,
            _takeaway.c.text,
            _promise.c.text,
            _followup.c.text,
            _news.c.text,
        ).label("text"),
        _item.c.text.label("question"),
        _DAY.label("on"),
    ).select_from(source.outerjoin(_contact, _contact.c.id == owner))


def answers() -> Select[Any]:
    """Select all answers, where they are not NULL those of ``:category`` and to the question ``:item``."""
    return (
        select(
            _item.c.item,
            _item.c.category,
            _item.c.text,
            _item.c.answer,
            _contact.c.id,
            _contact.c.name,
            _contact.c.role,
            _contact.c.company,
            _MET_ON.label("on"),
        )
        .select_from(_item)
        .join(_interview, _interview.c.id == _item.c.interview_id)
        .join(_contact, _contact.c.id == _interview.c.contact_id)
        .where(
            _item.c.answer.is_not(None),
            or_(bindparam("category").is_(None), _item.c.category == bindparam("category")),
            or_(bindparam("item").is_(None), _item.c.item == bindparam("item")),
        )
        .order_by(_item.c.id)
    )


def _rows(texts: Any, doc: Any) -> tuple[Any, Any]:
    """Return a select's source, the texts joined with their rows, and whose each is."""

    def row(of: str) -> Any:
        is_one = doc.op("%")(literal_column(str(SPREAD))) == literal_column(str(NUMBERS[of]))
        return case((is_one, doc.op("/")(literal_column(str(SPREAD)))))

    source = texts
    for joined in (_point, _tag, _entry, _item, _takeaway, _promise, _followup, _news):
        source = source.outerjoin(joined, joined.c.id == row(joined.name))
    source = source.outerjoin(_interview, _interview.c.id == _item.c.interview_id)
    source = source.outerjoin(_said, _said.c.id == _takeaway.c.entry_id)
    owner = func.coalesce(
        row("contact"),
        _point.c.contact_id,
        _tag.c.contact_id,
        _entry.c.contact_id,
        _interview.c.contact_id,
        _said.c.contact_id,
        _promise.c.contact_id,
        _followup.c.contact_id,
    )
    return source, owner
