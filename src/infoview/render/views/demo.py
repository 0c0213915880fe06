"""The throw-away database: its morning screen, what to try on it, how to be rid of it."""

from __future__ import annotations

import os

from infoview.domain.results.demo import Demo, DemosRemoved
from infoview.domain.text import quote
from infoview.render.page import Page
from infoview.render.views.followups import today


def demo(made: Demo) -> Page:
    """Return the page of a new demo."""
    page = Page()
    page.line(
        f"{made.people} sample people, in a throw-away database. Your own data are not touched.", "good"
    )
    page.line()
    page.parts += today(made.today).parts
    page.heading("Try it")
    page.line("Let this terminal use the sample people:")
    page.raw(f"  {_setting(made.variable, made.value)}", "command")
    for step in made.steps:
        page.line()
        page.line(step.why)
        page.line(step.command, "command", indent=2)
    page.line()
    page.line("For your own data again, open another terminal. To throw the sample people away:")
    page.line("infoview demo --remove", "command", indent=2)
    return page


def demos_removed(gone: DemosRemoved) -> Page:
    """Return the page after throw-away databases were removed."""
    page = Page()
    if not gone.removed:
        page.line("There is no throw-away database.")
    for folder in gone.removed:
        page.line("Removed with the sample people in it:", "good")
        page.raw(f"  {folder}")
    if gone.in_use:
        page.line("This terminal was using it. For your own data, open another one.")
    return page


def _setting(variable: str, value: str) -> str:
    """Return the command that sets a variable of the environment: for PowerShell, or any other shell."""
    if os.name == "nt":
        return f'$env:{variable} = "{value}"'
    return f"export {variable}={quote(value)}"
