"""Events where people are met, and places that help (a career office and its hours)."""

from datetime import date

from sqlmodel import Field, SQLModel

from infoview.store.models.people import new_uid


class Event(SQLModel, table=True):
    """A fair, a competition, a meeting."""

    __tablename__ = "event"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    name: str
    day: date | None = None
    place: str | None = None
    kind: str | None = None
    note: str | None = None
    created: str


class Resource(SQLModel, table=True):
    """A place with weekly hours."""

    __tablename__ = "resource"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    name: str
    address: str | None = None
    phone: str | None = None
    link: str | None = None
    hours: str | None = None
    note: str | None = None
    created: str
