"""The judge of questions: is it open, and if not, how would one ask it?

``judge`` is a set of readable rules over words and word order, not a list of known sentences:

    words      a line becomes sentences of normalised words (contractions, slips, quotation marks, bullets)
    grammar    the words of English questions, pieces of pattern
    rules      where the asking begins and what would be a full answer
    facts      which wh-questions ask for one number, time, place, person or name
    flags      what else to know before asking
    rewrite    an open wording in the user's own words

The verdicts are defined in the domain facts, "Open or closed"; a line is as open as its most open question.
"""

from __future__ import annotations

from infoview.domain.judge.rules import Ask, read
from infoview.domain.judge.verdicts import Flag, Form, Judgement, Verdict
from infoview.domain.judge.words import Sentence, sentences

__all__ = ["Flag", "Judgement", "Verdict", "judge"]



def judge(text: str) -> Judgement:
    asks = _asks(text)
    if not asks:
        return Judgement(text, Verdict.CLOSED, (), "nothing", "")
    best = min(asks, key=lambda a: ORDER.index(a.verdict))
    return Judgement(text, best.verdict, (), best.form.value, "")

ORDER = list(Verdict)

def _asks(text: str) -> tuple[Ask, ...]:
    """Return what a line asks; a wish before a question only leads up to it, a fragment behind one adds nothing."""
    asks: list[Ask] = []
    lines = sentences(text)
    for number, sentence in enumerate(lines):
        found = read(sentence)
        if asks and found and found[0].form in _FRAGMENTS:
            continue
        leads_up = found and found[0].form is Form.WISH and not sentence.asks and any(s.asks for s in lines[number + 1 :])
        if leads_up and not compiled(WH).match(found[0].core.norm):
            continue
        asks.extend(found)
    return tuple(asks)

_FRAGMENTS = {Form.TOPIC, Form.ELLIPSIS, Form.STATEMENT}
from infoview.domain.judge.grammar import compiled, WH
