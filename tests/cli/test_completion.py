"""TAB: what the shells are answered, and that nothing ever goes wrong aloud."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from command_lines import prepare
from conftest import Infoview, Ran
from infoview import cli
from infoview.cli import COMMANDS, GROUPS
from infoview.cli.completion import ROOT_OPTIONS, SHELLS
from infoview.config import SETTINGS
from infoview.data import bank
from infoview.domain.types import Category, Channel, Goal, Level, Source, Stage, Tier, What
from test_startup import HEAVY, loaded


def ask(iv: Infoview, line: str, shell: str = "fish") -> Ran:
    """Ask as the script of zsh or fish does, with the cursor at the end of the line."""
    iv.monkeypatch.setenv("_INFOVIEW_COMPLETE", f"complete_{shell}")
    iv.monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    ran = iv()
    iv.monkeypatch.delenv("_INFOVIEW_COMPLETE")
    return ran


def found(iv: Infoview, line: str) -> dict[str, str]:
    """Return the words for the end of a line, with what each means."""
    ran = ask(iv, line)
    assert (ran.code, ran.err) == (0, "")
    return dict(each.partition("\t")[::2] for each in ran.out.splitlines())


def bash(iv: Infoview, *words: str, kind: str = "\t") -> list[str]:
    """Ask as the script of bash does: its words as typed, the cursor in the last; ``kind`` is the key."""
    iv.monkeypatch.setenv("_INFOVIEW_COMPLETE", "complete_bash")
    iv.monkeypatch.setenv("COMP_WORDS", "\n".join(["infoview", *words]))
    iv.monkeypatch.setenv("COMP_CWORD", str(len(words)))
    iv.monkeypatch.setenv("COMP_TYPE", str(ord(kind)))
    ran = iv()
    iv.monkeypatch.delenv("_INFOVIEW_COMPLETE")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


# What may stand where.


def test_first_comes_a_command(iv: Infoview) -> None:
    assert found(iv, "infoview ") == {command.name: command.summary for command in COMMANDS}
    assert list(found(iv, "infoview fo")) == ["followup"]
    assert found(iv, "infoview nonsense ") == {}


def test_or_an_option_of_infoview_itself(iv: Infoview) -> None:
    assert found(iv, "infoview -") == ROOT_OPTIONS
    for option in ROOT_OPTIONS:
        if option not in cli.COMPLETION_OPTIONS:
            assert iv(option).code == 0
    assert list(found(iv, "infoview --install-completion ")) == list(SHELLS)
    assert list(found(iv, "infoview --show-completion z")) == ["zsh"]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name not in GROUPS])
def test_a_command_has_its_options(iv: Infoview, name: str) -> None:
    options = found(iv, f"infoview {name} --")
    assert options["--json"] == "Print one JSON document instead."
    assert set(options) <= set(re.findall(r"--[a-z0-9-]+", iv.ok(name, "--help").out))


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_has_its_commands_and_the_options_of_its_list(iv: Infoview, name: str) -> None:
    commands = found(iv, f"infoview {name} ")
    assert set(commands) >= GROUPS[name] - {"list"}
    assert "--json" in found(iv, f"infoview {name} --")
    for command in GROUPS[name] - {"list"}:
        assert "--json" in found(iv, f"infoview {name} {command} --")


@pytest.mark.parametrize(
    ("line", "vocabulary"),
    [
        ("add-contact Dana --source ", Source),
        ("add-contact Dana --level ", Level),
        ("add-contact Dana --tier ", Tier),
        ("edit dana --source ", Source),
        ("contacts --stage ", Stage),
        ("contacts --source ", Source),
        ("contacts --tier ", Tier),
        ("search --answers --category ", Category),
        ("plan --format ", Channel),
        ("plan dana --at fri --goal ", Goal),
        ("log dana ", What),
        ("log dana met --via ", Channel),
        ("log --via=", Channel),
        ("questions --category ", Category),
        ("questions add x --goal ", Goal),
        ("questions list --level ", Level),
    ],
)
def test_a_vocabulary_is_offered_whole(iv: Infoview, line: str, vocabulary: type[Source]) -> None:
    assert [word.rpartition("=")[2] for word in found(iv, f"infoview {line}")] == list(vocabulary)


def test_the_ids_of_questions(iv: Infoview) -> None:
    ids = {row["id"] for row in iv.data("questions")}
    assert set(found(iv, "infoview questions ban ")) == ids
    assert found(iv, "infoview questions edit ") == found(iv, "infoview questions unban ") == {}
    iv.ok("questions", "add", "What surprised you?")
    iv.ok("questions", "ban", "path-turning-point")
    assert found(iv, "infoview questions edit ") == {"own-1": "What surprised you?"}
    assert list(found(iv, "infoview questions unban ")) == ["path-turning-point"]
    assert set(found(iv, "infoview questions ban ")) == {*ids, "own-1"} - {"path-turning-point"}
    assert set(found(iv, "infoview search --answers --question own")) == {"own-1"}


def test_questions_are_offered_by_id_with_their_texts(iv: Infoview) -> None:
    offered = found(iv, "infoview search --answers --question ")
    assert offered.keys() == {question.id for question in bank()}
    assert all("{" not in text and text.endswith(("?", ".", "…")) for text in offered.values())


def test_what_a_list_is_sorted_by_and_the_settings(iv: Infoview) -> None:
    sorts = found(iv, "infoview contacts --sort ")
    assert len(sorts) > 4
    for sort in sorts:
        iv.ok("contacts", "--sort", sort)
    assert found(iv, "infoview config set ") == {setting.key: setting.why for setting in SETTINGS}


@pytest.mark.parametrize(
    "line",
    [
        "show",
        "edit",
        "plan",
        "log",
        "rest",
        "delete",
        "history",
        "contacts",
        "followup",
        "followup list",
        "followup --who",
        "followup add",
        "log emile asked --with",
        "log emile asked 'a text' --with",
        "log --via email",
        "add-contact Eve --referred-by",
        "edit emile --referred-by",
        "--no-color show",
    ],
)
def test_people_are_offered_wherever_who_stands(iv: Infoview, line: str) -> None:
    prepare(iv)
    words = found(iv, f"infoview {line} ol")
    assert list(words) == ["ola-nordmann"]
    assert re.fullmatch(r"Ola Nordmann: .+, \w{3} 2026-\d\d-\d\d", words["ola-nordmann"])
    assert "emile-zola" in found(iv, f"infoview {line} ")


@pytest.mark.parametrize("line", ["show", "log", "plan", "edit", "followup", "log emile asked --with"])
def test_who_may_be_the_id_of_a_followup_once_it_is_begun(iv: Infoview, line: str) -> None:
    prepare(iv)
    ids = found(iv, "infoview followup done ")
    assert len(ids) > 8
    assert not ids.keys() & found(iv, f"infoview {line} ").keys()
    words = found(iv, f"infoview {line} f")
    assert words.keys() == {"ford-wes", *ids}
    assert ids.items() <= words.items()
    assert found(iv, f"infoview {line} f1").keys() == {row for row in ids if row.startswith("f1")}
    assert found(iv, f"infoview {line} fx") == found(iv, f"infoview {line} 1x") == {}


@pytest.mark.parametrize("line", ["contacts", "search"])
def test_words_of_names_are_no_ids(iv: Infoview, line: str) -> None:
    prepare(iv)
    assert found(iv, f"infoview {line} f1") == {}


def open_rows(iv: Infoview) -> dict[str, dict[str, Any]]:
    """Return the open follow-ups by their ids, but those of whoever rests until a day."""
    resting = {each["name"] for each in iv.data("contacts", "--stage", "resting")}
    rows = iv.data("followup", "--within", "1y")
    return {row["id"]: row for row in rows if row["contact"]["name"] not in resting}


@pytest.mark.parametrize("line", ["done", "snooze", "skip", "done f1", "snooze --until fri"])
def test_follow_ups_are_offered_with_what_they_are(iv: Infoview, line: str) -> None:
    prepare(iv)
    words = found(iv, f"infoview followup {line} ")
    shown = open_rows(iv)
    assert words.keys() == shown.keys()
    for word, means in words.items():
        assert means.startswith(f"{shown[word]['contact']['name']}: {shown[word]['what']}, ")
    assert found(iv, f"infoview followup {line} ol").keys() == {"ola-nordmann"}
    assert "days overdue" in " ".join(words.values())


def test_about_is_a_follow_up_too(iv: Infoview) -> None:
    prepare(iv)
    assert found(iv, "infoview log 3 thanked --about ").keys() == open_rows(iv).keys()


def test_what_was_said_is_not_offered_again(iv: Infoview) -> None:
    prepare(iv)
    assert "--via" not in found(iv, "infoview log dana met --via email --")
    assert "--with" in found(iv, "infoview log dana met --with emile --")
    assert list(found(iv, "infoview show dana ")) == ["--json", "--help"]
    assert found(iv, "infoview show dana x") == {}
    assert found(iv, "infoview log -- ") != {}
    assert found(iv, "infoview log -- --") == {}


def test_files_are_left_to_the_shell(iv: Infoview) -> None:
    assert found(iv, "infoview restore ") == {}
    assert found(iv, "infoview backup x") == {}
    assert found(iv, "infoview log dana note ") == {}


def test_a_person_called_like_a_command_of_the_group_is_not_offered_there(iv: Infoview) -> None:
    iv.ok("add-contact", "Add")
    iv.ok("add-contact", "List")
    assert found(iv, "infoview followup add")["add"] == "Add a follow-up of your own."
    assert "list" not in found(iv, "infoview followup ")
    assert "list" in found(iv, "infoview followup --who ")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("zo", "zoe-quinn"),
        ("Zoë", "Zoë-quinn"),
        ("'Zoë Q", "Zoë Quinn"),
        ('"Zoë Q', "Zoë Quinn"),
        ("Zoë\\ Q", "Zoë Quinn"),
        ("Zoë\\ ", "Zoë quinn"),
        ("'Zoë '", "Zoë quinn"),
    ],
)
def test_quotes_of_the_shell_are_understood(iv: Infoview, typed: str, word: str) -> None:
    iv.ok("add-contact", "Zoë Quinn")
    assert list(found(iv, f"infoview show {typed}")) == [word]


COMPLETED = re.compile(
    r"\[?(WHO|WORDS|ID\.\.\.|fID|KEY|WHAT|CHANNEL|FORMAT|GOAL|LEVEL|SOURCE|STAGE|FIELD|a\|b\|c)\]?"
)


def test_every_place_of_such_a_word_is_completed() -> None:
    from typer.main import get_command

    def walk(command: Any) -> Iterator[Any]:
        yield from command.params
        for child in getattr(command, "commands", {}).values():
            yield from walk(child)

    places = [
        each for each in walk(get_command(cli.build_app([]))) if COMPLETED.fullmatch(each.metavar or "")
    ]
    assert len(places) > 30
    assert [each.metavar for each in places if each._custom_shell_complete is None] == []


# What bash makes of it.


def test_bash_gets_words_alone_unless_it_lists_them(iv: Infoview) -> None:
    prepare(iv)
    assert bash(iv, "log", "sam") == ["sam-park-acme", "sam-park-globex"]
    assert bash(iv, "log", "sam", kind="%") == ["sam-park-acme", "sam-park-globex"]
    for key in "?!@":
        listed = bash(iv, "log", "sam", kind=key)
        assert listed[0].startswith("sam-park-acme  (Sam Park, Acme: ")
        assert bash(iv, "log", "dan", kind=key) == ["dana-lee"]


def test_bash_splits_words_at_equals_signs(iv: Infoview) -> None:
    assert bash(iv, "log", "dana", "met", "--via", "=", "em") == ["email"]
    assert bash(iv, "log", "dana", "met", "--via", "=") == list(Channel)
    assert "--json" in bash(iv, "log", "dana", "met", "--via", "=", "email", "--js")
    assert bash(iv, "log", "--via", "=", "email", "") == []
    prepare(iv)
    assert "dana-lee" in bash(iv, "log", "--via", "=", "email", "")


@pytest.mark.parametrize(
    ("typed", "inserted"),
    [
        ("Zoë\\ Q", "'Zoë Quinn'"),
        ("'Zoë Q'", "'Zoë Quinn'"),
        ("'Zoë Q", "Zoë Quinn"),
        ('"Zoë Q', "Zoë Quinn"),
        ("zoë-q", "zoë-quinn"),
        ("zoe\\'-q", "'zoe'\"'\"'-quinn'"),
        ("\"zoe'-q", "zoe'-quinn"),
        ('"zoe\\"-q', 'zoe\\"-quinn'),
        ("'zoe\"-q", 'zoe"-quinn'),
    ],
)
def test_bash_gets_a_word_quoted_for_where_it_stands(iv: Infoview, typed: str, inserted: str) -> None:
    iv.ok("add-contact", "Zoë Quinn")
    assert bash(iv, "show", typed) == [inserted]


def test_the_words_may_come_in_the_way_of_typers_own_script(iv: Infoview) -> None:
    prepare(iv)
    iv.monkeypatch.setenv("_INFOVIEW_COMPLETE", "complete_bash")
    iv.monkeypatch.setenv("COMP_WORDS", "infoview log dan")
    iv.monkeypatch.setenv("COMP_CWORD", "2")
    assert iv() == Ran(0, "dana-lee\n", "")


# Harmless, quick, silent.

HOSTILE = "$(touch pwned) `touch pwned`; touch pwned #[bold]'\"\\ *?~!"


def test_names_are_shown_and_never_obeyed(iv: Infoview) -> None:
    iv.ok("add-contact", HOSTILE, "--company", "[red]A$B")
    iv.ok("add-contact", "Eve")
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.execute("UPDATE contact SET name = 'Eve\x1b]0;x\x07\tB\nC\u202e' WHERE id = 2")
    connection.close()
    out = ask(iv, "infoview show ").out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)
    words = found(iv, "infoview show ")
    assert len(words) == 2
    assert words["touch-pwned-touch-pwned-touch-pwned-bold"].startswith(HOSTILE[:40])
    assert all(re.fullmatch(r"[\w-]+", word) for word in words)


def test_long_names_are_cut(iv: Infoview) -> None:
    iv.ok("add-contact", "李" * 100)
    (means,) = found(iv, "infoview show ").values()
    assert len(means) < 40
    assert means.endswith("…")


@pytest.mark.slow
@pytest.mark.parametrize("line", ["", "log ", "log d", "log dana ", "followup ", "followup done ", "log --"])
@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_heavy_is_loaded(iv: Infoview, tmp_path: Path, shell: str, line: str) -> None:
    prepare(iv)
    iv.monkeypatch.setenv("_INFOVIEW_COMPLETE", f"complete_{shell}")
    iv.monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"infoview {line}")
    iv.monkeypatch.setenv("COMP_WORDS", "\n".join(f"infoview {line}".split(" ")))
    iv.monkeypatch.setenv("COMP_CWORD", str(len(line.split(" "))))
    modules = loaded((), tmp_path / "modules")
    assert modules & {*HEAVY, "rich"} == set()
    assert ("typer" in modules) is (line != "")


def _absent(home: Path) -> None:
    shutil.rmtree(home)


def _empty(home: Path) -> None:
    (home / "infoview.db").write_bytes(b"")


def _garbage(home: Path) -> None:
    (home / "infoview.db").write_bytes(b"This is no database. " * 100)


def _torn(home: Path) -> None:
    database = home / "infoview.db"
    database.write_bytes(database.read_bytes()[:5000])


def _folder(home: Path) -> None:
    (home / "infoview.db").unlink()
    (home / "infoview.db").mkdir()


def _patch(home: Path, place: int, value: int) -> None:
    database = home / "infoview.db"
    content = bytearray(database.read_bytes())
    content[place : place + 4] = value.to_bytes(4, "big")
    database.write_bytes(content)


def _newer(home: Path) -> None:
    _patch(home, 60, 999)


def _foreign(home: Path) -> None:
    _patch(home, 68, 1)


def _without_its_tables(home: Path) -> None:
    with closing(sqlite3.connect(home / "infoview.db")) as connection, connection:
        connection.execute("ALTER TABLE contact RENAME TO other")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [_absent, _empty, _garbage, _torn, _folder, _newer, _foreign, _without_its_tables],
    ids=lambda spoil: spoil.__name__,
)
@pytest.mark.parametrize("line", ["log ", "followup done ", "followup list "])
def test_where_nothing_can_be_read_nothing_is_said_or_touched(
    iv: Infoview, spoil: Callable[[Path], None], line: str
) -> None:
    prepare(iv)
    spoil(iv.home)
    before = {path: path.is_file() and path.read_bytes() for path in iv.home.parent.rglob("*")}
    assert ask(iv, f"infoview {line}") == Ran(0, "", "")
    assert {path: path.is_file() and path.read_bytes() for path in iv.home.parent.rglob("*")} == before


def test_an_older_file_is_not_migrated(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    from infoview.store import migrations

    prepare(iv)
    before = iv.db.read_bytes()
    newest = migrations.newest()
    monkeypatch.setattr(migrations, "newest", lambda: newest + 1)
    assert ask(iv, "infoview log ") == Ran(0, "", "")
    assert [path.name for path in iv.home.iterdir()] == [iv.db.name]
    assert iv.db.read_bytes() == before


def test_a_busy_file_is_not_waited_for(iv: Infoview) -> None:
    prepare(iv)
    writer = sqlite3.connect(iv.db, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    assert ask(iv, "infoview log ") == Ran(0, "", "")
    assert time.monotonic() - began < 3
    writer.close()
    assert found(iv, "infoview log ") != {}


def test_what_a_killed_writer_left_is_left_to_the_next_command(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    writer = sqlite3.connect(iv.db, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN")
    writer.execute("CREATE TABLE filler AS SELECT a.* FROM contact a, contact b, contact c")
    crashed = tmp_path / "crashed"
    shutil.copytree(iv.home, crashed)
    writer.close()
    assert (crashed / "infoview.db-journal").stat().st_size > 512
    iv.monkeypatch.setenv("INFOVIEW_HOME", str(crashed))
    before = {path.name: path.read_bytes() for path in crashed.iterdir()}
    assert ask(iv, "infoview log ") == Ran(0, "", "")
    assert {path.name: path.read_bytes() for path in crashed.iterdir()} == before
    assert len(iv.data("contacts")) == 11
    assert found(iv, "infoview log ") != {}


@pytest.mark.parametrize(
    "spoiled",
    [
        {"INFOVIEW_NOW": "nonsense"},
        {"_INFOVIEW_COMPLETE": "complete_tcsh"},
        {"_INFOVIEW_COMPLETE": "nonsense"},
        {"_INFOVIEW_COMPLETE": "complete_bash", "COMP_CWORD": "x"},
        {"_INFOVIEW_COMPLETE": "complete_bash", "COMP_WORDS": "", "COMP_CWORD": ""},
        {"_TYPER_COMPLETE_ARGS": "infoview log \udcff"},
        {"_TYPER_COMPLETE_ARGS": "infoview show 'Dana\nL"},
        {"_TYPER_COMPLETE_ARGS": f"infoview show {'a' * 100_000}"},
        {"_TYPER_COMPLETE_ARGS": "infoview plan --minutes many --format x --at "},
    ],
    ids=str,
)
def test_a_request_that_makes_no_sense_is_not_answered(iv: Infoview, spoiled: dict[str, str]) -> None:
    prepare(iv)
    request = {"_INFOVIEW_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "infoview log "}
    for name, value in {**request, **spoiled}.items():
        iv.monkeypatch.setenv(name, value)
    assert iv() == Ran(0, "", "")


def test_settings_that_cannot_be_read_are_no_hindrance(iv: Infoview) -> None:
    prepare(iv)
    (iv.home / "config.toml").write_text("nonsense")
    assert "dana-lee" in found(iv, "infoview log ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["", "log "])
def test_output_that_cannot_be_written_is_no_matter(iv: Infoview, line: str) -> None:
    prepare(iv)
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "infoview"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "_INFOVIEW_COMPLETE": "complete_zsh",
                "_TYPER_COMPLETE_ARGS": f"infoview {line}",
            },
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (0, b"")
