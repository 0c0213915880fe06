"""Options that many commands share."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from infoview.cli import completers
from infoview.domain.types import Level as Levels
from infoview.domain.types import Source as Sources
from infoview.domain.types import Tier as Tiers
from infoview.errors import UsageError

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO",
        help="A contact's number, a follow-up's id (f12), or words of the name or company.",
        autocompletion=completers.people,
    ),
]
WhoOrFile = Annotated[
    str | None,
    typer.Argument(
        metavar="WHO",
        help="A contact's number, a follow-up's id (f12), or words of the name or company."
        " With --resume the number of the unfinished text, or nothing.",
        autocompletion=completers.people,
    ),
]
Edit = Annotated[bool, typer.Option("--edit", help="Write in your editor: $VISUAL, else $EDITOR.")]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Go on with an unfinished text that was kept when something failed."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Force = Annotated[bool, typer.Option("--force", help="Even if somebody like this is on record already.")]

Company = Annotated[str | None, typer.Option(help="Where they work.")]
Role = Annotated[str | None, typer.Option(help="What they do there.")]
Emails = Annotated[
    list[str] | None, typer.Option("--email", metavar="EMAIL", help="May be given several times.")
]
Phones = Annotated[
    list[str] | None, typer.Option("--phone", metavar="PHONE", help="May be given several times.")
]
LinkedIn = Annotated[str | None, typer.Option("--linkedin", metavar="URL", help="Their profile.")]
Location = Annotated[str | None, typer.Option(help="City or country.")]
Timezone = Annotated[str | None, typer.Option(metavar="ZONE", help="Their time zone, such as Europe/Berlin.")]
Industry = Annotated[str | None, typer.Option(help="Their field.")]
Level = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL",
        help="student, graduate, professional, manager, executive, founder, recruiter, academic, nonprofit.",
        autocompletion=completers.words(Levels),
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="SOURCE",
        help="How you found them: alumni, guest-speaker, membership-list, event, referral, family-friend,"
        " faculty, coworker, linkedin, social-media, article-author, cold, other.",
        autocompletion=completers.words(Sources),
    ),
]
MetAt = Annotated[str | None, typer.Option(metavar="TEXT", help="Where you met.")]
MetOn = Annotated[str | None, typer.Option(metavar="WHEN", help="When you met: thu, yesterday, 2026-11-20.")]
ReferredBy = Annotated[
    str | None,
    typer.Option(
        metavar="WHO",
        help="Who named them to you; a contact on record.",
        autocompletion=completers.people,
    ),
]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="May be given several times.")]
Tier = Annotated[
    str | None,
    typer.Option(metavar="a|b|c", help="How often to keep in touch.", autocompletion=completers.words(Tiers)),
]
Every = Annotated[str | None, typer.Option(metavar="PERIOD", help="Your own rhythm instead: 6w, 3mo.")]
Note = Annotated[str | None, typer.Option(help="Anything to remember; - reads it from standard input.")]


def limit(usual: int, what: str = "") -> Any:
    """Return the option of a list that is cut short for people: ``--limit``, None where it was not typed."""
    return typer.Option(
        "--limit", metavar="N", help=f"How many{what} at most: {usual}, with --json all; 0 is all."
    )


def most(typed: int | None, usual: int, *, as_json: bool) -> int:
    """Return how many rows of a list to show: as typed, else all to programs and the usual number to people.

    All are 0.

    Raises:
        UsageError: what was typed is no number of rows.
    """
    if typed is None:
        return 0 if as_json else usual
    if typed < 0:
        raise UsageError(f"--limit is {typed}.", hint="Accepted: 0 (all) and above.")
    return min(typed, sys.maxsize)
