"""From a typed line to words: contractions opened, slips of the finger mended, sentences apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from infoview.domain.judge.grammar import (
    CONTRACTED,
    FUNCTION_WORDS,
    SUFFIXES,
    WH_WORDS,
    compiled,
    slips,
)

CLAUSE_WORDS = 60
"""A clause is read no further than this: nobody asks a longer one, and time stays linear in the words."""

LINE_WORDS = 1000
"""A line is read no further than this: nobody asks at such length, and a pasted book costs no time."""


class Word(NamedTuple):
    """One word or mark: its normal form and where it stands in the line."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """A run of words: ``norm`` is for matching, ``quote`` gives back what the user wrote."""

    source: str
    words: tuple[Word, ...]

    @cached_property
    def norm(self) -> str:
        """The normal forms with one blank between them."""
        return " ".join(word.norm for word in self.words)

    @cached_property
    def _offsets(self) -> list[int]:
        offsets, at = [], 0
        for word in self.words:
            offsets.append(at)
            at += len(word.norm) + 1
        return offsets

    def clause(self, first: int) -> Phrase:
        """Return the phrase from a word on, as far as a clause is read."""
        return Phrase(self.source, self.words[first : first + CLAUSE_WORDS])

    def after(self, offset: int) -> Phrase:
        """Return the phrase from the word at an offset of ``norm`` on."""
        return Phrase(self.source, self.words[self.index(offset) :])

    def index(self, offset: int) -> int:
        """Return the number of the word at an offset of ``norm``, of all words for its end."""
        if offset >= len(self.norm):
            return len(self.words)
        return bisect_right(self._offsets, offset) - 1

    def quote(self, start: int, end: int) -> str:
        """Return what the user wrote for ``norm[start:end]``, the marks between the words included.

        Words that were moved or left out break the quotation into runs; words put in are given as they are.
        """
        chosen = self.words[self.index(start) : self.index(end - 1) + 1] if end > start else ()
        halves = Counter((word.start, word.end) for word in chosen)
        runs: list[str] = []
        first = last = -1
        for word in chosen:
            torn = halves[word.start, word.end] < self._halves[word.start, word.end]  # "it" of "it's"
            if torn or word.start == word.end:
                runs.append("I" if word.norm == "i" else word.norm)
                first = last = -1
            elif first < 0 or word.start < first or any(map(str.isalnum, self.source[last : word.start])):
                first, last = word.start, word.end
                runs.append(self.source[first:last])
            else:
                last = max(last, word.end)
                runs[-1] = self.source[first:last]
        return " ".join(runs)

    @cached_property
    def _halves(self) -> Counter[tuple[int, int]]:
        return Counter((word.start, word.end) for word in self.words)


class Sentence(NamedTuple):
    """One sentence of a line; ``end`` is behind its full stop or question mark."""

    phrase: Phrase
    end: int
    asks: bool


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a line, behind its bullet or number, into sentences; a saying in quotation marks is one word."""
    found: list[Sentence] = []
    words: list[Word] = []
    for word in _without_quotes(list(islice(_tokens(text, begin_of(text)), LINE_WORDS))):
        if word.norm not in ("?", "."):
            words.append(word)
        elif _says_something(words):
            found.append(Sentence(Phrase(text, tuple(words)), word.end, asks=word.norm == "?"))
            words = []
    if _says_something(words):
        found.append(Sentence(Phrase(text, tuple(words)), len(text.rstrip()), asks=False))
    return tuple(found)


def _says_something(words: list[Word]) -> bool:
    return any(letter.isalpha() for word in words for letter in word.norm)


_BULLET = r"""(?xi)\s*(?:
          [-*>#\u2013\u2014\u2022\u00b7\u2023\u25a0-\u25ff\u27a2\u2610\u2713\u2714]+\s*
        | \(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.):\]](?!\w)\s*
        | \[[ x]?\]\s*
        | (?:q|question|follow-?up|ask)\s*\#?\d{0,3}\s*[:.)-](?!\w)[\s*]*
        )"""
_MAX_BULLETS = 4


def begin_of(text: str) -> int:
    """Return where a line begins behind its bullet, number or "Q:"."""
    at = 0
    for _ in range(_MAX_BULLETS):
        bullet = compiled(_BULLET).match(text, at)
        if not bullet or bullet.end() == len(text.rstrip()):
            break
        at = bullet.end()
    return at


def _without_quotes(tokens: list[Word]) -> Iterator[Word]:
    """Drop quotation marks around most of a line; make one word of a quoted saying inside it."""
    marks = [at for at, word in enumerate(tokens) if word.norm == '"'][:2]
    if len(marks) == 2 and marks[1] - marks[0] > 2:  # one quoted word is mere emphasis
        first, last = marks
        if first + len(tokens) - last - 1 <= last - first - 1:
            tokens = tokens[first + 1 : last]
        else:
            saying = Word("saying", tokens[first].start, tokens[last].end)
            tokens = [*tokens[:first], saying, *tokens[last + 1 :]]
    return (word for word in tokens if word.norm != '"')


# --- Tokens and their normal forms ----------------------------------------------------------------

_LEXEME = r"""(?xi)(?P<word>
          \{[^\W\d][\w-]*\}(?:['\u2019]s)?                                      # a blank: {company}
        | (?:what|who|how|where|when|why|that|it|there)\s?['\u2019]\s?(?:s|re|d)\b   # also "what 's"
        | [^\W\d_]{1,2}\.(?:[^\W\d_]{1,3}\.)+                                   # e.g., U.S., Ph.D.
        | (?:mr|mrs|ms|dr|prof|sr|jr|vs|etc|inc|ltd|approx|dept|st)\.(?=[\s),;?])
        | \$?\d+(?:[.,:]\d+)*%?\w*
        | \w+(?:['\u2019\u02bc`\u00b4]\w+|[-\u2010\u2011/@&+]\w+|\.(?=(?-i:[a-z0-9]))\w+)*
      )
      | (?P<end>[.?!\u2026\uff1f\uff01\u3002]+[)\]*]*)
      | (?P<mark>[,;:()\[\]\u2014\u2013-]+)
      | (?P<quote>["\u201c\u201d\u00ab\u00bb\u201e])
      | (?P<sign>[&/%])
      | (?P<line>\n)
    """
_MARKS = {"\u2014": "-", "\u2013": "-", "[": "(", "]": ")"}
_SIGNS = {"&": "and", "/": "or", "%": "percent"}


def _tokens(text: str, at: int) -> Iterator[Word]:
    for token in compiled(_LEXEME).finditer(text, at):
        raw, start, end = token.group(), token.start(), token.end()
        match token.lastgroup:
            case "word":
                yield from (Word(norm, start, end) for norm in _normal(raw))
            case "mark":
                yield Word(_MARKS.get(raw[0], raw[0]), start, end)
            case "sign":
                yield Word(_SIGNS[raw], start, end)
            case "quote":
                yield Word('"', start, end)
            case _:
                yield Word(_end(raw), start, end)


def _end(raw: str) -> str:
    """Tell a question mark, a full stop, and dots that only mean a pause."""
    if "?" in raw or "\uff1f" in raw:
        return "?"
    return "-" if raw.startswith(("..", "\u2026")) else "."


_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("\u2019\u02bc`\u00b4", "'") | dict.fromkeys("\u2010\u2011", "-") | dict.fromkeys(" {}")
)
_OPENS_S = WH_WORDS | {"it", "that", "there", "he", "she", "this", "here", "everything"}


def _normal(raw: str) -> tuple[str, ...]:
    """Return the normal forms of a typed word: two for a contraction."""
    word = raw.casefold().translate(_PLAIN_SIGNS)
    if word in CONTRACTED:
        return CONTRACTED[word]
    if word.endswith("n't"):
        return word[:-3], "not"
    stem, apostrophe, suffix = word.rpartition("'")
    if apostrophe and suffix == "s" and stem in _OPENS_S:
        return stem, "is"
    if apostrophe and suffix == "d":
        return stem, "did" if stem in WH_WORDS - {"who"} else "would"
    if apostrophe and suffix in SUFFIXES:
        return stem, SUFFIXES[suffix]
    first = word.partition("/")[0]
    return (first,) if first in FUNCTION_WORDS else (slips().get(word, word),)
