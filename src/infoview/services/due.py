"""The due list and the morning screen, read without SQLModel."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from infoview import clock, config
from infoview.config import Settings
from infoview.domain import due_order, wording
from infoview.domain.calendar import next_business_day, previous_business_day
from infoview.domain.facts import OpenRow
from infoview.domain.results.followups import DueList, Followup, Next, Today
from infoview.domain.types import Kind
from infoview.services.finding import find_person
from infoview.services.rules import free_days
from infoview.store import lookup

HORIZON_DAYS = 30
"""How far the open list looks unless it is asked for more; beyond it there is only a count."""

WEEK = 7

PROMISES = frozenset({Kind.MY_PROMISE, Kind.CHASE_PROMISE})


def list_due(
    connection: sqlite3.Connection,
    *,
    now: datetime,
    settings: Settings,
    who: str | None = None,
    until: date | None = None,
    everything: bool = False,
    promises: bool = False,
) -> DueList:
    """Return follow-ups in words, soonest and most urgent first.

    Args:
        connection: a reader's.
        now: local wall time.
        settings: in force.
        who: only what is owed to this person.
        until: the last due day to show, with what rests until a day before it; None is 30 days from now, or
            no limit for one person, without. Notes of thanks show from the talk on.
        everything: done, skipped and snoozed ones too, however far away.
        promises: only what was promised, by the user or by them.
    """
    horizon = until or (date.max if who else now.date() + timedelta(days=HORIZON_DAYS))
    reach = _reach(horizon, settings)
    if who:
        stored = lookup.list_rows_of(connection, [find_person(connection, who, inside=True).id])
    elif everything:
        stored = lookup.list_all_rows(connection)
    else:
        stored = lookup.list_open_rows(connection, reach)
    local = [localised(row, settings) for row in stored]
    wakes = until or now.date()
    shown = [row for row in local if everything or _is_shown(row, horizon, now, wakes=wakes)]
    beyond, next_due = 0, None
    if not who and not everything:
        beyond, next_due = lookup.count_beyond(connection, reach)
        later = [row.due for row in local if not due_order.is_to_do(row, horizon)]
        beyond, next_due = beyond + len(later), min(later, default=next_due)
    return DueList(
        today=now.date(),
        until=None if who or everything else horizon,
        rows=tuple(
            sorted(
                (
                    in_words(row, now=now, settings=settings)
                    for row in shown
                    if not promises or row.kind in PROMISES
                ),
                key=due_order.order,
            )
        ),
        beyond=beyond,
        next_due=next_due,
    )


def _is_shown(row: OpenRow, until: date, now: datetime, *, wakes: date) -> bool:
    if row.show_from and row.show_from <= wakes:
        row = replace(row, show_from=None)
    return row.state == "open" and due_order.is_to_do(row, until) and due_order.is_visible(row, now=now)


def read_today(connection: sqlite3.Connection, *, now: datetime, settings: Settings) -> Today:
    """Return the morning screen: what is owed today, and the talks of the next seven days."""
    week = list_due(connection, now=now, settings=settings, until=now.date() + timedelta(days=WEEK))
    due = tuple(row for row in week.rows if due_order.is_to_do(row, now.date()))
    later = [row for row in week.rows if not due_order.is_to_do(row, now.date())]
    return Today(
        today=now.date(),
        contacts=lookup.count_contacts(connection),
        due=due,
        talks=tuple(row for row in later if row.kind == Kind.TALK),
        next_due=later[0].due if later else week.next_due,
        drafts=_waiting_files(),
        demo=config.is_demo(),
    )


def _waiting_files() -> tuple[str, ...]:
    """Return the commands that take up again what is not stored yet."""
    folder = config.edit_files_path()
    if not folder.is_dir() or not any(folder.iterdir()):
        return ()
    from infoview.store.edit_files import SUFFIXES, list_edit_files  # only where there is something to read

    return tuple(f"infoview {command} --resume" for command in SUFFIXES if list_edit_files(command))


def owed_to(
    connection: sqlite3.Connection, contact_ids: Iterable[int], *, now: datetime, settings: Settings
) -> tuple[Followup, ...]:
    """Return all that is owed to these people, in words; snoozed rows too, rows before their time not."""
    rows = [localised(row, settings) for row in lookup.list_rows_of(connection, contact_ids)]
    shown = [
        in_words(row, now=now, settings=settings)
        for row in rows
        if row.state == "open" and due_order.is_visible(replace(row, snoozed_until=None), now=now)
    ]
    return tuple(sorted(shown, key=due_order.order))


def next_of(rows: Iterable[Followup]) -> Next | None:
    """Return the soonest of the rows of one contact, a snoozed one only where there is no other."""
    first = min(rows, key=lambda row: (row.state == "snoozed", due_order.order(row)), default=None)
    return Next(id=first.id, what=first.what, due=first.due) if first else None


def in_words(row: OpenRow, *, now: datetime, settings: Settings) -> Followup:
    """Return a stored row in words."""
    hours = settings.number("follow-up.thank_you_late") - settings.number("follow-up.thank_you")
    return wording.followup(localised(row, settings), now=now, grace=timedelta(hours=hours))


def localised(row: OpenRow, settings: Settings) -> OpenRow:
    """Return a row with its times, and the day it is due, in the user's own zone.

    A talk may be on another day here. It is prepared on the business day before it, here or there, whichever
    is the earlier.
    """
    if row.timezone is None:
        return row
    due_at = row.due_at and clock.from_zone(row.due_at, row.timezone)
    show_until = row.show_until and clock.from_zone(row.show_until, row.timezone)
    due, fact_day = due_at.date() if due_at else row.due, row.fact_day
    if row.kind == Kind.PREPARE and row.show_until and show_until:
        here = show_until.date()
        if row.show_until.date() == row.fact_day:  # the hour of the talk is known
            fact_day = here
        if here < row.show_until.date() and here <= due:
            due = max(previous_business_day(here, free_days(settings)), row.show_from or date.min)
    return replace(row, due_at=due_at, show_until=show_until, due=due, fact_day=fact_day, timezone=None)


def _reach(until: date, settings: Settings) -> date:
    """Return the last stored day of a row that may be listed up to a day.

    A row of another zone may fall due here the day before, or the business day before (``localised``); a
    note of thanks is listed from the end of the talk on, which takes a day at most.
    """
    thanks = timedelta(days=2, hours=settings.number("follow-up.thank_you"))
    if until > date.max - thanks - timedelta(days=WEEK):
        return date.max
    return max(until + thanks, next_business_day(until, free_days(settings)))
