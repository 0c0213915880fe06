"""What is stored as owed equals a fresh derivation, whatever was typed and in whatever order."""

from __future__ import annotations

import random
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import permutations
from time import tzset
from typing import Any

import pytest

from conftest import MONDAY, Infoview
from infoview.config import DEFAULTS
from infoview.domain.cadence import standing
from infoview.domain.dates import parse_period
from infoview.domain.facts import (
    Case,
    Colleague,
    Fact,
    Introduction,
    Named,
    News,
    Pledge,
    Rules,
    Standing,
    Talk,
)
from infoview.domain.types import Source, Tier, What
from infoview.services import log
from infoview.services.owing import MOVED_ON
from infoview.store import database
from stored import content as content_of

Row = dict[str, Any]
Content = dict[str, list[str]]


# ---- The store, read without the program's own queries ------------------------------------------------


def rows(iv: Infoview, sql: str, *values: object) -> list[Row]:
    with closing(sqlite3.connect(iv.db)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values).fetchall()]


def content(iv: Infoview) -> Content:
    return content_of(iv.db) if iv.db.exists() else {}


def stored_rows(iv: Infoview, contact: int) -> list[Row]:
    """Return the open derived rows of a contact."""
    return rows(
        iv,
        "SELECT * FROM followup WHERE contact_id = ? AND origin = 'auto' AND state = 'open' ORDER BY key",
        contact,
    )


def gathered(iv: Infoview, contact: Row) -> Case:
    """Gather anew what is known of a contact."""
    of = contact["id"]
    followups = rows(iv, "SELECT * FROM followup WHERE contact_id = ?", of)
    named = rows(
        iv,
        "SELECT referral.uid, day, entry_id, contact.name FROM referral"
        " JOIN contact ON contact.id = named_by_id WHERE person_id = ?",
        of,
    )
    talks = rows(iv, "SELECT * FROM interview WHERE contact_id = ? AND state = 'open' AND at IS NOT NULL", of)
    promises = rows(iv, "SELECT * FROM promise WHERE contact_id = ?", of)
    given = rows(
        iv, "SELECT * FROM referral WHERE named_by_id = ? AND person_id IS NOT NULL ORDER BY day", of
    )
    return Case(
        uid=contact["uid"],
        added_on=date.fromisoformat(contact["added_on"]),
        source=contact["source"],
        met_on=day(contact["met_on"]),
        met_at=contact["met_at"],
        pool=bool(contact["pool"]),
        tier=contact["tier"],
        every=parse_period(contact["every"]) if contact["every"] else None,
        facts=tuple(fact(iv, row) for row in rows(iv, "SELECT * FROM entry WHERE contact_id = ?", of)),
        talks=tuple(talk(iv, row) for row in talks),
        named=tuple(
            Named(row["uid"], date.fromisoformat(row["day"]), row["name"], row["entry_id"] or 0)
            for row in named
        ),
        promises=tuple(promise(row) for row in promises),
        introductions=introductions(iv, given),
        named_others_on=min((date.fromisoformat(row["day"]) for row in given), default=None),
        news=tuple(
            News(row["uid"], date.fromisoformat(row["day"]), row["text"])
            for row in rows(iv, "SELECT * FROM news")
        ),
        colleagues=colleagues(iv, contact),
        skipped={
            row["key"]: date.fromisoformat(row["closed_on"]) for row in followups if row["state"] == "skipped"
        },
        manual=any(row["origin"] == "manual" and row["state"] == "open" for row in followups),
    )


def promise(row: Row) -> Pledge:
    return Pledge(
        uid=row["uid"],
        mine=bool(row["mine"]),
        text=row["text"],
        day=date.fromisoformat(row["day"]),
        by=day(row["by"]),
        done=row["done_on"] is not None,
    )


def introductions(iv: Infoview, given: list[Row]) -> tuple[Introduction, ...]:
    """Return the talks that came of the names a contact gave; who was named twice counts once."""
    first: dict[str, Introduction] = {}
    for row in given:
        found = introduction(iv, row)
        if found:
            first.setdefault(found.uid, found)
    return tuple(first.values())


def introduction(iv: Infoview, referral: Row) -> Introduction | None:
    """Return whom a contact named, if there was a talk with them since."""
    (person,) = rows(iv, "SELECT * FROM contact WHERE id = ?", referral["person_id"])
    talks = rows(
        iv,
        "SELECT day FROM entry WHERE contact_id = ? AND what = 'met' AND day >= ? ORDER BY day",
        person["id"],
        referral["day"],
    )
    if not talks:
        return None
    return Introduction(person["uid"], person["id"], person["name"], date.fromisoformat(talks[0]["day"]))


def colleagues(iv: Infoview, contact: Row) -> tuple[Colleague, ...]:
    """Return the others at the same employer, and whether they may be asked."""
    found = []
    others = rows(
        iv,
        "SELECT * FROM contact WHERE company_key = ? AND company_key <> '' AND id <> ? ORDER BY name_key, id",
        contact["company_key"],
        contact["id"],
    )
    for other in others:
        asks = rows(
            iv, "SELECT max(day) AS day FROM entry WHERE contact_id = ? AND what = 'asked'", other["id"]
        )
        asked_on = day(asks[0]["day"])
        named = rows(
            iv,
            "SELECT 1 FROM referral WHERE named_by_id = ? AND person_id = ?",
            other["id"],
            contact["id"],
        )
        may_be_asked = not other["rested"] and not named and other["stage"] in {"pool", "to-contact"}
        found.append(Colleague(other["id"], other["name"], asked_on, may_be_asked))
    return tuple(found)


def fact(iv: Infoview, entry: Row) -> Fact:
    advice = rows(
        iv,
        "SELECT text FROM takeaway WHERE entry_id = ? AND kind IN ('advice', 'resource') ORDER BY id",
        entry["id"],
    )
    return Fact(
        what=entry["what"],
        day=date.fromisoformat(entry["day"]),
        uid=entry["uid"],
        order=entry["id"],
        time=time.fromisoformat(entry["time"]) if entry["time"] else None,
        timezone=entry["timezone"],
        via=entry["via"],
        minutes=entry["minutes"],
        until=day(entry["until"]),
        mine=bool(entry["mine"]),
        about=entry["about"],
        advice=advice[0]["text"] if advice else None,
    )


def talk(iv: Infoview, interview: Row) -> Talk:
    at = datetime.fromisoformat(interview["at"])
    lines = rows(
        iv,
        "SELECT done FROM plan_item WHERE interview_id = ? AND section = 'preparation'",
        interview["id"],
    )
    return Talk(
        uid=interview["uid"],
        day=at.date(),
        planned_on=date.fromisoformat(interview["planned_on"]),
        time=at.time() if "T" in interview["at"] else None,
        timezone=interview["timezone"],
        minutes=interview["minutes"],
        format=interview["format"],
        prepared=interview["prepared_on"] is not None,
        ticked=sum(row["done"] for row in lines),
        items=len(lines),
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def derived(iv: Infoview, contact: Row) -> Standing:
    return standing(gathered(iv, contact), Rules())


def check_all(iv: Infoview) -> None:
    """Compare all that is stored with a fresh derivation."""
    for contact in rows(iv, "SELECT * FROM contact"):
        fresh = derived(iv, contact)
        assert [_as_stored(owed) for owed in sorted(map(asdict, fresh.owed), key=_key)] == [
            {name: row[name] for name in OWED} for row in stored_rows(iv, contact["id"])
        ]
        assert (
            contact["stage"],
            day(contact["last_touch"]),
            bool(contact["rested"]),
            day(contact["rested_until"]),
        ) == (str(fresh.stage), fresh.last_touch, fresh.rested, fresh.rested_until)


OWED = (
    *("key", "kind", "due", "fact", "fact_day", "due_at", "timezone", "show_from", "show_until"),
    *("via", "minutes", "about", "about_id"),
)


def _as_stored(owed: Row) -> Row:
    def text(value: object) -> object:
        if isinstance(value, datetime):
            return value.isoformat(timespec="minutes")
        return value.isoformat() if isinstance(value, date) else value

    return {name: text(owed[name]) for name in OWED}


def _key(owed: Row) -> str:
    return str(owed["key"])


# ---- A random search for work -------------------------------------------------------------------------


COMPANIES = ["Acme", "Globex"]


@dataclass
class Search:
    """Somebody who types at random but never nonsense: what they type may be refused, but not fail."""

    iv: Infoview
    chance: random.Random
    now: datetime = field(default_factory=lambda: datetime.fromisoformat(MONDAY))
    names: int = 0
    last: str = ""

    def next(self) -> list[str]:
        """Move the clock, and return a command line; whoever takes back one step may take back more."""
        takes_back = self.last in {"undo", "redo"} and self.chance.random() < 0.6
        words = self._take_back([]) if takes_back else self._any()
        self.last = words[0]
        return words

    def _any(self) -> list[str]:
        if self.chance.random() < 0.4:
            self.now += timedelta(days=self.chance.randint(0, 9), hours=self.chance.randint(-6, 7))
        self.iv.at(self.now.isoformat(timespec="minutes"))
        people = (
            [str(row["id"]) for row in rows(self.iv, "SELECT id FROM contact")] if self.iv.db.exists() else []
        )
        if len(people) < 3:
            return self._add(people)
        commands = {
            self._add: 1,
            self._log: 10,
            self._backdated: 7,
            self._plan: 5,
            self._rest: 2,
            self._edit: 3,
            self._followup: 7,
            self._take_back: 5,
            self._news: 1,
            self._delete: 1,
        }
        (command,) = self.chance.choices(list(commands), list(commands.values()))
        return command(people)

    def _add(self, people: list[str]) -> list[str]:
        self.names += 1
        words = ["add-contact", f"Person No{self.names}"]
        words += self._perhaps("--source", [str(source) for source in Source])
        words += self._perhaps("--met-on", ["yesterday", "last fri", "2w ago"])
        words += self._perhaps("--referred-by", people) + self._perhaps("--company", COMPANIES, 0.8)
        return words + self._perhaps("--tier", list(Tier))

    def _log(self, people: list[str]) -> list[str]:
        what = self.chance.choice(list(What))
        words = ["log", self.chance.choice(people), str(what)]
        if what is What.LATER:
            words += ["--until", self.chance.choice(["3d", "1mo", "next fri"])]
        if what in {What.MOVED, What.CANCELLED, What.NO_SHOW} and self.chance.random() < 0.5:
            words += ["--mine"]
        if what is What.MET:
            words += self._perhaps("--minutes", ["15", "45"]) + self._perhaps("--with", people)
            words += self._perhaps("--advice", ["Read more"]) + self._perhaps("--resource", ["A book"])
            words += self._perhaps("--i-owe", ["send it", "call @3d"])
            words += self._perhaps("--they-owe", ["a name", "a name @2w"])
            words += self._perhaps("--referral", [*people, f"Friend No{self.now:%d%H}, Acme"])
        if what in {What.THANKED, What.REPORTED, What.INTRODUCED}:
            words += self._perhaps("--about", self._open_ids())
        words += self._perhaps("--via", ["email", "coffee", "phone"])
        if self.chance.random() < 0.1:
            words += ["--next", "send it", "--by", "3d"]
        return words

    def _backdated(self, people: list[str]) -> list[str]:
        on = self.now.date() - timedelta(days=self.chance.randint(1, 40))
        clock = self.chance.choice(["", " 9:00", " 15:30"])
        return [*self._log(people), "--on", f"{on}{clock}"]

    def _plan(self, people: list[str]) -> list[str]:
        words = ["plan", self.chance.choice(people)]
        if self.chance.random() < 0.7:
            at = self.now + timedelta(days=self.chance.randint(0, 14))
            words += ["--at", f"{at:%Y-%m-%d}" + self.chance.choice(["", " 17:30", " 23:50"])]
            words += self._perhaps("--timezone", ["Asia/Tokyo", "Pacific/Honolulu"])
        words += self._perhaps("--format", ["video", "coffee"])
        return words + self._perhaps("--done", ["1", "2"])

    def _rest(self, people: list[str]) -> list[str]:
        return ["rest", self.chance.choice(people), *self._perhaps("--until", ["5d", "1mo"])]

    def _edit(self, people: list[str]) -> list[str]:
        words = ["edit", self.chance.choice(people)]
        words += self._perhaps("--tier", [*Tier, ""]) + self._perhaps("--every", ["2w", "1mo", ""])
        words += self._perhaps("--source", [*Source, ""]) + self._perhaps("--referred-by", [*people, ""])
        words += self._perhaps("--company", [*COMPANIES, ""])
        return words + self._perhaps("--name", [f"Person No{self.names + 1000}"])

    def _followup(self, people: list[str]) -> list[str]:
        if self.chance.random() < 0.2:
            words = ["followup", "add", self.chance.choice(people), "call", "--by", "2d"]
            return words + self._perhaps("--every", ["1w", "1mo"])
        ids = self._open_ids()
        chosen = self.chance.sample(ids, min(len(ids), self.chance.choice([1, 1, 1, 2]))) or ["f1"]
        verb = self.chance.choice(["done", "done", "skip", "snooze"])
        return ["followup", verb, *chosen, *(["--until", "4d"] if verb == "snooze" else [])]

    def _news(self, _people: list[str]) -> list[str]:
        return ["news", "A job"]

    def _open_ids(self) -> list[str]:
        return [f"f{row['id']}" for row in rows(self.iv, "SELECT id FROM followup WHERE state = 'open'")]

    def _take_back(self, _people: list[str]) -> list[str]:
        return [self.chance.choice(["undo", "redo"]) if self.last in {"undo", "redo"} else "undo"]

    def _delete(self, people: list[str]) -> list[str]:
        return ["delete", self.chance.choice(people), "--yes"]

    def _perhaps(self, option: str, values: list[Any], often: float = 0.3) -> list[str]:
        return [option, str(self.chance.choice(values))] if values and self.chance.random() < often else []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_after_every_command_what_is_stored_equals_a_fresh_derivation(
    iv: Infoview, seed: int, thorough: bool
) -> None:
    search = Search(iv, random.Random(seed))  # noqa: S311
    undone: list[Content] = []
    done: list[Content] = [{}]
    typed = []
    for _ in range(1_000 if thorough else 70):
        words = search.next()
        typed.append(f"{search.now:%Y-%m-%dT%H:%M} {' '.join(words)}")
        before, open_before = content(iv), open_rows(iv)
        ran = iv(*words)
        story = "\n".join(typed[-12:]) + f"\n{ran.out}{ran.err}"
        assert ran.code in {0, 2, 3, 4, 5}, story
        after = content(iv)
        if ran.code:
            assert after == before or not before, story
            continue
        check_all(iv)
        if words[0] == "undo":
            undone.append(done.pop())
            assert after == (done[-1] or {table: [] for table in after}), story
        elif words[0] == "redo":
            done.append(undone.pop())
            assert after == done[-1], story
        else:
            check_ids(open_before, open_rows(iv), story)
            if len(rows(iv, "SELECT id FROM operation WHERE state = 'done'")) == len(done):
                done.append(after)
                undone.clear()
            assert after == done[-1], story


def open_rows(iv: Infoview) -> list[Row]:
    if not iv.db.exists():
        return []
    return rows(iv, "SELECT id, uid, contact_id, key, kind FROM followup WHERE state = 'open'")


def check_ids(before: list[Row], after: list[Row], story: str) -> None:
    """A row keeps its id as long as it is open, and no id goes to another row."""
    keys = {(row["contact_id"], row["key"]): (row["id"], row["uid"]) for row in before}
    for row in after:
        same = keys.get((row["contact_id"], row["key"]))
        assert same in {None, (row["id"], row["uid"])}, story
    moving = {(row["contact_id"], row["kind"]): row["id"] for row in before if row["kind"] in MOVED_ON}
    for row in after:
        assert moving.get((row["contact_id"], row["kind"]), row["id"]) == row["id"], story
    uids = {row["id"]: row["uid"] for row in before}
    assert all(uids.get(row["id"], row["uid"]) == row["uid"] for row in after), story


# ---- The same facts in another order ------------------------------------------------------------------

HISTORIES = [
    [
        "asked --on 2026-10-01 --via email",
        "nudged --on 2026-10-12",
        "replied --on 2026-10-14",
        "met --on '2026-10-20 10:00' --minutes 25 --via coffee",
    ],
    [
        "asked --on '2026-11-02 14:00'",
        "later --on 2026-11-04 --until 2026-12-20",
        "asked --on 2026-11-10",
        "asked --on 2026-11-12",
    ],
    [
        "met --on '2026-10-05 10:00' --minutes 30 --via phone",
        "thanked --on 2026-10-06",
        "met --on 2026-10-19 --minutes 30 --via phone",
        "caught-up --on 2026-11-01",
    ],
    [
        "replied --on 2026-11-01",
        "replied --on 2026-11-05",
        "declined --on 2026-11-20",
        "thanked --on 2026-11-20",
    ],
    [
        "met --on 2026-11-11 --they-owe 'introduce me to Lee' --advice 'read Lee'",
        "thanked --on 2026-11-12",
        "introduced --on 2026-11-09",
        "reported --on 2026-11-10",
    ],
    [
        "no-show --on 2026-11-17 --mine",
        "moved --on 2026-11-16",
        "cancelled --on 2026-11-16",
        "note --on 2026-11-20",
    ],
]


@pytest.mark.parametrize("history", HISTORIES)
def test_entries_in_any_order_owe_the_same(iv: Infoview, history: list[str]) -> None:
    orders = random.Random(7).sample(list(permutations(history)), 4)  # noqa: S311
    owed = []
    for number, order in enumerate(orders, 1):
        iv.ok("add-contact", f"Person {number}")
        for words in order:
            iv.ok("log", str(number), *shlex.split(words))
        card = iv.data("show", str(number))
        seen = [(row["kind"], row["what"], row["why"], row["due"], row["due_at"]) for row in card["owed"]]
        owed.append((card["stage"], card["last_touch"], seen))
    assert owed[1:] == owed[:-1]
    check_all(iv)


# ---- The life of a row --------------------------------------------------------------------------------


def states(iv: Infoview) -> list[tuple[str, str]]:
    """Return the kinds and states of all rows, in the order of their ids."""
    return [(row["kind"], row["state"]) for row in rows(iv, "SELECT * FROM followup ORDER BY id")]


def test_an_entry_closes_what_it_clears_and_names_itself_as_the_reason(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    logged = iv.data("log", "dana", "asked")
    assert [row["id"] for row in logged["closed"]] == ["f1"]
    (closed,) = rows(iv, "SELECT * FROM followup WHERE state = 'done'")
    assert (closed["closed_on"], closed["closed_by_id"]) == ("2026-11-23", logged["entry"]["id"])
    assert states(iv) == [("reach-out", "done"), ("nudge", "open")]


def test_asking_again_or_remembering_an_older_ask_keeps_the_row(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked", "--on", "fri")
    (before,) = stored_rows(iv, 1)
    iv.ok("log", "dana", "asked")
    assert iv.data("log", "dana", "asked", "--on", "2026-11-10")["closed"] == []
    (after,) = stored_rows(iv, 1)
    assert (after["id"], after["uid"], before["due"], after["due"]) == (
        before["id"],
        before["uid"],
        "2026-12-01",
        "2026-12-02",
    )
    assert states(iv) == [("reach-out", "done"), ("nudge", "open")]


def test_what_loses_its_reason_goes_without_a_trace(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Omar Haddad")
    iv.ok("edit", "dana", "--referred-by", "omar")
    assert states(iv) == [("reach-out", "open"), ("referral", "open")]


def test_the_name_of_who_named_somebody_follows_an_edit_and_a_deletion(iv: Infoview) -> None:
    iv.ok("add-contact", "Omar Haddad")
    iv.ok("add-contact", "Dana Lee", "--referred-by", "omar")
    iv.ok("edit", "omar", "--name", "Omar Said")
    (row,) = stored_rows(iv, 2)
    assert (row["kind"], row["about"]) == ("referral", "Omar Said")
    iv.ok("delete", "omar", "--yes")
    assert [row["kind"] for row in stored_rows(iv, 2)] == ["reach-out"]
    check_all(iv)


def test_a_rest_answers_the_decision_and_does_nothing_else(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--on", "2026-11-02")
    iv.ok("log", "dana", "nudged", "--on", "2026-11-10")
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["decide", "thank-you"]
    iv.ok("rest", "dana")
    assert stored_rows(iv, 1) == []
    closed = rows(iv, "SELECT kind FROM followup WHERE state = 'done' ORDER BY id")
    assert [row["kind"] for row in closed] == ["reach-out", "decide"]  # nobody was thanked


def test_keeping_in_touch_gives_way_and_comes_back(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "caught-up")
    assert states(iv) == [("reach-out", "done"), ("keep-in-touch", "open")]
    iv.ok("followup", "add", "dana", "call", "--by", "fri")
    assert states(iv) == [("reach-out", "done"), ("custom", "open")]
    (custom,) = rows(iv, "SELECT id FROM followup WHERE state = 'open'")
    iv.ok("followup", "done", f"f{custom['id']}")
    assert states(iv) == [("reach-out", "done"), ("custom", "done"), ("keep-in-touch", "open")]


def test_keeping_in_touch_is_done_only_by_talking(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "caught-up", "--on", "2026-11-02")
    iv.ok("log", "dana", "asked")
    assert states(iv) == [("reach-out", "done"), ("nudge", "open")]
    iv.ok("add-contact", "Ana Lee")
    iv.ok("log", "ana", "caught-up", "--on", "2026-11-02")
    iv.ok("log", "ana", "caught-up")
    of_ana = rows(iv, "SELECT kind, state FROM followup WHERE contact_id = 2 ORDER BY id")
    assert [(row["kind"], row["state"]) for row in of_ana] == [
        ("reach-out", "done"),
        ("keep-in-touch", "done"),
        ("keep-in-touch", "open"),
    ]


def test_an_edit_moves_the_day_of_keeping_in_touch(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "caught-up")
    (before,) = stored_rows(iv, 1)
    iv.ok("edit", "dana", "--tier", "a")
    (after,) = stored_rows(iv, 1)
    assert (before["due"], after["due"], after["id"]) == ("2027-02-23", "2027-01-04", before["id"])


@pytest.mark.parametrize("until", ["today", "yesterday", "2026-11-20"])
def test_nobody_is_put_off_to_a_day_that_is_past(iv: Infoview, until: str) -> None:
    iv.ok("add-contact", "Dana Lee")
    before = content(iv)
    assert iv("log", "dana", "later", "--until", until).code == 2
    assert iv("log", "dana", "later", "--on", "2026-11-20", "--until", "2026-11-20").code == 2
    assert content(iv) == before


def test_a_day_that_was_to_come_when_they_said_so_is_owed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "later", "--on", "2026-11-10", "--until", "2026-11-20")
    (row,) = stored_rows(iv, 1)
    assert (row["kind"], row["due"]) == ("reach-out", "2026-11-20")


@pytest.mark.parametrize(
    ("option", "kinds"),
    [
        ("--advice", ["report-back", "thank-you"]),
        ("--resource", ["report-back", "thank-you"]),
        ("--takeaway", ["thank-you"]),
        ("--opportunity", ["thank-you"]),
    ],
)
def test_only_advice_and_resources_are_reported_back_on(iv: Infoview, option: str, kinds: list[str]) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", option, "Read this")
    assert [row["kind"] for row in stored_rows(iv, 1)] == kinds


# ---- What one owes because of another ------------------------------------------------------------------


def colleague(iv: Infoview) -> None:
    """Ask Dana at Acme, where Omar and nobody else is known."""
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    iv.ok("add-contact", "Omar Haddad", "--company", "ACME")
    iv.ok("log", "dana", "asked")
    assert [(row["kind"], row["about"]) for row in stored_rows(iv, 1)] == [
        ("nudge", None),
        ("second-person", "Omar Haddad"),
    ]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("log omar asked", "done"),
        ("log omar declined", None),
        ("rest omar", None),
        ("edit omar --company Globex", None),
        ("delete omar --yes", None),
        ("delete omar --yes --erase", None),
    ],
)
def test_a_second_person_is_owed_only_while_one_can_be_asked(
    iv: Infoview, line: str, state: str | None
) -> None:
    colleague(iv)
    iv.ok(*line.split())
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["nudge"]
    found = rows(iv, "SELECT state FROM followup WHERE kind = 'second-person' AND contact_id = 1")
    assert [row["state"] for row in found] == ([state] if state else [])
    check_all(iv)


def test_a_second_person_follows_names_and_newcomers(iv: Infoview) -> None:
    colleague(iv)
    iv.ok("edit", "omar", "--name", "Omar Said")
    iv.ok("add-contact", "Ana Ruiz", "--company", "Acme")
    assert row_of(iv, "second-person")["about"] == "Ana Ruiz, Omar Said"
    iv.ok("log", "dana", "met", "--referral", "Bo Chen, Acme")
    assert "second-person" not in {row["kind"] for row in stored_rows(iv, 1)}
    check_all(iv)


def test_nobody_named_themselves(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    before = content(iv)
    assert iv("log", "dana", "met", "--referral", "1").code == 2
    assert iv("edit", "dana", "--referred-by", "1").code == 2
    assert content(iv) == before


@pytest.mark.parametrize("erase", [[], ["--erase"]])
def test_who_named_each_other_can_be_deleted(iv: Infoview, erase: list[str]) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--referral", "Ana Ruiz")
    iv.ok("log", "ana", "met", "--referral", "1")
    assert row_of(iv, "tell-introducer")["about"] == "Ana Ruiz"
    iv.ok("delete", "ana", "--yes", *erase)
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["thank-you"]
    check_all(iv)


def test_an_introducer_follows_the_talk_and_a_change_of_mind(iv: Infoview) -> None:
    for name in ("Dana Lee", "Omar Haddad", "Ana Ruiz"):
        iv.ok("add-contact", name)
    iv.ok("edit", "ana", "--referred-by", "dana")
    iv.ok("log", "ana", "met")
    assert row_of(iv, "tell-introducer")["about"] == "Ana Ruiz"
    iv.ok("edit", "ana", "--name", "Ana Said")
    assert row_of(iv, "tell-introducer")["about"] == "Ana Said"
    iv.ok("edit", "ana", "--referred-by", "omar")
    assert "tell-introducer" not in {row["kind"] for row in stored_rows(iv, 1)}
    assert "tell-introducer" in {row["kind"] for row in stored_rows(iv, 2)}
    iv.ok("delete", "ana", "--yes")
    assert "tell-introducer" not in {row["kind"] for row in stored_rows(iv, 2)}
    check_all(iv)


# ---- Talks --------------------------------------------------------------------------------------------


def planned(iv: Infoview) -> None:
    """Plan a talk with Dana on Friday at 14:00."""
    iv.ok("add-contact", "Dana Lee")
    iv.ok("plan", "dana", "--at", "fri 14:00")


def row_of(iv: Infoview, kind: str) -> Row:
    (row,) = [row for row in stored_rows(iv, 1) if row["kind"] == kind]
    return row


def test_moving_a_talk_keeps_its_rows(iv: Infoview) -> None:
    planned(iv)
    before = {row["kind"]: row["id"] for row in stored_rows(iv, 1)}
    iv.ok("plan", "dana", "--at", "2026-12-04 10:00")
    after = stored_rows(iv, 1)
    assert {row["kind"]: row["id"] for row in after} == before
    assert [(row["kind"], row["due"], row["due_at"]) for row in after] == [
        ("prepare", "2026-12-03", None),
        ("talk", "2026-12-04", "2026-12-04T10:00"),
    ]


@pytest.mark.parametrize("kind", ["talk", "prepare"])
def test_a_skip_was_for_the_date_before(iv: Infoview, kind: str) -> None:
    planned(iv)
    iv.ok("followup", "skip", f"f{row_of(iv, kind)['id']}")
    iv.ok("plan", "dana", "--at", "2026-11-27 14:00")
    assert kind not in {row["kind"] for row in stored_rows(iv, 1)}  # the same date: no news
    iv.ok("plan", "dana", "--at", "2026-12-04 10:00")
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["prepare", "talk"]
    check_all(iv)


def test_a_talk_that_was_skipped_and_then_cancelled_can_be_planned_anew(iv: Infoview) -> None:
    planned(iv)
    iv.ok("followup", "skip", f"f{row_of(iv, 'talk')['id']}")
    iv.ok("log", "dana", "cancelled")
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["new-dates"]
    iv.ok("plan", "dana", "--at", "2026-11-27 14:00")
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["prepare", "talk"]


@pytest.mark.parametrize("at", ["2026-12-01 14:00", "2026-11-27 10:00"])
def test_a_snoozed_talk_shows_again_once_it_is_moved(iv: Infoview, at: str) -> None:
    planned(iv)
    talk_id = row_of(iv, "talk")["id"]
    iv.ok("followup", "snooze", f"f{talk_id}", "--until", "2026-12-10")
    iv.ok("plan", "dana", "--done", "1")
    assert row_of(iv, "talk")["snoozed_until"] == "2026-12-10"
    iv.ok("plan", "dana", "--at", at)
    assert row_of(iv, "talk")["snoozed_until"] is None


def test_the_last_tick_ends_the_preparation(iv: Infoview) -> None:
    planned(iv)
    plan = iv.data("plan", "dana")
    numbers = [item["number"] for item in plan["sections"][0]["items"]]
    iv.ok("plan", "dana", *[word for number in numbers[1:] for word in ("--done", str(number))])
    assert row_of(iv, "prepare")["state"] == "open"
    iv.ok("plan", "dana", "--done", str(numbers[0]))
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["talk"]
    assert ("prepare", "done") in states(iv)


@pytest.mark.parametrize("what", ["met", "moved", "cancelled", "no-show", "declined", "later"])
def test_what_lies_before_the_planning_leaves_the_talk_alone(iv: Infoview, what: str) -> None:
    planned(iv)
    until = ["--until", "2027-01-04"] if what == "later" else []
    iv.ok("log", "dana", what, "--on", "2026-11-20", *until)
    kinds = [row["kind"] for row in stored_rows(iv, 1)]
    assert kinds[:2] == ["prepare", "talk"]
    assert iv.data("plan", "dana")["at"] == "2026-11-27T14:00"
    check_all(iv)


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ("met", ["thank-you"]),
        ("moved", ["new-dates"]),
        ("cancelled", ["new-dates"]),
        ("no-show", ["new-dates"]),
        ("declined", ["decline-reply"]),
        ("later", ["reach-out"]),
    ],
)
@pytest.mark.parametrize("on", [None, "2026-11-23"])
def test_what_happens_to_a_talk_ends_its_rows(
    iv: Infoview, what: str, left: list[str], on: str | None
) -> None:
    planned(iv)
    until = ["--until", "2027-01-04"] if what == "later" else []
    iv.ok("log", "dana", what, *(["--on", on] if on else []), *until)
    assert [row["kind"] for row in stored_rows(iv, 1)] == left
    assert {state for kind, state in states(iv) if kind in {"prepare", "talk"}} == {"done"}


@pytest.fixture
def _in_new_york() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        tzset()
        yield
    tzset()


@pytest.mark.usefixtures("_in_new_york")
@pytest.mark.parametrize("thanks", [["log", "dana", "thanked"], ["followup", "done", "dana"]])
def test_a_talk_in_a_zone_ahead_can_be_thanked_for_on_the_evening_before(
    iv: Infoview, thanks: list[str]
) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("plan", "dana", "--at", "2026-11-24 09:00", "--timezone", "Asia/Tokyo")
    iv.at("2026-11-23T19:40")  # the talk began at 19:00
    entry = iv.data("log", "dana", "met")["entry"]
    assert (entry["on"], entry["time"], entry["timezone"]) == ("2026-11-24", "09:00", "Asia/Tokyo")
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["thank-you"]
    iv.at("2026-11-23T20:00").ok(*thanks)
    assert [row["kind"] for row in stored_rows(iv, 1)] == ["keep-in-touch"]
    assert iv.data("show", "dana")["stage"] == "thanked"


# ---- One transaction ----------------------------------------------------------------------------------


def test_a_failed_command_leaves_what_was_owed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    before = content(iv)
    now = datetime.fromisoformat(MONDAY)

    def fail() -> None:
        with database.writing("log", now=now) as session:
            log.log(session, log.Typed("dana", "asked"), now=now, settings=DEFAULTS)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert content(iv) == before
