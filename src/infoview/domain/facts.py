"""What cadence goes by and what it says: the facts of one contact in, the open rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from infoview.domain.calendar import FreeDays, Period
from infoview.domain.types import Kind, Stage


@dataclass(frozen=True, slots=True)
class Rules:
    """The delays in force (the settings of the same names).

    In business days, but hours for a thank-you and days for a promise of theirs; 0 days switch the suggestion
    of a second person off. ``rhythms`` gives tags (by their keys) a period for keeping in touch.
    """

    event_email: int = 1
    reach_out: int = 2
    referral: int = 2
    nudge: int = 7
    decide: int = 7
    reminders: int = 2
    set_date: int = 1
    new_dates: int = 1
    decline_reply: int = 1
    thank_you_hours: int = 24
    second_person: int = 3
    report_back: Period = field(default_factory=lambda: Period(4, "w"))
    chase_promise: int = 7
    my_promise: int = 3
    tell_introducer: int = 2
    tell_news: int = 3
    keep_in_touch: Mapping[str, Period] = field(
        default_factory=lambda: {"a": Period(6, "w"), "b": Period(3, "mo"), "c": Period(6, "mo")}
    )
    rhythms: Mapping[str, Period] = field(default_factory=dict)
    free: FreeDays = field(default_factory=FreeDays)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the log.

    ``order`` is the order of typing; only a rest asks for it. ``advice`` is what they advised or recommended
    in a talk, ``about`` the key of the one debt that the line settles. ``created`` is when it was typed, in
    UTC: facts of one day are told apart from news by it.
    """

    what: str
    day: date
    uid: str = ""
    order: int = 0
    time: time | None = None
    timezone: str | None = None
    via: str | None = None
    minutes: int | None = None
    until: date | None = None
    mine: bool = False
    about: str | None = None
    advice: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that is planned and has not been closed; ``time`` is in ``timezone`` (None: the user's own).

    Of ``items`` lines to prepare ``ticked`` are done.
    """

    uid: str
    day: date
    planned_on: date
    time: time | None = None
    timezone: str | None = None
    minutes: int = 20
    format: str | None = None
    prepared: bool = False
    ticked: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named this contact in a talk on ``day``; ``order`` is that of the talk, as in Fact."""

    uid: str
    day: date
    by: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Pledge:
    """Something promised, by the user (``mine``) or by the contact; ``done`` once it was kept."""

    uid: str
    mine: bool
    text: str
    day: date
    by: date | None = None
    done: bool = False
    created: str = ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody whom this contact named, and with whom the user talked since, first on ``met_on``.

    ``uid`` is theirs: the introducer is told once, however often they named them.
    """

    uid: str
    contact_id: int
    name: str
    met_on: date


@dataclass(frozen=True, slots=True)
class News:
    """Good news of the user's own."""

    uid: str
    day: date
    text: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else at the contact's employer, when they were last asked, and whether they may be asked now.

    Whoever is known already may not, who named the contact, or to whom a first message is owed.
    """

    contact_id: int
    name: str
    asked_on: date | None = None
    may_be_asked: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of one contact, as far as it decides what is owed.

    ``named`` are those who named this contact, ``introductions`` the talks that came of names it gave, the
    first of them on ``named_others_on``, typed at ``named_others_at``. ``skipped`` maps the keys of rows that
    were skipped to the day of skipping; ``manual`` says whether a follow-up of the user's own is open.
    ``rhythm`` is a period for keeping in touch with the reason, where neither ``every`` nor the tier has one.
    """

    uid: str
    added_on: date
    source: str | None = None
    met_on: date | None = None
    met_at: str | None = None
    pool: bool = False
    tier: str | None = None
    every: Period | None = None
    facts: tuple[Fact, ...] = ()
    talks: tuple[Talk, ...] = ()
    named: tuple[Named, ...] = ()
    promises: tuple[Pledge, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    named_others_on: date | None = None
    named_others_at: str = ""
    news: tuple[News, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    rhythm: tuple[Period, str] | None = None
    skipped: Mapping[str, date] = field(default_factory=dict)
    manual: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """One open row, as facts.

    ``key`` is what it is owed for: with the uid of the talk, the promise, the newest message. ``fact`` on
    ``fact_day`` made it owed; ``about`` is a name or a text that the words need, ``about_id`` the contact it
    is about. ``due_at`` and ``show_until`` are wall times in ``timezone``.
    """

    key: str
    kind: Kind
    due: date
    fact: str
    fact_day: date
    due_at: datetime | None = None
    timezone: str | None = None
    show_from: date | None = None
    show_until: datetime | None = None
    via: str | None = None
    minutes: int | None = None
    about: str | None = None
    about_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a contact stands: its stage, the last real contact, a rest, and the open rows.

    ``stage`` is the one under a rest; ``stage_on()`` says what it is on a day.
    """

    stage: Stage
    last_touch: date | None
    rested: bool
    rested_until: date | None
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A stored follow-up with the name and employer of its contact, as both readers of the store return it.

    The fields are the columns of the same names; ``due_at`` and ``show_until`` are wall times in
    ``timezone``. ``closed_by`` is the word of the log that closed a row, None where none did.
    """

    id: int
    contact_id: int
    name: str
    name_key: str
    kind: str
    origin: str
    text: str | None
    fact: str | None
    fact_day: date | None
    via: str | None
    minutes: int | None
    about: str | None
    about_id: int | None
    due: date
    due_at: datetime | None
    timezone: str | None
    show_from: date | None
    show_until: datetime | None
    every: str | None
    state: str
    snoozed_until: date | None
    company: str | None = None
    closed_on: date | None = None
    closed_by: str | None = None
