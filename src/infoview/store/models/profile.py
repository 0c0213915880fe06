"""Who the user is: one row, made when they first say something about themselves."""

from sqlmodel import Field, SQLModel


class StoredProfile(SQLModel, table=True):
    """The user's own words about themselves; ``goals`` and ``links`` hold one a line."""

    __tablename__ = "profile"

    id: int = Field(default=None, primary_key=True)
    name: str | None = None
    school: str | None = None
    year: str | None = None
    job: str | None = None
    exploring: str | None = None
    goals: str | None = None
    links: str | None = None
    signature: str | None = None
    free_times: str | None = None
    introduction: str | None = None
    premium: bool = False
