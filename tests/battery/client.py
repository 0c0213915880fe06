"""Stands for the program in a line of shell: hands its words, environment and streams to a forge.

It ends as the process of the forge did. It loads next to nothing, for it is started in place of the program.
"""

import json
import os
import socket
import sys


def is_open(number: int) -> bool:
    """Tell whether a shell has left a stream open."""
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def main() -> None:
    """Be a command line whose work another process does."""
    streams = [number for number in (0, 1, 2) if is_open(number)]
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(sys.argv[1])
    request = {"argv": sys.argv[2:], "env": dict(os.environ), "cwd": os.getcwd(), "streams": streams}  # noqa: PTH109
    socket.send_fds(connection, [b"\n"], streams)
    with connection.makefile("rwb") as stream:
        stream.write(json.dumps(request).encode() + b"\n")
        stream.flush()
        stream.readline()
        code = json.loads(stream.readline())["code"]
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(code)


main()
