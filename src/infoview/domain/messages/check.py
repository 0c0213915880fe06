"""What speaks against a text that is going to be sent: rules over words, each with a reason and a remedy.

They follow from what career centres say of first messages (domain facts 2.2 and 2.3). A rule looks at the
text alone, so that it judges what anybody wrote as it judges our own drafts. All of it takes time in
proportion to the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from infoview.domain.messages.limits import FIRST, WITH_SUBJECT, Limits, count_words, without_signature
from infoview.domain.messages.phrases import CONNECTION, MINUTES, NEGATION, PHRASES, UNFILLED, VAGUE
from infoview.domain.results.messages import Fault
from infoview.domain.types import Channel, MessageKind

ASKING = FIRST | {
    MessageKind.NUDGE,
    MessageKind.LAST_TRY,
    MessageKind.NEW_DATES,
    MessageKind.DECLINE_REPLY,
    MessageKind.INTRODUCE_ME,
}
"""The kinds that live by one clear question."""

ABOUT_THEM = dict.fromkeys(FIRST, 1) | {MessageKind.THANK_YOU: 2}
"""The kinds that should speak of the reader, and how often of the writer for each time of the reader.

Thanks say what the writer took away and promised, so they may speak of both.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be judged, as a message of a kind; ``subject`` is None where it has none."""

    kind: MessageKind
    channel: Channel
    subject: str | None
    body: str
    limits: Limits


def split_subject(text: str) -> tuple[str | None, str]:
    """Return the subject and the body of a text that may begin with a line ``Subject: ...``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    found = re.match(r"\s*subject:[ \t]*(.*)", lines[0], re.IGNORECASE)
    if not found:
        return None, "\n".join(lines).strip()
    return found[1].strip(), "\n".join(lines[1:]).strip()


def check(text: Text) -> tuple[Fault, ...]:
    """Return what speaks against a text, the gravest first."""
    if not text.body.strip():
        return (Fault("empty", "There is no text.", f"Write it first: infoview draft {text.kind} WHO"),)
    return tuple(fault for rule in _RULES for fault in rule(text))


def _limits(text: Text) -> Iterator[Fault]:
    limits, long = text.limits, len(text.body)
    if limits.characters and long > limits.characters:
        yield Fault(
            "too-long",
            f"It has {long:,} characters; {text.channel} takes {limits.characters:,}.",
            f"Take {long - limits.characters:,} characters out, or choose another channel.",
        )
    elif limits.characters_warned and long > limits.characters_warned:
        yield Fault(
            "near-limit",
            f"It has {long:,} characters; by some accounts {limits.characters_warned:,} are the most.",
            f"Take {long - limits.characters_warned:,} characters out to be sure.",
        )
    elif text.kind in FIRST and limits.characters_advised and long > limits.characters_advised:
        yield Fault(
            "long",
            f"It has {long:,} characters; shorter than {limits.characters_advised:,} is answered more often.",
            "Keep the connection, the question and the minutes, and take out the rest.",
        )
    if text.subject and limits.subject and len(text.subject) > limits.subject:
        yield Fault(
            "subject-too-long",
            f"The subject has {len(text.subject):,} characters; {text.channel} takes {limits.subject:,}.",
            "Say in it who leads you to them, or what you ask about, and no more.",
        )
    words = count_words(text.body)
    if text.kind in FIRST and limits.words and words > limits.words:
        yield Fault(
            "long",
            f"It has {words:,} words; a first message is read on a phone, and {limits.words} are the most.",
            f"Take {words - limits.words:,} words out: what you have done so far can wait for the talk.",
        )


def _subject(text: Text) -> Iterator[Fault]:
    if text.channel not in WITH_SUBJECT:
        return
    if not text.subject:
        yield Fault(
            "no-subject",
            "There is no subject.",
            'Say who leads you to them or what you ask about. In a text the first line is "Subject: ...".',
        )
    elif VAGUE.issuperset(re.findall(r"[^\W_]+", text.subject.casefold())):
        yield Fault(
            "vague-subject",
            "The subject could stand over any message.",
            "Name what only this one has: who referred you, your school, their company, their talk.",
        )


def _questions(text: Text) -> Iterator[Fault]:
    if text.kind not in ASKING:
        return
    marks = len(_QUESTION.findall(text.body))
    if not marks:
        yield Fault(
            "no-question",
            "It asks nothing: no sentence ends in a question mark.",
            'Ask for one thing: "Would you have 20 minutes for a call in the next two weeks?"',
        )
    elif marks > _MOST_QUESTIONS:
        yield Fault(
            "several-questions",
            f"It asks {marks} questions, and the one that matters gets lost.",
            "Keep the question for a talk. Yours about their work are for then.",
        )


def _minutes(text: Text) -> Iterator[Fault]:
    if text.kind in FIRST and not MINUTES.search(text.body):
        yield Fault(
            "no-minutes",
            "It does not say how long it would take.",
            "Ask for minutes, 15 to 30 of them; then a busy person can say yes.",
        )


def _connection(text: Text) -> Iterator[Fault]:
    if text.kind not in FIRST:
        return
    begin = " ".join(text.body.split()[:_EARLY])
    if not CONNECTION.search(begin):
        yield Fault(
            "no-connection",
            "Nothing near the beginning says what leads you to them.",
            "Say first how you found them or who named them: a person, a school, a talk, an article.",
        )


def _phrases(text: Text) -> Iterator[Fault]:
    content = f"{text.subject or ''}\n{text.body}"
    for pattern, fault in PHRASES:
        if fault.code == "resume":
            # After a talk somebody may have asked for it: what was promised is no application.
            is_found = text.kind in ASKING and _is_affirmed(pattern, content)
        else:
            is_found = pattern.search(content) is not None
        if is_found:
            yield fault


def _is_affirmed(pattern: re.Pattern[str], content: str) -> bool:
    """Tell whether a turn of phrase stands in a text without a "not" before it."""
    found = pattern.search(content)
    while found and NEGATION.search(content, max(found.start() - _NEAR, 0), found.start()):
        found = pattern.search(content, found.start() + 1)
    return found is not None


def _balance(text: Text) -> Iterator[Fault]:
    if text.kind not in ABOUT_THEM:
        return
    words = re.findall(r"[a-z]+", without_signature(text.body).casefold().replace("\u2019", "'"))
    mine = sum(word in _MINE for word in words)
    yours = sum(word in _YOURS for word in words)
    if mine > yours * ABOUT_THEM[text.kind]:
        yield Fault(
            "about-me",
            f"It speaks of you {_often(mine)} and of them {_often(yours)}.",
            "Begin a sentence or two with what they do, instead of with I.",
        )


def _often(times: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(times, f"{times} times")


def _blanks(text: Text) -> Iterator[Fault]:
    found = UNFILLED.search(text.subject or "") or UNFILLED.search(text.body)
    if found:
        yield Fault("blank", f"There is a blank that was not filled: {found[0]}", "Fill it, or take it out.")


_RULES: tuple[Callable[[Text], Iterator[Fault]], ...] = (
    _limits,
    _blanks,
    _phrases,
    _subject,
    _questions,
    _minutes,
    _connection,
    _balance,
)

_QUESTION = re.compile("[?\uff1f\u061f](?![?!\uff1f\u061f])(?=\\W|$)")
"""The mark at the end of a question, not one inside the address of a page."""
_MOST_QUESTIONS = 1
_NEAR = 40
"""So many characters before a turn of phrase a "not" may stand that it belongs to."""
_EARLY = 45
"""So many words are the beginning of a message: the greeting and two sentences."""

_MINE = frozenset({"i", "me", "my", "mine", "myself"})
_YOURS = frozenset({"you", "your", "yours", "yourself"})
