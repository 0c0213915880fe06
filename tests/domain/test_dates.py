from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoview.domain.calendar import WEEKDAY_NAMES, FreeDays, Period
from infoview.domain.dates import FIRST_YEAR, LAST_YEAR, When, parse_period, parse_when
from infoview.errors import ExitCode, UsageError

MONDAY = dt.date(2026, 11, 23)

# One table for each kind of today: what is typed, and what it means.
READINGS = {
    # An ordinary Monday.
    "2026-11-23": """
        today                            2026-11-23
        tomorrow                         2026-11-24
        yesterday                        2026-11-22
        TODAY                            2026-11-23
        mon                              2026-11-30
        tue                              2026-11-24
        wed                              2026-11-25
        thu                              2026-11-26
        fri                              2026-11-27
        sat                              2026-11-28
        sun                              2026-11-29
        tues                             2026-11-24
        weds                             2026-11-25
        thur                             2026-11-26
        thurs                            2026-11-26
        Monday                           2026-11-30
        tuesday                          2026-11-24
        Wednesday                        2026-11-25
        THURSDAY                         2026-11-26
        friday                           2026-11-27
        saturday                         2026-11-28
        sunday                           2026-11-29
        next mon                         2026-11-30
        next fri                         2026-12-04
        Next  Sunday                     2026-12-06
        last mon                         2026-11-16
        last tue                         2026-11-17
        last sunday                      2026-11-22
        3d                               2026-11-26
        +3d                              2026-11-26
        + 3 d                            2026-11-26
        3 days                           2026-11-26
        1 day                            2026-11-24
        0d                               2026-11-23
        2w                               2026-12-07
        2 weeks                          2026-12-07
        in 2 weeks                       2026-12-07
        In 2 Weeks                       2026-12-07
        in 2w                            2026-12-07
        a week                           2026-11-30
        in a week                        2026-11-30
        1mo                              2026-12-23
        in 1 month                       2026-12-23
        in a month                       2026-12-23
        6 months                         2027-05-23
        1y                               2027-11-23
        in 2 years                       2028-11-23
        300d                             2027-09-19
        400w                             2034-07-24
        2 days ago                       2026-11-21
        a week ago                       2026-11-16
        3w ago                           2026-11-02
        1 month ago                      2026-10-23
        2y ago                           2024-11-23
        -3d                              2026-11-20
        - 2w                             2026-11-09
        3bd                              2026-11-26
        5bd                              2026-11-30
        in 7 bd                          2026-12-02
        1 business day                   2026-11-24
        3 business days                  2026-11-26
        in 2 business days               2026-11-25
        1bd ago                          2026-11-20
        -6bd                             2026-11-13
        0bd                              2026-11-23
        eow                              2026-11-27
        EOM                              2026-11-30
        1 dec                            2026-12-01
        1dec                             2026-12-01
        01 Dec                           2026-12-01
        1-dec                            2026-12-01
        dec 1                            2026-12-01
        dec1                             2026-12-01
        dec-1                            2026-12-01
        December 1                       2026-12-01
        1 december                       2026-12-01
        1st december                     2026-12-01
        1st of December                  2026-12-01
        december 2nd                     2026-12-02
        3rd dec                          2026-12-03
        4th dec                          2026-12-04
        23 nov                           2026-11-23
        22 nov                           2027-11-22
        sept 3                           2027-09-03
        3 september                      2027-09-03
        4 july                           2027-07-04
        may 5                            2027-05-05
        31 jan                           2027-01-31
        29 feb                           2028-02-29
        1 dec 2026                       2026-12-01
        dec 1 2026                       2026-12-01
        Dec 1, 2026                      2026-12-01
        dec 1,2026                       2026-12-01
        1st of december, 2030            2030-12-01
        1-Dec-2026                       2026-12-01
        5 jan 1999                       1999-01-05
        29 feb 2028                      2028-02-29
        fri 27 nov                       2026-11-27
        Friday, 27 November 2026         2026-11-27
        fri, nov 27                      2026-11-27
        2026-12-01                       2026-12-01
        2026-2-1                         2026-02-01
        2026/12/01                       2026-12-01
        2026.12.01                       2026-12-01
        20261201                         2026-12-01
        2028-02-29                       2028-02-29
        2026-W48-5                       2026-11-27
        2026-w53-7                       2027-01-03
        1900-01-01                       1900-01-01
        2200-12-31                       2200-12-31
        25/12/2026                       2026-12-25
        12/25/2026                       2026-12-25
        13.02.2026                       2026-02-13
        13/2/2026                        2026-02-13
        25/12                            2026-12-25
        12/25                            2026-12-25
        25.12. 14:00                     2026-12-25T14:00
        22/11                            2027-11-22
        29/2                             2028-02-29
        3/3                              2027-03-03
        31-01-2027                       2027-01-31
        03/03/2026                       2026-03-03
        Fri 2026-11-27                   2026-11-27
        fri 14:00                        2026-11-27T14:00
        fri, 14:00                       2026-11-27T14:00
        fri at 14:00                     2026-11-27T14:00
        fri at 2pm                       2026-11-27T14:00
        Fri at 2 PM                      2026-11-27T14:00
        fri 2:30pm                       2026-11-27T14:30
        fri 2:30 p.m.                    2026-11-27T14:30
        tomorrow 9:05                    2026-11-24T09:05
        tomorrow 2pm                     2026-11-24T14:00
        2pm tomorrow                     2026-11-24T14:00
        at noon fri                      2026-11-27T12:00
        14:00, fri                       2026-11-27T14:00
        today 00:00                      2026-11-23T00:00
        today 23:59                      2026-11-23T23:59
        today 12am                       2026-11-23T00:00
        today 12:30am                    2026-11-23T00:30
        today 12pm                       2026-11-23T12:00
        today 11:59pm                    2026-11-23T23:59
        today noon                       2026-11-23T12:00
        next fri noon                    2026-12-04T12:00
        last mon 8am                     2026-11-16T08:00
        in 2 weeks at 10:30              2026-12-07T10:30
        2 days ago 17:00                 2026-11-21T17:00
        3bd 9am                          2026-11-26T09:00
        eow 5pm                          2026-11-27T17:00
        1 dec 2 pm                       2026-12-01T14:00
        dec 1 2 pm                       2026-12-01T14:00
        dec 1 2026 14:00                 2026-12-01T14:00
        25/12/2026 14:00                 2026-12-25T14:00
        2026-12-01 14:00                 2026-12-01T14:00
        2026-12-01T14:00                 2026-12-01T14:00
        2026-12-01t14:00:00              2026-12-01T14:00
        Fri 2026-11-27 14:00             2026-11-27T14:00
        14:00                            2026-11-23T14:00
        2pm                              2026-11-23T14:00
        at 2pm                           2026-11-23T14:00
        noon                             2026-11-23T12:00
    """,
    # A Sunday: the week ends today, the next one begins tomorrow.
    "2026-11-22": """
        sun                              2026-11-29
        mon                              2026-11-23
        sat                              2026-11-28
        next mon                         2026-11-23
        next fri                         2026-11-27
        next sun                         2026-11-29
        last sun                         2026-11-15
        last sat                         2026-11-21
        0bd                              2026-11-23
        1bd                              2026-11-23
        2bd                              2026-11-24
        1bd ago                          2026-11-20
        eow                              2026-11-27
    """,
    # A Friday, and the Saturday after it.
    "2026-11-27": """
        fri                              2026-12-04
        next fri                         2026-12-04
        last fri                         2026-11-20
        1bd                              2026-11-30
        eow                              2026-11-27
    """,
    "2026-11-28": """
        fri                              2026-12-04
        1bd                              2026-11-30
        eow                              2026-12-04
    """,
    # Ends of months.
    "2027-01-31": """
        1mo                              2027-02-28
        2mo                              2027-03-31
        in a month                       2027-02-28
        1 month ago                      2026-12-31
        13mo                             2028-02-29
        eom                              2027-01-31
        tomorrow                         2027-02-01
    """,
    "2027-02-01": """
        eom                              2027-02-28
        yesterday                        2027-01-31
        31 jan                           2028-01-31
    """,
    "2026-03-31": """
        1 month ago                      2026-02-28
        6mo                              2026-09-30
        eom                              2026-03-31
    """,
    # A leap day.
    "2028-02-29": """
        1y                               2029-02-28
        4y                               2032-02-29
        1y ago                           2027-02-28
        29 feb                           2028-02-29
        1mo                              2028-03-29
        eom                              2028-02-29
    """,
    # No leap day for eight years: 2100 is a common year.
    "2096-03-01": """
        feb 29                           2104-02-29
    """,
    # New Year's Eve, a Thursday.
    "2026-12-31": """
        tomorrow                         2027-01-01
        fri                              2027-01-01
        thu                              2027-01-07
        31 dec                           2026-12-31
        1 jan                            2027-01-01
        30 dec                           2027-12-30
        1mo                              2027-01-31
        2mo                              2027-02-28
        1bd                              2027-01-01
        eow                              2027-01-01
        eom                              2026-12-31
    """,
    "2026-12-01": """
        1 dec                            2026-12-01
        30 nov                           2027-11-30
    """,
    # The nights on which clocks change: Europe, then America.
    "2026-03-28": """
        tomorrow                         2026-03-29
        tomorrow 02:30                   2026-03-29T02:30
        1d                               2026-03-29
    """,
    "2026-10-25": """
        tomorrow                         2026-10-26
        today 02:30                      2026-10-25T02:30
        1d                               2026-10-26
    """,
    "2026-03-07": """
        1d                               2026-03-08
        48d                              2026-04-24
    """,
    "2026-11-01": """
        +1d                              2026-11-02
        yesterday                        2026-10-31
    """,
}

# The reading for what has happened: --on, --met-on.
PAST_READINGS = {
    "2026-11-23": """
        today                            2026-11-23
        mon                              2026-11-23
        tue                              2026-11-17
        fri                              2026-11-20
        sun                              2026-11-22
        fri 14:00                        2026-11-20T14:00
        last mon                         2026-11-16
        next fri                         2026-12-04
        1 dec                            2025-12-01
        23 nov                           2026-11-23
        24 nov                           2025-11-24
        nov 22                           2026-11-22
        29 feb                           2024-02-29
        1 dec 2026                       2026-12-01
        fri 20 nov                       2026-11-20
        2 days ago                       2026-11-21
        3d                               2026-11-26
        -3d                              2026-11-20
        14:00                            2026-11-23T14:00
    """,
    "2026-11-22": """
        sun                              2026-11-22
        mon                              2026-11-16
    """,
    "2027-01-01": """
        fri                              2027-01-01
        31 dec                           2026-12-31
        1 jan                            2027-01-01
        2 jan                            2026-01-02
    """,
    "1904-02-28": """
        mar 1                            1903-03-01
    """,
    "2104-02-28": """
        29 feb                           2096-02-29
    """,
}

UNREADABLE = "is not a date that infoview can read"

# What is refused, by the reason given: expressions with a bar between them.
REFUSALS = {
    UNREADABLE: """
        infinity | nan | None | now | soon | fri lunch | lunch fri | fri fri | fri today | fri 3d | [red]fri
        next | next week | next 3d | last | last month | this fri | fri at | at | in | in 3 | in fri | ago
        3 ago | in 2 weeks ago | -3d ago | in -3d | +-3d | --3d | 3x | d | w | 1.5d | 1,000d | 1e3d | 0x3d
        3d2w | 3d 2w | weekly | 3h | 30min | 1e9 | 10000 | 1234567 | 99999-01-01 | -2026-01-01 | 2026-12-01-01
        2026-12/01 | 1/2.2026 | 1 2 2026 | 2026 12 01 | 1 foo | foo 1 | 1st | decem 1 | fr | mond | m
        2026-12-01T14 | 2026-12-01T14:00Z | 2026-12-01T14:00+01:00 | 2026-12-01T14:00:30 | fri 1400
        fri 14 | fri 14.00 | fri 2:3pm | fri 2pm 3pm | 14:00 fri 15:00 | fri 123:00 | 2 pm pm
    """,
    "is only part of a date": """
        10 | 14 | 2026 | 1 | may | May | December | dec 2026 | 1-2 | 1.2 | 25.12 | 2026-12 | 2026-W48
        dec 2pm | 10 14:00
    """,
    "is a day that the calendar does not have": """
        31 feb | 30 feb | 31 apr | 0 dec | 32 dec | dec 32 | 2026-02-29 | 29 feb 2026 | 31 feb 2028
        2026-13-01 | 2026-00-10 | 2026-12-00 | 2026-12-32 | 0000-01-01 | 20261301 | 2026-W54-1 | 2027-W53-1
        2026-W48-8 | 2026-W48-0 | 13/13/2026 | 31/02/2026 | 00/12/2026 | 1 jan 0000 | 31 feb 14:00
        31/9 | 13/13 | 30.2. | 0/5
    """,
    "has a time that no clock shows": """
        25:00 | 24:00 | fri 24:00 | fri 14:60 | fri 13pm | 0am | fri 0:30pm | fri 14:00pm
    """,
    "has a year without four digits": """
        1 dec 26 | dec 1 26 | 01/02/26 | 1.2.26 | 25/12/26 | 26-12-01 | 1-dec-26 | 1 dec 02026 | dec 1 14
    """,
    "lies outside the years 1900 to 2200": """
        1899-12-31 | 2201-01-01 | 9999-12-31 | 0001-01-01 | 1 dec 9999 | +100000d | 100000d ago 14:00 | +200y
        300y | 200 years ago | 99999y | 9999999999d | 99999999999bd | 100000bd | -99999999mo
    """,
    "may mean minutes or months": "1m | +1m | -1m | in 3 m | 2 m ago | 10M",
    "may mean either end of the day": "midnight | fri midnight | fri at midnight",
    "can be read as 2026-04-03 or as 2026-03-04": "03/04/2026 | 3.4.2026 | 03-04-2026 | 3/4/2026 14:00",
    "contradicts itself: 2026-11-27 is a Fri": "mon 2026-11-27 | Thu 2026-11-27 14:00 | sat 27 nov 2026",
}
# Nothing, too much, digits and letters of other scripts, and what no terminal should be sent.
ODDITIES = [
    *("", "   ", ",", "9" * 400, "+" + "9" * 400 + "d", "fri " * 100),
    *("\u0663d", "\u0661\u0662/\u0660\u0663/2026", "\uff12\uff10\uff12\uff16-12-01", "2026\u201012\u201001"),
    *("1 d\u00e9c", "\u017fun", "2 wee\u212as", "\ud800", "\x00", "fri\x00", "\x1b[31mfri", "2026\n12\n01"),
]
REFUSED = [
    *((why, text) for why, table in REFUSALS.items() for text in re.split(r" \| |\n\s+", table.strip())),
    *((UNREADABLE, text) for text in ODDITIES),
]


def rows(tables: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return (today, expression, meaning) for every line of the tables."""
    return [
        (today, text.strip(), meaning)
        for today, table in tables.items()
        for text, meaning in (line.rsplit(maxsplit=1) for line in table.strip().splitlines())
    ]


def read(text: str, today: str, *, past: bool = False) -> str:
    return parse_when(text, today=dt.date.fromisoformat(today), past=past).iso()


@pytest.mark.parametrize(("today", "text", "expected"), rows(READINGS))
def test_reads(today: str, text: str, expected: str) -> None:
    assert read(text, today) == expected


@pytest.mark.parametrize(("today", "text", "expected"), rows(PAST_READINGS))
def test_reads_what_has_happened(today: str, text: str, expected: str) -> None:
    assert read(text, today, past=True) == expected


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize(("why", "text"), REFUSED)
def test_refuses_in_one_line_that_names_the_value(why: str, text: str, past: bool) -> None:
    with pytest.raises(UsageError) as caught:
        parse_when(
            text, today=MONDAY, past=past, name="--by", example="infoview followup add dana call --by fri"
        )
    shown = text if len(text) <= 40 else text[:39] + "\N{HORIZONTAL ELLIPSIS}"
    assert caught.value.message == f"--by {shown!r} {why}."
    assert caught.value.hint.endswith(" For example: infoview followup add dana call --by fri")
    assert (caught.value.message + caught.value.hint).isprintable()
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("fri lunch", "next fri, last mon, 3d, 2w, 1mo"),
        ("31 feb", "1 dec, 2026-12-01"),
        ("2300-01-01", "1 dec, 2026-12-01"),
        ("may", "1 dec 2026"),
        ("1 dec 26", "1 dec 2026"),
        ("1m", "1mo"),
        ("fri 25:00", "00:00 to 23:59"),
        ("fri midnight", "00:00 or 23:59"),
        ("03/04/2026", "2026-04-03 or 2026-03-04"),
    ],
)
def test_a_refusal_says_what_is_accepted(text: str, accepted: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_when(text, today=MONDAY)
    assert accepted in caught.value.hint


def test_the_hint_lists_only_what_is_read() -> None:
    with pytest.raises(UsageError) as caught:
        parse_when("lunch", today=MONDAY)
    listed = caught.value.hint.removeprefix("Accepted: ").partition(". For example")[0]
    for words in ("(business days)", "with a time if need be: "):
        listed = listed.replace(words, "")
    for text in re.split("[,;] ", listed):
        parse_when(text, today=MONDAY)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03/04/2026", "dmy", "2026-04-03"),
        ("03/04/2026", "mdy", "2026-03-04"),
        ("3.4.2026 14:00", "dmy", "2026-04-03T14:00"),
        ("3-4-2026", "mdy", "2026-03-04"),
        ("3/4", "dmy", "2027-04-03"),
        ("3.4. 14:00", "mdy", "2027-03-04T14:00"),
        # One reading exists: no order can make it another day.
        ("25/12/2026", "mdy", "2026-12-25"),
        ("12/25/2026", "dmy", "2026-12-25"),
        ("03/03/2026", "", "2026-03-03"),
        # Nothing to decide.
        ("2026-03-04", "dmy", "2026-03-04"),
    ],
)
def test_a_configured_order_settles_day_and_month(text: str, order: str, expected: str) -> None:
    assert parse_when(text, today=MONDAY, order=order).iso() == expected


@pytest.mark.parametrize(("past", "year"), [(False, 2027), (True, 2026)])
def test_day_and_month_without_a_year_are_not_guessed_either(past: bool, year: int) -> None:
    for text in ("3/4", "3.4.", "03/04 14:00"):
        with pytest.raises(UsageError, match=f"can be read as {year}-04-03 or as {year}-03-04"):
            parse_when(text, today=MONDAY, past=past)


def test_free_days_shape_business_days_and_the_end_of_the_week() -> None:
    free = FreeDays(days=frozenset({dt.date(2026, 11, 26), dt.date(2026, 11, 27)}))
    meant = {text: parse_when(text, today=MONDAY, free=free).iso() for text in ("3bd", "eow", "3d")}
    assert meant == {"3bd": "2026-11-30", "eow": "2026-11-25", "3d": "2026-11-26"}


def test_seven_todays_of_one_week() -> None:
    """Where bare, next and last weekdays differ, on every day of a week."""
    columns = (("fri", False), ("fri", True), ("next fri", False), ("last fri", False), ("eow", False))

    def meanings(today: str) -> str:
        return " ".join(read(text, today, past=past)[5:] for text, past in columns)

    assert {day: meanings(f"2026-11-{day}") for day in range(23, 30)} == {
        # fri  --on fri  next fri  last fri  eow
        23: "11-27 11-20 12-04 11-20 11-27",
        24: "11-27 11-20 12-04 11-20 11-27",
        25: "11-27 11-20 12-04 11-20 11-27",
        26: "11-27 11-20 12-04 11-20 11-27",
        27: "12-04 11-27 12-04 11-20 11-27",
        28: "12-04 11-27 12-04 11-27 12-04",
        29: "12-04 11-27 12-04 11-27 12-04",
    }


# ---- Properties --------------------------------------------------------------------------------------

YEARS = (dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31))
DAYS = st.dates(*YEARS)
# Far enough from the ends for every word to lead to a day within them.
TODAYS = st.dates(dt.date(FIRST_YEAR + 10, 1, 1), dt.date(LAST_YEAR - 10, 12, 31))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CLOCKS = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
WHENS = st.builds(When, DAYS, CLOCKS)
# Words of the grammar in any order reach deeper than letters at random.
TOKENS = st.sampled_from(
    [
        *(
            "today",
            "fri",
            "next",
            "last",
            "in",
            "ago",
            "at",
            "a",
            "3d",
            "2",
            "weeks",
            "-1",
            "+",
            "mo",
            "m",
            "bd",
            "y",
        ),
        *(
            "29",
            "feb",
            "31",
            "dec",
            "1st",
            "2026",
            "99",
            "0",
            "14:00",
            "25:00",
            "2",
            "pm",
            "noon",
            "midnight",
            "eow",
        ),
        *("2026-12-01", "03/04/2026", "2026-W53-7", "eom", ",", "t", "99999999", "may", "business", "days"),
    ]
)
WORDINGS = st.text() | st.lists(TOKENS, max_size=6).map(" ".join) | st.lists(TOKENS, max_size=4).map("".join)


def assert_one_line(error: UsageError) -> None:
    assert error.hint
    assert (error.message + error.hint).isprintable()


@given(WHENS, DAYS, st.booleans(), st.sampled_from((None, "dmy", "mdy")))
def test_an_echo_reads_as_itself_on_any_day(
    when: When, today: dt.date, past: bool, order: str | None
) -> None:
    assert parse_when(when.echo(), today=today, past=past, order=order) == when
    assert parse_when(when.iso(), today=today, past=past, order=order) == when


@given(WORDINGS, DAYS, st.booleans())
@example("9" * 5000, MONDAY, False)
@example("99999 business days", dt.date(2200, 12, 31), False)
@example("99999mo ago", dt.date(1900, 1, 1), False)
def test_nothing_escapes_but_a_usage_error(text: str, today: dt.date, past: bool) -> None:
    try:
        when = parse_when(text, today=today, past=past)
    except UsageError as error:
        assert_one_line(error)
    else:
        assert FIRST_YEAR <= when.day.year <= LAST_YEAR
        assert parse_when(text.upper(), today=today, past=past) == when
        assert parse_when(f"  {text.replace(' ', '   ')},", today=today, past=past) == when


@given(WORDINGS)
@example("9" * 5000 + "w")
def test_no_period_raises_anything_but_a_usage_error(text: str) -> None:
    try:
        period = parse_period(text)
    except UsageError as error:
        assert_one_line(error)
    else:
        assert period.count > 0
        assert parse_period(str(period)) == period


@pytest.mark.parametrize("today", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text", ["fri", "last fri", "next fri", "-1d", "1d", "1mo", "1bd", "eow", "eom", "1 dec"]
)
def test_the_ends_of_the_calendar_are_refused(text: str, today: dt.date) -> None:
    with pytest.raises(UsageError):
        parse_when(text, today=today)


@given(TODAYS, st.sampled_from(WEEKDAY_NAMES))
def test_weekdays_lie_where_their_words_say(today: dt.date, name: str) -> None:
    def distance(text: str, *, past: bool = False) -> int:
        day = parse_when(text, today=today, past=past).day
        assert WEEKDAY_NAMES[day.weekday()] == name
        return (day - today).days

    assert 1 <= distance(name) <= 7
    assert -6 <= distance(name, past=True) <= 0
    assert -7 <= distance(f"last {name}") <= -1
    next_monday = 7 - today.weekday()
    assert next_monday <= distance(f"next {name}") < next_monday + 7


@given(DAYS, TODAYS)
def test_a_date_without_a_year_is_the_nearest_on_its_side(day: dt.date, today: dt.date) -> None:
    text = f"{day.day} {MONTHS[day.month - 1]}"
    coming, latest = (parse_when(text, today=today, past=past).day for past in (False, True))
    assert {(coming.month, coming.day), (latest.month, latest.day)} == {(day.month, day.day)}
    assert latest <= today <= coming
    assert not latest < day < coming


def test_a_when_sorts_by_day_and_a_time_after_none() -> None:
    day, midnight, afternoon = When(MONDAY), When(MONDAY, dt.time(0)), When(MONDAY, dt.time(14))
    next_day = When(dt.date(2026, 11, 24))
    assert sorted([afternoon, next_day, midnight, day]) == [day, midnight, afternoon, next_day]
    assert day <= When(MONDAY) < midnight


# ---- Periods -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6w", Period(6, "w")),
        (" 6 W ", Period(6, "w")),
        ("2 weeks", Period(2, "w")),
        ("a week", Period(1, "w")),
        ("10d", Period(10, "d")),
        ("1 day", Period(1, "d")),
        ("3mo", Period(3, "mo")),
        ("3 months", Period(3, "mo")),
        ("1y", Period(1, "y")),
        ("2 years", Period(2, "y")),
        ("5bd", Period(5, "bd")),
        ("5 business days", Period(5, "bd")),
        ("daily", Period(1, "d")),
        ("Weekly", Period(1, "w")),
        ("monthly", Period(1, "mo")),
        ("quarterly", Period(3, "mo")),
        ("yearly", Period(1, "y")),
        ("100y", Period(100, "y")),
    ],
)
def test_reads_periods(text: str, expected: Period) -> None:
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1m", "may mean minutes or months"),
        ("0w", "is no time at all"),
        ("00d", "is no time at all"),
        ("101y", "is longer than a hundred years"),
        ("99999999999bd", "is longer than a hundred years"),
        *(
            (text, "is not a length of time that infoview can read")
            for text in ("", "6", "w", "-2w", "+2w", "1.5w")
        ),
        *(
            (text, "is not a length of time that infoview can read")
            for text in ("fri", "in 2w", "2w ago", "\u0663w")
        ),
    ],
)
def test_refuses_periods(text: str, why: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_period(text, name="keep-in-touch.a", example="infoview config keep-in-touch.a 6w")
    assert caught.value.message == f"keep-in-touch.a {text!r} {why}."
    assert caught.value.hint.endswith(" For example: infoview config keep-in-touch.a 6w")
    assert "1mo" in caught.value.hint or "6w, 3mo" in caught.value.hint


# ---- Cost --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "loaded"), [("3d", False), ("fri 14:00", False), ("2026-12-01", False), ("1mo", True)]
)
def test_dateutil_is_loaded_for_months_alone(text: str, loaded: bool) -> None:
    program = (
        "import datetime, sys; from infoview.domain.dates import parse_when;"
        f"parse_when({text!r}, today=datetime.date(2026, 11, 23)); print('dateutil' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(loaded)
