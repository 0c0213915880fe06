"""Running the user's editor on a draft, and keeping the draft until what it holds is stored."""

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
from infoview.errors import DraftError, InfoviewError

if TYPE_CHECKING:
    from infoview.domain.draft_file import Header
    from infoview.store.drafts import Draft

Result = TypeVar("Result")

AT_ONCE = 1.0
"""Seconds; who comes back sooner without a word has not written but opened a window elsewhere."""


def edited(draft: Draft, store: Callable[[str], Result], *, as_json: bool) -> Result:
    """Let the user write, store what they wrote, and only then let go of the draft.

    What cannot be stored but may be mended opens the editor again on a terminal, with the reason on top.

    Args:
        draft: the file to edit.
        store: what stores its content, in one transaction of its own, and returns the command's result.
        as_json: nobody is asked to mend anything.

    Raises:
        InfoviewError: whatever went wrong; it says where the draft is.
    """
    from infoview.render import console
    from infoview.store import drafts

    with telling(draft):
        told = ""
        while True:
            before, began = drafts.read(draft.path), time.monotonic()
            _run_editor(draft)
            content = drafts.read(draft.path)
            if content == before and not told and time.monotonic() - began < AT_ONCE:
                console.notice(
                    'The editor came back at once. One with a window must wait: VISUAL="code --wait"'
                )
            try:
                result = store(content)
            except InfoviewError as error:
                if content == told or as_json or not _may_be_mended(error):
                    raise
                told = _tell_in_draft(draft, content, error)
            else:
                break
    drafts.remove(draft)
    return result


def resumed(command: str, which: str, *, as_json: bool) -> tuple[Draft, Header]:
    """Find the draft that is to be taken up again; on a terminal ask which, where several wait."""
    from infoview.cli.running import asking
    from infoview.render import console
    from infoview.services.drafting import find_draft
    from infoview.store import drafts

    draft, header = asking(lambda chosen: find_draft(command, chosen), which, as_json=as_json)
    if rescued := drafts.rescued(draft):
        console.notice("An editor left this beside the draft; it may hold more:", *map(str, rescued))
    return draft, header


def _may_be_mended(error: InfoviewError) -> bool:
    from infoview.render import console

    return (isinstance(error, DraftError) or error.code == "duplicate") and console.is_interactive()


def _tell_in_draft(draft: Draft, content: str, error: InfoviewError) -> str:
    """Put the reason why a draft was not stored on top of it, and return its content."""
    from infoview.render.drafts import refused
    from infoview.store import drafts

    told = refused(content, error)
    drafts.rewrite(draft.path, told)
    return told


def _run_editor(draft: Draft) -> None:
    """Run the editor and wait for it.

    Raises:
        InfoviewError: it could not be started, or it did not end well.
        KeyboardInterrupt: Ctrl-C ended it.
    """
    from infoview.store import drafts

    words = config.editor()
    with _without_interrupts():
        try:
            # The words are the user's own and no shell reads them. What an editor draws is not the output.
            process = subprocess.Popen(  # noqa: S603
                [*words, str(draft.path.absolute())], stdout=None if os.isatty(1) else 2
            )
        except OSError as error:
            raise InfoviewError(
                f"The editor {words[0]!r} could not be started: {error.strerror}.",
                hint='Name another first, for example: export VISUAL="code --wait"',
                code="editor",
            ) from None
        code = process.wait()
    drafts.secure(draft)
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
def telling(draft: Draft) -> Iterator[None]:
    """Say where the draft is and how to take it up again, unless all ends well."""
    from infoview.services import drafting

    with _before_dying(lambda: _tell(draft)):
        try:
            yield
        except InfoviewError as error:
            error.draft = drafting.kept(draft)
            raise
        except BaseException:
            _tell(draft)
            raise


def _tell(draft: Draft) -> None:
    from infoview import render
    from infoview.services import drafting

    # The terminal may be gone.
    with suppress(OSError):
        render.show_kept(drafting.kept(draft))


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
