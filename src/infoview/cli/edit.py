"""infoview edit."""

from __future__ import annotations

from typing import Annotated

import typer

from infoview.cli import options


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("edit")(edit)


def edit(
    who: options.Who,
    name: Annotated[str | None, typer.Option(help="Their name.")] = None,
    company: options.Company = None,
    role: options.Role = None,
    email: options.Emails = None,
    phone: options.Phones = None,
    linkedin: options.LinkedIn = None,
    location: options.Location = None,
    timezone: options.Timezone = None,
    industry: options.Industry = None,
    level: options.Level = None,
    source: options.Source = None,
    met_at: options.MetAt = None,
    met_on: options.MetOn = None,
    referred_by: options.ReferredBy = None,
    tag: options.Tags = None,
    tier: options.Tier = None,
    every: options.Every = None,
    note: options.Note = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Change a contact. What you give replaces what was there; an empty value clears it (--company "").

    Emails, phones and tags are replaced as a whole: give all that shall stay.
    """
    from infoview import render
    from infoview.cli.running import asking, present, text_or_stdin
    from infoview.domain.results.contacts import Contact
    from infoview.services import people
    from infoview.services.fields import Typed
    from infoview.store import database

    now, settings = present()
    typed = Typed(
        name=name,
        company=company,
        role=role,
        emails=email,
        phones=phone,
        linkedin=linkedin,
        location=location,
        timezone=timezone,
        industry=industry,
        level=level,
        source=source,
        met_at=met_at,
        met_on=met_on,
        referred_by=referred_by,
        tags=tag,
        tier=tier,
        every=every,
        note=text_or_stdin(note),
    )

    def run(person: str) -> Contact:
        with database.writing("edit", now=now) as session:
            return people.edit_contact(session, person, typed, force=force, now=now, settings=settings)

    render.show("edit", asking(run, who, as_json=json), as_json=json, verb="Changed")
