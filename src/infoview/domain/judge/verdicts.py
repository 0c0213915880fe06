"""What the judge says about a question: a verdict, flags, the reason, a better wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How much of an answer a question invites (domain facts, "Open or closed"), the most first."""

    OPEN = "open"
    POLITE_OPEN = "polite-open"
    SHORT_FACT = "short-fact"
    CLOSED = "closed"


class Flag(StrEnum):
    """What else to know before asking (domain facts 5.7)."""

    ASKS_FOR_A_JOB = "asks-for-a-job"
    ASKS_FOR_A_MENTOR = "asks-for-a-mentor"
    PERSONAL_PAY = "personal-pay"
    SEARCHABLE = "searchable"
    LEADING = "leading"
    PRIVATE = "private"
    SEVERAL_AT_ONCE = "several-at-once"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one question as typed.

    Args:
        text: the question, unchanged.
        why: one plain sentence that gives the reason for the verdict.
        suggestion: an open wording in the user's own words; never empty for a closed question or a
            short fact, empty otherwise.
    """

    text: str
    verdict: Verdict
    flags: tuple[Flag, ...]
    why: str
    suggestion: str


class Form(StrEnum):
    """The shape in which something is asked; it decides the verdict, the reason given and the rewrite."""

    EXPLAIN = "explain"
    COMMAND = "command"
    WISH = "wish"
    TOPIC = "topic"
    RESCUED = "rescued"

    REQUEST = "request"

    COUNT = "count"
    AMOUNT = "amount"
    FREQUENCY = "frequency"
    DURATION = "duration"
    TIME = "time"
    PLACE = "place"
    PERSON = "person"
    NAME = "name"
    RATING = "rating"

    YES_NO = "yes-no"
    CHOICE = "choice"
    WHETHER = "whether"
    FAVOR = "favor"
    CLIPPED = "clipped"
    TAG = "tag"
    STATEMENT = "statement"


_OPEN = frozenset({Form.EXPLAIN, Form.COMMAND, Form.WISH, Form.TOPIC, Form.RESCUED})
_CLOSED = frozenset(
    {Form.YES_NO, Form.CHOICE, Form.WHETHER, Form.FAVOR, Form.CLIPPED, Form.TAG, Form.STATEMENT}
)


def verdict_of(form: Form) -> Verdict:
    """Return the verdict that a shape stands for."""
    if form in _OPEN:
        return Verdict.OPEN
    if form in _CLOSED:
        return Verdict.CLOSED
    return Verdict.POLITE_OPEN if form is Form.REQUEST else Verdict.SHORT_FACT
