"""The journal that undo replays, and the changes of settings that it takes back."""

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
    """The last change of a setting in config.toml, as JSON before and after: undo takes it back."""

    __tablename__ = "setting"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    value: str
