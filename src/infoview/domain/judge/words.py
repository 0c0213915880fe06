"""From a typed line to words: contractions opened, slips of the finger mended, sentences apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from infoview.domain.judge.grammar import CONTRACTED, FUNCTION_WORDS, RESPELT, SUFFIXES, WH_WORDS

CLAUSE_WORDS = 60
"""A clause is read no further than this: nobody asks a longer one, and time stays linear in the text."""


@dataclass(frozen=True, slots=True)
class Word:
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
        """Return the number of the word at an offset of ``norm``; the end of ``norm`` counts as a word."""
        if offset >= len(self.norm):
            return len(self.words)
        return bisect_right(self._offsets, offset) - 1

    def quote(self, start: int, end: int) -> str:
        """Return what the user wrote for ``norm[start:end]``, the marks between the words included.

        Words that were moved or left out break the quotation into runs; words that were put in are given as they are.
        """
        runs: list[list[int]] = []
        for word in self.words[self.index(start) : self.index(end - 1) + 1] if end > start else ():
            last = runs[-1][1] if runs else 0
            if not runs or word.start < runs[-1][0] or any(map(str.isalnum, self.source[last : word.start])):
                runs.append([word.start, word.end])
            else:
                runs[-1][1] = max(last, word.end)
        return " ".join(self.source[first:last] for first, last in runs if first < last)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a line; ``end`` is behind its full stop or question mark."""

    phrase: Phrase
    end: int
    asks: bool


_TOKEN = re.compile(
    r"""(?P<word>
          (?:what|who|how|where|when|why|that|it|there)\s?['’]\s?(?:s|re|d)\b   # also "what 's"
        | (?:[^\W\d_]\.){2,}                                        # e.g., U.S.
        | (?:mr|mrs|ms|dr|prof|sr|jr|vs|etc|inc|ltd|approx|dept|st)\.(?=\s)
        | \$?\d+(?:[.,:]\d+)*%?(?:\w+)?
        | \w+(?:['’ʼ`´]\w+|[-‐‑/@&+]\w+|\.(?=[a-z0-9])\w+)*
      )
      | (?P<end>[.?!…？！。]+[)\]*]*)
      | (?P<mark>[,;:()\[\]—–-]+)
      | (?P<quote>["“”«»„])
      | (?P<and>&)
      | (?P<or>/)
      | (?P<line>\n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {"—": "-", "–": "-", "[": "(", "]": ")", "-": "-"}
_BULLET = re.compile(
    r"""\s*(?:
          [-*•·‣●○▪◦►▶➢✓✔☐□>#–—]+\s*
        | \(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.):\]](?!\w)\s*
        | \[[ x]?\]\s*
        | \*\*
        | (?:q|question|follow-?up|ask)\s*\#?\d{0,3}\s*[:.)-](?!\w)\s*
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_MAX_BULLETS = 4


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a line into sentences without its bullet or number; sayings in quotation marks become one word."""
    found: list[Sentence] = []
    words: list[Word] = []
    for word in _words(text):
        if word.norm not in _ENDS:
            words.append(word)
            continue
        if words:
            found.append(Sentence(Phrase(text, tuple(words)), word.end, word.norm == "?"))
            words = []
    if words:
        found.append(Sentence(Phrase(text, tuple(words)), len(text.rstrip()), asks=False))
    return tuple(found)


_ENDS = frozenset(".?")


def _words(text: str) -> Iterator[Word]:
    tokens = list(_tokens(text, begin_of(text)))
    saying = _saying(tokens)
    if saying is None:
        yield from (word for word in tokens if word.norm != '"')
        return
    first, last = saying
    inside, outside = last - first - 1, first + len(tokens) - last - 1
    if outside <= inside:
        yield from (word for word in tokens[first + 1 : last] if word.norm != '"')
        return
    yield from tokens[:first]
    yield Word("saying", tokens[first].start, tokens[last].end)
    yield from (word for word in tokens[last + 1 :] if word.norm != '"')


def _saying(tokens: list[Word]) -> tuple[int, int] | None:
    """Return where the first quoted part of a line begins and ends; quoting one word is mere emphasis."""
    marks = [at for at, word in enumerate(tokens) if word.norm == '"'][:2]
    if len(marks) < 2 or marks[1] - marks[0] <= 2:
        return None
    return marks[0], marks[1]


def begin_of(text: str) -> int:
    """Return where a line begins behind its bullet, number or "Q:"."""
    at = 0
    for _ in range(_MAX_BULLETS):
        bullet = _BULLET.match(text, at)
        if not bullet or bullet.end() == len(text.rstrip()):
            break
        at = bullet.end()
    return at


def _tokens(text: str, at: int) -> Iterator[Word]:
    for token in _TOKEN.finditer(text, at):
        raw, start, end = token.group(), token.start(), token.end()
        match token.lastgroup:
            case "word":
                yield from (Word(norm, start, end) for norm in _normal(raw))
            case "end":
                yield Word(_end(raw), start, end)
            case "mark":
                yield Word(_MARKS.get(raw[0], raw[0]), start, end)
            case "quote":
                yield Word('"', start, end)
            case "and" | "or" as joint:
                yield Word(joint, start, end)
            case _:
                yield Word(".", start, end)


def _end(raw: str) -> str:
    """Tell a question mark, a full stop, and dots that only mean a pause."""
    if "?" in raw or "？" in raw:
        return "?"
    return "-" if raw.startswith(("..", "…")) else "."


def _normal(raw: str) -> tuple[str, ...]:
    """Return the normal forms of a typed word: two for a contraction."""
    word = re.sub("[’ʼ`´]", "'", raw.casefold()).replace(" ", "").replace("‐", "-").replace("‑", "-")
    if word in CONTRACTED:
        return CONTRACTED[word]
    stem, apostrophe, suffix = word.rpartition("'")
    if apostrophe and suffix == "s" and stem in _OPENS_S:
        return stem, "is"
    if apostrophe and suffix == "d":
        return stem, "did" if stem in WH_WORDS else "would"
    if apostrophe and suffix in SUFFIXES:
        return stem, SUFFIXES[suffix]
    if word.endswith("n't"):
        return word[:-3], "not"
    first = word.partition("/")[0]
    if first in FUNCTION_WORDS:
        return (first,)
    return (_slips().get(word, word),)


_OPENS_S = WH_WORDS | {"it", "that", "there", "he", "she", "this", "here", "everything"}


@cache
def _slips() -> dict[str, str]:
    """Return the likely slips in the words that decide a verdict: two letters swapped, one left out or doubled."""
    from infoview.domain.judge.grammar import MENDABLE, REAL_WORDS

    slips: dict[str, str] = {}
    for word in MENDABLE:
        swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        drops = (word[:at] + word[at + 1 :] for at in range(1, len(word))) if len(word) > 3 else ()
        doubles = (word[:at] + word[at] + word[at:] for at in range(len(word)))
        for slip in (*swaps, *drops, *doubles):
            if slip not in REAL_WORDS:
                slips.setdefault(slip, word)
    return slips | RESPELT
