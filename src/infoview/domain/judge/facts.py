"""Which wh-questions ask for one fact: a number, an amount, a time, a place, a person, a name."""

from __future__ import annotations

from typing import NamedTuple

from infoview.domain.judge.grammar import (
    ADJUNCT,
    AUX,
    AUX_WORDS,
    BE,
    DETERMINER,
    PRONOUN,
    SUBJECT,
    WH,
    WORD,
    compiled,
    one_of,
)
from infoview.domain.judge.verdicts import Form


def wh_form(question: str) -> Form:
    """Return what a question that starts with a wh-word asks for; ``EXPLAIN`` when no single fact answers it.

    Args:
        question: the normal form, from the wh-word on; in a question's word order or in a statement's.
    """
    for pattern, form in _TABLE:
        if compiled(pattern).match(question):
            return form
    return _what_form(question) if compiled(r"(?:what|which)\b").match(question) else Form.EXPLAIN


def topic_form(topic: str) -> Form | None:
    """Return the fact that a bare noun phrase stands for ("Job title", "your salary range"), if it does."""
    if compiled(_OTHER_PEOPLE).match(topic):
        return None  # who else one should meet
    return _fact(_noun(topic.split()), _FACT_NOUNS)


# --- What the wh-word and the verb tell -----------------------------------------------------------

_MEET = (
    r"\b(?:talk|speak|contact|reach|meet|connect|follow|approach|ask|interview|turn to|look to|call|ring|"
    r"phone|email|write|consult|get "
    r"in touch)\b"
)
_FIRM = "(?:your|the) (?:company|firm|organization|business|employer|agency)"
_MAY = "(?:do|does|did|can|could|would|should|will|might)"
_PAID = "(?:make|earn|cost|pay|charge|bill|take home|bring home)"
_NO_PAY = (
    "(?:of|it|sure|your|a|the|you|decisions|this|that|for|up|attention|mistakes)"  # pay attention, make it
)
_DEGREE = (  # "how much does it matter" asks for a weight, not for an amount
    "(?:matter|affect|influence|impact|value|help|change|differ|depend|vary|enjoy|like|love|care|rely|"
    "count|know|improve|benefit|shape|prepare|contribute)"
)
_OUTLOOK = "(?:see|think|want|hope|imagine|picture|envision|believe|expect|feel|turn|draw|begin)"
_BROAD = (
    r"(?:parts?|aspects?|sides?|areas?|experiences?|skills?|quality|qualities|traits?|kinds?|types?|ways?|"
    r"direction|"
    r"approach|factors?|elements?|achievement|accomplishment|projects?|challenges?|moment|advice|lesson|"
    r"trends?|one)\b"
)
_JUDGES = (
    "(?:like|enjoy|love|hate|dislike|find|value|recommend|suggest|advise|consider|think|feel|believe|regret|"
    "miss|"
    "wish|most proud|proud)"
)
_GENERALLY = "(?:usually|typically|generally|often|normally)"
_OTHER_PEOPLE = (
    r"(?:the |some |any )?names? of (?:some|any|two|three|four|a few|a couple|other|others|people|someone)\b"
)
_FINDS = r"(?:get|find) (?:\w+ )?(?:ideas?|inspiration|information|leads|news)"
_I = "(?:i|one|we|someone|students?)"
_OPINES = "(?:would you (?:say|call|consider|describe as)|do you (?:think|feel|believe|consider))"
_SUITED = (
    r"(?:ideal|perfect|right|good|best|successful|suited|typical|great|cut out|better off)\b(?! "
    r"(?:way|friend|known|(?:person|one|contact)\b))"
)

# The first line that fits decides; a pattern must fit from the wh-word on.
_TABLE: tuple[tuple[str, Form], ...] = (
    (r".*\bon a scale\b|.*\brate\b.*\b(?:out of|from (?:1|one|0|zero)|(?:1|one) (?:to|-))", Form.RATING),
    (r"how (?:much|big|large|great)(?: of)? an? (?!team|company|staff|budget|firm|group)", Form.EXPLAIN),
    (rf"how much (?:of )?(?:{WORD} ){{0,3}}?{AUX} (?:{WORD} ){{1,6}}?{_DEGREE}\b", Form.EXPLAIN),
    (r"how much (?:experience|education|school|training) .*(?:recommend|suggest|advise)", Form.EXPLAIN),
    (
        r"how much (?:has|have|had|did) "
        r".*\b(?:changed?|learn(?:ed)?|grow|grown|improved?|evolved?)\b",
        Form.EXPLAIN,
    ),
    (r"how many\b", Form.COUNT),
    (r"how much\b", Form.AMOUNT),
    (r"how (?:often|frequently|regularly)\b", Form.FREQUENCY),
    (r"how (?:long|old)\b", Form.DURATION),
    (
        r"how (?:big|large|small) (?:is|are|was|were|a|of|the|your|their|our|it|they)\b|how (?:tall|wide|"
        r"heavy|"
        r"high|deep)\b",
        Form.AMOUNT,
    ),
    (r"how far (?:is|are|away|in advance|ahead|do you (?:travel|commute|drive|live))\b", Form.AMOUNT),
    (
        r"how (?:soon|late|early|recently)\b|how (?:quickly|fast|rapidly) (?:do|did|does|can|could|will|"
        r"should)\b",
        Form.TIME,
    ),
    (r"how .*\b(?:spell|pronounce) (?:your|the|that)(?: \w+)? name\b", Form.NAME),
    (r"(?:how|why)\b", Form.EXPLAIN),
    (r"when (?:do|did) you (?:feel|find(?! time))\b", Form.EXPLAIN),
    (r"when\b", Form.TIME),
    (rf"where to\b|where (?:can|do|does) {_I}\b|where (?:would|might|could|should)\b", Form.EXPLAIN),
    (r"where do you (?:\w+ )?(?:suggest|recommend|advise)\b", Form.EXPLAIN),
    (
        r"where (?:do|does|can|will) (?:\w+ ){1,3}?learn\b|where can you\b|"
        r"where (?:do|would) you (?:send|refer|direct|point)\b",
        Form.EXPLAIN,
    ),
    (rf"where (?:else )?(?:do|did|does|can|will) (?:\w+ ){{1,4}}?(?:{_OUTLOOK}|{_FINDS})\b", Form.EXPLAIN),
    (r"where .*\bgo from here\b", Form.EXPLAIN),
    (r"where (?:is|are) .*\b(?:heading|headed|going)\b", Form.EXPLAIN),
    (r"where do(?:es)? (?:\w+ ){1,2}(?:ideas|opportunities|inspiration|growth|challenges)\b", Form.EXPLAIN),
    (
        r"where (?:do|does|did|can|could|should|would) (?:most |many |other )?(?:people|students|graduates|"
        r"candidates|applicants|employers|companies|recruiters|beginners)\b",
        Form.EXPLAIN,
    ),
    (
        rf"where .*\b(?:{_GENERALLY}|people|employees|graduates|alumni|workers|hires|interns) .*\b(?:go|"
        rf"move|progress|end up|advance|come|start|land)\w*",
        Form.EXPLAIN,
    ),
    (r"where (?:do|does|did|will|would|can) .*\b(?:fit|stand|struggle|begin)\b", Form.EXPLAIN),
    (r"where\b", Form.PLACE),
    (rf"whom? (?:else|to)\b|whom? (?:should|can|could|might|do) {_I}\b", Form.EXPLAIN),
    (rf"whom? (?:would|will) {_I} .*{_MEET}|whom? (?:might|could|would) .*{_MEET}.* me\b", Form.EXPLAIN),
    (
        rf"whom? (?:{_OPINES} )?(?:is|are|makes?|would (?:be|make)|should be) (?:{WORD} ){{0,3}}?{_SUITED}",
        Form.EXPLAIN,
    ),
    (
        r"whom? (?:\w+ )?(?:to )?(?:succeeds?|thrives?|excels?|fits?|flourish\w*|struggles?|does well|"
        r"benefits)\b",
        Form.EXPLAIN,
    ),
    (
        rf"whom? (?:is|are) (?:this|the|your|a) (?:{WORD} ){{1,4}}?(?:right|good|best|meant|suited|made) "
        rf"for\b",
        Form.EXPLAIN,
    ),
    (rf"whom? (?:would you|should|could you|can you|do you think|do you know) .*{_MEET}", Form.EXPLAIN),
    (rf"whom? do you know .*\b{_I} (?:should|could|can|might|ought)\b", Form.EXPLAIN),
    (
        r"whom? (?:would|do) you (?:recommend|suggest)\b|who are you (?:\w+ly|as an?)\b|who you are$",
        Form.EXPLAIN,
    ),
    (
        rf"whom? (?:might|could|would|can) (?:\w+ )?(?:help|show|teach|tell|advise|introduce|{_MEET}).* "
        r"(?:me|us)\b",
        Form.EXPLAIN,
    ),
    (r"whom? (?:does|do|did|is|are) what\b", Form.EXPLAIN),
    (r"(?:who|whom|whose)\b", Form.PERSON),
    (r"(?:what|which) (?:point|stage|moment) .*\b(?:did|was|were|do)\b", Form.TIME),
    (rf"what {_MAY} (?!{_FIRM}\b)(?:{WORD} ){{1,8}}?{_PAID}\b(?! {_NO_PAY}\b)", Form.AMOUNT),
    (
        rf"what {AUX} (?:{WORD} ){{1,5}}?{_PAID} (?:an? (?:year|month|week|hour|day)|for a living)",
        Form.AMOUNT,
    ),
    (rf"what (?:does|did|do|will|would) (?:{WORD} ){{1,6}}?cost\b", Form.AMOUNT),
    (rf"what (?:is|are) {_OTHER_PEOPLE}", Form.EXPLAIN),
    (rf"what {BE} {SUBJECT} (?:\w+ )?paid\b", Form.AMOUNT),
    (
        rf"what (?!{AUX}\b)(?:{WORD} ){{1,6}}?(?:earns?|makes|costs?|pays|(?:is|are|gets?) paid)(?: (?:here|"
        rf"an? \w+|per \w+|in .*|to .*))?$",
        Form.AMOUNT,
    ),
    (
        r"(?:what|which) (?:percent|percentage|proportion|portion|fraction|share|size)\b(?! (?:you|your|"
        r"the)\b)",
        Form.AMOUNT,
    ),
    (r"(?:what|which) (?:colou?r|brand|make)\b(?! (?:you|your|the)\b)", Form.NAME),
    (
        r"which (?:one )?of (?:the|these|those|your) (?:two|three|four|five|\d+) .*?\b(?:do|did|are|were|is|"
        r"was|have)\b",
        Form.NAME,
    ),
    (
        rf"which (?:{WORD} ){{0,2}}?(?!{_BROAD}){WORD}(?<!s) (?:do|did|does|are|were|is|was|will) (?:you|"
        rf"your|they|he|she)\b(?!.*\b{_JUDGES}\b)",
        Form.NAME,
    ),
    (
        rf"what (?:is|was) the (?:most|least|longest|shortest|highest|lowest|furthest|earliest|latest) "
        rf"(?:time |amount )?{PRONOUN}\b",
        Form.AMOUNT,
    ),
    (r"what (?:is|was) your (?:(?:current|present|first|last|previous) )?job$", Form.NAME),
    (r"what (?:did|do|are|were) you (?:major|minor|specializ|majoring|minoring)(?:e|ing)? in\b", Form.NAME),
    (
        rf"(?:what|which) (?:{WORD} ){{1,4}}?{WORD}(?<!s) did you (?:study|specialize in|attend|graduate "
        rf"(?:from|with|in))\b",
        Form.NAME,
    ),
    (r"what did you study(?: (?:in|at) (?:college|school|university|undergrad|uni))?$", Form.NAME),
    (r"what .*\b(?:degrees?|phd|bachelor's|master's|diploma) in$", Form.NAME),
    (rf"what (?:is|are|was|were) (?:{WORD} ){{1,5}}called$", Form.NAME),
)

# --- What the noun tells --------------------------------------------------------------------------

# Nouns whose question is answered by the fact itself, whichever way it is asked.
_FACT_NOUNS: dict[str, Form] = {
    noun: form
    for form, nouns in {
        Form.AMOUNT: "salary salaries pay wage wages income paycheck stipend commission percentage "
        "percent proportion "
        "ratio size cost costs price fee tuition budget gpa gpas age rate headcount population odds hours "
        "revenue bonus caseload amount load quantity capacity quota score scores volume total median tenure "
        "length height weight grades hourly",
        Form.DURATION: "duration",
        Form.FREQUENCY: "frequency",
        Form.COUNT: "number years",
        Form.TIME: "date dates deadline birthday availability",
        Form.PLACE: "capital city location address hometown headquarters birthplace",
        Form.NAME: "name names title major minor degree mater email phone position post occupation "
        "profession "
        "employer nationality ethnicity religion department division rank website url linkedin "
        "specialization surname",
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
        "industry field sector team club fraternity sorority party brand "
        "subject course class license certification certificate credential book car exam sport instrument "
        "level "
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
        "book class subject movie film song color course food sport team quote podcast author",
        "favorite",
        Form.NAME,
    ),
    ("education schooling", "level", Form.NAME),
    ("group", "age", Form.NAME),
    ("email number phone day date", "best", Form.NAME),
    ("address", "email e-mail mailing web", Form.NAME),
    ("code", "dress area zip", Form.NAME),
    ("number", "phone telephone cell mobile contact", Form.NAME),
    ("time", "best good right ideal better start starting arrival", Form.TIME),
    ("time", "average typical usual normal total response turnaround commute travel", Form.DURATION),
    ("day", "start starting first last", Form.TIME),
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
    rf"\b(?:would you (?:recommend|suggest|advise)|do you (?:recommend|suggest|advise)|should (?:a |{_I}))\b"
)


def _what_form(question: str) -> Form:
    """Judge "what year did ..." by the noun beside "what", "what is your ..." by its subject."""
    words = question.split()[1:]
    be = "(?:is|are|was|were|(?:would|might|will|could|has|have) (?:be|been))"
    stated = compiled(rf"{DETERMINER} (.+?) {be}\b(?! like\b)").match(" ".join(words))
    if stated:
        return _fact(_noun(stated.group(1).split()), _FACT_NOUNS) or Form.EXPLAIN
    estimated = compiled(rf"what (?:would|will|might|could|should) ((?:{DETERMINER}) .+) be$").match(question)
    if estimated:
        return _fact(_noun(estimated[1].split()), _FACT_NOUNS) or Form.EXPLAIN
    if words and compiled(f"(?:{SUBJECT}|{DETERMINER})$").match(words[0]):
        return Form.EXPLAIN
    verb = next((at for at, word in enumerate(words) if word in AUX_WORDS), len(words))
    if verb:
        noun = _noun(words[:verb])
        form = _fact(noun, _ASKED_NOUNS) or Form.EXPLAIN
        advice = form in (Form.NAME, Form.PLACE) and compiled(_ADVICE).search(question)
        told = compiled(rf"{AUX} (?:{PRONOUN}|your) (?!.*\b{_JUDGES}\b)").match(" ".join(words[verb:]))
        praised = noun.head in _TASTES and not told
        return Form.EXPLAIN if advice or praised else form
    asked = compiled(rf"\w+ (?:(?:would|do) you (?:say|think|believe) )?{be} (.+)").match(question)
    return (asked and _fact(_noun(asked.group(1).split()), _FACT_NOUNS)) or Form.EXPLAIN


class _Noun(NamedTuple):
    """The head of a noun phrase, the words that narrow it down, and the words behind it."""

    head: str
    modifiers: frozenset[str]
    rest: list[str]


_STOP = (
    f"(?:{ADJUNCT}|{SUBJECT}|{AUX}|{WH}|to|of|and|or|not|[,;:()-]|needed|required|expected|offered|available|"
    "necessary|called|involved|based|typically|usually|works|suits)$"
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
