"""What a database file holds, read with plain sqlite3: rows, schema, version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from infoview.store.search_index import is_part

JOURNAL = frozenset({"operation", "change"})


def query(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def number(path: Path, sql: str) -> int:
    """Return the one number that a query or pragma answers."""
    ((found,),) = query(path, sql)
    return int(found)


def content(path: Path, *, but: frozenset[str] = JOURNAL) -> dict[str, list[str]]:
    """Return every row of every table, in the order of the ids and with its types; without the journal.

    The index of the search is left out too: it follows from the rows, and the doctor says whether it does.
    ``sqlite_sequence`` is left out: an id that was shown once is never given to somebody else.
    """
    with closing(sqlite3.connect(path)) as connection:
        return content_of(connection, but=but)


def content_of(connection: sqlite3.Connection, *, but: frozenset[str] = JOURNAL) -> dict[str, list[str]]:
    """Return the same of an open database."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        name: [repr(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY id')]  # noqa: S608
        for (name,) in names
        if name not in but and not name.startswith("sqlite_") and not is_part(name)
    }


def schema_of(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return tables with their columns and constraints, indices and triggers, however they were made."""
    found: dict[str, Any] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
        if kind != "table":
            found.setdefault(kind, {})[name] = " ".join(sql.split()) if sql else None
        elif not name.startswith("sqlite_"):
            found[name] = {
                "columns": {row[1]: row[2:] for row in connection.execute(f'PRAGMA table_xinfo("{name}")')},
                "foreign keys": sorted(
                    row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')
                ),
                "indices": sorted(_indices(connection, name)),
                "autoincrement": "AUTOINCREMENT" in sql,
            }
    found["index"] = {name: sql for name, sql in found.get("index", {}).items() if sql}
    return found


def _indices(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """Return what is indexed, and the name where somebody chose it."""
    listed = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
    return [
        (
            tuple(row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')),
            bool(unique),
            partial,
            name if origin == "c" else origin,
        )
        for _, name, unique, origin, partial in listed
    ]
