"""The program on a pseudo-terminal, in this process: what it writes there, and what it is answered."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from conftest import Infoview

if sys.platform == "win32":
    pytest.skip("needs pseudo-terminals", allow_module_level=True)

import pty
import termios


@dataclass(frozen=True)
class Screen:
    """What a run left: its exit code, what it wrote to its terminal, and what to a stdout that is none."""

    code: int
    text: str
    piped: str

    @property
    def lines(self) -> list[str]:
        """The lines on the terminal."""
        return self.text.splitlines()


def on_terminal(
    iv: Infoview,
    *argv: str,
    answers: Sequence[str] = (),
    columns: int = 80,
    pipe_stdout: bool = False,
    term: str = "xterm-256color",
) -> Screen:
    """Run the program with a terminal for its three streams.

    Args:
        iv: the sandbox.
        argv: the command line.
        answers: the lines that are typed; after the last of them comes the end of input.
        columns: how wide the terminal is.
        pipe_stdout: whether stdout is a file instead.
        term: what the environment says of the terminal.
    """
    from infoview.cli import main
    from infoview.render import console

    here, there = pty.openpty()
    modes = termios.tcgetattr(there)
    modes[1] &= ~termios.OPOST  # line ends as they were written
    modes[3] &= ~termios.ECHO  # only what the program writes
    termios.tcsetattr(there, termios.TCSANOW, modes)
    os.write(here, "".join(f"{answer}\n" for answer in answers).encode() + b"\x04")
    shown: list[bytes] = []
    reader = threading.Thread(target=_drain, args=(here, shown))
    reader.start()
    file = iv.home.parent / "stdout"
    out = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) if pipe_stdout else os.dup(there)
    with (
        iv.monkeypatch.context() as patch,
        os.fdopen(there, encoding="utf-8", closefd=False) as stdin,
        os.fdopen(out, "w", encoding="utf-8") as stdout,
        os.fdopen(os.dup(there), "w", encoding="utf-8") as stderr,
    ):
        patch.setenv("COLUMNS", str(columns))
        patch.setenv("TERM", term)
        patch.setattr(console, "_switched_off", False)
        patch.setattr(sys, "stdin", stdin)
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "stderr", stderr)
        code = int(main(list(argv)))
    os.close(there)
    reader.join()
    os.close(here)
    piped = file.read_text(encoding="utf-8") if pipe_stdout else ""
    return Screen(code, b"".join(shown).decode(), piped)


def _drain(master: int, shown: list[bytes]) -> None:
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux says so when the last writer has gone
            return
        if not part:
            return
        shown.append(part)
