"""Whether a question gets at what the user still wants to know, by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from infoview.domain.questions import Question


def wanted(pool: Iterable[Question], *, own: Iterable[Question], want: Iterable[str]) -> dict[str, str]:
    """Return for each open point the one question that touches most of its words, at least half of them.

    A point that a question of the user's own gets at needs no other.
    """
    asked = [question.text for question in own]
    points = [point for point in want if not any(touches(point, text) for text in asked)]
    words = {question.id: _stems(f"{question.text} {question.probe}") for question in pool} if points else {}
    best: dict[str, str] = {}
    for point in points:
        telling = _stems(point)
        touched = {name: len(telling & its_words) for name, its_words in words.items() if name not in best}
        name = min(touched, key=lambda name: (-touched[name], name), default="")
        if name and _is_touched(telling, words[name]):
            best[name] = point
    return best


def touches(point: str, text: str) -> bool:
    """Tell whether a question gets at an open point: it shares at least half of its telling words."""
    return _is_touched(_stems(point), _stems(text))


def _is_touched(telling: frozenset[str], words: frozenset[str]) -> bool:
    return bool(telling) and 2 * len(telling & words) >= len(telling)


def _stems(text: str) -> frozenset[str]:
    """Return the telling words of a text without their endings: "training" and "trained" are both train.

    Of two letters only initials tell something: AI, HR, UX.
    """
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}|\b[A-Z]{2}\b", text)} - _EVERYDAY
    return frozenset(re.sub(r"(?:ies|ing|ed|es|s|y|e)$", "", word) for word in words)


_EVERYDAY = frozenset(
    """
    about after again also anything asked asking been before could does doing each ever find from gets getting
    give given going good have having here into just kind know learn like look made make makes making many
    more most much need needs next often only other others people person really some someone something start
    still take takes tell than that their them then there these they thing things think this those time used
    all and any are ask but can day did for get got had has her him his how its let may new not now off old
    one our out own per put run saw say see she the too try use was way who why yes you yet
    very want wants were what when where which while will with work working works would year years your
    company industry
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
