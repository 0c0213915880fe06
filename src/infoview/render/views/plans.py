"""The plan for a talk as a page."""

from __future__ import annotations

from datetime import datetime

from infoview.domain.dates import When
from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.render.page import Column, Page, cell
from infoview.render.views.logs import owed_rows


def title(plan: Plan) -> str:
    """Return a plan in one line: ``Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, at the Blue Door``."""
    parts = [
        plan.contact.name if plan.contact else "For any talk",
        _at(plan),
        f"{plan.minutes} min",
        plan.format or "",
        f"at {plan.place}" if plan.place else "",
        f"goal: {plan.goal}" if plan.goal else "",
    ]
    return ", ".join(part for part in parts if part)


def _at(plan: Plan) -> str:
    """Return when a talk is to be: in its own zone, and here where that is another time."""
    if not plan.at:
        return ""
    there = _when(plan.at)
    at = f"{there} {plan.timezone}" if plan.timezone else there
    if plan.at_here is None or plan.at_here == plan.at:
        return at
    here = _when(plan.at_here)
    return f"{at} ({here.removeprefix(there[: -len('00:00')])} here)"


def _when(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return When(moment.date(), moment.time() if "T" in at else None).echo()


def plan(sheet: Plan, *, why: bool = False) -> Page:
    """Return the page of a plan; ``why`` adds the reason to every question."""
    page = Page()
    page.line(title(sheet), "heading")
    for section in sheet.sections:
        _section(page, section, why=why)
    page.line()
    page.line("* ask these whatever happens", "dim")
    questions = [item for part in sheet.sections for item in part.items if isinstance(item, PlannedQuestion)]
    if any(question.reserve for question in questions):
        page.line("(spare) drop these first when time runs short", "dim")
    if sheet.contact:
        page.line()
        _what_next(page, sheet.contact.id)
    if sheet.owed:
        page.line()
        page.line(f"Set: {title(sheet)}", "good")
        owed_rows(page, sheet.owed)
    return page


def _what_next(page: Page, who: int) -> None:
    """Add the commands that one needs with a plan at hand."""
    page.table(
        [Column(""), Column("", flexible=True)],
        [
            (cell((purpose, "dim")), cell((command, "command")))
            for purpose, command in (
                ("Tick preparation", f"infoview plan {who} --done 1"),
                ("Ask something else too", f"infoview plan {who} --add TEXT"),
                ("Set the date, or move it", f"infoview plan {who} --at 'fri 14:00'"),
                ("Afterwards", f"infoview log {who} met"),
            )
        ],
        header=False,
        lead=(0,),
    )


def _section(page: Page, section: Section, *, why: bool) -> None:
    minutes = f"  ({section.minutes} min)" if section.minutes else ""
    page.heading(f"{section.name[:1].upper()}{section.name[1:]}{minutes}")
    for item in section.items:
        if isinstance(item, Preparation):
            page.item(f"[{'x' if item.done else ' '}] {item.number:>2}. ", item.text)
        elif isinstance(item, PlannedQuestion):
            _question(page, item, why=why)
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
