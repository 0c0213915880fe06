"""The throw-away database of ``infoview demo``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Today


@dataclass(frozen=True, slots=True)
class Step:
    """A command to try, and what for."""

    why: str
    command: str


@dataclass(frozen=True, slots=True)
class Demo:
    """A database with sample people, its morning screen, and what to try on it.

    It is used where the environment has ``variable`` set to ``value``; all of it lies in ``folder``.
    """

    folder: str
    variable: str
    value: str
    people: int
    today: Today
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DemosRemoved:
    """The folders of throw-away databases that are gone; ``in_use`` says that this environment names one."""

    removed: tuple[str, ...]
    in_use: bool
