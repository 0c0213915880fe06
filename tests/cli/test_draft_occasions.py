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


def test_whoever_asks_for_an_introduction_says_who_they_are(dana: Infoview) -> None:
    assert "draft ask 1" in refused(dana, "introduce-me", "1")
    dana.ok("log", "1", "asked", "--on", "2 nov")
    assert "My name is Mia Chen, and I am looking into energy policy. I have a small" in body(
        dana, "introduce-me", "1"
    )
    dana.ok("log", "1", "met", "--on", "20 nov")
    assert "My name" not in body(dana, "introduce-me", "1")


def test_a_favour_that_was_offered_can_be_asked_for_after_a_no(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--they-owe", "introduce me to the planners")
    dana.ok("log", "1", "declined")
    (row,) = (row for row in dana.data("followup", "1") if row["kind"] == "chase-promise")
    assert "you kindly offered to introduce me to the planners" in body(dana, "introduce-me", row["id"])


def test_whom_they_named_or_offered_is_not_guessed_at(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--referral", "Ana Ruiz, Globex", "--referral", "Bo Chen, Initech",
        "--they-owe", "introduce me to Ana", "--they-owe", "send the slides",
    )  # fmt: skip
    text = body(dana, "introduce-me", "1", "--about", "ana")
    assert "you kindly offered to introduce me to Ana." in text
    assert "Is that still possible for you?" in text
    text = body(dana, "introduce-me", "1", "--about", "bo")
    assert "You mentioned Bo Chen (Initech) to me, and I would like to learn from them." in text
    dana.ok("add-contact", "Li Na", "--company", "Acme", "--referred-by", "1")
    assert "You mentioned Li Na (Acme) to me" in body(dana, "introduce-me", "1", "--about", "li na")
    dana.ok("add-contact", "Eve Holt", "--company", "Acme")
    assert "thought that you might know each other" in body(dana, "introduce-me", "1", "--about", "eve")
    dana.ok("log", "1", "met", "--private", "--referral", "Cy Fox, Umbrella")
    assert "mentioned" not in body(dana, "introduce-me", "1", "--about", "cy fox")


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


def test_thanks_know_what_came_of_a_name_and_an_offer(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--on", "20 nov", "--referral", "Max Muster, WWF",
        "--they-owe", "introduce me to the director",
    )  # fmt: skip
    assert "I will write to Max Muster, as you suggested" in body(dana, "thank-you", "1")
    dana.ok("log", "max", "asked")
    text = body(dana, "thank-you", "1")
    assert "I have got in touch with Max Muster already, as you suggested." in text
    assert "offer to introduce me to the director" in text
    dana.ok("log", "1", "introduced")
    text = body(dana, "thank-you", "1")
    assert "offer" not in text
    assert "for pointing me to Max Muster; I have got in touch already." in text
    dana.ok("log", "max", "declined")
    assert "Max" not in body(dana, "thank-you", "1")


def test_of_several_promises_one_that_can_be_said_is_asked_for(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--they-owe", "She will read my essay @tue",
        "--they-owe", "slides of the talk @fri", "--they-owe", "introduce me to the planners @wed",
    )  # fmt: skip
    text = body(dana, "introduce-me", "1")
    assert "you kindly offered to introduce me to the planners." in text
    ids = {row["what"]: row["id"] for row in dana.data("followup", "1") if row["kind"] == "chase-promise"}
    (slides,) = (row for what, row in ids.items() if "slides" in what)
    assert "you kindly offered me the slides of the talk." in body(dana, "introduce-me", slides)
    (essay,) = (row for what, row in ids.items() if "essay" in what)
    assert "in words about them" in refused(dana, "introduce-me", essay)


def test_whom_they_will_introduce_is_not_written_to_besides(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--referral", "Ana Ruiz, Globex", "--they-owe", "introduce me to Ana Ruiz",
        "--referral", "Bo Chen, Initech",
    )  # fmt: skip
    text = body(dana, "thank-you", "1")
    assert "your offer to introduce me to Ana Ruiz. I will write to Bo Chen, as you suggested" in text


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


def test_what_a_note_of_thanks_has_no_room_for_is_told(dana: Infoview) -> None:
    dana.ok(
        "log", "1", "met", "--takeaway", "half of the job is talk", "--takeaway", "towns decide",
        "--advice", "Join a club", "--advice", "Read more", "--resource", "The Grid",
    )  # fmt: skip
    draft = dana.data("draft", "thank-you", "1")
    assert "join a club" in draft["body"]
    assert "The Grid" in draft["body"]
    assert draft["unsaid"] == ["Read more", "half of the job is talk", "towns decide"]
    note = dana.data("draft", "thank-you", "1", "--channel", "linkedin-note")
    assert note["wanted"] is None  # it names something of this talk
    assert note["unsaid"] == ["Read more", "half of the job is talk", "towns decide", "The Grid"]


def test_nothing_of_a_private_talk_is_thanked_for_in_silence(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--private", "--i-owe", "SECRET essay", "--takeaway", "SECRET")
    ran = dana.ok("draft", "thank-you", "1")
    assert "SECRET" not in ran.out + ran.err
    assert "The talk is private" in ran.err


# Whoever is no stranger any more.


@pytest.mark.parametrize("word", ["met", "caught-up"])
@pytest.mark.parametrize("kind", ["ask", "after-event"])
def test_nobody_is_met_for_the_first_time_twice(dana: Infoview, kind: str, word: str) -> None:
    dana.ok("edit", "1", "--met-at", "Career day")
    dana.ok("log", "1", word, "--on", "12 oct")
    error = refused(dana, kind, "1")
    assert "on 2026-10-12" in error
    assert "infoview draft reconnect 1" in error
    assert "infoview plan 1 --at 'fri 14:00'" in error
    dana.ok("log", "1", "later", "--until", "1 dec")
    dana.at("2026-12-01T09:00")
    dana.ok("draft", kind, "1")
    assert "You kindly told me to write to you again around now" in body(dana, "ask", "1")


def test_a_first_message_to_somebody_who_answered_is_remarked_on(dana: Infoview) -> None:
    dana.ok("log", "1", "asked", "--on", "2 nov")
    assert "infoview draft nudge 1" in said(dana, "ask", "1")
    assert "I wrote to you on 2 November" in body(dana, "ask", "1")
    dana.ok("log", "1", "replied")
    assert "infoview draft new-dates 1" in said(dana, "ask", "1")
    assert "I wrote to you" not in body(dana, "ask", "1")
    dana.ok("plan", "1", "--at", "fri 14:00")
    assert "infoview draft confirm 1" in said(dana, "ask", "1")


def test_whoever_asked_to_wait_is_not_told_that_it_is_time(dana: Infoview) -> None:
    dana.ok("log", "1", "asked", "--on", "2 nov")
    dana.ok("log", "1", "later", "--until", "1 feb", "--on", "3 nov")
    assert "They asked you to wait until Mon 2027-02-01." in said(dana, "ask", "1")
    text = body(dana, "ask", "1")
    assert "You told me on 3 November that it was not a good time" in text
    assert "around now" not in text


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        ((), "Bo Berg suggested"),
        ((("asked", "--on", "2 nov"),), "I wrote to you on 2 November, and have a new reason"),
        (
            (("asked", "--on", "2 nov"), ("later", "--on", "3 nov", "--until", "1 feb")),
            "You told me on 3 November that it was not a good time",
        ),
        ((("asked", "--on", "2 nov"), ("declined", "--on", "3 nov")), "which I respect"),
        ((("met", "--on", "2 nov"),), "We talked on 2 November"),
    ],
)
def test_a_name_does_not_wipe_out_what_came_before(
    dana: Infoview, logged: tuple[tuple[str, ...], ...], expected: str
) -> None:
    for words in logged:
        dana.ok("log", "1", *words)
    dana.ok("add-contact", "Bo Berg")
    dana.ok("log", "2", "met", "--referral", "1", "--may-use-name", "--on", "20 nov")
    draft = dana.data("draft", "referral-ask", "1")
    assert expected in draft["body"]
    assert "Bo Berg suggested" in draft["body"]
    assert draft["findings"] == []
    assert ("My name is" in draft["body"]) is (expected != "We talked on 2 November")
    assert (draft["wait_until"] == "2027-02-01") is ("good time" in expected)
    assert ("once it suits you?" in draft["body"]) is ("good time" in expected)


# Keeping in touch.


@pytest.mark.parametrize(
    ("logged", "fits"),
    [
        ((("asked",),), "draft nudge 1"),
        ((("asked", "--on", "2 nov"), ("nudged",)), "draft nudge 1"),
        ((("asked",), ("replied",)), "draft new-dates 1"),
        ((("asked",), ("declined",)), "draft decline-reply 1"),
        ((("asked",), ("later", "--until", "1 feb")), "draft ask 1"),
        ((("met", "--on", "2 nov"), ("no-show",)), "draft new-dates 1"),
        ((("met",),), "draft thank-you 1"),
    ],
)
def test_what_has_not_stopped_is_not_taken_up_again(
    dana: Infoview, logged: tuple[tuple[str, ...], ...], fits: str
) -> None:
    for words in logged:
        dana.ok("log", "1", *words)
    assert fits in refused(dana, "reconnect", "1")


def test_with_a_talk_to_come_there_is_nothing_to_take_up(dana: Infoview) -> None:
    dana.ok("plan", "1", "--at", "fri 14:00")
    dana.ok("log", "1", "caught-up")
    assert "draft confirm 1" in refused(dana, "reconnect", "1")


def test_nobody_wonders_how_somebody_is_whom_they_heard_of_lately(dana: Infoview) -> None:
    dana.ok("log", "1", "caught-up", "--on", "20 nov")
    assert "It was good to be in touch with you on Friday." in body(dana, "reconnect", "1")
    dana.at("2027-01-20T09:00")
    assert "We were last in touch on 20 November 2026, and I have been wondering" in body(
        dana, "reconnect", "1"
    )


def test_whoever_rests_and_never_answered_is_not_to_be_kept_in_touch_with(dana: Infoview) -> None:
    dana.ok("log", "1", "asked")
    dana.ok("rest", "1")
    assert "reconnect" not in dana("draft", "nudge", "1").err
    dana.ok("log", "1", "caught-up")
    dana.ok("rest", "1")
    assert "draft reconnect 1" in " ".join(dana("draft", "nudge", "1").err.split())


# Good news.


def test_good_news_claims_no_help_that_there_was_not(dana: Infoview) -> None:
    dana.ok("news", "I start at Acme in May")
    assert "draft ask 1" in refused(dana, "good-news", "1")
    dana.ok("log", "1", "caught-up")
    error = refused(dana, "good-news", "1")
    assert "no talk, no name, no promise" in error
    assert "draft reconnect 1 --say" in error


def test_good_news_names_what_they_did(dana: Infoview) -> None:
    dana.ok("add-contact", "Ana Ruiz", "--referred-by", "1")
    dana.ok("news", "I start at Acme in May")
    named = dana.data("draft", "good-news", "1")
    assert named["subject"] == "Good news: I start at Acme in May"
    assert "I would like you to know: I start at Acme in May." in named["body"]
    assert "You gave me the name of Ana Ruiz" in named["body"]
    assert "steps" not in named["body"]
    assert "the time you gave me" not in named["body"]
    dana.ok("log", "2", "met")
    led = dana.data("draft", "good-news", "1")
    assert "you have a part in it" in led["body"]
    assert "the name of Ana Ruiz, and our talk was one of the steps" in led["body"]
    dana.ok("log", "1", "met", "--on", "10 nov")
    assert "Our talk on 10 November was one of the steps" in body(dana, "good-news", "1")


def test_a_name_given_in_private_stays_there(dana: Infoview) -> None:
    dana.ok("log", "1", "met", "--private", "--referral", "SECRET Ruiz")
    dana.ok("news", "I start at Acme in May")
    assert "SECRET" not in body(dana, "good-news", "1")


# Who writes, to whom, and how they know each other.


def test_who_writes_and_why_is_left_out_last(dana: Infoview) -> None:
    dana.ok(
        "edit", "1", "--role", "Analyst of transmission tariffs", "--company", "The Northern Grid Company"
    )
    ran = dana.ok("draft", "ask", "1")
    assert "My name is Mia Chen, and I am looking into energy policy." in ran.out
    left_out = [line for line in ran.err.splitlines() if line.startswith("Left out")]
    assert left_out
    assert ran.err.count("energy policy") == 0


def test_people_at_one_employer_get_letters_of_their_own(dana: Infoview) -> None:
    for number in range(2, 6):
        dana.ok("add-contact", f"Person {number}", "--company", "Globex", "--role", "Planner")
        dana.ok("log", str(number), "met", "--on", "2 nov")
    thanks = {body(dana, "thank-you", str(number)).split("\n\n", 1)[1] for number in range(2, 6)}
    assert len(thanks) == 4
    for number in range(6, 10):
        dana.ok("add-contact", f"Person {number}", "--company", "Globex", "--role", "Planner")
    asked = {body(dana, "ask", str(number)).split("\n\n", 1)[1] for number in range(6, 10)}
    assert len(asked) == 4
    assert body(dana, "ask", "6") == body(dana, "ask", "6")


def test_thanks_for_nothing_in_particular_ask_for_a_word_of_ones_own(dana: Infoview) -> None:
    dana.ok("log", "1", "met")
    assert "--say" in said(dana, "thank-you", "1")
    own = "What you said about the towns has stayed with me."
    ran = dana.ok("draft", "thank-you", "1", "--say", own)
    assert f"\n\n{own}\n\n" in ran.out
    assert "--say" not in ran.err
    dana.ok("log", "1", "met", "--advice", "Read more", "--on", "yesterday")
    assert "--say" not in said(dana, "thank-you", "1", "--about", "f3")


def test_which_article_it_was_is_asked_for(dana: Infoview) -> None:
    dana.ok("add-contact", "Ola Berg", "--source", "article-author")
    assert "Say which article" in said(dana, "ask", "2")
    ran = dana.ok("draft", "ask", "2", "--say", "I read your article on tariffs.")
    assert "\n\nI read your article on tariffs. My name is Mia Chen" in ran.out
    assert ran.out.count("article") == 1


def test_colleagues_are_not_told_ones_name_and_nobody_what_they_know(dana: Infoview) -> None:
    dana.ok("add-contact", "Ola Berg", "--source", "coworker")
    text = body(dana, "ask", "2")
    assert "You and I know each other from work. I am looking into energy policy." in text
    assert "My name" not in text
    dana.ok("add-contact", "Hans Müller", "--source", "faculty")
    text = body(dana, "ask", "3")
    assert "through the faculty" in text
    assert "academic side" not in text


def test_a_note_says_who_writes_as_far_as_there_is_room(dana: Infoview) -> None:
    note = dana.data("draft", "ask", "1", "--channel", "linkedin-note")
    assert "I am Mia Chen, looking into energy policy." in note["body"]
    assert 150 < note["characters"] <= 200
    dana.ok("profile", "--exploring", "the tariffs of transmission networks in the far north of Europe")
    dana.ok("edit", "1", "--met-at", "the annual conference of the network operators", "--source", "event")
    ran = dana.ok("draft", "ask", "1", "--channel", "linkedin-note")
    assert "I am Mia Chen. " in ran.out
    assert " ".join(ran.err.split()).startswith("Left out to keep it short: the tariffs of transmission")


# Times, titles, places.


def test_free_times_in_their_night_are_not_offered(dana: Infoview) -> None:
    dana.ok("edit", "1", "--timezone", "Asia/Tokyo")
    ran = dana.ok("draft", "ask", "1")
    assert "Tokyo" not in ran.out
    assert "14:00" not in ran.out
    assert "Your free times are not in it: by their clock they are in the night." in ran.err
    assert "--free-times" not in ran.err
    dana.ok("edit", "1", "--timezone", "Europe/Paris")
    assert "night" not in said(dana, "ask", "1")


def test_a_professor_is_addressed_as_one(dana: Infoview) -> None:
    dana.ok("add-contact", "Prof. Dr. Hans Müller", "--level", "academic")
    assert body(dana, "ask", "2").startswith("Dear Professor Müller,\n")
    dana.ok("add-contact", "bob")
    assert body(dana, "ask", "3").startswith("Dear Bob,\n")
    assert body(dana, "ask", "3", "--tone", "warm").startswith("Hi Bob,\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--format", "video"), "Will you send a link, or shall I?"),
        (("--format", "video", "--where", "https://meet.example/x"), "Where: https://meet.example/x"),
        (("--format", "phone"), "Shall I call you, and on which number?"),
        (("--format", "phone", "--where", "+1 555 0199"), "Phone: +1 555 0199"),
        (("--format", "coffee"), "Where shall we meet?"),
        (("--format", "coffee", "--where", "Blue Door"), "Where: Blue Door"),
    ],
)
def test_a_confirmation_says_where_or_asks(dana: Infoview, words: tuple[str, ...], expected: str) -> None:
    dana.ok("plan", "1", "--at", "fri 14:00", *words)
    text = body(dana, "confirm", "1")
    assert expected in text
    assert ("Where: " in text) + ("Phone: " in text) + ("?" in text) == 1


def test_a_call_goes_to_the_number_on_record(dana: Infoview) -> None:
    dana.ok("edit", "1", "--phone", "+1 555 0100")
    dana.ok("plan", "1", "--at", "fri 14:00", "--format", "phone")
    assert "I will call you on +1 555 0100." in body(dana, "confirm", "1")


def test_without_a_name_there_is_no_sender(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    error = said(iv, "ask", "1")
    assert "It has no sender yet" in error
    assert 'infoview profile --name "Your Name"' in error
    iv.ok("profile", "--name", "Mia Chen")
    assert "no sender" not in said(iv, "ask", "1")
