"""Commands of the past."""

from __future__ import annotations

from datetime import datetime

from infoview import clock
from infoview.domain.results.journal import HistoryLine, Undone
from infoview.render.page import Column, Page, cell


def undone(step: Undone, *, verb: str = "Undone") -> Page:
    """Return the page after an undo or a redo."""
    page = Page()
    page.line(f"{verb}: {step.command} ({step.summary})", "good")
    other = "redo" if verb == "Undone" else "undo"
    page.line(f"To reverse this: infoview {other}", "dim")
    return page


def history(lines: tuple[HistoryLine, ...]) -> Page:
    """Return the page of the commands of the past."""
    page = Page()
    page.table(
        [
            Column("ID"),
            Column("When"),
            Column("Command", most=16),
            Column("What it changed", flexible=True),
        ],
        [
            (
                str(line.id),
                f"{clock.to_local(datetime.fromisoformat(line.at)):%Y-%m-%d %H:%M}",
                line.command,
                cell((f"{'(undone) ' if line.undone else ''}{line.summary}", "dim" if line.undone else "")),
            )
            for line in lines
        ],
    )
    return page
