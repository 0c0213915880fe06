"""Plans that are chosen anew: what stays of the checklist, and what a date and a zone change in it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Infoview
from diary import in_vienna


def preparation(plan: Any) -> dict[str, bool]:
    """Return the lines to prepare, each with its tick."""
    (section,) = [section for section in plan["sections"] if section["name"] == "preparation"]
    return {item["text"]: item["done"] for item in section["items"]}


@pytest.mark.parametrize(
    ("at", "zone", "confirm"),
    [
        (
            "1 dec 14:00",
            "",
            "On Mon 2026-11-30, confirm in two lines: Tue 2026-12-01 at 14:00 in your time zone,",
        ),
        (
            "1 dec 14:00",
            "Asia/Tokyo",
            "On Mon 2026-11-30, confirm in two lines: Tue 2026-12-01 at 14:00 (Asia/Tokyo), and the",
        ),
        (
            "1 dec",
            "",
            "On the business day before, confirm day, time with the time zone, and place",
        ),
    ],
    ids=["here", "elsewhere", "without a time"],
)
def test_every_talk_is_confirmed(iv: Infoview, at: str, zone: str, confirm: str) -> None:
    iv.ok("add-contact", "Dana Lee")
    plan = iv.data("plan", "dana", "--at", at, "--format", "phone", "--timezone", zone)
    (line,) = [text for text in preparation(plan) if "confirm" in text]
    assert line.startswith(confirm)
    iv.ok("draft", "confirm", "dana", "--log")
    assert preparation(iv.data("plan", "dana"))[line] is True


def test_a_new_date_unticks_what_it_changes_and_nothing_else(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("plan", "dana", "--at", "1 dec 14:00", "--format", "phone")
    iv.ok("followup", "done", "f2")
    before = preparation(iv.data("plan", "dana"))
    assert all(before.values())
    after = preparation(iv.data("plan", "dana", "--at", "3 dec 14:00"))
    changed = [text for text in after if text not in before]
    assert changed
    assert all("Wed 2026-12-02" in text for text in changed)
    assert {text for text, done in after.items() if not done} == set(changed)
    assert [row["kind"] for row in iv.data("followup", "dana")] == ["prepare", "talk"]


@pytest.mark.parametrize(
    ("at", "zone", "here", "title"),
    [
        ("1 dec 16:00", "Asia/Taipei", "2026-12-01T09:00", "Tue 2026-12-01 16:00 Asia/Taipei (09:00 here)"),
        (
            "1 dec 9:00",
            "Pacific/Auckland",
            "2026-11-30T21:00",
            "Tue 2026-12-01 09:00 Pacific/Auckland (Mon 2026-11-30 21:00 here)",
        ),
        ("1 dec 9:00", "Europe/Berlin", "2026-12-01T09:00", "Tue 2026-12-01 09:00 Europe/Berlin"),
        ("1 dec", "Asia/Taipei", None, "Tue 2026-12-01 Asia/Taipei"),
        ("1 dec 9:00", "", None, "Tue 2026-12-01 09:00"),
    ],
)
def test_a_talk_in_another_zone_says_when_it_is_here(
    iv: Infoview, at: str, zone: str, here: str | None, title: str
) -> None:
    with in_vienna():
        iv.ok("add-contact", "Dana Lee")
        plan = iv.data("plan", "dana", "--at", at, "--timezone", zone)
        shown = iv.ok("plan", "dana").out
    assert plan["at_here"] == here
    assert " ".join(shown.split()).startswith(f"Dana Lee, {title}, 20 min, ")
