from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.calendar import (
    WEEKENDS,
    FreeDays,
    Period,
    add_business_days,
    add_period,
    end_of_month,
    end_of_week,
    next_business_day,
    previous_business_day,
)
from infoview.errors import UsageError

ONE_DAY = timedelta(days=1)
THANKSGIVING = FreeDays(days=frozenset({date(2026, 11, 26), date(2026, 11, 27)}))  # a Thursday and a Friday
GULF = FreeDays(weekdays=frozenset({4, 5}))

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
NEAR_HOLIDAYS = st.dates(date(2026, 11, 1), date(2027, 2, 28))
# Single free days close together, so that some pile up into long holidays.
HOLIDAYS = st.frozensets(st.dates(date(2026, 12, 1), date(2027, 1, 10)), max_size=25)
FREE = st.builds(FreeDays, st.frozensets(st.integers(0, 6), max_size=6), HOLIDAYS)
COUNTS = st.integers(0, 40)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "free", "expected"),
    [
        # November 2026: Monday 23, Friday 27, Saturday 28, Sunday 29, Monday 30.
        ("2026-11-23", 0, WEEKENDS, "2026-11-23"),
        ("2026-11-23", 1, WEEKENDS, "2026-11-24"),
        ("2026-11-23", 7, WEEKENDS, "2026-12-02"),
        ("2026-11-27", 1, WEEKENDS, "2026-11-30"),
        ("2026-11-27", 6, WEEKENDS, "2026-12-07"),
        ("2026-11-28", 0, WEEKENDS, "2026-11-30"),
        ("2026-11-28", 1, WEEKENDS, "2026-11-30"),
        ("2026-11-29", 1, WEEKENDS, "2026-11-30"),
        ("2026-11-29", 2, WEEKENDS, "2026-12-01"),
        ("2026-11-30", -1, WEEKENDS, "2026-11-27"),
        ("2026-11-29", -1, WEEKENDS, "2026-11-27"),
        ("2026-11-28", -2, WEEKENDS, "2026-11-26"),
        ("2026-11-25", 1, THANKSGIVING, "2026-11-30"),
        ("2026-11-26", 1, THANKSGIVING, "2026-11-30"),
        ("2026-11-30", -1, THANKSGIVING, "2026-11-25"),
        ("2026-11-26", 1, GULF, "2026-11-29"),
        ("2026-12-31", 1, WEEKENDS, "2027-01-01"),
    ],
)
def test_business_days(start: str, count: int, free: FreeDays, expected: str) -> None:
    assert add_business_days(day(start), count, free) == day(expected)


@pytest.mark.parametrize(
    ("start", "before", "after"),
    [
        ("2026-11-23", "2026-11-20", "2026-11-24"),
        ("2026-11-27", "2026-11-26", "2026-11-30"),
        ("2026-11-28", "2026-11-27", "2026-11-30"),
        ("2026-11-29", "2026-11-27", "2026-11-30"),
    ],
)
def test_business_day_before_and_after(start: str, before: str, after: str) -> None:
    assert previous_business_day(day(start), WEEKENDS) == day(before)
    assert next_business_day(day(start), WEEKENDS) == day(after)


@given(NEAR_HOLIDAYS, st.integers(-40, 40), FREE)
def test_a_business_day_is_never_free(start: date, count: int, free: FreeDays) -> None:
    assert add_business_days(start, count, free) not in free


@given(NEAR_HOLIDAYS, COUNTS, FREE)
def test_as_many_business_days_are_passed_as_were_asked_for(start: date, count: int, free: FreeDays) -> None:
    end = add_business_days(start, count, free)
    passed = [start + n * ONE_DAY for n in range(1, (end - start).days + 1)]
    counted = sum(one not in free for one in passed)
    assert counted == (1 if count == 0 and start in free else count)


@given(NEAR_HOLIDAYS, COUNTS, FREE)
def test_business_days_are_monotone_in_count_and_start(start: date, count: int, free: FreeDays) -> None:
    here = add_business_days(start, count, free)
    assert here <= add_business_days(start, count + 1, free)
    assert here <= add_business_days(start + ONE_DAY, count, free)


@given(NEAR_HOLIDAYS, FREE)
def test_the_next_and_the_previous_business_day_lie_strictly_beyond(start: date, free: FreeDays) -> None:
    before, after = previous_business_day(start, free), next_business_day(start, free)
    assert before < start < after
    between = (before + n * ONE_DAY for n in range(1, (after - before).days))
    assert all(one in free for one in between if one != start)


@pytest.mark.parametrize("weekdays", [frozenset(range(7)), frozenset({7}), frozenset({-1})])
def test_a_week_without_business_days_is_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(UsageError, match="free weekdays"):
        FreeDays(weekdays=weekdays)


def test_free_days_are_weekends_unless_told() -> None:
    assert [date(2026, 11, 23 + n) in WEEKENDS for n in range(7)] == [False] * 5 + [True] * 2


@pytest.mark.parametrize(
    ("anchor", "period", "expected"),
    [
        ("2026-01-31", Period(1, "mo"), ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2028-01-30", Period(1, "mo"), ["2028-02-29", "2028-03-30"]),
        ("2026-11-30", Period(3, "mo"), ["2027-02-28", "2027-05-30", "2027-08-30"]),
        ("2028-02-29", Period(1, "y"), ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("2026-12-31", Period(1, "d"), ["2027-01-01", "2027-01-02"]),
        ("2026-11-23", Period(6, "w"), ["2027-01-04", "2027-02-15"]),
        ("2026-11-27", Period(2, "bd"), ["2026-12-01", "2026-12-03"]),
        # The nights on which clocks change, in Europe and in America.
        ("2026-03-28", Period(1, "d"), ["2026-03-29", "2026-03-30"]),
        ("2026-10-31", Period(1, "d"), ["2026-11-01", "2026-11-02"]),
    ],
)
def test_repeats_are_counted_from_the_anchor(anchor: str, period: Period, expected: list[str]) -> None:
    repeats = [add_period(day(anchor), period, times, free=WEEKENDS) for times in range(1, len(expected) + 1)]
    assert [one.isoformat() for one in repeats] == expected


@given(DAYS, st.integers(-1200, 1200))
def test_months_keep_the_day_of_the_anchor_or_take_the_last(anchor: date, months: int) -> None:
    result = add_period(anchor, Period(1, "mo"), months, free=WEEKENDS)
    assert (result.year - anchor.year) * 12 + result.month - anchor.month == months
    assert result.day == min(anchor.day, end_of_month(result).day)


@given(DAYS, st.integers(-100, 100))
def test_a_year_is_twelve_months(anchor: date, years: int) -> None:
    a_year, twelve_months = Period(1, "y"), Period(12, "mo")
    assert add_period(anchor, a_year, years) == add_period(anchor, twelve_months, years)


@given(DAYS, st.sampled_from(("d", "w", "mo", "y", "bd")), st.integers(1, 90))
def test_a_period_is_at_least_as_long_as_it_says(anchor: date, unit: str, count: int) -> None:
    period = Period(count, unit)  # type: ignore[arg-type]  # hypothesis knows no Literal
    assert (add_period(anchor, period) - anchor).days >= period.days_at_least


@pytest.mark.parametrize(
    ("today", "free", "expected"),
    [
        ("2026-11-23", WEEKENDS, "2026-11-27"),
        ("2026-11-27", WEEKENDS, "2026-11-27"),
        ("2026-11-28", WEEKENDS, "2026-12-04"),
        ("2026-11-29", WEEKENDS, "2026-12-04"),
        ("2026-11-23", THANKSGIVING, "2026-11-25"),
        ("2026-11-26", THANKSGIVING, "2026-12-04"),
    ],
)
def test_end_of_week_is_its_last_business_day(today: str, free: FreeDays, expected: str) -> None:
    assert end_of_week(day(today), free) == day(expected)


@given(NEAR_HOLIDAYS, FREE)
def test_end_of_week_is_a_business_day_not_past(today: date, free: FreeDays) -> None:
    end = end_of_week(today, free)
    assert end >= today
    assert end not in free
    assert all(end + n * ONE_DAY in free for n in range(1, 7 - end.weekday()))


@given(DAYS)
def test_end_of_month_is_followed_by_a_first(today: date) -> None:
    end = end_of_month(today)
    assert (end.year, end.month) == (today.year, today.month)
    assert (end + ONE_DAY).day == 1


def test_a_period_is_written_as_it_is_typed() -> None:
    assert str(Period(6, "w")) == "6w"
    assert str(Period(3, "mo")) == "3mo"
