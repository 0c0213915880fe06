"""The journal: what each command changed, row by row, and the replay that undoes and redoes it.

Triggers write the images of a row before and after as JSON, so they see the ORM's writes, bulk statements
and cascades alike. They exist only while a command is recorded: undo, redo and migrations leave no trace of
their own. Everything here is the standard library's sqlite3.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infoview.store import search_index

UNJOURNALED = frozenset({"operation", "change"})

RESTORE = "restore"
"""The command, and the name in place of a table, of a step that replaced the whole file: it has no rows to
put back, but the path where the file before it was kept."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None where there was, or is, no row."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the journal, with the rows it changed in order."""

    id: int
    command: str
    at: str
    undone: bool
    changes: tuple[RowChange, ...]


def begin(connection: sqlite3.Connection, command: str, at: str) -> int:
    """Record everything that this connection changes from now on as one operation; return its id."""
    cursor = connection.execute(
        "INSERT INTO operation (command, at, state) VALUES (?, ?, 'done')", (command, at)
    )
    operation = int(cursor.lastrowid or 0)
    _create_triggers(connection, operation)
    return operation


def end(connection: sqlite3.Connection, operation: int) -> int:
    """Close an operation and return how many rows it changed.

    One that changed nothing leaves no trace; one that changed something makes what was undone unredoable.
    """
    (changes,) = connection.execute(
        "SELECT count(*) FROM change WHERE operation_id = ?", (operation,)
    ).fetchone()
    if changes:
        connection.execute("DELETE FROM operation WHERE state = 'undone'")
    else:
        connection.execute("DELETE FROM operation WHERE id = ?", (operation,))
    return int(changes)


def note_restore(connection: sqlite3.Connection, at: str, kept: str) -> None:
    """Note in a restored file, in a transaction of its own, that it took the place of what ``kept`` holds.

    Undo meets it before the older steps of that file, which were not the last thing done. Noted again at
    the same moment it replaces the note before.
    """
    with connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(
            "DELETE FROM operation WHERE state = 'undone' OR (command = ? AND at = ?)", (RESTORE, at)
        )
        operation = connection.execute(
            "INSERT INTO operation (command, at, state) VALUES (?, ?, 'done')", (RESTORE, at)
        ).lastrowid
        connection.execute(
            "INSERT INTO change (operation_id, table_name, row_id, after) VALUES (?, ?, 0, ?)",
            (operation, RESTORE, json.dumps({"kept": kept}, ensure_ascii=False)),
        )


def newest_done(connection: sqlite3.Connection) -> Step | None:
    """Return what undo would take back."""
    return _step(connection, "SELECT * FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1")


def oldest_undone(connection: sqlite3.Connection) -> Step | None:
    """Return what redo would do again."""
    return _step(connection, "SELECT * FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1")


def list_steps(connection: sqlite3.Connection, limit: int, contact_id: int | None = None) -> list[Step]:
    """Return the newest operations, newest first, undone ones too; or those that concerned one contact.

    A limit of -1 is none.
    """
    rows = connection.execute(
        "SELECT id, command, at, state FROM operation WHERE :contact IS NULL OR EXISTS ("
        " SELECT 1 FROM change WHERE operation_id = operation.id AND ("
        " (table_name = 'contact' AND row_id = :contact)"
        " OR json_extract(coalesce(after, before), '$.contact_id') = :contact"
        " OR json_extract(coalesce(after, before), '$.named_by_id') = :contact"
        " OR json_extract(coalesce(after, before), '$.person_id') = :contact"
        " OR json_extract(coalesce(after, before), '$.interview_id')"
        " IN (SELECT id FROM interview WHERE contact_id = :contact)"
        " OR json_extract(coalesce(after, before), '$.entry_id')"
        " IN (SELECT id FROM entry WHERE contact_id = :contact)))"
        " ORDER BY id DESC LIMIT :limit",
        {"contact": contact_id, "limit": limit},
    ).fetchall()
    return [_with_changes(connection, row) for row in rows]


def contact_of(connection: sqlite3.Connection, change: RowChange) -> int | None:
    """Return the contact that a row belongs to: itself, its own, or that of its talk or entry."""
    image = change.after or change.before or {}
    if change.table == "contact":
        return change.row_id
    owner: int | None = image.get("contact_id")
    for column, table in (("interview_id", "interview"), ("entry_id", "entry")):
        if owner is None and image.get(column) is not None:
            select = f'SELECT contact_id FROM "{table}" WHERE id = ?'
            (owner,) = connection.execute(select, (image[column],)).fetchone() or (None,)
    return owner


def find_last_name(connection: sqlite3.Connection, contact_id: int) -> str | None:
    """Return the last name of a contact who is gone, as a step remembers it."""
    found = connection.execute(
        "SELECT json_extract(coalesce(after, before), '$.name') FROM change"
        " WHERE table_name = 'contact' AND row_id = ? ORDER BY id DESC LIMIT 1",
        (contact_id,),
    ).fetchone()
    return str(found[0]) if found else None


def was_erased(connection: sqlite3.Connection) -> bool:
    """Return whether there were steps once, though none is left."""
    (left,) = connection.execute("SELECT count(*) FROM operation").fetchone()
    counted = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'operation'").fetchone()
    return not left and bool(counted and counted[0])


def content_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that hold the content: neither the journal nor the index of the search."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        name
        for (name,) in rows
        if name not in UNJOURNALED and not name.startswith("sqlite_") and not search_index.is_part(name)
    ]


def undo(connection: sqlite3.Connection, step: Step) -> None:
    """Put every row of the step back as it was, newest change first."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for change in reversed(step.changes):
        _replace(connection, change.table, change.row_id, change.after, change.before)
    connection.execute("UPDATE operation SET state = 'undone' WHERE id = ?", (step.id,))


def redo(connection: sqlite3.Connection, step: Step) -> None:
    """Make every change of the step again, oldest first."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for change in step.changes:
        _replace(connection, change.table, change.row_id, change.before, change.after)
    connection.execute("UPDATE operation SET state = 'done' WHERE id = ?", (step.id,))


def cut_off(connection: sqlite3.Connection, contact_id: int, texts: Sequence[str]) -> int:
    """Forget every step up to the newest that holds a contact or one of these texts; return how many went.

    Steps are undone newest first, so a step that is gone makes the older ones useless.
    """
    holds = " OR ".join(["instr(coalesce(before, ''), ?) OR instr(coalesce(after, ''), ?)"] * len(texts))
    values = [part for text in texts for part in [json.dumps(text, ensure_ascii=False)[1:-1]] * 2]
    (newest,) = connection.execute(
        "SELECT max(operation_id) FROM change WHERE (table_name = 'contact' AND row_id = ?)"
        " OR json_extract(coalesce(before, after), '$.contact_id') = ?"
        f" OR {holds}",
        [contact_id, contact_id, *values],
    ).fetchone()
    # As after any change, what was undone can no longer be done again.
    connection.execute("DELETE FROM operation WHERE state = 'undone'")
    if newest is None:
        return 0
    return connection.execute("DELETE FROM operation WHERE id <= ?", (newest,)).rowcount


def _create_triggers(connection: sqlite3.Connection, operation: int) -> None:
    """Make three triggers for every journaled table, from the table's own columns.

    They are temporary: they belong to this connection, follow every schema without a migration, and may
    use JSON functions, which triggers stored in a file may not while the schema is not trusted.
    """
    for table in content_tables(connection):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        before, after = _image("OLD", columns), _image("NEW", columns)
        for event, row_id, images in (
            ("INSERT", "NEW.id", f"NULL, {after}"),
            ("UPDATE", "NEW.id", f"{before}, {after}"),
            ("DELETE", "OLD.id", f"{before}, NULL"),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "journal_{table}_{event}" AFTER {event} ON main."{table}" BEGIN '
                "INSERT INTO change (operation_id, table_name, row_id, before, after) "
                f"VALUES ({operation}, '{table}', {row_id}, {images}); END"
            )


def _image(row: str, columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns) + ")"


def _step(connection: sqlite3.Connection, select: str) -> Step | None:
    row = connection.execute(select).fetchone()
    return _with_changes(connection, row) if row else None


def _with_changes(connection: sqlite3.Connection, row: tuple[int, str, str, str]) -> Step:
    operation, command, at, state = row
    changes = connection.execute(
        "SELECT table_name, row_id, before, after FROM change WHERE operation_id = ? ORDER BY id",
        (operation,),
    )
    return Step(
        id=operation,
        command=command,
        at=at,
        undone=state == "undone",
        changes=tuple(
            RowChange(table, row_id, before and json.loads(before), after and json.loads(after))
            for table, row_id, before, after in changes
        ),
    )


def _replace(
    connection: sqlite3.Connection,
    table: str,
    row_id: int,
    present: dict[str, Any] | None,
    wanted: dict[str, Any] | None,
) -> None:
    """Turn one row from its present image into the wanted one."""
    if wanted is None:
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    names = list(wanted)
    if present is None:
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', list(wanted.values()))
        return
    changed = [name for name in names if wanted[name] != present.get(name)]
    if changed:
        assignments = ", ".join(f'"{name}" = ?' for name in changed)
        values = [wanted[name] for name in changed]
        connection.execute(f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*values, row_id])
