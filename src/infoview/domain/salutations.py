"""How people are called: in a letter, in a sentence, without titles and degrees."""

from __future__ import annotations

import re

from infoview.domain.folding import fold, words


def without_brackets(name: str) -> str:
    """Return a name without what stands in brackets or quotation marks, as a nickname does."""
    return _BRACKETS.sub(" ", name)


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
    key = words(without_brackets(whole_name(name)))
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


def has_title(name: str) -> bool:
    """Tell whether a name is on record with a title before it: Professor Nair, Dr. Ada Byron, Mrs. Doe."""
    parts = whole_name(name).split()
    return len(parts) > 1 and parts[0].rstrip(".").casefold() in _FORMAL


_BRACKETS = re.compile(r"[(\[{<\u00ab\u201c\u201e\"\uff08].*?[)\]}>\u00bb\u201d\u201c\"\uff09]")
CREDENTIALS = frozenset({
    "jr", "sr", "ii", "iii", "iv", "esq",
    "phd", "dphil", "md", "dds", "dvm", "jd", "llm", "llb", "edd", "psyd", "mba", "mpa", "mph", "mfa", "msc",
    "bsc", "cpa", "cfa", "cfp", "frm", "pmp", "pmi", "acp", "csm", "cissp", "shrm", "cp", "scp", "phr", "rn",
})  # fmt: skip

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
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
