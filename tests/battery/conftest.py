"""How hard the battery tries: quick in a normal run, harder when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from battery.forge import Forge


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; they are known where this folder is named: ``pytest tests/battery --kills 1000``."""
    group = parser.getgroup("battery")
    group.addoption("--kills", type=int, default=60, help="How often each command is killed (60).")
    group.addoption("--writers", type=int, default=10, help="How much each of eight writers writes (10).")
    group.addoption("--every-call", action="store_true", help="Fail and kill at every call, not at a sample.")


@pytest.fixture(scope="session")
def kills(pytestconfig: pytest.Config) -> int:
    """How often a command is killed at a random moment."""
    return int(pytestconfig.getoption("--kills", default=60))


@pytest.fixture(scope="session")
def writers(pytestconfig: pytest.Config) -> int:
    """How many contacts each of eight writers adds."""
    return int(pytestconfig.getoption("--writers", default=10))


@pytest.fixture(scope="session")
def every_call(pytestconfig: pytest.Config) -> bool:
    """Whether a command fails at each of its system calls rather than at a sample of them."""
    return bool(pytestconfig.getoption("--every-call", default=False))


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """Makes processes of the program."""
    with Forge() as made:
        yield made
