"""infoview config, with list (unnamed), set, unset and path."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import completers, options

Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help="As infoview config names it: follow-up.nudge.",
        autocompletion=completers.settings,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    group = typer.Typer(rich_markup_mode=None, help=GROUP_HELP)
    group.command("list", hidden=True)(list_)
    group.command("set")(set_)
    group.command("unset")(unset)
    group.command("path")(path)
    app.add_typer(group, name="config")


GROUP_HELP = """See and change the settings.

infoview config [--json] lists every setting: its value, its default and why, and where it was set.
"""


def list_(json: options.Json = False) -> None:
    """List every setting."""
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.settings import list_settings

    _, settings = present()
    render.show("config", list_settings(settings), as_json=json)


def set_(
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Several values are separated by commas.")],
    json: options.Json = False,
) -> None:
    """Change a setting, and work out anew what is owed."""
    _change(key, value, as_json=json)


def unset(key: Key, json: options.Json = False) -> None:
    """Take a setting back to its default."""
    _change(key, None, as_json=json)


def path(json: options.Json = False) -> None:
    """Tell where the settings file is."""
    from infoview import render
    from infoview.services.settings import config_place

    render.show("config", config_place(), as_json=json)


def _change(key: str, value: str | None, *, as_json: bool) -> None:
    from infoview import clock, render
    from infoview.domain.results.care import TakenOut
    from infoview.services.settings import change_setting

    line = change_setting(key, value, now=clock.now())
    if isinstance(line, TakenOut):
        render.show("config", (line,), as_json=as_json)
    else:
        render.show("config", (line,), as_json=as_json, changed=True)
