"""Plans: the checklist for a talk, chosen once, kept with the contact, and chosen anew on request."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlmodel import Session, col, or_, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.calendar import previous_business_day
from infoview.domain.dates import When
from infoview.domain.results.plans import Mark, Plan
from infoview.domain.text import clean_line, quote
from infoview.domain.types import Channel, Goal, SectionName, parse_word
from infoview.domain.zones import parse_zone
from infoview.errors import UsageError
from infoview.services import due, earlier, items, owing
from infoview.services.finding import find_person
from infoview.services.items import Frame
from infoview.services.judging import cautions_of
from infoview.services.questions import refuse_unknown_blank
from infoview.services.rules import free_days, read_when, rules_of
from infoview.services.talks import at_night, default_minutes, find_open, overlaps
from infoview.store.database import connection_of
from infoview.store.models.log import Interview, PlanItem
from infoview.store.models.people import Contact


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of plan as typed; None was not given. Numbers are those that the plan shows."""

    at: str | None = None
    minutes: int | None = None
    format: str | None = None
    where: str | None = None
    timezone: str | None = None
    goal: str | None = None
    add: Sequence[str] = ()
    drop: Sequence[int] = ()
    must: Sequence[int] = ()
    done: Sequence[int] = ()
    undone: Sequence[int] = ()

    def only_marks(self) -> bool:
        """Tell whether lines were marked and nothing else was asked for."""
        return self != Typed() and self == Typed(
            add=self.add, drop=self.drop, must=self.must, done=self.done, undone=self.undone
        )


ANYBODY = "'Dana Lee'"
"""Who stands in examples where nobody was named."""


def general_plan(session: Session, typed: Typed, *, now: datetime, settings: Settings) -> Plan:
    """Return a checklist for nobody in particular; it is not kept.

    Raises:
        UsageError: a value cannot be meant, or an option needs a contact.
    """
    for option in ("at", "add", "drop", "must", "done", "undone", "where", "timezone"):
        if getattr(typed, option):
            raise UsageError(
                f"--{option} needs a contact to keep the plan with.",
                hint=f"For example: infoview plan {ANYBODY} --{option} ...",
            )
    frame = _frame(typed, None, ANYBODY, now=now, settings=settings)
    talk = Interview(contact_id=0, minutes=frame.minutes, created="")
    _store_frame(talk, frame, now.date())
    return items.sheet(None, talk, items.general_items(session, frame))


def find_plan(session: Session, who: str) -> Plan | None:
    """Return the open plan of the person whom WHO means, if there is one."""
    return open_plan(session, find_person(connection_of(session), who).id)


def open_plan(session: Session, contact_id: int) -> Plan | None:
    """Return the open plan of a contact, if there is one."""
    talk = find_open(session, contact_id)
    return _sheet(session, talk) if talk else None


def make_plan(session: Session, who: str, typed: Typed, *, now: datetime, settings: Settings) -> Plan:
    """Make or change the plan for a person, schedule or move the talk, and return the sheet.

    What changes the case chooses anew, but keeps the user's own additions, musts, drops and ticks.

    Raises:
        UsageError: a value cannot be meant, or a number is not on the plan.
        NotFoundError, AmbiguousError: WHO does not mean one person.
    """
    person = find_person(connection_of(session), who)
    contact = session.get_one(Contact, person.id)
    talk = find_open(session, person.id)
    meant = quote(who)
    frame = _frame(typed, talk, meant, now=now, settings=settings)
    is_new = talk is None
    talk = talk or Interview(contact_id=person.id, minutes=frame.minutes, created=clock.stamp(now))
    was_at = talk.at, talk.timezone
    _store_frame(talk, frame, now.date())
    session.add(talk)
    session.flush()
    if (talk.at, talk.timezone) != was_at:
        owing.reopen(session, talk)
    added = _added(typed.add, meant)
    before = [item.text for item in items.list_to_ask(session, talk)]
    marks = _mark(session, talk, typed, meant)
    if is_new or replace(typed, done=(), undone=()) != Typed():
        _choose(session, talk, frame, added=added, now=now, settings=settings)
    else:
        _note_prepared(session, talk, now.date())
    owing.refresh(session, [person.id], today=now.date(), rules=rules_of(settings), cleared=True)
    sheet = replace(_sheet(session, talk), cautions=cautions_of(typed.add))
    if typed.only_marks() and not is_new:
        marks += [Mark("add", text) for text in added]
        after = [item.text for item in items.list_to_ask(session, talk)]
        return replace(sheet, marks=(*marks, *_swapped(before, after, marks)))
    if typed.at is None:
        return sheet
    owed = due.owed_to(connection_of(session), [person.id], now=now, settings=settings)
    cautions = (*at_night(talk, contact), *overlaps(session, talk), *sheet.cautions)
    return replace(sheet, cautions=cautions, owed=owed)


def with_eve(plan: Plan, settings: Settings) -> Plan:
    """Return a plan that knows the business day before its talk."""
    if plan.at is None:
        return plan
    return replace(
        plan, eve=previous_business_day(When.from_iso(plan.at).day, free_days(settings)).isoformat()
    )


def tick_confirmed(session: Session, contact_id: int, *, today: date) -> None:
    """Tick the line of the open plan that says to confirm; what is owed is the caller's to refresh."""
    talk = find_open(session, contact_id)
    if talk is None:
        return
    for item in items.list_items(session, talk):
        if items.confirms(item):
            item.done = True
            session.add(item)
    session.flush()
    _note_prepared(session, talk, today)


def tick_all(session: Session, uid: str, *, today: date) -> None:
    """Tick the whole preparation of a talk; what is owed is the caller's to refresh."""
    talk = session.exec(select(Interview).where(Interview.uid == uid)).one()
    for item in items.list_items(session, talk):
        if item.section == SectionName.PREPARATION:
            item.done = True
            session.add(item)
    talk.prepared_on = today
    session.add(talk)


def forget_points(
    session: Session, points: Collection[str], *, now: datetime, settings: Settings
) -> list[int]:
    """Take open points, of which no note is left, out of all plans; return whose open plans were changed.

    Those are chosen anew; a plan of the past only loses the words.

    Args:
        session: of a transaction in which the notes are gone.
        points: as they were noted.
        now: local wall time.
        settings: in force.
    """
    marks = [earlier.as_mentioned(point) for point in points]
    changed: dict[int, Interview] = {}
    for item, talk in session.exec(
        select(PlanItem, Interview)
        .join(Interview, col(Interview.id) == PlanItem.interview_id)
        .where(or_(PlanItem.item == items.OPEN_POINTS, col(PlanItem.why).is_not(None)))
    ).all():
        if item.item == items.OPEN_POINTS and any(mark in item.text for mark in marks):
            session.delete(item)
        elif any(mark in (item.why or "") for mark in marks):
            item.why = None
            session.add(item)
        else:
            continue
        if talk.state == "open":
            changed[talk.id] = talk
    session.flush()
    for talk in changed.values():
        choose_anew(session, talk, now=now, settings=settings)
    return [talk.contact_id for talk in changed.values()]


def choose_anew(session: Session, talk: Interview, *, now: datetime, settings: Settings) -> None:
    """Choose the items of a plan for what is stored of it now, and keep the user's own marks.

    What is owed is the caller's to refresh.
    """
    _choose(
        session,
        talk,
        _frame(Typed(), talk, str(talk.contact_id), now=now, settings=settings),
        now=now,
        settings=settings,
    )


def _choose(
    session: Session,
    talk: Interview,
    frame: Frame,
    *,
    added: Sequence[str] = (),
    now: datetime,
    settings: Settings,
) -> None:
    contact = session.get_one(Contact, talk.contact_id)
    eve = previous_business_day(frame.at.day, free_days(settings)) if frame.at else None
    items.choose(session, contact, talk, frame, added=added, eve=eve)
    _note_prepared(session, talk, now.date())


# The frame: when, how long, how, what for.


def _frame(typed: Typed, talk: Interview | None, who: str, *, now: datetime, settings: Settings) -> Frame:
    """Return what is settled, from what was typed over what is stored over the defaults.

    Errors show commands for ``who``, in quotes.
    """
    example = f"infoview plan {who} --at 'fri 14:00' --format coffee --minutes 30"
    channel = typed.format if typed.format is not None else (talk.format if talk else None)
    format_ = parse_word(Channel, channel, name="--format", example=example) if channel else None
    goal = typed.goal or (talk.goal if talk else None) or Goal.EXPLORE
    minutes = typed.minutes
    if minutes is None:
        is_agreed = talk and (typed.format is None or talk.minutes != default_minutes(talk.format, settings))
        minutes = talk.minutes if talk and is_agreed else default_minutes(format_, settings)
    if not 5 <= minutes <= 480:
        raise UsageError(f"--minutes is {minutes}.", hint=f"Accepted: 5 to 480. For example: {example}")
    at = talk.at if talk and typed.at is None else typed.at
    is_usual = typed.minutes is None and minutes == default_minutes(format_, settings)
    zone = (
        parse_zone(typed.timezone, example=f"{example} --timezone Europe/Berlin") if typed.timezone else None
    )
    place = (
        clean_line(typed.where, name="--where") if typed.where is not None else (talk.place if talk else None)
    )
    return Frame(
        at=_read_at(typed, talk, zone, who, now=now, settings=settings, example=example),
        # A new time without a zone is meant in the user's own, as the help says.
        timezone=zone or (talk.timezone if talk and typed.at is None else None),
        minutes=minutes,
        format=format_,
        goal=parse_word(Goal, goal, name="--goal", example=example),
        place=place or None,
        agreed=bool(at) or not is_usual,
    )


def _read_at(
    typed: Typed,
    talk: Interview | None,
    zone: str | None,
    who: str,
    *,
    now: datetime,
    settings: Settings,
    example: str,
) -> When | None:
    """Return when the talk is to be, which may not be a day that is past or an hour that no clock shows."""
    if typed.at is None:
        return When.from_iso(talk.at) if talk and talk.at else None
    at = read_when(typed.at, today=now.date(), settings=settings, name="--at", example=example)
    if _latest_start(at, zone) < now:
        raise UsageError(
            f"--at is {at.echo()}, which is past.",
            hint=f"For example: {example}. For a talk that was: infoview log {who} met --on {at.day}",
        )
    if at.time:
        from zoneinfo import ZoneInfo

        if not clock.exists(datetime.combine(at.day, at.time), ZoneInfo(zone) if zone else None):
            raise UsageError(
                f"--at is {at.echo()}, an hour that is left out that night as the clocks go forward.",
                hint=f"Choose another time. For example: {example}",
            )
    return at


def _latest_start(at: When, zone: str | None) -> datetime:
    """Return when a talk begins at the latest, as the user's own wall time; a day has no end but its own."""
    return clock.from_zone(datetime.combine(at.day, at.time or time.max), zone)


def _store_frame(talk: Interview, frame: Frame, today: date) -> None:
    """Set the frame of a talk."""
    at = frame.at.iso() if frame.at else None
    if at != talk.at or frame.timezone != talk.timezone:
        talk.planned_on = today if at else None
    columns = {
        "at": at,
        "timezone": frame.timezone,
        "minutes": frame.minutes,
        "format": str(frame.format) if frame.format else None,
        "goal": str(frame.goal),
        "place": frame.place,
    }
    for name, value in columns.items():
        setattr(talk, name, value)


# The user's own marks.


def _mark(session: Session, talk: Interview, typed: Typed, who: str) -> list[Mark]:
    """Tick, star and drop items by the numbers that the sheet showed before this command; return them."""
    stored = items.list_items(session, talk)
    to_do = [item for item in stored if item.section == SectionName.PREPARATION]
    to_ask = items.list_to_ask(session, talk)
    marks = []
    for option, numbers, shown, attribute, value in (
        ("done", typed.done, to_do, "done", True),
        ("undone", typed.undone, to_do, "done", False),
        ("must", typed.must, to_ask, "chosen_must", True),
        ("drop", typed.drop, to_ask, "dropped", True),
    ):
        for item in _numbered(numbers, shown, option, who):
            setattr(item, attribute, value)
            marks.append(Mark(option, item.text))
    session.add_all(stored)
    session.flush()
    return marks


def _swapped(before: Sequence[str], after: Sequence[str], marks: Iterable[Mark]) -> list[Mark]:
    """Return the questions that the choice itself took in or out, besides those that were marked."""
    marked = {mark.text for mark in marks}
    return [
        *(Mark("came", text) for text in after if text not in {*before, *marked}),
        *(Mark("left", text) for text in before if text not in {*after, *marked}),
    ]


def _numbered(numbers: Sequence[int], shown: Sequence[PlanItem], option: str, who: str) -> list[PlanItem]:
    """Return the items with these numbers as the sheet shows them."""
    for number in numbers:
        if not 1 <= number <= len(shown):
            accepted = f"1 to {len(shown)}" if shown else "none yet"
            raise UsageError(
                f"--{option} {number} is not on the plan.",
                hint=f"Accepted: {accepted}. See the numbers: infoview plan {who}",
            )
    return [shown[number - 1] for number in numbers]


def _added(texts: Sequence[str], who: str) -> list[str]:
    cleaned = [clean_line(text, name="--add") for text in texts]
    if not all(cleaned):
        raise UsageError(
            "--add needs a question.",
            hint=f"For example: infoview plan {who} --add 'What surprised you?'",
        )
    for text in cleaned:
        refuse_unknown_blank(text, name="--add")
    return cleaned


def _note_prepared(session: Session, talk: Interview, today: date) -> None:
    """Remember the day on which the last line of the preparation was ticked."""
    to_do = [item for item in items.list_items(session, talk) if item.section == SectionName.PREPARATION]
    is_prepared = bool(to_do) and all(item.done for item in to_do)
    if is_prepared != (talk.prepared_on is not None):
        talk.prepared_on = today if is_prepared else None
        session.add(talk)


def _sheet(session: Session, talk: Interview) -> Plan:
    contact = session.get_one(Contact, talk.contact_id)
    return items.sheet(contact, talk, items.list_items(session, talk))
