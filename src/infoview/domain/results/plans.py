"""The checklist for a talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Caution, Followup, Ref


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
class Mark:
    """What a command did to one line of a plan.

    ``what``: done, undone, must, drop or add, the option that was typed; ``came`` and ``left`` for questions
    that the choice took in or out because of it.
    """

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A checklist for a talk; ``at`` is a day or a wall time in ``timezone`` (None: the user's own).

    ``at_here`` is the user's own wall time of a talk in another zone. ``uid`` and ``created`` (UTC) are those
    of the talk on record, ``confirmed`` says whether that line of the preparation is ticked. ``output`` is
    the file that was written; ``owed`` is what is owed to the contact where the talk was just set or moved;
    ``eve`` is the business day before the talk, where a file is made of it;
    ``marks`` is what was ticked, starred, added and taken out, by a command that did nothing else.
    """

    contact: Ref | None
    at: str | None
    timezone: str | None
    minutes: int
    format: str | None
    goal: str | None
    place: str | None
    sections: tuple[Section, ...]
    cautions: tuple[Caution, ...] = ()
    at_here: str | None = None
    role: str | None = None
    company: str | None = None
    uid: str | None = None
    created: str | None = None
    confirmed: bool = False
    output: str | None = None
    owed: tuple[Followup, ...] = ()
    marks: tuple[Mark, ...] = ()
    eve: str | None = None
