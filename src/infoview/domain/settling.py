"""What settles a debt: the message for a row, the word of the log for a message, the rows a word closes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from infoview.domain.types import RESTED, Kind, MessageKind, Reason, What

MESSAGE_FOR = {
    Kind.REACH_OUT: MessageKind.ASK,
    Kind.REFERRAL: MessageKind.REFERRAL_ASK,
    Kind.SECOND_PERSON: MessageKind.ASK,
    Kind.NUDGE: MessageKind.NUDGE,
    Kind.DECIDE: MessageKind.LAST_TRY,
    Kind.SET_DATE: MessageKind.NEW_DATES,
    Kind.PREPARE: MessageKind.CONFIRM,
    Kind.NEW_DATES: MessageKind.NEW_DATES,
    Kind.THANK_YOU: MessageKind.THANK_YOU,
    Kind.REPORT_BACK: MessageKind.REPORT_BACK,
    Kind.TELL_INTRODUCER: MessageKind.TELL_INTRODUCER,
    Kind.TELL_NEWS: MessageKind.GOOD_NEWS,
    Kind.CHASE_PROMISE: MessageKind.INTRODUCE_ME,
    Kind.DECLINE_REPLY: MessageKind.DECLINE_REPLY,
    Kind.KEEP_IN_TOUCH: MessageKind.RECONNECT,
}
"""The message for each kind of row that takes one."""

LOGGED_AS = {
    MessageKind.ASK: What.ASKED,
    MessageKind.AFTER_EVENT: What.ASKED,
    MessageKind.REFERRAL_ASK: What.ASKED,
    MessageKind.NUDGE: What.NUDGED,
    MessageKind.LAST_TRY: What.NUDGED,
    MessageKind.NEW_DATES: What.ASKED,
    MessageKind.THANK_YOU: What.THANKED,
    MessageKind.REPORT_BACK: What.REPORTED,
    MessageKind.TELL_INTRODUCER: What.REPORTED,
    MessageKind.GOOD_NEWS: What.REPORTED,
    MessageKind.DECLINE_REPLY: What.THANKED,
    MessageKind.RECONNECT: What.CAUGHT_UP,
}
"""What a message is in the log once it was sent; one of another kind is a note."""

SETTLES = {
    What.THANKED: (Kind.THANK_YOU, Kind.DECLINE_REPLY),
    What.REPORTED: (Kind.REPORT_BACK, Kind.TELL_INTRODUCER, Kind.TELL_NEWS),
    What.INTRODUCED: (Kind.CHASE_PROMISE,),
}
"""The words of the log that settle one debt of several; ``--about`` says which."""

ONE_AT_A_TIME = frozenset({What.REPORTED, What.INTRODUCED})
"""Those of them that never settle several at once; one note of thanks may be for several talks."""

DEBT_OF = {MESSAGE_FOR[kind]: kind for kinds in SETTLES.values() for kind in kinds}
"""The messages that settle one debt, while others may be open that the same word of the log settles too."""

DONE_WITHOUT_A_WORD = frozenset(
    {
        *(Kind.CUSTOM, Kind.MY_PROMISE, Kind.CHASE_PROMISE, Kind.PREPARE),
        *(Kind.SET_DATE, Kind.NEW_DATES, Kind.SECOND_PERSON),
    }
)
"""The kinds that are done by hand, by a plan or with somebody else: nothing is logged for them."""

ALSO_DONE_BY: Mapping[Kind, Collection[str]] = {
    Kind.DECIDE: (RESTED,),
    Kind.TALK: (What.MET,),
    Kind.CHASE_PROMISE: (What.INTRODUCED,),
    Kind.KEEP_IN_TOUCH: (What.MET, What.ASKED),
}
"""The words of the log by which a kind is done, besides that of its message."""


def was_done(kind: Kind, word: str | None) -> bool:
    """Return whether a row that a word of the log closed (None: no word) was done, and not only settled."""
    if word is None:
        return kind in DONE_WITHOUT_A_WORD
    own = LOGGED_AS.get(MESSAGE_FOR[kind]) if kind in MESSAGE_FOR else None
    return word == own or word in ALSO_DONE_BY.get(kind, ())


def acts_as(kind: str, fact: str | None) -> Kind:
    """Return the kind whose message and commands fit a row: who was never written to is asked for a talk."""
    first = kind == Kind.KEEP_IN_TOUCH and fact == Reason.ADDED
    return Kind.REACH_OUT if first else Kind(kind)
