"""Where a question in the user's own words belongs among those of the bank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from infoview.domain.questions import Question
from infoview.domain.types import Category


def category_of(text: str, bank: Iterable[Question]) -> Category:
    """Return the category whose questions share the most telling words with this one, else advice.

    A word tells the more, the fewer categories use it.
    """
    used: dict[str, Counter[Category]] = {}
    for question in bank:
        for word in _words(question.text):
            used.setdefault(word, Counter())[question.category] += 1
    scores: Counter[Category] = Counter()
    for word in _words(text):
        categories = used.get(word, Counter())
        for category, count in categories.items():
            scores[category] += count * 100 // (len(categories) * categories.total())
    best = max(scores.values(), default=0)
    return next((category for category in Category if best and scores[category] == best), Category.ADVICE)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{4,}", text.casefold()))
