"""Tell the program a diary: run what was typed day by day, and note what it showed beside what it must show.

The format is described at the top of ``data/three_weeks.txt``. Everything runs in this process through
``main``, in Vienna, with the clock where the diary says.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from infoview.cli import main
from infoview.store.search_index import is_part

THREE_WEEKS = Path(__file__).parent / "data" / "three_weeks.txt"
SETTINGS = '[days]\nfree = ["2026-10-26", "2026-11-01"]\n'
LOOKS = ("due", "open", "stages")

_DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4}-\d\d-\d\d)")
_STEP = re.compile(r"  (\d\d:\d\d)  (.*)")
_REFUSED = re.compile(r"-> exit (\d+)")
_ROW_ID = re.compile(r"\{(.+): ([a-z-]+)\}")

Dump = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Step:
    """Something typed, or a look at a list, with the lines indented below it."""

    now: str
    head: str
    below: tuple[str, ...]

    @property
    def day(self) -> str:
        """Its ISO date."""
        return self.now[:10]

    @property
    def is_look(self) -> bool:
        """Whether it checks rather than types."""
        return self.head in LOOKS

    @property
    def expected(self) -> list[str]:
        """What a look must show."""
        return [] if self.below == ("nothing",) else list(self.below)

    @property
    def argv(self) -> list[str]:
        """The words of the command after its name."""
        typed = [line for line in self.below if not _REFUSED.fullmatch(line)]
        infoview, *argv = shlex.split(" ".join([self.head, *typed]))
        assert infoview == "infoview", self
        return argv

    @property
    def exit_code(self) -> int:
        """How the command must end."""
        refused = [found[1] for line in self.below if (found := _REFUSED.fullmatch(line))]
        return int(refused[0]) if refused else 0


@dataclass
class Told:
    """What became of a diary.

    ``shown`` holds what each look showed; ``idle`` the people of each evening to whom nothing was owed
    though they are active; ``mornings`` a copy of the database at the first step of each day; ``last_day``
    the content of the database before each command of the last day; ``done`` the commands that were carried
    out and not taken back.
    """

    home: Path
    shown: dict[Step, list[str]] = field(default_factory=dict)
    idle: dict[str, list[str]] = field(default_factory=dict)
    mornings: dict[str, Path] = field(default_factory=dict)
    last_day: list[Dump] = field(default_factory=list)
    done: list[Step] = field(default_factory=list)

    @property
    def db(self) -> Path:
        """The database as the last command left it."""
        return self.home / "infoview.db"


def read(path: Path = THREE_WEEKS) -> list[Step]:
    """Return the steps of a diary in order."""
    day, steps = "", list[Step]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if found := _DAY.fullmatch(line):
            day = found[2]
            assert date.fromisoformat(day).strftime("%a") == found[1], f"line {number}: {line}"
        elif found := _STEP.fullmatch(line):
            steps.append(Step(f"{day}T{found[1]}", found[2], ()))
        else:
            assert line.startswith(" " * 9), f"line {number}: {line}"
            last = steps.pop()
            steps.append(Step(last.now, last.head, (*last.below, text)))
    assert steps == sorted(steps, key=lambda step: step.now), "the diary goes back in time"
    return steps


@contextmanager
def in_vienna() -> Iterator[None]:
    """Let this process keep the time of Vienna; skip the test where a process cannot choose."""
    if not hasattr(time, "tzset"):
        pytest.skip("this platform cannot change the zone of a running process")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", "Europe/Vienna")
            time.tzset()
            yield
    finally:
        time.tzset()


@contextmanager
def living_in(home: Path) -> Iterator[pytest.MonkeyPatch]:
    """Let the program take ``home`` for the user's folder, in Vienna; yield what sets its clock."""
    with in_vienna(), pytest.MonkeyPatch.context() as patch:
        for name in ("INFOVIEW_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        patch.setenv("INFOVIEW_HOME", str(home))
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        yield patch


def tell(steps: list[Step], home: Path) -> Told:
    """Run a diary on an empty database in ``home``; a command that ends otherwise than it says fails it."""
    home.mkdir(parents=True)
    (home / "config.toml").write_text(SETTINGS, encoding="utf-8")
    told = Told(home)
    with living_in(home) as patch:
        for day, of_day in groupby(steps, key=lambda step: step.day):
            if told.db.exists():
                told.mornings[day] = Path(shutil.copy(told.db, home / f"{day}.db"))
            for step in of_day:
                patch.setenv("INFOVIEW_NOW", step.now)
                if step.is_look:
                    told.shown[step] = _look(step.head)
                    continue
                if day == steps[-1].day:
                    told.last_day.append(dump(told.db))
                _type(step, told)
            told.idle[day] = _idle()
    return told


def dump(path: Path) -> Dump:
    """Return all rows of a database but the journal's own and the index of the search."""
    connection = sqlite3.connect(path)
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608
            for (name,) in names.fetchall()
            if name not in {"operation", "change"} and not name.startswith("sqlite_") and not is_part(name)
        }
    finally:
        connection.close()


def run(*argv: str) -> tuple[int, str, str]:
    """Run a command line in this process; return its exit code and both streams."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(argv)
    return int(code), out.getvalue(), err.getvalue()


def _type(step: Step, told: Told) -> None:
    argv = [_ROW_ID.sub(lambda found: _row_id(found[1], found[2]), word) for word in step.argv]
    code, out, err = run(*argv)
    assert code == step.exit_code, f"{step.now} {step.head}: exit {code}\n{out}{err}"
    if argv == ["undo"]:
        told.done.pop()
    elif code == 0:
        told.done.append(step)


def _data(*argv: str) -> Any:
    code, out, err = run(*argv, "--json")
    assert code == 0, f"{argv}: {err}{out}"
    return json.loads(out)["data"]


def _look(what: str) -> list[str]:
    names = _names()
    if what == "stages":
        people = sorted(_data("contacts", "--limit", "0"), key=lambda person: person["id"])
        return [f"{names[person['id']]}: {person['stage']}" for person in people]
    rows = _data("followup", "--due") if what == "due" else _data("followup")
    return [_row(row, names, with_day=what == "open") for row in rows]


def _row(row: dict[str, Any], names: dict[int, str], *, with_day: bool) -> str:
    day = date.fromisoformat(row["due"]).strftime("%a %Y-%m-%d")
    parts = [
        f"{names[row['contact']['id']]}: {row['kind']}",
        day if with_day else "",
        row["due_at"][11:] if with_day and row["due_at"] else "",
        f"overdue {row['overdue_days']}" if row["overdue_days"] else "",
        "late" if row["late"] else "",
    ]
    return " ".join(part for part in parts if part)


def _names() -> dict[int, str]:
    """Return what the diary calls everybody: namesakes with their employer."""
    people = _data("contacts", "--limit", "0")
    names = [person["name"] for person in people]
    return {
        person["id"]: f"{person['name']} ({person['company']})"
        if names.count(person["name"]) > 1
        else person["name"]
        for person in people
    }


def _row_id(name: str, kind: str) -> str:
    (person,) = [number for number, known in _names().items() if known == name]
    rows = [row for row in _data("followup", str(person)) if row["kind"] == kind and row["state"] == "open"]
    assert len(rows) == 1, f"{name}: {kind} is open {len(rows)} times: {rows}"
    return str(rows[0]["id"])


def _idle() -> list[str]:
    """Return who is active (not declined, not resting) and owed nothing."""
    people = _data("contacts", "--limit", "0")
    at_rest = {"pool", "declined", "no-response", "resting", "archived"}
    return [person["name"] for person in people if not person["next"] and person["stage"] not in at_rest]
