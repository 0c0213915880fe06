"""A line of the log, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Caution, Followup, Ref


@dataclass(frozen=True, slots=True)
class Gain:
    """Something that a talk gave, or left open.

    ``kind`` is takeaway, advice, resource, opportunity, want-to-know, i-owe, they-owe or referral.
    """

    kind: str
    text: str


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
    fit: int | None = None
    gave: tuple[Gain, ...] = ()


@dataclass(frozen=True, slots=True)
class NotLogged:
    """Nothing was logged, because the text was left empty; ``command`` logs it without a text."""

    contact: Ref
    command: str
    owed: tuple[Followup, ...]
    entry: None = None
    closed: tuple[Followup, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """What an entry changed: the rows it closed, and all that is owed to these people now."""

    entry: Entry
    closed: tuple[Followup, ...]
    owed: tuple[Followup, ...]
    cautions: tuple[Caution, ...] = ()
