"""Erasing somebody for good: out of the rows, the history, the free pages; never back by undo."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_lines import prepare
from conftest import Infoview
from infoview.store import migrations
from stored import content, number, query

HERS = (
    "Dana Lee",
    "dana lee",
    "danalee",
    "dana@acme.example",
    "dana@home.example",
    "555 0100",
    "Likes tea.",
    "Glad to.",
    "A good talk.",
    "send her the article",
    "What surprised you?",
)
"""What the prepared database holds of contact 1 and of nobody else."""


def erase(iv: Infoview, who: str = "1") -> dict[str, object]:
    found = iv.data("delete", who, "--erase", "--yes")
    assert isinstance(found, dict)
    return found


def traces(folder: Path, words: tuple[str, ...] = HERS) -> dict[str, list[str]]:
    """Return which words the bytes of which files below a folder hold."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = [word for word in words if word.encode() in path.read_bytes()]
            if held:
                found[path.name] = held
    return found


def test_the_prepared_database_holds_what_is_looked_for(iv: Infoview) -> None:
    prepare(iv)
    assert traces(iv.home) == {"infoview.db": list(HERS)}


def test_nothing_of_an_erased_person_is_left_in_the_bytes(iv: Infoview) -> None:
    prepare(iv)
    gone = erase(iv)
    assert (gone["id"], gone["name"]) == (1, "Dana Lee")
    assert traces(iv.home) == {}
    assert [file.name for file in iv.home.iterdir()] == ["infoview.db"]


def test_free_pages_and_slack_hold_nothing_either(iv: Infoview) -> None:
    prepare(iv)
    # Long texts lie on pages of their own, edits leave older versions behind.
    marks = [f"Marker{n}word " * 2000 for n in range(3)]
    for mark in marks:
        iv.ok("edit", "1", "--note", "-", stdin=mark)
        iv.ok("log", "1", "note", "-", stdin=mark)
    iv.ok("undo")
    assert len(traces(iv.home, tuple(f"Marker{n}word" for n in range(3)))["infoview.db"]) == 3
    erase(iv)
    assert traces(iv.home, (*HERS, "Marker", "word Marker")) == {}
    assert number(iv.db, "PRAGMA freelist_count") == 0


@pytest.mark.parametrize("who", [1, 2, 3, 4, 6, 8, 11])
def test_all_that_is_left_is_whole_and_true(iv: Infoview, who: int) -> None:
    prepare(iv)
    others = [row for row in content(iv.db)["entry"] if f", {who}, " not in row]
    erase(iv, str(who))
    assert who not in [row["id"] for row in iv.data("contacts")]
    assert len(iv.data("contacts")) == 10
    assert [row for row in content(iv.db)["entry"] if f", {who}, " not in row] == others
    findings = {row["check"]: row["state"] for row in iv.data("doctor")}
    assert findings.pop("backups") == "warning"
    assert set(findings.values()) == {"ok"}


def test_undo_never_brings_them_back(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("edit", "8", "--role", "Lecturer")
    iv.ok("log", "8", "asked")
    iv.ok("undo")
    erase(iv)
    assert iv("redo").code == 3
    for _ in range(60):
        if iv("undo").code != 0:
            break
    assert iv("undo").code == 3
    assert "Dana Lee" not in [row["name"] for row in iv.data("contacts")]
    while iv("redo").code == 0:
        pass
    assert traces(iv.home) == {}
    assert {row["state"] for row in iv.data("doctor")} <= {"ok", "warning"}


def test_the_history_is_cut_at_the_newest_step_that_holds_them_and_the_rest_can_be_undone(
    iv: Infoview,
) -> None:
    prepare(iv)
    before_all = number(iv.db, "SELECT count(*) FROM operation")
    without = iv.data("show", "8")["role"]
    iv.ok("edit", "8", "--role", "Lecturer")
    iv.ok("log", "5", "nudged")
    gone = erase(iv)
    assert gone["steps"] == before_all
    assert [line["command"] for line in iv.data("history")] == ["log", "edit"]
    iv.ok("undo")
    iv.ok("undo")
    assert iv("undo").code == 3
    assert iv.data("show", "8")["role"] == without
    assert {row["state"] for row in iv.data("doctor")} <= {"ok", "warning"}


def test_a_step_about_others_that_names_them_goes_too(iv: Infoview) -> None:
    iv.ok("add-contact", "Zoe Quinn", "--email", "zoe@quinn.example")
    iv.ok("add-contact", "Bo Berg")
    iv.ok("log", "2", "note", "Ask about Zoe Quinn.")
    iv.ok("edit", "2", "--note", "Wrote to zoe@quinn.example too.")
    iv.ok("edit", "2", "--note", "")
    gone = erase(iv, "1")
    assert gone["steps"] == 5
    # The words of a log about somebody else are the user's own; they are counted and not rewritten.
    assert gone["mentions"] == 1
    assert traces(iv.home, ("zoe@quinn.example",)) == {}
    assert "Zoe Quinn" in iv.ok("show", "2").out


def test_a_name_in_any_writing_is_found_in_the_history(iv: Infoview) -> None:
    iv.ok("add-contact", 'Zoë "Q" O\'Neil\\Ürün 山田')
    iv.ok("add-contact", "Bo Berg", "--note", 'Knows Zoë "Q" O\'Neil\\Ürün 山田 well.')
    iv.ok("edit", "2", "--note", "x")
    assert erase(iv, "1")["steps"] == 3
    assert traces(iv.home, ("Zoë", "Ürün", "山田")) == {}


def test_who_was_named_by_them_is_kept_without_their_name(iv: Infoview) -> None:
    prepare(iv)
    assert iv.data("show", "2")["referred_by"] == {"id": 1, "name": "Dana Lee"}
    erase(iv)
    card = iv.data("show", "2")
    assert (card["name"], card["referred_by"]) == ("Émile Zola", None)
    assert "Dana Lee" not in iv.ok("show", "2").out


def test_what_infoview_wrote_about_others_forgets_the_name(iv: Infoview) -> None:
    iv.ok("add-contact", "Jo Will", "--company", "Acme")
    iv.ok("add-contact", "Emil Zola", "--referred-by", "1")
    iv.ok("add-contact", "Ana Ruiz", "--company", "Acme")
    iv.ok("plan", "2", "--at", "fri 14:00")
    iv.ok("log", "3", "asked", "--on", "2026-11-02")
    for other, mine in (("2", "Ask Jo Will?"), ("3", "A fine talk, Jo Will said.")):
        iv.ok("log", other, "note", mine)
    iv.ok("followup", "add", "2", "tell Jo Will", "--by", "fri")
    iv.ok("log", "2", "asked")
    owed = [row["what"] for row in iv.data("followup", "--all")]
    assert "Write to them: Jo Will named them" in owed
    assert "Try a second person there: Jo Will" in owed
    lines = len(query(iv.db, "SELECT id FROM plan_item"))
    assert len(query(iv.db, "SELECT id FROM plan_item WHERE text LIKE '%Jo Will%'")) == 2
    gone = erase(iv, "1")
    assert gone["mentions"] == 3
    held = [row for rows in content(iv.db, but=frozenset()).values() for row in rows if "Jo Will" in row]
    assert len(held) == 3
    assert len(query(iv.db, "SELECT id FROM plan_item")) == lines - 2
    assert {row["state"] for row in iv.data("doctor")} <= {"ok", "warning"}


def test_a_short_name_is_not_found_within_words(iv: Infoview) -> None:
    iv.ok("add-contact", "An")
    iv.ok("add-contact", "Emil Zola", "--referred-by", "1", "--note", "An answer. Another plan.")
    iv.ok("plan", "2")
    lines = query(iv.db, "SELECT id FROM plan_item WHERE text NOT GLOB '* An *'")
    assert erase(iv, "1")["mentions"] == 1
    assert query(iv.db, "SELECT id FROM plan_item") == lines


def test_it_must_be_confirmed_and_says_that_it_is_for_good(iv: Infoview) -> None:
    prepare(iv)
    before = iv.db.read_bytes()
    ran = iv("delete", "1", "--erase", "--json")
    assert (ran.code, ran.error["code"]) == (5, "refused")
    assert ran.error["hint"] == "Confirm it: infoview delete 1 --erase --yes"
    assert iv.db.read_bytes() == before
    help_text = " ".join(iv.ok("delete", "--help").out.split())
    assert "No undo." in help_text


def test_backups_and_files_put_aside_that_hold_them_are_named(iv: Infoview) -> None:
    prepare(iv)
    holding = [iv.data("backup")["path"]]
    iv.ok("edit", "8", "--role", "Lecturer")
    # Deleted, but still in the history of the copy.
    iv.ok("delete", "1", "--yes")
    holding.append(iv.data("backup")["path"])
    iv.ok("undo")
    aside = iv.home / "infoview.db.damaged-20261120T090000"
    aside.write_bytes(iv.db.read_bytes()[: 4096 * 30])
    # A backup that never knew them, and one that cannot be read.
    innocent = iv.home / "backups" / "infoview-20261101T090000Z-by-hand.db"
    with closing(sqlite3.connect(innocent)) as connection:
        migrations.upgrade(connection, 0)
    (iv.home / "backups" / "infoview-20261102T090000Z-by-hand.db").write_text("Not a database.")
    broken = iv.home / "backups" / "infoview-20261103T090000Z-by-hand.db"
    broken.write_bytes(b"Not a database. " + iv.db.read_bytes()[16:])
    gone = erase(iv)
    assert sorted(map(str, gone["backups"])) == sorted([*holding, str(aside), str(broken)])  # type: ignore[call-overload]
    for path in (*holding, aside, broken):
        assert Path(path).exists()


def test_drafts_about_them_go_too(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    if os.name != "posix":
        pytest.skip("a shell script is the editor")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'Words about Dana Lee.' >> \"$1\"\nexit 1\n")
    editor.chmod(0o700)
    ran = iv.process("log", "1", "note", "--edit", env={"EDITOR": str(editor)})
    assert ran.returncode == 1
    assert list(traces(iv.home / "drafts", ("Words about",))) != []
    gone = erase(iv)
    assert len(gone["drafts"]) == 1  # type: ignore[arg-type]
    assert traces(iv.home, (*HERS, "Words about")) == {}


def test_an_interrupted_erasure_did_all_or_nothing(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    from infoview.store import journal

    prepare(iv)
    before = content(iv.db, but=frozenset())

    def interrupted(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(journal, "cut_off", interrupted)
    assert iv("delete", "1", "--erase", "--yes").code == 130
    assert content(iv.db, but=frozenset()) == before


def test_their_number_is_never_given_to_somebody_else(iv: Infoview) -> None:
    iv.ok("add-contact", "Zoe Quinn")
    erase(iv, "1")
    assert iv.data("add-contact", "Bo Berg")["id"] == 2


POINT = "whether the harbour board ever hires people who " + "know nothing at all of the sea " * 3


@pytest.mark.parametrize("past", [False, True], ids=["open", "past"])
def test_what_they_left_open_goes_out_of_the_plans_of_others(iv: Infoview, past: bool) -> None:
    iv.at("2026-11-18T09:00")
    for name in ("Zoe Quinn", "Bo Berg", "Ana Ruiz"):
        iv.ok("add-contact", name)
    iv.ok("log", "1", "met", "--want-to-know", POINT, "--want-to-know", "what the working hours are like")
    iv.ok("log", "3", "met", "--want-to-know", "what a mistake costs")
    plan = iv.at("2026-11-19T09:00").data("plan", "2", "--at", "today 10:00", "--add", "Is tea served?")
    asked = [item for part in plan["sections"] for item in part["items"] if "hours are like" in str(item)]
    number = next(item["number"] for item in asked if "why" in item)
    iv.ok("plan", "2", "--drop", str(number))
    if past:
        iv.at("2026-11-19T12:00").ok("log", "2", "met")
    left = ("harbour board", "hours are like", "sea know")
    assert len(traces(iv.home, left)["infoview.db"]) == 3
    erase(iv, "1")
    assert traces(iv.home, left) == {}
    if not past:
        text = iv.ok("plan", "2").out
        assert "what a mistake costs" in " ".join(text.split())
        assert "Is tea served?" in text
    assert {row["state"] for row in iv.data("doctor")} <= {"ok", "warning"}


def test_what_others_left_open_as_well_stays(iv: Infoview) -> None:
    for name in ("Zoe Quinn", "Bo Berg", "Ana Ruiz"):
        iv.ok("add-contact", name)
    for who in ("1", "3"):
        iv.ok("log", who, "met", "--want-to-know", "what the working hours are like")
    before = iv.data("plan", "2")
    erase(iv, "1")
    assert iv.data("plan", "2") == before


def test_a_message_that_speaks_of_them_leaves_nothing(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee", "--email", "dana@acme.example")
    iv.ok("log", "1", "met", "--referral", "Zoe Quinn, PhD")
    iv.ok("log", "2", "met")
    iv.ok("draft", "tell-introducer", "1", "--log")
    told = iv.data("show", "1")["timeline"][0]
    assert (told["what"], told["text"]) == ("reported", "Sent: tell-introducer")
    assert erase(iv, "2")["mentions"] == 0
    assert traces(iv.home, ("Zoe", "Quinn")) == {}


@pytest.mark.skipif(os.name != "posix", reason="a shell script is the editor")
def test_a_draft_to_somebody_else_that_speaks_of_them_goes_too(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "Dana Lee", "--email", "dana@acme.example")
    iv.ok("add-contact", "Zoe Quinn")
    iv.ok("add-contact", "Bo Berg")
    iv.ok("log", "dana", "caught-up")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nexit 1\n")
    editor.chmod(0o700)
    for other in ("zoe", "bo"):
        argv = ("draft", "introduce-me", "1", "--about", other, "--edit")
        assert iv.process(*argv, env={"EDITOR": str(editor)}).returncode == 1
    gone = erase(iv, "2")
    assert len(gone["drafts"]) == 1  # type: ignore[arg-type]
    assert traces(iv.home, ("Zoe Quinn",)) == {}
    assert len(list((iv.home / "drafts").iterdir())) == 1


def test_what_was_closed_about_somebody_erased_speaks_of_somebody(iv: Infoview) -> None:
    iv.at("2026-11-02T09:00")
    for name in ("Dana Lee", "Bo Berg", "Ida Holm"):
        iv.ok("add-contact", name, "--company", "Acme")
    iv.ok("log", "dana", "asked")
    iv.at("2026-11-10T09:00").ok("log", "bo", "asked")
    iv.ok("log", "dana", "met", "--referral", "Ida Holm, Acme")
    iv.ok("log", "ida", "met")
    iv.ok("log", "dana", "reported")
    rows = {row["kind"]: row for row in iv.data("followup", "dana", "--all")}
    assert rows["second-person"]["what"] == "Try a second person there: Bo Berg, Ida Holm"
    assert rows["tell-introducer"]["what"] == "Tell them how it went with Ida Holm"
    assert erase(iv, "bo")["mentions"] == 0
    rows = {row["kind"]: row for row in iv.data("followup", "dana", "--all")}
    assert rows["second-person"]["what"] == "Try a second person there: Ida Holm"
    assert erase(iv, "ida")["mentions"] == 0
    rows = {row["kind"]: row for row in iv.data("followup", "dana", "--all")}
    assert rows["second-person"]["what"] == "Try a second person there: somebody you erased"
    assert rows["tell-introducer"]["what"] == "Tell them how it went with somebody you erased"
    assert rows["tell-introducer"]["why"].startswith("they named somebody you erased, met on ")
    assert "None" not in iv.ok("followup", "dana", "--all").out + iv.ok("show", "dana").out
