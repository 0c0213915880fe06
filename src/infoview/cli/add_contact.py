"""infoview add-contact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import options

if TYPE_CHECKING:
    from infoview.domain.results.contacts import Contact
    from infoview.services.fields import Typed


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("add-contact")(add_contact)


def add_contact(
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="Their name.")] = None,
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
    """Add somebody you would like to talk with. Only the name is required.

    infoview add-contact "Dana Lee" --company Acme --role Analyst --email dana@acme.example --source alumni
    """
    from infoview import render
    from infoview.cli.running import asking, one_text, present, text_or_stdin
    from infoview.errors import RefusedError
    from infoview.render import console
    from infoview.services import people
    from infoview.services.fields import Typed
    from infoview.store import database

    if name:
        one_text(name, command="add-contact", noun="name")
    now, settings = present()
    typed = Typed(
        name=name[0] if name else None,
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
    if not name and not json and console.is_interactive():
        typed = _prompted(typed)

    def run(referrer: str, *, force: bool = force) -> Contact:
        known = replace(typed, referred_by=referrer or None)
        with database.writing("add-contact", now=now) as session:
            return people.add_contact(session, known, force=force, now=now, settings=settings)

    def run_or_confirm(referrer: str) -> Contact:
        try:
            return run(referrer)
        except RefusedError as refused:
            if json or refused.code != "duplicate" or not console.is_interactive():
                raise
            known = ", ".join(
                each.name + (f" ({each.company})" if each.company else "") for each in refused.candidates
            )
            if not console.confirm(f"On record already: {known}. Is this another person?"):
                raise
        return run(referrer, force=True)

    card = asking(run_or_confirm, typed.referred_by or "", as_json=json)
    render.show("add-contact", card, as_json=json, verb="Added")


def _prompted(typed: Typed) -> Typed:
    """Ask for the fields one mostly has at hand; each but the name may be left empty."""
    from infoview.render import console

    console.notice("Leave anything but the name empty if you do not know it.")
    name = ""
    while not name:
        name = console.ask("Name:")
    typed = replace(typed, name=name)
    for field, question in (("company", "Company:"), ("role", "Role:"), ("source", "How did you find them:")):
        if getattr(typed, field) is None:
            typed = replace(typed, **{field: console.ask(question) or None})
    if typed.emails is None and (email := console.ask("Email:")):
        typed = replace(typed, emails=[email])
    return typed
