"""Texts that try to be more than text, and a database that is full of them."""

from __future__ import annotations

import re
import sqlite3

from command_lines import prepare
from conftest import Infoview

CONTROLS = {
    "title": "\x1b]0;pwned\x07",
    "link": "\x1b]8;;http://x.example\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[5;45mloud",
    "c1-csi": "\x9b5;45m",
    "c1-osc": "\x9d0;pwned\x9c",
    "dcs": '\x1bP$q"p\x1b\\',
    "reset": "\x1bc",
    "bell": "ding\x07",
    "backspace": "good\x08\x08\x08\x08evil",
    "vertical-tab": "a\x0bb",
    "form-feed": "a\x0cb",
    "shift-out": "a\x0eb",
    "delete": "a\x7fb",
    "next-line": "a\x85b",
}
"""What a terminal obeys: nothing of this may be stored."""

TRICKS = {
    "override": "\u202egnp.exe\u202c",
    "isolate": "\u2066left\u2069\u2067right\u2069",
    "marks": "\u200ea\u200fb\u061cc",
    "tags": "flag\U000e0041\U000e0042\U000e007f",
    "markup": "[red]x[/]",
    "markup-link": "[link=http://x.example]y[/link]",
    "markup-end": "[/]",
    "emoji-code": ":smile:",
    "braces": "{0.__class__} {{7*7}} %(x)s %s",
    "shell": "$(touch pwned) `id` \"'\\ ; rm",
    "sql": "'; DROP TABLE contact; --",
}
"""What may be stored as it is, and is shown as it is or as a mark."""

SEPARATORS = {"line": "a\u2028b", "paragraph": "a\u2029b", "return": "a\rb", "feed": "a\nb"}
"""What ends a line: in a field of one line it is a blank."""

EVERYTHING = " ".join((*CONTROLS.values(), *TRICKS.values(), *SEPARATORS.values()))

OWN_STYLES = re.compile(r"\x1b\[(?:0|1|2|1;31|31|32|33|36)m")
"""The escape sequences that the program uses itself."""

_HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
)

USER_TEXT = {
    "contact": ("name", "company", "role", "location", "industry", "met_at", "note"),
    "contact_point": ("value",),
    "tag": ("name",),
    "entry": ("text",),
    "interview": ("place",),
    "plan_item": ("text", "probe", "why", "answer"),
    "followup": ("text", "about"),
    "promise": ("text",),
    "referral": ("name", "company"),
    "takeaway": ("text",),
    "news": ("text",),
}
"""The columns that hold what a user has typed."""


def harm(text: str) -> list[str]:
    """Return what of an output a terminal would obey, or a reader not see."""
    return _HARMFUL.findall(OWN_STYLES.sub("", text))


_SPOILT: dict[str, bytes] = {}


def spoilt(iv: Infoview, text: str = EVERYTHING) -> Infoview:
    """Give the sandbox a database in which every text of a user's ends in a hostile one.

    It is written past the program, which would refuse it: a file may come from elsewhere.
    """
    prepare(iv)
    if text not in _SPOILT:
        connection = sqlite3.connect(iv.db)
        for table, columns in USER_TEXT.items():
            for column in columns:
                connection.execute(f'UPDATE "{table}" SET "{column}" = "{column}" || ?', (text,))  # noqa: S608
        for image in ("before", "after"):
            name = f"json_extract({image}, '$.name')"
            connection.execute(
                f"UPDATE change SET {image} = json_set({image}, '$.name', {name} || ?) WHERE {name} NOT NULL",  # noqa: S608
                (text,),
            )
        connection.commit()
        connection.close()
        _SPOILT[text] = iv.db.read_bytes()
    iv.db.write_bytes(_SPOILT[text])
    return iv
