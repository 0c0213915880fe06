"""infoview delete, as a user meets it."""

from __future__ import annotations

import pytest

from conftest import MONDAY, Infoview
from prepared import prepare
from terminal import on_terminal

TOLD = (
    (MONDAY, "add-contact 'Dana Lee' --email d@x.example --tag x"),
    (MONDAY, "add-contact 'Émile Zola' --referred-by 1"),
    (MONDAY, "plan 1 --at 'fri 14:00'"),
    (MONDAY, "log 1 note Hello --with 2"),
)


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def names(iv: Infoview) -> list[str]:
    return [row["name"] for row in iv.data("contacts")]


def test_with_yes_a_contact_goes_and_undo_brings_it_back(known: Infoview) -> None:
    before = known.data("show", "1")
    ran = known.ok("delete", "dana", "--yes")
    assert ran.out == "Deleted Dana Lee and 1 log entry.\nTo bring them back: infoview undo\n"
    assert names(known) == ["Émile Zola"]
    assert known("show", "1").code == 3
    assert {row["contact"]["id"] for row in known.data("followup", "--all")} == {2}
    known.ok("undo")
    assert known.data("show", "1") == before


def test_the_short_yes_and_json(known: Infoview) -> None:
    assert known.data("delete", "1", "-y") == {"contact": {"id": 1, "name": "Dana Lee"}, "entries": 1}


def test_who_was_named_by_them_stays_without_the_link(known: Infoview) -> None:
    known.ok("delete", "1", "--yes")
    card = known.data("show", "2")
    assert card["referred_by"] is None
    assert [entry["text"] for entry in card["timeline"]] == ["Hello"]
    known.ok("undo")
    assert known.data("show", "2")["referred_by"] == {"id": 1, "name": "Dana Lee"}


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_without_a_terminal_it_must_be_confirmed_by_an_option(known: Infoview, more: tuple[str, ...]) -> None:
    ran = known("delete", "dana", *more, stdin="y\n")
    assert ran.code == 5
    message, hint = "Deleting Dana Lee was not confirmed.", "Confirm it: infoview delete 1 --yes"
    if more:
        assert ran.error == {"code": "refused", "message": message, "hint": hint}
    else:
        assert ran.err == f"infoview: {message}\n{hint}\n"
    assert names(known) == ["Dana Lee", "Émile Zola"]


@pytest.mark.parametrize(
    ("answer", "code"), [("y", 0), ("Y", 0), ("yes", 0), ("n", 5), ("", 5), ("yy", 5), ("delete", 5)]
)
def test_on_a_terminal_it_asks(known: Infoview, answer: str, code: int) -> None:
    screen = on_terminal(known, "delete", "dana", answers=[answer])
    assert screen.code == code
    assert screen.text.startswith("Delete Dana Lee with everything logged? [y/N] ")
    assert len(names(known)) == (1 if code == 0 else 2)


def test_the_end_of_input_deletes_nobody(known: Infoview) -> None:
    assert on_terminal(known, "delete", "dana").code == 130
    assert len(names(known)) == 2


def test_a_near_miss_is_asked_about_before_the_deletion_is(known: Infoview) -> None:
    screen = on_terminal(known, "delete", "danna", answers=["y", "y"])
    assert screen.code == 0
    assert "Did you mean Dana Lee? [y/N] Delete Dana Lee with everything logged? [y/N]" in screen.text
    assert names(known) == ["Émile Zola"]


def test_yes_does_not_confirm_a_guess(known: Infoview) -> None:
    ran = known("delete", "danna", "--yes")
    assert ran.code == 3
    assert "infoview delete 1 --yes" in ran.err
    assert len(names(known)) == 2


def test_its_number_is_not_given_to_somebody_else(known: Infoview) -> None:
    known.ok("delete", "2", "--yes")
    assert known.data("add-contact", "Bo Chen")["id"] == 3
