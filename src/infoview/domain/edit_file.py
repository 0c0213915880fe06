"""The file that an editor gets: what the user writes, and marked lines that are no part of it.

A marked line begins with ``#|``. Those with ``#|!`` on top say why the text was not stored. The last is the
header: one line of JSON with all it takes to go on with the file another day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

MARK = "#|"
FAULT = "#|!"
_HEADER = f"{MARK} draft "
"""What the line of the header begins with, in files of earlier versions too."""


@dataclass(frozen=True, slots=True)
class Header:
    """What an edit file holds, and how to go on with it.

    Args:
        command: the command that takes it up again: ``log``, ``edit`` or ``draft``.
        key: the file's own identifier, by which it is never stored twice.
        contact: the contact's number.
        uid: the contact's uid: another database may have another contact of that number.
        name: the contact's name when the file was begun.
        begun: local wall time; the days that were typed are counted from it.
        options: the rest of the command line.
    """

    command: str
    key: str
    contact: int
    uid: str
    name: str
    begun: datetime
    options: Mapping[str, Any]


def header_line(header: Header) -> str:
    """Return the line that remembers a header."""
    content = {name: getattr(header, name) for name in Header.__dataclass_fields__}
    return _HEADER + json.dumps(content | {"begun": header.begun.isoformat()})


def read_header(content: str) -> Header | None:
    """Return the header of an edit file, or None where its line was lost or mangled."""
    lines = [line for line in content.splitlines() if line.startswith(_HEADER)]
    if not lines:
        return None
    try:
        found = json.loads(lines[-1].removeprefix(_HEADER))
        return Header(
            command=str(found["command"]),
            key=str(found["key"]),
            contact=int(found["contact"]),
            uid=str(found["uid"]),
            name=str(found["name"]),
            begun=datetime.fromisoformat(found["begun"]),
            options=dict(found["options"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def without_marked(content: str) -> str:
    """Return what the user wrote, line for line."""
    return "\n".join(line for line in content.split("\n") if not line.startswith(MARK))


def fault_lines(content: str) -> int:
    """Return how many lines on top say why the text was not stored."""
    lines = content.split("\n")
    return next((number for number, line in enumerate(lines) if not line.startswith(FAULT)), len(lines))


def with_fault(content: str, fault: Sequence[str]) -> str:
    """Return an edit file with these lines on top, in the place of earlier ones."""
    rest = content.split("\n")[fault_lines(content) :]
    return "\n".join([*(f"{FAULT} {line}" for line in fault), *rest])
