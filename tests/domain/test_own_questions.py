"""Where a question in the user's own words belongs, and whether its braces are in pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.data import bank
from infoview.domain.own_questions import category_of, lone_brace
from infoview.domain.types import Category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Do you like Acme?", "likes"),
        ("Why should Acme hire me?", "fit"),
        ("What is it like?", "role"),
        ("What do you do all day?", "role"),
        ("How did you get your job?", "path"),
        ("What books do you read?", "resources"),
        ("Who else should I meet?", "referral"),
        ("How can I stay in touch?", "closing"),
        ("Is the pay good?", "lifestyle"),
        ("Which skills matter?", "skills"),
        ("How do I get in?", "entry"),
        ("What would you do in my place?", "advice"),
        ("How is the culture at Acme?", "company"),
        ("Where is the field going?", "industry"),
        ("Why?", "role"),
    ],
)
def test_a_question_belongs_where_a_person_would_look_for_it(text: str, category: str) -> None:
    assert category_of(text, bank()) == category


def test_its_words_find_the_section_of_a_question_more_often_than_chance_does() -> None:
    """Each question of the bank is sorted in by the others: one in four right is thrice what chance gives."""
    some = bank()[::4]
    rest = tuple(question for question in bank() if question not in some)
    right = sum(category_of(question.text, rest) is question.category for question in some)
    assert right >= len(some) / 4
    assert category_of("", rest) is Category.ROLE


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("What about {company}?", ""),
        ("What about {company?", "{company?"),
        ("What about company}?", "company}"),
        ("A } b {", "}"),
        ("{{7*7}}", ""),
        ("{a {b} c", "{a"),
        ("Why?", ""),
    ],
)
def test_half_a_pair_of_braces_is_found(text: str, half: str) -> None:
    assert lone_brace(text) == half


@given(st.text("{} ab?"))
def test_braces_are_in_pairs_or_one_is_named(text: str) -> None:
    half = lone_brace(text)
    assert half in text
    if text.count("{") != text.count("}"):
        assert half
    assert not lone_brace(text.replace("{", "").replace("}", ""))
