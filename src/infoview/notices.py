"""What the user should know besides a command's answer; it is said on stderr once the command has run."""

from __future__ import annotations

_kept: list[tuple[str, ...]] = []


def keep(text: str, *paths: str) -> None:
    """Keep a notice, and the paths to be shown whole below it, until the command has run."""
    _kept.append((text, *paths))


def take() -> list[tuple[str, ...]]:
    """Return the notices that were kept, oldest first, and forget them."""
    found, _kept[:] = list(_kept), []
    return found
