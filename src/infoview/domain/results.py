"""What the commands return: frozen facts, of which render makes a table or JSON.

The names of the fields are the names in the JSON that other programs rely on: fields may be added, never
removed or renamed. What is missing is None. Wall times are the user's own unless a zone stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Ref:
    """A contact, by id and name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Followup:
    """One thing owed to one person, in words.

    ``id`` is ``f12``; ``state`` is open, snoozed, done or skipped; ``origin`` is auto or manual; ``command``
    is what clears the row.
    """

    id: str
    contact: Ref
    kind: str
    what: str
    why: str
    due: date
    due_at: datetime | None
    state: str
    overdue_days: int
    snoozed_until: date | None
    origin: str
    command: str
    every: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The soonest thing owed to a contact."""

    id: str
    what: str
    due: date


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact's card."""

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
class Entry:
    """A line of the log; ``together_with`` are the others who were there."""

    id: int
    contact: Ref
    what: str
    on: date
    time: str | None
    timezone: str | None
    via: str | None
    text: str | None
    minutes: int | None
    until: date | None
    mine: bool
    about: str | None
    private: bool
    together_with: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """What an entry changed: the rows it closed, and all that is owed to these people now."""

    entry: Entry
    closed: tuple[Followup, ...]
    owed: tuple[Followup, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Something to say."""

    text: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """Something to do before the talk."""

    number: int
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question of the plan; ``id`` is None for one of the user's own words."""

    number: int
    id: str | None
    text: str
    category: str
    must: bool
    why: str
    asked: bool
    answer: str | None
    probe: str | None
    reserve: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan with its minutes; preparation has none."""

    name: str
    minutes: int
    items: tuple[Line | Preparation | PlannedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A checklist for a talk; ``at`` is a day or a wall time in ``timezone`` (None: the user's own)."""

    contact: Ref | None
    at: str | None
    timezone: str | None
    minutes: int
    format: str | None
    goal: str | None
    place: str | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Card(Contact):
    """A contact with its timeline (newest first), what is owed, and the open plan."""

    timeline: tuple[Entry, ...]
    owed: tuple[Followup, ...]
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Deleted:
    """A contact that is gone until ``infoview undo``, with the number of rows that went along."""

    contact: Ref
    entries: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A step of the journal that was taken back or done again."""

    operation: int
    command: str
    at: str
    changes: int
    summary: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A command of the past and what it changed, in words."""

    id: int
    command: str
    at: str
    changes: int
    undone: bool
    summary: str


@dataclass(frozen=True, slots=True)
class DueList:
    """Follow-ups up to a day (None: all), how many lie beyond it, and when the next thing falls due."""

    today: date
    until: date | None
    rows: tuple[Followup, ...]
    beyond: int = 0
    next_due: date | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The morning screen: what is owed today, the next talks, how many people there are."""

    today: date
    contacts: int
    due: tuple[Followup, ...]
    talks: tuple[Followup, ...]
    next_due: date | None
