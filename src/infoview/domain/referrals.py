"""Whom somebody named, as it is typed in one text: ``Kofi Mensah, Stripe, PM``."""

from __future__ import annotations

import re

SUFFIXES = frozenset(
    {
        *("ab", "ag", "asa", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "kgaa"),
        *("limited", "llc", "llp", "lp", "ltd", "nv", "oy", "plc", "pllc", "pty", "sa", "sarl", "sas", "se"),
        *("spa", "srl"),
    }
)
"""What stands behind a company's name after a comma and belongs to it, without dots."""


def parse_referral(text: str) -> tuple[str, str, str]:
    """Return name, company and role of somebody who was named; what was not said is empty.

    A company keeps the commas in its name: ``Acme, Inc.`` and ``Smith, Jones & Co``.
    """
    name, *rest = [part.strip() for part in text.split(",")]
    company = rest[:1]
    while rest[len(company) :] and _is_of_company(rest[len(company)]):
        company.append(rest[len(company)])
    role = [part for part in rest[len(company) :] if part]
    return name, ", ".join(company), ", ".join(role)


def _is_of_company(part: str) -> bool:
    words = re.findall(r"\w+", part.replace(".", "").casefold())
    return bool(words) and words[-1] in SUFFIXES
