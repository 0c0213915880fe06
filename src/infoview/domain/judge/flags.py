"""What else to know before asking: the flags of domain facts 5.7, each a few patterns over the whole line."""

from __future__ import annotations

from collections.abc import Sequence

from infoview.domain.judge.asks import Ask
from infoview.domain.judge.grammar import AUX, WORD, compiled
from infoview.domain.judge.verdicts import Flag, Form
from infoview.domain.judge.words import CLAUSE_WORDS, Sentence

_READ_SENTENCES = 20


def flags_of(lines: Sequence[Sentence], asks: Sequence[Ask]) -> tuple[Flag, ...]:
    """Return the flags of a line in the order of ``Flag``.

    Args:
        lines: the sentences of the line.
        asks: what they ask.
    """
    whole = " . ".join(line.phrase.clause(0).norm for line in lines[:_READ_SENTENCES])
    found = {flag for flag, pattern in _PATTERNS.items() if compiled(pattern).search(whole)}
    if any(_leads(ask) for ask in asks):
        found.add(Flag.LEADING)
    if _several(asks):
        found.add(Flag.SEVERAL_AT_ONCE)
    return tuple(flag for flag in Flag if flag in found)


# --- A job, a mentor ------------------------------------------------------------------------------

_THEIR_PLACE = (
    r"your (?:[\w'-]+ ){0,2}(?:company|firm|team|office|department|organization|group|employer|lab|agency)"
)
_THEY = rf"(?:you|{_THEIR_PLACE}|yours|the (?:company|firm|team)|they|anyone|somebody|someone)"
_JOB = "(?:jobs?|internships?|openings?|vacanc(?:y|ies)|positions?|placements?|traineeships?|offers?|roles?)"
_A_JOB = rf"(?:an? |the |my (?:first )?)?(?:\w+ )?{_JOB}\b"
_ANY_JOB = rf"(?:any|an?|some) (?:\w+ ){{0,2}}{_JOB}"
_STAFF = "(?:an? )?(?:interns?|people|new hires|employees|graduates)"
_JOB_PATTERNS = (
    rf"\b(?:is|are) {_THEY}(?: guys)? (?:\w+ )?(?:hiring|recruiting|taking on|looking for {_STAFF})\b",
    r"\b(?:if|whether) (?:you|your \w+|they) (?:are|is) (?:\w+ )?hiring\b|^(?:currently |still |now "
    r")?hiring\b",
    r"\bany(?:one|body) hiring\b|\b(?:any chance|if|whether|hope|know|sure) (?:that )?(?:you|they|your "
    r"\w+) (?:are|is) (?:\w+ )?(?:hiring|recruiting)\b",
    rf"\b(?:are|is) there (?:currently |now |still )?{_ANY_JOB}.*\b(?:at|on|in|with|for) (?:{_THEIR_PLACE}|"
    r"me|this|you)\b",
    rf"\bthere (?:are|is|might be|may be) {_ANY_JOB}\b|\bare there any openings\b",
    rf"\b(?:do|does|would) {_THEY} (?:currently |happen to )?have (?:any |an? |some |open )(?:\w+ "
    r"){0,2}(?:openings?|vacanc(?:y|ies)|jobs?|positions?|(?:job|internship)s? opportunities)\b",
    r"\b(?:can|could|would|will|please|might) (?:you )?(?:please )?(?:be (?:able|willing) to |help me "
    f")?(?:to )?(?:(?:hire|get|find|land) me {_A_JOB}|(?:give|offer) (?:me )?{_A_JOB})",
    rf"\b(?:can|could|may|might) i (?:please |maybe |possibly )?(?:have|get|land|apply for|do) "
    rf"{_A_JOB}.*\b(?:your|you|"
    r"here|this (?:company|firm|team))\b(?! (?:field|industry|experience|opinion|view|think))",
    rf"\bhelp me (?:to )?(?:get|find|land|secure) {_A_JOB}",
    r"(?<!if you )(?<!before you )(?<!if they )\b(?:hire|hiring|employ|employing) me\b|\b(?:put in a "
    r"(?:good )?word|vouch) for me\b|\bconsider me\b",
    r"\b(?:refer|referring|recommend|recommending|suggest) me(?: for| to (?:your|the|hr)| at|$)",
    r"\b(?:pass|passing|forward|forwarding|hand|handing|send|submit|submitting|share|give) (?:along |on "
    r")?my (?:resume|cv|application|portfolio|name)\b.*\b(?:to|along|on|with|hr)\b",
    r"\b(?:a|any) chance of an? (?:\w+ )?(?:job|internship|position|placement)\b",
    r"\b(?:anyone|anybody|someone|somebody) (?:who is |at \w+ \w+ |in \w+ \w+ )?(?:hiring|recruiting)\b",
    r"\bknow of any (?:job |current |open )?(?:openings|vacancies|positions|jobs)\b(?! (?:that|which|where))",
    r"\bmy (?:resume|cv) to pass (?:along|on)\b|\bget me an interview\b|\b(?:can|could|may) i work for you\b",
    r"\b(?:can|could|may) i apply (?:for|to) (?:an? |the |your )?(?:\w+ ){0,2}?(?:position|job|role|"
    r"team)\b.*\byour\b",
    r"\bi (?:really )?need an? (?:\w+ )?(?:job|internship)\b|\bget hired (?:here|by you|at your)\b",
    r"\bkeep me in mind\b.*\b(?:openings?|opens up|positions?|jobs?|roles?)\b",
    r"\b(?:i am|i was) (?:\w+ )?(?:looking for|seeking|applying for|in need of) (?:an? |my (?:first )?|"
    rf"any )?(?:[\w-]+ ){{0,2}}{_JOB}\b.*\b(?:you|your|help)\b",
    r"\b(?:can|could|may|might) i (?:\w+ )?(?:get|have) an? (?:\w+ )?(?:referral|reference|"
    r"recommendation letter|"
    r"letter of (?:recommendation|reference)) (?:from you|for|to)\b",
    rf"\b(?:an?|any) (?:\w+ )?{_JOB} for me\b|\b(?:say|put in) an? (?:good )?word\b.*\b(?:for|about) me\b",
    r"\b(?:give|write|provide) me an? (?:referral|recommendation letter|letter of recommendation|"
    r"reference)\b",
    r"\bbe (?:my|a) reference\b",
)
_MENTOR_PATTERNS = (
    r"\b(?:be|being|become|becoming) (?:my|a) mentor\b(?! (?:to|for) (?!me\b))|\bmentor(?:ing)? me\b|\bas "
    r"my mentor\b",
    r"\b(?:take me (?:on )?as|be) (?:a|your) mentee\b|\btake me under your wing\b",
    r"\b(?:looking for|need|want|seeking|find) (?:a |my )?mentor\b.*\b(?:interested|willing|be|open|"
    r"consider) ?(?:you)?\b",
)

# --- Pay ------------------------------------------------------------------------------------------

_PAY = "(?:salary|pay|paycheck|income|wages?|earnings|compensation|bonus|commission)"
_YOUR_OWN = (
    "your (?:(?:current|own|annual|yearly|first|starting|typical|average|monthly|hourly|exact|last|"
    "previous|base|total) )*"
)
_EARN = "(?:make|earn|get paid|bring home|take home|paid|getting paid|making|earning)"
_NOT_MONEY = "(?! (?:sure|of|use|it|decisions|time|a difference|about))"
_PERSONAL_PAY_PATTERNS = (
    rf"\b{_YOUR_OWN}{_PAY}\b(?! (?:negotiations?|review))",
    rf"\b(?:how much|what) (?:money )?(?:do|did|are|were|would|can|will) you (?:\w+ly )?{_EARN}{_NOT_MONEY}",
    r"(?<!day )\b(?:do|are|did|were) you (?:\w+ )?(?:paid|underpaid|overpaid)\b(?! (?:holiday|vacation|"
    "leave|intern|for (?:overtime|training|travel)))",
    r"\b(?:do|did) you (?:make|earn|get paid) (?:\w+ )?(?:good |a lot of |enough |much |well|decent )",
    r"\bhow (?:well|much) (?:are|were) you (?:paid|compensated)\b|\b(?:how much|what) you (?:make|earn|are "
    r"paid|get paid)\b(?! (?:of|it|sure|decisions))|\bhow (?:well|much) does (?:your job|it) pay you\b",
    r"\bdo you (?:earn|make) (?:more|less|as much)(?: money)? than\b",
)

# --- Private life ---------------------------------------------------------------------------------

_CHURCH = (
    "(?:religion|religious|church|mosque|synagogue|faith|god|pray|christian|muslim|jewish|hindu|catholic|"
    "atheist)"
)
_FAMILY = "(?:kids|children|child|baby|family|husband|wife|boyfriend|girlfriend|partner|spouse)"
_ILLNESS = (
    "(?:health (?:problems?|issues?|condition)|illness(?:es)?|disabilit(?:y|ies)|medications?|therapist|"
    r"diagnos\w+)"
)
_PRIVATE_PATTERNS = (
    r"\b(?:how (?:is|are|was|has) |what about |about )?your (?:\w+ )?health(?: been)?$|\bare you (?:\w+ "
    r")?(?:healthy|in (?:good|poor|bad) health)$",
    r"\bhow old are you(?! when)|\bhow old you are\b|\byour (?:current )?age\b|\bwhen is your birthday\b|"
    r"\byou (?:were )?born\b",
    r"\b(?:are|were|been) (?:you )?(?:\w+ )?(?:married|divorced|pregnant|dating|engaged to|gay|straight|"
    r"disabled|ill|sick)\b",
    r"^(?:married|pregnant|divorced)\b|\bgetting married\b|\bare you single\b",
    r"\b(?:do|did|will) you (?:\w+ )?(?:have|want|plan(?: to have| on having)?) (?:any |a |more |to have "
    rf")?{_FAMILY}\b(?! business)",
    r"\b(?:planning on|plan on|thinking of|plan to|planning to) (?:having|have|starting|start) (?:kids|"
    r"children|a family|a baby)\b",
    r"\byour (?:ethnicity|race|nationality|sexual orientation|marital status)\b",
    r"\bstart(?:ing)? a family\b|(?<!encourage )\byour (?:husband|wife|spouse|kids|children|boyfriend|"
    r"girlfriend|marriage|sexuality)\b|\byou have (?:kids|children)\b",
    rf"\b(?:you|your)\b.*\b{_CHURCH}\b(?!['-])|\b(?:what|which) {_CHURCH}\b",
    rf"\b(?:you|your)\b(?! (?:\w+ )?(?:support|help|teach|treat|serve|work|care)).*\b{_ILLNESS}\b(?! "
    "(?:research|services|studies|law|sector))",
    r"\b(?:do|did|would) you (?:\w+ )?vote\b|\bvote for\b|\byour (?:political|politics)\b|\b(?:democrat|"
    r"republican)\b",
)

# --- What a search answers ------------------------------------------------------------------------

_FIRM = "(?:your|the) (?:company|firm|organization|business|employer|agency)"
_HEADS = r"(?:ceo|president|founders?|owner|chief executive|(?:main |biggest |major |top )?competitors?)"
_SCHOOLING = (
    "(?:go to (?:school|college|university|grad(?:uate)? school)|study|work before|get your degree|graduate)"
)
_TITLE = (
    "(?:major|minor|degree|alma mater|(?:exact |current |full )?(?:job |official |formal )?title|"
    "(?:current )?(?:position|employer))"
)
_SEARCHABLE_PATTERNS = (
    rf"\bwhat (?:exactly )?do(?:es)? {_FIRM} (?:(?:do|make|sell|produce)\b|offer$)|\bwhere do you work$",
    r"\bwhat (?:\w+ )?(?:products?|services?)(?: (?:and|or) \w+)? do(?:es)? (?:you|your \w+|the company|"
    "they) (?:make|sell|offer|produce|provide)\\b",
    r"\bwhat (?:\w+ ){0,2}(?:positions?|jobs?|openings?|roles?) (?:are|is|do you have) (?:\w+ )?(?:open|"
    r"available|vacant)\b",
    rf"\bwhat (?:is|are) {_FIRM}(?:'s)? (?:mission|values|mission statement|size|location|address|products|"
    r"services)\b",
    rf"\bwhen (?:was|did) {_FIRM} (?:founded|established|started?|begin|open|incorporated)\b|\bwho founded\b",
    rf"\bwhere (?:is|are) (?:{_FIRM}|(?:your|the) (?:main )?offices?)(?: located| based)?$|"
    r"\bheadquarter(?:s|ed)\b",
    r"\bhow many (?:people|employees|offices|locations|staff)\b.*\b(?:does|work|are there|there are|employ|"
    r"have)\b",
    rf"\bhow (?:big|large|old) is {_FIRM}\b",
    rf"\bwho (?:is|are|was) (?:the|your|their)(?: (?:company|firm)'s)? (?:\w+ )?{_HEADS}\b",
    rf"\bwhere did you {_SCHOOLING}\b|\b(?:which|what) (?:school|college|university) (?:did|do) you\b",
    rf"\bwhat (?:did|do|are) you (?:major|majoring) in\b|\bwhat (?:was|is) your {_TITLE}\b",
    r"(?<!to )\b(?:what|which) degrees? (?:do|did) you\b|\byour (?:\w+ )?(?:and )?job title\b|^job title\b",
    r"\bwhat (?:company|firm|organization) do you work\b|\bwhat department\b|\bwhich office\b",
    r"\bwhen did you (?:start|join|graduate)\b|\bask when you (?:started|joined|graduated)\b|\bwhat year "
    r"did you (?:start|join|graduate)\b",
    r"\bwhen do(?:es)? (?:recruiting|applications?|hiring) (?:start|open|begin)\b|\b(?:application|"
    r"registration) deadlines?\b",
    r"\bwhat (?:does|is) the (?:exam|license|test|application)(?: fee)? cost\b|\bcost of the .*\b(?:exam|"
    r"license|test)\b",
)

_PATTERNS = {
    flag: "|".join(patterns)
    for flag, patterns in {
        Flag.ASKS_FOR_A_JOB: _JOB_PATTERNS,
        Flag.ASKS_FOR_A_MENTOR: _MENTOR_PATTERNS,
        Flag.PERSONAL_PAY: _PERSONAL_PAY_PATTERNS,
        Flag.SEARCHABLE: _SEARCHABLE_PATTERNS,
        Flag.PRIVATE: _PRIVATE_PATTERNS,
    }.items()
}

# --- Leading, several at once ---------------------------------------------------------------------

_LEADING = (
    rf"(?:{AUX}) not (?:you|it|that|the|an?|this|they|your|there|we|most|people|anyone)\b|(?:should|do|"
    rf"does|did) not (?!i\b|only\b)\w+ \w|would you (?:not "
    r")?agree\b|i assume\b|.*\b(?:(?:do|would) not you (?:think|agree|say|find)|you would agree|you must "
    r"(?:love|hate|be|feel|have))\b"
)


def _leads(ask: Ask) -> bool:
    """Tell whether a yes-or-no question already contains the answer it hopes for."""
    if ask.form not in (Form.YES_NO, Form.CHOICE, Form.STATEMENT):
        return ask.form is Form.TAG
    begun = ask.sentence.phrase.words[0].norm in ("surely", "obviously", "clearly")
    return begun or bool(compiled(_LEADING).match(ask.core.clause(0).norm))


def _several(asks: Sequence[Ask]) -> bool:
    """Tell whether a line asks two full questions in sentences of their own, or three things in any shape.

    A follow-up ("why?", "if so, how?") is part of the question before it, and so is what a colon announces.
    """
    full = [
        ask for ask in asks if not (ask.follows_up or _leans(ask) or _sets_a_scene(ask) or _spells_out(ask))
    ]
    return len(full) >= 3 or len({ask.sentence.end for ask in full}) >= 2


_LEANING = (
    r"(?:and |so |or )?(?:if (?:so|not|yes|no)\b|why(?:(?: ,)? or why not| not)?$|(?:where|when|who) and "
    "why$|how(?: so| come| often| long| many| much)?$|(?:please )?(?:explain|elaborate)|in what ways?|"
    rf"\w+$|(?:what|which|how|why) (?:{WORD} )?(?:{AUX} )?(?:it|they|that|those|this|one|ones|them|so)\b|"
    r"(?:can|could|would) you (?:\w+ )?(?:tell me (?:why|more|about (?:it|that|them))|explain|elaborate|"
    "describe (?:it|them|that)))"
)


def _leans(ask: Ask) -> bool:
    """Tell whether a question only makes sense after the one before it."""
    return bool(compiled(_LEANING).match(ask.sentence.phrase.clause(0).norm))


def _sets_a_scene(ask: Ask) -> bool:
    """Tell whether a command only leads up to the question: "Think back to your first week."."""
    scene = compiled(r"(?:please )?(?:think|imagine|picture|consider|suppose|remember|recall)\b")
    return ask.form is Form.COMMAND and bool(scene.match(ask.sentence.phrase.clause(ask.first).norm))


def _spells_out(ask: Ask) -> bool:
    """Tell whether a question spells out the one before it: "What is it like: who decides, and how?"."""
    before = ask.sentence.phrase.words[max(0, ask.first - CLAUSE_WORDS) : ask.first]
    return any(word.norm == ":" for word in before) and any(word.norm.isalpha() for word in before[:4])
