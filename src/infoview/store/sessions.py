"""SQLModel sessions on plain connections, whose transactions the database module begins and ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


@contextmanager
def session_on(connection: sqlite3.Connection) -> Iterator[Session]:
    """Yield a SQLModel session on a connection whose transaction somebody else begins and ends."""
    from sqlmodel import Session

    _in_session.append(connection)
    try:
        with Session(_engine(), autoflush=False) as session:
            session.connection()  # now, while this is the innermost one
            yield session
    finally:
        _in_session.remove(connection)


_in_session: list[sqlite3.Connection] = []
"""The connections that sessions are on, the innermost last."""


@cache
def _engine() -> Engine:
    """Return the engine of this process: each statement is compiled once, whichever session says it first."""
    from sqlalchemy.pool import NullPool
    from sqlmodel import create_engine

    engine = create_engine("sqlite://", creator=lambda: _in_session[-1], poolclass=NullPool)
    dialect: Any = engine.dialect
    dialect.do_commit = dialect.do_rollback = dialect.do_close = _leave
    return engine


def _leave(_connection: object) -> None:
    """Leave the end of the transaction to the one who began it."""
