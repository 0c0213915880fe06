"""A question in the user's own words: where it belongs among those of the bank, what it needs, its likes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from infoview.domain import folding
from infoview.domain.questions import QUESTION_BLANKS, Need, Question
from infoview.domain.types import Category


def category_of(text: str, bank: Iterable[Question]) -> Category:
    """Return the category that the words of a question stand for, else the work (role).

    A plain turn of phrase decides ("who else", "in my place"); else the category whose questions share the
    most telling words with this one. A word tells the more, the fewer categories use it.
    """
    for category, turns in _TURNS.items():
        if re.search(rf"\b(?:{'|'.join(turns)})\b", text, re.IGNORECASE):
            return category
    used = _used(tuple(bank))
    scores: Counter[Category] = Counter()
    for word in _words(text):
        categories = used.get(word, Counter())
        for category, count in categories.items():
            scores[category] += count * 100 // (len(categories) * categories.total())
    best = max(scores.values(), default=0)
    return next((category for category in Category if best and scores[category] == best), Category.ROLE)


_TURNS: dict[Category, tuple[str, ...]] = {
    Category.CLOSING: (
        r"(?:keep|stay|be|get) in touch|before we (?:finish|stop|end)",
        r"i (?:should|have) (?:not )?(?:have )?asked|not asked(?: you)?|forgot(?:ten)? to ask",
    ),
    Category.REFERRAL: (
        r"whom? else|introduce me|(?:some|any)one else (?:i|you)",
        r"who (?:should|could|can|might|would) i (?:\w+ )?(?:talk|speak|meet|ask|write|turn|contact|learn)",
    ),
    Category.LIKES: (
        r"(?:do|did|don't|didn't) you (?:\w+ )?(?:like|love|enjoy|hate|dislike|miss)",
        r"you (?:\w+ )?(?:like|love|enjoy|dislike|hate) (?:the )?(?:best|most|least|about)",
        r"(?:favou?rite|best|worst|hardest) part",
    ),
    Category.ADVICE: (
        r"in my (?:place|shoes|position)|if you were me|advice|advise|would you recommend|should i",
        r"do(?:ne)? differently|start(?:ed)? (?:over|again)|younger self",
    ),
    Category.RESOURCES: (
        r"(?:books?|podcasts?|blogs?|newsletters?|websites?|conferences?|courses?|communities)",
    ),
    Category.FIT: (
        r"(?:hires?|hiring|take on) (?:me|(?:some(?:body|one)) like me)|my (?:background|chances|profile)",
        r"suits? me|right for me|fit in",
    ),
    Category.ENTRY: (
        r"get (?:in|into|hired)|break(?:ing)? in|entry[- ]level|appl(?:y|ying|ications?|icants?)|hiring",
        r"intern(?:ship)?s?|cv|resume|r\u00e9sum\u00e9|do you hire|gpa|without a degree",
    ),
    Category.LIFESTYLE: (
        r"hours|weekends?|vacation|holidays?|work-life|stress(?:ful)?|overtime|commute|burn ?out",
        r"pay|paid|salary|remote(?:ly)?|(?:from|at) home|family",
    ),
    Category.PATH: (
        r"how did you (?:\w+ )?(?:get|become|end up|come|find|choose|decide|start|land|move)",
        r"your (?:first job|path|career path|story|background|degree)|(?:brought|led|drew|made) you",
        r"why did you (?:\w+ )?(?:leave|choose|become|join|start|go|move|switch)",
    ),
    Category.COMPANY: (
        r"culture|(?:your|this|the) (?:company|firm|employer|organi[sz]ation|colleagues)",
        r"work(?:ing)? (?:at|for)",
    ),
    Category.INDUSTRY: (r"(?:the|your|this) (?:field|industry|sector|market)|trends?|ai|automation",),
    Category.ROLE: (
        r"typical (?:day|week)|all day|day[- ]to[- ]day|your (?:day|week)|responsib\w+|tasks",
        r"what(?: is|'s) (?:it|that) like",
    ),
}
"""Turns of phrase that say what a question is after, whatever else stands in it."""


def needs_of(text: str) -> frozenset[Need]:
    """Return what must be known to fill the blanks of a question: company, role, industry."""
    return frozenset(need for need in QUESTION_BLANKS if f"{{{need}}}" in text)


def unknown_blank(text: str) -> str:
    """Return the first word in braces that is none of the blanks there are; empty if all can be filled.

    Braces around anything but one word are plain text.
    """
    found: list[str] = re.findall(r"\{([^\W\d][\w-]*)\}", text)
    return next((f"{{{blank}}}" for blank in found if blank not in QUESTION_BLANKS), "")


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
