"""Running the user's editor on a file, and keeping the file until what it holds is stored."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from infoview import config
from infoview.errors import EditFileError, InfoviewError

if TYPE_CHECKING:
    from infoview.domain.edit_file import Header
    from infoview.store.edit_files import EditFile

Result = TypeVar("Result")

AT_ONCE = 1.0
"""Seconds; who comes back sooner without a word has not written but opened a window elsewhere."""


def edited(file: EditFile, store: Callable[[str], Result], *, as_json: bool) -> Result:
    """Let the user write, store what they wrote, and only then let go of the file.

    What cannot be stored but may be mended opens the editor again on a terminal, with the reason on top.

    Args:
        file: the file to edit.
        store: what stores its content, in one transaction of its own, and returns the command's result.
        as_json: nobody is asked to mend anything.

    Raises:
        InfoviewError: whatever went wrong; it says where the file is.
    """
    from infoview.render import console
    from infoview.store import edit_files

    with telling(file):
        told = ""
        while True:
            before, began = edit_files.read(file.path), time.monotonic()
            _run_editor(file)
            content = edit_files.read(file.path)
            if content == before and not told and time.monotonic() - began < AT_ONCE:
                console.notice(
                    'The editor came back at once. One with a window must wait: VISUAL="code --wait"'
                )
            try:
                result = store(content)
            except InfoviewError as error:
                if content == told or as_json or not _may_be_mended(error):
                    raise
                told = _tell_in_file(file, content, error)
            else:
                break
    edit_files.remove(file)
    return result


def resumed(command: str, which: str, *, as_json: bool) -> tuple[EditFile, Header]:
    """Find the file that is to be taken up again; on a terminal ask which, where several wait."""
    from infoview.cli.running import asking
    from infoview.render import console
    from infoview.services.edit_files import find_edit_file
    from infoview.store import edit_files

    file, header = asking(lambda chosen: find_edit_file(command, chosen), which, as_json=as_json)
    if rescued := edit_files.rescued(file):
        console.notice("An editor left this beside the draft; it may hold more:", *map(str, rescued))
    return file, header


def _may_be_mended(error: InfoviewError) -> bool:
    from infoview.render import console

    return (isinstance(error, EditFileError) or error.code == "duplicate") and console.is_interactive()


def _tell_in_file(file: EditFile, content: str, error: InfoviewError) -> str:
    """Put the reason why an edit file was not stored on top of it, and return its content."""
    from infoview.render.edit_files import refused
    from infoview.store import edit_files

    told = refused(content, error)
    edit_files.rewrite(file.path, told)
    return told


def _run_editor(file: EditFile) -> None:
    """Run the editor and wait for it.

    Raises:
        InfoviewError: it could not be started, or it did not end well.
        KeyboardInterrupt: Ctrl-C ended it.
    """
    from infoview.store import edit_files

    words = config.editor()
    with _without_interrupts():
        try:
            # The words are the user's own and no shell reads them. What an editor draws is not the output.
            process = subprocess.Popen(  # noqa: S603
                [*words, str(file.path.absolute())], stdout=None if os.isatty(1) else 2
            )
        except OSError as error:
            raise InfoviewError(
                f"The editor {words[0]!r} could not be started: {error.strerror}.",
                hint='Name another first, for example: export VISUAL="code --wait"',
                code="editor",
            ) from None
        code = process.wait()
    edit_files.secure(file)
    if code in {-signal.SIGINT, 128 + signal.SIGINT}:
        raise KeyboardInterrupt
    if code:
        ended = f"was ended ({signal.strsignal(-code)})" if code < 0 else f"ended with exit code {code}"
        raise InfoviewError(f"The editor {ended}; nothing was stored.", code="editor")


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Leave Ctrl-C and its kin to the editor, which gets them too and knows what they mean in it."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    # A handler of our own, unlike SIG_IGN, is not handed on to the editor.
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def telling(file: EditFile) -> Iterator[None]:
    """Say where the file is and how to take it up again, unless all ends well."""
    from infoview.services import edit_files

    with _before_dying(lambda: _tell(file)):
        try:
            yield
        except InfoviewError as error:
            error.kept = edit_files.kept(file)
            raise
        except BaseException:
            _tell(file)
            raise


def _tell(file: EditFile) -> None:
    from infoview import render
    from infoview.services import edit_files

    # The terminal may be gone.
    with suppress(OSError):
        render.show_kept(edit_files.kept(file))


@contextmanager
def _before_dying(tell: Callable[[], None]) -> Iterator[None]:
    """Call ``tell`` where a signal ends the program: kill, or a terminal that is closed."""

    def die(number: int, _frame: FrameType | None) -> None:
        tell()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What was ignored from the start (nohup) stays ignored.
    before = {
        number: signal.signal(number, die)
        for number in numbers
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
