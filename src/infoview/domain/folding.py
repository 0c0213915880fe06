"""Search keys: the spellings of a text that a user takes for the same have one key.

A query and a name meet when any way of reading their punctuation makes them equal: ``O'Neil`` is ``oneil``
and ``o neil``, ``Jean-Luc`` is ``jean luc`` and ``jeanluc``, ``J.R.`` is ``jr`` and ``j r``.
"""

from __future__ import annotations

import unicodedata

Words = tuple[str, ...]


def fold(text: str) -> str:
    """Return the search key of a text: the same for all spellings that a user takes for the same.

    Case, accents, width, apostrophes, dots and invisible characters are dropped; other punctuation, symbols
    and emoji are blanks. Letters of one script never equal those of another. A text without any letter or
    digit is its own key.
    """
    return " ".join(words(text))


def words(text: str) -> Words:
    """Return the words of a text's search key."""
    return read_words(skeleton_of(text), AS_KEY)


def readings(text: str) -> tuple[Words, Words]:
    """Return the words of a text as its punctuation takes them apart, and as if it had none.

    ``O'Neil`` is ``o neil`` and ``oneil``: whoever looks for it may type either.
    """
    skeleton = skeleton_of(text)
    return read_words(skeleton, AS_SPLIT), read_words(skeleton, AS_JOINED)


# A skeleton is folded text in which two marks still stand for punctuation.
TIGHT = "\x00"  # may be inside a word: an apostrophe, a dot
LOOSE = "\x01"  # may be between words: a hyphen, a bracket, a comma, an emoji

# What the two marks are read as.
AS_SPLIT = (" ", " ")
AS_KEY = ("", " ")
AS_JOINED = ("", "")
ALL_WAYS = (AS_SPLIT, AS_KEY, AS_JOINED)

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
    **dict.fromkeys(_TIGHT_CHARACTERS, TIGHT),
    **dict.fromkeys("<>|", LOOSE),
    **{char: char for char in "#%*@\\"},  # C#, 100%
}
_BY_CATEGORY = {
    **dict.fromkeys(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "So", "Sk"), LOOSE),
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


def skeleton_of(text: str) -> str:
    """Return the folded text in which TIGHT and LOOSE stand for its punctuation."""
    if not text.isascii():
        # The acute accent standing alone, often typed for an apostrophe, is a blank with an accent here.
        text = unicodedata.normalize("NFKD", text).replace(" \u0301", "'")
    text = text.casefold()
    skeleton = text.translate(_FOLDING)
    return skeleton if skeleton.strip(" \x00\x01") else text


def read_words(skeleton: str, marks: tuple[str, str]) -> Words:
    """Return the words of a skeleton with its two marks read in one way, such as AS_KEY."""
    tight, loose = marks
    text = skeleton.replace(TIGHT, tight).replace(LOOSE, loose)
    if not text.isascii():  # Hangul and voiced kana are whole again
        text = unicodedata.normalize("NFC", text)
    return tuple(text.split())


def letters_of(text: str) -> str:
    """Return the letters of a text's key without any blank: whatever words it has, they occur in there."""
    return "".join(read_words(skeleton_of(text), AS_SPLIT))
