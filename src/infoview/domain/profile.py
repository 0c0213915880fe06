"""Who the user is: what an opening, a closing and a message say about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from infoview.domain.questions import Asker


@dataclass(frozen=True, slots=True)
class Profile:
    """The user, in their own words; what was never said is None or empty.

    ``year`` is the year of study or of graduation as the user would say it (``third year``), ``job`` the
    present job of somebody who has one, ``exploring`` the field or question they look into.
    ``goals`` are what they hope to learn, most important first. ``introduction`` is their own introduction,
    word for word, instead of the one made of the rest. ``premium`` says that LinkedIn gives them the longer
    limits of a paying member.
    """

    name: str | None = None
    school: str | None = None
    year: str | None = None
    job: str | None = None
    exploring: str | None = None
    goals: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    signature: str | None = None
    free_times: str | None = None
    introduction: str | None = None
    premium: bool = False

    @property
    def asker(self) -> Asker:
        """Whether the user is at school or done with it; somebody who says nothing of that is a student."""
        if _DONE.search(self.year or ""):
            return Asker.WORKING
        return Asker.WORKING if self.job and not (self.school or self.year) else Asker.STUDENT


_DONE = re.compile(
    r"\b(?:graduated|alum\w*|recent graduate|(?:19|20)\d\d (?:graduate|grad))\b", re.IGNORECASE
)
"""A year of study that is over."""
