"""The check of a message finds what it says it finds, and only that."""

from __future__ import annotations

import time

import pytest

from infoview.domain.messages.check import Text, check, split_subject
from infoview.domain.messages.limits import Limits, count_words
from infoview.domain.types import Channel, MessageKind

GOOD = """\
Dear Dana Lee,

Ana Ruiz suggested you as the person to ask. You know Acme from the inside, and your view would help me.

Would you have 20 minutes for a call in the next two weeks?

Kind regards,
Mia Chen"""
SUBJECT = "Ana Ruiz suggested that I write to you"


def codes(
    body: str,
    *,
    subject: str | None = SUBJECT,
    kind: MessageKind = MessageKind.ASK,
    channel: Channel = Channel.EMAIL,
    limits: Limits | None = None,
) -> set[str]:
    limits = limits or Limits(words=100)
    return {fault.code for fault in check(Text(kind, channel, subject, body, limits))}


def test_a_good_message_has_nothing_against_it() -> None:
    assert codes(GOOD) == set()


@pytest.mark.parametrize(
    ("add", "code"),
    [
        ("I am looking for an internship.", "asks-for-a-job"),
        ("Are you hiring", "asks-for-a-job"),
        ("Do tell me of any openings", "asks-for-a-job"),
        ("I would love to apply for a position with you.", "asks-for-a-job"),
        ("Could you get me an interview", "asks-for-a-job"),
        ("My resume is attached.", "resume"),
        ("Please find attached my CV.", "resume"),
        ("I have enclosed my résumé for you.", "resume"),
        ("Please do not hesitate to look at my CV.", "resume"),
        ("I will not attach my thesis, but here find my CV.", "resume"),
        ("May I pick your brain.", "pick-your-brain"),
        ("I would love to be picking your brains.", "pick-your-brain"),
        ("I hope this email finds you well.", "empty-phrase"),
        ("Do you like it there?", "several-questions"),
        ("I know [Company] well.", "blank"),
        ("I know {company} well.", "blank"),
    ],
)
def test_it_finds(add: str, code: str) -> None:
    first, _, rest = GOOD.partition("\n\n")
    assert codes(f"{first}\n\n{rest}\n\n{add}") == {code}


@pytest.mark.parametrize(
    "add",
    [
        "Your job sounds like the one in your talk.",
        "How people are hired at Acme is part of what you see.",
        "You wrote that a resume is only a beginning.",
        "You will not find my resume in this.",
        "I will not attach my resume.",
        "There is no CV attached to this.",
        "I write to you without attaching my CV.",
        "You have an open mind, and you look for more than a degree.",
        "Your page https://acme.example/?a=b is how I found you.",
        "[bold]Zoë told me about you.",
    ],
)
def test_it_leaves_alone(add: str) -> None:
    first, _, rest = GOOD.partition("\n\n")
    assert codes(f"{first}\n\n{add} {rest}") == set()


def test_how_often_is_said_in_words() -> None:
    text = Text(MessageKind.ASK, Channel.EMAIL, SUBJECT, "I write. My aunt asks you, as I do.", Limits())
    (fault,) = (fault for fault in check(text) if fault.code == "about-me")
    assert fault.text == "It speaks of you 3 times and of them once."


def test_without_a_text_the_kind_that_was_asked_for_is_named() -> None:
    (fault,) = check(Text(MessageKind.THANK_YOU, Channel.EMAIL, None, " ", Limits()))
    assert fault.remedy == "Write it first: infoview draft thank-you WHO"


@pytest.mark.parametrize(
    "subject",
    [
        "Hello",
        "Quick question",
        "Informational interview request",
        "Networking!",
        "Coffee chat?",
        "Re: help",
        "...",
    ],
)
def test_a_subject_that_could_stand_anywhere_is_found(subject: str) -> None:
    assert codes(GOOD, subject=subject) == {"vague-subject"}


def test_a_subject_is_missed_where_the_channel_has_one() -> None:
    assert codes(GOOD, subject=None) == codes(GOOD, subject="") == {"no-subject"}
    assert codes(GOOD, subject=None, channel=Channel.LINKEDIN_NOTE) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "Would you have 20 minutes for a call in the next two weeks?",
            "I need 20 minutes of yours.",
            "no-question",
        ),
        ("20 minutes", "some time", "no-minutes"),
        ("Ana Ruiz suggested you as the person to ask. ", "", "no-connection"),
        ("You know Acme", "I admire what I know of me and my Acme. I know Acme", "about-me"),
    ],
)
def test_it_finds_what_is_missing(old: str, new: str, code: str) -> None:
    assert old in GOOD
    assert code in codes(GOOD.replace(old, new))


@pytest.mark.parametrize(
    "length", ["20 minutes", "15-20 minutes", "twenty minutes", "half an hour", "a 20-minute call"]
)
def test_any_way_of_asking_for_minutes_counts(length: str) -> None:
    assert codes(GOOD.replace("20 minutes", length)) == set()


def test_only_kinds_that_ask_need_a_question() -> None:
    thanks = "Hi Dana,\n\nThank you for the time you gave me.\n\nBest,\nMia"
    assert codes(thanks, subject="Thank you for Friday", kind=MessageKind.THANK_YOU) == set()
    assert "no-question" in codes(thanks, subject="Thank you for Friday", kind=MessageKind.NUDGE)


def test_the_limits_are_those_of_the_channel() -> None:
    note = Limits(characters=200)
    assert codes("y" * 200, channel=Channel.LINKEDIN_NOTE, limits=note, kind=MessageKind.RECONNECT) == set()
    assert codes("y" * 201, channel=Channel.LINKEDIN_NOTE, limits=note, kind=MessageKind.RECONNECT) == {
        "too-long"
    }
    inmail = Limits(characters=2000, characters_warned=1900, characters_advised=400, subject=200)
    for long, code in ((1901, "near-limit"), (2000, "near-limit"), (2001, "too-long")):
        assert codes("y" * long, channel=Channel.INMAIL, limits=inmail, kind=MessageKind.RECONNECT) == {code}
    assert "long" in codes(GOOD + " you" * 100, channel=Channel.INMAIL, limits=inmail)
    assert "subject-too-long" in codes(GOOD, subject="Acme " * 41, channel=Channel.INMAIL, limits=inmail)


def test_words_are_counted_without_what_stands_under_the_closing_line() -> None:
    signed = "One two three.\n\nKind regards,\nMia Chen\nLeeds University\nhttps://a.example"
    assert count_words(signed) == 5
    assert count_words("One two three.") == 3
    assert "long" in codes(GOOD.replace("\n\nKind", f"\n\n{'your ' * 100}\n\nKind"))


@pytest.mark.parametrize("text", ["", " \n\n ", "\t"])
def test_an_empty_text_is_one_finding(text: str) -> None:
    assert codes(text) == {"empty"}


@pytest.mark.parametrize(
    ("text", "subject", "body"),
    [
        ("Subject: Hi\n\nText", "Hi", "Text"),
        ("\nsubject:Hi \r\nText\r\n", "Hi", "Text"),
        ("Text\nSubject: Hi", None, "Text\nSubject: Hi"),
        ("Subject:\nText", "", "Text"),
        ("", None, ""),
    ],
)
def test_a_text_may_begin_with_its_subject(text: str, subject: str | None, body: str) -> None:
    assert split_subject(text) == (subject, body)


@pytest.mark.parametrize(
    "piece",
    ["a", "?", "I ", "you are ", "attached ", "looking for a ", "best ", "[name ", "\n", "{a", "hope this "],
)
def test_a_text_of_any_length_is_judged_at_once(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    codes(text, subject=text[:10_000])
    assert time.process_time() - began < 5
