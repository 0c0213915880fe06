"""infoview demo."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("demo")(demo)


def demo(
    remove: Annotated[bool, typer.Option("--remove", help="Remove every throw-away database again.")] = False,
    json: options.Json = False,
) -> None:
    """Try infoview on sample people, in a throw-away database. Your own data are not touched.

    It shows their morning screen, and a few commands to try on them.
    """
    from infoview import clock, render
    from infoview.render import console
    from infoview.services.demo import make_demo, remove_demos

    if not remove and not json and console.is_interactive():
        console.notice("Making the sample people; this takes a few seconds ...")
    render.show("demo", remove_demos() if remove else make_demo(now=clock.now()), as_json=json)
