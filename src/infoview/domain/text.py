"""User text: what may be stored, how it is shown on a terminal, how wide it is there.

Stored text is what was typed, except that it is always valid UTF-8 in one spelling (NFC) and free of
control characters. Whatever else Unicode offers for fooling a reader (text that runs backwards, tags that
nobody sees) is stored as typed and made visible by `show`, which every line to a terminal goes through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from infoview.errors import UsageError

NAME_LIMIT = 200
LINE_LIMIT = 1_000
NOTE_LIMIT = 100_000
"""Limits of stored text, in characters."""

ELLIPSIS = "…"

# What Python calls white space, and three invisible characters that pasting leaves at the ends of a text.
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)
# One no-break or ideographic blank is part of a name as typed; runs and line ends are not.
_BLANK_RUN = re.compile(r"\s{2,}|[\t\n\r\u2028\u2029]")
_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# C0, DEL and C1; marks that turn the direction of text; line and paragraph separators; tags; half pairs.
HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
)

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SOFT_HYPHEN = "\xad"


def clean_line(text: str, *, name: str, limit: int = LINE_LIMIT) -> str:
    """Return the text of a one-line field as it is stored, with runs of blanks folded to one.

    Args:
        text: what was typed or read.
        name: what the field is called, for the message (``--company``).
        limit: the greatest length, in characters.

    Raises:
        UsageError: it holds a control character or is not valid UTF-8, or it is over the limit.
    """
    return _BLANK_RUN.sub(" ", _storable(text, name, limit))


def clean_note(text: str, *, name: str, limit: int = NOTE_LIMIT) -> str:
    """Return a text of several lines as it is stored: each ends in a line feed, tabs stay.

    Args:
        text: what was typed or read.
        name: what the field is called, for the message (``--note``).
        limit: the greatest length, in characters.

    Raises:
        UsageError: it holds a control character or is not valid UTF-8, or it is over the limit. The message
            names the line but quotes nothing: what is noted about people is private.
    """
    return _storable(text.replace("\r\n", "\n").replace("\r", "\n"), name, limit, private=True)


def show(text: str) -> str:
    """Return the text as one line that a terminal can only print, never obey.

    C0 characters and DEL become their pictures (U+2400 to U+2421: ``␛`` for ESC, ``␊`` for a line end); C1,
    direction marks, line separators, tags and lone surrogates become U+FFFD. Each mark is one cell wide.
    Joiners and variation selectors stay: honest names and emoji need them.
    """
    return HARMFUL.sub(_mark, text)


def show_note(text: str) -> str:
    """Return a text of several lines like `show`, but with its line ends, and tabs as blanks."""
    return "\n".join(show(line.expandtabs(4)) for line in text.split("\n"))


def cells(text: str) -> int:
    """Return how many terminal cells a shown text takes.

    Combining marks take none, East Asian wide characters and emoji two; a sequence of emoji, a flag and a
    skin tone count as the one picture they make.
    """
    return len(text) if text.isascii() else sum(width for _, width in _clusters(text))


def fit(text: str, width: int) -> str:
    """Return a shown text cut to a width in cells, with an ellipsis; what is drawn as one is never split."""
    if width <= 0:
        return ""
    if text.isascii() and len(text) <= width:
        return text
    used = end = cut = 0
    for cluster, size in _clusters(text):
        used += size
        if used > width:
            return text[:cut].rstrip() + ELLIPSIS
        end += len(cluster)
        if used < width:
            cut = end
    return text


def wrap(text: str, width: int) -> list[str]:
    """Return a shown text as lines of at most a width in cells, broken at blanks; a longer word is split."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _split(word, max(width, 1))
        lines += full
    return [*lines, line] if line or not lines else lines


def pad(text: str, width: int) -> str:
    """Return a shown text filled up with blanks to a width in cells; a longer one is left alone."""
    return text + " " * (width - cells(text))


def quote(text: str) -> str:
    """Return the text, made harmless, as one word of a command that can be pasted into a shell.

    Double quotes wherever they are safe, because they mean the same to POSIX shells, cmd and PowerShell.
    """
    from shlex import quote as quote_posix

    shown = show(text)
    quoted = quote_posix(shown)
    if quoted == shown or re.search(r'["$`\\!%]', shown):
        return quoted
    return f'"{shown}"'


def excerpt(text: str) -> str:
    """Return a value as typed for a message: quoted, cut short, with all that does not print escaped."""
    return repr(fit(text[:LINE_LIMIT], 40))


def _storable(text: str, name: str, limit: int, *, private: bool = False) -> str:
    typed, text = text, text.strip(_BLANKS)
    value = name if private else f"{name} {excerpt(text)}"
    # Before anything else: putting 100 MB of accents in order would take minutes.
    _check_length(text, value, limit)
    found = _NOT_STORABLE.search(text)
    if found is not None:
        before = len(typed) - len(typed.lstrip(_BLANKS)) + found.start()
        line = typed.count("\n", 0, before) + 1
        place = f" in line {line}" if private else ""
        raise UsageError(
            f"{value} cannot be stored: it holds {_describe(found.group())}{place}.",
            hint="Leave that character out, and send the text as UTF-8. Everything else is kept as typed.",
        )
    text = unicodedata.normalize("NFC", text)
    _check_length(text, value, limit)  # a few scripts grow in NFC
    return text


def _check_length(text: str, value: str, limit: int) -> None:
    if len(text) > limit:
        raise UsageError(
            f"{value} is {len(text):,} characters long; the limit is {limit:,}.",
            hint=f"Shorten it to {limit:,} characters.",
        )


def _describe(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python hands on a byte that is not UTF-8
        return f"the byte 0x{code - 0xDC00:02X}, which is not valid UTF-8"
    kind = "half a character" if code >= 0xD800 else "a control character"
    return f"U+{code:04X}, {kind}"


def _mark(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _split(word: str, width: int) -> list[str]:
    """Return a word in pieces of at most a width in cells, none inside what is drawn as one."""
    pieces, used = [""], 0
    for cluster, size in _clusters(word):
        if pieces[-1] and used + size > width:
            pieces.append("")
            used = 0
        pieces[-1] += cluster
        used += size
    return pieces


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is drawn as one (a letter with its accents, an emoji sequence, a flag) and its width.

    A short form of Unicode's grapheme clusters (UAX 29), enough for whatever occurs in names and notes.
    """
    start, width = 0, 0
    for index, char in enumerate(text):
        if index == start:
            width = _width(char)
        elif _extends(char):
            # An emoji that is narrow by itself is drawn wide with the selector for emoji style.
            if char == _EMOJI_STYLE and width == 1 and not text[index - 1].isalpha():
                width = 2
        elif _joins(text[index - 1], char, first=index - start == 1):
            width = max(width, 2)
        else:
            yield text[start:index], width
            start, width = index, _width(char)
    if text:
        yield text[start:], width


def _width(char: str) -> int:
    if char.isascii():
        return 1
    category = unicodedata.category(char)
    if category == "Cn":  # unassigned in this Python's Unicode: an emoji of a later year, or nothing
        return 2 if "\U0001f300" <= char <= "\U0001faff" else 1
    if _extends(char) and not _is_skin_tone(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _extends(char: str) -> bool:
    """Tell whether a character is drawn as part of the one before it."""
    if char.isascii() or char == _SOFT_HYPHEN:
        return False
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
        or "\u1160" <= char <= "\u11ff"  # vowels and finals of a Hangul syllable typed letter by letter
        or _is_skin_tone(char)
    )


def _joins(before: str, char: str, *, first: bool) -> bool:
    """Tell whether a character continues an emoji sequence or, after the first half, completes a flag."""
    if before == _JOINER:
        return unicodedata.category(char) in ("So", "Cn")
    return first and _is_flag_half(before) and _is_flag_half(char)


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"
