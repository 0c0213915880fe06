"""A line of the log, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from infoview.domain.results.followups import Followup
from infoview.domain.results.logs import Entry, Logged
from infoview.render.page import Page, day
from infoview.render.views.followups import when


def logged_entry(logged: Logged) -> Page:
    """Return the page after an entry: what it closed and what is owed now."""
    page = Page()
    entry = logged.entry
    names = ", ".join([entry.contact.name, *(ref.name for ref in entry.together_with)])
    page.line(f"Logged: {entry_line(entry)} - {names}", "good")
    for row in logged.closed:
        page.line(f"Closed {row.id}: {row.what}", "dim")
    owed_rows(page, logged.owed)
    return page


def owed_rows(page: Page, owed: Sequence[Followup]) -> None:
    """Add what is owed now, a row and its command each."""
    if not owed:
        page.line("Nothing is owed now.")
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
        f"until {day(entry.until)}" if entry.until else "",
    ]
    return ", ".join(part for part in parts if part)
