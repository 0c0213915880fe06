"""Edit files: begun for a contact, found again by their number or by whom they are about, read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from infoview.domain.dates import When
from infoview.domain.edit_file import Header, without_marked
from infoview.domain.names import Person, match
from infoview.domain.text import clean_note
from infoview.errors import (
    AmbiguousError,
    Candidate,
    EditFileError,
    InfoviewError,
    KeptFile,
    NotFoundError,
    UsageError,
)
from infoview.store import edit_files
from infoview.store.edit_files import EditFile
from infoview.store.models.people import Contact, new_uid

_OPENING = {
    "log": "infoview log WHO WHAT --edit",
    "edit": "infoview edit WHO --edit",
    "draft": "infoview draft KIND WHO --edit",
}
"""What is typed to begin an edit file of each command."""


def new_header(
    session: Session, contact_id: int, command: str, options: Mapping[str, Any], *, now: datetime
) -> Header:
    """Return the header of a new edit file about a contact; ``options`` is the rest of the command line."""
    contact = session.get_one(Contact, contact_id)
    return Header(
        command=command,
        key=new_uid(),
        contact=contact.id,
        uid=contact.uid,
        name=contact.name,
        begun=now,
        options=options,
    )


def read_text(content: str, *, name: str) -> str:
    """Return what was written in an edit file as it is stored; nothing where it was left empty.

    Raises:
        EditFileError: it cannot be stored; ``name`` is what the message calls it.
    """
    try:
        return clean_note(without_marked(content), name=name)
    except UsageError as error:
        raise EditFileError(error.message, hint=error.hint) from None


def find_edit_file(command: str, which: str) -> tuple[EditFile, Header]:
    """Return the edit file that is meant: by its number, its contact, or as the only one of the command.

    Raises:
        NotFoundError: there is none.
        AmbiguousError: there are several; the candidates are all of them.
        InfoviewError: the line by which it could be taken up again is lost.
    """
    waiting = edit_files.list_edit_files(command)
    meant = waiting
    if which:
        meant = [file for file in waiting if which in _numbers(file)] or _of_person(waiting, which)
    if not meant:
        raise NotFoundError(
            f"There is no draft {which!r} for infoview {command}." if which else "There is no draft.",
            hint=f"To write one: {_OPENING[command]}",
        )
    if len(meant) > 1:
        raise AmbiguousError(
            f"{len(meant)} drafts wait to be taken up again.",
            candidates=[_candidate(file, command) for file in meant],
            who=which,
        )
    (file,) = meant
    if file.header is None:
        lost = InfoviewError(
            "The draft has lost its last line, which says what it is a draft of.",
            hint="What you wrote is still in it. Put it into a new one, then delete the file.",
            code="draft",
        )
        lost.kept = replace(kept(file), command=_OPENING[command])
        raise lost
    return file, file.header


def kept(file: EditFile) -> KeptFile:
    """Return what is said of an edit file when something failed."""
    command = file.path.name.partition("-")[0]
    return KeptFile(
        path=str(file.path.absolute()),
        beside=tuple(str(path.absolute()) for path in edit_files.rescued(file)),
        command=f"infoview {command} --resume {file.number}",
    )


def check_contact(session: Session, header: Header) -> None:
    """Refuse an edit file whose contact is not on record: deleted meanwhile, or of another database."""
    contact = session.get(Contact, header.contact)
    if contact is None or contact.uid != header.uid:
        raise NotFoundError(
            f"{header.name}, whom this draft is about, is not on record.",
            hint="If you deleted them: infoview undo",
        )


def _numbers(file: EditFile) -> tuple[str, ...]:
    return (str(file.number), str(file.header.contact) if file.header else "")


def _of_person(waiting: list[EditFile], which: str) -> list[EditFile]:
    named = match(which, [Person(file.number, file.header.name) for file in waiting if file.header])
    numbers = {person.id for person in named.people}
    return [file for file in waiting if file.number in numbers]


def _candidate(file: EditFile, command: str) -> Candidate:
    header = file.header
    begun = When(header.begun.date(), header.begun.time()).echo() if header else "its last line is lost"
    what = header.options.get("what") or header.options.get("kind", "card") if header else "unknown"
    return Candidate(
        id=file.number,
        name=header.name if header else file.path.name,
        company=None,
        role=f"{what}, {begun}",
        command=f"infoview {command} --resume {file.number}",
    )
