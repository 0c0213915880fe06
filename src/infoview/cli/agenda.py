"""infoview agenda."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("agenda")(agenda)


def agenda(
    within: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Up to that day: 2w, eom; 30 days unless said.")
    ] = None,
    json: options.Json = False,
) -> None:
    """See the coming talks: when for you and for them, how, where, and whether you are prepared."""
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.agenda import list_agenda
    from infoview.store import database

    now, settings = present()
    with database.reading() as session:
        lines = list_agenda(session, within=within, now=now, settings=settings)
    span = "up to then" if within else "in the next 30 days"
    empty = f"No talks are planned {span}. To plan one: infoview plan dana --at 'fri 14:00'"
    render.show("agenda", lines, as_json=json, empty=empty)
