"""infoview rest, as a user meets it."""

from __future__ import annotations

import pytest

from conftest import MONDAY, Infoview
from prepared import prepare

TOLD = (
    (MONDAY, "add-contact 'Dana Lee'"),
    (MONDAY, "add-contact 'Bo Chen'"),
    (MONDAY, "log 2 asked"),
)


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def owed(iv: Infoview, who: str) -> list[tuple[str, str]]:
    return [(row["what"], row["due"]) for row in iv.data("followup", who)]


def test_who_rests_is_owed_nothing(known: Infoview) -> None:
    ran = known.ok("rest", "dana")
    assert ran.out.splitlines() == ["Resting: Dana Lee, contact 1", "Stage  resting"]
    assert owed(known, "dana") == []
    card = known.data("show", "dana")
    assert (card["stage"], card["rested_until"], card["next"]) == ("resting", None, None)
    assert known.at("2030-01-01").data("followup", "dana") == []


def test_who_never_answered_is_closed_as_no_response(known: Infoview) -> None:
    assert known.data("rest", "bo")["stage"] == "no-response"


@pytest.mark.parametrize(
    ("until", "day", "echo"),
    [
        ("2mo", "2027-01-23", "Sat 2027-01-23"),
        ("1 may", "2027-05-01", "Sat 2027-05-01"),
        ("tomorrow", "2026-11-24", "Tue 2026-11-24"),
        ("next fri", "2026-12-04", "Fri 2026-12-04"),
    ],
)
def test_until_a_day_which_is_echoed_and_wakes_them(known: Infoview, until: str, day: str, echo: str) -> None:
    assert f"Stage  resting until {echo}\n" in known.ok("rest", "dana", "--until", until).out
    assert known.data("show", "dana")["rested_until"] == day
    assert owed(known, "dana") == []
    known.at(f"{day}T08:00")
    assert owed(known, "dana") == [("Write again", day)]
    assert known.data("show", "dana")["stage"] == "to-contact"


def test_a_word_from_them_wakes_them(known: Infoview) -> None:
    known.ok("rest", "bo")
    known.ok("log", "bo", "replied")
    assert owed(known, "bo") == [("Set a date for the talk", "2026-11-24")]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("today", "--until is Mon 2026-11-23, which is not to come."),
        ("yesterday", "--until is Sun 2026-11-22, which is not to come."),
        ("last fri", "--until is Fri 2026-11-20, which is not to come."),
        ("1m", "--until '1m' may mean minutes or months."),
        ("may", "--until 'may' is only part of a date."),
        ("", "--until '' is not a date that infoview can read."),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(known: Infoview, until: str, said: str) -> None:
    before = known.db.read_bytes()
    ran = known("rest", "dana", "--until", until, "--json")
    assert (ran.code, ran.error["message"]) == (2, said)
    assert "infoview rest 'Dana Lee' --until 1mo" in ran.error["hint"]
    assert known.db.read_bytes() == before


def test_who_has_a_talk_before_them_cannot_rest(known: Infoview) -> None:
    known.ok("plan", "dana", "--at", "fri 14:00")
    ran = known("rest", "dana", "--json")
    assert (ran.code, ran.error["message"]) == (2, "A talk with Dana Lee is planned.")
    assert ran.error["hint"].endswith("infoview log 1 cancelled")
    known.ok("log", "1", "cancelled")
    known.ok("rest", "dana")


def test_undo_wakes_them(known: Infoview) -> None:
    before = known.data("show", "1")
    known.ok("rest", "1")
    known.ok("undo")
    assert known.data("show", "1") == before
