"""A plan as Markdown: check boxes to tick, and a place under each question to type the answer."""

from __future__ import annotations

import re
from datetime import datetime

from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.domain.text import show
from infoview.render.views.plans import facts, heading, legend, name, works

_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>|~&$^]|^[#+=-]|:(?=\w+:)")
"""What begins or ends anything in Markdown; some only where a text begins."""

_LIST_NUMBER = re.compile(r"^[0-9]{1,9}(?=[.)])")
"""What begins a numbered list: as many digits as CommonMark takes."""


def page(plan: Plan, *, now: datetime) -> bytes:  # noqa: ARG001 - every sheet is made alike
    """Return the sheet as UTF-8 text."""
    parts = [f"# {_plain(name(plan))}", *(_plain(text) for text in (works(plan), facts(plan)) if text)]
    for section in plan.sections:
        parts += _section(section)
    parts.append("\\\n".join(_plain(text) for text in legend(plan, star="★")))
    return ("\n\n".join(parts) + "\n").encode()


def _section(section: Section) -> list[str]:
    parts = [f"## {_plain(heading(section))}"]
    lines = [_line(item) for item in section.items if not isinstance(item, PlannedQuestion)]
    questions = [_question(item) for item in section.items if isinstance(item, PlannedQuestion)]
    return [*parts, *questions, *(["\n".join(lines)] if lines else [])]


def _line(item: Line | Preparation | PlannedQuestion) -> str:
    if isinstance(item, Preparation):
        return f"- [{'x' if item.done else ' '}] {_plain(item.text)}"
    return f"- {_plain(item.text)}"


def _question(item: PlannedQuestion) -> str:
    text = _plain(item.text)
    indent = " " * len(f"{item.number}. ")
    lines = [f"{item.number}. {f'**★ {text}**' if item.must else text}{' (spare)' if item.reserve else ''}"]
    if item.probe:
        lines.append(f"{indent}*Then: {_plain(item.probe)}*")
    answer = [_plain(line) for line in (item.answer or "").split("\n")]
    return "\\\n".join(lines) + "\n\n" + "\n".join(f"{indent}> {line}".rstrip() for line in answer)


def _plain(text: str) -> str:
    """Return a text of one line that means nothing to Markdown."""
    escaped = _MEANS_SOMETHING.sub(r"\\\g<0>", show(text).lstrip())
    return _LIST_NUMBER.sub(r"\g<0>\\", escaped)
