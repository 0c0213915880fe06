"""Contacts, as cards and as lists."""

from __future__ import annotations

from infoview.domain.results.contacts import Card, Contact, Deleted
from infoview.domain.results.contacts import Page as Found
from infoview.domain.text import show_note
from infoview.render.page import Column, Page, cell, day
from infoview.render.views import plans
from infoview.render.views.followups import when
from infoview.render.views.logs import GAINS, entry_line


def contact(card: Contact, *, verb: str = "") -> Page:
    """Return the page of a card after a change; ``verb`` says what was done."""
    page = Page()
    if verb:
        page.line(f"{verb} {card.name}, contact {card.id}", "good")
    _card_fields(page, card)
    if card.next:
        page.line(f"Next: {card.next.what}, due {day(card.next.due)} ({card.next.id})")
    return page


def full_card(card: Card) -> Page:
    """Return the page with all about one contact."""
    page = Page()
    page.line(f"{card.name}  (contact {card.id})", "heading")
    _card_fields(page, card)
    page.heading("Owed")
    for row in card.owed:
        mark = f"{row.id}  "
        page.item(mark, f"{row.what}, due {when(row)}")
        page.line(row.why, "dim", indent=len(mark))
        for command in filter(None, (row.draft, row.command)):
            page.line(command, "command", indent=len(mark))
    if not card.owed:
        page.line("Nothing.")
    if card.plan:
        page.heading("Plan")
        page.line(plans.title(card.plan))
        page.line(f"infoview plan {card.id}", "command", indent=2)
    page.heading("Timeline")
    for entry in card.timeline:
        page.line(entry_line(entry))
        for text in show_note(entry.text).split("\n") if entry.text else ():
            page.line(text, "dim", indent=2)
        for gain in entry.gave:
            page.line(f"{GAINS[gain.kind]}: {gain.text}", "dim", indent=2)
    if not card.timeline:
        page.line(f"Nothing yet. After the first message: infoview log {card.id} asked")
    return page


def contact_list(found: Found, *, words: str = "", narrowed: bool = False) -> Page:
    """Return the page of a list of contacts that was looked for by words, or narrowed by anything."""
    page = Page()
    if found.since:
        page.line(f"Since {day(found.since)}:", "dim")
    if not found.rows:
        if narrowed:
            meant = f' "{words}"' if words else ""
            page.line(f"Nobody matches{meant}. See everybody: infoview contacts")
        else:
            page.line("No contacts. Add one: infoview add-contact 'Dana Lee' --company Acme")
        return page
    page.table(
        [
            Column("ID"),
            Column("Name", most=26),
            Column("Stage"),
            Column("What they do", most=26),
            Column("Next", flexible=True),
        ],
        [
            (
                str(row.id),
                row.name,
                row.stage,
                cell(row.role or "", row.company or ""),
                cell(day(row.next.due), row.next.what) if row.next else "",
            )
            for row in found.rows
        ],
        lead=(0, 1, 2),
    )
    if found.total > len(found.rows):
        page.line(f"{len(found.rows)} of {found.total}; all of them: --limit 0", "dim")
    return page


def deleted(gone: Deleted) -> Page:
    """Return the page after a deletion."""
    page = Page()
    entries = "1 log entry" if gone.entries == 1 else f"{gone.entries} log entries"
    log = f" and {entries}" if gone.entries else ""
    page.line(f"Deleted {gone.contact.name}{log}.", "good")
    page.line("To bring them back: infoview undo", "dim")
    return page


def _referred_by(contact: Contact) -> str:
    """Return who named a contact, and whether they may be told."""
    if not contact.referred_by:
        return ""
    may = {True: ", whose name you may use", False: ", whose name you may not use", None: ""}
    return f"{contact.referred_by.name}{may[contact.may_use_name]}"


def _card_fields(page: Page, contact: Contact) -> None:
    """Add the fields of a card that are filled in, name by name."""
    rows = [
        ("Works", ", ".join(part for part in (contact.role, contact.company) if part)),
        ("Industry", contact.industry),
        ("Level", contact.level),
        ("Email", ", ".join(contact.emails)),
        ("Phone", ", ".join(contact.phones)),
        ("LinkedIn", contact.linkedin),
        ("Location", ", ".join(part for part in (contact.location, contact.timezone) if part)),
        ("Source", contact.source),
        ("Met", ", ".join(part for part in (contact.met_at, day(contact.met_on)) if part)),
        ("Referred by", _referred_by(contact)),
        ("Tags", ", ".join(contact.tags)),
        ("Rhythm", _rhythm(contact)),
        ("Stage", _stage(contact)),
        ("Last touch", day(contact.last_touch)),
        ("Note", contact.note),
    ]
    page.table(
        [Column("", most=12), Column("", flexible=True)],
        [(cell((name, "dim")), cell(*show_note(value).split("\n"))) for name, value in rows if value],
        header=False,
        lead=(0, 1),
    )


def _rhythm(contact: Contact) -> str:
    tier = f"tier {contact.tier.upper()}" if contact.tier else ""
    every = f"every {contact.every}" if contact.every else ""
    return ", ".join(part for part in (tier, every) if part)


def _stage(contact: Contact) -> str:
    until = f" until {day(contact.rested_until)}" if contact.rested_until else ""
    return f"{contact.stage}{until}" if contact.stage in {"resting", "no-response"} else contact.stage
