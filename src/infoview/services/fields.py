"""What may be typed about a contact, checked once for add-contact and edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from infoview.config import Settings
from infoview.domain.addresses import email_key, parse_email, parse_linkedin, parse_phone, phone_key
from infoview.domain.dates import When, parse_period
from infoview.domain.folding import fold
from infoview.domain.text import NAME_LIMIT, clean_line, clean_note, quote
from infoview.domain.types import Level, Source, Tier, parse_word
from infoview.domain.zones import parse_zone
from infoview.errors import UsageError
from infoview.services.rules import read_when

EXAMPLE = "infoview add-contact 'Dana Lee' --company Acme --email dana@acme.example --source alumni"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a contact as typed: None was not given, an empty text clears."""

    name: str | None = None
    company: str | None = None
    role: str | None = None
    emails: Sequence[str] | None = None
    phones: Sequence[str] | None = None
    linkedin: str | None = None
    location: str | None = None
    timezone: str | None = None
    industry: str | None = None
    level: str | None = None
    source: str | None = None
    met_at: str | None = None
    met_on: str | None = None
    referred_by: str | None = None
    tags: Sequence[str] | None = None
    tier: str | None = None
    every: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """An email, phone or profile: as typed, and its key for comparison."""

    kind: str
    value: str
    key: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Checked fields: ``columns`` of the contact to set, and the lists that replace what is there.

    ``points`` holds one list for each kind that was given; ``tags`` is None where none was given.
    """

    columns: dict[str, Any]
    points: dict[str, tuple[Point, ...]]
    tags: tuple[tuple[str, str], ...] | None


def check(typed: Typed, *, today: date, settings: Settings) -> Checked:
    """Return the fields as they are stored.

    Raises:
        UsageError: a value cannot be meant; the message names its option.
    """
    columns: dict[str, Any] = {}
    if typed.name is not None:
        name = clean_line(typed.name, name="the name", limit=NAME_LIMIT)
        if not fold(name):
            raise UsageError("A contact needs a name.", hint=f"For example: {EXAMPLE}")
        columns |= {"name": name, "name_key": fold(name)}
    for field in ("company", "role", "location", "industry", "met_at"):
        value = getattr(typed, field)
        if value is not None:
            columns[field] = clean_line(value, name=_option(field)) or None
    if typed.company is not None:
        columns["company_key"] = fold(columns["company"] or "")
    if typed.note is not None:
        columns["note"] = clean_note(typed.note, name="--note") or None
    columns |= _chosen(typed, today, settings)
    return Checked(columns, _points(typed), _tags(typed.tags))


def _chosen(typed: Typed, today: date, settings: Settings) -> dict[str, Any]:
    """Return the fields that take a word of a vocabulary, a zone, a period or a day; empty ones clear."""
    readers: dict[str, Callable[[str], Any]] = {
        "timezone": lambda text: parse_zone(text, example="infoview edit 7 --timezone Europe/Berlin"),
        "level": lambda text: str(parse_word(Level, text, name="--level", example=EXAMPLE)),
        "source": lambda text: str(parse_word(Source, text, name="--source", example=EXAMPLE)),
        "tier": lambda text: str(parse_word(Tier, text, name="--tier", example=f"{EXAMPLE} --tier a")),
        "every": lambda text: str(parse_period(text, name="--every")),
        "met_on": lambda text: (
            read_when(
                text,
                today=today,
                settings=settings,
                name="--met-on",
                past=True,
                example="infoview add-contact 'Dana Lee' --met-on thu",
            ).day
        ),
    }
    found: dict[str, Any] = {}
    for field, read in readers.items():
        value = getattr(typed, field)
        if value is not None:
            found[field] = read(value) if value.strip() else None
    if found.get("met_on") and found["met_on"] > today:
        raise UsageError(
            f"--met-on is {When(found['met_on']).echo()}, which is still to come.",
            hint="It is the day on which you met. For a talk to come, once they are on record:"
            f" infoview plan {quote(typed.name or 'Dana Lee')} --at {found['met_on']}",
        )
    return found


def _points(typed: Typed) -> dict[str, tuple[Point, ...]]:
    points: dict[str, tuple[Point, ...]] = {}
    if typed.emails is not None:
        emails = [parse_email(text) for text in typed.emails if text.strip()]
        points["email"] = _distinct(Point("email", email, email_key(email)) for email in emails)
    if typed.phones is not None:
        phones = [parse_phone(text) for text in typed.phones if text.strip()]
        points["phone"] = _distinct(Point("phone", phone, phone_key(phone)) for phone in phones)
    if typed.linkedin is not None:
        links = [parse_linkedin(typed.linkedin)] if typed.linkedin.strip() else []
        points["linkedin"] = tuple(Point("linkedin", link, link) for link in links)
    return points


def _distinct(points: Any) -> tuple[Point, ...]:
    return tuple({point.key: point for point in reversed(list(points))}.values())[::-1]


def _tags(tags: Sequence[str] | None) -> tuple[tuple[str, str], ...] | None:
    """Return tags as (name, key), each key once."""
    if tags is None:
        return None
    names = [clean_line(tag, name="--tag", limit=NAME_LIMIT) for tag in tags]
    distinct = {fold(name): (name, fold(name)) for name in reversed(names) if fold(name)}
    return tuple(distinct.values())[::-1]


def _option(field: str) -> str:
    return "--" + field.replace("_", "-")
