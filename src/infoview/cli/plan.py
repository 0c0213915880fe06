"""infoview plan."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Channel, Goal


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("plan")(plan)


def plan(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]",
            help="Whom you will talk with; nobody: a general checklist.",
            autocompletion=completers.people,
        ),
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Schedule or move the talk: 'fri 14:00'.")
    ] = None,
    minutes: Annotated[int | None, typer.Option(metavar="N", help="The agreed length.")] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="in-person, coffee, phone, video, chat, email, ...",
            autocompletion=completers.words(Channel),
        ),
    ] = None,
    where: Annotated[str | None, typer.Option(metavar="TEXT", help="A place, a link or a number.")] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="The zone that --at is meant in; yours unless said.")
    ] = None,
    goal: Annotated[
        str | None,
        typer.Option(
            metavar="GOAL",
            help="explore, role, company, industry, break-in, grad-school, founder.",
            autocompletion=completers.words(Goal),
        ),
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="QUESTION", help="A question of your own.")
    ] = None,
    drop: Annotated[
        list[int] | None, typer.Option("--drop", metavar="N", help="Take question N out.")
    ] = None,
    must: Annotated[
        list[int] | None, typer.Option("--must", metavar="N", help="Ask question N for sure.")
    ] = None,
    done: Annotated[list[int] | None, typer.Option("--done", metavar="N", help="Tick preparation N.")] = None,
    undone: Annotated[
        list[int] | None, typer.Option("--undone", metavar="N", help="Take the tick of preparation N back.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Say why each question is there.")] = False,
    json: options.Json = False,
) -> None:
    """Get the checklist for a talk: preparation, opening, questions in order, closing, each with its minutes.

    It is kept with the contact: infoview plan "Dana Lee" shows it again. New options choose anew, but keep
    your own questions, musts and ticks.
    """
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.plans import Plan
    from infoview.services import plans
    from infoview.store import database

    now, settings = present()
    typed = plans.Typed(
        at,
        minutes,
        format_,
        where,
        timezone,
        goal,
        add=add or (),
        drop=drop or (),
        must=must or (),
        done=done or (),
        undone=undone or (),
    )

    def run(person: str) -> Plan:
        if typed == plans.Typed():
            with database.reading() as session:
                kept = plans.find_plan(session, person)
            if kept:
                return kept
        with database.writing("plan", now=now) as session:
            return plans.make_plan(session, person, typed, now=now, settings=settings)

    if who is None:
        with database.reading() as session:
            sheet = plans.general_plan(session, typed, now=now, settings=settings)
    else:
        sheet = asking(run, who, as_json=json)
    render.show("plan", sheet, as_json=json, why=why)
