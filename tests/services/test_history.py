"""The history: what each command changed, in words, and what concerned one contact."""

from __future__ import annotations

import time

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


def test_an_edit_names_the_fields_and_a_followup_command_the_rows(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Berg")
    iv.ok("edit", "dana", "--role", "Chef", "--company", "Acme", "--referred-by", "bo")
    assert said(iv, "--limit", "1")[0] == (
        "edit", "Dana Lee: company, role, referred by changed, 1 follow-up added, 1 follow-up removed,"
        " 1 referral added",
    )  # fmt: skip
    iv.ok("edit", "dana", "--name", "Dana Lee-Ruiz", "--every", "2mo")
    iv.ok("followup", "snooze", "f2", "f3", "--until", "+3d")
    iv.ok("followup", "skip", "f2")
    assert said(iv, "--limit", "3") == [
        ("followup skip", "Bo Berg: f2 skipped, 1 follow-up added"),
        ("followup snooze", "Bo Berg, Dana Lee-Ruiz: f2, f3 snoozed"),
        ("edit", "Dana Lee-Ruiz: name, every changed"),
    ]


def test_many_rows_of_one_command_are_counted(iv: Infoview) -> None:
    for number in range(7):
        iv.ok("add-contact", f"Person {chr(65 + number)}")
    iv.ok("followup", "snooze", *(f"f{number}" for number in range(1, 8)), "--until", "+3d")
    assert said(iv, "--limit", "1")[0][1] == (
        "Person A, Person B, Person C and 4 more: f1, f2, f3, f4, f5 and 2 more snoozed"
    )


def test_somebody_who_was_deleted_keeps_their_name_in_the_history(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("edit", "dana", "--name", "Dana Ruiz")
    iv.ok("followup", "snooze", "dana", "--until", "+3d")
    iv.ok("delete", "dana", "--yes")
    assert [line[1].partition(":")[0] for line in said(iv)] == ["Dana Ruiz"] * 3 + ["Dana Lee"]


def test_a_history_that_went_with_somebody_says_so(iv: Infoview) -> None:
    iv.ok("add-contact", "Bo Berg")
    iv.ok("add-contact", "Dana Lee")
    iv.ok("delete", "dana", "--erase", "--yes")
    gone = "The history was erased, together with a contact whom it held.\n"
    assert iv.ok("history").out == iv.ok("history", "bo").out == gone
    assert iv.data("history") == []
    iv.ok("log", "bo", "asked")
    assert [line[0] for line in said(iv)] == ["log"]


def test_people_see_their_own_time_and_programs_that_of_the_world(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    if not hasattr(time, "tzset"):
        pytest.skip("a zone that this platform cannot change")
    time.tzset()
    try:
        iv.at("2026-11-23T01:10").ok("add-contact", "Dana Lee")
        assert "2026-11-23 01:10" in iv.ok("history").out
        assert iv.data("history")[0]["at"] == "2026-11-22T19:40:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()
