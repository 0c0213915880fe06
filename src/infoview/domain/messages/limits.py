"""How long a message may be, by its channel (domain facts 2.2 and 2.3), and which of them are first ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infoview.domain.types import Channel, MessageKind

CHANNELS = (Channel.EMAIL, Channel.INMAIL, Channel.LINKEDIN_NOTE, Channel.MESSAGE, Channel.LETTER)
"""The channels by which one writes."""

WITH_SUBJECT = frozenset({Channel.EMAIL, Channel.INMAIL})

FIRST = frozenset({MessageKind.ASK, MessageKind.AFTER_EVENT, MessageKind.REFERRAL_ASK})
"""The kinds that ask somebody for a talk for the first time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one message. 0 is none; characters are those of the body unless said.

    ``characters`` and ``words`` are never passed; ``characters_advised`` and ``words_advised`` are what a
    draft is brought to by leaving out what it can do without. From ``characters_warned`` on sources disagree.
    """

    characters: int = 0
    characters_warned: int = 0
    characters_advised: int = 0
    words: int = 0
    words_advised: int = 0
    subject: int = 0


def count_words(body: str) -> int:
    """Return how many words a message has, without what stands under its closing line."""
    return len(without_signature(body).split())


def without_signature(body: str) -> str:
    """Return a message up to its closing line (``Kind regards,``), which is still part of it."""
    lines = body.split("\n")
    for number in range(len(lines) - 1, max(len(lines) - 12, 0), -1):
        if _CLOSING.fullmatch(lines[number].strip()):
            return "\n".join(lines[: number + 1])
    return body


_CLOSING = re.compile(
    r"(?:(?:with |my |many |all )?(?:best|kind|warm|sincere|respectful|thank|thanks"
    r"|regards|wishes|yours|cheers)[\w ]{0,40}),",
    re.IGNORECASE,
)
