"""The log: what happened with a contact, what that closed, and what is owed next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.dates import When
from infoview.domain.names import Person, is_followup_id, match
from infoview.domain.results.logs import Logged
from infoview.domain.text import clean_note, quote
from infoview.domain.types import Channel, Kind, What, parse_word
from infoview.errors import NotFoundError, UsageError
from infoview.services import cards, due, owing
from infoview.services.finding import find_person
from infoview.services.followups import add_row
from infoview.services.rules import read_when, rules_of
from infoview.services.talks import default_minutes, find_open
from infoview.store import lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview
from infoview.store.models.owed import Followup
from infoview.store.models.people import new_uid

FELL_THROUGH = frozenset({What.MOVED, What.CANCELLED, What.NO_SHOW})
TALKED = frozenset({What.MET, What.CAUGHT_UP})
SETTLES = {What.THANKED: Kind.THANK_YOU}
"""The words of the log that settle one debt of several; ``--about`` says which."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A log command as typed: ``words`` are WHAT and the text, everything else is an option."""

    who: str
    what: str
    text: str | None = None
    on: str | None = None
    via: str | None = None
    together_with: Sequence[str] = ()
    until: str | None = None
    mine: bool = False
    about: str | None = None
    minutes: int | None = None
    next: str | None = None
    by: str | None = None


def log(session: Session, typed: Typed, *, now: datetime, settings: Settings) -> Logged:
    """Add an entry for everybody who was there, and return what it closed and what is owed to them now.

    Raises:
        UsageError: a word, a date or a combination of options cannot be meant.
        NotFoundError, AmbiguousError: a WHO does not mean one person.
    """
    what = parse_what(typed)
    _check_options(typed, what)
    connection = connection_of(session)
    people = [find_person(connection, who) for who in (typed.who, *typed.together_with)]
    people = list({person.id: person for person in people}.values())
    on = _read_on(typed, now.date(), settings)
    until = _read_until(typed, what, on, now.date(), settings)
    text = clean_note(typed.text, name="the text") if typed.text is not None else None
    via = str(parse_word(Channel, typed.via, name="--via", example=_example(typed))) if typed.via else None
    occasion = new_uid()
    entries = []
    for person in people:
        talk = _concerned(find_open(session, person.id), on)
        entry = Entry(
            contact_id=person.id,
            occasion=occasion,
            what=str(what),
            day=now.date(),
            via=via,
            text=text or None,
            minutes=typed.minutes,
            until=until,
            mine=typed.mine,
            about=_about(session, typed, what, person) if person is people[0] else None,
            created=clock.stamp(now),
        )
        _set_time(entry, what, on, talk, now, settings)
        _close_talk(entry, what, talk)
        session.add(entry)
        entries.append(entry)
        if typed.next is not None and person is people[0]:
            add_row(session, person.id, typed.next, typed.by or "", now=now, settings=settings)
    ids = [person.id for person in people]
    closed = owing.refresh(session, ids, today=now.date(), rules=rules_of(settings), entries=entries)
    stored = lookup.list_rows_of(connection, ids)
    return Logged(
        entry=cards.entries(session, entries[:1])[0],
        closed=tuple(
            due.in_words(due.localised(row), now=now, settings=settings) for row in stored if row.id in closed
        ),
        owed=due.owed_to(connection, ids, now=now, settings=settings),
    )


def parse_what(typed: Typed) -> What:
    """Return the word of the log, or show the right command where a name lacks its quotes."""
    words = [typed.what, *(typed.text or "").split()]
    known = {what.value for what in What}
    first = next((index for index, word in enumerate(words) if word.casefold() in known), None)
    if first:
        name = quote(" ".join([typed.who, *words[:first]]))
        rest = " ".join(words[first + 1 :])
        command = f"infoview log {name} {words[first].casefold()}" + (f" {quote(rest)}" if rest else "")
        raise UsageError(
            f"{typed.what!r} is not something to log; a name of several words needs quotes.",
            hint=f"You may mean: {command}",
        )
    return parse_word(What, typed.what, name="log", example=_example(typed))


def _example(typed: Typed) -> str:
    return f"infoview log {quote(typed.who)} met --via coffee"


def _check_options(typed: Typed, what: What) -> None:
    """Refuse options that say nothing with this word, so that nothing typed is silently dropped."""
    rules = (
        (typed.until is not None and what is not What.LATER, "--until goes with later", "later --until 1mo"),
        (typed.until is None and what is What.LATER, "later needs --until WHEN", "later --until 1mo"),
        (
            typed.mine and what not in FELL_THROUGH,
            "--mine goes with moved, cancelled, no-show",
            "moved --mine",
        ),
        (typed.minutes is not None and what not in TALKED, "--minutes goes with met", "met --minutes 25"),
        (typed.about is not None and what not in SETTLES, "--about goes with thanked", "thanked --about f12"),
        (typed.next is not None and typed.by is None, "--next needs --by WHEN", "met --next call --by fri"),
        (typed.by is not None and typed.next is None, "--by needs --next TEXT", "met --next call --by fri"),
        (
            typed.minutes is not None and not 0 < (typed.minutes or 0) <= 1440,
            "--minutes is from 1 to 1440",
            "met",
        ),
    )
    for broken, rule, example in rules:
        if broken:
            raise UsageError(f"{rule}.", hint=f"For example: infoview log {quote(typed.who)} {example}")


def _read_on(typed: Typed, today: date, settings: Settings) -> When | None:
    if typed.on is None:
        return None
    example = f"infoview log {quote(typed.who)} asked --on fri"
    on = read_when(typed.on, today=today, settings=settings, name="--on", past=True, example=example)
    if on.day > today:
        raise UsageError(
            f"--on is {on.echo()}, which is still to come; the log holds what has happened.",
            hint=f"For a talk to come: infoview plan {quote(typed.who)} --at {quote(typed.on)}",
        )
    return on


def _read_until(typed: Typed, what: What, on: When | None, today: date, settings: Settings) -> date | None:
    if typed.until is None:
        return None
    example = f"infoview log {quote(typed.who)} {what} --until 1mo"
    until = read_when(typed.until, today=today, settings=settings, name="--until", example=example)
    if until.day <= (on.day if on else today):
        raise UsageError(
            f"--until is {until.echo()}, which is not after the day of their answer.",
            hint=f"For example: {example}",
        )
    return until.day


def _set_time(
    entry: Entry, what: What, on: When | None, talk: Interview | None, now: datetime, settings: Settings
) -> None:
    """Set when it happened: as said; a talk without a word as planned once that has begun; else now."""
    planned = _begun(talk, now) if what is What.MET and on is None else None
    if what is What.MET and talk:
        entry.minutes, entry.via = entry.minutes or talk.minutes, entry.via or talk.format
    if what is What.MET and entry.minutes is None:
        entry.minutes = default_minutes(entry.via, settings)
    if on:
        entry.day, entry.time = on.day, on.time.isoformat("minutes") if on.time else None
    elif planned and talk:
        entry.day, entry.timezone = planned.date(), talk.timezone
        entry.time = planned.time().isoformat("minutes") if "T" in (talk.at or "") else None
    else:
        entry.time = now.time().isoformat("minutes")


def _begun(talk: Interview | None, now: datetime) -> datetime | None:
    """Return when a planned talk was to begin, in its own zone, if that is not still to come."""
    if talk is None or talk.at is None:
        return None
    at = datetime.fromisoformat(talk.at)
    return at if due.local_time(at, talk.timezone) <= now else None


def _concerned(talk: Interview | None, on: When | None) -> Interview | None:
    """Return the open talk, unless what is logged lies before it was planned: that was about another one."""
    if talk is None or on is None or talk.at is None or talk.planned_on is None:
        return talk
    return talk if on.day >= min(talk.planned_on, date.fromisoformat(talk.at[:10])) else None


def _close_talk(entry: Entry, what: What, talk: Interview | None) -> None:
    """Close the open plan with the talk; a talk that fell through keeps its plan and loses its date."""
    if talk is None:
        return
    if what is What.MET:
        entry.interview_id, talk.state = talk.id, "met"
    elif what in FELL_THROUGH or what in {What.DECLINED, What.LATER}:
        entry.interview_id, talk.at, talk.planned_on, talk.prepared_on = talk.id, None, None, None


def _about(session: Session, typed: Typed, what: What, person: Person) -> str | None:
    """Return the key of the one open debt that ``--about`` means, by its id or by whom it is about."""
    if typed.about is None:
        return None
    kind = SETTLES[what]
    rows = session.exec(
        select(Followup).where(
            Followup.contact_id == person.id, Followup.kind == str(kind), Followup.state == owing.OPEN
        )
    ).all()
    number = is_followup_id(typed.about)
    about = [Person(row.id, row.about or "") for row in rows]
    meant = [row.id for row in rows if row.id == number] or [
        one.id for one in match(typed.about, about).people
    ]
    if len(meant) == 1:
        return next(row.key for row in rows if row.id == meant[0])
    open_ids = ", ".join(f"f{row.id}" for row in rows) or "none"
    raise NotFoundError(
        f"--about {typed.about!r} is not one open {kind} of {person.name}.",
        hint=f"Open ones: {open_ids}. See them: infoview followup {person.id}",
    )
