"""What a shell may complete: people and follow-ups that go on as it was typed. Read without SQLModel."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from datetime import datetime

from infoview import config
from infoview.domain import due_order, folding, names
from infoview.domain.continuation import continued
from infoview.domain.names import Person
from infoview.domain.results.followups import Followup
from infoview.domain.results.suggestions import Suggestion
from infoview.services import due
from infoview.store import lookup

LIMIT = 50
"""How many a list may hold that somebody can still choose from."""


def suggest_people(connection: sqlite3.Connection, typed: str, *, now: datetime) -> list[Suggestion]:
    """Return people by words that go on as typed and mean only them, with what is owed to each soonest."""
    return [
        Suggestion(word, person, owed[0] if owed else None)
        for word, person, owed in _people(connection, typed, now=now)
    ]


def suggest_followups(connection: sqlite3.Connection, typed: str, *, now: datetime) -> list[Suggestion]:
    """Return open follow-ups by id, soonest first, then words for people who are owed only one.

    Whoever is owed several cannot be named instead of an id.
    """
    suggested = suggest_ids(connection, typed, now=now)
    if typed:
        found = _people(connection, typed, now=now)
        suggested += [Suggestion(word, person, owed[0]) for word, person, owed in found if len(owed) == 1]
    return suggested


def suggest_ids(connection: sqlite3.Connection, typed: str, *, now: datetime) -> list[Suggestion]:
    """Return open follow-ups whose id goes on as typed, soonest first."""
    if not re.fullmatch("|[fF][0-9]*", typed):
        return []
    rows = [
        due.localised(row, config.DEFAULTS) for row in lookup.list_rows_begun(connection, typed[1:], LIMIT)
    ]
    shown = [
        due.in_words(row, now=now, settings=config.DEFAULTS)
        for row in rows
        if due_order.is_visible(row, now=now)
    ]
    return [
        Suggestion(f"{typed[:1] or 'f'}{row.id[1:]}", Person(row.contact.id, row.contact.name), row)
        for row in sorted(shown, key=due_order.order)
    ]


def _people(
    connection: sqlite3.Connection, typed: str, *, now: datetime
) -> list[tuple[str, Person, list[Followup]]]:
    begun = lookup.list_people_begun(connection, folding.words(typed), LIMIT)
    words = {person.id: _word(typed, person) for person in begun}
    meant = Counter(_meaning(word) for word in words.values() if word)
    for person in begun:
        word = words[person.id]
        if not word or meant[_meaning(word)] > 1:
            words[person.id] = _word_of_namesake(typed, person, begun)
    owed: dict[int, list[Followup]] = {}
    for row in due.owed_to(connection, list(words), now=now, settings=config.DEFAULTS):
        owed.setdefault(row.contact.id, []).append(row)
    return [(word, person, owed.get(person.id, [])) for person in begun if (word := words[person.id])]


def _word(typed: str, person: Person, *, with_company: bool = False) -> str | None:
    name, company = folding.fold(person.name), folding.fold(person.company)
    return continued(typed, name, company, with_company=with_company)


def _meaning(word: str) -> tuple[str, ...]:
    """Return what WHO reads: words, in whatever order."""
    return tuple(sorted(folding.words(word)))


def _word_of_namesake(typed: str, person: Person, others: list[Person]) -> str | None:
    """Return the name with the company where that means one person only, else the contact's number."""
    word = _word(typed, person, with_company=True)
    if word and names.match(word, others).people == (person,):
        return word
    number = str(person.id)
    return number if number.startswith(typed) else None
