"""The plan for a talk as a page."""

from __future__ import annotations

from infoview.domain.dates import When
from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.domain.types import IN_PERSON, Channel
from infoview.render.page import Column, Page, cell
from infoview.render.views.logs import owed_rows

REMOTE = frozenset(Channel) - IN_PERSON - {Channel.OTHER}
"""Formats of which the place is a number, a link or an address."""

RULES, RULE_WIDTH = 2, 70
"""Ruled lines for the answer to a question, on every sheet, and how wide they are in plain text."""

MARKED = {
    "done": "Ticked",
    "undone": "No longer ticked",
    "must": "To ask for sure",
    "drop": "Taken out",
    "add": "Added",
    "came": "In its place",
    "left": "Made room",
}
"""The words for what was done to a line of a plan."""


def title(plan: Plan) -> str:
    """Return a plan in one line: ``Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, at the Blue Door``."""
    return f"{name(plan)}, {facts(plan)}"


def name(plan: Plan) -> str:
    """Return whom a plan is for."""
    return plan.contact.name if plan.contact else "For any talk"


def works(plan: Plan) -> str:
    """Return what they do: ``Analyst, Acme``; empty where that is not known."""
    return ", ".join(part for part in (plan.role, plan.company) if part)


def facts(plan: Plan) -> str:
    """Return when, how long, how, where and what for."""
    preposition = "" if plan.format in REMOTE else "at "
    parts = [
        _at(plan),
        f"{plan.minutes} min",
        plan.format or "",
        f"{preposition}{plan.place}" if plan.place else "",
        f"goal: {plan.goal}" if plan.goal else "",
    ]
    return ", ".join(part for part in parts if part)


def heading(section: Section) -> str:
    """Return the name of a section, with its minutes if it has any."""
    minutes = f" ({section.minutes} min)" if section.minutes else ""
    return f"{section.name[:1].upper()}{section.name[1:]}{minutes}"


def _at(plan: Plan) -> str:
    """Return when a talk is to be: in its own zone, and here where that is another time."""
    if not plan.at:
        return ""
    there = When.from_iso(plan.at).echo()
    at = f"{there} {plan.timezone}" if plan.timezone else there
    if plan.at_here is None or plan.at_here == plan.at:
        return at
    here = When.from_iso(plan.at_here).echo()
    return f"{at} ({here.removeprefix(there[: -len('00:00')])} here)"


def plan(sheet: Plan, *, why: bool = False) -> Page:
    """Return the page of a plan; ``why`` adds the reason to every question."""
    page = Page()
    if sheet.output:
        page.line(f"Wrote {sheet.output}", "good")
        page.line(title(sheet))
        if sheet.owed:
            owed_rows(page, sheet.owed)
        return page
    if sheet.contact and sheet.marks and not why:
        _marked(page, sheet, sheet.contact.id)
        return page
    page.line(title(sheet), "heading")
    for section in sheet.sections:
        _section(page, section, why=why)
    _legend(page, sheet)
    if sheet.contact:
        page.line()
        _what_next(page, sheet.contact.id, sheet.at)
    if sheet.owed:
        page.line()
        page.line(f"Set: {title(sheet)}", "good")
        owed_rows(page, sheet.owed)
    return page


def on_paper(sheet: Plan) -> Page:
    """Return the page of a plan to print: with ruled lines for the answers, and no commands."""
    page = Page()
    page.line(name(sheet), "heading")
    for text in (works(sheet), facts(sheet)):
        if text:
            page.line(text)
    for section in sheet.sections:
        _section(page, section, ruled=True)
    _legend(page, sheet)
    return page


def legend(sheet: Plan, *, star: str) -> list[str]:
    """Return what the marks of a plan mean: of its star, and of spare questions where it has any."""
    questions = [item for part in sheet.sections for item in part.items if isinstance(item, PlannedQuestion)]
    told = [f"{star} ask these whatever happens"]
    if any(question.reserve for question in questions):
        told.append("(spare) drop these first when time runs short")
    return told


def _legend(page: Page, sheet: Plan) -> None:
    page.line()
    for text in legend(sheet, star="*"):
        page.line(text, "dim")


def _marked(page: Page, sheet: Plan, who: int) -> None:
    """Say what was marked, how far the preparation is, and how to see the rest."""
    for mark in sheet.marks:
        page.line(f"{MARKED[mark.what]}: {mark.text}", "good")
    to_do = [item for part in sheet.sections for item in part.items if isinstance(item, Preparation)]
    page.line(f"Prepared: {sum(item.done for item in to_do)} of {len(to_do)}")
    page.line(f"The whole plan: infoview plan {who}", "dim")


def _what_next(page: Page, who: int, at: str | None) -> None:
    """Add the commands that one needs with a plan at hand."""
    page.table(
        [Column(""), Column("", flexible=True)],
        [
            (cell((purpose, "dim")), cell((command, "command")))
            for purpose, command in (
                ("Tick preparation", f"infoview plan {who} --done 1"),
                ("Ask something else too", f"infoview plan {who} --add TEXT"),
                ("Move it" if at else "Set the date", f"infoview plan {who} --at 'fri 14:00'"),
                ("Afterwards", f"infoview log {who} met"),
            )
        ],
        header=False,
        lead=(0,),
    )


def _section(page: Page, section: Section, *, why: bool = False, ruled: bool = False) -> None:
    page.heading(heading(section))
    for item in section.items:
        if isinstance(item, Preparation):
            page.item(f"[{'x' if item.done else ' '}] {item.number:>2}. ", item.text)
        elif isinstance(item, PlannedQuestion):
            _question(page, item, why=why)
            if ruled and not item.answer:
                for _ in range(RULES):
                    page.line("_" * RULE_WIDTH, "dim", indent=5)
        elif isinstance(item, Line):
            page.item("- ", item.text)


def _question(page: Page, item: PlannedQuestion, *, why: bool) -> None:
    star = "*" if item.must else " "
    spare = " (spare)" if item.reserve else ""
    asked = " (asked)" if item.asked else ""
    page.item(f"{star}{item.number:>2}. ", f"{item.text}{spare}{asked}", "strong" if item.must else "")
    if item.probe:
        page.line(f"then: {item.probe}", "dim", indent=5)
    if why and item.why:
        page.line(f"why: {item.why}", "dim", indent=5)
    if item.answer:
        page.line(item.answer, indent=5)
