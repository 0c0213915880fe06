"""The rules of the verdict: find the words that ask, and decide what would be a full answer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from re import Match

from infoview.domain.judge.facts import topic_form, wh_form
from infoview.domain.judge.grammar import (
    AUX,
    BE,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    SOFT,
    SUBJECT,
    TELL,
    TELLING,
    TO_ME,
    WH,
    WORD,
    compiled,
)
from infoview.domain.judge.verdicts import Form, Verdict, verdict_of
from infoview.domain.judge.words import Phrase, Sentence


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked in a sentence.

    Args:
        first: the word of the sentence with which the asking begins.
        core: the words that are really asked, behind "I was wondering if" and the like.
        follows_up: a bare "why?" or "if so, how?" that leans on the question before it.
    """

    form: Form
    sentence: Sentence
    first: int
    core: Phrase
    follows_up: bool = False

    @property
    def verdict(self) -> Verdict:
        """The verdict that the form stands for."""
        return verdict_of(self.form)


def read(sentence: Sentence) -> tuple[Ask, ...]:
    """Return what a sentence asks, in order; empty for a sentence that only leads up to a question."""
    main = _main(sentence)
    if main is None:
        return ()
    return main, *_further(sentence, main)


# --- The main question --------------------------------------------------------------------------------

_MARKS = frozenset(",;:-()")
_JOINTS = frozenset("and or but so then".split())
_FILLER = compiled  # the pattern below is compiled on first use
_FILLERS = (
    r"(?:(?:and|so|but|also|well|ok|okay|now|then|or|just|again|plus|yes|oh|um|hmm|hi|hello|hey|please also|"
    r"first|second|third|next|firstly|secondly|thirdly|finally|lastly|overall|actually|specifically|generally|"
    r"additionally|currently|personally|basically|honestly|ultimately|usually|typically|alternatively|maybe|"
    r"in general|if so|if not|if yes|if no|in addition|for example|in other words|though|however|i guess|"
    r"in your (?:\w+ )?(?:opinion|experience|view|mind)|in your field|on average|of course|sorry|alright|"
    r"from your (?:\w+ )?(?:perspective|experience|point of view|vantage point)|as an? [\w-]+|(?:curious|wondering)"
    r") (?:, )?)+"
)


def _main(sentence: Sentence) -> Ask | None:
    """Find the first words that ask; failing that, judge the sentence as a fragment or a statement."""
    phrase = sentence.phrase
    for first, behind_mark in _starts(phrase):
        ask = _head(sentence, first, lenient=first == 0 or (behind_mark and sentence.asks))
        if ask:
            return _rated(_with_tag(sentence, ask))
    return _tagged(sentence) or _unmarked(sentence) or _fragment(sentence)


def _rated(ask: Ask) -> Ask:
    """Take "On a scale of 1 to 10, how ..." for the number it asks."""
    asks_number = ask.verdict is Verdict.OPEN and " on a scale of " in f" {ask.sentence.phrase.norm}"
    return replace(ask, form=Form.RATING) if asks_number else ask


def _starts(phrase: Phrase) -> Iterator[tuple[int, bool]]:
    """Yield where a clause may begin, and whether a mark (or the sentence's start) stands before it."""
    yield 0, True
    for at in range(1, len(phrase.words)):
        before = phrase.words[at - 1].norm
        if before in _MARKS:
            yield at, True
        elif before in _JOINTS:
            yield at, False


def _head(sentence: Sentence, first: int, *, lenient: bool) -> Ask | None:
    """Judge the clause that begins with a word, if it begins like a question, a request or a wish."""
    clause = sentence.phrase.clause(first)
    filler = compiled(_FILLERS).match(clause.norm)
    if filler and filler.end() < len(clause.norm):
        first += clause.index(filler.end())
        clause = clause.after(filler.end())
    for reader in _READERS:
        found = reader(clause, lenient)
        if found:
            form, core = found
            return Ask(form, sentence, first, core)
    return None


_Found = tuple[Form, Phrase] | None


def _about(clause: Phrase, _lenient: bool) -> _Found:
    """ "What about the hours?" asks for an account, "How about lunch?" for a yes."""
    match = compiled(r"(?:what|how) about (.+)").match(clause.norm)
    if not match:
        return None
    offer = compiled(
        r"(?:we|i|a|an|next|this|on|at|\w+ing|coffee|lunch|today|tomorrow|monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday)\b(?! (?:challenge|downside|benefit|time when|time you))"
    ).match(match.group(1))
    return (Form.YES_NO if offer and match.group().startswith("how") else Form.EXPLAIN), clause


_WILLING = (
    "(?:be (?:so kind as|kind enough|able|willing|happy|open|prepared|free|interested|up for|comfortable|game|keen) to |"
    "(?:feel comfortable|care|like|try|want|take (?:a|some|the) \\w+) to |(?:have|take) (?:the |some |a |few |\\w+ )?(?:time|moment|minute|minutes) to |go ahead and )?"
)
_YOU = "(?:you(?: guys| all| both)?|someone|anyone|any of you|one of you)"
_CAN_YOU = f"(?:please |kindly )?(?:can|could|would|will|might|may) (?:not )?{_YOU} {SOFT}{_WILLING}{SOFT}"
_IF_YOU_COULD = rf"(?:that |if |whether )?{_YOU} {SOFT}(?:can|could|would|might|may|will|are able to|were able to) {SOFT}{_WILLING}{SOFT}"
_REQUESTS = (
    rf"{_CAN_YOU}(?P<verb>{TELL})\b",
    rf"(?:is|would|was|will) it (?:be )?(?:at all )?(?:possible|ok|okay|alright|all right|fine|too much)(?: for you)? to {SOFT}(?P<verb>{TELL})\b",
    rf"(?:is|would) it (?:be )?(?:possible|ok|okay|alright) {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"are you (?:\w+ )?(?:able|willing|happy|open|prepared|free|allowed|at liberty|comfortable) to {SOFT}(?P<verb>{TELL})\b",
    rf"(?:is there )?any (?:chance|way|possibility) {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"do you think {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:i|we) (?:(?:was|am|were|are|just|have|had|been) )*(?:wondering|hoping|wonder|hope|hoped|wondered) {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:wondering|hoping) {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:i|we|it) would (?:\w+ ){{1,4}}?(?:it )?if {_IF_YOU_COULD}(?P<verb>{TELL})\b",
    rf"(?:i|we) would (?:really )?(?:love|like) (?:for )?you to {SOFT}(?P<verb>{TELL})\b",
    rf"(?:would|do) you (?:\w+ )?mind {SOFT}(?P<verb>{TELLING})\b",
    rf"(?:would|do|are) you (?:be |feel )?(?:\w+ )?(?:open to|comfortable(?: with)?|ok(?:ay)? with|up for|consider|fine with) {SOFT}(?P<verb>{TELLING})\b",
)  # fmt: skip
_OPINION = rf"would {_YOU} (?:ever )?(?:recommend|suggest|advise|describe .*\bas\b|characterize .*\bas\b|tell (?!me\b|us\b|my\b|our\b)|offer|name|identify|list|give (?!me\b|us\b|some\b|any\b|your\b|my\b))"


def _request(clause: Phrase, _lenient: bool) -> _Found:
    """ "Could you tell me ...": yes or no by grammar, an account by use."""
    if compiled(_OPINION).match(clause.norm):
        return None
    for pattern in _REQUESTS:
        match = compiled(pattern).match(clause.norm)
        if match:
            return _content(clause, match.end(), match["verb"], Form.REQUEST)
    return None


_MAY_I = (
    rf"(?:(?:may|can|could|might) (?:i|we)|(?:is|would) it (?:be )?(?:ok|okay|alright|all right|fine|possible) (?:if (?:i|we)|for me to|to)|"
    rf"(?:do|would) you mind if (?:i|we)|mind if (?:i|we)) {SOFT}"
)
_COUNSEL = r"(?:advice|thoughts?|opinions?|take|perspective|views?|insights?|input|feedback|tips|story|impressions?|recommendations?|suggestions?|guidance)"
_ASKS = (
    rf"{_MAY_I}(?P<verb>asked|ask|inquire)(?: you)?(?= (?:about|how|what|why|which|who|when|where|if|whether|to|for your))",
    rf"{_MAY_I}(?P<verb>hear|learn|know|understand|see)(?= (?:more|about|how|what|why|a bit|a little))",
    rf"{_MAY_I}(?:get|have|hear|ask(?: you)? for|gain) (?:your |some |any |a few |a bit of )?(?:\w+ )?(?P<verb>{_COUNSEL})",
    rf"{_MAY_I}(?P<verb>pick) your brain(?= (?:on|about))",
    r"can we (?P<verb>talk|speak|chat)(?= (?:about|through))|could we (?P<verb_>talk|speak|chat)(?= (?:about|through))",
)


def _permission(clause: Phrase, _lenient: bool) -> _Found:
    """ "May I ask how ...": permission by grammar, an account by use."""
    for pattern in _ASKS:
        match = compiled(pattern).match(clause.norm)
        if match:
            return _content(clause, match.end(), match["verb"] or "", Form.REQUEST)
    return None


_LEARN = (
    r"(?:(?:please |just )?(?:know|hear|learn|understand|find out|discuss|explore|see|get (?:your|some|a (?:better )?sense|an idea|a feel|insight)|"
    r"hearing|learning|knowing|understanding|finding out|talk(?: to you| with you)?(?= about)|"
    r"ask(?: you)?(?= (?:about|how|what|why|which|who|when|where|if|whether|for))|pick your brain))"
)
_KEEN = r"(?:love|like|want|wanted|hope|hoped|hoping|need|keen|eager|excited|happy|interested|curious|appreciate|glad|forward|thrilled|delighted|wish)"
_WISHES = (
    rf"(?:i|we) (?:[\w-]+ ){{0,4}}?{_KEEN} (?:to |in |about |for )?(?:{_LEARN})",
    r"(?:i|we) (?:(?:was|am|were|are|have|had|been|also|just|always|really|still|would|be|very|so|quite|most|particularly|especially) )*"
    r"(?:curious|wondering|wonder|wondered)(?: (?:about|as to|to (?:know|hear|learn|see|find out)))?(?= |$)",
    rf"(?:i|we) (?:would |will |really |also |so |very |much |greatly )*(?:appreciate|welcome|value) (?:any|your|some|hearing|knowing|learning)\b ?",
    rf"(?:would|will) (?:really |also )?(?:love|like) to {_LEARN}",
    rf"it (?:would|will|is) (?:be )?(?:\w+ )?(?:great|helpful|good|nice|interesting|wonderful|useful|lovely|amazing|fascinating) (?:for me )?to {_LEARN}",
    rf"(?:what|one thing|something|the thing) (?:that )?(?:i|we) (?:\w+ ){{0,3}}?{_KEEN}(?: to)? {_LEARN} (?:is|was)",
    r"(?:my|the|another|one|a) (?:[\w-]+ ){0,2}questions? (?:for you |i have |of mine |i would ask )*(?:is|would be|was|concerns)(?: about)?",
    r"i have (?:a|one|another|some|one more|two|a few) (?:\w+ )?questions? (?:about|on)",
    rf"(?:curious|wondering) (?:about|to {_LEARN})?",
)  # fmt: skip


_WELCOME = rf"any .*{_COUNSEL}.* (?:is|are|would be|will be) (?:\w+ )?(?:welcome|appreciated|great|helpful|useful|wonderful)"


def _wish(clause: Phrase, _lenient: bool) -> _Found:
    """ "I'd love to hear how ...": a statement that only an account answers."""
    if compiled(_WELCOME).match(clause.norm):
        return Form.WISH, clause
    for pattern in _WISHES:
        match = compiled(pattern).match(clause.norm)
        if match:
            return _content(clause, match.end(), "wish", Form.WISH)
    return None


_POLITELY = r"(?:(?:please|kindly|just|maybe|now|perhaps|simply|do|so|also|then|briefly|quickly|in your own words) (?:, )?)*"
_COMMAND = (
    rf"{_POLITELY}(?P<verb>{TELL}|think of|imagine|picture|consider|state|write(?: down| about)?|recount|recall|remember|"
    r"choose|pick|complete|finish|rate|introduce (?:yourself|your)|list|summarise|assess|evaluate|explore|analyze)\b(?! (?:of|and|or|is|are)\b)"
)
_ERRAND = (
    rf"{_POLITELY}(?:consider me|forward|pass|send|introduce me|connect me|refer me|recommend me|suggest me|hire|keep|let us|"
    r"call|email|meet|review|look (?:at|over)|put me|help me (?:get|find|land|with)|give me an? (?:job|chance|internship|position))\b"
)


def _command(clause: Phrase, _lenient: bool) -> _Found:
    """ "Tell me about ..." asks for an account; "forward my resume" for a favor."""
    if compiled(_ERRAND).match(clause.norm):
        return Form.FAVOUR, clause
    match = compiled(_COMMAND).match(clause.norm)
    if not match:
        return None
    if match["verb"] == "rate" or compiled(r".*\bon a scale\b").match(clause.norm):
        return Form.RATING, clause
    return _content(clause, match.end(), match["verb"], Form.COMMAND)


_GIFT = (
    r"(?:(?:me|us|my|a|an|the|some|any|with) )*(?:job|internship|placement|position|offer|chance|call|ride|tour|hand|reference|referral|"
    r"recommendation letter|letter|intro|introduction|resume|cv|card|business card|copy|lift|lunch|shout|portfolio|contact details|application|linkedin)\b(?! (?:path|look|require|involve))|me for\b"
)
_CONNECTOR = (
    rf"{TO_ME}(?:(?:please|a|an|little|bit|few|some|more|any|brief|briefly|quick|quickly|short|in (?:\w+ )?detail|things?|words|details?|information|insights?|"
    r"something|further|thoughts|your|it|out|a sense) (?!of\b|about\b$))*?(?P<about>(?:about|on|of|regarding|into|through|as to|over|to|in) )?"
)


def _content(clause: Phrase, offset: int, verb: str, account: Form) -> _Found:
    """Judge what comes behind "could you tell me", "I'd like to know", "please explain"."""
    rest = clause.after(offset + 1) if offset < len(clause.norm) else Phrase(clause.source, ())
    me = compiled(f"{TO_ME}(?:please )?(?:more )?(?:about |as to |on |regarding )?").match(rest.norm)
    behind = rest.after(me.end()) if me and me.end() < len(rest.norm) else rest
    if not behind.norm or behind.words[0].norm in _MARKS or (me and me.group().strip() == rest.norm.strip()):
        return (account, clause) if account is Form.REQUEST or verb in _STAND_ALONE else None
    norm = behind.norm
    if compiled(r"(?:if|whether)\b").match(norm):
        core = behind.after(norm.index(" ") + 1) if " " in norm else behind
        return _request(core, _lenient=False) or _inner_request(core) or (Form.WHETHER, core)
    if compiled(rf"(?:{PREPOSITION} )?{WH}\b").match(norm):
        form = wh_form(compiled(rf"{PREPOSITION} (?={WH}\b)").sub("", norm, count=1))
        return (account if form in (Form.EXPLAIN, Form.CHOICE) else form), behind
    if compiled(rf"{AUX} (?:not )?{PRONOUN}\b").match(norm):
        return Form.YES_NO, behind
    if verb in _HANDS_OVER and compiled(_GIFT).match(rest.norm):
        return Form.FAVOUR, clause
    about = me and me.group().endswith(("about ", "on ", "regarding "))
    fact = None if about or verb in _PORTRAYS else topic_form(_bare(norm))
    return (fact or account), behind


_STAND_ALONE = frozenset("explain elaborate describe expand clarify discuss comment share".split())
_HANDS_OVER = frozenset(
    "give offer provide share show giving offering providing sharing send recommend suggest".split()
)
_PORTRAYS = frozenset(
    "describe explain discuss elaborate outline compare define wish describing explaining".split()
)


def _bare(norm: str) -> str:
    return (
        compiled(r"(?:me |us |to |with )+").sub("", norm, count=1)
        if norm.startswith(("me ", "us "))
        else norm
    )


def _inner_request(core: Phrase) -> _Found:
    """ "... if you could tell me": the request inside a wish."""
    match = compiled(rf"{_IF_YOU_COULD}(?P<verb>{TELL})\b").match(core.norm)
    return _content(core, match.end(), match["verb"], Form.REQUEST) if match else None


_INVERTED = (
    rf"(?:{PREPOSITION} )?(?:how(?: \w+){{0,2}}|why|when|where|whom?|(?:what|which|whose|how many|how much)(?: (?!{SUBJECT}\b|{DETERMINER}\b){WORD}){{0,6}}) "
    rf"{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b"
)
_PLAIN_WH = rf"(?:{PREPOSITION} )?{WH}\b(?! (?:{PRONOUN}|(?:the|a|an|your|my|our|their|his|her|its|this|that|these|those)|[,;:()-])\b)(?! ,)"
_BEFORE_WH = rf"(?:about|roughly|approximately|exactly|generally|{PREPOSITION}) (?=(?:{WH})\b)"


def _wh(clause: Phrase, lenient: bool) -> _Found:
    """A question that starts with what, why, how and their kind, with its verb where a question has it."""
    norm = clause.norm
    inverted = compiled(_INVERTED).match(norm)
    if not inverted:
        bare_why = compiled(r"(?:why|how come)\b(?! (?:you|i|he|she|they|we)\b)").match(norm)
        plain = compiled(_PLAIN_WH).match(norm)
        subordinate = compiled(
            r"(?:when|where|while) (?:\w+ing|it|you|i|we|they|he|she|people|someone|one|the|your)\b"
        ).match(norm)
        aside = compiled(rf"{WH} , (?:if \w+|(?:{WH} ,? )+)").match(norm)
        if not (bare_why or aside or (plain and not subordinate)):
            return None
        if not lenient and not bare_why and compiled(rf"{WH} to\b").match(norm):
            return None
    question = compiled(_BEFORE_WH).sub("", norm, count=1)
    if _offers_choice(question):
        return Form.CHOICE, clause
    return wh_form(question), clause


_COMPARES = r"\b(?:better|more|prefer|rather|harder|easier|worse|matters?|first)\b"


def _offers_choice(norm: str) -> bool:
    """Tell whether a wh-question lists its own answers: "which is better, A or B"."""
    if not compiled(r"(?:which|what|who|where|how)\b").match(norm) or " or " not in norm:
        return False
    if compiled(r".*\bor (?:not|so|why|how|what|less|worse|dislike|anything|something)\b").match(norm):
        return False
    listed = (
        rf".*{_COMPARES}.*? [,:;(-] (?!{WH}\b|and\b|if\b|when\b)(?:{WORD} ){{1,8}}?or (?:{WORD} ?){{1,8}}$"
    )
    opinion = rf"what (?:do you think|would you (?:say|pick|choose|recommend|prefer)|is it) [,:;(-] .* or "
    named = rf"which (?:one )?(?:is|are|do you|would you|matters)\b.*{_COMPARES}.* or "
    return bool(compiled(listed).match(norm) or compiled(named).match(norm) or compiled(opinion).match(norm))


def _yes_no(clause: Phrase, lenient: bool) -> _Found:
    """A question that starts with its verb: do you, is there, would you."""
    norm = clause.norm
    strict = rf"{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b"
    if not compiled(strict if not lenient else rf"{AUX} (?!,)\w").match(norm):
        return None
    if (
        compiled(rf"(?:do|have) (?!{SUBJECT}\b|{DETERMINER}\b|not\b)\w+(?: \w+)?$").match(norm)
        and not lenient
    ):
        return None
    return (Form.CHOICE if _alternatives(norm) else Form.YES_NO), clause


def _alternatives(norm: str) -> bool:
    behind = norm.partition(" or ")[2]
    before = norm.partition(" or ")[0]
    return (
        bool(behind)
        and not compiled(r"(?:not|so|why|how|what|anything|something|anyone)\b").match(behind)
        and not compiled(r".*\bany\w*\b").match(before)
    )


_READERS: tuple[Callable[[Phrase, bool], _Found], ...] = (
    _about,
    _request,
    _permission,
    _wish,
    _command,
    _wh,
    _yes_no,
)


# --- Sentences without a question's word order ----------------------------------------------------------

_TAG = (
    rf"(?:{AUX} (?:not )?(?:{PRONOUN}|that|this)(?: not)?|right|correct|yes|no|eh|huh|true|isn't it|am i right|"
    r"is that (?:right|correct|true)|(?:would|do) (?:not )?you (?:agree|say|think)|or (?:not|no|am i wrong)|agreed?|ok|okay)$"
)


def _tagged(sentence: Sentence) -> Ask | None:
    """ "..., right?": a statement that only wants a nod."""
    phrase = sentence.phrase
    comma = max((at for at, word in enumerate(phrase.words) if word.norm in ",-"), default=0)
    if not comma or not compiled(_TAG).match(phrase.clause(comma + 1).norm):
        return None
    return Ask(Form.TAG, sentence, 0, Phrase(phrase.source, phrase.words[:comma]))


def _with_tag(sentence: Sentence, ask: Ask) -> Ask:
    """Take "You like it, don't you" for the tagged statement it is, not for the question "don't you"."""
    if (
        ask.first > 0
        and ask.form in (Form.YES_NO, Form.CHOICE)
        and ask.core.words == sentence.phrase.clause(ask.first).words
    ):
        return _tagged(sentence) or ask
    return ask


def _unmarked(sentence: Sentence) -> Ask | None:
    """Find a question that follows its lead-in without a comma: "If you could start over what would you do"."""
    phrase = sentence.phrase
    for at in range(1, len(phrase.words) - 1):
        norm = phrase.words[at].norm
        clause = phrase.clause(at)
        if (
            norm in _WH_STARTS
            and compiled(_INVERTED).match(clause.norm)
            and phrase.words[at - 1].norm not in _EMBEDS
        ):
            return Ask(wh_form(clause.norm), sentence, at, clause)
        inverted = rf"(?!am\b){AUX} (?:not )?(?:i|you|we|they|it|there|your)\b"
        if compiled(inverted).match(clause.norm) and not compiled(
            f"(?:{SUBJECT}|{AUX}|{WH}|to|not|as|than)$"
        ).match(phrase.words[at - 1].norm):
            request = _request(clause, _lenient=False)
            form, core = request or (Form.CHOICE if _alternatives(clause.norm) else Form.YES_NO, clause)
            return Ask(form, sentence, at, core)
    return None


_WH_STARTS = frozenset("what which who whom when where why how".split())
_EMBEDS = frozenset("is was that about know of on".split())

_ELLIPTICAL = (
    r"(?:any|anything|anyone|anybody|ever|no|never|still|already|currently|planning|interested|happy|free|ok|okay|worth|"
    r"glad|sure|able|ready|willing|available|mind|possible|married|single|hiring|remote|enjoying|looking|thinking|"
    r"open to|up for|satisfied|[a-z]+ed|better|good|bad|hard|easy|true|yes|fair|safe|busy|tired|bored)\b"
)
_SPOKEN = rf"(?:(?!one\b){SUBJECT}\b|(?!what|which|who|how|when|where|why)\w+ (?:\w+ ){{0,5}}?(?:{BE}|has|have|will|would|can|could|should|must)\b)"
_HEADLINE = (
    r"(?:thoughts?|advice|tips|opinions?|impressions?|suggestions?|pros|reasons?|best|worst|most|least|biggest|favorite|"
    r"typical|the|your|my|a|an|one|some|main|top|other|common|\w+est|challenges|highlights|lessons|examples?)\b"
)


def _fragment(sentence: Sentence) -> Ask | None:
    """Judge what has no verb to ask with: a headline, a clipped question, a statement with a question mark."""
    phrase = sentence.phrase.clause(0)
    filler = compiled(_FILLERS).match(phrase.norm)
    norm = phrase.norm[filler.end() :] if filler and filler.end() < len(phrase.norm) else phrase.norm
    core = phrase.after(len(phrase.norm) - len(norm))
    if compiled(rf"(?:{PREPOSITION} )?(?:what|how|why|which)\b").match(norm) and sentence.asks:
        return Ask(wh_form(norm), sentence, 0, core)
    for clipped in (phrase, core):
        if compiled(_ELLIPTICAL).match(clipped.norm):
            return Ask(Form.ELLIPSIS, sentence, 0, clipped)
    if sentence.asks and compiled(rf"{PREPOSITION} ").match(norm):
        return Ask(Form.ELLIPSIS, sentence, 0, core)
    fact = topic_form(norm.rstrip(" :"))
    if fact and not _speaks(norm):
        return Ask(fact, sentence, 0, core)
    if _speaks(norm):
        return Ask(Form.STATEMENT, sentence, 0, core) if sentence.asks else None
    if sentence.asks and _alternatives(norm) and not compiled(_HEADLINE).match(norm):
        return Ask(Form.CHOICE, sentence, 0, core)
    if compiled(_HEADLINE).match(norm) or len(core.words) > 1:
        return Ask(Form.TOPIC, sentence, 0, core)
    return Ask(Form.ELLIPSIS, sentence, 0, core) if sentence.asks else None


def _speaks(norm: str) -> bool:
    """Tell whether a fragment is a statement: it has a verb that no "you have" or "that is" ties to a noun."""
    untied = compiled(rf"\b(?:that|which|who|{PRONOUN}|{WH})\b (?:\w+ )?{AUX}\b").sub("", norm)
    return bool(
        compiled(rf"{PRONOUN}\b|(?:this|that|these) (?:{AUX})\b").match(norm)
        or compiled(_SPOKEN).match(untied)
    )


# --- What is asked besides the main question ---------------------------------------------------------------

_JOINED = r"(?:and|or|but|so|then|if|so|not|yes|no|,|-|\(|;|:|please|also|maybe)"
_BARE = (
    rf"(?P<joint>(?:{_JOINED} )+)(?P<bare>(?:why|how(?: so| come)?|why or why not|why not|(?:in )?(?:what|which) ways?|to what (?:extent|degree)|"
    r"which ones?|(?:of )?what (?:kinds?|types?|sorts?)|what (?:are|is|was|were|would) (?:they|it|that|those)(?: be)?|what for|in what sense|for what reasons?|"
    r"explain(?: why)?|elaborate|please explain|give (?:an )?examples?|describe(?: it| them)?|tell me why|expand)"
    r"(?: or why not| or why| not| or how| please)?)(?: \))?$"
)
_LICENSES = (
    rf"\b(?:know|knew|tell|told|remember|recall|think|wonder|wondering|understand|ask|see|explain|describe|share|decide|idea|advice on|tips on|sure|aware|figure out|learn|"
    rf"show|about|on|of|for|with|that|discuss|love|like|curious|to) (?:{WORD} ){{0,4}}?{WH}\b"
)


def _further(sentence: Sentence, main: Ask) -> Iterator[Ask]:
    """Yield what a sentence asks behind its main question: "..., and why?", "... and how did you"."""
    phrase = sentence.phrase
    tail = Phrase(phrase.source, phrase.words[main.first :][-12:])
    bare = compiled(f".*? {_BARE}").match(tail.norm)
    if bare and not compiled(rf".*\b{WH}$").match(tail.norm[: bare.start("joint")].rstrip()):
        yield Ask(Form.RESCUED, sentence, main.first, main.core, follows_up=True)
    seen: set[int] = {main.first}
    embeds = main.form in (Form.REQUEST, Form.WISH, Form.COMMAND, Form.WHETHER)
    for first, behind_mark in _starts(phrase):
        if first <= main.first + 1:
            continue
        clause = phrase.clause(first)
        opening = compiled(_FILLERS).match(clause.norm)
        if opening and opening.end() < len(clause.norm):
            first, clause = first + clause.index(opening.end()), clause.after(opening.end())
        form = _joined(clause, behind_mark, embeds or _embeds(phrase, main.first, first))
        if form and first not in seen:
            seen.add(first)
            yield Ask(form, sentence, first, clause)


def _embeds(phrase: Phrase, start: int, end: int) -> bool:
    """Tell whether the words before a joint hold an embedded question that the joint may go on with."""
    return bool(
        compiled(_LICENSES).search(Phrase(phrase.source, phrase.words[max(start, end - 25) : end]).norm)
    )


def _joined(clause: Phrase, behind_mark: bool, embedded: bool) -> Form | None:
    """Judge a further clause; behind an embedded question only a question's word order makes it a new one."""
    if compiled(_INVERTED).match(clause.norm):
        return wh_form(compiled(_BEFORE_WH).sub("", clause.norm, count=1))
    if (
        not embedded
        and compiled(_PLAIN_WH).match(clause.norm)
        and compiled(rf"{WH} (?!to\b)\w+ \w").match(clause.norm)
    ):
        subordinate = compiled(r"(?:when|where|who|which|why)\b").match(clause.norm)
        return None if subordinate else wh_form(clause.norm)
    if behind_mark:
        command = compiled(r"(?:please |kindly )?(?:explain|describe|elaborate|tell|give|share)\b").match(
            clause.norm
        )
        if command and not embedded:
            return Form.RESCUED
    request = _request(clause, _lenient=False)
    if request:
        return request[0]
    return (
        Form.YES_NO
        if compiled(rf"{AUX} (?:not )?(?:you|i|we|they|it|there|your)\b").match(clause.norm)
        else None
    )
