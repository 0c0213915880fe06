"""Who the user is. Frozen: a change to the tables is a new migration, never an edit here."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    """
CREATE TABLE profile (
    id INTEGER NOT NULL,
    name VARCHAR,
    school VARCHAR,
    year VARCHAR,
    job VARCHAR,
    exploring VARCHAR,
    goals VARCHAR,
    links VARCHAR,
    signature VARCHAR,
    free_times VARCHAR,
    introduction VARCHAR,
    premium BOOLEAN NOT NULL,
    PRIMARY KEY (id)
)
""",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the table of the user's profile."""
    for statement in STATEMENTS:
        connection.execute(statement)
