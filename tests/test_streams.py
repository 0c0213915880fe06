"""Streams that break, are full, closed, or hold what is no text; signals; the end of a process."""

from __future__ import annotations

import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from battery.forge import Forge
from command_lines import prepare
from conftest import Infoview
from infoview import __version__

if sys.platform == "win32":
    pytest.skip("needs POSIX shells and signals", allow_module_level=True)

pytestmark = pytest.mark.slow

PROGRAM = f"{shlex.quote(sys.executable)} -m infoview"
CLOSED = (">&-", "<&-", "2>&-", "<&- >&- 2>&-")
READERS = ("contacts", "contacts --json", "show 8", "followup --all", "plan 4 --why", "log --help")


def shell(iv: Infoview, line: str, program: str = PROGRAM, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which @ is the program, started afresh or by a forge."""
    assert iv.home.exists()
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("@", program)],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        timeout=60,
        check=False,
    )


def whole(iv: Infoview) -> bool:
    """Tell whether the database is in order once the program has looked at it."""
    iv.ok("contacts")
    connection = sqlite3.connect(iv.db)
    sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    # A journal that had not become hot when its writer died lies there until the next writer; it counts not.
    left = {path.name for path in iv.home.iterdir()} - {"infoview.db-journal"}
    return sound and not broken and left == {"infoview.db"}


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv)


# --- Pipes and full disks -----------------------------------------------------------------------------------


@pytest.mark.parametrize("started", ["afresh", "afresh and unbuffered", "by a forge"])
def test_a_pipe_that_is_closed_early_is_no_error(known: Infoview, forge: Forge, started: str) -> None:
    known.ok("log", "8", "note", "-", stdin="A long line of a long note.\n" * 3500)
    program, readers = (forge.program, READERS) if started == "by a forge" else (PROGRAM, READERS[:3])
    codes = "; ".join(f"{{ @ {reader}; echo $? >&3; }} | head -n 1 >/dev/null" for reader in readers)
    unbuffered = "1" if "unbuffered" in started else ""
    done = shell(known, f"exec 3>&1; {codes}", program, PYTHONUNBUFFERED=unbuffered)
    assert done.stderr == b""
    assert done.stdout.split() == [b"0"] * len(readers)


def test_a_full_disk_is_told_in_one_line(known: Infoview, forge: Forge) -> None:
    codes = "; ".join(f"@ {reader} >/dev/full; echo $?" for reader in READERS)
    done = shell(known, codes, forge.program)
    assert done.stdout.split() == [b"1"] * len(READERS)
    assert done.stderr.decode().splitlines() == [
        "infoview: The output could not be written: No space left on device."
    ] * len(READERS)


def test_what_was_stored_before_the_output_failed_stays_stored(known: Infoview) -> None:
    assert shell(known, "@ log 8 asked >/dev/full").returncode == 1
    assert known.data("show", "8")["timeline"][0]["what"] == "asked"
    assert whole(known)


@pytest.mark.parametrize(
    "line", ["@ nonsense 2>/dev/full", "@ nonsense --json >/dev/full", "@ show nobody 2>/dev/full"]
)
def test_an_error_that_cannot_be_told_keeps_its_code(known: Infoview, forge: Forge, line: str) -> None:
    done = shell(known, line, forge.program)
    assert (done.returncode, done.stdout) == (3 if "nobody" in line else 2, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", CLOSED)
def test_closed_streams_are_no_error(known: Infoview, forge: Forge, closed: str) -> None:
    before = known.db.read_bytes()
    for program, readers in (
        (PROGRAM, ("contacts",)),
        (forge.program, ("contacts", "contacts --json", "plan 4")),
    ):
        codes = "; ".join(f"{{ @ {reader} {closed}; echo $? >&3; }} >/dev/null" for reader in readers)
        done = shell(known, f"exec 3>&1; {codes}", program)
        assert done.stderr == b""
        assert done.stdout.split() == [b"0"] * len(readers)
    assert known.db.read_bytes() == before


@pytest.mark.parametrize(("closed", "afresh"), [*((each, False) for each in CLOSED), (CLOSED[-1], True)])
def test_nothing_is_written_into_the_database_that_belongs_to_a_stream(
    known: Infoview, forge: Forge, closed: str, afresh: bool
) -> None:
    line = f"@ log 8 asked {closed}; @ nonsense {closed}; @ delete 1 {closed}"
    done = shell(known, line, PROGRAM if afresh else forge.program)
    assert b"Traceback" not in done.stdout + done.stderr
    assert known.data("show", "8")["timeline"][0]["what"] == "asked"
    assert known.data("show", "1")["name"] == "Dana Lee"
    assert whole(known)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("@ log 8 note - <&-", 2, "There is no standard input to read the text from."),
        ("@ log 8 asked - </dev/null", 0, ""),
        ("@ log 8 note - </dev/null", 2, "The note is empty."),
        ("@ add-contact <&-", 2, "A contact needs a name."),
        ("@ delete 1 <&-", 5, "Deleting Dana Lee was not confirmed."),
        ("@ show sam <&-", 4, "'sam' may mean 2 people."),
        ("printf 'a\\377b' | @ log 8 note -", 2, "The text on standard input is not UTF-8."),
        ("printf '\\377\\376h\\0i\\0' | @ log 8 note -", 2, "The text on standard input is not UTF-8."),
        ("printf 'a\\0b' | @ log 8 note -", 2, "it holds U+0000, a control character in line 1."),
        ("printf '\\355\\240\\275' | @ log 8 note -", 2, "The text on standard input is not UTF-8."),
    ],
)
def test_what_comes_by_standard_input_is_a_text(
    known: Infoview, forge: Forge, line: str, code: int, said: str
) -> None:
    before = known.db.read_bytes()
    done = shell(known, line, forge.program, COLUMNS="200")
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert (known.db.read_bytes() == before) == bool(code)


@pytest.mark.parametrize(
    ("size", "code", "said"),
    [
        (100_000, 0, b""),
        (1_000_000, 2, b"The text on standard input is longer than 100,000 characters."),
        (100_000_000, 2, b"The text on standard input is longer than 100,000 characters."),
    ],
)
def test_a_text_by_standard_input_has_a_limit(
    known: Infoview, forge: Forge, size: int, code: int, said: bytes
) -> None:
    begun = time.monotonic()
    line = f"head -c {size} /dev/zero | tr '\\0' x | @ log 8 note -"
    done = shell(known, line, forge.program, COLUMNS="200")
    assert done.returncode == code
    assert said in done.stderr
    assert time.monotonic() - begun < 30
    if code == 0:
        assert len(known.data("show", "8")["timeline"][0]["text"]) == size
        assert len(known.ok("show", "8").out) >= size


# --- Signals ------------------------------------------------------------------------------------------------

MOMENTS = (0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05)
"""As parts of the time that the command takes."""


def interrupted(argv: Sequence[str], moment: float, number: signal.Signals) -> tuple[int, bytes]:
    """Start the program, send a signal after a while, and return its code and what it wrote to stderr."""
    process = subprocess.Popen(
        [sys.executable, "-m", "infoview", *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(moment)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


CTRL_C_AT_THE_END = """
import signal, sys
from infoview.__main__ import run
real, sys.argv = signal.signal, ["infoview", "--version"]
def interrupted_once(number, handler):
    if handler is signal.SIG_IGN:
        signal.signal = real
        raise KeyboardInterrupt
    return real(number, handler)
signal.signal = interrupted_once
run()
"""


def test_a_ctrl_c_while_it_stops_listening_to_any_is_no_traceback() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CTRL_C_AT_THE_END], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", f"infoview {__version__}\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_an_interrupted_write_is_done_or_not_and_says_so_by_its_code(
    known: Infoview, number: signal.Signals
) -> None:
    begun = time.monotonic()
    assert known.process("log", "8", "note", "how long?").returncode == 0
    takes = time.monotonic() - begun
    for part in MOMENTS:
        text = f"interrupted at {part}"
        code, err = interrupted(["log", "8", "note", text], takes * part, number)
        # An interpreter that has hardly begun, or has all but ended, dies by the signal as the shell expects.
        assert code in ({0, 130, -signal.SIGINT} if number is signal.SIGINT else {0, -signal.SIGTERM})
        assert b"Something went wrong" not in err
        assert part < 0.3 or err == b""
        stored = [entry["text"] for entry in known.data("show", "8")["timeline"]].count(text)
        assert stored <= 1
        assert stored or code != 0
        assert whole(known)
        steps = [line["summary"] for line in known.data("history", "--limit", "1")]
        assert steps == ["Nia Okafor: note logged"]


def test_a_ctrl_c_where_the_command_waits_for_its_text_is_130(known: Infoview) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "infoview", "log", "8", "note", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    wchan = Path(f"/proc/{process.pid}/wchan")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and "pipe" not in (wchan.read_text() if wchan.exists() else "pipe"):
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert known.data("show", "8")["timeline"] == []


CALLBACK = """
import sys, weakref
import infoview.cli
from infoview.__main__ import run

class Thing: pass

def raised(reference):
    raise {error}

def main(words):
    thing = Thing()
    reference = weakref.ref(thing, raised)
    del thing
    return 0

infoview.cli.main = main
run()
"""
"""A command in which something is raised where it can stop nothing: in a callback of the interpreter's."""


@pytest.mark.parametrize(("error", "told"), [("KeyboardInterrupt", False), ("ValueError", True)])
def test_a_ctrl_c_in_a_callback_of_the_interpreter_is_not_told(error: str, told: bool) -> None:
    code = CALLBACK.replace("{error}", error)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert (done.returncode, b"Exception ignored" in done.stderr) == (0, told)


# --- Words that are no text ---------------------------------------------------------------------------------

ODD = (b"J\xfcrgen", b"\xed\xa0\xbd")


@pytest.mark.parametrize("odd", ODD)
def test_bytes_that_are_not_utf_8_are_refused_in_words(known: Infoview, forge: Forge, odd: bytes) -> None:
    before = known.db.read_bytes()
    lines = [b"add-contact", odd], [b"show", odd], [b"log", b"1", b"note", odd], [odd, b"--json"]
    for line in lines:
        program = forge.program if odd in line[1:] else PROGRAM
        done = subprocess.run([*shlex.split(program), *line], capture_output=True, timeout=60, check=False)
        assert done.returncode in {2, 3}, line
        assert b"Traceback" not in done.stderr
        (done.stdout + done.stderr).decode()
    assert known.db.read_bytes() == before
    assert whole(known)


def test_a_file_name_that_is_not_utf_8_is_no_harm(known: Infoview) -> None:
    copy = os.fsencode(known.home.parent) + b"/copy\xff.db"
    done = subprocess.run(
        [sys.executable, "-m", "infoview", "backup", copy], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert Path(os.fsdecode(copy)).stat().st_size > 0
