"""infoview delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import options

if TYPE_CHECKING:
    from infoview.domain.results.care import Erased
    from infoview.domain.results.contacts import Deleted


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("delete")(delete)


def delete(
    who: options.Who,
    erase: Annotated[
        bool, typer.Option("--erase", help="For good: out of the history and the free pages too. No undo.")
    ] = False,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Delete a contact with its log, plans and follow-ups. infoview undo brings all of it back."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.services import people
    from infoview.services.erasing import erase_contact
    from infoview.store import database, edit_files

    now, settings = present()

    def run(person: str) -> Deleted | Erased:
        found = _confirmed(person, erase=erase, yes=yes, as_json=json)
        if erase:
            with database.erasing() as session:
                gone = erase_contact(session, found, now=now, settings=settings)
            edit_files.erase(gone.drafts)
            return gone
        with database.writing("delete", now=now) as session:
            return people.delete_contact(session, found, now=now, settings=settings)

    render.show("delete", asking(run, who, as_json=json), as_json=json)


def _confirmed(who: str, *, erase: bool, yes: bool, as_json: bool) -> str:
    """Return the number of the contact that is to be deleted, once that is confirmed."""
    from infoview.errors import RefusedError
    from infoview.render import console
    from infoview.services.finding import find_person
    from infoview.store import database

    with database.reading_connection() as connection:
        found = find_person(connection, who)
    option = " --erase" if erase else ""
    if yes:
        return str(found.id)
    if as_json or not console.is_interactive():
        raise RefusedError(
            f"Deleting {found.name} was not confirmed.",
            hint=f"Confirm it: infoview delete {found.id}{option} --yes",
        )
    for_good = " for good? Neither this nor what was done before it can be undone then" if erase else ""
    if not console.confirm(f"Delete {found.name} with everything logged{for_good}?"):
        raise RefusedError(f"{found.name} was not deleted.")
    return str(found.id)
