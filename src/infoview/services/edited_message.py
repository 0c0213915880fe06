"""A message in the editor: what its file remembers, and what comes back from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from infoview.config import Settings
from infoview.domain.edit_file import Header, without_marked
from infoview.domain.messages.check import split_subject
from infoview.domain.results.followups import Ref
from infoview.domain.results.messages import Message
from infoview.domain.text import clean_note
from infoview.errors import EditFileError, UsageError
from infoview.services.edit_files import check_contact
from infoview.services.messages import judged
from infoview.services.profile import find_profile
from infoview.store.models.people import Contact, new_uid
from infoview.store.people import list_mentioned

REMEMBERED = ("kind", "channel", "to", "tone", "answers")
"""The fields of a message that its file remembers besides the text."""


def begin(session: Session, message: Message, delivery: Mapping[str, Any], *, now: datetime) -> Header:
    """Return what the file of a message remembers: whom it is for and speaks of, and where it goes then."""
    contact = session.get_one(Contact, message.contact.id)
    return Header(
        command="draft",
        key=new_uid(),
        contact=contact.id,
        uid=contact.uid,
        name=contact.name,
        begun=now,
        options={name: getattr(message, name) for name in REMEMBERED}
        | {
            "delivery": dict(delivery),
            # Whoever is erased must be found in what was written to others too.
            "mentions": list_mentioned(session, f"{message.subject} {message.body}", but=contact.id),
        },
    )


def finish(
    session: Session, header: Header, content: str, *, now: datetime, settings: Settings
) -> Message | None:
    """Return the message as it was edited, judged anew; None where nothing is left of it.

    Raises:
        EditFileError: it holds a character that no message may hold.
        NotFoundError: the contact is not on record any more.
    """
    check_contact(session, header)
    try:
        text = clean_note(without_marked(content), name="the text")
    except UsageError as error:
        raise EditFileError(error.message, hint=error.hint) from None
    subject, body = split_subject(text)
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
