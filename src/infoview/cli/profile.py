"""infoview profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import options

if TYPE_CHECKING:
    from infoview.services.profile import Typed


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("profile")(profile)


def profile(
    name: Annotated[str | None, typer.Option(help="Your name.")] = None,
    school: Annotated[str | None, typer.Option(help="Where you study, or did.")] = None,
    year: Annotated[
        str | None, typer.Option(help="'third year', 'second-year economics', 'MBA', '2024'.")
    ] = None,
    job: Annotated[str | None, typer.Option(help="'nurse', 'barista at Blue Door', 'in retail'.")] = None,
    exploring: Annotated[
        str | None, typer.Option(help="What you are looking into: 'energy trading', 'how banks price risk'.")
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="What you hope to learn; several, the first one matters most."),
    ] = None,
    link: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="Where to find you; may be given several times.")
    ] = None,
    signature: Annotated[
        str | None, typer.Option(help="How you sign messages; - reads it from standard input.")
    ] = None,
    free_times: Annotated[str | None, typer.Option(help="When you have time for a talk.")] = None,
    introduction: Annotated[
        str | None,
        typer.Option(help="Your own introduction, word for word; - reads it from standard input."),
    ] = None,
    premium: Annotated[
        bool | None,
        typer.Option("--premium/--no-premium", help="Whether LinkedIn gives you its longer limits."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Say who you are: what a plan opens with, and how messages are signed.

    infoview profile --name "Ada Park" --school "Hill College" --year "third year" --exploring "pricing"

    Without options it shows what is known, the introduction that it makes and how long that takes to say. An
    empty value clears a field. Goals and links are replaced by those that you give.
    """
    from infoview import render
    from infoview.cli.running import present, text_or_stdin
    from infoview.errors import UsageError
    from infoview.render import console
    from infoview.services import profile as profiles
    from infoview.store import database

    now, _ = present()
    if signature == introduction == "-":
        raise UsageError(
            "Standard input can be read once only.", hint="Give --signature or --introduction as a text."
        )
    typed = profiles.Typed(
        name=name,
        school=school,
        year=year,
        job=job,
        exploring=exploring,
        goals=goal,
        links=link,
        signature=text_or_stdin(signature),
        free_times=free_times,
        introduction=text_or_stdin(introduction),
        premium=premium,
    )
    if typed == profiles.Typed():
        with database.reading() as session:
            card = profiles.show_profile(session)
        if card.is_empty and not json and console.is_interactive():
            typed = _prompted()
    changed = typed != profiles.Typed()
    if changed:
        with database.writing("profile", now=now) as session:
            card = profiles.change_profile(session, typed)
    render.show("profile", card, as_json=json, changed=changed)


def _prompted() -> Typed:
    """Ask for each field; an empty answer leaves it open."""
    from infoview.render import console
    from infoview.services.profile import Typed

    def asked(question: str) -> str | None:
        return console.ask(question) or None

    console.notice("Who are you? Leave anything empty that you would rather not say, or not yet.")
    return Typed(
        name=asked("Your name:"),
        school=asked("Your school:"),
        year=asked("Which year, or when you graduated (third-year economics, MBA, 2024):"),
        job=asked("Your job, if you have one (nurse, barista at Blue Door):"),
        exploring=asked("What you are looking into (energy trading):"),
        goals=_several("What you hope to learn from people:"),
        links=_several("A link where people find you (linkedin.com/in/ada):"),
        signature=asked("How you sign messages, in one line:"),
        free_times=asked("When you have time for a talk (Tuesdays after 2pm):"),
    )


def _several(question: str) -> list[str] | None:
    """Ask until an empty answer."""
    from infoview.render import console

    answers: list[str] = []
    while answer := console.ask(question if not answers else "And another one:"):
        answers.append(answer)
    return answers or None
