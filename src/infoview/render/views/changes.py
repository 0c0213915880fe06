"""What was done to follow-ups by hand."""

from __future__ import annotations

from infoview.domain.results.followups import Changed, Followup
from infoview.render.page import Page, day
from infoview.render.views.followups import when
from infoview.render.views.logs import changed_rows, entry_line


def changes(changed: Changed, *, verb: str = "") -> Page:
    """Return what was done to follow-ups, one line each, what that led to, and how to reverse it."""
    page = Page()
    if not changed.rows:
        page.line("Nothing there.")
        return page
    for row in changed.rows:
        page.line(f"{verb} {row.id} {row.contact.name}: {row.what}{_when(row)}", "good")
    for entry in changed.logged:
        page.line(f"Logged: {entry_line(entry)} - {entry.contact.name}", "good")
    if changed.owed is not None:
        names = ", ".join(dict.fromkeys(row.contact.name for row in changed.rows))
        changed_rows(page, changed.closed, changed.owed, to=names)
    page.line("To reverse this: infoview undo", "dim")
    return page


def _when(row: Followup) -> str:
    """Return when a row that is still open shows again."""
    if row.state == "snoozed":
        return f" (hidden until {day(row.snoozed_until or row.due)})"
    return f" (due {when(row)})" if row.state == "open" else ""
