"""infoview backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("backup")(backup)


def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; the backup folder unless said.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the backups instead.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Take the place of an existing file.")] = False,
    json: options.Json = False,
) -> None:
    """Copy the database, whole and checked, even while it is used. The copy is readable by you alone."""
    from infoview import clock, render
    from infoview.services import backups
    from infoview.store.files import typed_path

    target = typed_path(file, name="FILE") if file else None
    result = backups.list_backups() if list_ else backups.back_up(target, force=force, now=clock.now())
    render.show("backup", result, as_json=json)
