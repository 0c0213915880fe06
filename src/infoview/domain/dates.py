"""Dates as people say them: the one grammar of WHEN and of PERIOD.

It never guesses. What has two readings, lacks a part or is not in the tables below is refused with what
would do instead. A weekday, a date without a year and ``eow`` are read by rules that the functions below
state; whatever was read, ``When.echo()`` shows it with weekday and year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import total_ordering
from typing import NoReturn

from infoview.domain.calendar import (
    WEEKDAY_NAMES,
    WEEKENDS,
    FreeDays,
    Period,
    Unit,
    add_period,
    end_of_month,
    end_of_week,
)
from infoview.errors import UsageError

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years a date may lie in: beyond them it is a slip of the finger."""

_ONE_DAY = dt.timedelta(days=1)


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A day, and a wall-clock time if one was said; without a time it sorts before every time of that day."""

    day: dt.date
    time: dt.time | None = None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[dt.date, bool, dt.time]:
        return self.day, self.time is not None, self.time or dt.time.min

    @classmethod
    def from_iso(cls, text: str) -> When:
        """Read what `iso` has written."""
        moment = dt.datetime.fromisoformat(text)
        return cls(moment.date(), moment.time() if "T" in text else None)

    def iso(self) -> str:
        """Write it for programs: ``2026-11-27`` or ``2026-11-27T14:00``."""
        day = self.day.isoformat()
        return day if self.time is None else f"{day}T{self.time.isoformat('minutes')}"

    def echo(self) -> str:
        """Say it back to people, ``Fri 2026-11-27 14:00``; the grammar reads this again, on any day."""
        return f"{WEEKDAY_NAMES[self.day.weekday()]} {self.iso().replace('T', ' ')}"


def parse_when(
    text: str,
    *,
    today: dt.date,
    past: bool = False,
    order: str | None = None,
    free: FreeDays = WEEKENDS,
    name: str = "WHEN",
    example: str = "infoview followup --within 2w",
) -> When:
    """Read a date as people say it, with or without a time.

    Case, blanks and commas do not matter. A time stands before or after the day (``fri 14:00``, ``2pm
    tomorrow``); alone it means today. Counts (``3d``, ``in 2 weeks``, ``2 days ago``, ``-3d``) mean what
    they say in either reading, and so do ``next fri`` and ``last fri``. Whether a past or a future day
    makes sense is for the caller to judge.

    Args:
        text: what was typed.
        today: the local day.
        past: read what may lie on either side of today as the latest one, today included: ``fri``,
            ``1 dec``. Otherwise ``fri`` is the coming one, never today, and ``1 dec`` the coming one,
            which may be today.
        order: ``dmy`` or ``mdy`` decides ``03/04/2026``; without it that is refused.
        free: which days ``3bd`` and ``eow`` leave out.
        name: what the value is called on the command line, for the message (``--by``).
        example: a correct command, for the hint.

    Raises:
        UsageError: no date, no single date, or none between FIRST_YEAR and LAST_YEAR.
    """
    try:
        return _read_when(_words(text), _Reading(today, past, order, free))
    except _UnreadableError as error:
        raise _usage_error(text, error, name, _WHEN_ACCEPTED, example) from None


def parse_period(
    text: str, *, name: str = "--every", example: str = "infoview add-contact 'Dana Lee' --every 6w"
) -> Period:
    """Read a length of time, at most a hundred years: ``6w``, ``2 weeks``, ``a month``, ``quarterly``.

    Raises:
        UsageError: no length of time, none at all (``0w``), or ``1m``, which has two readings.
    """
    try:
        return _read_period(_words(text))
    except _UnreadableError as error:
        raise _usage_error(text, error, name, _PERIOD_ACCEPTED, example) from None


class _UnreadableError(Exception):
    """Why a text is not read, as the end of a sentence that begins with it, and what to write instead."""

    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


_WHEN_ACCEPTED = (
    "Accepted: today, tomorrow, yesterday, fri, next fri, last mon, 3d, 2w, 1mo, 1y, 3bd (business days), "
    "in 2 weeks, 2 days ago, eow, eom, 1 dec, 2026-12-01; with a time if need be: fri 14:00, 2pm, noon."
)
_TIME_ACCEPTED = "Accepted: 00:00 to 23:59, 2pm, 2:30 pm, noon."
_PERIOD_ACCEPTED = "Accepted: 10d, 6w, 3mo, 1y, 5bd (business days), 2 weeks, monthly, quarterly, yearly."


def _usage_error(text: str, error: _UnreadableError, name: str, accepted: str, example: str) -> UsageError:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    hint = f"{error.remedy or accepted} For example: {example}"
    return UsageError(f"{name} {shown!r} {error.why}.", hint=hint)


def _words(text: str) -> str:
    """Return the text in lower case with single blanks for blanks and commas; "" where no reading can fit.

    Digits of other scripts would pass for digits, so only ASCII is read. No reading is longer than 80
    characters, and a short text keeps its numbers small.
    """
    words = " ".join(text.replace(",", " ").split())
    return words.lower() if words.isascii() and len(words) <= 80 else ""


def _read_period(words: str) -> Period:
    if re.fullmatch(_MINUTES_OR_MONTHS, words):
        raise _UnreadableError(*_MINUTES_OR_MONTHS_REFUSED)
    match = re.fullmatch(_SPAN, _ADVERBS.get(words, words))
    if match is None:
        raise _UnreadableError("is not a length of time that infoview can read")
    period = _period(match)
    if not period.count:
        raise _UnreadableError("is no time at all")
    if period.days_at_least > 365 * 100:
        raise _UnreadableError("is longer than a hundred years")
    return period


def _period(match: re.Match[str]) -> Period:
    return Period(int(match["count"] or 1), _UNITS[match["unit"]])


# ---- A day and a time ------------------------------------------------------------------------------

_TIME = r"\d{1,2}:\d\d(?::00)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight"
_DAY_THEN_TIME = rf"(?P<day>.*?)(?:^| |(?<=\d)t)(?:at )?(?P<time>{_TIME})"
_TIME_THEN_DAY = rf"(?:at )?(?P<time>{_TIME}) (?P<day>.+)"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What decides about words that have no meaning by themselves."""

    today: dt.date
    past: bool
    order: str | None
    free: FreeDays


def _read_when(words: str, reading: _Reading) -> When:
    split = re.fullmatch(_DAY_THEN_TIME, words) or re.fullmatch(_TIME_THEN_DAY, words)
    if split is None:
        return When(_read_day(words, reading))
    day = _read_day(split["day"] or "today", reading)
    return When(day, _read_time(split["time"]))


def _read_time(words: str) -> dt.time:
    if words == "noon":
        return dt.time(12)
    if words == "midnight":
        raise _UnreadableError("may mean either end of the day", "Write 00:00 or 23:59 with the day.")
    hour, minute, half = re.findall(r"^(\d+)(?::(\d+))?[^ap]*([ap]?)", words)[0]
    try:
        return dt.time(_hour_of_day(int(hour), half), int(minute or 0))
    except ValueError:
        raise _UnreadableError("has a time that no clock shows", _TIME_ACCEPTED) from None


def _hour_of_day(hour: int, half: str) -> int:
    """Return the hour from 0 to 23; ``half`` is a, p or nothing. 12am is 0, 12pm is 12."""
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def _read_day(words: str, reading: _Reading) -> dt.date:
    try:
        day = _first_reading(words, (*_CALENDAR_DAYS, *_SPOKEN_DAYS, *_NEAR_MISSES), reading)
    except ValueError:
        raise _UnreadableError("is a day that the calendar does not have") from None
    except OverflowError:
        day = dt.date.max
    if day is None:
        raise _UnreadableError("is not a date that infoview can read")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _UnreadableError(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _first_reading(words: str, table: Iterable[_Row], reading: _Reading) -> dt.date | None:
    """Read the words by the first pattern that fits them whole; raise what ``datetime`` raises."""
    for pattern, reader in table:
        match = re.fullmatch(pattern, words)
        if match is not None:
            return reader(match, reading)
    return None


# ---- Readers of calendar days: the words name a month and a day, or a week and a day ------------------


def _year_month_day(match: re.Match[str], _: _Reading) -> dt.date:
    return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))


def _week_day(match: re.Match[str], _: _Reading) -> dt.date:
    return dt.date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["weekday"]))


def _named_month(match: re.Match[str], reading: _Reading) -> dt.date:
    found = _day_of(match, _MONTHS.index(match["month"][:3]) + 1, int(match["day"]), reading)
    if found is None:
        raise ValueError(match[0])
    return found


def _day_of(match: re.Match[str], month: int, day: int, reading: _Reading) -> dt.date | None:
    """Return the day in the year that was typed; else the coming one, or the latest in the past reading."""
    if match["year"]:
        return _day_if_any(_four_digits(match["year"]), month, day)
    # 29 February can be eight years away: 1900 and 2100 have none.
    step = -1 if reading.past else 1
    found = (
        _day_if_any(year, month, day)
        for year in range(reading.today.year, reading.today.year + 9 * step, step)
    )
    return next((each for each in found if each and (each - reading.today) * step >= dt.timedelta()), None)


def _either_order(match: re.Match[str], reading: _Reading) -> dt.date:
    first, second = int(match["first"]), int(match["second"])
    days = {"dmy": _day_of(match, second, first, reading), "mdy": _day_of(match, first, second, reading)}
    distinct = {day for day in days.values() if day}
    chosen = distinct.pop() if len(distinct) == 1 else days.get(reading.order or "")
    if chosen:
        return chosen
    if not distinct:
        raise ValueError(match[0])
    raise _UnreadableError(
        f"can be read as {days['dmy']} or as {days['mdy']}",
        f"Write {days['dmy']} or {days['mdy']}, or settle it with the setting days.order (dmy or mdy).",
    )


def _four_digits(year: str) -> int:
    if len(year) != 4:
        raise _UnreadableError("has a year without four digits", "Write the year in full, as in 1 dec 2026.")
    return int(year)


def _day_if_any(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _with_weekday(match: re.Match[str], reading: _Reading) -> dt.date | None:
    """Read a calendar day that has its weekday before it, as every echo has; they must agree."""
    day = _first_reading(match["rest"], _CALENDAR_DAYS, reading)
    if day and day.weekday() != _weekday(match):
        raise _UnreadableError(f"contradicts itself: {day} is a {WEEKDAY_NAMES[day.weekday()]}")
    return day


# ---- Readers of spoken days: the words count from today ---------------------------------------------


def _weekday(match: re.Match[str]) -> int:
    return WEEKDAY_NAMES.index(match["weekday"][:3].title())


def _bare_weekday(match: re.Match[str], reading: _Reading) -> dt.date:
    """Return the coming such day, never today; in the past reading the latest, today included."""
    days_ahead = 0 if reading.past else 7
    return _latest_before(reading.today + (days_ahead + 1) * _ONE_DAY, _weekday(match))


def _next_weekday(match: re.Match[str], reading: _Reading) -> dt.date:
    """Return that day of the next Monday-to-Sunday week."""
    return reading.today + (7 - reading.today.weekday() + _weekday(match)) * _ONE_DAY


def _last_weekday(match: re.Match[str], reading: _Reading) -> dt.date:
    """Return the latest such day before today."""
    return _latest_before(reading.today, _weekday(match))


def _latest_before(day: dt.date, weekday: int) -> dt.date:
    return day - ((day.weekday() - weekday - 1) % 7 + 1) * _ONE_DAY


def _ahead(match: re.Match[str], reading: _Reading, times: int = 1) -> dt.date:
    period = _period(match)
    # Business days are counted one by one: do not set out for a day that no reading may reach.
    if period.days_at_least > 366 * (LAST_YEAR - FIRST_YEAR + 1):
        raise OverflowError
    return add_period(reading.today, period, times, free=reading.free)


def _back(match: re.Match[str], reading: _Reading) -> dt.date:
    return _ahead(match, reading, times=-1)


def _refuse(why: str, remedy: str) -> _Reader:
    def reader(_match: re.Match[str], _reading: _Reading) -> NoReturn:
        raise _UnreadableError(why, remedy)

    return reader


# ---- The tables ------------------------------------------------------------------------------------
# Patterns are compiled when they are first tried (and then kept by ``re``): compiling all of them on
# import would cost every command more than most dates need.

_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("w", "week", "weeks"), "w"),
    **dict.fromkeys(("mo", "month", "months"), "mo"),
    **dict.fromkeys(("y", "year", "years"), "y"),
    **dict.fromkeys(("bd", "business day", "business days"), "bd"),
}
_ADVERBS = {"daily": "1d", "weekly": "1w", "monthly": "1mo", "quarterly": "3mo", "yearly": "1y"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = (
    "(?P<weekday>mon(day)?|tue(s|sday)?|wed(s|nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?)"
)
_MONTH = (
    "(?P<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t|tember)?"
    "|oct(ober)?|nov(ember)?|dec(ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(st|nd|rd|th)?"
_SPAN = rf"((?P<count>\d+) ?|an? )(?P<unit>{'|'.join(_UNITS)})"

_MINUTES_OR_MONTHS = r"([+-] ?|in )?\d+ ?m( ago)?"
_MINUTES_OR_MONTHS_REFUSED = ("may mean minutes or months", "Write 1mo for a month.")

_Reader = Callable[[re.Match[str], _Reading], dt.date | None]
_Row = tuple[str, _Reader]

_CALENDAR_DAYS: tuple[_Row, ...] = (
    (r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})", _year_month_day),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _year_month_day),
    (r"(?P<year>\d{4})-w(?P<week>\d\d)-(?P<weekday>\d)", _week_day),
    (r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d+)", _either_order),
    # Without a year, 14.10 may be a time; only 14.10. is a day.
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?P<year>)", _either_order),
    (r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<year>)", _either_order),
    (rf"{_DAY}[ -]?(of )?{_MONTH}([ -](?P<year>\d+))?", _named_month),
    (rf"{_MONTH}[ -]?{_DAY}([ -](?P<year>\d+))?", _named_month),
)
_SPOKEN_DAYS: tuple[_Row, ...] = (
    (r"today", lambda _, at: at.today),
    (r"tomorrow", lambda _, at: at.today + _ONE_DAY),
    (r"yesterday", lambda _, at: at.today - _ONE_DAY),
    (_WEEKDAY, _bare_weekday),
    (rf"next {_WEEKDAY}", _next_weekday),
    (rf"last {_WEEKDAY}", _last_weekday),
    (rf"(\+ ?|in )?{_SPAN}", _ahead),
    (rf"- ?{_SPAN}", _back),
    (rf"{_SPAN} ago", _back),
    (r"eow", lambda _, at: end_of_week(at.today, at.free)),
    (r"eom", lambda _, at: end_of_month(at.today)),
    (rf"{_WEEKDAY} (?P<rest>.+)", _with_weekday),
)
_NEAR_MISSES: tuple[_Row, ...] = (
    (_MINUTES_OR_MONTHS, _refuse(*_MINUTES_OR_MONTHS_REFUSED)),
    (
        rf"\d{{1,4}}|{_MONTH}([ -]\d{{4}})?|\d{{1,2}}[-.]\d{{1,2}}|\d{{4}}-w?\d{{1,2}}",
        _refuse("is only part of a date", "Write 1 dec, 1 dec 2026 or 2026-12-01; a time as 14:00 or 2pm."),
    ),
)
