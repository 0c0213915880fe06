"""What may stand in the place of an option's value or an argument, for the shell's completion.

Typer calls these with what was typed so far, and keeps the words that begin with it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.suggestions import Suggestion

Found = list[tuple[str, str]]
"""Words, each with what it means."""


def people(incomplete: str) -> Found:
    """Return words for WHO."""
    from infoview.services.suggesting import suggest_people

    return _found(suggest_people, incomplete)


def followups(incomplete: str) -> Found:
    """Return ids of follow-ups, and words for people who are owed only one."""
    from infoview.services.suggesting import suggest_followups

    return _found(suggest_followups, incomplete)


def followup_ids(incomplete: str) -> Found:
    """Return ids of follow-ups."""
    from infoview.services.suggesting import suggest_ids

    return _found(suggest_ids, incomplete)


def words(vocabulary: type[StrEnum]) -> Callable[[], list[str]]:
    """Return the completer of a vocabulary."""
    return lambda: [word.value for word in vocabulary]


def channels() -> list[str]:
    """Return the channels by which one writes."""
    from infoview.domain.messages.limits import CHANNELS

    return [channel.value for channel in CHANNELS]


def sorts() -> list[str]:
    """Return what a list of contacts may be sorted by."""
    from infoview.services.listing import SORTS

    return list(SORTS)


def questions() -> Found:
    """Return the ids of the questions of the bank, with their texts."""
    from infoview.data import bank
    from infoview.domain.questions import fill

    return [(question.id, fill(question.text)) for question in bank()]


def settings() -> Found:
    """Return the names of the settings."""
    from infoview.config import SETTINGS

    return [(setting.key, setting.why) for setting in SETTINGS]


def _found(suggest: Callable[..., list[Suggestion]], incomplete: str) -> Found:
    from infoview import clock
    from infoview.errors import InfoviewError
    from infoview.render.views.suggestions import description
    from infoview.store import database

    try:
        with database.glancing() as connection:
            found = suggest(connection, incomplete, now=clock.now())
    except InfoviewError:
        return []  # no database, or none that can be read just now
    return [(each.word, description(each)) for each in found]
