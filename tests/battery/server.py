"""A process that has loaded the program and forks a fresh one for each command line.

A command costs a fortieth of a second then instead of half a second, and a random moment of it falls into its
work instead of its imports. From ``run()`` on, all is as in a process of its own: its pid, its streams, its
environment, its locks, its death. One connection is one command: a request in, the pid out, and at its end
the exit code and both streams.
"""

from __future__ import annotations

import base64
import io
import json
import os
import pkgutil
import selectors
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from typing import Any

Request = dict[str, Any]

DEFAULTS: Request = {
    "stdin": os.devnull, "stdout": "", "streams": None, "prelude": "", "burn": {}, "at": 0.0, "modules": "",
}  # fmt: skip
"""What is not asked for; ``streams`` are the numbers of those that come with the request."""


def serve(path: str) -> None:
    """Answer connections until the listening socket is shut."""
    import tomlkit  # noqa: F401 - as a command that changes a setting loads it

    import infoview

    for module in pkgutil.walk_packages(infoview.__path__, "infoview."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    import_module("infoview.__main__")
    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(64)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _handle(connection)
                os._exit(0)
            connection.close()


def _warm_up() -> None:
    """Run a command or two, so that SQLAlchemy has made up its mind about the tables."""
    from infoview.cli import main

    out = io.StringIO()
    with tempfile.TemporaryDirectory() as home, redirect_stdout(out), redirect_stderr(out):
        os.environ["INFOVIEW_HOME"] = home
        os.environ.pop("INFOVIEW_DB", None)
        main(["add-contact", "Zoe"])
        main(["log", "zoe", "asked"])


def _handle(connection: socket.socket) -> None:
    """Start one command, tell its pid, wait for its end, tell that."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, handed, _, _ = socket.recv_fds(connection, 1, 3)
    stream = connection.makefile("rwb")
    request: Request = {**DEFAULTS, **json.loads(stream.readline())}
    pipes = [os.pipe(), os.pipe()]
    # An interrupt may come at any moment after the pid is told; it waits until the command has begun.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    pid = os.fork()
    if pid == 0:
        connection.close()
        _become(request, pipes, handed)
    for writer in (*(writer for _, writer in pipes), *handed):
        os.close(writer)
    stream.write(f"{pid}\n".encode())
    stream.flush()
    outputs = _drained([reader for reader, _ in pipes])
    _, status, usage = os.wait4(pid, 0)
    answer = {
        "code": os.waitstatus_to_exitcode(status),
        "out": base64.b64encode(outputs[0]).decode(),
        "err": base64.b64encode(outputs[1]).decode(),
        "peak": usage.ru_maxrss,
    }
    stream.write(json.dumps(answer).encode() + b"\n")
    stream.flush()


def _drained(readers: list[int]) -> list[bytes]:
    """Return all that comes out of some pipes."""
    found: dict[int, bytes] = dict.fromkeys(readers, b"")
    with selectors.DefaultSelector() as selector:
        for reader in readers:
            selector.register(reader, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                part = os.read(key.fd, 1 << 16)
                if part:
                    found[key.fd] += part
                else:
                    selector.unregister(key.fd)
    return list(found.values())


def _become(request: Request, pipes: list[tuple[int, int]], handed: list[int]) -> None:
    """Be the process of one command line."""
    code: object = 70
    try:
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        time.tzset()
        tempfile.tempdir = None  # the environment names it anew
        if request["streams"] is None:
            handed = _streams_of(request, [writer for _, writer in pipes])
        _take_streams(dict(zip(request["streams"] or (0, 1, 2), handed, strict=False)))
        sys.argv = ["infoview", *request["argv"]]
        exec(request["prelude"], {})  # noqa: S102 - what a test wants to be otherwise in this process
        for name, count in request["burn"].items():
            _burn(name, count)
        code = _run(request)
    except BaseException:
        traceback.print_exc()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        code = 120
    os._exit(code if isinstance(code, int) else 1)


def _streams_of(request: Request, writers: list[int]) -> list[int]:
    stdin = os.open(request["stdin"], os.O_RDONLY)
    stdout = os.open(request["stdout"], os.O_WRONLY) if request["stdout"] else writers[0]
    return [stdin, stdout, writers[1]]


def _take_streams(streams: dict[int, int]) -> None:
    """Have these for standard streams, and no others: one that is missing is closed, as a shell closes it."""
    for number in (0, 1, 2):
        if number in streams:
            os.dup2(streams[number], number)
        else:
            os.close(number)
    os.closerange(3, 64)
    # As the interpreter opens them, with io's own.
    sys.stdin = io.open(0, encoding="utf-8") if 0 in streams else None  # noqa: UP020, SIM115
    sys.stdout = io.open(1, "w", encoding="utf-8") if 1 in streams else None  # noqa: UP020, SIM115
    sys.stderr = (
        io.open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: UP020, SIM115
        if 2 in streams
        else None
    )


def _burn(name: str, count: int) -> None:
    """Make system calls that do nothing, so that the one that is to fail is the command's k-th."""
    null, nowhere = os.open(os.devnull, os.O_RDWR), "/nowhere/at/all"
    calls: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(null, b"", 0),
        "fdatasync": lambda: os.fdatasync(null),
        "fsync": lambda: os.fsync(null),
        "ftruncate": lambda: os.ftruncate(null, 0),
        "unlink": lambda: os.unlink(nowhere),  # noqa: PTH108 - the call itself is meant
        "link": lambda: os.link(nowhere, nowhere),
        "rename": lambda: os.rename(nowhere, nowhere),  # noqa: PTH104
    }
    for _ in range(count):
        with suppress(OSError):
            calls[name]()
    os.close(null)


def _run(request: Request) -> object:
    from infoview import __main__, cli

    signal.signal(signal.SIGINT, signal.default_int_handler)
    main = cli.main

    def begun(argv: Any) -> int:
        # From here on an interrupt meets the program's own care.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        return main(argv)

    cli.main = begun
    while time.monotonic() < request["at"]:
        pass
    try:
        __main__.run()
    except SystemExit as ended:
        return ended.code or 0
    finally:
        if request["modules"]:
            with open(request["modules"], "w", encoding="utf-8") as file:  # noqa: PTH123
                file.write("\n".join(sys.modules))
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
