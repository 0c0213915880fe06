"""Search in all that was typed, read without SQLModel."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from infoview.domain import folding, names
from infoview.domain.questions import fill
from infoview.domain.results.followups import Ref
from infoview.domain.results.search import Answer, Answers, Asked, Compared, Found, Hit
from infoview.domain.search import Term, holds, parse, snippet
from infoview.domain.text import LINE_LIMIT, excerpt
from infoview.domain.types import Category, parse_word
from infoview.errors import NotFoundError, UsageError
from infoview.services.bank import Bank, find_bank, find_question
from infoview.store import lookup, search_lookup
from infoview.store.search_lookup import AnswerRow, Text

EXAMPLE = "infoview search pricing"
ANSWERS_EXAMPLE = "infoview search --answers --category advice"

KINDS = {
    "contact": "contact",
    "contact_point": "contact",
    "tag": "tag",
    "entry": "log",
    "plan_item": "answer",
    "takeaway": "takeaway",
    "promise": "promise",
    "followup": "follow-up",
    "news": "news",
}
"""What the rows of a table are called."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words and options of a search as typed; None was not given."""

    words: str = ""
    limit: int = 50
    category: str | None = None
    question: str | None = None


def search(connection: sqlite3.Connection, typed: Typed) -> Found:
    """Return the texts that hold all the words, and people whose texts hold them together.

    First come texts that hold every word, the best first: a name counts more than a note, a rare word more
    than a common one. Then come those whose texts hold all words, but no single one does (``dana pricing``:
    Dana's note on pricing need not repeat her name); of these one text is shown for each word, that of the
    latest day. A limit of 0 is all.

    Raises:
        UsageError: there are no words, or they ask for nothing.
    """
    for option, value in (("--category", typed.category), ("--question", typed.question)):
        if value is not None:
            raise UsageError(f"{option} goes with --answers.", hint=f"For example: {ANSWERS_EXAMPLE}")
    if not typed.words.strip():
        raise UsageError(
            "search needs words.", hint=f"For example: {EXAMPLE}. All answers: infoview search --answers"
        )
    terms = _terms(typed.words)
    room = typed.limit + 1 if typed.limit else -1
    texts = search_lookup.list_texts(connection, search_lookup.list_found(connection, terms, room))
    if len(terms) > 1 and (not typed.limit or len(texts) <= typed.limit):
        known = {text.contact_id for text in texts}
        texts += search_lookup.list_texts(connection, _together(connection, terms, known))
    shown = texts[: typed.limit] if typed.limit else texts
    near = () if texts else names.near(typed.words, lookup.list_people(connection, ()))
    return Found(
        rows=tuple(hit for text in _by_person(shown) for hit in _hits(text, terms)),
        words=typed.words,
        more=len(shown) < len(texts),
        near=tuple(person.name for person in near),
    )


def compare_answers(connection: sqlite3.Connection, typed: Typed) -> Answers:
    """Return the answers that different people gave to the same question, those that most answered first.

    The limit is that of the texts of a search, and means nothing here.

    Words narrow them: to answers in which, with the question, the name, role and company, all occur.

    Raises:
        UsageError: the category is unknown.
        NotFoundError: the question is unknown.
    """
    category = (
        parse_word(Category, typed.category, name="--category", example=ANSWERS_EXAMPLE)
        if typed.category
        else None
    )
    bank = find_bank(connection)
    rows = _answers(connection, bank, category=str(category) if category else None, asked=typed.question)
    terms = _terms(typed.words) if typed.words.strip() else ()
    groups: dict[str, list[AnswerRow]] = {}
    for row in rows:
        if holds(terms, row.question, row.text, row.name, row.role, row.company):
            groups.setdefault(row.item or f" {folding.fold(row.question)}", []).append(row)
    texts = {question.id: question.text for question in bank.questions}
    compared = [_compared(members, texts) for members in groups.values()]
    narrowed = any((typed.words.strip(), typed.category, typed.question))
    return Answers(tuple(sorted(compared, key=_order)), narrowed)


def _answers(
    connection: sqlite3.Connection, bank: Bank, *, category: str | None, asked: str | None
) -> list[AnswerRow]:
    """Return the answers of a category, or to a question; one that is no longer in the bank has answers too.

    Raises:
        NotFoundError: the question is unknown, and nobody ever answered it.
    """
    if not asked:
        return search_lookup.list_answers(connection, category=category)
    try:
        item = find_question(bank, asked).id
    except NotFoundError:
        item = asked.strip().casefold()
        if not search_lookup.list_answers(connection, item=item):
            raise
    return search_lookup.list_answers(connection, category=category, item=item)


def _terms(words: str) -> tuple[Term, ...]:
    """Return what the words ask for."""
    if len(words) > LINE_LIMIT:
        raise UsageError(
            f"WORDS are {len(words):,} characters long; the limit is {LINE_LIMIT:,}.",
            hint=f"For example: {EXAMPLE}",
        )
    terms = parse(words)
    if not terms:
        raise UsageError(f"{excerpt(words)} holds nothing to look for.", hint=f"For example: {EXAMPLE}")
    return terms


def _together(connection: sqlite3.Connection, terms: Sequence[Term], known: set[int | None]) -> list[int]:
    """Return texts of people who hold each term in some text, but not of the known: whose are newer, first.

    For each term there is the card, else the newest of the texts that hold it.
    """
    found = [search_lookup.list_owners(connection, term) for term in terms]
    people = set.intersection(*(set(owners) for owners in found)) - known
    places = [sorted({owners[person] for owners in found}, reverse=True) for person in people]
    return [place.doc for each in sorted(places, reverse=True) for place in each]


def _by_person(texts: Sequence[Text]) -> list[Text]:
    """Return texts with those of one person together, where the first of them stands."""
    groups: dict[int | None, list[Text]] = {}
    for text in texts:
        groups.setdefault(text.contact_id, []).append(text)
    return [text for members in groups.values() for text in members]


def _hits(text: Text, terms: Sequence[Term]) -> Iterator[Hit]:
    """Yield what there is to show of a text: of a card, each field that answers to the terms."""
    if text.table == "contact":
        fields = {"name": text.name, "role": text.role, "company": text.company, **text.card}
        for field, value in fields.items():
            if value and snippet(value, terms).marks:
                yield _hit(text, terms, "contact", field, value)
    elif text.table == "plan_item" and text.text is None:
        yield _hit(text, terms, "question", text.what, text.question or "")
    else:
        yield _hit(text, terms, KINDS[text.table], text.what, text.text or "")


def _hit(text: Text, terms: Sequence[Term], kind: str, what: str | None, value: str) -> Hit:
    shown = snippet(value, terms)
    return Hit(
        contact=Ref(text.contact_id, text.name or "") if text.contact_id is not None else None,
        company=text.company,
        role=text.role,
        kind=kind,
        what=what,
        text=value,
        on=text.on,
        asked=text.question if kind == "answer" else None,
        excerpt=shown.text,
        marks=shown.marks,
    )


def _compared(rows: Sequence[AnswerRow], texts: dict[str, str]) -> Compared:
    """Return the answers to one question; where it was put in different words, in those of the bank."""
    newest = sorted(rows, key=lambda row: (row.on or date.min, row.contact_id), reverse=True)
    put = {row.question for row in rows}
    first = newest[0]
    text = first.question if len(put) == 1 else fill(texts.get(first.item or "", first.question))
    return Compared(
        Asked(first.item, text, first.category),
        tuple(
            Answer(Ref(row.contact_id, row.name), row.role, row.company, row.on, row.text) for row in newest
        ),
    )


def _order(compared: Compared) -> tuple[int, int, str]:
    categories = [str(category) for category in Category]
    category = compared.question.category
    place = categories.index(category) if category in categories else len(categories)
    return -len(compared.answers), place, compared.question.text
