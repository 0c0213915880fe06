"""What a talk gave: promises, names, advice, and who is owed what because of it."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from conftest import Infoview
from terminal import on_terminal

Row = dict[str, Any]

TUESDAY = "2026-11-24T09:00"


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    return iv


def type_(iv: Infoview, *lines: str) -> None:
    """Type command lines, each of which must succeed."""
    for line in lines:
        iv.ok(*shlex.split(line))


def owed(iv: Infoview, *kinds: str) -> list[tuple[str, str, str]]:
    """Return whom, what kind and by when, of all open rows or of some kinds."""
    rows = iv.data("followup", "--within", "1y")
    return [
        (row["contact"]["name"], row["kind"], row["due"]) for row in rows if not kinds or row["kind"] in kinds
    ]


def sole(iv: Infoview, kind: str) -> Row:
    (row,) = [row for row in iv.data("followup", "--within", "1y") if row["kind"] == kind]
    found: Row = row
    return found


def stored(iv: Infoview, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(iv.db)) as connection:
        return connection.execute(sql).fetchall()


def is_true(iv: Infoview) -> bool:
    """Return whether doctor finds what is stored equal to a fresh derivation."""
    checks = {check["check"]: check["state"] for check in iv("doctor", "--json").data}
    return bool(checks["owed"] == "ok")


def refused(iv: Infoview, line: str, code: int) -> Row:
    """Run a command that must be refused and leave the file as it was; return the error."""
    before = iv.db.read_bytes()
    ran = iv(*shlex.split(line), "--json")
    assert (ran.code, iv.db.read_bytes() == before) == (code, True), ran
    error: Row = ran.error
    return error


# ---- All in one command -------------------------------------------------------------------------------


def test_one_command_takes_all_that_a_talk_gave(dana: Infoview) -> None:
    type_(
        dana,
        "log dana met --minutes 25 --via coffee --takeaway 'Ops is calm' --advice 'Join the trade body'"
        " --resource 'The blue book' --opportunity 'A post in May' --i-owe 'send portfolio @fri'"
        " --they-owe 'intro to Lee @2w' --referral 'Ana Ruiz, Beta' --may-use-name --fit 4 --private"
        " --next 'read the book' --by 1mo",
    )
    assert owed(dana) == [
        ("Dana Lee", "thank-you", "2026-11-24"),
        ("Ana Ruiz", "referral", "2026-11-25"),
        ("Dana Lee", "my-promise", "2026-11-27"),
        ("Dana Lee", "chase-promise", "2026-12-07"),
        ("Dana Lee", "report-back", "2026-12-21"),
        ("Dana Lee", "custom", "2026-12-23"),
    ]
    assert stored(dana, "SELECT kind, text FROM takeaway ORDER BY id") == [
        ("takeaway", "Ops is calm"),
        ("advice", "Join the trade body"),
        ("resource", "The blue book"),
        ("opportunity", "A post in May"),
    ]
    assert stored(dana, "SELECT fit, private, minutes FROM entry") == [(4, 1, 25)]
    assert stored(dana, "SELECT name, company, may_use_name FROM referral") == [("Ana Ruiz", "Beta", 1)]


def test_it_is_one_step_to_undo(dana: Infoview) -> None:
    before = owed(dana)
    type_(dana, "log dana met --i-owe 'a @fri' --referral 'Ana Ruiz, Beta' --advice 'b'", "undo")
    assert owed(dana) == before
    assert stored(dana, "SELECT count(*) FROM contact") == [(1,)]
    type_(dana, "redo")
    assert [kind for _, kind, _ in owed(dana)] == ["thank-you", "referral", "my-promise", "report-back"]


@pytest.mark.parametrize("option", ["--takeaway", "--advice", "--i-owe", "--they-owe", "--referral"])
@pytest.mark.parametrize("what", ["asked", "thanked", "caught-up"])
def test_what_a_talk_gave_goes_with_met_and_note(dana: Infoview, what: str, option: str) -> None:
    refused(dana, f"log dana {what} {option} text", 2)


@pytest.mark.parametrize("option", ["--answer 1=Yes", "--fit 4"])
def test_answers_and_the_fit_are_of_the_talk_itself(dana: Infoview, option: str) -> None:
    error = refused(dana, f"log dana note {option}", 2)
    assert error["message"] == "--answer and --fit go with met."


def test_the_third_part_of_a_name_that_was_given_is_the_role(dana: Infoview) -> None:
    type_(dana, "log dana met --referral 'Kofi Mensah, Stripe, PM' --referral 'Bo Ek, Acme, Inc.'")
    cards = [dana.data("show", who) for who in ("kofi", "bo")]
    assert [(card["company"], card["role"]) for card in cards] == [("Stripe", "PM"), ("Acme, Inc.", None)]
    # Who is on record keeps what stands there.
    type_(dana, "log dana note --referral 'Kofi Mensah, Stripe, Boss' --referral 'Bo Ek, Acme, Inc., Clerk'")
    assert [dana.data("show", who)["role"] for who in ("kofi", "bo")] == ["PM", "Clerk"]


# ---- What came afterwards -----------------------------------------------------------------------------


def test_what_came_to_mind_later_is_owed_as_if_it_had_been_logged_with_the_talk(dana: Infoview) -> None:
    gave = "--i-owe 'send cv @fri' --they-owe 'ask Bo' --advice 'Read it' --referral 'Ana Ruiz, Beta'"
    type_(dana, f"log dana met {gave}")
    at_once = owed(dana)
    type_(dana, "undo", "log dana met", f"log dana note {gave}")
    assert owed(dana) == at_once
    assert is_true(dana)
    assert [gain["kind"] for gain in dana.data("show", "dana")["timeline"][0]["gave"]] == [
        *("advice", "i-owe", "they-owe", "referral"),
    ]


def test_advice_after_the_talk_is_reported_with_that_of_the_talk(dana: Infoview) -> None:
    type_(dana, "log dana met --on fri --advice 'Join the club'", "log dana note --advice 'Read it'")
    assert owed(dana, "report-back") == [("Dana Lee", "report-back", "2026-12-18")]
    type_(dana, "log dana reported --on today")
    assert owed(dana, "report-back") == []


def test_advice_after_the_report_is_to_be_reported_too(dana: Infoview) -> None:
    type_(dana, "log dana met --on fri --advice 'Join the club'", "log dana reported")
    dana.at("2027-02-01T09:00")
    type_(dana, "log dana note --resource 'A course'")
    # Four weeks after the talk are over: they run from the note.
    assert owed(dana, "report-back") == [("Dana Lee", "report-back", "2027-03-01")]
    assert "A course" in sole(dana, "report-back")["why"]
    assert is_true(dana)
    dana.at("2027-02-03T09:00")
    type_(dana, "log dana reported")
    assert owed(dana, "report-back") == []


def test_advice_by_mail_from_somebody_whom_one_never_met_owes_no_report(dana: Infoview) -> None:
    type_(dana, "log dana asked", "log dana note --advice 'Read it'")
    assert owed(dana, "report-back") == []


def test_a_note_belongs_to_the_talk_before_it_in_whatever_order_they_were_typed(dana: Infoview) -> None:
    lines = (
        "log dana met --on 2026-11-02",
        "log dana note --on 2026-11-03 --advice 'Read it'",
        "log dana met --on 2026-11-16 --advice 'Join the club'",
        "log dana note --on 2026-11-17 --advice 'Write it'",
    )
    type_(dana, *lines)
    told = owed(dana, "report-back")
    assert [due for _, _, due in told] == ["2026-11-30", "2026-12-14"]
    type_(dana, *("undo" for _ in lines), *reversed(lines))
    assert owed(dana, "report-back") == told


def test_the_thank_you_speaks_of_what_was_noted_after_the_talk_but_not_in_private(dana: Infoview) -> None:
    type_(dana, "log dana met", "log dana note --advice 'read the report'")
    type_(dana, "log dana note --private --i-owe 'send a secret'")
    body = dana.data("draft", "thank-you", "dana")["body"]
    assert "read the report" in body
    assert "secret" not in body


def test_a_promise_to_somebody_who_rests_is_pointed_out(dana: Infoview) -> None:
    type_(dana, "log dana met", "rest dana")
    (said,) = dana.data("log", "dana", "note", "--i-owe", "send cv")["cautions"]
    assert (said["code"], said["value"]) == ("at-rest", "Dana Lee")
    type_(dana, said["text"].removeprefix("infoview "))
    assert [kind for _, kind, _ in owed(dana)] == ["custom"]


def test_a_talk_that_is_logged_twice_is_told_how_to_add_to_the_first(dana: Infoview) -> None:
    type_(dana, "log dana met")
    again = "log dana met --i-owe 'send cv @fri' --fit 4 --referral 'Ana Ruiz'"
    (said,) = dana.data(*shlex.split(again))["cautions"]
    assert said["text"] == 'infoview log 1 note --i-owe "send cv @fri" --referral "Ana Ruiz"'
    type_(dana, "undo", said["text"].removeprefix("infoview "))
    assert [kind for _, kind, _ in owed(dana)] == ["thank-you", "referral", "my-promise"]


@pytest.mark.parametrize("option", ["--takeaway", "--advice", "--resource", "--opportunity", "--i-owe"])
@pytest.mark.parametrize("text", ["''", "'  '"])
def test_an_empty_text_is_refused(dana: Infoview, option: str, text: str) -> None:
    assert option in refused(dana, f"log dana met {option} {text}", 2)["message"]


@pytest.mark.parametrize(("fit", "code"), [("0", 2), ("1", 0), ("5", 0), ("6", 2), ("-1", 2)])
def test_fit_is_from_1_to_5(dana: Infoview, fit: str, code: int) -> None:
    assert dana("log", "dana", "met", "--fit", fit).code == code


def test_a_forgotten_pair_of_quotes_keeps_what_was_typed(dana: Infoview) -> None:
    hint = refused(
        dana, "log dana lee met --i-owe 'a @fri' --advice b --fit 3 --referral 'X Y, Z' --may-use-name", 2
    )["hint"]
    command = hint.partition("infoview ")[2]
    dana.ok(*shlex.split(command))
    assert {kind for _, kind, _ in owed(dana)} == {"thank-you", "my-promise", "report-back", "referral"}


# ---- Promises -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("send portfolio @fri", "send portfolio", "2026-11-27"),
        ("send portfolio @ fri", "send portfolio", "2026-11-27"),
        ("send portfolio @in 2 weeks", "send portfolio", "2026-12-07"),
        ("send portfolio", "send portfolio", "2026-11-26"),
        ("write to ana@acme.example", "write to ana@acme.example", "2026-11-26"),
        ("write to ana@acme.example @1 dec", "write to ana@acme.example", "2026-12-01"),
        ("meet Ana @ Acme @tomorrow", "meet Ana @ Acme", "2026-11-24"),
    ],
)
def test_a_promise_of_mine_has_the_day_behind_the_last_at_or_three_business_days(
    dana: Infoview, text: str, what: str, due: str
) -> None:
    dana.ok("log", "dana", "met", "--i-owe", text)
    assert sole(dana, "my-promise")["due"] == due
    assert stored(dana, "SELECT text, mine FROM promise") == [(what, 1)]


@pytest.mark.parametrize(("text", "due"), [("intro to Lee", "2026-11-30"), ("intro @wed", "2026-11-25")])
def test_a_promise_of_theirs_is_asked_for_after_a_week_or_on_its_day(
    dana: Infoview, text: str, due: str
) -> None:
    dana.ok("log", "dana", "met", "--they-owe", text)
    assert sole(dana, "chase-promise")["due"] == due


@pytest.mark.parametrize("text", ["@fri", " @fri", "call @acme", "call @", "send it @31 feb"])
@pytest.mark.parametrize("option", ["--i-owe", "--they-owe"])
def test_a_promise_that_cannot_be_meant_is_refused_by_name(dana: Infoview, option: str, text: str) -> None:
    assert option in refused(dana, f"log dana met {option} {shlex.quote(text)}", 2)["message"]


def test_days_of_promises_count_from_the_talk_and_their_days_from_the_typing(dana: Infoview) -> None:
    type_(dana, "log dana met --on 'last mon' --i-owe 'a' --i-owe 'b @fri' --they-owe c")
    assert owed(dana, "my-promise", "chase-promise") == [
        ("Dana Lee", "my-promise", "2026-11-19"),
        ("Dana Lee", "chase-promise", "2026-11-23"),
        ("Dana Lee", "my-promise", "2026-11-27"),
    ]


def test_each_promise_is_done_by_itself_and_logs_nothing(dana: Infoview) -> None:
    type_(dana, "log dana met --i-owe 'a @wed' --i-owe 'b @thu' --they-owe c", "log dana thanked")
    first = next(row["id"] for row in dana.data("followup") if row["kind"] == "my-promise")
    entries = stored(dana, "SELECT count(*) FROM entry")
    type_(dana, f"followup done {first}")
    assert owed(dana) == [
        ("Dana Lee", "my-promise", "2026-11-26"),
        ("Dana Lee", "chase-promise", "2026-11-30"),
    ]
    assert stored(dana, "SELECT text, done_on FROM promise ORDER BY id") == [
        ("a", "2026-11-23"),
        ("b", None),
        ("c", None),
    ]
    assert stored(dana, "SELECT count(*) FROM entry") == entries
    assert is_true(dana)


def test_an_introduction_answers_what_they_promised_and_not_what_i_did(dana: Infoview) -> None:
    type_(dana, "log dana met --i-owe a --they-owe b", "log dana introduced")
    assert owed(dana, "my-promise", "chase-promise") == [("Dana Lee", "my-promise", "2026-11-26")]


def test_an_introduction_may_name_the_promise(dana: Infoview) -> None:
    type_(dana, "log dana met --they-owe 'intro to Lee' --they-owe 'salary survey'")
    type_(dana, "log dana introduced --about lee")
    assert sole(dana, "chase-promise")["what"].endswith(": salary survey")


def test_an_introduction_asks_which_of_several_promises_it_kept(dana: Infoview) -> None:
    type_(dana, "log dana met --they-owe 'intro to Lee' --they-owe 'salary survey'")
    ran = dana("log", "dana", "introduced")
    assert ran.code == 2
    assert "2 promises are open of Dana Lee" in ran.err
    assert len(owed(dana, "chase-promise")) == 2


def test_an_introduction_from_before_the_promise_does_not_answer_it(dana: Infoview) -> None:
    type_(dana, "log dana introduced --on 'last mon'", "log dana met --they-owe b")
    assert owed(dana, "chase-promise") == [("Dana Lee", "chase-promise", "2026-11-30")]


def test_promises_lists_only_what_was_promised(dana: Infoview) -> None:
    type_(dana, "log dana met --i-owe a --they-owe b --advice c")
    rows = dana.data("followup", "--promises")
    assert [row["kind"] for row in rows] == ["my-promise", "chase-promise"]


def test_a_skipped_promise_is_not_owed_and_not_kept(dana: Infoview) -> None:
    type_(dana, "log dana met --i-owe a")
    type_(dana, f"followup skip {sole(dana, 'my-promise')['id']}", "log dana thanked")
    assert owed(dana, "my-promise") == []
    assert stored(dana, "SELECT done_on FROM promise") == [(None,)]


# ---- Names --------------------------------------------------------------------------------------------


def test_somebody_new_becomes_a_contact_who_is_owed_a_message(dana: Infoview) -> None:
    type_(dana, "log dana met --referral 'Ana Ruiz, Beta'")
    card = dana.data("show", "ana")
    assert (card["company"], card["source"], card["referred_by"]) == (
        "Beta",
        "referral",
        {"id": 1, "name": "Dana Lee"},
    )
    assert owed(dana, "referral", "reach-out") == [("Ana Ruiz", "referral", "2026-11-25")]
    assert stored(dana, "SELECT may_use_name FROM referral") == [(None,)]


@pytest.mark.parametrize("typed", ["Ana Ruiz, Beta", "ANA RUÍZ , beta", "2"])
def test_somebody_on_record_is_linked_and_not_added_again(dana: Infoview, typed: str) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta")
    dana.ok("log", "dana", "met", "--referral", typed)
    assert stored(dana, "SELECT count(*) FROM contact") == [(2,)]
    assert owed(dana, "referral", "reach-out") == [("Ana Ruiz", "referral", "2026-11-25")]
    assert dana.data("show", "2")["referred_by"] == {"id": 1, "name": "Dana Lee"}


def test_a_namesake_elsewhere_is_somebody_new(dana: Infoview) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta", "log dana met --referral 'Ana Ruiz, Gamma'")
    assert stored(dana, "SELECT name, company FROM contact WHERE id > 1 ORDER BY id") == [
        ("Ana Ruiz", "Beta"),
        ("Ana Ruiz", "Gamma"),
    ]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        (["Beta"], "Ana Ruiz"),
        (["Beta", "Gamma"], "Ana Ruiz"),
        ([""], "Ana Ruiz, Beta"),
        (["", "Beta"], "ana ruiz"),
    ],
)
def test_where_it_is_unsure_nothing_is_written_and_each_candidate_has_a_command_that_works(
    dana: Infoview, known: list[str], typed: str
) -> None:
    for company in known:
        dana.ok("add-contact", "Ana Ruiz", "--company", company, "--force")
    if typed == "ana ruiz":  # the one without an employer is just this one
        dana.ok("log", "dana", "met", "--referral", typed)
        assert owed(dana, "referral") == [("Ana Ruiz", "referral", "2026-11-25")]
        return
    before = dana.db.read_bytes()
    ran = dana("log", "dana", "met", "--referral", typed, "--minutes", "25")
    assert (ran.code, dana.db.read_bytes() == before) == (4, True)
    command = next(line[line.index("infoview") :] for line in ran.err.splitlines() if "infoview log" in line)
    dana.ok(*shlex.split(command)[1:])
    assert len(owed(dana, "referral")) == 1
    assert stored(dana, "SELECT count(*) FROM contact") == [(1 + len(known),)]


def test_the_hint_adds_a_namesake_of_somebody_without_an_employer(dana: Infoview) -> None:
    dana.ok("add-contact", "Ana Ruiz")
    hint = refused(dana, "log dana met --referral 'Ana Ruiz, Beta'", 4)["hint"]
    dana.ok("log", "dana", "met", *shlex.split(hint.partition(": ")[2]))
    assert owed(dana, "referral") == [("Ana Ruiz", "referral", "2026-11-25")]
    assert stored(dana, "SELECT person_id FROM referral") == [(3,)]


@pytest.mark.parametrize("typed", ["1", "Dana Lee", "dana LEE, acme"])
def test_nobody_names_themselves(dana: Infoview, typed: str) -> None:
    assert "themselves" in refused(dana, f"log dana met --referral '{typed}'", 2)["message"]


@pytest.mark.parametrize(("typed", "code"), [("", 2), (", Acme", 2), ("77", 3)])
def test_a_name_that_is_none_is_refused(dana: Infoview, typed: str, code: int) -> None:
    refused(dana, f"log dana met --referral '{typed}'", code)


def test_may_use_name_needs_a_name(dana: Infoview) -> None:
    assert "--referral" in refused(dana, "log dana met --may-use-name", 2)["message"]


def test_who_is_named_after_they_were_met_owes_no_message(dana: Infoview) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta", "log ana met --on yesterday")
    type_(dana, "log dana met --referral 'Ana Ruiz, Beta'")
    assert owed(dana, "referral", "reach-out", "tell-introducer") == []


# ---- Telling the introducer ---------------------------------------------------------------------------


@pytest.fixture
def named(dana: Infoview) -> Infoview:
    """Dana has named Ana on Monday and was thanked."""
    type_(dana, "log dana met --referral 'Ana Ruiz, Beta'", "log dana thanked")
    return dana.at(TUESDAY)


def test_after_meeting_whom_they_named_the_introducer_is_owed_a_word(named: Infoview) -> None:
    type_(named, "log ana asked")
    assert owed(named, "tell-introducer") == []
    type_(named, "log ana met")
    assert owed(named, "tell-introducer") == [("Dana Lee", "tell-introducer", "2026-11-26")]
    type_(named, "log dana reported")
    assert owed(named, "tell-introducer") == []
    assert is_true(named)


def test_meeting_them_twice_owes_one_word(named: Infoview) -> None:
    type_(named, "log ana met", "log dana reported", "log ana met")
    assert owed(named, "tell-introducer") == []


def test_naming_somebody_twice_owes_one_word(named: Infoview) -> None:
    type_(named, "log dana met --referral 'Ana Ruiz, Beta' --may-use-name", "log ana met")
    assert owed(named, "tell-introducer") == [("Dana Lee", "tell-introducer", "2026-11-26")]
    type_(named, "log dana reported", "log dana met --referral 2 --on yesterday", "log ana met")
    assert owed(named, "tell-introducer") == []


def test_each_of_two_introducers_is_owed_a_word(named: Infoview) -> None:
    type_(named, "add-contact 'Eve Fir'", "log eve met --referral 2", "log ana met")
    assert owed(named, "tell-introducer") == [
        ("Dana Lee", "tell-introducer", "2026-11-26"),
        ("Eve Fir", "tell-introducer", "2026-11-26"),
    ]
    assert named.data("show", "ana")["referred_by"]["name"] == "Dana Lee"


def test_another_introducer_takes_the_debt_with_them(named: Infoview) -> None:
    type_(named, "add-contact 'Eve Fir'", "log ana met", "edit ana --referred-by eve")
    assert owed(named, "tell-introducer") == [("Eve Fir", "tell-introducer", "2026-11-26")]
    assert is_true(named)
    type_(named, "edit ana --referred-by ''")
    assert owed(named, "tell-introducer") == []
    assert is_true(named)


def test_deleting_whom_they_named_takes_the_debt_away_and_undo_brings_it_back(named: Infoview) -> None:
    type_(named, "log ana met")
    before = owed(named)
    type_(named, "delete ana --yes")
    assert owed(named, "tell-introducer") == []
    assert is_true(named)
    type_(named, "undo")
    assert owed(named) == before


def test_a_new_name_shows_in_the_word_to_the_introducer(named: Infoview) -> None:
    type_(named, "log ana met", "edit ana --name 'Ana Maria Ruiz'")
    assert "Ana Maria Ruiz" in sole(named, "tell-introducer")["what"]
    assert is_true(named)


# ---- Which report was it? -----------------------------------------------------------------------------


@pytest.fixture
def reports(named: Infoview) -> Infoview:
    """Dana is owed three reports: on Ana, on Bo, and on her advice."""
    type_(named, "log dana met --advice 'Read the blue book' --referral 'Bo Oak, Zed'", "log dana thanked")
    type_(named, "log ana met", "log bo met")
    return named


def test_several_reports_ask_which_with_a_command_that_works(reports: Infoview) -> None:
    error = refused(reports, "log dana reported", 2)
    assert "3 reports" in error["message"]
    command = error["hint"].partition("infoview ")[2].partition(". See")[0]
    reports.ok(*shlex.split(command))
    assert len(owed(reports, "tell-introducer", "report-back")) == 2


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("ana", ["Bo Oak", "blue book"]),
        ("Bo Oak", ["Ana Ruiz", "blue book"]),
        ("2", ["Bo Oak", "blue book"]),
        ("3", ["Ana Ruiz", "blue book"]),
        ("blue", ["Ana Ruiz", "Bo Oak"]),
    ],
)
def test_about_means_a_person_or_words_of_the_advice(reports: Infoview, about: str, left: list[str]) -> None:
    type_(reports, f"log dana reported --about '{about}'")
    rows = [
        f"{row['what']} {row['why']}"
        for row in reports.data("followup", "dana")
        if row["kind"] in {"tell-introducer", "report-back"}
    ]
    assert [word for word in ("Ana Ruiz", "Bo Oak", "blue book") if any(word in row for row in rows)] == left
    assert len(rows) == 2


def test_about_takes_the_id_of_the_row(reports: Infoview) -> None:
    row = next(row for row in reports.data("followup", "dana") if row["kind"] == "report-back")
    type_(reports, f"log dana reported --about {row['id']}")
    assert len(owed(reports, "tell-introducer")) == 2
    assert owed(reports, "report-back") == []


@pytest.mark.parametrize("about", ["f999", "99", "nobody", "1"])
def test_about_somebody_else_is_not_found(reports: Infoview, about: str) -> None:
    refused(reports, f"log dana reported --about {about}", 3)


def test_done_reports_exactly_its_own_row(reports: Infoview) -> None:
    row = next(row for row in reports.data("followup", "dana") if "Bo" in row["what"])
    type_(reports, f"followup done {row['id']}")
    assert len(owed(reports, "tell-introducer", "report-back")) == 2


def test_the_command_of_each_report_clears_it(reports: Infoview) -> None:
    for left in (2, 1, 0):
        row = next(
            row
            for row in reports.data("followup", "dana")
            if row["kind"] in {"tell-introducer", "report-back"}
        )
        type_(reports, row["command"].removeprefix("infoview "))
        assert len(owed(reports, "tell-introducer", "report-back")) == left


# ---- Names that may mean somebody on record ----------------------------------------------------------


@pytest.mark.parametrize("typed", ["ana", "Ana, Beta", "ruiz", "Ana Ruiz"])
def test_a_part_of_a_name_on_record_is_asked_about(dana: Infoview, typed: str) -> None:
    dana.ok("add-contact", "Ana Maria Ruiz", "--company", "Beta")
    error = refused(dana, f"log dana met --referral '{typed}'", 4)
    assert [each["name"] for each in error["candidates"]] == ["Ana Maria Ruiz"]


def test_another_employer_is_another_person(dana: Infoview) -> None:
    type_(dana, "add-contact 'Ana Maria Ruiz' --company Beta", "log dana met --referral 'Ana, Gamma'")
    assert [name for name, _, _ in owed(dana, "referral")] == ["Ana"]


@pytest.mark.parametrize("typed", ["new: Ana Ruiz", "NEW:Ana Ruiz", " new:  Ana  Ruiz "])
def test_somebody_new_can_be_said_to_be_new(dana: Infoview, typed: str) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta")
    dana.ok("log", "dana", "met", "--referral", typed)
    assert stored(dana, "SELECT name FROM contact ORDER BY id")[1:] == [("Ana Ruiz",), ("Ana Ruiz",)]
    assert stored(dana, "SELECT person_id FROM referral") == [(3,)]


@pytest.mark.parametrize(("answer", "person"), [("1", 2), ("2", 3), ("3", 4)])
def test_on_a_terminal_it_asks_whom_a_name_means(dana: Infoview, answer: str, person: int) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta", "add-contact 'Ana Ruiz' --company Gamma")
    screen = on_terminal(dana, "log", "dana", "met", "--referral", "Ana Ruiz", answers=[answer])
    assert screen.code == 0
    assert "  3. somebody else, who is not on record\nWhich one? [1-3, or nothing]" in screen.text
    assert stored(dana, "SELECT person_id FROM referral") == [(person,)]


def test_each_word_that_is_not_clear_is_asked_about_in_turn(dana: Infoview) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta", "add-contact 'Dana Lopez'")
    screen = on_terminal(
        dana, "log", "dana", "met", "--with", "ruis", "--referral", "Bo", "--referral", "Lopez",
        answers=["1", "y", "1"],
    )  # fmt: skip
    assert screen.code == 0
    talked = stored(dana, "SELECT contact_id FROM entry ORDER BY contact_id")
    assert talked == [(1,), (2,)]
    assert stored(dana, "SELECT person_id FROM referral ORDER BY id") == [(4,), (3,)]


def test_without_an_answer_nothing_is_written(dana: Infoview) -> None:
    type_(dana, "add-contact 'Ana Ruiz' --company Beta")
    before = dana.db.read_bytes()
    screen = on_terminal(dana, "log", "dana", "met", "--referral", "Ana Ruiz", answers=[""])
    assert (screen.code, dana.db.read_bytes() == before) == (4, True)


# ---- Being named is news -----------------------------------------------------------------------------


@pytest.fixture
def tom(dana: Infoview) -> Infoview:
    """Tom (2), whom the next test lets rest or lets say no; Dana names him on Tuesday."""
    dana.ok("add-contact", "Tom Oak", "--company", "Beta")
    return dana


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("rest tom", "Write again: Dana Lee named them"),
        ("rest tom --until 2mo", "Write again: Dana Lee named them"),
        ("log tom declined", "Think about writing again: Dana Lee named them"),
    ],
)
def test_whoever_rests_or_said_no_and_is_named_is_owed_a_message(tom: Infoview, line: str, what: str) -> None:
    type_(tom, "log tom asked", line, "followup skip tom" if "declined" in line else "log dana asked")
    type_(tom.at(TUESDAY), "log dana met --referral 2")
    assert owed(tom, "referral") == [("Tom Oak", "referral", "2026-11-26")]
    assert sole(tom, "referral")["what"] == what
    assert is_true(tom)
    type_(tom, "log tom asked")
    assert owed(tom, "referral") == []
    assert is_true(tom)
    type_(tom, "undo", "undo")
    assert owed(tom, "referral") == []
    assert is_true(tom)


def test_a_rest_on_the_day_of_the_talk_holds(tom: Infoview) -> None:
    type_(tom, "log dana met --referral 2", "rest tom")
    assert owed(tom, "referral") == []
    assert is_true(tom)


def test_whoever_waits_in_the_pool_and_is_named_needs_no_triage(tom: Infoview) -> None:
    with closing(sqlite3.connect(tom.db)) as connection:
        connection.execute("UPDATE contact SET pool = 1 WHERE id = 2")
        connection.commit()
    type_(tom, "log dana met --referral 2")
    assert owed(tom, "referral") == [("Tom Oak", "referral", "2026-11-25")]
    assert is_true(tom)


# ---- What an entry changes for others ----------------------------------------------------------------


def test_an_entry_tells_what_it_made_owed_to_whom(dana: Infoview) -> None:
    type_(dana, "log dana met --referral 'Ana Ruiz, Beta'", "log dana thanked", "add-contact 'Bo Ek'")
    shown = dana.ok("log", "ana", "met").out
    assert "Dana Lee: Tell them how it went with Ana Ruiz, due Wed 2026-11-25" in shown
    dana.ok("undo")
    logged = dana.data("log", "ana", "met")
    rows = [(row["contact"]["name"], row["kind"]) for row in logged["owed"]]
    assert rows == [("Ana Ruiz", "thank-you"), ("Dana Lee", "tell-introducer")]


def test_an_entry_tells_what_it_closed_for_others(dana: Infoview) -> None:
    type_(dana, "add-contact 'Bo Ek' --company Acme", "log dana asked")
    logged = dana.data("log", "bo", "asked")
    closed = [(row["contact"]["name"], row["kind"]) for row in logged["closed"]]
    assert sorted(closed) == [("Bo Ek", "reach-out"), ("Dana Lee", "second-person")]
    # What was owed to Dana before is no news.
    assert {row["contact"]["name"] for row in logged["owed"]} == {"Bo Ek"}


@pytest.mark.parametrize(
    ("on", "when", "by"),
    [
        ("12 oct", "20 oct", "2026-10-20"),  # a date without a year is the first after the talk
        ("12 oct", "2 feb", "2027-02-02"),
        ("12 oct", "2027-10-20", "2027-10-20"),
        ("fri", "tomorrow", "2026-11-24"),  # what counts from a day counts from now
        ("fri", "3d", "2026-11-26"),
    ],
)
def test_a_promise_is_due_on_the_date_that_was_meant(dana: Infoview, on: str, when: str, by: str) -> None:
    on = "last fri" if on == "fri" else on
    dana.ok("log", "dana", "met", "--on", on, "--i-owe", f"send the outline @{when}")
    (row,) = (row for row in dana.data("followup", "dana", "--all") if row["kind"] == "my-promise")
    assert row["due"] == by
