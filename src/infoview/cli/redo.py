"""infoview redo."""

from __future__ import annotations

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("redo")(redo)


def redo(json: options.Json = False) -> None:
    """Do again what was undone, until something new is changed."""
    from infoview import clock, render
    from infoview.services import history
    from infoview.store import database

    with database.replaying() as connection:
        step = history.redo(connection, now=clock.now())
    render.show("redo", step, as_json=json, verb="Redone")
