"""The instant reads are the selects: the same text, and the same rows on real data."""

from __future__ import annotations

import inspect
import json
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from command_lines import prepare
from conftest import Infoview
from infoview.store import (
    case_lookup,
    case_selects,
    database,
    lookup,
    search_lookup,
    search_selects,
    selects,
)
from infoview.store.lookup import Filters

STATEMENTS = lookup.STATEMENTS | search_lookup.STATEMENTS | case_lookup.STATEMENTS
SELECTS = {
    name: made
    for module in (selects, search_selects, case_selects)
    for name, made in inspect.getmembers(module, inspect.isfunction)
    if name[0] != "_" and made.__module__ == module.__name__
}

NO_FILTER: dict[str, Any] = dict.fromkeys(("source", "company", "tag", "tier", "since"))


def contacts(words: tuple[str, ...] = (), **filters: str) -> dict[str, Any]:
    return {"words": json.dumps(words), **NO_FILTER, **filters}


VALUES: dict[str, list[dict[str, Any]]] = {
    "rows_open": [{"until": "2026-11-20"}, {"until": "2026-11-23"}, {"until": "9999-12-31"}],
    "rows_of": [{"ids": "[]"}, {"ids": "[1]"}, {"ids": "[8, 4, 999]"}],
    "rows_all": [{}],
    "rows_begun": [
        {"digits": "", "limit": 50},
        {"digits": "2", "limit": 50},
        {"digits": "2", "limit": 1},
        {"digits": "x", "limit": 50},
    ],
    "beyond": [{"until": "2026-11-23"}, {"until": "9999-12-31"}],
    "contact_count": [{}],
    "people": [{"words": "[]"}, {"words": '["sam", "acme"]'}, {"words": '["emilezola"]'}, {"words": '["x"]'}],
    "people_begun": [
        {"words": "[]", "limit": 50},
        {"words": "[]", "limit": 2},
        {"words": '["sam", "ac"]', "limit": 50},
        {"words": '["am"]', "limit": 50},
    ],
    "person": [{"id": 2}, {"id": 999}],
    "person_owed": [{"id": 1}, {"id": 999}],
    "contacts": [
        contacts(),
        contacts(("dana", "acme")),
        contacts(("nobody",)),
        contacts(source="alumni"),
        contacts(company="glob"),
        contacts(tag="pricing"),
        contacts(tier="b"),
        contacts(since="2026-11-10"),
        contacts(("lee",), source="alumni", company="acme", tag="alumni", tier="a", since="2026-11-05"),
    ],
    "tags_of": [{"ids": "[]"}, {"ids": "[1, 2]"}],
    "found": [
        {"query": '("dana"*)', "limit": 50},
        {"query": '("dana"*)', "limit": 1},
        {"query": '("a"*)', "limit": -1},
        {"query": '("good talk")', "limit": -1},
        {"query": '("nobody"*)', "limit": 50},
    ],
    "owners": [{"query": '("a"*)'}, {"query": '("acme"*)'}, {"query": '("nobody"*)'}],
    "texts": [{"docs": "[]"}, {"docs": json.dumps(list(range(16, 800)))}, {"docs": "[16, 999999999]"}],
    "answers": [
        {"category": None, "item": None},
        {"category": "path", "item": None},
        {"category": None, "item": "nobody-asks"},
    ],
    "questions": [{}],
    **{
        name: [{"ids": "[]"}, {"ids": "[4]"}, {"ids": "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 999]"}]
        for name in case_lookup.STATEMENTS
    },
    "all_news": [{}],
}


@pytest.fixture
def connection(iv: Infoview) -> Iterator[sqlite3.Connection]:
    """A reader on the prepared database."""
    prepare(iv)
    iv.ok("plan", "5")
    iv.ok("log", "5", "met", "--on", "today", "--answer", "1=By chance.", "--advice", "read", "--i-owe", "it")
    iv.ok("news", "I start at Acme")
    with database.reading_connection() as connection:
        yield connection


def plain(value: Any) -> Any:
    """Return a value as SQLite stores it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def test_every_select_has_its_statement_and_its_values() -> None:
    assert SELECTS.keys() == STATEMENTS.keys() == VALUES.keys()
    assert not lookup.STATEMENTS.keys() & search_lookup.STATEMENTS.keys()


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_statement_is_what_the_select_compiles_to(name: str) -> None:
    compiled = SELECTS[name]().compile(dialect=sqlite.dialect(paramstyle="named"))
    assert " ".join(STATEMENTS[name].split()) == " ".join(str(compiled).split())
    assert compiled.params.keys() == VALUES[name][0].keys()


@pytest.mark.parametrize(
    ("name", "values"), [(name, each) for name, every in VALUES.items() for each in every]
)
def test_both_readers_return_equal_rows(
    connection: sqlite3.Connection, name: str, values: dict[str, Any]
) -> None:
    instant = connection.execute(STATEMENTS[name], values).fetchall()
    typed = {
        key: date.fromisoformat(value) if key in {"until", "since"} and value else value
        for key, value in values.items()
    }
    with database.reading() as session:
        modelled = session.connection().execute(SELECTS[name](), typed).fetchall()
    assert instant == [tuple(plain(value) for value in row) for row in modelled]


def test_the_values_find_something_and_leave_something_out(connection: sqlite3.Connection) -> None:
    for name in (
        "rows_open",
        "rows_of",
        "rows_begun",
        "people",
        "people_begun",
        "contacts",
        "found",
        "owners",
        "texts",
    ):
        counts = {len(connection.execute(STATEMENTS[name], values).fetchall()) for values in VALUES[name]}
        assert len(counts) > 2, name


def test_rows_are_read_into_their_types(connection: sqlite3.Connection) -> None:
    rows = {row.kind: row for row in lookup.list_rows_of(connection, [4])}
    talk = rows["talk"]
    assert (talk.contact_id, talk.name, talk.name_key) == (4, "Bo Chen", "bo chen")
    assert (talk.due, talk.due_at, talk.state) == (date(2026, 11, 25), datetime(2026, 11, 25, 10), "open")  # noqa: DTZ001
    (dana,) = lookup.list_contacts(connection, Filters(words=("dana",)))
    assert (dana.last_touch, dana.added_on, dana.rested) == (date(2026, 11, 5), date(2026, 11, 2), False)
    assert dana.next_due == min(
        row.due for row in lookup.list_rows_of(connection, [1]) if row.state == "open"
    )
    (rex,) = lookup.list_contacts(connection, Filters(words=("rex",)))
    assert (rex.rested, rex.rested_until) == (True, date(2027, 1, 2))


def test_reads_of_the_due_list_use_an_index(connection: sqlite3.Connection) -> None:
    for name in ("rows_open", "rows_begun", "beyond", "rows_of", "person_owed", "tags_of"):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {STATEMENTS[name]}", VALUES[name][0]).fetchall()
        steps = [detail for *_, detail in plan]
        assert not [
            step for step in steps if step.startswith(("SCAN followup", "SCAN contact", "SCAN tag"))
        ], steps


def test_an_empty_database_is_read_without_a_file(iv: Infoview) -> None:
    with database.reading_connection() as empty:
        assert lookup.count_contacts(empty) == 0
        assert lookup.count_beyond(empty, date.max) == (0, None)
        assert lookup.find_person(empty, 1) is None
        assert lookup.find_person_owed(empty, 1) is None
    assert not iv.home.exists()
