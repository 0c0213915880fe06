"""The words of a search: folding, phrases, what stands out, and that nothing typed is an operator."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import CONTROLS, TRICKS
from infoview.domain.search import Term, holds, indexed, parse, snippet
from infoview.domain.text import show


def found(query: str, text: str) -> bool:
    return holds(parse(query), text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("zoe", "Zoë Quinn"),
        ("zoe", unicodedata.normalize("NFC", "Zoe\u0308")),
        (unicodedata.normalize("NFD", "Zoë"), "Zoë"),
        ("ZOË", "zoe"),
        ("strasse", "Kurze Straße 5"),
        ("STRASSE", "straße"),
        ("straße", "STRASSE"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "\N{LATIN SMALL LETTER DOTLESS I}stanbul"),
        ("lodz", "Łódź"),
        ("łódź", "Lodz"),
        ("ÉLO", "élo"),
        ("oresund", "Øresund"),
        ("aegir", "Ægir"),
        ("thor", "Þór"),
        ("fin", "ﬁnance"),
        ("acme", "ＡＣＭＥ"),  # noqa: RUF001 - full width
        ("oneil", "O'Neil"),
        ("neil", "O’Neil"),  # noqa: RUF001
        ("o'neil", "ONeil"),
        ("o'neil", "O Neil"),
        ("ecole", "à l'école"),
        ("email", "by e-mail"),
        ("e-mail", "her email"),
        ("jean luc", "Jean-Luc"),
        ("acme.example", "dana@acme.example"),
        ("dana@acme.example", "dana@acme.example"),
        ("acme", "dana@acme.example"),
        ("c#", "Knows C# well"),
        ("100%", "sure to 100%"),
        ("gradu", "the graduate scheme"),
        ("scheme graduate", "the graduate scheme"),
        ('"graduate scheme"', "the graduate scheme"),
        ("“graduate scheme”", "the Graduate Scheme."),
        ('"graduate', "the graduate scheme"),
        ("小明", "李小明很好"),
        ("李", "李小明"),
        ("ちゃん", "赤ちゃん"),
        ("민수", "김민수"),
        ("สวัส", "คำสวัสดี"),
        ("🎉", "🎉"),
    ],
)
def test_what_finds_what(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("duate", "graduate"),
        ("dana bo", "Dana"),
        ('"scheme graduate"', "the graduate scheme"),
        ('"graduate sch"', "the graduate scheme"),
        ("%", "anything"),
        ("_", "a b"),
        ("*", "anything"),
        ("\\", "anything"),
        ("gr*te", "graduate"),
        ("g_aduate", "graduate"),
        ("明小", "李小明"),
        ("小 明", "小 and then 他"),
        ("Ann", "\N{CYRILLIC CAPITAL LETTER A}nn"),
    ],
)
def test_what_does_not_find_what(query: str, text: str) -> None:
    assert not found(query, text)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a OR b", ["a", "or", "b"]),
        ("NOT x AND y", ["not", "x", "and", "y"]),
        ("NEAR(", ["near"]),
        ("NEAR(a b, 2)", ["near", "a", "b", "2"]),
        ("-x", ["x"]),
        ("^x", ["x"]),
        ("{name text}: x", ["name", "text", "x"]),
        ("(((", ["((("]),
        ("'; DROP TABLE contact; --", ["drop", "table", "contact"]),
    ],
)
def test_an_operator_is_a_word_like_any_other(query: str, words: list[str]) -> None:
    terms = parse(query)
    assert [word for term in terms for word in term.readings[0]] == words


def test_a_word_with_a_mark_inside_has_two_readings() -> None:
    assert parse("o'neil") == (Term((("o", "neil"), ("oneil",))),)
    assert parse("col:x") == (Term((("col", "x"), ("colx",))),)
    assert parse("dana dana") == parse("dana")
    assert parse('"') == parse("") == parse('""') == parse("  ") == ()
    assert parse("dana - ?!") == parse("dana")
    assert parse('"a b" c') == (Term((("a", "b"),), whole=True), Term((("c",),)))


def test_the_index_holds_words_apart_and_then_joined() -> None:
    assert indexed("Zoë O'Neil, by e-mail") == "zoe o neil by e mail oneil email"
    assert indexed("李小明很好 ok") == "李 小 明 很 好 ok"
    assert indexed(None) == indexed("") == ""


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from("aA bB'-.\"*łß李小ก가🎉\u0308"),
    ),
    max_size=30,
)


@given(ANY, ANY, ANY)
def test_every_word_of_a_text_finds_it(before: str, text: str, after: str) -> None:
    stored = unicodedata.normalize("NFC", f"{before} {text} {after}")
    for word in unicodedata.normalize("NFC", text).split():
        if parse(word) and not set(word) & set('"“”„‟«»') and any(char.isalnum() for char in word):
            assert found(word, stored), word


@given(ANY, ANY)
def test_a_snippet_is_part_of_the_text_and_its_marks_are_in_it(query: str, text: str) -> None:
    made = snippet(text, parse(query), room=12)
    assert len(made.text) <= 14
    assert made.text.strip("…") in " ".join(text.split())
    end = 0
    for start, last in made.marks:
        assert end <= start < last <= len(made.text)
        end = last


def marked(query: str, text: str, room: int = 160) -> str:
    made = snippet(text, parse(query), room)
    shown, at = "", 0
    for start, end in made.marks:
        shown += f"{made.text[at:start]}[{made.text[start:end]}]"
        at = end
    return shown + made.text[at:]


def test_what_answers_to_the_query_stands_out() -> None:
    assert (
        marked("pricing", "On Pricing,\nand (pricing-led) growth.")
        == "On [Pricing], and ([pricing-led]) growth."
    )
    assert (
        marked('"graduate scheme"', "A scheme. The graduate scheme!") == "A scheme. The [graduate] [scheme]!"
    )
    assert marked("小明", "李小明很好") == "李[小明]很好"
    assert marked("oneil", "Zoë O’Neil’s") == "Zoë [O’Neil’s]"  # noqa: RUF001
    assert marked("nothing", "Else") == "Else"
    assert marked("c#", "C# and c") == "[C]# and c"


def test_a_long_text_is_cut_round_the_first_word_that_was_found() -> None:
    text = "One two three four five six seven eight nine ten eleven twelve."
    assert marked("seven", text, 30) == "…five six [seven] eight nine ten…"
    assert marked("one", text, 20) == "[One] two three four…"
    assert marked("twelve", text, 20) == "…ten eleven [twelve]."
    assert marked("y", "x" * 500, 20) == "x" * 20 + "…"


@pytest.mark.parametrize("text", [*CONTROLS.values(), *TRICKS.values()])
def test_a_snippet_can_be_shown_with_its_marks_in_place(text: str) -> None:
    made = snippet(f"pricing {text} pricing", parse("pricing"))
    shown = show(made.text)
    assert all(shown[start:end] == "pricing" for start, end in made.marks)
    assert len(made.marks) == 2
