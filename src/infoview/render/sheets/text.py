"""A plan as plain text to print, with ruled lines for the answers."""

from __future__ import annotations

from datetime import datetime

from infoview.domain.results.plans import Plan
from infoview.render.page import laid_out
from infoview.render.views import plans

WIDTH = 78
"""Columns that any printer and any mail program takes."""


def page(plan: Plan, *, now: datetime) -> bytes:  # noqa: ARG001 - every sheet is made alike
    """Return the sheet as UTF-8 text."""
    lines = laid_out(plans.on_paper(plan), WIDTH)
    return "".join(f"{line.text}\n" for line in lines).encode()
