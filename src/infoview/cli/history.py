"""infoview history."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("history")(history)


def history(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]", help="Only what concerned this contact.", autocompletion=completers.people
        ),
    ] = None,
    limit: Annotated[int | None, options.limit(20)] = None,
    json: options.Json = False,
) -> None:
    """See what each command changed, the newest first."""
    from infoview import render
    from infoview.cli.running import asking
    from infoview.domain.results.journal import HistoryLine
    from infoview.services.history import list_history, was_erased
    from infoview.store import database

    most = options.most(limit, 20, as_json=json)

    def run(person: str) -> tuple[HistoryLine, ...]:
        with database.reading_connection() as connection:
            return list_history(connection, limit=most, who=person or None)

    lines = asking(run, who or "", as_json=json)
    empty = "No command has changed anything yet."
    if not lines:
        with database.reading_connection() as connection:
            if who or was_erased(connection):
                empty = "The history was erased, together with a contact whom it held."
    render.show("history", lines, as_json=json, empty=empty)
