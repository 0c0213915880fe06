"""The streams: what may be written where, how wide, in colour or not, and what may be asked."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from infoview import config
from infoview.domain.text import NOTE_LIMIT, show
from infoview.errors import Candidate, UsageError
from infoview.render.page import (
    WHOLE,
    Column,
    Line,
    Page,
    Table,
    cell_lines,
    is_first,
    laid_out,
    lines_of,
    widths,
)

STYLES = {
    "heading": "bold",
    "strong": "bold",
    "dim": "dim",
    "command": "cyan",
    "late": "bold red",
    "today": "yellow",
    "good": "green",
    "error": "bold red",
}

_switched_off = False


def switch_color_off() -> None:
    """Write plain text from now on (``--no-color``)."""
    global _switched_off  # noqa: PLW0603 - the streams are the process's own, and so is this switch
    _switched_off = True


def make_tolerant() -> None:
    """Let every stream replace what it cannot encode, so that a C locale prints names with marks."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def write(text: str) -> None:
    """Write data to stdout as it is."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def write_page(page: Page, *, to_stderr: bool = False) -> None:
    """Write a page: with Rich to a terminal that shows colour, else as plain aligned lines."""
    stream = sys.stderr if to_stderr else sys.stdout
    if stream is None:
        return
    total = shutil.get_terminal_size((80, 24)).columns
    if stream.isatty() and config.wants_color() and not _switched_off:
        _write_rich(page, stream, total)
    else:
        stream.write("".join(f"{line.text}\n" for line in laid_out(page, total)))


def notice(text: str, *paths: str) -> None:
    """Write a line for people to stderr, and paths below it that stay whole, to be copied."""
    page = Page()
    page.line(text)
    for path in paths:
        page.raw(f"  {path}")
    write_page(page, to_stderr=True)


def flush() -> None:
    """Write out what is buffered, so that a failure is seen before the program ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def is_interactive() -> bool:
    """Return whether somebody is there to answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def ask(question: str) -> str:
    """Ask for a line on the terminal and return it without outer blanks."""
    sys.stderr.write(f"{show(question)} ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise KeyboardInterrupt
    return answer.strip()


def confirm(question: str) -> bool:
    """Ask for yes or no; anything but yes is no."""
    return ask(f"{question} [y/N]").casefold() in {"y", "yes"}


def choose(candidates: tuple[Candidate, ...], *, new: str = "") -> str | None:
    """Ask which of several people is meant; return their number as a word, or None for nobody.

    ``new`` is the word to return for somebody who is not on record; empty where that cannot be.
    """
    if len(candidates) == 1 and not new:
        return str(candidates[0].id) if confirm(f"Did you mean {candidates[0].name}?") else None
    words = [str(each.id) for each in candidates] + ([new] if new else [])
    for number, each in enumerate(candidates, start=1):
        about = ", ".join(part for part in (each.role, each.company) if part)
        notice(f"  {number}. {each.name}" + (f" ({about})" if about else ""))
    if new:
        notice(f"  {len(words)}. somebody else, who is not on record")
    answer = ask(f"Which one? [1-{len(words)}, or nothing]")
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(words):
        return words[int(answer) - 1]
    return None


def read_text(limit: int = NOTE_LIMIT) -> str:
    """Return the text on stdin, at most so many characters.

    Raises:
        UsageError: there is none, it is too long, or it is not UTF-8.
    """
    if sys.stdin is None:
        raise UsageError("There is no standard input to read the text from.")
    # Four bytes are the longest character; one more tells a text that is too long.
    raw = sys.stdin.buffer.read(limit * 4 + 1)
    if len(raw) > limit * 4:
        raise UsageError(f"The text on standard input is longer than {limit:,} characters.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            "The text on standard input is not UTF-8.", hint="Convert it first, for example with iconv."
        ) from None


def _write_rich(page: Page, stream: TextIO, total: int) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=total, highlight=False, markup=False, emoji=False, soft_wrap=False)
    sizes = widths(page, total)
    for part in page.parts:
        first = is_first(part, page)
        fitted = sizes[part.columns] if isinstance(part, Table) else None
        if isinstance(part, Table) and fitted:
            console.print(_rich_table(part, fitted, header=part.header and first))
        else:
            for line in lines_of(part, sizes, total, first=first):
                text = Text(line.text, style=STYLES.get(line.style, ""))
                for start, end in line.marks:
                    text.stylize(STYLES["strong"], start, end)
                console.print(text, soft_wrap=line.hang == WHOLE)


def _rich_table(table: Table, sizes: Sequence[int], *, header: bool) -> object:
    from rich.table import Table as RichTable
    from rich.text import Text

    made = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, header_style="dim")
    for column, size in zip(table.columns, sizes, strict=True):
        made.add_column(column.title, width=size, no_wrap=True)

    def text(part: tuple[Line, ...], size: int, column: Column) -> Text:
        lines = cell_lines(part, size, column)
        return Text("\n").join(Text(line.text, style=STYLES.get(line.style, "")) for line in lines)

    for row in table.rows:
        made.add_row(
            *(text(part, size, column) for part, size, column in zip(row, sizes, table.columns, strict=True))
        )
    return made
