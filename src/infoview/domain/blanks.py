"""Names as people say them, and texts with their blanks filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from infoview.domain.roles import spoken_role


def fill_blanks(text: str, names: Mapping[str, str]) -> str:
    """Fill each ``{blank}`` of a text with its name, and begin it with a capital.

    An article before a blank follows the sound of the name (an analyst, a UX designer) and goes where the
    name brings words of its own ("someone in your role"). A name that ends in a mark of its own ("Jr.") takes
    the place of the full stop behind it. What has no name is no blank: users type braces.
    """

    def filled(match: re.Match[str]) -> str:
        article, blank, stop = match.groups()
        name = names.get(blank)
        if name is None:
            return match[0]
        if name[-1:] in _MARKS:
            stop = ""
        has_article = article and not name.startswith("someone ")
        return (with_article(name) if has_article else name) + stop

    whole = _BLANK.sub(filled, text)
    return whole[:1].upper() + whole[1:]


def with_article(name: str) -> str:
    """Return a name behind "a" or "an", by its sound: an MBA student, a user researcher."""
    return f"{_article(name)} {name}"


def said(text: str | None) -> str:
    """Return a text as it can stand in a sentence: in one line, and of the marks at its end only a ``?``."""
    return " ".join((text or "").split()).rstrip(" .,;:!")


def with_the(school: str) -> str:
    """Return the name of a school as it is said in a sentence: the University of Ohio, Hill College."""
    return f"the {school}" if re.match(r"(?:University|College|School|Institute) of\b", school) else school


def spoken_names(*, company: str = "", role: str = "", industry: str = "") -> dict[str, str]:
    """Shorten what was typed, or copied from a profile, to what people say; leave out what is not known.

    "Acme, Inc." is Acme, "Energy industry" energy; `spoken_role` says what becomes of a role.
    """
    names = {
        "company": _tidy(_LEGAL_FORM.sub("", company)),
        "role": spoken_role(role),
        "industry": _HEADING_CAPITAL.sub(_lower, _tidy(_FIELD_WORD.sub("", industry))),
    }
    return {blank: name for blank, name in names.items() if name}


_BLANK = re.compile(r"(?:\b([Aa]n?) )?\{([a-z-]+)\}(\.?)")
_MARKS = frozenset(".!?…")
_LEGAL_FORM = re.compile(
    r"(?:,?\s+(?:inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|& co|gmbh|ag|kg|se|sa|sas"
    r"|s\.a|bv|b\.v|nv|n\.v|oy|ab|a/s|pty|pte)\.?)+\s*$",
    re.IGNORECASE,
)
_FIELD_WORD = re.compile(r"\s+(?:industry|sector|field)\s*$", re.IGNORECASE)
_HEADING_CAPITAL = re.compile(r"\b(?!\w+(?:ean|ican|ian|ese|[lntw]ish)\b)[A-Z](?=[a-z]+\b)")
"""A capital that only a heading has: that of Consulting, but not of European, McKinsey or SaaS."""

_SPELT_OUT = re.compile(r"[FHLMNRSX][A-Z]{0,3}\b")
_CONSONANT_SOUND = re.compile(r"us[aeiu]|us\b|uni|uti|uto|uro|u[ikx]\b|u\.|eu|ewe|onc?e\b", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aeiouàáâãäåæèéêëìíîïòóôõöøœ]|honest|hono|hour|heir", re.IGNORECASE)


def _lower(letter: re.Match[str]) -> str:
    return letter[0].lower()


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" ,")


def _article(name: str) -> str:
    """Return "a" or "an" by sound: a user researcher, an HR manager, an hourly worker."""
    if _SPELT_OUT.match(name):
        return "an"
    if _CONSONANT_SOUND.match(name):
        return "a"
    return "an" if _VOWEL_SOUND.match(name) else "a"
