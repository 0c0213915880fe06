"""The index of all that was typed. Frozen: a change to the tables is a new migration, never an edit here."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    """
CREATE VIRTUAL TABLE search USING fts5(name, text, content="",
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'")
""",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the table of the index, which is filled once the schema is the newest."""
    for statement in STATEMENTS:
        connection.execute(statement)
