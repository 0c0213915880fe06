"""The history: what each command changed, in words, and what concerned one contact."""

from __future__ import annotations

import pytest

from command_lines import prepare
from conftest import Infoview


def said(iv: Infoview, *argv: str) -> list[tuple[str, str]]:
    return [(line["command"], line["summary"]) for line in iv.data("history", *argv)]


def test_each_command_says_whom_it_concerned_and_what_it_changed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee", "--email", "d@x.example", "--tag", "a", "--tag", "b")
    iv.ok("add-contact", "Bo Berg", "--referred-by", "dana")
    iv.ok("log", "dana", "asked", "--with", "bo")
    iv.ok("plan", "dana", "--at", "fri 14:00")
    iv.ok("followup", "add", "dana", "send it", "--by", "fri")
    iv.ok("rest", "bo")
    iv.ok("delete", "bo", "--yes")
    found = said(iv)
    items = len(iv.data("plan", "dana")["sections"][0]["items"])
    assert items > 0
    assert [line for line in found if line[0] != "plan"] == [
        (
            "delete",
            "Bo Berg: 1 contact removed, 2 log entries removed, 1 follow-up removed, 1 referral removed",
        ),
        ("rest", "Bo Berg: rested logged, 1 follow-up removed"),
        ("followup add", "Dana Lee: 1 follow-up added"),
        ("log", "Dana Lee, Bo Berg: asked logged, asked logged, 2 follow-ups added, 2 follow-ups changed"),
        ("add-contact", "Bo Berg: 1 contact added, 1 follow-up added, 1 referral added"),
        ("add-contact", "Dana Lee: 1 contact added, 1 follow-up added, 1 address added, 2 tags added"),
    ]


def test_one_contact_shows_only_what_concerned_them(iv: Infoview) -> None:
    prepare(iv)
    everything = iv.data("history", "--limit", "1000")
    hers = iv.data("history", "dana", "--limit", "1000")
    assert {line["id"] for line in hers} < {line["id"] for line in everything}
    assert hers == iv.data("history", "1", "--limit", "1000")
    # She named Émile Zola, whose talk changed what is owed to her, and so did asking Sam Park of Acme too.
    assert [(line["command"], line["summary"].partition(":")[0]) for line in hers] == [
        ("log", "Ana Kovač, Émile Zola, Dana Lee"),
        ("log", "Dana Lee"),
        ("log", "Dana Lee"),
        ("plan", "Dana Lee"),
        ("log", "Dana Lee"),
        ("log", "Sam Park, Dana Lee"),
        ("log", "Dana Lee"),
        ("add-contact", "Émile Zola"),
        ("add-contact", "Dana Lee"),
    ]


def test_ticking_a_plan_concerned_the_person_of_the_talk(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("plan", "4", "--done", "1", "--done", "2")
    (newest,) = iv.data("history", "--limit", "1")
    assert newest["summary"] == "Bo Chen: 2 follow-ups changed, 2 plan items changed"
    assert iv.data("history", "4", "--limit", "1") == [newest]
    assert newest not in iv.data("history", "1")
    iv.ok("undo")
    iv.ok("redo")


def test_what_removed_a_contact_concerned_those_who_are_left(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Berg", "--referred-by", "dana")
    iv.ok("delete", "dana", "--yes")
    assert [line["command"] for line in iv.data("history", "bo")] == ["delete", "add-contact"]
    assert iv("history", "dana").code == 3
    iv.ok("undo")
    assert [line["undone"] for line in iv.data("history", "dana")] == [True, False, False]


def test_the_newest_come_first_and_as_many_as_asked_for(iv: Infoview) -> None:
    prepare(iv)
    ids = [line["id"] for line in iv.data("history")]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) > 20
    assert [line["id"] for line in iv.data("history", "--limit", "3")] == ids[:3]


def test_an_undone_step_is_listed_as_undone_until_something_new_is_changed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Berg")
    iv.ok("undo")
    assert [line["undone"] for line in iv.data("history")] == [True, False]
    assert "(undone)" in iv.ok("history").out
    iv.ok("redo")
    assert [line["undone"] for line in iv.data("history")] == [False, False]
    iv.ok("undo")
    iv.ok("add-contact", "Zoe Quinn")
    assert [line["command"] for line in iv.data("history")] == ["add-contact", "add-contact"]
    assert iv("redo").code == 3


@pytest.mark.parametrize("limit", ["-1", "x", "1.5"])
def test_a_limit_that_cannot_be_meant_is_refused(iv: Infoview, limit: str) -> None:
    assert iv("history", "--limit", limit).code == 2


def test_people_see_the_newest_and_programs_see_all(iv: Infoview) -> None:
    for number in range(22):
        iv.ok("add-contact", f"Person {chr(65 + number)}")
    shown = [len(iv.ok("history", *more).out.splitlines()) for more in ((), ("--limit", "0"))]
    assert shown[1] - shown[0] == 2
    assert len(iv.data("history")) == len(iv.data("history", "--limit", "0")) == 22
    assert len(iv.data("history", "--limit", "3")) == 3


def test_the_largest_limit_is_no_trouble(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    assert len(iv.data("history", "--limit", "99999999999999999999999")) == 1


def test_people_see_their_own_time_and_programs_utc(iv: Infoview) -> None:
    iv.at("2026-06-01T09:30").process("add-contact", "Dana Lee", env={"TZ": "America/New_York"})
    assert iv.data("history")[0]["at"] == "2026-06-01T13:30:00Z"
    for zone, shown in (("America/New_York", b"2026-06-01 09:30"), ("Asia/Tokyo", b"2026-06-01 22:30")):
        assert shown in iv.process("history", env={"TZ": zone}).stdout


def test_what_concerned_somebody_who_is_deleted_keeps_their_name(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "note", "Likes tea.")
    iv.ok("followup", "done", "f1")
    iv.ok("delete", "dana", "--yes")
    assert all(line["summary"].startswith("Dana Lee: ") for line in iv.data("history"))
    iv.ok("add-contact", "Bo Ek")
    iv.ok("delete", "bo", "--erase", "--yes")
    assert "Bo Ek" not in iv.ok("history").out
