"""The cost of a command hangs on whom it concerns, not on how many people there are."""

from __future__ import annotations

import shlex
import sqlite3
from typing import Any

import pytest
from scale import DUE, fill

from conftest import Infoview

SIZES = (200, 1_000)
"""Both with the same number of people who are due."""


def statements(iv: Infoview, line: str) -> list[str]:
    """Run a command line in this process, and return every SQL statement that it sends."""
    sent: list[str] = []
    connect = sqlite3.connect

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.set_trace_callback(sent.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", traced)
        iv.ok(*shlex.split(line))
    return [sql for sql in sent if not sql.lstrip().startswith("--")]


def counts(iv: Infoview, line: str, sizes: tuple[int, ...] = SIZES) -> list[int]:
    """Return how many statements a command takes in a small and in a large database."""
    found, people = [], 0
    iv.ok("add-contact", "First Person", "--company", "Alone")
    for size in sizes:
        fill(iv.db, size - people)
        people = size
        before = iv.db.read_bytes()
        found.append(len(statements(iv, line)))
        iv.db.write_bytes(before)
    return found


def test_the_database_of_the_benchmark_is_true(iv: Infoview) -> None:
    iv.ok("add-contact", "First Person")
    fill(iv.db, 200)
    checks = {check["check"]: check["state"] for check in iv("doctor", "--json").data}
    assert {checks[name] for name in ("owed", "search", "index", "integrity")} == {"ok"}
    assert len(iv.data("followup", "--due")) == DUE


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("followup --due", 8),
        ("followup --due --brief --quiet", 8),
        ("followup", 8),
        ("followup --due --json", 8),
    ],
)
def test_the_due_list_takes_a_few_statements_however_many_people_there_are(
    iv: Infoview, line: str, most: int
) -> None:
    few, many = counts(iv, line)
    assert few == many <= most


@pytest.mark.parametrize(
    "line",
    [
        "log 1 asked",
        "log 1 met --advice a --i-owe b --they-owe c",
        "log 1 note x",
        "rest 1",
        "edit 1 --role Boss",
    ],
)
def test_a_write_takes_as_many_statements_among_ten_as_among_a_thousand(iv: Infoview, line: str) -> None:
    few, many = counts(iv, line, (10, 1_000))
    assert few == many


def test_news_takes_statements_for_those_who_helped_alone(iv: Infoview) -> None:
    iv.ok("add-contact", "First Person")
    fill(iv.db, 100)
    before = iv.db.read_bytes()
    few = len(statements(iv, "news 'I start at Acme'"))
    iv.db.write_bytes(before)
    connection = sqlite3.connect(iv.db)
    with connection:
        connection.executemany(
            "INSERT INTO contact (uid, name, name_key, company_key, pool, added_on, created, stage, rested)"
            " VALUES (?, 'Pool', 'pool', '', 1, '2026-01-01', '', 'pool', 0)",
            [(f"more-{number}",) for number in range(1_000)],
        )
    connection.close()
    assert len(statements(iv, "news 'I start at Acme'")) == few
