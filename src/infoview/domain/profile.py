"""Who the user is: what an opening, a closing and a message say about them."""

from __future__ import annotations

from dataclasses import dataclass


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
