"""What a search found."""

from __future__ import annotations

from itertools import groupby

from infoview.domain.results.search import Answers, Found, Hit
from infoview.domain.text import excerpt, show_note
from infoview.render.page import Column, Page, cell, day

_KINDS = {
    ("promise", "mine"): "you promised",
    ("promise", "theirs"): "they promised",
    ("follow-up", "open"): "follow-up",
    ("follow-up", "done"): "follow-up, done",
    ("follow-up", "skipped"): "follow-up, skipped",
    ("contact", "met_at"): "met at",
    ("contact", "link"): "profile",
}
"""What a text is called where its kind alone does not say it."""

_IN_HEADING = {("contact", "name"), ("contact", "role"), ("contact", "company")}


def found(result: Found) -> Page:
    """Return the page of the texts that were found, by person."""
    page = Page()
    if not result.rows:
        page.line(f"Nothing holds {excerpt(result.words)}.")
        if result.near:
            page.line(f"A name that is close: {', '.join(result.near)}", "dim")
        return page
    for _, hits in groupby(result.rows, key=lambda hit: hit.contact):
        for place, hit in enumerate(hits):
            if not place:
                page.heading(_heading(hit))
            if (hit.kind, hit.what) not in _IN_HEADING:
                _line(page, hit)
    if result.more:
        page.line()
        page.line("There is more: --limit 0 shows it all.", "dim")
    return page


def compared(result: Answers) -> Page:
    """Return the page of answers side by side, question by question."""
    page = Page()
    if not result.rows:
        page.line("No answer like that is noted." if result.narrowed else "No answers are noted yet.")
        page.line("To note one, by its number on the plan:", "dim")
        page.line("infoview log dana met --answer '3=By talking to people.'", "command", indent=2)
    for each in result.rows:
        about = f"  ({each.question.category})" if each.question.category else ""
        page.heading(f"{each.question.text}{about}")
        page.table(
            [Column("Who", most=26), Column("Answer", flexible=True), Column("Day")],
            [
                (
                    cell(answer.contact.name, (answer.role or "", "dim"), (answer.company or "", "dim")),
                    cell(*show_note(answer.text).split("\n")),
                    day(answer.on),
                )
                for answer in each.answers
            ],
            lead=(0,),
        )
    return page


def _heading(hit: Hit) -> str:
    if hit.contact is None:
        return "Your own news"
    about = ", ".join(part for part in (hit.role, hit.company) if part)
    return f"{hit.contact.id}  {hit.contact.name}" + (f" ({about})" if about else "")


def _line(page: Page, hit: Hit) -> None:
    """Add the line of one text: its day, what it is, and the part of it that was found."""
    if hit.kind == "answer":
        page.line(f"{_when(hit)}asked: {hit.asked}", "dim", indent=2)
        page.marked(hit.excerpt, hit.marks, indent=4)
        return
    what = _KINDS.get((hit.kind, hit.what or ""))
    if what is None:
        what = hit.what if hit.kind in {"contact", "log", "takeaway"} and hit.what else hit.kind
    label = f"{_when(hit)}{what}: "
    page.marked(
        label + hit.excerpt, [(start + len(label), end + len(label)) for start, end in hit.marks], indent=2
    )


def _when(hit: Hit) -> str:
    due = "due " if hit.kind == "follow-up" else ""
    return f"{due}{day(hit.on)}, " if hit.on else ""
