"""A semester of a job search, obeying the list each morning: does it keep the promise?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import semester as plays
from diary import dump, living_in, run
from semester import DAYS, FIRST_DAY, ILL, LEAVES, PEOPLE, RETURNS, Semester, played

pytestmark = pytest.mark.slow

MESSAGES = ("asked", "nudged")
ANSWERS = ("replied", "later", "declined", "met", "moved", "cancelled", "no-show", "rested")


@pytest.fixture(scope="module")
def semester(tmp_path_factory: pytest.TempPathFactory) -> Semester:
    """The play, played once for all tests."""
    return played(tmp_path_factory.mktemp("semester") / "infoview")


def test_a_lot_happened(semester: Semester) -> None:
    """Without it the other tests would say little."""
    assert (len(semester.people), semester.today) == (PEOPLE, FIRST_DAY + timedelta(days=DAYS - 1))
    logged = dict(semester.query("SELECT what, count(*) FROM entry GROUP BY what"))
    assert {"asked", "nudged", "replied", "met", "thanked", "reported", "declined", "later"} <= logged.keys()
    assert {"moved", "cancelled", "no-show", "rested"} <= logged.keys()
    assert logged["met"] >= 20
    # Thanks for these are due before the next morning's look.
    assert semester.query("SELECT 1 FROM entry WHERE what = 'met' AND time < '08:30'")
    assert min(semester.done[kind] for kind in DEBTS) >= 1, semester.done


DEBTS = (
    *("thank-you", "report-back", "my-promise", "chase-promise", "tell-introducer", "tell-news"),
    *("second-person", "decide", "referral", "new-dates", "keep-in-touch", "decline-reply"),
)


def test_no_thank_you_is_later_than_24_hours(semester: Semester) -> None:
    talks = semester.query("SELECT contact_id, day, time, minutes, timezone FROM entry WHERE what = 'met'")
    thanks = semester.query("SELECT contact_id, day, time FROM entry WHERE what = 'thanked'")
    late = []
    for contact, day, at, minutes, _zone in talks:
        ended = datetime.fromisoformat(f"{day}T{at}") + timedelta(minutes=minutes)
        by = ended + timedelta(hours=24)
        days = {ended.date() + timedelta(days=number) for number in (0, 1)}
        if days & (ILL | away()) or by > semester.now:
            continue
        moments = [datetime.fromisoformat(f"{on}T{then}") for who, on, then in thanks if who == contact]
        # London is an hour behind: its 24 hours end an hour later here.
        if not any(ended - timedelta(hours=1) <= moment <= by for moment in moments):
            late.append((contact, day, at))
    assert late == []


def test_nobody_is_reminded_more_than_twice_or_asked_twice_before_an_answer(semester: Semester) -> None:
    log: dict[int, list[str]] = {}
    for contact, what in semester.query("SELECT contact_id, what FROM entry ORDER BY day, id"):
        run_ = log.setdefault(contact, [])
        if what in ANSWERS:
            run_.clear()
        elif what in MESSAGES:
            run_.append(what)
        assert (run_.count("asked") <= 1, run_.count("nudged") <= 2) == (True, True), (contact, run_)


def test_nobody_is_ever_forgotten(semester: Semester) -> None:
    assert {day: morning.forgotten for day, morning in semester.mornings.items() if morning.forgotten} == {}


def test_whoever_obeys_is_behind_only_after_days_without_a_look(semester: Semester) -> None:
    """Nothing is overdue on a morning but what became due on a day on which nobody could have done it."""
    unexplained = [
        (day, row)
        for before, day in pairwise(sorted(semester.mornings))
        for number, overdue in semester.mornings[day].shown.items()
        for row in [semester.mornings[day].open[number]]
        if overdue and was_there(semester, number, row.due) and number not in semester.snoozed
        if before not in ILL | away() and day - before == timedelta(days=1)
    ]
    assert unexplained == []


def test_everything_overdue_was_shown_by_its_day(semester: Semester) -> None:
    missed = []
    for day, morning in semester.mornings.items():
        for number, overdue in morning.shown.items():
            row = morning.open[number]
            seen = any(
                number in before.shown for each, before in semester.mornings.items() if each <= row.due
            )
            if overdue and was_there(semester, number, row.due) and not seen:
                missed.append((day, row))
    assert missed == []


def was_there(semester: Semester, number: int, day: date) -> bool:
    """Return whether a row was there on the morning of a day."""
    return day in semester.mornings and number in semester.mornings[day].open


def away() -> set[date]:
    return {LEAVES + timedelta(days=number) for number in range((RETURNS - LEAVES).days + 1)}


def test_every_introducer_was_told(semester: Semester) -> None:
    met = semester.query(
        "SELECT DISTINCT named_by_id, person_id, (SELECT min(day) FROM entry WHERE contact_id = person_id"
        " AND what = 'met' AND day >= referral.day) AS talked_on FROM referral WHERE talked_on IS NOT NULL"
    )
    told = semester.query("SELECT contact_id, day FROM entry WHERE what = 'reported'")
    owed = semester.query(
        "SELECT contact_id, about_id FROM followup WHERE kind = 'tell-introducer' AND state = 'open'"
    )
    recent = str(semester.today - timedelta(days=5))
    untold = [
        (introducer, person, met_on)
        for introducer, person, met_on in met
        if not any(who == introducer and met_on <= day for who, day in told)
        and not ((introducer, person) in owed and met_on >= recent)
    ]
    assert len(met) >= 5
    assert untold == []


def test_everybody_who_helped_heard_the_news(semester: Semester) -> None:
    ((key,),) = semester.query("SELECT 'tell-news:' || uid FROM news")
    helped = semester.query(
        "SELECT DISTINCT contact_id FROM entry JOIN contact ON contact.id = contact_id"
        " WHERE what IN ('met', 'introduced') AND day <= ? AND (NOT rested OR rested_until IS NOT NULL)",
        plays.NEWS.isoformat(),
    )
    heard = semester.query("SELECT contact_id FROM entry WHERE what = 'reported' AND about = ?", key)
    assert set(helped) <= set(heard)
    assert len(heard) >= 10


def test_promises_were_kept_by_their_day_and_theirs_asked_for(semester: Semester) -> None:
    left = semester.query(
        "SELECT mine, text, day, by FROM promise WHERE done_on IS NULL AND day < ? AND mine",
        str(semester.today - timedelta(days=8)),
    )
    late = semester.query(
        "SELECT text, day, by, done_on FROM promise WHERE mine AND by IS NOT NULL AND done_on > by"
    )
    assert left == []
    assert [row for row in late if not {date.fromisoformat(row[2])} & (ILL | away())] == []


def test_what_is_stored_is_what_is_derived_anew_at_the_end_of_each_week(semester: Semester) -> None:
    assert len(semester.untrue) == DAYS // 7
    assert {day: names for day, names in semester.untrue.items() if names} == {}


def test_an_id_means_one_row_as_long_as_it_lives(semester: Semester) -> None:
    known: dict[int, tuple[int, str]] = {}
    for before, after in pairwise(semester.mornings[day] for day in sorted(semester.mornings)):
        keys = {(row.contact, row.key): row.id for row in before.open.values()}
        for row in after.open.values():
            assert keys.get((row.contact, row.key), row.id) == row.id
            assert known.setdefault(row.id, (row.contact, row.kind)) == (row.contact, row.kind)


def test_the_whole_last_day_can_be_taken_back_and_brought_again(semester: Semester) -> None:
    after = dump(semester.db)
    assert semester.on_last_day >= 3
    with living_in(semester.home) as patch:
        patch.setenv("INFOVIEW_NOW", semester.now.isoformat(timespec="minutes"))
        for word, content in (("undo", semester.before_last_day), ("redo", after)):
            for _ in range(semester.on_last_day):
                code, out, err = run(word)
                assert code == 0, out + err
            assert dump(semester.db) == content


def test_the_same_seed_plays_the_same(tmp_path: Path) -> None:
    """So that a failure can be looked at again: the draws hang on the seed alone."""
    first, second = (plays.Semester(tmp_path, seed=3).chance.random() for _ in range(2))
    assert first == second
