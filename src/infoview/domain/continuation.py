"""Names as a shell may complete them: a word that goes on as it was typed, and that WHO understands.

A name is offered as its search key, hyphens for blanks: ``zoe-oneil`` for Zoë O'Neil. Such a word needs no
quotes in any shell, whatever the name holds, and can be read in the shell's history a year later, which a
number cannot. What is typed already stays as it is, since shells drop whatever does not begin with it; and
since WHO knows no order, ``oneil`` goes on to ``oneil-zoe`` and a company to its people: ``acme-dana-lee``.
"""

from __future__ import annotations

import re

from infoview.domain.folding import words
from infoview.domain.names import parse_contact_id, parse_followup_id
from infoview.domain.text import show

# ASCII that is neither letter nor digit: all that any shell reads as more than itself.
_MEANS_SOMETHING = re.compile(r"[\x00-/:-@\[-`{-\x7f]")


def continued(typed: str, name_key: str, company_key: str, *, with_company: bool = False) -> str | None:
    """Return what was typed, continued to a word that names somebody; None if it begins no such word.

    All that is added is made of letters, digits and hyphens (blanks if a blank was typed).

    Args:
        typed: the beginning, without the shell's quotes; words before the last are whole.
        name_key: the search key of the name.
        company_key: the search key of the company.
        with_company: name the company too, to tell namesakes apart.
    """
    asked = list(words(typed))
    begun = asked.pop() if asked and words(f"{typed}x")[-1] != "x" else ""
    name, company = _harmless(name_key), _harmless(company_key)
    for word in asked:
        if not _take(word, name, company):
            return None
    whole = next((word for word in (*name, *company) if word.startswith(begun)), None) if begun else ""
    if whole is None:
        return None
    if whole:
        _take(whole, name, company)
    rest = [*name, *company] if with_company else name
    blank = " " if " " in typed else "-"
    joint = blank if whole and rest else ""
    made = f"{typed}{whole[len(begun) :]}{joint}{blank.join(rest)}"
    is_name = bool(words(made)) and parse_contact_id(made) is None and parse_followup_id(made) is None
    return made if is_name else None


def _take(word: str, *lists: list[str]) -> bool:
    """Take a word out of the first list that has it."""
    for each in lists:
        if word in each:
            each.remove(word)
            return True
    return False


def _harmless(key: str) -> list[str]:
    """Return the words of a search key that mean nothing else to any shell or terminal."""
    return [word for word in key.split() if show(word) == word and not _MEANS_SOMETHING.search(word)]
