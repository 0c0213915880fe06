"""The reads of the search over the standard library's sqlite3: what ``store.search_selects`` compiles to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from infoview.domain.search import Term
from infoview.store import lookup
from infoview.store.search_index import NUMBERS, SOURCES, SPREAD


def _row(doc: str, table: str) -> str:
    return f"CASE WHEN (({doc} % {SPREAD}) = {NUMBERS[table]}) THEN {doc} / {SPREAD} END"


def _rows(doc: str) -> str:
    return " ".join(
        [
            *(
                f"LEFT OUTER JOIN {source.table} ON {source.table}.id = {_row(doc, source.table)}"
                for source in SOURCES[1:]
            ),
            "LEFT OUTER JOIN interview ON interview.id = plan_item.interview_id",
            "LEFT OUTER JOIN entry AS said ON said.id = takeaway.entry_id",
        ]
    )


def _owner(doc: str) -> str:
    return (
        f"coalesce({_row(doc, 'contact')}, contact_point.contact_id, tag.contact_id, entry.contact_id,"
        " interview.contact_id, said.contact_id, promise.contact_id, followup.contact_id)"
    )


_MET_ON = """coalesce((SELECT max(met.day) AS max_1 FROM entry AS met
    WHERE met.interview_id = interview.id AND met.what = 'met'), substr(interview.at, 1, 10))"""

_DAY = f"coalesce(entry.day, {_MET_ON}, said.day, promise.day, followup.due, news.day)"

STATEMENTS = {
    "found": """
        SELECT search.rowid FROM search WHERE search.search MATCH :query
        ORDER BY bm25(search, 10.0, 1.0), search.rowid LIMIT :limit OFFSET 0""",
    "owners": f"""
        SELECT {_owner("search.rowid")} AS owner, search.rowid, {_DAY} AS "on"
        FROM search {_rows("search.rowid")}
        WHERE search.search MATCH :query AND {_owner("search.rowid")} IS NOT NULL""",
    "texts": f"""
        SELECT doc.value, contact.id, contact.name, contact.company, contact.role, contact.location,
            contact.industry, contact.met_at, contact.note,
            coalesce(contact_point.kind, entry.what, plan_item.category, takeaway.kind,
                CASE WHEN (promise.mine = 1) THEN 'mine' WHEN (promise.mine = 0) THEN 'theirs' END,
                followup.state) AS what,
            coalesce(contact_point.value, tag.name, entry.text, plan_item.answer, takeaway.text,
                promise.text, followup.text, news.text) AS text,
            plan_item.text AS question,
            {_DAY} AS "on"
        FROM json_each(:docs) AS doc {_rows("doc.value")}
            LEFT OUTER JOIN contact ON contact.id = {_owner("doc.value")}""",
    "answers": f"""
        SELECT plan_item.item, plan_item.category, plan_item.text, plan_item.answer, contact.id,
            contact.name, contact.role, contact.company, {_MET_ON} AS "on"
        FROM plan_item JOIN interview ON interview.id = plan_item.interview_id
            JOIN contact ON contact.id = interview.contact_id
        WHERE plan_item.answer IS NOT NULL AND (:category IS NULL OR plan_item.category = :category)
            AND (:item IS NULL OR plan_item.item = :item)
        ORDER BY plan_item.id""",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A row that is searched.

    Attributes:
        doc: its number in the index.
        table: where it stands.
        contact_id: whose it is, None for the user's own; name, company and role are theirs.
        card: the other texts of a contact, by column.
        what: its kind within the table.
        text: what was typed; None for a card, and for a question without an answer.
        question: that a plan asks, for an answer.
        on: its day.
    """

    doc: int
    table: str
    contact_id: int | None
    name: str | None
    company: str | None
    role: str | None
    card: dict[str, str | None]
    what: str | None
    text: str | None
    question: str | None
    on: date | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What somebody said to a question of a plan; ``item`` is the question's id, None for own words."""

    item: str | None
    category: str | None
    question: str
    text: str
    contact_id: int
    name: str
    role: str | None
    company: str | None
    on: date | None


def list_found(connection: sqlite3.Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """Return the numbers of the texts that hold all the terms, the best first; a limit of -1 is none."""
    values = {"query": " AND ".join(map(_asked, terms)), "limit": limit}
    return [doc for (doc,) in connection.execute(STATEMENTS["found"], values)]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text is: its day, the first of all days where it has none, and its number in the index."""

    day: date
    doc: int


def list_owners(connection: sqlite3.Connection, term: Term) -> dict[int, Place]:
    """Return the people with a text that holds a term, each with the place of their card or newest text.

    The newest is that of the latest day; of two on one day, that which was typed last.
    """
    found: dict[int, Place] = {}
    for owner, doc, on in connection.execute(STATEMENTS["owners"], {"query": _asked(term)}):
        place = Place(lookup.day(on) or date.min, doc)
        known = found.get(owner)
        if known is None or _weight(place) > _weight(known):
            found[owner] = place
    return found


def _weight(place: Place) -> tuple[bool, date, int]:
    """Return what tells which text is shown: a card before all others, then the newest."""
    return place.doc % SPREAD == NUMBERS["contact"], place.day, place.doc // SPREAD


def list_texts(connection: sqlite3.Connection, docs: Iterable[int]) -> list[Text]:
    """Return the texts with these numbers, in this order; what the index knows and no row has is left out."""
    wanted = list(docs)
    rows = {
        row[0]: row
        for row in connection.execute(STATEMENTS["texts"], {"docs": json.dumps(wanted)}).fetchall()
    }
    found = [_text(rows[doc]) for doc in wanted]
    return [text for text in found if text.contact_id or (text.table == "news" and text.text)]


def list_answers(
    connection: sqlite3.Connection, *, category: str | None = None, item: str | None = None
) -> list[AnswerRow]:
    """Return all answers, or those of a category or to a question, in the order of the plans."""
    rows = connection.execute(STATEMENTS["answers"], {"category": category, "item": item}).fetchall()
    return [
        AnswerRow(item, category, question, text, contact_id, name, role, company, lookup.day(on))
        for item, category, question, text, contact_id, name, role, company, on in rows
    ]


def _asked(term: Term) -> str:
    """Return a term as FTS5 reads it: all that was typed stands inside a string."""
    more = "" if term.whole else "*"
    strings = (" ".join(reading).replace('"', '""') for reading in term.readings)
    return "(" + " OR ".join(f'"{string}"{more}' for string in strings) + ")"


def _text(row: tuple[Any, ...]) -> Text:
    doc, contact_id, name, company, role, location, industry, met_at, note, what, text, question, on = row
    card = {"location": location, "industry": industry, "met_at": met_at, "note": note}
    table = SOURCES[doc % SPREAD].table
    return Text(doc, table, contact_id, name, company, role, card, what, text, question, lookup.day(on))
