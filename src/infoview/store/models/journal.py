"""The journal that undo replays, and the settings that travel with the file."""

from typing import Any

from sqlmodel import Field, SQLModel


class Operation(SQLModel, table=True):
    """One command that changed something; ``state`` is done or undone."""

    __tablename__ = "operation"
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int = Field(default=None, primary_key=True)
    command: str
    at: str
    state: str = "done"


class Change(SQLModel, table=True):
    """One row before and after, as JSON; written by triggers only."""

    __tablename__ = "change"

    id: int = Field(default=None, primary_key=True)
    operation_id: int = Field(foreign_key="operation.id", ondelete="CASCADE", index=True)
    table_name: str
    row_id: int
    before: str | None = None
    after: str | None = None


class StoredSetting(SQLModel, table=True):
    """A value that belongs to the file, not to the machine."""

    __tablename__ = "setting"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    value: str
