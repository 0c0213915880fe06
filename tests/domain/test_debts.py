"""The debts as properties of anybody: promises, introductions, news and colleagues beside any log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from anybody import DAYS, RULES_OF_ANYBODY, cases
from infoview.domain.cadence import standing
from infoview.domain.calendar import Period
from infoview.domain.facts import Case, Colleague, Fact, Introduction, News, Owed, Pledge, Rules
from infoview.domain.types import RESTED, Kind, Stage, What

DEBTS = frozenset(
    {
        *(Kind.THANK_YOU, Kind.REPORT_BACK, Kind.MY_PROMISE, Kind.CHASE_PROMISE),
        *(Kind.TELL_INTRODUCER, Kind.TELL_NEWS, Kind.SECOND_PERSON),
    }
)
LAST = date(2027, 6, 1)
"""After everything that these cases hold."""


@st.composite
def indebted(draw: st.DrawFn) -> Case:
    """Return anybody with whom much has happened."""
    one = draw(cases())
    facts = tuple(
        replace(fact, advice="read" if fact.what in {What.MET, What.NOTE} and draw(st.booleans()) else None)
        for fact in one.facts
    )
    promises = tuple(
        Pledge(
            f"p{number}", draw(st.booleans()), "text", draw(DAYS), draw(st.none() | DAYS), draw(st.booleans())
        )
        for number in range(draw(st.integers(0, 3)))
    )
    named_others_on = draw(st.none() | DAYS)
    introductions = [
        Introduction(
            f"i{number}",
            50 + number,
            f"Ina {number}",
            named_others_on + timedelta(days=draw(st.integers(0, 40))),
        )
        for number in range(draw(st.integers(0, 2)))
        if named_others_on
    ]
    news = tuple(News(f"n{number}", draw(DAYS), "text") for number in range(draw(st.integers(0, 2))))
    colleagues = tuple(
        Colleague(80 + number, f"Col {number}", draw(st.none() | DAYS), draw(st.booleans()))
        for number in range(draw(st.integers(0, 3)))
    )
    return replace(
        one,
        facts=facts,
        promises=promises,
        introductions=tuple(introductions),
        named_others_on=named_others_on,
        news=news,
        colleagues=colleagues,
    )


def owes(case: Case, rules: Rules) -> dict[str, Owed]:
    return {row.key: row for row in standing(case, rules).owed}


@given(case=indebted(), rules=RULES_OF_ANYBODY, data=st.data())
def test_the_order_of_what_is_known_does_not_matter(case: Case, rules: Rules, data: st.DataObject) -> None:
    shuffled = replace(
        case,
        facts=tuple(data.draw(st.permutations(case.facts))),
        promises=tuple(data.draw(st.permutations(case.promises))),
        introductions=tuple(data.draw(st.permutations(case.introductions))),
        news=tuple(data.draw(st.permutations(case.news))),
    )
    assert standing(shuffled, rules) == standing(case, rules)


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_the_active_are_owed_something_and_the_others_nothing(case: Case, rules: Rules) -> None:
    stands = standing(case, rules)
    at_rest = stands.stage is Stage.POOL or (stands.rested and stands.rested_until is None)
    if at_rest:
        assert stands.owed == ()
    elif stands.stage is not Stage.DECLINED:
        assert stands.owed or case.manual
    if stands.rested and stands.rested_until is not None:
        # Whoever has a row of the user's own may have had the other one skipped.
        assert len(stands.owed) == 1 or (case.manual and not stands.owed)
        assert all(row.show_from == stands.rested_until for row in stands.owed)


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_keys_are_unique_and_nothing_stands_twice(case: Case, rules: Rules) -> None:
    rows = standing(case, rules).owed
    assert len({row.key for row in rows}) == len(rows)
    assert not {row.key for row in rows} & case.skipped.keys()
    assert sum(row.kind is Kind.SECOND_PERSON for row in rows) <= 1


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_each_debt_ends_with_the_fact_that_settles_it_by_name(case: Case, rules: Rules) -> None:
    by = {
        Kind.THANK_YOU: What.THANKED,
        Kind.REPORT_BACK: What.REPORTED,
        Kind.TELL_INTRODUCER: What.REPORTED,
        Kind.TELL_NEWS: What.REPORTED,
        Kind.CHASE_PROMISE: What.INTRODUCED,
    }
    before = owes(case, rules)
    for row in before.values():
        if row.kind in by:
            fact = Fact(by[row.kind], row.fact_day, "z", 99, about=row.key)
            after = owes(replace(case, facts=(*case.facts, fact)), rules)
            assert row.key not in after
            # Told by name, it settles that debt alone; an introduction may make news of the past a debt.
            gone = {key for key in before.keys() - after.keys() if before[key].kind in DEBTS}
            assert gone == {row.key}


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_without_a_name_it_settles_all_that_was_owed_by_then(case: Case, rules: Rules) -> None:
    for what, kinds in (
        (What.THANKED, {Kind.THANK_YOU, Kind.DECLINE_REPLY}),
        (What.REPORTED, {Kind.REPORT_BACK, Kind.TELL_INTRODUCER, Kind.TELL_NEWS}),
        (What.INTRODUCED, {Kind.CHASE_PROMISE}),
    ):
        after = owes(replace(case, facts=(*case.facts, Fact(what, LAST, "z", 99))), rules)
        assert not [row for row in after.values() if row.kind in kinds]


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_a_promise_that_is_kept_is_owed_no_more(case: Case, rules: Rules) -> None:
    kept = replace(case, promises=tuple(replace(each, done=True) for each in case.promises))
    rows = owes(kept, rules).values()
    assert not [row for row in rows if row.kind in {Kind.MY_PROMISE, Kind.CHASE_PROMISE}]


@given(
    case=indebted(),
    rules=RULES_OF_ANYBODY,
    what=st.sampled_from([What.REPLIED, What.DECLINED, What.MET, What.LATER]),
)
def test_an_answer_or_somebody_asked_there_ends_the_suggestion(case: Case, rules: Rules, what: What) -> None:
    fact = Fact(what, LAST, "z", 99, until=LAST + timedelta(days=9) if what == What.LATER else None)
    answered = replace(case, facts=(*case.facts, fact))
    asked = replace(case, colleagues=(*case.colleagues, Colleague(99, "Zoe", LAST, may_be_asked=False)))
    for after in (answered, asked, replace(case, colleagues=())):
        assert not [row for row in owes(after, rules).values() if row.kind is Kind.SECOND_PERSON]


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_the_suggestion_names_only_who_may_be_asked(case: Case, rules: Rules) -> None:
    for row in owes(case, rules).values():
        if row.kind is Kind.SECOND_PERSON:
            named = next(each for each in case.colleagues if each.contact_id == row.about_id)
            assert named.may_be_asked
            assert row.about is not None
            assert row.about.startswith(named.name)


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_news_is_for_those_who_had_helped_by_then(case: Case, rules: Rules) -> None:
    told = {row.key for row in owes(case, rules).values() if row.kind is Kind.TELL_NEWS}
    helped = [fact.day for fact in case.facts if fact.what in {What.MET, What.INTRODUCED}]
    helped += [each.day for each in case.promises if not each.mine]
    helped += [case.named_others_on] if case.named_others_on else []
    for news in case.news:
        if not any(day <= news.day for day in helped):
            assert f"tell-news:{news.uid}" not in told


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_a_rest_silences_every_debt_and_real_contact_brings_them_back(case: Case, rules: Rules) -> None:
    case = replace(case, talks=())
    rested = (*case.facts, Fact(RESTED, LAST, "r", 98))
    silent = standing(replace(case, facts=rested), rules)
    assert silent.owed == ()
    woken = standing(replace(case, facts=(*rested, Fact(What.CAUGHT_UP, LAST, "z", 99))), rules)
    if silent.stage is not Stage.POOL:
        debts = {key for key, row in owes(case, rules).items() if row.kind in DEBTS - {Kind.SECOND_PERSON}}
        if not standing(case, rules).rested:
            assert debts <= {row.key for row in woken.owed}


@given(case=indebted(), data=st.data())
def test_another_delay_moves_days_and_nothing_else(case: Case, data: st.DataObject) -> None:
    days = st.integers(1, 30)
    other = Rules(
        event_email=data.draw(days),
        reach_out=data.draw(days),
        referral=data.draw(days),
        nudge=data.draw(days),
        decide=data.draw(days),
        set_date=data.draw(days),
        new_dates=data.draw(days),
        decline_reply=data.draw(days),
        second_person=data.draw(days),
        chase_promise=data.draw(days),
        my_promise=data.draw(days),
        tell_introducer=data.draw(days),
        tell_news=data.draw(days),
        thank_you_hours=data.draw(days),
        report_back=Period(data.draw(days), "d"),
    )
    usual = standing(case, Rules())
    moved = standing(case, other)
    assert (moved.stage, moved.last_touch, moved.rested, moved.rested_until) == (
        usual.stage,
        usual.last_touch,
        usual.rested,
        usual.rested_until,
    )
    assert _but_days(moved.owed) == _but_days(usual.owed)


def _but_days(rows: tuple[Owed, ...]) -> list[Owed]:
    return sorted(
        (
            replace(row, due=LAST, due_at=None) if row.kind in DEBTS else replace(row, due=LAST)
            for row in rows
        ),
        key=lambda row: row.key,
    )


@given(case=indebted(), rules=RULES_OF_ANYBODY)
def test_nothing_is_due_before_its_reason_but_a_promise_with_a_day_of_its_own(
    case: Case, rules: Rules
) -> None:
    by = {each.by for each in case.promises}
    for row in owes(case, rules).values():
        if row.kind in DEBTS and row.due not in by:
            assert row.due >= row.fact_day
