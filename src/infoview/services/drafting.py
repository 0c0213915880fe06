"""Finding a draft again, by its number or by whom it is about."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from infoview.domain.dates import When
from infoview.domain.draft_file import Header
from infoview.domain.names import Person, match
from infoview.errors import AmbiguousError, Candidate, InfoviewError, Kept, NotFoundError
from infoview.store import drafts
from infoview.store.drafts import Draft
from infoview.store.models.people import Contact

_OPENING = {
    "log": "infoview log WHO WHAT --edit",
    "edit": "infoview edit WHO --edit",
    "draft": "infoview draft KIND WHO --edit",
}
"""The command that begins a draft of each command."""


def find_draft(command: str, which: str) -> tuple[Draft, Header]:
    """Return the one draft of a command that is meant, by its number or its contact; the only one by nothing.

    Raises:
        NotFoundError: there is none.
        AmbiguousError: there are several; the candidates are all of them.
        InfoviewError: the line by which it could be taken up again is lost.
    """
    waiting = drafts.list_drafts(command)
    meant = waiting
    if which:
        meant = [draft for draft in waiting if which in _numbers(draft)] or _of_person(waiting, which)
    if not meant:
        raise NotFoundError(
            f"There is no draft {which!r} for infoview {command}." if which else "There is no draft.",
            hint=f"To write one: {_OPENING[command]}",
        )
    if len(meant) > 1:
        raise AmbiguousError(
            f"{len(meant)} drafts wait to be taken up again.",
            candidates=[_candidate(draft, command) for draft in meant],
            who=which,
        )
    (draft,) = meant
    if draft.header is None:
        lost = InfoviewError(
            "The draft has lost its last line, which says what it is a draft of.",
            hint="What you wrote is still in it. Put it into a new one, then delete the file.",
            code="draft",
        )
        lost.draft = replace(kept(draft), command=_OPENING[command])
        raise lost
    return draft, draft.header


def kept(draft: Draft) -> Kept:
    """Return what is said of a draft when something failed."""
    command = draft.path.name.partition("-")[0]
    return Kept(
        path=str(draft.path.absolute()),
        beside=tuple(str(path.absolute()) for path in drafts.rescued(draft)),
        command=f"infoview {command} --resume {draft.number}",
    )


def check_contact(session: Session, header: Header) -> None:
    """Refuse a draft whose contact is not on record: deleted meanwhile, or of another database."""
    contact = session.get(Contact, header.contact)
    if contact is None or contact.uid != header.uid:
        raise NotFoundError(
            f"{header.name}, whom this draft is about, is not on record.",
            hint="If you deleted them: infoview undo",
        )


def _numbers(draft: Draft) -> tuple[str, ...]:
    return (str(draft.number), str(draft.header.contact) if draft.header else "")


def _of_person(waiting: list[Draft], which: str) -> list[Draft]:
    named = match(which, [Person(draft.number, draft.header.name) for draft in waiting if draft.header])
    numbers = {person.id for person in named.people}
    return [draft for draft in waiting if draft.number in numbers]


def _candidate(draft: Draft, command: str) -> Candidate:
    header = draft.header
    begun = When(header.begun.date(), header.begun.time()).echo() if header else "its last line is lost"
    what = header.options.get("what") or header.options.get("kind", "card") if header else "unknown"
    return Candidate(
        id=draft.number,
        name=header.name if header else draft.path.name,
        company=None,
        role=f"{what}, {begun}",
        command=f"infoview {command} --resume {draft.number}",
    )
