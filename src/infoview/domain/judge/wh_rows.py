"""What the wh-word and its verb tell about the answer: a table for each wh-word.

The first row that fits decides; a pattern fits from the wh-word on. What no row decides is left to the noun
(``facts``).
"""

from __future__ import annotations

from infoview.domain.judge.grammar import ADJUNCT, AUX, BE, PRONOUN, SUBJECT, WORD
from infoview.domain.judge.verdicts import Form

Rows = tuple[tuple[str, Form], ...]

# --- Pieces of pattern ----------------------------------------------------------------------------

_MEET = (
    r"\b(?:talk|speak|contact|reach|meet|connect|follow|approach|ask|interview|turn to|look to|call|ring|"
    r"phone|email|write|consult|get in touch)\b"
)
_FIRM = "(?:your|the) (?:company|firm|organization|business|employer|agency)"
_MAY = "(?:do|does|did|can|could|would|should|will|might)"
_MAKE_MONEY = (  # "what do you make in a year", but not "what does it take to make partner"
    rf"make(?= (?:{ADJUNCT}|an? (?:year|month|week|hour|day)|each|every|annually|yearly|monthly|weekly|"
    r"hourly|out|there|here|straight|starting|now|these|last|this|next|or|and|total|[,:;(-])(?: |$)|$)"
)
_PAID = f"(?:{_MAKE_MONEY}|earn|cost|pay|get paid|charge|bill|take home|bring home)"
_NO_PAY = r"(?:of|it|sure|your|a|the|you|decisions|this|that|for|up|(?:\w+ ){0,3}attention|mistakes)"
_DEGREE = (  # "how much does it matter" asks for a weight, not for an amount
    "(?:matter|affect|influence|impact|value|help|change|differ|depend|vary|enjoy|like|love|care|rely|"
    "count|know|improve|benefit|shape|prepare|contribute|have to do with)"
)
_IMMATERIAL = (  # of these nobody names an amount
    "(?:freedom|autonomy|independence|flexibility|control|influence|authority|responsibility|say|input|"
    "creativity|leeway|latitude|discretion|variety|emphasis|weight|importance|value|trust|room|pressure|"
    "competition|support|guidance|truth|demand)"
)
_OUTLOOK = "(?:see|think|want|hope|imagine|picture|envision|believe|expect|feel|turn|draw|begin)"
_BROAD = (
    "(?:parts?|aspects?|sides?|areas?|experiences?|skills?|quality|qualities|traits?|kinds?|types?|ways?|"
    "direction|approach|factors?|elements?|achievement|accomplishment|projects?|challenges?|moment|advice|"
    r"lesson|trends?|one)\b"
)
JUDGES = (
    "(?:like|enjoy|love|hate|dislike|find|value|recommend|suggest|advise|consider|think|feel|believe|"
    "regret|miss|wish|most proud|proud)"
)
_GENERALLY = "(?:usually|typically|generally|often|normally)"
OTHER_PEOPLE = (
    r"(?:the |some |any )?names? of (?:some|any|two|three|four|a few|a couple|other|others|people|someone)\b"
)
_HAND_IN = "(?:send|submit|hand|give|return|address|report|forward|email|mail|deliver)"
_FINDS = r"(?:get|find) (?:\w+ )?(?:ideas?|inspiration|information|leads|news)"
I_OR_ONE = "(?:i|one|we|someone|students?)"
_JUDGED = (  # what makes "when is it ..." ask for circumstances; "when is it best" asks for a date
    "(?:(?:good|bad|great|terrible|smart|poor) (?:idea|choice|move|sign)|mistake|wise|unwise|worth|"
    "(?:in)?appropriate|ok|okay|all right|alright|fine|right|wrong|fair|unfair|(?:un)?acceptable|"
    "(?:un)?necessary|useful|helpful|harmful|risky|dangerous|pointless|overkill|too much|smart|better not)"
)
_OPINES = "(?:would you (?:say|call|consider|describe as)|do you (?:think|feel|believe|consider))"
_SUITED = (
    r"(?:ideal|perfect|right|good|best|successful|suited|typical|great|cut out|better off)\b(?! (?:way|"
    r"friend|known|(?:person|one|contact)\b))"
)

# --- The tables ----------------------------------------------------------------------------------

# Whatever the wh-word: a rating.
_ANY: Rows = (
    (r".*\bon a scale\b|.*\brate\b.*\b(?:out of|from (?:1|one|0|zero)|(?:1|one) (?:to|-))", Form.RATING),
)
# How: a count, an amount, a length of time; "how important" asks for a weight, not for a number.
_HOW: Rows = (
    (r"how (?:much|big|large|great)(?: of)? an? (?!team|company|staff|budget|firm|group)", Form.EXPLAIN),
    (rf"how much (?:of )?(?:{WORD} ){{0,3}}?{AUX} (?:{WORD} ){{1,6}}?{_DEGREE}\b", Form.EXPLAIN),
    (rf"how much (?:\w+ )?{_IMMATERIAL}\b", Form.EXPLAIN),
    (r"how much (?:experience|education|school|training) .*(?:recommend|suggest|advise)", Form.EXPLAIN),
    (
        r"how much (?:has|have|had|did) .*\b(?:changed?|learn(?:ed)?|grow|grown|improved?|evolved?|"
        r"help(?:ed)?|matter(?:ed)?|affect(?:ed)?|influenced?|shaped?|counted)\b",
        Form.EXPLAIN,
    ),
    (r"how many\b", Form.COUNT),
    (r"how much\b", Form.AMOUNT),
    (r"how (?:often|frequently|regularly)\b", Form.FREQUENCY),
    (r"how (?:long|old)\b", Form.DURATION),
    (
        r"how (?:big|large|small) (?:is|are|was|were|a|of|the|your|their|our|it|they)\b|how (?:tall|wide|"
        r"heavy|high|deep)\b",
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
)
# When.
_WHEN: Rows = (
    (r"when (?:do|did) you (?:feel|find(?! time))\b", Form.EXPLAIN),
    (rf"when (?:is|was|would) it (?:be )?(?:{WORD} )?{_JUDGED} (?:to|for|if|that)\b", Form.EXPLAIN),
    (
        rf"when (?:does|did|would|might) it (?:\w+ )?(?:make sense|pay|help|hurt|work|backfire)\b|when is "
        rf"(?:an? |the )?(?:{WORD} ){{1,4}}?(?:an? |the )?{_JUDGED}$",
        Form.EXPLAIN,
    ),
    (rf"when (?:should|would|do) {I_OR_ONE} (?:not|avoid|rather not|better not|worry)\b", Form.EXPLAIN),
    (r"when\b", Form.TIME),
)
# Where: one place, unless it asks where one should go, or where a trade is going.
_WHERE: Rows = (
    (rf"where (?:to|(?:do|can) {I_OR_ONE}) (?:{_HAND_IN}|apply|register|sign up|enroll?)\b", Form.PLACE),
    (rf"where to\b|where (?:can|do|does) {I_OR_ONE}\b|where (?:would|might|could|should)\b", Form.EXPLAIN),
    (r"where do you (?:\w+ )?(?:suggest|recommend|advise)\b", Form.EXPLAIN),
    (
        r"where (?:do|does|can|will) (?:\w+ ){1,3}?learn\b|where can you\b|where do you (?:go|turn) (?:for|"
        r"when|if)\b|where (?:do|would) you (?:send|"
        r"refer|direct|point)\b",
        Form.EXPLAIN,
    ),
    (rf"where (?:else )?(?:do|did|does|can|will) (?:\w+ ){{1,4}}?(?:{_OUTLOOK}|{_FINDS})\b", Form.EXPLAIN),
    (r"where .*\bgo from here\b", Form.EXPLAIN),
    (r"where (?:is|are) .*\b(?:heading|headed|going)\b", Form.EXPLAIN),
    (r"where do(?:es)? (?:\w+ ){1,2}(?:ideas|opportunities|inspiration|growth|challenges)\b", Form.EXPLAIN),
    (
        "where (?:do|does|did|can|could|should|would) (?:most |many |other )?(?:people|students|graduates|"
        r"candidates|applicants|employers|companies|recruiters|beginners)\b",
        Form.EXPLAIN,
    ),
    (
        rf"where .*\b(?:{_GENERALLY}|people|employees|graduates|alumni|workers|hires|interns) .*\b(?:go|"
        r"move|progress|end up|advance|come|start|land)\w*",
        Form.EXPLAIN,
    ),
    (
        r"where (?:do|does|did|will|would|can) .*\b(?:fit|stand|struggle|begin|trip|stumble|go wrong|fall "
        r"short|get stuck|fail|waste|lose)\b",
        Form.EXPLAIN,
    ),
    (r"where\b", Form.PLACE),
)
# Who: one person, unless it asks whom one should meet, or who does well at the work.
_WHO: Rows = (
    (rf"whom? (?:to|{AUX} {I_OR_ONE}) {_HAND_IN}\b.* to$", Form.PERSON),
    (
        rf"whom? (?:else|to|besides|beyond|apart from|other than|aside from)\b|whom? (?:should|can|could|"
        rf"might) {I_OR_ONE}\b|whom? do {I_OR_ONE} .*{_MEET}",
        Form.EXPLAIN,
    ),
    (
        rf"whom? (?:would|will) {I_OR_ONE} .*{_MEET}|whom? (?:might|could|would) .*{_MEET}.* me\b",
        Form.EXPLAIN,
    ),
    (
        rf"whom? (?:{_OPINES} )?(?:is|are|makes?|would (?:be|make)|should be) (?:{WORD} ){{0,3}}?"
        rf"(?:{_SUITED}|worth \w+ing\b)",
        Form.EXPLAIN,
    ),
    (rf"whom? (?:{_GENERALLY} )?(?:gets (?:\w+ed|ahead|noticed|in)|makes it)\b", Form.EXPLAIN),
    (
        r"whom? (?:\w+ )?(?:to )?(?:succeeds?|thrives?|excels?|fits?|flourish\w*|struggles?|does well|"
        r"benefits)\b",
        Form.EXPLAIN,
    ),
    (r"whom? (?:is|are|was|would) .*\b(?:fit|match|suited|meant|made|right|wrong)(?: for)?$", Form.EXPLAIN),
    (
        f"whom? (?:is|are) (?:this|the|your|a) (?:{WORD} ){{1,4}}?(?:right|good|best|meant|suited|made) "
        r"for\b",
        Form.EXPLAIN,
    ),
    (rf"whom? (?:would you|should|could you|can you|do you think|do you know) .*{_MEET}", Form.EXPLAIN),
    (r"who (?:else )?do you know (?:(?:in|at|on|from|here) .*)?(?:who|that)\b", Form.EXPLAIN),
    (rf"whom? do you know .*\b{I_OR_ONE} (?:should|could|can|might|ought)\b", Form.EXPLAIN),
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
)
# What and which: a sum of money, a share, a name.
_WHAT: Rows = (
    (rf"what {BE} (?!.*\b(?:salar(?:y|ies)|pay|wages?|income)\b).* like$", Form.EXPLAIN),
    (r"(?:what|which) (?:point|stage|moment) .*\b(?:did|was|were|do)\b", Form.TIME),
    (rf"what {_MAY} (?:{WORD} ){{1,6}}?(?:take|do) to\b", Form.EXPLAIN),
    (rf"what {_MAY} (?!{_FIRM}\b)(?:{WORD} ){{1,8}}?{_PAID}\b(?! {_NO_PAY}\b)", Form.AMOUNT),
    (
        rf"what {AUX} (?:{WORD} ){{1,5}}?{_PAID} (?:an? (?:year|month|week|hour|day)|for a living)",
        Form.AMOUNT,
    ),
    (rf"what (?:does|did|do|will|would) (?:{WORD} ){{1,6}}?cost\b", Form.AMOUNT),
    (
        r"what (?:does|do) (?:.*\b(?:acronym|abbreviation|initials|letters?)\b.*|(?!it\b|you\b|we\b|they\b|"
        r"he\b|she\b|this\b|that\b|your\b)(?:the )?(?:\w{1,3}|[^\W_aeiou]{2,6})) stand for",
        Form.NAME,
    ),
    (rf"what (?:is|are) {OTHER_PEOPLE}", Form.EXPLAIN),
    (rf"what {BE} {SUBJECT} (?:\w+ )?paid\b", Form.AMOUNT),
    (
        rf"what (?!{AUX}\b)(?:{WORD} ){{1,6}}?(?:earns?|makes|costs?|pays|(?:is|are|gets?) paid)(?: "
        r"(?:here|an? \w+|per \w+|in .*|to .*))?$",
        Form.AMOUNT,
    ),
    (
        r"(?:what|which) (?:percent|percentage|proportion|portion|fraction|share|size)\b(?! (?:you|your|"
        r"the)\b)",
        Form.AMOUNT,
    ),
    (r"(?:what|which) (?:colou?r|brand|make)\b(?! (?:you|your|the)\b)", Form.NAME),
    (
        r"which (?:one )?of (?:the|these|those|your) (?:two|three|four|five|\d+) .*?\b(?:do|did|are|were|"
        r"is|was|have)\b",
        Form.NAME,
    ),
    (
        f"which (?:{WORD} ){{0,2}}?(?!{_BROAD}){WORD}(?<!s) (?:do|did|does|are|were|is|was|will) (?:you|"
        rf"your|they|he|she)\b(?!.*\b{JUDGES}\b)",
        Form.NAME,
    ),
    (
        "what (?:is|was) the (?:most|least|longest|shortest|highest|lowest|furthest|earliest|latest) "
        rf"(?:time |amount )?{PRONOUN}\b",
        Form.AMOUNT,
    ),
    (r"what (?:is|was) your (?:(?:current|present|first|last|previous) )?job$", Form.NAME),
    (r"what (?:did|do|are|were) you (?:major|minor|specializ|majoring|minoring)(?:e|ing)? in\b", Form.NAME),
    (
        f"(?:what|which) (?:{WORD} ){{1,4}}?{WORD}(?<!s) did you (?:study|specialize in|attend|graduate "
        r"(?:from|with|in))\b",
        Form.NAME,
    ),
    (r"what did you study(?: (?:in|at) (?:college|school|university|undergrad|uni))?$", Form.NAME),
    (r"what .*\b(?:degrees?|phd|bachelor's|master's|diploma) in$", Form.NAME),
    (rf"what (?:is|are|was|were) (?:{WORD} ){{1,5}}called$", Form.NAME),
)

WH_ROWS: Rows = (*_ANY, *_HOW, *_WHEN, *_WHERE, *_WHO, *_WHAT)
