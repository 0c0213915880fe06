"""The judge of questions says whether one is open, and if not, how one would ask it.

``judge`` is a set of readable rules over words and word order, not a list of known sentences:

    words      a line becomes sentences of normalised words (contractions, slips, quotation marks, bullets)
    grammar    the words of English questions, pieces of pattern
    rules      where the asking begins and what would be a full answer, with the readers of ``questions``
               (asked straight out), ``requests`` (asked in a roundabout way) and ``fragments``
    facts      which wh-questions ask for one number, time, place, person or name: by the wh-word and its
               verb (``wh_rows``), else by the noun
    flags      what else to know before asking
    reasons    the verdict's reason in one sentence
    rewrite    an open wording in the user's own words, by the tables in ``turns``, ``doings`` and
               ``delicate``, which ``turning`` applies

The verdicts are defined in the domain facts, "Open or closed"; a line is as open as its most open question.
"""

from __future__ import annotations

from infoview.domain.judge.asks import Ask
from infoview.domain.judge.flags import flags_of
from infoview.domain.judge.grammar import AUX, DETERMINER, WH, compiled
from infoview.domain.judge.reasons import reason
from infoview.domain.judge.rewrite import NOTHING_ASKED, suggestion
from infoview.domain.judge.rules import read
from infoview.domain.judge.verdicts import Flag, Form, Judgement, Verdict
from infoview.domain.judge.words import Sentence, begin_of, sentences

__all__ = ["Flag", "Judgement", "Verdict", "judge"]


def judge(text: str) -> Judgement:
    """Say how open a question is, why, what to mind, and how to ask it if it is not open.

    Args:
        text: one question as typed: a line of a list, with or without its number; several sentences will do.
    """
    if _in_other_letters(text):
        return Judgement(
            text, Verdict.OPEN, (), "It is not written in English letters, so it was not judged.", ""
        )
    lines = sentences(text)
    if _is_bare_word(lines):
        lines = ()
    asks = _asks(lines)
    if not asks:
        return _nothing_asked(text, lines)
    decisive = _most_open(asks)
    flags = flags_of(lines, asks)
    better = ""
    if decisive.verdict in (Verdict.SHORT_FACT, Verdict.CLOSED):
        better = suggestion(text, decisive, flags, _is_open)
    return Judgement(text, decisive.verdict, flags, reason(decisive), better)


_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}
_FRAGMENTS = frozenset({Form.TOPIC, Form.CLIPPED, Form.STATEMENT})


def _asks(lines: tuple[Sentence, ...]) -> tuple[Ask, ...]:
    """Return what a line asks: a wish or a fragment beside a question adds nothing to it."""
    asks: list[Ask] = []
    last_question = max((number for number, sentence in enumerate(lines) if sentence.asks), default=-1)
    for number, sentence in enumerate(lines):
        found = read(sentence)
        leads_up = not sentence.asks and number < last_question
        if not found or (found[0].form in _FRAGMENTS and (asks or leads_up)):
            continue
        beside = not sentence.asks and last_question >= 0
        if beside and found[0].form is Form.WISH and not compiled(WH).match(found[0].core.norm):
            continue
        asks.extend(found)
    return tuple(asks)


def _most_open(asks: tuple[Ask, ...]) -> Ask:
    return min(asks, key=lambda ask: _RANK[ask.verdict])


def _is_open(text: str) -> bool:
    asks = _asks(sentences(text))
    return bool(asks) and _most_open(asks).verdict is Verdict.OPEN


def _nothing_asked(text: str, lines: tuple[Sentence, ...]) -> Judgement:
    """Judge a line without a question: an empty one, or mere statements."""
    if not lines:
        return Judgement(text, Verdict.CLOSED, (), "Nothing is asked here yet.", NOTHING_ASKED)
    said = text[begin_of(text) :].strip()
    said = said[:1].upper() + said[1:]
    stop = "" if said[-1] in ".!" else "."
    offers = compiled(r"i (?:would|am|want|hope|wish|plan|need|could)\b").match(lines[-1].phrase.norm)
    follow_up = "How would you feel about that?" if offers else "What else can you tell me about that?"
    better = f"{said}{stop} {follow_up}"
    return Judgement(
        text,
        Verdict.CLOSED,
        flags_of(lines, ()),
        "This is a statement: it leaves nothing to answer but a nod.",
        better if _is_open(better) else NOTHING_ASKED,
    )


def _is_bare_word(lines: tuple[Sentence, ...]) -> bool:
    """Tell whether a line is a question's first word and no more: "What", "do", "a"."""
    words = lines[0].phrase.words if len(lines) == 1 and not lines[0].asks else ()
    return len(words) == 1 and compiled(rf"(?:{WH}|{AUX}|{DETERMINER}|\w)$").match(words[0].norm) is not None


def _in_other_letters(text: str) -> bool:
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    return bool(letters) and not any("a" <= letter <= "z" for letter in letters)
