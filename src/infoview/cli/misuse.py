"""What the parser of the command line refuses, in infoview's own words and with a command that works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from infoview.cli.meant import find_option
from infoview.domain.text import excerpt
from infoview.errors import UsageError

if TYPE_CHECKING:
    from typer.exceptions import TyperException

SAMPLES = {
    "add-contact": '"Dana Lee"',
    "plan": "dana",
    "log": "dana met",
    "followup": "dana",
    "followup add": 'dana "send the slides" --by fri',
    "followup done": "f12",
    "followup snooze": "f12 --until mon",
    "followup skip": "f12",
    "search": "slides",
    "show": "dana",
    "edit": "dana --role Analyst",
    "draft": "ask dana",
    "questions add": '"What surprised you?"',
    "questions edit": 'own-1 "What surprised you most?"',
    "questions ban": "path-first-months",
    "questions unban": "path-first-months",
    "questions check": '"Do you like your job?"',
    "news": '"I got the job"',
    "rest": "dana --until 2mo",
    "delete": "dana",
    "profile": '--name "Ada Park"',
    "config set": "follow-up.nudge 5",
    "config unset": "follow-up.nudge",
    "restore": "copy.db",
}
"""What follows a command where one wants to see it work."""

NUMBERS = {"--minutes": 30, "--limit": 20, "--fit": 4}
"""A whole number for each option that takes one; for the others, which name a line, 1."""


def explain(error: TyperException, command: Sequence[str]) -> UsageError:
    """Return what is wrong with a command line in words that name it.

    Args:
        error: what the parser says.
        command: the words that name the command and its sub-command; none where there is none.
    """
    name = " ".join(command)
    sample = " ".join(["infoview", *command, *filter(None, [SAMPLES.get(name, "")])])
    manual = " ".join(["infoview", *command, "--help"])
    option = _option(error)
    kind = type(error).__name__
    message, hint = error.format_message(), ""
    if kind == "NoSuchOption":
        message = f"{error.message.rstrip('.')}."
        hint = find_option(name, option, _offered(error))
        example = f". For example: {sample}" if "without" in hint else ""
        return UsageError(message, hint=f"{hint}How it is used: {manual}{example}")
    if kind == "BadParameter" and option and _is_number(error):
        value = error.message.partition(" is not a valid")[0]
        message = f"{option} is {value}, which is not a whole number."
        hint = "Accepted: a whole number. "
        sample = f"{sample} {option} {NUMBERS.get(option, 1)}"
    elif "extra argument" in message:
        words = message.partition(" (")[2].removesuffix(")")
        message = (
            f"{excerpt(words)} is more than infoview {name} takes; a text of several words needs quotes."
        )
    return UsageError(message, hint=f"{hint}How it is used: {manual}. For example: {sample}")


def _option(error: Any) -> str:
    """Return the option that is meant, as typed where it is unknown; empty for an argument."""
    name = getattr(error, "option_name", "") or ""
    names = getattr(getattr(error, "param", None), "opts", None) or []
    return name or next((each for each in names if each.startswith("--")), "")


def _offered(error: Any) -> list[str]:
    """Return the options of the command, and what its arguments are called: ``WHO``, ``TEXT``."""
    parameters = error.ctx.command.params if error.ctx else ()
    metavars = [(each.metavar or each.name or "").strip("[].").upper() for each in parameters]
    return [*(option for each in parameters for option in each.opts), *metavars]


def _is_number(error: Any) -> bool:
    return getattr(getattr(getattr(error, "param", None), "type", None), "name", "") in {"integer", "int"}
