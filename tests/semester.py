"""Play a semester: a seeded job search of 120 days and 60 people, by somebody who does what the list says.

Each morning at nine the user looks at what is due and does all of it; in the evening they note what came
in: answers, talks, names. A talk that was over before nine they note at once. What the other side does is
drawn from a seed. The play takes notes as it goes, read from the file with plain sqlite3, so that the tests
can hold them against the promise.
"""

from __future__ import annotations

import random
import shlex
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from diary import Dump, dump, living_in
from infoview import config
from infoview.config import Settings
from infoview.domain.results.followups import Followup
from infoview.services import debrief, due, fields, followups, log, network, owing, people, plans
from infoview.services.rules import rules_of
from infoview.store import database
from infoview.store.models.people import Contact

FIRST_DAY = date(2026, 9, 7)
MORNING = time(9)
FIRST_MORNING = datetime.combine(FIRST_DAY, MORNING)
DAYS = 120
PEOPLE = 60
ILL = frozenset(date(2026, 11, 10) + timedelta(days=number) for number in range(3))
"""Days in bed: nobody looks at the list, and talks are called off afterwards."""
LEAVES = date(2026, 12, 23)
RETURNS = date(2026, 12, 28)
NEWS = date(2026, 12, 16)
SETTINGS = """\
[days]
free = ["2026-10-26", "2026-12-08", "2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01"]

[keep-in-touch]
tags = ["mentor=3w"]
"""
EMPLOYERS = tuple(f"Employer {letter}" for letter in "ABCDEFGHIJKLMNO")


@dataclass
class Person:
    """How somebody will behave, drawn once: what answer to which message, after how many days."""

    id: int
    answers_to: int
    answer: str
    days: int
    talk: str
    zone: str | None
    got: int = 0
    falls_through: int = 0
    answer_on: date | None = None


@dataclass(frozen=True)
class Row:
    """A stored follow-up, as read from the file in the morning."""

    id: int
    contact: int
    key: str
    kind: str
    due: date


@dataclass
class Morning:
    """What there was when the user looked: the open rows, those that were shown, and who was forgotten."""

    open: dict[int, Row]
    shown: dict[int, int]
    forgotten: list[str]


@dataclass
class Semester:
    """The play, and the notes that were taken."""

    home: Path
    seed: int = 1
    now: datetime = FIRST_MORNING
    people: dict[int, Person] = field(default_factory=dict)
    mornings: dict[date, Morning] = field(default_factory=dict)
    untrue: dict[date, list[str]] = field(default_factory=dict)
    snoozed: set[int] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    before_last_day: Dump = field(default_factory=dict)
    on_last_day: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311

    @property
    def db(self) -> Path:
        """The database."""
        return self.home / "infoview.db"

    @property
    def today(self) -> date:
        """The day of the play."""
        return self.now.date()

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return rows of the file, read without the program."""
        if not self.db.exists():
            return []
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(sql, values).fetchall()

    def play(self) -> None:
        """Play all days."""
        for number in range(DAYS):
            day = FIRST_DAY + timedelta(days=number)
            if number == DAYS - 1:
                self.before_last_day, self.on_last_day = dump(self.db), self.commands
            self._live(day)
            if day.weekday() == 6:
                self.untrue[day] = self._untrue()
        self.on_last_day = self.commands - self.on_last_day

    def _live(self, day: date) -> None:
        self.now = datetime.combine(day, time(8, 40))
        if day in ILL:
            return
        if not LEAVES < day < RETURNS:
            self._note_talks(before=MORNING)
        self.now = datetime.combine(day, MORNING)
        self._note_morning()
        if LEAVES < day < RETURNS:
            return
        if day == LEAVES:
            self._go_away()
            return
        self._call_off()
        self._obey()
        if day == NEWS:
            told = self._do("news", partial(network.tell_news, text="I start at Employer A in June"))
            assert told.owed
        if day.weekday() < 5 and len(self.people) < PEOPLE and self.chance.random() < 0.8:
            self._find_somebody()
        self.now = datetime.combine(day, time(19))
        self._evening()

    # What the user does.

    def _do(self, command: str, service: Any) -> Any:
        self.now += timedelta(minutes=1)
        self.commands += 1
        self.done[command] += 1
        with database.writing(command, now=self.now) as session:
            return service(session, now=self.now, settings=self._settings())

    def _settings(self) -> Settings:
        self.settings = getattr(self, "settings", None) or config.load_settings()
        return self.settings

    def _log(self, person: int, what: str, **more: Any) -> None:
        """Log, and do at once what the answer says is due on the day itself."""
        logged = self._do("log", partial(log.log, typed=log.Typed(who=str(person), what=what, **more)))
        for row in logged.owed:
            if row.due <= self.today and row.kind == "new-dates":
                self._obey_row(row)

    def _shown(self) -> tuple[Followup, ...]:
        with database.reading_connection() as connection:
            return due.list_due(connection, now=self.now, settings=self._settings(), until=self.today).rows

    def _obey(self) -> None:
        """Do everything that is due, until nothing is left but the talks of the day."""
        for _ in range(10):
            left = [row for row in self._shown() if row.kind != "talk"]
            if not left:
                return
            for row in left:
                if self._is_open(row):
                    self._obey_row(row)
        raise AssertionError(f"{self.now}: the list does not end: {left}")

    def _is_open(self, row: Followup) -> bool:
        ((state,),) = self.query("SELECT state FROM followup WHERE id = ?", int(row.id[1:])) or [("gone",)]
        return bool(state == "open")

    def _obey_row(self, row: Followup) -> None:
        self.done[row.kind] += 1
        person = self.people[row.contact.id]
        if row.kind == "set-date":
            self._plan(person)
        elif row.kind == "decide":
            if row.command.endswith("nudged") or ("last try" in row.what and self.chance.random() < 0.4):
                self._log(person.id, "nudged", via="email")
                self._hear(person)
            else:
                until = "3w" if self.chance.random() < 0.2 else None
                self._do("rest", partial(people.rest_contact, who=str(person.id), until=until))
        elif row.kind == "second-person" and self.chance.random() < 0.3:
            self._do("followup skip", partial(followups.skip, ids=[row.id]))
        elif row.kind == "second-person":
            # Exactly the command that the row shows.
            infoview, word, other, what = shlex.split(row.command)
            assert (infoview, word, what) == ("infoview", "log", "asked")
            self._log(int(other), "asked", via="email")
            self._hear(self.people[int(other)])
        else:
            self._do("followup done", partial(followups.done, ids=[row.id]))
            if row.kind in {"reach-out", "referral", "nudge", "new-dates"}:
                self._hear(person)

    def _plan(self, person: Person) -> None:
        at = self.today + timedelta(days=self.chance.randint(2, 8))
        typed = plans.Typed(
            at=f"{at} {self.chance.randint(8, 17)}:00",
            format=self.chance.choice(["coffee", "video", "phone", "in-person"]),
            timezone=person.zone,
        )
        self._do("plan", partial(plans.make_plan, who=str(person.id), typed=typed))

    def _go_away(self) -> None:
        """Do what is due, and hide the rest of the year's list until the return."""
        self.snoozed |= {int(row.id[1:]) for row in self._shown()}
        self._do("followup snooze", partial(followups.snooze, ids=[], until=f"{RETURNS}", all_due=True))

    def _call_off(self) -> None:
        """Say of every talk of the days in bed or away that it did not take place."""
        for contact, day in self._talks(past=True):
            self._log(contact, "cancelled", mine=True, on=day)

    def _talks(self, *, past: bool) -> list[tuple[int, str]]:
        """Return the talks that were planned for a day before today, or those of today."""
        planned = self.query(
            "SELECT contact_id, substr(at, 1, 10) FROM interview WHERE state = 'open' AND at IS NOT NULL"
            " ORDER BY contact_id"
        )
        today = self.today.isoformat()
        return [(contact, day) for contact, day in planned if (day < today if past else day == today)]

    def _find_somebody(self) -> None:
        """Add somebody from a list, from an event, or a guest speaker."""
        source = self.chance.choice(["alumni", "alumni", "event", "guest-speaker", "cold"])
        typed = fields.Typed(
            name=self._name(),
            company=self.chance.choice(EMPLOYERS),
            source=source,
            met_on="yesterday" if source in {"event", "guest-speaker"} else None,
            tags=["mentor"] if self.chance.random() < 0.2 else None,
            tier=self.chance.choice([None, None, "a", "c"]),
        )
        card = self._do("add-contact", partial(people.add_contact, typed=typed, force=False))
        self._meet(card.id)

    # What the others do.

    def _name(self) -> str:
        return f"Person Number{len(self.people) + 1}"

    def _meet(self, contact: int) -> None:
        draw = self.chance
        self.people[contact] = Person(
            id=contact,
            answers_to=draw.choice([1, 1, 1, 2, 2, 3, 99]),
            answer=draw.choice(["replied"] * 7 + ["declined", "later"]),
            days=draw.randint(1, 6),
            talk=draw.choice(["met"] * 6 + ["moved", "cancelled", "no-show", "mine"]),
            zone=draw.choice([None] * 5 + ["Europe/London"]),
        )

    def _hear(self, person: Person) -> None:
        """Let somebody hear from the user; after as many messages as it takes they will answer."""
        person.got += 1
        if person.got >= person.answers_to:
            person.answer_on = self.today + timedelta(days=person.days)

    def _note_talks(self, before: time) -> None:
        """Note what became of the talks of today that began at least an hour before a time."""
        begun = self.query("SELECT contact_id, at, timezone FROM interview WHERE state = 'open'")
        for contact, _ in self._talks(past=False):
            ((at, zone),) = [(at, zone) for who, at, zone in begun if who == contact]
            # London is an hour behind.
            hour = int(at[11:13]) + (zone is not None)
            if hour < before.hour:
                self._talk(self.people[contact])

    def _evening(self) -> None:
        self._note_talks(before=time(23))
        for person in list(self.people.values()):
            if person.answer_on == self.today:
                person.got, person.answer_on = 0, None
                if person.answer == "later":
                    person.answer = "replied"
                    self._log(person.id, "later", until=self.chance.choice(["2w", "1mo"]))
                else:
                    self._log(person.id, person.answer, via="email")
            elif person.answer_on and person.answer_on < self.today:
                # It came while nobody looked, and is typed with its day.
                on = person.answer_on.isoformat()
                person.got, person.answer_on = 0, None
                self._log(person.id, "replied", on=on)

    def _talk(self, person: Person) -> None:
        if person.talk != "met" and person.falls_through < 2:
            person.falls_through += 1
            is_mine = person.talk == "mine"
            what = "moved" if is_mine else person.talk
            self._log(person.id, what, mine=is_mine)
            return
        self._log(person.id, "met", debrief=self._debrief(person), via=None)
        for (contact,) in self.query("SELECT id FROM contact"):
            if contact not in self.people:
                self._meet(contact)

    def _debrief(self, person: Person) -> debrief.Typed:
        draw = self.chance
        gave = debrief.Typed(takeaways=["Listen first"], fit=draw.randint(1, 5))
        if draw.random() < 0.5:
            gave = replace(gave, advice=["Join the trade body"], resources=["A book"])
        if draw.random() < 0.3:
            gave = replace(gave, i_owe=["send portfolio @3bd", "send my CV to hr@example.org"])
        if draw.random() < 0.3:
            gave = replace(gave, they_owe=[draw.choice(["an intro @2w", "their salary survey"])])
        if draw.random() < 0.6:
            known = [str(each) for each in self.people if each != person.id]
            new = [f"{self._name()}, {draw.choice(EMPLOYERS)}"] if len(self.people) < PEOPLE else []
            named = [*new, *([draw.choice(known)] if draw.random() < 0.2 else [])]
            gave = replace(gave, referrals=named, may_use_name=bool(named) and draw.random() < 0.5)
        return gave

    # The notes.

    def _note_morning(self) -> None:
        stored = self.query("SELECT id, contact_id, key, kind, due FROM followup WHERE state = 'open'")
        self.mornings[self.today] = Morning(
            open={row[0]: Row(row[0], row[1], row[2], row[3], date.fromisoformat(row[4])) for row in stored},
            shown={int(row.id[1:]): row.overdue_days for row in self._shown()} if self.db.exists() else {},
            forgotten=[
                name
                for (name,) in self.query(
                    "SELECT name FROM contact WHERE (NOT rested OR rested_until IS NOT NULL)"
                    " AND stage != 'declined' AND NOT pool AND NOT EXISTS (SELECT 1 FROM followup"
                    " WHERE contact_id = contact.id AND state = 'open')"
                )
            ],
        )

    def _untrue(self) -> list[str]:
        with database.reading() as session:
            rules = rules_of(self._settings())
            return [
                contact.name
                for number, standing in owing.derive(session, list(self.people), rules).items()
                for contact in [session.get_one(Contact, number)]
                if not owing.is_true(session, contact, standing)
            ]


def played(home: Path, seed: int = 1) -> Semester:
    """Play a semester in ``home`` and return it."""
    home.mkdir(parents=True)
    (home / "config.toml").write_text(SETTINGS, encoding="utf-8")
    semester = Semester(home, seed)
    with living_in(home) as patch:
        patch.setenv("INFOVIEW_NOW", FIRST_DAY.isoformat())
        semester.play()
    return semester
