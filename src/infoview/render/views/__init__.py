"""Results as pages for people: the only place where the words around facts are chosen."""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

from infoview.render.page import Page

VIEWS = {
    "Card": "contacts.full_card",
    "Contact": "contacts.contact",
    "Deleted": "contacts.deleted",
    "Page": "contacts.contact_list",
    "DueList": "followups.due_list",
    "Today": "followups.today",
    "Logged": "logs.logged_entry",
    "Plan": "plans.plan",
    "Undone": "journal.undone",
    "BackedUp": "care.backed_up",
    "Restored": "care.restored",
    "Erased": "care.erased",
    "Place": "care.place",
}
"""The view of each kind of result, by name: a command loads only the words that it says."""

MANY = {
    "Followup": "followups.changes",
    "HistoryLine": "journal.history",
    "BackupLine": "care.backups",
    "Finding": "care.findings",
    "SettingLine": "care.settings",
}
"""The view of a tuple of results, by the kind of what is in it."""


def view(result: Any, **options: Any) -> Page:
    """Return the page for a result; a tuple takes the view of what is in it."""
    if isinstance(result, tuple) and not result:
        page = Page()
        page.line("Nothing there.")
        return page
    many = isinstance(result, tuple)
    kind = type(result[0] if many else result).__name__
    module, _, function = (MANY if many else VIEWS)[kind].partition(".")
    return cast(Page, getattr(import_module(f"{__name__}.{module}"), function)(result, **options))
