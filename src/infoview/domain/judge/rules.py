"""The rules of the verdict: where a sentence begins to ask, what it asks, and what it asks besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infoview.domain.judge.asks import Ask, Found, Opening
from infoview.domain.judge.facts import wh_form
from infoview.domain.judge.fragments import fragment, statement_with_tag
from infoview.domain.judge.grammar import (
    AUX,
    AUX_WORDS,
    DETERMINER,
    PREPOSITION,
    SUBJECT,
    TELL,
    WH,
    WH_WORDS,
    WORD,
    compiled,
    one_of,
)
from infoview.domain.judge.questions import (
    FIRMLY_INVERTED,
    INVERTED,
    SUBJECT_WH,
    about,
    offers_alternatives,
    wh_question,
    without_lead,
    yes_no,
)
from infoview.domain.judge.requests import command, permission, request, wish
from infoview.domain.judge.verdicts import Form, Verdict
from infoview.domain.judge.words import Phrase, Sentence


def read(sentence: Sentence) -> tuple[Ask, ...]:
    """Return what a sentence asks, in order; empty for a sentence that only leads up to a question."""
    sentence = sentence._replace(phrase=_without_aside(_without_ever(sentence.phrase)))
    main = _main(sentence)
    return (main, *_further(sentence, main)) if main else ()


def _without_ever(phrase: Phrase) -> Phrase:
    """Read "however did you" and "whatever made you" as "how did you" and "what made you"."""
    stressed = compiled(rf"(?P<wh>{WH})ever (?:{AUX}|made|brought|led|got)\b").match(phrase.clause(0).norm)
    if not stressed:
        return phrase
    return Phrase(phrase.source, (phrase.words[0]._replace(norm=stressed["wh"]), *phrase.words[1:]))


def _without_aside(phrase: Phrase) -> Phrase:
    """Take out what stands between commas near the head: "What, in your view, is ..."."""
    head = rf"(?:{WH}(?: \w+)?|{AUX}(?: {SUBJECT}(?: please| perhaps| maybe)?)?)"
    aside = compiled(rf"{head} (?P<aside>, (?!{WH}\b|or\b|and\b)(?:{WORD} ){{1,6}}, )").match(
        phrase.clause(0).norm
    )
    if not aside:
        return phrase
    first, last = phrase.index(aside.start("aside")), phrase.index(aside.end("aside"))
    return Phrase(phrase.source, phrase.words[:first] + phrase.words[last:])


# --- The main question ----------------------------------------------------------------------------

_READERS: tuple[Callable[[Opening], Found | None], ...] = (
    about,
    request,
    permission,
    wish,
    command,
    wh_question,
    yes_no,
)


def _main(sentence: Sentence) -> Ask | None:
    """Find the first words that ask; failing that, judge the sentence as a statement or a fragment."""
    for start, behind_mark in _starts(sentence.phrase):
        first, clause = _behind_fillers(sentence.phrase, start)
        if _only_introduces(sentence, start):
            continue
        opening = Opening(clause, free=start == 0 or (behind_mark and sentence.asks), asks=sentence.asks)
        for reader in _READERS:
            found = reader(opening)
            if found:
                return _settled(Ask(found.form, sentence, first, found.core))
    return (
        statement_with_tag(sentence)
        or _unmarked(sentence)
        or fragment(sentence, _behind_fillers(sentence.phrase, 0)[1])
    )


_ASIDE_QUESTION = r"what (?:do you think|would you say|is your (?:opinion|view|take))(?: about this)?$"
"""An opener behind which the question proper comes: "What do you think: is it worth it?"."""

_MARKS = frozenset(",;:-()")
_JOINTS = one_of("and or but so then")


def _only_introduces(sentence: Sentence, start: int) -> bool:
    """Tell whether "what do you think" stands before a mark and a question with its verb first."""
    words = sentence.phrase.clause(start).words
    mark = next((at for at, word in enumerate(words) if word.norm in (":", "-", ",", ";")), 0)
    if not (sentence.asks and mark):
        return False
    opener, behind = (Phrase(sentence.phrase.source, part).norm for part in (words[:mark], words[mark + 1 :]))
    return bool(
        compiled(_ASIDE_QUESTION).match(opener)
        and compiled(rf"{AUX} (?:not )?(?:{SUBJECT}|{DETERMINER}|\w+)\b").match(behind)
    )


def _starts(phrase: Phrase) -> Iterator[tuple[int, bool]]:
    """Yield where a clause may begin, and whether a mark (or the sentence's start) stands before it."""
    yield 0, True
    for at in range(1, len(phrase.words)):
        before = phrase.words[at - 1].norm
        if before in _MARKS or before in _JOINTS:
            yield at, before in _MARKS


_FILLERS = (
    r"(?:(?:(?:hi|hello|hey|dear|good \w+)(?: [\w.]+){1,2}(?= [,-])|and|so|but|also|well|ok|okay|now|then|"
    "or|again|plus|yes|oh|um|hmm|hi|hello|hey|please also|alright|first|second|third|next|firstly|"
    "secondly|thirdly|finally|lastly|overall|actually|specifically|generally|additionally|currently|"
    "personally|basically|honestly|ultimately|usually|typically|alternatively|maybe|in general|if so|if "
    "not|if yes|if no|in addition|for example|in other words|though|however(?= ,)|surely|sorry|obviously|"
    r"clearly|presumably|i guess|in your field|on average|of course|in your (?:\w+ )?(?:opinion|experience|"
    r"view|mind)|as an? [\w-]+|from your (?:\w+ )?(?:perspective|experience|point of view|vantage point)) "
    "(?:[,:-] )?)+"
)


def _behind_fillers(phrase: Phrase, first: int) -> tuple[int, Phrase]:
    """Return the clause from a word on without "And so,", "In your opinion" and their kind."""
    clause = phrase.clause(first)
    filler = compiled(_FILLERS).match(clause.norm)
    if not filler or filler.end() >= len(clause.norm):
        return first, clause
    return first + clause.index(filler.end()), clause.after(filler.end())


_BETWEEN = (
    r"(?!whether|if|when)(?:(?:between|of|out of) (?:\S+ ){1,8}and|(?:\S+ ){1,8}?or) (?:\S+ ){1,8}[,:-]$"
)


def _settled(ask: Ask) -> Ask:
    """Mend the cases in which the head alone misleads: tags, ratings and "A or B, which is better"."""
    words = ask.sentence.phrase.words
    before = Phrase(ask.sentence.phrase.source, words[: ask.first]).norm
    chooses = compiled(
        rf"which(?: one)? (?:{AUX}|matters|pays|suits)\b|(?:what|who) (?:{AUX}|matters|pays|suits)\b.*"
        r"\b(?:better|more|prefer|rather|easier|harder|choose|pick)\b"
    ).match(ask.core.norm)
    if ask.form is Form.EXPLAIN and chooses and compiled(_BETWEEN).match(before):
        return ask._replace(form=Form.CHOICE)
    if ask.first > 0 and ask.form in (Form.YES_NO, Form.CHOICE) and ask.core.words[-1:] == words[-1:]:
        return statement_with_tag(ask.sentence) or ask
    if ask.verdict is Verdict.OPEN and " on a scale of " in f" {ask.sentence.phrase.clause(0).norm}":
        return ask._replace(form=Form.RATING)
    return ask


_EMBEDDING = one_of("is was that about know of on")


def _unmarked(sentence: Sentence) -> Ask | None:
    """Find a question behind a lead-in without a comma: "If you could start over what would you do"."""
    phrase = sentence.phrase
    for at in range(1, len(phrase.words) - 1):
        norm, before = phrase.words[at].norm, phrase.words[at - 1].norm
        if norm in WH_WORDS and before not in _EMBEDDING:
            clause = phrase.clause(at)
            if compiled(INVERTED).match(clause.norm) or (
                sentence.asks and compiled(rf"{WH} {AUX} (?:been|be)\b").match(clause.norm)
            ):
                return Ask(wh_form(clause.norm), sentence, at, clause)
        elif norm in AUX_WORDS and not compiled(rf"(?:{SUBJECT}|{AUX}|{WH}|to|not|as|than)$").match(before):
            clause = phrase.clause(at)
            if compiled(rf"{AUX} (?:not )?(?:i|you|we|they|it|there|your)\b").match(clause.norm):
                form = Form.CHOICE if offers_alternatives(clause.norm) else Form.YES_NO
                found = request(Opening(clause, free=False, asks=sentence.asks)) or Found(form, clause)
                return Ask(found.form, sentence, at, found.core)
    return None


# --- What is asked besides ------------------------------------------------------------------------

_JOINED = r"(?P<joint>(?:(?:and|or|but|so|then|if|not|yes|no|,|-|\(|;|:|please|also|maybe) )+)"
_BARE_WHY = (
    f".*? {_JOINED}(?:why|how(?: so| come)?|why or why not|why (?:not|there|here|that|this|so|them)|(?:in "
    ")?(?:what|which) ways?|to what (?:extent|degree)|which ones?|(?:of )?what (?:kinds?|types?|sorts?)|"
    "(?<!or )(?:what|which)|what (?:are|is|was|were|would) (?:they|it|that|those)(?: be)?|what for|in "
    "what sense|for what reasons?|explain(?: why)?|elaborate|please explain|give (?:an )?examples?|"
    r"describe(?: it| them)?|tell me why|expand)(?: or why not| or why| not| or how| please)?(?: \))?$"
)
_BARE_FACT = (
    rf".*? {_JOINED}(?:{PREPOSITION} )?(?P<fact>how (?:often|long|many|much|far|soon|old)(?: \w+)?|when|"
    r"where|whom?)(?: \))?$"
)
_WHY_WITHIN = rf".*? {_JOINED}why(?: or why not)? [,:;(-] "  # "which is harder, and why: A or B?"
_BARE_WORDS = 12


def _further(sentence: Sentence, main: Ask) -> Iterator[Ask]:
    """Yield what a sentence asks behind its main question: "..., and why?", "... and how did you"."""
    phrase = sentence.phrase
    tail = Phrase(phrase.source, phrase.words[main.first :][-_BARE_WORDS:]).norm
    for pattern in (_BARE_WHY, _BARE_FACT, _WHY_WITHIN):
        bare = compiled(pattern).match(tail)
        if bare and not compiled(rf".* {WH}$").match(tail[: bare.start("joint")].rstrip()):
            form = wh_form(bare["fact"]) if pattern is _BARE_FACT else Form.RESCUED
            yield Ask(form, sentence, main.first, main.core, follows_up=True)
    reports = main.form in (Form.REQUEST, Form.WISH, Form.COMMAND, Form.WHETHER)
    seen = {main.first}
    for start, behind_mark in _starts(phrase):
        if start <= main.first + 1:
            continue
        first, clause = _behind_fillers(phrase, start)
        if first not in seen and clause.words[0].norm in _BEGINNERS:
            seen.add(first)
            if main.form is Form.YES_NO and _goes_on_asking(main, clause):
                yield Ask(Form.REQUEST, sentence, first, clause)
                continue
            embedded = reports or _embeds(phrase, main.first, first)
            asks_which = not embedded and _asks_which(phrase, main.first, first, clause)
            joined = wh_form(clause.norm) if asks_which else _joined(clause, behind_mark, embedded=embedded)
            if joined:
                yield Ask(joined, sentence, first, clause)


_BEGINNERS = (
    WH_WORDS
    | AUX_WORDS
    | one_of(
        "please kindly explain describe elaborate tell give share any i we at in on for with from to by "
        "about of until since under through during over as"
    )
)
_LICENSES = (  # behind these a wh-word opens no question of its own
    r"\b(?:know|knew|tell|told|remember|recall|think|wonder|wondering|understand|ask|see|explain|describe|"
    "share|decide|idea|advice on|tips on|sure|aware|figure out|learn|show|about|on|of|for|with|that|"
    rf"discuss|love|like|curious|to) (?:{WORD} ){{0,4}}?{WH}\b"
)
_LICENSE_WORDS = 25


def _embeds(phrase: Phrase, start: int, end: int) -> bool:
    """Tell whether the words before a joint hold an embedded question that the joint may go on with."""
    before = Phrase(phrase.source, phrase.words[max(start, end - _LICENSE_WORDS) : end])
    return bool(compiled(_LICENSES).search(before.norm))


def _asks_which(phrase: Phrase, start: int, end: int, clause: Phrase) -> bool:
    """Tell "do you ..., and which have helped?" from a relative clause, which "and" only joins to another."""
    before = Phrase(phrase.source, phrase.words[start:end])
    return bool(
        compiled(r"(?:which|who)\b(?! to\b)").match(clause.norm)
        and compiled(SUBJECT_WH).match(clause.norm)
        and compiled(r"(?!.*\b(?:that|which|whom?|whose)\b).* (?:and|but|so|yes)(?: also| ,)*$").match(
            before.norm
        )
    )


def _goes_on_asking(main: Ask, clause: Phrase) -> bool:
    """Tell whether "can you think of a time ..." goes on with "and tell me about it"."""
    polite = compiled(
        r"(?:can|could|would|will) you (?:think of|remember|recall|pick|choose|imagine|take|name)\b"
    ).match(main.core.norm)
    return bool(polite and compiled(rf"(?:then )?{TELL}\b").match(clause.norm))


def _joined(clause: Phrase, behind_mark: bool, *, embedded: bool) -> Form | None:
    """Judge a further clause; behind an embedded question only a question's word order makes it a new one."""
    question = without_lead(clause.norm)
    if compiled(FIRMLY_INVERTED if embedded else INVERTED).match(clause.norm):
        return wh_form(question)
    if not embedded and compiled(SUBJECT_WH).match(clause.norm):
        subordinate = compiled(
            r"(?:when|where|who|which|why)\b|\w+ to\b|\w+(?: (?!happened|changed|helped|worked)\w+)?$"
        ).match(question)
        return None if subordinate else wh_form(question)
    ordered = compiled(r"(?:please |kindly )?(?:explain|describe|elaborate|tell|give|share)\b")
    if behind_mark and not embedded and ordered.match(clause.norm):
        return Form.RESCUED
    asked = request(Opening(clause, free=False, asks=True))
    if asked:
        return asked.form
    return (
        Form.YES_NO
        if compiled(rf"{AUX} (?:not )?(?:you|i|we|they|it|there|your)\b").match(clause.norm)
        else None
    )
