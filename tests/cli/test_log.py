"""infoview log, as a user meets it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from infoview.domain.types import What
from prepared import prepare

TOLD = (
    ("2026-11-02T09:00", "add-contact 'Dana Lee' --company Acme"),
    ("2026-11-02T09:00", "add-contact 'Émile Zola'"),
    ("2026-11-02T09:00", "add-contact 'Bo Chen'"),
)
PLANNED = (
    *TOLD,
    ("2026-11-16T09:00", "plan dana --at 'fri 14:00' --format video --minutes 45"),
)  # a talk on Friday 2026-11-20 at 14:00


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


@pytest.fixture
def planned(iv: Infoview) -> Infoview:
    return prepare(iv, PLANNED)


def entry(iv: Infoview, *argv: str, stdin: str = "") -> Any:
    return iv.data("log", *argv, stdin=stdin)["entry"]


# --- WHAT ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "stage", "owed"),
    [
        ("asked", "contacted", [("nudge", "2026-12-02")]),
        ("nudged", "nudged", [("decide", "2026-12-02")]),
        ("replied", "replied", [("set-date", "2026-11-24")]),
        ("met", "met", [("thank-you", "2026-11-24")]),
        ("thanked", "to-contact", [("reach-out", "2026-11-04")]),
        ("caught-up", "in-touch", [("keep-in-touch", "2027-02-23")]),
        ("declined", "declined", [("decline-reply", "2026-11-24")]),
        ("later --until '1 may'", "replied", [("reach-out", "2027-05-01")]),
        ("moved", "replied", [("new-dates", "2026-11-24")]),
        ("cancelled", "replied", [("new-dates", "2026-11-24")]),
        ("no-show", "replied", [("new-dates", "2026-11-23")]),
        ("note", "to-contact", [("reach-out", "2026-11-04")]),
    ],
)
def test_every_what_says_where_they_stand_and_what_is_owed(
    known: Infoview, line: str, stage: str, owed: list[tuple[str, str]]
) -> None:
    logged = known.data("log", "bo", *shlex.split(line))
    assert logged["entry"]["what"] == line.split(maxsplit=1)[0]
    assert [(row["kind"], row["due"]) for row in logged["owed"]] == owed
    assert known.data("show", "bo")["stage"] == stage


@pytest.mark.parametrize("what", ["reported", "introduced"])
def test_the_other_whats_are_logged_too(known: Infoview, what: str) -> None:
    assert entry(known, "bo", what)["what"] == what
    assert known.data("show", "bo")["last_touch"] == "2026-11-23"


@pytest.mark.parametrize("what", ["ASKED", "Asked", "asked", " asked "])
def test_the_case_of_what_does_not_matter(known: Infoview, what: str) -> None:
    assert entry(known, "dana", what)["what"] == "asked"


@pytest.mark.parametrize("what", ["caught up", "caught_up", "Caught-Up", "CAUGHT  UP"])
def test_nor_do_blanks_in_it(known: Infoview, what: str) -> None:
    assert entry(known, "dana", what)["what"] == "caught-up"


@pytest.mark.parametrize(
    ("what", "meant"), [("thankd", "thanked"), ("mett", "met"), ("noshow", "no-show"), ("reply", "replied")]
)
def test_a_slip_is_offered_what_is_near(known: Infoview, what: str, meant: str) -> None:
    ran = known("log", "dana", what, "--json")
    assert (ran.code, ran.error["message"]) == (2, f"log does not know {what!r}.")
    assert ran.error["hint"].startswith(f"Did you mean {meant!r}? Accepted: asked, nudged, replied, met, ")
    assert ran.error["hint"].endswith(f"\nYou may mean:\ninfoview log dana {meant}")


def test_rested_is_not_typed_into_the_log(known: Infoview) -> None:
    assert known("log", "dana", "rested").code == 2


# --- Quotes that were forgotten -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dana lee thanked", 'infoview log "dana lee" thanked'),
        ("Dana Lee met great talk", 'infoview log "Dana Lee" met "great talk"'),
        ("Dana Lee Park Asked", 'infoview log "Dana Lee Park" asked'),
        ("dana lee met 'a $5 tip' --on fri --via coffee --with bo --minutes 25",
         "infoview log \"dana lee\" met 'a $5 tip' --on fri --via coffee --with bo --minutes 25"),
        ("dana lee moved --mine --next call --by 2w",
         'infoview log "dana lee" moved --next call --by 2w --mine'),
        ("dana lee later --until '1 may'", 'infoview log "dana lee" later --until "1 may"'),
        ("dana lee note -", 'infoview log "dana lee" note -'),
        ("anna mett met", 'infoview log "anna mett" met'),
    ],
)  # fmt: skip
def test_a_name_without_its_quotes_is_shown_the_right_command(
    known: Infoview, typed: str, meant: str
) -> None:
    ran = known("log", *shlex.split(typed), "--json", stdin="We met.")
    assert ran.code == 2
    assert ran.error["message"].endswith("is not something to log; a name of several words needs quotes.")
    assert ran.error["hint"] == f"You may mean: {meant}"


def test_the_command_that_is_shown_works(known: Infoview) -> None:
    hint = known("log", "dana", "lee", "met", "great", "talk", "--on", "fri", "--json").error["hint"]
    logged = known.ok(*shlex.split(hint.removeprefix("You may mean: "))[1:], "--json").data["entry"]
    assert [logged[field] for field in ("contact", "what", "text", "on")] == [
        {"id": 1, "name": "Dana Lee"}, "met", "great talk", "2026-11-20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "stdin", "meant"),
    [
        ("dana mett 'we met'", "", 'dana met "we met"'),
        ("dana thankd for the talk we met", "", "dana thanked for the talk we met"),
        ("dana mett -", "We met and asked.", "dana met -"),
        ("dana emailed --on fri --via email", "", "dana asked --on fri --via email"),
    ],
)
def test_a_slip_in_what_is_not_taken_for_a_name(known: Infoview, typed: str, stdin: str, meant: str) -> None:
    ran = known("log", *shlex.split(typed), "--json", stdin=stdin)
    assert ran.error["message"].startswith("log does not know")
    command = ran.error["hint"].splitlines()[-1]
    assert command == f"infoview log {meant}"
    known.ok(*shlex.split(command)[1:], stdin=stdin)


# --- The text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "stdin", "text"),
    [
        ((), "", None),
        (("A good talk.",), "", "A good talk."),
        (("A", "good", "talk"), "", "A good talk"),
        (("met", "asked"), "", "met asked"),
        (("-",), "From a file.\n\n  Indented.\r\n", "From a file.\n\n  Indented."),
        (("-",), "\ufeffwith a mark\n", "with a mark"),
        (("-", "not", "stdin"), "ignored", "- not stdin"),
        (("--", "-x", "--on"), "", "-x --on"),
        (("--", "--json"), "", "--json"),
        (("e\u0301",), "", "é"),
    ],
)
def test_the_text_is_what_stands_behind_what(
    known: Infoview, argv: tuple[str, ...], stdin: str, text: str | None
) -> None:
    known.ok("log", "dana", "note", *argv, stdin=stdin)
    assert known.data("show", "dana")["timeline"][0]["text"] == text


@pytest.mark.parametrize("typed", ["", "   ", "-"])
def test_a_note_is_not_empty(known: Infoview, typed: str) -> None:
    ran = known("log", "dana", "note", typed)
    assert ran.code == 2
    assert "The note is empty." in ran.err
    known.ok("log", "dana", "asked", typed)
    assert known.data("show", "dana")["timeline"][0]["text"] is None


def test_a_text_of_100_000_characters_is_stored_and_one_more_is_refused(known: Infoview) -> None:
    assert len(entry(known, "dana", "note", "-", stdin="é" * 100_000)["text"]) == 100_000
    ran = known("log", "dana", "note", "-", "--json", stdin="x" * 100_001)
    assert ran.code == 2
    assert "100,001 characters long; the limit is 100,000" in ran.error["message"]
    ran = known("log", "dana", "note", "-", "--json", stdin="x" * 400_001)
    assert (ran.code, ran.error["message"]) == (
        2, "The text on standard input is longer than 100,000 characters.",
    )  # fmt: skip


TO_COME = "which is still to come; the log holds what has happened."


# --- When ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "day", "time", "echo"),
    [
        (None, "2026-11-23", "09:00", "Mon 2026-11-23 09:00"),
        ("today", "2026-11-23", None, "Mon 2026-11-23"),
        ("mon", "2026-11-23", None, "Mon 2026-11-23"),
        ("fri", "2026-11-20", None, "Fri 2026-11-20"),
        ("last mon", "2026-11-16", None, "Mon 2026-11-16"),
        ("yesterday 18:30", "2026-11-22", "18:30", "Sun 2026-11-22 18:30"),
        ("8:15", "2026-11-23", "08:15", "Mon 2026-11-23 08:15"),
        ("9:00", "2026-11-23", "09:00", "Mon 2026-11-23 09:00"),
        ("2 weeks ago", "2026-11-09", None, "Mon 2026-11-09"),
        ("24 nov", "2025-11-24", None, "Mon 2025-11-24"),
        ("1 jan 2020", "2020-01-01", None, "Wed 2020-01-01"),
    ],
)
def test_on_is_the_latest_such_day_and_is_echoed(
    known: Infoview, on: str | None, day: str, time: str | None, echo: str
) -> None:
    words = ("--on", on) if on else ()
    logged = entry(known, "dana", "asked", *words)
    assert (logged["on"], logged["time"]) == (day, time)
    known.ok("undo")
    assert known.ok("log", "dana", "asked", *words).out.startswith(f"Logged: asked on {echo} - Dana Lee\n")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("tomorrow", f"--on is Tue 2026-11-24, {TO_COME}"),
        ("next fri", f"--on is Fri 2026-12-04, {TO_COME}"),
        ("9:01", f"--on is Mon 2026-11-23 09:01, {TO_COME}"),
        ("today 18:00", f"--on is Mon 2026-11-23 18:00, {TO_COME}"),
        ("1m ago", "--on '1m ago' may mean minutes or months."),
        ("31 feb", "--on '31 feb' is a day that the calendar does not have."),
        ("", "--on '' is not a date that infoview can read."),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_meant_is_refused(known: Infoview, on: str, said: str) -> None:
    before = known.db.read_bytes()
    ran = known("log", "dana lee", "met", "--on", on, "--json")
    assert (ran.code, ran.error["message"]) == (2, said)
    assert 'infoview plan "dana lee" --at' in ran.error["hint"] or (
        'infoview log "dana lee" asked --on fri' in ran.error["hint"]
    )
    assert known.db.read_bytes() == before


def test_an_entry_may_lie_before_the_day_of_adding(known: Infoview) -> None:
    known.ok("log", "dana", "met", "--on", "1 jan 2026")
    known.ok("log", "dana", "asked", "--on", "20 dec 2025")
    assert [line["what"] for line in known.data("show", "dana")["timeline"]] == ["met", "asked"]


# --- Options that belong together ---------------------------------------------------------------------------

EVERY = [what.value for what in What]


@pytest.mark.parametrize("what", EVERY)
def test_until_goes_with_later_alone(known: Infoview, what: str) -> None:
    ran = known("log", "dana lee", what, "--until", "1mo", "--json")
    if what == "later":
        assert ran.data["entry"]["until"] == "2026-12-23"
    else:
        assert (ran.code, ran.error["message"]) == (2, "--until goes with later.")
        assert ran.error["hint"] == 'For example: infoview log "dana lee" later --until 1mo'


def test_later_needs_until(known: Infoview) -> None:
    ran = known("log", "dana", "later", "--json")
    assert (ran.code, ran.error["message"]) == (2, "later needs --until WHEN.")


@pytest.mark.parametrize("until", ["today", "yesterday", "last fri"])
def test_later_is_after_the_day_of_their_answer(known: Infoview, until: str) -> None:
    ran = known("log", "dana", "later", "--until", until, "--json")
    assert ran.code == 2
    assert ran.error["message"].endswith("which is not after the day of their answer.")


def test_an_answer_of_the_past_may_have_been_until_a_day_of_the_past(known: Infoview) -> None:
    logged = known.data("log", "dana", "later", "--on", "2 nov", "--until", "yesterday")
    assert (logged["entry"]["on"], logged["entry"]["until"]) == ("2026-11-02", "2026-11-22")


@pytest.mark.parametrize("what", EVERY)
def test_mine_goes_with_what_fell_through_alone(known: Infoview, what: str) -> None:
    more = ("--until", "1mo") if what == "later" else ()
    ran = known("log", "dana", what, "--mine", *more, "--json")
    if what in {"moved", "cancelled", "no-show"}:
        assert ran.data["entry"]["mine"] is True
    else:
        assert (ran.code, ran.error["message"]) == (2, "--mine goes with moved, cancelled, no-show.")


@pytest.mark.parametrize("what", EVERY)
def test_minutes_go_with_a_talk_alone(known: Infoview, what: str) -> None:
    more = ("--until", "1mo") if what == "later" else ()
    ran = known("log", "dana", what, "--minutes", "25", *more, "--json")
    if what in {"met", "caught-up"}:
        assert ran.data["entry"]["minutes"] == 25
    else:
        assert (ran.code, ran.error["message"]) == (2, "--minutes goes with met.")


@pytest.mark.parametrize(("minutes", "code"), [("0", 2), ("1", 0), ("1440", 0), ("1441", 2), ("-5", 2)])
def test_a_talk_takes_from_one_minute_to_a_day(known: Infoview, minutes: str, code: int) -> None:
    ran = known("log", "dana", "met", f"--minutes={minutes}")
    assert ran.code == code
    assert ("--minutes is from 1 to 1440." in ran.err) == (code == 2)


@pytest.mark.parametrize("more", [("--next", "call her"), ("--by", "fri")])
def test_next_and_by_go_together(known: Infoview, more: tuple[str, ...]) -> None:
    ran = known("log", "dana", "asked", *more, "--json")
    assert ran.code == 2
    assert ran.error["message"] in {"--next needs --by WHEN.", "--by needs --next TEXT."}
    assert ran.error["hint"] == "For example: infoview log dana met --next call --by fri"


@pytest.mark.parametrize("what", ["met", "note", "declined"])
def test_a_follow_up_in_the_same_breath(known: Infoview, what: str) -> None:
    logged = known.data("log", "dana", what, "Fine.", "--next", "send the slides", "--by", "fri 10:00")
    (row,) = [row for row in logged["owed"] if row["kind"] == "custom"]
    assert [row[field] for field in ("what", "due", "due_at", "origin")] == [
        "send the slides", "2026-11-27", "2026-11-27T10:00", "manual",
    ]  # fmt: skip
    known.ok("undo")
    assert [row["kind"] for row in known.data("followup", "dana", "--all")] == ["reach-out"]


@pytest.mark.parametrize(
    ("next_", "by"), [("", "fri"), (" ", "fri"), ("x", ""), ("x", "soon"), ("x" * 1001, "fri")]
)
def test_a_follow_up_that_cannot_be_meant_leaves_no_entry(known: Infoview, next_: str, by: str) -> None:
    before = known.db.read_bytes()
    assert known("log", "dana", "met", "--next", next_, "--by", by).code == 2
    assert known.db.read_bytes() == before


def test_by_is_echoed(known: Infoview) -> None:
    out = known.ok("log", "dana", "note", "--next", "call", "--by", "2w").out
    assert "Owed f4 Dana Lee: call, due Mon 2026-12-07\n" in out


@pytest.mark.parametrize(
    "via", ["in-person", "coffee", "phone", "video", "chat", "email", "inmail", "linkedin-note", "message",
            "letter", "other", "In Person", "LINKEDIN_NOTE"],
)  # fmt: skip
def test_every_channel(known: Infoview, via: str) -> None:
    assert entry(known, "dana", "asked", "--via", via)["via"] == via.lower().replace(" ", "-").replace(
        "_", "-"
    )


def test_an_unknown_channel_is_offered_what_is_near(known: Infoview) -> None:
    ran = known("log", "dana", "asked", "--via", "e-mail", "--json")
    assert (ran.code, ran.error["message"]) == (2, "--via does not know 'e-mail'.")
    assert ran.error["hint"].startswith(
        "Did you mean 'email'? Accepted: in-person, coffee, phone, video, chat,"
    )


# --- Several people -----------------------------------------------------------------------------------------


def test_everybody_who_was_there_gets_the_entry(known: Infoview) -> None:
    logged = known.data("log", "dana", "met", "Lunch.", "--with", "emile", "--with", "bo", "--on", "fri")
    assert logged["entry"]["together_with"] == [{"id": 3, "name": "Bo Chen"}, {"id": 2, "name": "Émile Zola"}]
    assert sorted((row["kind"], row["contact"]["id"]) for row in logged["owed"]) == [
        ("thank-you", 1), ("thank-you", 2), ("thank-you", 3),
    ]  # fmt: skip
    for who in ("dana", "emile", "bo"):
        (line,) = known.data("show", who)["timeline"]
        assert (line["text"], line["on"], line["minutes"]) == ("Lunch.", "2026-11-20", 20)
    known.ok("undo")
    assert [known.data("show", who)["timeline"] for who in ("dana", "emile", "bo")] == [[], [], []]


def test_the_page_names_all(known: Infoview) -> None:
    out = known.ok("log", "dana", "met", "--with", "bo").out
    assert out.startswith("Logged: met on Mon 2026-11-23 09:00, 20 min - Dana Lee, Bo Chen\n")


def test_somebody_named_twice_was_there_once(known: Infoview) -> None:
    known.ok("log", "dana", "met", "--with", "1", "--with", "bo", "--with", "chen")
    assert len(known.data("show", "dana")["timeline"]) == len(known.data("show", "bo")["timeline"]) == 1


@pytest.mark.parametrize(("who", "code"), [("nobody", 3), ("999", 3), ("", 2), ("n", 4)])
def test_nothing_is_logged_while_one_of_them_is_unclear(known: Infoview, who: str, code: int) -> None:
    before = known.db.read_bytes()
    assert known("log", "dana", "met", "--with", "bo", "--with", who).code == code
    assert known.db.read_bytes() == before


# --- The planned talk ---------------------------------------------------------------------------------------


def test_met_without_a_word_is_the_planned_talk_once_it_has_begun(planned: Infoview) -> None:
    logged = entry(planned, "dana", "met")
    assert [logged[field] for field in ("on", "time", "minutes", "via")] == [
        "2026-11-20",
        "14:00",
        45,
        "video",
    ]
    assert planned.data("show", "dana")["plan"] is None
    assert [row["due_at"] for row in planned.data("followup", "dana", "--due")] == ["2026-11-21T14:45"]


@pytest.mark.parametrize("now", ["2026-11-20T14:00", "2026-11-20T14:01"])
def test_it_has_begun_from_its_first_minute(planned: Infoview, now: str) -> None:
    assert entry(planned.at(now), "dana", "met")["time"] == "14:00"


def test_met_before_the_planned_talk_is_now_and_closes_the_plan(planned: Infoview) -> None:
    logged = entry(planned.at("2026-11-20T13:59"), "dana", "met")
    assert [logged[field] for field in ("on", "time", "minutes", "via")] == [
        "2026-11-20",
        "13:59",
        45,
        "video",
    ]
    assert planned.data("show", "dana")["plan"] is None


def test_what_is_said_outweighs_the_plan(planned: Infoview) -> None:
    logged = entry(planned, "dana", "met", "--on", "sat 10:00", "--minutes", "60", "--via", "phone")
    assert [logged[field] for field in ("on", "time", "minutes", "via")] == [
        "2026-11-21",
        "10:00",
        60,
        "phone",
    ]


def test_an_older_talk_leaves_the_plan_alone(planned: Infoview) -> None:
    planned.ok("log", "dana", "met", "--on", "10 nov")
    assert planned.data("show", "dana")["plan"]["at"] == "2026-11-20T14:00"


@pytest.mark.parametrize(("via", "minutes"), [(None, 20), ("video", 20), ("coffee", 30), ("in-person", 30)])
def test_without_a_plan_a_talk_takes_the_usual_minutes(
    known: Infoview, via: str | None, minutes: int
) -> None:
    assert entry(known, "dana", "met", *(("--via", via) if via else ()))["minutes"] == minutes


def test_other_entries_have_no_minutes(planned: Infoview) -> None:
    assert entry(planned, "dana", "caught-up")["minutes"] is None


@pytest.mark.parametrize("line", ["moved", "cancelled --mine", "no-show", "declined", "later --until 1mo"])
def test_a_plan_without_its_date_says_nothing_of_that_date(
    planned: Infoview, line: str, tmp_path: Path
) -> None:
    planned.ok("plan", "dana", "--must", "4", "--done", "1", "--add", "What would you read first?")
    before = planned.data("plan", "dana")
    planned.ok("log", "dana", *shlex.split(line), "--on", "2026-11-18")
    page = tmp_path / "dana.html"
    planned.ok("plan", "dana", "--output", str(page))
    for sheet in (planned.ok("plan", "dana").out, page.read_text("utf-8")):
        assert "2026-11-20" not in sheet
        assert "13:5" not in sheet
    after = planned.data("plan", "dana")
    kept = [
        [item["text"] for section in plan["sections"] for item in section["items"] if item.get(mark)]
        for plan in (before, after)
        for mark in ("must", "done")
    ]
    assert kept[0] == kept[2]
    assert kept[1] == kept[3] != []


@pytest.mark.parametrize("what", ["moved", "cancelled", "no-show"])
def test_what_fell_through_takes_the_date_and_keeps_the_plan(planned: Infoview, what: str) -> None:
    planned.ok("plan", "dana", "--add", "My own question?")
    logged = planned.data("log", "dana", what)
    assert [row["kind"] for row in logged["owed"]] == ["new-dates"]
    plan = planned.data("show", "dana")["plan"]
    assert (plan["at"], plan["minutes"], plan["format"]) == (None, 45, "video")
    assert "My own question?" in str(plan)


def test_a_talk_in_another_zone_is_logged_in_it(iv: Infoview) -> None:
    iv = prepare(iv, TOLD)
    iv.ok("plan", "dana", "--at", "mon 14:00", "--timezone", "Asia/Tokyo")
    iv.at("2026-11-30T23:00")
    logged = entry(iv, "dana", "met")
    assert [logged[field] for field in ("on", "time", "timezone")] == ["2026-11-30", "14:00", "Asia/Tokyo"]
    iv.ok("undo")
    assert iv.ok("log", "dana", "met").out.startswith(
        "Logged: met on Mon 2026-11-30 14:00 Asia/Tokyo, 20 min - Dana Lee\n"
    )


# --- What it closed -----------------------------------------------------------------------------------------


def test_the_page_says_what_was_closed_and_what_is_owed_next(known: Infoview) -> None:
    assert known.ok(
        "log", "dana", "met", "Great talk.", "--on", "fri 14:00", "--minutes", "25"
    ).out.splitlines() == [
        "Logged: met on Fri 2026-11-20 14:00, 25 min - Dana Lee",
        "Closed f1: Write and ask for a talk",
        "Owed f4 Dana Lee: Send a thank-you note, due Sat 2026-11-21 14:25",
        "  infoview log 1 thanked",
    ]


def test_the_command_of_a_row_clears_it(known: Infoview) -> None:
    known.ok("log", "dana", "met", "--on", "fri")
    (row,) = known.data("followup", "dana")
    logged = known.ok(*shlex.split(row["command"])[1:], "--json").data
    assert [closed["id"] for closed in logged["closed"]] == [row["id"]]
    assert known.data("show", "dana")["stage"] == "thanked"


def test_about_says_which_of_several_talks_they_were_thanked_for(known: Infoview) -> None:
    known.ok("log", "dana", "met", "--on", "10 nov")
    known.ok("log", "dana", "met", "--on", "fri")
    first, second = known.data("followup", "dana")
    logged = known.data("log", "dana", "thanked", "--about", second["id"])
    assert [row["id"] for row in logged["closed"]] == [second["id"]]
    assert [row["id"] for row in logged["owed"]] == [first["id"]]


@pytest.mark.parametrize("about", ["f999", "f1", "nonsense", ""])
def test_about_means_an_open_debt(known: Infoview, about: str) -> None:
    known.ok("log", "dana", "met", "--on", "fri")
    ran = known("log", "dana", "thanked", "--about", about, "--json")
    assert (ran.code, ran.error["code"]) == (3, "not-found")
    assert ran.error["hint"] == "Open ones: f4. See them: infoview followup 1"


def test_who_is_nobody(known: Infoview) -> None:
    assert known("log", "999", "met").code == 3
    assert known("log", "", "met").code == 2
    assert known("log", "f1", "met").code == 0


def test_now_is_frozen(known: Infoview) -> None:
    assert known.at(MONDAY).data("log", "dana", "note")["entry"]["time"] == "09:00"


def test_thanks_before_a_talk_of_the_same_day_are_not_for_it(known: Infoview) -> None:
    known.at("2026-11-23T11:00").ok("log", "dana", "thanked")
    owed = known.at("2026-11-23T15:00").data("log", "dana", "met")["owed"]
    assert [row["kind"] for row in owed] == ["thank-you"]
    owed = known.at("2026-11-23T15:30").data("log", "dana", "thanked")["owed"]
    assert [row["kind"] for row in owed] == ["keep-in-touch"]


def test_thanks_of_the_day_are_for_the_talk_where_no_time_says_otherwise(known: Infoview) -> None:
    known.ok("log", "dana", "thanked", "--on", "today")
    owed = known.at("2026-11-23T15:00").data("log", "dana", "met")["owed"]
    assert [row["kind"] for row in owed] == ["keep-in-touch"]
