"""infoview search."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Category


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("search")(search)


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]",
            help="All must occur; the beginning of a word will do. A phrase stands in double quotes inside"
            " single ones: '\"graduate scheme\"'.",
            autocompletion=completers.names,
        ),
    ] = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="Compare what different people said to the same question.")
    ] = False,
    category: Annotated[
        str | None,
        typer.Option(
            metavar="CATEGORY",
            help="With --answers: only to questions on path, role, skills, industry, advice, ...",
            autocompletion=completers.words(Category),
        ),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="With --answers: only to this question, by its id.",
            autocompletion=completers.questions,
        ),
    ] = None,
    limit: Annotated[int | None, options.limit(50, " texts")] = None,
    json: options.Json = False,
) -> None:
    """Find words in all that you typed: people, tags, notes, answers, takeaways, promises, follow-ups.

    Case and accents never matter. Texts with all the words come first, then people whose texts hold them
    together.
    """
    from infoview import render
    from infoview.errors import UsageError
    from infoview.services.searching import Typed, compare_answers
    from infoview.services.searching import search as find
    from infoview.store import database

    if answers and limit is not None:
        raise UsageError(
            "--limit goes with words, and --answers shows all of them.",
            hint="To narrow them: infoview search --answers --category advice",
        )
    typed = Typed(" ".join(words or []), options.most(limit, 50, as_json=json), category, question)
    with database.reading_connection() as connection:
        found = compare_answers(connection, typed) if answers else find(connection, typed)
    render.show("search", found, as_json=json)
