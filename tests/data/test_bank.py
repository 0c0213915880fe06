"""The question bank: complete, open, varied, and readable aloud."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from infoview.data import bank
from infoview.data.reading import parse_questions
from infoview.domain.choice import RESERVE, Wish, choose, count_for
from infoview.domain.fitting import fits
from infoview.domain.questions import Depth, Need, Question, fill
from infoview.domain.types import SPOKEN, WRITTEN, Category, Channel, Goal, Level
from infoview.errors import InfoviewError

BANK = bank()
TEXTS = [(question.id, text) for question in BANK for text in (question.text, question.probe) if text]
PACKS = ("executive-", "founder-", "grad-school-", "nonprofit-", "recruiter-")
"""How the ids of the special sets begin; the others begin with their category."""
KNOWN = {"company": "Acme, Inc.", "role": "Analyst at Acme", "industry": "Renewable Energy industry"}


def test_it_is_large_enough() -> None:
    assert len(BANK) >= 420


def test_it_is_read_once() -> None:
    assert bank() is bank()


# --- form


def test_an_id_names_its_category_or_pack_and_stays_typable() -> None:
    for question in BANK:
        assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", question.id), question.id
        assert len(question.id) <= 40, question.id
        assert question.id.startswith((f"{question.category}-", *PACKS)), question.id


def test_blanks_are_needed_and_fit_the_sentence() -> None:
    for question in BANK:
        blanks = set(re.findall(r"\{(\w+)\}", question.text))
        assert blanks == set(question.needs) - {Need.EARLIER_TALK}, question.id
        assert set(re.findall(r"\{(\w+)\}", question.probe)) <= blanks, question.id
    for name, text in TEXTS:
        assert not re.search(r"\b(?:an?|the|your) \{(?:company|industry)\}", text), name
        assert not re.search(r"(?<!\ba )\{role\}", text), name
        assert not re.search(r"\}\w|\}'s", text), name


@pytest.mark.parametrize("names", [KNOWN, {}], ids=["known", "unknown"])
def test_it_reads_naturally_with_its_blanks_filled(names: dict[str, str]) -> None:
    for name, text in TEXTS:
        filled = fill(text, **names)
        assert "{" not in filled, name
        assert "}" not in filled, name
        assert "  " not in filled, name
        assert filled == filled.strip(), name
        assert filled[0].isupper(), name
        assert not re.search(r"\b(\w+) \1\b", filled), name
        assert not re.search(r"\ba [aeio]", filled), (name, filled)


def test_it_is_short_enough_to_be_said_in_one_breath() -> None:
    for name, text in TEXTS:
        assert 4 <= len(text.split()) <= 25, (name, len(text.split()))


def test_every_sentence_ends_and_the_last_one_asks() -> None:
    for name, text in TEXTS:
        last = re.split(r"(?<=[.?!]) ", text)[-1]
        request = re.match(r"(?:Tell|Walk|Describe|Think)\b", last)
        assert text.endswith("?") or (request and text.endswith(".")), name


# --- open


ASKS = re.compile(r"\b(?:what|how|why|which|where|whose|who|tell me|walk me|describe)\b", re.IGNORECASE)
CLOSED = re.compile(
    r"(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may|might|am|any)\b",
    re.IGNORECASE,
)
ONE_FACT = re.compile(
    r"""\bhow\ (?:many|often|long|old|far|much|soon|big|late)\b
    |\bwhat\ (?:time|year)\b
    |\bwhen\ (?:did|do|does|is|was|are)\b""",
    re.IGNORECASE | re.VERBOSE,
)
FORBIDDEN = re.compile(
    r"""\b(?:hir(?:e|ing)\ me|job\ for\ me|openings?|vacanc\w+|my\ (?:mentor|resume)|do\ you\ earn
    |your\ (?:salary|pay|income|wage|bonus|age|family|children|kids|husband|wife|partner|health|religion)
    |pick\ your\ brain|don't\ you)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def test_none_is_closed() -> None:
    for name, text in TEXTS:
        last = re.split(r"(?<=[.?!:]) ", text)[-1]
        assert ASKS.search(last), (name, text)
        assert not CLOSED.match(last), (name, text)


def test_none_asks_for_one_fact_or_a_choice_of_two() -> None:
    for name, text in TEXTS:
        assert not ONE_FACT.search(text), (name, text)
        assert not re.search(r"\bor\b", text), (name, text)


def test_none_asks_for_a_job_pay_or_private_matters() -> None:
    for name, text in TEXTS:
        assert not FORBIDDEN.search(text), (name, text)


def test_they_do_not_all_begin_alike() -> None:
    beginnings = Counter(" ".join(question.text.lower().split()[:2]) for question in BANK)
    most_common, times = beginnings.most_common(1)[0]
    assert times <= len(BANK) * 0.1, (most_common, times)
    first_words = Counter(question.text.lower().split()[0] for question in BANK)
    assert first_words["what"] <= len(BANK) * 0.4
    polite = [question.id for question in BANK if re.match(r"(?:could|would|can) you", question.text.lower())]
    assert len(polite) <= len(BANK) * 0.03


# --- no two alike

COMMON = frozenset(
    """
    a an and are as at be been by did do does else field for from had has have how i if in is it me my of
    on one people someone that the their them there they this to was were what when where which who will with
    work would you your
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
MOST_ALIKE = 0.45


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z']+", fill(text).lower())
    return frozenset(re.sub(r"(?:ing|ed|s|e)$", "", word) for word in words if word not in COMMON)


CONTENT = {question.id: _content(question.text) for question in BANK}


def _likeness(one: Question, other: Question) -> float:
    left, right = CONTENT[one.id], CONTENT[other.id]
    return len(left & right) / len(left | right)


def _pairs_that_share_a_word() -> set[tuple[Question, Question]]:
    """Return all pairs that are alike at all: with no word in common the likeness is none."""
    having: dict[str, list[Question]] = {}
    for question in BANK:
        for word in CONTENT[question.id]:
            having.setdefault(word, []).append(question)
    return {pair for questions in having.values() for pair in combinations(questions, 2)}


def test_none_repeats_another_in_nearly_the_same_words() -> None:
    worst = max(_pairs_that_share_a_word(), key=lambda pair: _likeness(*pair))
    assert _likeness(*worst) <= MOST_ALIKE, [question.text for question in worst]


def test_a_theme_stays_in_the_category_it_is_named_for_and_has_several_questions() -> None:
    themes = {question.theme for question in BANK if question.theme}
    for theme in themes:
        members = [question for question in BANK if question.theme == theme]
        assert len(members) > 1, theme
        named = theme.partition("-")[0]
        if named in set(Category):
            assert {question.category for question in members} == {named}, theme


# --- coverage


def test_every_category_depth_and_pack_is_there() -> None:
    assert {question.category for question in BANK} == set(Category)
    assert {question.depth for question in BANK} == set(Depth)
    for pack in PACKS:
        assert sum(question.id.startswith(pack) for question in BANK) >= 20, pack


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("goal", Goal)
def test_two_long_talks_need_no_repeat(goal: Goal, level: Level) -> None:
    """Every question made for the goal, nothing known but the level; even with the reserve on top."""
    wish = Wish(goal=goal, level=level, format=Channel.VIDEO, minutes=45)
    first = choose(BANK, wish)
    asked = frozenset(pick.question.id for pick in first)
    second = choose(
        BANK, Wish(goal=goal, level=level, format=Channel.VIDEO, minutes=45, asked=asked, talk_number=2)
    )
    assert len(first) == len(second) == count_for(45)
    assert not asked & {pick.question.id for pick in second}
    assert all(fits(pick.question, goal, level, Channel.VIDEO) for pick in first + second)
    simple = [
        question
        for question in BANK
        if fits(question, goal, level, Channel.VIDEO)
        and not question.needs
        and question.category not in (Category.OPENING, Category.REFERRAL, Category.CLOSING)
    ]
    assert len({question.theme or question.id for question in simple}) >= 2 * (count_for(45) + RESERVE)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("goal", Goal)
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.CHAT])
def test_two_rounds_in_writing_need_no_repeat(goal: Goal, level: Level, channel: Channel) -> None:
    first = choose(BANK, Wish(goal=goal, level=level, format=channel))
    asked = frozenset(pick.question.id for pick in first)
    second = choose(BANK, Wish(goal=goal, level=level, format=channel, asked=asked, talk_number=2))
    assert len(first) == len(second) == count_for(0, channel)
    assert not asked & {pick.question.id for pick in second}


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("category", [Category.REFERRAL, Category.CLOSING])
def test_referral_and_closing_have_eight_wordings_for_everybody(category: Category, level: Level) -> None:
    wordings = [
        question
        for question in BANK
        if question.category is category
        and not question.needs
        and all(fits(question, goal, level, channel) for goal in Goal for channel in SPOKEN)
    ]
    assert len(wordings) >= 8


@pytest.mark.parametrize("level", sorted(set(Level) - {Level.PROFESSIONAL}))
def test_every_level_has_questions_of_its_own(level: Level) -> None:
    assert sum(question.levels == {level} for question in BANK) >= 12


@pytest.mark.parametrize("goal", Goal)
def test_every_goal_has_questions_of_its_own(goal: Goal) -> None:
    assert sum(goal in question.goals and len(question.goals) <= 3 for question in BANK) >= 20


def test_what_leans_on_the_conversation_is_not_asked_in_writing() -> None:
    for question in BANK:
        if not question.formats or question.formats & WRITTEN:
            assert not re.search(
                r"\b(?:you've heard|said today|asked today|we meet)\b", question.text.lower()
            ), question.id


# --- the reader

PARAGRAPH = '[path-x]\ntext = "What brought you here?"\ncategory = "path"\n'


def test_a_file_is_read_with_its_defaults_and_groups() -> None:
    (question,) = parse_questions(
        'category = "role"\nlevels = ["young"]\n[role-x]\ntext = "What is new?"\n'
        'formats = ["spoken"]\nclassic = true\n',
        file="x.toml",
    )
    assert question == Question(
        "role-x",
        "What is new?",
        Category.ROLE,
        levels=frozenset({Level.STUDENT, Level.GRADUATE}),
        formats=SPOKEN,
        classic=True,
    )


def test_blanks_need_what_fills_them() -> None:
    (question,) = parse_questions(
        '[role-x]\ntext = "What does a {role} do?"\nprobe = "And at {company}?"\ncategory = "role"\n'
        'needs = ["earlier-talk"]\n',
        file="x.toml",
    )
    assert question.needs == {Need.ROLE, Need.COMPANY, Need.EARLIER_TALK}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[path-x\n", "not TOML"),
        (PARAGRAPH + PARAGRAPH, "not TOML"),
        ('[path-x]\ncategory = "path"\n', "text must be a text"),
        ('[path-x]\ntext = " "\ncategory = "path"\n', "text must be a text"),
        ('[path-x]\ntext = "What?"\n', "category must be one of"),
        ('[path-x]\ntext = "What?"\ncategory = "paths"\n', "'paths'"),
        (
            PARAGRAPH.replace("you", "{compnay}"),
            "blank {compnay}; there are company, industry, role",
        ),
        (PARAGRAPH.replace("you", "{earlier-talk}"), "text has a blank {earlier-talk}"),
        (PARAGRAPH + 'probe = "And {firm}?"\n', "probe has a blank {firm}"),
        (PARAGRAPH + 'goals = ["money"]\n', "'money'"),
        (PARAGRAPH + 'levels = "student"\n', "levels must be a list"),
        (PARAGRAPH + "levels = [1]\n", "levels must be a list"),
        (PARAGRAPH + 'classic = "yes"\n', "classic must be true or false"),
        (PARAGRAPH + 'id = "y"\n', "unknown field 'id'"),
        (PARAGRAPH + 'goal = ["role"]\n', "unknown field 'goal'"),
        (PARAGRAPH + "depth = []\n", "depth must be one of"),
    ],
)
def test_a_malformed_file_is_named_with_its_fault(text: str, said: str) -> None:
    with pytest.raises(InfoviewError, match=r"x\.toml") as raised:
        parse_questions(text, file="x.toml")
    assert said in raised.value.message
