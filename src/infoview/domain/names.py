"""Finding people by what a user types: search keys, the WHO rule, near misses, ids.

A query and a name meet when any way of reading their punctuation makes them equal: ``O'Neil`` is ``oneil``
and ``o neil``, ``Jean-Luc`` is ``jean luc`` and ``jeanluc``, ``J.R.`` is ``jr`` and ``j r``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from infoview.domain.text import LINE_LIMIT

Rank = Literal["exact", "word", "prefix", "substring", "inside", "none"]
Words = tuple[str, ...]

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


def fold(text: str) -> str:
    """Return the search key of a text: the same for all spellings that a user takes for the same.

    Case, accents, width, apostrophes, dots and invisible characters are dropped; other punctuation, symbols
    and emoji are blanks. Letters of one script never equal those of another. A text without any letter or
    digit is its own key.
    """
    return " ".join(words(text))


def words(text: str) -> Words:
    """Return the words of a text's search key."""
    return _read(_skeleton(text), _AS_KEY)


def readings(text: str) -> tuple[Words, Words]:
    """Return the words of a text as its punctuation takes them apart, and as if it had none.

    ``O'Neil`` is ``o neil`` and ``oneil``: whoever looks for it may type either.
    """
    skeleton = _skeleton(text)
    return _read(skeleton, _AS_SPLIT), _read(skeleton, _AS_JOINED)


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
    skeleton = _skeleton(query)
    # Not split at apostrophes: who types O'Neil does not mean Neil Owens.
    asked = tuple(dict.fromkeys(_read(skeleton, marks) for marks in (_AS_KEY, _AS_JOINED)))
    tiers: dict[int, list[Person]] = {}
    for person in people:
        # Cheap, and true of all who match in any way: few are left for the costly comparison.
        letters = f"{_letters(person.name)} {_letters(person.company)}"
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


def whole_name(name: str) -> str:
    """Return a name without degrees behind it, the family name last where a comma parts the two.

    One that was typed without capitals gets them.
    """
    name = _capitalised(name)
    before, comma, after = " ".join(name.split()).partition(",")
    if not comma or not before.strip():
        return before.strip()
    if all(fold(word).replace(" ", "") in CREDENTIALS for word in re.split(r"[ ,]+", after) if word):
        return before.strip()
    return f"{after.strip()} {before.strip()}" if "," not in after and after.strip() else before.strip()


def plain_key(name: str) -> str:
    """Return the search key of a name as its bearer would say it: no title before it, no degree behind it.

    What stands in brackets is left out, too, and a family name before a comma comes last. Junior and Senior
    stay, who are two people.
    """
    key = words(_BRACKETS.sub(" ", whole_name(name)))
    while len(key) > 1 and key[0] in _TITLES:
        key = key[1:]
    while len(key) > 1 and key[-1] in CREDENTIALS - _GENERATIONS:
        key = key[:-1]
    return " ".join(key) or fold(name)


def addressed_name(name: str) -> str:
    """Return a name as a formal letter begins with it: Dana Lee, Professor Müller for Prof. Dr. Hans Müller.

    Behind a title goes the family name alone, where it is sure which words that is.
    """
    parts = whole_name(name).split()
    titles = []
    while len(parts) > 1 and (title := _FORMAL.get(parts[0].rstrip(".").casefold())):
        titles.append(title)
        parts = parts[1:]
    if not titles:
        return whole_name(name)
    title = min(titles, key=_BY_RANK.index)
    while len(parts) > 1 and parts[-1].replace(".", "").casefold() in CREDENTIALS:
        parts = parts[:-1]
    parts = [word for word in parts[:-1] if len(word.rstrip(".")) > 1] + parts[-1:]
    particle = next((place for place, word in enumerate(parts) if place and word in _PARTICLES), None)
    if any(ord(letter) > _LAST_LATIN for word in parts for letter in word):
        family = parts  # which of them is the family name is for whoever reads that script to know
    else:
        family = parts[particle:] if particle else parts[-1:] if len(parts) <= 2 else parts
    return " ".join([title, *family])


_FORMAL = {
    "dr": "Dr.", "doctor": "Dr.", "prof": "Professor", "professor": "Professor", "mr": "Mr.", "mrs": "Mrs.",
    "ms": "Ms.", "mx": "Mx.", "miss": "Miss", "herr": "Herr", "frau": "Frau", "mme": "Mme",
}  # fmt: skip
_BY_RANK = ("Professor", "Dr.", "Mme", "Herr", "Frau", "Mr.", "Mrs.", "Ms.", "Mx.", "Miss")
_PARTICLES = frozenset({
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al",
    "ter", "ten", "zu",
})  # fmt: skip
_LAST_LATIN = 0x24F


def _capitalised(name: str) -> str:
    """Return a name that was typed in small letters with its capitals: bob, mary-jane o'neil, ada van dam."""
    if name != name.lower():
        return name
    words = name.split(" ")
    return " ".join(
        word if place and word in _PARTICLES else _FIRST_LETTER.sub(lambda found: found[0].upper(), word)
        for place, word in enumerate(words)
    )


_FIRST_LETTER = re.compile(r"(?:^|(?<=-)|(?<=^[od]['\u2019]))[^\W\d_]")


def first_name(name: str) -> str:
    """Return what to call somebody by: the first name, behind a title of kin or church (Aunt Rosa).

    It is the whole name where the first one is an initial, or a title alone (Professor Müller).
    """
    words = whole_name(name).split()
    if len(words) > 1 and words[0].rstrip(".").casefold() in _KIN:
        return " ".join(words[:2])
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    if not words:
        return ""
    had_title = len(words) == 1 and len(whole_name(name).split()) > 1
    return whole_name(name) if had_title or len(words[0].rstrip(".")) == 1 < len(words) else words[0]


_TITLES = frozenset({
    "dr", "doctor", "prof", "professor", "mr", "mrs", "miss", "ms", "mx", "sir", "dame", "herr", "frau",
    "mme",
})  # fmt: skip
_KIN = frozenset({
    "aunt", "auntie", "uncle", "cousin", "grandma", "grandpa", "grandmother", "grandfather",
    "sister", "brother", "father", "mother", "rev", "reverend", "pastor", "rabbi", "imam", "coach",
})  # fmt: skip


def mentions(text: str, name: str) -> bool:
    """Tell whether a text holds a name in so many letters, and not as a part of other words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def is_contact_id(text: str) -> int | None:
    """Return the contact id that a text is (``7``), or None; ids are typed as they are printed."""
    return _number(r"([1-9][0-9]{0,9})", text)


def is_followup_id(text: str) -> int | None:
    """Return the number of the follow-up id that a text is (``f12`` or ``F12``), or None."""
    return _number(r"[fF]([1-9][0-9]{0,9})", text)


def _number(pattern: str, text: str) -> int | None:
    found = re.fullmatch(pattern, text.strip())
    number = int(found.group(1)) if found else 0
    return number if 0 < number <= GREATEST_ID else None


# --- Search keys -------------------------------------------------------------------------------------------

# A skeleton is folded text in which two marks still stand for punctuation.
_TIGHT = "\x00"  # may be inside a word: an apostrophe, a dot
_LOOSE = "\x01"  # may be between words: a hyphen, a bracket, a comma, an emoji

# What the two marks are read as.
_AS_SPLIT = (" ", " ")
_AS_KEY = ("", " ")
_AS_JOINED = ("", "")
_ALL_WAYS = (_AS_SPLIT, _AS_KEY, _AS_JOINED)

# Letters that Unicode does not take apart, as people type them who have no key for them.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ə": "a",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}  # fmt: skip

# ASCII; single quotation marks, modifier apostrophes, prime, middle dot, Hebrew geresh and gershayim.
_TIGHT_CHARACTERS = "'`.&\u2018\u2019\u02bb\u02bc\u2032\u00b7\u05f3\u05f4"

_BY_CHARACTER = {
    **_LETTERS,
    **dict.fromkeys(_TIGHT_CHARACTERS, _TIGHT),
    **dict.fromkeys("<>|", _LOOSE),
    **{char: char for char in "#%*@\\"},  # C#, 100%
}
_BY_CATEGORY = {
    **dict.fromkeys(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "So", "Sk"), _LOOSE),
    **dict.fromkeys(("Cc", "Zs", "Zl", "Zp"), " "),
    **dict.fromkeys(("Cf", "Me"), ""),
}

# Combining classes of marks that are part of a letter, not an accent on it: nukta, kana voicing, virama and
# the vowels of Telugu, Thai, Lao and Tibetan; 0 holds the vowels of other Indic scripts.
_LETTER_MARKS = (0, 7, 8, 9, 84, 91, 103, 118, 129, 130, 132)


class _Folding(dict[int, str]):
    """A table for `str.translate` on decomposed, casefolded text, filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Mn":
            folded = char if _is_letter_mark(char) else ""
        else:
            folded = _BY_CATEGORY.get(category, char)
        self[code] = folded
        return folded


_FOLDING = _Folding(str.maketrans(_BY_CHARACTER))


def _is_letter_mark(char: str) -> bool:
    invisible = char == "\u034f" or "VARIATION SELECTOR" in unicodedata.name(char, "")
    return not invisible and unicodedata.combining(char) in _LETTER_MARKS


def _skeleton(text: str) -> str:
    if not text.isascii():
        # The acute accent standing alone, often typed for an apostrophe, is a blank with an accent here.
        text = unicodedata.normalize("NFKD", text).replace(" \u0301", "'")
    text = text.casefold()
    skeleton = text.translate(_FOLDING)
    return skeleton if skeleton.strip(" \x00\x01") else text


def _read(skeleton: str, marks: tuple[str, str]) -> Words:
    tight, loose = marks
    text = skeleton.replace(_TIGHT, tight).replace(_LOOSE, loose)
    if not text.isascii():  # Hangul and voiced kana are whole again
        text = unicodedata.normalize("NFC", text)
    return tuple(text.split())


def _letters(text: str) -> str:
    return "".join(_read(_skeleton(text), _AS_SPLIT))


# --- Ranks -------------------------------------------------------------------------------------------------

_RANKS: tuple[Rank, ...] = ("exact", "exact", "word", "prefix", "substring", "inside")
"""The rank of each tier that `_compare` tells apart."""

_NO_TIER = len(_RANKS)

_BRACKETS = re.compile(r"[(\[{<\u00ab\u201c\u201e\"\uff08].*?[)\]}>\u00bb\u201d\u201c\"\uff09]")
CREDENTIALS = frozenset({
    "jr", "sr", "ii", "iii", "iv", "esq",
    "phd", "dphil", "md", "dds", "dvm", "jd", "llm", "llb", "edd", "psyd", "mba", "mpa", "mph", "mfa", "msc",
    "bsc", "cpa", "cfa", "cfp", "frm", "pmp", "pmi", "acp", "csm", "cissp", "shrm", "cp", "scp", "phr", "rn",
})  # fmt: skip

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _tiers(asked: tuple[Words, ...], person: Person) -> Iterator[int]:
    """Yield the tier for each way of reading the punctuation of the query and of the person."""
    name, company = _skeleton(person.name), _skeleton(person.company)
    bare = _skeleton(_BRACKETS.sub(" ", person.name))
    marked = any(mark in part for mark in (_TIGHT, _LOOSE) for part in (name, company))
    for marks in _ALL_WAYS if marked else (_AS_KEY,):
        known = [_read(part, marks) for part in (name, bare, company)]
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
