"""The whole bank of one user: the questions that come with infoview, their own, and what they banned.

Read without SQLModel.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from infoview import data
from infoview.domain import folding
from infoview.domain.fitting import fits
from infoview.domain.own_questions import category_of, needs_of
from infoview.domain.questions import OWN, Question
from infoview.domain.results.questions import QuestionLine, QuestionList
from infoview.domain.text import LINE_LIMIT, excerpt
from infoview.domain.types import Category, Channel, Goal, Level, parse_word
from infoview.errors import NotFoundError
from infoview.store import lookup
from infoview.store.lookup import QuestionRow


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a list as typed; None is no matter. A limit of 0 is all."""

    words: str = ""
    category: str | None = None
    goal: str | None = None
    level: str | None = None
    own: bool = False
    banned: bool = False
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Bank:
    """Every question, the user's own last, with the ids of those that are banned, or asked in every plan."""

    questions: tuple[Question, ...]
    banned: frozenset[str]
    must: frozenset[str]

    def must_for(self, goal: Goal, level: Level | None, channel: Channel | None) -> tuple[Question, ...]:
        """Return the questions that a plan for this case must hold."""
        return tuple(q for q in self.questions if q.id in self.must and fits(q, goal, level, channel))


def find_bank(connection: sqlite3.Connection) -> Bank:
    """Return the bank as it is now; what is banned is in it too, and for the caller to leave out."""
    rows = lookup.list_questions(connection)
    return Bank(
        questions=(*data.bank(), *(_question(row, row.text) for row in rows if row.text is not None)),
        banned=frozenset(row.name for row in rows if row.banned),
        must=frozenset(row.name for row in rows if row.must),
    )


def list_questions(connection: sqlite3.Connection, filters: Filters) -> QuestionList:
    """Return the questions that pass the filters: the user's own, then the bank by category.

    Raises:
        UsageError: a filter cannot be meant.
    """
    category, goal, level = (
        parse_word(vocabulary, word, name=f"--{option}", example=f"infoview questions --{option} {example}")
        if word
        else None
        for vocabulary, option, word, example in (
            (Category, "category", filters.category, "path"),
            (Goal, "goal", filters.goal, "company"),
            (Level, "level", filters.level, "manager"),
        )
    )
    words = folding.words(filters.words)
    bank = find_bank(connection)
    order = list(Category)
    found = [
        question
        for question in sorted(bank.questions, key=lambda q: (not q.is_own, order.index(q.category)))
        if (not category or question.category is category)
        and (not goal or not question.goals or goal in question.goals)
        and (not level or not question.levels or level in question.levels)
        and (not filters.own or question.is_own)
        and (not filters.banned or question.id in bank.banned)
        and _has_words(question, words)
    ]
    shown = found[: filters.limit] if filters.limit else found
    return QuestionList(tuple(question_line(question, bank) for question in shown), total=len(found))


def find_question(bank: Bank, name: str) -> Question:
    """Return the question with this id, whatever its case.

    Raises:
        NotFoundError: there is none; the hint offers near ones.
    """
    questions = {question.id: question for question in bank.questions}
    wanted = name.strip().casefold()
    if wanted in questions:
        return questions[wanted]
    from difflib import get_close_matches

    own = [f"{OWN}{wanted}"] if f"{OWN}{wanted}" in questions else []
    near = own or get_close_matches(wanted[:LINE_LIMIT], questions, n=3)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    raise NotFoundError(
        f"There is no question {excerpt(name)}.",
        hint=f"{meant}Find it by its words: infoview questions advice",
    )


def question_line(question: Question, bank: Bank) -> QuestionLine:
    """Return a question as the list shows it."""
    return QuestionLine(
        id=question.id,
        text=question.text,
        category=str(question.category),
        goals=tuple(str(goal) for goal in Goal if goal in question.goals),
        levels=tuple(str(level) for level in Level if level in question.levels),
        source="own" if question.is_own else "bank",
        banned=question.id in bank.banned,
        must=question.id in bank.must,
        probe=question.probe or None,
    )


def _has_words(question: Question, words: Sequence[str]) -> bool:
    """Tell whether each word begins one of the question's, or of its id."""
    found = folding.fold(f"{question.id} {question.text}") if words else ""
    return all(f" {word}" in f" {found}" for word in words)


def _question(row: QuestionRow, text: str) -> Question:
    return Question(
        id=row.name,
        text=text,
        category=Category(row.category) if row.category else category_of(text, data.bank()),
        goals=frozenset(Goal(word) for word in _words(row.goals)),
        levels=frozenset(Level(word) for word in _words(row.levels)),
        needs=needs_of(text),
    )


def _words(column: str | None) -> list[str]:
    return (column or "").split()
