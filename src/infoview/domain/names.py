"""Finding people by what a user types: the WHO rule, near misses, ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from infoview.domain.folding import (
    ALL_WAYS,
    AS_JOINED,
    AS_KEY,
    LOOSE,
    TIGHT,
    Words,
    fold,
    letters_of,
    read_words,
    skeleton_of,
    words,
)
from infoview.domain.salutations import CREDENTIALS, without_brackets
from infoview.domain.text import LINE_LIMIT

Rank = Literal["exact", "word", "prefix", "substring", "inside", "none"]

GREATEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Person:
    """What it takes to find somebody."""

    id: int
    name: str
    company: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """All who answer to a query at the best rank that anybody reaches: one is found, more are ambiguous."""

    rank: Rank
    people: tuple[Person, ...]


def match(query: str, people: Iterable[Person]) -> Match:
    """Find the people whom a query names (product, "WHO"), in the order given.

    Word order never matters. The best of these ranks that anybody reaches wins:

    - exact: all words of the name and no other. If nobody has just that name: the words of the name, where
      a nickname in brackets and credentials may be missing, and others of the company; or the letters of the
      name with the blanks elsewhere.
    - word: each is another word of the name or company, at least one of them of the name: Bo means Bo Berg
      before Bonnie. Only in a script that parts its words.
    - prefix: each begins another word of the name or company, at least one of them of the name.
    - substring: each begins a word of the name or company, or a run of words of the name written as one. A
      company alone finds its people here, and so does any part of a name that is written without blanks.
    - inside: each occurs in the name or company. Ana in Dana is more often a slip than meant.
    """
    if len(query) > LINE_LIMIT:  # nobody's name
        return Match("none", ())
    skeleton = skeleton_of(query)
    # Not split at apostrophes: who types O'Neil does not mean Neil Owens.
    asked = tuple(dict.fromkeys(read_words(skeleton, marks) for marks in (AS_KEY, AS_JOINED)))
    tiers: dict[int, list[Person]] = {}
    for person in people:
        # Cheap, and true of all who match in any way: few are left for the costly comparison.
        letters = f"{letters_of(person.name)} {letters_of(person.company)}"
        if asked[0] and all(word in letters for word in asked[0]):
            tiers.setdefault(min(_tiers(asked, person)), []).append(person)
    best = min(tiers, default=_NO_TIER)
    return Match(_RANKS[best], tuple(tiers[best])) if best < _NO_TIER else Match("none", ())


def near(query: str, people: Iterable[Person], limit: int = 3) -> tuple[Person, ...]:
    """Return the people whom a misspelt query may have meant, the likeliest first, or nobody.

    Args:
        query: what was typed and matched nobody.
        people: whom it may have meant.
        limit: how many to return at most.
    """
    if len(query) > LINE_LIMIT:  # nobody's name
        return ()
    asked = words(query)
    alike = cache(_alike)  # many people share few words
    scored = []
    for person in people:
        likeness = _likeness(asked, words(person.name), words(person.company), alike)
        if likeness >= _CLOSE:
            scored.append((-likeness, fold(person.name), person.id, person))
    scored.sort(key=lambda entry: entry[:3])
    return tuple(person for *_, person in scored[:limit])


def mentions(text: str, name: str) -> bool:
    """Tell whether a text holds a name in so many letters, and not as a part of other words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def parse_contact_id(text: str) -> int | None:
    """Return the contact id that a text is (``7``), or None; ids are typed as they are printed."""
    return _number(r"([1-9][0-9]{0,9})", text)


def parse_followup_id(text: str) -> int | None:
    """Return the number of the follow-up id that a text is (``f12`` or ``F12``), or None."""
    return _number(r"[fF]([1-9][0-9]{0,9})", text)


def _number(pattern: str, text: str) -> int | None:
    found = re.fullmatch(pattern, text.strip())
    number = int(found.group(1)) if found else 0
    return number if 0 < number <= GREATEST_ID else None


# --- Ranks -------------------------------------------------------------------------------------------------

_RANKS: tuple[Rank, ...] = ("exact", "exact", "word", "prefix", "substring", "inside")
"""The rank of each tier that `_compare` tells apart."""

_NO_TIER = len(_RANKS)


def _tiers(asked: tuple[Words, ...], person: Person) -> Iterator[int]:
    """Yield the tier for each way of reading the punctuation of the query and of the person."""
    name, company = skeleton_of(person.name), skeleton_of(person.company)
    bare = skeleton_of(without_brackets(person.name))
    marked = any(mark in part for mark in (TIGHT, LOOSE) for part in (name, company))
    for marks in ALL_WAYS if marked else (AS_KEY,):
        known = [read_words(part, marks) for part in (name, bare, company)]
        yield from (_compare(query, *known) for query in asked)


def _compare(asked: Words, name: Words, bare: Words, company: Words) -> int:
    """Return the tier of one reading; ``bare`` is the name without what stands in brackets."""
    if sorted(asked) == sorted(name):
        return 0
    core = _without_credentials(bare) or name
    trimmed = len(core) <= len(asked) and Counter(core) <= Counter(asked) <= Counter(name + company)
    if trimmed or "".join(asked) == "".join(name):
        return 1
    if all(map(_is_cased, asked)) and Counter(asked) <= Counter(name + company) and {*asked} & {*name}:
        return 2
    if _begins_each(asked, name, company):
        return 3
    if all(_begins_some(word, name, company) for word in asked):
        return 4
    return 5 if all(any(word in other for other in (*name, *company)) for word in asked) else _NO_TIER


def _without_credentials(name: Words) -> Words:
    """Drop what follows a name of two words at least: "PhD", "Jr.", "MBA, CFA"."""
    while len(name) > 2 and name[-1] in CREDENTIALS:
        name = name[:-1]
    return name


def _begins_each(asked: Words, name: Words, company: Words) -> bool:
    """Tell whether each word asked for begins a different word, at least one of them of the name.

    The longest is placed first: whatever it begins, a shorter one that could take its place begins as well.
    Words of the name are taken first, so that one of them is in use if any can be.
    """
    left = [*name, *company]
    for word in sorted(asked, key=len, reverse=True):
        begun = next((other for other in left if other.startswith(word)), None)
        if begun is None:
            return False
        left.remove(begun)
    return any(other.startswith(word) for word in asked for other in name)


def _begins_some(word: str, name: Words, company: Words) -> bool:
    """Tell whether a word begins one of theirs or a run of them; without case, it may be in one of them."""
    if any(other.startswith(word) if _is_cased(word) else word in other for other in (*name, *company)):
        return True
    return any("".join(name[start:]).startswith(word) for start in range(len(name)))


def _is_cased(word: str) -> bool:
    return word.upper() != word


# --- Near misses -------------------------------------------------------------------------------------------

_CLOSE = 0.7
"""Enough for a letter too many, one missing or two exchanged in a word of four."""


def _likeness(asked: Words, name: Words, company: Words, alike: Callable[[str, str], float]) -> float:
    """Return how much alike a query and a person are, from 0 to 1, as whole names or word by word."""
    if not asked or not name:
        return 0.0
    whole = alike("".join(name), "".join(asked))
    if not any(alike(other, word) >= _CLOSE for word in asked for other in name):
        return whole
    each = [max(alike(other, word) for other in (*name, *company)) for word in asked]
    return max(whole, sum(each) / len(each))


def _alike(text: str, other: str) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, text, other, autojunk=False)
    if matcher.real_quick_ratio() < _CLOSE or matcher.quick_ratio() < _CLOSE:
        return 0.0
    return matcher.ratio()
