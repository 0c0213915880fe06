"""What is said about oneself: in natural words, without a gap, whatever is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.introductions import (
    asks_for_a_job,
    how_found,
    introduction,
    missing,
    seconds_for,
    spoken_goal,
)
from infoview.domain.profile import Profile
from infoview.domain.types import Source

texts = st.none() | st.sampled_from(["", " ", "third year", "in retail", "2024", "to learn", "x.", "A  b"])
profiles = st.builds(
    Profile,
    name=st.none() | st.sampled_from(["Ada Park", "[bold]Zoë O'Neil-李", "None of Us"]),
    school=texts,
    year=texts | st.text(alphabet="abt 12-", max_size=12),
    job=texts | st.text(alphabet="abt -", max_size=12) | st.sampled_from(["@", "a @ b", "a,", "a, b"]),
    exploring=texts,
    goals=st.just(()),
)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile(), ""),
        (Profile(name="Ada Park"), "I'm Ada Park."),
        (
            Profile("Ada Park", "Northfield University", "third-year economics", exploring="energy trading"),
            "I'm Ada Park, a third-year economics student at Northfield University, and I'm looking into"
            " energy trading.",
        ),
        (
            Profile("Ada", "University of Ohio", "3rd year", exploring="how banks price risk"),
            "I'm Ada, a third-year student at the University of Ohio, and I'm trying to find out how banks"
            " price risk.",
        ),
        (
            Profile("Ada", "Hill College", "graduated in 2024", exploring="to become a nurse."),
            "I'm Ada, a 2024 graduate of Hill College, and I'd like to become a nurse.",
        ),
        (
            Profile("Ada", "Hill College", "2024 graduate", "barista, Blue Door", "product design"),
            "I'm Ada, a 2024 graduate of Hill College. I work as a barista at Blue Door, and I'm looking into"
            " product design.",
        ),
        (
            Profile("Ada", job="a nurse in Oslo", exploring="Moving into medical devices"),
            "I'm Ada. I work as a nurse in Oslo, and I'm thinking about moving into medical devices.",
        ),
        (Profile("Ada", job="in retail"), "I'm Ada. I work in retail."),
        (Profile(job="analyst"), "I work as an analyst."),
        (
            Profile("Ada", "Hill College", "third year", "student"),
            "I'm Ada, a third-year student at Hill College.",
        ),
        (Profile("Ada", job="none"), "I'm Ada."),
        (Profile("Ada", "Hill College"), "I'm Ada, from Hill College."),
        (Profile(exploring="looking into law"), "I'm looking into law."),
        (Profile("Ada", introduction="Hello!\nIt is me."), "Hello!\nIt is me."),
    ],
    ids=lambda value: "" if isinstance(value, str) else value.name or "nameless",
)
def test_an_introduction_is_what_a_person_would_say(profile: Profile, said: str) -> None:
    assert introduction(profile) == said


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("3", "a third-year student at Hill College"),
        ("Third", "a third-year student at Hill College"),
        ("Final year", "a final-year student at Hill College"),
        ("Year 2 physics student", "a second-year physics student at Hill College"),
        ("second year of my master's", "in the second year of my master's at Hill College"),
        ("In my gap year", "in my gap year at Hill College"),
        ("MBA", "an MBA student at Hill College"),
        ("MBA in finance", "doing an MBA in finance at Hill College"),
        ("third-year student of law", "a third-year student of law at Hill College"),
        ("Year 2 of 4", "in the second year of 4 at Hill College"),
        ("last semester", "in my last semester at Hill College"),
        ("Sophomore year", "a sophomore at Hill College"),
        ("first-gen student", "a first-gen student at Hill College"),
        ("graduate student", "a graduate student at Hill College"),
        ("graduating in May 2027", "graduating in May 2027 at Hill College"),
        ("graduated in May 2025", "a graduate of Hill College, May 2025"),
        ("class of 2025, economics", "class of 2025, economics at Hill College"),
        ("Junior", "a junior at Hill College"),
        ("PhD candidate", "a PhD candidate at Hill College"),
        ("undergraduate", "an undergraduate at Hill College"),
        ("recent graduate", "a recent graduate of Hill College"),
        ("2027", "Hill College class of 2027"),
        ("class of '27", "Hill College class of '27"),
    ],
)
def test_a_year_is_said_as_people_say_it(year: str, said: str) -> None:
    assert introduction(Profile("Ada", "Hill College", year)) == f"I'm Ada, {said}."


def test_a_question_that_is_looked_into_stays_a_clause() -> None:
    said = introduction(Profile("Ada", exploring="Whether to do a PhD?"))
    assert said == "I'm Ada. I'm trying to find out whether to do a PhD."


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ("Analyst, Acme", "I work as an Analyst at Acme"),
        ("analyst @ Acme", "I work as an analyst at Acme"),
        ("at a bank", "I work at a bank"),
        ("between jobs", "I'm between jobs"),
        ("I run a bakery", "I run a bakery"),
        ("self-employed", "I'm self-employed"),
        ("marketing", "I work in marketing"),
        ("Energy Trading", "I work in energy trading"),
        ("HR", "I work in HR"),
        ("IT support", "I work in IT support"),
        ("Marketing at Acme", "I work in marketing at Acme"),
        ("student", "I'm a student"),
        ("PhD student at Hill College", "I'm a PhD student at Hill College"),
        ("retired engineer", "I'm a retired engineer"),
        ("Former CFO", "I'm a former CFO"),
        ("freelance", "I work freelance"),
        ("nanny", "I work as a nanny"),
        ("nurse in Oslo", "I work as a nurse in Oslo"),
    ],
)
def test_a_job_is_said_as_people_say_it(job: str, said: str) -> None:
    assert introduction(Profile("Ada", job=job)) == f"I'm Ada. {said}."


@given(profiles)
def test_no_introduction_has_a_gap(profile: Profile) -> None:
    said = introduction(profile)
    assert not re.search(r"  |\.\.|,,|, \.| ,| \.|[{}]|None(?! of Us)", said), said
    known = (profile.name, profile.school, profile.year, profile.job, profile.exploring)
    assert bool(said) <= any(known)
    if said:
        assert said.startswith("I")
        assert said.endswith(".")


@given(profiles)
def test_what_is_missing_can_be_filled_in(profile: Profile) -> None:
    for field in missing(profile):
        assert not (getattr(profile, field) or "").strip(" .")
    assert missing(Profile(introduction="Me.")) == ()


def test_the_fields_that_an_introduction_needs() -> None:
    assert missing(Profile()) == ("name", "school", "exploring")
    assert missing(Profile(name="Ada", job="nurse")) == ("exploring",)


def test_an_introduction_of_a_minute_has_150_words() -> None:
    assert seconds_for(150) == 60
    assert seconds_for(0) == 0


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("learn what traders do all day", "I'd like to learn what traders do all day."),
        ("Understand pricing.", "I'd like to understand pricing."),
        ("to find out whether I like it", "I'd like to find out whether I like it."),
        ("whether I like it", "I'd like to find out whether I like it."),
        ("pricing", "I'd like to learn more about pricing."),
        ("I want to see a first day", "I want to see a first day."),
        ("What does a day look like?", "My main question is this: What does a day look like?"),
        (" ", ""),
        ("be a trader", "I'd like to be a trader."),
        ("network", "I'd like to network."),
        ("change careers", "I'd like to change careers."),
        ("work in policy", "I'd like to work in policy."),
        ("work-life balance", "I'd like to learn more about work-life balance."),
        ("working hours", "I'd like to learn more about working hours."),
        ("Understanding AI policy", "My goal is understanding AI policy."),
        ("finding my way in", "My goal is finding my way in."),
        ("find a internship", "I'd like to learn how people find an internship."),
        ("get my first job in law", "I'd like to learn how people find a first job in law."),
        ("I want to get a job", "I'd like to learn how people find a job."),
        ("find jobs", "I'd like to learn how people find jobs."),
    ],
)
def test_a_goal_becomes_a_sentence(goal: str, said: str) -> None:
    assert spoken_goal(goal) == said


@pytest.mark.parametrize(
    "goal", ["find an internship", "Get a job", "to land my first job", "I want to get a job"]
)
def test_a_goal_may_ask_for_a_job(goal: str) -> None:
    assert asks_for_a_job(goal)


@pytest.mark.parametrize(
    "goal", ["", "learn how people find a job", "understand the job", "get into law", "a job?"]
)
def test_a_goal_to_learn_asks_for_none(goal: str) -> None:
    assert not asks_for_a_job(goal)


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("met_at", [None, "", "Career day", "at the fair"])
@pytest.mark.parametrize("school", [None, "University of Ohio"])
def test_every_source_can_be_said(source: Source, met_at: str | None, school: str | None) -> None:
    said = how_found(source, met_at=met_at, school=school)
    if source is Source.OTHER and not met_at:
        assert said == ""
        return
    assert re.fullmatch(r"(?:I|We|You)\b.*[^.]\.", said)
    assert "at at" not in said
    assert bool(met_at) is (bool(re.search("Career day|at the fair", said)))
    assert ("the University of Ohio" in said) is (source is Source.ALUMNI and bool(school))


def test_how_somebody_was_found() -> None:
    assert how_found(Source.GUEST_SPEAKER, met_at="the career day") == "I heard you speak at the career day."
    assert how_found(None, met_at="the fair") == "We met at the fair."
    assert how_found(None) == ""
    assert how_found(Source.ALUMNI) == "I found you among our alumni."
