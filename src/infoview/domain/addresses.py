"""E-mail addresses, phone numbers and LinkedIn profiles: what is accepted, and when two are the same.

Plain mistakes are refused with the correction; nothing is looked up. What is accepted is safe to put
into a mailto link.
"""

from __future__ import annotations

import re
import unicodedata

from infoview.domain.text import clean_line, excerpt, quote
from infoview.errors import UsageError

EMAIL_LIMIT = 254
PHONE_LIMIT = 60
LINKEDIN_LIMIT = 500


def parse_email(text: str) -> str:
    """Return an e-mail address as typed.

    Raises:
        UsageError: it cannot be an address; the hint shows the address found inside, if there is one.
    """
    address = clean_line(text, name="--email", limit=EMAIL_LIMIT)
    fault = _email_fault(address)
    if not fault:
        return address
    inside = [part for part in re.split(_BETWEEN_ADDRESSES, address) if not _email_fault(part)]
    options = " ".join(f"--email {quote(found)}" for found in inside or ["dana@example.org"])
    meant = "Did you mean" if inside else "Give the address alone, for example"
    raise UsageError(f"--email {excerpt(address)} {fault}.", hint=f"{meant}: {options}")


def email_key(text: str) -> str:
    """Return what is equal for two spellings of one e-mail address."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text.strip()).casefold())


def parse_phone(text: str) -> str:
    """Return a phone number as typed, an extension (``ext 12``, ``x12``) included.

    Raises:
        UsageError: it holds anything but digits and their usual punctuation, or too few or many digits.
    """
    phone = clean_line(text, name="--phone", limit=PHONE_LIMIT)
    found = _PHONE.fullmatch(phone)
    digits = len(_digits(found["number"])) if found else 0
    if 5 <= digits <= 17:
        return phone
    few_or_many = f"has too {'few' if digits < 5 else 'many'} digits ({digits})"
    raise UsageError(
        f"--phone {excerpt(phone)} {few_or_many if found else _phone_fault(phone)}.",
        hint="5 to 17 digits are accepted, + in front, blanks and ().-/ between, an extension behind, "
        'for example: --phone "+44 20 7946 0123 ext 12"',
    )


def phone_key(text: str) -> str:
    """Return what is equal for two spellings of one phone number: its digits, and ``x`` with the extension.

    ``+44``, ``0044`` and ``+44 (0)`` are the same; a number without its country is compared as it stands.
    """
    number, _, extension = _EXTENSION.sub("x", text.casefold(), count=1).partition("x")
    if number.lstrip(" (").startswith("+"):
        number = number.replace("(0)", "")
    digits = _digits(number).removeprefix("00")
    return f"{digits}x{_digits(extension)}" if _digits(extension) else digits


def parse_linkedin(text: str) -> str:
    """Return the address of a person's LinkedIn profile in its one normal form.

    Accepted are the main, mobile and country sites, with or without scheme, query and sub-page, and
    ``in/dana-lee``. The slug is decoded and in lower case, so that two addresses of one profile are equal.

    Raises:
        UsageError: it is not the profile of a person on LinkedIn.
    """
    typed = clean_line(text, name="--linkedin", limit=LINKEDIN_LIMIT)
    kind, slug = _linkedin_parts(typed)
    if kind != "in":
        raise _not_a_profile(typed, _LINKEDIN_KINDS.get(kind, "is not the page of a person"))
    slug = _decoded(slug)
    if not _is_slug(slug):
        raise _not_a_profile(typed, "does not name a person after in/")
    return f"https://www.linkedin.com/in/{slug}"


# --- E-mail ------------------------------------------------------------------------------------------------

_BETWEEN_ADDRESSES = r"[\s<>()\[\],;:\"?&\\]"

# The first that is found is told. Quoted local parts and addresses of machines are legal, but not a person's.
_EMAIL_FAULTS = (
    (r"^[^@]*$", "has no @"),
    (r"[<>]", "is more than an address"),
    (r"@.*@", "has more than one @"),
    (r"\s", "holds a blank"),
    (r"[(),;:?&\[\]\"\\]", "holds {}, which is not accepted in an address"),
    (r"^@", "has nothing before the @"),
    (r"@$", "has nothing after the @"),
    (r"\.\.|^\.|\.@|@\.|\.$", "has a dot too many"),
    (r"@(-|.*([^\w.-]|-\.|\.-|-$))", "has no valid domain after the @"),
)


def _email_fault(address: str) -> str:
    """Return what is wrong with an address, or nothing."""
    for pattern, fault in _EMAIL_FAULTS:
        found = re.search(pattern, address)
        if found is not None:
            return fault.format(repr(found.group()))
    unseen = [f"U+{ord(char):04X}" for char in address if not char.isprintable()]
    return f"holds the invisible character {unseen[0]}" if unseen else ""


# --- Phone -------------------------------------------------------------------------------------------------

_PUNCTUATION = r"\s()./\u2010-\u2015\u2212-"  # blanks, and hyphens and dashes of all kinds
_EXTENSION = re.compile(r"[\s,;]*(?:extension|ext\.?|x|#)\s*")
_PHONE = re.compile(
    rf"(?P<number>[\s(]*\+?[\d{_PUNCTUATION}]*?)(?:{_EXTENSION.pattern}\d{{1,7}})?", re.IGNORECASE
)


def _phone_fault(phone: str) -> str:
    strange = re.search(rf"[^+\d{_PUNCTUATION}]", phone)
    if strange is None:
        return "has a + that is not in front"
    return f"holds {strange.group()!r}, which is not part of a number"


def _digits(text: str) -> str:
    """Return the decimal digits of a text, whatever their script, as ASCII."""
    return "".join(str(int(char)) for char in text if char.isdecimal())


# --- LinkedIn ----------------------------------------------------------------------------------------------

_LINKEDIN_SITE = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com(?=[/?#]|$)", re.IGNORECASE)
_SHORT_LINK = re.compile(r"(?:https?://)?lnkd\.in\b", re.IGNORECASE)
_PATH_ALONE = re.compile(r"/?in/", re.IGNORECASE)

_LINKEDIN_KINDS = {
    "company": "is the page of a company, not of a person",
    "showcase": "is the page of a company, not of a person",
    "school": "is the page of a school, not of a person",
    "groups": "is the page of a group, not of a person",
    "pub": "is an old address that LinkedIn only forwards to the present one",
    "sales": "can be opened by subscribers of Sales Navigator only",
    "talent": "can be opened by subscribers of Recruiter only",
}

# What stands for a slug in addresses made by LinkedIn's own programs: base 64, where case matters.
_OPAQUE_SLUGS = ("ACoAA", "ACwAA", "AEMAA")


def _linkedin_parts(typed: str) -> tuple[str, str]:
    """Return the first two parts of a path at LinkedIn: what kind of page, and whose."""
    site = _LINKEDIN_SITE.match(typed)
    if site is None and _SHORT_LINK.match(typed):
        raise _not_a_profile(typed, "is a short link, which cannot be followed without the network")
    if site is None and not _PATH_ALONE.match(typed):
        raise _not_a_profile(typed, "is not an address at linkedin.com")
    path = re.split(r"[?#]", typed[site.end() if site else 0 :], maxsplit=1)[0]
    parts = [part for part in path.split("/") if part]
    if parts and parts[0].lower() in ("comm", "mwlite"):  # put in front by e-mails and the light mobile site
        del parts[0]
    kind, slug, *_ = [*parts, "", ""]
    return kind.lower(), slug


def _decoded(slug: str) -> str:
    """Return a slug without percent escapes; an empty one if they hide anything but UTF-8."""
    from urllib.parse import unquote

    try:
        slug = unicodedata.normalize("NFC", unquote(slug, errors="strict"))
    except UnicodeDecodeError:
        return ""
    return slug if slug.startswith(_OPAQUE_SLUGS) else unicodedata.normalize("NFC", slug.lower())


def _is_slug(slug: str) -> bool:
    """Tell whether a decoded slug has a letter or digit of any script, and nothing that ends a path."""
    visible = slug.replace("\u200c", "").replace("\u200d", "")  # joiners belong to Persian names and emoji
    return (
        visible.isprintable()
        and not re.search(r"[\s/?#%\"<>\\^`{|}]", visible)
        and any(char.isalnum() for char in visible)
    )


def _not_a_profile(typed: str, fault: str) -> UsageError:
    return UsageError(
        f"--linkedin {excerpt(typed)} {fault}.",
        hint="Open the profile and copy its address, for example: --linkedin linkedin.com/in/dana-lee",
    )
