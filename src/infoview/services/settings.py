"""Settings: what is in force, where it was set, and changing it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoview import config
from infoview.config import SETTINGS, Setting, Settings
from infoview.domain.results.care import Place, SettingLine, TakenOut
from infoview.domain.text import excerpt
from infoview.errors import UsageError
from infoview.services.rules import check_settings, in_force, rules_of, settings_at_hand
from infoview.store import database, files

if TYPE_CHECKING:
    from sqlmodel import Session


def list_settings(settings: Settings) -> tuple[SettingLine, ...]:
    """Return every setting with its value in force, be it its own, the profile's or the default."""
    present = in_force(settings)
    return tuple(
        SettingLine(
            key=setting.key,
            value=_text(present.values[setting.key]),
            default=_text(setting.default),
            unit=setting.unit,
            why=setting.why,
            origin=present.origin(setting.key),
            accepted=setting.accepted,
            unset=_text(in_force(settings.without(setting.key)).values[setting.key]),
        )
        for setting in SETTINGS
    )


def config_place() -> Place:
    """Return where the settings file is, or would be."""
    path = config.config_path()
    return Place(str(path), path.exists())


def change_setting(key: str, text: str | None, *, now: datetime) -> SettingLine | TakenOut:
    """Set a setting in the file, or take it out of it (None), and work out anew what is owed to everybody.

    Both happen, or neither does, and both are one undo step. What is in the file and is no setting can be
    taken out of it too; nothing follows from it.

    Raises:
        UsageError: there is no such setting, or the value is not one it takes, or something else in the file
            is wrong where one is set; nothing is written.
        InfoviewError: the file cannot be read.
    """
    if text is None and key in _strays():
        with _alone(), _making() as change:
            change({key: None})
        return TakenOut(key, str(config.config_path()))
    setting = find_setting(key)
    value = None if text is None else _parsed(setting, text)
    if value is not None:
        config.typed(setting, value)
    with ExitStack() as until_named, _making() as change, _recording(now) as session:
        # After the database is held, as in an undo, and until the file has its name: another command then
        # finds in both what this one left.
        until_named.enter_context(_alone())
        present, mistakes = settings_at_hand()
        for mistake in mistakes:
            if not mistake.key or (value is not None and mistake.key != setting.key):
                raise mistake.error
        wanted = present.without(setting.key) if value is None else present.with_value(setting.key, value)
        check_settings(wanted)
        if session:
            from infoview.services import owing

            _record(session, setting.key, value, present)
            owing.refresh_all(session, today=now.date(), rules=rules_of(wanted))
        change({setting.key: value})
    return next(line for line in list_settings(settings_at_hand()[0]) if line.key == setting.key)


def _strays() -> set[str]:
    """Return what stands in the settings file and is no setting."""
    _, mistakes = config.read_settings()
    return {mistake.key for mistake in mistakes if mistake.key} - config.DEFAULTS.values.keys()


def put_back(values: Mapping[str, Any]) -> None:
    """Give settings the values that they had, None for none, as an undo or a redo does."""
    config.load_settings()  # a file that cannot be read is told before anything is undone
    known = {setting.key for setting in SETTINGS}
    with _alone(), _making() as change:
        change({key: value for key, value in values.items() if key in known})


@contextmanager
def _recording(now: datetime) -> Iterator[Session | None]:
    """Yield the session of an undo step, or None where there is no database yet."""
    if config.database_path().exists():
        with database.writing("config", now=now) as session:
            yield session
    else:
        yield None


def _record(session: Session, key: str, value: Any, present: Settings) -> None:
    """Keep for an undo what a setting is and was."""
    from sqlmodel import select

    from infoview.store.models.journal import StoredSetting

    stands = key in present.places or present.values[key] != config.DEFAULTS.values[key]
    before = present.values[key] if stands else None
    if value != (list(before) if isinstance(before, tuple) else before):
        row = session.exec(select(StoredSetting).where(StoredSetting.key == key)).first()
        row = row or StoredSetting(key=key, value="")
        row.value = json.dumps({"before": before, "after": value})
        session.add(row)


def find_setting(key: str) -> Setting:
    """Return the setting of this name, in any case."""
    for setting in SETTINGS:
        if setting.key == key.strip().casefold():
            return setting
    from difflib import get_close_matches

    keys = [setting.key for setting in SETTINGS]
    near = get_close_matches(key.casefold(), keys, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise UsageError(f"There is no setting {excerpt(key)}.", hint=f"{meant}See them all: infoview config")


def _parsed(setting: Setting, text: str) -> int | str | list[str]:
    if isinstance(setting.default, tuple):
        return [part.strip() for part in text.split(",") if part.strip()]
    if isinstance(setting.default, str):
        return text.strip()
    if not text.strip().isascii() or not text.strip().isdigit():
        raise UsageError(
            f"{setting.key} is {excerpt(text)}, which is not a whole number of {setting.unit}.",
            hint=f"Accepted: {setting.accepted} {setting.unit}.\n"
            f"For example: infoview config set {setting.key} {setting.default}",
        )
    return int(text)


def _place() -> Path:
    """Return where the settings file is or can be made."""
    path = config.config_path()
    with database.explaining(path):
        files.make_folder(path.parent)
    return path


@contextmanager
def _alone() -> Iterator[None]:
    """Hold off every other command that changes a setting."""
    path = _place()
    with database.explaining(path), files.alone(path.parent):
        yield


@contextmanager
def _making() -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Yield what gives keys other values, None for none; the file has them when the block is left."""
    path = _place()
    with files.making(path, replace=True) as fill:

        def change(values: Mapping[str, Any]) -> None:
            text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
            if (changed := _changed(text, values)) != text:
                fill(changed.encode())

        yield change


def _changed(text: str, values: Mapping[str, Any]) -> str:
    """Return the text of the file with other values; comments and the order of its lines stay."""
    import tomlkit

    document = tomlkit.parse(text)
    for key, value in values.items():
        table, _, name = key.partition(".")
        if value is not None:
            document.setdefault(table, tomlkit.table())[name] = value
        elif not name:
            document.pop(table, None)
        elif table in document:
            document[table].pop(name, None)
    return tomlkit.dumps(document)


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
