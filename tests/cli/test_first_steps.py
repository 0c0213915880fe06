"""What somebody new meets: empty lists, slips, and what infoview says then."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Infoview
from terminal import on_terminal


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["agenda"], "No talks are planned in the next 30 days."),
        (["agenda", "--within", "2w"], "No talks are planned up to then."),
        (["network"], 'infoview add-contact "Dana Lee"'),
        (["history"], "No command has changed anything yet."),
    ],
)
def test_an_empty_list_says_what_it_is_and_what_helps(iv: Infoview, argv: list[str], said: str) -> None:
    assert said in " ".join(iv.ok(*argv).out.split())
    assert iv.data(*argv) == []


def test_a_name_on_an_empty_database_is_one_to_add(iv: Infoview) -> None:
    ran = iv("show", "dana", "--json")
    assert (ran.code, ran.error["hint"]) == (3, "To begin: infoview add-contact dana")
    assert "infoview add-contact 'a$b'" in iv("log", "a$b", "met", "--json").error["hint"]


def test_nothing_to_undo_says_so(iv: Infoview) -> None:
    assert iv("undo", "--json").error["message"] == "There is nothing to undo."


def test_several_people_are_one_and_others(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    iv.ok("add-contact", "Rosa Diaz")
    error = iv("log", "dana,rosa", "met", "--minutes", "20", "--json")
    assert error.code == 2
    assert "WHO is one person; others with --with." in error.error["message"]
    assert error.error["hint"] == "You may mean: infoview log dana met --with rosa --minutes 20"
    iv.ok("log", "dana", "met", "--with", "rosa", "--minutes", "20")
    iv.ok("log", "dana, acme", "note", "Hello.")


def test_one_file_at_a_time_is_written(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "Dana Lee")
    one, other = tmp_path / "a.html", tmp_path / "b.md"
    ran = iv("plan", "dana", "--output", str(one), "--output", str(other), "--json")
    assert (ran.code, ran.error["message"]) == (2, "--output takes one file at a time.")
    assert not one.exists()
    assert not other.exists()


def test_a_demo_says_at_once_that_it_takes_a_while(iv: Infoview) -> None:
    assert on_terminal(iv, "demo").text.startswith("Making the sample people")


def test_the_path_of_a_backup_stays_whole(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    iv.ok("add-contact", "Dana Lee")
    path = iv.data("backup")["path"]
    monkeypatch.setenv("COLUMNS", "40")
    assert f"  {path}\n" in iv.ok("backup", "--list").out


def test_the_length_is_said_where_it_was_agreed(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    assert "Ask how long they have" in iv.ok("plan", "dana").out
    assert "You gave me" not in iv.ok("plan", "dana").out
    assert "You gave me 20 minutes" in " ".join(iv.ok("plan", "dana", "--minutes", "20").out.split())
    iv.ok("add-contact", "Rosa Diaz")
    assert "You gave me" in iv.ok("plan", "rosa", "--at", "fri 14:00").out
    assert "Ask how long they have" in iv.ok("plan").out
