"""The debts: what is owed beside the ladder and beside each other, a function for each kind.

Each follows from one fact, whose uid is in the key of its row, and is settled by another: a thank-you by
``thanked``, a report by ``reported``. Settling names the debt where several of a kind are open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from infoview.domain import timeline
from infoview.domain.calendar import add_business_days, add_period
from infoview.domain.facts import Case, Fact, Owed, Rules
from infoview.domain.types import Kind, Reason, What


def debts(case: Case, rules: Rules) -> Iterable[Owed]:
    """Return every open debt to a contact."""
    for debt in _DEBTS:
        yield from debt(case, rules)


def _thank_yous(case: Case, rules: Rules) -> Iterable[Owed]:
    for met in _talks(case):
        key = f"{Kind.THANK_YOU}:{met.uid}"
        if timeline.thanked_since(case.facts, met, key):
            continue
        wait = timedelta(hours=rules.thank_you_hours)
        began = datetime.combine(met.day, met.time or time())
        due_at = began + timedelta(minutes=met.minutes or 0) + wait
        yield Owed(
            key=key,
            kind=Kind.THANK_YOU,
            due=due_at.date() if met.time else (began + wait).date(),
            due_at=due_at if met.time else None,
            timezone=met.timezone,
            fact=met.what,
            fact_day=met.day,
            via=met.via,
            minutes=met.minutes,
        )


def _reports(case: Case, rules: Rules) -> Iterable[Owed]:
    """Yield a report on each talk that gave advice: what came of it.

    Advice that was noted after a talk is advice of that talk, and is owed again if it came after the report.
    It is due as that of the talk, unless that day has passed.
    """
    for met in _talks(case):
        key = f"{Kind.REPORT_BACK}:{met.uid}"
        later = [each for each in timeline.notes_after(case.facts, met) if each.advice]
        told = timeline.settled_on(case.facts, What.REPORTED, key, timeline.day_here(met))
        advised = [
            *([met] if met.advice and told is None else []),
            *(each for each in later if told is None or each.day > told),
        ]
        if not advised:
            continue
        first = advised[0]
        due = add_period(met.day, rules.report_back, free=rules.free)
        yield Owed(
            key=key,
            kind=Kind.REPORT_BACK,
            due=due if due > first.day else add_period(first.day, rules.report_back, free=rules.free),
            fact=met.what,
            fact_day=first.day,
            about=first.advice,
        )


def _promises(case: Case, rules: Rules) -> Iterable[Owed]:
    for promise in case.promises:
        kind = Kind.MY_PROMISE if promise.mine else Kind.CHASE_PROMISE
        key = f"{kind}:{promise.uid}"
        if promise.done or (not promise.mine and is_kept(case, promise.uid, promise.day)):
            continue
        due = promise.day + timedelta(days=rules.chase_promise)
        if promise.mine:
            due = add_business_days(promise.day, rules.my_promise, rules.free)
        yield Owed(
            key=key,
            kind=kind,
            due=promise.by or due,
            fact=Reason.PROMISED,
            fact_day=promise.day,
            about=promise.text,
        )


def is_kept(case: Case, uid: str, since: date) -> bool:
    """Tell whether the log says that they kept a promise of theirs, which they gave on the day ``since``."""
    return timeline.is_settled(case.facts, What.INTRODUCED, f"{Kind.CHASE_PROMISE}:{uid}", since)


def _introducers(case: Case, rules: Rules) -> Iterable[Owed]:
    """Yield a word to the introducer on each talk that came of a name they gave."""
    for introduction in case.introductions:
        key = f"{Kind.TELL_INTRODUCER}:{introduction.uid}"
        if not timeline.is_settled(case.facts, What.REPORTED, key, introduction.met_on):
            yield Owed(
                key=key,
                kind=Kind.TELL_INTRODUCER,
                due=add_business_days(introduction.met_on, rules.tell_introducer, rules.free),
                fact=What.MET,
                fact_day=introduction.met_on,
                about=introduction.name,
                about_id=introduction.contact_id,
            )


def _news(case: Case, rules: Rules) -> Iterable[Owed]:
    """Yield good news to everybody who had helped by then: talked, named somebody, introduced or promised.

    Help of the day of the news counts if it was typed before them.
    """
    helped = [(fact.day, fact.created) for fact in case.facts if fact.what in {What.MET, What.INTRODUCED}]
    helped += [(promise.day, promise.created) for promise in case.promises if not promise.mine]
    helped += [(case.named_others_on, case.named_others_at)] if case.named_others_on else []
    for news in case.news:
        key = f"{Kind.TELL_NEWS}:{news.uid}"
        if not helped or min(helped) > (news.day, news.created):
            continue
        if not timeline.is_settled(case.facts, What.REPORTED, key, news.day):
            yield Owed(
                key=key,
                kind=Kind.TELL_NEWS,
                due=add_business_days(news.day, rules.tell_news, rules.free),
                fact=Reason.NEWS,
                fact_day=news.day,
                about=news.text,
            )


def _second_person(case: Case, rules: Rules) -> Iterable[Owed]:
    """Yield the suggestion to try a colleague while an ask is unanswered and none of them was asked since."""
    asks = [fact for fact in timeline.unanswered(case.facts) if fact.what == What.ASKED]
    if not asks or not rules.second_person or case.talks:
        return
    ask = asks[-1]
    if timeline.proposes(ask):  # they said yes before
        return
    open_ = [each for each in case.colleagues if each.may_be_asked]
    if not open_ or any(each.asked_on and each.asked_on >= ask.day for each in case.colleagues):
        return
    yield Owed(
        key=f"{Kind.SECOND_PERSON}:{ask.uid}",
        kind=Kind.SECOND_PERSON,
        due=add_business_days(ask.day, rules.second_person, rules.free),
        fact=ask.what,
        fact_day=ask.day,
        about=", ".join(each.name for each in open_[:3]),
        about_id=open_[0].contact_id,
    )


_DEBTS: tuple[Callable[[Case, Rules], Iterable[Owed]], ...] = (
    _thank_yous,
    _reports,
    _promises,
    _introducers,
    _news,
    _second_person,
)


def _talks(case: Case) -> list[Fact]:
    return [fact for fact in case.facts if fact.what == What.MET]
