"""infoview edit, as a user meets it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import MONDAY, Infoview
from prepared import prepare
from terminal import on_terminal

TOLD = (
    (MONDAY, "add-contact 'Dana Lee' --company Acme --role Analyst --email dana@acme.example "
             "--email dana@home.example --phone '555 0100' --linkedin linkedin.com/in/dana --location Lyon "
             "--timezone Europe/Paris --industry Pricing --level manager --source alumni --met-at Fair "
             "--met-on fri --tag old --tag paris --tier a --every 6w --note Tea."),
    (MONDAY, "add-contact 'Émile Zola' --company Acme --email emile@acme.example "
             "--linkedin linkedin.com/in/emile --referred-by 1"),
    (MONDAY, "add-contact 'Bo Chen'"),
)  # fmt: skip


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


@pytest.mark.parametrize(
    ("options", "field", "stored"),
    [
        ("--name|Dana Lee-Park", "name", "Dana Lee-Park"),
        ("--company|Globex", "company", "Globex"),
        ("--role|Lead", "role", "Lead"),
        ("--email|new@acme.example|--email|dana@home.example", "emails",
         ["dana@home.example", "new@acme.example"]),
        ("--email|DANA@acme.example", "emails", ["DANA@acme.example"]),
        ("--phone|555 0199", "phones", ["555 0199"]),
        ("--linkedin|in/danalee", "linkedin", "https://www.linkedin.com/in/danalee"),
        ("--location|Paris", "location", "Paris"),
        ("--timezone|tokyo", "timezone", "Asia/Tokyo"),
        ("--industry|Toys", "industry", "Toys"),
        ("--level|founder", "level", "founder"),
        ("--source|event", "source", "event"),
        ("--met-at|Lecture", "met_at", "Lecture"),
        ("--met-on|yesterday", "met_on", "2026-11-22"),
        ("--referred-by|bo", "referred_by", {"id": 3, "name": "Bo Chen"}),
        ("--tag|new", "tags", ["new"]),
        ("--tag|OLD|--tag|new", "tags", ["new", "OLD"]),
        ("--tier|c", "tier", "c"),
        ("--every|2mo", "every", "2mo"),
        ("--note|Coffee.", "note", "Coffee."),
    ],
)  # fmt: skip
def test_what_is_given_replaces_what_was_there_and_nothing_else(
    known: Infoview, options: str, field: str, stored: Any
) -> None:
    before = known.data("show", "1")
    known.ok("edit", "1", *options.split("|"))
    after = known.data("show", "1")
    assert after[field] == stored
    derived = {"next", "owed", field}
    assert {name for name in before if before[name] != after[name]} <= derived


@pytest.mark.parametrize(
    ("option", "field", "empty"),
    [
        ("company", "company", None),
        ("role", "role", None),
        ("email", "emails", []),
        ("phone", "phones", []),
        ("linkedin", "linkedin", None),
        ("location", "location", None),
        ("timezone", "timezone", None),
        ("industry", "industry", None),
        ("level", "level", None),
        ("source", "source", None),
        ("met-at", "met_at", None),
        ("met-on", "met_on", None),
        ("tag", "tags", []),
        ("tier", "tier", None),
        ("every", "every", None),
        ("note", "note", None),
    ],
)
@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_clears_the_field(
    known: Infoview, option: str, field: str, empty: Any, value: str
) -> None:
    known.ok("edit", "1", f"--{option}", value)
    assert known.data("show", "1")[field] == empty


def test_an_empty_referrer_takes_the_link_away(known: Infoview) -> None:
    assert known.data("followup", "2")[0]["kind"] == "referral"
    assert known.data("edit", "2", "--referred-by", "")["referred_by"] is None
    assert known.data("followup", "2")[0]["kind"] == "reach-out"


def test_a_name_cannot_be_cleared(known: Infoview) -> None:
    ran = known("edit", "1", "--name", "")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "infoview: A contact needs a name.")


def test_a_new_name_stands_in_what_is_owed_to_those_whom_they_named(known: Infoview) -> None:
    known.ok("edit", "1", "--name", "Dana Park")
    assert known.data("followup", "2")[0]["what"] == "Write to them: Dana Park named them"
    assert known.data("show", "park")["id"] == 1
    assert known("show", "dana lee").code == 3


def test_a_new_company_is_found(known: Infoview) -> None:
    known.ok("edit", "3", "--company", "Initech")
    assert known.data("show", "initech")["id"] == 3


def test_nothing_to_change_is_refused(known: Infoview) -> None:
    ran = known("edit", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "infoview: There is nothing to change.",
        "Give what changes. For example: infoview edit 7 --company Acme",
    ]


def test_what_is_there_already_leaves_no_step_to_undo(known: Infoview) -> None:
    known.ok("edit", "1", "--company", "Acme", "--tag", "paris", "--tag", "old")
    assert [line["command"] for line in known.data("history")] == ["add-contact"] * 3


@pytest.mark.parametrize(
    "options",
    [
        ("--email", "EMILE@acme.example"),
        ("--email", "dana@acme.example", "--email", "emile@ACME.example"),
        ("--linkedin", "https://fr.linkedin.com/in/Emile/?x"),
        ("--name", "emile zola"),
        ("--name", "Bo Chen", "--company", ""),
    ],
)
def test_an_edit_into_somebody_else_is_refused(known: Infoview, options: tuple[str, ...]) -> None:
    before = known.data("show", "1")
    ran = known("edit", "1", *options)
    assert (ran.code, ran.out) == (5, "")
    assert "say so with --force" in ran.err
    assert known("edit", "1", *options, "--json").error["code"] == "duplicate"
    assert known.data("show", "1") == before
    known.ok("edit", "1", *options, "--force")


def test_a_namesake_on_record_can_be_edited_in_everything_else(known: Infoview) -> None:
    known.ok("add-contact", "Bo Chen", "--force")
    known.ok("edit", "4", "--phone", "555 0104")
    known.ok("edit", "4", "--email", "bo@x.example")
    known.ok("edit", "4", "--name", "BO CHEN")
    assert known("edit", "4", "--email", "emile@acme.example").code == 5
    known.ok("edit", "4", "--email", "emile@acme.example", "--force")
    known.ok("edit", "4", "--email", "emile@acme.example", "--email", "bo@x.example")


def test_nobody_is_referred_by_themselves(known: Infoview) -> None:
    ran = known("edit", "1", "--referred-by", "dana")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "infoview: Dana Lee cannot be referred by themselves.")


@pytest.mark.parametrize(
    ("options", "said", "hint"),
    [
        (["--email", "x"], "--email 'x' has no @.", "--email dana@example.org"),
        (["--phone", "x1"], "--phone 'x1'", "--phone"),
        (
            ["--linkedin", "x"],
            "--linkedin 'x' is not an address at linkedin.com.",
            "linkedin.com/in/dana-lee",
        ),
        (["--timezone", "Mars"], "There is no time zone 'Mars'.", "infoview edit 7 --timezone Europe/Berlin"),
        (["--level", "x"], "--level does not know 'x'.", "Accepted: student,"),
        (["--source", "x"], "--source does not know 'x'.", "Accepted: alumni,"),
        (["--tier", "x"], "--tier does not know 'x'.", "Accepted: a, b, c."),
        (["--every", "x"], "--every 'x' is not a length of time that infoview can read.", "6w"),
        (["--met-on", "1 jan 2200"], "which is still to come", "infoview plan"),
        (["--name", "x" * 201], "the name 'xxx", "200 characters"),
    ],
)
def test_a_refusal_names_the_value_and_changes_nothing(
    known: Infoview, options: list[str], said: str, hint: str
) -> None:
    before = known.db.read_bytes()
    ran = known("edit", "1", "--role", "Lead", *options, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert hint in ran.error["hint"]
    assert known.db.read_bytes() == before


def test_a_note_may_come_by_standard_input_and_stays_when_who_is_asked_for(known: Infoview) -> None:
    known.ok("edit", "bo", "--note", "-", stdin="One.\n\nTwo.\n")
    assert known.data("show", "bo")["note"] == "One.\n\nTwo."
    screen = on_terminal(known, "edit", "chenn", "--note", "-", answers=["Typed.\n\x04y"])
    assert screen.code == 0
    assert known.data("show", "bo")["note"] == "Typed."


def test_the_page_says_what_it_is_now(known: Infoview) -> None:
    out = known.ok("edit", "3", "--company", "Acme Labs").out
    assert out.startswith("Changed Bo Chen, contact 3\nWorks  Acme Labs\n")


# --- Whose name may be used ---------------------------------------------------------------------------------


def test_the_leave_to_use_a_name_is_kept_and_taken_back(known: Infoview) -> None:
    for option, may, shown in (
        ("--may-use-name", True, "Dana Lee, whose name you may use"),
        ("--may-not-use-name", False, "Dana Lee, whose name you may not use"),
    ):
        assert known.data("edit", "2", option)["may_use_name"] is may
        assert shown in " ".join(known.ok("show", "2").out.split())
        assert ("Dana" in known.data("draft", "ask", "2")["body"]) is may
    known.ok("undo")
    assert known.data("show", "2")["may_use_name"] is True


def test_it_is_kept_with_whoever_is_named_in_the_same_command(known: Infoview) -> None:
    card = known.data("edit", "3", "--referred-by", "1", "--may-use-name")
    assert (card["referred_by"]["name"], card["may_use_name"]) == ("Dana Lee", True)
    # Another one who named them has not been asked.
    assert known.data("edit", "3", "--referred-by", "2")["may_use_name"] is None


@pytest.mark.parametrize("option", ["--may-use-name", "--may-not-use-name"])
def test_nobody_who_named_them_has_no_name_to_use(known: Infoview, option: str) -> None:
    ran = known("edit", "3", option, "--json")
    assert (ran.code, ran.error["message"]) == (2, "Nothing on record says who named Bo Chen.")
    assert ran.error["hint"] == f"Say it as well: infoview edit 3 --referred-by WHO {option}"
