"""The coming talks."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, case, col, func, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.results.followups import Ref
from infoview.domain.results.network import AgendaLine
from infoview.services.due import local_time
from infoview.services.rules import read_when
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
    at = datetime.fromisoformat(talk.at or "")
    local = local_time(at, talk.timezone) if "T" in (talk.at or "") else None
    their_zone = contact.timezone or talk.timezone
    their_at = None
    if local and their_zone:
        their_at = clock.aware(local).astimezone(ZoneInfo(their_zone)).replace(tzinfo=None)
    return AgendaLine(
        contact=Ref(contact.id, contact.name),
        at=talk.at or "",
        timezone=talk.timezone,
        local_at=local,
        their_at=their_at,
        their_timezone=their_zone,
        minutes=talk.minutes,
        format=talk.format,
        place=talk.place,
        prepared=talk.prepared_on is not None,
        prepared_items=done,
        items=items,
    )


def _moment(line: AgendaLine) -> datetime:
    return line.local_at or datetime.fromisoformat(line.at)
