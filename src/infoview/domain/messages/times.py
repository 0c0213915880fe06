"""Days and times as people write them in a message, in the time zone of whoever reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from infoview.domain.blanks import said

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
    time would fall on another day, it stays on the user's clock, and says so with the difference. It is empty
    where one of its times would be before or after their day: nobody can be offered those.
    """
    if shift is None:
        return text
    if not shift.by and (shift.mine == shift.theirs or not re.search(r"\d", text)):
        return text
    if any(not is_daytime(moment, shift.by) for moment in _moments(text)):
        return ""
    moved = _moved(text, shift.by, hours)
    if moved is not None:
        return f"{moved} ({shift.theirs})"
    if not (re.search(r"\d", text) or _PART_OF_DAY.search(text)):
        return text
    return f"{text} ({shift.mine}; {_difference(shift)})"


def as_times(text: str) -> str:
    """Return free times as they can stand in a sentence: "I am free on Mondays" as Mondays.

    Nothing where they are any at all ("whenever you like").
    """
    line = _I_AM_FREE.sub("", said(text))
    return "" if _ANY_TIME.fullmatch(line) else line


def is_sentence(text: str) -> bool:
    """Tell whether free times are a sentence of their own ("I work until 5"), which stands in no other."""
    return _SOMEBODY.search(text) is not None


_I_AM_FREE = re.compile(
    r"^(?:(?:i am|i'm|i\u2019m|im|i can be|i will be|i'll be) )?"
    r"(?:usually |mostly |always |often |generally )?"
    r"(?:free|available)(?:[:,]? (?:on|at|in)\b)?[:,]? +|^(?:i (?:can|could) (?:do|make) )|^on +",
    re.IGNORECASE,
)
_ANY_TIME = re.compile(
    r"(?:whenever|any ?time|always|flexible|free|available|all (?:the time|day|days)|every ?day|any day)"
    r"(?: (?:at all|really|(?:that |which )?(?:is (?:good|fine|best) for|suits|works for|you)"
    r"(?: (?:you|like|want|prefer|can))*))?",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:i|i'\w+|i\u2019\w+|my|me|you|your)\b", re.IGNORECASE)

DAY_BEGINS, DAY_ENDS = time(7), time(21)
"""House rule: the hours at which one may offer somebody a talk."""


def is_daytime(moment: time, by: timedelta) -> bool:
    """Return whether a time of day, moved by so much, is one at which people talk."""
    there = (datetime.combine(_ANY_DAY, moment) + by).time()
    return DAY_BEGINS <= there <= DAY_ENDS


def _moments(text: str) -> list[time]:
    """Return the times of day in a text, also what its words for parts of the day mean."""
    found = [_time_of_day(match) for match in _TIME.finditer(text)]
    words = [_PARTS_OF_DAY[match[0].casefold()] for match in _PART_OF_DAY.finditer(text)]
    return [moment for moment in (*found, *words) if moment]


def _time_of_day(found: re.Match[str]) -> time | None:
    """Return the time that a match of ``_TIME`` is; None for a number that is no time of day for sure."""
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if (not found[2] and not half) or hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


_ANY_DAY = date(2000, 1, 2)
_TIME = re.compile(r"\b(\d{1,2})(?::(\d\d))?(?: ?([ap])\.?m\b\.?)?", re.IGNORECASE)
_PARTS_OF_DAY = {
    "morning": time(10), "afternoon": time(15), "noon": time(12), "evening": time(19), "night": time(21),
    "lunch": time(12),
}  # fmt: skip
_PART_OF_DAY = re.compile("morning|afternoon|noon|evening|night|lunch", re.IGNORECASE)


def _moved(text: str, by: timedelta, hours: int) -> str | None:
    """Return a text with each time of day moved, or None where one cannot be."""
    if _PART_OF_DAY.search(text) or not re.search(r"\d", text):
        return None
    lost = False

    def there(found: re.Match[str]) -> str:
        nonlocal lost
        here = _time_of_day(found)
        if here is None:
            lost = True
            return found[0]
        moment = datetime.combine(_ANY_DAY, here) + by
        lost = lost or moment.date() != _ANY_DAY
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
