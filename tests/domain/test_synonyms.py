"""Words for those of the vocabulary: offered, never taken; none hides a word that is known."""

from __future__ import annotations

import pytest

from infoview.domain.synonyms import SYNONYMS
from infoview.domain.types import Channel, What, parse_word
from infoview.errors import UsageError


def test_no_synonym_is_a_word_of_its_own_vocabulary() -> None:
    for vocabulary, also in SYNONYMS.items():
        assert not {word.value for word in vocabulary} & set(also)
        assert all(isinstance(word, vocabulary) for word in also.values())
        assert all(said == "-".join(said.casefold().split()) for said in also)


@pytest.mark.parametrize(
    ("vocabulary", "typed", "offered"),
    [
        (What, "talked", "met"),
        (What, "Called", "met"),
        (What, "reached out", "asked"),
        (What, "thankd", "thanked"),
        (Channel, "google meet", "video"),
        (Channel, "fone", "phone"),
    ],
)
def test_what_is_meant_is_offered_before_what_is_spelled_alike(
    vocabulary: type[What] | type[Channel], typed: str, offered: str
) -> None:
    with pytest.raises(UsageError) as refused:
        parse_word(vocabulary, typed, name="this", example="infoview")
    assert refused.value.hint is not None
    assert refused.value.hint.startswith(f"Did you mean {offered!r}? Accepted: ")


def test_what_resembles_nothing_is_offered_nothing() -> None:
    with pytest.raises(UsageError) as refused:
        parse_word(What, "xyzzy", name="log", example="infoview")
    assert refused.value.hint is not None
    assert refused.value.hint.startswith("Accepted: ")
