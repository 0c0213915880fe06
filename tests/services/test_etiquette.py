"""What a friend would mention before you send that message: said, and never a reason not to log it."""

from __future__ import annotations

import shlex

import pytest

from conftest import Infoview


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """Dana, whom the next test writes to; it is Monday the 23rd."""
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    return iv


def cautions(iv: Infoview, line: str) -> list[tuple[str, str]]:
    """Log, which must succeed, and return what was said to it."""
    return [(each["code"], each["value"]) for each in iv.data(*shlex.split(line))["cautions"]]


MON, FRI, THU = "2026-11-16", "2026-11-20", "2026-11-19"

CASES: list[tuple[list[str], str, list[tuple[str, str]]]] = [
    ([], "asked", []),
    # The third message without an answer.
    (["asked --on 2026-11-02", "nudged --on 2026-11-11"], "nudged", [("third-message", "3")]),
    (["asked --on 2026-11-02"], "nudged", []),
    (["asked --on 2026-11-02", "replied --on 2026-11-03", "asked --on 2026-11-04"], "nudged", []),
    (
        ["asked --on 2026-11-02", "note --on 2026-11-03", "nudged --on 2026-11-11"],
        "nudged",
        [("third-message", "3")],
    ),
    (
        ["asked --on 2026-11-02", "thanked --on 2026-11-03", "nudged --on 2026-11-11"],
        "asked",
        [("third-message", "3")],
    ),
    # Within two days of the last.
    ([f"asked --on {FRI}"], "nudged", []),
    (["asked --on 2026-11-21"], "nudged", [("too-soon", "2026-11-21")]),
    (["asked --on 2026-11-22"], "nudged", [("too-soon", "2026-11-22")]),
    (["asked"], "nudged", [("too-soon", "2026-11-23")]),
    (["asked --on 2026-11-22", "replied"], "asked", []),
    # An answer of the same day comes after the question, whichever was typed first.
    ([f"replied --on {FRI}", f"asked --on {FRI}"], "asked", []),
    (["replied --on 2026-11-22", "asked --on 2026-11-22"], "asked", []),
    # The same message, typed once more.
    (["asked"], "asked", [("same-message", "2026-11-23")]),
    (["asked", "replied"], "asked", []),
    ([f"asked --on {FRI}"], f"asked --on {FRI}", [("same-message", FRI)]),
    # After a no.
    ([f"declined --on {MON}"], "asked", [("after-no", MON)]),
    ([f"declined --on {MON}"], "nudged", [("after-no", MON)]),
    ([f"declined --on {MON}", f"thanked --on {THU}"], "asked", [("after-no", MON)]),
    ([f"declined --on {MON}", f"note --on {THU}"], "asked", [("after-no", MON)]),
    ([f"declined --on {MON}", f"replied --on {THU}"], "asked", []),
    # A free day.
    ([], "asked --on 2026-11-22", [("free-day", "2026-11-22")]),
    ([], f"asked --on {FRI}", []),
]


@pytest.mark.parametrize(("before", "typed", "said"), CASES)
def test_what_is_said_to_a_message(
    dana: Infoview, before: list[str], typed: str, said: list[tuple[str, str]]
) -> None:
    for line in before:
        dana.ok(*shlex.split(f"log dana {line}"))
    assert cautions(dana, f"log dana {typed}") == said


@pytest.mark.parametrize(
    "what", ["replied", "met", "thanked", "reported", "caught-up", "introduced", "declined", "note"]
)
def test_nothing_is_said_to_what_is_no_first_message_or_reminder(dana: Infoview, what: str) -> None:
    for line in ("asked", "nudged", "declined"):
        dana.ok("log", "dana", line)
    assert cautions(dana, f"log dana {what} --on 2026-11-22") == []


def test_a_rest_begins_a_new_count_but_a_no_is_remembered(dana: Infoview) -> None:
    for line in ("log dana asked --on 2026-11-02", "log dana nudged --on 2026-11-11", "rest dana"):
        dana.ok(*shlex.split(line))
    assert cautions(dana.at("2026-11-30T09:00"), "log dana asked") == []


def test_holidays_are_free_days(dana: Infoview) -> None:
    dana.ok("config", "set", "days.free", "2026-11-23")
    assert cautions(dana, "log dana asked") == [("free-day", "2026-11-23")]


@pytest.mark.parametrize(
    ("limit", "said"), [("3", [("employer", "4")]), ("4", []), ("2", [("employer", "4")])]
)
def test_more_people_at_one_employer_in_a_week_than_the_setting(
    dana: Infoview, limit: str, said: list[tuple[str, str]]
) -> None:
    dana.ok("config", "set", "follow-up.per_employer", limit)
    for number, on in enumerate(("2026-11-17", "2026-11-18", "2026-11-20")):
        dana.ok("add-contact", f"Colleague No{number}", "--company", "ACME")
        dana.ok("log", str(number + 2), "asked", "--on", on)
    assert cautions(dana, "log dana asked") == said


def test_who_was_asked_a_week_ago_or_elsewhere_or_later_does_not_count(dana: Infoview) -> None:
    dana.ok("config", "set", "follow-up.per_employer", "1")
    for number, (company, on) in enumerate(
        (("Acme", "2026-11-16"), ("Beta", "2026-11-20"), ("", "2026-11-20"))
    ):
        dana.ok("add-contact", f"Colleague No{number}", "--company", company)
        dana.ok("log", str(number + 2), "asked", "--on", on)
    assert cautions(dana, "log dana asked") == []


def test_several_things_may_be_said_at_once_on_stderr_and_the_entry_stands(dana: Infoview) -> None:
    for line in ("asked --on 2026-11-20", "nudged --on 2026-11-21"):
        dana.ok(*shlex.split(f"log dana {line}"))
    ran = dana.ok("log", "dana", "nudged", "--on", "2026-11-22")
    assert "Logged: nudged on Sun 2026-11-22" in ran.out
    assert "Note:" not in ran.out
    assert [line.split()[0] for line in ran.err.splitlines() if line.startswith("Note:")] == ["Note:"] * 3
    assert dana.data("show", "dana")["stage"] == "nudged"


def test_each_of_those_written_to_together_counts(dana: Infoview) -> None:
    dana.ok("config", "set", "follow-up.per_employer", "1")
    dana.ok("add-contact", "Ana Ruiz", "--company", "Acme")
    assert cautions(dana, "log dana asked --with ana") == [("employer", "2")]


def test_a_message_that_was_logged_already_is_pointed_out_with_undo(dana: Infoview) -> None:
    dana.ok("log", "dana", "asked")
    assert " ".join(dana.ok("log", "dana", "asked").err.split()) == (
        "Note: asked on Mon 2026-11-23 is in the log already. If this is the same message: infoview undo"
    )


@pytest.mark.parametrize(
    ("typed", "value", "meant"),
    [
        ("asked via email", "via email", "asked --via email"),
        ("asked VIA Email on fri", "VIA Email on fri", "asked --via email --on fri"),
        ("asked via linkedin", "via linkedin", "asked --via linkedin-note"),
        ("met via google meet", "via google meet", "met --via video"),
        ("met 'on fri 14:00' 'Great talk.'", "on fri 14:00", 'met "Great talk." --on "fri 14:00"'),
        ("met minutes 25 via phone --next call --by fri", "minutes 25 via phone",
         "met --minutes 25 --via phone --next call --by fri"),
    ],
)  # fmt: skip
def test_an_option_without_its_dashes_is_pointed_out(
    dana: Infoview, typed: str, value: str, meant: str
) -> None:
    said = dana.data("log", "dana", *shlex.split(typed))["cautions"]
    (slip,) = [each for each in said if each["code"] == "bare-option"]
    assert (slip["value"], slip["text"]) == (value, f"infoview log 1 {meant}")
    dana.ok("undo")
    dana.ok(*shlex.split(slip["text"])[1:])


@pytest.mark.parametrize(
    "typed",
    [
        "note 'on time, she was'",
        "note on",
        "note 'via Rosa'",
        "asked 'via email' --via inmail",
        "note 'minutes of the board are public'",
        "note 'on tuesdaya'",
        "asked 'about email'",
    ],
)
def test_a_sentence_is_not_taken_for_an_option(dana: Infoview, typed: str) -> None:
    assert dana.data("log", "dana", *shlex.split(typed))["cautions"] == []


# ---- Slips ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["moved", "cancelled", "no-show"])
def test_a_talk_that_nobody_planned_cannot_fall_through(dana: Infoview, what: str) -> None:
    assert cautions(dana, f"log dana {what}") == [("no-talk", "Dana Lee")]
    dana.ok("plan", "dana", "--at", "today 14:00")
    assert cautions(dana, f"log dana {what}") == []


def test_the_same_talk_twice_is_pointed_out(dana: Infoview) -> None:
    dana.ok("add-contact", "Bo Ek")
    assert cautions(dana, "log dana met") == []
    assert cautions(dana, "log dana met --on yesterday") == []
    assert cautions(dana, "log bo met") == []
    assert cautions(dana, "log dana met") == [("twice", "2026-11-23")]
    assert "a talk with them on Mon 2026-11-23 is in the log already" in dana.ok("log", "bo", "met").err


@pytest.mark.parametrize(
    ("planned", "met", "code", "value", "then"),
    [
        (
            "--at 'fri 14:00' --format video --minutes 25",
            "met",
            "still-to-come",
            "Fri 2026-11-27 14:00",
            'infoview plan 1 --at "Fri 2026-11-27 14:00" --minutes 25 --format video',
        ),
        (
            "--at fri --where 'Cafe [x]'",
            "met",
            "still-to-come",
            "Fri 2026-11-27",
            'infoview plan 1 --at "Fri 2026-11-27" --minutes 20 --where "Cafe [x]"',
        ),
        (
            "--at 'today 14:00' --timezone America/New_York",
            "met --on '2026-11-23 08:00'",
            "still-to-come",
            "Mon 2026-11-23 14:00 America/New_York",
            'infoview plan 1 --at "Mon 2026-11-23 14:00" --timezone America/New_York --minutes 20',
        ),
        ("--at 'today 10:30'", "met", "still-to-come", "Mon 2026-11-23 10:30", None),
        ("--at 'today 10:00'", "met", None, None, None),
        ("--at today", "met", None, None, None),
    ],
)
def test_a_talk_that_is_closed_before_its_time_is_pointed_out(
    dana: Infoview, planned: str, met: str, code: str | None, value: str, then: str | None
) -> None:
    dana.ok("plan", "dana", *shlex.split(planned))
    before = dana.data("plan", "dana")
    said = dana.data("log", "dana", *shlex.split(met))["cautions"]
    assert [(each["code"], each["value"]) for each in said] == ([(code, value)] if code else [])
    if then:
        assert said[0]["text"] == then
        dana.ok(*shlex.split(then)[1:])
        after = dana.data("plan", "dana")
        for field in ("at", "timezone", "minutes", "format", "place"):
            assert after[field] == before[field]


def test_a_talk_of_the_day_after_counts_as_one_that_was_logged_for_the_day_before(dana: Infoview) -> None:
    dana.ok("plan", "dana", "--at", "tue 14:00")
    dana.at("2026-11-25T09:00")
    (said,) = dana.data("log", "dana", "met", "--on", "mon 10:00")["cautions"]
    then = 'infoview log 1 met --on "Tue 2026-11-24 14:00"'
    assert said == {"code": "counts-as", "value": "Tue 2026-11-24 14:00", "text": then}
    assert dana.data(*shlex.split(then)[1:])["cautions"] == []
    err = dana.at("2026-11-26T09:00").ok("log", "dana", "met", "--on", "2026-11-24").err
    assert err.startswith("Note: a talk with them on Tue 2026-11-24 is in the log already.")
