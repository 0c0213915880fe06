"""Which wh-questions ask for one fact: a number, an amount, a time, a place, a person, a name."""

from __future__ import annotations

from dataclasses import dataclass

from infoview.domain.judge.grammar import AUX, DETERMINER, PLACE_OR_REASON, SUBJECT, WH, WORD, compiled
from infoview.domain.judge.verdicts import Form

# Nouns whose question is answered by the fact itself, whichever way it is asked.
_FACT_NOUNS: dict[str, Form] = {
    noun: form
    for form, nouns in {
        Form.AMOUNT: "salary salaries pay wage wages income paycheck stipend commission percentage percent "
        "proportion ratio size cost costs price fee tuition budget gpa gpas age rate headcount population "
        "hours revenue bonus caseload amount load quantity capacity quota score scores volume total median tenure",
        Form.DURATION: "duration",
        Form.FREQUENCY: "frequency",
        Form.COUNT: "number years",
        Form.TIME: "date deadline birthday",
        Form.PLACE: "city location address hometown headquarters birthplace",
        Form.NAME: "name names title major minor degree mater email phone position occupation profession employer "
        "nationality religion department division rank website url specialization surname job-title",
    }.items()
    for noun in nouns.split()
}
# Facts only when they follow "what" or "which" at once: "what time do you start", but "what was your day".
_ASKED_NOUNS: dict[str, Form] = {
    noun: form
    for form, nouns in {
        Form.TIME: "time year month day date semester season",
        Form.PLACE: "school college university town state country church office building high-school campus "
        "neighborhood region",
        Form.NAME: "company firm organization grade religion language industry field sector team club "
        "fraternity sorority party brand",
        Form.AMOUNT: "share fraction length shift",
    }.items()
    for noun in nouns.split()
} | _FACT_NOUNS
# Facts only beside a word that narrows them down: "your first job", "the salary range", "level of education".
_NARROWED: tuple[tuple[str, str, Form], ...] = (
    ("job role company employer school gig", "first last previous current former official exact", Form.NAME),
    ("range ranges scale scales level levels bracket band", "salary pay wage age price income education degree", Form.AMOUNT),
    ("level", "education educational degree academic", Form.NAME),
    ("time", "best good right ideal better start starting arrival", Form.TIME),
    ("time", "average typical usual normal total response turnaround commute travel", Form.DURATION),
    ("commitment", "time", Form.AMOUNT),
    ("day", "start starting first last", Form.TIME),
    ("year", "graduation first", Form.TIME),
    ("number", "phone telephone cell mobile contact", Form.NAME),
    ("address", "email e-mail mailing web", Form.NAME),
    ("code", "dress area zip", Form.NAME),
)
_PAY = frozenset("salary salaries pay wage wages income range".split())
_KINDS = frozenset("kind kinds type types sort sorts form".split())
_STATISTICS = frozenset("average median minimum maximum mean".split())
_NO_MEASURE = frozenset(
    "day week workday workweek month shift morning person student client customer project employee experience "
    "candidate requirements qualifications requirement career background".split()
)
_RANKED = frozenset(
    "favorite best worst biggest hardest toughest dream ideal greatest proudest perfect".split()
)

_ADVICE = r"\b(?:would you (?:recommend|suggest|advise)|do you (?:recommend|suggest|advise)|should (?:i|one|we|someone|a|students?))\b"
_MEET = r"\b(?:talk|speak|contact|reach|meet|connect|follow|approach|ask|interview|turn to|look to|get in touch)\b"
_PAID = r"(?:make|earn|cost|pay|charge|bill)"
_DEGREE = (
    r"matter|affect|influence|impact|value|help|change|differ|depend|vary|enjoy|like|love|care|rely|count|know|"
    r"improve|benefit|shape|prepare|contribute"
)

# The first line that fits decides; a pattern must fit from the wh-word on.
_TABLE: tuple[tuple[str, Form], ...] = (
    (r".*\bon a scale\b|.*\brate\b.*\b(?:out of|from (?:1|one|0|zero)|(?:1|one) (?:to|-))", Form.RATING),
    (r"how (?:much|big|large|great)(?: of)? an? (?!team|company|staff|budget|firm|group)", Form.EXPLAIN),
    (rf"how much (?:of )?(?:{WORD} ){{0,3}}?{AUX} (?:{WORD} ){{1,6}}?(?:{_DEGREE})\b", Form.EXPLAIN),
    (r"how many\b", Form.COUNT),
    (r"how much (?:experience|education|school|schooling|training) .*(?:recommend|suggest|advise)", Form.EXPLAIN),
    (r"how much\b", Form.AMOUNT),
    (r"how (?:often|frequently|regularly)\b", Form.FREQUENCY),
    (r"how (?:long|old)\b", Form.DURATION),
    (r"how (?:big|large|tall|small) (?:is|are|was|were|a|of)\b", Form.AMOUNT),
    (r"how far (?:is|are|away|in advance|ahead|do you (?:travel|commute|drive|live))\b", Form.AMOUNT),
    (r"how (?:soon|late|early|recently)\b", Form.TIME),
    (r"how (?:do|can|should|may|could|would) (?:you|i|we) (?:spell|pronounce) (?:your|the|that)(?: \w+)? name", Form.NAME),
    (r"how\b", Form.EXPLAIN),
    (r"why\b", Form.EXPLAIN),
    (r"when (?:do|did) you (?:feel|find)\b", Form.EXPLAIN),
    (r"when\b", Form.TIME),
    (rf"where to\b|where (?:should|can|could|might|would|do|does) (?:i|one|we|someone|you (?:suggest|recommend|advise|{WORD} (?:suggest|recommend)))\b", Form.EXPLAIN),
    (r"where (?:would|might|could|should)\b", Form.EXPLAIN),
    (r"where (?:else )?(?:do|did|does|can|could|will) (?:\w+ ){1,4}?(?:see|think|want|hope|imagine|picture|envision|believe|expect|feel|turn|draw|learn|begin|(?:get|find) (?:\w+ )?(?:ideas?|inspiration|information|leads|news))\b", Form.EXPLAIN),
    (r"where (?:is|are) .*\b(?:heading|headed|going)\b", Form.EXPLAIN),
    (r"where (?:do|does) (?:good|new|most|your|the|great)(?: \w+)? (?:ideas|opportunities|inspiration|growth|challenges)\b", Form.EXPLAIN),
    (r"where\b", Form.PLACE),
    (r"(?:who|whom) (?:else|to)\b|(?:who|whom) (?:should|can|could|might|do|would) (?:i|one|we|someone|students?)\b", Form.EXPLAIN),
    (rf"(?:who|whom) (?:would you|should|could you|can you|do you think) .*{_MEET}", Form.EXPLAIN),
    (rf"(?:who|whom) (?:would|do) you (?:recommend|suggest)\b|(?:who|whom) do you know .*{_MEET}", Form.EXPLAIN),
    (r"(?:who|whom|whose)\b", Form.PERSON),
    (r"(?:what|which) (?:point|stage|moment) .*\b(?:did|was|were|do)\b", Form.TIME),
    (rf"what (?:do|does|did|can|could|would|should|will|might) (?:{WORD} ){{1,8}}?{_PAID}(?! (?:of|it|sure|your|a|the|you|decisions|this|that|for|up|attention|mistakes)\b)", Form.AMOUNT),
    (rf"what (?:do|does|did|can|could|would|should|will) (?:{WORD} ){{1,5}}?{_PAID} (?:an? (?:year|month|week|hour|day)|for (?:a living|this))", Form.AMOUNT),
    (rf"what (?:does|did|do|will|would) (?:{WORD} ){{1,6}}?cost\b", Form.AMOUNT),
    (r"what (?:did|do) you (?:major|minor|specialize) in\b|what (?:are|were) you (?:majoring|minoring) in\b", Form.NAME),
    (r"what did you study(?: in (?:college|school|university|undergrad)| at (?:college|school|university|uni))?$", Form.NAME),
    (r"what (?:did|is|was|are|do|does) (?:your?|you \w+)(?: \w+){0,3} (?:degrees?|phd|bachelor's|master's|diploma) in$", Form.NAME),
    (rf"what (?:is|are|was|were) (?:{WORD} ){{1,5}}called$", Form.NAME),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Noun:
    """The head of a noun phrase, what narrows it, and where the words behind it begin."""

    head: str
    modifiers: frozenset[str]
    rest: list[str]


def wh_form(norm: str) -> Form:
    """Return what a question that starts with a wh-word asks for; ``EXPLAIN`` when no single fact answers it."""
    question = compiled(r"(?:about|roughly|approximately|exactly|generally|usually) (?=how|what|when)").sub(
        "", norm, count=1
    )
    for pattern, form in _TABLE:
        if compiled(pattern).match(question):
            return form
    if not compiled(r"(?:what|which)\b").match(question):
        return Form.EXPLAIN
    return _what_form(question)


def topic_form(norm: str) -> Form | None:
    """Return what a bare noun phrase ("Job title", "your salary range") asks for if one fact answers it."""
    words = norm.split()
    return _fact(_noun(words), _FACT_NOUNS) if words else None


def _what_form(question: str) -> Form:
    """Judge "what year did ..." by the noun beside "what", "what is your ..." by the noun behind the verb."""
    words = question.split()[1:]
    verb = next((at for at, word in enumerate(words) if compiled(f"{AUX}$").match(word)), None)
    if verb is None:
        noun = _noun(words)
        return _fact(noun, _ASKED_NOUNS) or Form.EXPLAIN
    beside = words[:verb]
    if beside and compiled(f"{SUBJECT}$|{DETERMINER}$").match(beside[0]):
        return Form.EXPLAIN
    if beside:
        form = _fact(_noun(beside), _ASKED_NOUNS)
        advice = form in (Form.NAME, Form.PLACE) and compiled(_ADVICE).search(question)
        return Form.EXPLAIN if form is None or advice else form
    is_it = compiled(r"\w+ (?:be |been )?(?:you say (?:is|are|was|were) )?(.+)").match(
        question.partition(" ")[2]
    )
    if not is_it or not compiled(
        r"what (?:is|are|was|were|would|will|might|has|have|do you|would you say)"
    ).match(question):
        return Form.EXPLAIN
    return _fact(_noun(is_it.group(1).split()), _FACT_NOUNS) or Form.EXPLAIN


def _noun(words: list[str]) -> _Noun:
    """Find the head of the noun phrase that the words begin with: the last word before something else begins."""
    stop = compiled(
        f"(?:{PLACE_OR_REASON}|{SUBJECT}|{AUX}|{WH}|to|of|and|or|which|who|like|not|[,;:()-]|"
        "needed|required|expected|offered|available|necessary|called|involved|based|typically|usually)$"
    )
    determiner = compiled(f"(?:{DETERMINER}|more|other|about|approximately)$")
    at = 0
    while at < len(words) and determiner.match(words[at]):
        at += 1
    begin = at
    while at < len(words) and not stop.match(words[at]):
        at += 1
    if at == begin:
        return _Noun("", frozenset(), words[at:])
    noun = _Noun(words[at - 1].removesuffix("'s"), frozenset(words[begin : at - 1]), words[at:])
    if noun.rest[:1] == ["of"] and (noun.head in _KINDS or noun.head == "level"):
        inner = _noun(noun.rest[1:])
        return _Noun(inner.head, inner.modifiers | noun.modifiers | {noun.head}, inner.rest)
    return noun


def _fact(noun: _Noun, facts: dict[str, Form]) -> Form | None:
    """Return the fact a noun phrase stands for, if each of its parts is one ("name and job title")."""
    if noun.modifiers & _RANKED and noun.head not in ("time",):
        return None
    head = noun.head.rpartition("/")[2]
    form = next(
        (
            form
            for heads, near, form in _NARROWED
            if head in heads.split() and noun.modifiers & set(near.split())
        ),
        None,
    ) or facts.get(head)
    if form is None and (noun.modifiers & _STATISTICS) and head not in _NO_MEASURE:
        form = Form.AMOUNT
    if "level" in noun.modifiers and head in ("education", "schooling", "degree"):
        form = Form.NAME
    if form is None or (noun.rest[:1] == ["like"] and head not in _PAY):
        return None
    more = _noun(noun.rest[1:]) if noun.rest[:1] in (["and"], [","]) else None
    return None if more and more.head and not _fact(more, facts) else form
