"""Follow-ups by hand: add, done, snooze, skip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from sqlmodel import Session, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.calendar import FreeDays, add_period
from infoview.domain.dates import When, parse_period
from infoview.domain.names import parse_contact_id, parse_followup_id
from infoview.domain.results.followups import Caution, Changed
from infoview.domain.settling import LOGGED_AS, MESSAGE_FOR, acts_as
from infoview.domain.text import clean_line, quote
from infoview.domain.types import Kind, Reason, What
from infoview.errors import AmbiguousError, Candidate, NotFoundError, UsageError
from infoview.services import cards, due, etiquette, owing
from infoview.services.finding import find_person
from infoview.services.rules import free_days, read_when, rules_of
from infoview.store import lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Promise
from infoview.store.models.owed import Followup
from infoview.store.models.people import new_uid

OUTCOMES = {
    Kind.DECIDE: ("infoview log {who} nudged", "infoview rest {who}", "infoview log {who} replied"),
    Kind.SET_DATE: ("infoview plan {who} --at 'fri 14:00'", "infoview log {who} later --until 1mo"),
    Kind.TALK: (
        "infoview log {who} met",
        "infoview log {who} moved",
        "infoview log {who} cancelled",
        "infoview log {who} no-show",
    ),
    Kind.SECOND_PERSON: ("infoview log {about} asked", "infoview followup skip f{id}"),
}
"""The commands for rows that may end in several ways."""


def add(
    session: Session,
    who: str,
    text: str,
    by: str,
    *,
    every: str | None = None,
    now: datetime,
    settings: Settings,
) -> Changed:
    """Add a follow-up of the user's own, once or with a period, and return it."""
    person = find_person(connection_of(session), who)
    row = add_row(session, person.id, text, by, every=every, now=now, settings=settings)
    owing.refresh(session, [person.id], today=now.date(), rules=rules_of(settings))
    return _in_words(session, [row], now=now, settings=settings)


def add_row(
    session: Session,
    contact_id: int,
    text: str,
    by: str,
    *,
    every: str | None = None,
    now: datetime,
    settings: Settings,
) -> Followup:
    """Store a follow-up of the user's own; the caller refreshes what is owed."""
    example = "infoview followup add 'Dana Lee' 'send the slides' --by fri"
    cleaned = clean_line(text, name="the text")
    if not cleaned:
        raise UsageError("A follow-up needs a text.", hint=f"For example: {example}")
    when = read_when(by, today=now.date(), settings=settings, name="--by", example=example)
    period = str(parse_period(every, name="--every", example=f"{example} --every 2w")) if every else None
    uid = new_uid()
    row = Followup(
        uid=uid,
        contact_id=contact_id,
        key=f"{Kind.CUSTOM}:{uid}",
        kind=str(Kind.CUSTOM),
        origin=owing.MANUAL,
        text=cleaned,
        due=when.day,
        due_at=when.iso() if when.time else None,
        every=period,
        anchor=when.day,
    )
    session.add(row)
    session.flush()
    return row


def done(session: Session, ids: Sequence[str], *, now: datetime, settings: Settings) -> Changed:
    """Do follow-ups: log what the derived ones stand for, close those of the user's own.

    Raises:
        UsageError: one may end in several ways, or is closed; the hint lists the commands, nothing is done.
    """
    rows = _find_open(session, ids, "done ID", now=now, settings=settings)
    for row in rows:
        if row.kind in OUTCOMES:
            _refuse_to_guess(row)
    by_contact: dict[int, list[Entry]] = {}
    for row in rows:
        entry = _do(session, row, now, settings)
        by_contact.setdefault(row.contact_id, []).extend([entry] if entry else [])
    turned = [
        owing.refresh(
            session, [contact_id], today=now.date(), rules=rules_of(settings), entries=entries, cleared=True
        )
        for contact_id, entries in by_contact.items()
    ]
    logged = [entry for entries in by_contact.values() for entry in entries]
    cautions = chain(*(etiquette.warnings(session, entry, now=now, settings=settings) for entry in logged))
    changed = _in_words(session, rows, now=now, settings=settings, cautions=cautions)
    return replace(
        _with_turns(session, changed, turned, now=now, settings=settings),
        logged=cards.entries(session, logged),
    )


def skip(session: Session, ids: Sequence[str], *, now: datetime, settings: Settings) -> Changed:
    """Close follow-ups without pretending that they were done."""
    rows = _find_open(session, ids, "skip ID", now=now, settings=settings)
    for row in rows:
        if row.origin == owing.MANUAL and row.every:
            _move_on(row, now.date(), free_days(settings))
        else:
            owing.close(row, owing.SKIPPED, today=now.date())
        session.add(row)
    contacts = [row.contact_id for row in rows]
    turned = owing.refresh(session, contacts, today=now.date(), rules=rules_of(settings))
    changed = _in_words(session, rows, now=now, settings=settings)
    return _with_turns(session, changed, [turned], now=now, settings=settings)


def snooze(
    session: Session, ids: Sequence[str], until: str, *, all_due: bool, now: datetime, settings: Settings
) -> Changed:
    """Hide follow-ups until a day; they stay owed. ``all_due`` takes all that are overdue or due today."""
    example = "infoview followup snooze f12 --until mon"
    day = read_when(until, today=now.date(), settings=settings, name="--until", example=example).day
    if day <= now.date():
        raise UsageError(
            f"--until is {When(day).echo()}, which is not to come.", hint=f"For example: {example}"
        )
    if all_due == bool(ids):
        raise UsageError(
            "Say which follow-ups: their ids, or --due for all that are due.", hint=f"For example: {example}"
        )
    if all_due:
        shown = due.list_due(connection_of(session), now=now, settings=settings, until=now.date())
        ids = [row.id for row in shown.rows]
    command = f"snooze ID --until {quote(until)}"
    rows = _find_open(session, ids, command, now=now, settings=settings)
    for row in rows:
        row.snoozed_until = day
        session.add(row)
    session.flush()
    return _in_words(session, rows, now=now, settings=settings)


def _find_open(
    session: Session, ids: Sequence[str], command: str, *, now: datetime, settings: Settings
) -> list[Followup]:
    """Return the open rows named by their ids, or by people who owe only one each.

    ``command`` is what is being done to an ID, for whoever left its f out.
    """
    rows = []
    for text in ids:
        number = parse_followup_id(text)
        row = session.get(Followup, number) if number else _sole_row(session, text, command, now, settings)
        if row is None:
            raise NotFoundError(f"There is no follow-up {text}.", hint="See them: infoview followup")
        if row.state != owing.OPEN:
            raise UsageError(f"f{row.id} is {row.state} already.", hint="See what is open: infoview followup")
        rows.append(row)
    return list({row.id: row for row in rows}.values())


def _sole_row(session: Session, who: str, command: str, now: datetime, settings: Settings) -> Followup:
    """Return the only row that shows for a person who is named instead of an id."""
    number = parse_contact_id(who)
    meant = session.get(Followup, number) if number else None
    as_id = f" You may mean: infoview followup {command.replace('ID', f'f{meant.id}', 1)}" if meant else ""
    try:
        person = find_person(connection_of(session), who)
    except NotFoundError as nobody:
        nobody.hint = as_id.lstrip() or nobody.hint
        raise
    rows = due.owed_to(connection_of(session), [person.id], now=now, settings=settings)
    if len(rows) == 1:
        return session.get_one(Followup, parse_followup_id(rows[0].id))
    if not rows:
        hint = f"See what is open: infoview followup{'.' if as_id else ''}{as_id}"
        raise NotFoundError(f"Nothing is owed to {person.name}.", hint=hint)
    listed = ", ".join(f"{row.id} ({row.kind})" for row in rows)
    raise AmbiguousError(
        f"{len(rows)} follow-ups are owed to {person.name}: {listed}.",
        hint="Name one by its id.",
        candidates=tuple(
            Candidate(
                person.id,
                person.name,
                None,
                row.what,
                f"infoview followup {command.replace('ID', row.id, 1)}",
            )
            for row in rows
        ),
    )


def _refuse_to_guess(row: Followup) -> None:
    templates = OUTCOMES[Kind(row.kind)]
    if row.fact == Reason.NUDGED_ENOUGH:
        templates = tuple(template for template in templates if not template.endswith(What.NUDGED))
    commands = "\n".join(
        template.format(who=row.contact_id, id=row.id, about=row.about_id) for template in templates
    )
    raise UsageError(f"f{row.id} ({row.kind}) may end in several ways.", hint=f"Say which:\n{commands}")


def _do(session: Session, row: Followup, now: datetime, settings: Settings) -> Entry | None:
    """Do one row, and return the entry that was logged for it, if it stands for one."""
    if row.kind == Kind.CUSTOM:
        if row.every:
            _move_on(row, now.date(), free_days(settings))
        else:
            owing.close(row, owing.DONE, today=now.date())
        session.add(row)
        return None
    if row.kind in {Kind.MY_PROMISE, Kind.CHASE_PROMISE}:
        promise = session.exec(select(Promise).where(Promise.uid == row.key.partition(":")[2])).one()
        promise.done_on = now.date()
        session.add(promise)
        return None
    if row.kind == Kind.PREPARE:
        from infoview.services import plans  # no other kind needs it

        plans.tick_all(session, row.key.partition(":")[2], today=now.date())
        return None
    entry = Entry(
        contact_id=row.contact_id,
        what=str(_stands_for(row)),
        day=now.date(),
        time=now.time().isoformat("minutes"),
        about=row.key,
        created=clock.stamp(now),
    )
    session.add(entry)
    return entry


def _stands_for(row: Followup) -> What:
    """Return what a row that was done is in the log: who was never written to was asked."""
    return LOGGED_AS[MESSAGE_FOR[acts_as(row.kind, row.fact)]]


def _move_on(row: Followup, today: date, free: FreeDays) -> None:
    """Set a recurring row to its next day to come, counted from its first so that months keep their day."""
    period, anchor = parse_period(row.every or ""), row.anchor or row.due
    passed = max(today, row.due)
    while row.due <= passed:
        row.times += 1
        row.due = add_period(anchor, period, row.times, free=free)
    if row.due_at:
        row.due_at = f"{row.due.isoformat()}{row.due_at[10:]}"
    row.snoozed_until = None


def _with_turns(
    session: Session,
    changed: Changed,
    turned: Sequence[owing.Turned],
    *,
    now: datetime,
    settings: Settings,
) -> Changed:
    """Return a change with what it closed besides, what these people are owed, and others newly."""
    named = {row.id for row in changed.rows}
    ids = {row.contact.id for row in changed.rows}
    opened: set[int] = set().union(*(each.opened for each in turned))
    closed: set[int] = set().union(*(each.closed for each in turned))
    concerned = ids.union(*(each.contact_ids for each in turned))
    connection = connection_of(session)
    words = (
        due.in_words(row, now=now, settings=settings)
        for row in lookup.list_rows_of(connection, concerned)
        if row.id in closed
    )
    owed = due.owed_to(connection, concerned, now=now, settings=settings)
    return replace(
        changed,
        closed=tuple(row for row in words if row.id not in named),
        owed=tuple(row for row in owed if row.contact.id in ids or int(row.id[1:]) in opened),
    )


def _in_words(
    session: Session,
    rows: Sequence[Followup],
    *,
    now: datetime,
    settings: Settings,
    cautions: Iterable[Caution] = (),
) -> Changed:
    session.flush()
    stored = {
        row.id: row for row in lookup.list_rows_of(connection_of(session), [row.contact_id for row in rows])
    }
    return Changed(
        tuple(due.in_words(stored[row.id], now=now, settings=settings) for row in rows),
        tuple(dict.fromkeys(cautions)),
    )
