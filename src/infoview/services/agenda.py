"""The coming talks."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, case, col, func, select

from infoview.config import Settings
from infoview.domain.dates import When
from infoview.domain.results.followups import Ref
from infoview.domain.results.network import AgendaLine
from infoview.services.rules import read_when
from infoview.services.talks import begins, by_their_clock
from infoview.store.models.log import Interview, PlanItem
from infoview.store.models.people import Contact

HORIZON = "30d"


def list_agenda(
    session: Session, *, within: str | None = None, now: datetime, settings: Settings
) -> tuple[AgendaLine, ...]:
    """Return the talks from today up to a day (30 days unless said), soonest first by the user's clock."""
    until = read_when(
        within or HORIZON,
        today=now.date(),
        settings=settings,
        name="--within",
        example="infoview agenda --within 2w",
    ).day
    ticked = func.coalesce(func.sum(case((col(PlanItem.done).is_(True), 1), else_=0)), 0)
    talks = session.exec(
        select(Interview, Contact, func.count(col(PlanItem.id)), ticked)
        .join(Contact, col(Contact.id) == Interview.contact_id)
        .outerjoin(
            PlanItem, (col(PlanItem.interview_id) == Interview.id) & (col(PlanItem.section) == "preparation")
        )
        .where(
            Interview.state == "open",
            col(Interview.at) >= (now.date() - timedelta(days=1)).isoformat(),
            col(Interview.at) < (until + timedelta(days=2)).isoformat(),
        )
        .group_by(col(Interview.id))
    )
    lines = [_line(talk, contact, items, done) for talk, contact, items, done in talks]
    shown = [line for line in lines if now.date() <= _moment(line).date() <= until]
    return tuple(sorted(shown, key=lambda line: (_moment(line), line.contact.name, line.contact.id)))


def _line(talk: Interview, contact: Contact, items: int, done: int) -> AgendaLine:
    there, their_zone = by_their_clock(When.from_iso(talk.at or ""), talk.timezone, contact.timezone)
    local = _moment_of(begins(talk))
    return AgendaLine(
        contact=Ref(contact.id, contact.name),
        at=talk.at or "",
        timezone=talk.timezone,
        local_at=local,
        their_at=_moment_of(there) if their_zone else None,
        their_timezone=their_zone or None,
        minutes=talk.minutes,
        format=talk.format,
        place=talk.place,
        prepared=talk.prepared_on is not None,
        prepared_items=done,
        items=items,
    )


def _moment_of(when: When) -> datetime | None:
    return datetime.combine(when.day, when.time) if when.time else None


def _moment(line: AgendaLine) -> datetime:
    return line.local_at or datetime.fromisoformat(line.at)
