"""What people type where infoview says it in another way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from infoview.domain.names import parse_followup_id
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


SAID_AS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("learned", "learnt", "lesson", "lessons", "insight"), ("--takeaway",)),
    **dict.fromkeys(("promise", "promised", "promises", "owe", "todo", "i-promised"), ("--i-owe",)),
    **dict.fromkeys(("they-promised", "their-promise", "offered", "offer"), ("--they-owe",)),
    **dict.fromkeys(("tip", "tips", "advised", "recommended"), ("--advice",)),
    **dict.fromkeys(("book", "link", "course", "resources"), ("--resource",)),
    **dict.fromkeys(("job", "jobs", "opening", "vacancy"), ("--opportunity", "--role")),
    **dict.fromkeys(("referred", "named", "names", "introduces"), ("--referral", "--referred-by")),
    **dict.fromkeys(("referrer", "introduced-by", "via", "through"), ("--referred-by", "--channel")),
    **dict.fromkeys(("note", "notes", "text", "comment", "details"), ("--note", "TEXT")),
    **dict.fromkeys(("name", "contact-name", "full-name"), ("--name", "NAME", "WHO")),
    **dict.fromkeys(("who", "person", "contact", "whom"), ("--who", "WHO", "NAME", "WORDS")),
    **dict.fromkeys(("what", "kind"), ("WHAT", "KIND")),
    **dict.fromkeys(("for", "until", "till", "to"), ("--until", "--within")),
    **dict.fromkeys(
        ("date", "day", "when", "time", "on", "at"), ("--on", "--at", "--by", "--until", "--met-on")
    ),
    **dict.fromkeys(("due", "deadline"), ("--due", "--by")),
    **dict.fromkeys(("days", "week", "weeks", "next"), ("--within",)),
    **dict.fromkeys(("channel", "how", "format", "medium", "type"), ("--via", "--channel", "--format")),
    **dict.fromkeys(("place", "location", "at-place"), ("--where", "--location")),
    **dict.fromkeys(("duration", "length", "mins", "min"), ("--minutes",)),
    **dict.fromkeys(("title", "position", "job-title"), ("--role",)),
    **dict.fromkeys(("employer", "organisation", "organization", "org", "firm"), ("--company",)),
    **dict.fromkeys(("tel", "telephone", "mobile", "cell"), ("--phone",)),
    **dict.fromkeys(("mail", "e-mail", "emails"), ("--email",)),
    **dict.fromkeys(("zone", "tz", "time-zone"), ("--timezone",)),
    **dict.fromkeys(("label", "labels", "tags", "group"), ("--tag",)),
    **dict.fromkeys(("prio", "priority"), ("--tier",)),
    **dict.fromkeys(("rhythm", "repeat", "period"), ("--every",)),
    **dict.fromkeys(("question", "ask"), ("--add", "--question")),
    **dict.fromkeys(("and", "people", "others", "together-with"), ("--with",)),
    **dict.fromkeys(("file", "out", "save", "export", "print"), ("--output", "--eml")),
    **dict.fromkeys(("secret", "confidential"), ("--private",)),
    **dict.fromkeys(("number", "count", "max"), ("--limit",)),
}
"""What people call an option, and what it is called here; each only where the command has it.

What stands in capitals is typed without an option.
"""

ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("log", "to"): 'plan dana --at "fri 14:00"',
}
"""The command that does what somebody seeks as an option of another one."""


def find_option(command: str, option: str, offered: Collection[str]) -> str:
    """Return what a wrong option most likely means, as the words of a hint; empty for nothing.

    Args:
        command: the words that name the command.
        option: as typed, with its dashes.
        offered: the options that the command has, and what its arguments are called.
    """
    word = option.lstrip("-").casefold()
    if other := ELSEWHERE.get((command, word)):
        return f"What you may mean: infoview {other}. "
    found = next((each for each in SAID_AS.get(word, ()) if each in offered), "")
    if found.startswith("--"):
        return f"Did you mean {found}? "
    if found:
        return f"{found} is typed without an option. "
    # The guesses of the parser itself are far-fetched: --resource for --force.
    near = get_close_matches(
        option, sorted(each for each in offered if each.startswith("--")), n=1, cutoff=NEAR
    )
    return f"Did you mean {near[0]}? " if near else ""


LISTED = {
    **dict.fromkeys(("due", "overdue", "today", "now"), "--due"),
    **dict.fromkeys(("week", "soon"), "--within 1w"),
    **dict.fromkeys(("all", "done-ones", "closed"), "--all"),
    **dict.fromkeys(("promises", "promised"), "--promises"),
}
"""What people type behind ``followup`` where an option says it."""


def find_meant(words: Sequence[str], names: Sequence[str]) -> str:
    """Return the command that words of which the first is none most likely mean; empty for none.

    What stands behind that word takes the place of the sample's person or follow-up.
    """
    plain = words[0].casefold()
    logged = {what.value: f"log dana {what}" for what in What}
    if found := MEANT.get(plain) or logged.get(plain):
        return _with_own(found, words[1:])
    (near, *_) = [
        *get_close_matches(plain, names, n=1, cutoff=NEAR),
        *get_close_matches(plain, MEANT, n=1, cutoff=NEAR),
        "",
    ]
    return _with_own(MEANT[near], words[1:]) if near in MEANT else near


def _with_own(sample: str, rest: Sequence[str]) -> str:
    """Return a sample with the words that were typed in the place of its own."""
    from infoview.domain.text import quote

    own = list(rest[: next((at for at, word in enumerate(rest) if word.startswith("-")), len(rest))])
    if not own:
        return sample
    if sample.startswith("followup snooze"):
        # "snooze f29 1w": the last word is until when, unless it is one more follow-up.
        until = own.pop() if own[1:] and parse_followup_id(own[-1]) is None else ""
        given = rest[rest.index("--until") + 1 :][:1] if "--until" in rest else [until or "mon"]
        return " ".join(["followup snooze", *map(quote, own), "--until", *map(quote, given)])
    if sample.endswith(" f12"):
        return " ".join([sample.removesuffix(" f12"), *map(quote, own)])
    for placeholder in ('"Dana Lee"', "dana"):
        if placeholder in sample:
            return sample.replace(placeholder, quote(own[0]))
    return sample


def find_listed(words: Sequence[str]) -> str:
    """Return the listing of follow-ups that a word behind ``followup`` stands for; empty for none."""
    option = LISTED.get(words[1].casefold(), "") if words[0] == "followup" and len(words) > 1 else ""
    return f"infoview followup {option}" if option else ""


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
