"""Days and hours in every zone, in the nights when the clocks change, and at the ends of months and years."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from battery.cases import in_one_line
from battery.forge import Forge
from conftest import Infoview
from stored import query

pytestmark = pytest.mark.slow

ZONES = (
    "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    "Australia/Lord_Howe", "Europe/Berlin",
)  # fmt: skip

NIGHTS = (
    ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"),
    ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
    ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"),
    ("America/Sao_Paulo", "2018-11-04"),
)  # fmt: skip
"""A zone, and a day on which its clocks change; in the last one there was no midnight."""


class Clock:
    """The program as processes in a zone, at a moment."""

    def __init__(self, forge: Forge, zone: str, now: str) -> None:
        self.forge = forge
        self.env = {"TZ": zone, "INFOVIEW_NOW": now}

    def data(self, *argv: str) -> Any:
        return self.forge.ok(*argv, "--json", env=self.env).data

    def due(self) -> list[str]:
        """Return the kinds and texts of what is due."""
        return [row["what"] for row in self.data("followup", "--due")]


# Everywhere.


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_is_the_local_day_from_its_first_second_to_its_last(
    iv: Infoview, forge: Forge, zone: str
) -> None:
    Clock(forge, zone, "2026-11-23T12:00").data("add-contact", "Dana Lee")
    Clock(forge, zone, "2026-11-23T12:00").data("rest", "1")
    Clock(forge, zone, "2026-11-23T12:00").data("followup", "add", "1", "call", "--by", "25 nov")
    assert query(iv.db, "SELECT due FROM followup WHERE text = 'call'") == [("2026-11-25",)]
    for now, due in {
        "2026-11-24T23:59:59": [],
        "2026-11-25T00:00:00": ["call"],
        "2026-11-25T00:00:01": ["call"],
        "2026-11-25T23:59:59": ["call"],
        "2026-11-26T00:00:01": ["call"],
    }.items():
        assert Clock(forge, zone, now).due() == due, now


@pytest.mark.usefixtures("iv")
def test_what_was_written_in_one_zone_is_due_on_the_same_day_in_every_other(forge: Forge) -> None:
    for n, zone in enumerate(ZONES, start=1):
        here = Clock(forge, zone, "2026-11-23T23:59:59")
        here.data("add-contact", f"Person {'ABCDEFG'[n - 1]}")
        here.data("followup", "add", str(n), f"call {n}", "--by", "+1d")
    told = [Clock(forge, zone, "2026-11-24T00:00:01").data("followup", "--all") for zone in ZONES]
    assert all(rows == told[0] for rows in told)
    calls = [row for row in told[0] if row["kind"] == "custom"]
    assert [row["due"] for row in calls] == ["2026-11-24"] * len(ZONES)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_without_a_frozen_clock_today_is_the_day_in_the_zone(iv: Infoview, forge: Forge, zone: str) -> None:
    env = {"TZ": zone, "INFOVIEW_NOW": ""}
    before = datetime.now(ZoneInfo(zone)).date()
    forge.ok("add-contact", "Dana Lee", env=env)
    forge.ok("log", "1", "note", "x", env=env)
    after = datetime.now(ZoneInfo(zone)).date()
    ((day,),) = query(iv.db, "SELECT day FROM entry")
    assert before <= date.fromisoformat(day) <= after


# The nights when the clocks change.


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
@pytest.mark.usefixtures("iv")
def test_tomorrow_is_the_next_day_whatever_the_clocks_do(forge: Forge, zone: str, night: str) -> None:
    eve = date.fromisoformat(night) - timedelta(days=1)
    Clock(forge, zone, f"{eve}T00:00").data("add-contact", "Dana Lee")
    for day in (eve, date.fromisoformat(night)):
        for time in ("00:00:01", "01:30", "03:30", "23:59:59"):
            clock = Clock(forge, zone, f"{day}T{time}")
            (row,) = clock.data("followup", "add", "1", "call", "--by", "+1d")
            assert row["due"] == (day + timedelta(days=1)).isoformat(), time
    assert Clock(forge, zone, f"{night}T23:59:59").due().count("call") == 4
    forge.ok("doctor", env={"TZ": zone, "INFOVIEW_NOW": f"{night}T12:00"})


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
@pytest.mark.usefixtures("iv")
def test_what_is_at_nine_is_at_nine_after_the_night(forge: Forge, zone: str, night: str) -> None:
    eve = date.fromisoformat(night) - timedelta(days=1)
    evening = Clock(forge, zone, f"{eve}T18:00")
    evening.data("add-contact", "Dana Lee")
    evening.data("followup", "add", "1", "call", "--by", f"{night} 9:00")
    assert evening.data("plan", "1", "--at", f"{night} 9:00")["at"] == f"{night}T09:00"
    morning = Clock(forge, zone, f"{night}T09:00")
    (talk,) = morning.data("agenda")
    assert (talk["at"], talk["local_at"]) == (f"{night}T09:00", f"{night}T09:00")
    times = {row["kind"]: row["due_at"] for row in morning.data("followup", "--due")}
    assert (times["talk"], times["custom"]) == (f"{night}T09:00", f"{night}T09:00")
    entry = Clock(forge, zone, f"{night}T10:00").data("log", "1", "met")["entry"]
    assert (entry["on"], entry["time"]) == (night, "09:00")


@pytest.mark.parametrize(
    ("zone", "gap"),
    [
        ("Europe/Berlin", "2026-03-29 02:30"),
        ("America/New_York", "2026-03-08 02:30"),
        ("Australia/Lord_Howe", "2026-10-04 02:15"),
    ],
)
def test_an_hour_that_is_left_out_is_refused_with_a_word(
    iv: Infoview, forge: Forge, zone: str, gap: str
) -> None:
    env = {"TZ": zone, "INFOVIEW_NOW": "2026-03-01T09:00"}
    forge.ok("add-contact", "Dana Lee", env=env)
    ran = forge.run("plan", "1", "--at", gap, env=env)
    assert ran.code == 2
    assert "an hour that is left out that night as the clocks go forward" in ran.err
    assert iv.data("history")[0]["command"] == "add-contact"


@pytest.mark.parametrize(
    ("zone", "twice"), [("Europe/Berlin", "2026-10-25T02:30"), ("America/New_York", "2026-11-01T01:30")]
)
@pytest.mark.usefixtures("iv")
def test_an_hour_that_comes_twice_is_taken_and_means_one_moment(forge: Forge, zone: str, twice: str) -> None:
    clock = Clock(forge, zone, f"{twice[:10]}T00:30")
    clock.data("add-contact", "Dana Lee")
    plan = clock.data("plan", "1", "--at", twice)
    assert plan["at"] == twice
    told = [Clock(forge, zone, f"{twice[:10]}T00:45").data("agenda") for _ in range(2)]
    assert told[0] == told[1]
    later = Clock(forge, zone, f"{twice[:10]}T12:00")
    later.data("log", "1", "met")
    later.data("undo")
    forge.ok("doctor", env=later.env)


# The ends of months and years.


def ran_dates(iv: Infoview, first: str, every: str, times: int) -> list[str]:
    """Return the days on which a recurring follow-up falls, done each time on its day."""
    iv.ok("add-contact", "Dana Lee")
    (row,) = iv.data("followup", "add", "1", "call", "--by", first, "--every", every)
    days = [row["due"]]
    for _ in range(times):
        iv.at(f"{days[-1]}T09:00").ok("followup", "done", row["id"])
        (found,) = [each for each in iv.data("followup", "--all") if each["id"] == row["id"]]
        days.append(found["due"])
    return days


def test_what_comes_yearly_on_a_leap_day_comes_on_it_again(iv: Infoview) -> None:
    days = ran_dates(iv.at("2028-02-01T09:00"), "2028-02-29", "1y", 5)
    assert days == ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29", "2033-02-28"]


def test_what_comes_monthly_on_the_last_day_keeps_it(iv: Infoview) -> None:
    days = ran_dates(iv.at("2027-01-04T09:00"), "2027-01-31", "1mo", 5)
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"]


@pytest.mark.parametrize(("now", "code"), [("2028-02-01", 0), ("2026-02-01", 2)])
def test_a_leap_day_is_a_day_in_leap_years_alone(iv: Infoview, now: str, code: int) -> None:
    iv.at(now).ok("add-contact", "Dana Lee")
    ran = iv("followup", "add", "1", "call", "--by", f"{now[:4]}-02-29")
    assert ran.code == code
    assert (f"{now[:4]}-02-29" in ran.err) == bool(code)


@pytest.mark.parametrize("now", ["2028-02-29T23:59:59", "2026-12-31T23:59:59", "2027-01-01T00:00:00"])
def test_every_command_works_on_the_odd_days(iv: Infoview, now: str) -> None:
    iv.at(now).ok("add-contact", "Dana Lee")
    for argv in (
        ("log", "1", "asked"), ("log", "1", "replied"), ("plan", "1", "--at", "+1d 9:00"), ("agenda",), (),
        ("followup", "--due"), ("followup", "--within", "1y"), ("rest", "1", "--until", "+1y"), ("undo",),
        ("history",), ("contacts", "--since", "1y"), ("doctor",),
    ):  # fmt: skip
        assert iv(*argv).code in {0, 2}, argv
    assert iv("log", "1", "met", "--json").code in {0, 2}
    tomorrow = (datetime.fromisoformat(now) + timedelta(days=1)).date().isoformat()
    (row,) = iv.data("followup", "add", "1", "x", "--by", "tomorrow")
    assert row["due"] == tomorrow


# A clock that is not to be trusted.


def test_a_clock_set_back_between_commands_loses_and_reorders_nothing(iv: Infoview, forge: Forge) -> None:
    moments = ("2026-11-23T12:00", "2026-11-22T12:00", "2031-01-01T00:00", "2026-11-20T12:00")
    forge.ok("add-contact", "Dana Lee", env={"INFOVIEW_NOW": moments[0]})
    for moment in moments:
        forge.ok("log", "1", "note", f"at {moment}", env={"INFOVIEW_NOW": moment})
        forge.ok("contacts", env={"INFOVIEW_NOW": moment})
        forge.ok("followup", env={"INFOVIEW_NOW": moment})
        forge.ok("doctor", env={"INFOVIEW_NOW": moment})
    texts = {text for (text,) in query(iv.db, "SELECT text FROM entry")}
    assert texts == {f"at {moment}" for moment in moments}
    for moment in reversed(moments):
        forge.ok("undo", env={"INFOVIEW_NOW": moments[1]})
        texts.remove(f"at {moment}")
        assert {text for (text,) in query(iv.db, "SELECT text FROM entry")} == texts
    assert os.listdir(iv.home) == ["infoview.db"]  # noqa: PTH208 - no copy was thinned, none made


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", ":/etc/hostname", "\x1b[31m"])
@pytest.mark.usefixtures("iv")
def test_a_zone_that_nobody_knows_is_no_failure(forge: Forge, zone: str) -> None:
    env = {"TZ": zone, "INFOVIEW_NOW": ""}
    for argv in (("add-contact", "Dana Lee"), ("log", "1", "asked"), ("followup", "--due"), ()):
        ran = forge.ok(*argv, env=env)
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("now", ["", "2026-11-23"])
def test_a_zone_that_cannot_be_is_told_before_anything_is_done(iv: Infoview, forge: Forge, now: str) -> None:
    for argv in (("add-contact", "Dana Lee"), ("log", "1", "note", "--edit"), ("followup", "--due"), ()):
        ran = forge.run(*argv, env={"TZ": "UTC+25", "INFOVIEW_NOW": now})
        assert (ran.code, in_one_line(ran)) == (2, True)
        assert "TZ is 'UTC+25', which is not a time zone." in ran.err
    assert not iv.home.exists()
