"""What is owed, as rows and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.logs import Entry


@dataclass(frozen=True, slots=True)
class Ref:
    """A contact, by id and name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Followup:
    """One thing owed to one person, in words.

    ``id`` is ``f12``; ``state`` is open, snoozed, done or skipped; ``origin`` is auto or manual; ``command``
    is what clears the row, ``draft`` what writes the message for it, if it takes one; ``company`` is the
    contact's employer. A closed row has the day of that, and the word of the log that closed it; one that is
    ``settled`` was cleared by something else than doing it: a reminder by their answer.
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
    company: str | None = None
    draft: str | None = None
    closed_on: date | None = None
    closed_by: str | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """Follow-ups that a command changed, as they are now, and what speaks against what was sent for them.

    ``logged`` is what was logged for them, ``closed`` what that closed besides; ``owed`` is what is owed
    next, None where nothing was closed.
    """

    rows: tuple[Followup, ...]
    cautions: tuple[Caution, ...] = ()
    logged: tuple[Entry, ...] = ()
    closed: tuple[Followup, ...] = ()
    owed: tuple[Followup, ...] | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The soonest thing owed to a contact."""

    id: str
    what: str
    due: date


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
    """The morning screen: what is owed today, the next talks, how many people there are.

    ``drafts`` are the commands that take up again what was written in an editor and is not stored yet;
    ``demo`` says that these are the sample people.
    """

    today: date
    contacts: int
    due: tuple[Followup, ...]
    talks: tuple[Followup, ...]
    next_due: date | None
    drafts: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """What speaks against a message or a date: a code, and the number, day or talk in question.

    ``third-message`` (which), ``too-soon`` and ``after-no`` (the day before), ``free-day``, ``employer``
    (how many people there this week), ``conflict`` (the other talk), ``night`` (the hour and its zone),
    ``same-message`` (the day of one that was logged before, with its word as ``text``), ``no-talk``
    (nothing was planned that could fall through).
    With the command that mends it as ``text``: ``twice`` (when the same talk was logged before),
    ``still-to-come`` and ``counts-as`` (the planned talk that was closed before its time), ``at-rest`` (who
    rests, so that a promise does not show), ``bare-option`` (what of the text may be an option).
    Against a question of the user's own: ``closed`` and ``short-fact`` (how to ask better), with the question
    as ``text``; against a goal of theirs: ``goal-job``, when it is to get a job.
    """

    code: str
    value: str
    text: str | None = None
