"""Which questions to ask in one talk, and why each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from infoview.domain.blanks import spoken_names
from infoview.domain.fitting import fits
from infoview.domain.open_points import wanted
from infoview.domain.questions import ADDED, SECTIONS, Asker, Depth, Need, Question, fill
from infoview.domain.types import WRITTEN, Category, Channel, Goal, Level

MUST = 3
"""So many questions are marked to be asked whatever happens."""

RESERVE = 2
"""So many are marked to be dropped first when time runs short: one at most in a short talk."""

SHORT = 25
"""Minutes below which a talk is short."""

MOST_WRITTEN = 5
"""A plan in writing grows by the user's own questions up to this (domain facts 0)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known about a talk before it is planned.

    Attributes:
        asked: ids of the questions this person has already been asked, in any talk.
        rolled_over: ids planned for the last talk with this person and not asked.
        asker: who asks, a student where nothing is known.
        answered_elsewhere: ids answered by others at this employer or in this role.
        banned: ids the user never wants to see.
        must: the user's own questions for this talk.
        want: in the user's words, what is still open after earlier talks.
        talk_number: 1 for the first talk with this person.
        turn: any number, another for each person and talk: it turns to another of the wordings of what every
            talk holds. 0 is the best of them.
    """

    goal: Goal = Goal.EXPLORE
    level: Level | None = None
    format: Channel | None = None
    minutes: int = 20
    company: str = ""
    role: str = ""
    industry: str = ""
    asked: frozenset[str] = frozenset()
    rolled_over: tuple[str, ...] = ()
    answered_elsewhere: frozenset[str] = frozenset()
    banned: frozenset[str] = frozenset()
    must: tuple[Question, ...] = ()
    want: tuple[str, ...] = ()
    talk_number: int = 1
    turn: int = 0
    asker: Asker = Asker.STUDENT


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question as it stands on the sheet.

    Attributes:
        text: the question with its blanks filled; ``probe`` likewise, empty where nobody can ask on.
        why: one plain phrase: why this question, for this talk.
        must: one of the few to ask whatever happens.
        reserve: one of the few to drop first when time runs short.
    """

    question: Question
    text: str
    probe: str
    why: str
    must: bool = False
    reserve: bool = False


def count_for(minutes: int, channel: Channel | None = None) -> int:
    """Return how many questions to plan, the mandatory ones and the reserve included.

    One for every three minutes, at least 5 and at most 12: 5 in 15 minutes, 7 in 20, 10 in 30, 12 in 45.
    A chat takes 5, an email or any other message 4, since typing is work for the other side
    (domain facts 0 and 5.2).
    """
    if channel in WRITTEN:
        return 5 if channel is Channel.CHAT else 4
    return max(5, min(12, round(minutes / 3)))


def choose(bank: Iterable[Question], wish: Wish) -> tuple[Chosen, ...]:
    """Choose the questions of one talk, in the order in which to ask them.

    The objective is the greatest sum of
    (a) for each category, the goal's weight for it times 1 + 1/2 + ... + 1/k for the k questions taken from
        it, so that covering the ground pays and repetition does not;
    (b) for each question its own merits (`_merits`): touching what the user still wants to know, left over
        from last time (these two outweigh all else), the user's own, made for this kind of person or this
        goal, new to the user.
    Subject to: the user's own questions are in; one of each mandatory kind is in (an own one, whose category
    is mostly guessed, stands for it where there is no room for both); the number is `count_for`, more only
    where those two exceed it; one referral and one closing question do; no more than one leans on an earlier
    talk; and nobody is asked a question, or two of one theme, twice.

    Taking the best next question each time reaches that maximum, because what a category adds only ever
    falls. Ties go to the smaller id: the same wish always gets the same plan. Of the wordings in which a
    spoken talk ends each is as good as the other, so person and talk decide (`Wish.turn`). When nothing
    made for the goal is left, questions made for other goals step in, and their `why` says so; then the
    plan gets shorter.
    """
    table = _Table(bank, wish)
    for question in wish.must:
        if question.id not in wish.asked | wish.banned:
            table.take(question, "your own question" if question.is_own else "you want this one asked")
    mandatory = _mandatory(wish.format)
    room = max(count_for(wish.minutes, wish.format), MOST_WRITTEN) - len(table.taken)
    for kinds, reason in mandatory:
        held = [pick for pick in table.taken if pick.category in kinds]
        if all(_is_guessed(pick) for pick in held) and (not held or room >= len(mandatory)):
            table.take_best(kinds, reason)
    fixed = len(table.taken)
    while len(table.taken) < count_for(wish.minutes, wish.format) and table.take_best(_BODY):
        pass
    return _on_the_sheet(table, fixed)


def icebreaker(bank: Iterable[Question], wish: Wish) -> Chosen | None:
    """Choose a friendly question for the opening: small talk, not counted among the planned questions."""
    pick = None if wish.format in WRITTEN else _Table(bank, wish).take_best(_OPENING)
    return _chosen(pick, wish, why=_USE[Category.OPENING]) if pick else None


_UNANSWERED = WRITTEN - {Channel.CHAT}
"""Formats in which one cannot ask on when an answer stays short."""

_OPENING = frozenset({Category.OPENING})
_ENDS = frozenset({Category.REFERRAL, Category.CLOSING})
_BODY = frozenset(Category) - _OPENING - _ENDS
_PLACE = {word: place for words in (Category, Depth) for place, word in enumerate(words)}


def _mandatory(channel: Channel | None) -> list[tuple[frozenset[Category], str]]:
    """Return the kinds of which every plan holds one; in writing the closing is a line, not a question."""
    kinds = [
        ({Category.PATH}, "one question on their path belongs in every plan"),
        (
            {Category.ROLE, Category.INDUSTRY, Category.COMPANY},
            "one question on the work, the field or the employer belongs in every plan",
        ),
        ({Category.ADVICE}, "one request for advice belongs in every plan"),
        ({Category.REFERRAL}, "every talk should lead to the next person"),
        ({Category.CLOSING}, "it keeps the door open"),
    ]
    return [(frozenset(words), why) for words, why in (kinds[:-1] if channel in WRITTEN else kinds)]


class _Table:
    """The questions on the table for one wish, and those already taken from it."""

    def __init__(self, bank: Iterable[Question], wish: Wish) -> None:
        everything = tuple(bank)
        heard = {question.theme for question in everything if question.theme and question.id in wish.asked}
        self.wish = wish
        known = frozenset((*_names(wish), *((Need.EARLIER_TALK,) if wish.talk_number > 1 else ())))
        self.pool = [q for q in everything if _may_be_asked(q, wish, known) and q.theme not in heard]
        self.wanted = wanted(self.pool, own=wish.must, want=wish.want)
        self.merits = {q.id: _merits(q, wish, self.wanted.get(q.id, "")) for q in self.pool}
        self.taken: list[Question] = []
        self.reasons: dict[str, str] = {}

    def take(self, question: Question, reason: str) -> None:
        if question.id not in self.reasons:
            self.taken.append(question)
            self.reasons[question.id] = reason

    def take_best(self, kinds: frozenset[Category], reason: str = "") -> Question | None:
        """Take the most valuable question of these kinds, or return None when there is none."""
        free = [question for question in self.pool if question.category in kinds and self._is_free(question)]
        near = [question for question in free if _made_for(question, self.wish)]
        if not free:
            return None
        order = sorted(near or free, key=lambda question: (-self.worth(question, self.taken), question.id))
        turns = kinds <= _OPENING | _ENDS and self.wish.format not in WRITTEN
        best = order[self.wish.turn % len(order) if turns else 0]
        phrases = [phrase for _, phrase in sorted(self.merits[best.id], reverse=True) if phrase]
        merit = phrases[0] if phrases else "" if reason else _USE[best.category]
        note = "" if near else "nothing made for your goal is left"
        self.take(best, "; ".join(part for part in (reason, merit, note) if part))
        return best

    def ranked(self, questions: Iterable[Question]) -> list[Question]:
        """Return questions from the one that a plan would miss most to the one it would miss least.

        Having waited is a reason to be asked, and none to come before what the talk is about.
        """
        waited = dict.fromkeys(self.wish.rolled_over, LEFT_OVER * _UNIT)
        left, ranked = list(questions), list[Question]()
        while left:
            best = min(left, key=lambda q: (waited.get(q.id, 0) - self.worth(q, ranked), q.id))
            left.remove(best)
            ranked.append(best)
        return ranked

    def worth(self, question: Question, others: Iterable[Question]) -> int:
        """Return what the question adds to others."""
        already = sum(pick.category is question.category for pick in others)
        merits = sum(points for points, _ in self.merits.get(question.id, ()))
        return _UNIT * _weight(question.category, self.wish) // (already + 1) + merits

    def is_promised(self, question: Question) -> bool:
        """Tell whether the question must not be the first to fall: it waited once, or the user wants it."""
        return question.id in self.wish.rolled_over or question.id in self.wanted

    def _is_free(self, question: Question) -> bool:
        leans = Need.EARLIER_TALK in question.needs
        return question.id not in self.reasons and not any(
            (question.theme and pick.theme == question.theme) or (leans and Need.EARLIER_TALK in pick.needs)
            for pick in self.taken
        )


def _is_guessed(question: Question) -> bool:
    """Tell whether a question is the user's own: its words decided the category, not a reader."""
    return question.is_own or question.id.startswith(ADDED)


def _may_be_asked(question: Question, wish: Wish, known: frozenset[str]) -> bool:
    """Tell whether this person may hear the question at all, whatever the goal."""
    return (
        question.id not in wish.asked
        and question.id not in wish.banned
        and question.needs <= known
        and (not question.askers or wish.asker in question.askers)
        and any(fits(question, goal, wish.level, wish.format) for goal in Goal)
    )


def _made_for(question: Question, wish: Wish) -> bool:
    return fits(question, wish.goal, wish.level, wish.format) or question.id in wish.rolled_over


def _on_the_sheet(table: _Table, fixed: int) -> tuple[Chosen, ...]:
    """Return the questions in order: the most valuable marked as musts, the least valuable as reserve.

    What fills the time falls first, unless it is a must; then what every plan holds, the first ``fixed``.
    """
    own = [question for question in table.taken if question in table.wish.must]
    others = table.ranked([q for q in table.taken if q.category in _BODY and q not in own])
    must = own + others[: max(0, MUST - len(own))]
    may_fall = [q for q in others if q not in must and not table.is_promised(q)]
    may_fall.sort(key=lambda q: q in table.taken[fixed:])
    reserve = _reserve(table, may_fall, fixed)
    return tuple(
        _chosen(q, table.wish, why=table.reasons[q.id], must=q in must, reserve=q in reserve)
        for q in sorted(table.taken, key=lambda q: (_PLACE[q.category], _PLACE[q.depth], q.id))
    )


def _reserve(table: _Table, may_fall: list[Question], fixed: int) -> list[Question]:
    """Return what falls first: from the last on, those before all whose section keeps another question.

    In a short talk only those: no section is there for what may not be asked.
    """
    wish = table.wish
    most = 0 if wish.format in WRITTEN else RESERVE if wish.minutes >= SHORT else 1
    reserve: list[Question] = []
    while len(reserve) < min(most, len(table.taken) - fixed, len(may_fall)):
        left = [q for q in reversed(may_fall) if q not in reserve]
        kept = Counter(_section(q) for q in table.taken if q not in reserve)
        last = left[:1] if wish.minutes >= SHORT else []
        falls = [q for q in left if kept[_section(q)] > 1] or last
        if not falls:
            break
        reserve.append(falls[0])
    return reserve


def _section(question: Question) -> str:
    return next(name for name, categories in SECTIONS.items() if question.category in categories)


def _chosen(question: Question, wish: Wish, *, why: str, must: bool = False, reserve: bool = False) -> Chosen:
    names = {"company": wish.company, "role": wish.role, "industry": wish.industry}
    text, probe = fill(question.text, **names), fill(question.probe, **names)
    if wish.format in _UNANSWERED:
        probe = ""
    return Chosen(question, text, probe, why, must, reserve)


def _names(wish: Wish) -> dict[str, str]:
    """Return what can be said of the person: a role that nobody can be called by is not known."""
    return spoken_names(company=wish.company, role=wish.role, industry=wish.industry)


# --- what a question is worth

_UNIT = 12
"""The scale of all scores: the first question of a category of weight 1 (12 divides by 1, 2, 3 and 4)."""

_COLUMNS = (
    Category.PATH, Category.ROLE, Category.LIKES, Category.SKILLS, Category.INDUSTRY, Category.COMPANY,
    Category.LIFESTYLE, Category.ENTRY, Category.FIT, Category.ADVICE, Category.RESOURCES, Category.PROJECTS,
)  # fmt: skip

# What the categories are worth for each goal (domain facts 5.3).
_WEIGHTS = {
    #                  pat rol lik ski ind com lif ent fit adv res pro
    Goal.EXPLORE:     (7,  8,  7,  5,  5,  3,  6,  3,  2,  6,  4,  2),
    Goal.ROLE:        (5, 10,  7,  8,  3,  3,  5,  4,  3,  5,  3,  4),
    Goal.COMPANY:     (5,  5,  5,  3,  3, 11,  5,  5,  3,  5,  2,  4),
    Goal.INDUSTRY:    (5,  4,  4,  4, 11,  5,  3,  4,  2,  5,  5,  4),
    Goal.BREAK_IN:    (5,  4,  3,  7,  4,  3,  2, 11,  8,  6,  5,  5),
    Goal.GRAD_SCHOOL: (6,  6,  5,  5,  5,  6,  5,  8,  5,  6,  4,  5),
    Goal.FOUNDER:     (8,  6,  5,  6,  6,  5,  4,  4,  2,  7,  5,  6),
}  # fmt: skip

# What this kind of person can answer better, or worse, than most (domain facts 5.4).
_LEANINGS: dict[Level, dict[Category, int]] = {
    Level.STUDENT: {Category.ENTRY: 2, Category.RESOURCES: 2, Category.COMPANY: -1},
    Level.GRADUATE: {Category.ENTRY: 2, Category.LIFESTYLE: 1, Category.INDUSTRY: -1},
    Level.MANAGER: {Category.SKILLS: 1, Category.FIT: 2, Category.COMPANY: 1},
    Level.EXECUTIVE: {Category.INDUSTRY: 3, Category.COMPANY: 2, Category.ROLE: -1, Category.ENTRY: -2},
    Level.FOUNDER: {Category.PATH: 1, Category.COMPANY: 2, Category.ENTRY: -1},
    Level.RECRUITER: {Category.ENTRY: 4, Category.FIT: 3, Category.SKILLS: 2, Category.ROLE: -1},
    Level.ACADEMIC: {Category.INDUSTRY: 1, Category.RESOURCES: 1, Category.PROJECTS: 1},
    Level.NONPROFIT: {Category.COMPANY: 2, Category.LIKES: 1},
}

# Why a category is there when nothing more particular can be said.
_USE = {
    Category.OPENING: "an easy start",
    Category.PATH: "their story is easy to tell and full of hints",
    Category.ROLE: "shows what the days are made of",
    Category.LIKES: "shows the good and the hard sides",
    Category.SKILLS: "tells you what to learn next",
    Category.INDUSTRY: "shows where the field is going",
    Category.COMPANY: "shows what it is like to work there",
    Category.LIFESTYLE: "shows what the work leaves of the day",
    Category.ENTRY: "shows the way in",
    Category.FIT: "lets you hear how you come across",
    Category.ADVICE: "gives you something to act on",
    Category.RESOURCES: "gives you something to follow up and report back",
    Category.PROJECTS: "shows where a newcomer could help",
    Category.REFERRAL: "every talk should lead to the next person",
    Category.CLOSING: "it keeps the door open",
}

_AIM = {
    Goal.EXPLORE: "to explore the field",
    Goal.ROLE: "to understand the role",
    Goal.COMPANY: "to understand the employer",
    Goal.INDUSTRY: "to understand the industry",
    Goal.BREAK_IN: "to break in",
    Goal.GRAD_SCHOOL: "to weigh graduate school",
    Goal.FOUNDER: "to start something of your own",
}

_WHO = {
    Level.STUDENT: "a student",
    Level.GRADUATE: "a recent graduate",
    Level.PROFESSIONAL: "someone who does the work",
    Level.MANAGER: "a manager",
    Level.EXECUTIVE: "an executive",
    Level.FOUNDER: "a founder",
    Level.RECRUITER: "a recruiter",
    Level.ACADEMIC: "an academic",
    Level.NONPROFIT: "someone from a nonprofit",
}

LEFT_OVER, WANTED = 100, 101
"""Points that outweigh all else: for what waits since last time, and for what the user wants to know."""

_MADE_FOR_LEVEL = {1: 3, 2: 1}
_MADE_FOR_GOAL = {1: 2, 2: 1}
"""Points for a question that was made for so few levels, or goals, this one among them."""


def _weight(category: Category, wish: Wish) -> int:
    if category not in _COLUMNS:
        return 0
    leaning = _LEANINGS.get(wish.level, {}).get(category, 0) if wish.level else 0
    return max(1, _WEIGHTS[wish.goal][_COLUMNS.index(category)] + leaning)


def _merits(question: Question, wish: Wish, wanted: str) -> list[tuple[int, str]]:
    """Return what speaks for the question itself, and against it: points, each with a phrase for `why`."""
    for_level = _MADE_FOR_LEVEL.get(len(question.levels), 0) if wish.level in question.levels else 0
    for_goal = _MADE_FOR_GOAL.get(len(question.goals), 0) if wish.goal in question.goals else 0
    for_writing = wish.format in WRITTEN and bool(question.formats) and question.formats <= WRITTEN
    again = wish.talk_number > 1
    merits = (
        (question.id in wish.rolled_over, LEFT_OVER, "left over from last time"),
        (bool(wanted), WANTED, f"you still want to know: {wanted}"),
        (Need.EARLIER_TALK in question.needs, 4, "builds on your earlier talk"),
        (question.is_own, 5, "your own question"),
        (for_level > 0, for_level, f"{_WHO[wish.level]} knows this best" if wish.level else ""),
        (for_goal > 0, for_goal, f"it helps {_AIM[wish.goal]}"),
        (for_writing, 3, ""),
        (question.classic, 3, ""),
        (bool(question.needs - {Need.EARLIER_TALK}), 1, ""),
        (question.id in wish.answered_elsewhere, -4, "others have answered it, so you can compare"),
        (question.depth is Depth.PROBE, 1 if again else -1, ""),
        (question.depth is Depth.WARM_UP and again, -2, ""),
    )
    return [(points * _UNIT, phrase) for holds, points, phrase in merits if holds]
