"""The list of contacts, read without SQLModel."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from infoview.config import Settings
from infoview.domain import folding
from infoview.domain.cadence import stage_on
from infoview.domain.results.contacts import Listed, Page
from infoview.domain.text import excerpt
from infoview.domain.types import Source, Stage, Tier, parse_word
from infoview.errors import UsageError
from infoview.services import due
from infoview.services.rules import read_when
from infoview.store import lookup
from infoview.store.lookup import ContactRow, Filters

EXAMPLE = "infoview contacts --stage met --sort next"

SORTS: dict[str, Callable[[ContactRow, date], Any]] = {
    "name": lambda row, _: row.name_key,
    "company": lambda row, _: (row.company_key == "", row.company_key),
    "next": lambda row, _: row.next_due or date.max,
    "last-touch": lambda row, _: -(row.last_touch or date.min).toordinal(),
    "added": lambda row, _: -row.added_on.toordinal(),
    "stage": lambda row, today: list(Stage).index(_stage(row, today)),
}
"""What a list may be sorted by; rows that are equal in it stay in the order of their names."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The filters of a list as typed; None is no matter."""

    words: str = ""
    stage: str | None = None
    source: str | None = None
    company: str | None = None
    tag: str | None = None
    tier: str | None = None
    since: str | None = None
    sort: str = "name"
    limit: int = 50


def list_contacts(connection: sqlite3.Connection, typed: Typed, *, now: datetime, settings: Settings) -> Page:
    """Return the contacts that pass the filters, a page of them; a limit of 0 is all.

    Raises:
        UsageError: a filter cannot be meant.
    """
    if typed.sort not in SORTS:
        raise UsageError(
            f"--sort does not know {excerpt(typed.sort)}.",
            hint=f"Accepted: {', '.join(SORTS)}. For example: {EXAMPLE}",
        )
    stage = parse_word(Stage, typed.stage, name="--stage", example=EXAMPLE) if typed.stage else None
    filters = _filters(typed, now.date(), settings)
    rows = lookup.list_contacts(connection, filters)
    if stage:
        rows = [row for row in rows if _stage(row, now.date()) is stage]
    rows.sort(key=lambda row: SORTS[typed.sort](row, now.date()))
    shown = rows[: typed.limit] if typed.limit else rows
    ids = [row.id for row in shown]
    owed: dict[int, list[Any]] = {}
    for followup in due.owed_to(connection, ids, now=now, settings=settings):
        owed.setdefault(followup.contact.id, []).append(followup)
    tags = lookup.list_tags(connection, ids)
    return Page(
        rows=tuple(
            Listed(
                id=row.id,
                name=row.name,
                company=row.company,
                role=row.role,
                stage=str(_stage(row, now.date())),
                source=row.source,
                tier=row.tier,
                tags=tags.get(row.id, ()),
                last_touch=row.last_touch,
                next=due.next_of(owed.get(row.id, ())),
            )
            for row in shown
        ),
        total=len(rows),
        since=filters.since,
    )


def _filters(typed: Typed, today: date, settings: Settings) -> Filters:
    since = None
    if typed.since:
        since = read_when(
            typed.since, today=today, settings=settings, name="--since", example=EXAMPLE, past=True
        ).day
    return Filters(
        words=folding.words(typed.words),
        source=str(parse_word(Source, typed.source, name="--source", example=EXAMPLE))
        if typed.source
        else None,
        company=folding.fold(typed.company) if typed.company else None,
        tag=folding.fold(typed.tag) if typed.tag else None,
        tier=str(parse_word(Tier, typed.tier, name="--tier", example=EXAMPLE)) if typed.tier else None,
        since=since,
    )


def _stage(row: ContactRow, today: date) -> Stage:
    return stage_on(today, row.stage, row.rested, row.rested_until)
