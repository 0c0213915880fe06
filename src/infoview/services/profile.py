"""The user's profile: what they have said about themselves, and how it would be said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from sqlmodel import Session, select

from infoview.domain import introductions
from infoview.domain.profile import Profile
from infoview.domain.results.followups import Caution
from infoview.domain.results.profile import MissingPart, ProfileCard
from infoview.domain.text import LINE_LIMIT, NAME_LIMIT, clean_line, clean_note, excerpt
from infoview.errors import UsageError
from infoview.store.models.profile import StoredProfile

INTRODUCTION_LIMIT = 5_000
"""Characters; more than half an hour's talk is no introduction, and 60 seconds are about 900."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as typed: None was not given, an empty text clears, a list replaces what is there."""

    name: str | None = None
    school: str | None = None
    year: str | None = None
    job: str | None = None
    exploring: str | None = None
    goals: Sequence[str] | None = None
    links: Sequence[str] | None = None
    signature: str | None = None
    free_times: str | None = None
    introduction: str | None = None
    premium: bool | None = None


def find_profile(session: Session) -> Profile:
    """Return the user's profile; an empty one if they have said nothing yet."""
    stored = _stored(session)
    if stored is None:
        return Profile()
    return Profile(
        name=stored.name,
        school=stored.school,
        year=stored.year,
        job=stored.job,
        exploring=stored.exploring,
        goals=tuple((stored.goals or "").splitlines()),
        links=tuple((stored.links or "").splitlines()),
        signature=stored.signature,
        free_times=stored.free_times,
        introduction=stored.introduction,
        premium=stored.premium,
    )


def show_profile(session: Session) -> ProfileCard:
    """Return the profile with the introduction it makes, and what is missing from it."""
    return _card(find_profile(session))


def check(typed: Typed) -> None:
    """Check values before they are stored, one by one while they are asked for.

    Raises:
        UsageError: a value cannot be stored, or a link leads nowhere.
    """
    _checked(typed)


def change_profile(session: Session, typed: Typed) -> ProfileCard:
    """Change the fields that were given, clear those that were given empty, and return the profile.

    Raises:
        UsageError: a value cannot be stored, or a link leads nowhere.
    """
    columns = _checked(typed)
    stored = _stored(session)
    if stored is None and any(columns.values()):
        stored = StoredProfile()
    if stored is not None:
        for name, value in columns.items():
            setattr(stored, name, value)
        session.add(stored)
        session.flush()
    card = _card(find_profile(session))
    hunts = [goal for goal in card.goals if typed.goals is not None and introductions.asks_for_a_job(goal)]
    return replace(card, cautions=tuple(Caution("goal-job", goal) for goal in hunts))


def _stored(session: Session) -> StoredProfile | None:
    return session.exec(select(StoredProfile)).first()


def _checked(typed: Typed) -> dict[str, str | bool | None]:
    """Return the columns to set."""
    columns: dict[str, str | bool | None] = {}
    for field in ("name", "school", "year", "job", "exploring", "free_times"):
        value = getattr(typed, field)
        if value is not None:
            limit = NAME_LIMIT if field == "name" else LINE_LIMIT
            columns[field] = clean_line(value, name=_option(field), limit=limit) or None
    if typed.goals is not None:
        columns["goals"] = _lines(clean_line(goal, name="--goal") for goal in typed.goals)
    if typed.links is not None:
        columns["links"] = _lines(_link(link) for link in typed.links)
    for field, limit in (("signature", LINE_LIMIT), ("introduction", INTRODUCTION_LIMIT)):
        value = getattr(typed, field)
        if value is not None:
            columns[field] = clean_note(value, name=_option(field), limit=limit) or None
    if typed.premium is not None:
        columns["premium"] = typed.premium
    return columns


def _lines(texts: Iterable[str]) -> str | None:
    """Return texts as they are stored, one a line, each once."""
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None


def _link(text: str) -> str:
    """Return a link, with or without its https://; an empty one is none."""
    link = clean_line(text, name="--link")
    if link and not _LINK.fullmatch(link):
        raise UsageError(
            f"--link {excerpt(link)} is no link.",
            hint="For example: infoview profile --link linkedin.com/in/ada --link https://ada.example",
        )
    return link


_LINK = re.compile(r"(?:https?://)?[^\s/:@?#]+\.[^\s/:@?#.]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


def _card(profile: Profile) -> ProfileCard:
    spoken = introductions.introduction(profile)
    words = len(spoken.split())
    return ProfileCard(
        **asdict(profile),
        spoken=spoken,
        spoken_goal=introductions.spoken_goal(profile.goals[0]) if profile.goals else "",
        words=words,
        seconds=introductions.seconds_for(words),
        missing=_missing(profile),
        too_many=introductions.too_many(words),
    )


def _missing(profile: Profile) -> tuple[MissingPart, ...]:
    """Return what is not filled in, what the introduction needs first."""
    needed = introductions.missing(profile)
    useful = ("name", "goals", "links", "signature", "free_times")
    empty = [field for field in useful if not getattr(profile, field) and field not in needed]
    return tuple(MissingPart(field, f"infoview profile {_FILLS[field]}") for field in (*needed, *empty))


_FILLS = {
    "name": '--name "Ada Park"',
    "school": '--school "Hill College"',
    "exploring": '--exploring "energy trading"',
    "goals": '--goal "learn what a day is like"',
    "links": "--link linkedin.com/in/ada",
    "signature": '--signature "Ada Park, Hill College"',
    "free_times": '--free-times "Tue, Thu after 2pm"',
}
"""For each field that may be missing the options that fill it."""


def _option(field: str) -> str:
    return "--" + field.replace("_", "-")
