"""The plan for a talk as a page."""

from __future__ import annotations

from datetime import datetime

from infoview.domain.dates import When
from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.render.page import Page


def title(plan: Plan) -> str:
    """Return a plan in one line: ``Dana Lee, Fri 2026-11-27 14:00, 30 min, coffee, at the Blue Door``."""
    at = ""
    if plan.at:
        moment = datetime.fromisoformat(plan.at)
        at = When(moment.date(), moment.time() if "T" in plan.at else None).echo()
    parts = [
        plan.contact.name if plan.contact else "For any talk",
        f"{at} {plan.timezone}" if at and plan.timezone else at,
        f"{plan.minutes} min",
        plan.format or "",
        f"at {plan.place}" if plan.place else "",
        f"goal: {plan.goal}" if plan.goal else "",
    ]
    return ", ".join(part for part in parts if part)


def plan(sheet: Plan, *, why: bool = False) -> Page:
    """Return the page of a plan; ``why`` adds the reason to every question."""
    page = Page()
    page.line(title(sheet), "heading")
    for section in sheet.sections:
        _section(page, section, why=why)
    page.line()
    page.line("* ask these three whatever happens; (spare) drop these first when time runs short", "dim")
    if sheet.contact:
        who = sheet.contact.id
        page.line(
            f"Tick preparation: infoview plan {who} --done 1; your own question: infoview plan {who} --add"
            f" TEXT; set the date: infoview plan {who} --at 'fri 14:00'; afterwards: infoview log {who} met",
            "dim",
        )
    return page


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
