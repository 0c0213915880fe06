"""Talks as far as both plan and log need them: the open one of a contact, and the usual length."""

from __future__ import annotations

from sqlmodel import Session, col, select

from infoview.config import Settings
from infoview.domain.types import Channel
from infoview.store.models.log import Interview

IN_PERSON = frozenset({Channel.IN_PERSON, Channel.COFFEE})


def find_open(session: Session, contact_id: int) -> Interview | None:
    """Return the open plan of a contact, scheduled or not."""
    plans = select(Interview).where(Interview.contact_id == contact_id, Interview.state == "open")
    return session.exec(plans.order_by(col(Interview.id).desc())).first()


def default_minutes(channel: str | None, settings: Settings) -> int:
    """Return the usual length of a talk of a format."""
    in_person = channel in IN_PERSON
    return settings.number("talk.minutes_in_person" if in_person else "talk.minutes")
