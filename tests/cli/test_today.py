"""infoview alone, as a user meets it every morning."""

from __future__ import annotations

import shlex

import pytest

from conftest import Infoview
from prepared import prepare

TOLD = (
    ("2026-11-10T09:00", "add-contact 'Dana Lee'"),
    ("2026-11-10T09:00", "add-contact 'Émile Zola'"),
    ("2026-11-10T09:00", "add-contact 'Bo Chen'"),
    ("2026-11-10T09:00", "log 3 asked"),
    ("2026-11-20T09:00", "plan 2 --at 'wed 14:00'"),
    ("2026-11-20T09:00", "plan 3 --at '2026-12-04 10:00'"),
)


def test_an_empty_database_is_a_welcome_with_commands_that_work(iv: Infoview) -> None:
    out = iv.ok().out
    assert out.startswith("Welcome to infoview.\n")
    commands = [line.strip() for line in out.splitlines() if line.startswith("   infoview ")]
    assert len(commands) == 4
    assert not iv.db.exists()
    # The last one is the demo, which is apart from all this.
    for command in commands[:-1]:
        iv.ok(*shlex.split(command)[1:])
    assert iv.data()["contacts"] == 1


def test_it_shows_what_is_due_and_the_next_talks(iv: Infoview) -> None:
    iv = prepare(iv, TOLD)
    screen = iv.data()
    assert screen["today"] == "2026-11-23"
    assert screen["contacts"] == 3
    assert [(row["kind"], row["contact"]["id"]) for row in screen["due"]] == [("reach-out", 1)]
    assert [(row["kind"], row["due_at"]) for row in screen["talks"]] == [("talk", "2026-11-25T14:00")]
    assert screen["next_due"] == "2026-11-24"
    out = iv.ok().out
    assert out.startswith("Today, Mon 2026-11-23\n")
    for part in ("Overdue (1)", "Dana Lee", "Wed 2026-11-25 14:00", "Émile Zola", "infoview plan 2"):
        assert part in out
    assert "2026-12-04" not in out


def test_nothing_due_says_when_the_next_thing_is(iv: Infoview) -> None:
    iv = prepare(iv, TOLD)
    iv.ok("followup", "snooze", "--due", "--until", "1 dec")
    assert "Nothing is due. The next thing falls due on Tue 2026-11-24." in iv.ok().out


def test_a_talk_of_today_is_due_and_then_asks_how_it_went(iv: Infoview) -> None:
    iv = prepare(iv, TOLD, now="2026-11-25T13:59")
    assert "Talk today at 14:00" in iv.ok().out
    assert "How did it go? Log it" in iv.at("2026-11-25T14:20").ok().out


@pytest.mark.parametrize("argv", [("--json",), ("--json", "--no-color"), ("--no-color", "--json")])
def test_json_alone_is_the_morning_in_json(iv: Infoview, argv: tuple[str, ...]) -> None:
    document = iv.ok(*argv).json
    assert (document["command"], document["data"]["due"]) == ("infoview", [])


@pytest.mark.parametrize(
    ("argv", "said", "hint"),
    [
        (["contcats"], "There is no command 'contcats'.", "Did you mean: infoview contacts?"),
        (["x"], "There is no command 'x'.", "See them all: infoview --help"),
        (["Show", "1"], "There is no command 'Show'.", "Did you mean: infoview show?"),
        (["--json", "contacts"], "There is no option '--json' for infoview itself.", "infoview --help"),
        (["-x"], "There is no option '-x' for infoview itself.", "infoview --help"),
        (["--", "contacts"], "There is no option '--' for infoview itself.", "infoview --help"),
        ([""], "There is no command ''.", "infoview --help"),
        (["x" * 5000], "There is no command 'xxx", "infoview --help"),
    ],
)
def test_an_unknown_word_is_refused(iv: Infoview, argv: list[str], said: str, hint: str) -> None:
    iv.monkeypatch.setenv("COLUMNS", "200")
    ran = iv(*argv)
    if "--json" in argv:
        assert (ran.code, ran.err) == (2, "")
        assert ran.error["message"] == said
        return
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"infoview: {said}")
    assert hint in ran.err
    assert len(ran.err) < 300


def test_a_name_in_the_place_of_a_command_is_taken_for_a_person(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    ran = iv("dana")
    assert ran.code == 2
    assert "Did you mean: infoview show dana?" in ran.err


@pytest.mark.parametrize(
    "now",
    ["nonsense", "", " ", "2026-13-01", "2026-11-23T25:00", "0001-01-01", "9999-12-31T23:59", "1969-12-31",
     "2200-01-01", "23/11/2026", "now"],
)  # fmt: skip
def test_a_frozen_clock_must_be_a_date(iv: Infoview, now: str) -> None:
    ran = iv.at(now)("contacts", "--json")
    if not now.strip():
        assert ran.code == 0  # the wall clock
        return
    assert ran.code == 2
    assert ran.error["message"] == f"INFOVIEW_NOW is {now!r}, which is not a date from 1970 to 2199."
    assert ran.error["hint"].endswith("for example INFOVIEW_NOW=2026-11-23T09:00")


@pytest.mark.parametrize("now", ["1970-01-01", "2199-12-31T23:59", "2026-11-23T09:00:59.999Z", "20261123"])
def test_the_clock_may_be_frozen_at_either_end(iv: Infoview, now: str) -> None:
    iv.at(now).ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met")
    iv.ok("plan", "dana", "--at", "1mo 14:00")
    iv.ok("followup", "--within", "3mo")
    iv.ok()
