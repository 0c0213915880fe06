"""infoview profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

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
) -> int | None:
    """Say who you are: what a plan opens with, and how messages are signed.

    infoview profile --name "Ada Park" --school "Hill College" --year "third year" --exploring "pricing"

    Without options it shows what is known, the introduction that it makes and how long that takes to say;
    where nothing is known yet, it asks you on a terminal. An empty value clears a field. Goals and links are
    replaced by those that you give.
    """
    from infoview import render
    from infoview.cli.running import present, text_or_stdin
    from infoview.errors import ExitCode, UsageError
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
    stopped = False
    if typed == profiles.Typed():
        with database.reading() as session:
            card = profiles.show_profile(session)
        if card.is_empty and not json and console.is_interactive():
            typed, stopped = _prompted()
    changed = typed != profiles.Typed()
    if changed:
        with database.writing("profile", now=now) as session:
            card = profiles.change_profile(session, typed)
    render.show("profile", card, as_json=json, changed=changed)
    return ExitCode.INTERRUPTED if stopped else None


QUESTIONS = {
    "name": "Your name:",
    "school": "Your school:",
    "year": "Which year, or when you graduated (third-year economics, MBA, 2024):",
    "job": "Your job, if you have one (nurse, barista at Blue Door):",
    "exploring": "What you are looking into (energy trading):",
    "goals": "What you hope to learn from people:",
    "links": "A link where people find you (linkedin.com/in/ada):",
    "signature": "How you sign messages, in one line:",
    "free_times": "When you have time for a talk (Tuesdays after 2pm):",
}
SEVERAL = ("goals", "links")
"""What is asked for until an empty answer."""


def _prompted() -> tuple[Typed, bool]:
    """Ask for each field; return the answers, and whether Ctrl-C ended it after some of them.

    An empty answer leaves a field open.
    """
    from infoview.render import console
    from infoview.services.profile import Typed

    answers: dict[str, Any] = {}
    console.notice(
        "Who are you? Leave anything empty that you would rather not say, or not yet. Ctrl-C stops; what you"
        " answered is kept."
    )
    try:
        for field, question in QUESTIONS.items():
            if field in SEVERAL:
                while answer := _answer(
                    field, "And another one (Enter ends it):" if field in answers else question
                ):
                    answers.setdefault(field, []).append(answer)
            elif answer := _answer(field, question):
                answers[field] = answer
    except KeyboardInterrupt:
        if not answers:
            console.notice("\nNothing was stored.")
            raise
        console.notice("\nStopped. What you answered so far is kept.")
        return Typed(**answers), True
    return Typed(**answers), False


def _answer(field: str, question: str) -> str:
    """Ask until the answer can be stored; an empty one always may."""
    from infoview.errors import UsageError
    from infoview.render import console
    from infoview.services import profile as profiles

    while answer := console.ask(question):
        try:
            given: dict[str, Any] = {field: [answer] if field in SEVERAL else answer}
            profiles.check(profiles.Typed(**given))
        except UsageError as error:
            console.notice(f"{error.message} Answer again, or Enter to leave it open.")
        else:
            return answer
    return ""
