"""What else to know before asking: the flags of domain facts 5.7, each a few patterns over the whole line."""

from __future__ import annotations

from collections.abc import Sequence

from infoview.domain.judge.grammar import AUX, WORD, compiled
from infoview.domain.judge.asks import Ask
from infoview.domain.judge.verdicts import Flag, Form
from infoview.domain.judge.words import Sentence

_HERE = r"(?:you|your (?:[\w'-]+ ){0,2}(?:company|firm|team|office|department|organization|group|employer|lab|school|agency|practice)|yours|the (?:company|firm|team)|they|anyone|somebody|someone)"
_JOB = r"(?:jobs?|internships?|openings?|vacanc(?:y|ies)|positions?|placements?|traineeships?|offers?|roles?)"
_RESUME = r"(?:resume|cv|application|portfolio|name)"

_JOB_PATTERNS = (
    rf"\b(?:is|are) {_HERE}(?: guys)? (?:\w+ )?(?:hiring|recruiting|taking on|looking for (?:an? )?(?:interns?|people|new hires|employees|graduates))\b",
    r"\b(?:if|whether) (?:you|your \w+|they) (?:are|is) (?:\w+ )?hiring\b|^(?:currently |still |now )?hiring\b",
    rf"\b(?:are|is) there (?:currently |now |still )?(?:any|an?|some) (?:\w+ ){{0,2}}{_JOB}.*\b(?:at|on|in|with|for) (?:your|me|this|the (?:company|firm|team)|you)\b",
    rf"\bthere (?:are|is|might be|may be) (?:any|an?|some) (?:\w+ ){{0,2}}{_JOB}\b|\bare there any openings\b",
    rf"\b(?:do|does|would) {_HERE} (?:currently |happen to )?have (?:any |an? |some )?(?:\w+ ){{0,2}}(?:openings?|vacanc(?:y|ies)|jobs?|positions?|(?:job|internship)s? (?:opportunities|openings))\b",
    rf"\b(?:can|could|would|will|please|might) (?:you )?(?:please )?(?:be (?:able|willing) to |help me )?(?:to )?(?:hire|get|give|offer|find|find me|land) (?:me )?(?:an? |the |my (?:first )?)?(?:\w+ )?{_JOB}\b",
    rf"\bhelp me (?:to )?(?:get|find|land|secure) (?:an? |the |my (?:first )?)?(?:\w+ )?{_JOB}\b",
    r"\b(?:hire|hiring|employ|employing) me\b|\b(?:refer|referring|recommend|recommending|suggest|vouch for|put in a (?:good )?word for) me(?: for| to (?:your|the|hr)| at|$)",
    rf"\b(?:pass|passing|forward|forwarding|hand|handing|send|submit|submitting|share|give) (?:along |on )?my {_RESUME}\b.*\b(?:to|along|on|with|hr)\b",
    r"\bconsider me\b|\b(?:a|any) chance of an? (?:job|internship|position)\b|\bput in a (?:good )?word\b",
    rf"\b(?:i am|i was) (?:\w+ )?(?:looking for|seeking|applying for|in need of) (?:an? |my (?:first )?|any )?(?:[\w-]+ ){{0,2}}{_JOB}\b.*\b(?:you|your|help)\b",
    r"\b(?:give|write|provide) me an? (?:referral|recommendation letter|letter of recommendation|reference)\b|\bbe (?:my|a) reference\b",
)
_PAY = r"(?:salary|pay|paycheck|income|wages?|earnings|compensation|bonus|commission)"
_PERSONAL_PAY_PATTERNS = (
    rf"\byour (?:(?:current|own|annual|yearly|first|starting|typical|average|monthly|hourly|exact|last|previous|base|total) )*{_PAY}\b(?! (?:negotiations?|review))",
    r"\b(?:how much|what) (?:money )?(?:do|did|are|were|would|can|will) you (?:currently |usually |typically |personally |really |actually )?(?:make|earn|get paid|bring home|paid|take home|getting paid|making|earning)"
    r"(?! (?:sure|of|it|decisions|time|a difference|about))",
    r"\b(?:do|are|did|were) you (?:\w+ )?(?:paid|underpaid|overpaid)\b|\b(?:do|did) you (?:make|earn|get paid) (?:\w+ )?(?:good |a lot of |enough |much |well|decent )",
    r"\bhow (?:well|much) (?:are|were) you (?:paid|compensated)\b|\bhow much you (?:make|earn|are paid|get paid)\b",
)
_CHURCH = r"(?:religion|religious|church|mosque|synagogue|faith|god|pray|christian|muslim|jewish|hindu|catholic|atheist)"
_PRIVATE_PATTERNS = (
    r"\bhow old (?:are|r) you(?! when)|\bhow old you are\b|\byour (?:current )?age\b|\bwhen is your birthday\b|\bwhat year were you born\b",
    r"\b(?:are|were) you (?:\w+ )?(?:married|single|divorced|pregnant|dating|engaged to|gay|straight|disabled|ill|sick)\b|^(?:married|pregnant|divorced)\b",
    r"\b(?:do|did|will) you (?:\w+ )?(?:have|want|plan(?: to have| on having)?|planning on having) (?:any |a |more |to have )?(?:kids|children|child|baby|family|husband|wife|boyfriend|girlfriend|partner|spouse)\b(?! business)",
    r"\b(?:planning on|plan on|thinking of|plan to|planning to) (?:having|have|starting|start) (?:kids|children|a family|a baby)\b|\bstart(?:ing)? a family\b|\bgetting married\b",
    r"\byour (?:husband|wife|spouse|kids|children|boyfriend|girlfriend|marriage|marital status|sexual|sexuality)\b",
    rf"\b(?:you|your)\b.*\b{_CHURCH}\b(?!['-])|\b(?:what|which) {_CHURCH}\b",
    r"\b(?:you|your)\b.*\b(?:health (?:problems?|issues?|condition)|illness(?:es)?|disabilit(?:y|ies)|medications?|therapist|diagnos\w+)\b(?! (?:research|services|studies|law|sector))",
    r"\b(?:do|did|would) you (?:\w+ )?vote\b|\bvote for\b|\byour (?:political|politics)\b|\b(?:democrat|republican|conservative or|liberal or|left-wing|right-wing)\b",
)
_SEARCHABLE_PATTERNS = (
    r"\bwhat (?:exactly )?do(?:es)? (?:your|the) (?:company|firm|organization|business|employer|agency) (?:do|make|sell|produce|offer)\b",
    r"\bwhat (?:\w+ )?(?:products?|services?)(?: (?:and|or) \w+)? do(?:es)? (?:you|your \w+|the company|they) (?:make|sell|offer|produce|provide)\b",
    r"\bwhat (?:\w+ ){0,2}(?:positions?|jobs?|openings?|roles?) (?:are|is|do you have) (?:\w+ )?(?:currently |right now )?(?:open|available|vacant)\b",
    r"\bwhat (?:is|are) (?:your|the) (?:(?:company|firm|organization)(?:'s)?|employer's) (?:mission|values|mission statement|size|location|address|products|services)\b",
    r"\bwhen (?:was|did) (?:your|the) (?:company|firm|organization|business|agency|school) (?:founded|established|started?|begin|open|incorporated)\b|\bwho founded\b",
    r"\bwhere (?:is|are) (?:your|the) (?:company|firm|organization|headquarters|main office|office|offices)(?: \w+)?(?: located| based| headquartered)?$|\b(?:headquartered|headquarters)\b",
    r"\b(?:how many (?:people|employees|offices|locations|staff)\b.*\b(?:does|work|are there|there are|employ|have)|how (?:big|large|old) is (?:your|the) (?:company|firm|organization|business))\b",
    r"\bwho (?:is|are|was) (?:the|your|their)(?: (?:company|firm)'s)? (?:\w+ )?(?:ceo|president|founders?|owner|chief executive|(?:main |biggest |major |top )?competitors?)\b",
    r"\bwhere did you (?:go to (?:school|college|university|grad(?:uate)? school)|study|work before|get your degree|graduate)\b|\b(?:which|what) (?:school|college|university) (?:did|do) you\b",
    r"\bwhat (?:did|do|are) you (?:major|majoring) in\b|\bwhat (?:was|is) your (?:major|minor|degree|alma mater|(?:\w+ )?(?:job |official |formal )?title|(?:current )?(?:position|employer))\b|\b(?:what|which) degrees? (?:do|did) you\b",
    r"\byour (?:\w+ )?(?:and )?job title\b|^(?:your )?job title\b|\bwhat (?:company|firm|organization) do you work\b|\bwhere do you work$|\bwhat department\b|\bwhich office\b",
    r"\b(?:when|what year) (?:did you (?:start|join|graduate)|do(?:es)? (?:recruiting|applications?|hiring) (?:start|open|begin))\b|\bin what year did you (?:join|graduate|start)\b",
    r"\b(?:application|registration) deadlines?\b|\bwhat (?:does|is) the (?:exam|license|test|application)(?: fee)? cost\b|\bcost of the (?:exam|license|test|application)\b|\bthe cost of .*exam\b",
)
_LEADING_PATTERNS = (
    rf"(?:and |so |but |well )*(?:{AUX}) not (?:you|it|that|the|this|they|your|there|we|most|people)\b",
    r".*\b(?:do|would) not you (?:think|agree|say|find)\b|(?:surely|obviously|clearly)\b|.*\byou must (?:love|hate|be|feel|have)\b",
    r"would you (?:not )?agree\b|i assume\b|.* you would agree\b",
)

_PATTERNS: tuple[tuple[Flag, tuple[str, ...]], ...] = (
    (Flag.ASKS_FOR_A_JOB, _JOB_PATTERNS),
    (
        Flag.ASKS_FOR_A_MENTOR,
        (
            r"\b(?:be|being|become|becoming) (?:my|a) mentor\b(?! (?:to|for) (?!me\b))|\bmentor(?:ing)? me\b|\bas my mentor\b|\btake me (?:on )?as (?:a|your) mentee\b",
            r"\b(?:looking for|need|want|seeking|find) (?:a |my )?mentor\b.*\b(?:interested|willing|be|open|consider) ?(?:you)?\b",
        ),
    ),
    (Flag.PERSONAL_PAY, _PERSONAL_PAY_PATTERNS),
    (Flag.SEARCHABLE, _SEARCHABLE_PATTERNS),
    (Flag.PRIVATE, _PRIVATE_PATTERNS),
)


def flags_of(lines: Sequence[Sentence], asks: Sequence[Ask]) -> tuple[Flag, ...]:
    """Return the flags of a line in the order of ``Flag``.

    Args:
        lines: the sentences of the line.
        asks: what they ask.
    """
    norms = [line.phrase.clause(0).norm for line in lines]
    whole = " . ".join(norms[:_READ_SENTENCES])
    found = {flag for flag, patterns in _PATTERNS if any(compiled(p).search(whole) for p in patterns)}
    if any(_leads(ask) for ask in asks):
        found.add(Flag.LEADING)
    if _several(asks):
        found.add(Flag.SEVERAL_AT_ONCE)
    return tuple(flag for flag in Flag if flag in found)


_READ_SENTENCES = 20


def _leads(ask: Ask) -> bool:
    """Tell whether a yes-or-no question already contains the answer it hopes for."""
    if ask.form is Form.TAG:
        return True
    return ask.form in (Form.YES_NO, Form.CHOICE, Form.STATEMENT) and any(
        compiled(pattern).match(ask.core.norm) for pattern in _LEADING_PATTERNS
    )


def _several(asks: Sequence[Ask]) -> bool:
    """Tell whether a line asks two full questions in sentences of their own, or three things in any shape.

    A follow-up ("why?", "if so, how?") is part of the question before it.
    """
    full = [ask for ask in asks if not ask.follows_up and not _leans(ask) and not _sets_a_scene(ask)]
    return len(full) >= 3 or len({ask.sentence.end for ask in full}) >= 2


def _sets_a_scene(ask: Ask) -> bool:
    """Tell whether a command only leads up to the question: "Think back to your first week."."""
    scene = compiled(r"(?:please )?(?:think|imagine|picture|consider|suppose|remember|recall)\b")
    return ask.form is Form.COMMAND and bool(scene.match(ask.sentence.phrase.clause(ask.first).norm))


def _leans(ask: Ask) -> bool:
    """Tell whether a question only makes sense after the one before it."""
    return bool(
        compiled(
            rf"(?:and |so |or )?(?:if (?:so|not|yes|no)\b|why(?: or why not| not)?$|how(?: so| come| often| long| many| much)?$|"
            rf"(?:please )?(?:explain|elaborate)|(?:what|which|how|why) (?:{WORD} )?(?:{AUX} )?(?:it|they|that|those|this|one|ones|them|so)\b|"
            r"(?:can|could|would) you (?:\w+ )?(?:tell me why|explain|elaborate|describe (?:it|them|that))|\w+$|in what ways?)"
        ).match(ask.sentence.phrase.clause(0).norm)
    )
