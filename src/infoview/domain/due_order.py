"""Which rows of the due list show at a moment, which of them are to be done by a day, and how they stand."""

from __future__ import annotations

from datetime import date, datetime, time

from infoview.domain.facts import OpenRow
from infoview.domain.folding import fold
from infoview.domain.results.followups import Followup
from infoview.domain.types import Kind, urgency


def is_visible(row: OpenRow, *, now: datetime) -> bool:
    """Return whether an open row shows at ``now``: not before its day, not while snoozed, not once moot."""
    today = now.date()
    return (
        (row.show_from is None or row.show_from <= today)
        and (row.show_until is None or now < row.show_until)
        and (row.snoozed_until is None or row.snoozed_until <= today)
    )


def is_to_do(row: OpenRow | Followup, day: date) -> bool:
    """Return whether a row is to be done by a day: once it is due, but a note of thanks from the talk on.

    Thanks are owed within hours. Whoever looks once a day would else see them on the next day, too late.
    """
    return row.due <= day or row.kind == Kind.THANK_YOU


def order(row: Followup) -> tuple[date, int, time, str, int]:
    """Return the sort key of the due list: day, urgency, hour, name (Łukasz beside Lukas) and number."""
    hour = row.due_at.time() if row.due_at else time.max
    return row.due, urgency(row.kind), hour, fold(row.contact.name), int(row.id[1:])
