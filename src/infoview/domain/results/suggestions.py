"""What a shell may complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.names import Person
    from infoview.domain.results.followups import Followup


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may stand on the command line, whom it means, and the soonest thing owed to them."""

    word: str
    person: Person
    owed: Followup | None


@dataclass(frozen=True, slots=True)
class Installed:
    """A shell's completion and the file that it is in."""

    shell: str
    path: str
