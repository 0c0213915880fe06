"""The user's profile: what they have said about themselves."""

from __future__ import annotations

from sqlmodel import Session, select

from infoview.domain.profile import Profile
from infoview.store.models.profile import StoredProfile


def find_profile(session: Session) -> Profile:
    """Return the user's profile; an empty one if they have said nothing yet."""
    stored = session.exec(select(StoredProfile)).first()
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
