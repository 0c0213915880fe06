"""What a plan opens and closes with: who the user is, what brings them, how to keep in touch."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from conftest import Infoview
from infoview.domain.types import Source

INTRODUCTION = (
    "Introduce yourself: \"I'm Ada Park, a third-year student at the University of Ohio, and I'm looking into"
    ' trading."'
)


def said(plan: Any, section: str) -> list[str]:
    """Return the lines to say in a section."""
    (found,) = [each for each in plan["sections"] if each["name"] == section]
    return [item["text"] for item in found["items"] if "number" not in item]


@pytest.fixture
def ada(iv: Infoview) -> Infoview:
    """A user who has said who she is."""
    iv.ok("profile", "--name", "Ada Park", "--school", "University of Ohio", "--year", "3", "--exploring",
          "trading", "--goal", "learn what traders do", "--goal", "see a desk", "--link", "a.example",
          "--link", "b.example", "--signature", "-", stdin="Ada Park\nada@x.example\n")  # fmt: skip
    return iv


def test_a_plan_opens_with_the_profile(ada: Infoview) -> None:
    ada.ok("add-contact", "Dana Lee", "--source", "alumni")
    lines = said(ada.data("plan", "dana", "--minutes", "20"), "opening")
    assert lines[1:7] == [
        "Thank Dana for the time.",
        'Say how you came upon them: "I found you among the alumni of the University of Ohio."',
        INTRODUCTION,
        "You share the University of Ohio: let them hear it early.",
        'Name your goal: "I\'d like to learn what traders do."',
        'State the agreed length: "You gave me 20 minutes, and I will keep an eye on the clock."',
    ]


def test_a_general_plan_does_too(ada: Infoview) -> None:
    lines = said(ada.data("plan"), "opening")
    assert INTRODUCTION in lines
    assert not any("came upon" in line or "You share" in line for line in lines)


def test_nothing_is_left_blank_where_nothing_is_known(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee", "--source", "other")
    plan = iv.data("plan", "dana")
    lines = said(plan, "opening")
    assert "Say in under 60 seconds: who you are, what you study, why you asked Dana." in lines
    assert not any("came upon" in line or "None" in line or "{" in line for line in lines)
    assert not any("find you" in line for line in said(plan, "closing"))


def test_what_the_profile_does_not_say_is_named(iv: Infoview) -> None:
    iv.ok("profile", "--name", "Ada")
    lines = said(iv.data("plan"), "opening")
    assert 'Introduce yourself: "I\'m Ada."' in lines
    missing = "your school or your job, what you are looking into"
    assert f"Add what your profile does not say yet: {missing}." in lines
    iv.ok("profile", "--introduction", "Me, as I am.")
    lines = said(iv.data("plan"), "opening")
    assert 'Introduce yourself: "Me, as I am."' in lines
    assert not any("does not say yet" in line for line in lines)


def test_the_preparation_says_how_long_the_introduction_takes(ada: Infoview) -> None:
    texts = [item["text"] for item in ada.data("plan")["sections"][0]["items"]]
    assert any("Say your introduction aloud" in text and "about 6 seconds" in text for text in texts)
    assert not any("infoview profile" in text for text in texts)


@pytest.mark.parametrize("source", [source for source in Source if source is not Source.OTHER])
def test_every_source_is_a_reason(iv: Infoview, source: Source) -> None:
    iv.ok("add-contact", "Dana Lee", "--source", source, "--met-at", "the fair")
    (reason,) = [line for line in said(iv.data("plan", "dana"), "opening") if "came upon" in line]
    assert reason.startswith('Say how you came upon them: "')
    assert reason.endswith('the fair."')


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (True, "Say that Rita Gomez suggested you talk, and that you have thanked Rita Gomez for it."),
        (None, "Ask Rita Gomez whether you may name them. If so, say that Rita Gomez suggested you talk."),
        (False, 'Say how you came upon them: "You were recommended to me."'),
    ],
)
def test_a_referrer_is_named_unless_that_was_refused(iv: Infoview, answer: bool | None, line: str) -> None:
    iv.ok("add-contact", "Rita Gomez")
    iv.ok("add-contact", "Cy Ode", "--referred-by", "rita")
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.execute("UPDATE referral SET may_use_name = ?", (answer,))
    lines = said(iv.data("plan", "cy"), "opening")
    assert line in lines
    assert answer is not False or not any("Rita" in each for each in lines)


def test_leave_to_use_a_name_given_in_a_talk_counts(iv: Infoview) -> None:
    iv.ok("add-contact", "Rita Gomez")
    iv.ok("log", "rita", "met", "--referral", "Cy Ode, Acme", "--may-use-name")
    lines = said(iv.data("plan", "cy"), "opening")
    assert "Say that Rita Gomez suggested you talk, and that you have thanked Rita Gomez for it." in lines


@pytest.mark.parametrize("goal", ["company", "founder", "grad-school"])
def test_the_goal_of_the_talk_comes_before_that_of_the_profile(ada: Infoview, goal: str) -> None:
    ada.ok("add-contact", "Dana Lee")
    lines = said(ada.data("plan", "dana", "--goal", goal), "opening")
    named = next(index for index, line in enumerate(lines) if line.startswith("Name your goal: you"))
    assert (
        lines[named + 1] == 'Add what you hope to learn from everybody: "I\'d like to learn what traders do."'
    )


def test_the_closing_says_how_to_keep_in_touch(ada: Infoview) -> None:
    ada.ok("add-contact", "Dana Lee")
    assert "Say where they can find you: a.example or b.example." in said(ada.data("plan", "dana"), "closing")
    written = said(ada.data("plan", "dana", "--format", "email"), "closing")
    assert written[-1] == "Sign: Ada Park, ada@x.example"
    ada.ok("profile", "--signature", "")
    written = said(ada.data("plan", "dana", "--format", "letter"), "closing")
    assert written[-1] == "Put where they can find you under your name: a.example or b.example"


def test_a_friend_hears_no_introduction_again(ada: Infoview) -> None:
    ada.ok("add-contact", "Dana Lee", "--source", "alumni")
    ada.ok("log", "dana", "met", "--on", "last mon")
    lines = said(ada.data("plan", "dana"), "opening")
    assert not any(word in line for line in lines for word in ("Introduce", "came upon", "You share"))


def test_what_came_of_advice_is_told_where_advice_was_noted(ada: Infoview) -> None:
    for name, advice in (("Dana Lee", ()), ("Sam Roe", ("--advice", "join the club"))):
        ada.ok("add-contact", name)
        ada.ok("log", name, "met", "--on", "last mon", *advice)
        lines = " ".join(said(ada.data("plan", name), "opening"))
        assert ("what you did with their advice" in lines) is bool(advice)
        assert ("what has happened since you talked" in lines) is not bool(advice)


def test_a_plan_gets_a_new_profile_when_it_is_chosen_anew(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    before = iv.data("plan", "dana", "--minutes", "30", "--add", "What surprised you?")
    iv.ok("profile", "--name", "Ada Park")
    assert iv.data("plan", "dana") == before
    after = iv.data("plan", "dana", "--minutes", "30")
    assert 'Introduce yourself: "I\'m Ada Park."' in said(after, "opening")
    questions = [
        [item["text"] for section in plan["sections"] for item in section["items"] if "category" in item]
        for plan in (before, after)
    ]
    assert questions[0] == questions[1]


def test_a_hostile_profile_is_only_text(iv: Infoview) -> None:
    iv.ok("profile", "--name", "[bold]{goal} Zoë O'Neil-李", "--exploring", "{introduction} \\1 \\g<0>")
    lines = said(iv.data("plan"), "opening")
    expected = "I'm [bold]{goal} Zoë O'Neil-李. I'm looking into {introduction} \\1 \\g<0>."
    assert f'Introduce yourself: "{expected}"' in lines
    assert "[bold]{goal}" in iv.ok("plan").out


@pytest.mark.parametrize(
    ("first", "second", "named", "allowed"),
    [
        (None, 1, "Ref Two", True),
        (1, None, "Ref One", True),
        (None, None, "Ref One", False),
        (0, None, "Ref Two", False),
        (0, 1, "Ref Two", True),
        (0, 0, "", False),
    ],
)
def test_plan_and_message_name_the_same_introducer(
    iv: Infoview, first: int | None, second: int | None, named: str, allowed: bool
) -> None:
    iv.ok("add-contact", "Ref One")
    iv.ok("add-contact", "Ref Two")
    for who in ("1", "2"):
        iv.ok("log", who, "met", "--referral", "Dana Lee")
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        for number, may in ((1, first), (2, second)):
            connection.execute("UPDATE referral SET may_use_name = ? WHERE named_by_id = ?", (may, number))
    lines = said(iv.data("plan", "dana"), "opening")
    shown = [line for line in lines if "Ref " in line]
    assert all(named in line for line in shown)
    assert bool(shown) is bool(named)
    assert not (allowed and any("Ask" in line for line in shown))
    message = iv("draft", "referral-ask", "dana")
    assert (f"{named} suggested" in message.out) is allowed
    assert ("Nothing on record says who named" in message.err) is not bool(named)
    assert "Ref" not in message.out.replace(named if allowed else "-", "")
    if named and not allowed:
        assert f"{named} is not named" in message.err
