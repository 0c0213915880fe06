from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.folding import fold, words
from infoview.domain.names import (
    GREATEST_ID,
    Match,
    Person,
    Rank,
    match,
    near,
    parse_contact_id,
    parse_followup_id,
)

anything = st.text(st.characters(exclude_categories=()))

CYRILLIC_ANN = "\u0410nn"


# --- Search keys -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zo\u00eb", "Zoe\u0308"),
        ("Zo\u00eb", "zoe"),
        ("stra\u00dfe", "STRASSE"),
        ("\u0130stanbul", "istanbul"),
        ("\u0130STANBUL", "Istanbul"),
        ("I\u015f\u0131k", "isik"),
        ("\u0141\u00f3d\u017a", "lodz"),
        ("\u00c9LO", "\u00e9lo"),
        ("\u00c9LO", "elo"),
        ("\u00c5ngstr\u00f6m", "angstrom"),
        ("\u212bngstr\u00f6m", "Angstrom"),
        ("S\u00f8ren \u00c6r\u00f8", "soren aero"),
        ("\u0110or\u0111e", "dorde"),
        ("\u00deor", "thor"),
        ("O'Neil", "ONeil"),
        ("O'Neil", "o\u2019neil"),
        ("O'Neil", "O\u00b4Neil"),
        ("Hawai\u02bbi", "hawaii"),
        ("Jean-Luc", "jean luc"),
        ("Jean\u2011Luc", "Jean\u2013Luc"),
        ("J.R. Ewing", "jr ewing"),
        ("Robert (Bob) Smith, PhD", "robert bob smith ph.d."),
        ("Ann \U0001f680", "ann"),
        ("\uff21\uff4e\uff4e", "ann"),
        ("\uff76\uff9e", "\u30ac"),
        ("\u30b9\u30c6\u30a3\u30fc\u30d6\u30fb\u30e2\u30ea", "\u30b9\u30c6\u30a3\u30fc\u30d6 \u30e2\u30ea"),
        ("Dana\u00a0\u2003Lee\t", "dana lee"),
        ("D\u200bana\u00ad", "dana"),
        ("\u05d3\u05b8\u05bc\u05e0\u05b8\u05d4", "\u05d3\u05e0\u05d4"),
        ("\u1112\u1161\u11ab", "\ud55c"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CYRILLIC_ANN, "Ann"),
        ("\u674e", "\u91ce"),
        ("\u304b\u3068\u3046", "\u304c\u3068\u3046"),
        ("\u0915\u093f", "\u0915\u0941"),
        ("C#", "C++"),
        ("50%", "50_"),
        ("???", "!!!"),
        ("\U0001f680", "\U0001f681"),
        ("Ann1", "Ann2"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(anything)
def test_a_key_is_its_own_key_and_without_case(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert fold(text.casefold()) == key
    assert key == " ".join(key.split())
    assert words(text) == tuple(key.split())


@given(st.text())
def test_a_key_does_not_depend_on_the_normal_form(text: str) -> None:
    assert {fold(unicodedata.normalize("NFC", text)), fold(unicodedata.normalize("NFD", text))} == {
        fold(text)
    }


@given(st.text(st.characters(codec="ascii")))
def test_ascii_takes_the_same_way_as_everything_else(text: str) -> None:
    assert fold(text + "\u00e9 b") == fold(text + "e b")


# --- Finding people ----------------------------------------------------------------------------------------

PEOPLE = (
    Person(1, "Dana Lee", "Acme Corp"),
    Person(2, "Dana Lee", "Birch & Sons"),
    Person(3, "Danaher Leeson", "Cedar"),
    Person(4, "Zo\u00eb O'Neil-\u674e", "AT&T"),
    Person(5, "Jean-Luc Moreau", "\u00c9lan S.A."),
    Person(6, "Robert (Bob) Smith, PhD", "Delta"),
    Person(7, "Robert Smithson", "Delta"),
    Person(8, "\u674e\u5c0f\u9f99", "\u6e05\u534e"),
    Person(9, "J. R. Tolbert", "Elm"),
    Person(10, "Maria De La Cruz", "Elm"),
    Person(11, CYRILLIC_ANN, ""),
    Person(12, "Neil Owens", "Fir"),
    Person(13, "[bold]Ashlee", ""),
    Person(14, "\U0001f680", "Gum"),
    Person(15, "--help", ""),
)


@pytest.mark.parametrize(
    ("query", "rank", "ids"),
    [
        # Namesakes, and what tells them apart.
        ("dana lee", "exact", [1, 2]),
        ("LEE, Dana", "exact", [1, 2]),
        ("dana lee acme", "exact", [1]),
        ("birch lee dana", "exact", [2]),
        ("dana lee acm", "prefix", [1]),
        ("dana l", "prefix", [1, 2, 3]),
        # A whole word before the beginning of a longer one.
        ("dana", "word", [1, 2]),
        ("smith", "word", [6]),
        ("lee acme", "word", [1]),
        ("danah", "prefix", [3]),
        ("lee lee", "substring", [1, 2, 3]),
        ("dana dana lee", "substring", [1, 2, 3]),
        # The company alone, at the lowest rank.
        ("acme", "substring", [1]),
        ("delta", "substring", [6, 7]),
        ("elm cruz", "word", [10]),
        # Inside a word.
        ("shlee", "inside", [13]),
        ("lta", "inside", [6, 7]),
        ("aher", "inside", [3]),
        # Punctuation in every reading.
        ("o'neil", "word", [4]),
        ("oneil", "word", [4]),
        ("zoe o neil", "word", [4]),
        ("zo\u00eb o\u2019neil \u674e", "exact", [4]),
        ("o neil", "word", [4]),
        ("zoe at&t", "word", [4]),
        ("zoe att", "word", [4]),
        ("jean luc moreau", "exact", [5]),
        ("moreau jeanluc", "exact", [5]),
        ("jean-luc elan", "word", [5]),
        ("jr tolbert", "exact", [9]),
        ("j.r. tolbert", "exact", [9]),
        ("tolbert j r", "exact", [9]),
        ("[bold]ashlee", "exact", [13]),
        ("ashlee", "exact", [13]),
        ("(bold) ashlee", "exact", [13]),
        # Blanks elsewhere.
        ("mariadelacruz", "exact", [10]),
        ("delacruz", "substring", [10]),
        ("acruz", "none", []),
        # Nicknames and credentials.
        ("robert smith", "exact", [6]),
        ("smith, robert, ph.d.", "exact", [6]),
        ("robert (bob) smith, phd", "exact", [6]),
        ("robert smith delta", "exact", [6]),
        ("bob smith", "word", [6]),
        ("rob smi", "prefix", [6, 7]),
        # CJK, with and without blanks.
        ("\u674e\u5c0f\u9f99", "exact", [8]),
        ("\u674e \u5c0f\u9f99", "exact", [8]),
        ("\u674e\u5c0f", "prefix", [8]),
        ("\u5c0f\u9f99", "substring", [8]),
        ("\u6e05\u534e", "substring", [8]),
        ("\u674e", "prefix", [4, 8]),
        # Look-alikes of another script.
        ("Ann", "none", []),
        (CYRILLIC_ANN, "exact", [11]),
        # Nothing that means anything.
        ("", "none", []),
        ("   ", "none", []),
        ("'", "none", []),
        ("%", "none", []),
        ("nobody", "none", []),
        ("--help", "exact", [15]),
        ("\U0001f680", "exact", [14]),
    ],
)
def test_who(query: str, rank: Rank, ids: list[int]) -> None:
    found = match(query, PEOPLE)
    assert (found.rank, [person.id for person in found.people]) == (rank, ids)


def test_the_name_as_it_stands_beats_the_name_without_its_trimmings() -> None:
    people = (Person(1, "Ann Lee, PhD"), Person(2, "Ann Lee"), Person(3, "Ann", "Lee Partners"))
    assert match("ann lee", people) == Match("exact", (people[1],))
    assert match("ann lee phd", people) == Match("exact", (people[0],))
    assert match("ann lee", people[::2]) == Match("exact", people[::2])


def test_a_short_surname_is_no_credential() -> None:
    people = (Person(1, "Jack MD"), Person(2, "Jack Park"))
    assert match("jack", people) == Match("word", people)


def test_a_name_in_brackets_only_is_a_name() -> None:
    people = (Person(1, "(Bob)", "Acme"), Person(2, "Acmeson"))
    assert match("acme", people) == Match("prefix", (people[1],))
    assert match("bob", people) == Match("exact", (people[0],))


def test_each_word_needs_a_word_of_its_own() -> None:
    assert match("ann anna", [Person(1, "Anna Ann")]).rank == "exact"
    assert match("an anna", [Person(1, "Anna Ann")]).rank == "prefix"
    assert match("a anna", [Person(1, "Anna", "Acme")]).rank == "prefix"
    assert match("a b", [Person(1, "Zed", "Alder Beech")]).rank == "substring"


@given(st.sampled_from([words(person.name) for person in PEOPLE]).flatmap(st.permutations))
def test_the_order_of_words_never_matters(order: list[str]) -> None:
    found = match(" ".join(order), PEOPLE)
    assert found == match(" ".join(sorted(order)), PEOPLE)
    assert found.rank == "exact"


@given(anything, anything, anything)
def test_any_text_finds_itself_and_never_fails(query: str, name: str, company: str) -> None:
    people = [Person(1, name, company)]
    found = match(query, people)
    assert found in (Match("none", ()), Match(found.rank, tuple(people)))
    assert match(name, people).rank == ("exact" if words(name) else "none")
    near(query, people)


parts = st.sampled_from(["an", "ann", "anna", "lee", "le", "l", "\u00e9lan", "o'neil", "jean-luc"])


@given(st.lists(parts, min_size=1, max_size=4))
def test_ranks_include_each_other(chosen: list[str]) -> None:
    name = " ".join(chosen)
    shortened = " ".join(word[:-1] or word for word in chosen)
    assert match(name, [Person(1, name)]).rank == "exact"
    assert match(shortened, [Person(1, name)]).rank in ("exact", "word", "prefix")
    assert match(name, [Person(1, "Zed", name)]).rank == "substring"


# --- Near misses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("dnaa lee", [1, 2]),
        ("dana leee", [1, 2]),
        ("smiht", [6]),
        ("jaen luc", [5]),
        ("moraeu", [5]),
        ("zoe oneill", [4]),
        ("dnaa lee acme", [1]),
        ("\u674e\u5c0f\u9f8d", []),
        ("xyzzy", []),
        ("", []),
        ("!", []),
    ],
)
def test_did_you_mean(query: str, ids: list[int]) -> None:
    assert [person.id for person in near(query, PEOPLE)][: len(ids) or 1] == ids


def test_near_misses_come_in_one_order_and_few() -> None:
    people = [Person(number, "Dana Lee") for number in (5, 3, 9, 1)] + [Person(2, "Dana Leigh")]
    assert [person.id for person in near("dnaa lee", people)] == [1, 3, 5]
    assert near("dnaa lee", people) == near("dnaa lee", people[::-1])
    assert [person.id for person in near("dnaa lee", people, limit=1)] == [1]


def test_an_endless_query_is_nobody_and_near_to_nobody() -> None:
    endless = "dana lee " * 100_000
    assert match(endless, PEOPLE) == Match("none", ())
    assert near(endless, PEOPLE) == ()


# --- Ids ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 12 ", 12),
        ("999999", 999_999),
        (str(GREATEST_ID), GREATEST_ID),
        (str(GREATEST_ID + 1), None),
        ("9" * 5_000, None),
        ("0", None),
        ("07", None),
        ("-1", None),
        ("+1", None),
        ("1e9", None),
        ("1_000", None),
        ("1 2", None),
        ("\uff19", None),
        ("\u0663", None),
        ("\u00b2", None),
        ("f12", None),
        ("abc", None),
        ("", None),
    ],
)
def test_contact_ids(text: str, number: int | None) -> None:
    assert parse_contact_id(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("f12", 12),
        ("F12", 12),
        (" f1 ", 1),
        ("f0", None),
        ("f", None),
        ("f-1", None),
        ("f 12", None),
        ("ff1", None),
        ("12", None),
        ("#12", None),
        ("f\uff11", None),
        ("", None),
    ],
)
def test_followup_ids(text: str, number: int | None) -> None:
    assert parse_followup_id(text) == number
