"""What went wrong."""

from __future__ import annotations

from infoview.errors import InfoviewError, KeptFile
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
    if failure.kept:
        page.parts += kept(failure.kept).parts
    return page


def kept(file: KeptFile) -> Page:
    """Return the page that says where an edit file is; paths stay whole, to be copied."""
    page = Page()
    page.line("The draft is kept:")
    page.raw(f"  {file.path}")
    if file.beside:
        page.line("The editor left beside it:")
    for path in file.beside:
        page.raw(f"  {path}")
    page.line("To take it up again:")
    page.line(file.command, "command", indent=2)
    return page
