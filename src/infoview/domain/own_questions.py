"""A question in the user's own words: where it belongs among those of the bank, what it needs, its likes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from infoview.domain import folding
from infoview.domain.questions import Need, Question
from infoview.domain.types import Category

BLANKS = ("{company}", "{role}", "{industry}")
"""What is filled in, in a question of the user's own."""


def category_of(text: str, bank: Iterable[Question]) -> Category:
    """Return the category whose questions share the most telling words with this one, else advice.

    A word tells the more, the fewer categories use it.
    """
    used = _used(tuple(bank))
    scores: Counter[Category] = Counter()
    for word in _words(text):
        categories = used.get(word, Counter())
        for category, count in categories.items():
            scores[category] += count * 100 // (len(categories) * categories.total())
    best = max(scores.values(), default=0)
    return next((category for category in Category if best and scores[category] == best), Category.ADVICE)


def needs_of(text: str) -> frozenset[Need]:
    """Return what must be known to fill the blanks of a question: company, role, industry."""
    return frozenset(need for need in (Need.COMPANY, Need.ROLE, Need.INDUSTRY) if f"{{{need}}}" in text)


def unknown_blank(text: str) -> str:
    """Return the first word in braces that is none of the blanks there are; empty if all can be filled.

    Braces around anything but one word are plain text.
    """
    found: list[str] = re.findall(r"\{[^\W\d][\w-]*\}", text)
    return next((blank for blank in found if blank not in BLANKS), "")


def lone_brace(text: str) -> str:
    """Return the first brace that has no other half, with the word at it; empty if all are in pairs."""
    opened: list[int] = []
    for at, letter in enumerate(text):
        if letter == "{":
            opened.append(at)
        elif letter == "}" and not opened:
            return text[: at + 1].rsplit(maxsplit=1)[-1]
        elif letter == "}":
            opened.pop()
    return text[opened[0] :].split(maxsplit=1)[0] if opened else ""


def is_near(text: str, other: str) -> bool:
    """Tell whether two questions ask the same in nearly the same words.

    House rule: the same words in any spelling, or at least four of five words shared.
    """
    words, others = set(folding.words(text)), set(folding.words(other))
    return words == others or 5 * len(words & others) >= 4 * len(words | others)


@lru_cache(maxsize=2)
def _used(bank: tuple[Question, ...]) -> dict[str, Counter[Category]]:
    """Count for each word how many questions of each category use it."""
    used: dict[str, Counter[Category]] = {}
    for question in bank:
        for word in _words(question.text):
            used.setdefault(word, Counter())[question.category] += 1
    return used


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{4,}", text.casefold()))
