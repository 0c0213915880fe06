"""What a command loads: the guard of its speed that a busy machine cannot blur.

Each command runs in a process that tells at its end which modules it has loaded: a fresh interpreter, or the
fork of one that has loaded nothing of infoview.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import infoview
from command_lines import LINES, CommandLine, prepare, resolved
from conftest import Infoview

HEAVY = frozenset({"sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "dateutil", "asyncio"})
"""Each costs as much as all the rest of a morning's list, or several times that."""

TELLING = """
import atexit, pathlib, sys
report = pathlib.Path(sys.argv[1])
atexit.register(lambda: report.write_text(chr(10).join(sys.modules)))
sys.argv[:2] = ["infoview"]
from infoview.__main__ import run
run()
"""

INSTANT: tuple[tuple[tuple[str, ...], int], ...] = (
    (("followup", "--due"), 0),
    (("followup",), 0),
    (("followup", "--all"), 0),
    (("followup", "--within", "2w"), 0),
    (("followup", "dana"), 0),
    (("followup", "nobody"), 3),
    (("followup", "--due", "--all"), 2),
    ((), 0),
    (("contacts",), 0),
    (("contacts", "dana", "--stage", "thanked", "--tag", "pricing", "--sort", "next"), 0),
    (("contacts", "--sort", "nonsense"), 2),
    (("questions", "advice"), 0),
    (("questions", "check", "Is it fun?"), 0),
    (("search", "dana"), 0),
    (("search", "acme", "lee"), 0),
    (("search", "nobody"), 0),
    (("search", "--answers"), 0),
    (("search",), 2),
    (("history",), 0),
    (("undo",), 0),
    (("--help",), 0),
    (("-h",), 0),
    (("--version",), 0),
    (("log", "--help"), 0),
    (("add-contact", "--help"), 0),
    (("followup", "--help"), 0),
    (("followup", "done", "-h"), 0),
    (("nonsense",), 2),
    (("--nonsense",), 2),
    (("log",), 2),
    (("log", "--nonsense"), 2),
    (("plan", "dana", "--minutes", "many"), 2),
    (("followup", "add", "dana"), 2),
)
"""Command lines that must be answered at once, with their exit codes."""


def loaded(argv: Sequence[str], report: Path, *, code: int = 0, stdin: str = "") -> set[str]:
    """Run a command line in a fresh interpreter with its streams piped; return what it has loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", TELLING, str(report), *argv],
        capture_output=True,
        input=stdin,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    return {name.partition(".")[0] for name in report.read_text().split("\n")}


def test_the_guard_sees_what_is_loaded(tmp_path: Path) -> None:
    found = loaded(("add-contact", "Dana Lee"), tmp_path / "modules")
    assert {"infoview", "sqlmodel", "sqlalchemy", "pydantic", "typer"} <= found


TELLING_EACH = """
import json, os, pathlib, shutil, sys
import sqlite3, typer
home, kept, reports, lines = json.loads(sys.argv[1])
for number, words in enumerate(lines):
    shutil.rmtree(home)
    shutil.copytree(kept, home)
    if (child := os.fork()) == 0:
        sys.argv = ["infoview", *words]
        try:
            from infoview.__main__ import run
            run()
        except SystemExit as ended:
            told = [str(ended.code or 0), *sys.modules]
            pathlib.Path(reports, str(number)).write_text(chr(10).join(told))
        os._exit(0)
    os.waitpid(child, 0)
"""
"""Runs each command line in a fork that has loaded nothing of infoview yet, on the same database."""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_must_be_instant_loads_nothing_heavy(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    kept, reports = tmp_path / "kept", tmp_path / "reports"
    shutil.copytree(iv.home, kept)
    reports.mkdir()
    told = (str(iv.home), str(kept), str(reports), [argv for argv, _ in INSTANT])
    ran = subprocess.run(
        [sys.executable, "-c", TELLING_EACH, json.dumps(told)], capture_output=True, timeout=120, check=False
    )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr
    for number, (argv, code) in enumerate(INSTANT):
        ended, *modules = (reports / str(number)).read_text().split("\n")
        assert int(ended) == code, argv
        assert {name.partition(".")[0] for name in modules} & {*HEAVY, "rich"} == set(), argv


def test_an_empty_database_is_answered_at_once_too(tmp_path: Path) -> None:
    for argv in ((), ("followup", "--due"), ("contacts",)):
        assert loaded(argv, tmp_path / "modules") & {*HEAVY, "rich"} == set()


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    found = loaded(("--version",), tmp_path / "modules")
    assert found & {*HEAVY, "rich", "typer", "sqlite3", "difflib"} == set()


JSON_ONLY = """
import io, json, pathlib, shutil, sys
from infoview.cli import main
home, kept, lines = json.loads(sys.argv[1])
for before, argv, stdin in lines:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(kept, home)
    for words in (before, argv):
        if words is not None:
            sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
            code = main([*words, "--json"])
            if code or "rich" in sys.modules:
                sys.exit(f"{words}: exit {code}, rich {'rich' in sys.modules}")
"""
"""Runs one command line after the other, each on the same database, and tells which one loads Rich."""


@pytest.mark.slow
def test_json_never_loads_rich(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    kept = tmp_path / "kept"
    shutil.copytree(iv.home, kept)
    lines = [
        (resolved(iv, CommandLine(line.after)) or None, resolved(iv, line), line.stdin) for line in LINES
    ]
    ran = subprocess.run(
        [sys.executable, "-c", JSON_ONLY, json.dumps((str(iv.home), str(kept), lines))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count('"infoview": 1') == len(lines) + sum(before is not None for before, *_ in lines)


IMPORTING_ALONE = """
import os, sys, traceback, warnings
import dateutil.relativedelta, platformdirs, rich.table, sqlalchemy, sqlmodel, typer
warnings.simplefilter("error")
for name in sys.argv[1:]:
    if (child := os.fork()) == 0:
        try:
            __import__(name)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""
"""Imports each module in a process that has loaded nothing of infoview yet; prints those that fail.

The libraries are loaded once before: only infoview's own order of imports is in question.
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_module_can_be_imported_first() -> None:
    package = Path(infoview.__file__).parent
    names = [
        ".".join(["infoview", *file.relative_to(package).with_suffix("").parts]).removesuffix(".__init__")
        for file in sorted(package.rglob("*.py"))
    ]
    assert len(names) > 50
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTING_ALONE, *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)
