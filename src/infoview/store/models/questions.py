"""The user's own questions, and marks on those of the bank."""

import sqlalchemy
from sqlmodel import Field, SQLModel

from infoview.store.models.people import new_uid


class Question(SQLModel, table=True):
    """A question of the user's own (``text``), or a mark on one of the bank (``banned``, text NULL).

    ``goals`` and ``levels`` are words with blanks between them, NULL for all; ``must`` says that every plan
    for them holds the question. A NULL category is worked out from the text.
    """

    __tablename__ = "question"

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)
    name: str = Field(unique=True)
    text: str | None = None
    category: str | None = None
    goals: str | None = None
    levels: str | None = None
    banned: bool = False
    created: str
    must: bool = Field(default=False, sa_column_kwargs={"server_default": sqlalchemy.text("0")})
