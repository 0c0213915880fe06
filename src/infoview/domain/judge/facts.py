"""Which wh-questions ask for one fact: a number, an amount, a time, a place, a person, a name."""

from __future__ import annotations

from typing import NamedTuple

from infoview.domain.judge.grammar import (
    ADJUNCT,
    AUX,
    AUX_WORDS,
    DETERMINER,
    POINTER,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    WH,
    compiled,
    one_of,
)
from infoview.domain.judge.verdicts import Form
from infoview.domain.judge.wh_rows import I_OR_ONE, JUDGES, OTHER_PEOPLE, WH_ROWS


def wh_form(question: str) -> Form:
    """Return what a question that starts with a wh-word asks for; ``EXPLAIN`` when no single fact answers it.

    Args:
        question: the normal form, from the wh-word on; in a question's word order or in a statement's.
    """
    for pattern, form in WH_ROWS:
        if compiled(pattern).match(question):
            return form
    return _what_form(question) if compiled(r"(?:what|which)\b").match(question) else Form.EXPLAIN


def topic_form(topic: str, *, named: bool = False) -> Form | None:
    """Return the fact that a bare noun phrase stands for ("Job title", "your salary range"), if it does.

    Args:
        topic: the normal form of the phrase.
        named: whether a name was asked for ("name the school that you went to").
    """
    if compiled(OTHER_PEOPLE).match(topic):
        return None  # who else one should meet
    return _fact(_noun(topic.split()), _ASKED_NOUNS if named else _FACT_NOUNS)


# --- What the noun tells --------------------------------------------------------------------------

# Nouns whose question is answered by the fact itself, whichever way it is asked.
_FACT_NOUNS: dict[str, Form] = {
    noun: form
    for form, nouns in {
        Form.AMOUNT: "salary salaries pay wage wages income paycheck stipend commission percentage percent "
        "proportion ratio size cost costs price fee tuition budget gpa gpas age rate "
        "headcount population odds hours revenue bonus caseload amount load quantity capacity "
        "quota score scores volume total median distance tenure length height weight grades hourly",
        Form.DURATION: "duration",
        Form.FREQUENCY: "frequency",
        Form.COUNT: "number years",
        Form.TIME: "date dates deadline birthday availability",
        Form.PLACE: "capital city location address hometown headquarters birthplace",
        Form.NAME: "name names title major minor degree mater email phone position post occupation "
        "profession employer nationality ethnicity religion department division rank website "
        "url linkedin specialization surname",
    }.items()
    for noun in nouns.split()
}
# Facts only right behind "what" or "which": "what time do you start", but not "what is your time like".
_ASKED_NOUNS: dict[str, Form] = _FACT_NOUNS | {
    noun: form
    for form, nouns in {
        Form.TIME: "time times year years month months day days semester season seasons",
        Form.PLACE: "school college university town state country church office building campus "
        "neighborhood region floor",
        Form.NAME: "company firm organization professor teacher agency hospital bank boss grade language "
        "industry field sector team club fraternity sorority party brand subject course class "
        "license certification certificate credential book car exam sport instrument level "
        "version platform app website specialty concentration track bus train",
        Form.AMOUNT: "share fraction length shift",
    }.items()
    for noun in nouns.split()
}
# Of these one names a favorite and says why, unless it is "which course did you take".
_TASTES = one_of("subject course class book app website exam instrument sport")
# Facts only beside a word that narrows them down: "your first job", "the salary range".
_NARROWED: tuple[tuple[str, str, Form], ...] = (
    ("job role company employer school gig", "first last previous current former official exact", Form.NAME),
    (
        "range ranges scale scales level levels bracket band",
        "salary pay wage age price income education degree",
        Form.AMOUNT,
    ),
    ("level", "education educational degree academic grade pay seniority", Form.NAME),
    (
        "cutoff cut-off requirement requirements minimum limit average",
        "gpa age height grade credit score",
        Form.AMOUNT,
    ),
    (
        "book class subject movie film song color course food sport team quote podcast author language app "
        "website site tool software program magazine newspaper blog city restaurant teacher professor show "
        "editor framework library",
        "favorite go-to preferred",
        Form.NAME,
    ),
    ("education schooling", "level", Form.NAME),
    ("group", "age", Form.NAME),
    ("period", "notice probation trial waiting", Form.DURATION),
    ("email number phone day date", "best", Form.NAME),
    ("address", "email e-mail mailing web", Form.NAME),
    ("code", "dress area zip", Form.NAME),
    ("number", "phone telephone cell mobile contact", Form.NAME),
    ("time", "best good right ideal better start starting arrival", Form.TIME),
    ("time", "average typical usual normal total response turnaround commute travel", Form.DURATION),
    ("day", "start starting first last", Form.TIME),
    ("hour hours day week month quarter season", "busiest slowest quietest", Form.TIME),
    ("year", "graduation first", Form.TIME),
    ("commitment", "time", Form.AMOUNT),
)
_STATISTICS = one_of("average median minimum maximum mean")
_NO_MEASURE = one_of(  # "the average day" is no statistic
    "day week workday workweek month shift morning person student client customer project employee "
    "experience candidate requirements qualifications requirement career background"
)
_RANKED = one_of("favorite best worst biggest hardest toughest dream ideal greatest proudest perfect")
_MEASURED = one_of(
    "highest lowest latest earliest longest shortest largest smallest test interest honest west"
)
_PAY = one_of("salary salaries pay wage wages income range")
_KINDS = one_of("kind kinds type types sort sorts form level")
_ADVICE = (
    r"\b(?:would you (?:recommend|suggest|advise)|do you (?:recommend|suggest|advise)|"
    rf"should (?:a |{I_OR_ONE}))\b"
)


def _what_form(question: str) -> Form:
    """Judge "what year did ..." by the noun beside "what", "what is your ..." by its subject."""
    words = question.split()[1:]
    be = "(?:is|are|was|were|(?:would|might|will|could|has|have) (?:be|been))"
    stated = compiled(rf"{DETERMINER} (.+?) {be}\b(?! like\b)").match(" ".join(words))
    if stated:
        return _fact(_noun(stated.group(1).split()), _FACT_NOUNS) or Form.EXPLAIN
    estimated = compiled(
        r"what (?:would|will|might|could|should|do) (?:you (?:\w+ )?(?:estimate|expect|guess|reckon|think|"
        rf"say) )?((?:{DETERMINER}) .+?) (?:to be|be|is|are)$"
    ).match(question)
    if estimated:
        return _fact(_noun(estimated[1].split()), _FACT_NOUNS) or Form.EXPLAIN
    if words and compiled(f"(?:{SUBJECT}|{DETERMINER})$").match(words[0]):
        return Form.EXPLAIN
    verb = next((at for at, word in enumerate(words) if word in AUX_WORDS), _plain_verb(words))
    if verb:
        noun = _noun(words[:verb])
        form = _fact(noun, _ASKED_NOUNS) or Form.EXPLAIN
        advice = form in (Form.NAME, Form.PLACE) and compiled(_ADVICE).search(question)
        told = compiled(rf"{AUX} (?:{PRONOUN}|your) (?!.*\b{JUDGES}\b)").match(" ".join(words[verb:]))
        praised = noun.head in _TASTES and not told
        return Form.EXPLAIN if advice or praised else form
    asked = compiled(rf"\w+ (?:(?:would|do) you (?:say|think|believe) )?{be} (.+)").match(question)
    if not asked:
        return Form.EXPLAIN
    noun = _noun(asked.group(1).split())
    single = noun.modifiers & {"first", "last"} and noun.rest[:1] in (["you"], ["they"])
    return _fact(noun, _ASKED_NOUNS if single else _FACT_NOUNS) or Form.EXPLAIN


def _plain_verb(words: list[str]) -> int:
    """Return where the verb of "which bus goes to your office" stands, behind its noun; else the end."""
    behind = compiled(rf"\w+ \w+(?:[^s]s|ed) (?:{DETERMINER}|{PREPOSITION}|{POINTER}|me|us|them)\b")
    return 1 if behind.match(" ".join(words)) else len(words)


class _Noun(NamedTuple):
    """The head of a noun phrase, the words that narrow it down, and the words behind it."""

    head: str
    modifiers: frozenset[str]
    rest: list[str]


_STOP = (
    f"(?:{ADJUNCT}|{SUBJECT}|{AUX}|{WH}|to|of|and|or|not|[,;:()-]|needed|required|expected|offered|"
    "available|necessary|called|involved|based|typically|usually|works|suits|out)$"
)


_WHEN = one_of("last this next today tomorrow yesterday now each every")


def _noun(words: list[str]) -> _Noun:
    """Find the head of the noun phrase that the words begin with: its last word."""
    begin = 0
    while begin < len(words) and compiled(rf"(?:{DETERMINER}|more|other|about|approximately)$").match(
        words[begin]
    ):
        begin += 1
    end = begin
    while end < len(words) and not compiled(_STOP).match(words[end]):
        if end > begin and words[end] in _WHEN:
            break
        end += 1
    if end == begin:
        return _Noun("", frozenset(), words[end:])
    head = words[end - 1].removesuffix("'s").rpartition("/")[2]
    noun = _Noun(head, frozenset(words[begin : end - 1]), words[end:])
    if noun.head in _KINDS and noun.rest[:1] == ["of"]:
        kind = _noun(noun.rest[1:])
        return _Noun(kind.head, kind.modifiers | noun.modifiers | {noun.head}, kind.rest)
    return noun


def _fact(noun: _Noun, facts: dict[str, Form]) -> Form | None:
    """Return the fact that a noun phrase stands for, if each of its parts is one ("name and job title")."""
    narrowed = (
        form
        for heads, near, form in _NARROWED
        if noun.head in heads.split() and noun.modifiers & set(near.split())
    )
    superlative = {word for word in noun.modifiers if word.endswith("est")} - _MEASURED
    ranked = (superlative or noun.modifiers & _RANKED) and noun.head != "time"
    form = next(narrowed, None if ranked else facts.get(noun.head))
    measured = noun.head not in _NO_MEASURE and not noun.head.endswith("ing")
    if form is None and not ranked and noun.modifiers & _STATISTICS and measured:
        form = Form.AMOUNT
    if noun.rest[:1] == ["like"] and noun.head not in _PAY:
        return None
    if noun.head == "position" and noun.rest[:1] == ["on"]:
        return None  # an opinion
    more = _noun(noun.rest[1:]) if noun.rest[:1] in (["and"], ["or"], [","]) else None
    if more and more.head[:4] == noun.head[:4]:
        return form  # "what grade or grades"
    return None if more and more.head and not _fact(more, facts) else form
