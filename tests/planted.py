"""A newer schema that no release has, for tests of what happens between two schemas."""

from __future__ import annotations

import sqlite3
import sys
from types import ModuleType

import pytest

from infoview.store import migrations

NAME = "m999_planted"
STATEMENTS = ("ALTER TABLE contact ADD COLUMN nickname VARCHAR", "UPDATE contact SET nickname = name")


def upgrade(connection: sqlite3.Connection) -> None:
    """Give everybody a nickname."""
    for statement in STATEMENTS:
        connection.execute(statement)


def plant_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process know one schema more."""
    module = ModuleType(NAME)
    module.upgrade = upgrade  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, f"{migrations.__name__}.{NAME}", module)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NAME))
