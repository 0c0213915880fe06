"""People in relation: the coming talks, who led to whom, and who is to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Followup, Ref


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A coming talk.

    ``at`` is in ``timezone`` (None: the user's own); ``local_at`` and ``their_at`` are the same moment for
    the user and for the contact, None where there is no time or their zone is not known.
    """

    contact: Ref
    at: str
    timezone: str | None
    local_at: datetime | None
    their_at: datetime | None
    their_timezone: str | None
    minutes: int
    format: str | None
    place: str | None
    prepared: bool
    prepared_items: int
    items: int


@dataclass(frozen=True, slots=True)
class Node:
    """A contact in the tree of who led to whom, with where that thread stands."""

    contact: Ref
    company: str | None
    stage: str
    named: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AtRest:
    """Somebody who rests (until a day, or None for good), and the command that tells them all the same."""

    contact: Ref
    until: date | None
    command: str


@dataclass(frozen=True, slots=True)
class NewsTold:
    """Good news that was noted, what is owed to everybody who helped, and who of them rests."""

    id: int
    text: str
    on: date
    owed: tuple[Followup, ...]
    resting: tuple[AtRest, ...] = ()
