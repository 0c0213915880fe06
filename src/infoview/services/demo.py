"""The throw-away database: sample people, told to the ordinary services as somebody would have told them.

It lies in a temporary folder of its own, so the user's database is neither needed nor touched.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from infoview import config, data
from infoview.config import Settings
from infoview.domain.results.demo import Demo, DemosRemoved, Step
from infoview.domain.types import Kind
from infoview.services import debrief, due, followups, log, people, plans
from infoview.services import fields as contact
from infoview.services.finding import find_person
from infoview.store import database, lookup

PREFIX = "infoview-demo-"
NOTE = "Sample people, made by: infoview demo\nThis folder may go; this removes it: infoview demo --remove\n"
"""What tells the folder of a demo from any other: how its name begins, and a note in it."""

ADDED, HAPPENED = time(9), time(10)
"""When, on its day, a person was added and a thing was noted."""

Options = dict[str, Any]


def make_demo(*, now: datetime) -> Demo:
    """Make a database with the sample people as they stand on this day."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    path = folder / "infoview.db"
    try:
        _fill(path, now)
        (folder / config.DEMO_NOTE).write_text(NOTE, encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder)
        raise
    with database.reading_connection(path) as connection:
        today = due.read_today(connection, now=now, settings=config.DEFAULTS)
    variable = config.database_variable()
    return Demo(
        folder=str(folder),
        variable=variable,
        value=str(path if variable == "INFOVIEW_DB" else folder),
        people=today.contacts,
        today=replace(today, drafts=(), demo=False),  # both go by the user's own database
        steps=tuple(Step(**step) for step in data.demo()["try"]),
    )


def remove_demos() -> DemosRemoved:
    """Remove the folder of every demo that is left, and return them."""
    used = config.database_path().parent
    removed = []
    for folder in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*")):
        if not folder.is_symlink() and (folder / config.DEMO_NOTE).is_file() and _is_own(folder):
            shutil.rmtree(folder)
            removed.append(str(folder))
    return DemosRemoved(tuple(removed), in_use=str(used) in removed)


def _is_own(folder: Path) -> bool:
    """Return whether this user made a folder; a system without users has but one."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


# What happened, in order.


def _fill(path: Path, now: datetime) -> None:
    """Tell a new database what happened, each thing as one command."""
    for moment, what, options in sorted(_happenings(now), key=lambda happening: happening[0]):
        command, tell = TELLING[what]
        with database.writing(command, now=moment, path=path) as session:
            tell(session, options, now=moment, settings=config.DEFAULTS)


def _happenings(now: datetime) -> Iterator[tuple[datetime, str, Options]]:
    """Yield each thing that was typed: when, what, and its options; nothing lies in the future."""

    def moment(day: int, hour: time) -> datetime:
        return min(datetime.combine(now.date() + timedelta(days=day), hour), now)

    for person in data.demo()["people"]:
        card = _dated(person, now.date())
        day, then = card.pop("day"), card.pop("then", ())
        yield moment(day, ADDED), "name", card
        for each in then:
            options = {"who": card["name"], **_dated(each, now.date())}
            day, hour = options.pop("day"), options.pop("time", None)
            at = moment(day, time.fromisoformat(hour) if hour else HAPPENED)
            yield at, next(what for what in TELLING if what in options), options


def _dated(table: Mapping[str, Any], today: date) -> Options:
    """Return a table of the file with its days, counted from today, as dates."""

    def dated(found: re.Match[str]) -> str:
        return f"{found[1]}{(today + timedelta(days=int(found[2]))).isoformat()}{found[3]}"

    def value(item: Any) -> Any:
        if isinstance(item, list):
            return [value(each) for each in item]
        return re.sub(r"^(|.* @)(-?\d+)(| \d\d:\d\d)$", dated, item) if isinstance(item, str) else item

    return {name: value(item) for name, item in table.items()}


def _add(session: Session, options: Options, *, now: datetime, settings: Settings) -> None:
    people.add_contact(session, contact.Typed(**options), force=False, now=now, settings=settings)


def _log(session: Session, options: Options, *, now: datetime, settings: Settings) -> None:
    gave = {field.name: options.pop(field.name) for field in fields(debrief.Typed) if field.name in options}
    typed = log.Typed(what=options.pop("log"), debrief=debrief.Typed(**gave), **options)
    log.log(session, typed, now=now, settings=settings)


def _plan(session: Session, options: Options, *, now: datetime, settings: Settings) -> None:
    who, at = options.pop("who"), options.pop("plan")
    plans.make_plan(session, who, plans.Typed(at=at, **options), now=now, settings=settings)


def _follow_up(session: Session, options: Options, *, now: datetime, settings: Settings) -> None:
    who, text, by = options["who"], options["followup"], options["by"]
    followups.add(session, who, text, by, now=now, settings=settings)


def _prepare(session: Session, options: Options, *, now: datetime, settings: Settings) -> None:
    connection = database.connection_of(session)
    person = find_person(connection, options["who"])
    rows = lookup.list_rows_of(connection, [person.id])
    ids = [f"f{row.id}" for row in rows if row.kind == Kind.PREPARE]
    followups.done(session, ids, now=now, settings=settings)


TELLING: Mapping[str, tuple[str, Callable[..., None]]] = {
    "name": ("add-contact", _add),
    "log": ("log", _log),
    "plan": ("plan", _plan),
    "followup": ("followup add", _follow_up),
    "prepared": ("followup done", _prepare),
}
"""What the keys of the file stand for: a command, and how its service is told."""
