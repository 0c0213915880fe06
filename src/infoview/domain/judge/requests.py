"""Asking in a roundabout way: "could you tell me", "may I ask", "I'd love to hear", "please describe"."""

from __future__ import annotations

from infoview.domain.judge.asks import Found, Opening
from infoview.domain.judge.facts import topic_form, wh_form
from infoview.domain.judge.grammar import (
    AUX,
    DETERMINER,
    PREPOSITION,
    SOFT,
    SUBJECT,
    TELL,
    TELLING,
    TO_ME,
    WH,
    WORD,
    compiled,
    one_of,
)
from infoview.domain.judge.verdicts import Form
from infoview.domain.judge.words import Phrase

# --- Could you tell me ----------------------------------------------------------------------------

COUNSEL = (
    "(?:advice|thoughts?|opinions?|take|perspective|views?|insights?|input|feedback|tips|story|"
    "impressions?|recommendations?|suggestions?|guidance)"
)
_YOU = "(?:you(?: guys| all| both)?|(?:some|any)(?:one|body)(?: here)?|any of you|one of you)"
_WILLING = (
    "(?:be (?:so kind as|kind enough|able|willing|happy|open|prepared|free|interested|up for|comfortable|"
    r"game|keen) to |(?:feel comfortable|agree|care|like|try|want|take (?:a|some|the) \w+) to |go ahead "
    r"and |(?:have|take) (?:the |some |a |few |\w+ )?(?:time|moment|minutes?) to )?"
)
_CAN_YOU = f"(?:please |kindly )?(?:can|could|would|will|might|may) (?:not )?{_YOU} {SOFT}{_WILLING}{SOFT}"
_IF_YOU_COULD = (
    f"(?:that |if |whether )?{_YOU} {SOFT}(?:can|could|would|might|may|will|are able to|were able to) "
    f"{SOFT}{_WILLING}{SOFT}"
)
_POSSIBLE = "(?:at all )?(?:possible|ok|okay|alright|all right|fine|too much)"
_WONDERING = (
    "(?:(?:i|we) (?:(?:was|am|were|are|just|have|had|been) )*)?(?:wondering|hoping|wonder|hope|hoped|"
    "wondered)"
)
_REQUESTS = (
    rf"{_CAN_YOU}(?P<verb>{TELL})\b",
    rf"(?:is|would|was|will) it (?:be )?{_POSSIBLE}(?: for you)? to {SOFT}(?P<verb>{TELL})\b",
    rf"(?:is|would) it (?:be )?{_POSSIBLE} {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    f"(?:is|would) it (?:be )?{_POSSIBLE} if you (?P<verb>told|shared|described|explained|gave|walked|"
    r"talked)\b",
    r"are you (?:\w+ )?(?:able|willing|happy|open|prepared|free|allowed|at liberty|comfortable) to "
    rf"{SOFT}(?P<verb>{TELL})\b",
    rf"(?:is there )?any (?:chance|way|possibility) {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"do you think {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"{_WONDERING} {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:i|we|it) would (?:\w+ ){{1,4}}?(?:it )?if {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:i|we) would (?:really )?(?:love|like) (?:for )?you to {SOFT}(?P<verb>{TELL})\b",
    rf"(?:(?:would|do) you (?:\w+ )?)?mind {SOFT}(?P<verb>{TELLING})\b",
    r"(?:would|do|are) you (?:be |feel )?(?:\w+ )?(?:open to|comfortable(?: with)?|ok(?:ay)? with|up for|"
    rf"consider|fine with) {SOFT}(?P<verb>{TELLING})\b",
)
# "Would you recommend it?" asks for an opinion, not for a story.
_OPINION = (
    rf"would {_YOU} (?:ever )?(?:recommend|suggest|advise|offer (?!(?:me |us )?(?:any |some |an? )?(?:\w+ "
    rf")?{COUNSEL})|name|identify|list|(?:describe|characterize) .*\bas\b|tell (?!me\b|us\b|my\b|our\b)|"
    r"give (?!me\b|us\b|some\b|any\b|your\b|my\b))"
)


def request(opening: Opening) -> Found | None:
    """Read "could you tell me ...": yes or no by grammar, an account by use."""
    if compiled(_OPINION).match(opening.norm):
        return None
    for pattern in _REQUESTS:
        match = compiled(pattern).match(opening.norm)
        if match:
            return _content(opening.clause, match.end(), match["verb"], Form.REQUEST)
    return None


# --- May I ask ------------------------------------------------------------------------------------

_MAY_I = (
    f"(?:(?:may|can|could|might) (?:i|we)|(?:is|would) it (?:be )?{_POSSIBLE} (?:if (?:i|we)|for me to)|"
    f"(?:(?:do|would) you )?mind if (?:i|we)) {SOFT}"
)
_PERMISSIONS = (
    rf"(?:is|would) it (?:be )?{_POSSIBLE} to {SOFT}(?P<verb>ask|hear)(?: you)?(?= .*\byou)",
    f"{_MAY_I}(?P<verb>asked|ask|inquire)(?: you)?(?= (?:about|how|what|why|which|who|when|where|if|"
    "whether|to|for your))",
    rf"{_MAY_I}(?P<verb>hear|learn|know|understand|see)(?= (?:more|about|how|what|why|a bit|a little))",
    f"{_MAY_I}(?:get|have|hear|(?:ask|trouble|bother) you for|ask for|gain) (?:your |some |any |a few |a "
    rf"bit of )?(?:\w+ )?(?P<verb>{COUNSEL})",
    rf"{_MAY_I}(?P<verb>pick) your brain(?= (?:on|about))",
    r"(?:can|could) we (?P<verb>talk|speak|chat)(?= (?:about|through))",
)


def permission(opening: Opening) -> Found | None:
    """Read "may I ask how ...": permission by grammar, an account by use."""
    for pattern in _PERMISSIONS:
        match = compiled(pattern).match(opening.norm)
        if match:
            return _content(opening.clause, match.end(), match["verb"], Form.REQUEST)
    return None


# --- I'd love to hear -----------------------------------------------------------------------------

_LEARN = (
    "(?:(?:please |just )?(?:know|hear|learn|understand|find out|discuss|explore|see|hearing|learning|"
    "knowing|understanding|finding out|get (?:your|some|a (?:better )?sense|an idea|a feel|insight)|pick "
    "your brain|talk(?: to you| with you)?(?= about)|ask(?: you)?(?= (?:about|how|what|why|which|who|when|"
    "where|if|whether|for))))"
)
_KEEN = (
    "(?:love|like|want|wanted|hope|hoped|hoping|need|keen|eager|excited|happy|interested|curious|"
    "appreciate|glad|forward|thrilled|delighted|wish)"
)
_FEELING = (
    "(?:(?:was|am|were|are|have|had|been|keep|kept|also|just|always|really|still|would|be|very|so|quite|"
    "most|particularly|especially) )*"
)
_GOOD = (
    "(?:great|helpful|good|nice|interesting|wonderful|useful|lovely|amazing|fascinating|welcome|appreciated)"
)
_WISHES = (
    rf"(?:i|we) (?:[\w-]+ ){{0,4}}?{_KEEN} (?:to |in |about |for )?{_LEARN}",
    r"(?:i|we) (?:am|are|was|were) (?:\w+ )?(?:trying|looking|here|calling|writing|reaching out) to "
    f"{_LEARN}",
    r"(?:i|we) (?:would be|am|are) (?:\w+ )?(?:grateful|thankful) for (?:any|some|your|all|a few)\b",
    rf"(?:i|we) {_FEELING}(?:hoping|hope|hoped) (?:that )?(?=you )",
    rf"(?:i|we) {_FEELING}(?:curious|wondering|wonder|wondered)(?: (?:about|as to|to {_LEARN}))?(?= |$)",
    "(?:i|we) (?:would |will |really |also |so |very |much |greatly )*(?:appreciate|welcome|value) (?:any|"
    r"your|some|hearing|knowing|learning)\b",
    rf"(?:would|will) (?:really |also )?(?:love|like) to {_LEARN}",
    rf"it (?:would|will|is) (?:be )?(?:\w+ )?{_GOOD} (?:for me )?to {_LEARN}",
    rf"it (?:would|will) (?:really |greatly )?help (?:me )?(?:a lot )?to {_LEARN}",
    rf"(?:what|one thing|something|the thing) (?:that )?(?:i|we) (?:\w+ ){{0,3}}?{_KEEN}(?: to)? {_LEARN} "
    "(?:is|was)",
    f"(?:what|one thing|something|the thing) (?:that )?(?:i|we) (?:{WORD} ){{0,3}}?(?:wonder|wondering|"
    "asking|ask|curious)(?: about)? (?:is|was)(?: about)?",
    r"(?:my|the|another|one|a) (?:[\w-]+ ){0,2}questions? (?:for you |i have |of mine |i would ask )*(?:is|"
    "would be|was|concerns)(?: about)?",
    r"i have (?:a|one|another|some|one more|two|a few) (?:\w+ )?questions? (?:about|on)",
    rf"(?:i|we) (?:am|was|are|were|would be) (?:\w+ )?interested in(?= (?:{WH}|the way)\b)",
    r"(?:just )?(?:hoping|hope) (?:that )?(?=you )",
    rf"(?:just )?(?:curious|wondering)(?: (?:about|to {_LEARN}))?(?= )",
)
_WELCOME = (
    rf"any\w* .*(?:{COUNSEL}|\b{TELL}\b).* (?:is|are|would be|will be|would|will|can) (?:\w+ )?(?:{_GOOD}|"
    r"help)\b|(?:looking for|seeking|i am looking for|i could use) (?:any |some |your )?(?:\w+ "
    rf")?{COUNSEL}\b|(?:i|we) would (?:\w+ ){{0,2}}?(?:interested in|love|like) (?:your|any|some) (?:\w+ "
    rf")?{COUNSEL}\b"
)


_EAGER = (
    r"(?:\w+ly |very )?(?:interested|keen|eager|curious|excited|hoping|looking forward) "
    rf"(?:in |to |about )?{_LEARN}\b(?! from\b)"
)


def wish(opening: Opening) -> Found | None:
    """Read "I'd love to hear how ...": a statement that only an account answers."""
    if compiled(_WELCOME).match(opening.norm) or (
        not opening.asks and compiled(_EAGER).match(opening.norm)  # with a question mark it offers something
    ):
        return Found(Form.WISH, opening.clause)
    for pattern in _WISHES:
        match = compiled(pattern).match(opening.norm)
        if match:
            return _content(opening.clause, match.end(), "wish", Form.WISH)
    return None


# --- Tell me --------------------------------------------------------------------------------------

_POLITELY = (
    "(?:(?:please|kindly|feel free to|just|maybe|now|perhaps|simply|do|so|also|then|briefly|quickly|in "
    "your own words) (?:, )?)*"
)
_COMMAND = (
    f"{_POLITELY}(?P<verb>{TELL}|think of|imagine|picture|consider|write(?: down| about)?|recount|recall|"
    r"remember|choose|pick|complete|finish|rate|assess|evaluate|analyze)\b(?! (?:of|and|or|is|are)\b)"
)
_ERRAND = (
    f"{_POLITELY}(?:consider me|forward|pass|send|(?:introduce|connect|refer|recommend|suggest|put) me|"
    "hire|keep (?:me|us|in touch)|let us (?!say|suppose|assume|imagine|talk about|start|begin|turn)|call|"
    "email|meet|review|look (?:at|over)|help me (?:get|find|land|with)|give me an? (?:job|chance|"
    r"internship|position))\b"
)
# "Offer any internships?" is no command: it leaves out "do you".
_CLIPPED_VERBS = one_of("recommend suggest offer provide teach mention")


def command(opening: Opening) -> Found | None:
    """Read "tell me about ...", which asks for an account, and "forward my resume", a favor."""
    if compiled(_ERRAND).match(opening.norm):
        return Found(Form.FAVOR, opening.clause)
    match = compiled(_COMMAND).match(opening.norm)
    if not match or (opening.asks and match["verb"] in _CLIPPED_VERBS):
        return None
    if match["verb"] == "rate":
        return Found(Form.RATING, opening.clause)
    return _content(opening.clause, match.end(), match["verb"], Form.COMMAND)


# --- What is to be told ---------------------------------------------------------------------------

_IDEA = r"(?:an?|some|any) (?:\w+ ){0,2}?(?:idea|estimate|notion) (?:of|about|as to|for|on) "
_ABOUT = rf"{TO_ME}(?:(?:please|\w+ly) )*(?:more )?(?:{_IDEA})?(?P<about>(?:about|as to|on|regarding) )?"
_STAND_ALONE = one_of("explain elaborate describe expand clarify discuss comment share")
_STATES = one_of(  # verbs whose object may be a bare fact: "tell me your salary"
    "tell telling give giving share sharing state stating specify indicate provide mention identify name "
    "list ask asked let offer pinpoint"
)
_HANDS_OVER = one_of("give offer provide share show giving offering providing sharing recommend suggest")
_GIFT = (
    "(?:(?:me|us|my|your|a|an|the|some|any|with) )*(?:job|internship|placement|position|offer|chance|call|"
    "references|ride|tour|hand|reference|referral|recommendation letter|letter|intro|introduction|resume|"
    "cv|card|business card|copy|lift|lunch|shout|portfolio|application|slides|notes|file|files|contact "
    r"details|phone number|report)\b(?! (?:path|look|require|involve|process|tips|writing|advice))|me(?: "
    r"(?:for|to)\b|$)"
)


BRIEFLY = (
    r"\b(?:in|with|using) (?:just |only )?(?:one|a single) (?:word|adjective)\b(?!.*\b(?:why|explain|and)\b)"
)


def _content(clause: Phrase, offset: int, verb: str, account: Form) -> Found | None:
    """Judge what comes behind "could you tell me", "I'd like to know", "please explain"."""
    rest = clause.after(offset + 1)
    about = compiled(_ABOUT).match(rest.norm + " ")
    behind = rest.after(about.end()) if about else rest
    if verb in ("rate", "spell"):
        return Found(Form.RATING if verb == "rate" else Form.NAME, behind)
    if compiled(BRIEFLY).search(rest.norm):
        return Found(Form.NAME, behind)
    if verb in _HANDS_OVER and compiled(_GIFT).match(rest.norm):
        return Found(Form.FAVOR, clause)
    spoken = compiled(rf"[,:-] (?={AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b)").match(behind.norm)
    if spoken and account is Form.REQUEST:  # "could you tell me, is it hard?"
        behind = behind.after(spoken.end())
    if not behind.norm or not behind.words[0].norm[0].isalnum():
        more = compiled("(?:me |us )?more$").match(rest.norm)  # "tell me more", "I'd love to hear more"
        stands_alone = more or account is Form.REQUEST or verb in _STAND_ALONE
        return Found(account, clause) if stands_alone else None
    embedded = _embedded(behind, account)
    if embedded:
        return embedded
    states = verb.split(maxsplit=1)[0] in _STATES and not (about and about["about"])
    named = verb == "name" and bool(compiled("(?:the|your)\\b").match(behind.norm))
    fact = topic_form(behind.norm, named=named) if states else None
    return Found(fact or account, behind)


def _embedded(behind: Phrase, account: Form) -> Found | None:
    """Judge a question that is embedded in a request or a wish: "... if you like it", "... how you began"."""
    norm = behind.norm
    if compiled(r"(?:if|whether) .").match(norm):
        core = behind.after(norm.index(" ") + 1)
        inner = Opening(core, free=False, asks=False)
        return request(inner) or _if_you_could(core) or Found(Form.WHETHER, core)
    if account is Form.WISH and compiled("you (?:would|could|might|may|can|will|have) ").match(norm):
        return Found(Form.WHETHER, behind)
    if compiled(rf"(?:{PREPOSITION} )?{WH}\b").match(norm):
        form = wh_form(compiled(rf"{PREPOSITION} (?={WH}\b)").sub("", norm, count=1))
        return Found(account if form in (Form.EXPLAIN, Form.CHOICE) else form, behind)
    if compiled(rf"{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b").match(norm):
        return Found(Form.YES_NO, behind)
    return None


def _if_you_could(core: Phrase) -> Found | None:
    """Read the request inside a wish: "... if you could tell me"."""
    match = compiled(rf"{_IF_YOU_COULD}(?P<verb>{TELL})\b").match(core.norm)
    return _content(core, match.end(), match["verb"], Form.REQUEST) if match else None
