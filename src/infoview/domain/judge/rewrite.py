"""An open wording for a closed question or a short fact, in the user's own words.

Each rule of the table turns one shape of question around; the words between are quoted as they were typed, and
so are the sentences around the question. A candidate is offered only if the judge itself calls it open; the last
candidates ("..., and why?") always are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from re import Match

from infoview.domain.judge.grammar import (
    AUX,
    BE,
    DETERMINER,
    DO,
    HAVE,
    MODAL,
    ADJUNCT,
    PRONOUN,
    SUBJECT,
    WH,
    WORD,
    compiled,
)
from infoview.domain.judge.asks import Ask
from infoview.domain.judge.verdicts import Flag, Form, Verdict
from infoview.domain.judge.words import CLAUSE_WORDS, Phrase, Word

NOTHING_TO_ASK = "What would you like people to know about your work?"


def suggestion(text: str, ask: Ask, flags: tuple[Flag, ...], begin: int, is_open: Callable[[str], bool]) -> str:
    """Return the line with its question opened up.

    Args:
        text: the line as typed.
        ask: the question that decided the verdict.
        flags: the flags of the line; a question to avoid is turned to a safe side of its subject.
        begin: where the line begins behind its bullet or number.
        is_open: the judge's own opinion of a wording.
    """
    words = ask.sentence.phrase.words
    before = text[begin : words[ask.first].start].lstrip(" \"“”'*_")
    after = text[ask.sentence.end :].rstrip(" \"“”'*_")
    shouted = text.isupper()
    for candidate in _candidates(text, ask, flags):
        line = before + _as_begun(candidate, before) + after
        if shouted:
            line = _calm(line)
        if is_open(line):
            return line
    return NOTHING_TO_ASK


def _candidates(text: str, ask: Ask, flags: tuple[Flag, ...]) -> Iterator[str]:
    """Yield wordings for the question, the best first."""
    asked = _question(ask)
    for table in (_DELICATE.get(flag, ()) for flag in flags):
        yield from _turned(asked, table)
    whole = text[ask.sentence.phrase.words[ask.first].start : ask.sentence.phrase.words[-1].end].rstrip(" ,;:.-")
    if ask.verdict is Verdict.SHORT_FACT:
        yield from _beyond_the_fact(ask, whole)
    elif ask.form is not Form.CHOICE and len(asked.words) < CLAUSE_WORDS:
        yield from _turned(asked, _TURNS)
        if ask.form in (Form.TAG, Form.STATEMENT):
            yield f"How did it come about that {_lower(_quoted(ask.core))}?"
        if ask.form is Form.WHETHER:
            yield f"What can you tell me about whether {_lower(_quoted(ask.core))}?"
    yield f"{whole}, {_tail(ask)}"
    yield f"{whole}, and why?"
    yield f"What can you tell me about this: {whole}?"


def _as_begun(candidate: str, before: str) -> str:
    """Begin in small letters behind a lead-in of the same sentence."""
    if before.rstrip()[-1:] in ("", ".", "?", "!", "…"):
        return candidate[0].upper() + candidate[1:]
    return _lower(candidate)


def _lower(text: str) -> str:
    first = text.partition(" ")[0]
    keep = first in ("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d") or (len(first) > 1 and first[1:] != first[1:].lower())
    return text if keep else text[:1].lower() + text[1:]


def _calm(line: str) -> str:
    calm = line.lower()
    return compiled(r"\bi\b").sub("I", calm[:1].upper() + calm[1:])


def _quoted(phrase: Phrase) -> str:
    return phrase.quote(0, len(phrase.norm)).rstrip(" ,;:.-")


# --- Bringing clipped, tagged and embedded questions to the word order of a question ----------------------------


def _question(ask: Ask) -> Phrase:
    """Return the question in its plain order: verb first, no "not", nothing left out."""
    phrase = ask.core
    if ask.form in (Form.TAG, Form.STATEMENT, Form.WHETHER):
        phrase = _verb_first(phrase)
    elif ask.form is Form.CLIPPED:
        phrase = _completed(phrase)
    words = phrase.words
    if ask.form in (Form.CLIPPED, Form.TAG, Form.STATEMENT) and ask.core.words:
        phrase = _uncapitalised(phrase, ask.core.words[0])
    if len(words) > 2 and words[1].norm == "not" and compiled(f"{AUX}$").match(words[0].norm):
        return Phrase(phrase.source, (words[0], *words[2:]))
    return phrase


def _uncapitalised(phrase: Phrase, word: Word) -> Phrase:
    """Write the word that began a sentence small, now that it stands inside one."""
    begun = phrase.source[word.start : word.end]
    small = _lower(begun) if compiled(f"(?:{DETERMINER}|{PRONOUN}|{_ADJ}|\\w+ing|\\w+ed)$").match(word.norm) else begun
    return Phrase(phrase.source[: word.start] + small + phrase.source[word.end :], phrase.words)


def _verb_first(phrase: Phrase) -> Phrase:
    """Turn "you are happy" into "are you happy", "you like it" into "do you like it"."""
    match = compiled(rf"(?P<s>(?:{WORD} ){{1,6}}?)(?P<aux>{AUX}) (?=.)").match(phrase.norm)
    bare = compiled(rf"(?:{PRONOUN}) (?:(?!{AUX}\b)|(?:have|do) (?!\w+ed\b|been|not|ever|always|had|done|{_PAST}))").match(phrase.norm)
    if match and not bare:
        at = phrase.index(match.start("aux"))
        return Phrase(phrase.source, (phrase.words[at], *phrase.words[:at], *phrase.words[at + 1 :]))
    if compiled(rf"(?:i|you|we|they) (?!{_PAST}\b|\w+ed\b)").match(phrase.norm):
        return _led_by("do", phrase)
    return phrase


_OPENERS = (
    (r"any(?:thing|one|body)\b", "is there"),
    (r"ever (?:\w+ed|been|had|done|gone|seen|made|thought|felt|got|taken|given|met|found|left|wanted)\b", "have you"),
    (r"ever\b", "do you"),
    (r"(?:ok|okay|worth|possible|hard|easy|better|true|good|bad|fair|safe)\b", "is it"),
    (r"any\b", "do you have"),
    (r"mind if\b", "do you"),
    (r"\w+", "are you"),
)


def _completed(phrase: Phrase) -> Phrase:
    """Put back what a clipped question left out: "Any advice" is "do you have any advice"."""
    opener = next(words for pattern, words in _OPENERS if compiled(pattern).match(phrase.norm + " "))
    return _led_by(opener, phrase)


def _led_by(opener: str, phrase: Phrase) -> Phrase:
    start = phrase.words[0].start
    return Phrase(phrase.source, (*(Word(norm, start, start) for norm in opener.split()), *phrase.words))


# --- The table of turns -----------------------------------------------------------------------------------------

# Groups that carry meaning are quoted; these few are function words and keep their normal form.
_PLAIN_GROUPS = frozenset("aux be do s".split())


def _turned(asked: Phrase, table: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield what the rules of a table make of a question."""
    for pattern, template in table:
        match = compiled(pattern).match(asked.norm)
        if match:
            yield " ".join(template.format_map(_pieces(asked, match)).split())


def _pieces(asked: Phrase, match: Match[str]) -> dict[str, str]:
    """Return the parts of a match as the user wrote them, ``rest`` with the blank before it, ``ing`` from ``verb``."""
    pieces = {}
    for name, value in match.groupdict(default="").items():
        begin = match.start(name) + len(value) - len(value.lstrip())
        quoted = asked.quote(begin, match.start(name) + len(value.rstrip())) if value.strip() else ""
        plain = name in _PLAIN_GROUPS and not compiled(rf"{DETERMINER} \w").match(value) and (name != "s" or " " not in value.strip())
        pieces[name] = "I" if plain and value == "i" else value if plain else quoted or value.strip()
        if name.startswith("rest") and quoted:
            pieces[name] = quoted if quoted[0] in ",;:" else " " + quoted
        if name == "verb":
            pieces["ing"] = gerund(value)
    return pieces


def gerund(verb: str) -> str:
    """Return the -ing form of a verb: look, looking; take, taking; put, putting; lie, lying."""
    if verb.endswith("ing"):
        return verb
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    if compiled(r"(?:[^aeiou]*[aeiou][bdgklmnprt]|refer|forget|commit|admit|submit)$").match(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


_PAST = "(?:did|had|was|were|went|saw|made|got|found|knew|thought|took|came|left|chose|began|became|felt|said|told|met|ran|wrote|grew|kept|taught|learnt|spent|built)"
_NO_NOUN = rf"(?:{ADJUNCT}|to|that|which|who|whom|{PRONOUN}|{AUX}|not)\b"
_NP = rf"(?!{_NO_NOUN}){WORD}(?: (?!{_NO_NOUN}){WORD})*"
_SUBJ = rf"(?P<s>{PRONOUN}|(?!{PRONOUN}\b)(?:{WORD} ){{0,5}}?{WORD})"
_REST = r"(?P<rest>(?: .*)?)$"
_SOME = r"(?:any|some|many|enough|still|currently|now|a few|a couple of|lots of|plenty of|no)"
_OFTEN = r"(?:(?:ever|often|usually|always|sometimes|regularly|typically|generally|still|also|really|actually|normally|currently|frequently|personally|mostly|mainly) )*"
_ADJ = (
    r"(?P<adj>hard|difficult|easy|important|necessary|useful|helpful|competitive|good|bad|stressful|happy|satisfied|content|flexible|common|typical|"
    r"supportive|nervous|worried|glad|proud|afraid|excited|interested|confident|comfortable|realistic|likely|valuable|essential|crucial|vital|"
    r"rewarding|challenging|exciting|boring|demanding|tiring|fulfilling|meaningful|friendly|fair|strict|formal|casual|diverse|open|stable|secure|"
    r"busy|lonely|intense|tough|rare|normal|popular|expensive|high|low|strong|big|large|small|long|short|free|ready|prepared|creative|technical|"
    r"terrible|great|strange|scary|overwhelming|risky|safe|reliable|political|hierarchical|collaborative|inclusive|relevant|transferable|beneficial|"
    r"acceptable|appropriate|advantageous|predictable|repetitive|physical|emotional|independent|involved|familiar|aware|accurate|true|serious)"
)
_SOMEONE = r"(?:any|some)(?:one|body)"
_COMPANION = r"(?:like|enjoy|love|miss|dislike|hate|appreciate|value|regret|admire|prefer|fear)"
_THINKING = r"(?:think|believe|feel|agree|consider|find|expect|worry|trust|suppose|anticipate|imagine|wish)"
_HABIT = r"(?:travel|work (?:from|at|late|nights|weekends|overtime|alone|much|long|on weekends|shifts)|commute|relocate|get (?:to travel|\w+ed)|stay|meet|speak|go|come|take|bring|spend|face|experience|encounter|feel)"

_TURNS: tuple[tuple[str, str], ...] = (
    # Somebody, something
    (rf".*\b{_SOMEONE}(?: else)?(?P<place>(?: (?:in|on|at|from) (?:{WORD} ?){{1,4}}?)?) ?(?:that |who |whom )?(?P<s>{PRONOUN}) (?P<aux>{AUX}) (?P<rest>.+)$", "Who else {place} {aux} {s}{rest}?"),
    (rf".*\b{_SOMEONE}(?: else)?(?P<place>(?: (?:in|on|at|from) (?:{WORD} ?){{1,4}}?)?) ?(?:that|who) (?P<vp>(?:{MODAL}|{BE}|{HAVE})\b.+)$", "Who else {place} {vp}?"),
    (rf"(?P<aux>{AUX}) (?P<s>{PRONOUN}) (?P<v>know(?: of)?|think of|have) {_SOMEONE}(?: else)?{_REST}", "Who else {aux} {s} {v}{rest}?"),
    (rf"(?P<be>{BE}) there (?:any|some)things?(?P<else>(?: else)?)(?: in particular| specific)? (?:that |which )?(?P<s>{PRONOUN}) (?P<aux>{AUX})(?! not) (?P<rest>.+)$", "What {else} {aux} {s}{rest}?"),
    (rf"(?P<be>{BE}) there (?:any|some)things?(?P<else>(?: else)?)(?: in particular| specific)? (?:that |which )?(?P<s>i|you|we|they) (?!{_PAST}\b|\w+ed\b|{AUX}\b)(?P<rest>.+)$", "What {else} do {s}{rest}?"),
    (rf"(?P<be>{BE}) there (?:any|some)things?(?P<else>(?: else)?) (?:that|which) (?!{PRONOUN}\b|{DETERMINER}\b)(?P<vp>.+)$", "What {else} {vp}?"),
    (rf"(?P<be>{BE}) there (?:any|some)things?(?P<else>(?: else)?){_REST}", "What {else} {be} there{rest}?"),
    (rf"(?P<aux>{AUX}) (?P<s>{PRONOUN}) (?P<v>(?:{WORD} ){{0,4}}?{WORD}) (?:any|some)thing (?P<kind>new|interesting|special|fun|specific|in particular|exciting|challenging|unusual|useful){_REST}", "What {kind} things {aux} {s} {v}{rest}?"),
    (rf"(?P<aux>{AUX}) (?P<s>{PRONOUN}) (?P<v>(?:{WORD} ){{0,4}}?{WORD}) (?:any|some)thing(?P<else>(?: else)?){_REST}", "What {else} {aux} {s} {v}{rest}?"),
    (rf"(?!{DO}\b)(?P<aux>{AUX}) anything (?P<rest>.+)$", "What {aux}{rest}?"),
    # There is
    (rf"(?P<be>{BE}) there such a thing as (?P<rest>.+)$", "What {be}{rest} like?"),
    (rf"(?P<be>{BE}) there (?:{_SOME} )*(?P<np>{_NP}) (?:that |which |who |whom )?(?P<s>{PRONOUN}) (?P<aux>{AUX})(?! not) (?P<rest>.+)$", "What {np} {aux} {s}{rest}?"),
    (rf"(?P<be>{BE}) there (?:{_SOME} )*(?P<np>{_NP}) (?:that |which |who |whom )?(?P<s>i|you|we|they) (?!{_PAST}\b|\w+ed\b|{AUX}\b)(?P<rest>.+)$", "What {np} do {s}{rest}?"),
    (rf"(?P<be>{BE}) there (?:a |an |{_SOME} )*(?P<np>{_NP}) (?:that|which|who) (?!{PRONOUN}\b|{DETERMINER}\b)(?P<vp>.+)$", "What {np} {vp}?"),
    (rf"(?P<be>{BE}) there (?:{_SOME} )*(?P<np>{_NP}) (?P<part>required|needed|recommended|expected|preferred|offered|open|involved)\b{_REST}", "What {np} {be} {part}{rest}?"),
    (rf"(?P<be>{BE}) there an? (?:good |easy |best )?way(?: for (?:me|us|one))? to (?P<rest>.+)$", "What is the best way to{rest}?"),
    (rf"(?P<be>{BE}) there (?P<np>an? (?:{WORD} )?(?:typical|average|usual|standard|common|normal|clear|ideal|preferred|certain)(?: {_NP})?){_REST}", "What {be} {np}{rest} like?"),
    (rf"(?P<be>{BE}) there (?:a lot of|lots of|much|plenty of|a great deal of|a high|a big|a strong|a real|a (?=demand|need|market|culture|sense)) ?(?P<np>{_NP}){_REST}", "What {be} the {np} like{rest}?"),
    (rf"(?P<be>{BE}) there an? (?P<np>{_NP}){_REST}", "What kind of {np} {be} there{rest}?"),
    (rf"(?P<be>{BE}) there an? (?P<np>{_NP}){_REST}", "What {be} the {np} like{rest}?"),
    (rf"(?P<be>{BE}) there many (?P<np>{_NP}){_REST}", "How common {be} {np}{rest}?"),
    (rf"(?P<be>{BE}) there (?:{_SOME} )*(?P<np>{_NP}){_REST}", "What {np} {be} there{rest}?"),
    # Having
    (r"(?:do|would|will|might) you (?:happen to |maybe )?have (?P<np>(?:[\w-]+ ){0,4}?(?:time|minutes?|moment|hour|availability))(?P<rest> (?:to|for) (?:talk|chat|speak|meet|answer|discuss|connect|a (?:[\w-]+ )?(?:call|chat|talk|coffee|meeting|conversation)|coffee|me)\b.*)$", "How could we find {np}{rest}?"),
    (rf"(?P<do>do|did|will|would) you {_OFTEN}have to (?P<rest>.+)$", "How {do} you feel about having to{rest}?"),
    (rf"(?P<aux>{AUX}) {_SUBJ} {_OFTEN}(?P<v>have|had|got|offer|provide) (?:{_SOME} )*(?P<np>(?!an?\b|the\b|your\b|enough\b|to\b){_NP}) (?:that |which )?(?P<s2>{PRONOUN}) (?P<aux2>{AUX}) (?P<rest>.+)$", "What {np} {aux2} {s2}{rest}?"),
    (rf"(?P<aux>{DO}|{HAVE}|will) {_SUBJ} {_OFTEN}(?P<v>have|had|got|offer|provide) an? (?P<np>{_NP}){_REST}", "What kind of {np} {aux} {s} {v}{rest}?"),
    (rf"(?P<aux>{DO}|{HAVE}|will) {_SUBJ} {_OFTEN}(?P<v>have|had|got|offer|provide) (?:{_SOME} )*(?P<np>(?!an?\b|the\b|to\b|been\b|your\b){_NP}){_REST}", "What {np} {aux} {s} {v}{rest}?"),
    (rf"(?P<aux>{AUX}) {_SUBJ} (?P<v>(?:{WORD} ){{0,4}}?{WORD}) any (?P<np>{_NP}){_REST}", "What {np} {aux} {s} {v}{rest}?"),
    # Liking, wanting
    (rf"(?P<aux>{DO}) {_SUBJ} {_OFTEN}(?P<v>{_COMPANION}) to (?P<verb>\w+){_REST}", "What {aux} {s} {v} about {ing}{rest}?"),
    (rf"(?P<aux>{DO}) {_SUBJ} {_OFTEN}(?P<v>{_COMPANION}) (?P<rest>.+)$", "What {aux} {s} {v} about{rest}?"),
    (rf"(?P<aux>{HAVE}|{BE}) {_SUBJ} {_OFTEN}(?P<v>enjoyed|liked|loved|missed|regretted|disliked|enjoying|missing|loving|regretting) (?P<rest>.+)$", "What {aux} {s} {v} about{rest}?"),
    (rf"(?:have|had|did) (?P<s>{PRONOUN}) {_OFTEN}want(?:ed)? (?P<rest>.+)$", "What made {s} want{rest}?"),
    (rf"(?:do|would) (?P<s>you|they|people) {_OFTEN}(?P<v>want|hope|plan|intend|aspire|tend) (?P<rest>.+)$", "What makes {s} {v}{rest}?"),
    # Thinking, knowing
    (r"(?:have|had|did) you (?:ever )?(?:thought (?:about|of)|considered|think (?:about|of)|consider) (?P<rest>.+)$", "What are your thoughts on{rest}?"),
    (rf"(?:do|would) (?P<s>you) {_OFTEN}(?P<v>think|recommend|suggest|advise|say)(?: that)? i (?:should )?(?P<rest>(?!could|can|am|have|will|would|was).+)$", "What would you want me to consider before I{rest}?"),
    (rf"(?P<aux>{DO}) (?P<s>{PRONOUN}) {_OFTEN}(?P<v>think|believe|expect) (?P<rest>(?!there\b|i\b|it will be\b)(?:that )?(?:{WORD} ){{1,6}}?(?:will|would|could|can|might|is going to|are going to)\b.+)$", "How {aux} {s} {v}{rest}?"),
    (rf"did (?P<s>{PRONOUN}) find (?:it |that )?{_ADJ}{_REST}", "How {adj} did {s} find it{rest}?"),
    (rf"(?P<aux>{DO}) (?P<s>{PRONOUN}) {_OFTEN}(?P<v>{_THINKING})\b{_REST}", "To what extent {aux} {s} {v}{rest}?"),
    (rf"(?P<aux>{DO}) (?P<s>{PRONOUN}) (?:happen to )?(?P<v>know|remember|recall|understand)(?: about)? (?P<rest>.+)$", "What {aux} {s} {v} about{rest}?"),
    (rf"are (?P<s>{PRONOUN}) (?:aware of|familiar with) (?P<rest>.+)$", "What do {s} know about{rest}?"),
    # Recommending, advising, choosing again
    (r"would you (?:ever |still )?recommend (?P<x>.+?) to (?P<who>(?:a |an |the |your |other |some|any)?(?:friends?|one|students?|others|people|daughter|son|children|kids|younger \w+|somebody|someone|anyone|beginner|newcomer)\b.*)$", "What would you tell {who} about {x}?"),
    (r"would you (?:ever |still |also )?(?:recommend|suggest|advise) (?P<x>(?!i\b|that\b|a student to\b|students to\b|someone to\b|me\b).+)$", "What would you tell someone who is thinking about {x}?"),
    (r"would you (?P<rest>(?:advise|tell|encourage|want|like|suggest|recommend) .+)$", "In what situations would you{rest}?"),
    (r"would you (?P<rest>(?:say|consider|describe|agree|call|characterize|rate|think|feel)\b.+)$", "To what extent would you{rest}?"),
    (r"should i (?P<rest>.+)$", "What should I consider before I{rest}?"),
    # Permission and favors
    (r"(?:may|can|could|might) i (?:please |also |maybe |possibly )*(?P<rest>.+)$", "What would be the best way for me to{rest}?"),
    (r"(?:may|can|could|might|shall) we (?:please |also |maybe |possibly )*(?P<rest>.+)$", "What would be the best way for us to{rest}?"),
    (r"(?:would you mind|would it be (?:ok|okay|alright|all right|fine|possible)|would that be ok) if (?P<s>i|we) (?P<rest>.+)$", "How would you feel if {s}{rest}?"),
    (r"(?:do you mind if|is it (?:ok|okay|alright|all right|fine|possible) if|mind if) i (?:could |can )?(?P<rest>.+)$", "What would be the best way for me to{rest}?"),
    (r"(?:is it (?:ok|okay|alright|all right|fine|possible for (?:me|us))|would it be (?:ok|okay|alright|all right|fine|possible))(?: for (?:me|us))? to (?P<rest>.+)$", "What would be the best way to{rest}?"),
    (r"(?:would|are|will|could) you (?:be )?(?:\w+ )?(?:open to|interested in|up for|available for|free for|ok with|okay with) (?P<rest>(?:an?|the|\w+ing|some|my|coffee|lunch)\b.*)$", "How would you feel about{rest}?"),
    (r"(?:would|are|will|could) you (?:be )?(?:\w+ )?(?:willing|able|open|interested|happy|free|up|available|prepared) to (?P<verb>\w+)(?P<rest>(?: .*)?)$", "How would you feel about {ing}{rest}?"),
    (r"would you (?:mind|consider|be ok with|be okay with|be comfortable with) (?P<rest>\w+ing\b.*)$", "How would you feel about{rest}?"),
    (r"(?:can|could|will|would) you (?:please |kindly |maybe |possibly |also )*help(?P<rest>(?: (?:me|us)\b.*)?)$", "What kind of help could you give{rest}?"),
    (rf"(?:can|could|will|would) you (?:please |kindly |maybe |possibly |also )*(?P<verb>\w+)(?P<rest>(?: (?:{WORD} )*?(?:me|my|us|our)\b.*))$", "How would you feel about {ing}{rest}?"),
    (r"(?:please |kindly )*(?P<verb>forward|pass|send|introduce|connect|refer|recommend|suggest|keep|call|email|meet|review|look|put|help|give)(?P<rest> .+)$", "How would you feel about {ing}{rest}?"),
    # To be
    (r"(?P<be>is|was|would) it (?:be )?(?:really |all |still |even )?worth (?P<rest>.+)$", "What makes it worth{rest}?"),
    (r"is it possible (?P<rest>.+)$", "What would make it possible{rest}?"),
    (r"is it true that (?P<rest>.+)$", "What do you make of the idea that{rest}?"),
    (r"must (?P<s>it|that|this) be (?P<rest>.+)$", "What makes it{rest}?"),
    (rf"is (?P<s>{SUBJECT}|your (?:{WORD} ){{0,3}}?{WORD}) what (?P<rest>.+)$", "How does {s} compare with what{rest}?"),
    (rf"was (?P<s>{SUBJECT}|(?:the|your) (?:{WORD} ){{0,3}}?{WORD}) what (?P<rest>.+)$", "How did {s} compare with what{rest}?"),
    (rf"(?P<be>{BE}) (?P<s>{PRONOUN}) {_ADJ} (?:that )?(?P<rest>{PRONOUN}\b.*)$", "How {adj} {be} {s} that{rest}?"),
    (rf"(?P<be>{BE}) (?P<s>{PRONOUN}) (?:really |very |so |too |still |quite |that |generally |usually )*{_ADJ}{_REST}", "How {adj} {be} {s}{rest}?"),
    (rf"(?P<be>{BE}) {_SUBJ} (?:really |very |so |too |still |quite |that |generally |usually )*{_ADJ}(?P<rest>(?: (?:{ADJUNCT}|to)\b.*)?)$", "How {adj} {be} {s}{rest}?"),
    (rf"(?P<aux>{HAVE}) {_SUBJ} been (?:really |very |so |too )*{_ADJ}{_REST}", "How {adj} {aux} {s} been{rest}?"),
    (rf"(?P<be>{BE}) {_SUBJ} (?P<part>required|needed|recommended|expected|allowed|encouraged|preferred|offered|available|mandatory){_REST}", "In what situations {be} {s} {part}{rest}?"),
    (r"are you looking for (?P<rest>.+)$", "What are you looking for in{rest}?"),
    (rf"(?P<be>{BE}) {_SUBJ} (?P<v>\w+ing|involved|trained|evaluated|supervised|paid|organized|structured|connected){_REST}", "How {be} {s} {v}{rest}?"),
    (rf"(?P<be>{BE}) (?P<rest>.+)$", "To what extent {be}{rest}?"),
    # To have done
    (rf"(?P<aux>have|had) (?P<s>you|they|we|people) (?:ever )?(?P<rest>(?:noticed|seen|observed|experienced|felt|found)\b.+)$", "In what ways {aux} {s}{rest}?"),
    (rf"(?P<aux>have|had) (?P<s>you|they|we|people) (?P<rest>(?!always\b).+)$", "If {s} {aux}{rest}, what was that like?"),
    (rf"(?P<aux>has|have|had) (?P<s>(?!you\b|they\b|we\b).+)$", "How {aux} {s}?"),
    # To do
    (rf"(?P<aux>{DO}|will|would) {_SUBJ} {_OFTEN}(?P<rest>need\b.+)$", "In what situations {aux} {s}{rest}?"),
    (rf"do (?P<s>you) {_OFTEN}(?P<rest>{_HABIT}\b.*)$", "What is it like when {s}{rest}?"),
    (rf"do (?P<s>people|they) {_OFTEN}(?P<rest>.+)$", "In what situations do {s}{rest}?"),
    (rf"do (?P<s>you) {_OFTEN}(?P<rest>.+)$", "How do {s}{rest}?"),
    (rf"did (?P<s>{PRONOUN}) {_OFTEN}(?P<rest>.+)$", "How did {s} come to{rest}?"),
    (r"will you be (?P<rest>(?:at|in|on|there)\b.*)$", "What will you be doing{rest}?"),
    (rf"(?P<aux>can|could) you (?P<rest>(?!see\b|imagine\b|think\b).+)$", "In what situations {aux} you{rest}?"),
    (rf"(?P<aux>will|can|could|should|might|does|do|did|would) (?P<rest>(?!you\b|i\b|any\w*\b|some\w*\b).+)$", "How {aux}{rest}?"),
)  # fmt: skip

_DELICATE: dict[Flag, tuple[tuple[str, str], ...]] = {
    Flag.ASKS_FOR_A_JOB: (
        (r"(?:is|are) (?P<s>your (?:[\w'-]+ ){0,2}[\w'-]+) (?:\w+ )??hiring(?P<rest>.*)$", "How does {s} go about hiring{rest}?"),
        (r"(?:.*\b)?hiring(?P<rest>.*)$", "How does your team go about hiring{rest}?"),
        (r".*?\b(?P<verb>forward|pass|send|submit|share|hand|give)(?:ing)? (?P<x>my [\w'’]+) (?P<rest>.+)$", "What would make {x} worth {ing}{rest}?"),
        (r".*?\b(?P<vp>(?:hire|refer|recommend|consider|suggest|vouch for) me\b.*)$", "What would you need to see before you could {vp}?"),
        (r".*?\b(?P<v>get|give|find|offer|land) (?:me )?(?P<np>(?:an?|my|the) .*\b(?:job|internship|position|placement|role|referral|reference)\b)(?P<rest>.*)$", "How do people usually get {np}{rest}?"),
        (r".*?\b(?:any|some) (?P<np>(?:\w+ ){0,2}(?:openings?|vacancies|jobs?|internships?|positions?|opportunities))\b(?P<rest>.*)$", "How do people usually hear about {np}{rest}?"),
        (r".*?\b(?P<np>(?:a chance of )?an? (?:\w+ ){0,2}(?:job|internship|position|opening|vacancy))\b(?P<rest>.*)$", "How do people usually get {np}{rest}?"),
    ),
    Flag.ASKS_FOR_A_MENTOR: ((r".*", "How do people in your field usually find a mentor?"),),
    Flag.PERSONAL_PAY: (
        (r".*\b(?P<noun>salary|pay|income|wages?|compensation|bonus|money)\b.*$", "What does {noun} usually depend on in a role like yours?"),
        (r".*$", "What does pay usually depend on in a role like yours?"),
    ),
    Flag.PRIVATE: (
        (r".*\b(?P<noun>kids|children|health problems|disabilities)\b.*$", "What role do {noun} play in a career like yours?"),
        (r".*\b(?P<noun>family|faith|religion|church|politics|health|age|pregnancy|marriage)\b.*$", "What role does {noun} play in a career like yours?"),
        (r".*\bmarri\w+\b.*$", "What role does marriage play in a career like yours?"),
        (r".*\bold\b.*$", "What role does age play in a career like yours?"),
        (r".*\breligious\b.*$", "What role does religion play in a career like yours?"),
        (r".*\b(?:vote|democrat|republican)\b.*$", "What role does politics play in a career like yours?"),
        (r".*$", "What role does private life play in a career like yours?"),
    ),
}  # fmt: skip


# --- Beyond a single fact ------------------------------------------------------------------------------------------

_TAILS: dict[Form, str] = {
    Form.COUNT: "and what does that look like in practice?",
    Form.AMOUNT: "and what does that mean for your work?",
    Form.FREQUENCY: "and what is that like?",
    Form.DURATION: "and what has that been like?",
    Form.TIME: "and what does that depend on?",
    Form.PLACE: "and what is it like there?",
    Form.PERSON: "and what have you learned from them?",
    Form.NAME: "and why does it matter?",
    Form.RATING: "and why?",
}
_SPECIAL_TAILS: tuple[tuple[Form, str, str], ...] = (
    (Form.AMOUNT, r".*\b(?:salar|pay|paid|earn|make|wage|income|cost|price|fee|expect)", "and what does that depend on?"),
    (Form.AMOUNT, r".*\b(?:did|was|were)\b", "and how did that come about?"),
    (Form.DURATION, r".*\b(?:takes?|is|are|does)\b", "and what does that depend on?"),
    (Form.DURATION, r".*\b(?:did|was|were)\b", "and what was that like?"),
    (Form.TIME, r".*\b(?:did|was|were|have|has)\b", "and how did that come about?"),
    (Form.PLACE, r".*\b(?:did|was|were)\b", "and what was it like there?"),
    (Form.NAME, r".*\b(?:email|phone|number|address|website)\b", "and how do you like to be contacted?"),
    (Form.NAME, r".*\b(?:title|position|role|occupation|department|rank|profession)\b", "and what does that involve?"),
    (Form.NAME, r".*\byou\b.*\b(?:need|have to|must)\b", "and why does it matter?"),
    (Form.NAME, r".*\b(?:did|was|were|you|your)\b", "and how did that come about?"),
)


def _beyond_the_fact(ask: Ask, whole: str) -> Iterator[str]:
    """Keep the fact as the first half of the question, and ask for the story behind it."""
    norm = ask.core.norm
    if not compiled(rf".*\b{WH}\b").match(norm):
        article = "" if compiled(rf"{DETERMINER}\b").match(norm) else "the "
        yield f"What can you tell me about {article}{_lower(_quoted(ask.core))}?"
    special = (tail for form, pattern, tail in _SPECIAL_TAILS if form is ask.form and compiled(pattern).match(norm))
    yield f"{whole}, {next(special, _TAILS[ask.form])}"


def _tail(ask: Ask) -> str:
    """Return the open half to put behind a question that is best left as it is."""
    verb = ask.core.words[0].norm if ask.core.words else ""
    if verb in ("did", "have", "had", "was", "were", "has"):
        return "and what led to that?"
    if verb not in ("do", "does", "is", "are"):
        return "and why?"
    if compiled(r".*\b(?:prefer|better|think|recommend|like|easier|best)\b").match(ask.core.norm):
        return "and why?"
    return "and what does that depend on?" if ask.form is Form.CHOICE else "and what difference does it make?"
