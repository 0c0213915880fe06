"""What the readers of a sentence hand to each other."""

from __future__ import annotations

from typing import NamedTuple

from infoview.domain.judge.verdicts import Form, Verdict, verdict_of
from infoview.domain.judge.words import Phrase, Sentence


class Ask(NamedTuple):
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


class Opening(NamedTuple):
    """A place where something may begin to be asked.

    Args:
        clause: the words from there on.
        free: whether the verb of a question may stand first here whatever follows it: at the beginning of
            a sentence, and behind a mark in a sentence that ends with a question mark.
        asks: whether the sentence ends with a question mark.
    """

    clause: Phrase
    free: bool
    asks: bool

    @property
    def norm(self) -> str:
        """The normal form of the clause."""
        return self.clause.norm


class Found(NamedTuple):
    """The shape of what begins at an opening, and the words that are really asked."""

    form: Form
    core: Phrase
