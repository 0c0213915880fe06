"""From tables of TOML to questions, lines and parts of messages; every fault is told with its place.

A file holds one table for each item, named by its id (``[path-first-job]``); keys above the first table are
defaults for every item of the file. ``questions/README.md`` and ``messages/README.md`` explain the fields.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from enum import StrEnum
from typing import Any, TypeVar

from infoview.domain.messages.occasion import MESSAGE_BLANKS
from infoview.domain.messages.parts import Part, Place
from infoview.domain.preparation import LINE_BLANKS, Line
from infoview.domain.questions import QUESTION_BLANKS, Asker, Depth, Need, Question
from infoview.domain.types import SPOKEN, WRITTEN, Category, Channel, Goal, Level, Tone
from infoview.errors import InfoviewError

Word = TypeVar("Word", bound=StrEnum)

LEVEL_GROUPS = {
    "working": frozenset(Level) - {Level.STUDENT},
    "employed": frozenset(Level) - {Level.STUDENT, Level.FOUNDER, Level.ACADEMIC},
    "senior": frozenset({Level.MANAGER, Level.EXECUTIVE, Level.FOUNDER}),
    "young": frozenset({Level.STUDENT, Level.GRADUATE}),
}
"""Words that a file may use for several levels at once."""

CHANNEL_GROUPS = {
    "mail": frozenset({Channel.EMAIL, Channel.LETTER}),
    "short": frozenset({Channel.LINKEDIN_NOTE}),
}
"""Words that a template may use for several channels at once."""

FORMAT_GROUPS = {"spoken": SPOKEN, "written": WRITTEN}
"""Words that a question or a line may use for several formats at once."""


def parse_questions(text: str, *, file: str) -> tuple[Question, ...]:
    """Read the questions of one file; ``file`` names it in errors."""
    return tuple(
        Question(
            id=item.id,
            text=item.text("text"),
            category=item.word("category", Category),
            goals=item.words("goals", Goal),
            levels=item.words("levels", Level, LEVEL_GROUPS),
            formats=item.words("formats", Channel, FORMAT_GROUPS),
            depth=item.word("depth", Depth, Depth.CORE),
            needs=item.words("needs", Need)
            | frozenset(map(Need, item.blanks(QUESTION_BLANKS, "text", "probe"))),
            probe=item.text("probe", ""),
            theme=item.text("theme", ""),
            classic=item.flag("classic"),
            askers=item.words("askers", Asker),
        )
        for item in _items(text, file, accepted=Question.__slots__)
    )


def parse_lines(text: str, *, file: str) -> tuple[Line, ...]:
    """Read the lines of one file; ``file`` names it in errors."""
    return tuple(
        Line(
            id=item.id,
            text=item.text("text"),
            goals=item.words("goals", Goal),
            levels=item.words("levels", Level, LEVEL_GROUPS),
            formats=item.words("formats", Channel, FORMAT_GROUPS),
            needs=item.names("needs", LINE_BLANKS) | item.blanks(LINE_BLANKS, "text"),
            unless=item.names("unless", LINE_BLANKS),
            least=item.number("least"),
            confirms=item.flag("confirms"),
        )
        for item in _items(text, file, accepted=Line.__slots__)
    )


def parse_parts(text: str, *, file: str, hint: str = "") -> tuple[Part, ...]:
    """Read the parts of a template; ``file`` names it in errors, ``hint`` says there what to do.

    Raises:
        InfoviewError: it is malformed; the message names file, line and part, and says what is accepted.
    """
    parts = []
    for item in _items(text, file, accepted=Part.__slots__, hint=hint):
        part = Part(
            id=item.id,
            text=item.text("text"),
            place=item.word("place", Place),
            also=item.wordings("also", "text", MESSAGE_BLANKS),
            choice=item.text("choice", ""),
            tone=item.word("tone", Tone) if item.has("tone") else None,
            channels=item.words("channels", Channel, CHANNEL_GROUPS),
            needs=item.names("needs", MESSAGE_BLANKS) | item.blanks(MESSAGE_BLANKS, "text"),
            unless=item.names("unless", MESSAGE_BLANKS),
            drop=item.number("drop"),
        )
        parts.append(part)
    return tuple(parts)


def _items(text: str, file: str, *, accepted: tuple[str, ...], hint: str = "") -> list[_Item]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        last = len(text.splitlines())
        reason = str(error).replace("(at end of document)", f"(at line {last}, the last one)")
        raise malformed(file, "", f"it is not TOML: {reason}", hint) from error
    defaults = {key: value for key, value in content.items() if not isinstance(value, dict)}
    lines = {line.strip(): number for number, line in reversed([*enumerate(text.splitlines(), start=1)])}
    items = [
        _Item(f"{file}:{lines[f'[{key}]']}" if f"[{key}]" in lines else file, key, defaults | value, hint)
        for key, value in content.items()
        if isinstance(value, dict)
    ]
    for item in items:
        for key in item.fields:
            if key == "id" or key not in accepted:
                fields = ", ".join(name for name in accepted if name != "id")
                raise item.malformed(f"it has an unknown field {key!r}; there are {fields}")
    return items


def malformed(file: str, item: str, what: str, hint: str = "") -> InfoviewError:
    """Return the error that says what is wrong with a file, or with one item of it."""
    where = f"{file}, [{item}]" if item else file
    return InfoviewError(
        f"The data file {where} cannot be used: {what}.",
        hint=hint or "Mend the file, or install infoview again to get the original back.",
        code="data",
    )


class _Item:
    """One table of a file, read field by field."""

    def __init__(self, file: str, name: str, fields: dict[str, Any], hint: str = "") -> None:
        self.file = file
        self.id = name
        self.fields = fields
        self.hint = hint

    def malformed(self, what: str) -> InfoviewError:
        return malformed(self.file, self.id, what, self.hint)

    def has(self, name: str) -> bool:
        return name in self.fields

    def text(self, name: str, default: str | None = None) -> str:
        value = self.fields.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.malformed(f"{name} must be a text")
        return value

    def flag(self, name: str) -> bool:
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise self.malformed(f"{name} must be true or false")
        return value

    def number(self, name: str) -> int:
        value = self.fields.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 99:
            raise self.malformed(f"{name} must be a whole number from 0 to 99")
        return value

    def blanks(self, accepted: Collection[str], *names: str) -> frozenset[str]:
        """Return the blanks of texts, which stand in curly brackets: what must be known to fill them."""
        return frozenset().union(*(self._blanks_in(self.text(name, ""), name, accepted) for name in names))

    def wordings(self, name: str, first: str, accepted: frozenset[str]) -> tuple[str, ...]:
        """Return other wordings of the text ``first``, with no blanks but those of that."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.malformed(f"{name} must be a list of texts")
        known = self.blanks(accepted, first)
        for text in value:
            for blank in sorted(self._blanks_in(text, name, accepted) - known):
                raise self.malformed(f"{name} has a blank {{{blank}}} that {first} has not")
        return tuple(value)

    def _blanks_in(self, text: str, name: str, accepted: Collection[str]) -> frozenset[str]:
        found = frozenset(re.findall(r"\{([^{}]*)\}", text))
        for blank in sorted(found.difference(accepted)):
            raise self.malformed(f"{name} has a blank {{{blank}}}; there are {', '.join(sorted(accepted))}")
        return found

    def word(self, name: str, vocabulary: type[Word], default: Word | None = None) -> Word:
        value = self.fields.get(name, default)
        if value not in list(vocabulary):
            raise self.malformed(f"{name} must be one of {', '.join(vocabulary)}, not {value!r}")
        return vocabulary(value)

    def words(
        self, name: str, vocabulary: type[Word], groups: dict[str, frozenset[Word]] | None = None
    ) -> frozenset[Word]:
        groups = groups or {}
        chosen: set[Word] = set()
        for word in self.names(name, frozenset(vocabulary) | frozenset(groups)):
            chosen |= groups[word] if word in groups else {vocabulary(word)}
        return frozenset(chosen)

    def names(self, name: str, accepted: frozenset[str]) -> frozenset[str]:
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.malformed(f"{name} must be a list of words")
        for word in value:
            if word not in accepted:
                raise self.malformed(f"{name} may hold {', '.join(sorted(accepted))}, not {word!r}")
        return frozenset(value)
