"""How the minutes of a talk are shared out, so that it ends when it was agreed to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infoview.domain.choice import Chosen
from infoview.domain.questions import SECTIONS
from infoview.domain.types import SectionName


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a talk: its name, its minutes and its questions in order."""

    name: str
    minutes: int
    questions: tuple[Chosen, ...] = ()


def time_boxes(
    minutes: int, questions: Iterable[Chosen] = (), *, wrap_up: int | None = None
) -> tuple[Section, ...]:
    """Share the minutes among the opening, the sections that have questions, and the closing.

    The opening takes a tenth, 1 to 4 minutes; the closing, with "who else?" and "may I keep in touch?",
    takes ``wrap_up`` (domain facts 0 and 3.1: 2 minutes; from an hour on a twentieth); the rest goes to
    the sections by the number of their questions. The minutes are whole and add up to ``minutes``
    exactly; 0, for an email, gives all 0. Where there is nothing to ask between, the opening takes the
    rest.
    """
    chosen = tuple(questions)
    parts = {
        name: tuple(pick for pick in chosen if pick.question.category in categories)
        for name, categories in SECTIONS.items()
    }
    last = parts.pop(SectionName.CLOSING)
    body = {name: picks for name, picks in parts.items() if picks}
    opening = min(minutes, max(1, min(4, (minutes + 5) // 10)))
    usual = max(2, minutes // 20) if wrap_up is None else wrap_up
    closing = min(minutes - opening, usual if minutes >= 10 else 1)
    shares = _share(minutes - opening - closing, [len(picks) for picks in body.values()])
    opening = minutes - closing - sum(shares)
    return (
        Section(SectionName.OPENING, opening),
        *(Section(name, share, picks) for (name, picks), share in zip(body.items(), shares, strict=True)),
        Section(SectionName.CLOSING, closing, last),
    )


def _share(minutes: int, weights: list[int]) -> list[int]:
    """Split whole minutes by weight: those who lose most by rounding down get the minutes left over."""
    total = sum(weights)
    if not total:
        return []
    shares = [minutes * weight // total for weight in weights]
    remainders = [minutes * weight % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda index: (-remainders[index], index))
    for index in order[: minutes - sum(shares)]:
        shares[index] += 1
    return shares
