"""infoview undo, redo and history, as a user meets them. (The journal itself is tested in store.)"""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Infoview
from prepared import prepare

TOLD = (
    ("2026-11-02T09:00", "add-contact 'Dana Lee' --email d@x.example"),
    ("2026-11-03T09:00", "log dana asked --via email"),
    ("2026-11-04T09:00", "log dana replied"),
    ("2026-11-05T09:00", "edit dana --role Lead --tag x"),
)


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def history(iv: Infoview) -> list[tuple[int, str, bool]]:
    return [(line["id"], line["command"], line["undone"]) for line in iv.data("history")]


def what(iv: Infoview) -> Any:
    """The log of the one contact, if there is one."""
    ran = iv("show", "1", "--json")
    return [entry["what"] for entry in ran.data["timeline"]] if ran.code == 0 else None


def test_each_undo_goes_one_command_further_back_and_redo_returns(known: Infoview) -> None:
    seen = []
    for _ in range(4):
        known.ok("undo")
        seen.append(what(known))
    assert seen == [["replied", "asked"], ["asked"], [], None]
    for _ in range(4):
        known.ok("redo")
        seen.append(what(known))
    assert seen[4:] == [[], ["asked"], ["replied", "asked"], ["replied", "asked"]]
    assert known.data("show", "1")["role"] == "Lead"


def test_they_say_what_they_did(known: Infoview) -> None:
    assert known.ok("undo").out.splitlines() == [
        "Undone: edit (Dana Lee: role changed, 1 tag added)",
        "To reverse this: infoview redo",
    ]
    assert known.ok("redo").out.splitlines() == [
        "Redone: edit (Dana Lee: role changed, 1 tag added)",
        "To reverse this: infoview undo",
    ]
    step = known.data("undo")
    assert [step[field] for field in ("operation", "command", "at", "changes")] == [
        4, "edit", "2026-11-05T09:00:00Z", 2,
    ]  # fmt: skip
    assert known.data("redo") == step


@pytest.mark.parametrize("argv", [("undo",), ("redo",)])
def test_there_may_be_nothing_to_take_back(iv: Infoview, argv: tuple[str, ...]) -> None:
    ran = iv(*argv)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"infoview: There is nothing to {argv[0]}.\n")
    assert iv(*argv, "--json").error["code"] == "not-found"


def test_after_the_first_command_there_is_nothing_more(known: Infoview) -> None:
    for _ in range(4):
        known.ok("undo")
    assert known("undo").code == 3
    assert known.data("contacts") == []


def test_a_new_change_drops_what_could_be_redone(known: Infoview) -> None:
    known.ok("undo")
    known.ok("undo")
    known.ok("log", "dana", "declined")
    assert known("redo").code == 3
    assert what(known) == ["declined", "asked"]
    known.ok("undo")
    assert what(known) == ["asked"]


def test_what_fails_or_changes_nothing_drops_nothing(known: Infoview) -> None:
    known.ok("undo")
    assert known("log", "dana", "nonsense").code == 2
    known.ok("show", "dana")
    known.ok("edit", "1", "--email", "d@x.example")
    known.ok("redo")
    assert known.data("show", "1")["role"] == "Lead"


def test_history_tells_the_newest_first(known: Infoview) -> None:
    known.ok("undo")
    assert history(known) == [
        (4, "edit", True), (3, "log", False), (2, "log", False), (1, "add-contact", False),
    ]  # fmt: skip
    line = known.data("history")[1]
    assert [line[field] for field in ("command", "at")] == ["log", "2026-11-04T09:00:00Z"]
    assert line["summary"].startswith("Dana Lee: replied logged, ")
    text = " ".join(known.ok("history").out.split())
    assert "4 2026-11-05 09:00 edit (undone) Dana Lee:" in text


def test_history_takes_a_limit_and_a_person(known: Infoview) -> None:
    known.ok("add-contact", "Bo Chen")
    assert [line["id"] for line in known.data("history", "--limit", "2")] == [5, 4]
    assert len(known.data("history", "--limit", "99999999999999999999")) == 5
    assert [line["id"] for line in known.data("history", "bo")] == [5]
    assert [line["id"] for line in known.data("history", "dana", "--limit", "1")] == [4]
    assert known("history", "danna").code == 3


def test_a_limit_is_0_at_least(known: Infoview) -> None:
    ran = known("history", "--limit=-1", "--json")
    assert (ran.code, ran.error["message"], ran.error["hint"]) == (
        2, "--limit is -1.", "Accepted: 0 (all) and above.",
    )  # fmt: skip


def test_nothing_was_done_yet(iv: Infoview) -> None:
    assert iv.ok("history").out == "No command has changed anything yet.\n"
    assert iv.data("history") == []
    assert not iv.db.exists()


def test_names_stay_in_the_history_of_who_is_gone(known: Infoview) -> None:
    known.ok("delete", "dana", "--yes")
    summaries = [line["summary"] for line in known.data("history")]
    assert all(summary.startswith("Dana Lee") for summary in (summaries[0], summaries[-1]))
