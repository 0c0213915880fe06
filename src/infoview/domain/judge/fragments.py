"""Sentences without a question's word order: headlines, clipped questions, questioning statements."""

from __future__ import annotations

from infoview.domain.judge.asks import Ask
from infoview.domain.judge.facts import topic_form, wh_form
from infoview.domain.judge.grammar import (
    AUX,
    BE,
    POINTER,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    WH,
    compiled,
    one_of,
)
from infoview.domain.judge.questions import offers_alternatives
from infoview.domain.judge.verdicts import Form
from infoview.domain.judge.words import Phrase, Sentence

_TAG = (
    f"(?:{AUX} (?:not )?(?:{PRONOUN}|that|this)(?: not)?|right|correct|yes|no|eh|huh|true|am i right|is "
    "that (?:right|correct|true)|(?:would|do) (?:not )?you (?:agree|say|think)|or (?:not|no|am i wrong)|"
    "agreed?|ok|okay)$"
)


_CONDITIONS = one_of("if when given since once")


def statement_with_tag(sentence: Sentence) -> Ask | None:
    """Read "..., right?" and "..., don't you?": a statement that only wants a nod."""
    phrase = sentence.phrase
    comma = max((at for at, word in enumerate(phrase.words) if word.norm in (",", "-")), default=0)
    tag = phrase.clause(comma + 1).norm
    if not comma or not compiled(_TAG).match(tag):
        return None
    if phrase.words[0].norm in _CONDITIONS and compiled(rf"{AUX} {PRONOUN}$").match(tag):
        return None  # "If you could, would you?"
    return Ask(Form.TAG, sentence, 0, Phrase(phrase.source, phrase.words[:comma]))


_CLIPPED = (
    r"(?:any|anything|anyone|anybody|ever|no|never|still|already|currently|"
    # verbs without their "do you" or "have you"
    "got|know|known|think|seen|been|heard|tried|want|need|feel|see|love|like|enjoy|miss|regret|find|makes?|"
    "sounds?|seems?|keep|use|recommend|suggest|offer|provide|mind|planning|hiring|enjoying|looking|"
    "thinking|[a-z]+ed|"
    # adjectives without their "are you" or "is it"
    "interested|happy|free|ok|okay|worth|glad|sure|able|ready|willing|available|possible|married|single|"
    "remote|(?:full|part)[ -]time|(?:un)?paid|permanent|seasonal|salaried|freelance|open to|up for|lots|"
    "much|many|plenty|enough|nice|decent|friendly|long|flexible|stressful|dangerous|lonely|fun|better|"
    r"good|bad|hard|easy|true|yes|fair|safe|busy|"
    # the same, where they do not stand before what they describe
    "(?:boring|competitive|demanding|tiring|rewarding|challenging|repetitive|exciting|scary|risky|tough|"
    "difficult|"
    r"expensive|common|important|necessary|useful)(?= (?:at|in|on|for|to|when|there|here|with)\b|$))\b"
)
_HEADLINE = (
    "(?:what|which|how|why|thoughts?|advice|tips|opinions?|impressions?|suggestions?|pros|reasons?|best|"
    r"worst|most|least|biggest|favorite|typical|the|your|my|a|an|one|some|main|top|other|common|\w+est|"
    r"challenges|highlights|lessons|examples?)\b"
)


# Words that name a subject to speak about, whatever stands beside "or": "the best or the worst part?"
_SUBJECT_MATTER = (
    r"\b(?:what|which|how|why|thoughts?|advice|tips|opinions?|impressions?|suggestions?|pros|reasons?|best|"
    "worst|most|least|biggest|favorite|main|top|common|challenges?|highlights|lessons|examples?|(?:hard|"
    r"tough|proud|great|high|low)est)\b"
)


def fragment(sentence: Sentence, core: Phrase) -> Ask | None:
    """Judge a sentence in which nothing was found that asks.

    Args:
        sentence: the whole of it.
        core: the sentence without the fillers at its beginning.
    """
    if sentence.asks and offers_alternatives(core.norm) and not compiled(_SUBJECT_MATTER).search(core.norm):
        return Ask(Form.CHOICE, sentence, 0, core)
    if sentence.asks and compiled(r"(?:for (?:example|instance)|like (?:what|who|when))$").match(core.norm):
        return Ask(Form.TOPIC, sentence, 0, core)
    for clipped in (sentence.phrase.clause(0), core):
        if compiled(_CLIPPED).match(clipped.norm):
            return Ask(Form.CLIPPED, sentence, 0, clipped)
    form = (_questioned(core.norm) if sentence.asks else None) or _said(core, sentence)
    return Ask(form, sentence, 0, core) if form else None


def _questioned(norm: str) -> Form | None:
    """Judge what the question mark alone makes a question: "What you like about it?", "And yours?"."""
    if compiled(rf"(?:{PREPOSITION} )?(?:what|how|why|which)\b").match(norm):
        return wh_form(norm)
    if compiled(r"(?:you(?:rs?)?|such as|because|meaning)$").match(norm):
        return Form.TOPIC
    return Form.CLIPPED if compiled(f"{PREPOSITION} ").match(norm) else None


def _said(core: Phrase, sentence: Sentence) -> Form | None:
    """Judge a statement or a headline; a statement without a question mark asks nothing."""
    norm = core.norm
    if _speaks(norm):
        return Form.STATEMENT if sentence.asks else None
    fact = topic_form(norm.rstrip(" :"))
    if fact:
        return fact
    if compiled(_HEADLINE).match(norm) or len(sentence.phrase.words) > 1:
        return Form.TOPIC
    return Form.CLIPPED if sentence.asks else None


_THIRD_PERSON = (  # verbs that are seldom taken for plural nouns
    "(?:pays|offers|provides|covers|gets|requires|takes|makes|has|helps|hires|trains|lets|allows|wants|"
    "seems|comes|goes|stays|closes|opens|means|gives|keeps|belongs|works (?:from|with|for|on|in|at))"
)


def _speaks(norm: str) -> bool:
    """Tell whether a fragment has a verb of its own, not one that "you have" or "that is" ties to a noun."""
    if compiled(rf"(?:the|your|this|my) (?:\w+ ){{1,3}}?{_THIRD_PERSON}\b(?! of\b).").match(norm):
        return True
    untied = compiled(rf"\b(?:that|which|who|{PRONOUN}|{WH}) (?:\w+ )?{AUX}\b").sub("", norm)
    finite = rf"(?!{WH}\b)\w+ (?:\w+ ){{0,5}}?(?:{BE}|has|have|will|would|can|could|should|must)\b"
    spoken = compiled(rf"(?:(?!one\b){SUBJECT}\b|{finite})").match(untied)
    return bool(spoken or compiled(rf"{PRONOUN}\b|{POINTER} {AUX}\b").match(norm))
