"""All that decides what is owed, read for many contacts at once over the standard library's sqlite3.

A write derives anew what is owed to everybody whom it concerns: through the ORM these few reads would take
longer than all the rest of it. They are the SQL that the selects of ``store.case_selects`` compile to; a test
compiles each and compares.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from infoview.domain.calendar import Period
from infoview.domain.dates import When, parse_period
from infoview.domain.facts import Case, Colleague, Fact, Introduction, Named, News, Pledge, Talk
from infoview.store import lookup

_IDS = "(SELECT anon_1.value FROM json_each(:ids) AS anon_1)"
_IDS_2 = _IDS.replace("anon_1", "anon_2")

STATEMENTS = {
    "concerned": f"""
        SELECT referral.named_by_id FROM referral
        WHERE referral.person_id IN {_IDS} AND referral.named_by_id IS NOT NULL
        UNION SELECT contact.id FROM contact
        WHERE contact.company_key IN (SELECT contact.company_key FROM contact
            WHERE contact.id IN {_IDS_2} AND contact.company_key != '')
            AND contact.stage IN ('contacted', 'nudged')""",
    "cards": f"""
        SELECT contact.id, contact.uid, contact.added_on, contact.source, contact.met_on, contact.met_at,
            contact.pool, contact.tier, contact.every
        FROM contact WHERE contact.id IN {_IDS}""",
    "entries": f"""
        SELECT entry.contact_id, entry.what, entry.day, entry.uid, entry.id, entry.time, entry.timezone,
            entry.via, entry.minutes, entry.until, entry.mine, entry.about,
            (SELECT takeaway.text FROM takeaway
             WHERE takeaway.entry_id = entry.id AND takeaway.kind IN ('advice', 'resource')
             ORDER BY takeaway.id LIMIT 1 OFFSET 0) AS advice, entry.created
        FROM entry WHERE entry.contact_id IN {_IDS}""",
    "open_talks": f"""
        SELECT interview.contact_id, interview.uid, interview.at, interview.planned_on, interview.timezone,
            interview.minutes, interview.format, interview.prepared_on IS NOT NULL AS anon_1,
            coalesce(sum(CASE WHEN (plan_item.done IS 1) THEN 1 ELSE 0 END), 0) AS coalesce_1,
            count(plan_item.id) AS count_1
        FROM interview LEFT OUTER JOIN plan_item
            ON plan_item.interview_id = interview.id AND plan_item.section = 'preparation'
        WHERE interview.contact_id IN {_IDS_2} AND interview.state = 'open' AND interview.at IS NOT NULL
        GROUP BY interview.id""",
    "named_by": f"""
        SELECT referral.person_id, referral.uid, referral.day, contact.name,
            coalesce(referral.entry_id, 0) AS coalesce_1
        FROM referral JOIN contact ON contact.id = referral.named_by_id
        WHERE referral.person_id IN {_IDS}""",
    "names_given": f"""
        SELECT referral.named_by_id, referral.day, coalesce(entry.created, contact.created) AS coalesce_1
        FROM referral JOIN contact ON contact.id = referral.person_id
            LEFT OUTER JOIN entry ON entry.id = referral.entry_id
        WHERE referral.named_by_id IN {_IDS}""",
    "introductions": f"""
        SELECT named.named_by_id, contact.uid, contact.id, contact.name,
            (SELECT min(entry.day) AS min_1 FROM entry
             WHERE entry.contact_id = contact.id AND entry.what = 'met' AND entry.day >= named.day) AS met_on
        FROM contact JOIN (SELECT referral.named_by_id AS named_by_id, referral.person_id AS person_id,
                min(referral.day) AS day
            FROM referral WHERE referral.named_by_id IN {_IDS}
            GROUP BY referral.named_by_id, referral.person_id) AS named ON named.person_id = contact.id""",
    "promises": f"""
        SELECT promise.contact_id, promise.uid, promise.mine, promise.text, promise.day, promise."by",
            promise.done_on, promise.created
        FROM promise WHERE promise.contact_id IN {_IDS}""",
    "all_news": """
        SELECT news.uid, news.day, news.text, news.created FROM news""",
    "colleagues": f"""
        SELECT contact.id, other.id AS other_id, other.name,
            (SELECT max(entry.day) AS max_1 FROM entry
             WHERE entry.contact_id = other.id AND entry.what = 'asked') AS asked_on,
            other.rested IS 0 AND other.stage IN ('pool', 'to-contact')
            AND other.id IS NOT contact.referred_by_id
            AND NOT (EXISTS (SELECT referral.id FROM referral
                WHERE referral.person_id = contact.id AND referral.named_by_id = other.id)) AS may_be_asked
        FROM contact JOIN contact AS other
            ON other.company_key = contact.company_key AND other.id != contact.id
        WHERE contact.id IN {_IDS} AND contact.company_key != ''
        ORDER BY other.name_key, other.id""",
    "tag_keys": f"""
        SELECT tag.contact_id, tag."key" FROM tag WHERE tag.contact_id IN {_IDS}""",
    "rows_kept": f"""
        SELECT followup.contact_id, followup."key", followup.state, followup.origin,
            coalesce(followup.closed_on, followup.due) AS coalesce_1
        FROM followup
        WHERE followup.contact_id IN {_IDS}
            AND (followup.state = 'skipped' OR followup.origin = 'manual' AND followup.state = 'open')""",
}

Rows = dict[int, list[tuple[Any, ...]]]
"""Rows by the contact that they belong to, which is their first column."""


def list_concerned(connection: sqlite3.Connection, contact_ids: Iterable[int]) -> list[int]:
    """Return these contacts and those whose rows speak of them, each once."""
    ids = list(dict.fromkeys(contact_ids))
    others = connection.execute(STATEMENTS["concerned"], {"ids": json.dumps(ids)})
    return list(dict.fromkeys([*ids, *(other for (other,) in others)]))


def list_cases(
    connection: sqlite3.Connection, contact_ids: Iterable[int], rhythms: Mapping[str, Period]
) -> dict[int, Case]:
    """Return all that decides what is owed to each of these contacts, by contact id.

    Args:
        connection: on which everything has been written.
        contact_ids: those who are not on record are left out.
        rhythms: the periods for keeping in touch that the settings give to tags, by the tag's key.

    Raises:
        ValueError: a stored day or time is none.
    """
    ids = json.dumps(list(contact_ids))

    def read(name: str) -> Rows:
        found: Rows = defaultdict(list)
        for row in connection.execute(STATEMENTS[name], {"ids": ids}):
            found[row[0]].append(row)
        return found

    cards = connection.execute(STATEMENTS["cards"], {"ids": ids}).fetchall()
    entries, talks, named, names_given = (
        read(name) for name in ("entries", "open_talks", "named_by", "names_given")
    )
    introductions, promises, colleagues, rows = (
        read(name) for name in ("introductions", "promises", "colleagues", "rows_kept")
    )
    tags = read("tag_keys") if rhythms else {}
    news = tuple(
        News(uid, date.fromisoformat(day), text, created)
        for uid, day, text, created in connection.execute(STATEMENTS["all_news"])
    )
    cases = {}
    for contact_id, uid, added_on, source, met_on, met_at, pool, tier, every in cards:
        first_named = min(((day, typed) for _, day, typed in names_given[contact_id]), default=(None, ""))
        cases[contact_id] = Case(
            uid=uid,
            added_on=date.fromisoformat(added_on),
            source=source,
            met_on=lookup.day(met_on),
            met_at=met_at,
            pool=bool(pool),
            tier=tier,
            every=parse_period(every) if every else None,
            facts=tuple(_fact(*row) for row in entries[contact_id]),
            talks=tuple(_talk(*row) for row in talks[contact_id]),
            named=tuple(
                Named(uid, date.fromisoformat(day), by, order) for _, uid, day, by, order in named[contact_id]
            ),
            promises=tuple(_pledge(*row) for row in promises[contact_id]),
            introductions=tuple(
                Introduction(uid, other, name, date.fromisoformat(met))
                for _, uid, other, name, met in introductions[contact_id]
                if met
            ),
            named_others_on=lookup.day(first_named[0]),
            named_others_at=first_named[1],
            news=news,
            colleagues=tuple(
                Colleague(other, name, lookup.day(asked_on), bool(may_be_asked))
                for _, other, name, asked_on, may_be_asked in colleagues[contact_id]
            ),
            rhythm=_rhythm([key for _, key in tags.get(contact_id, ())], rhythms),
            skipped={
                key: date.fromisoformat(day)
                for _, key, state, _, day in rows[contact_id]
                if state == "skipped"
            },
            manual=any(origin == "manual" and state == "open" for _, _, state, origin, _ in rows[contact_id]),
        )
    return cases


def _fact(
    _contact: int,
    what: str,
    day: str,
    uid: str,
    order: int,
    at: str | None,
    timezone: str | None,
    via: str | None,
    minutes: int | None,
    until: str | None,
    mine: int,
    about: str | None,
    advice: str | None,
    created: str,
) -> Fact:
    return Fact(
        what=what,
        day=date.fromisoformat(day),
        uid=uid,
        order=order,
        time=time.fromisoformat(at) if at else None,
        timezone=timezone,
        via=via,
        minutes=minutes,
        until=lookup.day(until),
        mine=bool(mine),
        about=about,
        advice=advice,
        created=created,
    )


def _talk(
    _contact: int,
    uid: str,
    at: str,
    planned_on: str | None,
    timezone: str | None,
    minutes: int,
    format_: str | None,
    prepared: int,
    ticked: int,
    items: int,
) -> Talk:
    when = When.from_iso(at)
    return Talk(
        uid=uid,
        day=when.day,
        planned_on=lookup.day(planned_on) or when.day,
        time=when.time,
        timezone=timezone,
        minutes=minutes,
        format=format_,
        prepared=bool(prepared),
        ticked=ticked,
        items=items,
    )


def _pledge(
    _contact: int, uid: str, mine: int, text: str, day: str, by: str | None, done_on: str | None, created: str
) -> Pledge:
    return Pledge(
        uid, bool(mine), text, date.fromisoformat(day), lookup.day(by), done_on is not None, created
    )


def _rhythm(keys: Iterable[str], rhythms: Mapping[str, Period]) -> tuple[Period, str] | None:
    """Return the shortest period that the settings give to one of a contact's tags."""
    known = [(rhythms[key], f"tag {key}") for key in keys if key in rhythms]
    return min(known, key=lambda found: (found[0].days_at_least, found[1]), default=None)
