"""Anybody at all: contacts with any log, talks and skips, for what must hold of every contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from infoview.domain.cadence import standing
from infoview.domain.calendar import FreeDays, Period
from infoview.domain.facts import (
    Case,
    Colleague,
    Fact,
    Introduction,
    Named,
    News,
    Pledge,
    Rules,
    Talk,
)
from infoview.domain.types import RESTED, What

CHRISTMAS = FreeDays(days=frozenset({date(2026, 12, 24), date(2026, 12, 25)}))  # a Thursday and a Friday
NOON = time(12)
WHATS = (*(str(what) for what in What), RESTED)
DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 20))
TIMES = st.none() | st.sampled_from([time(0), time(11, 59), NOON, time(23, 50)])
FREE = st.sampled_from([FreeDays(), CHRISTMAS, FreeDays(frozenset({4, 5}))])


@st.composite
def facts_of_a_log(draw: st.DrawFn, whats: tuple[str, ...] = WHATS) -> tuple[Fact, ...]:
    """Return any log: in any order of days, with several facts of one day, each with a uid of its own."""
    log = []
    for index in range(draw(st.integers(0, 7))):
        what, on = draw(st.sampled_from(whats)), draw(DAYS)
        until = on + timedelta(days=draw(st.integers(1, 40)))
        must, may = what == What.LATER, what == RESTED
        log.append(
            Fact(
                what=what,
                day=on,
                uid=f"u{draw(st.integers(0, 9))}{index}",
                order=index + 1,
                time=draw(TIMES),
                timezone=draw(st.sampled_from([None, "Asia/Tokyo"])) if what == What.MET else None,
                minutes=draw(st.none() | st.integers(5, 90)) if what == What.MET else None,
                until=until if must or (may and draw(st.booleans())) else None,
                mine=draw(st.booleans()),
                advice=draw(st.none() | st.just("Read more.")) if what == What.MET else None,
            )
        )
    return tuple(log)


@st.composite
def talks(draw: st.DrawFn) -> tuple[Talk, ...]:
    planned = []
    for index in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        planned_on = draw(DAYS)
        planned.append(
            Talk(
                uid=f"t{index}",
                day=planned_on + timedelta(days=draw(st.integers(0, 30))),
                planned_on=planned_on,
                time=draw(TIMES),
                prepared=draw(st.booleans()),
            )
        )
    return tuple(planned)


@st.composite
def promises(draw: st.DrawFn) -> tuple[Pledge, ...]:
    made = []
    for index in range(draw(st.sampled_from([0, 0, 1, 2]))):
        on = draw(DAYS)
        by = on + timedelta(days=draw(st.integers(0, 30))) if draw(st.booleans()) else None
        made.append(Pledge(f"p{index}", draw(st.booleans()), "call", on, by, done=draw(st.booleans())))
    return tuple(made)


@st.composite
def introductions(draw: st.DrawFn, named_on: date) -> tuple[Introduction, ...]:
    made = []
    for index in range(draw(st.sampled_from([0, 1, 2]))):
        met_on = named_on + timedelta(days=draw(st.integers(0, 30)))
        made.append(Introduction(f"i{index}", 20 + index, f"Friend {index}", met_on))
    return tuple(made)


COLLEAGUES = st.lists(
    st.builds(Colleague, st.integers(30, 99), st.just("Bo Chen"), st.none() | DAYS),
    max_size=2,
    unique_by=lambda each: each.contact_id,
)
NAMED = st.lists(
    st.builds(Named, st.sampled_from("mn"), DAYS, st.just("Ann"), st.integers(0, 8)),
    max_size=2,
    unique_by=lambda each: each.uid,
).map(tuple)
NEWS = st.sampled_from([(), (), (News("w", date(2026, 12, 7), "A job"),)])


@st.composite
def cases(draw: st.DrawFn, whats: tuple[str, ...] = WHATS) -> Case:
    """Return anybody: some in the pool, some named, some met at an event, with any log and some skips."""
    named_others_on = draw(st.none() | DAYS)
    given_case = Case(
        uid="dana",
        added_on=draw(DAYS),
        source=draw(st.sampled_from([None, "alumni", "event", "guest-speaker"])),
        met_on=draw(st.none() | DAYS),
        pool=draw(st.sampled_from([False, False, True])),
        tier=draw(st.sampled_from([None, "a", "b", "c"])),
        every=draw(st.sampled_from([None, None, Period(2, "w"), Period(1, "mo")])),
        facts=draw(facts_of_a_log(whats)),
        talks=draw(talks()),
        named=draw(NAMED),
        promises=draw(promises()),
        introductions=draw(introductions(named_others_on)) if named_others_on else (),
        named_others_on=named_others_on,
        news=draw(NEWS),
        colleagues=tuple(draw(COLLEAGUES)),
        rhythm=draw(st.sampled_from([None, (Period(5, "w"), "tag family")])),
        manual=draw(st.sampled_from([False, False, True])),
    )
    for _ in range(draw(st.integers(0, 3))):
        rows = standing(given_case, Rules()).owed
        if rows:
            key = draw(st.sampled_from([row.key for row in rows]))
            given_case = replace(given_case, skipped={**given_case.skipped, key: draw(DAYS)})
    return given_case


RULES_OF_ANYBODY = st.builds(Rules, free=FREE, reminders=st.integers(0, 2), second_person=st.integers(0, 3))
