"""Coming talks, who led to whom, and good news."""

from __future__ import annotations

from datetime import datetime

from infoview.domain.dates import When
from infoview.domain.results.network import AgendaLine, NewsTold, Node
from infoview.render.page import Column, Page, cell, day
from infoview.render.views.logs import owed_rows


def agenda(lines: tuple[AgendaLine, ...]) -> Page:
    """Return the page of the coming talks."""
    page = Page()
    page.table(
        [Column("When"), Column("Whom", most=24), Column("How and where", flexible=True), Column("Prepared")],
        [
            (
                cell(_when(line), (_theirs(line), "dim")),
                line.contact.name,
                cell(
                    ", ".join(part for part in (f"{line.minutes} min", line.format, line.place) if part),
                    (f"infoview plan {line.contact.id}", "command"),
                ),
                cell(("yes", "good") if line.prepared else f"{line.prepared_items} of {line.items}"),
            )
            for line in lines
        ],
    )
    return page


def network(roots: tuple[Node, ...]) -> Page:
    """Return the page of the trees of who led to whom."""
    page = Page()
    for root in roots:
        page.line(_node(root), "strong")
        _branches(page, root, "")
    return page


def news(told: NewsTold) -> Page:
    """Return the page after good news: who is to be told."""
    page = Page()
    page.line(f"Noted on {day(told.on)}: {told.text}", "good")
    if told.owed:
        who = _people(len(told.owed))
        page.line(f"{who} who talked with you or helped in another way would like to hear of it:")
        owed_rows(page, told.owed)
    elif not told.resting:
        page.line("Nobody is on record who talked with you or helped in another way.")
    if told.resting:
        count = len(told.resting)
        who = (
            f"{count} more" if told.owed else f"{_people(count)} who talked with you or helped in another way"
        )
        page.line(
            f"{who} {'rests' if count == 1 else 'rest'}, so nothing is owed to them."
            " To tell one, which ends the rest:"
        )
    for each in told.resting:
        until = f" (until {day(each.until)})" if each.until else ""
        page.line(f"{each.contact.name}{until}")
        page.line(each.command, "command", indent=2)
    return page


def _people(count: int) -> str:
    return f"{count} {'person' if count == 1 else 'people'}"


def all_news(noted: tuple[NewsTold, ...]) -> Page:
    """Return the page of the good news there was, and of who still waits to be told."""
    page = Page()
    for each in noted:
        if page.parts:
            page.line()
        page.line(f"{day(each.on)}: {each.text}", "strong")
        if not each.owed:
            page.line("Nobody waits to be told.", "dim")
        owed_rows(page, each.owed)
    return page


def _branches(page: Page, node: Node, before: str) -> None:
    for number, child in enumerate(node.named, start=1):
        last = number == len(node.named)
        page.item(f"{before}{'`-- ' if last else '|-- '}", _node(child))
        _branches(page, child, f"{before}{'    ' if last else '|   '}")


def _node(node: Node) -> str:
    company = f", {node.company}" if node.company else ""
    return f"{node.contact.name}{company} ({node.stage}, contact {node.contact.id})"


def _when(line: AgendaLine) -> str:
    moment = line.local_at or datetime.fromisoformat(line.at)
    return When(moment.date(), moment.time() if line.local_at else None).echo()


def _theirs(line: AgendaLine) -> str:
    """Return the same moment on their clock, where that differs from the user's."""
    if line.their_at is None or line.their_at == line.local_at:
        return ""
    here = line.local_at.date() if line.local_at else None
    weekday = "" if line.their_at.date() == here else f"{day(line.their_at.date())[:3]} "
    city = (line.their_timezone or "").rpartition("/")[2].replace("_", " ")
    return f"{weekday}{line.their_at:%H:%M} in {city}"
