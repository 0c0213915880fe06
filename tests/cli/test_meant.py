"""Words that are no command: infoview says which one may be meant."""

from __future__ import annotations

import shlex

import pytest

from conftest import Infoview
from infoview.cli import COMMANDS
from infoview.cli.meant import MEANT
from infoview.domain.types import What


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("add", 'add-contact "Dana Lee"'),
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
