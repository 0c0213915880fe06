"""The words for what is owed: each kind before, on and after its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anybody import RULES_OF_ANYBODY, cases
from infoview.cli import COMMANDS
from infoview.domain.cadence import standing
from infoview.domain.facts import (
    Case,
    Colleague,
    Fact,
    Introduction,
    Named,
    News,
    OpenRow,
    Owed,
    Pledge,
    Rules,
    Talk,
)
from infoview.domain.results.followups import Followup
from infoview.domain.types import RESTED, Channel, Kind, What
from infoview.domain.wording import followup

MON = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T09:00")


def row(kind: str, **more: object) -> OpenRow:
    """Return an open row of Dana Lee, contact 7, due on Monday 2026-11-23."""
    values: dict[str, object] = {
        "id": 12,
        "contact_id": 7,
        "name": "Dana Lee",
        "name_key": "dana lee",
        "kind": kind,
        "origin": "auto",
        "text": None,
        "fact": None,
        "fact_day": None,
        "via": None,
        "minutes": None,
        "about": None,
        "about_id": None,
        "due": MON,
        "due_at": None,
        "timezone": None,
        "show_from": None,
        "show_until": None,
        "every": None,
        "state": "open",
        "snoozed_until": None,
        "company": "Acme",
        **more,
    }
    return OpenRow(**values)  # type: ignore[arg-type]


def said(given_row: OpenRow, now: datetime = NOW) -> tuple[str, str]:
    shown = followup(given_row, now=now)
    return shown.what, shown.why


def at(text: str) -> datetime:
    """Return a moment of late November 2026: ``23T09:00``."""
    return datetime.fromisoformat(f"2026-11-{text}")


ASK = {"fact_day": date(2026, 11, 12)}

WORDS: list[tuple[OpenRow, str, str]] = [
    (
        row("reach-out", fact="added", **ASK),
        "Write and ask for a talk",
        "added on Thu 2026-11-12, not asked yet",
    ),
    (
        row("reach-out", fact="added", via="alumni", **ASK),
        "Write and ask for a talk",
        "added on Thu 2026-11-12 (alumni), not asked yet",
    ),
    (
        row("reach-out", fact="met-there", about="Data night", **ASK),
        "Write to them and ask for a talk",
        "met at Data night on Thu 2026-11-12",
    ),
    (row("reach-out", fact="met-there", **ASK), "Write to them and ask for a talk", "met on Thu 2026-11-12"),
    (
        row("reach-out", fact="later", **ASK),
        "Write again, as they asked",
        "on Mon 2026-11-23 is when they said to ask again",
    ),
    (row("reach-out", fact=RESTED, **ASK), "Write again", "you let them rest until Mon 2026-11-23"),
    (
        row("referral", fact="named", about="Omar Haddad", **ASK),
        "Write to them: Omar Haddad named them",
        "named on Thu 2026-11-12, not asked yet",
    ),
    (
        row("nudge", fact="asked", **ASK),
        "Send one short reminder",
        "asked on Thu 2026-11-12, no reply yet",
    ),
    (
        row("nudge", fact="asked", via="inmail", **ASK),
        "Send one short reminder",
        "asked on Thu 2026-11-12 by inmail, no reply yet",
    ),
    (
        row("decide", fact="nudged", via="email", **ASK),
        "Decide: one last try, or let them rest",
        "reminded on Thu 2026-11-12 by email, no reply",
    ),
    (
        row("decide", fact="nudged-enough", via="email", **ASK),
        "Let them rest: they were reminded enough",
        "last message on Thu 2026-11-12 by email, no reply",
    ),
    (
        row("set-date", fact="replied", via="email", **ASK),
        "Set a date for the talk",
        "replied on Thu 2026-11-12 by email, no date yet",
    ),
    (
        row("prepare", fact="planned", fact_day=date(2026, 11, 24), via="coffee", minutes=30),
        "Prepare and confirm the talk",
        "talk on Tue 2026-11-24, 30 min, coffee",
    ),
    (
        row("thank-you", fact="met", via="coffee", minutes=30, **ASK),
        "Send a thank-you note",
        "met on Thu 2026-11-12, 30 min, coffee",
    ),
    (row("thank-you", fact="met", **ASK), "Send a thank-you note", "met on Thu 2026-11-12"),
    (row("new-dates", fact="moved", **ASK), "Propose new dates", "they moved the talk on Thu 2026-11-12"),
    (
        row("new-dates", fact="moved", about="mine", **ASK),
        "Propose new dates",
        "you moved the talk on Thu 2026-11-12",
    ),
    (
        row("new-dates", fact="cancelled", **ASK),
        "Propose new dates",
        "they cancelled the talk on Thu 2026-11-12",
    ),
    (
        row("new-dates", fact="cancelled", about="mine", **ASK),
        "Propose new dates",
        "you cancelled the talk on Thu 2026-11-12",
    ),
    (
        row("new-dates", fact="no-show", **ASK),
        "Send a kind note with new dates",
        "they did not come on Thu 2026-11-12",
    ),
    (
        row("new-dates", fact="no-show", about="mine", **ASK),
        "Apologise and propose new dates",
        "you missed the talk on Thu 2026-11-12",
    ),
    (
        row("decline-reply", fact="declined", **ASK),
        "Thank them for answering and ask for another name",
        "declined on Thu 2026-11-12",
    ),
    (
        row("keep-in-touch", fact="touched", via="a", about="6w", **ASK),
        "Get in touch again",
        "last contact on Thu 2026-11-12; every 6w (tier A)",
    ),
    (
        row("keep-in-touch", fact="touched", via="default", about="3mo", **ASK),
        "Get in touch again",
        "last contact on Thu 2026-11-12; every 3mo (no tier)",
    ),
    (
        row("keep-in-touch", fact="added", via="every", about="10d", **ASK),
        "Think again about writing",
        "added on Thu 2026-11-12, never written to",
    ),
    (
        row("keep-in-touch", fact=RESTED, **ASK),
        "Get in touch again",
        "you let them rest until Mon 2026-11-23",
    ),
    (
        row("keep-in-touch", fact="touched", via="tag family", about="1mo", **ASK),
        "Get in touch again",
        "last contact on Thu 2026-11-12; every 1mo (tag family)",
    ),
    (
        row("second-person", fact="asked", about="Bo Chen, Ana Ruiz", about_id=4, **ASK),
        "Try a second person there: Bo Chen, Ana Ruiz",
        "asked on Thu 2026-11-12, no reply yet",
    ),
    (
        row("report-back", fact="met", about="Join the trade body", **ASK),
        "Report back on what they advised",
        '"Join the trade body", on Thu 2026-11-12',
    ),
    (
        row("chase-promise", fact="promised", about="introduce me to Ana", **ASK),
        "Ask kindly about what they promised: introduce me to Ana",
        "promised on Thu 2026-11-12",
    ),
    (
        row("my-promise", fact="promised", about="send the portfolio", **ASK),
        "Do what you promised: send the portfolio",
        "promised on Thu 2026-11-12",
    ),
    (
        row("tell-introducer", fact="met", about="Ana Ruiz", about_id=4, **ASK),
        "Tell them how it went with Ana Ruiz",
        "they named Ana Ruiz, met on Thu 2026-11-12",
    ),
    (
        row("tell-news", fact="news", about="I start at Acme", **ASK),
        "Tell them your good news",
        '"I start at Acme", on Thu 2026-11-12',
    ),
    (row("custom", origin="manual", text="Send the slides"), "Send the slides", "your own follow-up"),
    (
        row("custom", origin="manual", text="Send the slides", every="2w"),
        "Send the slides",
        "your own follow-up, every 2w",
    ),
]


@pytest.mark.parametrize(("given_row", "what", "why"), WORDS)
@pytest.mark.parametrize("now", ["20T09:00", "23T09:00", "30T18:00"])
def test_what_to_do_and_why_are_the_same_before_on_and_after_the_day(
    given_row: OpenRow, what: str, why: str, now: str
) -> None:
    assert said(given_row, at(now)) == (what, why)


TALK = row("talk", fact="planned", fact_day=MON, due_at=at("23T14:00"), minutes=30, via="coffee")


@pytest.mark.parametrize(
    ("now", "what", "why"),
    [
        ("20T09:00", "Talk on Mon 2026-11-23 at 14:00", "planned, 30 min, coffee"),
        ("22T23:59", "Talk on Mon 2026-11-23 at 14:00", "planned, 30 min, coffee"),
        ("23T00:00", "Talk today at 14:00", "planned, 30 min, coffee"),
        ("23T14:00", "Talk today at 14:00", "planned, 30 min, coffee"),
        ("23T14:29", "Talk today at 14:00", "planned, 30 min, coffee"),
        ("23T14:30", "How did it go? Log it", "the talk was on Mon 2026-11-23 at 14:00, 30 min, coffee"),
        ("24T08:00", "How did it go? Log it", "the talk was on Mon 2026-11-23 at 14:00, 30 min, coffee"),
    ],
)
def test_a_talk_turns_into_a_question_at_its_end(now: str, what: str, why: str) -> None:
    assert said(TALK, at(now)) == (what, why)


@pytest.mark.parametrize(
    ("now", "what"),
    [
        ("22T23:59", "Talk on Mon 2026-11-23"),
        ("23T00:00", "Talk today"),
        ("23T23:59", "Talk today"),
        ("24T00:00", "How did it go? Log it"),
    ],
)
def test_a_talk_without_a_time_lasts_all_day(now: str, what: str) -> None:
    assert said(row("talk", fact="planned", minutes=20), at(now))[0] == what


def test_a_talk_over_midnight_is_not_over_at_midnight() -> None:
    late = row("talk", due_at=at("23T23:50"), minutes=30)
    assert said(late, at("24T00:10"))[0] == "Talk today at 23:50"
    assert said(late, at("24T00:20"))[0] == "How did it go? Log it"


# ---- Days, states ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "days"), [("20T09:00", 0), ("23T00:00", 0), ("23T23:59", 0), ("24T00:00", 1), ("30T09:00", 7)]
)
def test_overdue_counts_calendar_days_from_the_day_after(now: str, days: int) -> None:
    assert followup(row("nudge"), now=at(now)).overdue_days == days
    assert followup(row("nudge", state="done"), now=at(now)).overdue_days == 0
    assert followup(row("nudge", state="skipped"), now=at(now)).overdue_days == 0


@pytest.mark.parametrize(
    ("now", "late"), [("24T14:30", False), ("25T14:29", False), ("25T14:30", True), ("27T09:00", True)]
)
def test_a_thank_you_is_late_48_hours_after_the_talk(now: str, late: bool) -> None:
    """The talk ended on Monday at 14:30, so the note was due on Tuesday at 14:30."""
    note = row("thank-you", due=date(2026, 11, 24), due_at=at("24T14:30"))
    assert followup(note, now=at(now)).late is late
    assert (
        followup(row("thank-you", due=note.due, due_at=note.due_at, state="done"), now=at(now)).late is False
    )


@pytest.mark.parametrize(("now", "late"), [("24T23:59", False), ("25T00:00", True)])
def test_a_thank_you_without_a_time_is_late_from_the_second_day_after(now: str, late: bool) -> None:
    """The talk was on Monday."""
    assert followup(row("thank-you", due=date(2026, 11, 24)), now=at(now)).late is late


def test_how_late_is_late_is_given() -> None:
    note = row("thank-you", due_at=at("23T14:30"))
    assert followup(note, now=at("23T15:30"), grace=timedelta(hours=1)).late
    assert not followup(note, now=at("23T15:29"), grace=timedelta(hours=1)).late


@pytest.mark.parametrize(
    ("period", "now", "late"),
    [
        ("10d", "28T23:59", False),
        ("10d", "29T00:00", True),
        ("6w", "30T09:00", False),
        (None, "30T09:00", False),
    ],
)
def test_keeping_in_touch_is_late_after_half_its_period(period: str | None, now: str, late: bool) -> None:
    assert followup(row("keep-in-touch", about=period), now=at(now)).late is late


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.THANK_YOU, Kind.KEEP_IN_TOUCH}))
def test_nothing_else_is_ever_late(kind: Kind) -> None:
    assert not followup(row(str(kind), text="x", about="x"), now=at("30T09:00")).late


@pytest.mark.parametrize(
    ("state", "snoozed_until", "shown", "until"),
    [
        ("open", None, "open", None),
        ("open", "24", "snoozed", "24"),
        ("open", "23", "open", None),  # on that day it shows again
        ("open", "20", "open", None),
        ("done", "24", "done", None),
        ("skipped", "24", "skipped", None),
    ],
)
def test_a_snoozed_row_is_open_again_on_its_day(
    state: str, snoozed_until: str | None, shown: str, until: str | None
) -> None:
    def november(text: str | None) -> date | None:
        return date(2026, 11, int(text)) if text else None

    words = followup(row("nudge", state=state, snoozed_until=november(snoozed_until)), now=NOW)
    assert (words.state, words.snoozed_until) == (shown, november(until))


def test_a_snoozed_row_is_still_overdue() -> None:
    words = followup(row("nudge", due=date(2026, 11, 20), snoozed_until=date(2026, 11, 30)), now=NOW)
    assert (words.state, words.overdue_days) == ("snoozed", 3)


def test_ids_days_and_names_are_passed_on() -> None:
    call = row("custom", origin="manual", text="Call", due_at=at("23T14:00"), every="2w", company="Acme")
    words = followup(call, now=NOW)
    assert words == Followup(
        id="f12",
        contact=words.contact,
        kind="custom",
        what="Call",
        why="your own follow-up, every 2w",
        due=MON,
        due_at=at("23T14:00"),
        state="open",
        overdue_days=0,
        snoozed_until=None,
        origin="manual",
        command="infoview followup done f12",
        every="2w",
        late=False,
        company="Acme",
    )
    assert (words.contact.id, words.contact.name) == (7, "Dana Lee")


# ---- Commands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("reach-out", "infoview log 7 asked"),
        ("referral", "infoview log 7 asked"),
        ("nudge", "infoview log 7 nudged"),
        ("decide", "infoview rest 7"),
        ("set-date", "infoview plan 7 --at fri"),
        ("prepare", "infoview plan 7"),
        ("talk", "infoview log 7 met"),
        ("thank-you", "infoview log 7 thanked"),
        ("new-dates", "infoview plan 7 --at fri"),
        ("decline-reply", "infoview log 7 thanked"),
        ("keep-in-touch", "infoview log 7 caught-up"),
        ("second-person", "infoview log 4 asked"),
        ("report-back", "infoview log f12 reported"),
        ("tell-introducer", "infoview log f12 reported"),
        ("tell-news", "infoview log f12 reported"),
        ("chase-promise", "infoview followup done f12"),
        ("my-promise", "infoview followup done f12"),
        ("custom", "infoview followup done f12"),
    ],
)
def test_each_kind_says_the_command_that_clears_it(kind: str, command: str) -> None:
    assert followup(row(kind, text="x", about_id=4), now=NOW).command == command


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words_and_a_command(kind: Kind) -> None:
    words = followup(row(str(kind), text="x"), now=NOW)
    assert (bool(words.what), bool(words.why), words.command.split()[0]) == (True, True, "infoview")


def test_a_long_text_is_quoted_only_in_part() -> None:
    why = said(row("report-back", about="word " * 40, **ASK))[1]
    assert why.endswith('…", on Thu 2026-11-12')
    assert len(why) < 90


# ---- Every row that can be derived ------------------------------------------------------------------


def stored(owed: Owed, uid: str = "dana") -> OpenRow:
    """Return a derived row as it comes from the store."""
    return row(
        str(owed.kind),
        fact=owed.fact,
        fact_day=owed.fact_day,
        via=owed.via,
        minutes=owed.minutes,
        about=owed.about,
        about_id=owed.about_id,
        due=owed.due,
        due_at=owed.due_at,
        show_from=owed.show_from,
        show_until=owed.show_until,
        name=uid.title(),
    )


EVERY_KIND = [
    Case("dana", MON),
    Case("dana", MON, named=(Named("n", MON, "Ann"),)),
    Case("dana", MON, talks=(Talk("t", MON, MON),)),
    Case("dana", MON, facts=(Fact("met", MON, "u", advice="Read more"),), news=(News("w", MON, "A job"),)),
    Case("dana", MON, promises=(Pledge("p", True, "write", MON), Pledge("q", False, "call", MON))),
    Case("dana", MON, introductions=(Introduction("i", 4, "Ana", MON),)),
    Case("dana", MON, facts=(Fact("asked", MON, "u"),), colleagues=(Colleague(4, "Ana"),)),
    *(Case("dana", MON, facts=(Fact(str(what), MON, "u", until=MON),)) for what in What),
]


def test_the_cases_above_derive_every_kind_there_is() -> None:
    derived = {owed.kind for case in EVERY_KIND for owed in standing(case, Rules()).owed}
    assert derived == set(Kind) - {Kind.CUSTOM}


@pytest.mark.parametrize("case", EVERY_KIND)
@pytest.mark.parametrize("days", [-10, 0, 10, 400])
def test_every_kind_that_is_derived_has_words_and_a_command(case: Case, days: int) -> None:
    for owed in standing(case, Rules()).owed:
        _check_words(owed, NOW + timedelta(days=days))


@given(cases(), RULES_OF_ANYBODY, st.datetimes(at("01T00:00"), at("01T00:00") + timedelta(days=200)))
def test_whatever_is_derived_has_words_and_a_command(case: Case, rules: Rules, now: datetime) -> None:
    for owed in standing(case, rules).owed:
        _check_words(owed, now)


def _check_words(owed: Owed, now: datetime) -> None:
    words = followup(stored(owed), now=now)
    for text in (words.what, words.why, words.command):
        assert text
        assert text == text.strip()
        assert not any(slip in text for slip in ("None", "unknown", "{", "  "))
    program, command, *_ = words.command.split()
    assert program == "infoview"
    assert command in {known.name for known in COMMANDS}


@pytest.mark.parametrize("via", Channel)
def test_every_channel_can_be_said(via: Channel) -> None:
    assert said(row("nudge", fact="asked", via=str(via), **ASK))[1].endswith(f" by {via}, no reply yet")
