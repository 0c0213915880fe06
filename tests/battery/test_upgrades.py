"""An older file and a restored copy, killed and failed at each call: the old state whole, or the new one."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from battery.cases import count_calls, everything, in_one_line, sample
from battery.forge import Forge, burning, needs_strace
from command_lines import prepare
from conftest import Infoview, Ran
from infoview.store import migrations
from stored import content, number, query

pytestmark = [pytest.mark.slow, needs_strace]

OLDEST = Path(__file__).parent.parent / "data" / "schema_1.sql"


@pytest.fixture(params=["killed", "EIO", "disk full"])
def struck(request: pytest.FixtureRequest, struck_by: Callable[[str], Forge]) -> Forge:
    """A forge whose processes are struck at one of their calls."""
    return struck_by(request.param)


def strikes(
    counted: tuple[Forge, Path], argv: tuple[str, ...], thorough: bool
) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the calls that a command makes, each with what to burn so that it is the one that is struck."""
    tracer, log = counted
    job = tracer.start(*argv)
    assert job.wait().code == 0
    for call, count in count_calls(log, job.pid).items():
        for which in sample(count, every=thorough, most=3):
            yield f"{call} {which} of {count}", burning(call, which)


def well_told(ran: Ran) -> bool:
    return ran.code in {0, -signal.SIGKILL} or (ran.code == 1 and in_one_line(ran))


def test_an_upgrade_that_is_struck_leaves_the_old_file_or_the_new_one(
    iv: Infoview, struck: Forge, counted: tuple[Forge, Path], thorough: bool
) -> None:
    iv.home.mkdir(mode=0o700)

    def reset() -> None:
        shutil.rmtree(iv.home)
        iv.home.mkdir(mode=0o700)
        with closing(sqlite3.connect(iv.db)) as connection:
            connection.executescript(OLDEST.read_text(encoding="utf-8"))
        iv.db.chmod(0o600)

    reset()
    old = content(iv.db)
    moments = []
    for told, burn in strikes(counted, ("contacts",), thorough):
        reset()
        ran = struck.run("contacts", burn=burn)
        assert well_told(ran), (told, ran)
        # A copy is looked at, for to open the file itself would mend what the program must mend.
        look = iv.home.parent / "look"
        shutil.copytree(iv.home, look)
        version = number(look / "infoview.db", "PRAGMA user_version")
        assert version in {1, migrations.newest()}
        found = content(look / "infoview.db")
        assert {name: found[name] for name in old} == old, told
        shutil.rmtree(look)
        moments.append(version)
        assert {row["name"] for row in iv.data("contacts")} == {"Bo Chen", "Dána Lee"}
        assert number(iv.db, "PRAGMA user_version") == migrations.newest()
        for copy in (iv.home / "backups").glob("*.db"):
            assert number(copy, "PRAGMA user_version") == 1
            assert content(copy) == old
            assert query(copy, "PRAGMA integrity_check") == [("ok",)]
        assert list((iv.home / "backups").glob("*.db")), "brought up without a copy"
    assert set(moments) == {1, migrations.newest()}


def test_a_restore_that_is_struck_leaves_the_present_or_the_restored(
    iv: Infoview, struck: Forge, counted: tuple[Forge, Path], thorough: bool
) -> None:
    prepare(iv)
    good = iv.home.parent / "good.db"
    iv.ok("backup", str(good))
    restored = content(iv.db)
    iv.ok("log", "8", "note", "Only here.")
    iv.ok("delete", "1", "--yes")
    start, present = iv.db.read_bytes(), everything(iv.db)
    states = Counter[str]()
    for told, burn in strikes(counted, ("restore", str(good)), thorough):
        shutil.rmtree(iv.home)
        iv.home.mkdir(mode=0o700)
        iv.db.write_bytes(start)
        iv.db.chmod(0o600)
        ran = struck.run("restore", str(good), burn=burn)
        assert well_told(ran), (told, ran)
        iv.ok("contacts")
        # A restored file knows in its journal that it was.
        state = "restored" if content(iv.db) == restored else "present"
        assert state == "restored" or everything(iv.db) == present, told
        assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]
        states[state] += 1
        assert ran.code != 0 or state == "restored"
        if state == "restored":
            (kept,) = (iv.home / "backups").glob("*.db")
            assert everything(kept) == present
    assert set(states) == {"present", "restored"}


def test_a_file_of_an_older_schema_that_may_not_be_written_says_what_to_do(
    iv: Infoview, forge: Forge
) -> None:
    iv.home.mkdir(mode=0o700)
    with closing(sqlite3.connect(iv.db)) as connection:
        connection.executescript(OLDEST.read_text(encoding="utf-8"))
    before = iv.db.read_bytes()
    refusing = """
import os
from infoview.store import backup
real = os.open
def denied(path, flags, *rest, **options):
    if flags & os.O_CREAT and "infoview" in str(path):
        raise PermissionError(13, "Permission denied", str(path))
    return real(path, flags, *rest, **options)
os.open = denied
"""
    for argv in (("contacts",), ("followup", "--due"), ("add-contact", "Zoe")):
        ran = forge.run(*argv, prelude=refusing)
        assert (ran.code, in_one_line(ran)) == (1, True), ran
        assert "permission denied" in ran.err
        assert str(iv.home) in ran.err
    assert iv.db.read_bytes() == before
    assert [path.name for path in iv.home.rglob("*.db")] == ["infoview.db"]


def test_a_first_command_that_is_struck_leaves_nothing_or_all_of_it(
    iv: Infoview, struck: Forge, counted: tuple[Forge, Path], thorough: bool
) -> None:
    names = []
    for told, burn in strikes(counted, ("add-contact", "Dana Lee"), thorough):
        shutil.rmtree(iv.home, ignore_errors=True)
        ran = struck.run("add-contact", "Dana Lee", burn=burn)
        assert well_told(ran), (told, ran)
        names.append([row["name"] for row in iv.data("contacts")])
        assert names[-1] == ["Dana Lee"] or (names[-1] == [] and ran.code != 0), told
        iv.ok("add-contact", "Bo Berg")
        assert iv("doctor").code == 0
    assert [] in names
