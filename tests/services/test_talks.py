"""What a talk gave: read in one place, with one rule for what is private."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlmodel import select

from conftest import Infoview
from infoview.domain.types import TakeawayKind
from infoview.services.talks import open_promises, what_it_gave
from infoview.store import database
from infoview.store.models.log import Entry
from infoview.store.models.people import Contact

DEBRIEF = (
    "--takeaway", "Half of it is cleaning.", "--advice", "Take statistics.", "--i-owe", "send my essay",
    "--they-owe", "the slides", "--referral", "Eve Fox, Initech",
)  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "private", "told"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_a_private_talk_gives_nothing_away_unless_it_is_asked_to(
    iv: Infoview, marked: bool, private: bool, told: bool
) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "1", "met", *DEBRIEF, *(["--private"] if marked else []))
    with database.writing("look", now=datetime.fromisoformat("2026-11-23T09:00")) as session:
        gave = what_it_gave(session, session.exec(select(Entry)).one(), private=private)
        promises = [each.text for each in open_promises(session, session.get_one(Contact, 1))]
        texts = gave.texts(TakeawayKind.ADVICE), [each.text for each in gave.promises]
        named = [each.name for each in gave.named]
    assert texts == ((("Take statistics.",), ["send my essay", "the slides"]) if told else ((), []))
    assert named == (["Eve Fox"] if told else [])
    assert promises == ([] if marked else ["send my essay", "the slides"])
