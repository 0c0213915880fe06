"""infoview followup with add, done, snooze and skip, as a user meets them."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from prepared import prepare
from terminal import on_terminal

TOLD = (
    ("2026-11-02T09:00", "add-contact 'Dana Lee' --company Acme"),
    ("2026-11-02T09:00", "add-contact 'Émile Zola'"),
    ("2026-11-02T09:00", "add-contact 'Bo Chen'"),
    ("2026-11-02T09:00", "add-contact 'Nia Okafor'"),
    ("2026-11-02T09:00", "log dana met --on '2 nov 8:00'"),
    ("2026-11-02T09:00", "log dana thanked"),
    ("2026-11-02T09:00", "followup add dana 'send the slides' --by '20 nov'"),
    ("2026-11-02T09:00", "followup add dana 'call her' --by '23 nov 15:00'"),
    ("2026-11-02T09:00", "followup add dana 'read the report' --by '30 nov'"),
    ("2026-11-02T09:00", "followup add dana 'ask about the fair' --by '1 dec'"),
    ("2026-11-02T09:00", "followup add dana 'wish her luck' --by '24 dec'"),
    ("2026-11-02T09:00", "log emile asked --on '12 nov'"),
    ("2026-11-02T09:00", "rest bo"),
    ("2026-11-02T09:00", "followup skip nia"),
)  # fmt: skip
"""On Monday 2026-11-23: one row overdue, one of today, two in the next week or so, one beyond 30 days."""


def told() -> tuple[tuple[str, str], ...]:
    """The same, with Émile asked on a day that was no longer to come."""
    return tuple(("2026-11-12T10:00" if "emile" in line else when, line) for when, line in TOLD)


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, tuple(sorted(told(), key=lambda step: step[0])))


def rows(iv: Infoview, *argv: str) -> list[str]:
    """What is owed, in the order of the list."""
    return [row["what"] for row in iv.data("followup", *argv)]


def id_of(iv: Infoview, what: str) -> str:
    """The id of an open row."""
    return next(str(row["id"]) for row in iv.data("followup", "--all") if row["what"] == what)


SLIDES, CALL, REPORT, FAIR, LUCK = (
    "send the slides", "call her", "read the report", "ask about the fair", "wish her luck",
)  # fmt: skip
NUDGE = "Send one short reminder"
OUTCOMES = ("met", "moved", "cancelled", "no-show")


# --- The list -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        ("", [SLIDES, NUDGE, CALL, REPORT, FAIR]),
        ("list", [SLIDES, NUDGE, CALL, REPORT, FAIR]),
        ("--due", [SLIDES, NUDGE, CALL]),
        ("--within today", [SLIDES, NUDGE, CALL]),
        ("--within 1w", [SLIDES, NUDGE, CALL, REPORT]),
        ("--within '30 nov'", [SLIDES, NUDGE, CALL, REPORT]),
        ("--within '20 nov 2026'", [SLIDES, NUDGE, CALL, REPORT, FAIR]),
        ("--within 1y", [SLIDES, NUDGE, CALL, REPORT, FAIR, LUCK, "Think again about writing"]),
        ("--within yesterday", [SLIDES]),
        ("dana", [SLIDES, CALL, REPORT, FAIR, LUCK]),
        ("dana --due", [SLIDES, CALL]),
        ("1 --within 1w", [SLIDES, CALL, REPORT]),
        ("--who dana --due", [SLIDES, CALL]),
        ("emile", [NUDGE]),
        ("bo", []),
    ],
)
def test_the_list_takes_a_person_and_a_horizon(known: Infoview, argv: str, found: list[str]) -> None:
    if argv == "--within '20 nov 2026'":
        known.at("2026-11-02T09:00")
        found = [SLIDES]
    assert rows(known, *shlex.split(argv)) == found


def test_all_has_what_is_closed_and_far_away_too(known: Infoview) -> None:
    states = {row["what"]: row["state"] for row in known.data("followup", "--all") if row["kind"] == "custom"}
    assert states == dict.fromkeys((SLIDES, CALL, REPORT, FAIR, LUCK), "open")
    closed = {(row["kind"], row["contact"]["id"], row["state"]) for row in known.data("followup", "--all")}
    assert {("thank-you", 1, "done"), ("reach-out", 1, "done"), ("reach-out", 4, "skipped")} <= closed
    assert {row["contact"]["id"] for row in known.data("followup", "nia", "--all")} == {4}


def test_a_row_in_json(known: Infoview) -> None:
    slides, nudge = known.data("followup")[:2]
    expected = {
        "id": "f3", "contact": {"id": 1, "name": "Dana Lee"}, "kind": "custom", "what": SLIDES,
        "why": "your own follow-up", "due": "2026-11-20", "due_at": None, "state": "open", "overdue_days": 3,
        "snoozed_until": None, "origin": "manual", "command": f"infoview followup done {slides['id']}",
        "every": None, "late": False,
    }  # fmt: skip
    assert slides == slides | expected | {"id": slides["id"]}
    assert [nudge[field] for field in ("kind", "why", "due", "origin", "command", "overdue_days")] == [
        "nudge", "asked on Thu 2026-11-12, no reply yet", "2026-11-23", "auto", "infoview log 2 nudged", 0,
    ]  # fmt: skip


def test_the_page_groups_by_when_it_is_due(known: Infoview) -> None:
    out = known.ok("followup").out
    heads = [line for line in out.splitlines() if line.endswith(")") and line[0].isupper() and "(" in line]
    assert heads == ["Overdue (1)", "Today (2)", "Next 7 days (1)", "Later (1)"]
    assert out.index("Overdue") < out.index(SLIDES) < out.index("Today") < out.index(NUDGE)
    assert out.index("Next 7 days") < out.index(REPORT) < out.index("Later") < out.index(FAIR)
    assert "3 days overdue" in out
    assert "Mon 2026-11-23 15:00" in out


def test_what_lies_beyond_30_days_is_counted(known: Infoview) -> None:
    text = " ".join(known.ok("followup").out.split())
    assert "2 more after Wed 2026-12-23, the next on Thu 2026-12-24" in text
    assert text.endswith("infoview followup --within 1y")
    assert "more after" not in known.ok("followup", "--within", "1y").out
    assert "more after" not in known.ok("followup", "dana").out
    text = " ".join(known.ok("followup", "--within", "1w").out.split())
    assert "3 more after Mon 2026-11-30, the next on Tue 2026-12-01" in text


def test_nothing_due_says_when_the_next_thing_is(known: Infoview) -> None:
    known.ok("followup", "snooze", "--due", "--until", "1 dec")
    ran = known.ok("followup", "--due")
    assert ran.out.startswith("Nothing is due.\n")
    assert "The next thing falls due on " in ran.out
    assert known.data("followup", "--due") == []


def test_an_empty_database_owes_nothing(iv: Infoview) -> None:
    assert "Nothing is due." in iv.ok("followup", "--due").out
    assert iv.data("followup") == iv.data("followup", "--all") == iv.data("followup", "--within", "1y") == []
    assert not iv.db.exists()


def test_the_same_day_goes_by_urgency_and_then_by_name(iv: Infoview) -> None:
    for name in ("Zoe", "Ana", "Émile"):
        iv.ok("add-contact", name)
    iv.ok("log", "zoe", "met", "--on", "yesterday")
    iv.ok("followup", "add", "ana", "first", "--by", "today")
    iv.ok("followup", "add", "emile", "second", "--by", "today")
    assert rows(iv, "--due") == ["Send a thank-you note", "first", "second"]


@pytest.mark.parametrize(
    ("argv", "said", "hint"),
    [
        (["--due", "--all"], "--due, --within and --all exclude each other.", "infoview followup --due"),
        (["--due", "--within", "1w"], "--due, --within and --all exclude each other.", "followup --due"),
        (["--all", "--within", ""], "--due, --within and --all exclude each other.", "followup --due"),
        (
            ["--within", ""],
            "--within '' is not a date that infoview can read.",
            "infoview followup --within 2w",
        ),
        (["--within", "1m"], "--within '1m' may mean minutes or months.", "Write 1mo for a month."),
        (["--within", "soon"], "--within 'soon' is not a date", "Accepted: today, tomorrow,"),
        (["--nonsense"], "No such option: --nonsense", "infoview followup"),
        (["dana", "lee"], "'lee' is more than infoview followup takes", "infoview followup"),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused(
    known: Infoview, argv: list[str], said: str, hint: str
) -> None:
    ran = known("followup", *argv, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert hint in ran.error["hint"]


# --- add ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "due", "due_at", "echo"),
    [
        ("fri", "2026-11-27", None, "Fri 2026-11-27"),
        ("mon 9:00", "2026-11-30", "2026-11-30T09:00", "Mon 2026-11-30 09:00"),
        ("2w", "2026-12-07", None, "Mon 2026-12-07"),
        ("3bd", "2026-11-26", None, "Thu 2026-11-26"),
        ("eom", "2026-11-30", None, "Mon 2026-11-30"),
        ("today", "2026-11-23", None, "Mon 2026-11-23"),
        ("yesterday", "2026-11-22", None, "Sun 2026-11-22"),
    ],
)
def test_add_echoes_the_day(known: Infoview, by: str, due: str, due_at: str | None, echo: str) -> None:
    ran = known.ok("followup", "add", "bo", "write  him", "--by", by)
    assert f" Bo Chen: write him (due {echo})\n" in ran.out
    assert ran.out.startswith("Added f")
    (row,) = known.data("followup", "bo")
    assert [row[field] for field in ("what", "due", "due_at", "kind", "origin", "every")] == [
        "write him", due, due_at, "custom", "manual", None,
    ]  # fmt: skip


def test_add_in_json_is_the_new_row(known: Infoview) -> None:
    (row,) = known.data("followup", "add", "bo", "x", "--by", "fri", "--every", "2 weeks")
    assert (row["what"], row["every"], row["why"]) == ("x", "2w", "your own follow-up, every 2w")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["bo", "", "--by", "fri"], "A follow-up needs a text."),
        (["bo", "x" * 1001, "--by", "fri"], "the text 'xxx"),
        (["bo", "x"], "Missing option '--by'"),
        (["bo", "x", "--by", ""], "--by '' is not a date that infoview can read."),
        (["bo", "x", "--by", "31 feb"], "--by '31 feb' is a day that the calendar does not have."),
        (["bo", "x", "--by", "fri", "--every", "1m"], "--every '1m' may mean minutes or months."),
        (["bo", "x", "--by", "fri", "--every", "0d"], "--every '0d' is no time at all."),
        (["bo", "write", "him", "--by", "fri"], "'him' is more than infoview followup add takes"),
    ],
)
def test_an_addition_that_cannot_be_meant_is_refused(known: Infoview, argv: list[str], said: str) -> None:
    before = known.db.read_bytes()
    ran = known("followup", "add", *argv, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert ran.error["hint"]
    assert known.db.read_bytes() == before


# --- done ---------------------------------------------------------------------------------------------------


def test_done_closes_a_row_of_the_users_own(known: Infoview) -> None:
    number = id_of(known, SLIDES)
    ran = known.ok("followup", "done", number)
    assert ran.out.startswith(f"Done {number} Dana Lee: {SLIDES}\n")
    assert ran.out.endswith("To reverse this: infoview undo\n")
    assert SLIDES not in rows(known, "dana")
    assert known.data("show", "dana")["timeline"][0]["what"] == "thanked"
    known.ok("undo")
    assert SLIDES in rows(known, "dana")


def test_done_logs_what_a_derived_row_stands_for(known: Infoview) -> None:
    (row,) = known.data("followup", "done", id_of(known, NUDGE))
    assert (row["state"], row["kind"]) == ("done", "nudge")
    assert [entry["what"] for entry in known.data("show", "emile")["timeline"]] == ["nudged", "asked"]


@pytest.mark.parametrize(
    ("before", "kind", "what"),
    [
        ([], "reach-out", "asked"),
        (["log 1 asked"], "nudge", "nudged"),
        (["log 1 met"], "thank-you", "thanked"),
        (["log 1 declined"], "decline-reply", "thanked"),
        (["log 1 moved"], "new-dates", "asked"),
        (["log 1 caught-up"], "keep-in-touch", "caught-up"),
    ],
)
def test_every_row_with_one_outcome_can_be_done(
    iv: Infoview, before: list[str], kind: str, what: str
) -> None:
    iv.ok("add-contact", "Dana Lee")
    for line in before:
        iv.ok(*line.split())
    (row,) = iv.at("2027-03-01").data("followup", "dana")
    assert row["kind"] == kind
    (closed,) = iv.data("followup", "done", row["id"])
    assert closed["state"] == "done"
    assert iv.data("show", "dana")["timeline"][0]["what"] == what


@pytest.mark.parametrize(
    ("before", "kind", "commands"),
    [
        (["log 1 asked", "log 1 nudged"], "decide", ["infoview log 1 nudged", "infoview rest 1"]),
        (
            ["log 1 replied"],
            "set-date",
            ["infoview plan 1 --at 'fri 14:00'", "infoview log 1 later --until 1mo"],
        ),
        (["plan 1 --at today"], "talk", [f"infoview log 1 {what}" for what in OUTCOMES]),
    ],
)  # fmt: skip
def test_a_row_that_may_end_in_several_ways_is_not_guessed(
    iv: Infoview, before: list[str], kind: str, commands: list[str]
) -> None:
    iv.ok("add-contact", "Dana Lee")
    for line in before:
        iv.ok(*line.split())
    number = next(row["id"] for row in iv.data("followup", "dana") if row["kind"] == kind)
    unchanged = iv.db.read_bytes()
    ran = iv("followup", "done", number, "--json")
    assert (ran.code, ran.error["message"]) == (2, f"{number} ({kind}) may end in several ways.")
    assert all(command in ran.error["hint"] for command in commands)
    assert iv.db.read_bytes() == unchanged


def test_several_are_done_together_or_none(known: Infoview) -> None:
    ids = [id_of(known, what) for what in (SLIDES, CALL, NUDGE)]
    before = known.db.read_bytes()
    assert known("followup", "done", *ids, "f999").code == 3
    assert known.db.read_bytes() == before
    assert [row["state"] for row in known.data("followup", "done", *ids, ids[0])] == ["done"] * 3
    known.ok("undo")
    assert rows(known, "--due") == [SLIDES, NUDGE, CALL]


def test_a_person_who_owes_only_one_may_be_named_instead(known: Infoview) -> None:
    assert [row["kind"] for row in known.data("followup", "done", "emile")] == ["nudge"]


def test_a_person_with_several_is_ambiguous(known: Infoview) -> None:
    ids = [row["id"] for row in known.data("followup", "dana")]
    for verb, ending in (("done", ""), ("skip", ""), ("snooze", " --until mon")):
        ran = known("followup", verb, "dana", *ending.split(), "--json")
        assert (ran.code, ran.error["code"]) == (4, "ambiguous")
        assert ran.error["message"].startswith("5 follow-ups are owed to Dana Lee: f")
        assert [each["command"] for each in ran.error["candidates"]] == [
            f"infoview followup {verb} {each}{ending}" for each in ids
        ]


def test_a_skip_says_what_is_owed_still(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--i-owe", "essay")
    (promise,) = [row["id"] for row in iv.data("followup") if row["kind"] == "my-promise"]
    out = iv.ok("followup", "skip", promise).out
    assert "Nothing more is owed" not in out
    assert "Dana Lee: Send a thank-you note" in out


def test_a_person_who_is_owed_nothing_has_nothing_to_do(known: Infoview) -> None:
    ran = known("followup", "done", "bo", "--json")
    assert (ran.code, ran.error["message"]) == (3, "Nothing is owed to Bo Chen.")


@pytest.mark.parametrize("verb", [("done",), ("skip",), ("snooze", "--until", "fri")])
def test_what_is_closed_cannot_be_closed_again(known: Infoview, verb: tuple[str, ...]) -> None:
    number = id_of(known, SLIDES)
    known.ok("followup", "done", number)
    before = known.db.read_bytes()
    ran = known("followup", *verb, number, "--json")
    assert (ran.code, ran.error["message"]) == (2, f"{number} is done already.")
    assert known.db.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "code"), [("f999", 3), ("F3", 0), ("nobody", 3), ("f0", 3), ("", 2), ("999", 3)]
)
def test_an_id_is_typed_as_it_is_printed(known: Infoview, given: str, code: int) -> None:
    number = id_of(known, SLIDES)
    assert known("followup", "done", number.upper() if given == "F3" else given).code == code


def test_what_recurs_comes_again_and_keeps_its_day_of_the_month(iv: Infoview) -> None:
    iv.at("2027-01-15T09:00").ok("add-contact", "Dana Lee")
    iv.ok("followup", "add", "dana", "lunch", "--by", "31 jan 12:30", "--every", "1mo")
    due = []
    for _ in range(4):
        (row,) = [row for row in iv.data("followup", "dana", "--within", "1y") if row["kind"] == "custom"]
        due.append(row["due_at"])
        iv.ok("followup", "done", row["id"])
    assert due == ["2027-01-31T12:30", "2027-02-28T12:30", "2027-03-31T12:30", "2027-04-30T12:30"]


def test_what_recurs_skips_the_times_that_are_past(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    (row,) = iv.data("followup", "add", "dana", "lunch", "--by", "24 nov", "--every", "1w")
    iv.at("2026-12-20T09:00")
    assert iv.data("followup", "done", row["id"])[0]["due"] == "2026-12-22"


# --- snooze and skip ----------------------------------------------------------------------------------------


def test_snooze_hides_a_row_until_its_day_and_leaves_it_owed(known: Infoview) -> None:
    number = id_of(known, SLIDES)
    ran = known.ok("followup", "snooze", number, "--until", "fri")
    assert ran.out.startswith(f"Snoozed {number} Dana Lee: {SLIDES} (hidden until Fri 2026-11-27)\n")
    assert SLIDES not in rows(known, "dana")
    (row,) = [row for row in known.data("followup", "--all") if row["id"] == number]
    assert (row["state"], row["snoozed_until"], row["due"]) == ("snoozed", "2026-11-27", "2026-11-20")
    known.at("2026-11-26T23:59")
    assert SLIDES not in rows(known, "dana")
    (row,) = [row for row in known.at("2026-11-27T00:00").data("followup", "dana") if row["id"] == number]
    assert (row["state"], row["snoozed_until"], row["overdue_days"]) == ("open", None, 7)


def test_snooze_takes_all_that_is_due(known: Infoview) -> None:
    assert len(known.data("followup", "snooze", "--due", "--until", "tomorrow")) == 3
    assert rows(known, "--due") == []
    assert known.data("followup", "snooze", "--due", "--until", "tomorrow") == []
    assert "Nothing" in known.ok("followup", "snooze", "--due", "--until", "tomorrow").out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["f3"], "snooze needs --until WHEN."),
        (["f3", "--until", ""], "snooze needs --until WHEN."),
        (["--until", "fri"], "Say which follow-ups: their ids, or --due for all that are due."),
        (
            ["f3", "--due", "--until", "fri"],
            "Say which follow-ups: their ids, or --due for all that are due.",
        ),
        (["f3", "--until", "today"], "--until is Mon 2026-11-23, which is not to come."),
        (["f3", "--until", "1m"], "--until '1m' may mean minutes or months."),
    ],
)
def test_a_snooze_that_cannot_be_meant_is_refused(known: Infoview, argv: list[str], said: str) -> None:
    before = known.db.read_bytes()
    ran = known("followup", "snooze", *argv, "--json")
    assert (ran.code, ran.error["message"]) == (2, said)
    assert known.db.read_bytes() == before


def test_skip_closes_without_pretending(known: Infoview) -> None:
    number = id_of(known, NUDGE)
    (row,) = known.data("followup", "skip", number)
    assert (row["state"], row["kind"]) == ("skipped", "nudge")
    assert [entry["what"] for entry in known.data("show", "emile")["timeline"]] == ["asked"]
    assert NUDGE not in rows(known, "emile")
    assert rows(known, "emile")  # nobody active is left without a next step


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_an_id_is_needed(known: Infoview, verb: str) -> None:
    ran = known("followup", verb, "--json")
    assert ran.code == 2
    assert ran.error["hint"] == (
        f"How it is used: infoview followup {verb} --help. For example: infoview followup {verb} f12"
    )


# --- WHO among sub-commands ---------------------------------------------------------------------------------


def test_somebody_called_like_a_sub_command_is_reached_by_an_option(iv: Infoview) -> None:
    iv.ok("add-contact", "Skip Jones")
    assert iv("followup", "skip").code == 2
    assert [row["contact"]["name"] for row in iv.data("followup", "--who", "skip")] == ["Skip Jones"]
    assert [row["contact"]["name"] for row in iv.data("followup", "list", "skip")] == ["Skip Jones"]


def test_on_a_terminal_it_asks_whom(known: Infoview) -> None:
    screen = on_terminal(known, "followup", "danna", answers=["y"], pipe_stdout=True)
    assert screen.code == 0
    assert screen.text == "Nobody on record is called 'danna'.\nDid you mean Dana Lee? [y/N] "
    assert SLIDES in screen.piped


def test_the_command_of_every_row_is_one_that_can_be_run(known: Infoview) -> None:
    known.ok("log", "bo", "replied")
    found: list[Any] = known.data("followup")
    assert {row["kind"] for row in found} >= {"custom", "nudge", "set-date"}
    for row in found:
        words = shlex.split(row["command"].replace("WHEN", "fri"))
        assert words[0] == "infoview"
        known.ok(*words[1:])
        assert row["id"] not in [other["id"] for other in known.data("followup")]


def test_now_decides_what_is_due(known: Infoview) -> None:
    assert rows(known.at("2026-11-19"), "--due") == []
    assert rows(known.at("2026-11-20"), "--due") == [SLIDES]
    assert rows(known.at(MONDAY), "--due") == [SLIDES, NUDGE, CALL]


# --- Thanks are listed from the talk on ---------------------------------------------------------------------


@pytest.mark.parametrize("at", ["9:00", "8:00", "yesterday 23:50"])
@pytest.mark.parametrize("argv", [("--due",), (), ("--within", "tomorrow")])
def test_a_note_of_thanks_is_for_today_from_the_talk_on(iv: Infoview, at: str, argv: tuple[str, ...]) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--on", at if " " in at else f"today {at}", "--minutes", "20")
    (row,) = iv.data("followup", *argv)
    assert (row["kind"], row["due"], row["overdue_days"]) == ("thank-you", "2026-11-24", 0)
    assert iv.ok("followup", *argv).out.startswith("Today (1)\n")
    assert "Nothing is due" not in iv.ok().out
    assert iv.ok("followup", "--due", "--brief").out.startswith("infoview: 1 due: Send a thank-you note")


def test_it_is_overdue_from_the_day_after(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--on", "today 8:00")
    assert iv.at("2026-11-25T09:00").ok("followup", "--due").out.startswith("Overdue (1)\n")


def test_what_is_listed_is_not_counted_as_still_to_come(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met")
    assert "falls due" not in iv.ok("followup", "--due").out
    iv.ok("followup", "add", "dana", "call", "--by", "wed")
    assert "The next thing falls due on Wed 2026-11-25." in iv.ok("followup", "--due").out
    iv.ok("followup", "snooze", "--due", "--until", "wed")
    assert "Nothing is due.\n" in iv.ok("followup", "--due").out


def test_thanks_with_days_of_time_are_listed_too(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("config", "set", "follow-up.thank_you", "240")
    iv.ok("log", "dana", "met")
    assert [row["due"] for row in iv.data("followup", "--due")] == ["2026-12-03"]


# --- What speaks against it, and whom it means --------------------------------------------------------------


def test_done_gives_the_cautions_that_log_gives(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Ek")
    iv.at("2026-11-21T10:00")
    ran = iv.ok("followup", "done", "dana", "bo")
    assert ran.err == "Note: Sat 2026-11-21 is a free day; a message is read best on a business day.\n"
    assert "Note" not in iv.at("2026-11-23T10:00").ok("followup", "add", "bo", "call", "--by", "fri").err


@pytest.mark.parametrize(
    ("argv", "state"),
    [(("done",), "done"), (("skip",), "skipped"), (("snooze", "--until", "fri"), "snoozed")],
)
def test_on_a_terminal_it_asks_whose_follow_up_is_meant(
    iv: Infoview, argv: tuple[str, ...], state: str
) -> None:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    iv.ok("add-contact", "Dana Lee", "--company", "Beta")
    screen = on_terminal(iv, "followup", argv[0], "dana", *argv[1:], answers=["2"])
    assert screen.code == 0
    states = {row["contact"]["id"]: row["state"] for row in iv.data("followup", "--all") if row["id"] != "f3"}
    assert states == {1: "open", 2: state}


# --- Closed rows --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "closing", "kind", "settled_by"),
    [
        ((), "log 1 asked", "reach-out", None),
        ((), "log 1 met", "reach-out", "met"),
        (("log 1 asked",), "log 1 replied", "nudge", "replied"),
        (("log 1 asked",), "log 1 nudged", "nudge", None),
        (("log 1 asked",), "plan 1 --at fri", "nudge", "a plan"),
        (("log 1 asked", "log 1 nudged"), "rest 1", "decide", None),
        (("log 1 replied",), "plan 1 --at fri", "set-date", None),
        (("plan 1 --at today",), "log 1 met", "talk", None),
        (("plan 1 --at today",), "log 1 no-show", "talk", "no-show"),
        (("plan 1 --at today",), "log 1 met", "prepare", "met"),
        (("log 1 met",), "log 1 thanked", "thank-you", None),
        (("log 1 met --they-owe 'ask Bo'",), "log 1 introduced", "chase-promise", None),
        (("log 1 met --i-owe 'send cv'",), "followup done f3", "my-promise", None),
    ],
)
def test_a_closed_row_says_whether_it_was_done_or_settled_by_something_else(
    iv: Infoview, before: tuple[str, ...], closing: str, kind: str, settled_by: str | None
) -> None:
    iv.ok("add-contact", "Dana Lee")
    for line in (*before, closing):
        iv.ok(*shlex.split(line))
    (row,) = [
        each for each in iv.data("followup", "--all") if each["kind"] == kind and each["state"] == "done"
    ]
    assert (row["settled"], row["closed_on"]) == (settled_by is not None, "2026-11-23")
    shown = iv.ok("followup", "--all").out
    closed = " ".join(shown[shown.index("Closed (") :].split())
    if settled_by:
        assert f"settled by {settled_by}" in closed
        assert "settled on Mon 2026-11-23" in closed
        assert row["why"] not in closed
    else:
        assert "done on Mon 2026-11-23" in closed


def test_rows_that_are_done_together_are_each_closed_by_their_own_word(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--on", "2026-11-20", "--advice", "Read it")
    iv.ok("followup", "done", *(row["id"] for row in iv.data("followup", "dana")))
    closed = {row["kind"]: row for row in iv.data("followup", "--all") if row["state"] == "done"}
    assert [
        (closed[kind]["closed_by"], closed[kind]["settled"]) for kind in ("thank-you", "report-back")
    ] == [
        ("thanked", False),
        ("reported", False),
    ]
