"""Results as the JSON that other programs rely on: one document, whatever happens."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from infoview.errors import InfoviewError

VERSION = 1
"""The version of the envelope; fields may be added under it, never removed or renamed."""


def document(command: str, result: Any) -> str:
    """Return a result in its envelope; listings are lists."""
    listing = getattr(result, "rows", result)
    return _dump({"infoview": VERSION, "command": command, "data": _plain(listing)})


def error_document(command: str, error: InfoviewError) -> str:
    """Return an error in its envelope, with the candidates and the kept file where there are any."""
    content: dict[str, Any] = {
        "code": error.code,
        "message": _whole(error.message),
        "hint": _whole(error.hint) or None,
    }
    if error.candidates:
        content["candidates"] = _plain(error.candidates)
    if error.kept:
        content["draft"] = _plain(error.kept)
    return _dump({"infoview": VERSION, "command": _whole(command), "error": content})


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, allow_nan=False) + "\n"


def _whole(text: str) -> str:
    """Return a text of the command line without half characters, which not every reader of JSON takes."""
    return text.encode("utf-8", "replace").decode()


def _plain(value: Any) -> Any:
    """Return dataclasses as objects, dates as ISO text, tuples as lists."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value
