"""infoview doctor."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("doctor")(doctor)


def doctor(
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended; undo takes it back.")] = False,
    json: options.Json = False,
) -> None:
    """Look whether all is whole, private and true; exits 1 where something is wrong."""
    from infoview import render
    from infoview.cli.running import present_for_care
    from infoview.errors import ExitCode
    from infoview.services.doctor import FAULT, examine

    now, settings, mistakes = present_for_care()
    findings = examine(fix=fix, now=now, settings=settings, mistakes=mistakes)
    render.show("doctor", findings, as_json=json)
    if any(finding.state == FAULT for finding in findings):
        raise typer.Exit(ExitCode.FAILURE)
