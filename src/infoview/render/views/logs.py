"""A line of the log, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from infoview.domain.results.followups import Followup
from infoview.domain.results.logs import Entry, Logged, NotLogged
from infoview.render.page import Page, day
from infoview.render.views.followups import when

GAINS = {
    "takeaway": "Takeaway",
    "advice": "Advice",
    "resource": "Resource",
    "opportunity": "Opportunity",
    "want-to-know": "You still want to know",
    "i-owe": "You promised",
    "they-owe": "They promised",
    "referral": "They named",
}
"""What each thing that a talk gave, or left open, is called."""


def logged_entry(logged: Logged) -> Page:
    """Return the page after an entry: what it closed and what is owed now."""
    page = Page()
    entry = logged.entry
    names = ", ".join([entry.contact.name, *(ref.name for ref in entry.together_with)])
    page.line(f"Logged: {entry_line(entry)} - {names}", "good")
    for gain in entry.gave:
        page.line(f"{GAINS[gain.kind]}: {gain.text}", indent=2)
    changed_rows(page, logged.closed, logged.owed, to=names)
    return page


def not_logged(nothing: NotLogged) -> Page:
    """Return the page after a text that was left empty."""
    page = Page()
    page.line(f"Nothing was logged with {nothing.contact.name}: the text is empty.")
    page.line("To log it without a text:", "dim")
    page.line(nothing.command, "command", indent=2)
    return page


def changed_rows(page: Page, closed: Sequence[Followup], owed: Sequence[Followup], *, to: str) -> None:
    """Add what was closed and what is owed now, or that nothing more is owed ``to`` whom it was about."""
    for row in closed:
        page.line(f"Closed {row.id}: {row.what}", "dim")
    if not owed:
        page.line(f"Nothing more is owed to {to}.")
    owed_rows(page, owed)


def owed_rows(page: Page, owed: Sequence[Followup]) -> None:
    """Add what is owed now, a row and its command each."""
    for row in owed:
        page.line(f"Owed {row.id} {row.contact.name}: {row.what}, due {when(row)}")
        page.line(row.command, "command", indent=2)


def entry_line(entry: Entry) -> str:
    """Return a line of the log: ``met on Fri 2026-11-20 14:00, 25 min, coffee``."""
    moment = f"{day(entry.on)} {entry.time}" if entry.time else day(entry.on)
    zone = f" {entry.timezone}" if entry.timezone and entry.time else ""
    parts = [
        f"{entry.what}{' (mine)' if entry.mine else ''} on {moment}{zone}",
        f"{entry.minutes} min" if entry.minutes else "",
        entry.via or "",
        f"fit {entry.fit}" if entry.fit else "",
        f"until {day(entry.until)}" if entry.until else "",
        "private" if entry.private else "",
    ]
    return ", ".join(part for part in parts if part)
