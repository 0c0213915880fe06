"""What programs and fingers rely on: every command's help, JSON, exit codes and streams."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from command_lines import LINES, CommandLine, prepare, resolved, run_before
from conftest import Infoview, Ran
from infoview import __version__, cli
from infoview.cli import COMMANDS, GROUPS
from infoview.errors import ExitCode

CONTACT = (
    "id uid name company role emails phones linkedin location timezone industry level source met_at met_on"
    " referred_by tags tier stage last_touch next created rested_until note"
)
FOLLOWUP = "id contact kind what why due due_at state overdue_days snoozed_until origin command"
UNDONE = "operation command at changes"

FIELDS: dict[str, str] = {
    "add-contact": CONTACT,
    "edit": CONTACT,
    "rest": CONTACT,
    "show": f"{CONTACT} timeline owed plan",
    "followup": FOLLOWUP,
    "plan": "contact at timezone minutes format goal sections",
    "log": "entry closed owed",
    "contacts": "id name company role stage source tier tags last_touch next",
    "search": "contact company role kind what text on asked excerpt marks",
    "search --answers": "question answers",
    "history": "id command at changes undone summary",
    "undo": UNDONE,
    "redo": UNDONE,
    "delete": "contact",
    "agenda": "contact at timezone minutes format place prepared",
    "draft": "kind channel subject words characters findings",
    "network": "contact stage named",
    "news": "id text on owed",
    "profile": (
        "name school year job exploring goals links signature free_times introduction premium spoken words"
        " seconds missing too_many"
    ),
    "questions": "text",
    "config": "",
    "backup": "path",
    "restore": "path kept contacts",
    "doctor": "check state message remedy",
    "demo": "folder variable value people today steps",
    "infoview": "today contacts due talks next_due",
}
"""The fields of ``data`` (of each of its rows, for a listing) that programs rely on; there may be more."""

NESTED: dict[str, str] = {
    "entry": "id contact what on via text",
    "closed": FOLLOWUP,
    "owed": FOLLOWUP,
    "due": FOLLOWUP,
    "talks": FOLLOWUP,
    "timeline": "id contact what on via text",
    "plan": "contact at timezone minutes format goal sections",
    "sections": "name minutes items",
    "contact": "id name",
    "referred_by": "id name",
    "next": "id what due",
    "today": "today contacts due talks next_due",
    "steps": "why command",
    "findings": "code text remedy",
    "missing": "field command",
    "question": "id text category",
    "answers": "contact role company on text",
}
"""The fields of what stands in those fields, where it is an object or a list of objects."""

QUESTION_ITEM = "number id text category must why asked answer"
PREPARATION_ITEM = "number text done"

LISTINGS = frozenset({
    "agenda", "network", "followup", "contacts", "search", "history", "questions", "config", "backup",
    "doctor", "news",
})  # fmt: skip
NO_LISTINGS = {("config", "path"), ("backup",), ("backup", "@home/copy.db"), ("news", "I start at Acme.")}


@dataclass(frozen=True)
class Failure:
    """A command line that fails on the prepared database, with its exit code and the code in the JSON."""

    line: str
    exit_code: ExitCode
    code: str

    @property
    def argv(self) -> list[str]:
        return shlex.split(self.line)


USAGE, NOT_FOUND, AMBIGUOUS, REFUSED = (
    ExitCode.USAGE,
    ExitCode.NOT_FOUND,
    ExitCode.AMBIGUOUS,
    ExitCode.REFUSED,
)

FAILURES = (
    # The parser's own.
    Failure("nonsense", USAGE, "usage"),
    Failure("--nonsense", USAGE, "usage"),
    Failure("log", USAGE, "usage"),
    Failure("log dana", USAGE, "usage"),
    Failure("log dana asked --nonsense", USAGE, "usage"),
    Failure("log dana met --minutes many", USAGE, "usage"),
    Failure("log dana asked --on", USAGE, "usage"),
    Failure("plan dana --drop x", USAGE, "usage"),
    Failure("contacts --limit x", USAGE, "usage"),
    Failure("show", USAGE, "usage"),
    Failure("show dana lee acme", USAGE, "usage"),
    Failure("edit", USAGE, "usage"),
    Failure("rest", USAGE, "usage"),
    Failure("delete", USAGE, "usage"),
    Failure("undo twice", USAGE, "usage"),
    Failure("redo --twice", USAGE, "usage"),
    Failure("history --limit", USAGE, "usage"),
    Failure("demo dana", USAGE, "usage"),
    Failure("followup --nonsense", USAGE, "usage"),
    Failure("config nonsense", USAGE, "usage"),
    Failure("config list x", USAGE, "usage"),
    Failure("config path x", USAGE, "usage"),
    Failure("config set follow-up.nudge", USAGE, "usage"),
    Failure("config set follow-up.nudge soon", USAGE, "usage"),
    Failure("config set days.free 2026-13-01", USAGE, "usage"),
    Failure("config unset nonsense", USAGE, "usage"),
    Failure("profile Ada", USAGE, "usage"),
    Failure("questions list --limit -1", USAGE, "usage"),
    Failure("questions --category nonsense", USAGE, "usage"),
    Failure("questions add", USAGE, "usage"),
    Failure("questions add '?'", USAGE, "usage"),
    Failure("questions edit path-turning-point x", USAGE, "usage"),
    Failure("questions ban nonsense", NOT_FOUND, "not-found"),
    Failure("questions unban nonsense", NOT_FOUND, "not-found"),
    Failure("questions check --file nowhere.txt", USAGE, "usage"),
    Failure("profile --link nonsense", USAGE, "usage"),
    Failure("restore", USAGE, "usage"),
    Failure("restore nowhere.db", NOT_FOUND, "not-found"),
    Failure("doctor --nonsense", USAGE, "usage"),
    Failure("followup add", USAGE, "usage"),
    Failure("followup add dana text", USAGE, "usage"),
    Failure("followup done", USAGE, "usage"),
    Failure("followup skip", USAGE, "usage"),
    Failure("followup snooze f1", USAGE, "usage"),
    Failure("add-contact Dana Lee", USAGE, "usage"),
    # Values that cannot be meant.
    Failure("add-contact", USAGE, "usage"),
    Failure("add-contact Zoe --email nonsense", USAGE, "usage"),
    Failure("edit 1", USAGE, "usage"),
    Failure("edit 1 --level chief", USAGE, "usage"),
    Failure("rest 1 --until yesterday", USAGE, "usage"),
    Failure("rest 4", USAGE, "usage"),
    Failure("plan dana --at nonsense", USAGE, "usage"),
    Failure("plan --at fri", USAGE, "usage"),
    Failure("plan 4 --drop 99", USAGE, "usage"),
    Failure("log dana fired", USAGE, "usage"),
    Failure("log dana later --on 31.2.2026", USAGE, "usage"),
    Failure("log dana met text --edit", USAGE, "usage"),
    Failure("log dana lee met --edit", USAGE, "usage"),
    Failure("log dana met --on tomorrow --edit", USAGE, "usage"),
    Failure("log --resume --via email", USAGE, "usage"),
    Failure("edit 1 --role x --edit", USAGE, "usage"),
    Failure("contacts --sort nonsense", USAGE, "usage"),
    Failure("contacts --limit -1", USAGE, "usage"),
    Failure("search", USAGE, "usage"),
    Failure("search '  '", USAGE, "usage"),
    Failure("search '\"'", USAGE, "usage"),
    Failure("search dana --limit -1", USAGE, "usage"),
    Failure("search dana --category advice", USAGE, "usage"),
    Failure("search --question x", USAGE, "usage"),
    Failure("search --answers --category nonsense", USAGE, "usage"),
    Failure("search --answers --question nonsense", NOT_FOUND, "not-found"),
    Failure("history --limit=-1", USAGE, "usage"),
    Failure("agenda --within 1m", USAGE, "usage"),
    Failure("news ' '", USAGE, "usage"),
    Failure("log 4 met --fit 9", USAGE, "usage"),
    Failure("followup --format pdf", USAGE, "usage"),
    Failure("network nobody", NOT_FOUND, "not-found"),
    Failure("history nobody", NOT_FOUND, "not-found"),
    Failure("followup --due --all", USAGE, "usage"),
    Failure("followup --within 1m", USAGE, "usage"),
    Failure("followup done @4:talk", USAGE, "usage"),
    Failure("followup snooze --until fri", USAGE, "usage"),
    Failure("draft", USAGE, "usage"),
    Failure("draft thank-you", USAGE, "usage"),
    Failure("draft nonsense 1", USAGE, "usage"),
    Failure("draft thank-you 5", USAGE, "usage"),
    Failure("draft confirm 5", USAGE, "usage"),
    Failure("draft ask 3 --channel coffee", USAGE, "usage"),
    Failure("draft ask 3 --tone rude", USAGE, "usage"),
    Failure("draft --check - 1 dana", USAGE, "usage"),
    # Nobody.
    Failure("show nobody", NOT_FOUND, "not-found"),
    Failure("show 999", NOT_FOUND, "not-found"),
    Failure("show f999", NOT_FOUND, "not-found"),
    Failure("edit nobody --role x", NOT_FOUND, "not-found"),
    Failure("rest nobody", NOT_FOUND, "not-found"),
    Failure("delete nobody --yes", NOT_FOUND, "not-found"),
    Failure("plan nobody", NOT_FOUND, "not-found"),
    Failure("log danna asked", NOT_FOUND, "not-found"),
    Failure("log 3 asked --with nobody", NOT_FOUND, "not-found"),
    Failure("draft ask nobody", NOT_FOUND, "not-found"),
    Failure("draft thank-you 3 --about f999", NOT_FOUND, "not-found"),
    Failure("draft --check nowhere.txt", USAGE, "usage"),
    Failure("followup nobody", NOT_FOUND, "not-found"),
    Failure("followup add nobody text --by fri", NOT_FOUND, "not-found"),
    Failure("followup done f999", NOT_FOUND, "not-found"),
    Failure("followup skip f999", NOT_FOUND, "not-found"),
    Failure("followup snooze f999 --until fri", NOT_FOUND, "not-found"),
    Failure("add-contact Zoe --referred-by nobody", NOT_FOUND, "not-found"),
    Failure("log nobody note --edit", NOT_FOUND, "not-found"),
    Failure("log --resume", NOT_FOUND, "not-found"),
    Failure("edit nobody --edit", NOT_FOUND, "not-found"),
    Failure("edit dana --resume", NOT_FOUND, "not-found"),
    Failure("redo", NOT_FOUND, "not-found"),
    # Several.
    Failure("show sam", AMBIGUOUS, "ambiguous"),
    Failure("edit sam --role x", AMBIGUOUS, "ambiguous"),
    Failure("rest 'sam park'", AMBIGUOUS, "ambiguous"),
    Failure("delete sam --yes", AMBIGUOUS, "ambiguous"),
    Failure("plan sam", AMBIGUOUS, "ambiguous"),
    Failure("log sam asked", AMBIGUOUS, "ambiguous"),
    Failure("log sam asked --edit", AMBIGUOUS, "ambiguous"),
    Failure("edit sam --edit", AMBIGUOUS, "ambiguous"),
    Failure("draft ask sam", AMBIGUOUS, "ambiguous"),
    Failure("followup sam", AMBIGUOUS, "ambiguous"),
    Failure("followup add sam text --by fri", AMBIGUOUS, "ambiguous"),
    Failure("followup done 4", AMBIGUOUS, "ambiguous"),
    # Protected.
    Failure("add-contact 'dana  LEE' --company acme", REFUSED, "duplicate"),
    Failure("add-contact D --email DANA@acme.example", REFUSED, "duplicate"),
    Failure("edit 2 --linkedin linkedin.com/in/danalee/", REFUSED, "duplicate"),
    Failure("delete dana", REFUSED, "refused"),
    Failure("delete dana --erase", REFUSED, "refused"),
    Failure("backup @home/infoview.db", REFUSED, "exists"),
    Failure("draft thank-you 3 --eml @home/infoview.db", REFUSED, "exists"),
    Failure("draft ask 10", REFUSED, "refused"),
)


def document(ran: Ran) -> dict[str, Any]:
    """Return the one document that is all of stdout, having checked its envelope."""
    assert ran.out.endswith("}\n"), ran.out
    assert ran.out.isascii()
    found = json.loads(ran.out, parse_constant=pytest.fail)
    assert isinstance(found, dict)
    assert found["infoview"] == 1
    assert set(found) in ({"infoview", "command", "data"}, {"infoview", "command", "error"})
    return found


def check_fields(value: Any, fields: str, where: str) -> None:
    """Fail unless every object has the promised fields, here and in what is nested."""
    for each in value if isinstance(value, list) else [value]:
        assert set(fields.split()) <= each.keys(), where
        for name, content in each.items():
            first = content[0] if isinstance(content, list) and content else content
            is_object = isinstance(first, dict)
            if is_object and name == "items":
                check_items(each["name"], content)
            elif is_object and name in NESTED:
                check_fields(content, NESTED[name], f"{where}.{name}")


def check_items(section: str, items: list[dict[str, Any]]) -> None:
    wanted = {"preparation": PREPARATION_ITEM, "questions": QUESTION_ITEM}.get(section, "text")
    for item in items:
        assert set(wanted.split()) <= item.keys(), section


def help_of(iv: Infoview, *argv: str) -> str:
    ran = iv.ok(*argv)
    assert ran.err == ""
    return ran.out


# The table of commands.

EVERYTHING = [
    *((command.name,) for command in COMMANDS),
    *((group, sub) for group, subs in sorted(GROUPS.items()) for sub in sorted(subs)),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_a_module_that_registers_it(command: cli.Command) -> None:
    module = import_module(f"infoview.cli.{command.module}")
    assert command.module == command.name.replace("-", "_")
    app = typer.Typer()
    module.register(app)
    commands = [each.name for each in app.registered_commands]
    groups = [each.name for each in app.registered_groups]
    assert [*commands, *groups] == [command.name]


def test_every_module_of_cli_that_registers_something_is_in_the_table() -> None:
    folder = Path(cli.__file__).parent
    registering = {
        file.stem for file in folder.glob("*.py") if "\ndef register(" in file.read_text(encoding="utf-8")
    }
    assert registering == {command.module for command in COMMANDS} | {"today"}


def test_a_summary_is_one_sentence_that_fits_a_line_of_the_overview() -> None:
    width = max(len(command.name) for command in COMMANDS)
    for command in COMMANDS:
        assert re.fullmatch(r"[A-Z].*\.", command.summary)
        assert width + 2 + len(command.summary) <= 80


def test_names_are_the_users_words() -> None:
    for name in (word for words in EVERYTHING for word in words):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert set(GROUPS) <= {command.name for command in COMMANDS}


def test_the_tables_of_command_lines_have_every_command() -> None:
    working = {line.argv[:count] for line in LINES for count in (1, 2)}
    failing = {tuple(failure.argv[:count]) for failure in FAILURES for count in (1, 2)}
    assert set(EVERYTHING) - working == set()
    assert set(EVERYTHING) - failing == {("followup", "list")}  # it is also reached without its name


# Help.


@pytest.mark.parametrize("words", EVERYTHING, ids=" ".join)
def test_help_explains_the_command(iv: Infoview, words: tuple[str, ...]) -> None:
    text = help_of(iv, *words, "--help")
    assert help_of(iv, *words, "-h") == text
    lines = text.splitlines()
    assert lines[0].startswith(f"Usage: infoview {' '.join(words)} ")
    assert lines[2].startswith("  ")
    assert "-h, --help" in text
    assert all(len(line) <= 80 for line in lines)
    assert not iv.home.exists()


def test_every_option_and_argument_says_what_it_is_for() -> None:
    from typer.main import get_command

    def walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
        for parameter in command.params:
            yield path, parameter
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, f"{path} {name}")

    found = [*walk(get_command(cli.build_app([])), "infoview")]
    assert {tuple(path.split()[1:]) for path, _ in found} == set(EVERYTHING) - {(name,) for name in GROUPS}
    for path, parameter in found:
        assert parameter.help.endswith((".", "...", "?")), (path, parameter.name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_a_command_begins_like_its_summary(iv: Infoview, command: cli.Command) -> None:
    said = help_of(iv, command.name, "--help").splitlines()[2].split()
    assert said[:2] == command.summary.split()[:2]


@pytest.mark.parametrize("group", GROUPS)
def test_the_help_of_a_group_lists_its_commands_uncut(iv: Infoview, group: str) -> None:
    listed = help_of(iv, group, "--help").partition("\nCommands:\n")[2].splitlines()
    assert {line.split()[0] for line in listed} == GROUPS[group] - {"list"}
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("word", cli.HELP)
def test_the_overview_lists_every_command_under_its_panel(iv: Infoview, word: str) -> None:
    text = help_of(iv, word)
    for command in COMMANDS:
        assert re.search(rf"^{command.name} +{re.escape(command.summary)}$", text, re.MULTILINE)
    panels = [line for line in text.splitlines() if line in {cli.DAILY, cli.WEEKLY, cli.CARE}]
    assert panels == [cli.DAILY, cli.WEEKLY, cli.CARE]


def test_the_version_is_told(iv: Infoview) -> None:
    assert iv.ok("--version") == Ran(0, f"infoview {__version__}\n", "")


# JSON and streams, when it works.


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.argv) or "infoview")
def test_success_is_one_document_with_the_promised_fields(iv: Infoview, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    ran = iv.ok(*resolved(iv, line), "--json", stdin=line.stdin)
    assert ran.err == ""
    found = document(ran)
    assert found["command"] == line.command
    data = found["data"]
    assert isinstance(data, list) is (line.command in LISTINGS and line.argv not in NO_LISTINGS)
    assert data, "an empty answer shows no fields"
    fields = FIELDS.get(" ".join(line.argv[:2]), FIELDS[line.command])
    check_fields(data, fields, line.command)


def test_an_empty_listing_is_an_empty_list(iv: Infoview) -> None:
    for argv in (
        ("followup",),
        ("followup", "--due"),
        ("contacts",),
        ("history",),
        ("search", "x"),
        ("search", "--answers"),
        ("news",),
    ):
        assert iv.data(*argv) == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.argv) or "infoview")
def test_success_speaks_on_stdout_and_ends_its_last_line(iv: Infoview, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    ran = iv.ok(*resolved(iv, line), stdin=line.stdin)
    assert ran.err == "" or line.notices
    assert ran.out.strip()
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")
    assert "\x1b" not in ran.out


def test_ids_of_followups_carry_an_f(iv: Infoview) -> None:
    rows = prepare(iv).data("followup", "--all")
    assert all(re.fullmatch(r"f[1-9]\d*", row["id"]) for row in rows)


def test_every_open_row_names_the_command_that_clears_it(iv: Infoview) -> None:
    rows = prepare(iv).data("followup", "--all")
    assert len(rows) > 10
    for row in rows:
        assert row["command"].startswith("infoview "), row


def test_dates_are_iso_and_what_is_missing_is_null(iv: Infoview) -> None:
    bare = iv.data("add-contact", "Zoe")
    given = {"id", "uid", "name", "emails", "phones", "tags", "stage", "next", "created"}
    assert {name for name, value in bare.items() if value is None} == bare.keys() - given
    assert (bare["emails"], bare["phones"], bare["tags"]) == ([], [], [])
    day = r"\d{4}-\d\d-\d\d"
    prepare(iv)
    for row in iv.data("followup", "--all"):
        assert re.fullmatch(day, row["due"])
        assert row["due_at"] is None or re.fullmatch(rf"{day}T\d\d:\d\d", row["due_at"])
    card = iv.data("show", "1")
    assert (card["met_on"], card["last_touch"]) == ("2026-10-30", "2026-11-05")
    assert re.fullmatch(rf"{day}T\d\d:\d\d:\d\dZ", card["created"])


# JSON, streams and exit codes, when it does not.


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.line)
def test_failure_is_one_document_with_its_exit_code(iv: Infoview, failure: Failure) -> None:
    prepare(iv)
    before = iv.db.read_bytes()
    ran = iv(*resolved(iv, CommandLine(tuple(failure.argv))), "--json")
    assert (ran.code, ran.err) == (failure.exit_code, "")
    found = document(ran)
    assert found["command"] == (failure.argv[0] if not failure.line.startswith("-") else "infoview")
    error = found["error"]
    assert error["code"] == failure.code
    assert error["message"]
    assert error["hint"] or error.get("candidates")
    if failure.exit_code == AMBIGUOUS or failure.code == "duplicate":
        assert error["candidates"]
    for candidate in error.get("candidates", ()):
        assert {"id", "name", "company", "role", "command"} <= candidate.keys()
        assert candidate["command"].startswith("infoview ")
    assert iv.db.read_bytes() == before


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.line)
def test_failure_speaks_on_stderr_alone(iv: Infoview, failure: Failure) -> None:
    prepare(iv)
    ran = iv(*resolved(iv, CommandLine(tuple(failure.argv))))
    assert (ran.code, ran.out) == (failure.exit_code, "")
    assert ran.err.startswith("infoview: ")
    assert ran.err.endswith("\n")
    assert "Traceback" not in ran.err


def test_the_exit_codes_are_the_published_ones() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "FAILURE": 1,
        "USAGE": 2,
        "NOT_FOUND": 3,
        "AMBIGUOUS": 4,
        "REFUSED": 5,
        "INTERRUPTED": 130,
    }


WITHOUT_DATABASE = {("backup", "--list"), ("questions", "check")}
"""The list of backups, and the judge of questions; and what is there to deal with such a file."""


def test_a_file_that_cannot_be_used_is_exit_1(iv: Infoview) -> None:
    iv.home.mkdir()
    iv.db.write_bytes(b"This is no database. " * 10)
    for line in LINES:
        if line.argv[:2] in WITHOUT_DATABASE or line.command in {"config", "demo", "doctor", "restore"}:
            continue
        ran = iv(
            *(
                "f1" if re.fullmatch(r"@[^/]*", word) else word.replace("@home", str(iv.home))
                for word in line.argv
            ),
            "--json",
            stdin=line.stdin,
        )
        assert (ran.code, document(ran)["error"]["code"]) == (1, "damaged"), line


def test_an_interrupt_is_exit_130_and_says_nothing(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    from infoview.services import due

    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(due, "list_due", interrupted)
    assert iv("followup") == Ran(130, "", "")


def test_a_fault_of_the_program_is_exit_1_without_a_traceback_or_what_was_typed(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.services import due

    def faulty(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(due, "list_due", faulty)
    ran = iv("followup")
    assert (ran.code, ran.out) == (1, "")
    assert "ZeroDivisionError" in ran.err
    assert "Traceback" not in ran.err
    assert "secret" not in ran.err
    assert document(iv("followup", "--json"))["error"]["code"] == "internal"


@pytest.mark.parametrize(
    ("argv", "code", "stream"),
    [
        (("followup", "--due"), 0, "out"),
        (("--version",), 0, "out"),
        (("log", "--help"), 0, "out"),
        (("log", "--json"), 2, "out"),
        (("log",), 2, "err"),
        (("nonsense",), 2, "err"),
        (("show", "nobody"), 3, "err"),
        (("show", "sam"), 4, "err"),
        (("delete", "dana"), 5, "err"),
    ],
)
def test_a_real_process_keeps_to_it(iv: Infoview, argv: tuple[str, ...], code: int, stream: str) -> None:
    prepare(iv)
    ran = iv.process(*argv)
    said = {"out": ran.stdout, "err": ran.stderr}
    assert ran.returncode == code
    assert said.pop(stream).endswith(b"\n")
    assert list(said.values()) == [b""]
