"""Opening the file: what is refused, what is private, who waits for whom, what a killed writer leaves."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from command_lines import LINES, prepare
from conftest import Infoview
from infoview.errors import InfoviewError
from infoview.store import database, waiting
from stored import content, number, query

NOON = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - a wall time has no zone

WRITERS = frozenset({"edit", "config", "backup", "restore", "undo", "redo"})
"""Commands that may write even where they change nothing in the database."""

READER, WRITER = ("contacts",), ("add-contact", "Zoe")

posix = pytest.mark.skipif(os.name != "posix", reason="modes, pipes and signals of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def in_one_line(text: str) -> str:
    """Return a text without blanks: on a narrow stream even a path is wrapped."""
    return "".join(text.split())


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# What is no file of infoview's.


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")
        connection.execute("PRAGMA user_version = 1")


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "somebody else's database": (foreign, "foreign-file"),
    "a database with another application's mark": (other_program, "foreign-file"),
    "a text": (lambda path: path.write_text("Dana Lee\n" * 50), "damaged"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 40), "damaged"),
    "zeros": (lambda path: path.write_bytes(bytes(4096)), "damaged"),
    "a header cut short": (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(40)), "damaged"),
    "one byte": (lambda path: path.write_bytes(b"S"), "damaged"),
}


@pytest.mark.parametrize("argv", [READER, WRITER, ("undo",), ("show", "1")], ids=" ".join)
@pytest.mark.parametrize(("make", "code"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_infoviews_is_refused_and_not_touched(
    iv: Infoview, make: Callable[[Path], object], code: str, argv: tuple[str, ...]
) -> None:
    iv.home.mkdir()
    make(iv.db)
    iv.db.chmod(0o644)
    before = (iv.db.read_bytes(), iv.db.stat().st_mtime_ns, mode(iv.db))
    ran = iv(*argv)
    assert (ran.code, ran.out) == (1, "")
    assert str(iv.db) in in_one_line(ran.err)
    assert iv(*argv, "--json").error["code"] == code
    assert (iv.db.read_bytes(), iv.db.stat().st_mtime_ns, mode(iv.db)) == before
    assert names(iv.home) == ["infoview.db"]


@pytest.mark.parametrize("argv", [READER, WRITER], ids=" ".join)
def test_a_database_that_is_damaged_inside_is_refused_with_its_newest_copy(
    iv: Infoview, argv: tuple[str, ...]
) -> None:
    sound = prepare(iv).db.read_bytes()
    broken = bytearray(iv.db.read_bytes())
    broken[4096:] = b"\xff" * (len(broken) - 4096)
    iv.db.write_bytes(broken)
    ran = iv(*argv)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no sound backup" in ran.err
    (iv.home / "backups").mkdir()
    days = {"20260102": b"no database either", "20260101": sound, "20251231": sound}
    for day, copy in days.items():
        (iv.home / "backups" / f"infoview-{day}T090000Z-by-hand.db").write_bytes(copy)
    hint = iv(*argv, "--json").error["hint"]
    assert hint.endswith(f": infoview restore {iv.home}/backups/infoview-20260101T090000Z-by-hand.db")
    assert bytes(broken) == iv.db.read_bytes()


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.db"))


@posix
@pytest.mark.parametrize("argv", [READER, WRITER], ids=" ".join)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.mkdir, "not a regular file"),
        (make_fifo, "not a regular file"),
        (make_dangling, "a link to a file that does not exist"),
    ],
    ids=["a folder", "a pipe", "a dangling link"],
)
def test_what_is_no_file_is_refused_at_once(
    iv: Infoview, make: Callable[[Path], object], said: str, argv: tuple[str, ...]
) -> None:
    iv.home.mkdir()
    make(iv.db)
    ran = iv.process(*argv, timeout=20)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert said in " ".join(ran.stderr.decode().split())
    assert names(iv.home) == ["infoview.db"]


@posix
@pytest.mark.parametrize("argv", [READER, WRITER], ids=" ".join)
def test_a_device_is_refused(iv: Infoview, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]) -> None:
    before = mode(Path(os.devnull))
    monkeypatch.setenv("INFOVIEW_DB", os.devnull)
    ran = iv(*argv)
    assert (ran.code, ran.out) == (1, "")
    assert "not a regular file" in " ".join(ran.err.split())
    assert mode(Path(os.devnull)) == before


def test_an_empty_file_is_a_new_one(iv: Infoview) -> None:
    iv.home.mkdir()
    iv.db.touch()
    assert iv.data("contacts") == []
    assert iv.db.read_bytes() == b""
    iv.ok(*WRITER)
    assert len(iv.data("contacts")) == 1


@posix
def test_a_link_to_the_file_is_followed(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    link = tmp_path / "link.db"
    link.symlink_to(iv.db)
    monkeypatch.setenv("INFOVIEW_DB", str(link))
    iv.ok(*WRITER)
    assert link.is_symlink()
    assert number(iv.db, "SELECT count(*) FROM contact") == 12


# Private from the first moment.


@posix
def test_folder_and_file_are_private_whatever_the_umask(iv: Infoview) -> None:
    before = os.umask(0)
    try:
        iv.ok(*WRITER)
        assert (mode(iv.home), mode(iv.db)) == (0o700, 0o600)
        os.umask(0o777)
        iv.ok("undo")
        assert (mode(iv.home), mode(iv.db)) == (0o700, 0o600)
    finally:
        os.umask(before)


@posix
def test_a_folder_that_another_command_makes_meanwhile_is_used(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def make_twice(folder: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if folder == iv.home and not folder.exists():
            make(folder, mode=0o700)
        make(folder, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", make_twice)
    iv.ok(*WRITER)
    assert (mode(iv.home), mode(iv.db)) == (0o700, 0o600)


@posix
def test_a_process_leaves_nothing_that_others_may_read(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "deeper" / "people.db"
    subprocess.run(
        ["/bin/sh", "-c", 'umask 000; exec "$0" -m infoview add-contact Zoe', sys.executable],
        env={**os.environ, "INFOVIEW_DB": str(target)},
        check=True,
        capture_output=True,
    )
    assert [mode(path) for path in (target, target.parent, target.parent.parent)] == [0o600, 0o700, 0o700]


@posix
def test_a_file_that_others_could_read_is_closed_to_them(iv: Infoview) -> None:
    prepare(iv)
    iv.db.chmod(0o644)
    iv.ok(*WRITER)
    assert mode(iv.db) == 0o600


@posix
def test_the_rollback_journal_is_as_private_as_the_file(iv: Infoview) -> None:
    prepare(iv)
    before = os.umask(0)
    try:
        with database.writing("planted", now=NOON) as session:
            plain = database.connection_of(session)
            plain.execute("PRAGMA cache_size = 1")
            plain.execute("UPDATE contact SET note = hex(zeroblob(20000))")
            assert mode(iv.db.with_name("infoview.db-journal")) == 0o600
    finally:
        os.umask(before)


# Readers write nothing.


@pytest.mark.parametrize(
    "argv",
    [line.argv for line in LINES if not line.changes and line.command not in WRITERS],
    ids=lambda argv: " ".join(argv) or "infoview",
)
def test_a_reader_creates_neither_file_nor_folder(iv: Infoview, argv: tuple[str, ...]) -> None:
    iv(*argv)
    assert not iv.home.exists()


@pytest.mark.parametrize(
    "argv", [(), ("contacts",), ("followup",), ("show", "1"), ("plan", "4"), ("history",), ("show", "nobody")]
)
def test_a_reader_leaves_the_file_alone(iv: Infoview, argv: tuple[str, ...]) -> None:
    prepare(iv)
    os.utime(iv.db, (1_000_000, 1_000_000))
    before = iv.db.read_bytes()
    iv(*argv)
    assert (iv.db.read_bytes(), iv.db.stat().st_mtime) == (before, 1_000_000)
    assert names(iv.home) == ["infoview.db"]


def test_a_reader_cannot_write_even_if_it_tries(iv: Infoview) -> None:
    prepare(iv)
    before = content(iv.db)
    with (
        pytest.raises(InfoviewError, match="nothing was changed"),
        database.reading_connection() as connection,
    ):
        connection.execute("DELETE FROM contact")
    with pytest.raises(InfoviewError, match="nothing was changed"), database.reading() as session:
        database.connection_of(session).execute("DELETE FROM contact")
    assert content(iv.db) == before


def test_a_command_that_fails_halfway_leaves_nothing(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    from infoview.services import owing

    prepare(iv)
    before = content(iv.db, but=frozenset())

    def refuse(*_arguments: object, **_options: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(owing, "_store_standings", refuse)
    assert iv("log", "dana", "caught-up").code == 1
    assert content(iv.db, but=frozenset()) == before


def test_every_writer_works_under_the_settings_that_survive_a_power_cut() -> None:
    with database.writing("planted", now=NOON) as session:
        plain = database.connection_of(session)
        found = {
            name: plain.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "temp_store",
            )
        }
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


# What a killed writer leaves.

KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA synchronous = OFF")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE contact SET name = 'half written', note = hex(zeroblob(20000))")
connection.execute("DELETE FROM entry")
os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
@pytest.mark.parametrize("argv", [READER, ("show", "1"), WRITER, ("undo",)], ids=" ".join)
def test_what_a_killed_writer_left_is_rolled_back_by_the_next_command(
    iv: Infoview, argv: tuple[str, ...]
) -> None:
    prepare(iv)
    whole, bytes_before = content(iv.db), iv.db.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(iv.db)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert names(iv.home) == ["infoview.db", "infoview.db-journal"]
    assert iv.db.read_bytes() != bytes_before, "nothing was half written, so nothing is proven"
    iv.ok(*argv)
    assert names(iv.home) == ["infoview.db"]
    if argv in {WRITER, ("undo",)}:
        iv.ok("undo" if argv == WRITER else "redo")
    assert content(iv.db) == whole
    assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]


# Who waits for whom.


@pytest.fixture
def held(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> Iterator[Infoview]:
    """The prepared database while another writer holds it, and a program that waits a tenth of a second."""
    prepare(iv)
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(iv.db, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield iv
        connection.execute("ROLLBACK")


def test_a_reader_waits_for_nobody(held: Infoview) -> None:
    assert len(held.data("contacts")) == 11
    assert held.data("show", "1")["name"] == "Dana Lee"


def test_a_writer_gives_up_in_one_line_and_changes_nothing(held: Infoview) -> None:
    before = held.db.read_bytes()
    ran = held(*WRITER)
    told = held("undo", "--json").error
    assert (ran.code, ran.out) == (1, "")
    assert in_one_line(told["message"]) in in_one_line(ran.err)
    assert told["code"] == "busy"
    assert f"Another infoview has kept {held.db} busy for 0.1 seconds" in told["message"]
    assert held.db.read_bytes() == before


def test_the_wait_is_half_a_minute() -> None:
    assert waiting.BUSY_SECONDS == 30
