"""Settings: set, unset, refused, undone; the user's own file keeps its comments."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from command_lines import prepare
from conftest import Infoview
from infoview import config
from infoview.config import SETTINGS
from infoview.store import waiting
from stored import content, number

OTHERS = {
    "follow-up.profile": ("weekly", "weekly"),
    "keep-in-touch.tags": ("mentor=6w, alumni=1y", ["mentor=6w", "alumni=1y"]),
    "keep-in-touch.a": ("5w", "5w"),
    "keep-in-touch.b": ("2mo", "2mo"),
    "keep-in-touch.c": ("1y", "1y"),
    "follow-up.report_back": ("3w", "3w"),
    "days.free": ("2026-12-25, 2027-01-01", ["2026-12-25", "2027-01-01"]),
    "days.weekend": ("fri, sat", ["fri", "sat"]),
    "days.order": ("dmy", "dmy"),
}
"""What each setting that is no number can be set to, and what then stands in the file."""


def another(setting: config.Setting) -> tuple[str, object]:
    """Return a value that is not the default, as it is typed and as it stands in the file."""
    if setting.key in OTHERS:
        return OTHERS[setting.key]
    values = [value for value in setting.takes if isinstance(value, int) and value != setting.default]
    return str(values[0]), values[0]


def in_file(iv: Infoview) -> dict[str, object]:
    """Return the settings file as keys and values."""
    tables = tomllib.loads((iv.home / "config.toml").read_text(encoding="utf-8"))
    return {f"{table}.{name}": value for table, entries in tables.items() for name, value in entries.items()}


def line_of(iv: Infoview, key: str) -> dict[str, str]:
    (found,) = [line for line in iv.data("config") if line["key"] == key]
    assert isinstance(found, dict)
    return found


def well(iv: Infoview) -> bool:
    return all(row["state"] in {"ok", "warning"} for row in iv("doctor", "--json").data)


# Every setting.


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_is_set_listed_with_its_line_and_unset(iv: Infoview, setting: config.Setting) -> None:
    before = line_of(iv, setting.key)
    assert before["origin"] == "default"
    assert before["value"] == before["default"]
    typed, stored = another(setting)
    (changed,) = iv.data("config", "set", setting.key.upper(), f" {typed} ")
    path = iv.home / "config.toml"
    assert changed == {**before, "value": typed, "origin": f"{path}:2"}
    assert in_file(iv) == {setting.key: stored}
    assert line_of(iv, setting.key) == changed
    assert iv.data("config", "unset", setting.key) == [before]
    assert in_file(iv) == {}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("follow-up.nudge", "soon", "'soon'"),
        ("follow-up.nudge", "-1", "'-1'"),
        ("follow-up.nudge", "1.5", "'1.5'"),
        ("follow-up.nudge", "", "''"),
        ("follow-up.nudge", "٣", "'٣'"),
        ("follow-up.nudge", "99999", "follow-up.nudge is 99999. Accepted: 1 to 60 business days."),
        ("follow-up.nudge", "0", "Accepted: 1 to 60 business days."),
        ("follow-up.nudge", "a week", "Accepted: 1 to 60 business days."),
        ("follow-up.reminders", "3", "Accepted: 1 to 2 messages."),
        ("follow-up.reminders", "0", "Accepted: 1 to 2 messages."),
        ("follow-up.per_employer", "0", "Accepted: 1 to 100 people a week."),
        ("talk.minutes", "0", "Accepted: 5 to 480 minutes."),
        ("message.first_words", "0", "Accepted: 20 to 1000 words."),
        ("message.clock", "13", "message.clock is 13. Accepted: 12 or 24."),
        ("follow-up.profile", "hasty", "Accepted: 3b7, weekly or gentle."),
        ("days.order", "ymd", "Accepted: dmy, mdy or nothing."),
        ("days.weekend", "mon,tue,wed,thu,fri,sat,sun", "infoview config set days.weekend sat,sun"),
        ("days.weekend", "mo,di", "'mo'"),
        ("follow-up.profile", "hasty", "'hasty'"),
        ("keep-in-touch.a", "often", "'often'"),
        ("keep-in-touch.a", "1m", "'1m'"),
        ("keep-in-touch.tags", "mentor", "'mentor'"),
        ("days.free", "2026-02-31", "'2026-02-31'"),
        ("days.free", "christmas", "'christmas'"),
        ("days.weekend", "someday", "'someday'"),
        ("days.order", "ymd", "'ymd'"),
        ("follow-up.nudges", "5", "Did you mean follow-up.nudge?"),
        ("nudge", "5", "infoview config"),
        ("", "5", "infoview config"),
    ],
)
@pytest.mark.parametrize("there", [True, False], ids=["file", "no file"])
def test_what_cannot_be_meant_is_refused_and_the_file_left_as_it_is(
    iv: Infoview, key: str, value: str, told: str, there: bool
) -> None:
    prepare(iv)
    path = iv.home / "config.toml"
    if there:
        path.write_text("# Mine.\n[follow-up]\nnudge = 9\n")
    before = (iv.db.read_bytes(), path.read_bytes() if there else None)
    ran = iv("config", "set", "--json", "--", key, value)
    assert (ran.code, ran.error["code"]) == (2, "usage")
    assert told in f"{ran.error['message']} {ran.error['hint']}"
    assert (iv.db.read_bytes(), path.read_bytes() if path.exists() else None) == before


def test_unsetting_what_is_not_set_makes_no_file_and_no_step(iv: Infoview) -> None:
    prepare(iv)
    before = number(iv.db, "SELECT count(*) FROM operation")
    iv.ok("config", "unset", "follow-up.nudge")
    assert not (iv.home / "config.toml").exists()
    assert number(iv.db, "SELECT count(*) FROM operation") == before


def test_no_database_is_made_for_a_setting(iv: Infoview) -> None:
    iv.ok("config", "set", "follow-up.nudge", "5")
    assert [file.name for file in iv.home.iterdir()] == ["config.toml"]


# The user's own file.

MINE = """\
# How I like it.
[days]   # my days
free = ["2026-12-25"]  # Christmas
weekend = [
    "sat",
    "sun",
]

[follow-up]
nudge = 9  # they are slow here

# The end.
"""


def test_comments_order_and_all_other_lines_are_kept(iv: Infoview) -> None:
    iv.home.mkdir()
    path = iv.home / "config.toml"
    path.write_text(MINE)
    iv.ok("config", "set", "follow-up.nudge", "4")
    assert path.read_text() == MINE.replace("nudge = 9  #", "nudge = 4  #")
    iv.ok("config", "set", "follow-up.nudge", "9")
    assert path.read_text() == MINE
    iv.ok("config", "set", "talk.minutes", "25")
    assert path.read_text().startswith(MINE.rstrip())
    assert in_file(iv)["talk.minutes"] == 25


@pytest.mark.parametrize(
    "text",
    [
        "follow-up.nudge = 9\n",
        "follow-up = { nudge = 9 }\n",
        "['follow-up']\n'nudge' = 9\n",
        "\ufeff[follow-up]\r\nnudge = 9\r\n",
    ],
)
def test_every_writing_of_toml_is_understood(iv: Infoview, text: str) -> None:
    prepare(iv)
    (iv.home / "config.toml").write_text(text, encoding="utf-8", newline="")
    iv.ok("doctor", "--fix")
    assert line_of(iv, "follow-up.nudge")["value"] == "9"
    iv.ok("config", "set", "follow-up.nudge", "4")
    assert in_file(iv) == {"follow-up.nudge": 4}
    iv.ok("undo")
    assert in_file(iv) == {"follow-up.nudge": 9}


def test_the_file_is_private_and_replaced_whole(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    iv.ok("config", "set", "follow-up.nudge", "5")
    path = iv.home / "config.toml"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    ran = iv("config", "set", "follow-up.nudge", "6")
    assert (ran.code, ran.out) == (1, "")
    assert "No space left" in ran.err
    assert path.read_bytes() == before
    assert [file.name for file in iv.home.iterdir()] == ["config.toml"]


# What follows from a setting.


def due(iv: Infoview) -> dict[str, str]:
    return {row["id"]: row["due"] for row in iv.data("followup", "--all")}


def test_a_changed_delay_works_out_anew_what_is_owed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    assert due(iv)["f2"] == "2026-12-02"
    iv.ok("config", "set", "follow-up.nudge", "3")
    assert due(iv)["f2"] == "2026-11-26"
    iv.ok("config", "set", "days.free", "2026-11-25")
    assert due(iv)["f2"] == "2026-11-27"
    iv.ok("config", "unset", "days.free")
    iv.ok("config", "unset", "follow-up.nudge")
    assert due(iv)["f2"] == "2026-12-02"
    assert well(iv)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_change_is_one_step_that_undo_and_redo_take_with_the_file(
    iv: Infoview, setting: config.Setting
) -> None:
    prepare(iv)
    rows = content(iv.db)
    steps = number(iv.db, "SELECT count(*) FROM operation")
    iv.ok("config", "set", setting.key, another(setting)[0])
    after, stands = content(iv.db), in_file(iv)
    assert number(iv.db, "SELECT count(*) FROM operation") == steps + 1
    assert well(iv)
    undone = iv.data("undo")
    assert undone["command"] == "config"
    # What the doctor has found well is well again where all of it is the same.
    assert (content(iv.db), in_file(iv)) == (rows, {})
    iv.ok("redo")
    assert (content(iv.db), in_file(iv)) == (after, stands)


@pytest.mark.parametrize(("profile", "days"), [("weekly", "5"), ("gentle", "10")])
def test_what_a_profile_has_is_told_as_in_force_and_unset_goes_back_to_it(
    iv: Infoview, profile: str, days: str
) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    by_default = due(iv)["f2"]
    iv.ok("config", "set", "follow-up.profile", profile)
    of_profile = due(iv)["f2"]
    assert of_profile != by_default
    line = line_of(iv, "follow-up.nudge")
    said = {name: line[name] for name in ("value", "default", "origin", "unset")}
    assert said == {"value": days, "default": "7", "origin": f"profile {profile}", "unset": days}
    assert line_of(iv, "follow-up.reach_out")["origin"] == "default"
    assert f"profile {profile}; default 7" in iv.ok("config").out

    told = iv.ok("config", "set", "follow-up.nudge", "7").out
    assert told == (
        "follow-up.nudge is now 7 (business days)\n"
        f"To go back to the profile's {days}: infoview config unset follow-up.nudge\n"
    )
    assert line_of(iv, "follow-up.nudge")["origin"] == f"{iv.home / 'config.toml'}:3"
    assert due(iv)["f2"] == by_default
    told = iv.ok("config", "unset", "follow-up.nudge").out
    assert told == f"follow-up.nudge is now {days} (business days), as the profile has it\n"
    assert due(iv)["f2"] == of_profile
    assert well(iv)
    told = iv.ok("config", "unset", "follow-up.profile").out
    assert told == "follow-up.profile is now 3b7 (profile), as it is by default\n"
    assert (due(iv)["f2"], line_of(iv, "follow-up.nudge")["value"]) == (by_default, "7")


def test_undo_goes_back_through_several_changes_of_one_setting(iv: Infoview) -> None:
    prepare(iv)
    (iv.home / "config.toml").write_text("# Mine.\n[follow-up]\nnudge = 9\n")
    iv.ok("doctor", "--fix")
    for typed in ("5", "4"):
        iv.ok("config", "set", "follow-up.nudge", typed)
    iv.ok("config", "unset", "follow-up.nudge")
    for value in (4, 5, 9):
        assert well(iv)
        iv.ok("undo")
        assert in_file(iv) == {"follow-up.nudge": value}
    assert (iv.home / "config.toml").read_text().startswith("# Mine.\n")
    for expected in ({"follow-up.nudge": 5}, {"follow-up.nudge": 4}, {}):
        iv.ok("redo")
        assert in_file(iv) == expected


def test_the_history_says_what_became_of_a_setting(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    for argv in (
        ("set", "follow-up.nudge", "5"),
        ("set", "follow-up.nudge", "3"),
        ("unset", "follow-up.nudge"),
    ):
        iv.ok("config", *argv)
    iv.ok("config", "set", "days.weekend", "fri,sat")
    said = [line["summary"] for line in iv.data("history", "--limit", "4")]
    assert said == [
        "days.weekend fri, sat instead of its default",
        "Dana Lee: follow-up.nudge its default instead of 3, 1 follow-up changed",
        "Dana Lee: follow-up.nudge 3 instead of 5, 1 follow-up changed",
        "Dana Lee: follow-up.nudge 5 instead of its default, 1 follow-up changed",
    ]


def test_a_database_that_cannot_be_written_leaves_the_setting_as_it_was(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3
    from contextlib import closing

    prepare(iv)
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(iv.db, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ran = iv("config", "set", "follow-up.nudge", "5", "--json")
    assert (ran.code, ran.error["code"]) == (1, "busy")
    assert not (iv.home / "config.toml").exists()


def test_an_undo_of_a_setting_whose_file_cannot_be_read_undoes_nothing(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("config", "set", "follow-up.nudge", "5")
    (iv.home / "config.toml").write_text("[follow-up\nnudge = 5\n")
    before = iv.db.read_bytes()
    ran = iv("undo")
    assert (ran.code, ran.out) == (1, "")
    assert "config.toml" in ran.err.replace("\n", "")
    assert iv.db.read_bytes() == before


def test_a_file_that_is_not_valid_is_told_by_every_command_that_goes_by_it(iv: Infoview) -> None:
    prepare(iv)
    path = iv.home / "config.toml"
    path.write_text("[follow-up]\nnudge = 5\nnudges = 6\n")
    for argv in (
        ("followup",),
        ("config",),
        ("log", "8", "asked"),
        ("config", "set", "follow-up.nudge", "5"),
    ):
        ran = iv(*argv, "--json")
        assert (ran.code, ran.error["code"]) == (2, "usage")
        assert ran.error["message"].startswith(f"{path}:3: ")
    assert path.read_text() == "[follow-up]\nnudge = 5\nnudges = 6\n"


@pytest.mark.parametrize("columns", [40, 60, 80, 110, 200])
def test_a_list_is_shown_whole_at_any_width(iv: Infoview, columns: int) -> None:
    days = ["2026-11-23", "2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"]
    tags = ["mentor=6w", "people-from-the-summer-school=1y"]
    iv.ok("config", "set", "days.free", ",".join(days))
    iv.ok("config", "set", "keep-in-touch.tags", ",".join(tags))
    iv.monkeypatch.setenv("COLUMNS", str(columns))
    out = iv.ok("config").out
    assert all(item in out for item in days + tags)
    assert "…" not in out
    assert max(len(line) for line in out.replace(str(iv.home), "").splitlines()) <= columns


# A file with a mistake in it.

MISTAKES = {
    "unknown": ("[follow-up]\nnudges = 5\ndecide = 9\n", 2, "follow-up.nudges"),
    "unknown table": ("[follow-ups]\nnudge = 5\n[follow-up]\ndecide = 9\n", 2, "follow-ups.nudge"),
    "no table": ("nudge = 5\n[follow-up]\ndecide = 9\n", 1, "nudge"),
    "wrong type": ("[follow-up]\nnudge = 'soon'\ndecide = 9\n", 2, "follow-up.nudge"),
    "out of range": ("[follow-up]\ndecide = 9\nreminders = 9\n", 3, "follow-up.reminders"),
    "no date": ("[days]\nfree = ['christmas']\n[follow-up]\ndecide = 9\n", 2, "days.free"),
    "no period": ("[keep-in-touch]\na = 'often'\n[follow-up]\ndecide = 9\n", 2, "keep-in-touch.a"),
}
"""A settings file, the line that is wrong in it, and the key."""


@pytest.fixture(params=[*MISTAKES.values()], ids=[*MISTAKES])
def mistaken(iv: Infoview, request: pytest.FixtureRequest) -> tuple[Infoview, int, str]:
    prepare(iv)
    iv.ok("config", "set", "follow-up.decide", "9")
    text, line, key = request.param
    (iv.home / "config.toml").write_text(text)
    assert iv("log", "8", "asked").code == 2
    return iv, line, key


def test_the_doctor_looks_all_the_same_and_names_what_is_wrong(mistaken: tuple[Infoview, int, str]) -> None:
    iv, line, key = mistaken
    ran = iv("doctor", "--json")
    faults = [row for row in ran.data if row["state"] == "fault"]
    assert (ran.code, [row["check"] for row in faults]) == (1, ["settings"])
    assert f"config.toml:{line}: " in faults[0]["message"]
    assert faults[0]["remedy"] == f"infoview config unset {key}"
    assert [row["state"] for row in ran.data if row["check"] == "owed"] == ["ok"]


def test_backup_and_restore_work_all_the_same(mistaken: tuple[Infoview, int, str], tmp_path: Path) -> None:
    iv, line, _ = mistaken
    iv.ok("backup", str(tmp_path / "copy.db"))
    assert iv.data("backup", "--list") == []
    rows = content(iv.db)
    ran = iv.ok("restore", str(tmp_path / "copy.db"))
    assert content(iv.db) == rows
    assert f"config.toml:{line}:" in "".join(ran.err.split())


def test_what_is_wrong_can_be_taken_out_by_a_command(mistaken: tuple[Infoview, int, str]) -> None:
    iv, _, key = mistaken
    assert key in iv.ok("config", "unset", key).out
    assert in_file(iv) == {"follow-up.decide": 9}
    assert line_of(iv, "follow-up.decide")["value"] == "9"
    assert well(iv)


def test_what_is_wrong_can_be_set_right_and_another_cannot_be_set_before(iv: Infoview) -> None:
    prepare(iv)
    path = iv.home / "config.toml"
    path.write_text("[follow-up]\nnudge = 'soon'\nreminders = 9\n")
    ran = iv("config", "set", "follow-up.nudge", "5", "--json")
    assert (ran.code, ran.error["message"]) == (2, f"{path}:3: follow-up.reminders is 9.")
    iv.ok("config", "unset", "follow-up.reminders")
    iv.ok("config", "set", "follow-up.nudge", "5")
    assert in_file(iv) == {"follow-up.nudge": 5}
    assert well(iv)


def test_a_file_that_is_no_toml_is_a_finding_and_stops_no_backup(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    (iv.home / "config.toml").write_text("[follow-up\nnudge = 5\n")
    (finding,) = [row for row in iv("doctor", "--json").data if row["state"] == "fault"]
    assert (finding["check"], finding["remedy"]) == ("settings", "Mend that line, or remove the file.")
    iv.ok("backup", str(tmp_path / "copy.db"))
    iv.ok("restore", str(tmp_path / "copy.db"))
    ran = iv("config", "unset", "follow-up.nudge", "--json")
    assert (ran.code, (iv.home / "config.toml").read_text()) == (1, "[follow-up\nnudge = 5\n")


def test_the_place_is_told(iv: Infoview) -> None:
    path = iv.home / "config.toml"
    assert iv.data("config", "path") == {"path": str(path), "exists": False}
    iv.ok("config", "set", "follow-up.nudge", "5")
    assert iv.data("config", "path") == {"path": str(path), "exists": True}
    assert Path(iv.ok("config", "path").out.rstrip("\n")) == path
