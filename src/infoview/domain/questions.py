"""What a question of the bank is, whom it fits, and how it reads with its blanks filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from infoview.domain.types import Category, Channel, Goal, Level

SPOKEN = frozenset({Channel.IN_PERSON, Channel.COFFEE, Channel.PHONE, Channel.VIDEO, Channel.OTHER})
WRITTEN = frozenset(Channel) - SPOKEN
"""Formats in which every question must stand on its own: nobody can ask back what was meant."""


class Depth(StrEnum):
    """How far into a talk a question belongs."""

    WARM_UP = "warm-up"
    CORE = "core"
    PROBE = "probe"


class Need(StrEnum):
    """What must be known before a question can be asked; all but the last are blanks in its text."""

    COMPANY = "company"
    ROLE = "role"
    INDUSTRY = "industry"
    EARLIER_TALK = "earlier-talk"


class Pack(StrEnum):
    """A special set inside the bank."""

    GRAD_SCHOOL = "grad-school"
    FOUNDER = "founder"
    NONPROFIT = "nonprofit"
    RECRUITER = "recruiter"
    EXECUTIVE = "executive"


@dataclass(frozen=True, slots=True)
class Question:
    """One open question. An empty set of goals, levels or formats means all of them.

    Attributes:
        id: short and stable; what was asked of whom is remembered by it.
        text: what to say, with blanks such as ``{company}``.
        probe: what to ask next when the answer stays short; may hold the same blanks.
        theme: questions of one theme ask nearly the same thing, so one person hears only one of them.
        classic: rarely fails; preferred to its neighbours when all else is equal.
    """

    id: str
    text: str
    category: Category
    goals: frozenset[Goal] = frozenset()
    levels: frozenset[Level] = frozenset()
    formats: frozenset[Channel] = frozenset()
    depth: Depth = Depth.CORE
    needs: frozenset[Need] = frozenset()
    probe: str = ""
    pack: Pack | None = None
    theme: str = ""
    classic: bool = False

    def fits(self, goal: Goal, level: Level | None = None, channel: Channel | None = None) -> bool:
        """Tell whether the question suits this goal, this person and this format.

        A person of unknown level is taken for a professional, an unknown format for a spoken one.
        """
        return (
            (not self.goals or goal in self.goals)
            and (not self.levels or (level or Level.PROFESSIONAL) in self.levels)
            and (not self.formats or (channel or Channel.OTHER) in self.formats)
        )


def fill(text: str, *, company: str = "", role: str = "", industry: str = "") -> str:
    """Fill the blanks of a question so that it can be read aloud.

    Names are shortened to what people say ("Acme, Inc." is Acme, "Analyst at Acme | Speaker" an analyst),
    the article before a role follows its sound, and an unknown name becomes "your company" or the like.
    """
    names = {
        "company": _said(_LEGAL_FORM.sub("", company)),
        "role": _said(_AFTER_ROLE.sub("", role)),
        "industry": _TITLE_CASE.sub(lambda word: word[0].lower(), _said(_FIELD_WORD.sub("", industry))),
    }

    def name(match: re.Match[str]) -> str:
        article, blank = match.groups()
        if not names[blank]:
            return _UNNAMED[blank]
        return f"{_article(names[blank])} {names[blank]}" if article else names[blank]

    filled = _BLANK.sub(name, text)
    return filled[:1].upper() + filled[1:]


_BLANK = re.compile(r"(?:\b([Aa]n?) )?\{(company|role|industry)\}")
_UNNAMED = {"company": "your company", "role": "someone in your role", "industry": "your field"}
_LEGAL_FORM = re.compile(
    r"(?:,?\s+(?:inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|& co|gmbh|ag|kg|se|sa|sas|s\.a|bv"
    r"|b\.v|nv|n\.v|oy|ab|a/s|pty|pte)\.?)+\s*$",
    re.IGNORECASE,
)
_AFTER_ROLE = re.compile(r"\s*(?:[|•·;,(/@]|\s[-–—]\s|\s(?:at|bei|chez)\s).*$", re.IGNORECASE | re.DOTALL)  # noqa: RUF001 - people do type dashes
_FIELD_WORD = re.compile(r"\s+(?:industry|sector|field)\s*$", re.IGNORECASE)
_TITLE_CASE = re.compile(r"\b(?!\w+(?:ean|ican|ian|ese|[lntw]ish)\b)[A-Z](?=[a-z]+\b)")
"""A capital that only a heading has: that of Consulting, but not of European, McKinsey or SaaS."""

_CONSONANT_SOUND = re.compile(r"us[aeiu]|us\b|uni|uti|uto|uro|u[ikx]\b|u\.|eu|ewe|onc?e\b", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aeiouàáâãäåæèéêëìíîïòóôõöøœ]|honest|hono|hour|heir", re.IGNORECASE)
_SPELT_OUT = re.compile(r"[FHLMNRSX][A-Z]{1,3}\b|[FHLMNRSX]\b")


def _said(name: str) -> str:
    return " ".join(name.split()).strip(" ,")


def _article(name: str) -> str:
    """Return "a" or "an" by sound: a user researcher, an HR manager, an hourly worker."""
    if _SPELT_OUT.match(name):
        return "an"
    if _CONSONANT_SOUND.match(name):
        return "a"
    return "an" if _VOWEL_SOUND.match(name) else "a"
