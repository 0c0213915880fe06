"""What went wrong."""

from __future__ import annotations

from infoview.errors import InfoviewError, Kept
from infoview.render.page import Column, Page, cell


def error(failure: InfoviewError) -> Page:
    """Return the page for an error: what is wrong, who may be meant, what to do."""
    page = Page()
    page.line(f"infoview: {failure.message}", "error")
    if failure.candidates:
        page.table(
            [Column("ID"), Column("Name", most=28), Column("About, and the command", flexible=True)],
            [
                (
                    str(each.id),
                    each.name,
                    cell(
                        ", ".join(part for part in (each.role, each.company) if part),
                        (each.command, "command"),
                    ),
                )
                for each in failure.candidates
            ],
        )
    for line in filter(None, failure.hint.split("\n")):
        if line.startswith("infoview "):
            page.line(line, "command", indent=2)
        else:
            page.hint(line)
    if failure.draft:
        page.parts += kept(failure.draft).parts
    return page


def kept(draft: Kept) -> Page:
    """Return the page that says where a draft is; paths stay whole, to be copied."""
    page = Page()
    page.line("The draft is kept:")
    page.raw(f"  {draft.path}")
    if draft.beside:
        page.line("The editor left beside it:")
    for path in draft.beside:
        page.raw(f"  {path}")
    page.line("To take it up again:")
    page.line(draft.command, "command", indent=2)
    return page
