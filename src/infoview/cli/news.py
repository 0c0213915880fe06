"""infoview news."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("news")(news)


def news(
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="Your good news, in a line; nothing lists what there was."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Note good news: everybody who talked with you, named somebody or promised something is owed a word.

    infoview news "I accepted the internship at Acme"

    Without TEXT it lists the news there was, and who still waits to be told.
    """
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.network import list_news, tell_news
    from infoview.store import database

    now, settings = present()
    if text is None:
        with database.reading() as session:
            noted = list_news(session, now=now, settings=settings)
        empty = "No good news is on record. To note it: infoview news 'I start at Acme in May'"
        render.show("news", noted, as_json=json, empty=empty)
        return
    with database.writing("news", now=now) as session:
        told = tell_news(session, text, now=now, settings=settings)
    render.show("news", told, as_json=json)
