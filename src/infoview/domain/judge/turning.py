"""Turning a question around by a table: the pieces of its patterns, and how a template is filled in.

A row of a table is a pattern over the normal form and a template. In a pattern ``<name>`` stands for a
piece of ``_PIECES``; a template takes the pieces up again as the user wrote them. Function words (``aux``,
a pronoun as ``s``) come in their normal form, since they change place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Match

from infoview.domain.judge.grammar import (
    ADJUNCT,
    AUX,
    BE,
    DETERMINER,
    DO,
    HAVE,
    MODAL,
    POINTER,
    PRONOUN,
    SUBJECT,
    WH,
    WORD,
    compiled,
    one_of,
)
from infoview.domain.judge.words import Phrase

Turn = tuple[str, str]

# --- Pieces ---------------------------------------------------------------------------------------

PAST = (
    "(?:did|had|was|were|went|saw|made|got|found|knew|thought|took|came|left|chose|began|became|felt|said|"
    "told|met|ran|wrote|grew|kept|taught|spent|built)"
)
ADJECTIVE = (
    "(?:hard|difficult|easy|important|necessary|useful|helpful|competitive|good|bad|stressful|happy|"
    "satisfied|content|flexible|common|typical|supportive|nervous|worried|glad|proud|afraid|excited|"
    "interested|confident|comfortable|realistic|likely|valuable|essential|crucial|vital|rewarding|"
    "challenging|exciting|boring|demanding|tiring|fulfilling|meaningful|friendly|fair|strict|formal|casual|"
    "diverse|open|stable|secure|busy|lonely|intense|tough|rare|normal|popular|expensive|high|low|strong|"
    "big|large|small|long|short|free|ready|prepared|creative|technical|terrible|great|strange|scary|"
    "overwhelming|risky|safe|reliable|political|hierarchical|collaborative|inclusive|relevant|transferable|"
    "beneficial|acceptable|appropriate|advantageous|predictable|repetitive|physical|emotional|nice|kind|"
    "quiet|independent|involved|familiar|aware|accurate|serious)"
)
PARTICIPLE = "(?:required|needed|recommended|expected|preferred|offered|planned|available|involved)"
_ADVERB = "(?:not|lately|recently|yet|now)"
_NO_NOUN = (
    f"(?:{ADJUNCT}|relat(?:ed|ing)|concerning|pertaining|to|that|{WH}|{PRONOUN}|{AUX}|{PARTICIPLE}|"
    rf"{_ADVERB}|any(?:one|body|thing)|coming|going|happening|{POINTER}|next)\b"
)
_NOUNS = rf"(?!{_NO_NOUN}){WORD}(?:(?: ,)? (?!{_NO_NOUN}){WORD})*(?<! or)(?<! and)(?! (?:and|or)\b)"
_VERY = (
    "(?:really|very|so|too|still|quite|that|generally|usually|all|even|highly|extremely|particularly|"
    "pretty|fairly|especially|always|often|mostly)"
)

IF_I = (
    "(?:do you mind|mind|(?:is|would) it (?:be )?(?:ok|okay|alright|all right|fine|possible)(?: with "
    "you)?) if i (?:could |can |may )?"
)
MANNER = (  # verbs whose "how" is worth asking
    "(?:use|manage|handle|deal|measure|choose|find|plan|keep|balance|train|learn|prepare|decide|set|teach|"
    "hire|review|recruit|market|price|write|research|organize|collaborate|communicate|affect|influence|"
    "change|help|support|make|relate|compare|contribute|pay|promote|encourage|reward|treat|operate|fit|"
    "differ|evaluate|lead|impact|shape|require|involve|offer|provide|go|develop|build|grow|cope|adapt|"
    "assess|select|track|charge|negotiate|move|stay)"
)
OFTEN = "(?:often|usually|always|sometimes|regularly|typically|generally|frequently)"

_PIECES = {
    "be": f"(?P<be>{BE})",
    "do": f"(?P<do>{DO})",
    "have": f"(?P<aux>{HAVE})",
    "aux": f"(?P<aux>{AUX})",
    "modal": MODAL,
    "owns": f"(?P<aux>{DO}|{HAVE}|will|would)",
    "s": f"(?P<s>{PRONOUN})",
    "we": "(?P<s>i|you|we|they)",
    "subject": rf"(?P<s>{PRONOUN}|(?!{PRONOUN}\b)(?:{WORD} ){{0,5}}?{WORD})",
    "np": f"(?P<np>{_NOUNS})",
    "nouns": _NOUNS,
    "adj": f"(?P<adj>{ADJECTIVE})",
    "v": rf"(?P<v>(?:{WORD} ){{0,4}}?{WORD})",
    "verb": r"(?P<verb>\w+)",
    "rest": rf"(?P<rest>(?: (?![,;:]|{PRONOUN}\b).*)?)$",
    "all": "(?P<rest>(?: .*)?)$",
    "more": "(?P<rest> .+)$",
    "adjunct": rf"(?P<rest>(?: (?:{ADJUNCT}|to)\b.*)?)$",
    "else": "(?P<else>(?: else)?)",
    "known": f"(?:{AUX} (?:there|you (?:happen to )?(?:know of|know|think of|have|(?:think|know) (?:if |"
    "whether |that )?there (?:is|are|might be|may be|could be|would be))) )?",
    "someone": "(?:any|some)(?:one|body)(?: else)?",
    "something": "(?:any|some)things?(?P<else>(?: else)?)(?: in particular| specific)?",
    "place": rf"(?P<place>(?: (?:in|on|at|from) (?:{WORD} ?){{1,4}}?)?) ?",
    "some": "(?:(?:ever|any|certain|some|enough|still|currently|now|a few|a couple of|lots of|plenty of|"
    "no) )*",
    "often": "(?:(?:ever|often|usually|always|sometimes|regularly|typically|generally|(?P<still>still)|also|"
    "really|actually|normally|currently|frequently|personally|mostly|mainly) )*",
    "very": f"(?:{_VERY} )*",
    "please": "(?:(?:please|kindly|maybe|possibly|also) )*",
    "present": rf"(?!{PAST}\b|\w+ed\b|{AUX}\b)",
    "finite": rf"(?!only\b|{PRONOUN}\b|{DETERMINER}\b)",
    "who": f"(?P<s>{SUBJECT}|(?:the|your) (?:{WORD} ){{0,5}}?{WORD})(?: approximately| really| exactly)?",
    "like": "(?P<v>like|enjoy|love|miss|dislike|hate|appreciate|value|regret|admire|prefer|fear)",
    "liked": "(?P<v>enjoyed|liked|loved|missed|regretted|disliked|enjoying|missing|loving|regretting)",
    "think": "(?P<v>think|believe|feel|agree|consider|find|expect|worry|trust|suppose|anticipate|imagine|"
    "wish)",
    "got": "(?P<v>have|had|got|offer|provide)",
    "fine": "(?:ok|okay|alright|all right|fine|possible)",
    "habit": "(?:travel|commute|relocate|stay|meet|speak|go|come|take|bring|spend|face|experience|"
    r"encounter|feel|get (?:to travel|\w+ed)|work (?:from|at|late|nights|weekends|overtime|alone|"
    "much|long|on weekends|shifts))",
}


@cache
def _expanded(pattern: str) -> str:
    return compiled(r"(?<!\?P)<(\w+)>").sub(lambda name: _PIECES[name[1]], pattern)


# --- Turning ---


def turned(question: Phrase, table: tuple[Turn, ...]) -> Iterator[str]:
    """Yield what the rows of a table make of a question, in the order of the table."""
    for pattern, template in table:
        match = compiled(_expanded(pattern)).match(question.norm)
        if match:
            yield " ".join(template.format_map(_taken_up(question, match)).split())


_MOVING = one_of("aux aux2 be do s s2")


def _taken_up(question: Phrase, match: Match[str]) -> dict[str, str]:
    """Return the pieces of a match as the user wrote them, and the -ing form of ``verb``."""
    pieces: dict[str, str] = {}
    for name, value in match.groupdict(default="").items():
        begin = match.start(name) + len(value) - len(value.lstrip())
        quoted = question.quote(begin, begin + len(value.strip())) or value.strip()
        if name in _MOVING and compiled(rf"(?:{AUX}|{SUBJECT})$").match(value):
            quoted = "I" if value == "i" else value
        if name == "rest" and quoted and quoted[0] not in ",;:":
            quoted = " " + quoted
        pieces[name] = quoted
        if name == "verb":
            pieces["ing"] = gerund(value)
    if "ing" in pieces:  # "look at it and tell me" is "looking at it and telling me"
        pieces["rest"] = compiled(r"\band (tell|let|give|send|share|watch|see|listen|look|ask)\b").sub(
            lambda verb: f"and {gerund(verb[1])}", pieces.get("rest", "")
        )
    return pieces


def gerund(verb: str) -> str:
    """Return the -ing form of a verb: look, looking; take, taking; put, putting; lie, lying."""
    if verb.endswith("ing") and len(verb) > 5:
        return verb
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    if compiled(r"(?:[^aeiou]*[aeiou][bdgklmnprt]|refer|forget|commit|admit|submit)$").match(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"
