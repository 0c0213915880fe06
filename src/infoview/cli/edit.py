"""infoview edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import options

if TYPE_CHECKING:
    from infoview.domain.edit_file import Header
    from infoview.domain.results.contacts import Contact
    from infoview.store.edit_files import EditFile


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("edit")(edit)


def edit(
    who: options.WhoOrFile = None,
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
    may_use_name: Annotated[
        bool | None,
        typer.Option("--may-use-name/--may-not-use-name", help="You may tell them who named them."),
    ] = None,
    tag: options.Tags = None,
    tier: options.Tier = None,
    every: options.Every = None,
    note: options.Note = None,
    edit: options.Edit = False,
    resume: options.Resume = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Change a contact. What you give replaces what was there; an empty value clears it (--company "").

    Emails, phones and tags are replaced as a whole: give all that shall stay. --edit opens the whole card.
    """
    from infoview.errors import UsageError

    if who is None and not resume:
        raise UsageError("edit needs WHO.", hint='For example: infoview edit "Dana Lee" --company Acme')
    from infoview import render
    from infoview.cli.running import asking, present, text_or_stdin
    from infoview.services import people
    from infoview.services.fields import Typed
    from infoview.store import database

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
        note=note,
    )
    if edit or resume:
        if typed != Typed() or may_use_name is not None:
            raise UsageError(
                "In the editor the whole card is changed, so no field is given besides.",
                hint=f"For example: infoview edit {'--resume' if resume else '7 --edit'}",
            )
        card, verb = _by_editor(who or "", force=force, resume=resume, as_json=json)
        render.show("edit", card, as_json=json, verb=verb)
        return
    now, settings = present()
    typed = replace(typed, note=text_or_stdin(note))

    def run(person: str, referrer: str) -> Contact:
        known = replace(typed, referred_by=referrer if referred_by is not None else None)
        with database.writing("edit", now=now) as session:
            return people.edit_contact(
                session, person, known, may_use_name=may_use_name, force=force, now=now, settings=settings
            )

    card = asking(run, who or "", referred_by or "", as_json=json)
    render.show("edit", card, as_json=json, verb="Changed")


def _by_editor(who: str, *, force: bool, resume: bool, as_json: bool) -> tuple[Contact, str]:
    """Have the card changed in the editor, in a new file or in one that was kept; say what came of it."""
    from infoview.cli import editing
    from infoview.cli.running import asking, present
    from infoview.services import cards, edited_card
    from infoview.services.fields import Typed
    from infoview.store import database

    if resume:
        file, header = editing.resumed("edit", who, as_json=as_json)
    else:
        file, header = asking(lambda person: _begin(person, force=force), who, as_json=as_json)

    def store(content: str) -> tuple[Contact, str]:
        now, settings = present()
        with database.reading() as session:
            typed = edited_card.read_card(session, header, content, now=now, settings=settings)
            if typed == Typed():
                card = cards.contact(session, header.contact, now=now, settings=settings)
                return card, "Nothing was changed:"
        with database.writing("edit", now=now) as session:
            card = edited_card.finish_card(session, header, typed, force=force, now=now, settings=settings)
            return card, "Changed"

    return editing.edited(file, store, as_json=as_json)


def _begin(who: str, *, force: bool) -> tuple[EditFile, Header]:
    """Begin the edit file of a card."""
    from infoview.cli.running import present
    from infoview.render.edit_files import file_for_card
    from infoview.services.edited_card import begin_card
    from infoview.store import database, edit_files

    now, settings = present()
    with database.reading() as session:
        header, values = begin_card(session, who, force=force, now=now, settings=settings)
    return edit_files.create(header, file_for_card(header, values)), header
