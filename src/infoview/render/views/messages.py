"""Messages: the draft itself on stdout, and beside it on stderr what is to be said about it."""

from __future__ import annotations

from infoview.domain.results.messages import Fault, Judged, Message, TemplateFile
from infoview.render.page import Line, Page, day
from infoview.render.views.logs import changed_rows

FILLED_BY = {
    "signed": "--name",
    "me": "--name",
    "me-first": "--name",
    "about-me": "--school",
    "school": "--school",
    "year": "--year",
    "job": "--job",
    "exploring": "--exploring",
    "free-times": "--free-times",
    "link": "--link",
}
"""The option of ``infoview profile`` that fills a blank of the user's own."""

WANTED = ("signed", "me", "about-me", "school", "exploring", "free-times")
"""The blanks worth a word where they are missing; the others are extras."""

SAY = {
    "family-friend": ("Say who told you of them, in a sentence:", "My aunt Rosa told me about your work."),
    "article-author": (
        "Say which article, in a sentence:",
        "I read your article on tariffs in the Grid Review.",
    ),
    "report-back": (
        "Say what came of the advice; that makes it a report:",
        "I applied to two of the schemes you named.",
    ),
    "thank-you": (
        "It says nothing that only this talk gave. Name one thing, in a sentence:",
        "What you said about the towns has stayed with me.",
    ),
    "reconnect": ("A word of news makes it worth reading:", "I have begun my thesis on tariffs."),
    "tell-introducer": ("Say how the talk went:", "I learned how a planning team really works."),
}
"""What a sentence of the user's own would say, by the source or the kind that calls for one; an example."""


FITS = {
    "nudge": "You have written to them, and they have not answered yet.",
    "new-dates": "They have answered you already.",
    "confirm": "A talk with them is planned already.",
}
"""Why another kind of message fits better than a first one."""


def message(draft: Message, *, link: bool = False) -> Page:
    """Return the message alone, line for line, so that it can be piped; or only its ``mailto:`` link."""
    page = Page()
    if link:
        page.raw(draft.mailto or "")
        return page
    if draft.subject:
        page.raw(f"Subject: {draft.subject}")
        page.raw("")
    for line in draft.body.split("\n"):
        page.raw(line)
    return page


def remarks(draft: Message) -> Page:
    """Return what is to be said about a draft: what was left out, what is missing, what was done with it."""
    page = Page()
    _left_out(page, draft)
    _missing(page, draft)
    _moment(page, draft)
    _faults(page, draft.findings)
    if draft.to is None and draft.channel == "email":
        page.line(f"No address of {draft.contact.name} is on record.", "dim")
    _done(page, draft)
    if page.parts:
        page.parts.insert(0, Line(""))  # where both streams end in one place, the message stands alone
    return page


def judged(found: Judged) -> Page:
    """Return the verdict on a text."""
    page = Page()
    counts = f"{_count(found.words, 'word')}, {_count(found.characters, 'character')}"
    page.line(f"Judged as {found.kind}, by {found.channel}: {counts}", "dim")
    if not found.findings:
        page.line("Nothing speaks against it.", "good")
    _faults(page, found.findings)
    return page


def templates(files: tuple[TemplateFile, ...]) -> Page:
    """Return the list of templates: which are the user's own, and how to have the others to change."""
    page = Page()
    for file in files:
        state = "copied to " if file.copied else "yours: " if file.own else "comes with infoview"
        page.raw(f"{file.name:<16} {state}{file.path if file.own else ''}")
    if not all(file.own for file in files):
        page.line()
        page.line("To have copies to change; yours are never overwritten:", "dim")
        page.line("infoview draft --templates --copy", "command", indent=2)
    return page


def _moment(page: Page, draft: Message) -> None:
    """Say what speaks against writing this now."""
    if draft.wait_until:
        page.line(f"They asked you to wait until {day(draft.wait_until)}.", "today")
    if draft.fits:
        page.line(f"{FITS[draft.fits]} This fits better:", "today")
        page.line(f"infoview draft {draft.fits} {draft.contact.id}", "command", indent=2)
    if draft.not_due_until:
        page.line(f"It is early: this reminder falls due on {day(draft.not_due_until)}.", "today")
    if draft.not_accepted:
        page.line("It can be sent only once they have accepted your invitation. If you find their address:")
        page.line(f"infoview edit {draft.contact.id} --email name@company.example", "command", indent=2)
    if draft.skips_reminder:
        page.line("They have had no reminder yet, and this would be the last message. The reminder first:")
        page.line(f"infoview draft nudge {draft.contact.id}", "command", indent=2)


def _left_out(page: Page, draft: Message) -> None:
    """Say what is on record and not in the message."""
    for text in draft.dropped:
        page.line(f"Left out to keep it short: {text}", "dim")
    if draft.times_unfit:
        page.line("Your free times are not in it: by their clock they are in the night.")
    if draft.private:
        page.line("The talk is private, so nothing of it is in the message but what you --say.")
    for text in draft.unsaid:
        page.line(f"Not in the message, though it is noted: {text}")
    if draft.unsaid:
        page.line("What belongs in it, say in words to them: --say", "dim", indent=2)
    if draft.unnamed:
        page.line(f"{draft.unnamed} is not named: the log does not say that you may.")
        page.line("If you may, add: --may-use-name", "dim", indent=2)


def _missing(page: Page, draft: Message) -> None:
    """Say what the user could fill in."""
    if "signed" in draft.missing:
        page.line("It has no sender yet, because your name is not on record. Say it, once:", "late")
        page.line('infoview profile --name "Your Name"', "command", indent=2)
    options = [FILLED_BY[blank] for blank in WANTED if blank in draft.missing]
    if options:
        page.line("It could say more of you. Fill in what you like, once:")
        filled = " ".join(f"{option} ..." for option in dict.fromkeys(options))
        page.line(f"infoview profile {filled}", "command", indent=2)
    if draft.wanted:
        why, example = SAY.get(draft.wanted, ("A sentence of your own would complete it:", "..."))
        page.line(why)
        page.line(f'--say "{example}"', "command", indent=2)


def _done(page: Page, draft: Message) -> None:
    """Say where the message went, and what recording it changed."""
    if draft.eml:
        page.line("Written, ready to open and send:", "good")
        page.raw(f"  {draft.eml}")
    if draft.copied_with:
        page.line(f"Copied to the clipboard ({draft.copied_with}).", "good")
    if draft.not_copied:
        page.line(draft.not_copied, "late")
    if draft.logged:
        page.line(f"Logged as sent: {draft.logged.entry.what}, {draft.channel}", "good")
        changed_rows(page, draft.logged.closed, draft.logged.owed, to=draft.contact.name)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _faults(page: Page, faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        page.item("- ", f"{fault.text} [{fault.code}]", "today")
        page.line(fault.remedy, indent=2)
