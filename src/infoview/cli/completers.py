"""What may stand in the place of an option's value or an argument, for the shell's completion.

Typer calls these with what was typed so far, and keeps the words that begin with it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.questions import Question
    from infoview.domain.results.suggestions import Suggestion

Found = list[tuple[str, str]]
"""Words, each with what it means."""


def people(incomplete: str) -> Found:
    """Return words for WHO, ids of follow-ups too once one is begun."""
    from infoview.services.suggesting import suggest_who

    return _found(suggest_who, incomplete)


def names(incomplete: str) -> Found:
    """Return words of names."""
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
    """Return the ids of all questions, the user's own too, each with its words."""
    return _questions(lambda *_: True)


def allowed_questions() -> Found:
    """Return the ids of the questions that are not banned."""
    return _questions(lambda question, banned: question.id not in banned)


def own_questions() -> Found:
    """Return the ids of the user's own questions."""
    return _questions(lambda question, _: question.is_own)


def banned_questions() -> Found:
    """Return the ids of the questions that are banned."""
    return _questions(lambda question, banned: question.id in banned)


def settings() -> Found:
    """Return the names of the settings."""
    from infoview.config import SETTINGS

    return [(setting.key, setting.why) for setting in SETTINGS]


def _questions(wanted: Callable[[Question, frozenset[str]], bool]) -> Found:
    from infoview.domain.questions import fill
    from infoview.errors import InfoviewError
    from infoview.render.views.suggestions import shortened
    from infoview.services.bank import Bank, find_bank
    from infoview.store import database

    try:
        with database.glancing() as connection:
            bank = find_bank(connection)
    except InfoviewError:
        from infoview.data import bank as all_questions

        bank = Bank(all_questions(), frozenset(), frozenset())  # nobody has changed it yet
    return [(each.id, shortened(fill(each.text))) for each in bank.questions if wanted(each, bank.banned)]


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
