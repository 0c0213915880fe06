"""A talk as an entry of a calendar, with two reminders and nothing that anybody else might see."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from infoview import clock
from infoview.domain.dates import When
from infoview.domain.results.plans import Plan
from infoview.domain.text import quote
from infoview.errors import UsageError
from infoview.exchange import ical

HALF_AN_HOUR = timedelta(minutes=30)
MORNING = timedelta(hours=9)
"""When to be reminded on the day before a talk that has no time of its own."""


def entry(plan: Plan, *, now: datetime) -> bytes:
    """Return the calendar file of a talk that has a day, or a day and a time.

    It leaves out what was noted, and where the talk is only a day it takes no time. It is tentative until
    the talk was confirmed. Its ``SEQUENCE`` is the age of the talk on record in seconds: higher in every
    later file, so that a calendar takes the newest for what is true.

    Raises:
        UsageError: the talk has no date.
    """
    if plan.contact is None or plan.at is None:
        who = quote(plan.contact.name) if plan.contact else "'Dana Lee'"
        raise UsageError(
            "A calendar entry needs a date, and this talk has none.",
            hint=f"For example: infoview plan {who} --at 'fri 14:00' --output talk.ics",
        )
    who = plan.contact.name
    start, end, alarms = _when(plan, plan.at, who)
    event = ical.Event(
        uid=f"{plan.uid}@infoview",
        start=start,
        end=end,
        summary=f"Talk with {who} ({plan.format})" if plan.format else f"Talk with {who}",
        location=plan.place or "",
        description=f"Your questions: infoview plan {plan.contact.id}",
        is_sure=plan.confirmed,
        sequence=_age(plan, now),
        alarms=alarms,
    )
    return ical.calendar([event], stamp=clock.aware(now))


def _when(plan: Plan, at: str, who: str) -> tuple[date, date, tuple[ical.Alarm, ...]]:
    """Return when a talk begins and ends (a day, or a moment in UTC), and what is to be reminded of.

    To confirm it is for the business day before, at the hour of the talk.
    """
    start = When.from_iso(at)
    # Counted back from the talk, not a moment of its own: it moves along when the entry is moved.
    to_eve = start.day - (date.fromisoformat(plan.eve) if plan.eve else start.day - timedelta(days=1))
    confirm = f"Confirm the talk with {who}"
    if start.time is None:
        return start.day, start.day + timedelta(days=1), (ical.Alarm(to_eve - MORNING, confirm),)
    moment = datetime.combine(start.day, start.time)
    begins = clock.aware(moment, plan.timezone).astimezone(UTC)
    leave = ical.Alarm(HALF_AN_HOUR, f"Talk with {who} in half an hour")
    return begins, begins + timedelta(minutes=plan.minutes), (ical.Alarm(to_eve, confirm), leave)


def _age(plan: Plan, now: datetime) -> int:
    created = datetime.fromisoformat(plan.created) if plan.created else clock.aware(now)
    return max(0, int((clock.aware(now) - created).total_seconds()))
