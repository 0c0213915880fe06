"""Whom WHO means: an id, a follow-up's id, or words of a name and company. Never a guess."""

from __future__ import annotations

import sqlite3

from infoview.domain import folding, names
from infoview.domain.names import Person
from infoview.domain.text import NAME_LIMIT, excerpt, quote
from infoview.errors import AmbiguousError, Candidate, NotFoundError, UsageError
from infoview.store import lookup

LIKELIEST = 3
"""How many people are offered for a name that is nobody's."""


def find_person(connection: sqlite3.Connection, who: str, *, inside: bool = False) -> Person:
    """Return the one person whom ``who`` means.

    Args:
        connection: to the contacts.
        who: as it was typed.
        inside: whether letters inside of a word are enough, as where somebody is only looked at; who has
            not written down Ana yet must not write to Dana's log.

    Raises:
        UsageError: nothing to go by.
        NotFoundError: nobody; the candidates are near misses.
        AmbiguousError: several; the candidates are all of them.
    """
    if (contact_id := names.parse_contact_id(who)) is not None:
        return lookup.find_person(connection, contact_id) or _nobody(f"There is no contact {contact_id}.")
    if (followup_id := names.parse_followup_id(who)) is not None:
        owed = lookup.find_person_owed(connection, followup_id)
        return owed or _nobody(f"There is no follow-up f{followup_id}.")
    words = folding.words(who)
    if not words:
        raise UsageError(
            f"{excerpt(who)} names nobody.",
            hint="Give a contact's number, or words of the name or the company. For example: infoview show 7",
        )
    match = names.match(who, lookup.list_people(connection, words))
    found = match.people
    if not inside and match.rank == "inside" and len(found) == 1:
        found = ()
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousError(
            f"{excerpt(who)} may mean {len(found)} people.", candidates=candidates(found), who=who
        )
    if not lookup.count_contacts(connection):
        raise NotFoundError(
            f"Nobody is on record yet, so nobody is called {excerpt(who)}.",
            hint=f"To begin: infoview add-contact {quote(who)}",
            who=who,
        )
    near = match.people[:LIKELIEST] or names.near(who, lookup.list_people(connection, ()), LIKELIEST)
    adding = f" To add them: infoview add-contact {quote(who)}" if len(who) <= NAME_LIMIT else ""
    raise NotFoundError(
        f"Nobody on record is called {excerpt(who)}.",
        hint="Did you mean one of these?" if near else f"See them all: infoview contacts.{adding}",
        candidates=candidates(near),
        who=who,
    )


def candidates(people: tuple[Person, ...]) -> tuple[Candidate, ...]:
    """Return people as the candidates of an error."""
    return tuple(Candidate(each.id, each.name, each.company or None, each.role or None) for each in people)


def _nobody(message: str) -> Person:
    raise NotFoundError(message, hint="See them all: infoview contacts")
