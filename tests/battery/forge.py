"""Processes of the program by the hundred, and what may befall them."""

from __future__ import annotations

import base64
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pytest

from conftest import Ran

if not hasattr(os, "fork"):
    pytest.skip("needs fork", allow_module_level=True)

PLACE = tempfile.gettempdir()
"""Where a forge lives longer than the sandbox of the test for which it is made."""

SERVER = Path(__file__).with_name("server.py")
CLIENT = Path(__file__).with_name("client.py")
STRACE = shutil.which("strace")
CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "link", "rename")
"""The calls by which a command changes a file."""

BURNT = {**dict.fromkeys(CALLS, 50), "pwrite64": 1000}
"""Which call of each kind is struck: one beyond all that a command makes, so that others are burnt first."""

needs_strace = pytest.mark.skipif(not STRACE, reason="needs strace")

SAME_IDS = """
import secrets
numbers = iter(range(1 << 40, 1 << 41))
secrets.token_hex = lambda size: f"{next(numbers):016x}"
"""
"""Lets two runs of one command make the same rows."""


class Job:
    """A command line that runs as a process of its own."""

    def __init__(self, connection: socket.socket, request: Mapping[str, object]) -> None:
        self._connection = connection
        self._stream = connection.makefile("rwb")
        # The first byte may bring streams along (see the client); here none do.
        self._stream.write(b"\n" + json.dumps(request).encode() + b"\n")
        self._stream.flush()
        self.pid = int(self._stream.readline())

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send it a signal; nothing happens where it has ended already."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self, timeout: float = 60) -> Ran:
        """Return what it left; its exit code is negative where a signal ended it."""
        self._connection.settimeout(timeout)
        with self._connection, self._stream:
            answer = json.loads(self._stream.readline())
        out, err = (base64.b64decode(answer[name]).decode("utf-8", "replace") for name in ("out", "err"))
        self.peak_kilobytes = int(answer["peak"])
        return Ran(answer["code"], out, err)


class Forge:
    """Makes processes of the program, all of them watched by a wrapping command where there is one."""

    def __init__(self, wrapper: Sequence[str] = ()) -> None:
        self._folder = tempfile.mkdtemp(prefix="iv-", dir=PLACE)
        self._path = f"{self._folder}/s"
        self._process = subprocess.Popen(
            [*wrapper, sys.executable, str(SERVER), self._path],
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"

    def __enter__(self) -> Forge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A wrapper that is killed leaves its child behind.
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        shutil.rmtree(self._folder)

    @property
    def program(self) -> str:
        """The program as words for a shell: what they run is a process of the forge with the shell's streams.

        All that it does is its own but the beginning: to see how the interpreter starts, start one.
        """
        return shlex.join([sys.executable, "-I", "-S", str(CLIENT), self._path])

    def start(
        self,
        *argv: str,
        stdin: Path | None = None,
        stdout: Path | None = None,
        env: Mapping[str, str] | None = None,
        prelude: str = "",
        burn: Mapping[str, int] | None = None,
        at: float = 0.0,
        modules: Path | None = None,
    ) -> Job:
        """Start a command line.

        Args:
            argv: its words.
            stdin: a file; nothing unless given.
            stdout: a file or device, instead of what ``Job.wait`` returns.
            env: variables besides the sandbox's own.
            prelude: Python that runs in the process before the command.
            burn: how many calls of which kind to make before it.
            at: the moment of ``time.monotonic`` at which it begins.
            modules: a file for the names of all modules that were loaded at its end.
        """
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self._path)
        request = {
            "argv": argv,
            # Wide enough for a path: what is one line stays one.
            "env": {"COLUMNS": "1000", **os.environ, **(env or {})},
            "cwd": str(Path.cwd()),
            "stdin": str(stdin or os.devnull),
            "stdout": str(stdout or ""),
            "prelude": prelude,
            "burn": dict(burn or {}),
            "at": at,
            "modules": str(modules or ""),
        }
        return Job(connection, request)

    def run(self, *argv: str, **options: object) -> Ran:
        """Start a command line and wait for its end."""
        return self.start(*argv, **options).wait()  # type: ignore[arg-type]

    def ok(self, *argv: str, **options: object) -> Ran:
        """Run, and fail the test unless it exits 0."""
        ran = self.run(*argv, **options)
        assert ran.code == 0, f"{argv} exited {ran.code}: {ran.err}{ran.out}"
        return ran

    def duration(self, *argv: str, times: int = 5, **options: object) -> float:
        """Return about how many seconds a command takes, from the moment its pid is known."""
        taken = []
        for _ in range(times):
            job = self.start(*argv, **options)  # type: ignore[arg-type]
            began = time.monotonic()
            job.wait()
            taken.append(time.monotonic() - began)
        return sorted(taken)[times // 2]


def striking(fate: str, *, for_good: bool = False) -> list[str]:
    """Return the wrapper under which a process's ``BURNT``-th call of a kind is struck.

    Args:
        fate: what befalls it, as strace writes it: ``signal=KILL`` or ``error=EIO``.
        for_good: whether all later ones are struck too.
    """
    struck = (f"--inject={call}:{fate}:when={when}{'+' * for_good}" for call, when in BURNT.items())
    # strace sends no signal where the kernel stops a process at the watched calls alone.
    return [*_watching(CALLS, each_call="signal" in fate), "-o", os.devnull, *struck]


def burning(call: str, which: int) -> dict[str, int]:
    """Return what to burn so that it is a command's first, second ... call of this kind that is struck."""
    assert which < BURNT[call]
    return {call: BURNT[call] - which}


def tracing(calls: Sequence[str], log: Path) -> list[str]:
    """Return the wrapper that writes down all such calls, with what was written."""
    return [*_watching(calls), "-s", "65536", "-x", "-o", str(log)]


def _watching(calls: Sequence[str], *, each_call: bool = False) -> list[str]:
    """Return the words that begin all of them; to stop a process at each of its calls takes far longer."""
    assert STRACE
    quick = [] if each_call else ["--seccomp-bpf"]
    return [STRACE, "-f", *quick, "-qq", f"--trace={','.join(calls)}"]
