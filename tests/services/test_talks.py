"""What a talk gave: read in one place, with one rule for what is private."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlmodel import select

from conftest import Infoview
from diary import in_vienna
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


@pytest.mark.parametrize(
    ("theirs", "zone", "message", "line"),
    [
        ("America/New_York", "Europe/London", "at 09:00 (New York time)", "at 09:00 (America/New_York)"),
        ("America/New_York", "", "at 08:00 (New York time)", "at 08:00 (America/New_York)"),
        ("", "Europe/London", "at 14:00 (London time)", "at 14:00 (Europe/London)"),
    ],
    ids=["both", "theirs", "that of the talk"],
)
def test_plan_and_message_confirm_a_talk_by_the_same_clock(
    iv: Infoview, theirs: str, zone: str, message: str, line: str
) -> None:
    with in_vienna():
        iv.ok("add-contact", "Dana Lee", "--timezone", theirs)
        plan = iv.data("plan", "1", "--at", "fri 14:00", "--format", "video", "--timezone", zone)
        body = iv.data("draft", "confirm", "1")["body"]
        agenda = iv.data("agenda")[0]["their_at"]
    assert message in body
    assert any(line in item["text"] for item in plan["sections"][0]["items"])
    assert f"at {agenda[11:16]} " in line


@pytest.mark.parametrize(("day", "code"), [("2026-11-23", 0), ("2026-11-22", 2)], ids=["today", "yesterday"])
def test_a_talk_that_is_only_a_day_is_confirmed_on_that_day_whatever_its_zone(
    iv: Infoview, day: str, code: int
) -> None:
    with in_vienna():
        iv.ok("add-contact", "Dana Lee")
        iv.at("2026-11-20T09:00").ok("plan", "1", "--at", day, "--timezone", "Asia/Tokyo")
        assert iv.at("2026-11-23T09:00")("draft", "confirm", "1").code == code
