"""Whether questions are open: the judge over lists of them, and what to say against one of the user's own."""

from __future__ import annotations

from collections.abc import Iterable

from infoview.domain.results.followups import Caution
from infoview.domain.results.questions import CheckedQuestion
from infoview.domain.text import LINE_LIMIT
from infoview.errors import UsageError

CHECK_LIMIT = 10_000_000
"""Characters of a list of questions to judge: ten thousand of the longest lines."""


def check_questions(text: str) -> tuple[CheckedQuestion, ...]:
    """Judge each line of a text that is not blank, in order.

    Raises:
        UsageError: a line is too long to be a question.
    """
    lines = [line.strip() for line in text.split("\n")]
    for number, line in enumerate(lines, start=1):
        if len(line) > LINE_LIMIT:
            raise UsageError(
                f"Line {number} is {len(line):,} characters long; the limit is {LINE_LIMIT:,}.",
                hint="One question a line. For example: infoview questions check --file questions.txt",
            )
    known: dict[str, CheckedQuestion] = {}
    return tuple(known.get(line) or known.setdefault(line, _checked(line)) for line in lines if line)


def cautions_of(texts: Iterable[str]) -> tuple[Caution, ...]:
    """Return what speaks against asking these questions: that they are closed, with a better wording."""
    checked = [_checked(text) for text in texts]
    return tuple(Caution(each.verdict, each.suggestion, each.text) for each in checked if each.suggestion)


def _checked(text: str) -> CheckedQuestion:
    from infoview.domain.judge import judge

    found = judge(text)
    flags = tuple(str(flag) for flag in found.flags)
    return CheckedQuestion(text, str(found.verdict), flags, found.why, found.suggestion)
