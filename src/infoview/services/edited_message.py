"""A message in the editor: what its file remembers, and what comes back from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from infoview.config import Settings
from infoview.domain.edit_file import Header
from infoview.domain.messages.check import split_subject
from infoview.domain.results.followups import Ref
from infoview.domain.results.messages import Message
from infoview.services.edit_files import check_contact, new_header, read_text
from infoview.services.messages import judged
from infoview.services.profile import find_profile
from infoview.store.people import list_mentioned

REMEMBERED = ("kind", "channel", "to", "tone", "answers")
"""The fields of a message that its file remembers besides the text."""


def begin(session: Session, message: Message, delivery: Mapping[str, Any], *, now: datetime) -> Header:
    """Return what the file of a message remembers: whom it is for and speaks of, and where it goes then."""
    options = {name: getattr(message, name) for name in REMEMBERED} | {
        "delivery": dict(delivery),
        # Whoever is erased must be found in what was written to others too.
        "mentions": list_mentioned(session, f"{message.subject} {message.body}", but=message.contact.id),
    }
    return new_header(session, message.contact.id, "draft", options, now=now)


def finish(
    session: Session, header: Header, content: str, *, now: datetime, settings: Settings
) -> Message | None:
    """Return the message as it was edited, judged anew; None where nothing is left of it.

    Raises:
        EditFileError: it holds a character that no message may hold.
        NotFoundError: the contact is not on record any more.
    """
    check_contact(session, header)
    subject, body = split_subject(read_text(content, name="the text"))
    if not body:
        return None
    fields = {name: header.options[name] for name in REMEMBERED}
    message = Message(
        **fields,
        subject=subject,
        body=body,
        words=0,
        characters=0,
        dropped=(),
        findings=(),
        contact=Ref(header.contact, header.name),
    )
    premium = find_profile(session).premium
    return judged(session, message, premium=premium, now=now, settings=settings)
