"""What is owed, as lists and as the morning screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from infoview.domain.dates import When
from infoview.domain.due_order import is_to_do
from infoview.domain.results.followups import DueList, Followup, Today
from infoview.render.page import Column, Page, cell, day

WEEK = timedelta(days=7)


def due_list(due: DueList, *, only_due: bool = False, layout: str = "table", quiet: bool = False) -> Page:
    """Return the page of a list of follow-ups.

    Args:
        due: the rows.
        only_due: whether the list is of what is due, so that an empty one says when the next thing is.
        layout: ``table``, ``markdown``, or ``brief`` for one line.
        quiet: an empty list is an empty page.
    """
    if quiet and not due.rows:
        return Page()
    if layout == "brief":
        return _brief(due)
    if layout == "markdown":
        return _markdown(due)
    page = Page()
    if not due.rows:
        page.line("Nothing is due." if only_due else "Nothing is owed.", "good")
    for title, rows in _groups(due.rows, due.today):
        page.heading(f"{title} ({len(rows)})")
        _followups(page, rows, due.today)
    _beyond(page, due, only_due=only_due)
    return page


def _brief(due: DueList) -> Page:
    """Return one line: how much is open and due, and the most urgent of it."""
    page = Page()
    rows = [row for row in due.rows if row.state == "open"]
    if not rows:
        page.line("infoview: nothing is due.")
        return page
    now = sum(is_to_do(row, due.today) for row in rows)
    overdue = sum(row.overdue_days > 0 for row in rows)
    counts = [
        f"{len(rows)} open" if now < len(rows) else "",
        f"{now or 'none'} due",
        f"{overdue} overdue" if overdue else "",
    ]
    first = rows[0]
    more = " and more" if len(rows) > 1 else ""
    told = ", ".join(count for count in counts if count)
    page.line(f"infoview: {told}: {first.what} ({first.contact.name}){more}", "today")
    return page


def _markdown(due: DueList) -> Page:
    """Return a list to paste into a note; every line stands as it is, however long."""
    page = Page()
    for title, rows in _groups(due.rows, due.today):
        if page.parts:
            page.raw("")
        page.raw(f"## {title}")
        page.raw("")
        for row in rows:
            name, what, why = (_escaped(text) for text in (row.contact.name, row.what, row.why))
            page.raw(f"- [ ] **{name}**: {what}, due {when(row)} ({why}) `{row.command}`")
    if not due.rows:
        page.raw("Nothing is due.")
    return page


def _escaped(text: str) -> str:
    """Return a text in which Markdown sees no markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!])", r"\\\1", text)


def today(screen: Today) -> Page:
    """Return the morning screen, or the welcome to an empty database."""
    if not screen.contacts:
        return _welcome()
    page = Page()
    page.line(f"Today, {day(screen.today)}", "heading")
    if not screen.due:
        then = f" The next thing falls due on {day(screen.next_due)}." if screen.next_due else ""
        page.line(f"Nothing is due.{then}", "good")
    for title, rows in _groups(screen.due, screen.today):
        page.heading(f"{title} ({len(rows)})")
        _followups(page, rows, screen.today)
    if screen.talks:
        page.heading("Talks in the next 7 days")
        for row in screen.talks:
            page.line(f"{when(row)}  {row.contact.name}")
            page.line(f"infoview plan {row.contact.id}", "command", indent=2)
    if screen.drafts:
        page.heading("Written and not stored yet")
    for command in screen.drafts:
        page.line(command, "command", indent=2)
    if screen.demo:
        page.line()
        page.line("These are the sample people of infoview demo. For your own, open another terminal.", "dim")
    return page


def _beyond(page: Page, due: DueList, *, only_due: bool) -> None:
    """Say what the list leaves out, or when the next thing falls due."""
    if not due.beyond or not due.next_due or due.until is None:
        return
    if page.parts:
        page.line()
    if only_due:
        page.line(f"The next thing falls due on {day(due.next_due)}.", "dim")
    else:
        page.line(f"{due.beyond} more after {day(due.until)}, the next on {day(due.next_due)}", "dim")
        page.line("infoview followup --within 1y", "command", indent=2)


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
    if row.due < today:
        return "Overdue"
    if is_to_do(row, today):
        return "Today"
    return "Next 7 days" if row.due <= today + WEEK else "Later"


def _commands(row: Followup) -> tuple[tuple[str, str], ...]:
    """Return what writes the message for a row, if it takes one, and what clears it."""
    if row.state not in {"open", "snoozed"}:
        return ()
    return ((row.draft or "", "command"), (row.command, "command"))


def _why(row: Followup) -> str:
    """Return why a row is owed; of a closed one why it was, or what settled it."""
    if row.settled:
        return f"settled by {row.closed_by or 'a plan'}"
    return row.why if row.state in {"open", "snoozed"} else f"then: {row.why}"


def _followups(page: Page, rows: Sequence[Followup], today: date) -> None:
    """Add the rows as a table."""
    page.table(
        [Column("ID"), Column("Whom", most=22), Column("What and why", flexible=True), Column("Due")],
        [
            (
                row.id,
                cell(row.contact.name, (row.company or "", "dim")),
                cell(
                    row.what,
                    (_why(row), "dim"),
                    *_commands(row),
                ),
                cell(when(row), _how_urgent(row, today)),
            )
            for row in rows
        ],
    )


def when(row: Followup) -> str:
    """Return when a row is due, with its time where one matters."""
    return When(row.due, row.due_at.time() if row.due_at else None).echo()


def _how_urgent(row: Followup, today: date) -> tuple[str, str]:
    if row.state == "snoozed" and row.snoozed_until:
        return f"until {day(row.snoozed_until)}", "dim"
    if row.state != "open":
        state = "settled" if row.settled else row.state
        return f"{state} on {day(row.closed_on)}" if row.closed_on else state, "dim"
    if row.overdue_days:
        days = f"{row.overdue_days} day{'s' if row.overdue_days > 1 else ''} overdue"
        return f"late: {days}" if row.late else days, "late"
    if row.late:
        return "late", "late"
    return ("today", "today") if row.due == today else ("", "")


FIRST_STEPS = (
    (
        "Add somebody you would like to talk with. Only the name is required.",
        'infoview add-contact "Dana Lee" --company Acme',
    ),
    (
        "Write to them, and say so. If no answer comes, you are told when to remind them.",
        "infoview log dana asked --via email",
    ),
    (
        "They say yes? Set the date, and get the questions and a checklist for the talk.",
        'infoview plan dana --at "fri 14:00"',
    ),
)


def _welcome() -> Page:
    """Return what somebody sees who has never used it."""
    page = Page()
    page.line("Welcome to infoview.", "heading")
    page.line(
        "It is for informational interviews: short talks in which you ask people about their work. You say"
        " what happened; it says what to do next, for whom and by when. Three steps to begin:"
    )
    for step, (why, command) in enumerate(FIRST_STEPS, start=1):
        page.line()
        page.item(f"{step}. ", why)
        page.line(command, "command", indent=3)
    page.line()
    page.line(
        "From then on, infoview alone shows each day what you owe, to whom and why. It all stays in one file"
        " on this computer, and infoview undo takes any command back."
    )
    page.line()
    page.line("Rather look first? This shows it all with sample people, apart from your own data:")
    page.line("infoview demo", "command", indent=3)
    return page
