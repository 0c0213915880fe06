"""The README is true: its sessions are played, and its tables are what the program does.

A ``console`` block is a session in a shell: ``$ `` begins a command, ``> `` goes on with it, and what follows
is what it prints, on both streams, to the letter. All blocks of the file are one session in one sandbox.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from infoview.cli import COMMANDS
from infoview.config import SETTINGS
from infoview.errors import ExitCode

if TYPE_CHECKING:
    from battery.forge import Forge

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN = ROOT / ".ci" / "run"

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

needs_shell = pytest.mark.skipif(not shutil.which("bash"), reason="plays the sessions in bash")


@dataclass(frozen=True)
class Step:
    """A command of a session and what it prints; ``line`` is where it stands in the file."""

    line: int
    command: str
    prints: str


def steps(text: str) -> list[Step]:
    """Return all the steps of a file's console blocks."""
    found = []
    for block in BLOCK.finditer(text):
        if block[1] != "console":
            continue
        number = text.count("\n", 0, block.start(2)) + 1
        for each in re.split(r"^(?=\$ )", block[2], flags=re.MULTILINE):
            lines = each.splitlines(keepends=True)
            if not each.startswith("$ "):
                assert not each, f"line {number}: a session begins with a command, not with {each!r}"
                continue
            told = 1
            while told < len(lines) and lines[told].startswith("> "):
                told += 1
            found.append(Step(number, "".join(line[2:] for line in lines[:told]), "".join(lines[told:])))
            number += len(lines)
    return found


PROGRAM = f"{shlex.quote(sys.executable)} -m infoview"


def play(session: list[Step], home: Path, program: str = PROGRAM) -> list[tuple[str, int]]:
    """Play a session in one shell; return what each step printed and its exit code."""
    programs = home / "bin"
    programs.mkdir(parents=True)
    infoview = programs / "infoview"
    infoview.write_text(f'#!/bin/sh\nexec {program} "$@"\n')
    infoview.chmod(0o755)
    mark = "-- the end of a step --"
    script = "".join(f"{step.command}printf '%s %s\\n' '{mark}' \"$?\"\n" for step in session)
    played = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={
            **{name: value for name, value in os.environ.items() if name != "INFOVIEW_NOW"},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONIOENCODING": "utf-8",
        },
        timeout=120,
        check=False,
    )
    parts = re.split(rf"{mark} (\d+)\n", played.stdout)
    assert parts[-1] == "", f"the shell stopped: {parts[-1]}"
    return [(printed, int(code)) for printed, code in zip(parts[:-1:2], parts[1::2], strict=True)]


def compare(session: list[Step], played: list[tuple[str, int]]) -> None:
    """Fail at the first step that printed something else, or failed without a word of infoview's."""
    for step, (printed, code) in zip(session, played, strict=True):
        where = f"line {step.line}: {step.command}"
        assert printed == step.prints, where
        assert code == 0 or printed.startswith("infoview: "), where


@needs_shell
@pytest.mark.slow
def test_the_sessions_are_what_the_program_prints(tmp_path: Path, forge: Forge) -> None:
    session = steps(README)
    assert len(session) >= 8
    compare(session, play(session, tmp_path / "session", forge.program))


SMALL = """\
A block of another kind is not played.

```sh
exit 1
```

```console
$ export INFOVIEW_NOW=2026-11-23T09:00
$ infoview followup --due
Nothing is due.
$ infoview add-contact "Zoë Quinn" \\
>   --company Hooli | head -n 1
Added Zoë Quinn, contact 1
```

The clock and the database stay from block to block.

```console
$ infoview show nobody
infoview: Nobody on record is called 'nobody'.
See them all: infoview contacts. To add them: infoview add-contact nobody
$ infoview contacts --json | grep -c '"stage"'
1
$ printf 'one\\n\\nthree\\n'
one

three
```
"""


def test_a_session_is_read_with_its_line_numbers() -> None:
    found = steps(SMALL)
    assert [step.line for step in found] == [8, 9, 11, 19, 22, 24]
    assert found[0] == Step(8, "export INFOVIEW_NOW=2026-11-23T09:00\n", "")
    assert found[2].command == 'infoview add-contact "Zoë Quinn" \\\n  --company Hooli | head -n 1\n'
    assert found[2].prints == "Added Zoë Quinn, contact 1\n"
    assert found[5].prints == "one\n\nthree\n"


PRINTED = [(step.prints, 0) for step in steps(SMALL)]
"""What playing it gives, which one test makes sure of."""


@needs_shell
@pytest.mark.slow
def test_a_session_is_played_in_one_shell(tmp_path: Path) -> None:
    played = play(steps(SMALL), tmp_path / "session")
    assert [printed for printed, _ in played] == [printed for printed, _ in PRINTED]
    assert [code for _, code in played] == [0, 0, 0, 3, 0, 0]
    compare(steps(SMALL), played)


@pytest.mark.parametrize(
    ("true", "untrue"),
    [
        ("Nothing is due.\n", "Nothing is due. \n"),
        ("contact 1\n", "contact 2\n"),
        ("To add them: infoview add-contact nobody\n", "\n"),
        ("\n1\n", "\n"),
        ("one\n\nthree", "one\nthree"),
        ("\nthree\n```", "\nthree\n\n```"),
    ],
)
def test_an_untrue_session_is_noticed(true: str, untrue: str) -> None:
    assert SMALL.count(true) == 1
    compare(steps(SMALL), PRINTED)
    with pytest.raises(AssertionError, match=r"line \d+: "):
        compare(steps(SMALL.replace(true, untrue)), PRINTED)


def test_a_step_that_fails_in_silence_is_noticed() -> None:
    with pytest.raises(AssertionError, match="line 1: false"):
        compare([Step(1, "false\n", "")], [("", 1)])


def test_every_command_is_shown() -> None:
    for command in COMMANDS:
        assert re.search(rf"infoview {command.name}\b", README), command.name


def test_the_exit_codes_are_all_told() -> None:
    told = re.findall(r"^\| (\d+) \| \S", README, re.MULTILINE)
    assert [int(code) for code in told] == sorted(ExitCode)


def test_the_settings_shown_exist() -> None:
    (shown,) = [block[2] for block in BLOCK.finditer(README) if block[1] == "toml"]
    known = {setting.key: type(setting.default) for setting in SETTINGS}
    for table, entries in tomllib.loads(shown).items():
        for name, value in entries.items():
            assert isinstance(value, list if known[f"{table}.{name}"] is tuple else known[f"{table}.{name}"])


def test_every_setting_is_listed_as_it_is() -> None:
    head = "\n| Setting | Default | Accepted | In | Why |\n|---|---|---|---|---|\n"
    table = README.partition(head)[2].partition("\n\n")[0]
    listed = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]
    assert listed == [
        [
            f"`{setting.key}`",
            ", ".join(setting.default) if isinstance(setting.default, tuple) else str(setting.default),
            setting.accepted,
            setting.unit,
            setting.why,
        ]
        for setting in SETTINGS
    ]


def test_the_commands_that_set_it_up_are_two_and_each_is_one_line() -> None:
    blocks = [block[2] for block in BLOCK.finditer(README) if block[1] == "sh"]
    to_run, to_test = blocks[:2]
    assert [block.count("\n") for block in (to_run, to_test)] == [1, 1]
    assert to_run.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert to_test.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert [".venv/bin/pytest" in block for block in blocks].count(True) == 1


def test_all_checks_run_what_the_readme_says_and_not_a_copy_of_it() -> None:
    script = RUN.read_text(encoding="utf-8")
    assert "README.md" in script
    assert "[dev]" not in script
    assert RUN.stat().st_mode & 0o111


def test_links_into_the_tree_lead_somewhere() -> None:
    for path in re.findall(r"`((?:src|tests|\.ci)/[\w./]+)`", README):
        assert (ROOT / path).exists(), path
