"""infoview questions, with list (unnamed), add, edit, ban, unban and check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Category as Categories
from infoview.domain.types import Goal as Goals
from infoview.domain.types import Level as Levels

MANY = 1_000
"""From so many questions on it takes long enough to say so."""

Category = Annotated[
    str | None,
    typer.Option(
        metavar="CATEGORY",
        help="opening, path, role, likes, skills, industry, company, lifestyle, entry, fit, advice,"
        " resources, projects, referral, closing.",
        autocompletion=completers.words(Categories),
    ),
]
AskedFor = Annotated[
    list[str] | None,
    typer.Option(
        "--goal",
        metavar="GOAL",
        help="For talks with this goal; several, or none for all.",
        autocompletion=completers.words(Goals),
    ),
]
AskedOf = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="For people of this level; several, or none for all.",
        autocompletion=completers.words(Levels),
    ),
]
Must = Annotated[bool | None, typer.Option("--must/--no-must", help="Put it into every plan that it fits.")]
Near = Annotated[bool, typer.Option("--force", help="Even if you have nearly the same question already.")]
Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="As the list shows it: path-first-months, own-1.",
        autocompletion=completers.allowed_questions,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    group = typer.Typer(rich_markup_mode=None, help=GROUP_HELP)
    group.command("list", hidden=True)(list_)
    group.command("add")(add)
    group.command("edit")(edit)
    group.command("ban")(ban)
    group.command("unban")(unban)
    group.command("check")(check)
    app.add_typer(group, name="questions")


GROUP_HELP = """See, add, edit, ban and check questions.

infoview questions [WORDS] [--category C] [--goal G] [--level L] [--own] [--banned] lists the questions that
plans choose from: yours first, then the bank. --limit 0: all. --json: for programs.
"""


def list_(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD]...", help="Of the question or its id.")
    ] = None,
    category: Category = None,
    goal: Annotated[
        str | None,
        typer.Option(metavar="GOAL", help="That fit this goal.", autocompletion=completers.words(Goals)),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL", help="That fit people of this level.", autocompletion=completers.words(Levels)
        ),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only your own.")] = False,
    banned: Annotated[bool, typer.Option("--banned", help="Only those that you banned.")] = False,
    limit: Annotated[int | None, options.limit(50)] = None,
    json: options.Json = False,
) -> None:
    """List the questions that plans choose from, yours first."""
    from infoview import render
    from infoview.services.bank import Filters, list_questions
    from infoview.store import database

    most = options.most(limit, 50, as_json=json)
    text = " ".join(words or [])
    with database.reading_connection() as connection:
        found = list_questions(connection, Filters(text, category, goal, level, own, banned, most))
    narrowed = any((text, category, goal, level, own, banned))
    render.show("questions", found, as_json=json, narrowed=narrowed)


def add(
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="The question, in your own words.")],
    category: Category = None,
    goal: AskedFor = None,
    level: AskedOf = None,
    must: Must = None,
    force: Near = False,
    json: options.Json = False,
) -> None:
    """Add a question of your own, for plans to choose from.

    infoview questions add "What do new people at {company} struggle with?" --must

    {company}, {role} and {industry} are filled in. Without --category its words decide. A closed question is
    added too, with a better wording beside it.
    """
    from infoview import render
    from infoview.cli.running import one_text, present
    from infoview.services.questions import Typed, add_question
    from infoview.store import database

    now, _ = present()
    text = one_text(words, command="questions add")
    with database.writing("questions add", now=now) as session:
        done = add_question(session, Typed(text, category, goal, level, must), force=force, now=now)
    render.show("questions", done, as_json=json, verb="Added")


def edit(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="One of your own: own-1.", autocompletion=completers.own_questions),
    ],
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="The new wording.")] = None,
    category: Category = None,
    goal: AskedFor = None,
    level: AskedOf = None,
    must: Must = None,
    force: Near = False,
    json: options.Json = False,
) -> None:
    """Change a question of your own; an empty value clears."""
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.questions import Typed, edit_question
    from infoview.store import database

    now, _ = present()
    with database.writing("questions edit", now=now) as session:
        done = edit_question(session, id_, Typed(text, category, goal, level, must), force=force)
    render.show("questions", done, as_json=json, verb="Changed")


def ban(ids: Ids, json: options.Json = False) -> None:
    """Never plan these questions, of the bank or your own."""
    _ban(ids, banned=True, as_json=json)


def unban(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="What you banned.", autocompletion=completers.banned_questions),
    ],
    json: options.Json = False,
) -> None:
    """Let plans choose these questions again."""
    _ban(ids, banned=False, as_json=json)


def check(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]...", help="Questions, each in quotes; - reads them.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A list, one question a line of up to 1,000 characters; - reads standard input.",
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Tell open questions from closed ones, and how to ask better.

    infoview questions check "Do you like your job?" "What surprised you?"

    Nothing is stored.
    """
    from infoview import render
    from infoview.cli.running import one_text
    from infoview.errors import UsageError
    from infoview.render import console
    from infoview.services import judging
    from infoview.store import files

    if texts and file:
        raise UsageError(
            "Give the questions as TEXT or in a --file, not both.",
            hint='For example: infoview questions check "Do you like your job?"',
        )
    if texts == ["-"]:
        text = console.read_text(judging.CHECK_LIMIT)
    elif texts:
        # One word may be a question ("Why?"), but hardly each of several.
        if all(len(each.split()) < 2 for each in texts) and not all("?" in each for each in texts):
            one_text(texts, command="questions check")
        text = "\n".join(texts)
    elif file and str(file) != "-":
        text = files.read_text(
            files.typed_path(file, name="--file"),
            limit=judging.CHECK_LIMIT,
            name="--file",
            example="For example: infoview questions check --file questions.txt",
        )
    elif file or not console.is_interactive():
        text = console.read_text(judging.CHECK_LIMIT)
    else:
        raise UsageError(
            "There is no question to check.",
            hint='For example: infoview questions check "Do you like your job?"',
        )
    if (lines := text.count("\n")) > MANY and not json and console.is_interactive():
        console.notice(f"Judging {lines:,} lines ...")
    render.show("questions", judging.check_questions(text), as_json=json)


def _ban(ids: list[str], *, banned: bool, as_json: bool) -> None:
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.questions import ban_questions
    from infoview.store import database

    now, _ = present()
    with database.writing(f"questions {'ban' if banned else 'unban'}", now=now) as session:
        done = ban_questions(session, ids, banned=banned, now=now)
    render.show("questions", done, as_json=as_json, verb="Banned" if banned else "Allowed again:")
