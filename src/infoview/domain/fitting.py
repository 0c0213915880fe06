"""Whom a question or a line is made for, and whether that is so in a case."""

from __future__ import annotations

from typing import Protocol

from infoview.domain.types import Channel, Goal, Level


class MadeFor(Protocol):
    """What is made for some goals, levels and formats; an empty set means all of them."""

    @property
    def goals(self) -> frozenset[Goal]:
        """What the talk is for."""

    @property
    def levels(self) -> frozenset[Level]:
        """Where the other person stands."""

    @property
    def formats(self) -> frozenset[Channel]:
        """How they talk."""


def fits(what: MadeFor, goal: Goal, level: Level | None = None, channel: Channel | None = None) -> bool:
    """Tell whether something suits this goal, this person and this format.

    A person of unknown level is taken for a professional, an unknown format for a spoken one.
    """
    return (
        (not what.goals or goal in what.goals)
        and (not what.levels or (level or Level.PROFESSIONAL) in what.levels)
        and (not what.formats or (channel or Channel.OTHER) in what.formats)
    )
