"""Handing a text to the clipboard, by whichever program of the platform is there."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress

from infoview.errors import InfoviewError

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


def _there() -> list[tuple[tuple[str, ...], str]]:
    return [(words, encoding) for words, encoding in PROGRAMS if shutil.which(words[0])]


def _unreached(why: str) -> InfoviewError:
    return InfoviewError(
        f"The clipboard was not reached: {why}.",
        hint="Ask your terminal to do it: --osc52. Or write a file: --eml message.eml",
        code="clipboard",
    )
