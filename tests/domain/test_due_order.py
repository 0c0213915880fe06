"""The order of the due list."""

from __future__ import annotations

from datetime import date

from infoview.domain.results.followups import Followup, Ref
from infoview.domain.wording import order


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


def test_rows_stand_by_day_then_urgency_then_name_then_number() -> None:
    rows = [
        row(1, "Zoë Brandt", due="2026-11-20"),
        row(2, "Zoë Brandt", "thank-you"),
        row(10, "Ana Ruiz"),
        row(11, "Ana Ruiz"),
        row(3, "Ana Ruiz", "keep-in-touch"),
    ]
    shuffled = rows[::-1]
    assert sorted(shuffled, key=order) == rows


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
