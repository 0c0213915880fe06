"""How lines and tables are laid out: aligned where there is room, stacked where there is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoview.domain.text import cells
from infoview.render.page import Column, Page, cell, laid_out

ROWS = (
    ("f1", cell("Dana Lee", "Acme"), "Send a thank-you note", cell("Sat 2026-11-28", "today")),
    ("f12", cell("王小明"), "Set a date for the talk", cell("Mon 2026-11-30")),
)
COLUMNS = (Column("ID"), Column("Whom", most=10), Column("What", flexible=True), Column("Due"))


def lines(page: Page, total: int) -> list[str]:
    """Return a page as the lines of text that are printed."""
    return [line.text for line in laid_out(page, total)]


def table(*rows: object, columns: tuple[Column, ...] = COLUMNS) -> Page:
    """Return a page of one table."""
    page = Page()
    page.table(columns, rows or ROWS)  # type: ignore[arg-type]
    return page


def test_a_table_is_aligned_whatever_the_width_of_its_letters() -> None:
    assert lines(table(), 80) == [
        "ID   Whom      What                     Due",
        "f1   Dana Lee  Send a thank-you note    Sat 2026-11-28",
        "     Acme                               today",
        "f12  王小明    Set a date for the talk  Mon 2026-11-30",
    ]


def test_a_narrow_table_is_stacked_with_short_cells_first() -> None:
    assert lines(table(), 59) == [
        "f1  Dana Lee, Acme",
        "  Sat 2026-11-28, today",
        "  Send a thank-you note",
        "f12  王小明",
        "  Mon 2026-11-30",
        "  Set a date for the talk",
    ]


def test_a_table_that_does_not_fit_is_stacked_however_wide_the_page() -> None:
    wide = table(("f1", "x" * 50, "Send a thank-you note", "y" * 20), columns=(
        Column("ID"), Column("Whom"), Column("What", flexible=True), Column("Due"),
    ))  # fmt: skip
    assert lines(wide, 98)[0].startswith("ID")
    assert lines(wide, 97)[0] == f"f1  {'x' * 50}"


def test_a_flexible_column_wraps_and_a_fixed_one_is_cut() -> None:
    page = table(
        ("f1", "Daniela Müller-Lüdenscheidt", "one two three four five six seven eight nine ten", "today")
    )
    assert lines(page, 60) == [
        "ID  Whom        What                                   Due",
        "f1  Daniela M…  one two three four five six seven      today",
        "                eight nine ten",
    ]


def test_tables_with_the_same_columns_stand_in_line_and_share_one_header() -> None:
    page = Page()
    page.line("Overdue")
    page.table(COLUMNS, [ROWS[0]])
    page.line("Today")
    page.table(COLUMNS, [ROWS[1]])
    assert lines(page, 80) == [
        "Overdue",
        "ID   Whom      What                     Due",
        "f1   Dana Lee  Send a thank-you note    Sat 2026-11-28",
        "     Acme                               today",
        "Today",
        "f12  王小明    Set a date for the talk  Mon 2026-11-30",
    ]


@pytest.mark.parametrize(
    ("mark", "text", "total", "shown"),
    [
        ("", "two  blanks  stay", 40, ["two  blanks  stay"]),
        ("", "two  blanks  go where a line is broken", 20, ["two blanks go where", "a line is broken"]),
        ("f12  ", "Send a thank-you note today", 21, ["f12  Send a thank-you", "     note today"]),
    ],
)
def test_a_line_keeps_its_blanks_and_hangs_from_its_mark(
    mark: str, text: str, total: int, shown: list[str]
) -> None:
    page = Page()
    page.item(mark, text)
    assert lines(page, total) == shown


@settings(deadline=None)
@given(
    st.integers(40, 120),
    st.lists(
        st.tuples(*[st.text(st.sampled_from("ab Zł王🎉\u0301\u0644"), max_size=60)] * 4),
        min_size=1,
        max_size=5,
    ),
)
def test_no_line_is_wider_than_the_page(total: int, rows: list[tuple[str, str, str, str]]) -> None:
    columns = (
        Column("ID", most=6),
        Column("Whom", most=22),
        Column("What", flexible=True),
        Column("Due", most=20),
    )
    assert all(cells(line) <= total for line in lines(table(*rows, columns=columns), total))


COMMAND = "infoview draft tell-introducer f1234"


def with_command(name: str) -> Page:
    return table(
        (
            "f1234",
            cell(name),
            cell("Tell them how it went with Ana", (COMMAND, "command")),
            cell("Mon 2026-11-30"),
        )
    )


def test_a_command_stays_whole_and_names_give_way() -> None:
    assert lines(with_command("Daniela Müller"), 75)[1:] == [
        "f1234  Daniela M…  Tell them how it went with Ana        Mon 2026-11-30",
        f"                   {COMMAND}",
    ]


@pytest.mark.parametrize("total", range(20, 100))
def test_a_command_is_never_broken(total: int) -> None:
    page = with_command("Daniela Müller-Lüdenscheidt")
    page.line("infoview followup add dana 'send the slides' --by fri", "command", indent=2)
    told = [line.strip() for line in lines(page, total)]
    assert COMMAND in told
    assert told[-1] == "infoview followup add dana 'send the slides' --by fri"


def test_a_command_at_the_end_of_a_hint_stands_below_it_where_both_do_not_fit() -> None:
    page = Page()
    page.hint("If you did: infoview log 7 asked. Set its date first: infoview plan 7 --at 'fri 14:00'")
    assert lines(page, 100) == [
        "If you did: infoview log 7 asked. Set its date first: infoview plan 7 --at 'fri 14:00'"
    ]
    assert lines(page, 60) == [
        "If you did: infoview log 7 asked. Set its date first:",
        "  infoview plan 7 --at 'fri 14:00'",
    ]


def test_a_hint_that_goes_on_behind_its_command_is_wrapped() -> None:
    page = Page()
    page.hint("Do this first: infoview undo. Then try again.")
    assert lines(page, 30) == ["Do this first: infoview undo.", "Then try again."]
