"""What every command does round its one call: the present, the settings, and questions to the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from infoview import clock, config
from infoview.config import Mistake, Settings
from infoview.errors import AmbiguousError, NotFoundError, UsageError

Result = TypeVar("Result")


def present() -> tuple[datetime, Settings]:
    """Read the clock and the settings once, for the whole command."""
    return clock.now(), config.load_settings()


def present_for_care() -> tuple[datetime, Settings, tuple[Mistake, ...]]:
    """Read the clock and the settings for a command that looks after the data, whatever is wrong in the file.

    Where something is, its default is in force, and that is told last.
    """
    from infoview.services.rules import settings_at_hand

    return clock.now(), *settings_at_hand()


def asking(run: Callable[..., Result], *whos: str, as_json: bool) -> Result:
    """Run with every WHO; on a terminal ask whom one means where it is not clear, and run with the answer."""
    try:
        return run(*whos)
    except (NotFoundError, AmbiguousError) as unclear:
        from infoview.render import console

        is_asked = unclear.who and unclear.who in whos
        if as_json or not is_asked or not unclear.candidates or not console.is_interactive():
            raise
        console.notice(unclear.message)
        chosen = console.choose(unclear.candidates, new=unclear.new)
        if chosen is None:
            raise
        answered = [chosen if who == unclear.who else who for who in whos]
    return asking(run, *answered, as_json=as_json)


def text_or_stdin(text: str | None) -> str | None:
    """Return a text, read from standard input where it is ``-``."""
    if text != "-":
        return text
    from infoview.render import console

    return console.read_text()


def one_text(words: Sequence[str], *, command: str, noun: str = "question") -> str:
    """Return the one word of the command line that was to be a text.

    Raises:
        UsageError: there are several, as where a shell took a text without quotes apart.
    """
    if len(words) == 1:
        return words[0]
    from infoview.domain.text import quote

    raise UsageError(
        f"A {noun} of several words needs quotes.",
        hint=f"You may mean: infoview {command} {quote(' '.join(words))}",
    )
