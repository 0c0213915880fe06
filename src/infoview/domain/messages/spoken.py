"""Notes as they can be said to the person they are about."""

from __future__ import annotations

import re

from infoview.domain.blanks import said, with_article
from infoview.domain.names import mentions
from infoview.domain.salutations import first_name, whole_name


def to_them(text: str | None) -> str:
    """Return a note as it can be said to the person it is about; nothing where it is *about* them or asks.

    "Join a club" can be said to Dana, "She thinks I should join a club" cannot.
    """
    line = said(text)
    return "" if "?" in line or _ABOUT_THEM.search(line) else line


_ABOUT_THEM = re.compile(r"\b(?:she|he|her|hers|his|him)\b", re.IGNORECASE)


def behind_to(text: str | None) -> str:
    """Return a note that begins with a verb as it can stand behind *to*: "join a club"; else nothing."""
    line = to_them(text)
    verb, _, rest = line.partition(" ")
    is_one_sentence = not re.search(r"[.!?;:] ", line)
    if verb.casefold() not in _VERBS or not rest or not is_one_sentence:
        return ""
    return f"{verb.casefold()} {rest}"


def speaks_of(text: str, name: str) -> bool:
    """Tell whether a note names somebody: by the whole name, or by the first one ("introduce me to Ana")."""
    return mentions(text.casefold(), whole_name(name).casefold()) or mentions(text, first_name(name))


def promised(text: str | None) -> str:
    """Return a promise of the user's as it is said to whom it was made: "send her" is "send you".

    Only where it is sure who is meant: right behind the verb that it begins with, or at its end. Nothing
    where it cannot be said to them.
    """
    line = said(text)
    if len(_THIRD.findall(line)) == 1 and line.partition(" ")[0].casefold() in _VERBS:
        line = _AT_END.sub(r"\1 you", _BEHIND_VERB.sub(r"\1 you", line))
    return to_them(line)


def promised_thing(text: str | None) -> str:
    """Return a promise that names a thing ("my CV"), as it can stand behind *you will get*; else nothing."""
    line = promised(text)
    first, _, rest = line.partition(" ")
    return f"{first.casefold()} {rest}" if first.casefold() in _DETERMINERS and rest else ""


def offered_thing(text: str | None) -> str:
    """Return an offer that names a thing, as behind *offered me*: "slides of the talk" with *the* before it.

    Nothing where it is not sure that it names one.
    """
    line = to_them(text)
    first, _, rest = line.partition(" ")
    word = first.casefold()
    if _NO_THING.search(line) or re.search(r"[.!?;:] ", line):
        return ""
    if word in _DETERMINERS | {"their", "his", "her", "your"}:
        return f"{word} {rest}" if rest else ""
    if word in _FAVOURS:
        return with_article(_small(line))
    if word in _UNCOUNTED:
        return _small(line)
    # "sends me slides" begins like a plural, too.
    is_verb = word.removesuffix("s") in _VERBS and rest.partition(" ")[0] not in _BEHIND_NOUN
    is_plural = re.fullmatch(r"[a-z]{2,}[^\Wsiu]s", word) is not None and not is_verb
    return f"the {_small(line)}" if is_plural or word in _THINGS else ""


def _small(line: str) -> str:
    """Return a line without the capital of a sentence: that of "CV" stays."""
    return line[:1].lower() + line[1:] if line[1:2].islower() else line


_NO_THING = re.compile(
    r"\b(?:i|we|they|you|will|would|can|could|may|might|is|are|was|has|have|had|does|do)\b", re.IGNORECASE
)
_BEHIND_NOUN = frozenset({"", "of", "from", "on", "about", "for", "and", "with", "in"})
_FAVOURS = frozenset({
    "call", "day", "intro", "introduction", "invitation", "recommendation", "reference", "referral",
    "tour", "visit",
})  # fmt: skip
_UNCOUNTED = frozenset({"access", "advice", "data", "feedback", "help"})
_THINGS = frozenset({
    "address", "article", "book", "contact", "copy", "email", "handbook", "link", "list", "name", "number",
    "paper", "phone", "presentation", "recording", "report", "syllabus", "template",
})  # fmt: skip

_THIRD = re.compile(r"\b(?:she|he|her|hers|his|him|them)\b", re.IGNORECASE)
_BEHIND_VERB = re.compile(
    r"^(\w+(?: to| with| for)?) (?:him|them|her(?=$| (?:an?|the|my|some|that|this|how|what|when|whether|about"
    r"|on|in|by|back|again|for|to|at|with|after|before|of|next|tomorrow|today|and)\b))",
    re.IGNORECASE,
)
"""Whom the first verb is about: "send her my essay", but not "ask her sister"."""
_AT_END = re.compile(r"\b(to|with|for) (?:her|him|them)$", re.IGNORECASE)
_DETERMINERS = frozenset({"a", "an", "the", "my", "some", "two", "three"})

_VERBS = frozenset({
    "accept", "add", "aim", "answer", "apply", "approach", "arrange", "ask", "attend", "avoid", "bring",
    "build", "call", "check", "choose", "collect", "compare", "connect", "consider", "contact", "cut",
    "do", "draw", "draft", "drop", "email", "enter", "explain", "explore", "find", "finish", "focus",
    "follow", "forward", "get", "give", "go", "help", "introduce", "invite", "join", "keep", "learn",
    "leave", "let", "listen", "look", "make", "meet", "mention", "note", "offer", "pass", "pay", "pick",
    "plan", "practice", "practise", "prepare", "present", "put", "read", "record", "reply", "research",
    "review", "save", "see", "send", "set", "share", "show", "skip", "speak", "spend", "start", "stay",
    "stop", "study", "subscribe", "take", "talk", "teach", "tell", "thank", "think", "translate", "travel",
    "treat", "try", "update", "use", "visit", "volunteer", "wait", "watch", "work", "write",
})  # fmt: skip
"""Verbs with which people note advice and promises; none of them is also somebody's name."""
