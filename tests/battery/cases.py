"""The commands that are killed, failed and interrupted, and what may be left of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from battery.forge import SAME_IDS, Forge
from command_lines import CommandLine, prepare, resolved
from conftest import Infoview, Ran
from stored import content, query

State = dict[str, list[str]]


@dataclass(frozen=True)
class Case:
    """A command that changes the prepared database, and what must have run before it."""

    name: str
    argv: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()


CASES = (
    Case(
        "add-contact",
        ("add-contact", "Zoe Quinn", "--company", "Acme", "--email", "z@q.example", "--tag", "x"),
    ),
    Case("log", ("log", "4", "met", "A good talk.", "--next", "send it", "--by", "fri", "--with", "8")),
    Case("followup done", ("followup", "done", "@5:nudge", "@2:thank-you", "@10:decline-reply")),
    Case("plan", ("plan", "5", "--at", "fri 14:00", "--format", "coffee", "--add", "What was it like?")),
    Case("edit", ("edit", "1", "--name", "Dana Lee-Park", "--email", "", "--note", "x" * 20_000)),
    Case("delete", ("delete", "1", "--yes")),
    Case("undo", ("undo",), (("log", "8", "asked"),)),
    Case("redo", ("redo",), (("log", "8", "asked"), ("undo",))),
    Case("erase", ("delete", "1", "--erase", "--yes")),
)


def everything(path: Path) -> State:
    """Return every row of the file, the journal's too."""
    return content(path, but=frozenset())


@dataclass(frozen=True)
class Scene:
    """A case with its database as it is before, and what the file holds before and after."""

    case: Case
    argv: tuple[str, ...]
    start: bytes
    before: State
    after: State

    def reset(self, iv: Infoview) -> None:
        """Put the database back to before."""
        for path in iv.home.iterdir():
            if path.is_file():
                path.unlink()
        iv.db.write_bytes(self.start)
        iv.db.chmod(0o600)


_SCENES: dict[str, Scene] = {}


def scene(iv: Infoview, forge: Forge, case: Case) -> Scene:
    """Prepare a case, having found out once what it does when nothing befalls it."""
    prepare(iv)
    if case.name not in _SCENES:
        _SCENES[case.name] = _tried(iv, forge, case)
    _SCENES[case.name].reset(iv)
    return _SCENES[case.name]


def _tried(iv: Infoview, forge: Forge, case: Case) -> Scene:
    for argv in case.before:
        iv.ok(*argv)
    argv = resolved(iv, CommandLine(case.argv))
    start, before = iv.db.read_bytes(), everything(iv.db)
    forge.ok(*argv, prelude=SAME_IDS)
    after = everything(iv.db)
    assert after != before
    return Scene(case, argv, start, before, after)


def outcome(iv: Infoview, scene: Scene, ran: Ran) -> str:
    """Return ``before`` or ``after``, having checked all that must hold whatever befell the command."""
    # The program's own reader comes first: to open the file with sqlite3 would mend what it must mend itself.
    iv.ok("contacts")
    assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]
    assert query(iv.db, "PRAGMA foreign_key_check") == []
    found = everything(iv.db)
    assert found in (scene.before, scene.after), "half of it was done"
    state = "after" if found == scene.after else "before"
    assert "Traceback" not in ran.err
    if ran.code == 0:
        assert state == "after", "said to be done, but it is not"
    return state


def in_one_line(ran: Ran) -> bool:
    """Return whether an error was told in one line, with perhaps a hint below it, on stderr alone."""
    return ran.out == "" and ran.err.startswith("infoview: ") and len(ran.err.splitlines()) <= 2


def count_calls(log: Path, pid: int) -> Counter[str]:
    """Return how often a process made each call, by what strace wrote down."""
    mine = re.compile(rf"^{pid} +(\w+)\(", re.MULTILINE)
    return Counter(mine.findall(log.read_text(encoding="utf-8", errors="replace")))


def sample(count: int, *, every: bool, most: int) -> list[int]:
    """Return some of the numbers from 1 to a count, the first and the last among them, or all."""
    if every or count <= most:
        return list(range(1, count + 1))
    return sorted({1 + round(n * (count - 1) / (most - 1)) for n in range(most)})
