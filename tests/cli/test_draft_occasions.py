"""Drafts that speak of what happened, and of nothing else: each moment as whoever receives it knows it."""

from __future__ import annotations

import pytest

from conftest import Infoview
from infoview.store.models.profile import StoredProfile


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """Dana Lee, contact 1, on Monday 2026-11-23 at 09:00, and a user who has said who they are."""
    from datetime import datetime

    from infoview.store import database

    iv.ok(
        "add-contact", "Dana Lee", "--company", "Acme", "--email", "dana@acme.example", "--source", "alumni"
    )
    with database.writing("profile", now=datetime.fromisoformat("2026-11-02T08:00")) as session:
        session.add(
            StoredProfile(
                name="Mia Chen",
                school="Leeds University",
                exploring="energy policy",
                free_times="Tue after 14:00",
            )
        )
    return iv


def refused(iv: Infoview, *words: str) -> str:
    """Run a draft that is refused for its use, and return what is said of it, in one line."""
    ran = iv("draft", *words)
    assert (ran.code, ran.out) == (2, "")
    return " ".join(ran.err.split())


def said(iv: Infoview, *words: str) -> str:
    """Return what is said beside a draft, in one line."""
    return " ".join(iv.ok("draft", *words).err.split())


def body(iv: Infoview, *words: str) -> str:
    """Return the body of a draft."""
    text: str = iv.data("draft", *words)["body"]
    return text


# What was private, or noted in words about them.


def test_a_report_that_would_say_nothing_is_refused(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--private", "--advice", "SECRET scheme")
    error = refused(dana, "report-back", "1")
    assert "the talk is private" in error
    assert "infoview draft report-back 1 --say" in error
    assert "SECRET" not in error
    told = body(dana, "report-back", "1", "--say", "I applied to two schemes.")
    assert "You gave me advice when we talked today" in told
    assert "I applied to two schemes." in told
    assert "SECRET" not in told


def test_advice_in_words_about_them_is_no_report(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--advice", "She says I should apply")
    assert "in words about them" in refused(dana, "report-back", "1")
    dana.ok("undo")
    dana.ok("log", "1", "met", "--advice", "She says I should apply", "--advice", "Read more")
    assert "to read more" in body(dana, "report-back", "1")


def test_a_report_is_on_the_talk_that_gave_advice(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--on", "2 nov", "--advice", "Read more")
    dana.ok("log", "1", "reported")
    dana.ok("log", "1", "met", "--on", "20 nov")
    assert "advice on 2 November to read more" in body(dana, "report-back", "1")


def test_a_promise_is_of_the_talk_in_which_it_was_made(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--on", "12 oct", "--they-owe", "introduce me to the planners")
    dana.ok("log", "1", "met", "--on", "today")
    (row,) = [row for row in dana.data("followup", "1", "--all") if row["kind"] == "chase-promise"]
    for words in ((), ("--about", row["id"])):
        text = body(dana, "introduce-me", "1", *words)
        assert "When we talked on 12 October, you kindly offered to introduce me to the planners." in text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--private", "--they-owe", "SECRET slides"), "the talk is private"),
        (("--they-owe", "ask her boss about SECRET"), "in words about them"),
    ],
)
def test_what_was_promised_is_never_changed_into_another_favour(
    dana: Infoview, words: tuple[str, ...], why: str
) -> None:
    dana.ok("log", "1", "met", *words)
    error = refused(dana, "introduce-me", "1")
    assert why in error
    assert "--say" in error
    assert "SECRET" not in error
    text = body(dana, "introduce-me", "1", "--say", "You spoke of your slides.")
    assert "When we talked today, you kindly offered me your help.\n\nYou spoke of your slides." in text
    assert "Is that still possible for you?" in text
    assert "energy policy and might" not in text
    dana.ok("add-contact", "Lin Wu")
    assert "introduce us" in body(dana, "introduce-me", "1", "--about", "lin")


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("send her my thesis outline @tue", "I will send you my thesis outline by Tuesday."),
        ("write to him about the fair", "I will write to you about the fair."),
        ("send them the essay", "I will send you the essay."),
        ("share my notes with her", "I will share my notes with you."),
        ("call her", "I will call you."),
        ("my CV @tue", "As promised, you will get my CV by Tuesday."),
        ("the slides", "As promised, you will get the slides."),
        ("CV", "I have not forgotten what I promised you: CV."),
    ],
)
def test_a_promise_is_said_to_whom_it_was_made(dana: Infoview, promise: str, expected: str) -> None:
    dana.ok("log", "1", "met", "--i-owe", promise)
    assert expected in body(dana, "thank-you", "1")


def test_what_a_note_of_thanks_leaves_out_is_told(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--i-owe", "ask her sister", "--i-owe", "send the essay", "--i-owe", "call Bo",
        "--takeaway", "He is tired of it",
    )  # fmt: skip
    ran = dana.ok("draft", "thank-you", "1")
    assert "I will send the essay" in ran.out
    for text in ("ask her sister", "call Bo", "He is tired of it"):
        assert text not in ran.out
        assert f"Not in the message, though it is noted: {text}" in ran.err
    assert "send the essay" not in ran.err


def test_nothing_of_a_private_talk_is_thanked_for_in_silence(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--private", "--i-owe", "SECRET essay", "--takeaway", "SECRET")
    ran = dana.ok("draft", "thank-you", "1")
    assert "SECRET" not in ran.out + ran.err
    assert "The talk is private" in ran.err
