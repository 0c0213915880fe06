"""followup add, done, skip and snooze: what each changes, and what it refuses to change."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from conftest import Infoview

Row = dict[str, Any]


_BUILT: list[bytes] = []


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """Put Dana Lee on record, contact 1, who is owed f1: a first message by Wednesday."""
    if not _BUILT:
        iv.ok("add-contact", "Dana Lee")
        _BUILT.append(iv.db.read_bytes())
    iv.home.mkdir(mode=0o700, exist_ok=True)
    iv.db.write_bytes(_BUILT[0])
    iv.db.chmod(0o600)
    return iv


def run(iv: Infoview, *lines: str) -> None:
    for line in lines:
        iv.ok(*shlex.split(line))


def listed(iv: Infoview, *options: str) -> list[Row]:
    found: list[Row] = iv.data("followup", *options)
    return found


def ids(iv: Infoview, *options: str) -> list[str]:
    return [row["id"] for row in listed(iv, *options)]


def sole(iv: Infoview, kind: str) -> Row:
    """Return the one open row of a kind."""
    (row,) = [
        row for row in listed(iv, "--all") if row["kind"] == kind and row["state"] in {"open", "snoozed"}
    ]
    return row


def dump(iv: Infoview) -> list[str]:
    """Return the whole content as SQL."""
    with closing(sqlite3.connect(iv.db)) as connection:
        return [line for line in connection.iterdump() if "sqlite_sequence" not in line]


def refused(iv: Infoview, line: str, code: int) -> Row:
    """Run a command that must be refused, and return its error; nothing may have been written."""
    before = dump(iv)
    ran = iv(*shlex.split(line), "--json")
    assert (ran.code, dump(iv) == before) == (code, True), ran
    error: Row = ran.error
    return error


# ---- add ----------------------------------------------------------------------------------------------


def test_a_follow_up_of_ones_own_is_a_row_like_any_other(dana: Infoview) -> None:
    (row,) = dana.data("followup", "add", "dana", "send  the slides", "--by", "fri")
    expected = {
        "id": "f2",
        "contact": {"id": 1, "name": "Dana Lee"},
        "kind": "custom",
        "what": "send the slides",
        "why": "your own follow-up",
        "due": "2026-11-27",
        "due_at": None,
        "state": "open",
        "overdue_days": 0,
        "snoozed_until": None,
        "origin": "manual",
        "command": "infoview followup done f2",
        "every": None,
        "company": None,
        "late": False,
    }
    assert {name: row[name] for name in expected} == expected
    assert listed(dana)[1] == row


def test_a_follow_up_may_have_a_time(dana: Infoview) -> None:
    (row,) = dana.data("followup", "add", "dana", "call", "--by", "fri 14:30")
    assert (row["due"], row["due_at"]) == ("2026-11-27", "2026-11-27T14:30")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("followup add dana '' --by fri", 2),
        ("followup add dana '  ' --by fri", 2),
        ("followup add dana call", 2),
        ("followup add dana call --by whenever", 2),
        ("followup add dana call --by 1m", 2),
        ("followup add dana call --by fri --every 1m", 2),
        ("followup add dana call --by fri --every 0d", 2),
        ("followup add nobody call --by fri", 3),
        ("followup add 99 call --by fri", 3),
    ],
)
def test_a_follow_up_needs_a_person_a_text_and_a_day(dana: Infoview, line: str, code: int) -> None:
    refused(dana, line, code)


def test_log_adds_one_in_the_same_breath(dana: Infoview) -> None:
    logged = dana.data("log", "dana", "met", "--next", "send the slides", "--by", "fri")
    assert [(row["kind"], row["due"]) for row in logged["owed"]] == [
        ("thank-you", "2026-11-24"),
        ("custom", "2026-11-27"),
    ]


# ---- done: what a row stands for ----------------------------------------------------------------------

STANDS_FOR = [
    ([], "reach-out", "asked", ["nudge"]),
    (["log 1 later --until 2026-12-01 --on 2026-11-20"], "reach-out", "asked", ["nudge"]),
    (["log 1 later --until 2026-12-01"], "reach-out", "asked", ["nudge"]),
    (["rest 1 --until 2026-12-01"], "reach-out", "asked", ["nudge"]),
    (["add-contact Omar", "edit 1 --referred-by omar"], "referral", "asked", ["nudge"]),
    (["log 1 asked"], "nudge", "nudged", ["decide"]),
    (["log 1 moved --on 2026-11-20"], "new-dates", "asked", ["nudge"]),
    (["log 1 moved"], "new-dates", "asked", ["nudge"]),
    (["log 1 cancelled --mine"], "new-dates", "asked", ["nudge"]),
    (["log 1 no-show"], "new-dates", "asked", ["nudge"]),
    (["log 1 met --on 2026-11-20"], "thank-you", "thanked", ["keep-in-touch"]),
    (["log 1 met"], "thank-you", "thanked", ["keep-in-touch"]),
    (["log 1 declined"], "decline-reply", "thanked", []),
    (["log 1 met --advice Read", "log 1 thanked"], "report-back", "reported", ["keep-in-touch"]),
    (["log 1 met", "log 1 thanked", "news 'A job'"], "tell-news", "reported", ["keep-in-touch"]),
    (
        ["log 1 caught-up", "add-contact Omar --referred-by 1", "log omar met"],
        "tell-introducer",
        "reported",
        ["keep-in-touch"],
    ),
    (["log 1 caught-up --on 2026-11-20"], "keep-in-touch", "caught-up", ["keep-in-touch"]),
    (
        ["log 1 met", "log 1 thanked", "rest 1 --until 2026-12-01"],
        "keep-in-touch",
        "caught-up",
        ["keep-in-touch"],
    ),
]


@pytest.mark.parametrize(("lines", "kind", "what", "left"), STANDS_FOR)
def test_done_logs_what_the_row_stands_for(
    dana: Infoview, lines: list[str], kind: str, what: str, left: list[str]
) -> None:
    run(dana, *lines)
    row_id = sole(dana, kind)["id"]
    entries = len(dana.data("show", "1")["timeline"])
    (done,) = dana.data("followup", "done", row_id)
    assert (done["id"], done["kind"], done["state"]) == (row_id, kind, "done")
    card = dana.data("show", "1")
    assert len(card["timeline"]) == entries + 1
    entry = max(card["timeline"], key=lambda entry: entry["id"])
    assert (entry["what"], entry["on"], entry["time"]) == (what, "2026-11-23", "09:00")
    assert [row["kind"] for row in card["owed"]] == left
    assert row_id not in {row["id"] for row in card["owed"]}


def test_done_thanks_for_the_one_talk_that_the_row_is_about(dana: Infoview) -> None:
    run(dana, "log 1 met --on 2026-11-19", "log 1 met --on 2026-11-20")
    first, second = (row["id"] for row in dana.data("show", "1")["owed"])
    dana.ok("followup", "done", second)
    assert [row["id"] for row in dana.data("show", "1")["owed"]] == [first]
    dana.ok("followup", "done", first)
    assert [row["kind"] for row in dana.data("show", "1")["owed"]] == ["keep-in-touch"]


@pytest.mark.parametrize(("option", "kind"), [("--i-owe", "my-promise"), ("--they-owe", "chase-promise")])
def test_done_keeps_a_promise_and_logs_nothing(dana: Infoview, option: str, kind: str) -> None:
    run(dana, f"log 1 met {option} 'call @fri'", "log 1 thanked")
    row = sole(dana, kind)
    assert row["due"] == "2026-11-27"
    (done,) = dana.data("followup", "done", row["id"])
    assert done["state"] == "done"
    card = dana.data("show", "1")
    assert [entry["what"] for entry in card["timeline"]] == ["thanked", "met"]
    assert [row["kind"] for row in card["owed"]] == ["keep-in-touch"]


def test_done_reports_on_the_one_thing_that_the_row_is_about(dana: Infoview) -> None:
    run(dana, "log 1 met --advice Read", "log 1 thanked", "news 'A job'")
    report, news = (sole(dana, kind)["id"] for kind in ("report-back", "tell-news"))
    dana.ok("followup", "done", news)
    assert [row["id"] for row in dana.data("show", "1")["owed"]] == [report]


def test_done_ticks_the_whole_preparation_and_logs_nothing(dana: Infoview) -> None:
    run(dana, "plan 1 --at 'fri 14:00'")
    (done,) = dana.data("followup", "done", sole(dana, "prepare")["id"])
    assert done["state"] == "done"
    card = dana.data("show", "1")
    assert card["timeline"] == []
    assert all(item["done"] for item in card["plan"]["sections"][0]["items"])
    assert [row["kind"] for row in card["owed"]] == ["talk"]


def test_done_closes_ones_own_and_logs_nothing(dana: Infoview) -> None:
    run(dana, "followup add dana call --by fri")
    (done,) = dana.data("followup", "done", "f2")
    assert (done["state"], done["overdue_days"]) == ("done", 0)
    assert dana.data("show", "1")["timeline"] == []
    assert ids(dana) == ["f1"]


DECISIONS = [
    (
        ["log 1 asked --on 2026-11-02", "log 1 nudged --on 2026-11-11"],
        "decide",
        ["infoview log 1 nudged", "infoview rest 1", "infoview log 1 replied"],
    ),
    (
        ["log 1 asked --on 2026-11-02", "log 1 nudged --on 2026-11-11", "log 1 nudged --on 2026-11-20"],
        "decide",
        ["infoview rest 1", "infoview log 1 replied"],
    ),
    (
        ["log 1 replied"],
        "set-date",
        ["infoview plan 1 --at 'fri 14:00'", "infoview log 1 later --until 1mo"],
    ),
    (
        ["plan 1 --at 'fri 14:00'"],
        "talk",
        [f"infoview log 1 {what}" for what in ("met", "moved", "cancelled", "no-show")],
    ),
    (
        ["edit 1 --company Acme", "add-contact Omar --company Acme", "log 1 asked"],
        "second-person",
        ["infoview log 2 asked", "infoview followup skip {id}"],
    ),
]


@pytest.mark.parametrize(("lines", "kind", "commands"), DECISIONS)
def test_done_does_not_guess_how_a_row_ended(
    dana: Infoview, lines: list[str], kind: str, commands: list[str]
) -> None:
    run(dana, *lines)
    row_id = sole(dana, kind)["id"]
    error = refused(dana, f"followup done {row_id}", 2)
    assert error["message"] == f"{row_id} ({kind}) may end in several ways."
    assert error["hint"] == "\n".join(["Say which:", *commands]).format(id=row_id)


@pytest.mark.parametrize(("lines", "kind", "commands"), DECISIONS)
def test_each_way_that_is_offered_ends_the_row(
    dana: Infoview, lines: list[str], kind: str, commands: list[str]
) -> None:
    run(dana, *lines)
    row_id = sole(dana, kind)["id"]
    for command in commands:
        words = command.format(id=row_id).replace("WHEN", "'mon 14:00'").replace("WHO", "omar")
        run(dana, words.removeprefix("infoview "))
        assert row_id not in {row["id"] for row in listed(dana, "--all") if row["state"] == "open"}, command
        dana.ok("undo")
        assert sole(dana, kind)["id"] == row_id


def test_one_that_cannot_be_guessed_stops_all_of_them(dana: Infoview) -> None:
    run(dana, "followup add dana call --by fri", "plan 1 --at 'fri 14:00'")
    talk = sole(dana, "talk")["id"]
    refused(dana, f"followup done f2 {talk}", 2)
    refused(dana, f"followup done {talk} f2", 2)


# ---- Which rows ---------------------------------------------------------------------------------------


def test_several_at_once_of_several_people(dana: Infoview) -> None:
    run(
        dana,
        "add-contact Omar",
        "log omar met --on 2026-11-20",
        "followup add dana call --by fri",
        "followup add dana write --by fri",
    )
    done = dana.data("followup", "done", "f1", "f4", "f3", "f3")
    assert [(row["id"], row["kind"], row["state"]) for row in done] == [
        ("f1", "reach-out", "done"),
        ("f4", "custom", "done"),
        ("f3", "thank-you", "done"),
    ]
    assert [(row["contact"]["name"], row["kind"]) for row in listed(dana, "--within", "1y")] == [
        ("Dana Lee", "custom"),
        ("Dana Lee", "nudge"),
        ("Omar", "keep-in-touch"),
    ]
    dana.ok("undo")  # one command, one step
    assert ids(dana) == ["f3", "f1", "f4", "f5"]


@pytest.mark.parametrize(
    ("target", "code"), [("f99", 3), ("f0", 3), ("99", 3), ("nobody", 3), ("f3", 2), ("''", 2), ("f1 f99", 3)]
)
def test_what_is_not_there_or_closed_changes_nothing(dana: Infoview, target: str, code: int) -> None:
    run(dana, "followup add dana call --by fri", "followup add dana write --by fri", "followup skip f3")
    for command in ("done {}", "skip {}", "snooze {} --until fri"):
        refused(dana, f"followup {command.format(target)}", code)


def test_a_closed_row_says_how_it_was_closed(dana: Infoview) -> None:
    run(dana, "followup add dana call --by fri", "followup add dana write --by fri")
    run(dana, "followup skip f2", "followup done f3")
    assert refused(dana, "followup done f2", 2)["message"] == "f2 is skipped already."
    assert refused(dana, "followup skip f3", 2)["message"] == "f3 is done already."


def test_done_needs_something_to_do(dana: Infoview) -> None:
    refused(dana, "followup done", 2)
    refused(dana, "followup skip", 2)


@pytest.mark.parametrize(
    ("who", "verb"),
    [("dana", "done"), ("Dana Lee", "skip"), ("1", "snooze --until fri"), ("lee dana", "done")],
)
def test_who_owes_only_one_may_be_named(dana: Infoview, who: str, verb: str) -> None:
    word, *options = verb.split()
    (row,) = dana.data("followup", word, who, *options)
    assert row["id"] == "f1"


def test_who_owes_several_must_say_which(dana: Infoview) -> None:
    run(dana, "followup add dana call --by fri")
    error = refused(dana, "followup done dana", 4)
    assert error["message"] == "2 follow-ups are owed to Dana Lee: f1 (reach-out), f2 (custom)."
    assert [each["command"] for each in error["candidates"]] == [
        "infoview followup done f1",
        "infoview followup done f2",
    ]


def test_to_whom_nothing_is_owed_cannot_be_named(dana: Infoview) -> None:
    run(dana, "rest dana")
    assert refused(dana, "followup done dana", 3)["message"] == "Nothing is owed to Dana Lee."
    run(dana, "add-contact Omar", "rest omar --until 1mo")
    assert refused(dana, "followup skip omar", 3)["message"] == "Nothing is owed to Omar."


def test_a_name_counts_only_what_shows(dana: Infoview) -> None:
    run(dana, "plan dana --at '10:00'")
    dana.at("2026-11-23T10:00")  # it begins: nothing is left to prepare
    (row,) = dana.data("followup", "skip", "dana")
    assert row["kind"] == "talk"


# ---- skip ---------------------------------------------------------------------------------------------


def test_skip_closes_without_pretending(dana: Infoview) -> None:
    run(dana, "log 1 met --on 2026-11-20")
    (row,) = dana.data("followup", "skip", sole(dana, "thank-you")["id"])
    assert row["state"] == "skipped"
    card = dana.data("show", "1")
    assert [entry["what"] for entry in card["timeline"]] == ["met"]
    assert card["stage"] == "met"
    assert [row["kind"] for row in card["owed"]] == ["keep-in-touch"]


def test_a_skipped_row_stays_closed_whatever_is_logged_besides(dana: Infoview) -> None:
    run(dana, "log 1 met --on 2026-11-20")
    skipped = sole(dana, "thank-you")["id"]
    run(dana, f"followup skip {skipped}", "log 1 note", "log 1 asked", "edit 1 --tier a")
    assert [row["kind"] for row in dana.data("show", "1")["owed"]] == ["nudge"]


def test_skipping_keeping_in_touch_moves_it_one_period_on(dana: Infoview) -> None:
    run(dana, "log 1 caught-up --on 2026-08-20")
    dana.ok("followup", "skip", "dana")
    assert sole(dana, "keep-in-touch")["due"] == "2027-02-23"
    dana.at("2027-02-24T09:00").ok("followup", "skip", "dana")
    assert sole(dana, "keep-in-touch")["due"] == "2027-05-24"


def test_skipping_again_and_again_never_loses_the_person(dana: Infoview) -> None:
    run(dana, "log 1 asked", "rest 1 --until 3d")
    dana.at("2026-11-27T09:00")
    for _ in range(4):
        dana.ok("followup", "skip", "dana")
        assert [row["kind"] for row in dana.data("show", "1")["owed"]] == ["keep-in-touch"]


def test_a_skipped_talk_has_nothing_left_to_prepare(dana: Infoview) -> None:
    run(dana, "plan dana --at 'fri 14:00'")
    dana.ok("followup", "skip", sole(dana, "talk")["id"])
    assert [row["kind"] for row in dana.data("show", "1")["owed"]] == ["keep-in-touch"]
    assert not any(row["kind"] == "prepare" for row in listed(dana, "--all"))  # not done either


# ---- Again and again ----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_a_recurring_row_moves_on_and_never_copies(dana: Infoview, verb: str) -> None:
    run(dana, "followup add dana 'ask after the dog' --by fri --every 2w")
    dana.at("2026-11-27T09:00")
    for due in ("2026-12-11", "2026-12-25", "2027-01-08"):
        (row,) = dana.data("followup", verb, "f2")
        assert (row["id"], row["state"], row["due"], row["every"]) == ("f2", "open", due, "2w")
        dana.at(f"{due}T09:00")
    assert [row["id"] for row in listed(dana, "--all") if row["kind"] == "custom"] == ["f2"]
    assert dana.data("show", "1")["timeline"] == []


@pytest.mark.parametrize(
    ("by", "every", "dues"),
    [
        ("2027-01-31", "1mo", ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        ("2026-11-30", "3mo", ["2027-02-28", "2027-05-30", "2027-08-30"]),
        ("2028-02-29", "1y", ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
    ],
)
def test_the_end_of_a_month_is_kept(dana: Infoview, by: str, every: str, dues: list[str]) -> None:
    run(dana, f"followup add dana call --by {by} --every {every}")
    for due in dues:
        (row,) = dana.data("followup", "done", "f2")  # early each time
        assert row["due"] == due


def test_the_anchor_survives_undo_and_redo(dana: Infoview) -> None:
    run(dana, "followup add dana call --by 2027-01-31 --every 1mo", "followup done f2", "followup done f2")
    assert sole(dana, "custom")["due"] == "2027-03-31"
    dana.ok("undo")
    assert sole(dana, "custom")["due"] == "2027-02-28"
    dana.ok("redo")
    dana.ok("undo")
    assert dana.data("followup", "done", "f2")[0]["due"] == "2027-03-31"


def test_a_row_that_was_missed_for_long_moves_to_the_next_day_to_come(dana: Infoview) -> None:
    run(dana, "followup add dana call --by 2026-11-30 --every 1w")
    dana.at("2027-01-04T09:00")  # a Monday, five weeks later
    assert dana.data("followup", "done", "f2")[0]["due"] == "2027-01-11"


def test_a_recurring_row_keeps_its_time_and_loses_its_snooze(dana: Infoview) -> None:
    run(dana, "followup add dana call --by 'fri 14:30' --every 1w", "followup snooze f2 --until 1mo")
    (row,) = dana.data("followup", "done", "f2")
    assert (row["due_at"], row["state"], row["snoozed_until"]) == ("2026-12-04T14:30", "open", None)


def test_business_days_leave_out_holidays(dana: Infoview) -> None:
    run(dana, "config set days.free 2026-12-01", "followup add dana call --by fri --every 2bd")
    assert dana.data("followup", "done", "f2")[0]["due"] == "2026-12-02"


# ---- snooze -------------------------------------------------------------------------------------------


def test_a_snoozed_row_is_hidden_until_its_day_and_still_owed(dana: Infoview) -> None:
    dana.at("2026-11-26T09:00")
    (row,) = dana.data("followup", "snooze", "f1", "--until", "mon")
    assert (row["state"], row["snoozed_until"], row["due"], row["overdue_days"]) == (
        "snoozed",
        "2026-11-30",
        "2026-11-25",
        1,
    )
    assert ids(dana) == ids(dana, "--due") == ids(dana, "--within", "1y") == []
    assert ids(dana, "--all") == ["f1"]
    assert [owed["state"] for owed in dana.data("show", "1")["owed"]] == ["snoozed"]
    dana.at("2026-11-29T23:59")
    assert ids(dana, "--due") == []
    dana.at("2026-11-30T00:00")
    (due,) = listed(dana, "--due")
    assert (due["state"], due["overdue_days"], due["snoozed_until"]) == ("open", 5, None)


def test_a_snoozed_row_can_be_done_skipped_or_snoozed_anew(dana: Infoview) -> None:
    run(dana, "followup snooze f1 --until mon", "followup snooze f1 --until 2mo")
    assert sole(dana, "reach-out")["snoozed_until"] == "2027-01-23"
    dana.ok("followup", "done", "f1")
    assert sole(dana, "nudge")["state"] == "open"


def test_due_snoozes_all_that_is_due_and_nothing_else(dana: Infoview) -> None:
    run(
        dana,
        "followup add dana late --by 2026-11-20",
        "followup add dana today --by today",
        "followup add dana soon --by tomorrow",
        "followup add dana hidden --by today",
        "followup snooze f5 --until 1mo",
    )
    rows = dana.data("followup", "snooze", "--due", "--until", "2w")
    assert [(row["id"], row["snoozed_until"]) for row in rows] == [("f2", "2026-12-07"), ("f3", "2026-12-07")]
    assert ids(dana) == ["f4", "f1"]
    assert sole_state(dana, "f5") == "2026-12-23"
    dana.ok("undo")
    assert ids(dana, "--due") == ["f2", "f3"]


def sole_state(iv: Infoview, row_id: str) -> str | None:
    (row,) = [row for row in listed(iv, "--all") if row["id"] == row_id]
    until: str | None = row["snoozed_until"]
    return until


def test_due_with_nothing_due_is_no_error(dana: Infoview) -> None:
    before = dump(dana)
    assert dana.data("followup", "snooze", "--due", "--until", "fri") == []
    assert dump(dana) == before


@pytest.mark.parametrize(
    "line",
    [
        "followup snooze f1",
        "followup snooze --until fri",
        "followup snooze f1 --due --until fri",
        "followup snooze f1 --until today",
        "followup snooze f1 --until yesterday",
        "followup snooze f1 --until whenever",
        "followup snooze --due",
    ],
)
def test_snooze_needs_rows_and_a_day_to_come(dana: Infoview, line: str) -> None:
    refused(dana, line, 2)


# ---- The command that a row shows ----------------------------------------------------------------------

SHOWN = [
    *((lines, kind) for lines, kind, _, _ in STANDS_FOR),
    *((lines, kind) for lines, kind, _ in DECISIONS),
    (["followup add dana call --by fri"], "custom"),
    (["log 1 met --i-owe call"], "my-promise"),
    (["log 1 met --they-owe call"], "chase-promise"),
]


@pytest.mark.parametrize(("lines", "kind"), SHOWN)
def test_the_command_that_a_row_shows_ends_it(dana: Infoview, lines: list[str], kind: str) -> None:
    run(dana, *lines)
    dana.at("2026-12-02T15:00")  # another day: of one day the order is that of the ladder
    row = sole(dana, kind)
    run(dana, row["command"].removeprefix("infoview ").replace("WHEN", "'2026-12-07 14:00'"))
    after = next((each for each in listed(dana, "--all") if each["id"] == row["id"]), {"state": "gone"})
    assert after["state"] == "done"


@pytest.mark.parametrize(("what", "kind"), [("asked", "nudge"), ("replied", "set-date")])
def test_a_skip_is_for_all_the_messages_that_had_moved_the_row(dana: Infoview, what: str, kind: str) -> None:
    for on in ("2026-11-10", "2026-11-16"):
        dana.ok("log", "dana", what, "--on", on)
    dana.ok("followup", "skip", sole(dana, kind)["id"])
    assert [row["kind"] for row in listed(dana, "--within", "1y")] == ["keep-in-touch"]
    dana.ok("log", "dana", what)
    assert [row["kind"] for row in listed(dana, "--within", "1y")] == [kind]
