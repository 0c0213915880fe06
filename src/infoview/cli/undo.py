"""infoview undo."""

from __future__ import annotations

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("undo")(undo)


def undo(json: options.Json = False) -> None:
    """Take the last command back; again: the one before it."""
    from infoview import clock, render
    from infoview.services import history
    from infoview.store import database

    with database.replaying() as connection:
        step = history.undo(connection, now=clock.now())
    render.show("undo", step, as_json=json, verb="Undone")
