"""A plan as a file to print, to edit or to put into a calendar; the ending of its name says which."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from infoview.domain.results.plans import Plan
from infoview.domain.text import excerpt, quote
from infoview.errors import UsageError
from infoview.render.sheets import calendar, html, markdown, text


class Maker(Protocol):
    """What makes the content of a file of a plan."""

    def __call__(self, plan: Plan, *, now: datetime) -> bytes:
        """Return the content; ``now`` is local wall time."""


MAKERS: dict[str, Maker] = {
    ".html": html.page,
    ".md": markdown.page,
    ".txt": text.page,
    ".ics": calendar.entry,
}
"""What makes a file of each ending."""


def maker_of(target: Path, *, who: str | None = None) -> Maker:
    """Return what makes a file of this name; errors show the command for ``who``.

    Raises:
        UsageError: the name ends in nothing that is known.
    """
    maker = MAKERS.get(target.suffix.lower())
    if maker is None:
        raise UsageError(
            f"--output {excerpt(str(target))} has an ending that no sheet has.",
            hint=f"Accepted: a name that ends in {', '.join(MAKERS)}."
            f" For example: infoview plan {quote(who or 'Dana Lee')} --output dana.html",
        )
    return maker
