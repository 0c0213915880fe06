"""The vocabulary: one enum for each list of words that users type and programs read."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from infoview.errors import UsageError


class Stage(StrEnum):
    """How far a contact has come; always derived from the log, never typed (domain facts 8.3)."""

    POOL = "pool"
    TO_CONTACT = "to-contact"
    CONTACTED = "contacted"
    NUDGED = "nudged"
    REPLIED = "replied"
    SCHEDULED = "scheduled"
    MET = "met"
    THANKED = "thanked"
    IN_TOUCH = "in-touch"
    DECLINED = "declined"
    NO_RESPONSE = "no-response"
    RESTING = "resting"
    ARCHIVED = "archived"


class Source(StrEnum):
    """How a contact was found (domain facts 1.1)."""

    ALUMNI = "alumni"
    GUEST_SPEAKER = "guest-speaker"
    MEMBERSHIP_LIST = "membership-list"
    EVENT = "event"
    REFERRAL = "referral"
    FAMILY_FRIEND = "family-friend"
    FACULTY = "faculty"
    COWORKER = "coworker"
    LINKEDIN = "linkedin"
    SOCIAL_MEDIA = "social-media"
    ARTICLE_AUTHOR = "article-author"
    COLD = "cold"
    OTHER = "other"


class Channel(StrEnum):
    """The format of a talk, or the channel of a message."""

    IN_PERSON = "in-person"
    COFFEE = "coffee"
    PHONE = "phone"
    VIDEO = "video"
    CHAT = "chat"
    EMAIL = "email"
    INMAIL = "inmail"
    LINKEDIN_NOTE = "linkedin-note"
    MESSAGE = "message"
    LETTER = "letter"
    OTHER = "other"


IN_PERSON = frozenset({Channel.IN_PERSON, Channel.COFFEE})
"""Formats in which both are in one place."""

SPOKEN = IN_PERSON | {Channel.PHONE, Channel.VIDEO, Channel.OTHER}
WRITTEN = frozenset(Channel) - SPOKEN
"""Formats in which every question must stand on its own: nobody can ask back what was meant."""


class Goal(StrEnum):
    """What a talk is for."""

    EXPLORE = "explore"
    ROLE = "role"
    COMPANY = "company"
    INDUSTRY = "industry"
    BREAK_IN = "break-in"
    GRAD_SCHOOL = "grad-school"
    FOUNDER = "founder"


class Level(StrEnum):
    """Where a contact stands in working life."""

    STUDENT = "student"
    GRADUATE = "graduate"
    PROFESSIONAL = "professional"
    MANAGER = "manager"
    EXECUTIVE = "executive"
    FOUNDER = "founder"
    RECRUITER = "recruiter"
    ACADEMIC = "academic"
    NONPROFIT = "nonprofit"


class Category(StrEnum):
    """What a question is about, in the order of a plan (domain facts 10)."""

    OPENING = "opening"
    PATH = "path"
    ROLE = "role"
    LIKES = "likes"
    SKILLS = "skills"
    INDUSTRY = "industry"
    COMPANY = "company"
    LIFESTYLE = "lifestyle"
    ENTRY = "entry"
    FIT = "fit"
    ADVICE = "advice"
    RESOURCES = "resources"
    PROJECTS = "projects"
    REFERRAL = "referral"
    CLOSING = "closing"


class SectionName(StrEnum):
    """The parts of a plan in which its lines are kept; the sheet divides the questions once more."""

    PREPARATION = "preparation"
    OPENING = "opening"
    QUESTIONS = "questions"
    CLOSING = "closing"


class What(StrEnum):
    """What can be logged about a contact."""

    ASKED = "asked"
    NUDGED = "nudged"
    REPLIED = "replied"
    MET = "met"
    THANKED = "thanked"
    REPORTED = "reported"
    CAUGHT_UP = "caught-up"
    INTRODUCED = "introduced"
    DECLINED = "declined"
    LATER = "later"
    MOVED = "moved"
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"
    NOTE = "note"


FELL_THROUGH = frozenset({What.MOVED, What.CANCELLED, What.NO_SHOW})
"""What becomes of a planned talk that does not take place."""


class TakeawayKind(StrEnum):
    """What a talk gave; the last is what it left open."""

    TAKEAWAY = "takeaway"
    ADVICE = "advice"
    RESOURCE = "resource"
    OPPORTUNITY = "opportunity"
    WANT_TO_KNOW = "want-to-know"


RESTED = "rested"
"""The log word that ``infoview rest`` writes; not one of What, because it is not typed into ``log``."""


class Kind(StrEnum):
    """What is owed."""

    REACH_OUT = "reach-out"
    SECOND_PERSON = "second-person"
    NUDGE = "nudge"
    DECIDE = "decide"
    SET_DATE = "set-date"
    PREPARE = "prepare"
    TALK = "talk"
    THANK_YOU = "thank-you"
    REPORT_BACK = "report-back"
    REFERRAL = "referral"
    CHASE_PROMISE = "chase-promise"
    MY_PROMISE = "my-promise"
    TELL_INTRODUCER = "tell-introducer"
    NEW_DATES = "new-dates"
    DECLINE_REPLY = "decline-reply"
    KEEP_IN_TOUCH = "keep-in-touch"
    TELL_NEWS = "tell-news"
    CUSTOM = "custom"


class Reason(StrEnum):
    """What made a row owed where that is no word of the log; stored with the row."""

    ADDED = "added"
    TOUCHED = "touched"
    MET_THERE = "met-there"
    NAMED = "named"
    NAMED_AT_REST = "named-at-rest"
    NAMED_AFTER_NO = "named-after-no"
    NUDGED_ENOUGH = "nudged-enough"
    PLANNED = "planned"
    PROMISED = "promised"
    NEWS = "news"


URGENCY = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.TALK,
            Kind.THANK_YOU,
            Kind.MY_PROMISE,
            Kind.SET_DATE,
            Kind.NEW_DATES,
            Kind.TELL_INTRODUCER,
            Kind.REFERRAL,
            Kind.NUDGE,
        )
    )
}
"""The order of rows of one day; every kind that is not listed comes after these."""


def urgency(kind: str) -> int:
    """Return the place of a kind among rows of the same day, the most urgent first."""
    return URGENCY.get(Kind(kind), len(URGENCY))


class MessageKind(StrEnum):
    """What ``draft`` writes, in the order in which one comes to need it."""

    ASK = "ask"
    AFTER_EVENT = "after-event"
    REFERRAL_ASK = "referral-ask"
    NUDGE = "nudge"
    LAST_TRY = "last-try"
    CONFIRM = "confirm"
    NEW_DATES = "new-dates"
    THANK_YOU = "thank-you"
    REPORT_BACK = "report-back"
    TELL_INTRODUCER = "tell-introducer"
    RECONNECT = "reconnect"
    DECLINE_REPLY = "decline-reply"
    GOOD_NEWS = "good-news"
    INTRODUCE_ME = "introduce-me"


class Tone(StrEnum):
    """How a message speaks: with the whole name, or with the first one."""

    FORMAL = "formal"
    WARM = "warm"


class Tier(StrEnum):
    """How often to keep in touch: a often, b regularly, c now and then."""

    A = "a"
    B = "b"
    C = "c"


Word = TypeVar("Word", bound=StrEnum)


def spelling(text: str) -> str:
    """Return a text as the words of the vocabulary are spelled, whatever its case, blanks or underscores."""
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


def parse_word(
    vocabulary: type[Word],
    text: str,
    *,
    name: str,
    example: str,
    corrected: Callable[[str], str] | None = None,
) -> Word:
    """Return the word of a vocabulary that ``text`` spells, whatever its case, blanks or underscores.

    Args:
        vocabulary: the enum to choose from.
        text: what was typed.
        name: what the value is called on the command line, for the message (``--source``).
        example: a correct command, for the hint.
        corrected: gives the user's own command with another word, for a hint that knows which is meant.

    Raises:
        UsageError: no such word; the hint offers what is meant, or the nearest one, and lists all.
    """
    wanted = spelling(text)
    for word in vocabulary:
        if word.value == wanted:
            return word
    from difflib import get_close_matches

    from infoview.domain.synonyms import find_word
    from infoview.domain.text import excerpt

    words = [word.value for word in vocabulary]
    # A synonym before a likeness: who types "talked" does not mean "thanked".
    meant = find_word(vocabulary, text) or next(iter(get_close_matches(wanted, words, n=1)), None)
    offered = f"Did you mean {str(meant)!r}? " if meant else ""
    command = f"\nYou may mean:\n{corrected(meant)}" if meant and corrected else f" For example: {example}"
    raise UsageError(
        f"{name} does not know {excerpt(text)}.", hint=f"{offered}Accepted: {', '.join(words)}.{command}"
    )
