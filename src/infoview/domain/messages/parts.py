"""Templates made of parts: which of them fit, how blanks are filled, what is left out when it is long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from infoview.domain.blanks import fill_blanks
from infoview.domain.messages.limits import WITH_SUBJECT, Limits, count_words
from infoview.domain.messages.occasion import FROM_PROFILE, IN_PASSING, OWN
from infoview.domain.types import Channel, Tone
from infoview.errors import UsageError


class Place(StrEnum):
    """Where in a message a part stands; each but the subject is a paragraph, in this order."""

    SUBJECT = "subject"
    GREETING = "greeting"
    OPENING = "opening"
    MIDDLE = "middle"
    ASK = "ask"
    END = "end"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or two of a template. An empty tone or no channels mean all of them.

    Attributes:
        id: short and stable, unique in its file.
        text: with blanks such as ``{first}``.
        also: other wordings of it, of which each person always gets the same one.
        place: the paragraph it belongs to.
        choice: of the parts with the same choice only the first that fits is used.
        needs: the blanks that must be known, those of the text included.
        unless: the blanks that must not be known.
        drop: 0 for a part that must stay; else it may be left out, the smallest first.
    """

    id: str
    text: str
    place: Place
    also: tuple[str, ...] = ()
    choice: str = ""
    tone: Tone | None = None
    channels: frozenset[Channel] = frozenset()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Composed:
    """A message put together: ``dropped`` is what it does not say, to be short enough.

    ``missing`` are the blanks of the user's own (from the profile, or said for this message) for want of
    which a part was left out.
    """

    subject: str | None
    body: str
    dropped: tuple[str, ...]
    missing: tuple[str, ...]


def compose(
    parts: Sequence[Part],
    known: Mapping[str, str],
    *,
    tone: Tone,
    channel: Channel,
    limits: Limits,
    turn: int = 0,
) -> Composed:
    """Put a message together from the parts that fit, shortened as far as it can be and needs to be.

    What is too long loses the part with the smallest ``drop``; where that was one of a choice, the next of
    the choice takes its place. What fits again after that comes back. It is never cut anywhere else.
    ``turn`` says which of several wordings is used: two people at one employer may compare their letters.

    Raises:
        UsageError: it does not fit, even with everything left out that can be.
    """
    fitting = [_worded(part, turn) for part in parts if _may_stand(part, tone, channel)]
    left_out: list[Part] = []
    while True:
        used = _chosen([part for part in fitting if part not in left_out], known)
        body = _body(used, known, channel)
        over = _over(body, limits, advised=True)
        droppable = [part for part in used if part.drop and part.place is not Place.SUBJECT]
        if not over or not droppable:
            break
        left_out.append(min(reversed(droppable), key=lambda part: part.drop))
    left_out = _put_back(left_out, fitting, known, channel, limits)
    used = _chosen([part for part in fitting if part not in left_out], known)
    body = _body(used, known, channel)
    if over := _over(body, limits, advised=False):
        raise UsageError(
            f"This cannot be said within the limit of {over}:"
            f" {'what you --say is' if _is_own_too_long(used, known, channel, limits) else _ON_RECORD}"
            " too long for it.",
            hint="Choose another channel, for example: --channel email. Or write it yourself: --edit",
            code="too-long",
        )
    dropped = _lost(left_out, used, known, body)
    if OWN in known and known[OWN] not in body and known[OWN] not in dropped:
        dropped = (known[OWN], *dropped)  # a template of the user's own may have no place for it
    return Composed(
        subject=_subject(used, fitting, known, limits) if channel in WITH_SUBJECT else None,
        body=body,
        dropped=dropped,
        missing=_missing(fitting, used, known),
    )


_ON_RECORD = "names or texts on record are"


def _is_own_too_long(
    used: Sequence[Part], known: Mapping[str, str], channel: Channel, limits: Limits
) -> bool:
    """Tell whether a message would fit but for the sentence of the user's own."""
    others = [part for part in used if OWN not in part.needs]
    return len(others) < len(used) and not _over(_body(others, known, channel), limits, advised=False)


def _put_back(
    left_out: Sequence[Part],
    fitting: Sequence[Part],
    known: Mapping[str, str],
    channel: Channel,
    limits: Limits,
) -> list[Part]:
    """Return what stays left out once everything that still fits is back, the last to go first.

    A long sentence that went at the end may have made room for what went before it.
    """
    out = list(left_out)
    for part in reversed(left_out):
        fewer = [other for other in out if other is not part]
        used = _chosen([other for other in fitting if other not in fewer], known)
        if part in used and not _over(_body(used, known, channel), limits, advised=True):
            out = fewer
    return out


def _lost(
    left_out: Sequence[Part], used: Sequence[Part], known: Mapping[str, str], body: str
) -> tuple[str, ...]:
    """Return what was left out, of each choice only the first: those after it said less of the same.

    Where another of the choice stands in its place only what that does not say is lost: "Tue after 14:00".
    """
    lost: dict[str, tuple[str, ...]] = {}
    stands = {part.choice for part in used} - {""}
    for part in left_out:
        if part.choice not in stands:
            lost.setdefault(part.choice or f"[{part.id}]", (filled(part, known),))
            continue
        values = [known[blank] for blank in sorted(part.needs - IN_PASSING) if known[blank] != "yes"]
        unsaid = tuple(value for value in values if value.casefold() not in body.casefold())
        lost.setdefault(part.choice, unsaid)
    return tuple(dict.fromkeys(text for texts in lost.values() for text in texts))


def filled(part: Part, known: Mapping[str, str]) -> str:
    """Return the text of a part with its blanks filled; one that is a blank and no more stays as it is."""
    alone = part.text.removeprefix("{").removesuffix("}")
    return known[alone] if part.text == f"{{{alone}}}" and alone in known else fill_blanks(part.text, known)


def _may_stand(part: Part, tone: Tone, channel: Channel) -> bool:
    return part.tone in (None, tone) and (not part.channels or channel in part.channels)


def _worded(part: Part, turn: int) -> Part:
    wordings = (part.text, *part.also)
    return replace(part, text=wordings[turn % len(wordings)])


def _is_sayable(part: Part, known: Mapping[str, str]) -> bool:
    return part.needs <= known.keys() and not part.unless & known.keys()


def _chosen(parts: Iterable[Part], known: Mapping[str, str]) -> list[Part]:
    """Return the parts that can be said, one of each choice, and what is the user's own only once."""
    used: list[Part] = []
    taken: set[str] = set()
    for part in parts:
        only_once = {part.choice, _OWN if _OWN in part.text else ""} - {""}
        if _is_sayable(part, known) and not only_once & taken:
            used.append(part)
            taken |= only_once
    return used


_OWN = f"{{{OWN}}}"


def _body(used: Iterable[Part], known: Mapping[str, str], channel: Channel) -> str:
    """Return the paragraphs; a note is a single one."""
    paragraphs = []
    for place in list(Place)[1:]:
        texts = [filled(part, known) for part in used if part.place is place]
        between = "\n" if place is Place.CLOSING and channel is not Channel.LINKEDIN_NOTE else " "
        if texts:
            paragraphs.append(between.join(texts))
    return (" " if channel is Channel.LINKEDIN_NOTE else "\n\n").join(paragraphs)


def _subject(
    used: Sequence[Part], fitting: Sequence[Part], known: Mapping[str, str], limits: Limits
) -> str | None:
    """Return the first subject that can be said and is not too long."""
    subjects = [part for part in used if part.place is Place.SUBJECT]
    subjects += [part for part in fitting if part.place is Place.SUBJECT and _is_sayable(part, known)]
    texts = [" ".join(filled(part, known).split()) for part in subjects]
    return next((text for text in texts if not limits.subject or len(text) <= limits.subject), None)


def _over(body: str, limits: Limits, *, advised: bool) -> str:
    """Return the limit that a message is over, in words, or nothing."""
    words = limits.words_advised if advised and limits.words_advised else limits.words
    characters = (
        limits.characters_advised if advised and limits.characters_advised else limits.characters_warned
    ) or limits.characters
    if not advised:
        characters = limits.characters
    if words and count_words(body) > words:
        return f"{words} words"
    return f"{characters:,} characters" if characters and len(body) > characters else ""


def _missing(fitting: Sequence[Part], used: Sequence[Part], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the user could say about themselves to have more said, in the order of the message."""
    missing: dict[str, None] = {}
    taken: set[str] = set()
    for part in fitting:
        if part in used:
            taken |= {part.choice} - {""}
            continue
        lacking = part.needs - known.keys()
        stands_aside = part.choice in taken or part.unless & known.keys()
        # A sentence of their own is missed only where another stands in for it.
        sayable = FROM_PROFILE | ({OWN} if part.choice else set())
        if lacking and lacking <= sayable and not stands_aside:
            missing |= dict.fromkeys(sorted(lacking))
    return tuple(missing)
