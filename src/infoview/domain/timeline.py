"""What the facts of one contact say together: which is the latest, what is unanswered, what rests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from infoview.domain.facts import Fact, Named
from infoview.domain.types import RESTED, Kind, What

TOUCHES = frozenset(
    {
        What.ASKED,
        What.NUDGED,
        What.REPLIED,
        What.MET,
        What.THANKED,
        What.REPORTED,
        What.CAUGHT_UP,
        What.INTRODUCED,
    }
)
"""Real contact; the last one counts for keeping in touch."""

LADDER_ORDER = (
    What.ASKED,
    What.NUDGED,
    What.REPLIED,
    What.LATER,
    What.MOVED,
    What.CANCELLED,
    What.NO_SHOW,
    What.MET,
    What.CAUGHT_UP,
    What.DECLINED,
)
"""The facts that move a contact on the ladder. Of one day the one further right is taken as the later,
since a day's facts may have been typed in any order; unless the clock tells, which all of them know."""


def latest(facts: Iterable[Fact]) -> Fact | None:
    """Return the latest fact that moves the contact on the ladder."""
    moving = moves(facts)
    return moving[-1] if moving else None


def moves(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that move the contact on the ladder, oldest first.

    What was done about a fact comes after it, also on one day: new dates sent an hour after the no-show.
    """
    moving = [fact for fact in facts if fact.what in LADDER_ORDER]
    settled = {fact.about.partition(":")[2] for fact in moving if fact.about}
    moving = [fact for fact in moving if fact.uid not in settled]
    # The time of a talk in another zone cannot be compared with one here.
    unclear = {fact.day for fact in moving if fact.time is None or fact.timezone}
    return sorted(moving, key=lambda fact: _moment(fact, by_clock=fact.day not in unclear))


def _moment(fact: Fact, *, by_clock: bool) -> tuple[date, time, int, time, date, str]:
    begun = fact.time or time()
    return (
        fact.day,
        begun if by_clock else time(),
        LADDER_ORDER.index(What(fact.what)),
        begun,
        fact.until or date.min,
        fact.uid,
    )


def unanswered(facts: Iterable[Fact]) -> list[Fact]:
    """Return the messages since the last answer or rest, oldest first."""
    facts = list(facts)
    since = last_rest(facts)
    run: list[Fact] = []
    for fact in moves(facts):
        if is_before(fact, since):
            continue
        if proposes(fact):
            run = [fact]
        elif fact.what in {What.ASKED, What.NUDGED}:
            run.append(fact)
        else:
            run.clear()
    return run


def proposes(fact: Fact) -> bool:
    """Return whether a message proposes dates to somebody who had said yes, rather than asks anew."""
    about = (fact.about or "").partition(":")[0]
    return fact.what == What.ASKED and about in {Kind.SET_DATE, Kind.NEW_DATES}


def rest(facts: Iterable[Fact], named: Iterable[Named] = ()) -> Fact | None:
    """Return the rest that is in force: the latest one, unless there was contact or a naming after it.

    Being named by somebody is news about them, which whoever let them rest did not know.
    """
    facts = list(facts)
    found = last_rest(facts)
    contact = [fact for fact in facts if fact.what in TOUCHES or fact.what in LADDER_ORDER]
    is_news = any(not is_before(each, found) for each in named)
    return found if not is_news and all(is_before(fact, found) for fact in contact) else None


def named_anew(facts: Iterable[Fact], named: Iterable[Named]) -> Named | None:
    """Return the first naming after a rest or a no that nothing has followed since.

    Of one day a no comes last, as they could only say it once they were asked.
    """
    facts = list(facts)
    last, a_rest = latest(facts), last_rest(facts)
    if last is None or is_before(last, a_rest):
        found = [each for each in named if a_rest and not is_before(each, a_rest)]
    elif last.what == What.DECLINED:
        found = [each for each in named if each.day > last.day]
    else:
        found = []
    return min(found, key=when_named, default=None)


def when_named(named: Named) -> tuple[date, str]:
    """Return the sort key of a naming."""
    return named.day, named.uid


def last_rest(facts: Iterable[Fact]) -> Fact | None:
    """Return the latest rest, in force or not."""
    rests = [fact for fact in facts if fact.what == RESTED]
    return max(rests, key=lambda fact: (fact.day, fact.order), default=None)


def is_before(fact: Fact | Named, a_rest: Fact | None) -> bool:
    """Return whether a fact was there when the rest began.

    A rest is never backdated, so facts of its own day are taken in the order of typing.
    """
    return a_rest is not None and (fact.day, fact.order) < (a_rest.day, a_rest.order)


def when_met(met: Fact) -> tuple[date, time, str]:
    """Return the sort key of a talk among others with the same person."""
    return met.day, met.time or time(), met.uid


def notes_after(facts: Iterable[Fact], met: Fact) -> list[Fact]:
    """Return the notes from the day of a talk until the next one, oldest first."""
    facts = list(facts)
    after = [fact for fact in facts if fact.what == What.MET and when_met(fact) > when_met(met)]
    until = min((fact.day for fact in after), default=date.max)
    notes = [fact for fact in facts if fact.what == What.NOTE and met.day <= fact.day < until]
    return sorted(notes, key=lambda fact: (fact.day, fact.uid))


def day_here(met: Fact) -> date:
    """Return the first day on which a talk may have been here: its own zone may be a day ahead."""
    return met.day - timedelta(days=1) if met.timezone else met.day


def reminders(facts: Iterable[Fact]) -> int:
    """Return how many reminders were sent since the first message that is still unanswered."""
    return sum(fact.what == What.NUDGED for fact in unanswered(facts))


def thanked_since(facts: Iterable[Fact], met: Fact, key: str) -> bool:
    """Return whether a talk was thanked for: by name, or by any thanks since.

    Thanks of the same day count unless both have a time and theirs is the earlier: they were for something
    else. The day in another zone may be one ahead, and its times are not comparable here.
    """
    return is_settled(
        (fact for fact in facts if not _earlier_that_day(fact, met)), What.THANKED, key, day_here(met)
    )


def _earlier_that_day(fact: Fact, met: Fact) -> bool:
    same_day = fact.about is None and met.timezone is None and fact.day == met.day
    return same_day and fact.time is not None and met.time is not None and fact.time < met.time


def is_settled(facts: Iterable[Fact], by: What, key: str, since: date) -> bool:
    """Return whether a debt was settled: by name, or since a day without a word for which debt."""
    return settled_on(facts, by, key, since) is not None


def settled_on(facts: Iterable[Fact], by: What, key: str, since: date) -> date | None:
    """Return the last day on which a debt was settled, as ``is_settled`` tells; None where it was not."""
    return max(
        (
            fact.day
            for fact in facts
            if fact.what == by and (fact.about == key or (fact.about is None and fact.day >= since))
        ),
        default=None,
    )
