"""The file that an editor gets: its header survives, what the user wrote is kept line for line."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.edit_file import (
    MARK,
    Header,
    fault_lines,
    header_line,
    read_header,
    with_fault,
    without_marked,
)

HEADER = Header(
    command="log",
    key="0123456789abcdef",
    contact=7,
    uid="fedcba9876543210",
    name="[bold]Zoë O'Neil-李\n#| draft {}",
    begun=datetime.fromisoformat("2026-11-23T09:00"),
    options={"what": "met", "on": "last fri", "together_with": ["3"], "next": 'say "hi"\n'},
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


def test_a_header_is_one_plain_line_and_is_read_back() -> None:
    line = header_line(HEADER)
    assert line.isascii()
    assert line.isprintable()
    assert read_header(line) == HEADER


@given(texts)
def test_a_header_is_found_below_any_text(text: str) -> None:
    assert read_header(f"{text}\n{header_line(HEADER)}\n") == HEADER


def test_the_last_header_counts() -> None:
    pasted = header_line(HEADER).replace("last fri", "never")
    assert read_header(f"{pasted}\n{header_line(HEADER)}\n") == HEADER


@pytest.mark.parametrize(
    "mangled",
    [
        "",
        "some text",
        f"{MARK} draft",
        f"{MARK} draft {{}}",
        f"{MARK} draft []",
        f"{MARK} draft 7",
        header_line(HEADER)[:-1],
        header_line(HEADER).replace("2026-11-23", "someday"),
        header_line(HEADER).replace('"contact": 7', '"contact": null'),
        header_line(HEADER).replace("#| ", "", 1),
    ],
)
def test_a_header_that_is_lost_or_mangled_is_none(mangled: str) -> None:
    assert read_header(mangled) is None


@given(texts)
def test_what_was_written_is_kept_line_for_line(text: str) -> None:
    lines = [line for line in text.split("\n") if not line.startswith(MARK)]
    content = "\n".join([*lines, f"{MARK} words for the user", header_line(HEADER)])
    assert without_marked(content) == "\n".join(lines)


def test_other_comments_are_part_of_the_text() -> None:
    text = "# A heading\n#hashtag\n  #| indented\n#!/bin/sh"
    assert without_marked(text) == text


@given(texts, st.lists(st.sampled_from(["one", "two", "three"]), min_size=1))
def test_a_reason_on_top_takes_the_place_of_the_one_before(text: str, fault: list[str]) -> None:
    once = with_fault(text, fault)
    assert fault_lines(once) == len(fault)
    assert with_fault(once, ["again"]).split("\n")[1:] == text.split("\n")[fault_lines(text) :]
    assert without_marked(once) == without_marked(text)
