"""The files: where they lie, and a settings file that a person has written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from infoview import config
from infoview.config import DEFAULTS, SETTINGS
from infoview.errors import InfoviewError, UsageError
from infoview.services import rules


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The settings file of the sandbox, which is not there yet."""
    file = tmp_path / "infoview" / "config.toml"
    file.parent.mkdir()
    return file


def test_every_setting_has_a_table_a_unit_and_a_reason() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(set(keys)) == len(keys)
    for setting in SETTINGS:
        table, _, name = setting.key.partition(".")
        assert table
        assert name.replace("_", "").isalnum()
        assert setting.unit
        assert setting.why
        assert setting.accepted


def test_every_default_is_accepted_and_every_number_and_word_has_its_bounds() -> None:
    for setting in SETTINGS:
        assert config.typed(setting, setting.default) == setting.default
        assert isinstance(setting.default, int) <= (not isinstance(setting.takes, str))
        if isinstance(setting.takes, tuple | range):
            for outside in (10_001, -1, "", "other", True):
                if outside not in setting.takes:
                    with pytest.raises(UsageError, match=setting.key) as caught:
                        config.typed(setting, outside)
                    assert setting.accepted in (caught.value.hint or "")


def test_the_profiles_are_those_that_are_accepted() -> None:
    (profile,) = [setting for setting in SETTINGS if setting.key == "follow-up.profile"]
    assert profile.takes == tuple(rules.PROFILES)
    known = {setting.key: setting for setting in SETTINGS}
    for delays in rules.PROFILES.values():
        for name, days in delays.items():
            assert config.typed(known[f"follow-up.{name}"], days) == days


def test_without_a_file_the_defaults_are_in_force(path: Path) -> None:
    assert config.load_settings() == DEFAULTS
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "# nothing\n", "[follow-up]\n", "\n\n", "\ufeff[follow-up]\n"])
def test_a_file_that_sets_nothing_changes_nothing(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert config.load_settings().values == DEFAULTS.values


def test_what_is_set_is_in_force_and_knows_its_line(path: Path) -> None:
    path.write_text(
        "# Mine.\n\n[days]\nfree = [\n  '2026-12-25',\n  '2027-01-01',\n]\n\n"
        "[follow-up] # delays\nnudge = 5\n"
    )
    settings = config.load_settings()
    assert settings.number("follow-up.nudge") == 5
    assert settings.texts("days.free") == ("2026-12-25", "2027-01-01")
    assert settings.origin("days.free") == f"{path}:4"
    assert settings.origin("follow-up.nudge") == f"{path}:10"
    assert settings.origin("follow-up.decide") == "default"
    assert {key for key in DEFAULTS.values if settings.values[key] != DEFAULTS.values[key]} == {
        "days.free",
        "follow-up.nudge",
    }


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("[follow-up]\nnudges = 5\n", 2, "there is no setting 'follow-up.nudges'"),
        ("nudge = 5\n", 1, "there is no setting 'nudge'"),
        ("[days]\n# free\n[follow-ups]\nnudge = 5\n", 4, "there is no setting 'follow-ups.nudge'"),
        ("[follow-up]\n\nnudge = 'soon'\n", 3, "follow-up.nudge is 'soon'"),
        ("[follow-up]\nnudge = -1\n", 2, "follow-up.nudge is -1"),
        ("[follow-up]\nnudge = 61\n", 2, "follow-up.nudge is 61"),
        ("[follow-up]\nreminders = 3\n", 2, "follow-up.reminders is 3"),
        ("[follow-up]\nprofile = 'hasty'\n", 2, "follow-up.profile is 'hasty'"),
        ("[message]\nclock = 13\n", 2, "message.clock is 13"),
        ("[days]\norder = 'ymd'\n", 2, "days.order is 'ymd'"),
        ("[follow-up]\nnudge = true\n", 2, "follow-up.nudge is True"),
        ("[follow-up]\nnudge = 1.5\n", 2, "follow-up.nudge is 1.5"),
        ("[follow-up]\nnudge = [5]\n", 2, "follow-up.nudge is [5]"),
        ("[days]\nfree = '2026-12-25'\n", 2, "days.free is '2026-12-25'"),
        ("[days]\nfree = [2026]\n", 2, "days.free is [2026]"),
        ("[days]\nfree = [2026-12-25]\n", 2, "days.free is "),
        ("[days]\norder = 3\n", 2, "days.order is 3"),
        ("[keep-in-touch]\na = 6\n", 2, "keep-in-touch.a is 6"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_is_accepted(
    path: Path, text: str, line: int, told: str
) -> None:
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        config.load_settings()
    assert caught.value.message.startswith(f"{path}:{line}: {told}")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[follow-up\nnudge = 5\n", "line 1"),
        (b"[follow-up]\nnudge = \n", "line 2"),
        (b"[follow-up]\nnudge = 5\nnudge = 6\n", "line 3"),
        (b"[follow-up]\n# caf\xe9\n", "cannot be read"),
        (b"!!python/object:os.system\n", "line 1"),
        (b"\x00", "line 1"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(path: Path, content: bytes, told: str) -> None:
    path.write_bytes(content)
    with pytest.raises(InfoviewError) as caught:
        config.load_settings()
    assert str(path) in caught.value.message
    assert told in caught.value.message
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(InfoviewError, match="cannot be read"):
        config.load_settings()


def test_the_files_lie_in_one_folder_where_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFOVIEW_HOME", str(tmp_path / "elsewhere"))
    assert config.database_path() == tmp_path / "elsewhere" / "infoview.db"
    assert config.config_path() == tmp_path / "elsewhere" / "config.toml"
    monkeypatch.setenv("INFOVIEW_DB", str(tmp_path / "people.db"))
    assert config.database_path() == tmp_path / "people.db"
    assert config.config_path() == tmp_path / "elsewhere" / "config.toml"
    assert config.data_folder() == tmp_path / "elsewhere"


def test_a_tilde_is_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INFOVIEW_DB", "~/people.db")
    assert config.database_path() == tmp_path / "people.db"
    monkeypatch.setenv("INFOVIEW_HOME", "~/infoview")
    assert config.config_path() == tmp_path / "infoview" / "config.toml"


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="the places of Linux")
def test_the_platform_says_where_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INFOVIEW_HOME")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert config.database_path() == tmp_path / ".local" / "share" / "infoview" / "infoview.db"
    assert config.config_path() == tmp_path / ".config" / "infoview" / "config.toml"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert config.database_path() == tmp_path / "data" / "infoview" / "infoview.db"
