"""Databases that many tests begin with: told to the program once, copied from then on."""

from __future__ import annotations

import shlex

from conftest import MONDAY, Infoview

Told = tuple[tuple[str, str], ...]
"""When, and what was typed."""

_BUILT: dict[Told, bytes] = {}


def prepare(iv: Infoview, told: Told, *, now: str = MONDAY) -> Infoview:
    """Give the sandbox a database in which that was typed, and set the clock."""
    if told not in _BUILT:
        for when, line in told:
            iv.at(when).ok(*shlex.split(line))
        _BUILT[told] = iv.db.read_bytes()
    iv.home.mkdir(mode=0o700, exist_ok=True)
    iv.db.write_bytes(_BUILT[told])
    iv.db.chmod(0o600)
    return iv.at(now)
