"""A sandbox for every test: its own home, its own clock, and two ways to run the program."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from diary import Told, read, tell

if TYPE_CHECKING:
    from battery.forge import Forge

# A busy machine may take its time over any example. They are the same ones each time, so that a change is
# judged by itself; whoever wants to look for others says --thorough.
settings.register_profile("quick", deadline=None, derandomize=True, database=None, max_examples=60)
settings.register_profile("thorough", deadline=None, max_examples=1_000)

# The tests' own folder in it is private.
MEMORY = Path("/dev/shm")  # noqa: S108
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2_000_000_000:
    # The tests wait for the disk thousands of times, as every command does before it says that it is done.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# The processes of the tests need not compile the program each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A suite that runs in the background of a shell inherits that Ctrl-C is ignored, and would hand it on.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for the long form of what tries again and again."""
    parser.addoption(
        "--thorough",
        action="store_true",
        help="The long form: 1,000 kills, every system call, 1,600 rows by eight writers, new examples.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hard properties are tried."""
    settings.load_profile("thorough" if config.getoption("--thorough") else "quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, after the shuffling: nobody waits for it at the end.

    It also falls to one worker that way, which makes what a whole module shares once for all of its tests.
    """
    places = ("/test_semester.py", "/battery/")
    items.sort(key=lambda item: [place not in item.nodeid for place in places])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell how much of each group of the battery ran, where something of it did."""
    from battery.checks import summary

    ran = {
        outcome: {
            report.nodeid.removeprefix("tests/").partition("[")[0]
            for report in terminalreporter.stats.get(outcome, [])
        }
        for outcome in ("passed", "skipped", "failed")
    }
    if any(test.startswith("battery/") for test in ran["passed"]):
        terminalreporter.section("the battery")
        for line in summary(ran["passed"] - ran["failed"], ran["skipped"]):
            terminalreporter.write_line(line)


MONDAY = "2026-11-23T09:00"
"""The present of most tests: a Monday morning before noon."""


@dataclass(frozen=True)
class Ran:
    """What a run of the program left: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)

    @property
    def data(self) -> Any:
        """The data of that document."""
        return self.json["data"]

    @property
    def error(self) -> Any:
        """The error of that document."""
        return self.json["error"]


class _Input(io.TextIOWrapper):
    """A stdin that is no terminal."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")


@dataclass
class Infoview:
    """The program in this process: ``iv("log", "dana", "asked")`` is that command line."""

    home: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    env: dict[str, str] = field(default_factory=dict)

    @property
    def db(self) -> Path:
        """The database file."""
        return self.home / "infoview.db"

    def at(self, now: str) -> Infoview:
        """Move the clock."""
        self.monkeypatch.setenv("INFOVIEW_NOW", now)
        return self

    def __call__(self, *argv: str, stdin: str = "") -> Ran:
        from infoview.cli import main

        self.monkeypatch.setattr(sys, "stdin", _Input(stdin))
        self.capsys.readouterr()
        code = main(list(argv))
        out, err = self.capsys.readouterr()
        return Ran(int(code), out, err)

    def ok(self, *argv: str, stdin: str = "") -> Ran:
        """Run, and fail the test unless it exits 0."""
        ran = self(*argv, stdin=stdin)
        assert ran.code == 0, f"{argv} exited {ran.code}: {ran.err}{ran.out}"
        return ran

    def data(self, *argv: str, stdin: str = "") -> Any:
        """Run with --json, and return the data."""
        return self.ok(*argv, "--json", stdin=stdin).data

    def process(
        self, *argv: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the program as a process of its own; for what only a real process shows."""
        return subprocess.run(
            [sys.executable, "-m", "infoview", *argv],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(env or {})},
            timeout=timeout,
            check=False,
        )


@pytest.fixture(autouse=True)
def _sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see the user's home, terminal, clock or temporary files."""
    for name in ("INFOVIEW_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "VISUAL", "EDITOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("INFOVIEW_HOME", str(tmp_path / "infoview"))
    monkeypatch.setenv("INFOVIEW_NOW", MONDAY)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether the long form was asked for."""
    return bool(pytestconfig.getoption("--thorough"))


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """Makes processes of the program; each is one of its own, but costs a tenth of a fresh interpreter."""
    from battery.forge import Forge

    with Forge() as made:
        yield made


@pytest.fixture
def iv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Infoview:
    """The program on an empty database, on Monday 2026-11-23 at 09:00."""
    return Infoview(tmp_path / "infoview", monkeypatch, capsys)


DEMOS: dict[datetime, bytes] = {}
"""The databases of demos that were made, by their present."""


@pytest.fixture
def remembered_demos(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a demo whose like was made before be copied: for tests of what is done with it."""
    from infoview.services import demo

    make = demo._fill

    def fill(path: Path, now: datetime) -> None:
        if now in DEMOS:
            path.write_bytes(DEMOS[now])
            path.chmod(0o600)
        else:
            make(path, now)
            DEMOS[now] = path.read_bytes()

    monkeypatch.setattr(demo, "_fill", fill)


@pytest.fixture(scope="session")
def three_weeks(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What became of the diary of three weeks, told once for all tests."""
    return tell(read(), tmp_path_factory.mktemp("three-weeks") / "infoview")
