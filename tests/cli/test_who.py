"""WHO: what is taken for somebody's name where something is changed, and where somebody is only looked at."""

from __future__ import annotations

import pytest

from conftest import Infoview


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    iv.ok("add-contact", "\u674e\u5c0f\u9f99", "--company", "Umbrella")
    return iv


@pytest.mark.parametrize(
    "line",
    [
        "log {} note Hm.",
        "edit {} --role Analyst",
        "delete {} --yes",
        "delete {} --erase --yes",
        "rest {}",
        "plan {}",
        "draft ask {}",
        "followup add {} call --by fri",
        "followup done {}",
        "add-contact Zoe --referred-by {}",
        "log 1 met --with {}",
    ],
)
def test_letters_inside_a_name_change_nobody_and_are_asked_about(dana: Infoview, line: str) -> None:
    before = dana.data("show", "1")
    refused = dana(*line.format("ana").split(), "--json")
    assert refused.code == 3
    assert refused.error["message"] == "Nobody on record is called 'ana'."
    assert [each["name"] for each in refused.error["candidates"]] == ["Dana Lee"]
    assert dana.data("show", "1") == before


@pytest.mark.parametrize("line", ["show {}", "network {}", "history {}", "followup {}"])
def test_letters_inside_a_name_are_enough_to_look_at_somebody(dana: Infoview, line: str) -> None:
    assert dana.data(*line.format("ana").split()) == dana.data(*line.format("1").split())


def test_a_name_without_blanks_is_found_by_any_part_of_it(dana: Infoview) -> None:
    assert dana.data("log", "\u5c0f\u9f99", "note", "Hm.")["entry"]["contact"]["id"] == 2


def test_a_whole_word_means_somebody_before_a_longer_one_that_it_begins(dana: Infoview) -> None:
    dana.ok("add-contact", "Danae Leeson")
    for word in ("dana", "lee", "lee dana"):
        assert dana.data("log", word, "note", "Hm.")["entry"]["contact"]["id"] == 1
    assert dana.data("log", "danae", "note", "Hm.")["entry"]["contact"]["id"] == 3
    assert dana("log", "dan", "note", "Hm.", "--json").code == 4
