"""How long commands take as the address book grows: python tests/benchmarks/scale.py --people 100 1000

For each size it builds a database in bulk, of which a fifth are in touch (20 lines of the log each) and 25
are due, and times whole processes in turn (A B A B ...), so that a busy machine slows all of them alike.
Beside the commands stand two processes that only import: S what a writer loads, T what a reader loads. It
needs nothing but the standard library and an installed infoview.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from infoview.store import search_index

TODAY = date(2026, 11, 23)
DUE = 25
LOG = ("asked", "replied", "met", "thanked")
ROUNDS = 5
"""Times LOG: twenty lines for everybody who is in touch."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "S": ("-c", "import typer, sqlmodel, rich.console, rich.table"),
    "T": ("-c", "import typer, sqlite3, rich.console, rich.table"),
    "--version": ("-m", "infoview", "--version"),
    "--help": ("-m", "infoview", "--help"),
    "followup --due": ("-m", "infoview", "followup", "--due"),
    "contacts WORDS": ("-m", "infoview", "contacts", "first", "person"),
    "search WORDS": ("-m", "infoview", "search", "person", "sentence"),
    "completion": ("-m", "infoview"),
    "log": ("-m", "infoview", "log", "1", "note", "hello"),
    "500 questions": (
        *("-m", "infoview", "questions", "check"),
        *(f"Is the year {number} the one in which you began?" for number in range(500)),
    ),
}
COMPLETION = {
    "_INFOVIEW_COMPLETE": "complete_bash",
    "COMP_WORDS": "infoview log Person",
    "COMP_CWORD": "2",
}


def fill(db: Path, people: int) -> None:
    """Add people to a database that has the schema: a fifth in touch, the rest not triaged yet."""
    with closing(sqlite3.connect(db)) as connection, connection:
        (first,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM contact").fetchone()
        numbers = range(first, first + people)
        _insert(connection, "contact", (_contact(number, first) for number in numbers))
        active = [number for number in numbers if is_active(number)]
        _insert(connection, "entry", (row for number in active for row in _log(number, first)))
        _insert(connection, "followup", (_owed(number, first) for number in active))
        # What is written past infoview is in no index yet.
        search_index.rebuild(connection)


def is_active(number: int) -> bool:
    """Return whether somebody is in touch."""
    return number % 5 == 0


def _last_touch(number: int, first: int) -> date:
    """Return when somebody was last thanked: three months ago or more for those who are due."""
    place = (number - first) // 5
    return date(2026, 8, 1 + place % 20) if place < DUE else date(2026, 10, 1 + place % 28)


def _contact(number: int, first: int) -> dict[str, object]:
    active = is_active(number)
    company = f"Company {number // 7}"
    return {
        "id": number,
        "uid": f"contact-{number}",
        "name": f"Person No{number}",
        "name_key": f"person no{number}",
        "company": company,
        "company_key": company.casefold(),
        "pool": not active,
        "added_on": "2025-01-01",
        "created": "2025-01-01T09:00:00Z",
        "stage": "thanked" if active else "pool",
        "last_touch": _last_touch(number, first).isoformat() if active else None,
        "rested": 0,
    }


def _log(number: int, first: int) -> Iterator[dict[str, object]]:
    last = _last_touch(number, first)
    for round_ in range(ROUNDS):
        for place, what in enumerate(LOG):
            back = (ROUNDS - 1 - round_) * 40 + (len(LOG) - 1 - place)
            uid = f"entry-{number}-{round_}-{place}"
            yield {
                "uid": uid,
                "contact_id": number,
                "occasion": uid,
                "what": what,
                "day": (last - timedelta(days=back)).isoformat(),
                "via": "email" if what != "met" else "coffee",
                "text": "What was said, in a sentence or two, as people write it." if what == "met" else None,
                "minutes": 30 if what == "met" else None,
                "mine": 0,
                "private": 0,
                "created": "2026-01-01T09:00:00Z",
            }


def _owed(number: int, first: int) -> dict[str, object]:
    last = _last_touch(number, first)
    month = last.month + 3
    due = date(last.year + (month > 12), (month - 1) % 12 + 1, last.day)
    return {
        "uid": f"followup-{number}",
        "contact_id": number,
        "key": f"keep-in-touch:entry-{number}-{ROUNDS - 1}-2",
        "kind": "keep-in-touch",
        "origin": "auto",
        "fact": "touched",
        "fact_day": last.isoformat(),
        "via": "default",
        "about": "3mo",
        "due": due.isoformat(),
        "times": 0,
        "state": "open",
    }


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    marks = ", ".join(f":{name}" for name in first)
    sql = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({marks})"  # noqa: S608
    connection.execute(sql, first)
    connection.executemany(sql, rows)


def build(folder: Path, people: int) -> dict[str, str]:
    """Build a database of so many people, and return the environment that uses it."""
    home = folder / str(people)
    env = {**os.environ, "INFOVIEW_HOME": str(home), "INFOVIEW_NOW": f"{TODAY}T09:00", "COLUMNS": "80"}
    subprocess.run(
        [sys.executable, "-m", "infoview", "add-contact", "First Person"],
        env=env,
        check=True,
        capture_output=True,
    )
    fill(home / "infoview.db", people - 1)
    return env


def measure(env: dict[str, str], rounds: int) -> dict[str, float]:
    """Run every command in turn, and return the median seconds of each."""
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for round_ in range(rounds + 1):
        for name, argv in COMMANDS.items():
            more = COMPLETION if name == "completion" else {}
            began = time.perf_counter()
            subprocess.run([sys.executable, *argv], env={**env, **more}, check=True, capture_output=True)
            if round_:  # the first one warms the caches
                took[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def main(argv: Sequence[str] | None = None) -> None:
    """Print a table of medians in milliseconds, and how many times S each is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7)
    wanted = parser.parse_args(argv)
    print(f"{'people':>8}  " + "".join(f"{name:>18}" for name in COMMANDS))  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        for people in wanted.people:
            found = measure(build(Path(folder), people), wanted.rounds)
            cells = [f"{1000 * took:.0f} ms {took / found['S']:.2f}" for took in found.values()]
            print(f"{people:>8}  " + "".join(f"{cell:>18}" for cell in cells), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
