"""infoview rest."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("rest")(rest)


def rest(
    who: options.Who,
    until: Annotated[str | None, typer.Option(metavar="WHEN", help="When to wake them: 2mo, 1 may.")] = None,
    json: options.Json = False,
) -> None:
    """Let a contact rest: nothing is owed to them until that day, or until there is real contact again."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.contacts import Contact
    from infoview.services import people
    from infoview.store import database

    now, settings = present()

    def run(person: str) -> Contact:
        with database.writing("rest", now=now) as session:
            return people.rest_contact(session, person, until, now=now, settings=settings)

    render.show("rest", asking(run, who, as_json=json), as_json=json, verb="Resting:")
