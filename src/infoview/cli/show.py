"""infoview show."""

from __future__ import annotations

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("show")(show)


def show(who: options.Who, json: options.Json = False) -> None:
    """Show all about one contact: the card, what is owed, the plan, the timeline."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.contacts import Card
    from infoview.services import cards
    from infoview.store import database

    now, settings = present()

    def run(person: str) -> Card:
        with database.reading() as session:
            return cards.show(session, person, now=now, settings=settings)

    render.show("show", asking(run, who, as_json=json), as_json=json)
