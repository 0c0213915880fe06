"""From any released schema to the newest, in one transaction.

``PRAGMA user_version`` counts the migrations that a file has had. Each is a module with ``upgrade()`` of
frozen SQL; none uses the models, which describe the newest schema only. The caller holds the transaction,
and makes the index of the search anew where there were rows before.
"""

from __future__ import annotations

import sqlite3
from importlib import import_module

APPLICATION_ID = 0x494E4656
"""``INFV`` in the header of the file tells an infoview database from anybody else's."""

MIGRATIONS = ("m001_first_schema", "m002_profile", "m003_search")


def newest() -> int:
    """Return the number of the newest schema."""
    return len(MIGRATIONS)


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring a database from schema ``version`` to the newest; 0 is an empty file."""
    for module in MIGRATIONS[version:]:
        import_module(f"{__name__}.{module}").upgrade(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {newest()}")
