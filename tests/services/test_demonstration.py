"""The throw-away database: the same lively morning on every day, apart from the user's own."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from infoview import config
from infoview.domain.results.demo import Demo
from infoview.services import demo, due
from infoview.services.demo import make_demo, remove_demos
from infoview.store import database, journal, sessions

NOW = datetime.fromisoformat(MONDAY)

ALWAYS_DUE = ["custom", "decide", "keep-in-touch", "nudge", "prepare", "referral", "talk", "thank-you"]
TO_COME = ["my-promise", "reach-out", "reach-out", "report-back", "report-back", "set-date", "talk"]


def kinds(made: Demo) -> list[str]:
    return sorted(row.kind for row in made.today.due)


def path(made: Demo) -> Path:
    return Path(made.folder) / "infoview.db"


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Iterator[Demo]:
    """A demo of Monday morning."""
    request.getfixturevalue("remembered_demos")
    made = make_demo(now=NOW)
    yield made
    remove_demos()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "hour"), [*((day, "12:00") for day in range(7)), (0, "00:05"), (4, "23:55"), (6, "00:05")]
)
def test_every_day_shows_something_of_everything(day: int, hour: str) -> None:
    now = datetime.fromisoformat(f"{MONDAY[:10]}T{hour}") + timedelta(days=day)
    made = make_demo(now=now)
    assert kinds(made) == ALWAYS_DUE
    assert [row.contact.name for row in made.today.talks] == ["Kenji Watanabe"]
    with database.reading_connection(path(made)) as connection:
        listed = due.list_due(connection, now=now, settings=config.DEFAULTS)
    assert sorted(row.kind for row in listed.rows if row.due > now.date()) == TO_COME
    late = {row.kind: row for row in listed.rows}["thank-you"]
    assert (late.overdue_days, late.late) == (2, True)


def test_it_is_an_ordinary_database_of_ordinary_commands(made: Demo) -> None:
    assert made.people == 14
    with database.reading_connection(path(made)) as connection:
        steps = journal.list_steps(connection, 1000)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(steps) > 50
    assert {step.command for step in steps} == {"add-contact", "log", "plan", "followup add", "followup done"}
    assert [step.at for step in steps] == sorted((step.at for step in steps), reverse=True)


def test_nothing_in_it_lies_in_the_future_but_what_is_planned(made: Demo) -> None:
    with database.reading_connection(path(made)) as connection:
        for query in ("SELECT max(day) FROM entry", "SELECT max(added_on) FROM contact"):
            assert connection.execute(query).fetchone() <= (MONDAY[:10],)


def test_it_lies_apart_and_private(iv: Infoview) -> None:
    made = make_demo(now=NOW)
    folder = Path(made.folder)
    assert not iv.home.exists()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path(made).stat().st_mode) == 0o600
    assert sorted(file.name for file in folder.iterdir()) == [config.DEMO_NOTE, "infoview.db"]


def test_each_is_a_new_one_and_all_are_removed(iv: Infoview, made: Demo, tmp_path: Path) -> None:
    other = make_demo(now=NOW)
    kept = tmp_path / "infoview-demo-of-mine"
    kept.mkdir()
    (kept / "letter.txt").touch()
    (tmp_path / "infoview-demo-link").symlink_to(made.folder)
    iv.ok("add-contact", "Dana Lee")
    gone = remove_demos()
    assert set(gone.removed) == {made.folder, other.folder}
    assert not gone.in_use
    assert [Path(folder).exists() for folder in gone.removed] == [False, False]
    assert (kept / "letter.txt").exists()
    assert len(iv.data("contacts")) == 1
    assert remove_demos().removed == ()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs users")
def test_those_of_others_stay(made: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: 12345)
        assert remove_demos().removed == ()
    assert path(made).exists()


def test_one_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(demo.TELLING, "plan", ("plan", interrupted))
    with pytest.raises(KeyboardInterrupt):
        make_demo(now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_the_variable_is_the_one_that_decides(made: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (made.variable, made.value) == ("INFOVIEW_HOME", made.folder)
    monkeypatch.setenv("INFOVIEW_DB", "/somewhere/else.db")
    other = make_demo(now=NOW)
    assert (other.variable, other.value) == ("INFOVIEW_DB", str(path(other)))


def test_the_settings_and_drafts_of_the_user_are_not_in_it(iv: Infoview, made: Demo) -> None:
    (iv.home / "drafts").mkdir(parents=True)
    (iv.home / "drafts" / "log-1.md").write_text("x")
    (iv.home / "config.toml").write_text("[follow-up]\nnudge = 1\n")
    other = make_demo(now=NOW)
    assert other.today.due == made.today.due
    assert other.today.drafts == ()


def test_doctor_finds_nothing_in_it(iv: Infoview, made: Demo) -> None:
    iv.monkeypatch.setenv("INFOVIEW_HOME", made.folder)
    states = {finding["check"]: finding["state"] for finding in iv.data("doctor")}
    assert {check for check, state in states.items() if state != "ok"} <= {"backups"}


def test_its_many_commands_share_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlmodel

    made: list[int] = []
    create = sqlmodel.create_engine

    def counted(*arguments: Any, **options: Any) -> Any:
        made.append(1)
        return create(*arguments, **options)

    monkeypatch.setattr(sqlmodel, "create_engine", counted)
    sessions._engine.cache_clear()
    make_demo(now=NOW)
    assert made == [1]
