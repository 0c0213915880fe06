"""Handing a text to the clipboard: by a program of the platform, or by the terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress

from infoview.errors import InfoviewError, UsageError

PROGRAMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("wl-copy",), "utf-8"),
    (("xclip", "-selection", "clipboard"), "utf-8"),
    (("xsel", "--clipboard", "--input"), "utf-8"),
    (("pbcopy",), "utf-8"),
    (("clip.exe",), "utf-16-le"),
)
"""What takes a text on its standard input, in the order in which it is tried, with the encoding it reads."""

SECONDS = 5


def check() -> None:
    """Refuse to go on where no program is there that could take a text.

    Raises:
        InfoviewError: there is none.
    """
    if not _there():
        raise _unreached("none of " + ", ".join(words[0] for words, _ in PROGRAMS) + " is there")


def copy(text: str) -> str:
    """Put a text on the clipboard and return the program that took it. No shell is asked.

    Raises:
        InfoviewError: no such program is there, or none of them could do it.
    """
    check()
    for words, encoding in _there():
        with suppress(OSError, subprocess.SubprocessError):
            # One of them stays behind to serve the text, and may not hold our streams meanwhile.
            subprocess.run(  # noqa: S603
                [shutil.which(words[0]) or words[0], *words[1:]],
                input=text.encode(encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=True,
            )
            return words[0]
    raise _unreached(", ".join(words[0] for words, _ in _there()) + " failed")


def check_terminal() -> None:
    """Refuse to go on where stderr is no terminal that could be asked for its clipboard.

    Raises:
        UsageError: there is no terminal to ask.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        raise UsageError(
            "--osc52 asks the terminal, and there is none.", hint="Use --copy instead, or pipe the message."
        )


def copy_by_terminal(text: str) -> None:
    """Ask the terminal to put a text on its clipboard (OSC 52); where stderr is none, nothing is asked.

    The text is encoded, so nothing of it can reach the terminal as anything else.

    Raises:
        UsageError: as ``check_terminal``.
    """
    from base64 import b64encode

    check_terminal()
    sys.stderr.write(f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode()}\x07")
    sys.stderr.flush()


def _there() -> list[tuple[tuple[str, ...], str]]:
    return [(words, encoding) for words, encoding in PROGRAMS if shutil.which(words[0])]


def _unreached(why: str) -> InfoviewError:
    return InfoviewError(
        f"The clipboard was not reached: {why}.",
        hint="Ask your terminal to do it: --osc52. Or write a file: --eml message.eml",
        code="clipboard",
    )
