"""Names as people say them, and texts with their blanks filled."""

from __future__ import annotations

import re
from collections.abc import Mapping


def fill_blanks(text: str, names: Mapping[str, str]) -> str:
    """Fill each ``{blank}`` of a text with its name, and begin it with a capital.

    An article before a blank follows the sound of the name (an analyst, a UX designer) and goes where the
    name is a plural or brings words of its own ("someone in your role"). A name that ends in a mark of its
    own ("Jr.") takes the place of the full stop behind it. What has no name is no blank: users type braces.
    """

    def filled(match: re.Match[str]) -> str:
        article, blank, stop = match.groups()
        name = names.get(blank)
        if name is None:
            return match[0]
        if name[-1:] in _MARKS:
            stop = ""
        has_article = article and not name.startswith("someone ") and not is_plural(name)
        return (with_article(name) if has_article else name) + stop

    whole = _BLANK.sub(filled, text)
    return whole[:1].upper() + whole[1:]


def with_article(name: str) -> str:
    """Return a name behind "a" or "an", by its sound: an MBA student, a user researcher."""
    return f"{_article(name)} {name}"


def said(text: str | None) -> str:
    """Return a text as it can stand in a sentence: in one line, and of the marks at its end only a ``?``."""
    return " ".join((text or "").split()).rstrip(" .,;:!")


def with_the(school: str) -> str:
    """Return the name of a school as it is said in a sentence: the University of Ohio, Hill College."""
    return f"the {school}" if re.match(r"(?:University|College|School|Institute) of\b", school) else school


def spoken_names(*, company: str = "", role: str = "", industry: str = "") -> dict[str, str]:
    """Shorten what was typed, or copied from a profile, to what people say; leave out what is not known.

    "Acme, Inc." is Acme, "Analyst at Acme | Speaker" an analyst, "Energy industry" energy.
    """
    names = {
        "company": _tidy(_LEGAL_FORM.sub("", company)),
        "role": _in_sentence(_tidy(_AFTER_ROLE.sub("", role))),
        "industry": _HEADING_CAPITAL.sub(_lower, _tidy(_FIELD_WORD.sub("", industry))),
    }
    return {blank: name for blank, name in names.items() if name}


def is_plural(role: str) -> bool:
    """Return whether a name is one of several, which no article goes with: nurses, directors of sales."""
    head = re.split(r"\s(?:of|for|in|at|and|&)\s", role, maxsplit=1)[0].split()
    return bool(head) and re.search(r"[^siu]s$", head[-1]) is not None and not head[-1].endswith("ics")


_BLANK = re.compile(r"(?:\b([Aa]n?) )?\{([a-z-]+)\}(\.?)")
_MARKS = frozenset(".!?…")
_LEGAL_FORM = re.compile(
    r"(?:,?\s+(?:inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|& co|gmbh|ag|kg|se|sa|sas"
    r"|s\.a|bv|b\.v|nv|n\.v|oy|ab|a/s|pty|pte)\.?)+\s*$",
    re.IGNORECASE,
)
_AFTER_ROLE = re.compile(
    r"\s*(?:[|•·;,(@]|\s[-\u2013\u2014/]\s|\s(?:at|bei|chez)\s).*$", re.IGNORECASE | re.DOTALL
)
_FIELD_WORD = re.compile(r"\s+(?:industry|sector|field)\s*$", re.IGNORECASE)
_HEADING_CAPITAL = re.compile(r"\b(?!\w+(?:ean|ican|ian|ese|[lntw]ish)\b)[A-Z](?=[a-z]+\b)")
"""A capital that only a heading has: that of Consulting, but not of European, McKinsey or SaaS."""

_CAPITAL = re.compile(r"\b[A-Z](?=[a-z]+\b)")
_NAMES_IN_ROLES = frozenset(
    """
    african american arabic asian british chinese danish dutch english european finnish french german greek
    hebrew indian irish italian japanese korean latin norwegian polish portuguese russian scottish spanish
    swedish swiss turkish ukrainian welsh adobe amazon android angular apple aws azure boeing django docker
    drupal excel facebook figma flutter google hadoop instagram java javascript jira kotlin kubernetes
    linkedin linux magento matlab microsoft mongo netflix oracle pega php python rails revit ruby rust
    salesforce scala
    scrum shopify siemens spark spring swift tableau tesla unix unity unreal windows wordpress workday
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
"""What keeps its capital in the name of a role: languages, peoples, firms, products."""
_ORDINARY = re.compile(
    r"(?:\w+(?:er|ers|or|ors|ist|ists|ant|ants|ent|ents|ing|ment|ion|ions|ician|arian|ware|ics|ance|ence|ory|ity)"
    r"|account|admin|analyst|analysts|and|apprentice|architect|art|assistant|associate|bank|board|brand|business"
    r"|chair|chemist|chief|clerk|climate|clinical|coach|commercial|content|corporate|creative|credit|customer"
    r"|data|deputy|design|development|digital|economist|energy|environmental|equity|executive|field|financial"
    r"|fellow|founder|fund|general|global|graduate|graphic|grid|head|health|human|industrial|intern|in|for|of|the"
    r"|investment|junior|key|lead|legal|mechanical|media|medical|nurse|nurses|offshore|partner|people|phd|pilot"
    r"|planner|policy|press|principal|process|product|products|professor|program|programs|programme|programmes"
    r"|project|projects|public|quality|regional|relations|resources|risk|sales|school|science|sciences|security"
    r"|senior|services|social|solar|staff|strategic|strategy|supply|chain|systems|system|tax|team|tech|technical"
    r"|technology|trade|trainee|transport|treasury|urban|user|venture|vice|water|web|wind|youth|co)",
    re.IGNORECASE,
)
"""Words of which roles are made, whose capital is only that of a heading."""


def _in_sentence(role: str) -> str:
    """Return a role with the capitals that it has in the middle of a sentence: team lead, head of sales, CEO.

    A capital at its beginning is that of a sentence; several are those of a heading, and go only where each
    of those words is an ordinary one: "Country Manager Germany" stays as it is.
    """
    capitals = [word for word in re.findall(r"\w+", role) if _CAPITAL.match(word)]
    if any(word.casefold() in _NAMES_IN_ROLES for word in capitals):
        return role
    if len(capitals) > 1 and not all(_ORDINARY.fullmatch(word) for word in capitals):
        return role
    return _CAPITAL.sub(_lower, role)


_SPELT_OUT = re.compile(r"[FHLMNRSX][A-Z]{0,3}\b")
_CONSONANT_SOUND = re.compile(r"us[aeiu]|us\b|uni|uti|uto|uro|u[ikx]\b|u\.|eu|ewe|onc?e\b", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aeiouàáâãäåæèéêëìíîïòóôõöøœ]|honest|hono|hour|heir", re.IGNORECASE)


def _lower(letter: re.Match[str]) -> str:
    return letter[0].lower()


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" ,")


def _article(name: str) -> str:
    """Return "a" or "an" by sound: a user researcher, an HR manager, an hourly worker."""
    if _SPELT_OUT.match(name):
        return "an"
    if _CONSONANT_SOUND.match(name):
        return "a"
    return "an" if _VOWEL_SOUND.match(name) else "a"
