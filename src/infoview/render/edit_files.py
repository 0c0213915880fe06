"""The words in the file that an editor gets: what is written, what each field is, why it was not stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infoview.domain import toml
from infoview.domain.edit_file import MARK, Header, fault_lines, header_line, with_fault
from infoview.domain.results.logs import Entry
from infoview.domain.results.messages import Message
from infoview.domain.text import show, wrap
from infoview.domain.types import Level, Source
from infoview.errors import EditFileError, InfoviewError
from infoview.render.views.logs import entry_line

WIDTH = 74

FIELDS = {
    "name": "Their name, the only field that cannot be empty.",
    "company": "Where they work.",
    "role": "What they do there.",
    "emails": 'Email addresses: ["dana@acme.example", "dana@home.example"]',
    "phones": 'Phone numbers: ["+1 555 0100"]',
    "linkedin": "Their profile on LinkedIn.",
    "location": "City or country.",
    "timezone": "Their time zone, such as Europe/Berlin.",
    "industry": "Their field.",
    "level": f"One of: {', '.join(Level)}.",
    "source": f"How you found them: {', '.join(Source)}.",
    "met_at": "Where you met.",
    "met_on": "When you met: 2026-11-20, thu, yesterday.",
    "referred_by": "Who named them to you: a contact on record.",
    "tags": 'Words of your own: ["alumni", "pricing"]',
    "tier": "How often to keep in touch: a (often), b or c (now and then).",
    "every": "Your own rhythm instead: 6w, 3mo.",
    "note": "Anything to remember, in as many lines as you like.",
}
"""What each field of a card is, in the order in which it is written."""


def file_for_log(header: Header, entry: Entry) -> str:
    """Return the file for a text that is going to be logged, which is typed above the rest."""
    names = ", ".join([entry.contact.name, *(ref.name for ref in entry.together_with)])
    lines = _marked(
        f"Above goes the text for: {entry_line(entry)} - {names}",
        "Save it and leave the editor to log it; an empty text logs nothing.",
        f"Lines that begin with {MARK} are no part of the text.",
        "The last one is for going on another day: infoview log --resume",
    )
    return "\n".join(["", "", *lines, header_line(header), ""])


def file_for_message(header: Header, message: Message) -> str:
    """Return the file for a message, its subject on the first line."""
    delivery = header.options["delivery"]
    lines = _marked(
        f"Above is {message.kind} for {message.contact.name}, by {message.channel}. Make it yours.",
        "Save it and leave the editor to go on"
        + ("; it is then recorded as sent." if delivery["log"] else "; an empty text stops here."),
        f"Lines that begin with {MARK} are no part of the message.",
        "The last one is for going on another day: infoview draft --resume",
    )
    subject = [f"Subject: {message.subject}", ""] if message.subject else []
    return "\n".join([*subject, message.body, "", *lines, header_line(header), ""])


def file_for_card(header: Header, values: Mapping[str, str | Sequence[str]]) -> str:
    """Return the file for a card, field by field."""
    lines = _marked(
        f"The card of {header.name}, contact {header.contact}",
        "Change it, save it and leave the editor to store it.",
        "An emptied field is cleared; one that is left out stays as it was.",
    )
    for name, explanation in FIELDS.items():
        lines += ["", *(f"# {line}" for line in wrap(explanation, WIDTH))]
        lines.append(f"{name} = {_value(name, values[name])}")
    end = _marked("The last line is for going on another day: infoview edit --resume")
    return "\n".join([*lines, "", *end, header_line(header), ""])


def refused(content: str, error: InfoviewError) -> str:
    """Return an edit file with the reason on top why it was not stored; the line it names is the new one."""
    rest = [
        *error.hint.split("\n"),
        *(f"{each.id}  {each.name}  {each.role or ''}  {each.company or ''}" for each in error.candidates),
        "Mend it, save it and leave the editor; or leave without a change to stop. The draft is kept.",
    ]
    told = [wrapped for line in rest if line for wrapped in wrap(show(line), WIDTH)]
    message = show(error.message)
    if isinstance(error, EditFileError) and error.line:
        moved = error.line - fault_lines(content) + len(told) + 1
        message = f"Line {moved}: {show(error.reason)}"
    return with_fault(content, [f"Not stored. {message}", *told])


def _value(name: str, value: str | Sequence[str]) -> str:
    if not isinstance(value, str):
        return toml.array(value)
    if name == "note":
        # Its own lines between the quotation marks: room to type.
        return toml.block(f"{value}\n" if value else "")
    return toml.line(value)


def _marked(*texts: str) -> list[str]:
    return [f"{MARK} {show(text)}" for text in texts]
