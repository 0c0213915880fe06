"""What the due list shows, and in which order."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from infoview.domain.due_order import is_to_do, is_visible, order
from infoview.domain.facts import OpenRow
from infoview.domain.results.followups import Followup, Ref

MON = date(2026, 11, 23)


def row(number: int, name: str, kind: str = "nudge", due: str = "2026-11-23") -> Followup:
    """Return an open row."""
    return Followup(
        id=f"f{number}",
        contact=Ref(number, name),
        kind=kind,
        what="",
        why="",
        due=date.fromisoformat(due),
        due_at=None,
        state="open",
        overdue_days=0,
        snoozed_until=None,
        origin="auto",
        command="",
    )


def stored(**more: object) -> OpenRow:
    """Return an open row as it is stored, due on Monday 2026-11-23."""
    unknown = dict.fromkeys(OpenRow.__dataclass_fields__)
    known = {"id": 12, "contact_id": 7, "name": "Dana Lee", "name_key": "dana lee", "origin": "auto"}
    return OpenRow(**unknown | known | {"kind": "prepare", "due": MON, "state": "open"} | more)  # type: ignore[arg-type]


def at(text: str) -> datetime:
    """Return a moment of November 2026."""
    return datetime.fromisoformat(f"2026-11-{text}")


@pytest.mark.parametrize(
    ("more", "now", "visible"),
    [
        ({}, "23T09:00", True),
        ({"show_from": MON}, "22T23:59", False),
        ({"show_from": MON}, "23T00:00", True),
        ({"show_until": at("23T14:00")}, "23T13:59", True),
        ({"show_until": at("23T14:00")}, "23T14:00", False),
        ({"snoozed_until": MON}, "22T23:59", False),
        ({"snoozed_until": MON}, "23T00:00", True),
        ({"show_from": MON, "snoozed_until": date(2026, 11, 25)}, "24T09:00", False),
    ],
)
def test_a_row_shows_from_its_day_until_it_is_moot(more: dict[str, object], now: str, visible: bool) -> None:
    assert is_visible(stored(**more), now=at(now)) is visible


@pytest.mark.parametrize(
    ("kind", "day", "to_do"), [("nudge", 22, False), ("nudge", 23, True), ("thank-you", 22, True)]
)
def test_a_row_is_to_do_once_it_is_due_but_thanks_from_the_talk_on(kind: str, day: int, to_do: bool) -> None:
    assert is_to_do(stored(kind=kind), date(2026, 11, day)) is to_do


def test_rows_stand_by_day_then_urgency_then_name_then_number() -> None:
    rows = [
        row(9, "Zoe", "custom", due="2026-11-22"),
        row(8, "Zoe", "talk"),
        row(7, "Zoe", "thank-you"),
        row(6, "ann"),
        row(5, "Bo"),
        row(2, "Ánn", "custom"),
        row(10, "Ann", "decide"),
        row(11, "Ann", "decide"),
        row(1, "Ann", "talk", due="2026-11-24"),
    ]
    assert sorted([rows[4], *rows[:4], *rows[:4:-1]], key=order) == rows


def test_names_stand_where_one_looks_for_them_whatever_their_accents_and_case() -> None:
    names = [
        "Ayşe İnan",
        "de Vries",
        "Édith Roux",
        "Eve Stone",
        "İpek Şahin",
        "Ivo Lang",
        "Łukasz Zieliński",
        "Maeve O'Neil",
    ]
    rows = [row(number, name) for number, name in enumerate(reversed(names), start=1)]
    assert [each.contact.name for each in sorted(rows, key=order)] == names
