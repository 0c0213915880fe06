"""infoview restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("restore")(restore)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup; see infoview backup --list.")],
    json: options.Json = False,
) -> None:
    """Put a backup in the place of the database.

    It is checked first, and the present state is kept and named.
    """
    from infoview import notices, render
    from infoview.cli.running import present_for_care
    from infoview.services import backups
    from infoview.store.files import typed_path

    now, settings, mistakes = present_for_care()
    restored = backups.restore(typed_path(file, name="FILE"), now=now, settings=settings)
    for mistake in mistakes:
        notices.keep(f"What is owed goes by the default of this setting: {mistake.error}")
    render.show("restore", restored, as_json=json)
