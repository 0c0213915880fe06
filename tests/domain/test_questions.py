"""Whom a question fits, and how its blanks are filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.fitting import fits
from infoview.domain.questions import Question, fill, were_asked
from infoview.domain.roles import spoken_role
from infoview.domain.types import SPOKEN, WRITTEN, Category, Channel, Goal, Level

PLAIN = Question("path-x", "What brought you here?", Category.PATH)
NARROW = Question(
    "path-y",
    "What brought you here?",
    Category.PATH,
    goals=frozenset({Goal.ROLE}),
    levels=frozenset({Level.PROFESSIONAL}),
    formats=SPOKEN,
)


def test_every_format_is_either_spoken_or_written() -> None:
    assert not SPOKEN & WRITTEN
    assert set(Channel) == SPOKEN | WRITTEN


@given(st.sampled_from(Goal), st.none() | st.sampled_from(Level), st.none() | st.sampled_from(Channel))
def test_a_question_without_limits_fits_everywhere(
    goal: Goal, level: Level | None, channel: Channel | None
) -> None:
    assert fits(PLAIN, goal, level, channel)


@pytest.mark.parametrize(
    ("goal", "level", "channel", "expected"),
    [
        (Goal.ROLE, Level.PROFESSIONAL, Channel.PHONE, True),
        (Goal.ROLE, None, None, True),
        (Goal.COMPANY, Level.PROFESSIONAL, Channel.PHONE, False),
        (Goal.ROLE, Level.STUDENT, Channel.PHONE, False),
        (Goal.ROLE, Level.PROFESSIONAL, Channel.EMAIL, False),
    ],
)
def test_every_limit_counts(goal: Goal, level: Level | None, channel: Channel | None, expected: bool) -> None:
    assert fits(NARROW, goal, level, channel) is expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Acme", "Acme"),
        ("  Acme   Widgets ", "Acme Widgets"),
        ("Acme, Inc.", "Acme"),
        ("Acme Co., Ltd.", "Acme"),
        ("Müller GmbH & Co. KG", "Müller"),
        ("Costco", "Costco"),
        ("AG", "AG"),
        ("", "your company"),
        (" ", "your company"),
    ],
)
def test_a_company_is_called_as_people_call_it(typed: str, said: str) -> None:
    assert fill("What is new at {company}?", company=typed) == f"What is new at {said}?"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Analyst", "an analyst"),
        ("Data Analyst at Acme | Speaker", "a data analyst"),
        ("VP, Sales", "a VP"),
        ("Founder / CEO", "a founder"),
        ("UI/UX Designer", "a UI/UX designer"),
        ("Head of Art - Europe", "a head of art"),
        ("HR Manager", "an HR manager"),
        ("UX designer", "a UX designer"),
        ("user researcher", "a user researcher"),
        ("University lecturer", "a university lecturer"),
        ("Underwriter", "an underwriter"),
        ("MBA student", "an MBA student"),
        ("Marketing lead", "a marketing lead"),
        ("Hourly worker", "an hourly worker"),
        ("SRE", "an SRE"),
        ("IT consultant", "an IT consultant"),
        ("US correspondent", "a US correspondent"),
        ("One-stop adviser", "a one-stop adviser"),
        ("économiste", "an économiste"),
        ("Attorney at law", "an attorney"),
        ("Offshore wind planner", "an offshore wind planner"),
        ("Team lead", "a team lead"),
        ("CEO", "a CEO"),
        ("Senior Grid Engineer", "a senior grid engineer"),
        ("Java developer", "a Java developer"),
        ("English Teacher", "an English Teacher"),
        ("Country Manager Germany", "a Country Manager Germany"),
        ("Head of Programmes", "a head of programmes"),
        ("Waitress", "a waitress"),
        ("Ingenieur", "an ingenieur"),
        ("a nurse", "a nurse"),
        ("works as a teacher", "a teacher"),
        ("Former CFO", "a CFO"),
        ("Ex-consultant", "a consultant"),
        ("retired engineer", "an engineer"),
        ("Professor emeritus", "a professor"),
        ("Software Engineer II", "a software engineer"),
        ("VP Sales", "a VP sales"),
        ("Head of Customer Success", "a Head of Customer Success"),
        ("Sales & Marketing Manager", "a sales & marketing manager"),
        ("| Speaker", "someone in your role"),
        ("", "someone in your role"),
    ],
)
def test_a_role_gets_the_article_of_its_sound(typed: str, said: str) -> None:
    assert fill("What makes a {role} happy?", role=typed) == f"What makes {said} happy?"


@pytest.mark.parametrize(
    "typed",
    [
        "Marketing",
        "HR",
        "Engineering",
        "Legal",
        "Finance",
        "Data Science",
        "Freelance",
        "self-employed",
        "Retired",
        "IT",
        "Sales",
        "Ohio",
        "PhD",
        "works in policy",
        "Nurses",
        "Sales managers",
        "Directors of Sales",
        "Customer Success",
        "Investor Relations",
        "Power",
        "Human Resources",
        "Master of Science",
        "Looking for a job as analyst",
        "Former",
        "Senior",
    ],
)
def test_a_department_a_state_or_a_crowd_is_no_role(typed: str) -> None:
    assert spoken_role(typed) == ""
    assert fill("What makes a {role} happy?", role=typed) == "What makes someone in your role happy?"


@given(st.text(max_size=40) | st.sampled_from(["Former ", "a ", "works as "]).map(lambda head: head * 3))
def test_what_is_said_of_a_role_is_part_of_what_was_typed(typed: str) -> None:
    said = spoken_role(typed).casefold()
    assert said in " ".join(typed.split()).casefold()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Renewable Energy", "renewable energy"),
        ("Renewable energy industry", "renewable energy"),
        ("B2B SaaS", "B2B SaaS"),
        ("FinTech", "FinTech"),
        ("European Law", "European law"),
        ("British publishing", "British publishing"),
        ("Publishing", "publishing"),
        ("AI", "AI"),
        ("", "your field"),
    ],
)
def test_an_industry_loses_the_capitals_of_a_heading(typed: str, said: str) -> None:
    assert fill("Who leads in {industry}?", industry=typed) == f"Who leads in {said}?"


def test_a_sentence_keeps_its_capital_when_a_blank_begins_it() -> None:
    assert fill("{industry} is what, to you?", industry="Energy") == "Energy is what, to you?"
    assert fill("A {role} does what?", role="analyst") == "An analyst does what?"


def test_names_are_never_read_as_blanks_again() -> None:
    assert fill("Why {company}?", company="{role}", role="cook") == "Why {role}?"


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_name_leaves_one_clean_line(company: str, role: str, industry: str) -> None:
    filled = fill("Why {company}, a {role} in {industry}?", company=company, role=role, industry=industry)
    assert filled.startswith("Why ")
    assert filled.endswith("?")
    assert "  " not in filled
    assert "\n" not in filled


@pytest.mark.parametrize(
    ("questions", "asked"),
    [
        ([], []),
        ([(False, False), (False, False)], [True, True]),
        ([(True, False), (False, False)], [True, False]),
        ([(False, True), (False, False)], [False, True]),
        ([(True, True), (False, False)], [False, True]),
        ([(True, True), (True, False), (False, False)], [False, True, False]),
    ],
    ids=["none", "nothing ticked", "some ticked", "dropped", "ticked, then dropped", "both"],
)
def test_a_talk_of_which_nothing_is_ticked_was_asked_in_full(
    questions: list[tuple[bool, bool]], asked: list[bool]
) -> None:
    assert were_asked(questions) == asked
