"""Talks as far as both plan and log need them: the open one of a contact, and the usual length."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from infoview.config import Settings
from infoview.domain.dates import When
from infoview.domain.results.followups import Caution
from infoview.domain.types import IN_PERSON
from infoview.services.due import local_time
from infoview.store.models.log import Interview
from infoview.store.models.people import Contact


def find_open(session: Session, contact_id: int) -> Interview | None:
    """Return the open plan of a contact, scheduled or not."""
    plans = select(Interview).where(Interview.contact_id == contact_id, Interview.state == "open")
    return session.exec(plans.order_by(col(Interview.id).desc())).first()


def default_minutes(channel: str | None, settings: Settings) -> int:
    """Return the usual length of a talk of a format."""
    in_person = channel in IN_PERSON
    return settings.number("talk.minutes_in_person" if in_person else "talk.minutes")


def overlaps(session: Session, talk: Interview) -> tuple[Caution, ...]:
    """Return the other planned talks that take place at the same time."""
    if talk.at is None or "T" not in talk.at:
        return ()
    began, ended = _span(talk)
    others = session.exec(
        select(Interview, Contact.name)
        .join(Contact, col(Contact.id) == Interview.contact_id)
        .where(Interview.id != talk.id, Interview.state == "open", col(Interview.at).like("%T%"))
        .order_by(col(Interview.at))
    )
    found = []
    for other, name in others:
        start, end = _span(other)
        if start < ended and began < end:
            when = When(start.date(), start.time()).echo()
            found.append(Caution("conflict", f"{name}, {when}, {other.minutes} min"))
    return tuple(found)


def _span(talk: Interview) -> tuple[datetime, datetime]:
    """Return when a talk begins and ends, in the user's own wall time."""
    start = local_time(datetime.fromisoformat(talk.at or ""), talk.timezone)
    return start, start + timedelta(minutes=talk.minutes)
