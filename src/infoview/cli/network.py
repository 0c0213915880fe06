"""infoview network."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options

EMPTY = 'Nobody is on record yet, so nobody led to anybody. To begin: infoview add-contact "Dana Lee"'


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("network")(network)


def network(
    who: Annotated[
        str | None,
        typer.Argument(metavar="[WHO]", help="Only whom they led to.", autocompletion=completers.people),
    ] = None,
    json: options.Json = False,
) -> None:
    """See who led to whom, as a tree, and where each thread stands."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.network import Node
    from infoview.services.network import list_network
    from infoview.store import database

    now, _ = present()

    def run(person: str) -> tuple[Node, ...]:
        with database.reading() as session:
            return list_network(session, who=person or None, now=now)

    render.show("network", asking(run, who or "", as_json=json), as_json=json, empty=EMPTY)
