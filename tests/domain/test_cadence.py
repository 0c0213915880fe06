"""The table "What is owed", row by row, on the one pure function; then what must hold of any log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anybody import CHRISTMAS, RULES_OF_ANYBODY, WHATS, cases
from infoview.domain.cadence import stage_on, standing
from infoview.domain.calendar import Period
from infoview.domain.facts import (
    Case,
    Colleague,
    Fact,
    Introduction,
    Named,
    News,
    Owed,
    Pledge,
    Rules,
    Standing,
    Talk,
)
from infoview.domain.timeline import LADDER_ORDER, TOUCHES, reminders
from infoview.domain.types import RESTED, Kind, Source, Stage, What, urgency

RULES = Rules()
HOLIDAYS = Rules(free=CHRISTMAS)

ADDED = date(2026, 11, 2)
"""A Monday, long before the facts of most tests."""


def day(text: str) -> date:
    """Return a day of late 2026, or a full date: ``11-23``, ``2027-01-04``."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def fact(what: str, on: str, *, uid: str = "", **more: object) -> Fact:
    """Return a fact whose uid says what and when, and which was typed in the order of its day."""
    values: dict[str, object] = {"order": day(on).toordinal(), **more}
    if isinstance(values.get("until"), str):
        values["until"] = day(str(values["until"]))
    if isinstance(values.get("time"), str):
        values["time"] = time.fromisoformat(str(values["time"]))
    return Fact(what=what, day=day(on), uid=uid or f"{what}/{on}", **values)  # type: ignore[arg-type]


def case(*facts: Fact, **more: object) -> Case:
    """Return somebody added by hand long ago."""
    return Case(**{"uid": "dana", "added_on": ADDED, "facts": facts, **more})  # type: ignore[arg-type]


def owed(given_case: Case, rules: Rules = RULES) -> list[tuple[str, str]]:
    """Return the kinds owed with their days, in order."""
    return [(str(row.kind), row.due.isoformat()[5:]) for row in standing(given_case, rules).owed]


def kinds(given_case: Case) -> list[str]:
    return [str(row.kind) for row in standing(given_case, RULES).owed]


def keys(given_case: Case) -> list[str]:
    return [row.key for row in standing(given_case, RULES).owed]


def sole(given_case: Case, rules: Rules = RULES) -> Owed:
    (row,) = standing(given_case, rules).owed
    return row


# ---- The first contact ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("added", "due"),
    [
        ("11-23", "11-25"),  # Monday
        ("11-25", "11-27"),  # Wednesday
        ("11-26", "11-30"),  # Thursday: over the weekend
        ("11-27", "12-01"),  # Friday
        ("11-28", "12-01"),  # from a Saturday Monday counts as one
        ("11-29", "12-01"),
        ("12-23", "12-29"),  # Thursday and Friday are holidays
    ],
)
def test_somebody_added_by_hand_is_owed_a_first_message_in_two_business_days(added: str, due: str) -> None:
    row = sole(case(added_on=day(added), source="alumni"), HOLIDAYS)
    assert row == Owed(
        key="reach-out:dana",
        kind=Kind.REACH_OUT,
        due=day(due),
        fact="added",
        fact_day=day(added),
        via="alumni",
    )


@pytest.mark.parametrize("source", [Source.GUEST_SPEAKER, Source.EVENT])
@pytest.mark.parametrize(
    ("met_on", "due"),
    [
        ("11-19", "11-20"),  # Thursday
        ("11-20", "11-23"),  # Friday
        ("11-21", "11-23"),  # Saturday
        (None, "11-24"),  # no word about the day: the day of adding, a Monday
    ],
)
def test_whoever_was_met_at_an_event_is_owed_the_email_by_the_next_business_day(
    source: Source, met_on: str | None, due: str
) -> None:
    met = day(met_on) if met_on else None
    row = sole(case(added_on=day("11-23"), source=str(source), met_on=met, met_at="Data night"))
    assert (row.kind, row.due, row.key) == (Kind.REACH_OUT, day(due), "reach-out:dana")
    assert (row.fact, row.fact_day, row.about) == ("met-there", met or day("11-23"), "Data night")


@pytest.mark.parametrize("source", sorted(set(Source) - {Source.GUEST_SPEAKER, Source.EVENT}))
def test_other_sources_count_from_the_day_of_adding_wherever_they_were_met(source: Source) -> None:
    row = sole(case(added_on=day("11-23"), source=str(source), met_on=day("11-10")))
    assert (row.due, row.fact) == (day("11-25"), "added")


@pytest.mark.parametrize("source", [None, "referral", "guest-speaker"])
def test_whoever_was_named_in_a_talk_is_owed_that_message_alone(source: str | None) -> None:
    named = Named("n1", day("11-19"), "Omar Haddad")
    row = sole(case(added_on=day("11-23"), source=source, met_on=day("11-20"), named=(named,)))
    assert row == Owed(
        key="referral:n1",
        kind=Kind.REFERRAL,
        due=day("11-23"),  # two business days after a Thursday
        fact="named",
        fact_day=day("11-19"),
        about="Omar Haddad",
    )


def test_of_several_who_named_somebody_the_first_counts() -> None:
    named = (Named("n2", day("11-20"), "Second"), Named("n1", day("11-18"), "First"))
    assert (sole(case(named=named)).about, sole(case(named=named)).due) == ("First", day("11-20"))


def test_the_pool_owes_nothing() -> None:
    for facts in ((), (fact("note", "11-23"),)):
        found = standing(case(*facts, pool=True, named=(Named("n", day("11-18"), "Ann"),)), RULES)
        assert (found.stage, found.owed) == (Stage.POOL, ())


@pytest.mark.parametrize("what", [what for what in What if what is not What.NOTE])
def test_contact_takes_somebody_out_of_the_pool(what: What) -> None:
    found = standing(case(fact(what, "11-23", until="12-01"), pool=True), RULES)
    assert found.stage is not Stage.POOL
    assert found.owed


def test_a_planned_talk_takes_somebody_out_of_the_pool() -> None:
    assert kinds(case(pool=True, talks=(talk(),))) == ["prepare", "talk"]


# ---- Asked, reminded, silent ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "at", "due"),
    [
        ("11-23", None, "12-02"),  # Monday, no time: before noon
        ("11-23", "00:00", "12-02"),
        ("11-23", "11:59", "12-02"),
        ("11-23", "12:00", "12-03"),  # from noon on it counts from Tuesday
        ("11-23", "23:59", "12-03"),
        ("11-27", "09:00", "12-08"),  # Friday
        ("11-27", "15:00", "12-09"),  # Friday afternoon counts from Monday
        ("11-28", "09:00", "12-09"),  # Saturday counts from Monday, in the morning
        ("11-28", "15:00", "12-09"),  # and in the afternoon
        ("11-29", None, "12-09"),
        ("12-23", "09:00", "2027-01-05"),  # Wednesday before two holidays
        ("12-23", "12:00", "2027-01-06"),  # counts from the Monday after them
        ("12-24", "09:00", "2027-01-06"),  # so does the holiday itself
    ],
)
def test_a_reminder_is_owed_seven_business_days_after_the_ask(asked: str, at: str | None, due: str) -> None:
    row = sole(case(fact("asked", asked, time=at, via="email")), HOLIDAYS)
    assert (row.kind, row.due) == (Kind.NUDGE, day(due))
    assert (row.key, row.fact) == (f"nudge:asked/{asked}", "asked")
    assert (row.fact_day, row.via) == (day(asked), "email")


def test_asking_once_more_moves_the_reminder_on() -> None:
    row = sole(case(fact("asked", "11-23"), fact("asked", "11-25", via="phone")))
    assert (row.key, row.due, row.fact_day, row.via) == (
        "nudge:asked/11-25",
        day("12-04"),
        day("11-25"),
        "phone",
    )


@pytest.mark.parametrize("uids", [("x", "y"), ("y", "x")])
def test_of_two_messages_of_one_day_the_time_decides_not_chance(uids: tuple[str, str]) -> None:
    early = fact("asked", "11-23", uid=uids[0], time="09:00")
    late = fact("asked", "11-23", uid=uids[1], time="14:00")
    assert owed(case(early, late)) == owed(case(late, early)) == [("nudge", "12-03")]
    until = [fact("later", "11-23", uid=uid, until=f"12-0{index}") for index, uid in enumerate(uids, 1)]
    assert owed(case(*until)) == [("reach-out", "12-02")]


@pytest.mark.parametrize(
    ("nudged", "at", "due"),
    [
        ("12-02", None, "12-11"),
        ("12-02", "15:00", "12-11"),  # the rule of noon is for the ask
        ("12-05", None, "12-15"),  # from a Saturday Monday counts as one
        ("12-17", None, "12-30"),  # two holidays between
    ],
)
def test_seven_business_days_after_a_reminder_a_decision_is_owed(
    nudged: str, at: str | None, due: str
) -> None:
    row = sole(case(fact("asked", "11-20"), fact("nudged", nudged, time=at, via="email")), HOLIDAYS)
    assert (row.kind, row.due) == (Kind.DECIDE, day(due))
    assert (row.key, row.fact, row.via) == (f"decide:nudged/{nudged}", "nudged", "email")


def test_after_the_second_reminder_the_decision_leaves_no_third() -> None:
    facts = [fact("asked", "11-02"), fact("nudged", "11-11"), fact("nudged", "11-20")]
    row = sole(case(*facts))
    assert (row.kind, row.fact, row.due) == (Kind.DECIDE, "nudged-enough", day("12-01"))
    again = sole(case(*facts, fact("asked", "12-01")))
    assert (again.kind, again.fact, again.due) == (Kind.DECIDE, "nudged-enough", day("12-10"))


def test_how_many_reminders_are_enough_is_a_setting() -> None:
    once = case(fact("asked", "11-02"), fact("nudged", "11-11"))
    assert sole(once).fact == "nudged"
    assert sole(once, Rules(reminders=1)).fact == "nudged-enough"
    assert sole(case(fact("asked", "11-02")), Rules(reminders=0)).kind is Kind.DECIDE


def test_a_reminder_after_a_new_ask_has_a_row_of_its_own() -> None:
    facts = [fact("asked", "11-02"), fact("nudged", "11-11"), fact("asked", "11-20")]
    assert keys(case(*facts)) == ["nudge:asked/11-20"]


def test_an_answer_starts_the_count_of_reminders_anew() -> None:
    facts = [fact("asked", "11-02"), fact("nudged", "11-05"), fact("nudged", "11-10")]
    assert reminders(facts) == 2
    answered = [*facts, fact("replied", "11-12"), fact("asked", "11-16"), fact("nudged", "11-25")]
    assert reminders(answered) == 1
    assert sole(case(*answered)).fact == "nudged"


@pytest.mark.parametrize(
    ("delay", "facts", "due"),
    [
        ({"reach_out": 5}, [], "11-09"),
        ({"nudge": 3}, [fact("asked", "11-23")], "11-26"),
        ({"decide": 1}, [fact("nudged", "11-23")], "11-24"),
        ({"set_date": 2}, [fact("replied", "11-23")], "11-25"),
        ({"new_dates": 3}, [fact("moved", "11-23")], "11-26"),
        ({"decline_reply": 2}, [fact("declined", "11-23")], "11-25"),
        ({"thank_you_hours": 48}, [fact("met", "11-23")], "11-25"),
        ({"keep_in_touch": {"b": Period(10, "d")}}, [fact("caught-up", "11-23")], "12-03"),
        (
            {"report_back": Period(1, "w")},
            [fact("met", "11-23", advice="Read"), fact("thanked", "11-23")],
            "11-30",
        ),
    ],
)
def test_every_delay_is_a_setting(delay: Mapping[str, object], facts: list[Fact], due: str) -> None:
    assert sole(case(*facts), Rules(**delay)).due == day(due)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("delay", "more", "due"),
    [
        ({"my_promise": 1}, {"promises": (Pledge("p", True, "call", ADDED),)}, "11-03"),
        ({"chase_promise": 1}, {"promises": (Pledge("p", False, "call", ADDED),)}, "11-03"),
        ({"tell_introducer": 1}, {"introductions": (Introduction("i", 4, "Ana", ADDED),)}, "11-03"),
        ({"tell_news": 1}, {"named_others_on": ADDED, "news": (News("w", ADDED, "x"),)}, "11-03"),
    ],
)
def test_the_delays_of_debts_are_settings(
    delay: Mapping[str, object], more: Mapping[str, object], due: str
) -> None:
    row = sole(case(fact("caught-up", "11-02"), **more), Rules(**delay))  # type: ignore[arg-type]
    assert row.due == day(due)


def test_the_delays_of_events_and_names_are_settings() -> None:
    at_event = case(source="event", met_on=day("11-23"))
    assert sole(at_event, Rules(event_email=3)).due == day("11-26")
    named = case(named=(Named("n", day("11-23"), "Ann"),))
    assert sole(named, Rules(referral=4)).due == day("11-27")


# ---- Answers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("until", ["11-23", "12-05", "2027-05-01"])
def test_later_owes_a_message_on_that_very_day_free_or_not(until: str) -> None:
    row = sole(case(fact("asked", "11-02"), fact("later", "11-20", until=until)))
    assert (row.kind, row.due, row.fact, row.show_from) == (Kind.REACH_OUT, day(until), "later", None)
    assert row.key == "reach-out:later/11-20"


@pytest.mark.parametrize(
    ("replied", "due"), [("11-23", "11-24"), ("11-27", "11-30"), ("11-28", "11-30"), ("12-23", "12-28")]
)
def test_a_reply_owes_a_date_by_the_next_business_day(replied: str, due: str) -> None:
    row = sole(case(fact("asked", "11-02"), fact("replied", replied, via="email")), HOLIDAYS)
    assert (row.kind, row.due, row.via) == (Kind.SET_DATE, day(due), "email")


def test_a_reply_without_an_ask_owes_a_date_too() -> None:
    assert owed(case(fact("replied", "11-23"))) == [("set-date", "11-24")]


def test_a_second_reply_moves_the_date_to_set() -> None:
    row = sole(case(fact("asked", "11-02"), fact("replied", "11-20"), fact("replied", "11-23")))
    assert (row.key, row.due) == ("set-date:replied/11-23", day("11-24"))


def test_a_reply_after_another_ask_is_owed_a_date_of_its_own() -> None:
    facts = [fact("replied", "11-09"), fact("asked", "11-16"), fact("replied", "11-20")]
    assert keys(case(*facts)) == ["set-date:replied/11-20"]


def test_an_answer_to_a_thank_you_owes_no_date() -> None:
    facts = [fact("met", "11-16"), fact("thanked", "11-17"), fact("replied", "11-18")]
    assert kinds(case(*facts)) == ["keep-in-touch"]
    assert kinds(case(*facts, fact("asked", "11-20"), fact("replied", "11-23"))) == ["set-date"]


@pytest.mark.parametrize("what", ["moved", "cancelled"])
@pytest.mark.parametrize("mine", [False, True])
@pytest.mark.parametrize(("on", "due"), [("11-23", "11-24"), ("11-27", "11-30"), ("12-23", "12-28")])
def test_a_talk_that_fell_through_owes_new_dates_by_the_next_business_day(
    what: str, mine: bool, on: str, due: str
) -> None:
    row = sole(case(fact("replied", "11-09"), fact(what, on, mine=mine)), HOLIDAYS)
    assert (row.kind, row.due, row.fact) == (Kind.NEW_DATES, day(due), what)
    assert row.about == ("mine" if mine else None)


@pytest.mark.parametrize("mine", [False, True])
@pytest.mark.parametrize("on", ["11-23", "11-28", "12-25"])
def test_a_no_show_owes_a_kind_note_the_same_day_free_or_not(mine: bool, on: str) -> None:
    row = sole(case(fact("no-show", on, mine=mine)), HOLIDAYS)
    assert (row.kind, row.due, row.fact) == (Kind.NEW_DATES, day(on), "no-show")
    assert row.about == ("mine" if mine else None)


@pytest.mark.parametrize(("on", "due"), [("11-23", "11-24"), ("11-27", "11-30"), ("12-24", "12-28")])
def test_a_refusal_owes_thanks_by_the_next_business_day(on: str, due: str) -> None:
    found = standing(case(fact("asked", "11-02"), fact("declined", on)), HOLIDAYS)
    (row,) = found.owed
    assert (row.kind, row.due, row.key) == (Kind.DECLINE_REPLY, day(due), f"decline-reply:declined/{on}")
    assert found.stage is Stage.DECLINED


@pytest.mark.parametrize("about", [None, "decline-reply:declined/11-23"])
def test_whoever_declined_and_was_thanked_is_owed_nothing_more(about: str | None) -> None:
    found = standing(case(fact("declined", "11-23"), fact("thanked", "11-23", about=about)), RULES)
    assert (found.stage, found.owed) == (Stage.DECLINED, ())


def test_thanks_from_before_the_refusal_or_for_something_else_do_not_count_for_it() -> None:
    before = case(fact("thanked", "11-20"), fact("declined", "11-23"))
    assert kinds(before) == ["decline-reply"]
    elsewhere = case(fact("declined", "11-23"), fact("thanked", "11-24", about="thank-you:met/11-02"))
    assert kinds(elsewhere) == ["decline-reply"]


def test_skipping_the_thanks_lets_whoever_declined_rest() -> None:
    declined = case(fact("declined", "11-23"), skipped={"decline-reply:declined/11-23": day("11-24")})
    assert standing(declined, RULES).owed == ()


def test_a_new_ask_after_a_refusal_starts_over() -> None:
    assert kinds(case(fact("declined", "11-02"), fact("asked", "11-23"))) == ["nudge"]


# ---- Planned talks ----------------------------------------------------------------------------------


def talk(on: str = "12-04", **more: object) -> Talk:
    """Return a talk on a Friday, planned the week before."""
    values: dict[str, object] = {"uid": "t1", "planned_on": day("11-23"), **more}
    return Talk(day=day(on), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "planned_on", "due"),
    [
        ("12-04", "11-23", "12-03"),
        ("12-07", "11-23", "12-04"),  # Monday: the Friday before
        ("12-06", "11-23", "12-04"),  # Sunday too
        ("12-28", "11-23", "12-23"),  # Monday after two holidays and a weekend
        ("12-04", "12-03", "12-03"),
        ("12-04", "12-04", "12-04"),  # planned for today: today
        ("12-07", "12-05", "12-05"),  # planned on Saturday for Monday: not overdue at once
    ],
)
def test_a_planned_talk_is_prepared_by_the_business_day_before_or_the_day_of_planning(
    on: str, planned_on: str, due: str
) -> None:
    planned = case(talks=(talk(on, planned_on=day(planned_on)),))
    rows = {row.kind: row.due for row in standing(planned, HOLIDAYS).owed}
    assert rows == {Kind.PREPARE: day(due), Kind.TALK: day(on)}


def test_a_planned_talk_and_its_preparation_say_when_and_where() -> None:
    planned = talk(time=time(14), timezone="Asia/Tokyo", minutes=25, format="video")
    prepare, row = standing(case(fact("replied", "11-23"), talks=(planned,)), RULES).owed
    at = datetime.fromisoformat("2026-12-04T14:00")
    assert row == Owed(
        key="talk:t1",
        kind=Kind.TALK,
        due=day("12-04"),
        fact="planned",
        fact_day=day("12-04"),
        due_at=at,
        timezone="Asia/Tokyo",
        via="video",
        minutes=25,
    )
    assert prepare == Owed(
        key="prepare:t1",
        kind=Kind.PREPARE,
        due=day("12-03"),
        fact="planned",
        fact_day=day("12-04"),
        timezone="Asia/Tokyo",
        show_from=day("11-23"),
        show_until=at,  # once it begins there is nothing left to prepare
        via="video",
        minutes=25,
    )


def test_a_talk_without_a_time_can_be_prepared_all_that_day() -> None:
    prepare, row = standing(case(talks=(talk(),)), RULES).owed
    assert (prepare.show_until, row.due_at) == (datetime.fromisoformat("2026-12-05T00:00"), None)


def test_a_prepared_talk_owes_only_itself() -> None:
    assert kinds(case(talks=(talk(prepared=True),))) == ["talk"]


@pytest.mark.parametrize("what", sorted(set(What) - {What.MET}))
def test_a_planned_talk_stands_whatever_else_is_written(what: What) -> None:
    later = fact(what, "11-25", until="12-20")
    assert kinds(case(later, talks=(talk(),))) == ["prepare", "talk"]


def test_a_talk_planned_during_a_rest_ends_it() -> None:
    found = standing(case(fact(RESTED, "11-02"), talks=(talk(),)), RULES)
    assert (found.stage, found.rested, len(found.owed)) == (Stage.SCHEDULED, False, 2)


def test_each_of_several_planned_talks_has_its_rows() -> None:
    talks = (talk("12-04"), talk("12-11", uid="t2"))
    assert keys(case(talks=talks)) == ["prepare:t1", "talk:t1", "prepare:t2", "talk:t2"]


def test_a_skipped_preparation_leaves_the_talk_and_a_skipped_talk_leaves_nothing_to_prepare() -> None:
    planned = case(talks=(talk(),))
    assert keys(replace(planned, skipped={"prepare:t1": day("12-01")})) == ["talk:t1"]
    assert kinds(replace(planned, skipped={"talk:t1": day("12-05")})) == ["keep-in-touch"]


# ---- The thank-you ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "at", "minutes", "due", "due_at"),
    [
        ("12-04", "14:00", 30, "12-05", "2026-12-05T14:30"),  # 24 hours after the end, a Saturday too
        ("12-04", "23:45", 30, "12-06", "2026-12-06T00:15"),  # it ended on the next day
        ("12-04", "14:00", None, "12-05", "2026-12-05T14:00"),
        ("12-04", None, 30, "12-05", None),
        ("12-31", "09:00", 20, "2027-01-01", "2027-01-01T09:20"),
    ],
)
def test_a_talk_owes_a_thank_you_24_hours_after_its_end(
    on: str, at: str | None, minutes: int | None, due: str, due_at: str | None
) -> None:
    row = sole(case(fact("met", on, time=at, minutes=minutes, via="coffee")), HOLIDAYS)
    assert (row.kind, row.key, row.due) == (Kind.THANK_YOU, f"thank-you:met/{on}", day(due))
    assert row.due_at == (datetime.fromisoformat(due_at) if due_at else None)
    assert (row.fact, row.fact_day, row.via, row.minutes) == ("met", day(on), "coffee", minutes)


def test_a_thank_you_is_due_in_the_zone_of_the_talk() -> None:
    met = fact("met", "12-04", time="09:00", minutes=20, timezone="Asia/Tokyo")
    row = sole(case(met))
    assert (row.due_at, row.timezone) == (datetime.fromisoformat("2026-12-05T09:20"), "Asia/Tokyo")


@pytest.mark.parametrize("what", sorted(set(What) - {What.MET}))
def test_only_a_talk_owes_a_thank_you(what: What) -> None:
    assert "thank-you" not in kinds(case(fact(what, "11-23", until="12-01")))


def test_thanks_clear_every_talk_up_to_their_day_and_none_after() -> None:
    facts = [fact("met", "11-09"), fact("met", "11-16"), fact("met", "11-23")]
    assert keys(case(*facts)) == [f"thank-you:met/{on}" for on in ("11-09", "11-16", "11-23")]
    assert keys(case(*facts, fact("thanked", "11-16"))) == ["thank-you:met/11-23"]


def test_thanks_for_one_talk_clear_that_one() -> None:
    facts = [fact("met", "11-09"), fact("met", "11-16")]
    about = fact("thanked", "11-20", about="thank-you:met/11-16")
    assert keys(case(*facts, about)) == ["thank-you:met/11-09"]


def test_thanks_on_the_evening_before_a_day_that_is_tomorrow_elsewhere_count() -> None:
    met = fact("met", "12-04", time="09:00", timezone="Asia/Tokyo")  # in New York it was on the 3rd
    found = standing(case(met, fact("thanked", "12-03")), RULES)
    assert (found.stage, [row.kind for row in found.owed]) == (Stage.THANKED, [Kind.KEEP_IN_TOUCH])
    here = fact("met", "12-04", time="09:00")
    assert kinds(case(here, fact("thanked", "12-03"))) == ["thank-you"]
    assert "thank-you" not in kinds(case(here, fact("thanked", "12-03", about="thank-you:met/12-04")))


def test_debts_stand_beside_the_ladder() -> None:
    facts = [fact("met", "11-23"), fact("asked", "11-24")]
    assert owed(case(*facts)) == [("thank-you", "11-24"), ("nudge", "12-03")]
    assert kinds(case(fact("met", "11-23"), talks=(talk(),))) == ["thank-you", "prepare", "talk"]
    assert kinds(case(fact("met", "11-23"), fact("declined", "11-24"))) == ["thank-you", "decline-reply"]


# ---- The other debts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "due"), [("11-02", "11-30"), ("11-28", "12-26")])
def test_advice_is_owed_a_report_four_weeks_after_the_talk(on: str, due: str) -> None:
    met = fact("met", on, advice="Join the trade body")
    row = sole(case(met, fact("thanked", on)))
    assert row == Owed(
        key=f"report-back:met/{on}",
        kind=Kind.REPORT_BACK,
        due=day(due),
        fact="met",
        fact_day=day(on),
        about="Join the trade body",
    )


def test_reports_clear_what_they_are_about_or_all_that_lies_before_them() -> None:
    facts = [fact("met", on, advice="Read") for on in ("11-02", "11-16")]
    facts += [fact("thanked", "11-16")]
    one = fact("reported", "11-20", about="report-back:met/11-16")
    assert keys(case(*facts, one)) == ["report-back:met/11-02"]
    assert keys(case(*facts, fact("reported", "11-10"))) == ["report-back:met/11-16"]
    assert kinds(case(*facts, fact("reported", "11-16"))) == ["keep-in-touch"]


@pytest.mark.parametrize(
    ("mine", "on", "by", "due"),
    [
        (True, "11-23", None, "11-26"),  # three business days
        (True, "11-27", None, "12-02"),
        (True, "12-22", None, "12-29"),  # over two holidays and a weekend
        (True, "11-23", "12-06", "12-06"),  # the day given, a Sunday too
        (False, "11-23", None, "11-30"),  # seven days
        (False, "11-28", None, "12-05"),
        (False, "11-23", "12-06", "12-06"),
    ],
)
def test_promises_are_due_on_their_day_or_soon(mine: bool, on: str, by: str | None, due: str) -> None:
    pledge = Pledge("p", mine, "introduce us", day(on), day(by) if by else None)
    row = sole(case(fact("caught-up", "11-02"), promises=(pledge,)), HOLIDAYS)
    kind = Kind.MY_PROMISE if mine else Kind.CHASE_PROMISE
    assert row == Owed(
        key=f"{kind}:p", kind=kind, due=day(due), fact="promised", fact_day=day(on), about="introduce us"
    )


@pytest.mark.parametrize(
    ("mine", "introduced", "left"),
    [
        (False, fact("introduced", "11-22"), "chase-promise"),  # before it was promised
        (False, fact("introduced", "11-23"), "keep-in-touch"),
        (False, fact("introduced", "11-20", about="chase-promise:p"), "keep-in-touch"),
        (False, fact("introduced", "11-25", about="chase-promise:q"), "chase-promise"),
        (True, fact("introduced", "11-25"), "my-promise"),
    ],
)
def test_an_introduction_keeps_their_promise_and_never_mine(mine: bool, introduced: Fact, left: str) -> None:
    pledge = Pledge("p", mine, "introduce us", day("11-23"))
    assert kinds(case(fact("caught-up", "11-02"), introduced, promises=(pledge,))) == [left]


@pytest.mark.parametrize("mine", [True, False])
def test_a_promise_that_was_kept_is_owed_no_more(mine: bool) -> None:
    kept = Pledge("p", mine, "call", day("11-23"), done=True)
    assert kinds(case(fact("caught-up", "11-02"), promises=(kept,))) == ["keep-in-touch"]


def test_the_introducer_is_told_two_business_days_after_the_talk() -> None:
    met = Introduction("i", 4, "Ana Ruiz", day("11-26"))
    talked = case(fact("caught-up", "11-02"), introductions=(met,))
    assert sole(talked) == Owed(
        key="tell-introducer:i",
        kind=Kind.TELL_INTRODUCER,
        due=day("11-30"),
        fact="met",
        fact_day=day("11-26"),
        about="Ana Ruiz",
        about_id=4,
    )
    assert kinds(cleared(talked, "reported", day("11-26"))) == ["keep-in-touch"]
    assert kinds(cleared(talked, "reported", day("11-25"))) == ["tell-introducer"]


@pytest.mark.parametrize(
    ("helped", "told"),
    [
        ({"facts": (fact("met", "11-23"), fact("thanked", "11-23"))}, True),
        ({"facts": (fact("met", "11-24"), fact("thanked", "11-24"))}, False),  # they helped only after it
        ({"facts": (fact("introduced", "11-20"), fact("caught-up", "11-20"))}, True),
        ({"facts": (fact("asked", "11-02"), fact("replied", "11-20"))}, False),
        ({"promises": (Pledge("p", False, "a name", day("11-20"), done=True),)}, True),
        ({"promises": (Pledge("p", True, "a name", day("11-20"), done=True),)}, False),
        ({"named_others_on": day("11-20")}, True),
        ({"named_others_on": day("11-24")}, False),
    ],
)
def test_good_news_is_for_everybody_who_had_helped(helped: Mapping[str, object], told: bool) -> None:
    news = News("w", day("11-23"), "I start at Acme")
    rows = {row.kind: row for row in standing(case(news=(news,), **helped), RULES).owed}
    assert (Kind.TELL_NEWS in rows) is told
    if told:
        row = rows[Kind.TELL_NEWS]
        assert (row.key, row.due, row.about) == ("tell-news:w", day("11-26"), "I start at Acme")


def test_a_second_person_is_suggested_three_business_days_after_the_ask() -> None:
    asked = case(fact("asked", "11-26"), colleagues=(Colleague(4, "Bo Chen"), Colleague(5, "Ana Ruiz")))
    suggestion, nudge = standing(asked, RULES).owed
    assert suggestion == Owed(
        key="second-person:asked/11-26",
        kind=Kind.SECOND_PERSON,
        due=day("12-01"),
        fact="asked",
        fact_day=day("11-26"),
        about="Bo Chen, Ana Ruiz",
        about_id=4,
    )
    assert nudge.kind is Kind.NUDGE


@pytest.mark.parametrize(
    ("colleagues", "about"),
    [
        ((), None),
        ((Colleague(4, "Bo", day("11-26")),), None),  # asked the same day: that is the second person
        ((Colleague(4, "Bo", day("12-01")), Colleague(5, "Ana")), None),
        ((Colleague(4, "Bo", day("11-25")),), "Bo"),  # asked before: may be asked again
        (tuple(Colleague(each, f"P{each}") for each in range(5)), "P0, P1, P2"),
    ],
)
def test_the_suggestion_names_those_who_can_be_asked(
    colleagues: tuple[Colleague, ...], about: str | None
) -> None:
    rows = standing(case(fact("asked", "11-26"), colleagues=colleagues), RULES).owed
    assert [row.about for row in rows if row.kind is Kind.SECOND_PERSON] == ([about] if about else [])


@pytest.mark.parametrize("what", ["replied", "later", "declined", "met", RESTED])
def test_nobody_else_need_be_tried_once_they_answered_or_rest(what: str) -> None:
    facts = (fact("asked", "11-26"), fact(what, "11-30", until="12-20"))
    assert "second-person" not in kinds(case(*facts, colleagues=(Colleague(4, "Bo"),)))


def test_the_second_person_can_be_switched_off_and_gives_way_to_a_planned_talk() -> None:
    asked = case(fact("asked", "11-26"), colleagues=(Colleague(4, "Bo"),))
    assert [row.kind for row in standing(asked, Rules(second_person=0)).owed] == [Kind.NUDGE]
    assert kinds(replace(asked, talks=(talk(),))) == ["prepare", "talk"]


def test_a_rest_silences_debts_too() -> None:
    pledge = Pledge("p", True, "call", day("11-02"))
    facts = (fact("met", "11-02", advice="Read"), fact(RESTED, "11-03"))
    assert kinds(case(*facts, promises=(pledge,))) == []


# ---- Keeping in touch -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "due", "via", "about"),
    [
        ({}, "2027-02-24", "default", "3mo"),
        ({"tier": "a"}, "2027-01-05", "a", "6w"),
        ({"tier": "b"}, "2027-02-24", "b", "3mo"),
        ({"tier": "c"}, "2027-05-24", "c", "6mo"),
        ({"tier": "c", "every": Period(10, "d")}, "2026-12-04", "every", "10d"),
        ({"rhythm": (Period(1, "mo"), "tag family")}, "2026-12-24", "tag family", "1mo"),
        ({"rhythm": (Period(1, "mo"), "tag family"), "tier": "a"}, "2027-01-05", "a", "6w"),
        ({"every": Period(1, "y")}, "2027-11-24", "every", "1y"),
        ({"every": Period(5, "bd")}, "2026-12-01", "every", "5bd"),
    ],
)
def test_when_nothing_else_is_open_the_tier_says_when_to_get_in_touch(
    more: Mapping[str, object], due: str, via: str, about: str
) -> None:
    row = sole(case(fact("met", "11-20"), fact("thanked", "11-24"), **more))
    assert row == Owed(
        key="keep-in-touch:met/11-20",
        kind=Kind.KEEP_IN_TOUCH,
        due=day(due),
        fact="touched",
        fact_day=day("11-24"),
        via=via,
        about=about,
    )


def test_keeping_in_touch_in_business_days_leaves_out_holidays() -> None:
    every = case(fact("caught-up", "12-22"), every=Period(3, "bd"))
    assert sole(every, HOLIDAYS).due == day("12-29")


@pytest.mark.parametrize(
    ("last", "due"), [("11-30", "2027-02-28"), ("2027-11-29", "2028-02-29"), ("11-29", "2027-02-28")]
)
def test_three_months_end_with_the_month_at_the_latest(last: str, due: str) -> None:
    assert sole(case(fact("caught-up", last))).due == day(due)


@pytest.mark.parametrize("what", sorted(TOUCHES - set(LADDER_ORDER)))
def test_every_touch_restarts_the_clock_of_the_same_row(what: What) -> None:
    facts = [fact("met", "11-02"), fact("thanked", "11-03"), fact(what, "11-23")]
    row = sole(case(*facts))
    assert (row.key, row.due) == ("keep-in-touch:met/11-02", day("2027-02-23"))
    assert standing(case(*facts), RULES).last_touch == day("11-23")


@pytest.mark.parametrize("what", ["note", "declined", "later", "moved", "cancelled", "no-show", RESTED])
def test_what_is_no_contact_leaves_the_last_touch(what: str) -> None:
    facts = [fact("met", "11-02"), fact("thanked", "11-03"), fact(what, "11-23", until="12-01")]
    assert standing(case(*facts), RULES).last_touch == day("11-03")


def test_catching_up_owes_no_thanks_but_a_row_of_its_own() -> None:
    row = sole(case(fact("met", "11-02"), fact("thanked", "11-03"), fact("caught-up", "11-23")))
    assert (row.key, row.due) == ("keep-in-touch:caught-up/11-23", day("2027-02-23"))


def test_a_follow_up_of_the_users_own_stands_for_keeping_in_touch() -> None:
    done = case(fact("met", "11-02"), fact("thanked", "11-03"))
    assert standing(replace(done, manual=True), RULES).owed == ()
    assert kinds(replace(case(fact("asked", "11-02")), manual=True)) == ["nudge"]


def test_each_skip_moves_keeping_in_touch_one_period_on_from_its_day() -> None:
    done = case(fact("met", "11-02"), fact("thanked", "11-03"))
    first = sole(done)
    assert first.due == day("2027-02-03")
    second = sole(replace(done, skipped={first.key: day("2027-02-10")}))
    assert (second.key, second.due) == (f"{first.key}:2", day("2027-05-10"))
    third = sole(replace(done, skipped={first.key: day("2027-02-10"), second.key: day("2027-05-10")}))
    assert (third.key, third.due) == (f"{first.key}:3", day("2027-08-10"))
    assert third.fact_day == day("11-03")  # skipping is not doing


def test_contact_after_a_skip_counts_from_the_contact() -> None:
    done = case(fact("met", "11-02"), fact("thanked", "11-03"), fact("reported", "12-20"))
    skipped = replace(done, skipped={"keep-in-touch:met/11-02": day("12-10")})
    assert sole(skipped).due == day("2027-03-20")


# ---- Skipped rows -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [fact("asked", "11-23")],
        [fact("nudged", "11-23")],
        [fact("replied", "11-23")],
        [fact("later", "11-23", until="12-01")],
        [fact("moved", "11-23")],
        [fact("no-show", "11-23")],
        [fact("met", "11-23")],
    ],
)
def test_after_a_skipped_row_there_is_keeping_in_touch(facts: list[Fact]) -> None:
    skipped = case(*facts, skipped={sole(case(*facts)).key: day("12-02")})
    row = sole(skipped)
    assert row.kind is Kind.KEEP_IN_TOUCH
    since = facts[0].day if facts and facts[0].what in TOUCHES else ADDED
    assert (row.fact_day, row.fact) == (since, "added" if since == ADDED else "touched")


@pytest.mark.parametrize(("what", "kind"), [("asked", "nudge"), ("replied", "set-date")])
def test_a_skip_holds_until_there_is_a_new_message(what: str, kind: str) -> None:
    skipped = {f"{kind}:{what}/11-23": day("11-25")}
    older, last, newer = fact(what, "11-02"), fact(what, "11-23"), fact(what, "11-27")
    assert kinds(case(last, skipped=skipped)) == ["keep-in-touch"]
    assert kinds(case(older, last, skipped=skipped)) == ["keep-in-touch"]
    assert keys(case(older, last, newer, skipped=skipped)) == [f"{kind}:{what}/11-27"]


# ---- Rest -------------------------------------------------------------------------------------------


def test_a_rest_without_an_end_owes_nothing() -> None:
    facts = [fact("met", "11-02"), fact("asked", "11-09"), fact("nudged", "11-18"), fact(RESTED, "11-27")]
    found = standing(case(*facts), RULES)
    assert found == Standing(
        stage=Stage.NUDGED, last_touch=day("11-18"), rested=True, rested_until=None, owed=()
    )


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ([], Kind.REACH_OUT),
        ([fact("asked", "11-02")], Kind.REACH_OUT),
        ([fact("met", "11-02"), fact("thanked", "11-02")], Kind.KEEP_IN_TOUCH),
        ([fact("caught-up", "11-02")], Kind.KEEP_IN_TOUCH),
    ],
)
def test_a_rest_until_a_day_owes_one_row_that_shows_from_then(facts: list[Fact], kind: Kind) -> None:
    found = standing(case(*facts, fact(RESTED, "11-23", until="12-26")), RULES)
    assert (found.rested, found.rested_until) == (True, day("12-26"))
    assert found.owed == (
        Owed(
            key=f"{kind}:rested/11-23",
            kind=kind,
            due=day("12-26"),
            fact=RESTED,
            fact_day=day("11-23"),
            show_from=day("12-26"),
        ),
    )


def test_what_was_owed_before_a_rest_waits_for_its_end_and_is_not_late_then() -> None:
    promises = tuple(
        Pledge(uid=text, text=text, day=day("11-02"), by=day(by), mine=True)
        for text, by in (("essay", "12-01"), ("slides", "2027-01-15"))
    )
    rested = case(fact("met", "11-02"), fact(RESTED, "11-23", until="12-26"), promises=promises)
    found = standing(rested, RULES)
    assert {(row.kind, row.due, row.due_at, row.show_from) for row in found.owed} == {
        (Kind.KEEP_IN_TOUCH, day("12-26"), None, day("12-26")),
        (Kind.THANK_YOU, day("12-26"), None, day("12-26")),
        (Kind.MY_PROMISE, day("12-26"), None, day("12-26")),
        (Kind.MY_PROMISE, day("2027-01-15"), None, day("12-26")),
    }


def test_skipping_the_end_of_a_rest_does_not_lose_the_person() -> None:
    rested = case(fact("asked", "11-02"), fact(RESTED, "11-23", until="12-26"))
    row = sole(replace(rested, skipped={"reach-out:rested/11-23": day("12-28")}))
    assert (row.kind, row.due, row.show_from) == (Kind.KEEP_IN_TOUCH, day("2027-03-26"), day("12-26"))
    met = case(fact("met", "11-02"), fact("thanked", "11-02"), fact(RESTED, "11-23", until="12-26"))
    row = sole(replace(met, skipped={"keep-in-touch:rested/11-23": day("12-28")}))
    assert (row.key, row.due) == ("keep-in-touch:met/11-02", day("2027-03-26"))


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (What.ASKED, ["nudge"]),
        (What.NUDGED, ["decide"]),
        (What.REPLIED, ["set-date"]),
        (What.LATER, ["reach-out"]),
        (What.MOVED, ["new-dates"]),
        (What.CANCELLED, ["new-dates"]),
        (What.NO_SHOW, ["new-dates"]),
        (What.MET, ["thank-you"]),
        (What.CAUGHT_UP, ["keep-in-touch"]),
        (What.DECLINED, ["decline-reply"]),
        # Words outside the ladder end the rest, but what the rest closed stays closed.
        (What.THANKED, ["keep-in-touch"]),
        (What.REPORTED, ["keep-in-touch"]),
        (What.INTRODUCED, ["keep-in-touch"]),
    ],
)
@pytest.mark.parametrize("until", [None, "2027-03-01"])
@pytest.mark.parametrize("before", ["asked", "nudged", "replied", "moved"])
def test_contact_ends_a_rest(what: What, expected: list[str], until: str | None, before: str) -> None:
    facts = [fact(before, "11-02"), fact(RESTED, "11-16", until=until), fact(what, "11-23", until="12-01")]
    found = standing(case(*facts), RULES)
    assert (found.rested, [str(row.kind) for row in found.owed]) == (False, expected)


def test_a_note_does_not_end_a_rest() -> None:
    found = standing(case(fact(RESTED, "11-16"), fact("note", "11-23")), RULES)
    assert (found.rested, found.owed) == (True, ())


def test_what_is_entered_later_but_lies_before_a_rest_does_not_end_it() -> None:
    rest = fact(RESTED, "11-16", order=5)
    assert standing(case(rest, fact("asked", "11-13", order=9)), RULES).rested
    assert not standing(case(rest, fact("asked", "11-17", order=9)), RULES).rested


def test_on_the_day_of_a_rest_the_order_of_typing_decides() -> None:
    rest = fact(RESTED, "11-16", order=5)
    assert standing(case(rest, fact("asked", "11-16", order=4)), RULES).rested
    assert not standing(case(rest, fact("asked", "11-16", order=6)), RULES).rested
    assert standing(case(rest, named=(Named("n", day("11-16"), "Ann", order=4),)), RULES).rested
    assert not standing(case(rest, named=(Named("n", day("11-16"), "Ann", order=6),)), RULES).rested


@pytest.mark.parametrize("before", [(), ("asked",), ("asked", "nudged"), ("replied",), ("met", "thanked")])
@pytest.mark.parametrize("until", [None, "2027-03-01"])
def test_being_named_ends_a_rest_and_owes_them_a_message(before: tuple[str, ...], until: str | None) -> None:
    facts = [fact(what, "11-02", order=number) for number, what in enumerate(before)]
    rest = fact(RESTED, "11-16", order=9, until=until)
    known = Named("old", day("11-09"), "Old Friend", order=8)
    named = (Named("n2", day("11-25"), "Bo", order=11), Named("n1", day("11-23"), "Ann", order=10), known)
    found = standing(case(*facts, rest, named=named), RULES)
    (row,) = found.owed
    assert not found.rested
    assert (row.key, row.kind, row.due) == ("referral:n1", Kind.REFERRAL, day("11-25"))
    assert (row.fact, row.fact_day, row.about) == ("named-at-rest", day("11-23"), "Ann")
    assert standing(case(*facts, rest, named=(known,)), RULES).rested


@pytest.mark.parametrize("by", ["asked", "met", "replied", "declined", RESTED])
def test_the_message_after_a_rest_is_over_with_the_next_step(by: str) -> None:
    facts = [fact("asked", "11-02"), fact(RESTED, "11-16", order=2), fact(by, "11-24", order=4)]
    found = standing(case(*facts, named=(Named("n", day("11-23"), "Ann", order=3),)), RULES)
    assert Kind.REFERRAL not in {row.kind for row in found.owed}


def test_whoever_said_no_and_is_named_since_is_worth_a_thought() -> None:
    said_no = (fact("asked", "11-02"), fact("declined", "11-09"), fact("thanked", "11-09"))
    row = sole(case(*said_no, named=(Named("n", day("11-23"), "Ann"),)))
    assert (row.key, row.fact, row.due) == ("referral:n", "named-after-no", day("11-25"))
    skipped = case(*said_no, named=(Named("n", day("11-23"), "Ann"),), skipped={"referral:n": day("11-24")})
    assert standing(skipped, RULES).owed == ()
    # Of one day the no comes last: it answered the message that the name had led to.
    assert standing(case(*said_no, named=(Named("n", day("11-09"), "Ann"),)), RULES).owed == ()


def test_of_two_rests_the_later_one_counts() -> None:
    rests = [fact(RESTED, "11-16", until="11-30"), fact(RESTED, "11-23", until="12-14")]
    for facts in permutations(rests):
        assert standing(case(*facts), RULES).rested_until == day("12-14")
    ended = [fact(RESTED, "11-16"), fact("asked", "11-18"), fact(RESTED, "11-23")]
    assert standing(case(*ended), RULES).owed == ()


def test_messages_from_before_a_rest_are_no_reminders_after_it() -> None:
    facts = [
        fact("asked", "11-02"),
        fact("nudged", "11-03"),
        fact("nudged", "11-04"),
        fact(RESTED, "11-05"),
        fact("asked", "11-16"),
    ]
    assert reminders(facts) == 0
    assert keys(case(*facts)) == ["nudge:asked/11-16"]
    replies = [fact("replied", "11-02"), fact(RESTED, "11-05"), fact("replied", "11-16")]
    assert keys(case(*replies)) == ["set-date:replied/11-16"]


@pytest.mark.parametrize(
    ("stage", "rested", "until", "shown"),
    [
        (Stage.NUDGED, False, None, Stage.NUDGED),
        (Stage.NUDGED, True, None, Stage.NO_RESPONSE),
        (Stage.CONTACTED, True, None, Stage.NO_RESPONSE),
        (Stage.MET, True, None, Stage.RESTING),
        (Stage.TO_CONTACT, True, None, Stage.RESTING),
        (Stage.MET, True, "11-24", Stage.RESTING),
        (Stage.MET, True, "11-23", Stage.MET),  # on its last day the rest is over
        (Stage.CONTACTED, True, "11-24", Stage.NO_RESPONSE),
        (Stage.CONTACTED, True, "11-20", Stage.CONTACTED),
    ],
)
def test_a_rest_covers_the_stage_until_it_is_over(
    stage: Stage, rested: bool, until: str | None, shown: Stage
) -> None:
    assert stage_on(day("11-23"), str(stage), rested, day(until) if until else None) is shown


# ---- The latest fact, the stage, the order ----------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later"), [(a, b) for i, a in enumerate(LADDER_ORDER) for b in LADDER_ORDER[i + 1 :]]
)
def test_of_two_facts_of_one_day_the_one_further_along_decides(earlier: What, later: What) -> None:
    first = fact(earlier, "11-23", until="12-01", order=2)
    second = fact(later, "11-23", until="12-01", order=1)
    both, alone = standing(case(first, second), RULES), standing(case(second), RULES)
    beside = {Kind.THANK_YOU, Kind.KEEP_IN_TOUCH}
    assert both.stage is alone.stage
    assert [row.key for row in both.owed if row.kind not in beside] == [
        row.key for row in alone.owed if row.kind not in beside
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "row"),
    [
        ("later", "replied", [("set-date", "11-24")]),
        ("declined", "replied", [("set-date", "11-24")]),
        ("caught-up", "asked", [("nudge", "12-03")]),
        ("met", "later", [("thank-you", "11-24"), ("reach-out", "12-01")]),
    ],
)
def test_of_two_facts_of_one_day_the_clock_decides_where_both_have_a_time(
    earlier: What, later: What, row: list[tuple[str, str]]
) -> None:
    first = fact(earlier, "11-23", until="12-01", time="08:00", order=2)
    second = fact(later, "11-23", until="12-01", time="16:00", order=1)
    assert owed(case(first, second)) == row
    # A day of which one has no time, or one by another clock, is read by rank.
    for unclear in (replace(first, time=None), replace(first, timezone="Asia/Tokyo")):
        assert owed(case(unclear, second)) == owed(
            case(replace(first, time=None), replace(second, time=None))
        )


@pytest.mark.parametrize(
    ("what", "row"),
    [("no-show", "new-dates"), ("moved", "new-dates"), ("cancelled", "new-dates"), ("later", "reach-out")],
)
def test_what_was_done_about_a_fact_counts_on_the_same_day(what: str, row: str) -> None:
    happened = fact(what, "11-23", until="12-01")
    assert keys(case(happened, fact("asked", "11-23"))) == [f"{row}:{what}/11-23"]
    done = fact("asked", "11-23", about=f"{row}:{what}/11-23")
    assert owed(case(happened, done)) == [("nudge", "12-02")]
    assert owed(case(happened, done, fact("replied", "11-23"))) == [("set-date", "11-24")]


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ([], Stage.TO_CONTACT),
        ([fact("note", "11-23")], Stage.TO_CONTACT),
        ([fact("asked", "11-23")], Stage.CONTACTED),
        ([fact("nudged", "11-23")], Stage.NUDGED),
        ([fact("replied", "11-23")], Stage.REPLIED),
        ([fact("later", "11-23", until="12-01")], Stage.REPLIED),
        ([fact("moved", "11-23")], Stage.REPLIED),
        ([fact("cancelled", "11-23")], Stage.REPLIED),
        ([fact("no-show", "11-23")], Stage.REPLIED),
        ([fact("declined", "11-23")], Stage.DECLINED),
        ([fact("met", "11-23")], Stage.MET),
        ([fact("thanked", "11-20"), fact("met", "11-23")], Stage.MET),
        ([fact("met", "11-23"), fact("thanked", "11-23")], Stage.THANKED),
        ([fact("met", "11-20"), fact("thanked", "11-20"), fact("replied", "11-23")], Stage.THANKED),
        ([fact("met", "11-20"), fact("replied", "11-23")], Stage.MET),
        ([fact("met", "11-16"), fact("thanked", "11-17"), fact("reported", "11-23")], Stage.IN_TOUCH),
        ([fact("met", "11-16"), fact("thanked", "11-17"), fact("introduced", "11-23")], Stage.IN_TOUCH),
        ([fact("met", "11-16"), fact("caught-up", "11-23")], Stage.IN_TOUCH),
        ([fact("met", "11-16"), fact("asked", "11-23")], Stage.CONTACTED),
    ],
)
def test_the_stage_follows_from_the_log(facts: list[Fact], stage: Stage) -> None:
    for order in permutations(facts):
        assert standing(case(*order), RULES).stage is stage


def test_a_planned_talk_is_the_stage() -> None:
    assert standing(case(fact("met", "11-02"), talks=(talk(),)), RULES).stage is Stage.SCHEDULED


def test_the_most_urgent_rows_of_a_day_come_first() -> None:
    ranked = [
        "talk",
        "thank-you",
        "my-promise",
        "set-date",
        "new-dates",
        "tell-introducer",
        "referral",
        "nudge",
    ]
    others = sorted({str(kind) for kind in Kind} - set(ranked))
    assert sorted([*others, *reversed(ranked)], key=urgency) == [*ranked, *others]


def test_rows_are_ordered_by_day_and_then_by_urgency() -> None:
    met = fact("met", "12-03", time="09:00", minutes=30)
    assert owed(case(met, talks=(talk(),))) == [
        ("prepare", "12-03"),
        ("talk", "12-04"),
        ("thank-you", "12-04"),
    ]


# ---- Each row of the table, and what clears it ------------------------------------------------------

CLEARED_BY: Mapping[Kind, tuple[str, ...]] = {
    Kind.REACH_OUT: ("asked", "met"),
    Kind.REFERRAL: ("asked", "met"),
    Kind.NUDGE: ("nudged", "replied", "declined", "later", "met"),
    Kind.DECIDE: (RESTED, "nudged", "replied", "declined"),
    Kind.SET_DATE: ("planned", "met"),
    Kind.PREPARE: ("prepared", "closed"),
    Kind.TALK: ("closed",),
    Kind.NEW_DATES: ("planned", "met"),
    Kind.DECLINE_REPLY: ("thanked",),
    Kind.THANK_YOU: ("thanked",),
    Kind.REPORT_BACK: ("reported",),
    Kind.MY_PROMISE: ("kept",),
    Kind.CHASE_PROMISE: ("introduced", "kept"),
    Kind.TELL_INTRODUCER: ("reported",),
    Kind.TELL_NEWS: ("reported",),
    Kind.SECOND_PERSON: ("colleague asked", "replied", "met"),
    Kind.KEEP_IN_TOUCH: ("caught-up", "met"),
}
"""The column "Cleared by"; planned, prepared and closed are what happens to a talk, kept to a promise."""

DEBTS = frozenset(
    {
        Kind.THANK_YOU,
        Kind.REPORT_BACK,
        Kind.MY_PROMISE,
        Kind.CHASE_PROMISE,
        Kind.TELL_INTRODUCER,
        Kind.TELL_NEWS,
        Kind.SECOND_PERSON,
    }
)


def cleared(given_case: Case, by: str, on: date) -> Case:
    """Return the case after one more fact or what happens to its talks."""
    if by == "planned":
        return replace(given_case, talks=(Talk("new", on + timedelta(days=7), on),))
    if by == "prepared":
        return replace(given_case, talks=tuple(replace(talk, prepared=True) for talk in given_case.talks))
    if by == "kept":
        return replace(given_case, promises=tuple(replace(each, done=True) for each in given_case.promises))
    if by == "colleague asked":
        return replace(given_case, colleagues=(Colleague(99, "Eve", on),))
    if by == "closed":
        met = Fact("met", on, "last", order=10**9)
        return replace(given_case, talks=(), facts=(*given_case.facts, met))
    until = on + timedelta(days=30) if by == "later" else None
    return replace(given_case, facts=(*given_case.facts, Fact(by, on, "last", order=10**9, until=until)))


TRIGGERS = [
    (case(), Kind.REACH_OUT),
    (case(source="event"), Kind.REACH_OUT),
    (case(fact("later", "11-23", until="12-01")), Kind.REACH_OUT),
    (case(fact(RESTED, "11-23", until="12-01")), Kind.REACH_OUT),
    (case(named=(Named("n", day("11-23"), "Ann"),)), Kind.REFERRAL),
    (case(fact("declined", "11-02"), named=(Named("n", day("11-23"), "Ann"),)), Kind.REFERRAL),
    (case(fact(RESTED, "11-02"), named=(Named("n", day("11-23"), "Ann"),)), Kind.REFERRAL),
    (case(fact("asked", "11-23")), Kind.NUDGE),
    (case(fact("nudged", "11-23")), Kind.DECIDE),
    (case(fact("replied", "11-23")), Kind.SET_DATE),
    (case(talks=(talk(),)), Kind.PREPARE),
    (case(talks=(talk(),)), Kind.TALK),
    (case(fact("moved", "11-23")), Kind.NEW_DATES),
    (case(fact("cancelled", "11-23")), Kind.NEW_DATES),
    (case(fact("no-show", "11-23")), Kind.NEW_DATES),
    (case(fact("declined", "11-23")), Kind.DECLINE_REPLY),
    (case(fact("met", "11-23")), Kind.THANK_YOU),
    (case(fact("caught-up", "11-23")), Kind.KEEP_IN_TOUCH),
    (case(fact("met", "11-23", advice="Read")), Kind.REPORT_BACK),
    (case(promises=(Pledge("p", True, "call", ADDED),)), Kind.MY_PROMISE),
    (case(promises=(Pledge("p", False, "call", ADDED),)), Kind.CHASE_PROMISE),
    (case(introductions=(Introduction("i", 4, "Ana", ADDED),)), Kind.TELL_INTRODUCER),
    (case(named_others_on=ADDED, news=(News("w", ADDED, "A job"),)), Kind.TELL_NEWS),
    (case(fact("asked", "11-23"), colleagues=(Colleague(4, "Bo"),)), Kind.SECOND_PERSON),
]


@pytest.mark.parametrize(
    ("trigger", "kind", "by"), [(trigger, kind, by) for trigger, kind in TRIGGERS for by in CLEARED_BY[kind]]
)
def test_a_row_ends_with_the_fact_that_clears_it(trigger: Case, kind: Kind, by: str) -> None:
    (key,) = [row.key for row in standing(trigger, RULES).owed if row.kind is kind]
    assert key not in keys(cleared(trigger, by, day("12-04")))


@pytest.mark.parametrize("by", ["asked", "replied"])
def test_later_is_over_with_a_message_or_an_answer(by: str) -> None:
    assert "reach-out:later/11-23" not in keys(
        cleared(case(fact("later", "11-23", until="12-20")), by, day("12-04"))
    )


@pytest.mark.parametrize(("trigger", "kind"), TRIGGERS)
def test_a_note_changes_nothing(trigger: Case, kind: Kind) -> None:
    noted = replace(trigger, facts=(*trigger.facts, fact("note", "12-04")))
    assert standing(noted, RULES) == standing(trigger, RULES)
    assert kind in {row.kind for row in standing(noted, RULES).owed}


# ---- What holds of any log --------------------------------------------------------------------------


@given(cases(), RULES_OF_ANYBODY)
def test_an_active_person_always_has_an_open_row_and_a_resting_one_never(
    given_case: Case, rules: Rules
) -> None:
    found = standing(given_case, rules)
    at_rest = found.stage is Stage.POOL or (found.rested and found.rested_until is None)
    if at_rest:
        assert found.owed == ()
    elif found.stage is not Stage.DECLINED:
        assert found.owed or given_case.manual


@given(cases(), RULES_OF_ANYBODY)
def test_keys_are_unique_kinds_have_words_and_nothing_is_due_before_its_reason(
    given_case: Case, rules: Rules
) -> None:
    found = standing(given_case, rules)
    rows = found.owed
    assert len({row.key for row in rows}) == len(rows)
    assert not {row.key for row in rows} & given_case.skipped.keys()
    assert list(rows) == sorted(rows, key=lambda row: (row.due, urgency(row.kind), row.key))
    planned = {talk.uid: talk for talk in given_case.talks}
    for row in rows:
        if row.kind is Kind.PREPARE:
            its_talk = planned[row.key.partition(":")[2]]
            assert its_talk.planned_on <= row.due <= max(its_talk.day, its_talk.planned_on)
        else:
            assert row.due >= row.fact_day
        assert row.key.startswith(f"{row.kind}:")


@given(cases(), RULES_OF_ANYBODY)
def test_the_rows_of_the_ladder_exclude_each_other(given_case: Case, rules: Rules) -> None:
    rows = standing(given_case, rules).owed
    debts = [row for row in rows if row.kind in DEBTS]
    ladder = [row.kind for row in rows if row.kind not in DEBTS]
    if given_case.talks and not standing(given_case, rules).rested:
        assert set(ladder) <= {Kind.PREPARE, Kind.TALK} or ladder == [Kind.KEEP_IN_TOUCH]
    else:
        assert len(ladder) <= 1
    if any(row.kind is Kind.KEEP_IN_TOUCH for row in rows):
        assert not debts or rows[0].show_from == standing(given_case, rules).rested_until is not None
        assert not given_case.manual or standing(given_case, rules).rested


@given(cases(), RULES_OF_ANYBODY, st.data())
def test_the_same_facts_in_another_order_give_the_same_rows(
    given_case: Case, rules: Rules, data: st.DataObject
) -> None:
    facts = data.draw(st.permutations(given_case.facts))
    if not any(fact.what == RESTED for fact in facts):
        orders = data.draw(st.permutations(range(len(facts))))
        facts = [replace(fact, order=order) for fact, order in zip(facts, orders, strict=True)]
    moved = replace(
        given_case,
        facts=tuple(facts),
        talks=tuple(data.draw(st.permutations(given_case.talks))),
        named=tuple(data.draw(st.permutations(given_case.named))),
        promises=tuple(data.draw(st.permutations(given_case.promises))),
        introductions=tuple(data.draw(st.permutations(given_case.introductions))),
        skipped=dict(data.draw(st.permutations(list(given_case.skipped.items())))),
    )
    assert standing(moved, rules) == standing(given_case, rules)


@given(cases(tuple(what for what in WHATS if what != RESTED)), RULES_OF_ANYBODY, st.data())
def test_days_of_the_rows_do_not_hang_on_the_random_names_of_the_facts(
    given_case: Case, rules: Rules, data: st.DataObject
) -> None:
    assume(not given_case.skipped)
    names = data.draw(st.permutations([fact.uid for fact in given_case.facts]))
    renamed = tuple(replace(fact, uid=uid) for fact, uid in zip(given_case.facts, names, strict=True))
    before, after = standing(given_case, rules), standing(replace(given_case, facts=renamed), rules)
    assert [(row.kind, row.due) for row in after.owed] == [(row.kind, row.due) for row in before.owed]
    assert after.stage is before.stage


@given(cases(), RULES_OF_ANYBODY, st.data())
def test_no_row_survives_the_fact_that_clears_it(given_case: Case, rules: Rules, data: st.DataObject) -> None:
    rows = standing(given_case, rules).owed
    assume(rows)
    row = data.draw(st.sampled_from(rows))
    by = data.draw(st.sampled_from(CLEARED_BY[row.kind]))
    after = cleared(given_case, by, date(2027, 3, 1))
    assert row.key not in {row.key for row in standing(after, rules).owed}


@given(cases(), RULES_OF_ANYBODY)
def test_a_derivation_changes_nothing_it_goes_by(given_case: Case, rules: Rules) -> None:
    copy = replace(given_case, skipped=dict(given_case.skipped))
    assert standing(given_case, rules) == standing(given_case, rules)
    assert given_case == copy
