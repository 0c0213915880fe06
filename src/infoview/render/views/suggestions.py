"""A shell's completion: what stands beside a word, and where it was put."""

from __future__ import annotations

from infoview.domain.results.suggestions import Installed, Suggestion
from infoview.domain.text import fit, show
from infoview.render.page import Page
from infoview.render.views.followups import when

MOST = 72
"""Cells; a longer line beside the word would not fit a terminal of 80 columns, or its neighbours."""


def description(suggestion: Suggestion) -> str:
    """Return whom a word means and what is owed to them, as one harmless line."""
    person, owed = suggestion.person, suggestion.owed
    text = ", ".join(part for part in (person.name, person.company) if part)
    if owed:
        days = owed.overdue_days
        late = f", {days} day{'s' if days > 1 else ''} overdue" if days else ""
        text += f": {owed.what}, {when(owed)}{late}"
    return shortened(text)


def shortened(text: str) -> str:
    """Return a text as one harmless line beside a word."""
    return fit(show(text), MOST)


def installed(done: Installed) -> Page:
    """Return the page after a shell's completion was put in place."""
    page = Page()
    page.line(f"Completion for {done.shell} is in place:", "good")
    page.raw(f"  {done.path}")
    page.line("It works in every terminal that you open from now on: infoview, a blank, TAB.")
    return page
