"""infoview plan, as a user meets it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from diary import in_vienna
from prepared import prepare

TOLD = (
    (MONDAY, "add-contact 'Dana Lee' --company Acme --role Analyst --level manager --industry Pricing"),
    (MONDAY, "add-contact 'Bo Chen'"),
)
SECTIONS = [
    "preparation",
    "opening",
    "their path",
    "the work",
    "the field",
    "the workplace",
    "getting in",
    "advice",
    "projects",
    "closing",
]


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def questions(plan: Any) -> list[Any]:
    """The questions of a plan in their order."""
    return [item for section in plan["sections"] for item in section["items"] if "category" in item]


def preparation(plan: Any) -> list[Any]:
    """The preparation of a plan."""
    (section,) = [section for section in plan["sections"] if section["name"] == "preparation"]
    return list(section["items"])


def ticked(plan: Any) -> list[str]:
    """What was ticked of it."""
    return [item["text"] for item in preparation(plan) if item["done"]]


# --- The sheet -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [(), ("dana",)])
def test_a_plan_is_preparation_opening_questions_and_closing(known: Infoview, who: tuple[str, ...]) -> None:
    plan = known.data("plan", *who)
    names = [section["name"] for section in plan["sections"]]
    assert names == [name for name in SECTIONS if name in names]
    assert {"preparation", "opening", "closing"} <= set(names)
    assert plan["contact"] == ({"id": 1, "name": "Dana Lee"} if who else None)
    assert [plan[field] for field in ("at", "timezone", "minutes", "format", "goal", "place")] == [
        None, None, 20, None, "explore", None,
    ]  # fmt: skip
    asked = questions(plan)
    assert [item["number"] for item in asked] == list(range(1, len(asked) + 1))
    assert sum(item["must"] for item in asked) == 3
    assert sum(item["reserve"] for item in asked) <= 1  # it is a short talk
    assert len({item["id"] for item in asked}) == len({item["text"] for item in asked}) == len(asked)
    to_do = preparation(plan)
    assert [item["number"] for item in to_do] == list(range(1, len(to_do) + 1))
    assert not any(item["done"] for item in to_do)


def test_the_shape_of_the_items_in_json(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--add", "My own?")
    assert set(preparation(plan)[0]) == {"number", "text", "done"}
    assert set(questions(plan)[0]) == {
        "number", "id", "text", "category", "must", "why", "asked", "answer", "probe", "reserve",
    }  # fmt: skip
    (own,) = [item for item in questions(plan) if item["text"] == "My own?"]
    assert (own["id"], own["asked"], own["answer"]) == (None, False, None)
    opening = next(section for section in plan["sections"] if section["name"] == "opening")
    assert all(set(item) == {"text"} for item in opening["items"])


@pytest.mark.parametrize("minutes", [5, 6, 9, 10, 15, 20, 30, 45, 60, 480])
@pytest.mark.parametrize("who", [(), ("dana",)])
def test_the_minutes_of_the_sections_add_up(known: Infoview, minutes: int, who: tuple[str, ...]) -> None:
    plan = known.data("plan", *who, "--minutes", str(minutes))
    assert plan["minutes"] == sum(section["minutes"] for section in plan["sections"]) == minutes
    assert plan["sections"][0]["minutes"] == 0


@pytest.mark.parametrize(
    ("format_", "minutes"),
    [("in-person", 30), ("coffee", 30), ("phone", 20), ("video", 20), ("chat", 20), ("email", 20)],
)
def test_the_usual_minutes_go_by_the_format(known: Infoview, format_: str, minutes: int) -> None:
    assert known.data("plan", "--format", format_)["minutes"] == minutes
    assert known.data("plan", "dana", "--format", format_)["minutes"] == minutes


def test_what_is_written_has_no_minutes_to_share(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--format", "email")
    assert {section["minutes"] for section in plan["sections"]} == {0}
    assert len(questions(plan)) <= 5


def test_the_page_has_all_of_it(known: Infoview) -> None:
    known.monkeypatch.setenv("COLUMNS", "200")
    plan = known.data("plan", "dana", "--at", "fri 14:00", "--format", "coffee", "--where", "the Blue Door")
    lines = known.ok("plan", "dana").out.splitlines()
    assert lines[0] == "Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, at the Blue Door, goal: explore"
    for section in plan["sections"]:
        name = section["name"][0].upper() + section["name"][1:]
        minutes = f" ({section['minutes']} min)" if section["minutes"] else ""
        assert f"{name}{minutes}" in [" ".join(line.split()) for line in lines]
    for item in preparation(plan):
        assert f"[ ] {item['number']:>2}. {item['text']}" in lines
    for item in questions(plan):
        star, spare = "*" if item["must"] else " ", " (spare)" if item["reserve"] else ""
        assert f"{star}{item['number']:>2}. {item['text']}{spare}" in lines
        assert not item["probe"] or f"     then: {item['probe']}" in lines
        assert f"     why: {item['why']}" not in lines
    for option in ("--done 1", "--add TEXT", "--at 'fri 14:00'"):
        assert any(line.endswith(f"infoview plan 1 {option}") for line in lines)


def test_why_says_why_each_question_is_there(known: Infoview) -> None:
    known.monkeypatch.setenv("COLUMNS", "200")
    plan = known.data("plan", "dana")
    lines = known.ok("plan", "dana", "--why").out.splitlines()
    for item in questions(plan):
        assert item["why"]
        assert f"     why: {item['why']}" in lines


def test_the_case_decides_the_questions(known: Infoview) -> None:
    goals = {goal: known.data("plan", "--goal", goal) for goal in ("explore", "company", "founder")}
    chosen = {goal: tuple(item["id"] for item in questions(plan)) for goal, plan in goals.items()}
    assert len(set(chosen.values())) == 3
    assert known.data("plan", "--goal", "Grad School")["goal"] == "grad-school"


def test_a_general_checklist_is_not_kept(known: Infoview) -> None:
    known.ok("plan")
    known.ok("plan", "--goal", "role", "--format", "video", "--minutes", "45")
    assert [line["command"] for line in known.data("history")] == ["add-contact"] * 2


# --- Kept with the contact ---------------------------------------------------------------------------------


def test_shown_again_it_is_the_same_and_nothing_is_written(known: Infoview) -> None:
    first = known.data("plan", "dana", "--at", "fri 14:00", "--add", "My own?") | {"owed": []}
    before = known.db.read_bytes()
    assert known.data("plan", "dana") == first
    assert known.data("plan", "1", "--why") == first
    assert known.data("show", "dana")["plan"] == first
    assert known.at("2027-03-01").data("plan", "dana") == first
    assert known.db.read_bytes() == before


def test_each_contact_has_their_own(known: Infoview) -> None:
    known.ok("plan", "dana", "--goal", "company")
    assert known.data("plan", "bo")["goal"] == "explore"
    assert known.data("plan", "dana")["goal"] == "company"


def test_new_options_keep_what_the_user_made_of_it(known: Infoview) -> None:
    first = known.data("plan", "dana", "--minutes", "30", "--add", "What would you  do again?")
    dropped, starred = [item for item in questions(first) if item["id"] and not item["must"]][:2]
    marks = ("--drop", str(dropped["number"]), "--must", str(starred["number"]))
    changed = known.data("plan", "dana", *marks, "--done", "1", "--done", "3")
    ticks = ticked(changed)
    assert ticks == [preparation(first)[0]["text"], preparation(first)[2]["text"]]
    again = known.data("plan", "dana", "--goal", "industry", "--format", "video", "--where", "a link")
    assert (again["goal"], again["format"], again["place"], again["minutes"]) == (
        "industry", "video", "a link", 30,
    )  # fmt: skip
    texts = {item["text"]: item for item in questions(again)}
    assert "What would you do again?" in texts
    assert dropped["id"] not in {item["id"] for item in questions(again)}
    assert texts[starred["text"]]["must"]
    assert [text for text in ticks if text in {item["text"] for item in preparation(again)}] == ticked(again)
    assert ticked(again)


def test_an_own_question_can_be_dropped_and_stays_dropped(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--add", "My own?", "--add", "And mine?")
    number = next(item["number"] for item in questions(plan) if item["text"] == "My own?")
    known.ok("plan", "dana", "--drop", str(number))
    again = known.data("plan", "dana", "--goal", "role")
    assert [item["text"] for item in questions(again) if item["id"] is None] == ["And mine?"]


def test_the_same_question_is_added_once(known: Infoview) -> None:
    known.ok("plan", "dana", "--add", "My own?", "--add", "My  own?")
    plan = known.data("plan", "dana", "--add", "My own?")
    assert [item["text"] for item in questions(plan) if item["id"] is None] == ["My own?"]


def test_an_option_that_changes_nothing_chooses_nothing_anew(known: Infoview) -> None:
    first = known.data("plan", "dana", "--goal", "role", "--minutes", "30")
    assert known.data("plan", "dana", "--goal", "role", "--minutes", "30") == first


def test_the_agreed_minutes_stay_in_another_format(known: Infoview) -> None:
    known.ok("plan", "dana", "--minutes", "45")
    assert known.data("plan", "dana", "--format", "coffee")["minutes"] == 45
    assert known.data("plan", "bo")["minutes"] == 20
    assert known.data("plan", "bo", "--format", "coffee")["minutes"] == 30
    assert known.data("plan", "bo", "--format", "phone")["minutes"] == 20


def test_empty_values_clear_the_format_and_the_place(known: Infoview) -> None:
    known.ok("plan", "dana", "--format", "coffee", "--where", "the Blue Door")
    plan = known.data("plan", "dana", "--format", "", "--where", "")
    assert (plan["format"], plan["place"], plan["minutes"]) == (None, None, 20)


def test_the_ticked_checklist_clears_what_is_owed_for_it(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--at", "fri 14:00")
    assert [row["kind"] for row in known.data("followup", "dana")] == ["prepare", "talk"]
    every = [word for item in preparation(plan) for word in ("--done", str(item["number"]))]
    known.ok("plan", "dana", *every)
    assert [row["kind"] for row in known.data("followup", "dana")] == ["talk"]


def test_undo_takes_the_plan_back_and_then_its_making(known: Infoview) -> None:
    first = known.data("plan", "dana", "--at", "fri 14:00") | {"owed": []}
    known.ok("plan", "dana", "--at", "thu 9:00", "--goal", "role", "--drop", "1")
    known.ok("undo")
    assert known.data("plan", "dana") == first
    known.ok("undo")
    assert known.data("show", "dana")["plan"] is None


# --- After the talk ----------------------------------------------------------------------------------------


def test_met_closes_the_plan_and_the_next_one_asks_nothing_twice(known: Infoview) -> None:
    seen: list[str] = []
    for _ in range(3):
        plan = known.data("plan", "dana")
        fresh = [item["id"] for item in questions(plan) if item["category"] not in {"referral", "closing"}]
        assert not set(seen) & set(fresh)
        seen += fresh
        known.ok("log", "dana", "met")
        assert known.data("show", "dana")["plan"] is None


def test_own_questions_and_dates_do_not_come_again(known: Infoview) -> None:
    known.ok("plan", "dana", "--at", "fri 14:00", "--add", "My own?", "--goal", "company")
    known.at("2026-11-27T15:00").ok("log", "dana", "met")
    plan = known.data("plan", "dana")
    assert (plan["at"], plan["goal"]) == (None, "explore")
    assert "My own?" not in {item["text"] for item in questions(plan)}


# --- The date ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "stored", "echo"),
    [
        ("fri 14:00", "2026-11-27T14:00", "Fri 2026-11-27 14:00"),
        ("mon 2pm", "2026-11-30T14:00", "Mon 2026-11-30 14:00"),
        ("next fri", "2026-12-04", "Fri 2026-12-04"),
        ("today", "2026-11-23", "Mon 2026-11-23"),
        ("9:00", "2026-11-23T09:00", "Mon 2026-11-23 09:00"),
        ("17:30", "2026-11-23T17:30", "Mon 2026-11-23 17:30"),
        ("3bd noon", "2026-11-26T12:00", "Thu 2026-11-26 12:00"),
        ("1 dec 00:00", "2026-12-01T00:00", "Tue 2026-12-01 00:00"),
    ],
)
def test_at_schedules_the_talk_and_is_echoed(known: Infoview, at: str, stored: str, echo: str) -> None:
    assert known.ok("plan", "dana", "--at", at).out.startswith(f"Dana Lee, {echo}, 20 min, goal: explore\n")
    assert known.data("plan", "dana")["at"] == stored
    (talk,) = [row for row in known.data("followup", "dana") if row["kind"] == "talk"]
    assert talk["due"] == stored[:10]
    assert talk["due_at"] == (stored if "T" in stored else None)
    assert known.data("show", "dana")["stage"] == "scheduled"


def test_at_moves_the_talk_and_keeps_its_row(known: Infoview) -> None:
    known.ok("plan", "dana", "--at", "fri 14:00")
    before = known.data("followup", "dana")
    known.ok("plan", "dana", "--at", "thu 9:00")
    after = known.data("followup", "dana")
    assert [row["id"] for row in before] == [row["id"] for row in after]
    assert [(row["kind"], row["due"]) for row in after] == [("prepare", "2026-11-25"), ("talk", "2026-11-26")]


@pytest.mark.parametrize(
    "option",
    [
        ("--at", "yesterday"), ("--at", "nonsense"), ("--minutes", "0"), ("--format", "xx"), ("--goal", "xx"),
        ("--timezone", "xx"), ("--drop", "99"), ("--add", " "), ("--output", "a.xyz"), ("--force",),
    ],
)  # fmt: skip
def test_examples_are_for_the_person_who_was_meant(iv: Infoview, option: tuple[str, ...]) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Mia O'Hara")
    ran = iv("plan", "Mia O'Hara", *option)
    assert ran.code == 2
    assert "Mia" in ran.err
    assert "Dana" not in ran.err


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("yesterday", "--at is Sun 2026-11-22, which is past."),
        ("last fri 14:00", "--at is Fri 2026-11-20 14:00, which is past."),
        ("8:59", "--at is Mon 2026-11-23 08:59, which is past."),
        ("2026-11-01", "--at is Sun 2026-11-01, which is past."),
        ("1m", "--at '1m' may mean minutes or months."),
        ("friday week", "--at 'friday week' is not a date that infoview can read."),
        ("fri 25:00", "--at 'fri 25:00' has a time that no clock shows."),
        ("", "--at '' is not a date that infoview can read."),
    ],
)
def test_a_date_that_cannot_be_meant_is_refused(known: Infoview, at: str, said: str) -> None:
    known.ok("plan", "dana", "--at", "fri 14:00")
    before = known.db.read_bytes()
    ran = known("plan", "dana", "--at", at, "--goal", "role", "--json")
    assert (ran.code, ran.error["message"]) == (2, said)
    assert "infoview plan dana --at 'fri 14:00'" in ran.error["hint"]
    assert known.db.read_bytes() == before


def test_a_talk_that_was_is_logged_instead(known: Infoview) -> None:
    hint = known("plan", "dana", "--at", "yesterday", "--json").error["hint"]
    assert hint.endswith("For a talk that was: infoview log dana met --on 2026-11-22")


def test_a_zone_is_kept_with_the_talk_until_a_new_date_is_said_without_one(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--at", "fri 14:00", "--timezone", "tokyo")
    assert (plan["at"], plan["timezone"]) == ("2026-11-27T14:00", "Asia/Tokyo")
    assert known.data("plan", "dana", "--goal", "role")["timezone"] == "Asia/Tokyo"
    assert known.ok("plan", "dana").out.startswith("Dana Lee, Fri 2026-11-27 14:00 Asia/Tokyo")
    assert known.data("plan", "dana", "--at", "fri 15:00")["timezone"] is None


def test_an_unknown_zone_is_offered_what_is_near(known: Infoview) -> None:
    ran = known("plan", "dana", "--timezone", "Europe/Berlinn", "--json")
    assert (ran.code, ran.error["message"]) == (2, "There is no time zone 'Europe/Berlinn'.")
    assert ran.error["hint"].startswith("Did you mean Europe/Berlin or ")


@pytest.fixture
def living_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return what moves this process into a zone; it comes home afterwards."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.delenv("TZ", raising=False)
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "at", "abroad", "code"),
    [
        ("Europe/Berlin", "2026-03-29 01:59", None, 0),
        ("Europe/Berlin", "2026-03-29 02:00", None, 2),
        ("Europe/Berlin", "2026-03-29 02:59", None, 2),
        ("Europe/Berlin", "2026-03-29 03:00", None, 0),
        ("Europe/Berlin", "2026-10-25 02:30", None, 0),
        ("UTC", "2026-03-29 02:30", None, 0),
        ("UTC", "2026-03-29 02:30", "Europe/Berlin", 2),
        ("Europe/Berlin", "2026-03-29 02:30", "UTC", 0),
        ("America/New_York", "2026-03-08 02:30", None, 2),
        ("America/New_York", "2026-03-29 02:30", None, 0),
    ],
)
def test_an_hour_that_no_clock_shows_is_refused(
    iv: Infoview, living_in: Callable[[str], None], zone: str, at: str, abroad: str | None, code: int
) -> None:
    living_in(zone)
    iv.at("2026-03-02T09:00").ok("add-contact", "Dana Lee")
    ran = iv("plan", "dana", "--at", at, *(("--timezone", abroad) if abroad else ()), "--json")
    assert ran.code == code
    if code:
        assert "an hour that is left out that night as the clocks go forward." in ran.error["message"]
        assert ran.error["hint"].startswith("Choose another time.")
    assert len(iv.data("history")) == (1 if code else 2)


@pytest.mark.slow
def test_it_is_refused_in_a_process_of_that_zone_too(iv: Infoview) -> None:
    iv.at("2026-03-02T09:00").ok("add-contact", "Dana Lee")
    done = iv.process("plan", "dana", "--at", "2026-03-29 02:30", env={"TZ": "Europe/Berlin"})
    assert done.returncode == 2
    assert b"--at is Sun 2026-03-29 02:30, an hour that is left out that night" in done.stderr


def test_a_talk_abroad_is_due_at_the_users_own_time(iv: Infoview, living_in: Callable[[str], None]) -> None:
    living_in("America/New_York")
    iv.ok("add-contact", "Dana Lee")
    iv.ok("plan", "dana", "--at", "fri 8:00", "--timezone", "Tokyo")
    (talk,) = [row for row in iv.data("followup", "dana") if row["kind"] == "talk"]
    assert (talk["what"], talk["due_at"]) == ("Talk on Thu 2026-11-26 at 18:00", "2026-11-26T18:00")
    assert iv("plan", "dana", "--at", "2026-11-23 23:00", "--timezone", "Tokyo").code == 0
    assert iv("plan", "dana", "--at", "2026-11-23 22:59", "--timezone", "Tokyo").code == 2


# --- Refusals ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "said", "hint"),
    [
        (["--minutes", "4"], "--minutes is 4.", "Accepted: 5 to 480."),
        (["--minutes", "0"], "--minutes is 0.", "Accepted: 5 to 480."),
        (["--minutes=-5"], "--minutes is -5.", "Accepted: 5 to 480."),
        (["--minutes", "481"], "--minutes is 481.", "Accepted: 5 to 480."),
        (["--minutes", "half"], "--minutes is 'half', which is not a whole number.",
         "infoview plan dana --minutes 30"),
        (["--format", "fone"], "--format does not know 'fone'.", "Did you mean 'phone'?"),
        (["--goal", "job"], "--goal does not know 'job'.",
         "Accepted: explore, role, company, industry, break-in, grad-school, founder."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", [[], ["dana"]])
def test_a_refusal_names_the_value_and_shows_what_is_accepted(
    known: Infoview, who: list[str], argv: list[str], said: str, hint: str
) -> None:
    before = known.db.read_bytes()
    ran = known("plan", *who, *argv, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert hint in ran.error["hint"]
    assert known.db.read_bytes() == before


@pytest.mark.parametrize("option", ["drop", "must", "done"])
@pytest.mark.parametrize("number", ["0", "-1", "99", "9" * 30])
def test_a_number_that_is_not_on_the_plan_is_refused(known: Infoview, option: str, number: str) -> None:
    known.ok("plan", "dana")
    before = known.db.read_bytes()
    ran = known("plan", "dana", "--done", "1", "--drop", "1", f"--{option}={number}", "--json")
    assert (ran.code, ran.error["message"]) == (2, f"--{option} {number} is not on the plan.")
    assert ran.error["hint"].startswith("Accepted: 1 to ")
    assert known.db.read_bytes() == before


@pytest.mark.parametrize("option", ["drop", "must", "done"])
def test_a_plan_that_is_not_made_yet_has_no_numbers(known: Infoview, option: str) -> None:
    ran = known("plan", "dana", f"--{option}", "1", "--json")
    assert (ran.code, ran.error["message"]) == (2, f"--{option} 1 is not on the plan.")
    assert ran.error["hint"].startswith("Accepted: none yet.")
    assert known.data("show", "dana")["plan"] is None


@pytest.mark.parametrize(
    ("option", "value"),
    [("at", "fri"), ("add", "x"), ("drop", "1"), ("must", "1"), ("done", "1"), ("where", "x"),
     ("timezone", "Asia/Tokyo")],
)  # fmt: skip
def test_what_needs_a_contact_says_so(known: Infoview, option: str, value: str) -> None:
    ran = known("plan", f"--{option}", value, "--json")
    assert (ran.code, ran.error["message"]) == (2, f"--{option} needs a contact to keep the plan with.")
    assert ran.error["hint"] == f"For example: infoview plan 'Dana Lee' --{option} ..."


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "--add needs a question."), ("  ", "--add needs a question."), ("x" * 1001, "--add 'xxx")],
)
def test_an_own_question_has_a_text_of_at_most_1000_characters(known: Infoview, text: str, said: str) -> None:
    ran = known("plan", "dana", "--add", text, "--json")
    assert ran.code == 2
    assert ran.error["message"].startswith(said)
    assert known.data("show", "dana")["plan"] is None


# --- What was set, and what follows -------------------------------------------------------------------------


def test_a_date_ends_with_what_was_set_and_what_is_owed(known: Infoview) -> None:
    known.ok("log", "dana", "replied")
    shown = known.ok("plan", "dana", "--at", "fri 14:00", "--format", "coffee").out
    assert shown.endswith(
        "Set: Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, goal: explore\n"
        "Owed f4 Dana Lee: Prepare and confirm the talk, due Thu 2026-11-26\n"
        "  infoview plan 1\n"
        "Owed f5 Dana Lee: Talk on Fri 2026-11-27 at 14:00, due Fri 2026-11-27 14:00\n"
        "  infoview log 1 met\n"
    )
    assert "Owed" not in known.ok("plan", "dana", "--minutes", "25").out
    assert known.data("plan", "dana")["owed"] == []
    owed = known.data("plan", "dana", "--at", "fri 15:00")["owed"]
    assert [row["kind"] for row in owed] == ["prepare", "talk"]


@pytest.mark.parametrize(
    ("at", "zone", "due"),
    [
        ("fri 8:00", "Pacific/Auckland", "2026-11-25"),  # Thursday evening in Vienna
        ("fri 14:00", "Pacific/Auckland", "2026-11-26"),
        ("2026-12-01 8:00", "Pacific/Auckland", "2026-11-27"),  # Monday evening: over the weekend
        ("tue 8:00", "Pacific/Auckland", "2026-11-23"),  # this very evening
        ("fri 23:00", "America/New_York", "2026-11-26"),  # Saturday morning here
    ],
)
def test_it_is_prepared_on_the_business_day_before_the_day_here(
    known: Infoview, at: str, zone: str, due: str
) -> None:
    with in_vienna():
        known.ok("plan", "dana", "--at", at, "--timezone", zone)
        (row,) = [row for row in known.data("followup", "dana") if row["kind"] == "prepare"]
        assert (row["due"], row["overdue_days"]) == (due, 0)
        known.at(f"{due}T09:00")
        assert "prepare" in [row["kind"] for row in known.data("followup", "--due")]
        assert {check["check"]: check["state"] for check in known("doctor", "--json").data}["owed"] == "ok"


def test_a_sheet_that_cannot_be_written_changes_no_plan(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "Bo Chen")
    before = iv.data("plan", "1")["minutes"]
    ran = iv("plan", "1", "--minutes", "33", "--output", str(tmp_path / "nodir" / "x.html"))
    assert ran.code == 1
    assert "could not be written" in ran.err
    assert iv.data("plan", "1")["minutes"] == before


# --- What was marked is confirmed in a few lines -----------------------------------------------------------


def test_marks_are_confirmed_without_the_whole_sheet(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--minutes", "30")
    first, second = (item["text"] for item in preparation(plan)[:2])
    told = " ".join(known.ok("plan", "dana", "--done", "1", "--done", "2").out.split())
    assert told == (
        f"Ticked: {first} Ticked: {second} Prepared: 2 of {len(preparation(plan))}"
        " The whole plan: infoview plan 1"
    )
    assert "No longer ticked: " in known.ok("plan", "dana", "--undone", "2").out
    asked = questions(plan)[4]
    told = known.ok("plan", "dana", "--must", str(asked["number"])).out
    assert " ".join(told.split()).startswith(f"To ask for sure: {asked['text']} Prepared: 1 of")


def test_a_question_taken_out_names_the_one_that_took_its_place(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--minutes", "30")
    gone = next(item for item in questions(plan) if not item["must"])
    marks = known.data("plan", "dana", "--drop", str(gone["number"]))["marks"]
    old, new = ({item["text"] for item in questions(each)} for each in (plan, known.data("plan", "dana")))
    assert {(each["what"], each["text"]) for each in marks} == {
        ("drop", gone["text"]),
        *(("came", text) for text in new - old),
        *(("left", text) for text in old - new - {gone["text"]}),
    }
    assert new - old


def test_a_question_added_names_the_one_that_made_room(known: Infoview) -> None:
    plan = known.data("plan", "dana", "--minutes", "30")
    told = known.ok("plan", "dana", "--add", "What surprised you?").out
    (gone,) = {item["text"] for item in questions(plan)} - {
        item["text"] for item in questions(known.data("plan", "dana"))
    }
    assert " ".join(told.split()).startswith(f"Added: What surprised you? Made room: {gone} Prepared: 0 of")


@pytest.mark.parametrize(
    "typed",
    [("--done", "1", "--why"), ("--done", "1", "--minutes", "45"), ("--add", "My own?", "--at", "fri 14:00")],
    ids=" ".join,
)
def test_whoever_asks_for_more_than_marks_sees_the_whole_plan(
    known: Infoview, typed: tuple[str, ...]
) -> None:
    known.ok("plan", "dana", "--minutes", "30")
    assert "Preparation" in known.ok("plan", "dana", *typed).out


def test_the_first_plan_is_shown_whole_whatever_was_typed(known: Infoview) -> None:
    assert "Preparation" in known.ok("plan", "dana", "--add", "My own?").out
