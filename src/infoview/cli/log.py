"""infoview log."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("log")(log)


def log(
    who: options.Who,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="asked, nudged, replied, met, thanked, reported, caught-up, introduced, declined, later,"
            " moved, cancelled, no-show, note.",
        ),
    ],
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]", help="What to remember; - reads it from standard input."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHEN", help="When it happened: fri, yesterday, 'mon 14:00'."),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option(
            metavar="CHANNEL", help="in-person, coffee, phone, video, chat, email, inmail, linkedin-note, ..."
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="WHO", help="Who else was there; each gets the entry."),
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="WHEN", help="later: when to ask again.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="moved, cancelled, no-show: it was you.")] = False,
    about: Annotated[
        str | None,
        typer.Option(metavar="fID", help="Which debt this settles, where several of a kind are open."),
    ] = None,
    minutes: Annotated[int | None, typer.Option(metavar="N", help="met: how long it took.")] = None,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help="A follow-up in the same breath; with --by.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHEN", help="When the follow-up is due.")] = None,
    json: options.Json = False,
) -> None:
    """Note what happened with a contact. It prints what that closed and what is owed next.

    infoview log "Dana Lee" met "Great talk about pricing." --on fri --minutes 25 --via coffee
    """
    from infoview import render
    from infoview.cli.running import asking, present, text_or_stdin
    from infoview.domain.results.logs import Logged
    from infoview.services import log as service
    from infoview.store import database

    now, settings = present()
    words = text_or_stdin(" ".join(text)) if text else None

    def run(person: str) -> Logged:
        typed = service.Typed(
            who=person,
            what=what,
            text=words,
            on=on,
            via=via,
            together_with=with_ or (),
            until=until,
            mine=mine,
            about=about,
            minutes=minutes,
            next=next_,
            by=by,
        )
        with database.writing("log", now=now) as session:
            return service.log(session, typed, now=now, settings=settings)

    render.show("log", asking(run, who, as_json=json), as_json=json)
