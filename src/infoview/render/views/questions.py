"""The question bank, and the verdicts on questions."""

from __future__ import annotations

from collections import Counter

from infoview.domain.results.questions import CheckedQuestion, QuestionLine, QuestionList, QuestionsChanged
from infoview.domain.types import Level
from infoview.render.page import Column, Page, cell

VERDICTS = {
    "open": "open",
    "polite-open": "open if taken kindly",
    "short-fact": "asks for one fact",
    "closed": "closed",
}
"""The verdicts in words, the best first."""

_OF_SEVERAL = VERDICTS | {"short-fact": "ask for one fact"}

_STYLES = {"open": "good", "polite-open": "good", "short-fact": "today", "closed": "late"}

_FLAGS = {
    "asks-for-a-job": "This asks for a job, which ends most talks: ask for advice.",
    "asks-for-a-mentor": "This asks for a mentor: let that grow, talk by talk.",
    "personal-pay": "This asks what they earn: ask what is usual in the field.",
    "searchable": "A search answers this: look it up first, and ask what lies behind it.",
    "leading": "This suggests the answer.",
    "private": "This is private: age, health, family and faith are theirs to mention.",
    "several-at-once": "These are several questions: ask one, and wait.",
}


def question_list(found: QuestionList, *, narrowed: bool = False) -> Page:
    """Return the page of the questions that were looked for."""
    page = Page()
    if not found.rows:
        page.line(
            "No question is like that. See all: infoview questions --limit 0" if narrowed else "No questions."
        )
        return page
    page.table(
        [Column("ID", most=26), Column("Category"), Column("Question", flexible=True)],
        [(row.id, row.category, cell(row.text, (_marks(row), "dim"))) for row in found.rows],
        lead=(0, 1),
    )
    if found.total > len(found.rows):
        page.line(f"{len(found.rows)} of {found.total}; all of them: --limit 0", "dim")
    return page


def changed(done: QuestionsChanged, *, verb: str) -> Page:
    """Return the page of the questions that were changed; ``verb`` says what was done."""
    page = Page()
    for row in done.rows:
        page.line(f"{verb} {row.id} ({row.category}): {row.text}", "good")
        if marks := _marks(row, known=False):
            page.line(marks, "dim", indent=2)
    return page


def checked(found: tuple[CheckedQuestion, ...]) -> Page:
    """Return the page of the verdicts, each with its reason and a better wording."""
    page = Page()
    page.table(
        [Column("Verdict", most=20), Column("Question", flexible=True)],
        [
            (
                cell((VERDICTS[each.verdict], _STYLES[each.verdict])),
                cell(
                    each.text,
                    (each.why, "dim"),
                    *((_FLAGS[flag], "today") for flag in each.flags),
                    (f"Better: {each.suggestion}" if each.suggestion else "", "strong"),
                ),
            )
            for each in found
        ],
        lead=(0,),
    )
    if len(found) > 1:
        counts = Counter(each.verdict for each in found)
        said = ", ".join(
            f"{counts[verdict]} {(VERDICTS if counts[verdict] == 1 else _OF_SEVERAL)[verdict]}"
            for verdict in VERDICTS
            if counts[verdict]
        )
        page.line(f"{len(found)} questions: {said}", "dim")
    return page


def _marks(row: QuestionLine, *, known: bool = True) -> str:
    """Return what is special about a question, in one line; ``known`` tells also what a command just said."""
    marks = (
        "your own" if known and row.source == "own" else "",
        "banned" if known and row.banned else "",
        "in every plan" if row.must else "",
        f"for {', '.join(row.goals)}" if row.goals else "",
        _levels(row.levels),
    )
    return "; ".join(mark for mark in marks if mark)


def _levels(levels: tuple[str, ...]) -> str:
    """Say to whom a question is put, or to whom it is not where these are fewer."""
    others = [str(level) for level in Level if level not in levels]
    if not levels:
        return ""
    return f"not to {', '.join(others)}" if len(others) < len(levels) else f"to {', '.join(levels)}"
