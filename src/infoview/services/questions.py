"""What the user changes in the question bank: questions of their own, and those that they ban."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from infoview import clock
from infoview.domain.own_questions import is_near, lone_brace, unknown_blank
from infoview.domain.questions import OWN
from infoview.domain.results.followups import Caution
from infoview.domain.results.questions import QuestionsChanged
from infoview.domain.text import clean_line, excerpt
from infoview.domain.types import Category, Goal, Level, parse_word
from infoview.errors import RefusedError, UsageError
from infoview.services.bank import find_bank, find_question, question_line
from infoview.services.judging import cautions_of
from infoview.store.database import connection_of
from infoview.store.models.questions import Question as StoredQuestion

EXAMPLE = 'infoview questions add "What surprised you most?" --category role'

Word = TypeVar("Word", Category, Goal, Level)


@dataclass(frozen=True, slots=True)
class Typed:
    """An own question as typed: None was not given, an empty text or list clears."""

    text: str | None = None
    category: str | None = None
    goals: Sequence[str] | None = None
    levels: Sequence[str] | None = None
    must: bool | None = None


def add_question(session: Session, typed: Typed, *, force: bool, now: datetime) -> QuestionsChanged:
    """Add a question of the user's own; a closed one gets a caution, and is added all the same.

    Raises:
        UsageError: there is no text, or a word is not known.
        RefusedError: one of their own asks nearly the same, unless ``force``.
    """
    columns = _columns(replace(typed, text=typed.text or ""))
    rows = session.exec(select(StoredQuestion).order_by(col(StoredQuestion.id))).all()
    own = [row for row in rows if row.text is not None]
    if not force:
        _refuse_near(columns["text"], own)
    number = max((int(row.name.removeprefix(OWN)) for row in own), default=0) + 1
    session.add(StoredQuestion(name=f"{OWN}{number}", created=clock.stamp(now), **columns))
    return _changed(session, [f"{OWN}{number}"], cautions_of([columns["text"]]))


def edit_question(session: Session, name: str, typed: Typed, *, force: bool) -> QuestionsChanged:
    """Change what was given of an own question.

    Raises:
        UsageError: nothing was given, a word is not known, or the question is not one of the user's own.
        NotFoundError: there is no such question.
        RefusedError: another one of their own asks nearly the same, unless ``force``.
    """
    question = find_question(find_bank(connection_of(session)), name)
    if not question.is_own:
        raise UsageError(
            f"{question.id} comes with infoview and stays as it is.",
            hint=f"Ban it, and add your own: infoview questions ban {question.id}",
        )
    if typed == Typed():
        raise UsageError(
            "There is nothing to change.",
            hint=f'For example: infoview questions edit {question.id} "What surprised you?"',
        )
    columns = _columns(typed)
    rows = session.exec(select(StoredQuestion).where(col(StoredQuestion.text).is_not(None))).all()
    row = next(row for row in rows if row.name == question.id)
    if typed.text is not None and not force:
        _refuse_near(columns["text"], [other for other in rows if other is not row])
    for column, value in columns.items():
        setattr(row, column, value)
    session.add(row)
    return _changed(session, [question.id], cautions_of([typed.text] if typed.text else []))


def ban_questions(session: Session, ids: Sequence[str], *, banned: bool, now: datetime) -> QuestionsChanged:
    """Ban questions of the bank or the user's own, so that no plan holds them; or allow them again.

    Raises:
        NotFoundError: there is no such question; nothing is changed then.
    """
    bank = find_bank(connection_of(session))
    found = list(dict.fromkeys(find_question(bank, name).id for name in ids))
    rows = {row.name: row for row in session.exec(select(StoredQuestion))}
    for name in found:
        row = rows.get(name)
        if row is None and banned:
            session.add(StoredQuestion(name=name, banned=True, created=clock.stamp(now)))
        elif row is not None and row.text is None and not banned:
            session.delete(row)
        elif row is not None:
            row.banned = banned
            session.add(row)
    return _changed(session, found)


def _changed(session: Session, ids: Iterable[str], cautions: tuple[Caution, ...] = ()) -> QuestionsChanged:
    session.flush()
    bank = find_bank(connection_of(session))
    return QuestionsChanged(tuple(question_line(find_question(bank, name), bank) for name in ids), cautions)


def refuse_unknown_blank(text: str, *, name: str) -> None:
    """Refuse a question with a word in braces that nothing fills in, or half a pair of braces.

    Raises:
        UsageError: there is one; the message names it, and those there are.
    """
    if half := lone_brace(text):
        raise UsageError(
            f"{name} has a brace without its other half: {excerpt(half)}.",
            hint=_FILLED_IN,
        )
    if blank := unknown_blank(text):
        raise UsageError(
            f"{name} has {excerpt(blank)}, which nothing fills in.",
            hint=_FILLED_IN,
        )


_FILLED_IN = "Filled in are {company}, {role} and {industry}. The rest goes without braces."


def _refuse_near(text: str, own: Iterable[StoredQuestion]) -> None:
    for row in own:
        if row.text is not None and is_near(text, row.text):
            raise RefusedError(
                f"You have nearly the same question already, {row.name}: {excerpt(row.text)}",
                code="duplicate",
                hint="To keep both, say so with --force.",
            )


def _columns(typed: Typed) -> dict[str, Any]:
    """Return the columns to set."""
    columns: dict[str, Any] = {}
    if typed.text is not None:
        columns["text"] = clean_line(typed.text, name="the question")
        if not any(map(str.isalnum, columns["text"])):
            raise UsageError("A question needs words.", hint=f"For example: {EXAMPLE}")
        refuse_unknown_blank(columns["text"], name="The question")
    if typed.category is not None:
        columns["category"] = (
            _word(Category, "--category")(typed.category) if typed.category.strip() else None
        )
    if typed.goals is not None:
        columns["goals"] = _joined(typed.goals, _word(Goal, "--goal"))
    if typed.must is not None:
        columns["must"] = typed.must
    if typed.levels is not None:
        columns["levels"] = _joined(typed.levels, _word(Level, "--level"))
    return columns


def _word(vocabulary: type[Word], option: str) -> Callable[[str], str]:
    return lambda typed: str(parse_word(vocabulary, typed, name=option, example=EXAMPLE))


def _joined(typed: Iterable[str], read: Callable[[str], str]) -> str | None:
    """Return words of a vocabulary as they are stored, each once; empty ones clear."""
    return " ".join(dict.fromkeys(read(word) for word in typed if word.strip())) or None
