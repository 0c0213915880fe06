"""How hard the battery tries: quick in a normal run, harder with ``--thorough``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from battery.forge import CALLS, Forge, striking, tracing


@pytest.fixture(scope="session")
def kills(thorough: bool) -> int:
    """How often a command is killed at a random moment."""
    return 1000 if thorough else 60


@pytest.fixture(scope="session")
def adds(thorough: bool) -> int:
    """How many contacts each of eight writers adds."""
    return 200 if thorough else 5


FATES: dict[str, Callable[[], list[str]]] = {
    "killed": lambda: striking("signal=KILL"),
    "EIO": lambda: striking("error=EIO"),
    "disk full": lambda: striking("error=ENOSPC", for_good=True),
}


@pytest.fixture(scope="session")
def struck_by() -> Iterator[Callable[[str], Forge]]:
    """Give for each of the ``FATES`` a forge whose processes meet it; it is made when first asked for."""
    with ExitStack() as made:
        yield cache(lambda fate: made.enter_context(Forge(FATES[fate]())))


@pytest.fixture(scope="session")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Forge, Path]]:
    """Give a forge whose processes' calls are written down, and the file."""
    log = tmp_path_factory.mktemp("strace") / "log"
    with Forge(tracing(CALLS, log)) as made:
        yield made, log
