"""Asking straight out: wh-questions and questions that start with their verb."""

from __future__ import annotations

from infoview.domain.judge.asks import Found, Opening
from infoview.domain.judge.facts import wh_form
from infoview.domain.judge.grammar import (
    ARTICLE,
    AUX,
    BE,
    DETERMINER,
    DO,
    POINTER,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    WH,
    WORD,
    compiled,
)
from infoview.domain.judge.verdicts import Form

# --- Word order -----------------------------------------------------------------------------------

_LEAD = f"(?:about|around|roughly|approximately|exactly|precisely|generally|just|{PREPOSITION})"
_FRONT = (  # the wh-word and what it takes along: "how often", "what kind of people", "to what extent"
    rf"(?:{_LEAD} )?(?:how(?: \w+){{0,2}}|why|when|where|whom?(?: else)?|which one|(?:what|which|whose|how "
    rf"many|how much)(?: (?!{SUBJECT}\b|{DETERMINER}\b){WORD}){{0,6}})"
)
_DO_SOMEBODY = rf"{DO} (?!not\b){WORD} \w"  # "do employers prefer"
INVERTED = rf"{_FRONT} (?:{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b|{_DO_SOMEBODY})"
"""A question's word order, verb before subject: "what do you", "how important is the"."""

FIRMLY_INVERTED = (
    rf"{_FRONT} (?:{AUX} (?:not )?(?:{PRONOUN}|that|this)\b|(?!{BE}){AUX} (?:not )?(?:{SUBJECT}|"
    rf"{DETERMINER})\b|{_DO_SOMEBODY})"
)
"""The same without "what is the ...", which many people also write inside a sentence."""

SUBJECT_WH = rf"(?:{_LEAD} )?{WH}\b(?! (?:{PRONOUN}|{ARTICLE}|{POINTER}|[,;:()-])(?: |$))"
"""A wh-word that is, or belongs to, the subject: "what led you", "which skills matter"."""


def without_lead(norm: str) -> str:
    """Take the preposition or "roughly" off the wh-word of a question."""
    norm = compiled("to what degree").sub("to what extent", norm, count=1)
    lead = rf"{_LEAD} (?={WH}\b)"
    return compiled(lead).sub("", norm, count=1) if compiled(lead).match(norm) else norm


# --- Readers --------------------------------------------------------------------------------------

_DAY = r"(?:next|this|tomorrow|today|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
_OFFER = (
    rf"how about (?:we|i|a|an|on|at|\w+ing|coffee|lunch|{_DAY})\b(?! (?:challenge|downside|benefit|time "
    rf"when|time "
    rf"you))|what about (?:{_DAY}|lunch$|coffee$|an? (?:\w+ )?(?:call|coffee|chat|meeting|lunch|drink|"
    rf"talk|visit)\b)"
)


def about(opening: Opening) -> Found | None:
    """Read "what about the hours?", which asks for an account, and "how about lunch?", which does not."""
    if not compiled(r"(?:what|how) about .").match(opening.norm):
        return None
    return Found(Form.YES_NO if compiled(_OFFER).match(opening.norm) else Form.EXPLAIN, opening.clause)


def wh_question(opening: Opening) -> Found | None:
    """Read a question that starts with what, why, how and their kind."""
    norm = opening.norm
    if not compiled(INVERTED).match(norm) and not _asks_without_inversion(norm, free=opening.free):
        return None
    question = without_lead(norm)
    return Found(Form.CHOICE if _lists_its_answers(question) else wh_form(question), opening.clause)


def _asks_without_inversion(norm: str, *, free: bool) -> bool:
    """Tell "what led you" and "why not law" from the subordinate clauses "when hiring" and "what you do"."""
    if compiled(r"(?:why|how come)\b(?! (?:you|i|he|she|they|we)\b)").match(norm):
        return True
    if compiled(rf"{WH} , (?:if \w+|(?:{WH} ,? )+)").match(norm):
        return True
    if compiled(rf"(?:when|where|while) (?:\w+ing|{SUBJECT}|the|your)\b").match(norm):
        return False
    return bool(compiled(SUBJECT_WH).match(norm)) and (free or not compiled(rf"{WH} to\b").match(norm))


def yes_no(opening: Opening) -> Found | None:
    """Read a question that starts with its verb: do you, is there, would you."""
    freely = rf"{AUX} (?!,)\w"
    strictly = rf"{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER})\b"
    if not compiled(freely if opening.free else strictly).match(opening.norm):
        return None
    if not opening.asks and compiled(rf"{AUX} not (?!{SUBJECT}\b|{DETERMINER}\b)").match(opening.norm):
        return None  # "Can't decide between the two."
    return Found(Form.CHOICE if offers_alternatives(opening.norm) else Form.YES_NO, opening.clause)


# --- Choices --------------------------------------------------------------------------------------

_COMPARES = r"\b(?:better|more|prefer|rather|harder|easier|worse|matters?|first)\b"
_FEW_WORDS = rf"(?:{WORD} ){{1,8}}?or (?:{WORD} ?){{1,8}}$"
_ASKS_TO_CHOOSE = (
    rf"which (?:one )?(?:(?:is|are|do you|would you|matters)\b.*{_COMPARES}|(?:is|are|was|were|would be|do "
    r"you (?:find|think is|consider)) (?:the )?\w+er\b).* or "
)
_BARE_CHOICE = (  # "which is better?", behind a sentence that named the two
    r"which (?:one )?(?:is|are|do you|would you)(?: \w+){0,3}? (?:better|worse|more|prefer|rather|harder|"
    r"easier|choose|pick)(?: \w+){0,3}$"
)
_LISTS = (
    rf".*{_COMPARES}.*? [,:;(-] (?!{WH}\b|and\b|if\b|when\b){_FEW_WORDS}",
    rf"(?:who|which|what|where) (?:would|do|did|should) (?:you|i) \w+ [,:;(-] (?!{WH}\b|and\b|if\b|"
    rf"when\b){_FEW_WORDS}",
    r"what (?:do you think|would you (?:say|pick|choose|recommend|prefer)|is it) [,:;(-] .* or ",
)


def _lists_its_answers(question: str) -> bool:
    """Tell whether a wh-question names the answers to choose from: "which is better, A or B"."""
    if compiled(_BARE_CHOICE).match(question):
        return True
    if not compiled(r"(?:which|what|who|where|how)\b.* or ").match(question):
        return False
    if compiled(_ASKS_TO_CHOOSE).match(question):
        return True
    if compiled(r".*\bor (?:not|so|why|how|what|less|worse|dislike|anything|something)\b").match(question):
        return False
    return any(compiled(pattern).match(question) for pattern in _LISTS)


def offers_alternatives(norm: str) -> bool:
    """Tell whether a yes-or-no question is one of either-or."""
    if compiled("(?:would|could|can|are|will|may|might) (?:you be|i|we) ").match(norm):
        return False
    if compiled(rf"{BE} there (?!.* or {AUX}\b)").match(norm):
        return False
    before, _, behind = norm.partition(" or ")
    other = compiled(r"(?:not|so|why|how|what|anything|something|anyone)\b").match(behind)
    return bool(behind) and not other and not compiled(r".*\bany\w*\b").match(before)
