"""Who the user is, and what they would say about themselves."""

from __future__ import annotations

from dataclasses import dataclass, fields

from infoview.domain.profile import Profile
from infoview.domain.results.followups import Caution


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A field that is not filled in, and a command that fills it."""

    field: str
    command: str


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """The user's profile; ``introduction`` is their own, word for word, where they wrote one.

    ``spoken`` is the introduction that would be said, ``words`` long, of which ``too_many`` are to go, and
    about ``seconds`` to say; ``spoken_goal`` is the sentence for the goal. Empty texts where there is
    nothing to say yet. ``cautions`` speak against what was just stored.
    """

    name: str | None
    school: str | None
    year: str | None
    job: str | None
    exploring: str | None
    goals: tuple[str, ...]
    links: tuple[str, ...]
    signature: str | None
    free_times: str | None
    introduction: str | None
    premium: bool
    spoken: str
    spoken_goal: str
    words: int
    seconds: int
    missing: tuple[MissingPart, ...]
    too_many: int = 0
    cautions: tuple[Caution, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the user has said nothing yet."""
        return not any(getattr(self, field.name) for field in fields(Profile))
