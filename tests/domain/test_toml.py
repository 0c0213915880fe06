"""TOML by hand: whatever was written is read back exactly, and nothing in it can fool a reader."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoview.domain import toml
from infoview.domain.text import HARMFUL

awkward = st.text(st.sampled_from("\"'\\\n\r\t #=[]{}ab\x00\x07\x1b\x7f\x85\u202e\u2028é李🙂"))
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), awkward)


def read(value: str) -> object:
    return tomllib.loads(f"before = 1\nvalue = {value}\nafter = 2\n")["value"]


@given(texts)
@example("")
@example('"""')
@example('""""')
@example("'''")
@example("\\")
@example("\r\n")
def test_a_text_is_read_back_exactly(text: str) -> None:
    assert read(toml.line(text)) == text
    assert read(toml.block(text)) == text


@given(st.lists(texts))
def test_a_list_is_read_back_exactly(items: list[str]) -> None:
    assert read(toml.array(items)) == items


@given(texts)
def test_a_line_stays_a_line_and_what_fools_readers_is_seen(text: str) -> None:
    assert HARMFUL.search(toml.line(text)) is None
    assert HARMFUL.search(toml.block(text).replace("\n", "").replace("\t", "")) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dana Lee", '"Dana Lee"'),
        ('Dana "D" Lee', r'"Dana \"D\" Lee"'),
        ("C:\\new", r'"C:\\new"'),
        ("one\ntwo", r'"one\ntwo"'),
        ("a\u202eb", r'"a\u202Eb"'),
        ("a\U000e0041b", r'"a\U000E0041b"'),
    ],
)
def test_a_line_looks_like_what_was_typed(text: str, written: str) -> None:
    assert toml.line(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("one\ntwo\n", "'''\none\ntwo\n'''"),
        ('a \\ and """ as typed\n', "'''\na \\ and \"\"\" as typed\n'''"),
        ("three ''' ends\n", '"""\nthree \'\'\' ends\n"""'),
        ("''' and \\ and \"\"\"\n", '"""\n\'\'\' and \\\\ and \\"\\""\n"""'),
    ],
)
def test_a_block_is_as_it_was_typed_where_it_can_be(text: str, written: str) -> None:
    assert toml.block(text) == written
