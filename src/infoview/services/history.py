"""Undo, redo and the history of commands, over the journal."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from infoview.domain.results.journal import HistoryLine, Undone
from infoview.errors import NotFoundError, RefusedError
from infoview.services.finding import find_person
from infoview.store import database, journal, lookup
from infoview.store.journal import RowChange, Step

NOUNS = {
    "contact": ("contact", "contacts"),
    "entry": ("log entry", "log entries"),
    "followup": ("follow-up", "follow-ups"),
    "interview": ("plan", "plans"),
    "plan_item": ("plan item", "plan items"),
    "contact_point": ("address", "addresses"),
    "tag": ("tag", "tags"),
    "referral": ("referral", "referrals"),
    "promise": ("promise", "promises"),
}
"""What the rows of each table are called."""


DERIVED = frozenset({"stage", "last_touch", "rested", "rested_until", "name_key", "company_key"})
"""Columns of a contact that follow from its log, or from its other columns."""


def undo(connection: sqlite3.Connection, *, now: datetime) -> Undone:
    """Take back the newest command that is not undone; many rows only after an automatic backup.

    Raises:
        NotFoundError: there is nothing left to undo.
        RefusedError: it is a restore.
    """
    step = journal.newest_done(connection)
    if step is None:
        raise NotFoundError(
            "There is nothing to undo.",
            hint="No command that changed something is left to take back. See: infoview history",
        )
    if step.command == journal.RESTORE:
        raise _not_undone(step)
    summary = _summary(connection, step)
    journal.undo(connection, step)
    database.backup_if_many("undo", len(step.changes), now=now)
    _put_back(step, "before")
    return Undone(step.id, step.command, step.at, len(step.changes), summary)


def _not_undone(step: Step) -> RefusedError:
    """Return the error for an undo right after a restore: older steps were not the last thing done."""
    from pathlib import Path

    from infoview.domain.text import quote

    kept = str((step.changes[0].after or {})["kept"])
    there = Path(kept).is_file()
    return RefusedError(
        "The last thing done was a restore, which undo cannot take back.",
        hint=f"To go back to the state before it:\ninfoview restore {quote(kept)}"
        if there
        else f"The state before it is no longer at {kept}. See what there is: infoview backup --list",
    )


def redo(connection: sqlite3.Connection, *, now: datetime) -> Undone:
    """Do the command again that was undone last; many rows only after an automatic backup.

    Raises:
        NotFoundError: nothing was undone, or something was changed since.
    """
    step = journal.oldest_undone(connection)
    if step is None:
        raise NotFoundError(
            "There is nothing to redo.", hint="Redo takes back an undo, until something new is changed."
        )
    journal.redo(connection, step)
    database.backup_if_many("redo", len(step.changes), now=now)
    _put_back(step, "after")
    return Undone(step.id, step.command, step.at, len(step.changes), _summary(connection, step))


def _put_back(step: Step, side: str) -> None:
    """Give the settings that a step changed the values that they had before or after it."""
    changed = {image["key"]: json.loads(image["value"])[side] for image in _settings(step)}
    if changed:
        from infoview.services.settings import put_back

        put_back(changed)


def _settings(step: Step) -> list[dict[str, Any]]:
    """Return the changes of settings among those of a step."""
    return [change.after for change in step.changes if change.table == "setting" and change.after]


def list_history(
    connection: sqlite3.Connection, *, limit: int, who: str | None = None
) -> tuple[HistoryLine, ...]:
    """Return the newest commands that changed something, newest first; with WHO those that concerned them."""
    contact_id = find_person(connection, who, inside=True).id if who else None
    known: dict[int, str] = {}
    return tuple(
        HistoryLine(
            id=step.id,
            command=step.command,
            at=step.at,
            changes=len(step.changes),
            undone=step.undone,
            summary=_summary(connection, step, known),
        )
        for step in journal.list_steps(connection, limit or -1, contact_id)
    )


def was_erased(connection: sqlite3.Connection) -> bool:
    """Return whether nothing is left of the history because somebody was erased, and it with them."""
    return journal.was_erased(connection)


def _summary(connection: sqlite3.Connection, step: Step, known: dict[int, str] | None = None) -> str:
    """Say whom a step concerned and what it changed: ``Dana Lee: 1 contact added, 1 follow-up added``.

    Args:
        connection: to look names up.
        step: of the journal.
        known: names that were looked up for other steps, by contact id; it takes those of this one.
    """
    if step.command == journal.RESTORE:
        return "a backup in the place of everything"
    names = _names(connection, step.changes, {} if known is None else known)
    parts = [_setting_changed(image) for image in _settings(step)] + _parts(step)
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"{shown}: {', '.join(parts)}" if shown else ", ".join(parts)


def _parts(step: Step) -> list[str]:
    """Say what became of the rows of a step: some by themselves, some by their fields, the rest counted."""
    parts: list[str] = []
    counts: Counter[tuple[str, str]] = Counter()
    added: set[tuple[str, int]] = set()
    fields: dict[str, None] = {}
    turned: dict[str, dict[int, None]] = {}
    for change in step.changes:
        verb = "removed" if change.after is None else "changed" if change.before else "added"
        row = (change.table, change.row_id)
        if verb == "added":
            added.add(row)
        if alone := _said_alone(change):
            parts.append(alone)
        elif verb != "changed":
            counts[change.table, verb] += 1
        elif row in added:
            continue
        elif change.table == "contact":
            fields |= dict.fromkeys(_fields_changed(change))
        elif change.table == "followup" and step.command.startswith("followup"):
            turned.setdefault(_turned(change), {})[change.row_id] = None
        else:
            counts[change.table, verb] += 1
    if fields:
        parts.append(f"{', '.join(fields)} changed")
    parts += [f"{_ids(list(rows))} {word}" for word, rows in turned.items()]
    return parts + _counted(counts)


def _said_alone(change: RowChange) -> str | None:
    """Say what became of a row that is told by itself, if it is one."""
    if change.table == "profile":
        return _profile_changed(change)
    if change.table == "question":
        return _question_changed(change)
    if change.table == "entry" and change.after and not change.before:
        return f"{change.after['what']} logged"
    return None


def _counted(counts: Counter[tuple[str, str]]) -> list[str]:
    """Say how many rows of each kind were added, changed and removed."""
    return [
        f"{count} {one if count == 1 else many} {verb}"
        for table, (one, many) in NOUNS.items()
        for verb in ("added", "changed", "removed")
        if (count := counts[table, verb])
    ]


def _setting_changed(image: dict[str, Any]) -> str:
    """Say what became of a setting: ``follow-up.nudge 5 instead of 7``."""
    value = json.loads(image["value"])
    before, after = (_setting_text(value[side]) for side in ("before", "after"))
    return f"{image['key']} {after} instead of {before}"


def _profile_changed(change: RowChange) -> str:
    """Say which of their own fields the user changed, never to what: ``your profile: name, free times``."""
    before, after = change.before or {}, change.after or {}
    fields = [name for name in before or after if name != "id" and before.get(name) != after.get(name)]
    # A flag that is off from the start was not chosen.
    changed = [name.replace("_", " ") for name in fields if before or after[name]]
    return f"your profile: {', '.join(changed)}"


def _question_changed(change: RowChange) -> str:
    """Say what became of a question: ``own-3 added``, ``path-first-job banned``."""
    before, after = change.before or {}, change.after or {}
    image = after or before
    if bool(before.get("banned")) != bool(after.get("banned")):
        return f"{image['name']} {'banned' if after.get('banned') else 'allowed again'}"
    return f"{image['name']} {'removed' if not after else 'changed' if before else 'added'}"


def _setting_text(value: Any) -> str:
    if value is None:
        return "its default"
    return ", ".join(value) or "nothing" if isinstance(value, list) else str(value)


def _fields_changed(change: RowChange) -> list[str]:
    """Return which of their own fields changed, never to what; none where all of it follows from others."""
    before, after = change.before or {}, change.after or {}
    names = [name for name in after if name not in DERIVED and before.get(name) != after[name]]
    return [name.removesuffix("_id").replace("_", " ") for name in names]


def _turned(change: RowChange) -> str:
    """Say what became of a follow-up: ``snoozed``, ``done``."""
    before, after = change.before or {}, change.after or {}
    if before.get("state") != after.get("state"):
        return "open again" if after.get("state") == "open" else str(after.get("state"))
    if before.get("snoozed_until") != after.get("snoozed_until"):
        return "snoozed" if after.get("snoozed_until") else "no longer snoozed"
    return "changed"


def _ids(rows: Sequence[int]) -> str:
    more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
    return ", ".join(f"f{row}" for row in rows[:5]) + more


def _names(connection: sqlite3.Connection, changes: Sequence[RowChange], known: dict[int, str]) -> list[str]:
    """Return the names of the contacts that a step concerned, as they were or are."""
    ids: dict[int, str] = {}
    for change in changes:
        contact = journal.contact_of(connection, change)
        if contact:
            image: dict[str, Any] = change.after or change.before or {}
            ids[contact] = image["name"] if change.table == "contact" else ids.get(contact, "")
    for contact, name in ids.items():
        if not name:
            if contact not in known:
                person = lookup.find_person(connection, contact)
                known[contact] = person.name if person else journal.find_last_name(connection, contact) or ""
            ids[contact] = known[contact]
    return [name for name in ids.values() if name]
