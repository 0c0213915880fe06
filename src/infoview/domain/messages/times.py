"""Days and times as people write them in a message, in the time zone of whoever reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

LAST_WEEK = 6
"""Up to so many days back a day of the week says which day is meant."""


def full_day(day: date, *, today: date) -> str:
    """Return a day with its weekday: ``Friday, 27 November``; the year where it is another one."""
    return f"{DAYS[day.weekday()]}, {_day(day, today)}"


def past_day(day: date, *, today: date) -> str:
    """Return when something was: ``today``, ``yesterday``, ``on Friday``, ``on 3 November``."""
    days = (today - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"on {DAYS[day.weekday()]}" if 0 < days <= LAST_WEEK else f"on {_day(day, today)}"


def until_day(day: date, *, today: date) -> str:
    """Return by when something is to be: ``today``, ``by Friday``, ``by 3 December``; nothing if past."""
    days = (day - today).days
    if days < 1:
        return "" if days else "today"
    return f"by {DAYS[day.weekday()]}" if days <= LAST_WEEK else f"by {_day(day, today)}"


def clock_time(moment: time, *, hours: int) -> str:
    """Return a time on a clock of 24 hours (``14:00``) or of 12 (``2:00 pm``)."""
    if hours != 12:
        return f"{moment:%H:%M}"
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def zone_words(zone: str) -> str:
    """Return a zone as people call it: ``Paris time`` for Europe/Paris, ``UTC``, ``CET``, ``UTC-03``."""
    if "/" in zone and not zone.startswith("Etc/"):
        return f"{zone.rpartition('/')[2].replace('_', ' ')} time"
    name = zone.removeprefix("Etc/")
    return f"UTC{name}" if name[:1] in "+-" else name


@dataclass(frozen=True, slots=True)
class Shift:
    """From the user's clock to that of the reader: how far, and what both zones are called."""

    by: timedelta
    mine: str
    theirs: str


def free_times_there(text: str, shift: Shift | None, *, hours: int) -> str:
    """Return the user's free times on the reader's clock: ``Tue after 20:00 (Paris time)``.

    Where the two clocks agree the text stands as it is. Where not every number in it is a time of day, or a
    time would fall on another day, it stays on the user's clock, and says so with the difference.
    """
    if shift is None:
        return text
    if not shift.by and (shift.mine == shift.theirs or not re.search(r"\d", text)):
        return text
    moved = _moved(text, shift.by, hours)
    if moved is not None:
        return f"{moved} ({shift.theirs})"
    if not (re.search(r"\d", text) or _PART_OF_DAY.search(text)):
        return text
    return f"{text} ({shift.mine}; {_difference(shift)})"


_TIME = re.compile(r"\b(\d{1,2})(?::(\d\d))?(?: ?([ap])\.?m\b\.?)?", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"morning|noon|afternoon|evening|night|lunch", re.IGNORECASE)


def _moved(text: str, by: timedelta, hours: int) -> str | None:
    """Return a text with each time of day moved, or None where one cannot be."""
    if _PART_OF_DAY.search(text) or not re.search(r"\d", text):
        return None
    lost = False

    def there(found: re.Match[str]) -> str:
        nonlocal lost
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if (not found[2] and not half) or hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
            lost = True
            return found[0]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        here = datetime(2000, 1, 2, hour, minute)  # noqa: DTZ001 - any day will do
        moment = here + by
        lost = lost or moment.date() != here.date()
        return clock_time(moment.time(), hours=hours)

    moved = _TIME.sub(there, text)
    return None if lost or len(re.findall(r"\d+", _TIME.sub("", text))) else moved


def _difference(shift: Shift) -> str:
    """Return how far apart two clocks are: ``Paris time is 6 hours ahead``."""
    minutes = abs(shift.by) // timedelta(minutes=1)
    whole, rest = divmod(minutes, 60)
    hours = [f"{whole} hour{'s' if whole != 1 else ''}"] if whole else []
    span = " ".join([*hours, *([f"{rest} minutes"] if rest else [])])
    if not span:
        return f"the same as {shift.theirs}"
    return f"{shift.theirs} is {span} {'ahead' if shift.by > timedelta() else 'behind'}"


def _day(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year and abs((day - today).days) > 60 else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
