"""The questions of the bank and the user's own, and what the judge says about a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Caution


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question; no goals or levels means all of them. ``source`` is bank or own.

    ``banned`` ones are never planned, ``must`` ones are in every plan that they fit.
    """

    id: str
    text: str
    category: str
    goals: tuple[str, ...]
    levels: tuple[str, ...]
    source: str
    banned: bool
    must: bool
    probe: str | None


@dataclass(frozen=True, slots=True)
class QuestionList:
    """A page of the questions that pass the filters; ``total`` counts all that do."""

    rows: tuple[QuestionLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class QuestionsChanged:
    """The questions that a command added, changed, banned or allowed again."""

    rows: tuple[QuestionLine, ...]
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedQuestion:
    """The verdict on a question: open, polite-open, short-fact or closed; for these two a better wording."""

    text: str
    verdict: str
    flags: tuple[str, ...]
    why: str
    suggestion: str
