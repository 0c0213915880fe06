"""iCalendar (RFC 5545): events as a calendar can import them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//infoview//infoview//EN"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder: so long before the event begins, and what it says."""

    before: timedelta
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a calendar.

    ``start`` and ``end`` are both aware moments or both days, of which the last is not included. The same
    ``uid`` with a higher ``sequence`` takes the place of an earlier entry. ``is_sure`` is what a calendar
    calls confirmed.
    """

    uid: str
    start: date
    end: date
    summary: str
    location: str = ""
    description: str = ""
    is_sure: bool = False
    sequence: int = 0
    alarms: tuple[Alarm, ...] = ()


def calendar(events: Iterable[Event], *, stamp: datetime) -> bytes:
    """Return a calendar file. It invites nobody: no attendee, no organizer, no method.

    Args:
        events: what it holds.
        stamp: an aware moment, when the file was made.
    """
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for event in events:
        made.add_component(_event(event, stamp))
    return bytes(made.to_ical())


def _event(event: Event, stamp: datetime) -> icalendar.Event:
    import icalendar

    made = icalendar.Event()
    is_day = not isinstance(event.start, datetime)
    made.add("uid", event.uid)
    made.add("dtstamp", _utc(stamp))
    made.add("dtstart", _utc(event.start))
    made.add("dtend", _utc(event.end))
    made.add("sequence", event.sequence)
    made.add("summary", _clean(event.summary))
    for name, text in (("location", event.location), ("description", event.description)):
        if text:
            made.add(name, _clean(text))
    made.add("status", "CONFIRMED" if event.is_sure else "TENTATIVE")
    made.add("transp", "TRANSPARENT" if is_day else "OPAQUE")
    made.add("class", "PRIVATE")
    for alarm in event.alarms:
        reminder = icalendar.Alarm()
        reminder.add("action", "DISPLAY")
        reminder.add("trigger", -alarm.before)
        reminder.add("description", _clean(alarm.text))
        made.add_component(reminder)
    return made


def _utc(moment: date) -> date:
    """Return a moment in UTC, or a day as it is."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def _clean(text: str) -> str:
    """Return a text without what the library would write as it is: all controls but line feeds."""
    return _CONTROL.sub(" ", text)
