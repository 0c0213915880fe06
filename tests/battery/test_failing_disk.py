"""A disk that fails or is full: one line says so, what was there is there, and the next command works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from battery.cases import CASES, Case, count_calls, everything, in_one_line, outcome, sample, scene
from battery.forge import SAME_IDS, Forge, burning, needs_strace
from command_lines import LINES, prepare, resolved, run_before
from conftest import Infoview
from stored import content, query

pytestmark = pytest.mark.slow


@needs_strace
@pytest.mark.parametrize("fate", ["EIO", "disk full"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_any_command_whose_k_th_call_fails_says_so_in_one_line_or_has_done_it(
    iv: Infoview,
    forge: Forge,
    struck_by: Callable[[str], Forge],
    counted: tuple[Forge, Path],
    thorough: bool,
    fate: str,
    case: Case,
) -> None:
    play = scene(iv, forge, case)
    tracer, log = counted
    job = tracer.start(*play.argv, prelude=SAME_IDS)
    assert job.wait().code == 0
    refused = 0
    for call, count in count_calls(log, job.pid).items():
        # In the quick form every call is met by a full disk, and its first and last by a bad one.
        for which in sample(count, every=thorough, most=3 if fate == "disk full" else 2):
            play.reset(iv)
            ran = struck_by(fate).run(*play.argv, prelude=SAME_IDS, burn=burning(call, which))
            state = outcome(iv, play, ran)
            if ran.code == 0:
                continue
            refused += 1
            assert ran.code == 1, ran
            assert in_one_line(ran)
            # Only where the folder could not be synced is the change there and yet not sure to stay.
            assert state == "before" or call in {"fdatasync", "fsync"} or case.name == "erase"
            if state == "before":
                iv.ok(*play.argv)
    assert refused > 3
    assert iv("doctor").code == 0


LIMITS = {"nothing": 0, "a sector": 512, "a page": 4096, "1 KiB more": 1024, "40 KiB more": 40 * 1024}

LIMITING = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(
    "argv",
    [
        ("add-contact", "Zoe Quinn", "--note", "-"),
        ("log", "8", "note", "-"),
        ("backup",),
        ("backup", "copy.db"),
        ("restore", "good.db"),
        ("config", "set", "follow-up.nudge", "5"),
        ("undo",),
        ("delete", "1", "--yes"),
        ("delete", "1", "--erase", "--yes"),
    ],
    ids=" ".join,
)
def test_files_that_may_not_grow(
    iv: Infoview,
    forge: Forge,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    argv: tuple[str, ...],
    limit: str,
) -> None:
    prepare(iv)
    monkeypatch.chdir(tmp_path)
    good = tmp_path / "good.db"
    iv.ok("backup", str(good))
    iv.ok("log", "8", "note", "x")
    before, files = everything(iv.db), {path.name for path in tmp_path.iterdir()}
    long = tmp_path / "long.txt"
    long.write_text("Word " * 10_000)
    size = LIMITS[limit] + (iv.db.stat().st_size if limit.endswith("more") else 0)
    ran = forge.run(*argv, stdin=long, prelude=LIMITING.format(size=size))
    assert len(iv.data("contacts")) >= 10
    assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]
    assert sorted(path.name for path in iv.home.rglob("*") if path.name.startswith((".", "tmp"))) == []
    if ran.code == 0:
        assert limit.endswith("more")
        return
    assert ran.code == 1
    assert in_one_line(ran)
    assert everything(iv.db) == before
    assert {path.name for path in tmp_path.iterdir()} - files == {"long.txt"}
    assert not (iv.home / "config.toml").exists()
    # What a restore was to replace is kept where it has been copied already.
    copies = [path for path in iv.home.rglob("*.db") if path != iv.db]
    assert all(argv[0] == "restore" and everything(path) == before for path in copies)
    iv.ok("add-contact", "Ann Other")


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of this size, or skip the test where nobody may."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(iv: Infoview, forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(iv)
    start = iv.db.read_bytes()
    with small_disk(tmp_path / "disk", 1024) as disk:
        monkeypatch.setenv("INFOVIEW_DB", str(disk / "people.db"))
        (disk / "people.db").write_bytes(start)
        (disk / "fill").write_bytes(bytes(1024 * 1024 - len(start) - 8192))
        before = everything(disk / "people.db")
        assert len(iv.data("contacts")) == 11
        long = tmp_path / "long.txt"
        long.write_text("Word " * 10_000)
        for argv in (
            ("add-contact", "Zoe Quinn", "--note", "-"),
            ("delete", "1", "--yes"),
            ("undo",),
            ("backup",),
            ("backup", str(disk / "copy.db")),
            ("delete", "1", "--erase", "--yes"),
        ):
            ran = forge.run(*argv, stdin=long)
            assert (ran.code, in_one_line(ran)) == (1, True), (argv, ran)
            assert "full" in ran.err or "No space left" in ran.err
            assert len(iv.data("contacts")) == 11
            assert everything(disk / "people.db") == before
        assert iv.data("followup", "--due")
        assert {path.name for path in disk.rglob("*") if path.is_file()} <= {"people.db", "fill"}
        (disk / "fill").unlink()
        iv.ok("add-contact", "Zoe Quinn")
        assert len(iv.data("contacts")) == 12


def test_a_first_run_on_a_full_disk(iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        monkeypatch.setenv("INFOVIEW_DB", str(disk / "deep" / "people.db"))
        ran = iv("add-contact", "Dana Lee")
        assert (ran.code, ran.out) == (1, "")
        assert "full" in ran.err or "No space left" in ran.err
        assert iv.data("contacts") == []
        assert iv("doctor").code == 0


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("options", [(), ("--json",)], ids=["", "json"])
def test_output_that_cannot_be_written_is_a_failure_and_no_traceback(
    iv: Infoview, forge: Forge, thorough: bool, options: tuple[str, ...]
) -> None:
    lines = list({line.argv[:2]: line for line in reversed(LINES)}.values())
    assert len(lines) > 25
    # Every command writes its document by the same few lines.
    for line in lines[:: 1 if thorough else 5 if options else 2]:
        shutil.rmtree(iv.home, ignore_errors=True)
        prepare(iv)
        run_before(iv, line)
        ran = forge.run(*resolved(iv, line), *options, stdout=FULL)
        assert ran.code == 1, (line.argv, ran)
        assert "Traceback" not in ran.err
        assert "Exception ignored" not in ran.err
        if not options:
            assert "could not be written" in ran.err


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_real_process_whose_output_cannot_be_written(iv: Infoview) -> None:
    prepare(iv)
    for argv in (("contacts",), ("--help",), ("followup", "--json")):
        with FULL.open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "infoview", *argv],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert ran.returncode == 1
        assert b"Traceback" not in ran.stderr
        assert b"Exception ignored" not in ran.stderr


def test_what_was_done_stays_done_where_it_could_not_be_told(iv: Infoview, forge: Forge) -> None:
    if not FULL.exists():
        pytest.skip("needs /dev/full")
    prepare(iv)
    ran = forge.run("add-contact", "Zoe Quinn", stdout=FULL)
    assert ran.code == 1
    assert len(iv.data("contacts")) == 12
    rows = content(iv.db)
    iv.ok("undo")
    iv.ok("redo")
    assert content(iv.db) == rows


GIVING_UP = """
import os
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
"""
"""Root may write anywhere, so a command gives that up first."""


@pytest.fixture
def open_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in a folder that every user may enter."""
    # Not in the sandbox, which is closed to every other user.
    place = Path(tempfile.mkdtemp(prefix="iv-", dir=Path(tempfile.gettempdir()).anchor + "tmp"))
    place.chmod(0o755)
    monkeypatch.setenv("INFOVIEW_HOME", str(place / "infoview"))
    monkeypatch.chdir("/")
    yield place / "infoview"
    shutil.rmtree(place)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of POSIX")
@pytest.mark.parametrize("where", ["the file", "the folder"])
def test_what_may_not_be_written_can_be_read(
    iv: Infoview, forge: Forge, open_place: Path, where: str
) -> None:
    prepare(iv)
    open_place.mkdir()
    path = open_place / "infoview.db"
    path.write_bytes(iv.db.read_bytes())
    before = path.read_bytes()
    path.chmod(0o644 if where == "the folder" else 0o444)
    open_place.chmod(0o555 if where == "the folder" else 0o755)
    if os.geteuid() == 0 and where == "the folder":
        os.chown(path, 65534, 65534)
    assert len(forge.ok("contacts", "--json", prelude=GIVING_UP).data) == 11
    assert forge.ok("followup", "--due", prelude=GIVING_UP).out
    for argv in (("add-contact", "Zoe"), ("undo",), ("delete", "1", "--yes"), ("backup",)):
        ran = forge.run(*argv, prelude=GIVING_UP)
        assert (ran.code, in_one_line(ran)) == (1, True), (argv, ran)
        assert str(open_place) in ran.err
    assert path.read_bytes() == before
