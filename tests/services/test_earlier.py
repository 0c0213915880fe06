"""What earlier talks leave for the next plan: open points, answers of others, promises and names."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Infoview
from diary import in_vienna

AFTER = "2026-11-20T15:00"
NEXT = "2026-11-23T09:00"
HOURS = "what the working hours are like"


@pytest.fixture
def two(iv: Infoview) -> Infoview:
    """Dana, an analyst at Acme, with whom there was a talk on Friday; Ana and Bo, whom to talk with next."""
    iv.at("2026-11-18T09:00")
    iv.ok("add-contact", "Dana Lee", "--company", "Acme, Inc.", "--role", "Analyst")
    iv.ok("add-contact", "Ana Ruiz", "--company", "ACME Inc", "--role", "Engineer")
    iv.ok("add-contact", "Bo Berg", "--company", "Globex", "--role", "analyst")
    iv.ok("add-contact", "Cy Dow", "--company", "Globex", "--role", "Engineer")
    iv.ok("plan", "1", "--at", "fri 14:00", "--minutes", "45")
    return iv.at(AFTER)


def questions(plan: Any) -> list[Any]:
    return [item for part in plan["sections"] for item in part["items"] if "category" in item]


def whys(plan: Any) -> str:
    return " | ".join(item["why"] for item in questions(plan))


def to_do(plan: Any) -> list[str]:
    return [item["text"] for item in plan["sections"][0]["items"]]


# --- open points


def test_an_open_point_is_shown_and_asked_of_the_same_person_and_of_others(two: Infoview) -> None:
    out = two.ok("log", "1", "met", "--want-to-know", HOURS).out
    assert f"You still want to know: {HOURS}" in out
    assert {"kind": "want-to-know", "text": HOURS} in two.data("show", "1")["timeline"][0]["gave"]
    two.at(NEXT)
    for who in ("1", "3"):
        plan = two.data("plan", who)
        (touching,) = [item for item in questions(plan) if HOURS in item["why"]]
        assert "hours" in touching["text"]
        assert touching["must"]
        assert any(f"You still want to know: {HOURS}." in text for text in to_do(plan))


def test_initials_and_short_words_are_understood(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", "how AI changes it", "--want-to-know", "what the pay is like")
    asked = " ".join(
        item["text"] for item in questions(two.at(NEXT).data("plan", "4")) if "want" in item["why"]
    )
    assert "AI" in asked
    assert "pay" in asked


def test_a_point_that_no_question_gets_at_stands_in_the_preparation(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", "visa sponsorship in Vilnius")
    plan = two.at(NEXT).data("plan", "2")
    assert "Vilnius" not in whys(plan)
    assert any("visa sponsorship in Vilnius" in text for text in to_do(plan))


def test_a_question_of_the_users_own_gets_at_it(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", HOURS)
    plan = two.at(NEXT).data("plan", "2", "--add", "When do your working hours begin and end?")
    assert HOURS not in whys(plan)


def test_it_is_settled_by_an_answer_from_anybody(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", HOURS)
    plan = two.at(NEXT).data("plan", "2", "--at", "today 10:00")
    number = next(item["number"] for item in questions(plan) if HOURS in item["why"])
    other = next(item["number"] for item in questions(plan) if HOURS not in item["why"])
    two.at("2026-11-23T12:00").ok("log", "2", "met", "--answer", f"{other}=Well.")
    assert HOURS in whys(two.data("plan", "3"))
    two.ok("undo")
    two.ok("undo")
    two.ok("log", "2", "met", "--answer", f"{number}=Nine to five.")
    assert HOURS not in whys(two.data("plan", "3"))
    assert not any(HOURS in text for text in to_do(two.data("plan", "1")))


def test_it_is_settled_by_a_talk_of_which_nothing_was_ticked(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", HOURS)
    two.at(NEXT).ok("plan", "2", "--at", "today 10:00")
    two.at("2026-11-23T12:00").ok("log", "2", "met")
    assert HOURS not in whys(two.data("plan", "3"))


def test_it_is_settled_by_dropping_the_question(two: Infoview) -> None:
    two.ok("log", "1", "met", "--want-to-know", HOURS)
    plan = two.at(NEXT).data("plan", "2")
    number = next(item["number"] for item in questions(plan) if HOURS in item["why"])
    assert HOURS not in whys(two.data("plan", "2", "--drop", str(number)))
    assert HOURS not in whys(two.data("plan", "3"))


def test_the_talk_that_left_it_open_does_not_settle_it(two: Infoview) -> None:
    hours = next(
        item["number"]
        for item in questions(two.data("plan", "1", "--add", "What are the hours?"))
        if not item["id"]
    )
    two.ok("log", "1", "met", "--answer", f"{hours}=Long.", "--want-to-know", HOURS)
    assert HOURS in whys(two.at(NEXT).data("plan", "2"))


def test_what_is_private_feeds_no_plan(two: Infoview) -> None:
    two.ok(
        "log", "1", "met", "--private", "--want-to-know", HOURS, "--takeaway", "A secret.",
        "--i-owe", "a secret", "--referral", "Eve Secret",
    )  # fmt: skip
    for who in ("1", "2"):
        plan = two.at(NEXT).data("plan", who)
        assert HOURS not in whys(plan)
        assert not any("secret" in text.lower() or HOURS in text for text in to_do(plan))


def test_an_open_point_needs_a_text_and_a_talk(two: Infoview) -> None:
    assert two("log", "1", "met", "--want-to-know", " ").code == 2
    assert two("log", "1", "asked", "--want-to-know", HOURS).code == 2


# --- answers of others


@pytest.mark.parametrize(
    ("who", "known"), [("2", True), ("3", True), ("4", False)], ids=["employer", "role", "neither"]
)
def test_what_others_there_or_in_the_role_answered_gives_way(two: Infoview, who: str, known: bool) -> None:
    before = questions(two.data("plan", who))
    two.ok("undo")
    body = [item for item in before if item["category"] not in ("referral", "closing")]
    mine = {item["id"]: item["number"] for item in questions(two.data("plan", "1"))}
    shared = [item["id"] for item in body if item["id"] in mine]
    assert shared
    two.ok("log", "1", "met", *(word for key in shared for word in ("--answer", f"{mine[key]}=So.")))
    after = {item["id"] for item in questions(two.at(NEXT).data("plan", who))}
    assert bool(after & set(shared)) is not known


# --- the checklist


def test_the_checklist_says_what_the_last_talk_left(two: Infoview) -> None:
    two.ok(
        "log", "1", "met", "Boring, but useful.", "--takeaway", "Half of it is cleaning data.",
        "--advice", "Take statistics.", "--i-owe", "send my essay", "--they-owe", "the slides",
        "--referral", "Eve Fox, Initech",
    )  # fmt: skip
    lines = to_do(two.at(NEXT).data("plan", "1"))
    for said in (
        "Bring back to mind what they told you: Half of it is cleaning data.",
        "They advised: Take statistics. Be ready",
        "You promised: send my essay. Do it",
        "They promised: the slides. Thank them",
        "They named Eve Fox (Initech). Be ready",
        "Look for news of Acme since you talked.",
        "Read your notes from last time",
    ):
        assert sum(line.startswith(said) for line in lines) == 1, said
    assert not any("Boring" in line for line in lines)
    two.ok("followup", "done", *(row["id"] for row in two.data("followup", "1") if "promise" in row["kind"]))
    assert not any("promised" in line for line in to_do(two.data("plan", "1", "--minutes", "25")))


def test_a_second_talk_repeats_neither_the_small_talk_nor_the_last_two_questions(two: Infoview) -> None:
    first = two.data("plan", "1")
    two.ok("log", "1", "met", "--answer", "1=So.")
    second = two.at(NEXT).data("plan", "1")
    small_talk = [
        item["text"]
        for plan in (first, second)
        for part in plan["sections"]
        for item in part["items"]
        if item["text"].startswith("Small talk")
    ]
    assert len(set(small_talk)) == 2
    ends = [item["id"] for plan in (first, second) for item in questions(plan)[-2:]]
    assert len(set(ends)) == 4
    assert any(item["why"].endswith("left over from last time") for item in questions(second))


def test_the_checklist_holds_the_card(iv: Infoview) -> None:
    iv.ok("add-contact", "Ed Cho", "--location", "Oslo", "--linkedin", "linkedin.com/in/edcho")
    iv.ok("add-contact", "Bo Berg", "--referred-by", "1")
    lines = to_do(iv.data("plan", "1", "--at", "fri 14:00", "--format", "coffee", "--minutes", "45"))
    assert any("Ed Cho's profile (https://www.linkedin.com/in/edcho)" in line for line in lines)
    assert any("They are in Oslo" in line for line in lines)
    assert any(line.startswith("Be there at 13:50, 10 minutes early") for line in lines)
    assert any("Let Ed Cho know that you will talk with Bo" in line for line in to_do(iv.data("plan", "2")))


def test_a_talk_is_confirmed_by_their_clock(iv: Infoview) -> None:
    with in_vienna():
        iv.ok("add-contact", "Ed Cho", "--timezone", "Asia/Tokyo")
        lines = to_do(iv.data("plan", "1", "--at", "fri 17:30", "--format", "video"))
    assert any("Sat 2026-11-28 at 01:30 (Asia/Tokyo)" in line for line in lines)


# --- ticks


def test_ticks_can_be_taken_back_and_are_told_wherever_the_talk_is(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    count = len(to_do(iv.data("plan", "1", "--at", "fri 14:00")))
    iv.ok("plan", "1", "--done", "1", "--done", "2", "--done", "3")
    assert {row["why"].rpartition(", ")[2] for row in iv.data("followup", "1")} == {f"3 of {count} prepared"}
    iv.ok("plan", "1", "--undone", "2")
    (line,) = iv.data("agenda")
    assert (line["prepared"], line["prepared_items"], line["items"]) == (False, 2, count)
    assert f"2 of {count}" in iv.ok("agenda").out
    assert [item["done"] for item in iv.data("plan", "1")["sections"][0]["items"]][:3] == [True, False, True]
    iv.ok("followup", "done", "f2")
    assert [row["why"] for row in iv.data("followup", "1")] == [
        f"planned, 20 min, {count} of {count} prepared"
    ]
    assert iv.data("agenda")[0]["prepared"] is True
    iv.ok("plan", "1", "--undone", "1")
    assert [row["kind"] for row in iv.data("followup", "1")] == ["prepare", "talk"]
    assert iv("plan", "1", "--undone", "99").code == 2
    assert {row["state"] for row in iv.data("doctor")} <= {"ok", "warning"}
