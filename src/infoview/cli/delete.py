"""infoview delete."""

from __future__ import annotations

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("delete")(delete)


def delete(who: options.Who, yes: options.Yes = False, json: options.Json = False) -> None:
    """Delete a contact with its log, plans and follow-ups. infoview undo brings all of it back."""
    from infoview import render
    from infoview.cli.running import asking, present
    from infoview.domain.results import Deleted
    from infoview.errors import RefusedError
    from infoview.render import console
    from infoview.services import people
    from infoview.services.finding import find_person
    from infoview.store import database

    now, settings = present()

    def run(person: str) -> Deleted:
        with database.reading_connection() as connection:
            found = find_person(connection, person)
        if not yes:
            if json or not console.is_interactive():
                raise RefusedError(
                    f"Deleting {found.name} was not confirmed.",
                    hint=f"Confirm it: infoview delete {found.id} --yes",
                )
            if not console.confirm(f"Delete {found.name} with everything logged?"):
                raise RefusedError(f"{found.name} was not deleted.")
        with database.writing("delete", now=now) as session:
            return people.delete_contact(session, str(found.id), now=now, settings=settings)

    render.show("delete", asking(run, who, as_json=json), as_json=json)
