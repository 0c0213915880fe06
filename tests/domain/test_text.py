from __future__ import annotations

import shlex
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells as rich_cells
from rich.cells import cell_len

from infoview.domain.text import (
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    cells,
    clean_line,
    clean_note,
    excerpt,
    fit,
    pad,
    quote,
    show,
    show_note,
)
from infoview.errors import UsageError

HOSTILE = "[bold]Zoë O'Neil-李"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1e9\U0001f1ea"
DARK_THUMB = "\U0001f44d\U0001f3ff"
RED_HEART = "\u2764\ufe0f"

# Lone surrogates included: that is how Python hands on bytes that are not UTF-8.
anything = st.text(st.characters(exclude_categories=()))


# --- What is stored ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Dana Lee\n", "Dana Lee"),
        ("Dana \t Lee", "Dana Lee"),
        ("Dana\nLee", "Dana Lee"),
        ("Dana\u2028Lee", "Dana Lee"),
        ("\ufeffDana\u200b", "Dana"),
        ("Zoe\u0308", "Zoë"),
        (HOSTILE, HOSTILE),
        ("山田\u3000太郎", "山田\u3000太郎"),
        ("Soci\u00e9t\u00e9\u00a0!", "Soci\u00e9t\u00e9\u00a0!"),
        ("\u202eeeL anaD", "\u202eeeL anaD"),
        (FAMILY, FAMILY),
        ("   ", ""),
        ("'; DROP TABLE contact; --", "'; DROP TABLE contact; --"),
        ("{0.__class__} {{7*7}} %(x)s", "{0.__class__} {{7*7}} %(x)s"),
    ],
)
def test_a_line_is_stored_as_typed_but_for_blanks_and_spelling(typed: str, stored: str) -> None:
    assert clean_line(typed, name="NAME") == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("\none\r\ntwo\rthree\n\n", "one\ntwo\nthree"),
        ("a\tb  c", "a\tb  c"),
        ("Zoe\u0308\n\u4e2d", "Zoë\n\u4e2d"),
    ],
)
def test_a_note_keeps_its_lines_and_tabs(typed: str, stored: str) -> None:
    assert clean_note(typed, name="--note") == stored


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("a\x00b", "U+0000"),
        ("a\x1b[31mb", "U+001B"),
        ("a\x07b", "U+0007"),
        ("a\x0bb", "U+000B"),
        ("a\x7fb", "U+007F"),
        ("a\x85b", "U+0085"),
        ("a\x9bb", "U+009B"),
        ("a\ud83db", "U+D83D"),
        ("J\udcfcrgen", "0xFC"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_its_name(typed: str, named: str) -> None:
    for refused in (clean_line, clean_note):
        with pytest.raises(UsageError) as caught:
            refused(typed, name="--company")
        assert named in caught.value.message
        assert caught.value.message.startswith("--company ")
        assert (caught.value.message + caught.value.hint).isprintable()


def test_a_note_is_refused_by_its_line_and_never_quoted() -> None:
    with pytest.raises(UsageError) as caught:
        clean_note("\n\n  secret\r\nmore\x07", name="the text")
    assert caught.value.message == (
        "the text cannot be stored: it holds U+0007, a control character in line 4."
    )
    with pytest.raises(UsageError, match=r"^the text is 100,002 characters long"):
        clean_note("secret" * 16_667, name="the text", limit=100_000)


def test_the_limit_is_told_with_the_length() -> None:
    assert clean_line("a" * LINE_LIMIT, name="--role") == "a" * LINE_LIMIT
    with pytest.raises(UsageError, match=r"--role 'a+…' is 1,001 characters long; the limit is 1,000\."):
        clean_line("a" * (LINE_LIMIT + 1), name="--role")
    with pytest.raises(UsageError, match=r"the limit is 200\."):
        clean_line("a" * (NAME_LIMIT + 1), name="NAME", limit=NAME_LIMIT)


def test_a_text_that_grows_in_nfc_keeps_the_limit() -> None:
    with pytest.raises(UsageError, match="limit"):
        clean_line("\u0958" * LINE_LIMIT, name="--role")


def test_a_huge_text_is_refused_at_once() -> None:
    accents = "a" + "\u0316\u0300" * 500_000  # minutes to put in order
    began = time.perf_counter()
    with pytest.raises(UsageError, match="limit is 100,000"):
        clean_note(accents, name="--note")
    assert time.perf_counter() - began < 5


@given(anything)
def test_any_text_is_refused_or_stored_once_and_for_all(typed: str) -> None:
    try:
        line = clean_line(typed, name="--company")
        note = clean_note(typed, name="--note")
    except UsageError:
        return
    for stored in (line, note):
        stored.encode()
        assert unicodedata.is_normalized("NFC", stored)
        assert stored == stored.strip()
    assert not set("\t\n\r") & set(line)
    assert len(line) <= LINE_LIMIT
    assert len(note) <= NOTE_LIMIT
    assert clean_line(line, name="--company") == line
    assert clean_note(note, name="--note") == note


# --- What is shown -----------------------------------------------------------------------------------------

HARMFUL = [
    "\x1b]0;title\x07",
    "\x1b]8;;http://example.org\x1b\\link",
    "\x1b]52;c;aGk=\x07",
    "\x1b[31mred",
    "\x9b31mred",
    "\x90q\x9c",
    "\x1bc",
    "\x07",
    "Ann\b\b\bEve",
    "Ann\rEve",
    "Ann\x0bEve",
    "Ann\nEve",
    "Ann\tEve",
    "\x00",
    "\u202eeeL anaD\u202c",
    "\u2066Dana\u2069",
    "\u200eDana\u200f\u061c",
    "Ann\u2028Eve\u2029",
    "Ann\U000e0041\U000e007f",
    "\x7f\ud83d\udcfc",
]


@pytest.mark.parametrize("hostile", HARMFUL)
def test_no_character_that_a_terminal_obeys_is_shown(hostile: str) -> None:
    shown = show(hostile)
    assert len(shown) == len(hostile)
    assert shown != hostile
    assert shown.isprintable()
    shown.encode()


def test_marks_say_what_was_there() -> None:
    assert show("\x1b[1m\x00\t\n\x7f") == "␛[1m␀␉␊␡"
    assert show("\x9b\u202e\u2028\U000e0041\ud83d") == "\ufffd" * 5


@pytest.mark.parametrize(
    "honest", [HOSTILE, FAMILY, RED_HEART, FLAG, "Ann\u200b", "نیما\u200cی", "é", "e\u0301", ""]
)
def test_honest_text_is_shown_as_it_is(honest: str) -> None:
    assert show(honest) == honest


def test_a_note_is_shown_in_lines_with_tabs_as_blanks() -> None:
    assert show_note("a\tb\n\x1b[1mc\r\n") == "a   b\n␛[1mc␍\n"


@given(anything)
def test_shown_text_is_one_line_utf8_and_stays_as_it_is(text: str) -> None:
    shown = show(text)
    shown.encode()
    assert shown.splitlines() in ([shown], [])
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert show(shown) == shown
    assert cells(shown) >= 0
    assert show_note(text).split("\n") == [show(line.expandtabs(4)) for line in text.split("\n")]


def test_an_excerpt_is_short_and_printable() -> None:
    assert excerpt("Dana") == "'Dana'"
    assert excerpt("\x1b[1m\u202e") == r"'\x1b[1m\u202e'"
    assert len(excerpt("x" * 10_000_000)) == 42


# --- How wide it is ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Dana", 4),
        (HOSTILE, 19),
        ("李小龙", 6),
        ("e\u0301", 1),
        ("한글", 4),
        ("\u1112\u1161\u11ab", 2),
        ("ｶﾞ", 2),
        ("का", 1),
        (FAMILY, 2),
        (FLAG, 2),
        (FLAG * 2, 4),
        (DARK_THUMB, 2),
        (RED_HEART, 2),
        ("\u2764", 1),
        ("1\ufe0f\u20e3", 2),
        ("Ann\u200b\u2060", 3),
        ("\u0301", 0),
        ("␛\ufffd…", 3),
        ("\U0001fae8", 2),
    ],
)
def test_width_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


needs_rich_15 = pytest.mark.skipif(
    not hasattr(rich_cells, "split_graphemes"),
    reason="older ones measure each character alone, by older tables",
)


def _differs_from_rich(char: str) -> bool:
    """Tell where the two are known to differ: none of this occurs in names.

    Characters of a Unicode version that either does not know, Arabic and Kaithi signs put before numbers,
    old Hangul, the Hangul fillers, and the symbols that Unicode 16 made wide.
    """
    return (
        unicodedata.category(char) in ("Cn", "Co", "Cs", "Cc", "Cf", "Zl", "Zp")
        or "\ud7b0" <= char <= "\ud7ff"
        or char in "\u3164\uffa0"
        or "\u2630" <= char <= "\u268f"
        or "\u4dc0" <= char <= "\u4dff"
        or "\U0001d300" <= char <= "\U0001d37f"
    )


@needs_rich_15
def test_width_agrees_with_the_tables_that_rich_draws() -> None:
    # Next to a letter, because a combining mark alone has no width of its own.
    chars = [chr(code) for code in range(0x20, 0x20000)]
    assert [
        f"U+{ord(char):04X}"
        for char in chars
        if not _differs_from_rich(char) and cells("x" + char) != cell_len("x" + char)
    ] == []


@needs_rich_15
@pytest.mark.parametrize("text", [FAMILY, FLAG, DARK_THUMB, RED_HEART, "1\ufe0f\u20e3", HOSTILE])
def test_width_of_sequences_agrees_with_rich(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Dana Lee", 8, "Dana Lee"),
        ("Dana Lee", 7, "Dana L…"),
        ("Dana Lee", 6, "Dana…"),
        ("Dana Lee", 1, "…"),
        ("Dana Lee", 0, ""),
        ("Dana Lee", -3, ""),
        ("李小龙", 6, "李小龙"),
        ("李小龙", 5, "李小…"),
        ("李小龙", 4, "李…"),
        ("李小龙", 2, "…"),
        ("Zoe\u0308 Lee", 4, "Zoe\u0308…"),
        (FAMILY * 3, 5, FAMILY * 2 + "…"),
        (FAMILY * 3, 4, FAMILY + "…"),
        (FLAG * 2, 3, FLAG + "…"),
        (DARK_THUMB + "ok", 3, DARK_THUMB + "…"),
        (RED_HEART + "abc", 3, RED_HEART + "…"),
        ("", 3, ""),
    ],
)
def test_text_is_cut_between_what_is_drawn_as_one(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


@given(anything.map(show), st.integers(0, 30))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cells(fitted) <= width
    if cells(text) <= width and width > 0:
        assert fitted == text
    elif width > 0:
        assert fitted.endswith("…")
        assert text.startswith(fitted[:-1])


def test_padding_counts_cells() -> None:
    assert pad("李", 4) + "|" == "李  |"
    assert pad("Dana", 4) == pad("Dana", 2) == "Dana"


# --- Commands to paste -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("dana", "dana"),
        ("Dana Lee", '"Dana Lee"'),
        ("Zoë O'Neil", '"Zoë O\'Neil"'),
        ("$(touch x)", "'$(touch x)'"),
        ("a`b", "'a`b'"),
        ("", '""'),
    ],
)
def test_quoting(text: str, word: str) -> None:
    assert quote(text) == word


@given(anything)
def test_a_quoted_text_is_one_word_to_a_shell(text: str) -> None:
    assert shlex.split(quote(text)) == [show(text)]
