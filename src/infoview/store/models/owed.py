"""What is owed: derived rows, refreshed with every write, and the user's own follow-ups."""

from datetime import date
from typing import Any

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from infoview.store.models.people import new_uid


class Followup(SQLModel, table=True):
    """One thing owed to one person, as facts; the words for it are made when it is shown.

    ``key`` is what the row is owed for; one more message gives it another. ``fact`` and ``fact_day`` say what
    made it owed. ``due_at`` and ``show_until`` are wall times in ``timezone`` (NULL: the user's own).
    ``state`` is open, done or skipped.
    """

    __tablename__ = "followup"
    __table_args__: Any = (
        UniqueConstraint("contact_id", "key"),
        Index("ix_followup_state_due", "state", "due"),
        # Or else the soonest row of one contact is looked for among everybody's.
        Index("ix_followup_contact_id_state_due", "contact_id", "state", "due"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE")
    key: str
    kind: str
    origin: str
    text: str | None = None
    fact: str | None = None
    fact_day: date | None = None
    via: str | None = None
    minutes: int | None = None
    about: str | None = None
    about_id: int | None = Field(default=None, foreign_key="contact.id", ondelete="SET NULL", index=True)
    due: date
    due_at: str | None = None
    timezone: str | None = None
    show_from: date | None = None
    show_until: str | None = None
    every: str | None = None
    anchor: date | None = None
    times: int = 0
    state: str = "open"
    snoozed_until: date | None = None
    closed_on: date | None = None
    closed_by_id: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL", index=True)
