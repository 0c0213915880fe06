"""What a view is made of: lines and tables of plain text with a style, laid out by whoever prints them.

Every text in a page has gone through ``show()``, so no text of a user's is ever interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from infoview.domain.dates import When
from infoview.domain.text import cells, fit, pad, show, wrap

NARROW = 60
"""Below so many columns a table becomes stubs: each row is stacked instead."""

LEAST, CUT_LEAST = 20, 12
"""What a flexible column and one that is cut may keep; a table that needs more room is stacked too."""

GAP = "  "

COMMAND = "command"
"""The style of a command, which is never broken, so that it can be pasted as it stands."""

HINT = "hint"
"""The style of a line that ends with a command, which stands below it where both do not fit."""

WHOLE = -1
"""The ``hang`` of a line that stands as it is, however long."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``style`` is one of the names in ``console.STYLES``.

    Where it wraps, what follows stands ``hang`` cells further in than the ``indent`` of the first line.
    ``marks`` are pairs of the first character that stands out and the one after the last.
    """

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, at most ``most`` cells wide; a ``flexible`` one takes what the others leave."""

    title: str
    most: int = 0
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, a cell is a few lines; the first line of a stacked row joins the ``lead`` columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    lead: tuple[int, ...] = (0, 1)
    header: bool = True


Widths = dict[tuple[Column, ...], list[int] | None]


@dataclass(slots=True)
class Page:
    """Lines and tables in order."""

    parts: list[Line | Table] = field(default_factory=list)

    def line(self, text: str = "", style: str = "", indent: int = 0, hang: int = 0) -> None:
        """Add a line, made harmless."""
        self.parts.append(Line(show(text), style, indent, hang))

    def hint(self, text: str) -> None:
        """Add a line that may end with a command."""
        self.parts.append(Line(show(text), HINT))

    def item(self, mark: str, text: str, style: str = "") -> None:
        """Add a line that hangs from a mark such as ``- `` or `` 1. ``."""
        self.parts.append(Line(mark + show(text), style, hang=cells(mark)))

    def raw(self, text: str, style: str = "") -> None:
        """Add a line, made harmless, that is never wrapped."""
        self.parts.append(Line(show(text), style, hang=WHOLE))

    def marked(self, text: str, marks: Sequence[tuple[int, int]], indent: int = 0) -> None:
        """Add a line of which some characters stand out; it holds no two blanks in a row."""
        self.parts.append(Line(show(text), indent=indent, marks=tuple(marks)))

    def heading(self, text: str) -> None:
        """Add a heading after a blank line."""
        if self.parts:
            self.line()
        self.line(text, "heading")

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Sequence[Line] | str]],
        *,
        lead: tuple[int, ...] = (0, 1),
        header: bool = True,
    ) -> None:
        """Add a table; its cells are texts, or lines made by ``cell()``."""
        made = tuple(
            tuple(cell(part) if isinstance(part, str) else tuple(part) for part in row) for row in rows
        )
        self.parts.append(Table(tuple(columns), made, lead, header))


def cell(*texts: str | tuple[str, str]) -> tuple[Line, ...]:
    """Return a cell of lines, made harmless; a text may come with its style. Empty texts are left out."""
    lines = [text if isinstance(text, tuple) else (text, "") for text in texts]
    return tuple(Line(show(text), style) for text, style in lines if text)


def day(value: date | None) -> str:
    """Return a day as weekday and ISO date, nothing for None."""
    return When(value).echo() if value else ""


def widths(page: Page, total: int) -> Widths:
    """Return the widths of the columns in cells; None where the columns do not fit and are stacked instead.

    Tables of a page that have the same columns stand in line.
    """
    alike: dict[tuple[Column, ...], list[Table]] = {}
    for part in page.parts:
        if isinstance(part, Table):
            alike.setdefault(part.columns, []).append(part)
    return {columns: _fitted(columns, tables, total) for columns, tables in alike.items()}


def _fitted(columns: tuple[Column, ...], tables: Sequence[Table], total: int) -> list[int] | None:
    if total < NARROW:
        return None
    natural = []
    for index, column in enumerate(columns):
        lines = (line for table in tables for row in table.rows for line in row[index])
        longest = max((cells(line.text) for line in lines), default=0)
        wide = max(longest, cells(column.title) if tables[0].header else 0)
        natural.append(min(wide, column.most) if column.most else wide)
    room = total - len(GAP) * (len(natural) - 1)
    for index, column in enumerate(columns):
        if column.flexible:
            left = room - sum(natural[:index]) - sum(natural[index + 1 :])
            natural[index] = min(natural[index], max(LEAST, _longest_command(tables, index), left))
    _shrink(natural, columns, room)
    if sum(natural) > room:
        return None
    return natural


def _longest_command(tables: Sequence[Table], index: int) -> int:
    """Return the cells of the longest command in a column."""
    lines = (line for table in tables for row in table.rows for line in row[index])
    return max((cells(line.text) for line in lines if line.style == COMMAND), default=0)


def _shrink(sizes: list[int], columns: Sequence[Column], room: int) -> None:
    """Take what is too much from the columns that are cut, the widest first: names give way before words."""
    cut = [index for index, column in enumerate(columns) if column.most and sizes[index] > CUT_LEAST]
    while sum(sizes) > room and cut:
        widest = max(cut, key=lambda index: sizes[index])
        sizes[widest] -= 1
        cut = [index for index in cut if sizes[index] > CUT_LEAST]


def laid_out(page: Page, total: int) -> list[Line]:
    """Return a page as lines that fit a width: aligned tables, stacked ones where it is narrow."""
    sizes = widths(page, total)
    return [line for part in page.parts for line in lines_of(part, sizes, total, first=is_first(part, page))]


def lines_of(part: Line | Table, sizes: Widths, total: int, *, first: bool) -> list[Line]:
    """Return a part of a page as lines; ``first`` says whether a table is the first with its columns."""
    if isinstance(part, Line):
        return _wrapped(part, total)
    fitted = sizes[part.columns]
    return _aligned(part, fitted, header=part.header and first) if fitted else _stacked(part, total)


def is_first(part: Line | Table, page: Page) -> bool:
    """Return whether a table is the first of its page with its columns: only that one has a header."""
    if isinstance(part, Line):
        return False
    return part is next(
        each for each in page.parts if isinstance(each, Table) and each.columns == part.columns
    )


def _wrapped(line: Line, total: int) -> list[Line]:
    """Return a line as lines that fit; its mark, and the blanks of one that need not be broken, stay."""
    if line.hang == WHOLE or line.style == COMMAND:
        return [Line(" " * line.indent + line.text, line.style, hang=WHOLE)]
    if line.style == HINT and cells(line.text) > total and (found := _COMMAND_AT_END.search(line.text)):
        prose = Line(line.text[: found.start(1)].rstrip())
        return [*_wrapped(prose, total), Line(f"  {found[1]}", COMMAND, hang=WHOLE)]
    mark, text = line.text[: line.hang], line.text[line.hang :]
    inside = " " * (line.indent + line.hang)
    room = max(10, total - len(inside))
    first, *rest = [text] if cells(text) <= room else wrap(text, room)
    lines = [
        Line(f"{' ' * line.indent}{mark}{first}".rstrip(), line.style),
        *(Line(f"{inside}{more}", line.style) for more in rest),
    ]
    return _with_marks(line, lines, len(inside)) if line.marks else lines


_COMMAND_AT_END = re.compile(r": (infoview (?:(?!\. [A-Z]).)+)$")


def _with_marks(whole: Line, lines: Sequence[Line], inside: int) -> list[Line]:
    """Return the lines into which one was wrapped, each with its part of the marks."""
    marked, at = [], 0
    for line in lines:
        start = whole.text.index(line.text[inside:], at)
        at = start + len(line.text) - inside
        inner = [(max(first, start), min(last, at)) for first, last in whole.marks]
        shift = inside - start
        marks = tuple((first + shift, last + shift) for first, last in inner if first < last)
        marked.append(replace(line, marks=marks))
    return marked


def _stacked(table: Table, total: int) -> list[Line]:
    """Return each row as a lead line, and indented what is in its other cells, short cells first."""
    lines: list[Line] = []
    order = sorted(range(len(table.columns)), key=lambda index: table.columns[index].flexible)
    for row in table.rows:
        parts = [_in_a_stack(part, column) for part, column in zip(row, table.columns, strict=True)]
        lead = GAP.join(line.text for index in table.lead for line in parts[index][:1])
        lines += _wrapped(Line(lead, "strong"), total)
        for index in order:
            for line in parts[index][1:] if index in table.lead else parts[index]:
                lines += _wrapped(Line(line.text, line.style, indent=2), total)
    return lines


def _in_a_stack(part: tuple[Line, ...], column: Column) -> tuple[Line, ...]:
    """Return the lines of a cell, those of a short one as one line."""
    if column.flexible or not part:
        return part
    return (Line(", ".join(line.text for line in part), part[-1].style),)


def _aligned(table: Table, sizes: Sequence[int], *, header: bool) -> list[Line]:
    """Return each row as aligned lines."""
    lines: list[Line] = []
    if header:
        named = zip(table.columns, sizes, strict=True)
        titles = GAP.join(pad(fit(column.title, size), size) for column, size in named)
        lines.append(Line(titles.rstrip(), "dim"))
    for row in table.rows:
        parts = [
            cell_lines(part, size, column)
            for part, size, column in zip(row, sizes, table.columns, strict=True)
        ]
        for number in range(max(len(part) for part in parts)):
            texts = [part[number].text if number < len(part) else "" for part in parts]
            lines.append(
                Line(GAP.join(pad(text, size) for text, size in zip(texts, sizes, strict=True)).rstrip())
            )
    return lines


def cell_lines(part: Sequence[Line], size: int, column: Column) -> list[Line]:
    """Return the lines of a cell as they stand in a column: wrapped where it is flexible, else cut."""
    if not column.flexible:
        return [Line(fit(line.text, size), line.style) for line in part]
    return [Line(text, line.style) for line in part for text in wrap(line.text, size)]
