"""infoview plan --output: a sheet to print, to edit, or for a calendar."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import pytest

from conftest import Infoview
from diary import in_vienna

HOSTILE = "[bold]Zoë O'Neil-李 <script>alert(1)</script> `x` *y* & \u202e;,\\n"
ENDINGS = ("html", "md", "txt", "ics")
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme", "--role", "Analyst")
    return iv


def sheet(iv: Infoview, target: Path, *options: str, who: str = "1") -> str:
    iv.ok("plan", who, *options, "--output", str(target))
    return target.read_text(encoding="utf-8")


def event(iv: Infoview, target: Path, *options: str) -> Any:
    iv.ok("plan", "1", *options, "--output", str(target), "--force")
    (only,) = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    return only


class Seen(HTMLParser):
    """The tags, the classes and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data

    def count(self, name: str) -> int:
        return self.attributes.count(("class", name))


# --- what is on it


@pytest.mark.parametrize("ending", ENDINGS[:3])
def test_it_holds_the_whole_plan(known: Infoview, tmp_path: Path, ending: str) -> None:
    text = sheet(
        known, tmp_path / f"s.{ending}", "--at", "fri 14:00", "--format", "coffee", "--where", "Blue Door"
    )
    words = " ".join(Seen(text).words.split()) if ending == "html" else " ".join(text.split())
    assert words.index("Dana Lee") < words.index("Analyst, Acme") < words.index("Fri 2026-11-27 14:00")
    assert "30 min, coffee, at Blue Door" in words
    at = 0
    for section in known.data("plan", "1")["sections"]:
        minutes = f" ({section['minutes']} min)" if section["minutes"] else ""
        at = words.index(f"{section['name'].capitalize()}{minutes}", at)
        for item in section["items"]:
            assert re.sub(r"[`*_]", "", item["text"]) in re.sub(r"[\\`*_]", "", words)
    assert "infoview plan" not in words


def test_a_web_page_stands_alone_and_prints_on_one_sheet(known: Infoview, tmp_path: Path) -> None:
    text = sheet(known, tmp_path / "s.html", "--minutes", "45", "--format", "coffee")
    page = Seen(text)
    assert not set(page.tags) & {"script", "link", "img", "iframe", "object", "form", "a"}
    assert not re.search(r"https?://|url\(|@import", text)
    assert "@page { margin: 8mm; }" in text
    assert "min-height: 258mm" in text
    plan = known.data("plan", "1")
    to_do = plan["sections"][0]["items"]
    asked = [item for part in plan["sections"] for item in part["items"] if "must" in item]
    assert page.count("box") == len(to_do)
    assert page.count("question") == len(asked) == 12
    assert page.count("must") == 3
    assert page.count("rule") == 2 * len(asked)


def test_ticks_are_on_it(known: Infoview, tmp_path: Path) -> None:
    known.ok("plan", "1", "--at", "fri 14:00")
    known.ok("plan", "1", "--done", "1", "--done", "3")
    assert sheet(known, tmp_path / "s.html").count('<span class="box">x</span>') == 2
    assert sheet(known, tmp_path / "s.md").count("- [x] ") == 2
    assert sheet(known, tmp_path / "s.txt").count("[x]") == 2


def test_private_matters_and_notes_are_not_on_it(known: Infoview, tmp_path: Path) -> None:
    known.at("2026-11-20T09:00").ok(
        "log", "1", "met", "SECRET-A", "--private", "--takeaway", "SECRET-B", "--i-owe", "SECRET-C",
        "--want-to-know", "SECRET-D", "--referral", "Ana SECRET-E",
    )  # fmt: skip
    known.ok("log", "1", "note", "SECRET-F")
    known.ok("edit", "1", "--note", "SECRET-G")
    known.at("2026-11-23T09:00")
    for ending in ENDINGS:
        assert "SECRET" not in sheet(known, tmp_path / f"s.{ending}", "--at", "fri 14:00")


def test_a_general_checklist_can_be_printed_but_has_no_date(known: Infoview, tmp_path: Path) -> None:
    known.ok("plan", "--minutes", "15", "--output", str(tmp_path / "s.md"))
    assert (tmp_path / "s.md").read_text().startswith("# For any talk\n")
    ran = known("plan", "--output", str(tmp_path / "s.ics"))
    assert (ran.code, "needs a date" in ran.err) == (2, True)
    assert not (tmp_path / "s.ics").exists()


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_every_sheet_tells_its_marks_and_only_those(known: Infoview, tmp_path: Path, ending: str) -> None:
    with_spare = sheet(known, tmp_path / f"a.{ending}", "--minutes", "45", "--format", "coffee")
    assert with_spare.count("drop these first when time runs short") == 1
    without = sheet(known, tmp_path / f"b.{ending}", "--minutes", "45", "--format", "email")
    assert "(spare)" not in without
    assert without.count("ask these whatever happens") == with_spare.count("ask these whatever happens") == 1


# --- hostile text


def test_a_number_begins_no_list_in_markdown(known: Infoview, tmp_path: Path) -> None:
    known.ok("plan", "1", "--add", "2024. What changed?", "--add", "3) Or that?", "--add", "1234567890. Big?")
    text = sheet(known, tmp_path / "s.md")
    assert "2024\\. What changed?" in text
    assert "3\\) Or that?" in text
    assert "1234567890. Big?" in text, "more digits are no list"


def test_nothing_is_interpreted(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "x", "--company", HOSTILE, "--role", "# <b>")
    options = ("--add", f"- [x] What about {HOSTILE}?", "--where", HOSTILE, "--at", "fri 14:00")
    text = sheet(iv, tmp_path / "s.html", *options)
    page = Seen(text)
    assert "<script>alert(1)</script>" in page.words
    assert not {"script", "b"} & set(page.tags)
    assert "\u202e" not in text
    text = sheet(iv, tmp_path / "s.md")
    assert "\\<script\\>alert(1)\\</script\\> \\`x\\` \\*y\\* \\&" in text
    assert "\\- \\[x\\] What about \\[bold\\]" in text
    assert "\u202e" not in text + sheet(iv, tmp_path / "s.txt")


def test_a_calendar_takes_hostile_text_as_text(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", f"Zoë O'Neil-李 {'Ä' * 80};,\\")
    made = event(iv, tmp_path / "s.ics", "--at", "fri 14:00", "--where", "A; B, C\\nATTENDEE:x")
    assert made["SUMMARY"] == f"Talk with Zoë O'Neil-李 {'Ä' * 80};,\\"
    assert made["LOCATION"] == "A; B, C\\nATTENDEE:x"
    content = (tmp_path / "s.ics").read_bytes()
    assert b"\r\nATTENDEE" not in content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 and line.decode() is not None for line in content.split(b"\r\n"))


# --- the calendar


def test_a_timed_talk_is_in_utc_with_two_reminders(known: Infoview, tmp_path: Path) -> None:
    with in_vienna():
        made = event(known, tmp_path / "s.ics", "--at", "fri 14:00", "--minutes", "45")
    assert made["DTSTART"].dt == datetime(2026, 11, 27, 13, tzinfo=UTC)
    assert made["DTEND"].dt - made["DTSTART"].dt == timedelta(minutes=45)
    assert (tmp_path / "s.ics").read_bytes().count(b"DTSTART:20261127T130000Z") == 1
    assert [(each["ACTION"], each["TRIGGER"].dt) for each in made.walk("VALARM")] == [
        ("DISPLAY", timedelta(days=-1)),
        ("DISPLAY", timedelta(minutes=-30)),
    ]
    assert all(each["DESCRIPTION"] for each in made.walk("VALARM"))


def test_a_talk_abroad_is_the_same_moment(known: Infoview, tmp_path: Path) -> None:
    made = event(known, tmp_path / "s.ics", "--at", "fri 14:00", "--timezone", "Asia/Tokyo")
    assert made["DTSTART"].dt == datetime(2026, 11, 27, 5, tzinfo=UTC)


def test_a_day_is_a_day(known: Infoview, tmp_path: Path) -> None:
    made = event(known, tmp_path / "s.ics", "--at", "fri")
    assert b"DTSTART;VALUE=DATE:20261127" in (tmp_path / "s.ics").read_bytes()
    assert made["DTEND"].dt == date(2026, 11, 28)
    assert [each["TRIGGER"].dt for each in made.walk("VALARM")] == [timedelta(hours=-15)]


def test_a_talk_on_monday_is_confirmed_on_friday(known: Infoview, tmp_path: Path) -> None:
    for at, before in (("2026-11-30 10:00", {"days": 3}), ("2026-11-30", {"days": 2, "hours": 15})):
        made = event(known, tmp_path / f"{len(at)}.ics", "--at", at)
        assert made.walk("VALARM")[0]["TRIGGER"].dt == -timedelta(**before)
    known.ok("config", "set", "days.free", "2026-11-27")
    made = event(known, tmp_path / "s.ics", "--at", "2026-11-30 10:00")
    assert made.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-4)


def test_it_invites_nobody_and_holds_no_notes(known: Infoview, tmp_path: Path) -> None:
    known.ok("edit", "1", "--note", "SECRET", "--email", "dana@acme.example")
    event(known, tmp_path / "s.ics", "--at", "fri 14:00")
    content = (tmp_path / "s.ics").read_text()
    assert not re.search(r"ATTENDEE|ORGANIZER|METHOD|SECRET|acme\.example", content)


def test_it_is_tentative_until_it_was_confirmed(known: Infoview, tmp_path: Path) -> None:
    assert event(known, tmp_path / "s.ics", "--at", "fri 14:00")["STATUS"] == "TENTATIVE"
    (confirm,) = [
        item["number"]
        for item in known.data("plan", "1")["sections"][0]["items"]
        if "confirm in two lines" in item["text"]
    ]
    assert event(known, tmp_path / "s.ics", "--done", str(confirm))["STATUS"] == "CONFIRMED"
    assert event(known, tmp_path / "s.ics", "--at", "mon 14:00")["STATUS"] == "TENTATIVE"


def test_a_talk_that_moves_stays_the_same_entry_and_is_newer(known: Infoview, tmp_path: Path) -> None:
    first = event(known, tmp_path / "s.ics", "--at", "fri 14:00")
    again = event(known.at("2026-11-24T09:00"), tmp_path / "s.ics", "--at", "mon 14:00")
    assert again["UID"] == first["UID"]
    assert again["SEQUENCE"] > first["SEQUENCE"]
    assert again["DTSTAMP"].dt > first["DTSTAMP"].dt


def test_a_talk_without_a_date_is_no_calendar_entry_and_nothing_is_planned(
    known: Infoview, tmp_path: Path
) -> None:
    ran = known("plan", "1", "--minutes", "45", "--output", str(tmp_path / "s.ics"))
    assert ran.code == 2
    assert "needs a date" in ran.err
    assert "--at 'fri 14:00' --output" in ran.err
    assert not (tmp_path / "s.ics").exists()
    assert known.data("show", "1")["plan"] is None


# --- the file


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    target = tmp_path / "s.html"
    target.write_text("Not to be lost.")
    yield target
    assert list(tmp_path.glob(".infoview-*")) == []


def test_a_file_is_kept_unless_forced_and_nothing_is_planned(known: Infoview, written: Path) -> None:
    ran = known("plan", "1", "--at", "fri 14:00", "--output", str(written), "--json")
    assert (ran.code, ran.error["code"]) == (5, "exists")
    assert written.read_text() == "Not to be lost."
    assert known.data("show", "1")["plan"] is None
    known.ok("plan", "1", "--output", str(written), "--force")
    assert written.read_text().startswith("<!DOCTYPE html>")


@posix
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "forced"])
def test_a_link_is_never_followed(
    known: Infoview, written: Path, tmp_path: Path, force: tuple[str, ...]
) -> None:
    link = tmp_path / "link.html"
    link.symlink_to(written)
    assert known("plan", "1", "--output", str(link), *force).code == (0 if force else 5)
    assert written.read_text() == "Not to be lost."


@posix
def test_only_the_user_may_read_it(known: Infoview, tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        sheet(known, tmp_path / "s.txt")
    finally:
        os.umask(mask)
    assert (tmp_path / "s.txt").stat().st_mode & 0o777 == 0o600


def test_a_folder_is_never_replaced(known: Infoview, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    assert known("plan", "1", "--output", str(tmp_path / "folder.md"), "--force").code == 5
    assert (tmp_path / "folder.md").is_dir()


def test_a_folder_that_is_not_there_is_said(known: Infoview, tmp_path: Path) -> None:
    ran = known("plan", "1", "--output", str(tmp_path / "nowhere" / "s.md"))
    assert ran.code == 1
    assert str(tmp_path / "nowhere" / "s.md") in ran.err.replace("\n", "")


@pytest.mark.parametrize("name", ["s.pdf", "s", "-", ".html", "s.html.gz"])
def test_an_unknown_ending_is_refused_with_the_list(known: Infoview, tmp_path: Path, name: str) -> None:
    ran = known("plan", "1", "--output", name if name == "-" else str(tmp_path / name))
    assert ran.code == 2
    assert all(f".{ending}" in ran.err for ending in ENDINGS)
    assert known.data("show", "1")["plan"] is None


def test_force_needs_an_output(known: Infoview) -> None:
    ran = known("plan", "1", "--force")
    assert (ran.code, "--output" in ran.err) == (2, True)


def test_json_tells_the_path(known: Infoview, tmp_path: Path) -> None:
    assert known.data("plan", "1")["output"] is None
    target = tmp_path / "S.HTML"
    assert known.data("plan", "1", "--output", str(target))["output"] == str(target)
    told = known.ok("plan", "1", "--output", str(target), "--force").out
    # A long path stands on a line of its own.
    assert told.replace("\n", " ").startswith(f"Wrote {target} ")
