"""What a question of the bank is, whom it fits, and how it reads with its blanks filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from infoview.domain.blanks import fill_blanks, spoken_names
from infoview.domain.types import Category, Channel, Goal, Level, SectionName

OWN = "own-"
"""How the ids of the user's own questions begin: own-1, own-2."""

ADDED = "added-"
"""How the ids of questions begin that were added to one plan only; they are not stored."""

SECTIONS: dict[str, frozenset[Category]] = {
    "their path": frozenset({Category.OPENING, Category.PATH}),
    "the work": frozenset({Category.ROLE, Category.LIKES, Category.SKILLS}),
    "the field": frozenset({Category.INDUSTRY}),
    "the workplace": frozenset({Category.COMPANY, Category.LIFESTYLE}),
    "getting in": frozenset({Category.ENTRY, Category.FIT}),
    "advice": frozenset({Category.ADVICE, Category.RESOURCES}),
    "projects": frozenset({Category.PROJECTS}),
    SectionName.CLOSING: frozenset({Category.REFERRAL, Category.CLOSING}),
}
"""The sections of a talk behind its opening; together they keep the order of the categories."""


class Depth(StrEnum):
    """How far into a talk a question belongs."""

    WARM_UP = "warm-up"
    CORE = "core"
    PROBE = "probe"


class Asker(StrEnum):
    """Who asks: somebody at school, or somebody who is done with it."""

    STUDENT = "student"
    WORKING = "working"


class Need(StrEnum):
    """What must be known before a question can be asked: what its blanks stand for, or an earlier talk."""

    COMPANY = "company"
    ROLE = "role"
    INDUSTRY = "industry"
    EARLIER_TALK = "earlier-talk"


QUESTION_BLANKS = (Need.COMPANY, Need.ROLE, Need.INDUSTRY)
"""What is filled in, in a question of the bank or of the user's own."""


@dataclass(frozen=True, slots=True)
class Question:
    """One open question. An empty set of goals, levels or formats means all of them.

    Attributes:
        id: short and stable; what was asked of whom is remembered by it.
        text: what to say, with blanks such as ``{company}``.
        probe: what to ask next when the answer stays short; may hold the same blanks.
        theme: questions of one theme ask nearly the same thing, so one person hears only one of them.
        classic: rarely fails; preferred to its neighbours when all else is equal.
        askers: by whom it can be asked; an empty set means anybody.
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
    theme: str = ""
    classic: bool = False
    askers: frozenset[Asker] = frozenset()

    @property
    def is_own(self) -> bool:
        """Tell whether it is one of the user's own."""
        return self.id.startswith(OWN)


def fill(text: str, *, company: str = "", role: str = "", industry: str = "") -> str:
    """Fill the blanks of a question for reading aloud; an unknown company becomes "your company"."""
    return fill_blanks(text, _UNNAMED | spoken_names(company=company, role=role, industry=industry))


_UNNAMED = {"company": "your company", "role": "someone in your role", "industry": "your field"}


def were_asked(questions: Sequence[tuple[bool, bool]]) -> list[bool]:
    """Tell which questions of one talk that took place were asked, from whether each is done and dropped.

    A talk of which nothing was ticked is taken as asked in full, but for what was dropped: better something
    new than a repetition.
    """
    is_ticked = any(done and not dropped for done, dropped in questions)
    return [not dropped and (done or not is_ticked) for done, dropped in questions]
