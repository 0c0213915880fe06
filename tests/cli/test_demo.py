"""infoview demo: what somebody sees who has never used it, and that all it proposes works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from terminal import on_terminal

pytestmark = pytest.mark.usefixtures("remembered_demos")


@pytest.fixture
def sample(iv: Infoview) -> Any:
    """A demo of Monday morning, as its JSON tells it."""
    return iv.data("demo")


def enter(iv: Infoview, sample: Any) -> Infoview:
    iv.monkeypatch.setenv(sample["variable"], sample["value"])
    return iv


def test_it_shows_the_morning_and_what_to_do_with_it(iv: Infoview, tmp_path: Path) -> None:
    out = iv.ok("demo").out
    (folder,) = tmp_path.glob("infoview-demo-*")
    lines = out.splitlines()
    assert lines[0] == "14 sample people, in a throw-away database. Your own data are not touched."
    assert lines[2] == "Today, Mon 2026-11-23"
    assert "Send a thank-you note" in out
    assert f"  export INFOVIEW_HOME={folder}" in lines
    assert lines[-1] == "  infoview demo --remove"
    assert max(len(line) for line in lines) <= max(80, len(str(folder)) + 24)
    assert not iv.home.exists()


def test_on_a_terminal_it_is_the_same_and_asks_nothing(iv: Infoview) -> None:
    screen = on_terminal(iv, "demo")
    assert screen.code == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen.text)
    assert "sample people" in plain
    assert re.search(r"^  export INFOVIEW_HOME=\S+$", plain, re.MULTILINE)


def test_a_folder_with_blanks_is_quoted(iv: Infoview, tmp_path: Path) -> None:
    import tempfile

    (tmp_path / "my files").mkdir()
    iv.monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "my files"))
    (line,) = (line for line in iv.ok("demo").out.splitlines() if "export" in line)
    _, setting = shlex.split(line)
    assert Path(setting.removeprefix("INFOVIEW_HOME=")).parent == tmp_path / "my files"


def test_it_tells_programs_where_it_is(iv: Infoview, sample: Any) -> None:
    assert (sample["variable"], sample["value"]) == ("INFOVIEW_HOME", sample["folder"])
    assert sample["people"] == sample["today"]["contacts"] == 14
    enter(iv, sample)
    assert len(iv.data("contacts")) == 14
    assert iv.data()["due"] == sample["today"]["due"]


@pytest.mark.parametrize("now", [f"{MONDAY[:10]}T07:00", MONDAY, f"{MONDAY[:10]}T22:00", "2026-11-28T12:00"])
def test_the_loop_that_it_proposes_works(iv: Infoview, now: str) -> None:
    sample = iv.at(now).data("demo")
    enter(iv, sample)
    (talk,) = (row for row in iv.data("followup", "grace") if row["kind"] == "talk")
    proposed = {step["command"]: shlex.split(step["command"])[1:] for step in sample["steps"]}
    assert len(proposed) == 5
    for command, argv in proposed.items():
        assert command.startswith("infoview ")
        assert len(command) <= 76
        ran = iv.ok(*argv)
        if "met" in argv:
            assert f"Closed {talk['id']}: " in ran.out
            assert "Send a thank-you note" in ran.out
        if argv[-1] == "thanked":
            assert re.search(r"Closed f\d+: Send a thank-you note", ran.out)
    assert [row["kind"] for row in iv.data("followup", "grace")] == ["thank-you", "custom"]


def test_ones_own_people_are_not_touched_and_not_shown(iv: Infoview) -> None:
    iv.ok("add-contact", "[bold]Zoë O'Neil-李")
    before = iv.db.read_bytes()
    out = iv.ok("demo").out
    assert "李" not in out
    assert iv.db.read_bytes() == before
    assert len(iv.data("contacts")) == 1
    assert "demo" not in iv.ok().out


def test_a_database_that_cannot_be_read_is_no_hindrance(iv: Infoview) -> None:
    iv.home.mkdir()
    iv.db.write_bytes(b"no database")
    (iv.home / "config.toml").write_text("nonsense")
    assert "sample people" in iv.ok("demo").out


def test_the_morning_screen_says_whose_people_they_are(iv: Infoview, sample: Any) -> None:
    assert "These are the sample people of infoview demo." in enter(iv, sample).ok().out


def test_it_is_removed_again(iv: Infoview, sample: Any, tmp_path: Path) -> None:
    out = iv.ok("demo", "--remove").out
    assert sample["folder"] in out
    assert "open another one" not in out
    assert list(tmp_path.glob("infoview-demo-*")) == []
    assert iv.ok("demo", "--remove").out == "There is no throw-away database.\n"
    assert iv.data("demo", "--remove") == {"removed": [], "in_use": False}


def test_a_terminal_that_still_uses_it_is_told(iv: Infoview, sample: Any) -> None:
    assert "open another one" in enter(iv, sample).ok("demo", "--remove").out


# The first run.


def test_the_welcome_is_understood_without_the_readme(iv: Infoview) -> None:
    out = iv.ok().out
    proposed = [line.strip() for line in out.splitlines() if line.startswith("   infoview ")]
    assert len(proposed) == 4
    for command in proposed:
        iv.ok(*shlex.split(command)[1:])
    assert iv.data("show", "dana")["stage"] == "scheduled"
    assert not iv.ok().out.startswith("Welcome")
