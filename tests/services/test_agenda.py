"""The coming talks: when for both, how, where, prepared or not, and those that overlap."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import Infoview
from diary import in_vienna

Line = dict[str, Any]


@pytest.fixture
def vienna(iv: Infoview) -> Iterator[Infoview]:
    """Three people, and a user in Vienna."""
    with in_vienna():
        for name in ("Al Test", "Bo Test", "Cy Test"):
            iv.ok("add-contact", name)
        yield iv


def plan(iv: Infoview, *lines: str) -> None:
    for line in lines:
        iv.ok("plan", *shlex.split(line))


def agenda(iv: Infoview, *options: str) -> list[Line]:
    found: list[Line] = iv.data("agenda", *options)
    return found


def brief(iv: Infoview, *options: str) -> list[tuple[str, str | None]]:
    return [(line["contact"]["name"].split()[0], line["local_at"]) for line in agenda(iv, *options)]


def test_without_talks_there_is_nothing(vienna: Infoview) -> None:
    assert agenda(vienna) == []
    assert vienna.ok("agenda").out.startswith("No talks are planned in the next 30 days.")


def test_a_line_has_all_that_one_must_know(vienna: Infoview) -> None:
    plan(vienna, "al --at 'fri 14:00' --format coffee --minutes 45 --where 'Cafe Central'")
    (line,) = agenda(vienna)
    items = line.pop("items")
    assert items > 5
    assert line == {
        "contact": {"id": 1, "name": "Al Test"},
        "at": "2026-11-27T14:00",
        "timezone": None,
        "local_at": "2026-11-27T14:00",
        "their_at": None,
        "their_timezone": None,
        "minutes": 45,
        "format": "coffee",
        "place": "Cafe Central",
        "prepared": False,
        "prepared_items": 0,
    }


def test_it_says_how_much_is_prepared(vienna: Infoview) -> None:
    plan(vienna, "al --at fri", "al --done 1 --done 2")
    assert [(line["prepared"], line["prepared_items"]) for line in agenda(vienna)] == [(False, 2)]
    (row,) = [row for row in vienna.data("followup", "al") if row["kind"] == "prepare"]
    vienna.ok("followup", "done", row["id"])
    assert [(line["prepared"], line["prepared_items"] == line["items"]) for line in agenda(vienna)] == [
        (True, True)
    ]


def test_they_come_by_the_users_clock_and_a_day_without_a_time_first(vienna: Infoview) -> None:
    plan(
        vienna,
        "al --at '2026-11-27 09:00' --timezone America/New_York",
        "bo --at '2026-11-27 14:30'",
        "cy --at 2026-11-27",
    )
    assert brief(vienna) == [("Cy", None), ("Bo", "2026-11-27T14:30"), ("Al", "2026-11-27T15:00")]


@pytest.mark.parametrize(
    ("at", "zone", "local"),
    [
        # Both nights of Vienna, seen from a zone that changes on other days, and one that never does.
        ("2027-03-27 09:00", "America/New_York", "2027-03-27T14:00"),
        ("2027-03-28 09:00", "America/New_York", "2027-03-28T15:00"),
        ("2026-10-24 09:00", "America/New_York", "2026-10-24T15:00"),
        ("2026-10-25 09:00", "America/New_York", "2026-10-25T14:00"),
        ("2026-11-01 09:00", "America/New_York", "2026-11-01T15:00"),
        ("2027-03-28 06:30", "Asia/Tokyo", "2027-03-27T22:30"),
        ("2027-03-28 16:00", "Asia/Tokyo", "2027-03-28T09:00"),
        ("2026-10-25 16:00", "Asia/Tokyo", "2026-10-25T08:00"),
        ("2026-10-24 16:00", "Asia/Tokyo", "2026-10-24T09:00"),
        ("2027-03-28 00:30", "Europe/London", "2027-03-28T01:30"),
        ("2027-03-28 02:30", "Europe/London", "2027-03-28T03:30"),
    ],
)
def test_a_talk_in_their_zone_is_at_the_right_hour_here(
    vienna: Infoview, at: str, zone: str, local: str
) -> None:
    vienna.at("2026-10-20T09:00")
    plan(vienna, f"al --at '{at}' --timezone {zone}")
    (line,) = agenda(vienna, "--within", "1y")
    assert (line["local_at"], line["their_at"], line["their_timezone"]) == (
        local,
        at.replace(" ", "T"),
        zone,
    )


@pytest.mark.parametrize(
    ("at", "their"),
    [
        ("2026-10-24 15:00", "2026-10-24T09:00"),
        ("2026-10-25 15:00", "2026-10-25T10:00"),
        ("2026-11-01 15:00", "2026-11-01T09:00"),
        ("2027-03-14 15:00", "2027-03-14T10:00"),
        ("2027-03-28 15:00", "2027-03-28T09:00"),
    ],
)
def test_a_talk_by_ones_own_clock_shows_theirs(vienna: Infoview, at: str, their: str) -> None:
    vienna.ok("edit", "al", "--timezone", "America/New_York")
    vienna.at("2026-10-20T09:00")
    plan(vienna, f"al --at '{at}'")
    (line,) = agenda(vienna, "--within", "1y")
    assert (line["local_at"], line["their_at"]) == (at.replace(" ", "T"), their)


def test_an_hour_that_is_left_out_cannot_be_planned(vienna: Infoview) -> None:
    assert vienna("plan", "al", "--at", "2027-03-28 02:30").code == 2
    assert vienna("plan", "al", "--at", "2027-03-14 02:30", "--timezone", "America/New_York").code == 2
    assert agenda(vienna, "--within", "1y") == []


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], ["Al", "Bo"]),
        (["--within", "today"], ["Al"]),
        (["--within", "2026-12-22"], ["Al"]),
        (["--within", "2026-12-23"], ["Al", "Bo"]),
        (["--within", "2mo"], ["Al", "Bo", "Cy"]),
        (["--within", "yesterday"], []),
    ],
)
def test_within_counts_its_last_day_and_thirty_days_unless_said(
    vienna: Infoview, options: list[str], names: list[str]
) -> None:
    plan(vienna, "al --at 'today 18:00'", "bo --at 2026-12-23", "cy --at 2026-12-24")
    assert [name for name, _ in brief(vienna, *options)] == names


@pytest.mark.parametrize(
    ("now", "at", "shown"),
    [
        # 06:30 on the 28th in Tokyo is 22:30 on the 27th in Vienna.
        ("2026-11-27T09:00", "2026-11-28 06:30", True),
        ("2026-11-28T09:00", "2026-11-28 06:30", False),
    ],
)
def test_the_day_is_the_users_own(vienna: Infoview, now: str, at: str, shown: bool) -> None:
    plan(vienna, f"al --at '{at}' --timezone Asia/Tokyo")
    assert bool(agenda(vienna.at(now), "--within", "today")) is shown


def test_a_talk_of_this_morning_stays_until_midnight_and_goes_once_it_is_logged(vienna: Infoview) -> None:
    plan(vienna, "al --at 'today 10:00'", "bo --at 'today 11:00'")
    vienna.at("2026-11-23T23:59").ok("log", "al", "met")
    assert [name for name, _ in brief(vienna)] == ["Bo"]
    assert brief(vienna.at("2026-11-24T00:00")) == []


@pytest.mark.parametrize("what", ["moved", "cancelled", "no-show", "declined"])
def test_what_falls_through_leaves_the_agenda(vienna: Infoview, what: str) -> None:
    plan(vienna, "al --at fri")
    vienna.ok("log", "al", what)
    assert agenda(vienna) == []


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        ("fri 14:29", True),
        ("fri 14:30", False),
        ("fri 13:41", True),
        ("fri 13:40", False),
        ("fri 14:00", True),
        ("sat 14:00", False),
        ("fri", False),
    ],
)
def test_talks_that_overlap_are_pointed_out_and_planned_all_the_same(
    vienna: Infoview, other: str, clash: bool
) -> None:
    plan(vienna, "al --at 'fri 14:00' --minutes 30")
    ran = vienna.ok("plan", "bo", "--at", other, "--minutes", "20")
    assert ("Note: that overlaps with Al Test, Fri 2026-11-27 14:00, 30 min." in ran.err) is clash
    assert len(agenda(vienna)) == 2


@pytest.mark.parametrize(
    ("at", "zone", "prepare", "why"),
    [
        ("2026-11-23 20:00", "America/New_York", "2026-11-20", "talk on Tue 2026-11-24, "),
        ("2026-11-24 05:00", "Asia/Tokyo", "2026-11-20", "talk on Mon 2026-11-23, "),
        ("2026-11-24 15:00", "Asia/Tokyo", "2026-11-23", "talk on Tue 2026-11-24, "),
    ],
)
def test_a_talk_is_prepared_in_time_and_named_by_the_day_that_it_is_here(
    vienna: Infoview, at: str, zone: str, prepare: str, why: str
) -> None:
    vienna.at("2026-11-19T09:00")
    plan(vienna, f"al --at '{at}' --timezone {zone}")
    (row,) = [row for row in vienna.data("followup") if row["kind"] == "prepare"]
    assert (row["due"], row["why"].startswith(why)) == (prepare, True)


def test_an_overlap_is_found_across_zones(vienna: Infoview) -> None:
    plan(vienna, "al --at '2026-11-28 06:30' --timezone Asia/Tokyo")
    assert "overlaps with Al Test" in vienna.ok("plan", "bo", "--at", "2026-11-27 22:40").err
    assert "overlaps" not in vienna.ok("plan", "cy", "--at", "2026-11-28 06:30").err


def test_a_talk_does_not_overlap_with_itself_or_with_one_that_is_over(vienna: Infoview) -> None:
    plan(vienna, "al --at 'fri 14:00'", "cy --at 'fri 14:00'")
    vienna.ok("log", "cy", "cancelled")
    assert "overlaps" not in vienna.ok("plan", "al", "--at", "fri 14:10").err


def test_the_page_shows_both_clocks(vienna: Infoview) -> None:
    plan(vienna, "al --at '2026-11-27 09:00' --timezone America/New_York --format video")
    out = vienna.ok("agenda").out
    assert "Fri 2026-11-27 15:00" in out
    assert "09:00 in New York" in out
    assert "20 min, video" in out


# ---- The due list in other layouts --------------------------------------------------------------------


def test_brief_is_one_line(vienna: Infoview) -> None:
    assert vienna.ok("followup", "--due", "--brief").out == "infoview: nothing is due.\n"
    vienna.at("2026-11-26T09:00")
    assert vienna.ok("followup", "--due", "--brief").out == (
        "infoview: 3 due, 3 overdue: Write and ask for a talk (Al Test) and more\n"
    )


@pytest.mark.parametrize("layout", [["--brief"], ["--format", "markdown"], []])
def test_quiet_prints_nothing_at_all_when_nothing_is_due(vienna: Infoview, layout: list[str]) -> None:
    ran = vienna.ok("followup", "--due", "--quiet", *layout)
    assert (ran.out, ran.err) == ("", "")
    assert vienna.at("2026-11-25T09:00").ok("followup", "--due", "--quiet", *layout).out != ""


def test_json_is_a_list_whatever_the_layout(vienna: Infoview) -> None:
    assert vienna.data("followup", "--due", "--quiet", "--brief") == []


def test_markdown_is_a_list_of_boxes(vienna: Infoview) -> None:
    vienna.at("2026-11-25T09:00")
    lines = vienna.ok("followup", "--due", "--format", "markdown").out.splitlines()
    assert lines[:3] == [
        "## Today",
        "",
        "- [ ] **Al Test**: Write and ask for a talk, due Wed 2026-11-25 (added on Mon 2026-11-23,"
        " not asked yet) `infoview log 1 asked`",
    ]
    assert vienna.ok("followup", "--due", "--quiet").out != ""


HOSTILE = (
    "*b* _i_ `c`",
    "[x](http://evil)",
    "<script>a</script>",
    "# head",
    "a | b",
    "~~s~~ ![i](u)",
    "\\",
    "[red]x[/]",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_a_name_in_markdown(iv: Infoview, name: str) -> None:
    iv.ok("add-contact", f"Al {name}")
    iv.ok("followup", "add", "1", f"text {name}", "--by", "today")
    (line,) = [
        line
        for line in iv.ok("followup", "--due", "--format", "markdown").out.splitlines()
        if "- [ ]" in line
    ]
    bold = line.partition("**")[2].partition("**: ")[0]
    assert _unescaped(bold) == f"Al {name}"
    assert _bare(line.partition(", due ")[0].removeprefix("- [ ] ")) == "****"


def _unescaped(text: str) -> str:
    return "".join(_split(text)[1])


def _bare(text: str) -> str:
    """Return the markup that is not escaped."""
    return "".join(each for each in _split(text)[0] if each in "\\`*_{}[]<>#|~!")


def _split(text: str) -> tuple[list[str], list[str]]:
    """Return what stands without a backslash, and all characters without the backslashes."""
    bare, every, escaped = [], [], False
    for character in text:
        if character == "\\" and not escaped:
            escaped = True
            continue
        if not escaped:
            bare.append(character)
        every.append(character)
        escaped = False
    return bare, every


@pytest.mark.parametrize("format_", ["", "html", "Markdown"])
def test_an_unknown_format_is_refused(iv: Infoview, format_: str) -> None:
    assert iv("followup", "--due", "--format", format_).code == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("al --at '2026-11-27 09:00' --timezone Asia/Tokyo", ["01:00 here"]),
        ("al --at '2026-11-27 23:30'", ["23:30 here"]),
        ("al --at '2026-11-27 15:00' --timezone America/New_York", []),
        ("al --at 2026-11-27 --timezone Asia/Tokyo", []),
    ],
)
def test_a_talk_at_night_is_pointed_out(vienna: Infoview, line: str, said: list[str]) -> None:
    found = vienna.data("plan", *shlex.split(line))["cautions"]
    assert [each["value"] for each in found if each["code"] == "night"] == said


def test_a_talk_at_night_for_them_is_pointed_out(vienna: Infoview) -> None:
    vienna.ok("edit", "al", "--timezone", "America/New_York")
    (found,) = vienna.data("plan", "al", "--at", "2026-11-27 10:00")["cautions"]
    assert (found["code"], found["value"]) == ("night", "04:00 America/New_York")


def test_talks_of_a_day_are_listed_by_the_clock(vienna: Infoview) -> None:
    vienna.ok("add-contact", "Zoe Early")
    plan(vienna, "al --at '2026-11-27 15:00'")
    plan(vienna, "zoe --at '2026-11-27 09:00'")
    rows = vienna.at("2026-11-27T08:00").data("followup", "--due")
    assert [row["contact"]["name"] for row in rows if row["kind"] == "talk"] == ["Zoe Early", "Al Test"]
