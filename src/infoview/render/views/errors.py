"""What went wrong."""

from __future__ import annotations

from infoview.errors import InfoviewError
from infoview.render.page import Column, Page, cell


def error(failure: InfoviewError) -> Page:
    """Return the page for an error: what is wrong, who may be meant, what to do."""
    page = Page()
    page.line(f"infoview: {failure.message}", "error")
    if failure.candidates:
        page.table(
            [
                Column("ID"),
                Column("Name", most=28),
                Column("About", most=32),
                Column("Command", flexible=True),
            ],
            [
                (
                    str(each.id),
                    each.name,
                    ", ".join(part for part in (each.role, each.company) if part),
                    cell((each.command, "command")),
                )
                for each in failure.candidates
            ],
        )
    for line in failure.hint.split("\n") if failure.hint else ():
        page.line(line)
    return page
