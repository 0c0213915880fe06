"""Names as a shell completes them: they go on as typed, need no quotes, and WHO understands them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infoview.domain.continuation import continued
from infoview.domain.folding import fold, words
from infoview.domain.names import Person, match
from infoview.domain.text import show

ZOE = "Zoë O'Neil", "Acme, Inc."


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "zoe-oneil"),
        ("z", "zoe-oneil"),
        ("zo", "zoe-oneil"),
        ("ZO", "ZOe-oneil"),
        ("Zoë", "Zoë-oneil"),
        ("zoe-", "zoe-oneil"),
        ("zoe-o", "zoe-oneil"),
        ("zoe-oneil", "zoe-oneil"),
        ("zoe ", "zoe oneil"),
        ("Zoë O", "Zoë Oneil"),
        ("Zoë O'N", "Zoë O'Neil"),
        # WHO knows no order: the last name comes first, and a company leads to its people.
        ("one", "oneil-zoe"),
        ("O'", "O'neil-zoe"),
        ("oneil-z", "oneil-zoe"),
        ("acm", "acme-zoe-oneil"),
        ("acme-o", "acme-oneil-zoe"),
        ("inc", "inc-zoe-oneil"),
    ],
)
def test_a_name_goes_on_as_it_was_typed(typed: str, word: str) -> None:
    name, company = ZOE
    assert continued(typed, fold(name), fold(company)) == word
    assert match(word, [Person(1, name, company)]).rank == "exact"


@pytest.mark.parametrize("typed", ["x", "oe", "neil", "zoe-x", "zoe-zoe", "z-o", "zoe-oneil-z", "-", "'"])
def test_what_begins_no_word_of_it_is_not_continued(typed: str) -> None:
    assert continued(typed, fold(ZOE[0]), fold(ZOE[1])) is None


@pytest.mark.parametrize(
    ("name", "typed", "word"),
    [
        ("李小龍", "", "李小龍"),
        ("李小龍", "李", "李小龍"),
        ("Straße", "stra", "strasse"),
        ("Straße Groß", "Straß", "Straße-gross"),
        ("İpek Şen", "ip", "ipek-sen"),
        ("[bold]Zoë O'Neil-李", "", "bold-zoe-oneil-李"),
        ("$(touch x) `id`; rm -rf *", "", "touch-x-id-rm-rf"),
        ("$(touch x)", "to", "touch-x"),
        ("Dana\tLee", "", "dana-lee"),
        ("C++ Carl", "", "carl"),
    ],
)
def test_hostile_and_foreign_names_become_plain_words(name: str, typed: str, word: str) -> None:
    assert continued(typed, fold(name), "") == word
    assert match(word, [Person(1, name)]).people


@pytest.mark.parametrize("name", ["42", "f12", "F12", "$$$", "++"])
def test_a_name_that_reads_as_an_id_or_as_nothing_is_not_a_word(name: str) -> None:
    assert continued("", fold(name), "") is None


def test_the_company_tells_namesakes_apart() -> None:
    assert continued("dana", "dana lee", "acme", with_company=True) == "dana-lee-acme"
    assert continued("acme", "dana lee", "acme", with_company=True) == "acme-dana-lee"


texts = st.text(st.one_of(st.characters(), st.sampled_from("abAB é ëO'\"-.$& 李1")), max_size=12)


@given(name=texts, company=texts, cut=st.integers(0, 12))
def test_what_is_added_is_harmless_and_the_whole_means_the_person(name: str, company: str, cut: int) -> None:
    typed = name[:cut]
    word = continued(typed, fold(name), fold(company))
    assume(word is not None)
    assert word is not None
    added = word[len(typed) :]
    assert word.startswith(typed)
    assert not [char for char in added if char.isascii() and not char.isalnum() and char not in "- "]
    assert show(added) == added
    if all(part.isalnum() for part in words(name)):
        assert match(word, [Person(1, name, company)]).people
