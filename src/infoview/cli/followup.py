"""infoview followup, with list (unnamed), add, done, snooze and skip."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options

LAYOUTS = ("table", "markdown")

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="f12, or a person who owes only one.",
        autocompletion=completers.followups,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    group = typer.Typer(rich_markup_mode=None, help=GROUP_HELP)
    group.command("list", hidden=True)(list_)
    group.command("add")(add)
    group.command("done")(done)
    group.command("snooze")(snooze)
    group.command("skip")(skip)
    app.add_typer(group, name="followup")


GROUP_HELP = """See what you owe and why; add, do, snooze or skip follow-ups.

infoview followup [WHO] [--due | --within WHEN | --all] [--promises] lists what is open: overdue, today, the
next 7 days, later. --due: overdue and today. --within 2w: up to that day. --all: snoozed, done and skipped
ones too. --promises: only what was promised. --brief: one line. --quiet: no line when nothing is due.
--format markdown: for a note or a mail. --who reaches a person whose name is a command. --json: for programs.
"""


def list_(
    who: Annotated[
        str | None,
        typer.Argument(metavar="[WHO]", help="Only what is owed to them.", autocompletion=completers.people),
    ] = None,
    who_option: Annotated[
        str | None,
        typer.Option("--who", metavar="WHO", help="The same as an option.", autocompletion=completers.people),
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Overdue and today.")] = False,
    within: Annotated[str | None, typer.Option(metavar="WHEN", help="Up to that day: 2w, eom.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Snoozed, done and skipped ones too.")] = False,
    promises: Annotated[
        bool, typer.Option("--promises", help="Only what was promised, by you or them.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="One line, for a shell's start-up file.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Nothing at all when nothing is due.")] = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, or markdown for a note or a mail.",
            autocompletion=lambda: LAYOUTS,
        ),
    ] = "table",
    json: options.Json = False,
) -> None:
    """List what you owe, to whom, why, by when, and the command that clears it."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.followups import DueList
    from infoview.errors import UsageError
    from infoview.services.due import list_due
    from infoview.store import database

    if format_ not in LAYOUTS:
        raise UsageError(
            f"--format does not know {format_!r}.",
            hint="Accepted: table, markdown. For example: infoview followup --due --format markdown",
        )
    if due + (within is not None) + all_ > 1:
        raise UsageError(
            "--due, --within and --all exclude each other.", hint="For example: infoview followup --due"
        )
    now, settings = present()
    until = now.date() if due else None
    if within is not None:
        from infoview.services.rules import read_when

        example = "infoview followup --within 2w"
        until = read_when(within, today=now.date(), settings=settings, name="--within", example=example).day

    def run(person: str) -> DueList:
        with database.reading_connection() as connection:
            return list_due(
                connection,
                now=now,
                settings=settings,
                who=person or None,
                until=until,
                everything=all_,
                promises=promises,
            )

    result = asking(run, who_option or who or "", as_json=json)
    layout = "brief" if brief else format_
    render.show("followup", result, as_json=json, only_due=due, layout=layout, quiet=quiet)


def add(
    who: options.Who,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What you want to do.")],
    by: Annotated[str, typer.Option("--by", metavar="WHEN", help="When it is due: fri, 2w, 'mon 9:00'.")],
    every: Annotated[str | None, typer.Option(metavar="PERIOD", help="Again and again: 2w, 1mo.")] = None,
    json: options.Json = False,
) -> None:
    """Add a follow-up of your own."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.followups import Changed
    from infoview.services import followups
    from infoview.store import database

    now, settings = present()

    def run(person: str) -> Changed:
        with database.writing("followup add", now=now) as session:
            return followups.add(session, person, text, by, every=every, now=now, settings=settings)

    render.show("followup", asking(run, who, as_json=json), as_json=json, verb="Added")


def done(ids: Ids, json: options.Json = False) -> None:
    """Do follow-ups. What they stand for is logged (a thank-you: thanked), your own are closed."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.followups import Changed
    from infoview.services import followups
    from infoview.store import database

    now, settings = present()

    def run(*rows: str) -> Changed:
        with database.writing("followup done", now=now) as session:
            return followups.done(session, rows, now=now, settings=settings)

    render.show("followup", asking(run, *ids, as_json=json), as_json=json, verb="Done")


def snooze(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID...]", help="f12; or all of them with --due.", autocompletion=completers.followups
        ),
    ] = None,
    until: Annotated[str, typer.Option("--until", metavar="WHEN", help="When to show them again.")] = "",
    due: Annotated[bool, typer.Option("--due", help="All that are overdue or due today.")] = False,
    json: options.Json = False,
) -> None:
    """Hide follow-ups until a day. They stay owed: an overdue one is still overdue then."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.followups import Changed
    from infoview.errors import UsageError
    from infoview.services import followups
    from infoview.store import database

    if not until:
        raise UsageError(
            "snooze needs --until WHEN.", hint="For example: infoview followup snooze f12 --until mon"
        )
    now, settings = present()

    def run(*rows: str) -> Changed:
        with database.writing("followup snooze", now=now) as session:
            return followups.snooze(session, rows, until, all_due=due, now=now, settings=settings)

    render.show("followup", asking(run, *(ids or ()), as_json=json), as_json=json, verb="Snoozed")


def skip(ids: Ids, json: options.Json = False) -> None:
    """Close follow-ups without pretending that they were done."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results.followups import Changed
    from infoview.services import followups
    from infoview.store import database

    now, settings = present()

    def run(*rows: str) -> Changed:
        with database.writing("followup skip", now=now) as session:
            return followups.skip(session, rows, now=now, settings=settings)

    render.show("followup", asking(run, *ids, as_json=json), as_json=json, verb="Skipped")
