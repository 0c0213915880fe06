"""A contact as a card and as a line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Followup, Next, Ref
    from infoview.domain.results.logs import Entry
    from infoview.domain.results.plans import Plan


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact's card; ``may_use_name``: whether they may be told who named them, None if nobody asked."""

    id: int
    uid: str
    name: str
    company: str | None
    role: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    linkedin: str | None
    location: str | None
    timezone: str | None
    industry: str | None
    level: str | None
    source: str | None
    met_at: str | None
    met_on: date | None
    referred_by: Ref | None
    may_use_name: bool | None
    tags: tuple[str, ...]
    tier: str | None
    every: str | None
    stage: str
    last_touch: date | None
    next: Next | None
    created: str
    rested_until: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Card(Contact):
    """A contact with its timeline (newest first), what is owed, and the open plan."""

    timeline: tuple[Entry, ...]
    owed: tuple[Followup, ...]
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact as a line of a list."""

    id: int
    name: str
    company: str | None
    role: str | None
    stage: str
    source: str | None
    tier: str | None
    tags: tuple[str, ...]
    last_touch: date | None
    next: Next | None


@dataclass(frozen=True, slots=True)
class Page:
    """Contacts that pass the filters; ``total`` counts those that the limit left out too."""

    rows: tuple[Listed, ...]
    total: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """A contact that is gone until ``infoview undo``, with the number of rows that went along."""

    contact: Ref
    entries: int
