"""Words that are no command: infoview says which one may be meant."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from conftest import Infoview
from infoview.cli import COMMANDS, build_app
from infoview.cli.meant import MEANT, SAID_AS
from infoview.cli.misuse import SAMPLES
from infoview.domain.types import What


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("add", "add-contact dana"),
        ("list", "contacts"),
        ("emailed", "log dana asked --via email"),
        ("followups", "followup"),
        ("due", "followup --due"),
        ("DUE", "followup --due"),
        ("contact", "contacts"),
        ("remind", 'followup add dana "send the slides" --by fri'),
        ("remindr", 'followup add dana "send the slides" --by fri'),
        ("thanked", "log dana thanked"),
        ("no-show", "log dana no-show"),
        ("hstory", "history"),
    ],
)
def test_a_common_word_says_which_command_it_is(iv: Infoview, word: str, meant: str) -> None:
    error = iv(word, "dana", "--json").error
    assert error["hint"] == f"Did you mean: infoview {meant}? See them all: infoview --help"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("done f28", "followup done f28"),
        ("done f28 f29", "followup done f28 f29"),
        ("complete", "followup done f12"),
        ("skip f3", "followup skip f3"),
        ("snooze f29 1w", "followup snooze f29 --until 1w"),
        ("snooze f29 '1 may'", 'followup snooze f29 --until "1 may"'),
        ("snooze f29 f30 --until fri", "followup snooze f29 f30 --until fri"),
        ("snooze f29", "followup snooze f29 --until mon"),
        ("snooze", "followup snooze f12 --until mon"),
        ("thanked rosa", "log rosa thanked"),
        ("remind 'Bo Ek'", 'followup add "Bo Ek" "send the slides" --by fri'),
        ("add 'Bo Ek' --company Acme", 'add-contact "Bo Ek"'),
    ],
)
def test_the_rest_of_the_line_stands_in_the_command_that_is_meant(
    iv: Infoview, typed: str, meant: str
) -> None:
    hint = iv(*shlex.split(typed), "--json").error["hint"]
    assert hint == f"Did you mean: infoview {meant}? See them all: infoview --help"


@pytest.mark.parametrize(
    ("word", "option"),
    [
        ("due", "--due"),
        ("TODAY", "--due"),
        ("week", "--within 1w"),
        ("all", "--all"),
        ("promises", "--promises"),
    ],
)
def test_a_word_behind_followup_that_is_an_option_is_told(iv: Infoview, word: str, option: str) -> None:
    iv.ok("add-contact", "Dana Lee")
    ran = iv("followup", word, "--json")
    assert (ran.code, ran.error["hint"]) == (3, f"Did you mean: infoview followup {option}")
    iv.ok(*shlex.split(ran.error["hint"].partition(": infoview ")[2]))


def test_who_is_called_due_is_found(iv: Infoview) -> None:
    iv.ok("add-contact", "Due Ash")
    assert iv.data("followup", "due")[0]["contact"]["name"] == "Due Ash"


@pytest.mark.parametrize(
    "line", ["followup done 3", "followup skip 3", "followup snooze 3 --until '1 may'", "followup done 1 3"]
)
def test_a_follow_up_without_its_f_is_told(iv: Infoview, line: str) -> None:
    iv.ok("add-contact", "Dana Lee")
    for number in (2, 3):
        iv.ok("followup", "add", "dana", f"Call {number}", "--by", "fri")
    iv.ok("followup", "skip", "f1", "f2")
    ran = iv(*shlex.split(line), "--json")
    assert ran.code == 3
    assert ran.error["message"] == "There is no contact 3."
    meant = ran.error["hint"].removeprefix("You may mean: infoview ")
    assert shlex.split(meant)[:3] == [*shlex.split(line)[:2], "f3"]
    iv.ok(*shlex.split(meant))


def test_a_word_like_no_other_gets_the_list(iv: Infoview) -> None:
    assert iv("qqqq", "--json").error["hint"] == "See them all: infoview --help"


@pytest.mark.parametrize("command", sorted({*MEANT.values(), *(f"log dana {what}" for what in What)}))
def test_every_sample_is_a_command(iv: Infoview, command: str) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    argv = [word.replace("f12", "f2") for word in shlex.split(command)]
    if argv[0] == "add-contact":
        argv += ["--force"]
    if argv[-1] == "later":
        argv += ["--until", "1mo"]
    if argv[0] == "delete":
        argv += ["--yes"]
    iv.ok(*argv)


def test_no_synonym_hides_a_command() -> None:
    assert {command.name for command in COMMANDS} & MEANT.keys() <= {"search", "questions"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("followup snoze f7", "infoview followup snooze f7 --until mon"),
        ("followup snoze", "infoview followup snooze --until mon"),
        ("followup snoze --due --until fri", "infoview followup snooze --due --until fri"),
        ("followup dnoe f7", "infoview followup done f7"),
        ("config sett follow-up.nudge 5", "infoview config set follow-up.nudge 5"),
        ("config pth", "infoview config path"),
        ("questions chek 'Do you like it?'", 'infoview questions check "Do you like it?"'),
    ],
)
def test_a_slip_in_a_sub_command_is_told(iv: Infoview, typed: str, meant: str) -> None:
    ran = iv(*shlex.split(typed), "--json")
    assert ran.code in {2, 3}
    assert ran.error["hint"].startswith(f"Did you mean: {meant}? ")


def test_what_is_a_person_or_a_search_stays_one(iv: Infoview) -> None:
    iv.ok("add-contact", "Don Ash")
    iv.ok("followup", "don", "--within", "2w")
    iv.ok("questions", "add-on", "work")


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("plan dana --minutes abc", "--minutes is 'abc', which is not a whole number.",
         "Accepted: a whole number. How it is used: infoview plan --help. For example: infoview plan dana"
         " --minutes 30"),
        ("log dana met --fit x", "--fit is 'x', which is not a whole number.", "log dana met --fit 4"),
        ("plan dana --must x", "--must is 'x', which is not a whole number.", "infoview plan dana --must 1"),
        ("followup add 'send the slides' --by fri", "Missing argument 'TEXT'.",
         'For example: infoview followup add dana "send the slides" --by fri'),
        ("log dana met --force", "No such option: --force.", "How it is used: infoview log --help"),
        ("log dana met --minute 5", "No such option: --minute.", "Did you mean --minutes? How"),
        ("show dana lee", "'lee' is more than infoview show takes; a text of several words needs quotes.",
         "For example: infoview show dana"),
    ],
)  # fmt: skip
def test_what_the_parser_refuses_comes_with_a_command_that_works(
    iv: Infoview, typed: str, message: str, hint: str
) -> None:
    ran = iv(*shlex.split(typed), "--json")
    assert ran.code == 2
    assert ran.error["message"] == message
    assert hint in ran.error["hint"]
    assert "Possible" not in ran.error["hint"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("log dana met --learned x", "Did you mean --takeaway?"),
        ("log dana met --promise x", "Did you mean --i-owe?"),
        ("log dana met --Promised=x", "Did you mean --i-owe?"),
        ("log dana met --notes x", "TEXT is typed without an option."),
        ("add-contact Bo --notes x", "Did you mean --note?"),
        ("log dana moved --to fri", 'What you may mean: infoview plan dana --at "fri 14:00".'),
        ("log dana later --to fri", 'What you may mean: infoview plan dana --at "fri 14:00".'),
        ("followup snooze f1 --for 1w", "Did you mean --until?"),
        ("rest dana --for 1w", "Did you mean --until?"),
        ("search --who dana", "WORDS is typed without an option."),
        ("add-contact --name Bo", "NAME is typed without an option."),
        ("show --who dana", "WHO is typed without an option."),
        ("plan dana --date fri", "Did you mean --at?"),
        ("followup add dana x --due fri", "Did you mean --by?"),
        ("undo --learned", "How it is used: infoview undo --help"),
    ],
)
def test_an_option_by_another_name_is_told_where_the_command_has_it(
    iv: Infoview, typed: str, meant: str
) -> None:
    ran = iv(*shlex.split(typed), "--json")
    assert ran.code == 2
    assert ran.error["hint"].startswith(meant)


def test_what_an_option_is_called_here_exists_somewhere() -> None:
    from typer.main import get_command

    offered: set[str] = set()
    commands = [get_command(build_app([]))]
    while commands:
        command = commands.pop()
        commands += getattr(command, "commands", {}).values()
        for each in command.params:
            offered |= {*each.opts, (getattr(each, "metavar", None) or each.name or "").strip("[].").upper()}
    assert {option for options in SAID_AS.values() for option in options} <= offered


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_sample_of_a_command_works(
    iv: Infoview, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    iv.ok("questions", "add", "What is new?")
    iv.ok("questions", "ban", "path-first-months")
    if name == "restore":
        iv.ok("backup", "copy.db")
    force = {"add-contact": "--force", "questions edit": "--force", "delete": "--yes"}
    sample = shlex.split(SAMPLES[name].replace("f12", "f2"))
    iv.ok(*name.split(), *sample, *([force[name]] if name in force else []))
