"""Where the files lie, and every default that a user may change.

The SETTINGS table is the one source of the settings' names, defaults, units and reasons. A setting is
changed in ``config.toml`` (``[follow-up]`` and so on); the file is read only where it exists.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infoview.errors import InfoviewError, UsageError


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the settings table: its key in config.toml, default, unit and the reason for the number."""

    key: str
    default: int | str | tuple[str, ...]
    unit: str
    why: str


SETTINGS = (
    Setting("follow-up.event_email", 1, "business days", "write while they remember you (facts 2.4)"),
    Setting("follow-up.reach_out", 2, "business days", "house rule: soon, not at once"),
    Setting("follow-up.referral", 2, "business days", "use the name while the talk is fresh (facts 6.3)"),
    Setting("follow-up.nudge", 7, "business days", "one reminder after seven business days (facts 2.4)"),
    Setting("follow-up.decide", 7, "business days", "about three weeks after the first message (facts 2.4)"),
    Setting("follow-up.reminders", 2, "messages", "never more than two reminders (facts 2.4)"),
    Setting("follow-up.set_date", 1, "business days", "answer a yes by the next business day"),
    Setting("follow-up.new_dates", 1, "business days", "propose new dates by the next business day"),
    Setting(
        "follow-up.decline_reply", 1, "business days", "thank them for answering; ask for a name (facts 2.2)"
    ),
    Setting("follow-up.thank_you", 24, "hours", "most career centres say within a day (facts 7.1)"),
    Setting("follow-up.thank_you_late", 48, "hours", "from then on it says late (facts 0)"),
    Setting("keep-in-touch.a", "6w", "period", "four to six weeks (facts 7.4)"),
    Setting("keep-in-touch.b", "3mo", "period", "three months; also without a tier (facts 7.4)"),
    Setting("keep-in-touch.c", "6mo", "period", "once or twice a year (facts 7.4)"),
    Setting("days.free", (), "ISO dates", "holidays: never counted as business days"),
    Setting("days.weekend", ("sat", "sun"), "weekdays", "the weekly free days"),
    Setting("days.order", "", "dmy or mdy", "how to read 03/04/2026; refused while unset"),
    Setting("talk.minutes", 20, "minutes", "the usual request of career centres (facts 3.1)"),
    Setting("talk.minutes_in_person", 30, "minutes", "a fair request for a meeting in person (facts 3.1)"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; index with a key of the SETTINGS table."""

    values: dict[str, Any]

    def number(self, key: str) -> int:
        """Return a whole number."""
        return int(self.values[key])

    def text(self, key: str) -> str:
        """Return a text."""
        return str(self.values[key])

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.values[key])


DEFAULTS = Settings({setting.key: setting.default for setting in SETTINGS})


def database_path() -> Path:
    """Return the database file: INFOVIEW_DB, or infoview.db in the data folder."""
    named = os.environ.get("INFOVIEW_DB")
    if named:
        return Path(named).expanduser()
    return _folder("user_data_path") / "infoview.db"


def config_path() -> Path:
    """Return the settings file, which need not exist."""
    return _folder("user_config_path") / "config.toml"


def _folder(kind: str) -> Path:
    """Return INFOVIEW_HOME, or the platform's own place for an application's data or settings."""
    home = os.environ.get("INFOVIEW_HOME")
    if home:
        return Path(home).expanduser()
    import platformdirs

    found: Path = getattr(platformdirs, kind)("infoview", appauthor=False)
    return found


def load_settings() -> Settings:
    """Return the defaults, overlaid with config.toml where there is one.

    Raises:
        InfoviewError: the file cannot be read or is not TOML.
        UsageError: a key is unknown or a value has the wrong type.
    """
    path = config_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return DEFAULTS
    except (OSError, UnicodeDecodeError) as error:
        raise InfoviewError(f"The settings file {path} cannot be read: {error}.") from None
    import tomllib

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InfoviewError(f"The settings file {path} is not valid TOML: {error}.") from None
    return Settings(DEFAULTS.values | _checked(document, path))


def _checked(document: dict[str, Any], path: Path) -> dict[str, Any]:
    """Flatten the tables of config.toml and check every key and type against the SETTINGS table."""
    known = {setting.key: setting for setting in SETTINGS}
    found: dict[str, Any] = {}
    for table, content in document.items():
        entries = content.items() if isinstance(content, dict) else [("", content)]
        for name, value in entries:
            key = f"{table}.{name}" if name else table
            if key not in known:
                raise UsageError(
                    f"{path}: there is no setting {key!r}.", hint=f"Settings: {', '.join(sorted(known))}"
                )
            found[key] = _typed(known[key], value, path)
    return found


def _typed(setting: Setting, value: Any, path: Path) -> int | str | tuple[str, ...]:
    """Return a value of the setting's own type, or say what is accepted."""
    wanted = type(setting.default)
    if wanted is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if wanted is int and isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000:
        return value
    if wanted is str and isinstance(value, str):
        return value
    accepted = {int: "a whole number from 0 to 10000", str: "a text", tuple: "a list of texts"}[wanted]
    raise UsageError(f"{path}: {setting.key} is {value!r}.", hint=f"Accepted: {accepted}, in {setting.unit}.")


def wants_color() -> bool:
    """Return whether the environment leaves colour on: no NO_COLOR, and a terminal that can show it."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
