"""Whole outputs, as they stand on the screen, on a Thursday morning in the middle of the three weeks.

On that day something is late, something is due, names are wide and run from right to left, and a talk is in
another zone. The files lie beside this one: ``today-80.txt`` is ``infoview`` alone in 80 columns.

``UPDATE_GOLDEN=1 pytest tests/golden`` writes them anew, and ``git diff`` shows what has changed: look at
every line of it before it is committed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from diary import SETTINGS, Told, living_in, run

HERE = Path(__file__).parent
THURSDAY = "2026-10-22"

OUTPUTS = {
    "today": (),
    "due": ("followup", "--due"),
    "followup": ("followup",),
    "followup-one": ("followup", "oneil"),
    "contacts": ("contacts",),
    "search": ("search", "swapped cards"),
    "show-wide": ("show", "王小明"),
    "show-long": ("show", "zoe"),
    "plan-for-anybody": ("plan", "--format", "coffee", "--minutes", "15"),
    "plan": ("plan", "王小明"),
    "history": ("history", "--limit", "4"),
    "candidates": ("show", "daniel"),
}
WIDTHS = (40, 80, 100)
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


@pytest.fixture(scope="module")
def home(three_weeks: Told, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the database of that morning."""
    folder = tmp_path_factory.mktemp("thursday")
    (folder / "config.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(three_weeks.mornings[THURSDAY], folder / "infoview.db")
    return folder


@pytest.fixture
def shown(home: Path) -> Iterator[pytest.MonkeyPatch]:
    """Yield what sets the width of a page shown to somebody at eight that morning."""
    with living_in(home) as patch:
        patch.setenv("INFOVIEW_NOW", f"{THURSDAY}T08:00")
        yield patch


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_the_output_is_the_one_that_was_looked_at(shown: pytest.MonkeyPatch, name: str, width: int) -> None:
    shown.setenv("COLUMNS", str(width))
    _, out, err = run(*OUTPUTS[name])
    golden = HERE / f"{name}-{width}.txt"
    if UPDATE:
        golden.write_text(out or err, encoding="utf-8")
    assert (out or err).splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_no_line_is_too_wide_or_ends_in_blanks(name: str, width: int) -> None:
    lines = (HERE / f"{name}-{width}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []


def test_every_golden_file_belongs_to_an_output() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {f"{name}-{w}" for name in OUTPUTS for w in WIDTHS}
