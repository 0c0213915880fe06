"""Drafts: filled from what is on record, refused where there is no occasion, handed on without harm."""

from __future__ import annotations

import base64
import os
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from command_lines import prepare
from conftest import Infoview
from diary import in_vienna
from infoview.domain.types import MessageKind
from infoview.store.models.profile import StoredProfile
from terminal import on_terminal

POSIX = pytest.mark.skipif(os.name != "posix", reason="programs and modes of POSIX")


def say_who_i_am(**fields: Any) -> None:
    """Store a profile in the sandbox."""
    from datetime import datetime

    from infoview.store import database

    known: dict[str, Any] = {
        "name": "Mia Chen",
        "school": "Leeds University",
        "exploring": "energy policy",
        "free_times": "Tue after 14:00",
    }
    with database.writing("profile", now=datetime.fromisoformat("2026-11-02T08:00")) as session:
        session.add(StoredProfile(**(known | fields)))


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """Dana Lee, contact 1, on Monday 2026-11-23 at 09:00, and a user who has said who they are."""
    iv.ok(
        "add-contact", "Dana Lee", "--company", "Acme", "--email", "dana@acme.example", "--source", "alumni"
    )
    say_who_i_am()
    return iv


# What it says.


def test_the_message_alone_is_on_stdout(dana: Infoview) -> None:
    ran = dana.ok("draft", "ask", "dana")
    assert ran.out.startswith(
        "Subject: From Leeds University: a question about your work at Acme\n\nDear Dana Lee,\n\n"
    )
    assert ran.out.endswith("Kind regards,\nMia Chen\nLeeds University\n")
    assert "Left out to keep it short: " in ran.err
    assert max(len(line) for line in ran.out.splitlines()) > 80  # a paragraph is one line, to be pasted


def test_json_has_what_is_promised(dana: Infoview) -> None:
    data = dana.data("draft", "ask", "dana")
    assert data["to"] == "dana@acme.example"
    assert (data["kind"], data["channel"], data["tone"]) == ("ask", "email", "formal")
    assert data["characters"] == len(data["body"])
    assert data["findings"] == []
    assert data["words"] <= 75


def test_a_thank_you_names_what_the_talk_gave(dana: Infoview) -> None:
    dana.ok("log", "1", "asked")
    dana.at("2026-11-27T15:00").ok(
        "log", "1", "met", "She is about to leave.", "--via", "coffee", "--advice", "Join the trade body.",
        "--referral", "Ana Ruiz, Globex", "--i-owe", "send the essay @tue",
    )  # fmt: skip
    body = dana.at("2026-11-28T09:00").data("draft", "thank-you", "dana")["body"]
    assert "talk with me yesterday" in body
    assert "Your advice to join the trade body" in body
    assert "pointing me to Ana Ruiz" in body
    assert "As promised, I will send the essay by Tuesday." in body
    assert "about to leave" not in body


def test_what_is_private_or_about_them_is_not_repeated(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--advice", "She says I should apply", "--private")
    assert "She says" not in dana.data("draft", "thank-you", "dana")["body"]
    dana.ok("undo")
    dana.ok("log", "1", "met", "--advice", "She says I should apply", "--takeaway", "towns decide")
    body = dana.data("draft", "thank-you", "dana")["body"]
    assert "She says" not in body
    assert "towns decide" in body


def test_who_named_them_is_said_only_with_leave(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--referral", "Ana Ruiz, Globex")
    quiet = dana.ok("draft", "referral-ask", "ana")
    assert "Dana" not in quiet.out
    assert "Dana Lee is not named" in quiet.err
    assert "--may-use-name" in quiet.err
    assert "Dana Lee suggested" in dana.ok("draft", "referral-ask", "ana", "--may-use-name").out
    dana.ok("undo")
    dana.ok("log", "1", "met", "--referral", "Ana Ruiz, Globex", "--may-use-name")
    assert "Dana Lee suggested" in dana.ok("draft", "referral-ask", "ana").out


def test_a_confirmation_is_on_their_clock_with_mine_beside_it(dana: Infoview) -> None:
    dana.ok("edit", "1", "--timezone", "Asia/Tokyo")
    dana.ok("plan", "1", "--at", "fri 14:00", "--timezone", "Asia/Tokyo", "--where", "https://meet.example/x")
    body = dana.data("draft", "confirm", "1")["body"]
    assert "Friday, 27 November at 14:00 (Tokyo time), which is " in body
    assert "\n\nWhere: https://meet.example/x\n\n" in body
    dana.ok("config", "set", "message.clock", "12")
    assert "at 2:00 pm (Tokyo time)" in dana.data("draft", "confirm", "1")["body"]


@pytest.mark.parametrize(
    ("by", "at"), [("phone", "10:00 (CET)."), ("video", "10:00 (CET)."), ("coffee", "10:00.")]
)
def test_a_call_is_confirmed_with_a_zone(dana: Infoview, by: str, at: str) -> None:
    with in_vienna():
        dana.ok("plan", "1", "--at", "fri 10:00", "--format", by)
        assert f"Friday, 27 November at {at}" in dana.data("draft", "confirm", "1")["body"]


def test_one_of_several_debts_can_be_meant(dana: Infoview) -> None:
    dana.ok(
        "log",
        "1",
        "met",
        "--on",
        "2 nov",
        "--advice",
        "Read more",
    )
    dana.ok("log", "1", "met", "--on", "20 nov", "--advice", "Write less")
    rows = [row for row in dana.data("followup", "1", "--all") if row["kind"] == "report-back"]
    said = {row["id"]: dana.data("draft", "report-back", "1", "--about", row["id"])["body"] for row in rows}
    assert said == {row["id"]: dana.data("draft", "report-back", row["id"])["body"] for row in rows}
    assert ["read more" in body for body in said.values()].count(True) == 1
    assert ["write less" in body for body in said.values()].count(True) == 1
    assert "read more" in dana.data("draft", "report-back", "1")["body"]
    for row in rows:
        assert row["draft"] == f"infoview draft report-back {row['id']}"
        assert row["command"] == f"infoview log {row['id']} reported"
    dana.ok("log", rows[1]["id"], "reported")
    left = [row["id"] for row in dana.data("followup", "1") if row["kind"] == "report-back"]
    assert left == [rows[0]["id"]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("draft thank-you 1 --about nonsense", 3),
        ("draft thank-you 1 --about f999", 3),
        ("draft report-back 1 --about read", 3),  # two of them
        ("draft report-back 1 --about nonsense", 3),
        ("draft good-news 1 --about nonsense", 3),
        ("draft tell-introducer 1 --about nonsense", 3),
        ("draft introduce-me 1 --about nonsense", 3),
        ("draft ask 2 --about f999", 2),
        ("draft ask 2 --about dana", 2),
        ("draft reconnect 1 --about f1", 2),
    ],
)
def test_what_about_cannot_mean_is_refused(dana: Infoview, line: str, code: int) -> None:
    dana.ok("log", "1", "met", "--on", "2 nov", "--advice", "Read more", "--referral", "Ana Ruiz, Globex")
    dana.ok("log", "1", "met", "--on", "20 nov", "--advice", "Read less")
    dana.ok("log", "2", "met")
    dana.ok("news", "I start at Acme in May")
    ran = dana(*line.split(), "--log")
    assert (ran.code, ran.out) == (code, "")
    assert "--about" in ran.err or "nonsense" in ran.err
    assert "infoview" in ran.err


def test_whom_they_named_is_told_of_by_name(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--on", "2 nov", "--referral", "Ana Ruiz, Globex", "--referral", "Bo Chen, X")
    dana.ok("log", "bo", "met", "--on", "12 nov")
    dana.ok("log", "ana", "met", "--on", "20 nov")
    sent = dana.data("draft", "tell-introducer", "1", "--about", "ana", "--log")
    assert "Ana Ruiz" in sent["body"]
    assert ["Ana Ruiz" in row["what"] for row in sent["logged"]["closed"]] == [True]


def test_a_person_to_meet_can_be_named(dana: Infoview) -> None:
    dana.ok("add-contact", "Lin Wu", "--company", "Globex", "--role", "Planner")
    dana.ok("log", "1", "caught-up")
    body = dana.data("draft", "introduce-me", "dana", "--about", "lin")["body"]
    assert "Lin Wu (Planner, Globex)" in body
    assert dana("draft", "introduce-me", "dana", "--about", "dana").code == 2


def test_without_a_profile_it_says_what_to_fill_in_and_leaves_no_hole(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    ran = iv.ok("draft", "ask", "dana")
    assert (
        'has no sender yet, because your name is not on record. Say it, once: infoview profile --name "Your'
        in (" ".join(ran.err.split()))
    )
    assert "infoview profile --name ... --school ... --exploring ... --free-times ..." in " ".join(
        ran.err.split()
    )
    assert "No address of Dana Lee is on record." in ran.err
    assert ran.out.endswith("\n\nMany thanks!\n")
    assert "None" not in ran.out


def test_the_channel_follows_the_thread_and_what_is_on_record(iv: Infoview) -> None:
    def channel(kind: str) -> str:
        return str(iv.data("draft", kind, "1")["channel"])

    iv.ok("add-contact", "Dana Lee")
    assert channel("ask") == "email"
    iv.ok("edit", "1", "--linkedin", "linkedin.com/in/dana")
    assert channel("ask") == "linkedin-note"
    iv.ok("edit", "1", "--email", "dana@acme.example")
    assert channel("ask") == "email"
    iv.ok("log", "1", "asked", "--via", "inmail")
    assert channel("nudge") == "inmail"
    iv.ok("log", "1", "replied")
    iv.ok("log", "1", "met", "--via", "coffee")
    assert channel("thank-you") in {"email", "inmail"}


def test_notes_with_invitations_are_counted_by_the_month(iv: Infoview) -> None:
    for number in range(6):
        iv.ok("add-contact", f"Person {number}", "--company", f"C{number}")
    for number in range(1, 6):
        assert iv.data("draft", "ask", "6", "--channel", "linkedin-note")["findings"] == []
        iv.ok("log", str(number), "asked", "--via", "linkedin-note")
    found = iv.data("draft", "ask", "6", "--channel", "linkedin-note")["findings"]
    assert [fault["code"] for fault in found] == ["notes-used"]
    assert "5 notes" in found[0]["text"]
    assert iv.at("2026-12-01").data("draft", "ask", "6", "--channel", "linkedin-note")["findings"] == []


def test_premium_has_the_longer_note(dana: Infoview) -> None:
    dana.ok(
        "edit", "1", "--company", "The Company With a Name as Long as a Day without Bread in the Month of May"
    )
    short = dana.data("draft", "ask", "1", "--channel", "linkedin-note")
    assert short["characters"] <= 200
    dana.ok("config", "set", "message.note", "300")
    assert dana.data("draft", "ask", "1", "--channel", "linkedin-note")["characters"] > 200


def test_a_first_message_claims_no_way_of_finding_them_that_is_not_on_record(dana: Infoview) -> None:
    def body(*words: str, name: str = "Tom Reed") -> str:
        dana.ok("add-contact", name, "--company", "Globex", "--role", "Trader", *words)
        text: str = dana.data("draft", "ask", name, "--channel", "email")["body"]
        dana.ok("undo")
        assert text.count("energy policy") <= 1
        assert "profile" not in text or "linkedin" in words
        return text

    assert "You were recommended to me" in body("--referred-by", "dana")
    assert "Dana" not in body("--referred-by", "dana")
    assert "You were recommended to me" in body("--source", "referral")
    for words in ((), ("--source", "cold"), ("--source", "other")):
        text = body(*words)
        assert "I am writing to you because" in text
        assert "as a trader at Globex" in text
    assert "profile on LinkedIn" in body("--source", "linkedin")
    assert body("--source", "family-friend", name="Aunt Rosa").startswith("Hi Aunt Rosa,\n")


def test_ones_own_school_is_no_company_to_learn_about(dana: Infoview) -> None:
    dana.ok("add-contact", "Professor Müller", "--source", "faculty", "--company", "leeds university")
    draft = dana.data("draft", "ask", "2", "--tone", "warm")
    assert draft["body"].startswith("Hi Professor Müller,\n\nWe both belong to Leeds University")
    assert "leeds university" not in f"{draft['subject']}{draft['body']}"


def test_who_introduced_family_is_asked_for_and_said_first(dana: Infoview) -> None:
    dana.ok("add-contact", "Uncle Bo", "--source", "family-friend")
    assert "--say" in dana.ok("draft", "ask", "2").err
    said = "My mother told me that you know the energy business."
    draft = dana.data("draft", "ask", "2", "--say", said)
    assert draft["body"].startswith(f"Hi Uncle Bo,\n\n{said} My name")
    assert (draft["tone"], draft["findings"]) == ("warm", [])


def test_a_title_on_record_is_said_by_every_channel(dana: Infoview) -> None:
    dana.ok("add-contact", "Professor Priya Nair", "--company", "Hill College")
    for channel in ("email", "linkedin-note", "message"):
        assert "Professor Nair" in dana.data("draft", "ask", "2", "--channel", channel)["body"]
    warm = dana.data("draft", "ask", "2", "--channel", "linkedin-note", "--tone", "warm")
    assert warm["body"].startswith("Hi Priya!")


# When there is no occasion.


@pytest.mark.parametrize(
    ("line", "code", "remedy"),
    [
        ("draft confirm 1", 2, "infoview plan 1 --at 'fri 14:00'"),
        ("draft thank-you 1", 2, "infoview log 1 met"),
        ("draft report-back 1", 2, "infoview log 1 met"),
        ("draft nudge 1", 2, "infoview draft ask 1"),
        ("draft last-try 1", 2, "infoview draft ask 1"),
        ("draft referral-ask 1", 2, "infoview edit 1 --referred-by WHO"),
        ("draft after-event 1", 2, "infoview edit 1 --met-at 'Career day' --met-on thu"),
        ("draft tell-introducer 1", 2, "infoview network 1"),
        ("draft good-news 1", 2, "infoview news 'I start at Acme in May'"),
        ("draft reconnect 1", 2, "infoview draft ask 1"),
        ("draft decline-reply 1", 2, "infoview log 1 declined"),
        ("draft new-dates 1", 2, "infoview log 1 replied"),
        ("draft introduce-me 1", 2, "infoview draft ask 1"),
    ],
)
def test_without_an_occasion_it_shows_what_comes_first(
    iv: Infoview, line: str, code: int, remedy: str
) -> None:
    iv.ok("add-contact", "Dana Lee")
    ran = iv(*line.split())
    assert (ran.code, ran.out) == (code, "")
    assert remedy in " ".join(ran.err.split())


def test_every_kind_that_needs_an_occasion_is_tried_above() -> None:
    from infoview.services.occasion_checks import _CHECKS

    assert set(MessageKind) - set(_CHECKS) == {MessageKind.ASK}


def test_whoever_said_no_is_left_in_peace(dana: Infoview) -> None:
    dana.ok("log", "1", "asked")
    dana.ok("log", "1", "declined")
    for kind in ("ask", "nudge", "last-try", "introduce-me"):
        ran = dana("draft", kind, "1")
        assert ran.code == 5
        assert "infoview draft decline-reply 1" in ran.err
    assert "somebody else" in dana.ok("draft", "decline-reply", "1").out


def test_whoever_rests_for_good_is_left_in_peace(dana: Infoview) -> None:
    dana.ok("log", "1", "asked")
    dana.ok("rest", "1")
    for kind in ("nudge", "ask", "introduce-me"):
        assert dana("draft", kind, "1").code == 5


def test_reminders_have_an_end(dana: Infoview) -> None:
    dana.ok("log", "1", "asked", "--on", "2 nov")
    dana.ok("draft", "nudge", "1")
    dana.ok("log", "1", "nudged", "--on", "12 nov")
    assert "infoview draft last-try 1" in dana("draft", "nudge", "1").err
    dana.ok("draft", "last-try", "1", "--log")
    ran = dana("draft", "last-try", "1")
    assert ran.code == 5
    assert "infoview rest 1" in ran.err


def test_a_reminder_before_its_day_is_remarked_on(dana: Infoview) -> None:
    dana.ok("log", "1", "asked")
    due = dana.data("followup", "1")[0]["due"]
    early = dana.data("draft", "nudge", "1")
    assert (early["not_due_until"], early["skips_reminder"]) == (due, False)
    said = " ".join(dana.ok("draft", "last-try", "1").err.split())
    assert "It is early" in said
    assert "They have had no reminder yet" in said
    assert "infoview draft nudge 1" in said
    on_time = dana.at(f"{due}T09:00")
    assert "It is early" not in on_time.ok("draft", "nudge", "1").err
    on_time.ok("log", "1", "nudged")
    assert "no reminder yet" not in on_time.ok("draft", "last-try", "1").err


def test_a_report_claims_nothing_that_was_not_said(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--advice", "Read more", "--resource", "The Grid")
    ran = dana.ok("draft", "report-back", "1")
    assert "I have been thinking about your advice today to read more." in ran.out
    assert "recommended, either: The Grid." in ran.out
    assert "shaped" not in ran.out
    assert "that makes it a report" in ran.err
    told = dana.ok("draft", "report-back", "1", "--say", "I read three books.")
    assert "you advised me to read more.\n\nI read three books." in told.out
    assert "--say" not in told.err


def test_what_is_to_be_passed_on_is_a_paragraph_of_its_own(dana: Infoview) -> None:
    dana.ok("add-contact", "Lin Wu")
    dana.ok("log", "1", "caught-up")
    paragraphs = dana.data("draft", "introduce-me", "dana", "--about", "lin")["body"].split("\n\n")
    (passage,) = [text for text in paragraphs if text.startswith("For you to pass on: Mia Chen")]
    assert "rather not" not in passage
    assert any(text.endswith("If you would rather not, that is perfectly fine.") for text in paragraphs)


def test_a_talk_that_has_begun_is_not_confirmed(dana: Infoview) -> None:
    dana.ok("plan", "1", "--at", "fri 14:00")
    ran = dana.at("2026-11-27T15:00")("draft", "confirm", "1")
    assert ran.code == 2
    assert "infoview log 1 met" in ran.err


def test_a_talk_that_is_only_a_day_can_be_confirmed_all_that_day(dana: Infoview) -> None:
    dana.ok("plan", "1", "--at", "2026-12-01", "--timezone", "Pacific/Kiritimati")
    assert "1 December" in dana.at("2026-12-01T09:00").ok("draft", "confirm", "1").out
    assert dana.at("2026-12-02T09:00")("draft", "confirm", "1").code == 2


# Handing it on.


def test_it_is_recorded_as_sent_in_one_step(dana: Infoview) -> None:
    ran = dana.ok("draft", "ask", "1", "--log")
    assert "Logged as sent: asked, email" in ran.err
    entry = dana.data("show", "1")["timeline"][0]
    assert (entry["what"], entry["via"]) == ("asked", "email")
    assert entry["text"].startswith("From Leeds University")
    dana.ok("undo")
    assert dana.data("show", "1")["timeline"] == []
    logged = dana.data("draft", "ask", "1", "--log")["logged"]
    assert [row["kind"] for row in logged["closed"]] == ["reach-out"]
    assert [row["kind"] for row in logged["owed"]] == ["nudge"]


def test_a_message_without_a_word_of_its_own_is_a_note_in_the_log(dana: Infoview) -> None:
    dana.ok("plan", "1", "--at", "fri 14:00")
    dana.ok("draft", "confirm", "1", "--log")
    entry = dana.data("show", "1")["timeline"][0]
    assert (entry["what"], entry["text"]) == ("note", "Sent: Our talk on Friday, 27 November at 14:00")


def open_debts(iv: Infoview, kind: str, who: str = "1") -> list[str]:
    return [row["id"] for row in iv.data("followup", who, "--all") if row["kind"] == kind]


def test_a_message_that_was_sent_settles_the_debt_that_it_spoke_of(dana: Infoview) -> None:
    dana.at("2026-11-23T18:00")
    dana.ok("log", "1", "met", "--on", "sat", "--advice", "Read more")
    dana.ok("log", "1", "met", "--on", "sun", "--advice", "Write less")
    thanks, reports = open_debts(dana, "thank-you"), open_debts(dana, "report-back")
    assert len(thanks) == len(reports) == 2
    sent = dana.data("draft", "thank-you", "1", "--log")
    assert "read more" in sent["body"]
    assert [row["id"] for row in sent["logged"]["closed"]] == thanks[:1]
    sent = dana.data("draft", "report-back", "1", "--about", "write less", "--log")
    assert "write less" in sent["body"]
    assert [row["id"] for row in sent["logged"]["closed"]] == reports[1:]
    dana.ok("undo")
    sent = dana.data("draft", "report-back", "1", "--log")
    assert "read more" in sent["body"]
    assert [row["id"] for row in sent["logged"]["closed"]] == reports[:1]


def test_a_message_that_answers_no_open_debt_settles_none(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--on", "20 nov", "--advice", "Read more")
    dana.ok("log", "1", "reported")
    dana.ok("news", "I start at Acme in May")
    assert len(open_debts(dana, "tell-news")) == 1
    assert dana.data("draft", "report-back", "1", "--log")["logged"]["closed"] == []
    assert len(open_debts(dana, "tell-news")) == 1


def test_an_answer_to_a_no_is_no_thanks_for_a_talk(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--on", "22 nov")
    dana.ok("log", "1", "declined")
    closed = dana.data("draft", "decline-reply", "1", "--log")["logged"]["closed"]
    assert [row["kind"] for row in closed] == ["decline-reply"]
    assert len(open_debts(dana, "thank-you")) == 1


def test_the_debt_is_known_to_the_editors_file(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, advice in (("20 nov", "Read more"), ("21 nov", "Write less")):
        dana.ok("log", "1", "met", "--on", day, "--advice", advice)
    reports = open_debts(dana, "report-back")
    monkeypatch.setenv("EDITOR", "false" if os.name == "posix" else "nowhere")
    assert dana("draft", "report-back", "1", "--about", reports[1], "--edit", "--log").code == 1
    editor(tmp_path, monkeypatch, "text")
    closed = dana.data("draft", "--resume")["logged"]["closed"]
    assert [row["id"] for row in closed] == reports[1:]


def test_a_confirmation_that_was_sent_is_ticked_and_undo_takes_the_tick_back(dana: Infoview) -> None:
    def ticked() -> list[str]:
        items = dana.data("plan", "1")["sections"][0]["items"]
        return [item["text"] for item in items if item["done"]]

    dana.ok("plan", "1", "--at", "fri 14:00")
    dana.ok("draft", "confirm", "1", "--log")
    (line,) = ticked()
    assert "confirm" in line
    assert "1 of " in dana.ok("agenda").out
    dana.ok("undo")
    assert ticked() == []


def test_a_draft_changes_nothing_unless_it_is_logged(dana: Infoview) -> None:
    before = dana.db.read_bytes()
    dana.ok("draft", "ask", "1", "--mailto")
    dana.ok("draft", "ask", "1", "--eml", str(dana.home / "a.eml"))
    assert dana.db.read_bytes() == before


def test_a_link_is_one_line_whatever_the_width(dana: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    ran = dana.ok("draft", "ask", "1", "--mailto")
    assert ran.out.count("\n") == 1
    assert ran.out.startswith("mailto:dana@acme.example?subject=From%20Leeds%20University%3A%20a%20question")
    assert "%0D%0A%0D%0A" in ran.out
    assert " " not in ran.out


def test_a_mail_file_is_private_and_never_over_another(dana: Infoview, tmp_path: Path) -> None:
    target = tmp_path / "note.eml"
    os.umask(0)
    ran = dana.ok("draft", "ask", "1", "--eml", str(target))
    assert str(target) in ran.err
    content = target.read_bytes()
    assert b"X-Unsent: 1\r\n" in content
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    refused = dana("draft", "ask", "1", "--eml", str(target), "--log")
    assert refused.code == 5
    assert "--force" in refused.err
    assert dana.data("show", "1")["timeline"] == []
    dana.ok("draft", "ask", "1", "--eml", str(target), "--force", "--tone", "warm")
    assert target.read_bytes() != content
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".eml", ".tmp"}) == ["note.eml"]


@POSIX
def test_a_mail_file_follows_no_link(dana: Infoview, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("mine")
    link = tmp_path / "link.eml"
    link.symlink_to(other)
    assert dana("draft", "ask", "1", "--eml", str(link)).code == 5
    dana.ok("draft", "ask", "1", "--eml", str(link), "--force")
    assert not link.is_symlink()
    assert other.read_text() == "mine"
    dangling = tmp_path / "dangling.eml"
    dangling.symlink_to(tmp_path / "nowhere")
    assert dana("draft", "ask", "1", "--eml", str(dangling)).code == 5


def test_a_file_that_cannot_be_written_takes_the_log_back(dana: Infoview, tmp_path: Path) -> None:
    ran = dana("draft", "ask", "1", "--eml", str(tmp_path / "no" / "folder" / "a.eml"), "--log")
    assert ran.code == 1
    assert "could not be written" in ran.err
    assert dana.data("show", "1")["timeline"] == []


def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int = 0) -> Path:
    """Put a program on an otherwise empty PATH that keeps what it is given."""
    folder = tmp_path / "bin"
    folder.mkdir(exist_ok=True)
    kept = tmp_path / f"{name}.txt"
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        "given = repr(sys.argv[1:]).encode() + b'|' + sys.stdin.buffer.read()\n"
        f"pathlib.Path({str(kept)!r}).write_bytes(given)\n"
        f"sys.exit({code})\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return kept


@POSIX
def test_the_clipboard_gets_the_message_without_a_shell(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana.ok("edit", "1", "--name", "$(touch pwned) `id`; Zoë", "--tag", "x")
    clipboard(tmp_path, monkeypatch, "wl-copy", code=1)
    kept = clipboard(tmp_path, monkeypatch, "xclip")
    ran = dana.ok("draft", "ask", "1", "--copy")
    assert "Copied to the clipboard (xclip)." in ran.err
    words, _, text = kept.read_bytes().partition(b"|")
    assert words == b"['-selection', 'clipboard']"
    assert text.decode() == dana.data("draft", "ask", "1")["body"]
    assert "$(touch pwned) `id`; Zoë" in text.decode()
    assert not list(tmp_path.rglob("pwned"))


@POSIX
def test_without_a_clipboard_it_says_what_else_there_is(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = dana("draft", "ask", "1", "--copy", "--log")
    assert ran.code == 1
    assert "--osc52" in ran.err
    assert dana.data("show", "1")["timeline"] == []
    target = tmp_path / "x.eml"
    assert dana("draft", "ask", "1", "--copy", "--eml", str(target)).code == 1
    assert not target.exists()


@POSIX
def test_a_clipboard_that_fails_takes_nothing_back(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard(tmp_path, monkeypatch, "xsel", code=3)
    target = tmp_path / "x.eml"
    ran = dana.ok("draft", "ask", "1", "--copy", "--eml", str(target), "--log")
    assert ran.out.startswith("Subject: ")
    assert "xsel failed" in ran.err
    assert "Logged as sent" in ran.err
    assert target.exists()
    data = dana.data("draft", "ask", "1", "--copy")
    assert data["copied_with"] is None
    assert "xsel failed" in data["not_copied"]


@POSIX
def test_nothing_is_locked_while_the_clipboard_is_filled(
    dana: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from infoview.render import clipboard

    def copy(_text: str) -> str:
        with closing(sqlite3.connect(dana.db, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            (logged,) = other.execute("SELECT count(*) FROM entry").fetchone()
        return f"{logged} logged"

    monkeypatch.setattr(clipboard, "check", lambda: None)
    monkeypatch.setattr(clipboard, "copy", copy)
    assert dana.data("draft", "ask", "1", "--copy", "--log")["copied_with"] == "1 logged"


def test_without_a_terminal_to_ask_no_file_is_written(dana: Infoview, tmp_path: Path) -> None:
    target = tmp_path / "x.eml"
    assert dana("draft", "ask", "1", "--osc52", "--eml", str(target), "--log").code == 2
    assert not target.exists()
    assert dana.data("show", "1")["timeline"] == []


def test_a_file_gets_its_name_once_the_log_is_written(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.store import journal

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    target = tmp_path / "x.eml"
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(journal, "end", fail)
    assert dana("draft", "ask", "1", "--eml", str(target), "--log").code == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "line",
    [
        "draft ask 1 --eml ~nosuchuser/x.eml",
        "draft --check ~nosuchuser/x.txt",
        "draft --check no\0file",
        "draft ask 1 --eml no\0file",
        "plan 1 --output ~nosuchuser/x.html",
        "questions check --file ~nosuchuser/x.txt",
        "backup ~nosuchuser/x.db",
        "restore ~nosuchuser/x.db",
    ],
)
def test_a_name_that_no_file_can_have_is_refused(dana: Infoview, line: str) -> None:
    ran = dana(*line.split())
    assert (ran.code, ran.out) == (2, "")
    assert "nosuchuser" in ran.err or "no name of a file" in ran.err


def test_the_home_folder_is_understood_in_every_name(dana: Infoview, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("What surprised you?\n", encoding="utf-8")
    dana.ok("draft", "ask", "1", "--eml", "~/a.eml")
    dana.ok("draft", "--check", "~/list.txt")
    dana.ok("plan", "1", "--output", "~/a.html")
    dana.ok("questions", "check", "--file", "~/list.txt")
    dana.ok("backup", "~/a.db")
    dana.ok("restore", "~/a.db")
    assert {"a.eml", "a.html", "a.db"} <= {path.name for path in tmp_path.iterdir()}


def test_a_text_that_is_no_message_is_not_judged(iv: Infoview, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("ö" * 100_001, encoding="utf-8")
    ran = iv("draft", "--check", "~/long.txt")
    assert ran.code == 2
    assert "longer than 100,000 characters" in " ".join(ran.err.split())
    assert iv("draft", "--check", str(tmp_path)).code == 2


@POSIX
def test_the_terminal_is_asked_only_if_it_is_said(dana: Infoview) -> None:
    assert "\x1b]52" not in on_terminal(dana, "draft", "ask", "1").text
    screen = on_terminal(dana, "draft", "ask", "1", "--osc52")
    _, _, rest = screen.text.partition("\x1b]52;c;")
    encoded, _, _ = rest.partition("\x07")
    assert base64.b64decode(encoded).decode() == dana.data("draft", "ask", "1")["body"]
    assert dana("draft", "ask", "1", "--osc52").code == 2


# In the editor.


EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
text = path.read_text(encoding="utf-8")
path.write_text({code}, encoding="utf-8")
"""


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR.replace("{code}", code), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


def test_what_was_edited_is_what_goes_on(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(
        tmp_path,
        monkeypatch,
        "text.replace('Dear Dana Lee', 'Dear Dr. Lee').replace('Subject: ', 'Subject: Zoë: ')",
    )
    target = tmp_path / "a.eml"
    ran = dana.ok("draft", "ask", "1", "--edit", "--log", "--eml", str(target))
    assert ran.out.startswith("Subject: Zoë: From Leeds University")
    assert "Dear Dr. Lee,\n" in ran.out
    assert "#|" not in ran.out
    assert b"Dear Dr. Lee," in target.read_bytes()
    assert dana.data("show", "1")["timeline"][0]["text"].startswith("Zoë: From")
    assert list((dana.home / "drafts").iterdir()) == []


def test_an_edited_text_is_judged_anew(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "text.replace('You would know', 'Are you hiring? You would know')")
    data = dana.data("draft", "ask", "1", "--edit")
    assert {fault["code"] for fault in data["findings"]} == {"asks-for-a-job", "several-questions"}


def test_an_emptied_text_logs_nothing(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "''")
    ran = dana("draft", "ask", "1", "--edit", "--log")
    assert (ran.code, ran.out) == (2, "")
    assert dana.data("show", "1")["timeline"] == []
    assert list((dana.home / "drafts").iterdir()) == []


def test_a_draft_that_failed_is_kept_and_taken_up_again(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false" if os.name == "posix" else "nowhere")
    ran = dana("draft", "ask", "1", "--edit", "--log")
    assert ran.code == 1
    assert "infoview draft --resume" in ran.err
    assert "infoview draft --resume" in dana.ok().out
    editor(tmp_path, monkeypatch, "text.replace('Dear', 'Good morning')")
    again = dana.ok("draft", "--resume")
    assert "Good morning Dana Lee" in again.out
    assert dana.data("show", "1")["timeline"][0]["what"] == "asked"
    assert dana("draft", "--resume").code == 3


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("draft 1 --resume --log", "--log"),
        ("draft ask 1 --resume --mailto", "--mailto"),
        ("draft --resume --say hello", "--say"),
        ("draft --resume --eml a.eml", "--eml"),
        ("draft --check - --log", "--log"),
        ("draft ask --check - --resume --tone warm", "--tone"),
        ("draft ask 1 --check -", "WHO"),
        ("draft --templates --check -", "--check"),
        ("draft ask --templates", "KIND"),
        ("draft --templates --json --log", "--log"),
        ("draft ask 1 --force", "--force"),
    ],
)
def test_no_option_is_dropped_in_silence(dana: Infoview, line: str, named: str) -> None:
    ran = dana(*line.split(), stdin="Hi")
    assert (ran.code, named in ran.err + ran.out) == (2, True)
    assert "infoview draft" in ran.err + ran.out


def test_a_draft_is_taken_up_by_kind_and_name_and_goes_where_it_was_to_go(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false" if os.name == "posix" else "nowhere")
    assert dana("draft", "ask", "1", "--edit", "--mailto", "--eml", "~/a.eml").code == 1
    editor(tmp_path, monkeypatch, "text")
    wrong = dana("draft", "thank-you", "dana", "--resume")
    assert wrong.code == 2
    assert "is ask, not thank-you" in wrong.err
    again = dana.ok("draft", "ask", "dana", "--resume")
    assert again.out.startswith("mailto:dana@acme.example?subject=")
    assert again.out.count("\n") == 1
    assert (tmp_path / "a.eml").exists()


# Judging, and templates.


def test_any_text_is_judged(iv: Infoview, tmp_path: Path) -> None:
    text = "Hi,\nI am looking for a job. Could I pick your brain?\n"
    found = {fault["code"] for fault in iv.data("draft", "--check", "-", stdin=text)["findings"]}
    assert found == {
        "asks-for-a-job",
        "pick-your-brain",
        "no-subject",
        "no-minutes",
        "no-connection",
        "about-me",
    }
    file = tmp_path / "note.txt"
    file.write_text(text)
    assert iv.data("draft", "--check", str(file))["kind"] == "ask"
    note = iv.data("draft", "thank-you", "--check", str(file), "--channel", "linkedin-note")
    assert (note["kind"], note["channel"], note["subject"]) == ("thank-you", "linkedin-note", None)
    file.write_bytes(b"\xff\xfe\x00")
    assert iv("draft", "--check", str(file)).code == 2
    assert not iv.home.exists()


def test_our_own_drafts_pass_when_they_are_piped_back(iv: Infoview) -> None:
    prepare(iv)
    say_who_i_am()
    for line in (
        "ask 7",
        "thank-you 3",
        "nudge 5",
        "confirm 4",
        "reconnect 1",
        "new-dates 11",
        "after-event 8",
    ):
        kind, who = line.split()
        draft = iv.ok("draft", kind, who, "--channel", "email").out
        assert iv.data("draft", kind, "--check", "-", stdin=draft)["findings"] == [], line


def test_free_times_and_a_year_are_said_as_a_person_would(dana: Infoview) -> None:
    dana.ok("profile", "--free-times", "I am free on Mondays", "--year", "3")
    text = dana.ok("draft", "ask", "1").out
    assert "? Mondays would be good, or any time you prefer." in text
    assert text.endswith("\nthird year, Leeds University\n")
    dana.ok("profile", "--free-times", "I work until 5, so after that")
    assert "? I work until 5, so after that.\n" in dana.ok("draft", "ask", "1").out
    dana.ok("profile", "--free-times", "whenever you like")
    ran = dana.ok("draft", "ask", "1")
    assert "? Any time that suits you is fine." in ran.out
    assert "free" not in ran.err
    assert "night" not in ran.err


def test_what_a_mail_program_opens_is_a_mail(dana: Infoview, tmp_path: Path) -> None:
    dana.ok("add-contact", "Ana Ruiz", "--linkedin", "linkedin.com/in/ana")
    assert dana.data("draft", "ask", "2")["channel"] == "linkedin-note"
    ran = dana.ok("draft", "ask", "2", "--mailto")
    assert ran.out.startswith("mailto:?subject=")
    assert "No address of Ana Ruiz is on record." in ran.err
    dana.ok("log", "1", "asked", "--via", "inmail", "--on", "2 nov")
    assert dana.ok("draft", "nudge", "1", "--mailto").out.startswith("mailto:dana@acme.example?subject=")
    for words in (("--mailto",), ("--eml", str(tmp_path / "a.eml"))):
        ran = dana("draft", "ask", "2", "--channel", "linkedin-note", *words)
        assert (ran.code, ran.out) == (2, "")
        assert f"{words[0]} is for a mail program" in ran.err
        assert "--channel linkedin-note --copy" in " ".join(ran.err.split())
    assert not (tmp_path / "a.eml").exists()


def test_a_reminder_of_an_unanswered_note_goes_where_it_arrives(dana: Infoview) -> None:
    dana.ok("edit", "1", "--linkedin", "linkedin.com/in/dana")
    dana.ok("log", "1", "asked", "--via", "linkedin-note", "--on", "2 nov")
    assert dana.data("draft", "nudge", "1")["channel"] == "email"
    dana.ok("add-contact", "Ana Ruiz", "--linkedin", "linkedin.com/in/ana")
    dana.ok("log", "2", "asked", "--via", "linkedin-note", "--on", "2 nov")
    ran = dana.ok("draft", "nudge", "2")
    assert "only once they have accepted your invitation" in " ".join(ran.err.split())
    assert dana.data("draft", "nudge", "2")["channel"] == "message"
    for who in ("1", "2"):
        dana.ok("log", who, "replied", "--on", "3 nov")
        ran = dana.ok("draft", "new-dates", who)
        assert "invitation" not in ran.err
        assert dana.data("draft", "new-dates", who)["channel"] == "message"


def test_templates_of_ones_own_take_the_place_of_ours(dana: Infoview) -> None:
    listed = dana.data("draft", "--templates")
    assert {row["name"] for row in listed} == {"beginning", *MessageKind, "end"}
    assert not any(row["own"] for row in listed)
    copied = dana.data("draft", "--templates", "--copy")
    assert all(row["own"] and row["copied"] for row in copied)
    own = dana.home / "messages" / "ask.toml"
    assert (own.parent / "README.md").exists()
    own.write_text(
        "[hello]\ntext = 'Ahoy {first}, {minutes} minutes?'\nplace = 'opening'\n", encoding="utf-8"
    )
    assert "Ahoy Dana, 20 minutes?" in dana.ok("draft", "ask", "1").out
    assert not any(row["copied"] for row in dana.data("draft", "--templates", "--copy"))
    assert own.read_text(encoding="utf-8").startswith("[hello]")
    assert str(own) in dana.ok("draft", "--templates").out


@pytest.mark.parametrize(
    ("text", "line"),
    [("[hello]\ntext = 'Hi {frist}'\nplace = 'opening'\n", "ask.toml:1, [hello]"), ("[a", "line 1")],
)
def test_a_fault_in_a_template_of_ones_own_is_shown(dana: Infoview, text: str, line: str) -> None:
    own = dana.home / "messages" / "ask.toml"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    ran = dana("draft", "ask", "1")
    assert (ran.code, ran.out) == (1, "")
    assert line in ran.err
    assert "Mend it" in ran.err


def test_the_rows_of_the_list_name_the_draft_that_fits(iv: Infoview) -> None:
    prepare(iv)
    say_who_i_am()
    rows = [row for row in iv.data("followup", "--all") if row["state"] == "open"]
    named = [row for row in rows if row["draft"]]
    assert {"nudge", "thank-you", "prepare", "set-date", "decide"} <= {row["kind"] for row in named}
    for row in named:
        assert iv(*row["draft"].split()[1:]).code == 0, row
    assert all(row["draft"] is None for row in rows if row["kind"] in {"custom", "my-promise", "talk"})
    for argv in (("followup", "5"), ("followup",)):
        assert "infoview draft nudge 5" in iv.ok(*argv).out
    with closing(iv.db.open("rb")) as file:
        assert file.read(6) == b"SQLite"


@pytest.mark.parametrize("kind", ["thank-you", "introduce-me", "reconnect"])
def test_nothing_of_a_private_talk_stands_in_a_message(dana: Infoview, kind: str) -> None:
    dana.ok(
        "log", "1", "met", "--private", "--they-owe", "SECRET slides", "--i-owe", "SECRET essay",
        "--takeaway", "SECRET towns", "--resource", "SECRET book", "--referral", "SECRET Ruiz",
    )  # fmt: skip
    dana.ok("log", "1", "thanked")
    assert "SECRET" not in dana.ok("draft", kind, "1", "--say", "You spoke of something.").out


def test_a_school_is_named_as_one_says_it(dana: Infoview) -> None:
    dana.ok("profile", "--school", "University of Ohio")
    message = dana.data("draft", "ask", "dana")
    assert message["subject"].startswith("From the University of Ohio: a question")
    assert "through the alumni network of the University of Ohio." in message["body"]


def test_who_before_the_kind_is_put_right(iv: Infoview) -> None:
    iv.ok("add-contact", "Zoë Quinn")
    ran = iv("draft", "zoë quinn", "thank-you")
    assert ran.code == 2
    assert 'You may mean: infoview draft thank-you "zoë quinn"' in ran.err
