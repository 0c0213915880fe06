"""What the opening and the closing of a plan may say of the user and of how the two came together."""

from __future__ import annotations

from sqlmodel import Session

from infoview.domain import introductions
from infoview.domain.profile import Profile
from infoview.domain.types import Source
from infoview.store.models.people import Contact
from infoview.store.people import find_referrer


def about_me(profile: Profile) -> dict[str, str]:
    """Return the blanks that the user's profile fills: the introduction, the goal, how to keep in touch."""
    spoken = introductions.introduction(profile)
    seconds = introductions.seconds_for(introductions.count_words(spoken))
    missing = [introductions.PARTS[field] for field in introductions.missing(profile)]
    return {
        "introduction": spoken,
        "seconds": f"about {seconds} seconds" if spoken else "",
        "missing": ", ".join(missing),
        "goal": introductions.spoken_goal(profile.goals[0]) if profile.goals else "",
        "links": " or ".join(profile.links),
        "signature": ", ".join((profile.signature or "").splitlines()),
    }


def about_us(session: Session, contact: Contact, profile: Profile) -> dict[str, str]:
    """Return the blanks for the reason to ask this person: how they were found, who named them, the school.

    Whoever named them is mentioned unless it is on record that the name may not be used. Where nobody has
    asked, ``may-name`` is left out, and the line says so: an introducer mostly means to be named, but it is
    for them to say.
    """
    school = profile.school if contact.source == Source.ALUMNI else None
    found = introductions.how_found(
        Source(contact.source) if contact.source else None, met_at=contact.met_at, school=school
    )
    said = {"source": found, "school": introductions.with_the(school) if school else ""}
    referrer = find_referrer(session, contact)
    if referrer is None:
        return said
    return said | {"referrer": referrer.name, "may-name": "yes" if referrer.may_use_name else ""}
