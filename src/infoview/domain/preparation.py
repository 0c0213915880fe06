"""What to do before a talk, and what to say at its beginning and end: short lines that fit the situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from infoview.domain.blanks import fill_blanks, spoken_names
from infoview.domain.fitting import fits
from infoview.domain.types import Channel, Goal, Level

LINE_BLANKS = frozenset({
    "name", "first", "linkedin", "company", "role", "industry", "location", "minutes", "day", "time", "zone",
    "early", "place", "eve", "referrer", "may-name", "source", "school",
    "introduction", "seconds", "missing", "goal", "links", "signature",
    "earlier-talk", "told", "advice", "my-promise", "their-promise", "named", "open-points",
})  # fmt: skip
"""What a line may mention or depend on, and a caller may know.

``day``, ``time``, ``zone`` and ``place`` are those of the talk, by their clock where that is known; ``early``
is ten minutes before it (domain facts 4.4) by the clock on which it was planned, ``eve`` the business day
before it;
``referrer`` is who named this person, and ``may-name`` anything at all when their name may be used;
``source`` is a sentence on how else they were found, ``school`` the one that both went to. The next are the
user's: their ``introduction``, how long it takes (``seconds``) and what it does not say (``missing``), their
``goal`` as a sentence, ``links`` and ``signature``. ``earlier-talk`` is anything at all when they have talked
before, and what follows it is what that talk left.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a checklist or a script. Empty goals, levels or formats mean all of them.

    Attributes:
        id: short and stable; ticks are remembered by it.
        text: what to do or say, with blanks such as ``{company}``.
        needs: what must be known for the line to make sense, the blanks of its text included.
        unless: what must not be known: the line stands in for one that needs it.
        least: minutes of the shortest talk for which the line is worth it.
        confirms: whether the talk is confirmed once the line is ticked.
    """

    id: str
    text: str
    goals: frozenset[Goal] = frozenset()
    levels: frozenset[Level] = frozenset()
    formats: frozenset[Channel] = frozenset()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    least: int = 0
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """The talk for which lines are chosen; ``known`` holds the blanks that can be filled.

    ``minutes`` is its length, agreed or not.
    """

    goal: Goal = Goal.EXPLORE
    level: Level | None = None
    format: Channel | None = None
    minutes: int = 30
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Item:
    """A line as it stands on the sheet."""

    id: str
    text: str


def lines_for(lines: Iterable[Line], situation: Situation) -> tuple[Item, ...]:
    """Return the lines that fit the situation, in their order, with their blanks filled."""
    known = _known(situation.known)
    fitting = (line for line in lines if _fits(line, situation, known.keys()))
    return tuple(Item(line.id, fill_blanks(line.text, known)) for line in fitting)


def _known(given: Mapping[str, str]) -> dict[str, str]:
    """Return what is known in so far as it says anything, names as people say them."""
    known = {blank: " ".join(value.split()) for blank, value in given.items() if blank not in _NAMES}
    known = {blank: value for blank, value in known.items() if value}
    return known | spoken_names(**{blank: given.get(blank, "") for blank in _NAMES})


_NAMES = ("company", "role", "industry")


def _fits(line: Line, situation: Situation, known: Set[str]) -> bool:
    return (
        fits(line, situation.goal, situation.level, situation.format)
        and line.needs <= known
        and not line.unless & known
        and situation.minutes >= line.least
    )
