"""The reads that must be instant, over the standard library's sqlite3.

Importing SQLModel takes longer than all the rest of a morning's list, so these few reads run the SQL that
the selects of ``store.selects`` compile to, kept here as text; a test compiles each and compares.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from infoview.domain.facts import OpenRow
from infoview.domain.names import Person

_ROW = (
    "followup.id, followup.contact_id, contact.name, contact.name_key, followup.kind, followup.origin, "
    "followup.text, followup.fact, followup.fact_day, followup.via, followup.minutes, followup.about, "
    "followup.about_id, followup.due, followup.due_at, followup.timezone, followup.show_from, "
    "followup.show_until, followup.every, followup.state, followup.snoozed_until, contact.company, "
    "followup.closed_on, (SELECT entry.what FROM entry WHERE entry.id = followup.closed_by_id) AS closed_by"
)
_FROM = "FROM followup JOIN contact ON contact.id = followup.contact_id"
_PERSON = "contact.id, contact.name, contact.company, contact.role"
_HAS_WORDS = "NOT (EXISTS (SELECT anon_1.value FROM json_each(:words) AS anon_1 WHERE instr({}, {}) = 0))"
_SQUEEZED = "replace(contact.name_key || contact.company_key, ' ', '')"
_NAME_AND_COMPANY = "contact.name_key || ' ' || contact.company_key"
_WORD = "anon_1.value"
_FIRST = "LIMIT :limit OFFSET 0"

STATEMENTS = {
    "rows_open": f"""
        SELECT {_ROW} {_FROM}
        WHERE followup.state = 'open' AND followup.due <= :until ORDER BY followup.due""",
    "rows_of": f"""
        SELECT {_ROW} {_FROM}
        WHERE followup.contact_id IN (SELECT anon_1.value FROM json_each(:ids) AS anon_1)
        ORDER BY followup.due""",
    "rows_all": f"""
        SELECT {_ROW} {_FROM} ORDER BY followup.due""",
    "rows_begun": f"""
        SELECT {_ROW} {_FROM}
        WHERE followup.state = 'open' AND instr(CAST(followup.id AS VARCHAR), :digits) = 1
        ORDER BY followup.due {_FIRST}""",
    "beyond": """
        SELECT count(*) AS count_1, min(followup.due) AS min_1 FROM followup
        WHERE followup.state = 'open' AND followup.due > :until""",
    "contact_count": """
        SELECT count(*) AS count_1 FROM contact""",
    "people": f"""
        SELECT {_PERSON} FROM contact
        WHERE {_HAS_WORDS.format(_SQUEEZED, _WORD)} ORDER BY contact.name_key, contact.id""",
    "people_begun": f"""
        SELECT {_PERSON} FROM contact
        WHERE {_HAS_WORDS.format(f"' ' || {_NAME_AND_COMPANY}", f"' ' || {_WORD}")}
        ORDER BY contact.name_key, contact.id {_FIRST}""",
    "person": f"""
        SELECT {_PERSON} FROM contact WHERE contact.id = :id""",
    "person_owed": f"""
        SELECT {_PERSON} FROM contact JOIN followup ON followup.contact_id = contact.id
        WHERE followup.id = :id""",
    "contacts": f"""
        SELECT {_PERSON}, contact.name_key, contact.company_key, contact.stage, contact.rested,
            contact.rested_until, contact.source, contact.tier, contact.last_touch, contact.added_on,
            (SELECT min(followup.due) AS min_1 FROM followup
             WHERE followup.contact_id = contact.id AND followup.state = 'open') AS next_due
        FROM contact
        WHERE {_HAS_WORDS.format(_NAME_AND_COMPANY, _WORD)}
            AND (:source IS NULL OR contact.source = :source)
            AND (:company IS NULL OR instr(contact.company_key, :company) > 0)
            AND (:tag IS NULL OR (EXISTS (SELECT tag.id FROM tag
                 WHERE tag.contact_id = contact.id AND tag."key" = :tag)))
            AND (:tier IS NULL OR contact.tier = :tier)
            AND (:since IS NULL OR coalesce(contact.last_touch, contact.added_on) >= :since)
        ORDER BY contact.name_key, contact.id""",
    "tags_of": """
        SELECT tag.contact_id, tag.name FROM tag
        WHERE tag.contact_id IN (SELECT anon_1.value FROM json_each(:ids) AS anon_1)
        ORDER BY tag.contact_id, tag."key\"""",
    "questions": """
        SELECT question.name, question.text, question.category, question.goals, question.levels,
            question.banned, question.must
        FROM question ORDER BY question.id""",
}


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as far as a list needs it; the fields are the columns of the same names."""

    id: int
    name: str
    company: str | None
    role: str | None
    name_key: str
    company_key: str
    stage: str
    rested: bool
    rested_until: date | None
    source: str | None
    tier: str | None
    last_touch: date | None
    added_on: date
    next_due: date | None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of the user's own, or a mark on one of the bank; the fields are the columns."""

    name: str
    text: str | None
    category: str | None
    goals: str | None
    levels: str | None
    banned: bool
    must: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of contacts is narrowed to; ``words`` and the keys are folded, None is no matter."""

    words: tuple[str, ...] = ()
    source: str | None = None
    company: str | None = None
    tag: str | None = None
    tier: str | None = None
    since: date | None = None


def list_open_rows(connection: sqlite3.Connection, until: date) -> list[OpenRow]:
    """Return the open follow-ups due on or before a day, soonest first."""
    return _rows(connection, "rows_open", until=until.isoformat())


def list_rows_of(connection: sqlite3.Connection, contact_ids: Iterable[int]) -> list[OpenRow]:
    """Return all follow-ups of these contacts, closed ones too, soonest first."""
    return _rows(connection, "rows_of", ids=json.dumps(list(contact_ids)))


def list_all_rows(connection: sqlite3.Connection) -> list[OpenRow]:
    """Return every follow-up, closed ones too, soonest first."""
    return _rows(connection, "rows_all")


def list_rows_begun(connection: sqlite3.Connection, digits: str, limit: int) -> list[OpenRow]:
    """Return the first open follow-ups whose number begins with these digits, soonest first."""
    return _rows(connection, "rows_begun", digits=digits, limit=limit)


def count_beyond(connection: sqlite3.Connection, until: date) -> tuple[int, date | None]:
    """Return how many open follow-ups fall due after a day, and the soonest day of them."""
    count, soonest = connection.execute(STATEMENTS["beyond"], {"until": until.isoformat()}).fetchone()
    return count, day(soonest)


def count_contacts(connection: sqlite3.Connection) -> int:
    """Return how many contacts there are."""
    (count,) = connection.execute(STATEMENTS["contact_count"]).fetchone()
    return int(count)


def list_people(connection: sqlite3.Connection, words: Iterable[str]) -> list[Person]:
    """Return the people in whose name and company all the folded words occur, by name."""
    return [
        _person(row)
        for row in connection.execute(STATEMENTS["people"], {"words": json.dumps(list(words))}).fetchall()
    ]


def list_people_begun(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> list[Person]:
    """Return the first people, by name, in whose name and company all the folded words begin a word."""
    values = {"words": json.dumps(list(words)), "limit": limit}
    return [_person(row) for row in connection.execute(STATEMENTS["people_begun"], values).fetchall()]


def find_person(connection: sqlite3.Connection, contact_id: int) -> Person | None:
    """Return the person with this id."""
    row = connection.execute(STATEMENTS["person"], {"id": contact_id}).fetchone()
    return _person(row) if row else None


def find_person_owed(connection: sqlite3.Connection, followup_id: int) -> Person | None:
    """Return the person to whom this follow-up is owed."""
    row = connection.execute(STATEMENTS["person_owed"], {"id": followup_id}).fetchone()
    return _person(row) if row else None


def list_contacts(connection: sqlite3.Connection, filters: Filters) -> list[ContactRow]:
    """Return the contacts that pass the filters, by name."""
    values = {
        "words": json.dumps(filters.words),
        "source": filters.source,
        "company": filters.company,
        "tag": filters.tag,
        "tier": filters.tier,
        "since": filters.since.isoformat() if filters.since else None,
    }
    return [
        ContactRow(
            id=row[0],
            name=row[1],
            company=row[2],
            role=row[3],
            name_key=row[4],
            company_key=row[5],
            stage=row[6],
            rested=bool(row[7]),
            rested_until=day(row[8]),
            source=row[9],
            tier=row[10],
            last_touch=day(row[11]),
            added_on=date.fromisoformat(row[12]),
            next_due=day(row[13]),
        )
        for row in connection.execute(STATEMENTS["contacts"], values).fetchall()
    ]


def list_tags(connection: sqlite3.Connection, contact_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of these contacts by contact id."""
    found: dict[int, tuple[str, ...]] = {}
    for contact, tag in connection.execute(STATEMENTS["tags_of"], {"ids": json.dumps(list(contact_ids))}):
        found[contact] = (*found.get(contact, ()), tag)
    return found


def list_questions(connection: sqlite3.Connection) -> list[QuestionRow]:
    """Return the user's own questions and the marks on those of the bank, in the order they were made."""
    return [
        QuestionRow(name, text, category, goals, levels, bool(banned), bool(must))
        for name, text, category, goals, levels, banned, must in connection.execute(
            STATEMENTS["questions"]
        ).fetchall()
    ]


def _rows(connection: sqlite3.Connection, statement: str, **values: str | int) -> list[OpenRow]:
    return [
        OpenRow(
            id=row[0],
            contact_id=row[1],
            name=row[2],
            name_key=row[3],
            kind=row[4],
            origin=row[5],
            text=row[6],
            fact=row[7],
            fact_day=day(row[8]),
            via=row[9],
            minutes=row[10],
            about=row[11],
            about_id=row[12],
            due=date.fromisoformat(row[13]),
            due_at=_moment(row[14]),
            timezone=row[15],
            show_from=day(row[16]),
            show_until=_moment(row[17]),
            every=row[18],
            state=row[19],
            snoozed_until=day(row[20]),
            company=row[21],
            closed_on=day(row[22]),
            closed_by=row[23],
        )
        for row in connection.execute(STATEMENTS[statement], values).fetchall()
    ]


def _person(row: tuple[int, str, str | None, str | None]) -> Person:
    return Person(id=row[0], name=row[1], company=row[2] or "", role=row[3] or "")


def day(text: str | None) -> date | None:
    """Return a stored day; None where there is none."""
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
