"""Where the files lie, and every default that a user may change.

The SETTINGS table is the one source of the settings' names, defaults, units and reasons. A setting is
changed in ``config.toml`` (``[follow-up]`` and so on); the file is read only where it exists.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
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
    Setting("follow-up.event_email", 1, "business days", "write to a speaker while they remember you"),
    Setting("follow-up.reach_out", 2, "business days", "house rule: soon, but not at once"),
    Setting("follow-up.referral", 2, "business days", "use a name while the talk is fresh"),
    Setting("follow-up.nudge", 7, "business days", "The 2-Hour Job Search, by way of SFU's career centre"),
    Setting("follow-up.decide", 7, "business days", "house rule: about three weeks after the first message"),
    Setting("follow-up.reminders", 2, "messages", "career centres say one or two, and then move on"),
    Setting(
        "follow-up.set_date", 1, "business days", "house rule: a yes is answered by the next business day"
    ),
    Setting(
        "follow-up.new_dates", 1, "business days", "house rule: a talk that fell through is saved at once"
    ),
    Setting(
        "follow-up.decline_reply", 1, "business days", "thank them, and ask for a name (Eastern University)"
    ),
    Setting("follow-up.thank_you", 24, "hours", "within a day (Yale, NC State, UConn career centres)"),
    Setting("follow-up.thank_you_late", 48, "hours", "house rule: from then on it is called late"),
    Setting(
        "follow-up.profile", "3b7", "profile", "3b7, weekly or gentle: the reminders, unless set one by one"
    ),
    Setting("follow-up.second_person", 3, "business days", "The 2-Hour Job Search; 0 switches it off"),
    Setting("follow-up.per_employer", 3, "people a week", "house rule: do not write to a whole office"),
    Setting("follow-up.report_back", "4w", "period", "three to four weeks after the talk (ASBMB)"),
    Setting(
        "follow-up.chase_promise", 7, "days", "a check-in after seven to ten days (career planning textbook)"
    ),
    Setting("follow-up.my_promise", 3, "business days", "house rule: what you promised without a date"),
    Setting("follow-up.tell_introducer", 2, "business days", "house rule: while the talk is fresh"),
    Setting("follow-up.tell_news", 3, "business days", "house rule: good news travels soon"),
    Setting("keep-in-touch.tags", (), "tag=period", "a rhythm for everybody with a tag: mentor=6w"),
    Setting("keep-in-touch.a", "6w", "period", "four to six weeks (Ferrazzi's circle A)"),
    Setting("keep-in-touch.b", "3mo", "period", "three months (Ferrazzi's circle B); also without a tier"),
    Setting("keep-in-touch.c", "6mo", "period", "once or twice a year (Ferrazzi's circle C)"),
    Setting("days.free", (), "ISO dates", "your holidays: never counted as business days"),
    Setting("days.weekend", ("sat", "sun"), "weekdays", "the days of every week that are free"),
    Setting("days.order", "", "dmy or mdy", "how to read 03/04/2026; refused while this is not set"),
    Setting("backup.days", 60, "days", "older automatic backups are thinned to one a month"),
    Setting("talk.minutes", 20, "minutes", "the usual request (Pomona, Northeastern career centres)"),
    Setting("talk.minutes_in_person", 30, "minutes", "a fair request in person (NC State, Wheaton)"),
    Setting("message.first_words", 100, "words", "a first email, at most (SFU's career centre)"),
    Setting("message.first_words_target", 75, "words", "a first email, if it can be (The 2-Hour Job Search)"),
    Setting("message.note", 200, "characters", "a note with a LinkedIn invitation, free account"),
    Setting("message.note_premium", 300, "characters", "the same with LinkedIn Premium"),
    Setting("message.notes_a_month", 5, "notes", "a free account's allowance (LinkedIn Help)"),
    Setting("message.inmail", 2000, "characters", "an InMail, at most (LinkedIn Help)"),
    Setting("message.inmail_warn", 1900, "characters", "where most other sources put that limit"),
    Setting("message.inmail_advice", 400, "characters", "shorter ones are answered more (LinkedIn, 2022)"),
    Setting("message.inmail_subject", 200, "characters", "the subject of an InMail (LinkedIn Help)"),
    Setting("message.direct", 3000, "characters", "a message to somebody you are connected with"),
    Setting("message.clock", 24, "hours", "24 writes 14:00 in messages, 12 writes 2:00 pm"),
)
"""Every setting; ``why`` names the source of the number, or calls it a house rule."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; ``places`` says where those that are not defaults were set: ``config.toml:3``."""

    values: dict[str, Any]
    places: dict[str, str] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """Return a whole number."""
        return int(self.values[key])

    def text(self, key: str) -> str:
        """Return a text."""
        return str(self.values[key])

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.values[key])

    def origin(self, key: str) -> str:
        """Return where a value was set: a line of the settings file, or ``default``."""
        return self.places.get(key, "default")

    def with_value(self, key: str, value: Any) -> Settings:
        """Return these settings with another value for one key, as if it had just been typed."""
        typed_value = tuple(value) if isinstance(value, list) else value
        return Settings(self.values | {key: typed_value}, {**self.places, key: key})


USUAL_EDITORS = ("notepad",) if os.name == "nt" else ("nano", "vim", "vi")
"""What is looked for where the user has named no editor; the first of them shows its keys."""
COMPLETE = "_INFOVIEW_COMPLETE"
"""The variable in which a shell says that it wants completion: ``complete_zsh``."""


DEFAULTS = Settings({setting.key: setting.default for setting in SETTINGS})


def database_path() -> Path:
    """Return the database file: INFOVIEW_DB, or infoview.db in the data folder."""
    named = os.environ.get("INFOVIEW_DB")
    if named:
        return Path(named).expanduser()
    return data_folder() / "infoview.db"


def data_folder() -> Path:
    """Return the folder that is infoview's own: INFOVIEW_HOME, or the platform's place for its data."""
    return _folder("user_data_path")


def edit_files_path() -> Path:
    """Return the folder of the edit files: beside the database."""
    return database_path().parent / "drafts"


def database_variable() -> str:
    """Return the variable that decides which database is used: INFOVIEW_DB where it is set."""
    return "INFOVIEW_DB" if os.environ.get("INFOVIEW_DB") else "INFOVIEW_HOME"


DEMO_NOTE = "THROW-AWAY.txt"
"""The file that lies beside the database of a demo."""


def is_demo() -> bool:
    """Return whether the database is that of a demo, where nothing should be kept."""
    return (database_path().parent / DEMO_NOTE).exists()


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
        # Notepad begins a file with a mark that TOML does not know.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return DEFAULTS
    except (OSError, UnicodeDecodeError) as error:
        raise InfoviewError(f"The settings file {path} cannot be read: {error}.") from None
    import tomllib

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InfoviewError(
            f"The settings file {path} is not valid TOML: {error}.",
            hint="Mend that line, or remove the file.",
        ) from None
    places = _places(text, path)
    return Settings(DEFAULTS.values | _checked(document, path, places), places)


def typed(setting: Setting, value: Any, *, where: str) -> int | str | tuple[str, ...]:
    """Return a value of the setting's own type.

    Raises:
        UsageError: it has another type; the message names ``where``, the hint says what is accepted.
    """
    wanted = type(setting.default)
    if wanted is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if wanted is int and isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000:
        return value
    if wanted is str and isinstance(value, str):
        return value
    accepted = {int: "a whole number from 0 to 10000", str: "a text", tuple: "a list of texts"}[wanted]
    raise UsageError(
        f"{where}: {setting.key} is {value!r}.", hint=f"Accepted: {accepted}, in {setting.unit}."
    )


def _checked(document: dict[str, Any], path: Path, places: dict[str, str]) -> dict[str, Any]:
    """Flatten the tables of config.toml and check every key and type against the SETTINGS table."""
    known = {setting.key: setting for setting in SETTINGS}
    found: dict[str, Any] = {}
    for table, content in document.items():
        entries = content.items() if isinstance(content, dict) else [("", content)]
        for name, value in entries:
            key = f"{table}.{name}" if name else table
            where = places.get(key, str(path))
            if key not in known:
                raise UsageError(
                    f"{where}: there is no setting {key!r}.", hint=f"Settings: {', '.join(sorted(known))}"
                )
            found[key] = typed(known[key], value, where=where)
    return found


def _places(text: str, path: Path) -> dict[str, str]:
    """Return the line on which each key of a settings file stands, as ``config.toml:3``."""
    places: dict[str, str] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = stripped.strip("[] ").split("#")[0].strip(" ]\"'")
        elif "=" in stripped and not stripped.startswith("#"):
            name = stripped.partition("=")[0].strip(" \"'")
            places[f"{table}.{name}" if table else name] = f"{path}:{number}"
    return places


def editor() -> tuple[str, ...]:
    """Return the user's editor as the words of a command, to which the name of the file is added.

    That is VISUAL, else EDITOR, else one of the usual ones. The value is split as a shell would split it,
    but no shell is asked. A program whose path holds blanks may be named with or without quotes.

    Raises:
        UsageError: the value has a quotation mark without its partner.
        InfoviewError: no editor is named, and none of the usual ones is there.
    """
    import shutil

    for variable in ("VISUAL", "EDITOR"):
        command = os.environ.get(variable, "").strip()
        if command:
            words = (command,) if shutil.which(command) else _command_words(command, variable)
            return (shutil.which(words[0]) or words[0], *words[1:])
    found = next(filter(None, map(shutil.which, USUAL_EDITORS)), None)
    if found is None:
        raise InfoviewError(
            "No editor is known: VISUAL and EDITOR are not set, and none of the usual ones"
            f" ({', '.join(USUAL_EDITORS)}) is on PATH.",
            hint='Name yours first, for example: export VISUAL="code --wait"',
            code="editor",
        )
    return (found,)


def _command_words(command: str, variable: str) -> tuple[str, ...]:
    import shlex

    lexer = shlex.shlex(command, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    if os.name == "nt":
        lexer.escape = ""  # there a backslash parts folders
    try:
        return tuple(lexer)
    except ValueError:
        raise UsageError(
            f"{variable} is {command!r}, where a quotation mark has no partner.",
            hint=f'For example: export {variable}="code --wait"',
        ) from None


def completion_request() -> dict[str, str]:
    """Return what a shell asks on TAB, by variable (the names are Typer's); nothing if it asks nothing."""
    if not os.environ.get(COMPLETE):
        return {}
    names = (COMPLETE, "_TYPER_COMPLETE_ARGS", "COMP_WORDS", "COMP_CWORD", "COMP_TYPE")
    return {name: os.environ.get(name, "") for name in names}


def keep_plugins_out() -> None:
    """Let pydantic load none of the plug-ins that other packages bring: looking for any takes time too."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def wants_color() -> bool:
    """Return whether the environment leaves colour on: no NO_COLOR, and a terminal that can show it."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
