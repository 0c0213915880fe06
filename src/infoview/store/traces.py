"""What is left of somebody whose rows are gone: their name in rows about others, and files that hold them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from infoview.domain.names import mentions
from infoview.store import backup, files
from infoview.store.journal import content_tables


def forget_name(connection: sqlite3.Connection, name: str, named: Iterable[int]) -> None:
    """Take a name out of what infoview has written about others: what is owed to them, and their plans.

    What the user has typed stays as it is; ``count_mentions`` counts it.

    Args:
        connection: in the transaction of the command.
        name: of somebody whose own rows are gone.
        named: the contacts whom they named, and who named them, whose plans mention it.
    """
    rows = connection.execute(
        "SELECT id, about FROM followup WHERE origin = 'auto' AND (about = ?1 OR"
        " (kind = 'second-person' AND instr(about, ?1)))",
        (name,),
    ).fetchall()
    for row, about in rows:
        # One row may name several colleagues.
        others = f", {about}, ".replace(f", {name}, ", ", ").strip(", ")
        connection.execute("UPDATE followup SET about = ? WHERE id = ?", (others or None, row))
    for contact_id in named:
        lines = connection.execute(
            "SELECT plan_item.id, plan_item.text FROM plan_item"
            " JOIN interview ON interview.id = plan_item.interview_id"
            " WHERE plan_item.item IS NOT NULL AND interview.contact_id = ?",
            (contact_id,),
        ).fetchall()
        for line, text in lines:
            if mentions(text, name):
                connection.execute("DELETE FROM plan_item WHERE id = ?", (line,))


def count_mentions(connection: sqlite3.Connection, name: str) -> int:
    """Return how many rows still hold a name, all of them in the user's own words."""
    count = 0
    for table in content_tables(connection):
        rows = connection.execute(f'SELECT * FROM "{table}"')
        count += sum(any(isinstance(value, str) and mentions(value, name) for value in row) for row in rows)
    return count


def files_holding(database: Path, uid: str) -> list[Path]:
    """Return the backups of a database, and the files put aside or left behind, that hold a contact's uid."""
    paths = [each.path for each in backup.list_backups(database)]
    paths += sorted(database.parent.glob("*.damaged-*"))
    paths += left_behind(database)
    return [path for path in paths if _file_holds(path, uid)]


def left_behind(database: Path) -> list[Path]:
    """Return the half-made copies that a killed command has left, or that one makes just now."""
    places = (database.parent, f"{files.SCRATCH}*/*"), (backup.folder(database), f"{files.SCRATCH}*")
    return [path for place, pattern in places for path in sorted(place.glob(pattern)) if path.is_file()]


def _file_holds(path: Path, uid: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            known = connection.execute("SELECT 1 FROM contact WHERE uid = ?", (uid,)).fetchone()
            logged = connection.execute(
                "SELECT 1 FROM change WHERE instr(coalesce(before, after), ?)", (uid,)
            ).fetchone()
            return bool(known or logged)
    except sqlite3.Error:
        # What SQLite cannot read, somebody else may.
        with suppress(OSError):
            return uid.encode() in path.read_bytes()
        return False
