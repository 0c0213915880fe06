"""The index of all that was typed, an FTS5 table that follows from the rows.

No trigger may write to a virtual table while the schema is not trusted (SQLite before 3.41 says so of FTS5
too). So temporary triggers note which texts come and go while a command writes, its undo and redo included,
and what they noted goes into the index before the COMMIT. The index keeps no texts, only their folded words
(``domain.search.indexed``); it is no part of the journal, and after any change of the schema it is made anew.

The rowid of a text is 16 times the id of its row, plus the number of its source.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from infoview.store.migrations import m003_search

TABLE = "search"

_IN = "INSERT INTO main.search(rowid, name, text) VALUES (?, ?, ?)"
_OUT = "INSERT INTO main.search(search, rowid, name, text) VALUES ('delete', ?, ?, ?)"

SPREAD = 16
"""How many sources there may be."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows are searched, by the columns that hold what was typed.

    Attributes:
        table: the rows.
        columns: their texts.
        name: a column that weighs more.
        only: which rows, as SQL in which ``{row}`` stands for one; the columns that it looks at.
    """

    table: str
    columns: tuple[str, ...]
    name: str | None = None
    only: tuple[str, tuple[str, ...]] = ("1", ())


SOURCES = (
    Source("contact", ("company", "role", "location", "industry", "met_at", "note"), name="name"),
    Source("contact_point", ("value",)),
    Source("tag", ("name",)),
    Source("entry", ("text",), only=("{row}.text IS NOT NULL", ())),
    Source(
        "plan_item",
        ("text", "answer"),
        only=(
            "({row}.answer IS NOT NULL OR ({row}.item IS NULL AND NOT {row}.dropped))",
            ("item", "dropped"),
        ),
    ),
    Source("takeaway", ("text",)),
    Source("promise", ("text",)),
    Source(
        "followup",
        ("text",),
        only=("({row}.origin = 'manual' AND {row}.text IS NOT NULL)", ("origin",)),
    ),
    Source("news", ("text",)),
)
"""In the order of their numbers, which are in the index: a new source goes to the end."""

NUMBERS = {source.table: number for number, source in enumerate(SOURCES)}


def is_part(table: str) -> bool:
    """Return whether a table is the index or belongs to it."""
    return table == TABLE or table.startswith(f"{TABLE}_")


def watch(connection: sqlite3.Connection) -> None:
    """Note from now on which texts this connection takes out of the rows and puts into them."""
    connection.execute(
        "CREATE TEMP TABLE searched (id INTEGER PRIMARY KEY, gone INTEGER, doc INTEGER, name TEXT, text TEXT)"
    )
    for number, source in enumerate(SOURCES):
        gone, come = _note(source, number, "OLD", gone=1), _note(source, number, "NEW", gone=0)
        columns = ", ".join(
            dict.fromkeys((*source.columns, *source.only[1], source.name or source.columns[0]))
        )
        for event, notes in (
            ("INSERT", come),
            (f"UPDATE OF {columns}", f"{gone}; {come}"),
            ("DELETE", gone),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "search_{source.table}_{event[:6]}" AFTER {event}'
                f' ON main."{source.table}" BEGIN {notes}; END'
            )


def take_in(connection: sqlite3.Connection) -> None:
    """Bring the index in line with what was noted, inside the transaction that changed the rows."""
    from infoview.domain.search import indexed

    noted = connection.execute("SELECT gone, doc, name, text FROM searched ORDER BY id").fetchall()
    if not _is_there(connection):
        rebuild(connection)
        return
    try:
        for gone, doc, name, text in noted:
            # What goes must be told word for word: the index has no texts to look it up in.
            connection.execute(_OUT if gone else _IN, (doc, indexed(name), indexed(text)))
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        # The index was not true, as after a change by another program. It follows from the rows, so no
        # command has to fail for it.
        rebuild(connection)
    connection.execute("DELETE FROM searched")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from the rows, its table too if that is gone.

    What was in it is left in free pages at most.
    """
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'searched'").fetchone():
        connection.execute("DELETE FROM searched")  # the rows say it already
    if _is_there(connection):
        connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    else:
        m003_search.upgrade(connection)
    _fill(connection)


def is_true(path: Path) -> bool:
    """Return whether the index of a file says just what follows from its rows. Nothing is written."""
    with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS kept", (f"{path.absolute().as_uri()}?mode=ro",))
        if not _is_there(connection, schema="kept"):
            return False
        m003_search.upgrade(connection)
        _fill(connection, schema="kept")
        for schema in ("main", "kept"):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{schema}_words USING fts5vocab({schema}, search, instance)"
            )
        select = 'SELECT term, doc, col, "offset" FROM {}_words'
        true = connection.execute(select.format("main"))
        try:
            kept = connection.execute(select.format("kept"))
            return all(one == other for one, other in zip_longest(true, kept))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # torn; the rows are checked by others
            return False


def _is_there(connection: sqlite3.Connection, *, schema: str = "main") -> bool:
    """Return whether there is a table of the index."""
    query = f"SELECT 1 FROM {schema}.sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(query, (TABLE,)).fetchone() is not None


def _fill(connection: sqlite3.Connection, *, schema: str = "main") -> None:
    from infoview.domain.search import indexed

    for number, source in enumerate(SOURCES):
        row = f'"{source.table}"'
        rows = connection.execute(
            f"SELECT {_values(source, number, row)} FROM {schema}.{row}"
            f" WHERE {source.only[0].format(row=row)}"
        )
        connection.executemany(_IN, ((doc, indexed(name), indexed(text)) for doc, name, text in rows))


def _note(source: Source, number: int, row: str, *, gone: int) -> str:
    """Return the statement of a trigger that notes a row."""
    return (
        f"INSERT INTO searched (gone, doc, name, text) SELECT {gone}, {_values(source, number, row)}"
        f" WHERE {source.only[0].format(row=row)}"
    )


def _values(source: Source, number: int, row: str) -> str:
    """Return the rowid of a row in the index, its name and its texts, one below the other, as SQL."""
    name = f"{row}.\"{source.name}\" || ''" if source.name else "NULL"
    texts = " || char(10) || ".join(f"coalesce({row}.\"{column}\", '')" for column in source.columns)
    return f"{row}.id * {SPREAD} + {number}, {name}, {texts}"
