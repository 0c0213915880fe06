"""How hard the battery tries: quick in a normal run, harder with ``--thorough``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from battery.forge import Forge


@pytest.fixture(scope="session")
def kills(thorough: bool) -> int:
    """How often a command is killed at a random moment."""
    return 1000 if thorough else 60


@pytest.fixture(scope="session")
def adds(thorough: bool) -> int:
    """How many contacts each of eight writers adds."""
    return 200 if thorough else 5


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """Makes processes of the program."""
    with Forge() as made:
        yield made
