"""Results as pages for people, with the words around the facts.

What is said on other ways has its words there: errors with whoever raises them, faults of a message with the
rules that find them, the files of an editor in ``render.edit_files``.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any, cast

from infoview.domain.results.followups import Caution
from infoview.render.page import Page, day

VIEWS = {
    "Card": "contacts.full_card",
    "Contact": "contacts.contact",
    "Deleted": "contacts.deleted",
    "Page": "contacts.contact_list",
    "DueList": "followups.due_list",
    "Changed": "changes.changes",
    "Today": "followups.today",
    "Logged": "logs.logged_entry",
    "NotLogged": "logs.not_logged",
    "Plan": "plans.plan",
    "Undone": "journal.undone",
    "BackedUp": "care.backed_up",
    "Restored": "care.restored",
    "Erased": "care.erased",
    "Place": "care.place",
    "NewsTold": "network.news",
    "ProfileCard": "profile.profile",
    "Message": "messages.message",
    "Judged": "messages.judged",
    "QuestionList": "questions.question_list",
    "QuestionsChanged": "questions.changed",
    "Installed": "suggestions.installed",
    "Demo": "demo.demo",
    "DemosRemoved": "demo.demos_removed",
    "Found": "search.found",
    "Answers": "search.compared",
}
"""The view of each kind of result, by name: a command loads only the words that it says."""

MANY = {
    "HistoryLine": "journal.history",
    "AgendaLine": "network.agenda",
    "TemplateFile": "messages.templates",
    "Node": "network.network",
    "NewsTold": "network.all_news",
    "BackupLine": "care.backups",
    "CheckedQuestion": "questions.checked",
    "Finding": "care.findings",
    "SettingLine": "care.settings",
    "TakenOut": "care.taken_out",
}
"""The view of a tuple of results, by the kind of what is in it."""


def cautions(found: tuple[Caution, ...]) -> Page:
    """Return the page of what speaks against what was just logged or planned."""
    page = Page()
    for caution in found:
        value = day(date.fromisoformat(caution.value)) if caution.code in _OF_A_DAY else caution.value
        note = f"Note: {_CAUTIONS[caution.code].format(value=value, text=caution.text)}"
        if ": infoview " in note:
            page.hint(note)
        else:
            page.line(note, "today")
    return page


SLIPS = frozenset({"bare-option", "no-talk", "twice", "same-message", "still-to-come", "counts-as"})
"""What makes an entry look like a slip: it is said before what the entry has led to."""

_OF_A_DAY = frozenset({"too-soon", "after-no", "free-day", "twice", "same-message"})


_CAUTIONS = {
    "third-message": "this is message {value} without an answer. Two reminders are enough: let them rest.",
    "too-soon": "you wrote to them on {value}. Give them more than two days.",
    "after-no": "they said no on {value}.",
    "free-day": "{value} is a free day; a message is read best on a business day.",
    "employer": "that makes {value} people at this employer within a week.",
    "conflict": "that overlaps with {value}.",
    "night": "that is {value}, at night. --timezone says whose clock is meant.",
    "closed": "“{text}”: a plain yes or no would be a full answer. Better: {value}",
    "short-fact": "“{text}”: one fact would be a full answer. Better: {value}",
    "goal-job": "“{value}” asks for a job, and whoever is asked for one stops advising. Say what you"
    " want to learn: infoview profile --goal 'learn how people find their first job'",
    "no-talk": "no talk with {value} was planned that could fall through. If this is a slip: infoview undo",
    "still-to-come": "the talk planned for {value} counts as this one. If it is still to come: {text}",
    "counts-as": "the talk planned for {value} counts as this one. If that was another one: {text}",
    "bare-option": "“{value}” was taken as the text. If it is an option, take it back with infoview undo and"
    " type: {text}",
    "same-message": "{text} on {value} is in the log already. If this is the same message: infoview undo",
    "twice": "a talk with them on {value} is in the log already. If this is the same one, take it back with"
    " infoview undo and add to it: {text}",
    "at-rest": "{value} rests, so what was promised is not on the list meanwhile. To have it there: {text}",
}


def view(result: Any, *, empty: str = "Nothing there.", **options: Any) -> Page:
    """Return the page for a result; a tuple takes the view of what is in it, an empty one says so."""
    if isinstance(result, tuple) and not result:
        page = Page()
        page.line(empty)
        return page
    many = isinstance(result, tuple)
    kind = type(result[0] if many else result).__name__
    module, _, function = (MANY if many else VIEWS)[kind].partition(".")
    return cast(Page, getattr(import_module(f"{__name__}.{module}"), function)(result, **options))
