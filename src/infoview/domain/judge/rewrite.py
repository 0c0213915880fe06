"""An open wording for a closed question or a short fact, in the user's own words.

The sentences around the question stay as they are. A candidate is offered only if the judge itself calls it
open; the last candidates ("..., and why?") always are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infoview.domain.judge.asks import Ask
from infoview.domain.judge.delicate import DELICATE_TURNS
from infoview.domain.judge.grammar import (
    ADJUNCT,
    AUX,
    BE,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    WH,
    WORD,
    compiled,
)
from infoview.domain.judge.requests import BRIEFLY, COUNSEL
from infoview.domain.judge.turning import ADJECTIVE, PAST, turned
from infoview.domain.judge.turns import TURNS
from infoview.domain.judge.verdicts import Flag, Form, Verdict
from infoview.domain.judge.words import CLAUSE_WORDS, Phrase, Word, begin_of

NOTHING_ASKED = "What would you like people to know about your work?"


def suggestion(text: str, ask: Ask, flags: tuple[Flag, ...], is_open: Callable[[str], bool]) -> str:
    """Return the line with its question opened up.

    Args:
        text: the line as typed.
        ask: the question that decided the verdict.
        flags: the flags of the line; a question to avoid is turned to a safe side of its subject.
        is_open: the judge's own opinion of a wording.
    """
    before = text[begin_of(text) : ask.sentence.phrase.words[ask.first].start].lstrip(_QUOTES)
    after = text[ask.sentence.end :].rstrip(_QUOTES)
    for candidate in _candidates(text, ask, flags):
        reasoned = (f"{candidate.rstrip('?.')}, and why?",) if _takes_a_reason(candidate) else ()
        for wording in (candidate, *reasoned):
            line = _apart(before) + _begun(wording, before) + after
            if text.isupper():
                line = compiled(r"\bi\b").sub("I", line[:1].upper() + line[1:].lower())
            line = line[:1].upper() + line[1:]
            if is_open(line):
                return line
    return NOTHING_ASKED


_QUOTES = " \"“”„«»'*_"


def _takes_a_reason(candidate: str) -> bool:
    """Tell whether "and why?" can stand behind a wording: not where it has another open half already."""
    return not compiled("What kind of|.*, and (?:what|how|who)").match(candidate)


def _apart(before: str) -> str:
    """Set a lead-in of several words off from the question behind it: "In your view, how hard is it?"."""
    words = before.split()
    joined = bool(words) and compiled(r"\W*(?:and|or|but|so|then|which|that)$").match(words[-1].casefold())
    return f"{before.rstrip()}, " if len(words) > 1 and words[-1][-1:].isalnum() and not joined else before


def _candidates(text: str, ask: Ask, flags: tuple[Flag, ...]) -> Iterator[str]:
    """Yield wordings for the question, the best first."""
    question = _question(ask)
    for flag in flags:
        yield from turned(question, DELICATE_TURNS.get(flag, ()))
    words = ask.sentence.phrase.words
    closing = text[words[-1].end : ask.sentence.end].rstrip("?!. \u2026")
    whole = (text[words[ask.first].start : words[-1].end] + closing).rstrip(" ,;:-")
    if ask.verdict is Verdict.SHORT_FACT:
        yield from _beyond_the_fact(ask, whole)
    elif ask.form is not Form.CHOICE and len(question.words) < CLAUSE_WORDS:
        head = question.words[0].norm if question.words else ""
        for turn in turned(question, TURNS):
            # "You're ..., right?" keeps its order where "are" cannot be taken out of "you're".
            if not turn.endswith(", and why?") or turn.casefold().startswith(head):
                yield turn
        if ask.form in (Form.TAG, Form.STATEMENT) and not compiled("if ").match(question.norm):
            noticed = compiled(
                f"i (?:noticed|saw|see|read|heard|understand|gather|know|think)(?: {WORD}){{0,5}}? that |"
                "(?:it|that) (?:seems|sounds|looks|appears) (?:like |as if |that )"
            ).match(ask.core.norm)
            said = ask.core.after(noticed.end()) if noticed else ask.core
            yield f"How did it come about that {_small(_quoted(said))}?"
        if ask.form is Form.WHETHER and compiled(f"{AUX} ").match(question.norm):
            yield f"{_quoted(question)}, and why?"
        if ask.form is Form.WHETHER:
            yield f"What can you tell me about whether {_small(_quoted(ask.core))}?"
    yield f"{whole}, {_tail(ask)}"
    yield f"{whole}, and why?"
    yield f"What can you tell me about this: {whole}?"


# --- Letters --------------------------------------------------------------------------------------


def _begun(candidate: str, before: str) -> str:
    """Begin with a capital, or in small letters behind a lead-in of the same sentence."""
    if before.rstrip()[-1:] in ("", ".", "?", "!", "…"):
        return candidate[0].upper() + candidate[1:]
    return _small(candidate)


def _small(text: str) -> str:
    """Begin in small letters, unless the first word is "I" or an abbreviation."""
    first = text.partition(" ")[0]
    if compiled("I(?:['\u2019].*)?$").match(first) or first[1:] != first[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def _quoted(phrase: Phrase) -> str:
    return phrase.quote(0, len(phrase.norm)).rstrip(" ,;:-")


# --- Bringing clipped, tagged and embedded questions to a question's word order -------------------


def _question(ask: Ask) -> Phrase:
    """Return the question in its plain order: verb first, no "not", nothing left out."""
    phrase = ask.core
    clipped = ask.form is Form.CLIPPED or bool(compiled("have (?:any|an?|some) ").match(phrase.norm))
    if (clipped or ask.form in (Form.TAG, Form.STATEMENT)) and phrase.words:
        phrase = _uncapitalised(phrase, surely=clipped)
    phrase = _without_opinion(phrase)
    if ask.form in (Form.TAG, Form.STATEMENT, Form.WHETHER) and not compiled("if ").match(phrase.norm):
        phrase = _verb_first(phrase)
    elif clipped:
        phrase = _completed(_asked_with_any(phrase))
    words = phrase.words
    if len(words) > 3 and words[2].norm == "not" and compiled(f"{AUX} {PRONOUN} not ").match(phrase.norm):
        return Phrase(phrase.source, (_alone(words[0]), _alone(words[1]), *words[3:]))
    if len(words) > 2 and words[1].norm == "not" and compiled(f"{AUX}$").match(words[0].norm):
        return Phrase(phrase.source, (_alone(words[0]), *words[2:]))
    return phrase


def _alone(word: Word) -> Word:
    """Return a word that its normal form will quote: the "do" of "don't"."""
    return Word(word.norm, word.start, word.start)


_GUESS = (
    "i (?:assume|guess|suppose|believe|presume|imagine|bet|take it|understand|gather|hear|heard)"
    rf"(?: that)? (?={PRONOUN}\b|{DETERMINER}\b)"
)
_ASIDE = (
    r" (?:, )?(?:or not|would you say|do you think|in your (?:\w+ )?(?:view|opinion|experience|mind)|"
    r"if i may ask|though|please)$"
)


_SHORTEST = 8
"""So many letters of a question stand before an aside: "or not" alone is none."""


def _without_opinion(phrase: Phrase) -> Phrase:
    """Leave out "I assume" before a question, and "would you say" or "or not" behind it."""
    guess = compiled(_GUESS).match(phrase.norm)
    if guess:
        phrase = phrase.after(guess.end())
    aside = compiled(_ASIDE).search(phrase.norm, _SHORTEST)
    return Phrase(phrase.source, phrase.words[: phrase.index(aside.start() + 1)]) if aside else phrase


def _uncapitalised(phrase: Phrase, *, surely: bool) -> Phrase:
    """Write the first word small, now that it will stand inside a sentence; leave what may be a name."""
    word = phrase.words[0]
    if not surely and not compiled(rf"(?:{DETERMINER}|{PRONOUN}|{ADJECTIVE}|\w+ing|\w+ed)$").match(word.norm):
        return phrase
    source = phrase.source
    return Phrase(
        source[: word.start] + _small(source[word.start : word.end]) + source[word.end :], phrase.words
    )


def _verb_first(phrase: Phrase) -> Phrase:
    """Turn "you are happy" into "are you happy", "you like it" into "do you like it"."""
    possesses = rf"(?:have|had|do) (?!\w+ed\b|been|not|ever|always|had|done|{PAST})"
    plain_verb = rf"{PRONOUN} (?:(?!{AUX}\b)|{possesses})"
    if not compiled(plain_verb).match(phrase.norm):
        verb = compiled(rf"(?:{WORD} ){{1,6}}?(?P<aux>{AUX}) .").match(phrase.norm)
        if verb:
            at = phrase.index(verb.start("aux"))
            words = phrase.words
            return Phrase(phrase.source, (words[at], *words[:at], *words[at + 1 :]))
    if compiled(rf"(?:i|you|we|they) (?!(?:never |always |also )?(?:{PAST}|\w+ed)\b)").match(phrase.norm):
        return _led_by("do", phrase)
    return phrase


_OF_WORK = (  # what work is and people are not
    "(?:(?:very|really|too|so|pretty|quite) )?(?:stressful|competitive|flexible|demanding|rewarding|"
    "repetitive|"
    "boring|tiring|challenging|exciting|fulfilling|meaningful|intense|tough|difficult|common|necessary|"
    "useful|"
    "important|expensive|dangerous|fun|physical|predictable|formal|casual|strict|risky|scary|essential)"
)
_STILL = "(?:still |already |currently )?"
_OPENERS = (
    (
        r"any(?:one|body)(?: here| else)? (?:ever )?(?:regret|know|have|use|feel|think|like|want|recommend|"
        r"find|need|miss|speak|hire)\b",
        "does",
    ),
    (r"any(?:thing|one|body)\b", "is there"),
    (
        r"ever (?:\w+(?:ed|en|own|ung|ght)|lost|won|run|come|quit|hit|held|kept|sold|been|had|done|gone|"
        r"seen|made|thought|felt|got|taken|given|met|found|left)\b",
        "have you",
    ),
    (r"(?:got|known|seen|been|heard|tried)\b", "have you"),
    (r"(?:lots|plenty|much|enough)\b", "is there"),
    (r"many\b", "are there"),
    (
        f"{_STILL}(?:ever|have|know|think|want|need(?! (?:i|we) )|feel|see|love|like|enjoy|miss|regret|"
        r"find|recommend|suggest|make|offer|keep|use|mind if)\b",
        "do you",
    ),
    (
        rf"any (?:{WORD} )?(?:{COUNSEL}|regrets|questions|ideas|words|comments|plans|experience|hobbies)\b",
        "do you have",
    ),
    (rf"any (?:(?!{PREPOSITION}\b){WORD} ){{0,2}}?\w+s\b", "are there"),
    (r"any\b", "is there"),
    (r"(?:full|part)[ -]time\b|(?:un)?paid\b|remote\b|permanent\b", "is it"),
    (rf"{_OF_WORK}$", "is it"),
    (r"(?:ok|okay|possible|hard|easy|better|true|safe)(?: (?:to|for|if|that)\b|$)|worth\b", "is it"),
    (
        rf"{_STILL}(?:{ADJECTIVE}|sure|able|willing|available|\w+ing|\w+ed)(?: (?:{ADJUNCT}|to|that|it|"
        r"this|here|there)\b|$)",
        "are you",
    ),
)


def _completed(phrase: Phrase) -> Phrase:
    """Put back what a clipped question left out: "Any advice" is "do you have any advice"."""
    opener = next((words for pattern, words in _OPENERS if compiled(pattern).match(phrase.norm)), "")
    return _led_by(opener, phrase)


_DENIED = (
    "(?:regrets?|doubts?|downsides?|drawbacks?|surprises?|worries|questions?|problems?|challenges?|"
    "exceptions?|time|"
    "money|advice|plans?|hobbies|complaints?|difficulties|disadvantages?|risks?|mistakes?)"
)


def _asked_with_any(phrase: Phrase) -> Phrase:
    """Read "No regrets?" as "Any regrets?"."""
    first, *others = phrase.words
    if not compiled(rf"no {_DENIED}\b").match(phrase.norm):
        return phrase
    return Phrase(phrase.source, (Word("any", first.start, first.start), *others))


def _led_by(opener: str, phrase: Phrase) -> Phrase:
    start = phrase.words[0].start if phrase.words else 0
    return Phrase(phrase.source, (*(Word(norm, start, start) for norm in opener.split()), *phrase.words))


# --- Beyond a single fact, and questions best left as they are ------------------------------------

_TAILS: dict[Form, str] = {
    Form.COUNT: "and what does that look like in practice?",
    Form.AMOUNT: "and what does that depend on?",
    Form.FREQUENCY: "and what is that like?",
    Form.DURATION: "and what does that depend on?",
    Form.TIME: "and what does that depend on?",
    Form.PLACE: "and what is it like there?",
    Form.PERSON: "and how does that work?",
    Form.NAME: "and why does it matter?",
    Form.RATING: "and why?",
}
_SPECIAL_TAILS: tuple[tuple[Form, str, str], ...] = (
    (
        Form.AMOUNT,
        r"(?:distance|how far)\b",
        "and what is that like?",
    ),
    (Form.AMOUNT, r"(?:did|was|were)\b", "and how did that come about?"),
    (Form.COUNT, r"(?:did|was|were)\b", "and what was that like?"),
    (
        Form.DURATION,
        "(?:have you|has your|have been|has been|you have|you been|has this|has it|has that|have they|"
        r"have \w+ been)\b",
        "and what has that been like?",
    ),
    (Form.DURATION, r"(?:did|was|were|took|lasted)\b", "and what was that like?"),
    (
        Form.DURATION,
        r"old (?:is|are) .*\b(?:company|firm|organization|team|school|program|agency|business|industry)\b",
        "and how has it changed over time?",
    ),
    (
        Form.TIME,
        r"(?:did|was|were|have|has|you \w+ed|you (?:began|left|met|got))\b",
        "and how did that come about?",
    ),
    (Form.TIME, r"(?:works|suits)\b", "and how would you like to talk?"),
    (Form.PLACE, r"(?:did|was|were|you (?!need)\w+ed)\b", "and what was it like there?"),
    (
        Form.PERSON,
        r"(?:customers?|clients?|competitors?|users|readers|patients)\b",
        "and what matters most to them?",
    ),
    (Form.PERSON, r"(?:will|would|should)\b", "and what should I know about them?"),
    (Form.PERSON, r"(?:do|did|was|were|is|are)\b.*\b(?:you|your)\b", "and what have you learned from them?"),
    (Form.PERSON, r"whom? (?:is|are|was|were)\b", "and what should I know about them?"),
    (
        Form.PERSON,
        r"\w+ (?:(?!need)\w+ed|made|gave|taught|found|chose|began|told|got)\b",
        "and how did that come about?",
    ),
    (Form.NAME, r"(?:did|was|were)\b.*\b(?:attend|work|go)\b", "and what was it like there?"),
    (
        Form.NAME,
        r"(?:floor|office|campus|campuses|building|school|college|university|company|firm)\b(?!.*\b(?:did|"
        r"was|were)\b)",
        "and what is it like there?",
    ),
    (Form.NAME, r"(?:email|phone|number|address|website|linkedin)\b", "and how do you like to be contacted?"),
    (Form.NAME, r"(?:was|did)\b.*\b(?:job|role|position|title|post)\b", "and what did that involve?"),
    (
        Form.NAME,
        r"(?:title|position|role|job|occupation|department|rank|profession)\b",
        "and what does that involve?",
    ),
    (Form.NAME, r"you\b.*\b(?:need|have to|must)\b", "and why does it matter?"),
    (Form.NAME, r"(?:did|was|were)\b", "and how did that come about?"),
    (Form.NAME, r"(?:do|are|is) (?:you|they|your)\b", "and why?"),
)


def _beyond_the_fact(ask: Ask, whole: str) -> Iterator[str]:
    """Keep the fact as the first half of the question, and ask for the story behind it."""
    norm = ask.core.clause(0).norm
    reached = compiled(
        r"(?:(?:may|can|could) i (?:have|get) |what is |(?:please )?(?:give|tell|send) me )?(?:your|the)"
        r"(?: best)? (?P<by>e-?mail|linkedin)(?: address| profile)?(?: please)?$"
    ).match(norm)
    if reached:
        by = "on LinkedIn" if reached["by"] == "linkedin" else "by email"
        yield f"What is the best way to reach you {by}?"
    briefly = compiled(BRIEFLY).search(norm)
    if briefly:
        said = ask.core.quote(0, briefly.start()).strip(" ,")
        yield f"What can you tell me about {_small(said)}?" if said else whole
    named = compiled(rf"(?:what {BE} )?(?:the |your )?(?:full )?names? of (?=\w)").match(norm)
    if named:
        yield f"What can you tell me about {_small(_quoted(ask.core.after(named.end())))}?"
    elif not compiled(rf".*\b{WH}\b").match(norm):
        article = "" if compiled(rf"{DETERMINER}\b").match(norm) else "the "
        yield f"What can you tell me about {article}{_small(_quoted(ask.core))}?"
    special = (
        tail
        for form, word, tail in _SPECIAL_TAILS
        if form is ask.form and compiled(rf".*\b(?:{word})").match(norm)
    )
    yield f"{whole}, {next(special, _TAILS[ask.form])}"


def _tail(ask: Ask) -> str:
    """Return the open half to put behind a question that is best left as it is."""
    verb = ask.core.words[0].norm if ask.core.words else ""
    if verb in ("did", "have", "had", "was", "were", "has"):
        return "and what led to that?"
    if verb not in ("do", "does", "is", "are"):
        return "and why?"
    if compiled(r".*\b(?:prefer|better|think|recommend|like|easier|best)\b").match(ask.core.clause(0).norm):
        return "and why?"
    return "and what does that depend on?" if ask.form is Form.CHOICE else "and what difference does it make?"
