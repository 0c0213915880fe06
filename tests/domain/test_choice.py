"""The choice of questions: the rules it keeps, the objective it reaches, the reasons it gives."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoview.data import bank
from infoview.domain import choice
from infoview.domain.choice import MUST, RESERVE, SHORT, Chosen, Wish, choose, count_for, icebreaker
from infoview.domain.fitting import fits
from infoview.domain.profile import Profile
from infoview.domain.questions import SECTIONS, Asker, Depth, Need, Question
from infoview.domain.types import SPOKEN, WRITTEN, Category, Channel, Goal, Level

BANK = bank()
WORK = {Category.ROLE, Category.INDUSTRY, Category.COMPANY}
ENDS = (Category.REFERRAL, Category.CLOSING)

wishes = st.builds(
    Wish,
    goal=st.sampled_from(Goal),
    level=st.none() | st.sampled_from(Level),
    format=st.none() | st.sampled_from(Channel),
    minutes=st.integers(0, 180),
    company=st.sampled_from(["", "Acme"]),
    role=st.sampled_from(["", "Analyst"]),
    industry=st.sampled_from(["", "energy"]),
    asker=st.sampled_from(Asker),
    talk_number=st.integers(1, 3),
    asked=st.frozensets(st.sampled_from([question.id for question in BANK]), max_size=40),
    banned=st.frozensets(st.sampled_from([question.id for question in BANK]), max_size=10),
)


def ids(plan: tuple[Chosen, ...]) -> list[str]:
    return [pick.question.id for pick in plan]


def own(name: str, category: Category = Category.ROLE) -> Question:
    return Question(name, f"What about {name}?", category)


def question(name: str, category: Category, **fields: object) -> Question:
    return replace(Question(name, f"What about {name}?", category), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minutes", "channel", "count"),
    [
        (0, None, 5),
        (5, None, 5),
        (10, None, 5),
        (15, Channel.PHONE, 5),
        (20, None, 7),
        (25, Channel.VIDEO, 8),
        (30, Channel.COFFEE, 10),
        (45, Channel.IN_PERSON, 12),
        (180, None, 12),
        (30, Channel.EMAIL, 4),
        (0, Channel.LETTER, 4),
        (30, Channel.CHAT, 5),
    ],
)
def test_the_count_follows_minutes_and_format(minutes: int, channel: Channel | None, count: int) -> None:
    assert count_for(minutes, channel) == count


@settings(max_examples=60, deadline=None)
@given(wishes)
def test_every_plan_keeps_the_rules(wish: Wish) -> None:
    plan = choose(BANK, wish)
    categories = [pick.question.category for pick in plan]
    assert len(plan) == count_for(wish.minutes, wish.format)
    assert len(set(ids(plan))) == len(plan)
    assert not set(ids(plan)) & (wish.asked | wish.banned)
    assert Category.PATH in categories
    assert Category.ADVICE in categories
    assert WORK & set(categories)
    ends = ENDS[:1] if wish.format in WRITTEN else ENDS
    assert tuple(categories[-len(ends) :]) == ends
    assert not set(ENDS) & set(categories[: -len(ends)])
    places = [(list(Category).index(p.question.category), list(Depth).index(p.question.depth)) for p in plan]
    assert places == sorted(places)
    themes = [pick.question.theme for pick in plan if pick.question.theme]
    assert len(set(themes)) == len(themes)


@settings(max_examples=40, deadline=None)
@given(wishes, st.randoms(use_true_random=False))
def test_the_order_of_the_bank_does_not_matter(wish: Wish, source: random.Random) -> None:
    shuffled = list(BANK)
    source.shuffle(shuffled)
    assert choose(shuffled, wish) == choose(BANK, wish)


@settings(max_examples=40, deadline=None)
@given(wishes)
def test_three_are_musts_two_are_reserve_and_all_say_why(wish: Wish) -> None:
    plan = choose(BANK, wish)
    assert sum(pick.must for pick in plan) == MUST
    assert not any(pick.must and pick.reserve for pick in plan)
    assert not any((pick.must or pick.reserve) and pick.question.category in ENDS for pick in plan)
    spare = len(plan) - (4 if wish.format in WRITTEN else 5)
    reserve = sum(pick.reserve for pick in plan)
    if wish.format not in WRITTEN and wish.minutes < SHORT:
        kept = [pick.question for pick in plan if not pick.reserve]
        assert reserve <= 1
        assert all(
            any({pick.question.category, other.category} <= section for other in kept)
            for pick in plan
            for section in SECTIONS.values()
            if pick.reserve and pick.question.category in section
        )
    else:
        assert reserve == (0 if wish.format in WRITTEN else min(RESERVE, spare))
    assert all(pick.why and "  " not in pick.why and not pick.why.endswith((".", ";", " ")) for pick in plan)
    assert all("{" not in pick.text + pick.probe for pick in plan)


@settings(max_examples=40, deadline=None)
@given(wishes)
def test_nobody_is_asked_what_does_not_fit_them(wish: Wish) -> None:
    for pick in choose(BANK, wish):
        assert any(fits(pick.question, goal, wish.level, wish.format) for goal in Goal)
        assert (Need.COMPANY not in pick.question.needs) or wish.company
        assert not pick.question.askers or wish.asker in pick.question.askers
        assert (Need.EARLIER_TALK not in pick.question.needs) or wish.talk_number > 1


def test_an_empty_wish_gets_a_plan() -> None:
    assert len(choose(BANK, Wish())) == count_for(20)


def test_twelve_talks_with_one_person_never_repeat_a_question() -> None:
    asked: frozenset[str] = frozenset()
    for number in range(1, 13):
        plan = choose(
            BANK, Wish(level=Level.MANAGER, company="Acme", minutes=30, asked=asked, talk_number=number)
        )
        assert not asked & set(ids(plan))
        assert len(plan) >= 8
        asked |= set(ids(plan))


# --- an exhausted bank

SMALL = (
    question("path-a", Category.PATH),
    question("role-a", Category.ROLE),
    question("advice-a", Category.ADVICE, goals=frozenset({Goal.FOUNDER})),
    question("fit-a", Category.FIT, levels=frozenset({Level.EXECUTIVE})),
    question("referral-a", Category.REFERRAL),
    question("closing-a", Category.CLOSING),
)


def test_questions_made_for_other_goals_step_in_and_say_so() -> None:
    advice = next(pick for pick in choose(SMALL, Wish()) if pick.question.category is Category.ADVICE)
    assert advice.why == "one request for advice belongs in every plan; nothing made for your goal is left"


def test_questions_made_for_other_people_never_step_in() -> None:
    assert ids(choose(SMALL, Wish())) == ["path-a", "role-a", "advice-a", "referral-a", "closing-a"]


def test_a_bank_without_anything_new_gives_a_shorter_plan() -> None:
    everything = frozenset(question.id for question in SMALL)
    assert choose(SMALL, Wish(asked=everything)) == ()
    assert ids(choose(SMALL, Wish(asked=everything - {"role-a"}))) == ["role-a"]
    assert choose((), Wish()) == ()
    assert ids(choose((), Wish(must=(own("mine"),)))) == ["mine"]


# --- the user's own questions


def test_own_questions_are_in_and_are_musts() -> None:
    mine = (own("a"), own("b", Category.LIFESTYLE))
    plan = choose(BANK, Wish(must=mine))
    picks = {pick.question.id: pick for pick in plan}
    assert len(plan) == count_for(20)
    assert picks["a"].must
    assert picks["b"].must
    assert picks["a"].why == "you want this one asked"
    assert sum(pick.must for pick in plan) == MUST


def test_an_own_question_fills_a_mandatory_place() -> None:
    plan = choose(BANK, Wish(minutes=15, must=(own("mine", Category.PATH),)))
    assert [pick.question.id for pick in plan if pick.question.category is Category.PATH] == ["mine"]
    assert len(plan) == 5


def test_an_own_question_leaves_the_only_one_of_its_kind_where_there_is_room() -> None:
    mine = own("own-1", Category.ADVICE)
    for wish in (Wish(format=Channel.EMAIL, must=(mine,)), Wish(minutes=30, must=(mine,))):
        advice = [pick.question for pick in choose(BANK, wish) if pick.question.category is Category.ADVICE]
        assert len(advice) == 2
    assert len(choose(BANK, Wish(format=Channel.EMAIL, must=(mine,)))) == 5


def test_many_own_questions_make_the_plan_longer_and_leave_the_mandatory_ones() -> None:
    mine = tuple(own(f"mine-{number}", Category.LIFESTYLE) for number in range(6))
    plan = choose(BANK, Wish(minutes=15, must=mine))
    assert len(plan) == len(mine) + 5
    assert sum(pick.must for pick in plan) == len(mine)
    assert not any(pick.reserve for pick in plan)


def test_an_own_question_that_was_asked_or_banned_stays_out() -> None:
    plan = choose(BANK, Wish(must=(own("a"), own("b")), asked=frozenset({"a"}), banned=frozenset({"b"})))
    assert not {"a", "b"} & set(ids(plan))


def test_a_question_of_the_bank_can_be_a_must() -> None:
    plan = choose(BANK, Wish(must=(BANK[0],)))
    assert ids(plan).count(BANK[0].id) == 1
    assert next(pick for pick in plan if pick.question is BANK[0]).must


def test_the_reserve_is_what_the_plan_would_miss_least() -> None:
    body = (
        Category.PATH,
        Category.ROLE,
        Category.LIKES,
        Category.SKILLS,
        Category.LIFESTYLE,
        Category.ADVICE,
    )
    pool = tuple(question(f"{category}-a", category) for category in (*body, *ENDS))
    exploring = {pick.question.id for pick in choose(pool, Wish(minutes=25)) if pick.reserve}
    assert exploring == {"lifestyle-a", "skills-a"}
    training = choose(pool, Wish(minutes=25, goal=Goal.ROLE))
    assert {pick.question.id for pick in training if pick.reserve} == {"lifestyle-a", "path-a"}
    assert {pick.question.id for pick in training if pick.must} == {"role-a", "skills-a", "likes-a"}


def test_what_the_goal_is_about_is_a_must_and_never_the_first_to_fall() -> None:
    plan = choose(BANK, Wish(goal=Goal.BREAK_IN, level=Level.MANAGER, company="Acme", minutes=20))
    entry = [pick for pick in plan if pick.question.category is Category.ENTRY]
    assert any(pick.must for pick in entry)


# --- what happened before


def test_unasked_questions_roll_over_even_to_another_goal() -> None:
    left = ("founder-campus-scene", "entry-student-fairs")
    plan = choose(
        BANK, Wish(goal=Goal.COMPANY, level=Level.STUDENT, rolled_over=left, minutes=15, talk_number=2)
    )
    assert not set(left) & set(ids(plan))
    plan = choose(
        BANK, Wish(goal=Goal.COMPANY, level=Level.STUDENT, rolled_over=left, minutes=20, talk_number=2)
    )
    assert set(left) <= set(ids(plan))
    assert all(pick.why == "left over from last time" for pick in plan if pick.question.id in left)
    assert not any(pick.reserve for pick in plan if pick.question.id in left)


def test_what_was_asked_does_not_roll_over() -> None:
    left = "likes-energy"
    assert left not in ids(choose(BANK, Wish(rolled_over=(left,), asked=frozenset({left}), minutes=45)))


def test_a_theme_is_heard_once() -> None:
    pair = (question("path-a", Category.PATH, theme="t"), question("path-b", Category.PATH, theme="t"))
    assert ids(choose(pair, Wish())) == ["path-a"]
    assert choose(pair, Wish(asked=frozenset({"path-a"}))) == ()


def test_what_the_user_wants_to_know_comes_in_with_its_reason() -> None:
    want = "how they train people who are new"
    plan = choose(BANK, Wish(level=Level.MANAGER, want=("visa sponsorship", "fair promotion")))
    assert not any("visa" in pick.why for pick in plan)
    courses = (question("skills-a", Category.SKILLS, probe="What does the training look like?"),)
    plan = choose(BANK + courses, Wish(want=(want,)))
    assert (
        next(pick.why for pick in plan if pick.question.id == "skills-a") == f"you still want to know: {want}"
    )


def test_one_open_point_brings_one_question() -> None:
    reasons = [pick.why for pick in choose(BANK, Wish(minutes=45, want=("travel",)))]
    assert sum("travel" in reason for reason in reasons) == 1


def test_what_others_answered_gives_way_to_something_new() -> None:
    first = choose(BANK, Wish())
    body = frozenset(pick.question.id for pick in first if pick.question.category not in ENDS)
    assert not body & set(ids(choose(BANK, Wish(answered_elsewhere=body))))


def test_what_others_answered_is_compared_when_nothing_new_is_left() -> None:
    plan = choose(SMALL, Wish(answered_elsewhere=frozenset({"path-a"})))
    assert plan[0].why.endswith("others have answered it, so you can compare")


def test_a_second_talk_builds_on_the_first() -> None:
    wish = Wish(level=Level.PROFESSIONAL, company="Acme", minutes=30)
    first = choose(BANK, wish)
    second = choose(BANK, replace(wish, talk_number=2, asked=frozenset(ids(first))))
    assert sum("last" in pick.text for pick in second) <= 2
    assert sum(Need.EARLIER_TALK in pick.question.needs for pick in second) == 1
    assert not any(Need.EARLIER_TALK in pick.question.needs for pick in first)
    assert not any(pick.question.depth is Depth.WARM_UP for pick in second)


@pytest.mark.parametrize(("talk", "chosen"), [(1, "path-a"), (2, "path-b")])
def test_warm_ups_are_for_the_first_talk(talk: int, chosen: str) -> None:
    pair = (question("path-a", Category.PATH, depth=Depth.WARM_UP), question("path-b", Category.PATH))
    others = tuple(question(f"role-{place}", Category.ROLE) for place in range(4))
    plan = choose(pair + others, Wish(goal=Goal.ROLE, minutes=15, talk_number=talk))
    assert next(pick.question.id for pick in plan if pick.question.category is Category.PATH) == chosen


# --- who and what for


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.PROFESSIONAL])
def test_a_person_is_asked_what_only_they_can_answer(level: Level) -> None:
    plan = choose(BANK, Wish(level=level, minutes=30))
    assert sum(pick.question.levels == {level} for pick in plan) >= 3


@pytest.mark.parametrize(
    ("goal", "category"),
    [
        (Goal.ROLE, Category.ROLE),
        (Goal.COMPANY, Category.COMPANY),
        (Goal.INDUSTRY, Category.INDUSTRY),
        (Goal.BREAK_IN, Category.ENTRY),
    ],
)
def test_the_goal_leads(goal: Goal, category: Category) -> None:
    plan = choose(BANK, Wish(goal=goal, company="Acme", role="Analyst", industry="energy", minutes=45))
    assert sum(pick.question.category is category for pick in plan) >= 2


def test_a_recruiter_is_asked_how_people_get_in_even_in_a_quarter_of_an_hour() -> None:
    plan = choose(BANK, Wish(goal=Goal.BREAK_IN, level=Level.RECRUITER, minutes=15))
    assert sum(pick.question.levels == {Level.RECRUITER} for pick in plan) >= 3


@pytest.mark.parametrize(
    ("level", "category"),
    [
        (Level.RECRUITER, Category.ENTRY),
        (Level.EXECUTIVE, Category.INDUSTRY),
        (Level.MANAGER, Category.FIT),
        (Level.NONPROFIT, Category.COMPANY),
        (Level.STUDENT, Category.ENTRY),
    ],
)
def test_a_person_is_asked_about_what_they_know_best(level: Level, category: Category) -> None:
    pool = tuple(question(f"{kind}-{place}", kind) for kind in Category for place in range(5))
    usual = [pick.question.category for pick in choose(pool, Wish(minutes=36))]
    theirs = [pick.question.category for pick in choose(pool, Wish(minutes=36, level=level))]
    assert theirs.count(category) > usual.count(category)


def test_in_writing_a_question_stands_on_its_own() -> None:
    plan = choose(BANK, Wish(format=Channel.EMAIL))
    assert all(pick.question.formats <= WRITTEN or not pick.question.formats for pick in plan)
    assert sum(bool(pick.question.formats) for pick in plan) >= 3


@settings(max_examples=40, deadline=None)
@given(wishes)
def test_nobody_asks_on_in_a_letter(wish: Wish) -> None:
    probes = [pick.probe for pick in choose(BANK, wish) if pick.probe]
    assert not probes or wish.format not in WRITTEN - {Channel.CHAT}


def test_several_letters_to_one_person_each_ask_for_the_next_in_another_way() -> None:
    asked: frozenset[str] = frozenset()
    texts = []
    for number in range(1, 6):
        plan = choose(BANK, Wish(format=Channel.EMAIL, asked=asked, talk_number=number))
        texts += [pick.text for pick in plan if pick.question.category is Category.REFERRAL]
        asked |= {pick.question.id for pick in plan}
    assert len(set(texts)) == 5


def test_who_is_done_with_school_is_not_sent_back_to_it() -> None:
    text = "What would you do with your last year of school if you had it again?"
    (school,) = [question for question in BANK if question.text == text]
    wish = Wish(level=Level.GRADUATE, must=(), rolled_over=(school.id,))
    assert school in [pick.question for pick in choose(BANK, wish)]
    assert school not in [pick.question for pick in choose(BANK, replace(wish, asker=Asker.WORKING))]
    changer = {q.id for q in BANK if q.askers == {Asker.WORKING}}
    plan = choose(BANK, Wish(rolled_over=tuple(changer), minutes=45))
    assert not changer & {pick.question.id for pick in plan}


@pytest.mark.parametrize(
    ("profile", "asker"),
    [
        (Profile(), "student"),
        (Profile(school="Hill College", year="third year"), "student"),
        (Profile(school="Hill College", job="barista"), "student"),
        (Profile(school="Hill College", year="graduated in 2024"), "working"),
        (Profile(year="2024 graduate", job="barista"), "working"),
        (Profile(job="nurse"), "working"),
        (Profile(year="graduate student"), "student"),
    ],
)
def test_who_asks_follows_from_the_profile(profile: Profile, asker: str) -> None:
    assert profile.asker == asker


def test_the_icebreaker_belongs_to_spoken_talks() -> None:
    pick = icebreaker(BANK, Wish(format=Channel.COFFEE))
    assert pick is not None
    assert pick.question.category is Category.OPENING
    assert icebreaker(BANK, Wish(format=Channel.EMAIL)) is None
    assert icebreaker(SMALL, Wish()) is None
    again = icebreaker(BANK, Wish(format=Channel.COFFEE, asked=frozenset({pick.question.id})))
    assert again != pick


def test_the_wordings_of_the_ends_turn_by_person_and_talk() -> None:
    plans = [choose(BANK, Wish(turn=turn)) for turn in range(8)]
    for end in (*ENDS,):
        assert len({pick.text for plan in plans for pick in plan if pick.question.category is end}) == 8
    assert len({pick.text for turn in range(5) if (pick := icebreaker(BANK, Wish(turn=turn)))}) >= 3


# --- the objective


def _value(questions: tuple[Question, ...], wish: Wish) -> int:
    """Compute the objective as the docstring of choose states it."""
    value = sum(points for q in questions for points, _ in choice._merits(q, wish, ""))
    for category in {q.category for q in questions}:
        taken = sum(q.category is category for q in questions)
        value += sum(choice._UNIT * choice._weight(category, wish) // k for k in range(1, taken + 1))
    return value


def _allowed(questions: tuple[Question, ...]) -> bool:
    categories = [q.category for q in questions]
    themes = [q.theme for q in questions if q.theme]
    return (
        Category.PATH in categories
        and Category.ADVICE in categories
        and bool(WORK & set(categories))
        and all(categories.count(end) == 1 for end in ENDS)
        and len(set(themes)) == len(themes)
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [Category.PATH, Category.ROLE, Category.COMPANY, Category.ADVICE, Category.ENTRY]
            ),
            st.booleans(),
            st.sampled_from(Depth),
            st.sampled_from(["", "", "t"]),
        ),
        max_size=7,
    ),
    st.sampled_from(Goal),
)
def test_no_other_choice_is_worth_more(more: list[tuple[Category, bool, Depth, str]], goal: Goal) -> None:
    extra = tuple(
        question(
            f"extra-{place}", category, classic=classic, depth=depth, theme=theme and f"{theme}-{category}"
        )
        for place, (category, classic, depth, theme) in enumerate(more)
    )
    pool = tuple(
        replace(q, goals=frozenset(), levels=frozenset()) for q in SMALL if q.category is not Category.FIT
    )
    wish = Wish(goal=goal, minutes=20)
    plan = tuple(pick.question for pick in choose(pool + extra, wish))
    rivals = [_value(rival, wish) for rival in combinations(pool + extra, len(plan)) if _allowed(rival)]
    assert _value(plan, wish) == max(rivals)


def test_spoken_covers_the_unknown_format() -> None:
    assert choose(BANK, Wish(format=None)) == choose(BANK, Wish(format=Channel.OTHER))
    assert Channel.OTHER in SPOKEN
