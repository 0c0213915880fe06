"""infoview history."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("history")(history)


def history(
    limit: Annotated[int, typer.Option(metavar="N", help="How many at most.")] = 20,
    json: options.Json = False,
) -> None:
    """See what each command changed, the newest first."""
    from infoview import render
    from infoview.errors import UsageError
    from infoview.services.history import list_history
    from infoview.store import database

    if limit < 1:
        raise UsageError(f"--limit is {limit}.", hint="Accepted: 1 and above.")
    with database.reading_connection() as connection:
        lines = list_history(connection, limit=limit)
    render.show("history", lines, as_json=json)
