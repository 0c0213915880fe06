"""Results as pages for people: the only place where the words around facts are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from infoview.domain import results
from infoview.domain.dates import When
from infoview.domain.results import Followup
from infoview.errors import InfoviewError
from infoview.render import plan_view
from infoview.render.page import Column, Page, cell

WEEK = timedelta(days=7)


def view(result: Any, **options: Any) -> Page:
    """Return the page for a result; a tuple takes the view of what is in it."""
    if isinstance(result, tuple):
        kind = type(result[0]) if result else None
        return _MANY[kind](result, **options) if kind else _nothing(**options)
    return _ONE[type(result)](result, **options)


def error(failure: InfoviewError) -> Page:
    """Return the page for an error: what is wrong, who may be meant, what to do."""
    page = Page()
    page.line(f"infoview: {failure.message}", "error")
    if failure.candidates:
        page.table(
            [
                Column("ID"),
                Column("Name", most=28),
                Column("What they do", most=28),
                Column("Command", flexible=True),
            ],
            [
                (
                    str(each.id),
                    each.name,
                    ", ".join(part for part in (each.role, each.company) if part),
                    cell((each.command, "command")),
                )
                for each in failure.candidates
            ],
        )
    if failure.hint:
        page.line(failure.hint)
    return page


def overview(panels: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Page:
    """Return the overview of all commands."""
    page = Page()
    page.line("infoview: whom to write to, what to ask, what you owe.", "heading")
    page.line()
    page.line("infoview alone shows today; infoview COMMAND --help explains a command.")
    for title, commands in panels:
        page.heading(title)
        page.table(
            [Column("", most=16), Column("", flexible=True)],
            [(cell((name, "command")), summary) for name, summary in commands],
            header=False,
            lead=(0,),
        )
    page.heading("Everywhere")
    page.line("--json prints one JSON document; --no-color plain text; -h, --help explains; --version tells.")
    return page


def _due_list(due: results.DueList, *, only_due: bool = False) -> Page:
    page = Page()
    if not due.rows:
        page.line("Nothing is due." if only_due else "Nothing is owed.", "good")
    for title, rows in _groups(due.rows, due.today):
        page.heading(f"{title} ({len(rows)})")
        _followups(page, rows, due.today)
    _beyond(page, due, only_due=only_due)
    return page


def _beyond(page: Page, due: results.DueList, *, only_due: bool) -> None:
    """Say what the list leaves out, or when the next thing falls due."""
    if not due.beyond or not due.next_due or due.until is None:
        return
    if page.parts:
        page.line()
    if only_due:
        page.line(f"The next thing falls due on {_day(due.next_due)}.", "dim")
    else:
        page.line(
            f"{due.beyond} more after {_day(due.until)}, the next on {_day(due.next_due)}:"
            " infoview followup --within 1y",
            "dim",
        )


def _groups(rows: Sequence[Followup], today: date) -> list[tuple[str, list[Followup]]]:
    """Return the rows in groups by when they are due, closed ones last; empty groups are left out."""
    groups: dict[str, list[Followup]] = {
        title: [] for title in ("Overdue", "Today", "Next 7 days", "Later", "Snoozed", "Closed")
    }
    for row in rows:
        groups[_group(row, today)].append(row)
    return [(title, members) for title, members in groups.items() if members]


def _group(row: Followup, today: date) -> str:
    if row.state == "snoozed":
        return "Snoozed"
    if row.state != "open":
        return "Closed"
    if row.due <= today:
        return "Today" if row.due == today else "Overdue"
    return "Next 7 days" if row.due <= today + WEEK else "Later"


def _followups(page: Page, rows: Sequence[Followup], today: date) -> None:
    page.table(
        [Column("ID"), Column("Whom", most=22), Column("What and why", flexible=True), Column("Due")],
        [
            (
                row.id,
                row.contact.name,
                cell(
                    row.what,
                    (row.why, "dim"),
                    (row.command if row.state in {"open", "snoozed"} else "", "command"),
                ),
                cell(_when(row), _how_urgent(row, today)),
            )
            for row in rows
        ],
    )


def _when(row: Followup) -> str:
    return When(row.due, row.due_at.time() if row.due_at else None).echo()


def _how_urgent(row: Followup, today: date) -> tuple[str, str]:
    if row.state == "snoozed" and row.snoozed_until:
        return f"until {_day(row.snoozed_until)}", "dim"
    if row.state != "open":
        return row.state, "dim"
    if row.overdue_days:
        days = f"{row.overdue_days} day{'s' if row.overdue_days > 1 else ''} overdue"
        return f"late: {days}" if row.late else days, "late"
    if row.late:
        return "late", "late"
    return ("today", "today") if row.due == today else ("", "")


def _followup_changes(rows: tuple[Followup, ...], *, verb: str = "") -> Page:
    """Return what was done to follow-ups, one line each, and how to reverse it."""
    page = Page()
    for row in rows:
        state = {"open": f"due {_when(row)}", "snoozed": f"hidden until {_day(row.snoozed_until or row.due)}"}
        page.line(
            f"{verb} {row.id} {row.contact.name}: {row.what} ({state.get(row.state, row.state)})", "good"
        )
    page.line("To reverse this: infoview undo", "dim")
    return page


def _nothing(**_options: Any) -> Page:
    page = Page()
    page.line("Nothing there.")
    return page


def _logged(logged: results.Logged) -> Page:
    page = Page()
    entry = logged.entry
    names = ", ".join([entry.contact.name, *(ref.name for ref in entry.together_with)])
    page.line(f"Logged: {_entry_line(entry)} - {names}", "good")
    for row in logged.closed:
        page.line(f"Closed {row.id}: {row.what}", "dim")
    _owed(page, logged.owed)
    return page


def _owed(page: Page, owed: Sequence[Followup]) -> None:
    if not owed:
        page.line("Nothing is owed now.")
    for row in owed:
        page.line(f"Owed {row.id} {row.contact.name}: {row.what}, due {_when(row)}")
        page.line(row.command, "command", indent=2)


def _entry_line(entry: results.Entry) -> str:
    """Return a line of the log: ``met on Fri 2026-11-20 14:00, 25 min, coffee``."""
    day = f"{_day(entry.on)} {entry.time}" if entry.time else _day(entry.on)
    zone = f" {entry.timezone}" if entry.timezone and entry.time else ""
    parts = [
        f"{entry.what}{' (mine)' if entry.mine else ''} on {day}{zone}",
        f"{entry.minutes} min" if entry.minutes else "",
        entry.via or "",
        f"until {_day(entry.until)}" if entry.until else "",
    ]
    return ", ".join(part for part in parts if part)


def _contact(contact: results.Contact, *, verb: str = "") -> Page:
    page = Page()
    if verb:
        page.line(f"{verb} {contact.name}, contact {contact.id}", "good")
    _card_fields(page, contact)
    if contact.next:
        page.line(f"Next: {contact.next.what}, due {_day(contact.next.due)} ({contact.next.id})")
    return page


def _card(card: results.Card) -> Page:
    page = Page()
    page.line(f"{card.name}  (contact {card.id})", "heading")
    _card_fields(page, card)
    page.heading("Owed")
    _owed(page, card.owed)
    if card.plan:
        page.heading("Plan")
        page.line(plan_view.title(card.plan))
        page.line(f"infoview plan {card.id}", "command", indent=2)
    page.heading("Timeline")
    for entry in card.timeline:
        page.line(_entry_line(entry))
        for text in (entry.text or "").splitlines():
            page.line(text, "dim", indent=2)
    if not card.timeline:
        page.line(f"Nothing yet. After the first message: infoview log {card.id} asked")
    return page


def _card_fields(page: Page, contact: results.Contact) -> None:
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
        ("Met", ", ".join(part for part in (contact.met_at, _day(contact.met_on)) if part)),
        ("Referred by", contact.referred_by.name if contact.referred_by else None),
        ("Tags", ", ".join(contact.tags)),
        ("Rhythm", _rhythm(contact)),
        ("Stage", _stage(contact)),
        ("Last touch", _day(contact.last_touch)),
        ("Note", contact.note),
    ]
    page.table(
        [Column("", most=12), Column("", flexible=True)],
        [(cell((name, "dim")), cell(*value.splitlines())) for name, value in rows if value],
        header=False,
        lead=(0, 1),
    )


def _rhythm(contact: results.Contact) -> str:
    tier = f"tier {contact.tier.upper()}" if contact.tier else ""
    every = f"every {contact.every}" if contact.every else ""
    return ", ".join(part for part in (tier, every) if part)


def _stage(contact: results.Contact) -> str:
    until = f" until {_day(contact.rested_until)}" if contact.rested_until else ""
    return f"{contact.stage}{until}" if contact.stage in {"resting", "no-response"} else contact.stage


def _contacts(found: results.Page, *, words: str = "") -> Page:
    page = Page()
    if not found.rows:
        if words:
            page.line(f'Nobody matches "{words}". See everybody: infoview contacts')
        else:
            page.line("No contacts. Add one: infoview add-contact 'Dana Lee' --company Acme")
        return page
    if found.since:
        page.line(f"Since {_day(found.since)}:", "dim")
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
                ", ".join(part for part in (row.role, row.company) if part),
                cell(f"{_day(row.next.due)} {row.next.what}") if row.next else "",
            )
            for row in found.rows
        ],
    )
    if found.total > len(found.rows):
        page.line(f"{len(found.rows)} of {found.total}; all of them: --limit 0", "dim")
    return page


def _deleted(deleted: results.Deleted) -> Page:
    page = Page()
    log = f" and {deleted.entries} log entries" if deleted.entries else ""
    page.line(f"Deleted {deleted.contact.name}{log}.", "good")
    page.line("To bring them back: infoview undo", "dim")
    return page


def _undone(step: results.Undone, *, verb: str = "Undone") -> Page:
    page = Page()
    page.line(f"{verb}: {step.command} ({step.summary})", "good")
    other = "redo" if verb == "Undone" else "undo"
    page.line(f"To reverse this: infoview {other}", "dim")
    return page


def _history(lines: tuple[results.HistoryLine, ...]) -> Page:
    page = Page()
    page.table(
        [
            Column("ID"),
            Column("When (UTC)"),
            Column("Command", most=16),
            Column("What it changed", flexible=True),
        ],
        [
            (
                str(line.id),
                line.at[:16].replace("T", " "),
                line.command,
                cell((f"{'(undone) ' if line.undone else ''}{line.summary}", "dim" if line.undone else "")),
            )
            for line in lines
        ],
    )
    return page


def _today(today: results.Today) -> Page:
    if not today.contacts:
        return _welcome()
    page = Page()
    page.line(f"Today, {_day(today.today)}", "heading")
    if not today.due:
        when = f" The next thing falls due on {_day(today.next_due)}." if today.next_due else ""
        page.line(f"Nothing is due.{when}", "good")
    for title, rows in _groups(today.due, today.today):
        page.heading(f"{title} ({len(rows)})")
        _followups(page, rows, today.today)
    if today.talks:
        page.heading("Talks in the next 7 days")
        for row in today.talks:
            page.line(f"{_when(row)}  {row.contact.name}")
            page.line(f"infoview plan {row.contact.id}", "command", indent=2)
    return page


def _welcome() -> Page:
    page = Page()
    page.line("Welcome to infoview.", "heading")
    page.line(
        "It remembers whom you write to, what to ask them, and what you owe them. Three steps to begin:"
    )
    for why, command in (
        (
            "Add somebody you would like to talk with:",
            "infoview add-contact 'Dana Lee' --company Acme --source alumni",
        ),
        ("See what to ask them:", "infoview plan 'Dana Lee'"),
        ("Every morning, see what you owe and why:", "infoview followup --due"),
    ):
        page.line()
        page.line(why)
        page.line(command, "command", indent=2)
    return page


def _day(day: date | None) -> str:
    return When(day).echo() if day else ""


_ONE: dict[type, Callable[..., Page]] = {
    results.DueList: _due_list,
    results.Logged: _logged,
    results.Contact: _contact,
    results.Card: _card,
    results.Page: _contacts,
    results.Plan: plan_view.view,
    results.Deleted: _deleted,
    results.Undone: _undone,
    results.Today: _today,
}
_MANY: dict[type, Callable[..., Page]] = {
    results.Followup: _followup_changes,
    results.HistoryLine: _history,
}
