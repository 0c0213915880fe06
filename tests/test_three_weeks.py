"""Three weeks of a job search, twenty people: what is owed each morning, against what was worked out by hand.

The diary is ``data/three_weeks.txt``. It is told to the program once; each test looks at what became of it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from conftest import Infoview
from diary import SETTINGS, Step, Told, dump, living_in, read, run

STEPS = read()
LOOKS = [step for step in STEPS if step.is_look]
DAYS = sorted({step.day for step in STEPS})

pytestmark = pytest.mark.slow


def test_the_diary_has_three_weeks_without_a_gap_and_a_list_for_every_morning() -> None:
    first, last = date.fromisoformat(DAYS[0]), date.fromisoformat(DAYS[-1])
    assert (len(DAYS), (last - first).days) == (21, 20)
    assert [step.now for step in LOOKS if step.head == "due" and step.now.endswith("T08:00")] == [
        f"{day}T08:00" for day in DAYS
    ]


@pytest.mark.parametrize("look", LOOKS, ids=[f"{look.now} {look.head}" for look in LOOKS])
def test_what_is_shown_is_what_was_worked_out_by_hand(three_weeks: Told, look: Step) -> None:
    assert three_weeks.shown[look] == look.expected


@pytest.mark.parametrize("day", DAYS)
def test_everybody_who_is_active_has_a_next_step_in_the_evening(three_weeks: Told, day: str) -> None:
    assert three_weeks.idle[day] == []


def test_the_history_has_one_line_for_each_command_that_was_not_taken_back(three_weeks: Told) -> None:
    groups = ("followup", "done"), ("followup", "add"), ("followup", "skip"), ("followup", "snooze")
    typed = [" ".join(step.argv[: 2 if tuple(step.argv[:2]) in groups else 1]) for step in three_weeks.done]
    with living_in(three_weeks.home):
        code, out, _ = run("history", "--limit", "1000", "--json")
    lines = json.loads(out)["data"]
    assert code == 0
    assert [line["command"] for line in reversed(lines)] == typed
    assert not any(line["undone"] for line in lines)


def test_undo_takes_the_last_day_back_step_by_step_and_redo_brings_it_again(
    three_weeks: Told, iv: Infoview
) -> None:
    before = three_weeks.last_day
    after = [*before[1:], dump(three_weeks.db)]
    home_of(three_weeks.db, iv)
    assert len(before) == 10
    for content in reversed(before):
        iv.ok("undo")
        assert dump(iv.db) == content
    assert dump(iv.db) == dump(three_weeks.mornings[DAYS[-1]])
    for content in after:
        iv.ok("redo")
        assert dump(iv.db) == content
    assert iv("redo").code == 3


def test_undo_leads_back_to_the_empty_file(three_weeks: Told, iv: Infoview) -> None:
    home_of(three_weeks.db, iv)
    for _ in three_weeks.done:
        iv.ok("undo")
    assert iv("undo").code == 3
    assert {table: rows for table, rows in dump(iv.db).items() if rows} == {}


@pytest.mark.parametrize("day", DAYS[1:])
def test_what_is_stored_is_what_is_derived_anew(three_weeks: Told, iv: Infoview, day: str) -> None:
    from infoview import clock, config
    from infoview.services import owing
    from infoview.services.rules import rules_of
    from infoview.store import database

    home_of(three_weeks.mornings[day], iv).at(f"{day}T07:00")
    before = dump(iv.db)
    with database.writing("refresh", now=clock.now()) as session:
        everybody = [row[0] for row in before["contact"]]
        owing.refresh(
            session, everybody, today=date.fromisoformat(day), rules=rules_of(config.load_settings())
        )
    assert dump(iv.db) == before


def test_nobody_is_in_the_file_twice_and_the_chain_of_three_is(three_weeks: Told) -> None:
    with closing(sqlite3.connect(three_weeks.db)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM contact")]
        chain = connection.execute(
            "SELECT first.name, second.name, third.name FROM contact AS third"
            " JOIN contact AS second ON second.id = third.referred_by_id"
            " JOIN contact AS first ON first.id = second.referred_by_id"
        ).fetchall()
    connection.close()
    assert (len(names), len(set(names)), names.count("Daniel Müller")) == (19, 18, 2)
    assert chain == [("Zoë Brandt", "Jonas Weiß", "Inês Carvalho")]


def home_of(db: Path, iv: Infoview) -> Infoview:
    """Let the program of this test live with a copy of a database."""
    iv.home.mkdir(parents=True)
    (iv.home / "config.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(db, iv.db)
    return iv
