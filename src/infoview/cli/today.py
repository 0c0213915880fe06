"""infoview alone."""

from __future__ import annotations

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("today", hidden=True)(today)


def today(json: options.Json = False) -> None:
    """Show today on one screen."""
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.due import read_today
    from infoview.store import database

    now, settings = present()
    with database.reading_connection() as connection:
        screen = read_today(connection, now=now, settings=settings)
    render.show("infoview", screen, as_json=json)
