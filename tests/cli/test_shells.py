"""The scripts by which shells complete, in the shells themselves."""

from __future__ import annotations

import os
import pty
import select
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from battery.forge import Forge
from command_lines import prepare
from conftest import MONDAY, Infoview
from infoview import cli
from infoview.cli.completion import SHELLS
from infoview.data import completion_script

HOSTILE = "$(touch pwned) `touch pwned`; touch pwned #[bold]'\"\\ *?~!"

# The two options.


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The user's home, which the sandbox has set."""
    return tmp_path


PLACES = {
    "bash": (".bash_completions/infoview.sh", ".bashrc"),
    "zsh": (".zfunc/_infoview", ".zshrc"),
    "fish": (".config/fish/completions/infoview.fish", None),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown(iv: Infoview, shell: str) -> None:
    ran = iv.ok("--show-completion", shell)
    assert (ran.out, ran.err) == (completion_script(shell), "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_installed_once(iv: Infoview, home: Path, shell: str) -> None:
    place, start = PLACES[shell]
    if start:
        (home / start).write_text("# mine\nalias x=y\n")
    said = iv.ok("--install-completion", shell).out
    assert f"Completion for {shell} is in place:\n  {home / place}\n" in said
    assert (home / place).read_text() == completion_script(shell)
    if start:
        once = (home / start).read_text()
        assert once.startswith("# mine\nalias x=y\n")
        assert once.count("infoview") + once.count(".zfunc") > 0
        iv.ok("--install-completion", shell)
        assert (home / start).read_text().split() == once.split()


@pytest.mark.parametrize("option", cli.COMPLETION_OPTIONS)
def test_the_shell_need_not_be_named(iv: Infoview, option: str) -> None:
    import shellingham  # type: ignore[import-untyped]

    iv.monkeypatch.setattr(shellingham, "detect_shell", lambda: ("zsh", "/bin/zsh"))
    assert "zsh" in iv.ok(option).out

    def unknown() -> None:
        raise shellingham.ShellDetectionFailure

    iv.monkeypatch.setattr(shellingham, "detect_shell", unknown)
    ran = iv(option)
    assert (ran.code, ran.out) == (2, "")
    assert "Accepted: bash, zsh, fish." in ran.err


@pytest.mark.parametrize("option", cli.COMPLETION_OPTIONS)
def test_another_shell_is_refused(iv: Infoview, option: str) -> None:
    ran = iv(option, "tcsh")
    assert (ran.code, ran.out) == (2, "")
    assert "'tcsh'" in ran.err
    assert iv(option, "bash", "zsh").code == 2


def test_a_home_that_cannot_be_written_is_told(iv: Infoview, home: Path) -> None:
    (home / ".config").write_text("a file where a folder should be")
    ran = iv("--install-completion", "fish")
    assert (ran.code, ran.out) == (1, "")
    assert "infoview --show-completion fish" in ran.err


# The shells themselves.

PROGRAM = """#!/bin/sh
if [ -n "$_INFOVIEW_COMPLETE" ]; then
    exec {program} "$@"
fi
printf '%s\\n' "$@" END >> "{record}"
"""
"""Completes as infoview does, and else only tells which words the shell has made of a line."""

START = {
    "bash": ("bash", "--noprofile", "--norc", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
FIRST = {
    "bash": "source '{script}'",
    "zsh": "autoload -Uz compinit; compinit -D -u; source '{script}'",
    "fish": "source '{script}'",
}


class Terminal:
    """A shell at a terminal, with a home of its own, in which infoview completes."""

    def __init__(self, shell: str, folder: Path, home: Path, infoview: str) -> None:
        self.record = folder / "record"
        self.record.touch()
        self.shown = b""
        (folder / "bin").mkdir()
        program = folder / "bin" / "infoview"
        program.write_text(PROGRAM.format(program=infoview, record=self.record))
        program.chmod(0o700)
        script = folder / f"script.{shell}"
        script.write_text(completion_script(shell), encoding="utf-8")
        environment = {
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "COLUMNS": "100",
            "INFOVIEW_HOME": str(home),
            "INFOVIEW_NOW": MONDAY,
        }
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(START[shell][0], START[shell], environment)  # noqa: S606
        self.type(FIRST[shell].format(script=script) + "\r")
        self.words("infoview ready\r")

    def type(self, text: str) -> None:
        """Type into the shell, and take in what it shows meanwhile."""
        os.write(self.terminal, text.encode())
        self._look(0.2)

    def words(self, line: str) -> list[str]:
        """Type a line, and return the words that infoview is started with in the end."""
        before = self.record.read_text()
        self.type(line)
        for _ in range(300):
            made = self.record.read_text()[len(before) :]
            if made.endswith("END\n"):
                return made.split("\n")[:-2]
            self._look(0.1)
        raise AssertionError(f"{line!r} was not run; the terminal shows {self.shown[-2000:]!r}")

    def list(self, line: str, wanted: str) -> str:
        """Type a line, wait until a text is shown, and return what is; the line is given up."""
        self.shown = b""
        self.type(line)
        for _ in range(300):
            if wanted in self.shown.decode(errors="replace"):
                break
            self._look(0.1)
        shown = self.shown.decode(errors="replace")
        self.type("\x03")
        return shown

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.process, 0)

    def _look(self, seconds: float) -> None:
        while select.select([self.terminal], [], [], seconds)[0]:
            try:
                self.shown += os.read(self.terminal, 65536)
            except OSError:
                return


@pytest.fixture(params=SHELLS)
def terminal(
    request: pytest.FixtureRequest, iv: Infoview, forge: Forge, tmp_path: Path
) -> Iterator[Terminal]:
    """Each shell that the machine has, on the database in the middle of a search."""
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    prepare(iv)
    iv.ok("add-contact", "Zoë O'Neil", "--company", "Kö & Co.")
    iv.ok("add-contact", HOSTILE)
    folder = tmp_path / "shell"
    folder.mkdir()
    terminal = Terminal(shell, folder, iv.home, forge.program)
    yield terminal
    terminal.close()
    assert not [path for path in tmp_path.rglob("*") if path.name == "pwned"]


@pytest.mark.slow
def test_the_shells_insert_what_infoview_understands(terminal: Terminal) -> None:
    for line, words in (
        ("infoview fol\tdue\r", ["followup", "due"]),
        ("infoview log zoe\tasked --vi\tem\t\r", ["log", "zoe-oneil", "asked", "--via", "email"]),
        ("infoview log one\tthan\t\r", ["log", "oneil-zoe", "thanked"]),
        ("infoview log Zoë\tmet\r", ["log", "Zoë-oneil", "met"]),
        ('infoview show "Zoë O\t\r', ["show", "Zoë Oneil"]),
        ("infoview show Zoë\\ O\t\r", ["show", "Zoë Oneil"]),
        ("infoview contacts --source=mem\t\r", ["contacts", "--source=membership-list"]),
        ("infoview show touch\t\r", ["show", "touch-pwned-touch-pwned-touch-pwned-bold"]),
        ("infoview restore rec\t\r", ["restore", "record"]),
    ):
        assert terminal.words(line) == words


@pytest.mark.slow
def test_the_shells_show_what_the_words_mean(terminal: Terminal) -> None:
    shown = terminal.list("infoview followup done \t\t\t", "blog")
    assert "Nia Okafor: send the slides, Fri 2026-11-20, 3 days overdue" in shown
    shown = terminal.list("infoview show sam\t\t\t", "Globex")
    assert "Sam Park, Acme" in shown
    assert HOSTILE[:20] in terminal.list("infoview show t\x08\t\t\t", HOSTILE[:20])
