"""Arithmetic on days: business days, calendar months, the ends of weeks and months.

A day is a ``datetime.date``: no clock, no time zone, so no night of changing clocks can move one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from infoview.errors import UsageError

Unit = Literal["d", "w", "mo", "y", "bd"]

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""By number, Monday is 0; English whatever the locale, as everything that people type here."""

_ONE_DAY = timedelta(days=1)
_DAYS_AT_LEAST: dict[Unit, int] = {"d": 1, "bd": 1, "w": 7, "mo": 28, "y": 365}


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The days that are no business days; ``day in free`` asks about one.

    Args:
        weekdays: free in every week, Monday is 0.
        days: single days besides, such as public holidays.

    Raises:
        UsageError: a weekday is not 0 to 6, or none of the seven is left to work on.
    """

    weekdays: frozenset[int] = frozenset({5, 6})
    days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays < frozenset(range(7)):
            raise UsageError(
                f"The free weekdays {sorted(self.weekdays)} leave no business days to count.",
                hint="Free are at most six of the days from 0 (Monday) to 6 (Sunday). For example: 5, 6",
            )

    def __contains__(self, day: date) -> bool:
        return day.weekday() in self.weekdays or day in self.days


WEEKENDS = FreeDays()


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time: days, weeks, months, years or business days; ``str()`` gives ``6w``."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def days_at_least(self) -> int:
        """Its length in days, never too long: a business day is one, a month 28, a year 365."""
        return self.count * _DAYS_AT_LEAST[self.unit]


def add_period(day: date, period: Period, times: int = 1, *, free: FreeDays = WEEKENDS) -> date:
    """Return the day that lies a number of periods after ``day``.

    Months and years keep the day of the month where there is one and else take the last: monthly from
    31 January gives 28 February and then 31 March. So count every repeat from the first day with
    ``times``; a chain of single steps would stay on the 28th.

    Args:
        day: the first day, the anchor.
        period: the step.
        times: how many steps; a negative number goes back.
        free: which days business days leave out.
    """
    count = period.count * times
    if period.unit == "bd":
        return add_business_days(day, count, free)
    if period.unit == "d":
        return day + timedelta(days=count)
    if period.unit == "w":
        return day + timedelta(weeks=count)
    # 20 ms, which the morning list need not pay: days and weeks are all that it asks for.
    from dateutil.relativedelta import relativedelta

    return day + (relativedelta(months=count) if period.unit == "mo" else relativedelta(years=count))


def add_business_days(day: date, count: int, free: FreeDays = WEEKENDS) -> date:
    """Return the business day that lies ``count`` business days after ``day``.

    From a free day the first business day counts as one. No business days from a business day is that
    day, from a free day the next business day: the answer is never a free day. A negative count goes
    back in the same way.
    """
    step = _ONE_DAY if count >= 0 else -_ONE_DAY
    left = abs(count)
    while left > 0 or day in free:
        day += step
        if day not in free:
            left -= 1
    return day


def next_business_day(day: date, free: FreeDays = WEEKENDS) -> date:
    """Return the first business day after ``day``."""
    return add_business_days(day, 1, free)


def previous_business_day(day: date, free: FreeDays = WEEKENDS) -> date:
    """Return the last business day before ``day``."""
    return add_business_days(day, -1, free)


def end_of_week(day: date, free: FreeDays = WEEKENDS) -> date:
    """Return the last business day of the Monday-to-Sunday week; once it is past, that of the next week.

    Whoever promises something "by the end of the week" means Friday, not Sunday.
    """
    at_work = add_business_days(day, 0, free)
    next_monday = at_work + timedelta(days=7 - at_work.weekday())
    return previous_business_day(next_monday, free)


def end_of_month(day: date) -> date:
    """Return the last calendar day of the month."""
    in_next_month = day.replace(day=28) + timedelta(days=4)
    return in_next_month.replace(day=1) - _ONE_DAY
