"""Contacts, how to reach them, their tags, and who named whom."""

import secrets
from datetime import date
from typing import Any

from sqlmodel import Field, Index, SQLModel, UniqueConstraint


def new_uid() -> str:
    """Return a fresh identifier of 16 hexadecimal digits."""
    return secrets.token_hex(8)


class Contact(SQLModel, table=True):
    """A person; stage, last_touch, rested and rested_until are derived from the log with every write."""

    __tablename__ = "contact"
    # An id that was shown to the user is never given to somebody else.
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    name: str
    name_key: str = Field(index=True)
    company: str | None = None
    company_key: str = Field(default="", index=True)
    role: str | None = None
    location: str | None = None
    timezone: str | None = None
    industry: str | None = None
    level: str | None = None
    source: str | None = None
    met_at: str | None = None
    met_on: date | None = None
    referred_by_id: int | None = Field(
        default=None, foreign_key="contact.id", ondelete="SET NULL", index=True
    )
    tier: str | None = None
    every: str | None = None
    note: str | None = None
    pool: bool = False
    added_on: date
    created: str
    stage: str = "to-contact"
    last_touch: date | None = None
    rested: bool = False
    rested_until: date | None = None


class ContactPoint(SQLModel, table=True):
    """An email address, a phone number or a profile link: as typed for display, its key for comparison."""

    __tablename__ = "contact_point"
    __table_args__ = (Index("ix_contact_point_kind_key", "kind", "key"),)

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    kind: str
    value: str
    key: str


class Tag(SQLModel, table=True):
    """A word of the user's own on a contact."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("contact_id", "key"), Index("ix_tag_key", "key"))

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE")
    name: str
    key: str


class Referral(SQLModel, table=True):
    """Who was named by whom, and whether the name may be used."""

    __tablename__ = "referral"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    named_by_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL", index=True)
    person_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="CASCADE", index=True)
    entry_id: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL", index=True)
    name: str
    company: str | None = None
    day: date
    may_use_name: bool | None = None
    introduced_on: date | None = None
    met_on: date | None = None
    told_on: date | None = None
