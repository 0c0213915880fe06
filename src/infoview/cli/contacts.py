"""infoview contacts."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Stage, Tier


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("contacts")(contacts)


def contacts(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]", help="Of the name or the company.", autocompletion=completers.names
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE",
            help="to-contact, contacted, replied, scheduled, met, resting, ...",
            autocompletion=completers.words(Stage),
        ),
    ] = None,
    source: options.Source = None,
    company: options.Company = None,
    tag: Annotated[str | None, typer.Option(metavar="TAG", help="With this tag.")] = None,
    tier: Annotated[
        str | None,
        typer.Option(metavar="a|b|c", help="Of this tier.", autocompletion=completers.words(Tier)),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help="With real contact, or added, since that day.")
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            metavar="FIELD",
            help="name, company, stage, next, last-touch, added.",
            autocompletion=completers.sorts,
        ),
    ] = "name",
    limit: Annotated[int | None, options.limit(50)] = None,
    json: options.Json = False,
) -> None:
    """List and find contacts: those with all the words, and all that the options say."""
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.listing import Typed, list_contacts
    from infoview.store import database

    now, settings = present()
    text = " ".join(words or [])
    most = options.most(limit, 50, as_json=json)
    typed = Typed(text, stage, source, company, tag, tier, since, sort, most)
    with database.reading_connection() as connection:
        page = list_contacts(connection, typed, now=now, settings=settings)
    narrowed = any((text, stage, source, company, tag, tier, since))
    render.show("contacts", page, as_json=json, words=text, narrowed=narrowed)
