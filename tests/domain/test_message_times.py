"""Days, times and zones as a message says them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from infoview.domain.messages.spoken import behind_to, offered_thing, to_them
from infoview.domain.messages.times import (
    Shift,
    as_times,
    clock_time,
    free_times_there,
    full_day,
    is_sentence,
    past_day,
    zone_words,
)
from infoview.domain.salutations import addressed_name, first_name, whole_name

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("back", "said"),
    [(0, "today"), (1, "yesterday"), (2, "on Wednesday"), (6, "on Saturday"), (7, "on 20 November"),
     (61, "on 27 September"), (400, "on 23 October 2025")],
)  # fmt: skip
def test_a_day_that_was(back: int, said: str) -> None:
    assert past_day(TODAY - timedelta(back), today=TODAY) == said


def test_a_day_to_come() -> None:
    assert full_day(date(2026, 12, 1), today=TODAY) == "Tuesday, 1 December"
    assert full_day(date(2027, 1, 4), today=TODAY) == "Monday, 4 January"
    assert full_day(date(2027, 6, 4), today=TODAY) == "Friday, 4 June 2027"


@pytest.mark.parametrize(
    ("at", "said"),
    [(time(0, 5), "12:05 am"), (time(9), "9:00 am"), (time(12), "12:00 pm"), (time(14, 30), "2:30 pm")],
)
def test_a_time_on_either_clock(at: time, said: str) -> None:
    assert clock_time(at, hours=12) == said
    assert clock_time(at, hours=24) == f"{at:%H:%M}"


def test_zones_as_people_say_them() -> None:
    zones = ("Europe/Paris", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC", "CET", "-03", "+0530")
    assert [zone_words(zone) for zone in zones] == [
        "Paris time", "Buenos Aires time", "UTC", "UTC", "CET", "UTC-03", "UTC+0530"
    ]  # fmt: skip


EAST = Shift(timedelta(hours=6), "New York time", "Paris time")
AHEAD = "Tue after 20:00 (Oslo time; Apia time is 12 hours ahead)"
INDIA = Shift(timedelta(hours=-5, minutes=-30), "Delhi time", "London time")


@pytest.mark.parametrize(
    ("text", "shift", "said"),
    [
        ("Tue after 14:00", None, "Tue after 14:00"),
        ("Tue after 14:00", EAST, "Tue after 20:00 (Paris time)"),
        ("Tue 1pm or 2:30 pm", EAST, "Tue 19:00 or 20:30 (Paris time)"),
        ("Tue 2pm or 3:30 pm", EAST, ""),
        ("Tue after 20:00", Shift(timedelta(hours=12), "Oslo time", "Apia time"), AHEAD),
        ("Tue after 14:00", INDIA, "Tue after 08:30 (London time)"),
        ("Tue after 20:00", EAST, ""),
        ("Tue 2-5pm", EAST, ""),
        ("Tue 1-3pm", EAST, "Tue 1-3pm (New York time; Paris time is 6 hours ahead)"),
        ("afternoons", INDIA, "afternoons (Delhi time; London time is 5 hours 30 minutes behind)"),
        ("mornings", INDIA, ""),
        ("any Friday", EAST, "any Friday"),
        ("Tue 14:00", Shift(timedelta(), "CET", "Paris time"), "Tue 14:00 (Paris time)"),
        ("mornings", Shift(timedelta(), "CET", "Paris time"), "mornings"),
    ],
)
def test_free_times_are_on_the_clock_of_the_reader(text: str, shift: Shift | None, said: str) -> None:
    assert free_times_there(text, shift, hours=24) == said


@pytest.mark.parametrize(
    ("typed", "said", "sentence"),
    [
        ("Tue and Thu after 14:00", "Tue and Thu after 14:00", False),
        ("I am free on Mondays", "Mondays", False),
        ("I'm usually available in the afternoon", "the afternoon", False),
        ("free Mon-Wed.", "Mon-Wed", False),
        ("I can do Fridays", "Fridays", False),
        ("whenever you like", "", False),
        ("Any time that suits you", "", False),
        ("flexible", "", False),
        ("any Friday", "any Friday", False),
        ("any time after 5", "any time after 5", False),
        ("I work until 5, so after that", "I work until 5, so after that", True),
    ],
)
def test_free_times_are_said_as_they_can_stand_in_a_sentence(typed: str, said: str, sentence: bool) -> None:
    assert as_times(typed) == said
    assert is_sentence(as_times(typed)) is sentence


@pytest.mark.parametrize(
    ("name", "whole", "first"),
    [
        ("Dana Lee", "Dana Lee", "Dana"),
        ("Lee, Dana", "Dana Lee", "Dana"),
        ("Dana Lee, PhD, MBA", "Dana Lee", "Dana"),
        ("Dr. Ada Byron", "Dr. Ada Byron", "Ada"),
        ("Prof. Müller", "Prof. Müller", "Prof. Müller"),
        ("J. R. Smith", "J. R. Smith", "J. R. Smith"),
        ("山田太郎", "山田太郎", "山田太郎"),
        ("Cher", "Cher", "Cher"),
        ("[bold]Zoë O'Neil-李", "[bold]Zoë O'Neil-李", "[bold]Zoë"),
        ("Dr.", "Dr.", "Dr."),
        ("Professor Müller", "Professor Müller", "Professor Müller"),
        ("Aunt Rosa", "Aunt Rosa", "Aunt Rosa"),
        ("Uncle Bo Diaz", "Uncle Bo Diaz", "Uncle Bo"),
        ("Sister Clare", "Sister Clare", "Sister Clare"),
    ],
)
def test_what_to_call_somebody(name: str, whole: str, first: str) -> None:
    assert (whole_name(name), first_name(name)) == (whole, first)


@pytest.mark.parametrize(
    ("note", "said", "behind"),
    [
        ("Join the trade body.", "Join the trade body", "join the trade body"),
        ("send portfolio", "send portfolio", "send portfolio"),
        ("the graduate scheme", "the graduate scheme", ""),
        ("Talk to people! Then apply.", "Talk to people! Then apply", ""),
        ("Mark my words", "Mark my words", ""),
        ("Send it today!", "Send it today", "send it today"),
        ("She says: leave", "", ""),
        ("send her my essay", "", ""),
        ("", "", ""),
    ],
)
def test_a_note_is_said_to_whom_it_is_about_only_if_it_can_be(note: str, said: str, behind: str) -> None:
    assert (to_them(note), behind_to(note)) == (said, behind)


@pytest.mark.parametrize(
    ("offer", "thing"),
    [
        ("slides of the talk", "the slides of the talk"),
        ("Slides", "the slides"),
        ("the report", "the report"),
        ("Her slides", ""),
        ("intro to Bo Chen", "an intro to Bo Chen"),
        ("a day at the office", "a day at the office"),
        ("feedback on my essay", "feedback on my essay"),
        ("link to the report", "the link to the report"),
        ("notes from the meeting", "the notes from the meeting"),
        ("sends me slides", ""),
        ("will read my essay", ""),
        ("introduce me to Bo", ""),
        ("maybe something", ""),
        ("access", "access"),
        ("a", ""),
        ("", ""),
    ],
)
def test_an_offer_of_a_thing_stands_behind_offered_me(offer: str, thing: str) -> None:
    assert offered_thing(offer) == thing


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("Prof. Dr. Hans Müller", "Professor Müller"),
        ("Dr. Ada Byron, PhD", "Dr. Byron"),
        ("Dr Ada K. Byron MBA", "Dr. Byron"),
        ("Dr. J. R. Smith", "Dr. Smith"),
        ("Professor Müller", "Professor Müller"),
        ("Dr. Ludwig van Beethoven Jr.", "Dr. van Beethoven"),
        ("Dr. Ana Carreño Quiñones", "Dr. Ana Carreño Quiñones"),
        ("Dr. 山田 太郎", "Dr. 山田 太郎"),
        ("Mrs. Jane Doe", "Mrs. Doe"),
        ("Dana Lee", "Dana Lee"),
        ("bob", "Bob"),
        ("ada van dam", "Ada van Dam"),
        ("mary-jane o'neil", "Mary-Jane O'Neil"),
        ("Aunt Rosa", "Aunt Rosa"),
        ("Dr.", "Dr."),
    ],
)
def test_a_formal_letter_begins_with_a_title_or_the_whole_name(name: str, addressed: str) -> None:
    assert addressed_name(name) == addressed
