"""Full-text search: the words under which a text is found, what a query asks for, and where it stands.

Words are folded as in a search key (``domain.names``): case, accents and the letters that Unicode does not
take apart (ł, ø, ß) never matter. A word with punctuation inside is found by its parts and as one. Scripts
that write no blanks between words are taken letter by letter, so that a part of a name or sentence is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from infoview.domain import folding
from infoview.domain.folding import Words
from infoview.domain.text import ELLIPSIS

Span = tuple[int, int]

SNIPPET = 160
"""Characters of a text that are shown around what was found."""

# Thai and Lao; Burmese; Hangul; Khmer; Han and kana, also as compatible, halfwidth and rare characters.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3031-\ua4cf\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_LETTER = re.compile(f"[{_SPACELESS}]")
_PIECE = re.compile(rf"[{_SPACELESS}]|[^\s{_SPACELESS}]+")
# C# and 100% are words with their signs; an address is not one word.
_INNER_SIGN = re.compile(r"(?<=\w)[@#%*\\](?=\w)")
_SIGNS = set("@#%*\\")
_ASKED = re.compile(r'"([^"]+)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a query asks for.

    Attributes:
        readings: runs of folded words; any of them will do.
        whole: the last word of a run must be there as it is; otherwise it may go on.
    """

    readings: tuple[Words, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text as one line, and which of its characters answer to the query."""

    text: str
    marks: tuple[Span, ...]


def indexed(text: str | None) -> str:
    """Return the words by which a text is found, with a blank between: what the index is made of."""
    apart, joined = _readings(text or "")
    parts = set(apart)
    return " ".join([*apart, *(word for word in joined if word not in parts)])


def parse(query: str) -> tuple[Term, ...]:
    """Return what a query asks for: words that may go on, and in double quotes phrases. Nothing else is read.

    Whatever means something to a query language (``*``, ``NEAR(``, ``a OR b``, ``-x``) is text here. A word
    without any letter or digit is left out, unless there is no other.
    """
    asked = _ASKED.findall(unicodedata.normalize("NFC", query.translate(_QUOTES)))
    terms = [_term(phrase, word, beside=" x") for phrase, word in asked]
    found = [term for term in terms if term.readings] or [_term(*each) for each in asked]
    return tuple(dict.fromkeys(term for term in found if term.readings))


def holds(terms: Sequence[Term], *texts: str | None) -> bool:
    """Return whether all terms occur in these texts, each in any of them."""
    found = [_pieces(text) for text in texts if text]
    return all(any(_places(pieces, term) for pieces in found) for term in terms)


def snippet(text: str, terms: Sequence[Term], room: int = SNIPPET) -> Snippet:
    """Return a text as one line with what answers to the terms, cut to so many characters around it."""
    line = " ".join(text.split())
    pieces = _pieces(line)
    hit = sorted({place for term in terms for place in _places(pieces, term)})
    marks = _merged([(pieces[place].start, pieces[place].end) for place in hit])
    if len(line) <= room:
        return Snippet(line, marks)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - room // 3, len(line) - room))
    if start:  # at the beginning of a word, unless it is as long as all this
        start = max(start, line.find(" ", start, first) + 1)
    end = start + room
    if end < len(line):
        last = max((mark[1] for mark in marks if mark[1] <= end), default=start)
        end = max(line.rfind(" ", last, end), last) if line.rfind(" ", last, end) > 0 else end
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(line) else ""
    shift = start - len(before)
    inside = tuple(
        (mark[0] - shift, mark[1] - shift) for mark in marks if start <= mark[0] and mark[1] <= end
    )
    return Snippet(f"{before}{line[start:end].rstrip()}{after}", inside)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between blanks: its words, and its place without outer punctuation."""

    apart: Words
    joined: Words
    start: int
    end: int


def _term(phrase: str, word: str, *, beside: str = "") -> Term:
    """Return a term; beside another word, what has no letter is nothing."""
    apart, joined = (words[: len(words) - bool(beside)] for words in _readings(f"{phrase or word}{beside}"))
    one = joined if word and len(joined) == 1 else ()
    return Term(tuple(words for words in dict.fromkeys((apart, one)) if words), whole=bool(phrase))


def _readings(text: str) -> tuple[Words, Words]:
    spaced = text if text.isascii() else _LETTER.sub(r" \g<0> ", text)
    return folding.readings(_INNER_SIGN.sub(".", spaced) if _SIGNS & set(spaced) else spaced)


def _pieces(text: str) -> list[_Piece]:
    pieces = []
    for found in _PIECE.finditer(text):
        start, end = found.span()
        while start < end - 1 and not text[start].isalnum():
            start += 1
        while start < end - 1 and not text[end - 1].isalnum() and not unicodedata.combining(text[end - 1]):
            end -= 1
        pieces.append(_Piece(*_readings(found.group()), start, end))
    return pieces


def _places(pieces: Sequence[_Piece], term: Term) -> set[int]:
    """Return the numbers of the pieces that answer to a term."""
    flat = [(word, place) for place, piece in enumerate(pieces) for word in piece.apart]
    found = set()
    for reading in term.readings:
        *begun, last = reading
        for at in range(len(flat) - len(begun)):
            run = flat[at : at + len(reading)]
            if [word for word, _ in run[:-1]] == begun and _answers(run[-1][0], last, term):
                found |= {place for _, place in run}
        if not begun:
            found |= {
                place
                for place, piece in enumerate(pieces)
                if any(_answers(word, last, term) for word in piece.joined)
            }
    return found


def _answers(word: str, asked: str, term: Term) -> bool:
    return word == asked if term.whole else word.startswith(asked)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join what follows without a blank between: letters of a script that has none."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
