"""Minutes add up, whatever the length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.choice import Chosen
from infoview.domain.questions import SECTIONS, Question
from infoview.domain.timing import time_boxes
from infoview.domain.types import Category


def chosen(*categories: Category) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(Question(f"x-{place}", "What?", category), "What?", "", "")
        for place, category in enumerate(sorted(categories, key=list(Category).index))
    )


FULL = chosen(*Category)
PLAIN = chosen(Category.PATH, Category.ROLE, Category.ADVICE, Category.REFERRAL, Category.CLOSING)


def test_the_sections_cover_the_categories_in_their_order() -> None:
    assert [kind for kinds in SECTIONS.values() for kind in sorted(kinds, key=list(Category).index)] == list(
        Category
    )


@given(st.integers(0, 600), st.lists(st.sampled_from(Category), max_size=14), st.integers(0, 5))
def test_minutes_are_whole_and_add_up(minutes: int, categories: list[Category], wrap_up: int) -> None:
    questions = chosen(*categories)
    sections = time_boxes(minutes, questions, wrap_up=wrap_up)
    assert sum(section.minutes for section in sections) == minutes
    assert all(section.minutes >= 0 for section in sections)
    assert tuple(pick for section in sections for pick in section.questions) == questions


@given(st.integers(5, 180))
def test_opening_and_closing_stay_short(minutes: int) -> None:
    sections = time_boxes(minutes, FULL)
    assert (sections[0].name, sections[-1].name) == ("opening", "closing")
    assert 1 <= sections[0].minutes <= 4
    assert 1 <= sections[-1].minutes <= max(2, minutes // 20)


@given(st.integers(5, 180))
def test_every_section_with_a_question_gets_time(minutes: int) -> None:
    assert all(section.minutes > 0 for section in time_boxes(minutes, PLAIN))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (5, [1, 1, 1, 1, 1]),
        (15, [2, 4, 4, 3, 2]),
        (20, [2, 6, 5, 5, 2]),
        (30, [3, 9, 8, 8, 2]),
        (45, [4, 13, 13, 13, 2]),
        (60, [4, 18, 18, 17, 3]),
        (0, [0, 0, 0, 0, 0]),
        (1, [1, 0, 0, 0, 0]),
    ],
)
def test_the_middle_is_shared_by_questions(minutes: int, expected: list[int]) -> None:
    assert [section.minutes for section in time_boxes(minutes, PLAIN)] == expected


def test_more_questions_get_more_minutes() -> None:
    sections = time_boxes(
        30, chosen(Category.PATH, Category.ROLE, Category.LIKES, Category.SKILLS, Category.REFERRAL)
    )
    assert [(section.name, section.minutes) for section in sections] == [
        ("opening", 3),
        ("their path", 6),
        ("the work", 19),
        ("closing", 2),
    ]


def test_a_talk_without_questions_is_all_opening() -> None:
    assert [(section.name, section.minutes) for section in time_boxes(20)] == [
        ("opening", 18),
        ("closing", 2),
    ]


def test_the_wrap_up_is_a_setting() -> None:
    assert time_boxes(30, PLAIN, wrap_up=5)[-1].minutes == 5
