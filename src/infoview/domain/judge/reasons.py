"""Why a verdict was given, in one plain sentence for somebody who is nervous already."""

from __future__ import annotations

from infoview.domain.judge.asks import Ask
from infoview.domain.judge.verdicts import Form
from infoview.domain.judge.words import Phrase

_REASONS: dict[Form, str] = {
    Form.EXPLAIN: "“{head}” asks for a story or an explanation: no yes, no or single fact would answer it.",
    Form.COMMAND: "“{head}” invites the other person to tell you about it in their own words.",
    Form.WISH: "You say what you would like to hear about, and only an account can answer that.",
    Form.TOPIC: "It names a subject and leaves it open what there is to say about it.",
    Form.RESCUED: "The follow-up at the end asks for the reasons, so a bare yes or no is not enough.",
    Form.REQUEST: "It could be answered with a yes, but everybody hears “{head}” as an invitation to talk.",
    Form.COUNT: "One number is a full answer.",
    Form.AMOUNT: "One amount is a full answer.",
    Form.FREQUENCY: "“Twice a week” would be a full answer.",
    Form.DURATION: "One length of time is a full answer.",
    Form.TIME: "One date or time is a full answer.",
    Form.PLACE: "One place is a full answer.",
    Form.PERSON: "One name is a full answer.",
    Form.NAME: "One name or title is a full answer.",
    Form.RATING: "One number on the scale is a full answer.",
    Form.YES_NO: "It starts with “{head}”, so a plain yes or no is a full answer.",
    Form.CHOICE: "It offers the answers to choose from, so naming one of them is a full answer.",
    Form.WHETHER: "It asks whether something is so, and a plain yes or no says that.",
    Form.FAVOR: "It asks for a favor, and a plain yes or no is a full answer.",
    Form.CLIPPED: "It is short for a yes-or-no question, so “no” is a full answer.",
    Form.TAG: "It states the answer and only asks for a nod.",
    Form.STATEMENT: "It is a statement with a question mark: a nod is a full answer.",
}
_HEAD_WORDS = {Form.EXPLAIN: 1, Form.YES_NO: 2, Form.COMMAND: 1, Form.REQUEST: 3}


def reason(ask: Ask) -> str:
    """Return the sentence that explains a verdict to the person who typed the question."""
    words = ask.sentence.phrase.words[ask.first :]
    much = _HEAD_WORDS.get(ask.form, 1)
    negated = ask.form is Form.YES_NO and any(word.norm == "not" for word in words[:much])
    head = Phrase(ask.sentence.phrase.source, words[: much + negated])
    typed = " ".join(head.quote(0, len(head.norm)).split())
    return _REASONS[ask.form].format(head=typed[:1].upper() + typed[1:])
