"""Undo, redo and the history of commands, over the journal."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

from infoview.domain.results import HistoryLine, Undone
from infoview.errors import NotFoundError
from infoview.store import journal
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
    "question": ("question", "questions"),
    "setting": ("setting", "settings"),
}
"""What the rows of each table are called."""


def undo(connection: sqlite3.Connection) -> Undone:
    """Take back the newest command that is not undone.

    Raises:
        NotFoundError: there is nothing left to undo.
    """
    step = journal.newest_done(connection)
    if step is None:
        raise NotFoundError("There is nothing to undo.", hint="See what was done: infoview history")
    summary = _summary(connection, step)
    journal.undo(connection, step)
    return Undone(step.id, step.command, step.at, len(step.changes), summary)


def redo(connection: sqlite3.Connection) -> Undone:
    """Do the command again that was undone last.

    Raises:
        NotFoundError: nothing was undone, or something was changed since.
    """
    step = journal.oldest_undone(connection)
    if step is None:
        raise NotFoundError(
            "There is nothing to redo.", hint="Redo takes back an undo, until something new is changed."
        )
    journal.redo(connection, step)
    return Undone(step.id, step.command, step.at, len(step.changes), _summary(connection, step))


def list_history(connection: sqlite3.Connection, *, limit: int) -> tuple[HistoryLine, ...]:
    """Return the newest commands that changed something, newest first."""
    return tuple(
        HistoryLine(
            id=step.id,
            command=step.command,
            at=step.at,
            changes=len(step.changes),
            undone=step.undone,
            summary=_summary(connection, step),
        )
        for step in journal.list_steps(connection, limit)
    )


def _summary(connection: sqlite3.Connection, step: Step) -> str:
    """Say whom a step concerned and what it changed: ``Dana Lee: 1 contact added, 1 follow-up added``."""
    names = _names(connection, step.changes)
    counts: Counter[tuple[str, str]] = Counter()
    for change in step.changes:
        verb = "removed" if change.after is None else "changed" if change.before else "added"
        counts[change.table, verb] += 1
    parts = []
    for table, (one, many) in NOUNS.items():
        for verb in ("added", "changed", "removed"):
            if count := counts[table, verb]:
                parts.append(f"{count} {one if count == 1 else many} {verb}")
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"{shown}: {', '.join(parts)}" if shown else ", ".join(parts)


def _names(connection: sqlite3.Connection, changes: Sequence[RowChange]) -> list[str]:
    """Return the names of the contacts that a step concerned, as they were or are."""
    ids: dict[int, str] = {}
    for change in changes:
        image: dict[str, Any] = change.after or change.before or {}
        contact = image.get("id") if change.table == "contact" else image.get("contact_id")
        if contact:
            ids[contact] = image["name"] if change.table == "contact" else ids.get(contact, "")
    for contact, name in ids.items():
        if not name:
            row = connection.execute("SELECT name FROM contact WHERE id = ?", (contact,)).fetchone()
            ids[contact] = row[0] if row else ""
    return [name for name in ids.values() if name]
