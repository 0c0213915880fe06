"""What is owed to a contact: one pure function from the facts to the open rows.

The rules are the table "What is owed". ``standing()`` never sees the clock: rows carry ``show_from`` and
``show_until``, and whoever reads them filters by now. It goes by the days of the facts, not by the order in
which they were typed, so entering them in another order or backdated gives the same rows.

The *ladder* leads from the first message to keeping in touch: the latest fact decides, and its rows exclude
each other. *Debts* (a thank-you, ...) run beside it and beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from infoview.domain import timeline
from infoview.domain.calendar import (
    Period,
    add_business_days,
    add_period,
    next_business_day,
    previous_business_day,
)
from infoview.domain.debts import debts
from infoview.domain.facts import Case, Fact, Named, Owed, Rules, Standing, Talk
from infoview.domain.types import Kind, Reason, Source, Stage, What, urgency

NOON = time(12)


def standing(case: Case, rules: Rules) -> Standing:
    """Return where a contact stands and everything that is owed to it."""
    touches = [fact.day for fact in case.facts if fact.what in timeline.TOUCHES]
    resting = None if case.talks else timeline.rest(case.facts, case.named)
    latest = timeline.latest(case.facts)
    rows: list[Owed] = []
    if case.pool and not case.talks and all(fact.what == What.NOTE for fact in case.facts):
        stage = Stage.POOL
    elif resting and resting.until is None:
        stage = _stage(case, latest)
    else:
        stage = _stage(case, latest)
        owed = (
            _awake(resting, case, rules) if resting else [*_ladder(case, rules, latest), *debts(case, rules)]
        )
        rows = [row for row in owed if row.key not in case.skipped]
        if not rows and not case.manual and stage is not Stage.DECLINED:
            rows = [_keep_in_touch(case, rules, max(touches, default=None), resting)]
    return Standing(
        stage=stage,
        last_touch=max(touches, default=None),
        rested=resting is not None,
        rested_until=resting.until if resting else None,
        owed=tuple(sorted(rows, key=lambda row: (row.due, urgency(row.kind), row.key))),
    )


def stage_on(day: date, stage: str, rested: bool, rested_until: date | None) -> Stage:
    """Return the stage to show on a day: a rest covers the stage until it is over."""
    if not rested or (rested_until is not None and rested_until <= day):
        return Stage(stage)
    unanswered = stage in {Stage.CONTACTED, Stage.NUDGED}
    return Stage.NO_RESPONSE if unanswered else Stage.RESTING


# The ladder: one function for each latest fact.


def _ladder(case: Case, rules: Rules, latest: Fact | None) -> list[Owed]:
    """Return the rows of the ladder; a planned talk stands whatever was written since.

    What a rest has closed stays closed, also when a word that is not of the ladder ends the rest.
    """
    if case.talks:
        return [row for talk in case.talks for row in _planned(case, talk, rules)]
    if named := timeline.named_anew(case.facts, case.named):
        said_no = latest is not None and latest.what == What.DECLINED
        return [_named(named, rules, fact=Reason.NAMED_AFTER_NO if said_no else Reason.NAMED_AT_REST)]
    if latest is None:
        return [_first_contact(case, rules)]
    if timeline.is_before(latest, timeline.last_rest(case.facts)):
        return []
    row = _LADDER[What(latest.what)](case, rules, latest)
    return [row] if row else []


def _named(named: Named, rules: Rules, *, fact: Reason = Reason.NAMED) -> Owed:
    """Return the message to whoever was named."""
    return Owed(
        key=f"{Kind.REFERRAL}:{named.uid}",
        kind=Kind.REFERRAL,
        due=add_business_days(named.day, rules.referral, rules.free),
        fact=fact,
        fact_day=named.day,
        about=named.by,
    )


def _first_contact(case: Case, rules: Rules) -> Owed:
    if case.named:
        return _named(min(case.named, key=timeline.when_named), rules)
    by_event = case.source in {Source.GUEST_SPEAKER, Source.EVENT}
    since = (case.met_on or case.added_on) if by_event else case.added_on
    delay = rules.event_email if by_event else rules.reach_out
    return Owed(
        key=f"reach-out:{case.uid}",
        kind=Kind.REACH_OUT,
        due=add_business_days(since, delay, rules.free),
        fact=Reason.MET_THERE if by_event else Reason.ADDED,
        fact_day=since,
        via=case.source,
        about=case.met_at,
    )


def _asked(case: Case, rules: Rules, ask: Fact) -> Owed:
    """Return the one reminder; an ask from noon on, or on a free day, counts from the next business day.

    Whoever was reminded often enough is not reminded again after one more ask: that was the last try.
    """
    if timeline.reminders(case.facts) >= rules.reminders:
        return _decide(ask, rules, is_last=True)
    late = ask.time is not None and ask.time >= NOON
    start = next_business_day(ask.day, rules.free) if late or ask.day in rules.free else ask.day
    return _row(Kind.NUDGE, ask, add_business_days(start, rules.nudge, rules.free))


def _nudged(case: Case, rules: Rules, nudge: Fact) -> Owed:
    return _decide(nudge, rules, is_last=timeline.reminders(case.facts) >= rules.reminders)


def _decide(message: Fact, rules: Rules, *, is_last: bool) -> Owed:
    row = _row(Kind.DECIDE, message, add_business_days(message.day, rules.decide, rules.free))
    return replace(row, fact=Reason.NUDGED_ENOUGH) if is_last else row


def _later(_case: Case, _rules: Rules, later: Fact) -> Owed:
    return _row(Kind.REACH_OUT, later, later.until or later.day)


def _replied(case: Case, rules: Rules, reply: Fact) -> Owed | None:
    """Return the date to set; an answer to a thank-you, with nothing asked since, owes none."""
    before = timeline.latest(fact for fact in case.facts if fact.what != What.REPLIED)
    if before and before.what in {What.MET, What.CAUGHT_UP}:
        return None
    return _row(Kind.SET_DATE, reply, add_business_days(reply.day, rules.set_date, rules.free))


def _fell_through(_case: Case, rules: Rules, fact: Fact) -> Owed:
    due = fact.day if fact.what == What.NO_SHOW else add_business_days(fact.day, rules.new_dates, rules.free)
    return replace(_row(Kind.NEW_DATES, fact, due), about="mine" if fact.mine else None)


def _declined(case: Case, rules: Rules, no: Fact) -> Owed | None:
    row = _row(Kind.DECLINE_REPLY, no, add_business_days(no.day, rules.decline_reply, rules.free))
    return None if timeline.is_settled(case.facts, What.THANKED, row.key, no.day) else row


def _spoke(_case: Case, _rules: Rules, _fact: Fact) -> None:
    """Return nothing: once they have spoken, the debts stand, and then keeping in touch."""


_LADDER: Mapping[What, Callable[[Case, Rules, Fact], Owed | None]] = {
    What.ASKED: _asked,
    What.NUDGED: _nudged,
    What.LATER: _later,
    What.REPLIED: _replied,
    What.MOVED: _fell_through,
    What.CANCELLED: _fell_through,
    What.NO_SHOW: _fell_through,
    What.DECLINED: _declined,
    What.MET: _spoke,
    What.CAUGHT_UP: _spoke,
}


def _planned(case: Case, talk: Talk, rules: Rules) -> list[Owed]:
    """Return the talk itself, and its preparation until it begins; nothing to prepare for a skipped talk."""
    starts = datetime.combine(talk.day, talk.time) if talk.time else None
    row = Owed(
        key=f"talk:{talk.uid}",
        kind=Kind.TALK,
        due=talk.day,
        due_at=starts,
        timezone=talk.timezone,
        fact=Reason.PLANNED,
        fact_day=talk.day,
        via=talk.format,
        minutes=talk.minutes,
        about=f"{talk.ticked} of {talk.items}" if talk.items else None,
    )
    if talk.prepared or row.key in case.skipped:
        return [row]
    prepare = replace(
        row,
        key=f"prepare:{talk.uid}",
        kind=Kind.PREPARE,
        due=max(previous_business_day(talk.day, rules.free), talk.planned_on),
        due_at=None,
        # Where the day of the talk is another one here, the day to prepare is found when it is read.
        show_from=talk.planned_on if talk.timezone else None,
        show_until=starts or datetime.combine(talk.day + timedelta(days=1), time()),
    )
    return [prepare, row]


def _keep_in_touch(case: Case, rules: Rules, last_touch: date | None, rest: Fact | None) -> Owed:
    """Return what is owed when nothing else is open; each skip, or a rest, moves it one period on."""
    period, reason = _rhythm(case, rules)
    wakes = rest.until if rest else None
    since = max(last_touch or case.added_on, wakes or date.min)
    spoken = [fact for fact in case.facts if fact.what in {What.MET, What.CAUGHT_UP}]
    anchor = max(spoken, key=lambda fact: (fact.day, fact.uid)).uid if spoken else case.uid
    key = f"{Kind.KEEP_IN_TOUCH}:{anchor}"
    number = 1
    while key in case.skipped:
        since = max(since, case.skipped[key])
        number += 1
        key = f"{Kind.KEEP_IN_TOUCH}:{anchor}:{number}"
    return Owed(
        key=key,
        kind=Kind.KEEP_IN_TOUCH,
        due=add_period(since, period, free=rules.free),
        fact=Reason.TOUCHED if last_touch else Reason.ADDED,
        fact_day=last_touch or case.added_on,
        show_from=wakes,
        via=reason,
        about=str(period),
    )


def _awake(rest: Fact, case: Case, rules: Rules) -> list[Owed]:
    """Return what wakes a resting contact on its day, and the debts that have waited for it.

    None of them was late meanwhile. Of an ask that was left unanswered nothing is taken up again.
    """
    spoken = any(fact.what in {What.MET, What.CAUGHT_UP} for fact in case.facts)
    wakes = rest.until or rest.day
    rows = [_row(Kind.KEEP_IN_TOUCH if spoken else Kind.REACH_OUT, rest, wakes)]
    for debt in debts(case, rules):
        if debt.kind != Kind.SECOND_PERSON:
            rows.append(debt if debt.due >= wakes else replace(debt, due=wakes, due_at=None))
    return [replace(row, show_from=wakes) for row in rows]


def _stage(case: Case, latest: Fact | None) -> Stage:
    if case.talks:
        return Stage.SCHEDULED
    if latest is None:
        return Stage.TO_CONTACT
    if latest.what in {What.MET, What.REPLIED, What.CAUGHT_UP}:
        return _stage_after_talking(case, latest)
    return _STAGES[What(latest.what)]


def _stage_after_talking(case: Case, latest: Fact) -> Stage:
    """Tell met, thanked and in touch apart by what came after the talk."""
    talked = timeline.latest(fact for fact in case.facts if fact.what != What.REPLIED)
    if latest.what == What.REPLIED and (talked is None or talked.what not in {What.MET, What.CAUGHT_UP}):
        return Stage.REPLIED
    if talked is not None and talked.what == What.CAUGHT_UP:
        return Stage.IN_TOUCH
    since = {fact.what for fact in case.facts if talked is not None and fact.day >= timeline.day_here(talked)}
    if What.THANKED not in since:
        return Stage.MET
    kept = {What.REPORTED, What.INTRODUCED}
    return Stage.IN_TOUCH if since & kept else Stage.THANKED


_STAGES = {
    What.ASKED: Stage.CONTACTED,
    What.NUDGED: Stage.NUDGED,
    What.LATER: Stage.REPLIED,
    What.MOVED: Stage.REPLIED,
    What.CANCELLED: Stage.REPLIED,
    What.NO_SHOW: Stage.REPLIED,
    What.DECLINED: Stage.DECLINED,
}


def _rhythm(case: Case, rules: Rules) -> tuple[Period, str]:
    """Return how often to keep in touch, and where that comes from."""
    if case.every:
        return case.every, "every"
    if case.tier is None and case.rhythm:
        return case.rhythm
    return rules.keep_in_touch[case.tier or "b"], case.tier or "default"


def _row(kind: Kind, fact: Fact, due: date) -> Owed:
    return Owed(
        key=f"{kind}:{fact.uid}",
        kind=kind,
        due=due,
        fact=fact.what,
        fact_day=fact.day,
        via=fact.via,
    )
