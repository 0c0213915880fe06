"""infoview show, and with it the rules of WHO at the command line."""

from __future__ import annotations

import shlex

import pytest

from conftest import MONDAY, Infoview
from prepared import prepare
from terminal import on_terminal

TOLD = (
    (MONDAY, "add-contact 'Dana Lee' --company Acme --role Analyst"),
    (MONDAY, "add-contact 'Dana Lopez' --company 'Bolt & Co'"),
    (MONDAY, "add-contact \"Jean-Luc O'Brien\" --company 'Éditions Été'"),
    (MONDAY, "add-contact 'Dana Lee' --company Globex"),
)


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


@pytest.mark.parametrize(
    ("who", "meant"),
    [
        ("1", 1),
        (" 2 ", 2),
        ("f3", 3),
        ("F3", 3),
        ("lopez", 2),
        ("LOPEZ dana", 2),
        ("dana bolt", 2),
        ("lee acme", 1),
        ("globex", 4),
        ("jean luc", 3),
        ("jeanluc obrien", 3),
        ("o'brien", 3),
        ("o\u2019brien", 3),
        ("editions ete", 3),
        ("jea ob", 3),
        ("brie", 3),
    ],
)
def test_who_may_be_a_number_a_follow_up_or_words(known: Infoview, who: str, meant: int) -> None:
    assert known.data("show", who)["id"] == meant


@pytest.mark.parametrize(
    ("who", "code", "said"),
    [
        ("999999", 3, "There is no contact 999999."),
        ("f999", 3, "There is no follow-up f999."),
        ("0", 3, "Nobody on record is called '0'."),
        ("f0", 3, "Nobody on record is called 'f0'."),
        ("1e9", 3, "Nobody on record is called '1e9'."),
        ("99999999999999999999", 3, "Nobody on record is called '99999999999999999999'."),
        ("\uff11", 3, "Nobody on record is called '\uff11'."),
        ("٣", 3, "Nobody on record is called '٣'."),
        ("1.0", 3, "Nobody on record is called '1.0'."),
        ("", 2, "'' names nobody."),
        (" ", 2, "' ' names nobody."),
        ("\u200b", 3, "Nobody on record is called '\\u200b'."),
        ("zzz", 3, "Nobody on record is called 'zzz'."),
        ("x" * 5000, 3, "Nobody on record is called 'xxx"),
        ("\udcff", 3, "Nobody on record is called '\\udcff'."),
        ("-1", 2, "No such option: -1"),
        ("dana", 4, "'dana' may mean 3 people."),
        ("Dana Lee", 4, "'Dana Lee' may mean 2 people."),
    ],
)
def test_who_means_nobody_or_several(known: Infoview, who: str, code: int, said: str) -> None:
    ran = known("show", who)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"infoview: {said}")
    assert ran.err.count("\n") <= 8
    assert known("show", who, "--json").error["message"].startswith(said)


def test_a_near_miss_is_offered_with_the_command(known: Infoview) -> None:
    ran = known("show", "lopes")
    assert ran.code == 3
    first, _, row, command, hint = ran.err.splitlines()
    assert first == "infoview: Nobody on record is called 'lopes'."
    assert row.split() == ["2", "Dana", "Lopez", "Bolt", "&", "Co"]
    assert command.strip() == "infoview show 2"
    assert hint == "Did you mean one of these?"


COMMANDS = (
    ("show", "dana lee"),
    ("show", "--json", "dana lee"),
    ("edit", "dana lee", "--company", "A & B; $(touch x) `y` \"z\" 'q' !!", "--note", "50% \\ off"),
    ("rest", "dana lee", "--until", "1 may"),
    ("plan", "dana lee", "--at", "fri 14:00", "--add", 'What\'s "next"?'),
    ("log", "dana lee", "met", "Dana Lee said: it's $5", "--with", "jean luc", "--on", "yesterday"),
    ("log", "3", "met", "--with", "dana lee"),
    ("log", "3", "met", "--with=dana lee"),
    ("followup", "dana lee"),
    ("followup", "--who", "dana lee", "--due"),
    ("followup", "--who=dana lee"),
    ("followup", "add", "dana lee", "call her", "--by", "fri"),
    ("followup", "done", "dana lee"),
    ("followup", "snooze", "dana lee", "--until", "fri"),
    ("followup", "skip", "dana lee"),
    ("delete", "dana lee", "--yes"),
    ("add-contact", "Nia", "--referred-by", "dana lee"),
    ("edit", "3", "--referred-by=dana lee"),
    ("history", "dana lee"),
)


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_the_commands_for_candidates_can_be_pasted(known: Infoview, argv: tuple[str, ...]) -> None:
    before = known.db.read_bytes()
    ran = known(*argv, "--json")
    assert (ran.code, ran.error["code"]) == (4, "ambiguous")
    assert known.db.read_bytes() == before
    commands = [each["command"] for each in ran.error["candidates"]]
    assert [each["id"] for each in ran.error["candidates"]] == [1, 4]
    for command, number in zip(commands, ("1", "4"), strict=True):
        words = [word.replace("dana lee", number) if word.endswith("dana lee") else word for word in argv]
        assert shlex.split(command) == ["infoview", *words, "--json"]
    known.ok(*shlex.split(commands[0])[1:])


@pytest.mark.parametrize(
    ("name", "argv", "command"),
    [
        ("Plan", ("plan", "plan"), "infoview plan 1"),
        ("Show", ("show", "show"), "infoview show 1"),
        ("Log Ng", ("log", "log", "note", "log"), "infoview log 1 note log"),
        ("Add", ("followup", "add", "add", "call", "--by", "fri"), "infoview followup add 1 call --by fri"),
        ("Done", ("followup", "done", "done"), "infoview followup done 1"),
        ("Add", ("followup", "--who", "add"), "infoview followup --who 1"),
        ("List", ("followup", "list", "list"), "infoview followup list 1"),
        ("Dash", ("show", "--", "-dash"), "infoview show -- 1"),
    ],
)
def test_who_may_be_called_like_a_command(
    iv: Infoview, name: str, argv: tuple[str, ...], command: str
) -> None:
    iv.ok("add-contact", f"{name} One")
    iv.ok("add-contact", f"{name} Two")
    iv.monkeypatch.setenv("COLUMNS", "200")
    ran = iv(*argv)
    assert ran.code == 4
    assert command in [line[line.index("infoview") :] for line in ran.err.splitlines()[2:]]


# --- On a terminal it asks ----------------------------------------------------------------------------------


def test_one_of_several_is_chosen_by_its_number(known: Infoview) -> None:
    screen = on_terminal(known, "log", "dana", "asked", answers=["3"])
    assert screen.code == 0
    assert screen.text.startswith(
        "'dana' may mean 3 people.\n  1. Dana Lee (Analyst, Acme)\n  2. Dana Lee (Globex)\n"
        "  3. Dana Lopez (Bolt & Co)\nWhich one? [1-3, or nothing] "
    )
    assert [entry["what"] for entry in known.data("show", "2")["timeline"]] == ["asked"]


@pytest.mark.parametrize("answer", ["", "0", "4", "-1", "x", "\uff11", "1 2", "dana"])
def test_any_other_answer_chooses_nobody(known: Infoview, answer: str) -> None:
    screen = on_terminal(known, "log", "dana", "asked", answers=[answer])
    assert screen.code == 4
    assert "infoview log 2 asked" in screen.text
    assert [line["command"] for line in known.data("history")] == ["add-contact"] * 4


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("YES", 0), ("n", 3), ("", 3), ("yeah", 3)])
def test_a_sole_near_miss_is_taken_only_on_a_yes(known: Infoview, answer: str, code: int) -> None:
    screen = on_terminal(known, "log", "lopes", "asked", answers=[answer])
    assert screen.code == code
    assert screen.text.startswith("Nobody on record is called 'lopes'.\nDid you mean Dana Lopez? [y/N] ")
    assert len(known.data("show", "2")["timeline"]) == (code == 0)


def test_the_end_of_input_at_the_question_ends_it(known: Infoview) -> None:
    assert on_terminal(known, "log", "dana", "asked").code == 130
    assert known.data("show", "1")["timeline"] == []


def test_with_json_or_a_stdin_that_is_no_terminal_nothing_is_asked(known: Infoview) -> None:
    screen = on_terminal(known, "log", "dana", "asked", "--json", answers=["1"], pipe_stdout=True)
    assert (screen.code, screen.text) == (4, "")
    assert known("log", "dana", "asked", stdin="1\n").code == 4


def test_a_piped_stdout_does_not_keep_it_from_asking(known: Infoview) -> None:
    screen = on_terminal(known, "show", "lopes", answers=["y"], pipe_stdout=True)
    assert screen.code == 0
    assert screen.piped.startswith("Dana Lopez  (contact 2)\n")


# --- The card -----------------------------------------------------------------------------------------------


def test_the_card_tells_all_about_a_contact(known: Infoview) -> None:
    known.ok(
        "edit", "1", "--email", "d@x.example", "--tag", "x", "--tier", "a", "--every", "6w", "--note", "Tea."
    )
    known.ok("log", "1", "asked", "Wrote to her.\nShort.", "--via", "email", "--on", "fri 8:30")
    known.ok("log", "1", "replied", "--on", "today")
    known.ok("plan", "1", "--at", "fri 14:00", "--format", "coffee", "--where", "the Blue Door")
    lines = [" ".join(line.split()) for line in known.ok("show", "1").out.splitlines()]
    assert [line for line in lines if line] == [
        "Dana Lee (contact 1)",
        "Works Analyst, Acme",
        "Email d@x.example",
        "Tags x",
        "Rhythm tier A, every 6w",
        "Stage scheduled",
        "Last touch Mon 2026-11-23",
        "Note Tea.",
        "Owed",
        "f7 Prepare and confirm the talk, due Thu 2026-11-26",
        "talk on Fri 2026-11-27, 30 min, coffee, 0 of 10 prepared",
        "infoview draft confirm 1",
        "infoview plan 1",
        "f8 Talk on Fri 2026-11-27 at 14:00, due Fri 2026-11-27 14:00",
        "planned, 30 min, coffee, 0 of 10 prepared",
        "infoview log 1 met",
        "Plan",
        "Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, at the Blue Door, goal: explore",
        "infoview plan 1",
        "Timeline",
        "replied on Mon 2026-11-23",
        "asked on Fri 2026-11-20 08:30, email",
        "Wrote to her.",
        "Short.",
    ]


def test_the_card_in_json_has_the_timeline_what_is_owed_and_the_plan(known: Infoview) -> None:
    known.ok("log", "1", "met", "With all.", "--with", "2", "--on", "fri")
    card = known.data("show", "1")
    (entry,) = card["timeline"]
    expected = {
        "id": 1, "contact": {"id": 1, "name": "Dana Lee"}, "what": "met", "on": "2026-11-20", "time": None,
        "timezone": None, "via": None, "text": "With all.", "minutes": 20, "until": None, "mine": False,
        "about": None, "private": False, "together_with": [{"id": 2, "name": "Dana Lopez"}],
    }  # fmt: skip
    assert entry == entry | expected  # there may be more fields
    assert [row["kind"] for row in card["owed"]] == ["thank-you"]
    assert card["plan"] is None
    assert (card["stage"], card["last_touch"]) == ("met", "2026-11-20")


def test_a_new_contact_is_shown_with_what_to_do_first(known: Infoview) -> None:
    out = known.ok("show", "2").out
    assert out.endswith("Timeline\nNothing yet. After the first message: infoview log 2 asked\n")
