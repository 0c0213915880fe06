"""Several at once: nothing is lost, nothing is there twice, and nobody is told more than one line."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from battery.cases import CASES, everything, in_one_line, outcome, scene
from battery.forge import SAME_IDS, Forge
from command_lines import CommandLine as Line
from command_lines import prepare, resolved
from conftest import Infoview, Ran
from infoview import config
from infoview.store import migrations
from stored import content, number, query

pytestmark = pytest.mark.slow

EIGHT = 8

SOON = 0.1
"""Seconds from now in which eight processes stand ready to begin at one instant."""

IMPATIENT = """
from infoview.store import waiting
waiting.BUSY_SECONDS = 0.2
"""
"""Lets a command wait for a fifth of a second instead of half a minute."""

HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE contact SET name = name || ' - not yet'")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""

TYPING = """
import pathlib, subprocess, sys
holder = subprocess.Popen(
    [sys.executable, "-c", sys.argv[1], sys.argv[2]],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
)
holder.stdout.readline()
subprocess.Popen(["sleep", "4"], stdin=subprocess.DEVNULL, stdout=holder.stdin, stderr=subprocess.DEVNULL)
pathlib.Path(sys.argv[-1]).write_text("Long thought about.")
"""
"""An editor that leaves a process behind which holds the file for four seconds more."""


def at_once(forge: Forge, lines: Sequence[Sequence[str]], **options: object) -> list[Ran]:
    """Run command lines as processes that begin at one instant."""
    instant = time.monotonic() + SOON
    jobs = [forge.start(*line, at=instant, **options) for line in lines]  # type: ignore[arg-type]
    return [job.wait() for job in jobs]


@contextmanager
def held(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Have another process hold the file in the middle of a change; closing its stdin lets go."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    with process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.stdin.close()


def is_whole(path: Path) -> bool:
    return query(path, "PRAGMA integrity_check") == [("ok",)] and not query(path, "PRAGMA foreign_key_check")


# Many writers.


def test_eight_writers_lose_nothing_while_a_reader_looks(iv: Infoview, forge: Forge, adds: int) -> None:
    iv.ok("add-contact", "Zero")
    ran: list[Ran] = []
    polls: list[Ran] = []

    def write(writer: int) -> None:
        ran.extend(
            forge.run("add-contact", f"Person {writer} {n}", "--company", f"Firm {n % 5}")
            for n in range(adds)
        )

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(EIGHT)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        polls.append(forge.run("contacts", "--json"))
        polls.append(forge.run("followup", "--json"))
        time.sleep(0.1)
    for thread in threads:
        thread.join()
    assert Counter((each.code, each.err) for each in ran) == {(0, ""): EIGHT * adds}
    assert {(each.code, each.err) for each in polls} == {(0, "")}
    seen = [len(poll.data) for poll in polls[::2]]
    assert seen == sorted(seen)
    rows = query(iv.db, "SELECT id, uid, name FROM contact")
    names = {f"Person {writer} {n}" for writer in range(EIGHT) for n in range(adds)}
    assert {name for *_, name in rows} == {"Zero", *names}
    assert len(rows) == len({uid for _, uid, _ in rows}) == 1 + EIGHT * adds
    assert sorted(row[0] for row in rows) == list(range(1, len(rows) + 1))
    told = [int(line.rpartition(" ")[2]) for each in ran for line in each.out.splitlines()[:1]]
    assert sorted(told) == list(range(2, len(rows) + 1)), "a number was told that is not the contact's"
    assert number(iv.db, "SELECT count(*) FROM operation") == len(rows)
    assert number(iv.db, "SELECT count(*) FROM followup") == len(rows)
    assert is_whole(iv.db)
    assert iv("doctor").code == 0


@pytest.mark.parametrize("empty", [True, False], ids=["first run", "later"])
def test_one_person_added_by_eight_at_one_instant_is_there_once(
    iv: Infoview, forge: Forge, thorough: bool, empty: bool
) -> None:
    if not empty:
        prepare(iv)
    for attempt in range(20 if thorough else 3):
        if empty and attempt:
            shutil.rmtree(iv.home)
        others = len(iv.data("contacts"))
        line = ("add-contact", f"Ann Other {attempt}", "--company", "Umbrella", "--json")
        ran = at_once(forge, [line] * EIGHT)
        assert sorted(each.code for each in ran) == [0] + [5] * (EIGHT - 1)
        assert [each.error["code"] for each in ran if each.code] == ["duplicate"] * (EIGHT - 1)
        assert len(iv.data("contacts")) == others + 1
    assert is_whole(iv.db)


def test_a_first_run_by_eight_makes_one_database(iv: Infoview, forge: Forge) -> None:
    ran = at_once(forge, [("add-contact", f"Person {'ABCDEFGH'[n]}") for n in range(EIGHT)])
    assert [(each.code, each.err) for each in ran] == [(0, "")] * EIGHT
    assert sorted(row["id"] for row in iv.data("contacts")) == list(range(1, EIGHT + 1))
    assert number(iv.db, "PRAGMA user_version") == migrations.newest()
    assert [path.name for path in iv.home.iterdir()] == ["infoview.db"]


def test_eight_changes_of_one_contact_all_stand(iv: Infoview, forge: Forge) -> None:
    prepare(iv)
    fields = {
        "company": "Hooli", "role": "Lead", "location": "Oslo", "industry": "Retail",
        "tier": "c", "level": "executive", "timezone": "Europe/Oslo", "note": "Rows.",
    }  # fmt: skip
    lines = [("edit", "9", f"--{name}", value) for name, value in fields.items()]
    assert {each.code for each in at_once(forge, lines)} == {0}
    card = iv.data("show", "9")
    assert {name: card[name] for name in fields} == fields
    for _ in fields:
        assert iv.data("undo")["command"] == "edit"
    assert not {card for card in iv.data("show", "9").items() if card in fields.items()}


# Two who do the same.


def test_a_follow_up_done_by_two_at_once_is_done_once(iv: Infoview, forge: Forge) -> None:
    for _ in range(3):
        prepare(iv)
        done = resolved(iv, Line(("followup", "done", "@3:thank-you")))
        ran = at_once(forge, [done] * 2)
        assert sorted(each.code for each in ran) == [0, 2]
        (refused,) = [each for each in ran if each.code]
        assert in_one_line(refused)
        assert f"{done[2]} is done already" in refused.err
        thanked = [entry for entry in iv.data("show", "3")["timeline"] if entry["what"] == "thanked"]
        assert len(thanked) == 1


def test_two_undos_at_once_take_back_two_steps(iv: Infoview, forge: Forge) -> None:
    prepare(iv)
    states = [content(iv.db)]
    for n in range(3):
        iv.ok("log", "8", "note", f"Word {n}.")
        states.append(content(iv.db))
    assert [each.code for each in at_once(forge, [("undo",)] * 2)] == [0, 0]
    assert content(iv.db) == states[1]
    assert [each.code for each in at_once(forge, [("redo",)] * 2)] == [0, 0]
    assert content(iv.db) == states[3]


@pytest.mark.parametrize("first", [True, False], ids=["no database", "database"])
def test_eight_settings_changed_at_one_instant_are_all_in_the_file(
    iv: Infoview, forge: Forge, first: bool
) -> None:
    if not first:
        iv.ok("add-contact", "Zoe Quinn")
    keys = [each.key for each in config.SETTINGS if each.unit == "business days" and each.default != 4]
    ran = at_once(forge, [("config", "set", key, "4") for key in keys[:EIGHT]])
    assert [(each.code, each.err) for each in ran] == [(0, "")] * EIGHT
    told = {line["key"]: line["value"] for line in iv.data("config")}
    assert {key for key, value in told.items() if value == "4"} >= set(keys[:EIGHT])
    for _ in range(0 if first else EIGHT):
        iv.ok("undo")
    assert first or {line["origin"] for line in iv.data("config")} == {"default"}


# Somebody holds the file.


def test_every_writer_waits_for_whoever_holds_the_file(iv: Infoview, forge: Forge) -> None:
    play = scene(iv, forge, CASES[1])
    play.reset(iv)
    with held(iv.db) as holder:
        job = forge.start(*play.argv, prelude=SAME_IDS)
        time.sleep(1)
        assert Path(f"/proc/{job.pid}").exists() or not Path("/proc/self").exists(), "it did not wait"
        assert everything(iv.db) == play.before
        assert holder.stdin
        holder.stdin.close()
        ran = job.wait()
    assert ran.code == 0
    assert outcome(iv, play, ran) == "after"


def test_a_writer_who_has_waited_long_enough_says_so_and_loses_nothing(iv: Infoview, forge: Forge) -> None:
    prepare(iv)
    good = iv.home.parent / "good.db"
    iv.ok("backup", str(good))
    lines = (
        *(resolved(iv, Line(case.argv)) for case in CASES if not case.before),
        ("undo",),
        ("restore", str(good)),
        ("config", "set", "follow-up.nudge", "5"),
        ("rest", "8"),
        ("news", "I start."),
    )
    before = everything(iv.db)
    with held(iv.db):
        for argv in lines:
            ran = forge.run(*argv, prelude=IMPATIENT)
            assert (ran.code, in_one_line(ran)) == (1, True), (argv, ran)
            assert f"Another infoview has kept {iv.db} busy for 0.2 seconds" in ran.err
        # Who only reads sees what was there before.
        assert "not yet" not in forge.ok("contacts", prelude=IMPATIENT).out
        assert forge.ok("followup", "--due", prelude=IMPATIENT).out
    assert everything(iv.db) == before
    assert not (iv.home / "config.toml").exists()
    iv.ok("add-contact", "Zoe Quinn")


def test_what_was_typed_while_another_took_the_file_is_kept(iv: Infoview, forge: Forge) -> None:
    prepare(iv)
    editor = iv.home.parent / "editor.py"
    editor.write_text(TYPING)
    env = {"EDITOR": shlex.join([sys.executable, str(editor), HOLDING, str(iv.db)])}
    ran = forge.run("log", "8", "note", "--edit", prelude=IMPATIENT, env=env)
    assert ran.code == 1
    assert "busy for 0.2 seconds" in ran.err
    (draft,) = (iv.home / "drafts").iterdir()
    assert "Long thought about." in draft.read_text()
    assert str(draft) in ran.err
    iv.monkeypatch.setenv("EDITOR", "true")
    iv.ok("log", "--resume")
    assert iv.data("show", "8")["timeline"][0]["text"] == "Long thought about."
    assert list((iv.home / "drafts").iterdir()) == []


def test_a_list_left_open_in_a_pager_blocks_no_writer(iv: Infoview, forge: Forge) -> None:
    prepare(iv)
    iv.ok("log", "8", "note", "-", stdin="A long line of a long note.\n" * 3500)
    for reader in (("show", "8"), ("show", "8", "--json")):
        process = subprocess.Popen(
            [sys.executable, "-m", "infoview", *reader], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout
        first = os.read(process.stdout.fileno(), 100)
        # More than a pipe holds is still to come: it waits for somebody to scroll.
        assert first
        assert process.poll() is None
        forge.ok("log", "8", "note", "Meanwhile.", prelude=IMPATIENT)
        assert process.poll() is None
        rest, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
        assert len(first + rest) > 90_000


# An older file, a copy.


def test_an_older_file_is_brought_up_once_by_four_at_once(iv: Infoview, forge: Forge) -> None:
    script = (Path(__file__).parent.parent / "data" / "schema_1.sql").read_text(encoding="utf-8")
    assert migrations.newest() > 1
    readers = [("contacts", "--json"), ("followup", "--json"), ("contacts", "--json"), ("add-contact", "Zoe")]
    iv.home.mkdir(mode=0o700)
    with closing(sqlite3.connect(iv.db)) as connection:
        connection.executescript(script)
    before = content(iv.db)
    ran = at_once(forge, readers)
    assert [each.code for each in ran] == [0] * 4, ran
    assert number(iv.db, "PRAGMA user_version") == migrations.newest()
    (copy,) = (iv.home / "backups").iterdir()
    assert number(copy, "PRAGMA user_version") == 1
    assert content(copy) == before
    assert {row["name"] for row in iv.data("contacts")} == {"Bo Chen", "Dána Lee", "Zoe"}
    assert is_whole(iv.db)
    assert all(json.loads(each.out)["data"] for each in ran[:3])


def test_a_copy_made_while_others_write_holds_all_that_was_acknowledged(
    iv: Infoview, forge: Forge, adds: int
) -> None:
    prepare(iv)
    acknowledged: list[str] = []
    ended = threading.Event()

    def write() -> None:
        for n in range(4 * adds):
            name = f"Person {n}"
            forge.ok("add-contact", name)
            acknowledged.append(name)
        ended.set()

    thread = threading.Thread(target=write)
    thread.start()
    copies = 0
    while not ended.is_set() or not copies:
        copy = iv.home.parent / f"copy-{copies}.db"
        known = set(acknowledged)
        forge.ok("backup", str(copy))
        assert copy.stat().st_mode & 0o777 == 0o600
        assert is_whole(copy)
        assert known <= {name for (name,) in query(copy, "SELECT name FROM contact")}
        copies += 1
    thread.join()
    assert len(acknowledged) == 4 * adds
    assert {path.name for path in iv.home.iterdir()} == {"infoview.db"}
