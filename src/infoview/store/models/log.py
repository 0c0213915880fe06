"""What happened and what is planned: the log, talks, the items of their plans, promises."""

from datetime import date

from sqlmodel import Field, SQLModel

from infoview.store.models.people import new_uid


class Entry(SQLModel, table=True):
    """A line of the log. Days come from the log, never from the day on which it was typed.

    ``time`` is a wall time (HH:MM) in ``timezone``, the user's own where that is NULL. People met together
    have an entry each, with the same ``occasion``. ``about`` is the key of the one debt that the entry
    settles, where several of a kind were open.
    """

    __tablename__ = "entry"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    interview_id: int | None = Field(
        default=None, foreign_key="interview.id", ondelete="SET NULL", index=True
    )
    occasion: str = Field(default_factory=new_uid, index=True)
    what: str
    day: date
    time: str | None = None
    timezone: str | None = None
    via: str | None = None
    text: str | None = None
    minutes: int | None = None
    until: date | None = None
    mine: bool = False
    about: str | None = None
    fit: int | None = None
    private: bool = False
    created: str


class Interview(SQLModel, table=True):
    """A talk and its plan; ``at`` is NULL while no date is set.

    ``at`` is an ISO day or wall time in ``timezone``, the user's own where that is NULL.
    ``state`` is open, met, moved, cancelled or no-show.
    """

    __tablename__ = "interview"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    at: str | None = Field(default=None, index=True)
    timezone: str | None = None
    minutes: int
    format: str | None = None
    goal: str | None = None
    place: str | None = None
    state: str = "open"
    planned_on: date | None = None
    prepared_on: date | None = None
    created: str


class PlanItem(SQLModel, table=True):
    """One line of a plan: something to prepare, to say or to ask.

    ``item`` is its id in the bank or the checklist, NULL for the user's own words. ``done`` means ticked or
    asked. ``chosen_must`` marks what the user marked as a must; ``dropped`` items are kept out on purpose.
    """

    __tablename__ = "plan_item"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    interview_id: int = Field(foreign_key="interview.id", ondelete="CASCADE", index=True)
    position: int
    section: str
    item: str | None = None
    category: str | None = None
    text: str
    probe: str | None = None
    why: str | None = None
    must: bool = False
    chosen_must: bool = False
    reserve: bool = False
    dropped: bool = False
    done: bool = False
    answer: str | None = None


class Takeaway(SQLModel, table=True):
    """Something that a talk gave; ``kind`` is a word of TakeawayKind."""

    __tablename__ = "takeaway"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    entry_id: int = Field(foreign_key="entry.id", ondelete="CASCADE", index=True)
    kind: str
    text: str


class News(SQLModel, table=True):
    """Good news of the user's own, for everybody who helped."""

    __tablename__ = "news"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    day: date
    text: str
    created: str


class Promise(SQLModel, table=True):
    """Something promised in a talk, by the user (``mine``) or by them."""

    __tablename__ = "promise"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    entry_id: int | None = Field(default=None, foreign_key="entry.id", ondelete="SET NULL", index=True)
    mine: bool
    text: str
    day: date
    by: date | None = None
    done_on: date | None = None
    created: str
