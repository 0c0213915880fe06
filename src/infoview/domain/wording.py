"""The words for what is owed: what to do, why, and the command that clears it.

Only here are stored facts turned into sentences, so a sentence can be mended without touching a database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from infoview.domain.dates import When, parse_period
from infoview.domain.facts import OpenRow
from infoview.domain.results.followups import Followup, Ref
from infoview.domain.settling import MESSAGE_FOR, ONE_AT_A_TIME, SETTLES, acts_as, was_done
from infoview.domain.text import fit
from infoview.domain.types import RESTED, Kind, Reason, What


def followup(row: OpenRow, *, now: datetime, grace: timedelta = timedelta(hours=24)) -> Followup:
    """Return a stored row in words as they are at ``now`` (local wall time).

    Args:
        row: with its times in local wall time already.
        now: decides overdue days, and between a talk that comes and one that is over.
        grace: how long after it was due a thank-you is called late (48 hours after the talk, facts 0).
    """
    what, why = _WORDS[Kind(row.kind)](row, now)
    snoozed = row.state == "open" and row.snoozed_until is not None and row.snoozed_until > now.date()
    open_still = row.state == "open"
    return Followup(
        id=f"f{row.id}",
        contact=Ref(row.contact_id, row.name),
        kind=row.kind,
        what=what,
        why=why,
        due=row.due,
        due_at=row.due_at,
        state="snoozed" if snoozed else row.state,
        overdue_days=max(0, (now.date() - row.due).days) if open_still else 0,
        snoozed_until=row.snoozed_until if snoozed else None,
        origin=row.origin,
        command=_filled(_COMMANDS[acts_as(row.kind, row.fact)], row),
        every=row.every,
        late=open_still and _is_late(row, now, grace),
        company=row.company,
        draft=_draft(row) if open_still else None,
        closed_on=row.closed_on,
        closed_by=row.closed_by,
        settled=row.state == "done" and not was_done(Kind(row.kind), row.closed_by),
    )


def day(value: date | None) -> str:
    """Return a day as weekday and ISO date."""
    return When(value).echo() if value else "an unknown day"


def _is_late(row: OpenRow, now: datetime, grace: timedelta) -> bool:
    """Return whether a row is more than due: by its grace, or keeping in touch by half its period."""
    if row.kind == Kind.THANK_YOU:
        return now >= _due_moment(row) + grace
    if row.kind == Kind.KEEP_IN_TOUCH and row.about:
        period = parse_period(row.about)
        return (now.date() - row.due).days * 2 > period.days_at_least
    return False


def _due_moment(row: OpenRow) -> datetime:
    return row.due_at or datetime.combine(row.due, time())


def _reach_out(row: OpenRow, _now: datetime) -> tuple[str, str]:
    if row.fact == What.LATER:
        return "Write again, as they asked", f"on {day(row.due)} is when they said to ask again"
    if row.fact == RESTED:
        return "Write again", f"you let them rest until {day(row.due)}"
    if row.fact == Reason.MET_THERE:
        where = f" at {row.about}" if row.about else ""
        return "Write to them and ask for a talk", f"met{where} on {day(row.fact_day)}"
    source = f" ({row.via})" if row.via else ""
    return "Write and ask for a talk", f"added on {day(row.fact_day)}{source}, not asked yet"


def _referral(row: OpenRow, _now: datetime) -> tuple[str, str]:
    by = row.about or "Somebody you talked with"
    if row.fact == Reason.NAMED_AT_REST:
        return f"Write again: {by} named them", f"named on {day(row.fact_day)}, which ended their rest"
    if row.fact == Reason.NAMED_AFTER_NO:
        return (
            f"Think about writing again: {by} named them",
            f"named on {day(row.fact_day)}; before that they had said no",
        )
    return f"Write to them: {by} named them", f"named on {day(row.fact_day)}, not asked yet"


def _nudge(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Send one short reminder", f"asked on {day(row.fact_day)}{_by(row)}, no reply yet"


def _decide(row: OpenRow, _now: datetime) -> tuple[str, str]:
    if row.fact == Reason.NUDGED_ENOUGH:
        return (
            "Let them rest: they were reminded enough",
            f"last message on {day(row.fact_day)}{_by(row)}, no reply",
        )
    return "Decide: one last try, or let them rest", f"reminded on {day(row.fact_day)}{_by(row)}, no reply"


def _set_date(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Set a date for the talk", f"replied on {day(row.fact_day)}{_by(row)}, no date yet"


def _prepare(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Prepare and confirm the talk", f"talk on {day(row.fact_day)}{_form(row)}{_prepared(row)}"


def _talk(row: OpenRow, now: datetime) -> tuple[str, str]:
    at = f" at {row.due_at:%H:%M}" if row.due_at else ""
    begins = row.due_at or datetime.combine(row.due, time())
    ends = begins + (timedelta(minutes=row.minutes or 0) if row.due_at else timedelta(days=1))
    if now >= ends:
        return "How did it go? Log it", f"the talk was on {day(row.due)}{at}{_form(row)}"
    if now.date() >= row.due:
        return f"Talk today{at}", f"planned{_form(row)}{_prepared(row)}"
    return f"Talk on {day(row.due)}{at}", f"planned{_form(row)}{_prepared(row)}"


def _prepared(row: OpenRow) -> str:
    """Return how far the preparation of a talk is, after a comma."""
    return f", {row.about} prepared" if row.about else ""


def _thank_you(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Send a thank-you note", f"met on {day(row.fact_day)}{_form(row)}"


def _new_dates(row: OpenRow, _now: datetime) -> tuple[str, str]:
    if row.fact == What.NO_SHOW:
        if row.about == "mine":
            return "Apologise and propose new dates", f"you missed the talk on {day(row.fact_day)}"
        return "Send a kind note with new dates", f"they did not come on {day(row.fact_day)}"
    who = "you" if row.about == "mine" else "they"
    verb = "moved" if row.fact == What.MOVED else "cancelled"
    return "Propose new dates", f"{who} {verb} the talk on {day(row.fact_day)}"


def _decline_reply(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Thank them for answering and ask for another name", f"declined on {day(row.fact_day)}"


def _keep_in_touch(row: OpenRow, _now: datetime) -> tuple[str, str]:
    if row.fact == RESTED:
        return "Get in touch again", f"you let them rest until {day(row.due)}"
    if row.fact == Reason.ADDED:
        return "Think again about writing", f"added on {day(row.fact_day)}, never written to"
    reason = _REASONS.get(row.via or "", row.via)
    return "Get in touch again", f"last contact on {day(row.fact_day)}; every {row.about} ({reason})"


_REASONS = {"every": "your own rhythm", "default": "no tier", "a": "tier A", "b": "tier B", "c": "tier C"}


def _second_person(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return f"Try a second person there: {_person(row)}", f"asked on {day(row.fact_day)}, no reply yet"


def _report_back(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Report back on what they advised", f"{_quoted(row.about)}, on {day(row.fact_day)}"


def _chase_promise(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return f"Ask kindly about what they promised: {row.about}", f"promised on {day(row.fact_day)}"


def _my_promise(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return f"Do what you promised: {row.about}", f"promised on {day(row.fact_day)}"


def _tell_introducer(row: OpenRow, _now: datetime) -> tuple[str, str]:
    named = _person(row)
    return f"Tell them how it went with {named}", f"they named {named}, met on {day(row.fact_day)}"


def _person(row: OpenRow) -> str:
    """Return the name of the other person whom a row is about; a closed one may outlive it."""
    return row.about or "somebody you erased"


def _tell_news(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return "Tell them your good news", f"{_quoted(row.about)}, on {day(row.fact_day)}"


def _quoted(text: str | None) -> str:
    """Return the first words of a longer text as a quotation."""
    return f'"{fit(text or "", 60)}"'


def _custom(row: OpenRow, _now: datetime) -> tuple[str, str]:
    return row.text or "", f"your own follow-up, every {row.every}" if row.every else "your own follow-up"


def _by(row: OpenRow) -> str:
    return f" by {row.via}" if row.via else ""


def _form(row: OpenRow) -> str:
    """Return the length and format of a talk, each after a comma."""
    minutes = f", {row.minutes} min" if row.minutes else ""
    return f"{minutes}, {row.via}" if row.via else minutes


def _draft(row: OpenRow) -> str | None:
    """Return the command that writes the message for a row, if it takes one."""
    if row.kind == Kind.DECIDE and row.fact == Reason.NUDGED_ENOUGH:
        return None
    if row.kind == Kind.REACH_OUT and row.fact == Reason.MET_THERE:
        return f"infoview draft after-event {row.contact_id}"
    message = MESSAGE_FOR.get(acts_as(row.kind, row.fact))
    if message is None:
        return None
    who = "{about}" if row.kind == Kind.SECOND_PERSON else "f{id}" if row.kind in _ONE_OF_SEVERAL else "{who}"
    return _filled(f"infoview draft {message} {who}", row)


def _filled(command: str, row: OpenRow) -> str:
    return command.format(who=row.contact_id, id=row.id, about=row.about_id or "WHO")


_WORDS: Mapping[Kind, Callable[[OpenRow, datetime], tuple[str, str]]] = {
    Kind.REACH_OUT: _reach_out,
    Kind.REFERRAL: _referral,
    Kind.NUDGE: _nudge,
    Kind.DECIDE: _decide,
    Kind.SET_DATE: _set_date,
    Kind.PREPARE: _prepare,
    Kind.TALK: _talk,
    Kind.THANK_YOU: _thank_you,
    Kind.NEW_DATES: _new_dates,
    Kind.DECLINE_REPLY: _decline_reply,
    Kind.KEEP_IN_TOUCH: _keep_in_touch,
    Kind.CUSTOM: _custom,
    Kind.SECOND_PERSON: _second_person,
    Kind.REPORT_BACK: _report_back,
    Kind.CHASE_PROMISE: _chase_promise,
    Kind.MY_PROMISE: _my_promise,
    Kind.TELL_INTRODUCER: _tell_introducer,
    Kind.TELL_NEWS: _tell_news,
}

_COMMANDS = {
    Kind.REACH_OUT: "infoview log {who} asked",
    Kind.REFERRAL: "infoview log {who} asked",
    Kind.NUDGE: "infoview log {who} nudged",
    Kind.DECIDE: "infoview rest {who}",
    Kind.SET_DATE: "infoview plan {who} --at fri",
    Kind.PREPARE: "infoview plan {who}",
    Kind.TALK: "infoview log {who} met",
    Kind.THANK_YOU: "infoview log {who} thanked",
    Kind.NEW_DATES: "infoview plan {who} --at fri",
    Kind.DECLINE_REPLY: "infoview log {who} thanked",
    Kind.KEEP_IN_TOUCH: "infoview log {who} caught-up",
    Kind.CUSTOM: "infoview followup done f{id}",
    Kind.SECOND_PERSON: "infoview log {about} asked",
    Kind.REPORT_BACK: "infoview log f{id} reported",
    Kind.CHASE_PROMISE: "infoview followup done f{id}",
    Kind.MY_PROMISE: "infoview followup done f{id}",
    Kind.TELL_INTRODUCER: "infoview log f{id} reported",
    Kind.TELL_NEWS: "infoview log f{id} reported",
}

_ONE_OF_SEVERAL = {kind for word in ONE_AT_A_TIME for kind in SETTLES[word]}
