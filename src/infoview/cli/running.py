"""What every command does round its one call: the present, the settings, and questions to the user."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from infoview import clock, config
from infoview.config import Settings
from infoview.errors import AmbiguousError, NotFoundError

Result = TypeVar("Result")


def present() -> tuple[datetime, Settings]:
    """Read the clock and the settings once, for the whole command."""
    return clock.now(), config.load_settings()


def asking(run: Callable[[str], Result], who: str, *, as_json: bool) -> Result:
    """Run with WHO; on a terminal ask whom it means where it is not clear, and run with the answer."""
    try:
        return run(who)
    except (NotFoundError, AmbiguousError) as unclear:
        from infoview.render import console

        if as_json or unclear.who != who or not unclear.candidates or not console.is_interactive():
            raise
        console.notice(unclear.message)
        chosen = console.choose(unclear.candidates)
        if chosen is None:
            raise
        return run(str(chosen.id))


def text_or_stdin(text: str | None) -> str | None:
    """Return a text, read from standard input where it is ``-``."""
    if text != "-":
        return text
    from infoview.render import console

    return console.read_text()
