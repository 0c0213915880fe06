"""What is noted about people stays with the user: files, drafts, temporary files, messages, the network."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from battery.forge import Forge, Job, needs_strace, tracing
from command_lines import LINES, CommandLine, prepare, resolved, run_before
from conftest import Infoview, Ran
from infoview.cli import COMMANDS, GROUPS
from stored import query

pytestmark = pytest.mark.slow

FOR_EVERYBODY = "import os; os.umask(0)"
"""What a careless shell start-up file leaves to every command."""

CLIENTS = frozenset(
    {"aiohttp", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "telnetlib"}
    | {"urllib.request", "urllib3", "xmlrpc.client"}
)
"""Modules that speak to other machines. SQLAlchemy loads asyncio, and with it socket, but opens none."""

SPEAKING = ("socket", "connect", "sendto", "sendmsg", "sendmmsg", "bind")


def first_of_each() -> list[CommandLine]:
    """Return a line for each command, each sub-command and each thing that can be logged."""
    found: dict[tuple[str, ...], CommandLine] = {}
    for line in LINES:
        named = line.argv[:1]
        if line.command in GROUPS:
            named += tuple(word for word in line.argv[1:2] if word in GROUPS[line.command])
        if line.command == "log":
            named += line.argv[2:3]
        found.setdefault(named, line)
    return list(found.values())


EACH = first_of_each()


def ids_of(line: CommandLine) -> str:
    return " ".join(line.argv) or "infoview"


def opened_to_others(folder: Path) -> list[str]:
    """Return the files and folders that anybody but their owner may look into."""
    return [
        f"{path} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in folder.rglob("*")
        if not path.is_symlink() and stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]


def typed(iv: Infoview, line: CommandLine) -> dict[str, Path]:
    """Return the standard input of a line as a file for the forge."""
    if not line.stdin:
        return {}
    path = iv.home.parent / "typed.txt"
    path.write_text(line.stdin, encoding="utf-8")
    path.chmod(0o600)
    return {"stdin": path}


# Files.


@pytest.mark.parametrize("line", EACH, ids=ids_of)
def test_no_command_leaves_a_file_that_others_may_read_or_that_is_not_its_own(
    iv: Infoview, forge: Forge, line: CommandLine
) -> None:
    prepare(iv)
    run_before(iv, line)
    argv = resolved(iv, line)
    temporary = iv.home.parent / "temporary"
    temporary.mkdir(mode=0o700)
    before = set(iv.home.rglob("*"))
    forge.ok(*argv, prelude=FOR_EVERYBODY, env={"TMPDIR": str(temporary)}, **typed(iv, line))
    assert opened_to_others(iv.home.parent) == []
    left = {path.name for path in temporary.iterdir()}
    assert all(name.startswith("infoview-demo-") for name in left), left
    assert bool(left) == (line.command == "demo"), "a demo is all that lies there, until it is removed"
    added = {path.relative_to(iv.home).parts[0] for path in set(iv.home.rglob("*")) - before}
    assert added <= {"backups", "copy.db", "config.toml"}


@pytest.mark.parametrize("umask", ["000", "022", "777"])
def test_a_draft_and_all_around_it_is_private_whatever_the_umask(
    iv: Infoview, forge: Forge, umask: str
) -> None:
    env = {"EDITOR": 'sh -c \'echo "She is leaving." > "$0"; exit 1\''}
    for argv in (("add-contact", "Dana Lee"), ("backup",), ("config", "set", "follow-up.nudge", "5")):
        forge.ok(*argv, prelude=f"import os; os.umask(0o{umask})")
    ran = forge.run("log", "1", "note", "--edit", env=env, prelude=f"import os; os.umask(0o{umask})")
    assert ran.code == 1
    modes = {
        path.relative_to(iv.home).parts[0]: stat.S_IMODE(path.stat().st_mode)
        for path in iv.home.rglob("*")
        if path.is_file()
    }
    assert modes == dict.fromkeys(("backups", "config.toml", "drafts", "infoview.db"), 0o600)
    assert opened_to_others(iv.home.parent) == []
    assert stat.S_IMODE(iv.home.stat().st_mode) == 0o700


def test_what_fails_leaves_no_temporary_file(iv: Infoview, forge: Forge, tmp_path: Path) -> None:
    prepare(iv)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (tmp_path / "garbage.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    for argv in (
        ("add-contact", "Dana Lee", "--company", "Acme"),
        ("log", "8", "note", "\x07"),
        ("restore", str(tmp_path / "garbage.db")),
        ("backup", str(tmp_path / "garbage.db")),
        ("backup", "/proc/nowhere.db"),
        ("config", "set", "follow-up.nudge", "x"),
        ("edit", "1", "--email", "x"),
    ):
        assert forge.run(*argv, env={"TMPDIR": str(temporary)}).code in {1, 2, 5}, argv
    assert list(temporary.iterdir()) == []
    assert [path.name for path in iv.home.rglob("*")] == ["infoview.db"]
    assert {path.name for path in tmp_path.iterdir()} == {"infoview", "temporary", "garbage.db"}


@needs_strace
def test_a_copy_is_on_disk_before_it_has_its_name(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    log, copy = tmp_path / "log", tmp_path / "copy.db"
    with Forge(tracing(("openat", "fsync", "fdatasync", "link", "rename", "renameat2"), log)) as tracer:
        job = tracer.start("backup", str(copy))
        assert job.wait().code == 0
    calls = [line.partition(" ")[2].strip() for line in log.read_text().splitlines()]
    named = next(n for n, call in enumerate(calls) if call.startswith("link(") and "copy.db" in call)
    synced = {"file": False, "folder": False}
    handles: dict[str, str] = {}
    for n, call in enumerate(calls):
        if opened := re.match(r'openat\(.*?, "([^"]*)".* = (\d+)$', call):
            handles[opened[2]] = opened[1]
        if forced := re.match(r"f(?:data)?sync\((\d+)\) += 0", call):
            path = handles.get(forced[1], "")
            synced["file"] |= n < named and path.endswith(".tmp")
            synced["folder"] |= n > named and path == str(tmp_path)
    assert synced == {"file": True, "folder": True}


# Messages.

PRIVATE = "Her-notice-is-handed-in"


def test_what_a_status_line_or_a_list_shows_holds_no_notes(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("edit", "3", "--note", PRIVATE)
    for what in ("note", "met", "replied"):
        iv.ok("log", "3", what, PRIVATE)
    assert PRIVATE in iv.ok("show", "3").out
    for argv in (
        ("followup", "--due", "--json"), ("followup", "--due", "--brief"), ("followup", "--all"), (),
        ("--json",), ("contacts",), ("contacts", "--json"), ("agenda", "--json"), ("history", "--json"),
        ("network", "--json"), ("undo", "--json"), ("redo", "--json"),
    ):  # fmt: skip
        ran = iv.ok(*argv)
        assert PRIVATE not in ran.out + ran.err, argv


def test_a_note_may_come_so_that_no_other_process_sees_it(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    iv.ok("log", "8", "note", "-", stdin=PRIVATE)
    iv.ok("edit", "8", "--note", "-", stdin=PRIVATE)
    iv.ok("add-contact", "Zoe Quinn", "--note", "-", stdin=PRIVATE)
    assert iv.data("show", "8")["timeline"][0]["text"] == PRIVATE
    assert query(iv.db, "SELECT count(*) FROM contact WHERE note = ?", PRIVATE) == [(2,)]
    seen = tmp_path / "seen"
    editor = tmp_path / "editor.sh"
    editor.write_text(f"""tr '\\0' ' ' < /proc/$PPID/cmdline > "{seen}"; echo {PRIVATE}-twice > "$1"\n""")
    iv.monkeypatch.setenv("EDITOR", f"sh {shlex.quote(str(editor))}")
    iv.ok("log", "8", "note", "--edit")
    assert iv.data("show", "8")["timeline"][0]["text"] == f"{PRIVATE}-twice"
    if Path("/proc/self/cmdline").exists():
        assert PRIVATE not in seen.read_text()


FAULT = """
from infoview.services import owing
def fail(*_arguments, **_options):
    secret = {secret!r}
    raise RuntimeError(secret)
owing._store_standings = fail
"""


@pytest.mark.parametrize(
    "env", [{}, {"PYTHONDEVMODE": "1", "TYPER_STANDARD_TRACEBACK": "1"}], ids=["", "dev"]
)
def test_a_fault_of_the_program_tells_nothing_of_anybody(
    iv: Infoview, forge: Forge, env: dict[str, str]
) -> None:
    prepare(iv)
    ran = forge.run("log", "8", "note", PRIVATE, prelude=FAULT.format(secret=PRIVATE), env=env)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("infoview: Something went wrong inside infoview (RuntimeError).")
    assert len(ran.err.splitlines()) == 2
    assert not {"Traceback", PRIVATE, "Okafor"} & set(re.findall(r"[\w-]+", ran.err))
    assert [path.name for path in iv.home.rglob("*")] == ["infoview.db"]
    assert query(iv.db, "SELECT id FROM entry WHERE text = ?", PRIVATE) == []


# The network.


def beyond(calls: list[str]) -> list[str]:
    """Return the traced calls that reach beyond this machine."""
    return [call for call in calls if re.search(r"\bAF_(?!UNIX\b)|\bhtons\(", call)]


class Listener:
    """A forge under strace, and what each of its processes said to whom."""

    def __init__(self, forge: Forge, log: Path) -> None:
        self.forge = forge
        self.log = log
        self.while_loading = beyond(log.read_text(encoding="utf-8", errors="replace").splitlines())

    def run(self, *argv: str, **options: object) -> tuple[Ran, list[str]]:
        """Run a command line; return what it left, and its calls that reach beyond this machine."""
        read = self.log.stat().st_size
        job: Job = self.forge.start(*argv, **options)  # type: ignore[arg-type]
        ran = job.wait()
        with self.log.open(encoding="utf-8", errors="replace") as file:
            file.seek(read)
            calls = file.read().splitlines()
        return ran, beyond(calls)


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    log = tmp_path_factory.mktemp("strace") / "log"
    with Forge(tracing(SPEAKING, log)) as made:
        yield Listener(made, log)


@needs_strace
def test_the_listener_hears(iv: Infoview, listener: Listener) -> None:
    import_and_speak = """
import socket, http.client
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError:
    pass
"""
    modules = iv.home.parent / "modules"
    ran, said = listener.run("contacts", prelude=import_and_speak, modules=modules)
    assert ran.code == 0
    assert any("AF_INET" in call for call in said)
    assert "http.client" in modules.read_text().split()


@needs_strace
def test_loading_the_whole_program_speaks_to_no_other_machine(listener: Listener) -> None:
    assert listener.while_loading == []


@needs_strace
@pytest.mark.parametrize("line", EACH, ids=ids_of)
def test_no_command_speaks_to_another_machine(iv: Infoview, listener: Listener, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    argv = resolved(iv, line)
    modules = iv.home.parent / "modules"
    ran, said = listener.run(*argv, modules=modules, **typed(iv, line))
    assert (ran.code, said) == (0, [])
    assert set(modules.read_text().split()) & CLIENTS == set()


@needs_strace
def test_nor_does_help_completion_the_editor_or_an_error(iv: Infoview, listener: Listener) -> None:
    prepare(iv)
    words = {"EDITOR": "sh -c 'echo Words. > \"$0\"'"}
    asked = {"_INFOVIEW_COMPLETE": "complete_bash", "COMP_WORDS": "infoview show da", "COMP_CWORD": "2"}
    lines: list[tuple[tuple[str, ...], dict[str, str], int]] = [
        *(((command.name, "--help"), {}, 0) for command in COMMANDS),
        (("--help",), {}, 0), (("--version",), {}, 0), (("--show-completion", "bash"), {}, 0),
        (("log", "8", "note", "--edit"), words, 0), ((), asked, 0),
        (("show", "nobody"), {}, 3), (("nonsense",), {}, 2), (("show", "sam"), {}, 4),
        (("add-contact", "Dana Lee", "--company", "Acme"), {}, 5),
    ]  # fmt: skip
    for argv, env, code in lines:
        ran, said = listener.run(*argv, env=env)
        assert (ran.code, said) == (code, []), argv
    assert os.listdir(iv.home / "drafts") == []  # noqa: PTH208 - the editor has run
