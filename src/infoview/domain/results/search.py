"""What a search finds: texts of people, and answers side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Ref


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found.

    Attributes:
        contact: whose it is; None for the user's own news.
        company: of the contact.
        role: of the contact.
        kind: contact, tag, log, answer, question, takeaway, promise, follow-up or news.
        what: which of its kind: the field of a contact, what was logged, the category of a question,
            takeaway, advice, resource, opportunity or want-to-know, mine or theirs, the state of a follow-up.
        text: the whole of it.
        on: its day; a follow-up's is that on which it is due.
        asked: what was answered.
        excerpt: the part of the text that answers to the words, as one line.
        marks: where in the excerpt, as pairs of the first character and the one after the last.
    """

    contact: Ref | None
    company: str | None
    role: str | None
    kind: str
    what: str | None
    text: str
    on: date | None
    asked: str | None
    excerpt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The texts that were found, those of one person together, the best first.

    ``more`` tells that the limit left some out; ``near`` are names that may have been meant, where nothing
    was found.
    """

    rows: tuple[Hit, ...]
    words: str
    more: bool = False
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; the id is None for the user's own words."""

    id: str | None
    text: str
    category: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to it, and in which role."""

    contact: Ref
    role: str | None
    company: str | None
    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What different people said to the same question, the latest first."""

    question: Asked
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The questions that were answered; ``narrowed`` tells that not all of them were asked for."""

    rows: tuple[Compared, ...]
    narrowed: bool
