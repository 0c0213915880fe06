"""The judge against our own labelled questions, and what must hold for any text whatever.

Two files of ``tests/data`` (text, verdict, flags) were labelled by the definitions, then judged: the rules
were mended until they fitted ``judged_questions.tsv``; ``held_out_questions.tsv`` tells how they do on new
ones.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.data import bank
from infoview.domain.judge import Flag, Judgement, Verdict, judge
from infoview.domain.judge.turning import gerund

DATA = Path(__file__).parent.parent / "data"
DEVELOPMENT, HELD_OUT = "judged_questions.tsv", "held_out_questions.tsv"


@dataclass(frozen=True)
class Labelled:
    text: str
    verdict: Verdict
    flags: frozenset[Flag]


@cache
def labelled(name: str = DEVELOPMENT) -> tuple[Labelled, ...]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")][1:]
    return tuple(
        Labelled(text, Verdict(verdict), frozenset(Flag(flag) for flag in flags.split(",") if flag))
        for text, verdict, flags in rows
    )


@cache
def judged(name: str = DEVELOPMENT) -> tuple[tuple[Labelled, Judgement], ...]:
    return tuple((row, judge(row.text)) for row in labelled(name))


# --- How often it is right ------------------------------------------------------------------------


class Confusion:
    """How often each true verdict was given as which."""

    def __init__(self, name: str) -> None:
        self.rows = judged(name)
        self.counts = Counter((row.verdict, judgement.verdict) for row, judgement in self.rows)

    def closed_against_rest(self) -> float:
        same = sum(n for (true, given), n in self.counts.items() if (true == "closed") == (given == "closed"))
        return same / self.counts.total()

    def macro_f1(self) -> float:
        return sum(self._f1(verdict) for verdict in Verdict) / len(Verdict)

    def _f1(self, verdict: Verdict) -> float:
        right = self.counts[verdict, verdict]
        true = sum(n for (each, _), n in self.counts.items() if each is verdict)
        given = sum(n for (_, each), n in self.counts.items() if each is verdict)
        return 2 * right / (true + given)

    def __str__(self) -> str:
        head = f"{'':12}" + "".join(f"{verdict:>12}" for verdict in Verdict)
        rows = (f"{true:12}" + "".join(f"{self.counts[true, got]:12}" for got in Verdict) for true in Verdict)
        wrong = (
            f"{j.verdict}, not {row.verdict}: {row.text}" for row, j in self.rows if j.verdict != row.verdict
        )
        return "\n".join(("", head, *rows, *wrong))


def test_the_labelled_set_is_large_and_holds_every_verdict_and_flag() -> None:
    verdicts = Counter(row.verdict for row in labelled())
    flags = Counter(flag for row in labelled() for flag in row.flags)
    texts = [row.text for row in labelled() + labelled(HELD_OUT)]
    assert len(set(texts)) == len(texts)  # the held-out questions are not among those of the development set
    assert len(labelled()) >= 1000
    assert len(labelled(HELD_OUT)) >= 200
    assert all(verdicts[verdict] >= 150 for verdict in Verdict), verdicts
    assert all(flags[flag] >= 4 for flag in Flag), flags


@pytest.mark.parametrize(("name", "least"), [(DEVELOPMENT, 0.995), (HELD_OUT, 0.98)])
def test_closed_is_told_from_the_rest(
    name: str, least: float, record_property: Callable[[str, object], None]
) -> None:
    confusion = Confusion(name)
    record_property("confusion", str(confusion))
    sys.stdout.write(str(confusion))  # pytest shows it with -rP
    assert confusion.closed_against_rest() >= least, str(confusion)


@pytest.mark.parametrize(("name", "least"), [(DEVELOPMENT, 0.98), (HELD_OUT, 0.93)])
def test_the_four_verdicts_are_told_apart(name: str, least: float) -> None:
    confusion = Confusion(name)
    assert confusion.macro_f1() >= least, str(confusion)


@pytest.mark.parametrize("name", [DEVELOPMENT, HELD_OUT])
def test_the_flags_are_found(name: str) -> None:
    wrong = [(row.text, j.flags) for row, j in judged(name) if set(j.flags) != row.flags]
    assert len(wrong) <= len(labelled(name)) * 0.01, wrong


def test_the_bank_asks_openly_and_raises_no_flag() -> None:
    heard = [(question.text, judge(question.text)) for question in bank()]
    assert [
        text for text, j in heard if j.verdict not in (Verdict.OPEN, Verdict.POLITE_OPEN) or j.flags
    ] == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Would you recommend it?", "closed"),
        ("Could you recommend a book?", "polite-open"),
        ("Can you tell me about the team?", "polite-open"),
        ("Can you tell me if the team is hiring?", "closed"),
        ("Can you tell me how many people you lead?", "short-fact"),
        ("Tell me how many people you lead.", "short-fact"),
        ("May I ask how you got in?", "polite-open"),
        ("May I ask you a question?", "closed"),
        ("I was wondering how you got in.", "open"),
        ("I was wondering if you could tell me how you got in.", "polite-open"),
        ("I was wondering if you got in at once.", "closed"),
        ("Do you like it? Why or why not?", "open"),
        ("Do you like it? How often do you do it?", "short-fact"),
        ("Do you know why?", "closed"),
        ("Do you know how they hire and what they look for?", "closed"),
        ("Do you like it, and what do they look for?", "open"),
        ("Who is your boss?", "short-fact"),
        ("Who else should I meet?", "open"),
        ("Where do you see the trade in ten years?", "open"),
        ("Where did you train?", "short-fact"),
        ("What is your job title?", "short-fact"),
        ("What is your job like?", "open"),
        ("What is your job title, and what do you do all day?", "open"),
        ("When did you start?", "short-fact"),
        ("When you started, what did you expect?", "open"),
        ("When you started, did you expect it?", "closed"),
        ("Which is better, a firm or a charity?", "closed"),
        ("Which parts of the job do you like?", "open"),
        ("How long did it take?", "short-fact"),
        ("How important is luck?", "open"),
        ("You like it, right?", "closed"),
        ('Do people ask "why law?" a lot?', "closed"),
        ("Any advice?", "closed"),
        ("Best advice?", "open"),
        ("I saw that you moved to Oslo.", "closed"),
        ("Which book should I read?", "open"),
        ("Do you remember how it felt?", "closed"),
        ("What do you think: is it worth it?", "closed"),
        ("What do you think of it?", "open"),
        ("What", "closed"),
        ("a", "closed"),
    ],
)
def test_the_definitions_at_their_borders(text: str, verdict: str) -> None:
    assert judge(text).verdict == verdict


# --- The same question, however it is typed -------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "{}",
        "3) {}",
        "12. {}",
        "- {}",
        "\N{BULLET} {}",
        "Q4: {}",
        "[ ] {}",
        '"{}"',
        "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}",
        "  {}  ",
        "**{}**",
        "Hi Ana, {}",
        "So, {}",
    ],
)
def test_lists_quotes_and_greetings_do_not_matter(typed: str) -> None:
    wrong = [
        line
        for row, judgement in judged()[::9]
        if row.text[:2].isalpha() and '"' not in row.text and row.text.endswith("?")
        if judge(line := typed.format(row.text)).verdict != judgement.verdict
    ]
    assert len(wrong) <= len(labelled()) * 0.01, wrong


@pytest.mark.parametrize(
    "change",
    [str.upper, str.lower, lambda text: text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")],
    ids=["capitals", "small letters", "typographic apostrophes"],
)
def test_letters_do_not_matter(change: Callable[[str], str]) -> None:
    assert [
        row.text for row, judgement in judged()[::5] if judge(change(row.text)).verdict != judgement.verdict
    ] == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("waht do you do all day", "What do you do all day?"),
        ("hwo did you get in", "How did you get in?"),
        ("whats it like", "What's it like?"),
        ("woudl you do it again", "Would you do it again?"),
        ("dont you miss it", "Don't you miss it?"),
        ("can u discribe your day", "Can you describe your day?"),
        ("wich skills matter", "Which skills matter?"),
        ("wehre did you study", "Where did you study?"),
    ],
)
def test_slips_of_the_finger_do_not_matter(slip: str, meant: str) -> None:
    assert judge(slip).verdict == judge(meant).verdict


# --- The better wording ---------------------------------------------------------------------------

_TURNED_ELSEWHERE = {Flag.PRIVATE, Flag.PERSONAL_PAY, Flag.ASKS_FOR_A_JOB, Flag.ASKS_FOR_A_MENTOR}
# Words that carry the asking, not what is asked about; a rewrite may do without them.
_ASKING_WORDS = """
    able about address advise again alright always anybody anyone anything aware been borrow certain
    chance comfortable correct could curious currently describe does else ever feel find fine free
    general give good guess happen have hoping i've idea interested isnt it's just know like long
    looking lots many maybe mean might mind most much must name names need nice often okay open opinion
    opposed please point possible question really recommend right seems shall sharing should some
    somebody someone something sounds spell state still such suggest suppose surely tell that there
    there's they thing think this time true useful usually very view want were what when where whether
    which will willing with wonder wondered wondering word would you'd you're your
""".split()  # noqa: SIM905 - so many words read better without quotes


def _telling_words(text: str) -> set[str]:
    plain = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    words = re.findall(r"[^\W\d_][\w'-]{3,}", plain)
    return {word for word in words if word not in _ASKING_WORDS and "n't" not in word}


def test_only_closed_questions_and_short_facts_get_a_rewrite() -> None:
    rewritten = (Verdict.CLOSED, Verdict.SHORT_FACT)
    assert all(bool(judgement.suggestion) == (judgement.verdict in rewritten) for _, judgement in judged())


def test_every_rewrite_is_open_in_the_judge_s_own_eyes() -> None:
    assert [j.suggestion for _, j in judged() if j.suggestion and judge(j.suggestion).verdict != "open"] == []


def test_no_rewrite_loses_what_is_asked_about() -> None:
    mended = {"dose", "woud"}
    lost = [
        (word, row.text, judgement.suggestion)
        for row, judgement in judged()
        if judgement.suggestion and not _TURNED_ELSEWHERE & (set(judgement.flags) | row.flags)
        for word in _telling_words(row.text) - mended
        if word[:3] not in judgement.suggestion.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    ]
    assert lost == []


def test_rewrites_are_whole_sentences() -> None:
    for _, judgement in judged():
        if judgement.suggestion:
            assert judgement.suggestion == " ".join(judgement.suggestion.split()), judgement.suggestion
            assert judgement.suggestion[-1] in "?.", judgement.suggestion
            assert not judgement.suggestion[0].islower(), judgement.suggestion


@pytest.mark.parametrize(
    ("asked", "better"),
    [
        ("Do you like your job?", "What do you like about your job?"),
        ("Do you like to teach?", "What do you like about teaching?"),
        ("Is there anything I should know?", "What should I know?"),
        ("Is there anyone else I should meet?", "Who else should I meet?"),
        ("Are there any books you would recommend?", "What books would you recommend?"),
        ("Are there any exams required?", "What exams are required?"),
        ("Do you have any advice for me?", "What advice do you have for me?"),
        ("Is it hard to get in?", "How hard is it to get in?"),
        ("Isn't the pay low?", "How low is the pay?"),
        ("Did you study abroad?", "How did you come to study abroad?"),
        ("Does your firm train beginners?", "How does your firm train beginners?"),
        ("Would you recommend law school?", "What would you tell someone who is thinking about law school?"),
        ("Would you recommend it to a friend?", "What would you tell a friend about it?"),
        ("Would you do it again?", "Would you do it again, and why?"),
        ("May I stay in touch?", "What would be the best way for me to stay in touch?"),
        ("Could you look at my CV?", "How would you feel about looking at my CV?"),
        ("Do you prefer mornings or evenings?", "Do you prefer mornings or evenings, and why?"),
        ("I wonder if you enjoy it.", "What do you enjoy about it?"),
        ("You moved to Rome, right?", "How did it come about that you moved to Rome?"),
        ("Any tips?", "What tips do you have?"),
        ("I saw you moved. Was it hard?", "I saw you moved. How hard was it?"),
        ("As a vet, do you like dogs?", "As a vet, what do you like about dogs?"),
        ("2) DO YOU LIKE IT?", "What do you like about it?"),
        ("How long have you been here?", "How long have you been here, and what has that been like?"),
        ("Job title?", "What can you tell me about the job title?"),
        ("How much do you make?", "What does pay usually depend on in a role like yours?"),
        ("Are you hiring?", "How does your team go about hiring?"),
        ("How old are you?", "What role does age play in a career like yours?"),
        ("Is Acme hiring?", "How does Acme go about hiring?"),
        ("Is there anyone else you think I should meet?", "Who else do you think I should meet?"),
        ("Is it?", "How do you see that?"),
        ("Can you code?", "Can you code, and how did you learn it?"),
        ("Can you work from home?", "Can you work from home, and how does that work?"),
        ("Can you spare ten minutes?", "How would you feel about sparing ten minutes?"),
        ("Are you a manager?", "What is it like to be a manager?"),
        ("How old is the company?", "How old is the company, and how has it changed over time?"),
        ("Are internships paid?", "How well are internships paid?"),
        ("Would it be nice to be paid more?", "Would it be nice to be paid more, and why?"),
        ("Thanks. Do you have a card?", "Thanks. How could I get a card from you?"),
        ("Your email?", "What is the best way to reach you by email?"),
        ("May I call you next week?", "How would you feel about me calling you next week?"),
        ("Will there be jobs?", "What kind of jobs do you think there will be?"),
        ("Do I need a PhD?", "How important is a PhD?"),
        ("Is AI a threat?", "Is AI a threat, and why?"),
        ("Describe your boss in one word.", "What can you tell me about your boss?"),
        ("Can I get into it without a degree?", "How could I get into it without a degree?"),
        ("Can I get ahead without an MBA?", "How could I get ahead without an MBA?"),
        ("May I get in touch again?", "What would be the best way for me to get in touch again?"),
        ("Could I have your slides?", "How would you feel about giving me your slides?"),
        ("Could I borrow your notes?", "How would you feel about lending me your notes?"),
        ("Could I get an internship with you?", "How do people usually get an internship with you?"),
        ("Have you got a job for me?", "How do people usually get a job?"),
        ("Can you remember your first day?", "What do you remember about your first day?"),
        ("Can you trust recruiters?", "Can you trust recruiters, and why?"),
        (
            "Will there be more jobs in law?",
            "Will there be more jobs in law, and what does that depend on?",
        ),
        ("Much travel involved?", "How much travel is involved, and what is that like?"),
        ("Does it pay well?", "How well does it pay, and what does that depend on?"),
        ("How about a coffee?", "How would you feel about a coffee?"),
        ("What about lunch?", "How would you feel about lunch?"),
        ("Do you recommend the CFA, or not?", "What would you tell someone who is thinking about the CFA?"),
        ("Was your degree useful, would you say?", "How useful was your degree?"),
        ("Have you noticed how law is changing?", "What have you noticed about how law is changing?"),
        ("You must love it here?", "What do you love about it here?"),
        ("You must be tired after a night shift?", "How tired are you after a night shift?"),
        ("You know what I mean?", "What do you make of that?"),
        ("Do you have a favorite project?", "What makes your favorite project stand out?"),
        ("Do you have a typical week?", "What is your typical week like?"),
        ("Do you have a long commute?", "How long is your commute, and what is that like?"),
        ("Do you know anyone who works in policy?", "Who do you know who works in policy?"),
        ("Do you still learn?", "In what ways do you still learn?"),
        ("Do you still enjoy it?", "What do you still enjoy about it?"),
        (
            "Don't you think AI will replace analysts?",
            "How likely do you think it is that AI will replace analysts?",
        ),
        ("Don't you think it's a waste?", "What do you make of the idea that it's a waste?"),
        ("Isn't it boring?", "How boring is it, if at all?"),
        ("Shouldn't graduates earn more?", "Should graduates earn more, and why?"),
        ("I suppose you don't like it?", "What do you like about it?"),
        ("I guess the hours are long?", "How long are the hours, and why?"),
        ("No regrets?", "What regrets do you have?"),
        ("Stressful?", "How stressful is it?"),
        ("Should I be worried about AI?", "How worried should I be about AI?"),
        ("Would Tuesday suit you?", "How would Tuesday suit you?"),
        ("Is the pay better in Rome?", "Is the pay better in Rome, and why?"),
        ("Do you work at the harbor?", "What is it like to work at the harbor?"),
        ("In your view is it hard?", "In your view, how hard is it?"),
    ],
)
def test_rewrites_are_what_a_person_would_say(asked: str, better: str) -> None:
    assert judge(asked).suggestion == better


@pytest.mark.parametrize(
    ("asked", "better"),
    [
        ("Do you like working at {company}?", "What do you like about working at {company}?"),
        ("Do you enjoy being a {role}?", "What do you enjoy about being a {role}?"),
        ("Is {company} hiring?", "How does {company} go about hiring?"),
        ("Is {company}'s culture strict?", "How strict is {company}'s culture?"),
    ],
)
def test_a_blank_is_one_word(asked: str, better: str) -> None:
    assert judge(asked).suggestion == better


def test_a_blank_in_place_of_what_it_stands_for_changes_no_verdict_and_stays_whole() -> None:
    for row, judgement in judged():
        if "the company" in row.text:
            blank = judge(row.text.replace("the company", "the {company}"))
            assert blank.verdict is judgement.verdict, row.text
            assert blank.suggestion.count("{company}") == judgement.suggestion.count("the company"), row.text


@pytest.mark.parametrize(
    ("verb", "ing"),
    [
        ("look", "looking"),
        ("take", "taking"),
        ("put", "putting"),
        ("lie", "lying"),
        ("be", "being"),
        ("see", "seeing"),
    ],
)
def test_verbs_take_their_ing(verb: str, ing: str) -> None:
    assert gerund(verb) == ing


def test_every_reason_is_one_plain_sentence() -> None:
    for _, judgement in judged():
        assert judgement.why.endswith(".")
        assert "{" not in judgement.why
        assert len(judgement.why) <= 120, judgement.why


@pytest.mark.parametrize(
    ("asked", "head"), [("Don't you like it?", "Don't you"), ("is AI a threat?", "Is AI"), ("why?", "Why")]
)
def test_reasons_quote_what_was_typed(asked: str, head: str) -> None:
    assert f"\N{LEFT DOUBLE QUOTATION MARK}{head}\N{RIGHT DOUBLE QUOTATION MARK}" in judge(asked).why


# --- Any text whatever ----------------------------------------------------------------------------

ANYTHING = st.text(st.characters(exclude_categories=()))
_PIECES = """
    what who how why do you are is there any thing would could tell me about if whether , ? . ; ( ) - " ' or
    and not please your job i the hire how many where like it right
"""
PIECES = st.lists(st.sampled_from(_PIECES.split())).map(" ".join)


def _holds_together(text: str) -> None:
    judgement = judge(text)
    assert judgement.text == text
    assert judgement.verdict in Verdict
    assert list(judgement.flags) == [flag for flag in Flag if flag in judgement.flags]
    assert judgement.why
    assert bool(judgement.suggestion) == (judgement.verdict in (Verdict.CLOSED, Verdict.SHORT_FACT))
    if judgement.suggestion:
        assert judge(judgement.suggestion).verdict is Verdict.OPEN
    assert judge(text) == judgement


@given(ANYTHING)
def test_any_text_is_judged(text: str) -> None:
    _holds_together(text)


@given(PIECES)
def test_any_heap_of_question_words_is_judged(text: str) -> None:
    _holds_together(text)


@pytest.mark.parametrize("text", ["What", "a", "do", "", "   ", "?", "...", "3)", "- ", '""', "\n"])
def test_a_line_without_words_asks_nothing(text: str) -> None:
    judgement = judge(text)
    assert (judgement.verdict, judgement.flags) == (Verdict.CLOSED, ())
    assert judge(judgement.suggestion).verdict is Verdict.OPEN


@pytest.mark.parametrize(
    "text", ["你喜欢你的工作吗\N{FULLWIDTH QUESTION MARK}", "Вам нравится ваша работа?", "هل تحب عملك؟"]
)
def test_other_letters_are_not_judged(text: str) -> None:
    judgement = judge(text)
    assert (judgement.verdict, judgement.suggestion) == (Verdict.OPEN, "")
    assert "not judged" in judgement.why


# --- Length ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "do you like it, ",
        "why, and ",
        "is it and ",
        '"',
        "please ",
        "word ",
        "what is it and ",
        " or ",
        "? ",
        "tell me ",
    ],
)
def test_of_a_pasted_book_no_more_than_its_first_pages_are_read(piece: str) -> None:
    """A tenth of a million letters take a moment, since a line is read no further than LINE_WORDS."""
    book = piece * (100_000 // len(piece))
    one, other = judge(f"{book} Is it so?"), judge(f"{book} Why is it so?")
    assert (one.verdict, one.flags, one.why) == (other.verdict, other.flags, other.why)


@pytest.mark.parametrize("piece", ["(", "a.", "'"])
def test_a_heap_of_signs_is_judged_too(piece: str) -> None:
    assert judge(piece * (100_000 // len(piece))).verdict in Verdict


def test_importing_the_judge_compiles_none_of_its_rules() -> None:
    code = (
        "from infoview.domain.judge import grammar; import infoview.domain.judge as j; "
        "assert grammar.compiled.cache_info().currsize == 0; j.judge('Why?'); "
        "assert grammar.compiled.cache_info().currsize > 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
