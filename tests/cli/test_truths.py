"""What is said after a change is true: to whom, of what, and what comes next."""

from __future__ import annotations

from conftest import Infoview


def kinds(iv: Infoview, who: str) -> list[str]:
    return [row["kind"] for row in iv.data("followup", who)]


def test_nothing_more_is_owed_to_one_while_others_wait(iv: Infoview) -> None:
    iv.ok("add-contact", "Bo Berg")
    iv.ok("add-contact", "Ana Ruiz")
    iv.ok("log", "bo", "declined")
    out = iv.ok("log", "bo", "thanked").out
    assert "Nothing more is owed to Bo Berg." in out


def test_new_dates_sent_wait_for_an_answer(iv: Infoview) -> None:
    iv.ok("add-contact", "Rosa Paz")
    iv.ok("log", "rosa", "no-show")
    assert kinds(iv, "rosa") == ["new-dates"]
    iv.ok("log", "rosa", "asked")
    assert kinds(iv, "rosa") == ["nudge"]


def test_a_skip_prints_what_comes_next(iv: Infoview) -> None:
    iv.ok("add-contact", "Rosa Paz")
    out = iv.ok("followup", "skip", "f1").out
    assert "Think again about writing" in out
    assert "infoview log 1 asked" in out
    assert "skipped" not in out
    iv.ok("followup", "done", "rosa")
    assert kinds(iv, "rosa") == ["nudge"]


def test_done_says_what_it_logged(iv: Infoview) -> None:
    iv.ok("add-contact", "Rosa Paz")
    out = iv.ok("followup", "done", "f1").out
    assert "Logged: asked on" in out
    assert "Owed f2 Rosa Paz: Send one short reminder" in out
    assert "(done)" not in out


def test_help_after_the_news_is_no_reason_to_tell_them(iv: Infoview) -> None:
    iv.ok("add-contact", "Rosa Paz")
    iv.at("2026-11-23T10:00").ok("news", "I start in June")
    iv.at("2026-11-23T11:00").ok("log", "rosa", "met")
    assert kinds(iv.at("2026-11-23T11:00"), "rosa") == ["thank-you"]


def test_a_second_talk_of_a_day_is_questioned(iv: Infoview) -> None:
    iv.ok("add-contact", "Bo Berg")
    iv.ok("log", "bo", "cancelled")
    assert "no talk" in iv.ok("log", "bo", "cancelled", "--mine").err
    iv.ok("log", "bo", "met")
    assert "in the log already" in iv.ok("log", "bo", "met").err


def test_the_brief_line_tells_open_from_due(iv: Infoview) -> None:
    iv.ok("add-contact", "Bo Berg")
    assert iv.ok("followup", "--brief").out.startswith("infoview: 1 open, none due: ")
