"""What a view is made of: lines and tables of plain text with a style, laid out by whoever prints them.

Every text in a page has gone through ``show()``, so no text of a user's is ever interpreted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from infoview.domain.dates import When
from infoview.domain.text import cells, fit, pad, show, wrap

NARROW = 60
"""Below so many columns a table becomes stubs: each row is stacked instead."""

GAP = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``style`` is one of the names in ``console.STYLES``.

    Where it wraps, what follows stands ``hang`` cells further in than the ``indent`` of the first line. An
    ``unbroken`` one is left to the terminal, so that it is still one line when it is copied.
    """

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0
    unbroken: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, at most ``most`` cells wide; a ``flexible`` one takes what the others leave."""

    title: str
    most: int = 0
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell is a few lines, the first row of a stacked table joins the ``lead`` columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    lead: tuple[int, ...] = (0, 1)
    header: bool = True


@dataclass(slots=True)
class Page:
    """Lines and tables in order."""

    parts: list[Line | Table] = field(default_factory=list)

    def line(self, text: str = "", style: str = "", indent: int = 0, hang: int = 0) -> None:
        """Add a line, made harmless."""
        self.parts.append(Line(show(text), style, indent, hang))

    def item(self, mark: str, text: str, style: str = "") -> None:
        """Add a line that hangs from a mark such as ``- `` or `` 1. ``."""
        self.parts.append(Line(mark + show(text), style, hang=cells(mark)))

    def to_copy(self, text: str) -> None:
        """Add an indented line that somebody may want to copy: a command, a path."""
        self.parts.append(Line(show(text), "command", indent=2, unbroken=True))

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


def widths(table: Table, total: int) -> list[int]:
    """Return the width of each column in cells, so that the table fits."""
    natural = []
    for index, column in enumerate(table.columns):
        longest = max((cells(line.text) for row in table.rows for line in row[index]), default=0)
        wide = max(longest, cells(column.title) if table.header else 0)
        natural.append(min(wide, column.most) if column.most else wide)
    room = total - len(GAP) * (len(natural) - 1)
    flexible = [index for index, column in enumerate(table.columns) if column.flexible]
    for index in flexible:
        taken = sum(width for other, width in enumerate(natural) if other != index)
        natural[index] = max(12, min(natural[index], room - taken))
    return natural


def laid_out(page: Page, total: int) -> list[Line]:
    """Return a page as lines that fit a width: aligned tables, stacked ones where it is narrow."""
    lines: list[Line] = []
    for part in page.parts:
        if isinstance(part, Line):
            lines += _wrapped(part, total)
        elif total < NARROW:
            lines += _stacked(part, total)
        else:
            lines += _aligned(part, total)
    return lines


def _wrapped(line: Line, total: int) -> list[Line]:
    """Return a line as lines that fit; its mark and its leading blanks stay as they are."""
    if line.unbroken:
        return [Line(f"{' ' * line.indent}{line.text}", line.style, unbroken=True)]
    mark, text = line.text[: line.hang], line.text[line.hang :]
    inside = " " * (line.indent + line.hang)
    first, *rest = wrap(text, max(10, total - len(inside)))
    return [
        Line(f"{' ' * line.indent}{mark}{first}".rstrip(), line.style),
        *(Line(f"{inside}{more}", line.style) for more in rest),
    ]


def _stacked(table: Table, total: int) -> list[Line]:
    """Return each row as a lead line and indented lines for what is in its other cells."""
    lines: list[Line] = []
    for row in table.rows:
        lead = "  ".join(line.text for index in table.lead for line in row[index][:1])
        lines += _wrapped(Line(lead, "strong"), total)
        for index, part in enumerate(row):
            rest = part[1:] if index in table.lead else part
            for line in rest:
                lines += _wrapped(Line(line.text, line.style, indent=2), total)
    return lines


def _aligned(table: Table, total: int) -> list[Line]:
    """Return each row as aligned lines; the style of a line is that of its widest cell's."""
    sizes = widths(table, total)
    lines: list[Line] = []
    if table.header:
        titles = GAP.join(pad(column.title, size) for column, size in zip(table.columns, sizes, strict=True))
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
