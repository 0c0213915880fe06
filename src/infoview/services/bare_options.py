"""Options of log that lack their dashes: ``log zoe asked via email`` takes ``via email`` as the text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from infoview.config import Settings
from infoview.domain.synonyms import find_word
from infoview.domain.types import Channel
from infoview.errors import UsageError
from infoview.services.rules import read_when

LONGEST = 3
"""So many words has the longest value that is looked for: ``on 20 nov 14:00``."""


def find_bare_options(
    text: str, *, given: Collection[str], today: date, settings: Settings
) -> tuple[list[str], str]:
    """Return the options with which a text begins, as words of a command, and the rest of the text.

    Only the bare name of an option that was not given, with a value that it accepts, is taken for one: "on
    time, as ever" begins with none.

    Args:
        text: what stands behind WHAT.
        given: the options that the command has already.
        today: from which days are counted.
        settings: in force.
    """

    def a_day(value: str) -> str:
        when = read_when(value, today=today, settings=settings, name="--on", past=True, example="")
        return value if when.day <= today else ""

    readers: dict[str, Callable[[str], str]] = {
        "--via": lambda value: find_word(Channel, value) or "",
        "--on": a_day,
        "--minutes": lambda value: value if value.isascii() and value.isdigit() else "",
    }
    found: list[str] = []
    words = text.split()
    while words and (option := f"--{words[0].casefold()}") in readers.keys() - {*given, *found}:
        size, value = _value(words[1:], readers[option])
        if not size:
            break
        found += [option, value]
        words = words[1 + size :]
    return found, " ".join(words)


def _value(words: Sequence[str], read: Callable[[str], str]) -> tuple[int, str]:
    """Return how many of the first words are a value, as many as may be, and the value; 0 for none."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        try:
            if value := read(" ".join(words[:size])):
                return size, value
        except UsageError:
            continue
    return 0, ""
