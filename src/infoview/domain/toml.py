"""Texts as TOML values, laid out to be edited by hand; ``tomllib`` reads back exactly what was written.

What a terminal or a reader could be fooled by (control characters, marks that turn the direction of text)
is written as an escape, so that an editor shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from infoview.domain.text import HARMFUL

_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_IN_LINE = re.compile(rf'["\\]|{HARMFUL.pattern}')
# In a block line ends and tabs stand for themselves, and so does a quotation mark that ends nothing.
_IN_BLOCK = re.compile(rf'"(?="|\Z)|\\|(?![\t\n]){HARMFUL.pattern}')
_NOT_LITERAL = re.compile(rf"'''|'\Z|(?![\t\n]){HARMFUL.pattern}")


def line(text: str) -> str:
    """Return a text as a value on one line: ``"Dana Lee"``."""
    return f'"{_IN_LINE.sub(_escape, text)}"'


def array(texts: Iterable[str]) -> str:
    """Return texts as a list on one line: ``["one", "two"]``."""
    return f"[{', '.join(line(text) for text in texts)}]"


def block(text: str) -> str:
    """Return a text as a value over several lines, as it is wherever that can be."""
    if _NOT_LITERAL.search(text) is None:
        return f"'''\n{text}'''"
    return f'"""\n{_IN_BLOCK.sub(_escape, text)}"""'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    if char in _SHORT:
        return _SHORT[char]
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
