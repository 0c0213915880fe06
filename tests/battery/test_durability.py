"""Killed, interrupted, undone: what was acknowledged is there, what was not is there whole or not at all."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from battery.cases import CASES, Case, count_calls, everything, outcome, sample, scene
from battery.forge import SAME_IDS, Forge, burning, needs_strace, tracing
from command_lines import prepare
from conftest import Infoview
from stored import content, number, query

pytestmark = pytest.mark.slow


chance = random.Random()  # noqa: S311 - moments, not secrets


# At a random moment.


def test_add_contact_killed_at_a_random_moment(iv: Infoview, forge: Forge, kills: int) -> None:
    prepare(iv)
    usual = forge.duration("add-contact", "Dana Lee", "--company", "Acme", "--force", times=3)
    prepare(iv)
    before = [row["name"] for row in iv.data("contacts")]
    acknowledged: Counter[str] = Counter(before)
    tried = set(before)
    died = 0
    for attempt in range(kills):
        name = f"Person {attempt}"
        tried.add(name)
        job = forge.start("add-contact", name)
        time.sleep(chance.uniform(0, 1.2 * usual))
        job.kill()
        ran = job.wait()
        died += ran.code < 0
        if ran.code == 0:
            acknowledged[name] += 1
        found = Counter(row["name"] for row in iv.data("contacts"))
        assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]
        assert acknowledged <= found, "what was acknowledged is lost"
        assert set(found) <= tried
        assert max((found - Counter(before)).values(), default=1) == 1, "somebody is there twice"
        acknowledged |= found
    assert died > kills // 10, "next to nothing was killed"
    assert iv("doctor").code == 0
    iv.ok("log", "8", "note")
    assert sorted(path.name for path in iv.home.iterdir()) == ["infoview.db"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_any_command_killed_at_a_random_moment(iv: Infoview, forge: Forge, kills: int, case: Case) -> None:
    play = scene(iv, forge, case)
    usual = forge.duration(*play.argv, times=1, prelude=SAME_IDS)
    for _ in range(max(kills // 12, 1)):
        play.reset(iv)
        job = forge.start(*play.argv, prelude=SAME_IDS)
        time.sleep(chance.uniform(0, 1.2 * usual))
        job.kill()
        outcome(iv, play, job.wait())
    assert iv("doctor").code == 0


def test_real_processes_killed_at_a_random_moment(iv: Infoview, kills: int) -> None:
    """From the first instruction of the interpreter to its last."""
    iv.ok("add-contact", "Zero")
    began = time.monotonic()
    iv.process("add-contact", "One")
    usual = time.monotonic() - began
    for attempt in range(max(kills // 10, 1)):
        process = subprocess.Popen(
            [sys.executable, "-m", "infoview", "add-contact", f"Person {attempt}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, 1.1 * usual))
        process.kill()
        done = process.wait() == 0
        names = [row["name"] for row in iv.data("contacts")]
        assert names.count(f"Person {attempt}") in ((1,) if done else (0, 1))
    assert iv("doctor").code == 0


# Exactly at a system call.


@needs_strace
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_any_command_killed_at_each_call_that_changes_a_file(
    iv: Infoview,
    forge: Forge,
    struck_by: Callable[[str], Forge],
    counted: tuple[Forge, Path],
    thorough: bool,
    case: Case,
) -> None:
    play = scene(iv, forge, case)
    tracer, log = counted
    job = tracer.start(*play.argv, prelude=SAME_IDS)
    assert job.wait().code == 0
    calls = count_calls(log, job.pid)
    assert {"pwrite64", "fdatasync", "unlink"} <= calls.keys()
    states = Counter[str]()
    for call, count in calls.items():
        for which in sample(count, every=thorough, most=4):
            play.reset(iv)
            ran = struck_by("killed").run(*play.argv, prelude=SAME_IDS, burn=burning(call, which))
            assert ran.code == -signal.SIGKILL, f"{call} {which} of {count} was not reached"
            state = outcome(iv, play, ran)
            states[state] += 1
            if (case.name, state) == ("erase", "after"):
                assert not any(b"Dana Lee" in path.read_bytes() for path in iv.home.iterdir())
    assert states["before"] > 3
    assert iv("doctor").code == 0


# Interrupted.


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ctrl_c_at_eight_moments(iv: Infoview, forge: Forge, case: Case) -> None:
    play = scene(iv, forge, case)
    usual = forge.duration(*play.argv, times=1, prelude=SAME_IDS)
    for moment in range(8):
        play.reset(iv)
        job = forge.start(*play.argv, prelude=SAME_IDS)
        time.sleep(usual * (moment + chance.random()) / 8)
        job.kill(signal.SIGINT)
        ran = job.wait()
        assert ran.code in {0, 130}
        assert ran.err == "" or ran.err.startswith("Note: ")
        outcome(iv, play, ran)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_by_the_system_or_a_closed_terminal(iv: Infoview, forge: Forge, number: signal.Signals) -> None:
    play = scene(iv, forge, CASES[1])
    usual = forge.duration(*play.argv, times=1, prelude=SAME_IDS)
    for moment in range(5):
        play.reset(iv)
        job = forge.start(*play.argv, prelude=SAME_IDS)
        time.sleep(usual * (moment + chance.random()) / 5)
        job.kill(number)
        outcome(iv, play, job.wait())


# Undone.


def test_a_hundred_times_added_and_undone_is_as_before(iv: Infoview) -> None:
    prepare(iv)
    rows, steps = content(iv.db), number(iv.db, "SELECT count(*) FROM operation")
    for attempt in range(100):
        iv.ok("add-contact", f"Person {attempt}")
        iv.ok("undo")
    assert content(iv.db) == rows
    # Each change has dropped what could have been redone before it.
    assert number(iv.db, "SELECT count(*) FROM operation") == steps + 1


def test_two_undos_take_back_two_and_a_change_drops_the_redo(iv: Infoview) -> None:
    prepare(iv)
    states = [content(iv.db)]
    for person in ("8", "5", "4"):
        iv.ok("log", person, "note", "x")
        states.append(content(iv.db))
    iv.ok("undo")
    iv.ok("undo")
    assert content(iv.db) == states[1]
    iv.ok("redo")
    assert content(iv.db) == states[2]
    iv.ok("log", "2", "note", "y")
    assert iv("redo").code == 3


def test_an_erasure_is_not_undone_and_undo_says_what_it_does_instead(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("delete", "1", "--erase", "--yes")
    ran = iv("undo")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing to undo" in ran.err


def test_an_undo_that_is_killed_undoes_one_step_or_none(iv: Infoview, forge: Forge, kills: int) -> None:
    prepare(iv)
    states = [content(iv.db)]
    for n in range(3):
        iv.ok("log", "8", "note", f"Word {n}.")
        states.append(content(iv.db))
    start = iv.db.read_bytes()
    usual = forge.duration("undo", times=1)
    for _ in range(max(kills // 6, 1)):
        iv.db.write_bytes(start)
        job = forge.start("undo")
        time.sleep(chance.uniform(0, 1.2 * usual))
        job.kill()
        ran = job.wait()
        undone = sum(line["undone"] for line in iv.data("history"))
        assert undone in ((1,) if ran.code == 0 else (0, 1))
        assert content(iv.db) == states[3 - undone]
        iv.ok("undo")
        assert content(iv.db) == states[2 - undone]


def test_a_clock_that_is_set_back_changes_the_order_of_nothing(iv: Infoview) -> None:
    iv.at("2026-11-23T09:00").ok("add-contact", "Dana Lee")
    iv.at("2026-11-22T09:00").ok("add-contact", "Bo Berg")
    before = content(iv.db)
    iv.at("2026-11-21T09:00").ok("log", "bo", "note", "The newest.")
    assert [line["command"] for line in iv.data("history")] == ["log", "add-contact", "add-contact"]
    assert iv.data("undo")["command"] == "log"
    assert content(iv.db) == before
    assert [line["at"] for line in iv.data("history")][1:] == sorted(
        [line["at"] for line in iv.data("history")][1:]
    )
    iv.ok("redo")
    iv.ok("undo")
    assert content(iv.db) == before


# A power cut.


@needs_strace
def test_what_a_power_cut_leaves_is_whole_and_what_was_acknowledged_is_there(
    iv: Infoview, forge: Forge, tmp_path: Path, thorough: bool
) -> None:
    """Replays the traced writes of a command, with what was not synced yet lost, torn or out of order."""
    from battery.power import crash_images

    play = scene(iv, forge, CASES[0])
    log = tmp_path / "log"
    calls = ("openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "close")
    with Forge(tracing(calls, log)) as tracer:
        job = tracer.start(*play.argv, prelude=SAME_IDS)
        assert job.wait().code == 0
    states = Counter[str]()
    known: dict[tuple[tuple[str, bytes], ...], str] = {}
    folder = tmp_path / "image"
    for image in crash_images(log, job.pid, iv.db, play.start, chance, tries=4 if thorough else 2):
        key = tuple(image.files.items())
        if key not in known:  # until the next sync, the loss of all that was not synced leaves the same
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for name, data in image.files.items():
                (folder / name).write_bytes(data)
            path = folder / iv.db.name
            assert query(path, "PRAGMA integrity_check") == [("ok",)], image.told
            found = everything(path)
            assert found in (play.before, play.after), image.told
            known[key] = "after" if found == play.after else "before"
        state = known[key]
        assert state == "after" or not image.acknowledged, f"acknowledged, and lost: {image.told}"
        states[state] += 1
    assert states["before"] > 50
    assert states["after"] > 5
    assert os.listdir(folder)  # noqa: PTH208 - the last image stood there
