"""infoview news."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("news")(news)


def news(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Your good news, in a line.")],
    json: options.Json = False,
) -> None:
    """Note good news: everybody who helped and has not been told is owed a word.

    infoview news "I accepted the internship at Acme"
    """
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.network import tell_news
    from infoview.store import database

    now, settings = present()
    with database.writing("news", now=now) as session:
        told = tell_news(session, text, now=now, settings=settings)
    render.show("news", told, as_json=json)
