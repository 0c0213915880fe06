"""The overview of all commands."""

from __future__ import annotations

from collections.abc import Sequence

from infoview.render.page import Column, Page, cell


def overview(panels: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Page:
    """Return the overview of all commands."""
    page = Page()
    page.line("infoview: whom to write to, what to ask, what you owe.", "heading")
    page.line()
    page.line("infoview alone shows today; infoview COMMAND --help explains a command.")
    for title, commands in panels:
        page.heading(title)
        page.table(
            [Column("", most=16), Column("", flexible=True)],
            [(cell((name, "command")), summary) for name, summary in commands],
            header=False,
            lead=(0,),
        )
    page.heading("Everywhere")
    page.line("--json prints one JSON document; --no-color plain text; -h, --help explains; --version tells.")
    page.line("--install-completion lets TAB complete commands, options and the names of your contacts.")
    return page
