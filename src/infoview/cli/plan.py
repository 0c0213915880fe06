"""infoview plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Channel, Goal

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview.render.sheets import Maker


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
    outputs: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write a sheet to take along: FILE.html prints on one page, .md and .txt to edit,"
            " .ics for your calendar.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="--output: take the place of an existing file.")
    ] = False,
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
    from infoview.store import database, files

    now, settings = present()
    output = _one(outputs, who)
    target = files.typed_path(output, name="--output") if output else None
    make = _maker_of(target, who, force=force)
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

    def made(sheet: Plan, fill: Callable[[bytes], None]) -> Plan:
        if make:
            fill(make(plans.with_eve(sheet, settings), now=now))
        return replace(sheet, output=str(target)) if target else sheet

    def run(person: str) -> Plan:
        # The file has its name once the plan is stored; where it cannot be made, nothing is changed.
        with files.making(target, replace=force) as fill:
            if typed == plans.Typed():
                with database.reading() as session:
                    kept = plans.find_plan(session, person)
                if kept:
                    return made(kept, fill)
            with database.writing("plan", now=now) as session:
                return made(plans.make_plan(session, person, typed, now=now, settings=settings), fill)

    if who is None:
        with files.making(target, replace=force) as fill, database.reading() as session:
            sheet = made(plans.general_plan(session, typed, now=now, settings=settings), fill)
    else:
        sheet = asking(run, who, as_json=json)
    render.show("plan", sheet, as_json=json, why=why)


def _one(outputs: list[Path] | None, who: str | None) -> Path | None:
    """Return the file to write; of several none would be written but the last."""
    from infoview.domain.text import quote
    from infoview.errors import UsageError

    if outputs and len(outputs) > 1:
        raise UsageError(
            "--output takes one file at a time.",
            hint="Run it once for each."
            f" For example: infoview plan {quote(who or 'Dana Lee')} --output dana.html",
        )
    return outputs[0] if outputs else None


def _maker_of(output: Path | None, who: str | None, *, force: bool) -> Maker | None:
    """Return what makes a file of this name."""
    from infoview.domain.text import quote
    from infoview.errors import UsageError

    if output is None:
        if force:
            raise UsageError(
                "--force goes with --output.",
                hint=f"For example: infoview plan {quote(who or 'Dana Lee')} --output dana.html --force",
            )
        return None
    from infoview.render import sheets

    return sheets.maker_of(output, who=who)
