"""What people type where infoview says it in another way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from infoview.domain.types import What

MEANT = {
    **dict.fromkeys(("add", "new", "create", "person"), 'add-contact "Dana Lee"'),
    **dict.fromkeys(("list", "ls", "all", "people", "find", "search"), "contacts"),
    **dict.fromkeys(("due", "owed", "owe", "todo", "todos", "tasks", "status"), "followup --due"),
    **dict.fromkeys(
        ("remind", "reminder", "follow", "task", "next"), 'followup add dana "send the slides" --by fri'
    ),
    **dict.fromkeys(("done", "complete", "finish"), "followup done f12"),
    "snooze": "followup snooze f12 --until mon",
    "skip": "followup skip f12",
    **dict.fromkeys(
        ("email", "emailed", "mail", "mailed", "wrote", "write", "message", "messaged", "contacted", "ask"),
        "log dana asked --via email",
    ),
    **dict.fromkeys(("reply", "answered"), "log dana replied"),
    **dict.fromkeys(("nudge", "reminded"), "log dana nudged"),
    **dict.fromkeys(("talked", "spoke", "interviewed", "call", "called"), "log dana met"),
    **dict.fromkeys(("thank", "thanks"), "log dana thanked"),
    "later": 'log dana later --until "1 may"',
    **dict.fromkeys(("note", "notes", "comment"), 'log dana note "Likes tea."'),
    **dict.fromkeys(("schedule", "meet", "meeting", "talk", "prepare"), 'plan dana --at "fri 14:00"'),
    **dict.fromkeys(("calendar", "talks", "upcoming", "meetings"), "agenda"),
    **dict.fromkeys(("view", "card", "info", "get"), "show dana"),
    **dict.fromkeys(("change", "update", "rename"), "edit dana --role Analyst"),
    **dict.fromkeys(("remove", "rm", "del"), "delete dana"),
    **dict.fromkeys(("settings", "set", "configure"), "config"),
    **dict.fromkeys(("tree", "referral", "referrals"), "network"),
    **dict.fromkeys(("init", "setup", "start", "tutorial", "help"), "--help"),
}
"""The commands that common words stand for, with a sample of what follows."""

NEAR = 0.75
"""How alike a word must be to one that is known, from 0 to 1, to be taken for a slip of it."""


def find_meant(word: str, names: Sequence[str]) -> str:
    """Return the command that a word that is none most likely means, with a sample; empty for none."""
    plain = word.casefold()
    logged = {what.value: f"log dana {what}" for what in What}
    if found := MEANT.get(plain) or logged.get(plain):
        return found
    (near, *_) = [
        *get_close_matches(plain, names, n=1, cutoff=NEAR),
        *get_close_matches(plain, MEANT, n=1, cutoff=NEAR),
        "",
    ]
    return MEANT.get(near, near)


def find_sub_command(words: Sequence[str], names: Collection[str]) -> str:
    """Return a command line with the sub-command that its second word most likely means; empty for none."""
    from infoview.domain.text import quote

    near = get_close_matches(words[1].casefold(), sorted(names), n=1, cutoff=NEAR) if words[1:] else []
    if not near or words[1].startswith("-"):
        return ""
    given = [
        *(word for word in words[2:] if word != "--json"),
        *(["--until", "mon"] if near[0] == "snooze" and "--until" not in words else []),
    ]
    return " ".join(["infoview", words[0], near[0], *(quote(word) for word in given)])
