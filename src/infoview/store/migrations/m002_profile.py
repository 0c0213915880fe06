"""Who the user is, and what every plan must ask. Frozen: a change to the tables is a new migration."""

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
    # With a default, which the redo of a step from before needs.
    "ALTER TABLE question ADD COLUMN must BOOLEAN DEFAULT 0 NOT NULL",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the table of the user's profile, and the mark of a question that every plan must hold."""
    for statement in STATEMENTS:
        connection.execute(statement)
