"""The table of the checks is whole and true: every number is there, and every test that it names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from battery.checks import CHECKS, GROUPS, group_of, summary

TESTS = Path(__file__).parent.parent


def functions_of(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_check_has_its_number_and_group() -> None:
    assert list(CHECKS) == list(range(1, 113))
    assert [number for _, numbers in GROUPS.values() for number in numbers] == list(CHECKS)
    assert (group_of(1), group_of(27), group_of(112)) == ("A", "B", "I")


@pytest.mark.parametrize("number", CHECKS)
def test_a_check_is_held_by_tests_that_exist_or_says_why_not(number: int) -> None:
    check = CHECKS[number]
    assert check.what
    assert bool(check.tests) != bool(check.reason)
    assert len(set(check.tests)) == len(check.tests)
    for test in check.tests:
        file, name = test.split("::")
        assert name in functions_of(file), test


def test_every_test_of_the_battery_holds_a_check() -> None:
    named = {test for check in CHECKS.values() for test in check.tests}
    own = {
        f"battery/{file.name}::{name}"
        for file in (TESTS / "battery").glob("test_*.py")
        for name in functions_of(f"battery/{file.name}")
        if name.startswith("test_") and file != Path(__file__)
    }
    assert own - named == set()


def test_the_summary_counts_what_ran() -> None:
    held = set(CHECKS[1].tests)
    nothing, one = summary(set(), set()), summary(held, set())
    assert nothing[0].startswith("A  durability: 0 of 18 checks, 0 tests ran")
    assert one[0].startswith(f"A  durability: 1 of 18 checks, {len(held)} tests ran")
    assert one[1:] == nothing[1:]
    assert "1 skipped at least in part" in summary(held, {CHECKS[2].tests[0]})[0]
