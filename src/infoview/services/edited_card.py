"""A card in the editor: its fields as TOML, of which only those are stored that its author changed."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from hashlib import blake2s
from typing import Any

from sqlmodel import Session

from infoview.config import Settings
from infoview.domain.edit_file import Header
from infoview.domain.results.contacts import Contact as Card
from infoview.errors import AmbiguousError, EditFileError, NotFoundError, UsageError
from infoview.services import cards, people
from infoview.services.edit_files import check_contact, new_header
from infoview.services.fields import Typed, check
from infoview.services.finding import find_person
from infoview.store.database import connection_of

CARD_FIELDS = tuple(field.name for field in fields(Typed))
"""The fields of a card in the order in which it is written."""

LISTS = frozenset({"emails", "phones", "tags"})

EXAMPLES = {
    "name": '"Dana Lee"',
    "emails": '["dana@acme.example"]',
    "phones": '["+44 20 7946 0123 ext 12"]',
    "linkedin": '"linkedin.com/in/dana-lee"',
    "timezone": '"Europe/Berlin"',
    "level": '"manager"',
    "source": '"alumni"',
    "met_on": '"thu"',
    "tier": '"a"',
    "every": '"6w"',
}
"""A value of each field that does not take every text, as it stands in a card."""

Value = str | list[str]


def begin_card(
    session: Session, who: str, *, force: bool, now: datetime, settings: Settings
) -> tuple[Header, dict[str, Value]]:
    """Return the header of a new edit file and the fields of the card as texts."""
    person = find_person(connection_of(session), who)
    card = cards.contact(session, person.id, now=now, settings=settings)
    values = card_values(card)
    options = {"force": force, "before": {name: _digest(value) for name, value in values.items()}}
    return new_header(session, card.id, "edit", options, now=now), values


def card_values(card: Card) -> dict[str, Value]:
    """Return the fields of a card as texts and lists of texts; what is missing is empty."""
    texts = {
        "met_on": card.met_on.isoformat() if card.met_on else "",
        "referred_by": card.referred_by.name if card.referred_by else "",
    }
    lists = {name: list(getattr(card, name)) for name in LISTS}
    return {
        name: lists[name] if name in lists else texts.get(name) or getattr(card, name) or ""
        for name in CARD_FIELDS
    }


def read_card(session: Session, header: Header, content: str, *, now: datetime, settings: Settings) -> Typed:
    """Return the fields that an edit file changes: unlike what they were when it was begun, and unlike now.

    Fields that somebody else changed meanwhile, and this one did not, stay as they are now.

    Raises:
        EditFileError: it is not TOML, or a field cannot be meant; it names the line.
    """
    check_contact(session, header)
    before: Mapping[str, str] = header.options.get("before", {})
    present = card_values(cards.contact(session, header.contact, now=now, settings=settings))
    changed: dict[str, Value] = {}
    for name, value in _parsed(content).items():
        if _digest(value) not in {before.get(name), _digest(present[name])}:
            changed[name] = value
            _check(session, name, value, content, now=now, settings=settings)
    return Typed(**changed)  # type: ignore[arg-type]


def finish_card(
    session: Session, header: Header, typed: Typed, *, force: bool, now: datetime, settings: Settings
) -> Card:
    """Change a card as its file says.

    Raises:
        EditFileError: the fields cannot be meant together.
        RefusedError: a likely duplicate, unless ``force``, now or when the file was begun.
    """
    force = force or bool(header.options.get("force"))
    try:
        return people.edit_contact(
            session, str(header.contact), typed, force=force, now=now, settings=settings
        )
    except UsageError as error:
        raise EditFileError(error.message, hint=error.hint) from None


def _parsed(content: str) -> dict[str, Value]:
    """Return the fields that stand in an edit file."""
    try:
        document = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", str(error))
        reason = str(error)[: found.start()] if found else str(error)
        raise EditFileError(
            f"{reason[:1].lower()}{reason[1:]}; this is not TOML.",
            line=int(found[1]) if found and found[1] else content.count("\n") + 1,
            hint='A text stands in quotation marks: company = "Acme". A " or \\ in it needs a \\ before it.',
        ) from None
    return {name: _value(name, value, content) for name, value in document.items()}


def _value(name: str, value: Any, content: str) -> Value:
    """Return a value of the field's own type, cleared of blanks at its ends."""
    line = _line_of(content, name)
    if name not in CARD_FIELDS:
        from difflib import get_close_matches

        # What is not nearly a field may be a note that lost its quotation marks: it is not repeated.
        near = get_close_matches(name, CARD_FIELDS, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise EditFileError(
            f"there is no field {name!r}." if near else "this is no field of the card.",
            line=line,
            hint=f"{meant}The fields are {', '.join(CARD_FIELDS)}.",
        )
    if isinstance(value, date):
        value = value.isoformat()
    if name in LISTS:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return [item.strip() for item in items if item.strip()]
        raise EditFileError(
            f"{name} is not a list of texts.", line=line, hint=f'For example: {name} = ["one", "two"]'
        )
    if not isinstance(value, str):
        raise EditFileError(
            f"{name} is not a text.", line=line, hint=f'For example: {name} = "in quotation marks"'
        )
    return value.strip()


def _check(
    session: Session, name: str, value: Value, content: str, *, now: datetime, settings: Settings
) -> None:
    """Check one field by itself, so that what is wrong with it can be said of its line."""
    try:
        check(Typed(**{name: value}), today=now.date(), settings=settings)  # type: ignore[arg-type]
        if name == "referred_by" and value:
            find_person(connection_of(session), str(value))
    except (UsageError, NotFoundError, AmbiguousError) as error:
        option = f"--{name.removesuffix('s') if name in LISTS else name.replace('_', '-')}"
        raise EditFileError(
            error.message.replace(option, name, 1),
            line=_line_of(content, name),
            hint=_in_toml(error.hint or "", name),
            candidates=error.candidates,
        ) from None


def _in_toml(hint: str, name: str) -> str:
    """Return a hint with the line of a card in the place of the command that it shows."""
    if name not in EXAMPLES:
        return hint
    shown = re.compile(r"(?<=or example: ).*", re.DOTALL)
    return shown.sub(lambda _: f"{name} = {EXAMPLES[name]}", hint)


def _line_of(content: str, name: str) -> int:
    """Return the line on which a field stands, 0 if it is not found."""
    lines = content.split("\n")
    pattern = re.compile(rf"\s*([\"']?){re.escape(name)}\1\s*[=.]|\s*\[+\s*{re.escape(name)}\b")
    for number, line in enumerate(lines):
        if pattern.match(line) and _is_whole(lines[:number]):
            return number + 1
    return 0


def _is_whole(lines: list[str]) -> bool:
    """Tell whether these lines end outside any text or list that goes on over several lines."""
    try:
        tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _digest(value: Value) -> str:
    """Return a short digest of a value, by which a change is told without keeping the value."""
    plain = value.strip() if isinstance(value, str) else [item.strip() for item in value]
    return blake2s(json.dumps(plain).encode(), digest_size=6).hexdigest()
