"""Undo and redo: every command that changes something is one step, there and back, to the last row."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from command_lines import LINES, SEARCH, CommandLine, prepare, resolved, run_before
from conftest import MONDAY, Infoview
from infoview.store import journal
from stored import content, number, query

CHANGING = [line for line in LINES if line.changes]
UNCHANGING = [line for line in LINES if not line.changes and line.command not in {"undo", "redo", "restore"}]


def words(line: CommandLine) -> str:
    return " ".join(line.argv) or "infoview"


def steps(iv: Infoview) -> list[dict[str, Any]]:
    """Return the history without its words, which name a person only while there is one."""
    found: list[dict[str, Any]] = iv.data("history", "--limit", "1000")
    return [{name: value for name, value in step.items() if name != "summary"} for step in found]


@pytest.mark.parametrize("line", CHANGING, ids=words)
def test_undo_brings_back_every_row_and_redo_every_change(iv: Infoview, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    argv = resolved(iv, line)
    before = content(iv.db)
    iv.ok(*argv, stdin=line.stdin)
    after = content(iv.db)
    assert after != before
    newest, *older = steps(iv)
    assert len(older) == len(SEARCH) + bool(line.after)
    named = " ".join(argv[:2]) if line.command in {"followup", "questions"} else line.command
    assert (newest["command"], newest["undone"], newest["changes"] > 0) == (named, False, True)

    undone = iv.data("undo")
    assert content(iv.db) == before
    assert (undone["command"], undone["changes"]) == (named, newest["changes"])
    assert steps(iv) == [newest | {"undone": True}, *older]

    assert iv.data("redo") == undone
    assert content(iv.db) == after
    assert steps(iv) == [newest, *older]

    iv.ok("undo")
    assert content(iv.db) == before


@pytest.mark.parametrize("line", UNCHANGING, ids=words)
def test_what_changes_nothing_is_no_step_and_keeps_the_redo(iv: Infoview, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    iv.ok("add-contact", "Zoë")
    iv.ok("undo")
    before, known = content(iv.db), steps(iv)
    iv.ok(*resolved(iv, line), stdin=line.stdin)
    assert (content(iv.db), steps(iv)) == (before, known)
    iv.ok("redo")
    assert number(iv.db, "SELECT count(*) FROM contact WHERE name = 'Zoë'") == 1


@pytest.mark.parametrize(
    "line", ["log nobody asked", "plan 4 --drop 99", "delete dana", "add-contact 'Dana Lee' --company Acme"]
)
def test_what_is_refused_is_no_step_and_keeps_the_redo(iv: Infoview, line: str) -> None:
    prepare(iv)
    iv.ok("undo")
    known = steps(iv)
    assert iv(*shlex.split(line)).code > 1
    assert steps(iv) == known
    iv.ok("redo")


def test_three_weeks_are_undone_to_the_first_word_and_done_again(iv: Infoview) -> None:
    states = [content(prepare(iv).db)]
    for _ in SEARCH:
        iv.ok("undo")
        states.append(content(iv.db))
    assert not any(states[-1].values())
    assert iv("undo", "--json").error["code"] == "not-found"
    assert iv("undo").code == 3
    for state in reversed(states[:-1]):
        iv.ok("redo")
        assert content(iv.db) == state
    assert iv("redo").code == 3
    assert content(iv.db) == states[0]


def test_undo_and_redo_walk_the_steps_in_turn(iv: Infoview) -> None:
    for name in ("Ana", "Bo", "Cy"):
        iv.ok("add-contact", name)

    def walk(*commands: str) -> list[str]:
        for command in commands:
            iv.ok(command)
        return [row["name"] for row in iv.data("contacts")]

    assert walk("undo") == ["Ana", "Bo"]
    assert walk("undo") == ["Ana"]
    assert walk("redo") == ["Ana", "Bo"]
    assert walk("undo", "undo") == []
    assert walk("redo", "redo", "redo") == ["Ana", "Bo", "Cy"]


def test_a_new_change_drops_the_redo(iv: Infoview) -> None:
    for name in ("Ana", "Bo", "Cy"):
        iv.ok("add-contact", name)
    iv.ok("undo")
    iv.ok("undo")
    iv.ok("add-contact", "Di")
    assert iv("redo").code == 3
    assert [row["name"] for row in iv.data("contacts")] == ["Ana", "Di"]
    assert [step["summary"].partition(":")[0] for step in iv.data("history")] == ["Di", "Ana"]
    iv.ok("undo")
    iv.ok("undo")
    assert iv.data("contacts") == []
    assert number(iv.db, "SELECT count(*) FROM change") == len(
        query(iv.db, "SELECT 1 FROM change JOIN operation ON operation.id = operation_id")
    )


def test_a_deletion_takes_all_that_hangs_on_a_person_and_undo_brings_it_back(iv: Infoview) -> None:
    prepare(iv)
    before = content(iv.db)
    lost = {table: len(before[table]) for table in before}
    iv.ok("delete", "dana", "--yes")
    for table, kept in content(iv.db).items():
        lost[table] -= len(kept)
    assert lost["contact"] == 1
    assert lost["contact_point"] == 4
    assert lost["tag"] == 2
    assert lost["entry"] == 4
    assert lost["interview"] == 1
    assert lost["plan_item"] > 20
    assert lost["followup"] >= 4
    # Émile was named by her: he stays, and nobody named him.
    assert query(iv.db, "SELECT name, referred_by_id FROM contact WHERE id = 2") == [("Émile Zola", None)]
    iv.ok("undo")
    assert content(iv.db) == before


def test_an_id_is_never_given_twice(iv: Infoview) -> None:
    assert iv.data("add-contact", "Ana")["id"] == 1
    iv.ok("undo")
    bo = iv.data("add-contact", "Bo")
    assert (bo["id"], bo["next"]["id"]) == (2, "f2")


def test_undo_sees_the_order_of_commands_not_of_clocks(iv: Infoview) -> None:
    iv.ok("add-contact", "Ana")
    iv.at("2026-11-20T09:00").ok("add-contact", "Bo")
    iv.at(MONDAY).ok("undo")
    assert [row["name"] for row in iv.data("contacts")] == ["Ana"]


@pytest.mark.parametrize("command", ["undo", "redo"])
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_replay_that_breaks_off_changes_nothing(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch, command: str, error: type[BaseException]
) -> None:
    prepare(iv)
    iv.ok("delete", "dana", "--yes")
    if command == "redo":
        iv.ok("undo")
    before = content(iv.db, but=frozenset())
    replace, calls = journal._replace, iter(range(100))

    def breaking(*arguments: Any) -> None:
        if next(calls) == 5:
            raise error
        replace(*arguments)

    monkeypatch.setattr(journal, "_replace", breaking)
    assert iv(command).code in {1, 130}
    assert content(iv.db, but=frozenset()) == before
    monkeypatch.setattr(journal, "_replace", replace)
    iv.ok(command)
    assert content(iv.db, but=frozenset()) != before


def test_the_file_itself_holds_no_triggers(iv: Infoview) -> None:
    prepare(iv)
    assert query(iv.db, "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')") == []


def test_odd_texts_come_back_as_they_were(iv: Infoview) -> None:
    odd = '\'; DROP TABLE contact; -- "q" \\u0041 {} \N{WAVING HAND SIGN} \N{GREEK SMALL LETTER ALPHA}\u0301'
    iv.ok("add-contact", odd, "--note", f"{odd}\n\n\t{odd}", "--tag", "x'y")
    before = content(iv.db)
    iv.ok("delete", "1", "--yes")
    iv.ok("undo")
    assert content(iv.db) == before
    iv.ok("undo")
    iv.ok("redo")
    assert content(iv.db) == before


def test_history_tells_each_step_newest_first(iv: Infoview) -> None:
    told = steps(prepare(iv))
    assert [step["command"] for step in told[:2]] == ["log", "followup add"]
    assert len(told) == len(SEARCH)
    assert all(step["at"].endswith("Z") and not step["undone"] and step["changes"] for step in told)
    assert [step["at"] for step in told] == sorted((step["at"] for step in told), reverse=True)
    ids = [step["id"] for step in told]
    assert ids == sorted(ids, reverse=True)
    assert [step["id"] for step in iv.data("history", "--limit", "2")] == ids[:2]
