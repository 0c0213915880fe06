"""Commands of the past."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undone:
    """A step of the journal that was taken back or done again."""

    operation: int
    command: str
    at: str
    changes: int
    summary: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A command of the past and what it changed, in words."""

    id: int
    command: str
    at: str
    changes: int
    undone: bool
    summary: str
