"""A message for a mail program: as a file that opens unsent (RFC 5322), or as a ``mailto:`` link (RFC 6068).

Nothing of a name, a subject or an address can become another header or another parameter: in a file the
headers are written here and not by the library, which decodes the encoded words (RFC 2047) in a name and
drops the quotes of a long one; in a link everything but letters and digits is encoded.
"""

from __future__ import annotations

import re
from email import policy
from email.header import Header
from email.message import EmailMessage
from urllib.parse import quote

from infoview.domain.text import excerpt, show
from infoview.errors import UsageError


def eml(*, to: str | None, name: str, subject: str | None, body: str) -> bytes:
    """Return a message as a file that mail programs open for sending; it has no sender and no date yet.

    Args:
        to: the address, None to leave it to the user.
        name: the recipient's name.
        subject: None for none.
        body: lines ended by line feeds.

    Raises:
        UsageError: the address cannot be one.
    """
    ascii_only = to is None or to.isascii()
    # Not every mail program takes eight bits; an address in other letters leaves no choice.
    rules = policy.SMTP.clone(cte_type="7bit") if ascii_only else policy.SMTPUTF8
    message = EmailMessage(policy=rules.clone(refold_source="none"))
    if to is not None:
        message.set_raw("To", _recipient(name, to))
    if subject:
        message.set_raw("Subject", _plain(subject) or _encoded(subject, "Subject"))
    # Outlook and others open a message with this mark as one that is still to be sent.
    message["X-Unsent"] = "1"
    message.set_content(f"{body}\n", charset="utf-8")
    return message.as_bytes()


def mailto(*, to: str | None, subject: str | None, body: str) -> str:
    """Return a link with one recipient, a subject and a body, to be handed on as a single argument."""
    local, at, domain = (to or "").rpartition("@")
    fields = [("subject", subject), ("body", body.replace("\n", "\r\n"))]
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in fields if value)
    return f"mailto:{quote(local, safe='')}{at}{quote(domain, safe='')}?{query}"


def _recipient(name: str, to: str) -> str:
    if not _ADDRESS.fullmatch(to):
        raise UsageError(
            f"{excerpt(to)} cannot be written to as an email address.",
            hint="Mend it first: infoview edit 'Dana Lee' --email dana@acme.example",
        )
    plain = _plain(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}" <{to}>' if plain else f"{_encoded(name, 'To')}\r\n <{to}>"


def _plain(text: str) -> str:
    """Return a text that a header can take as it stands, nothing where it must be encoded."""
    line = show(text)
    return line if line.isascii() and "=?" not in line and len(line) <= LINE else ""


def _encoded(text: str, header: str) -> str:
    """Return a text as encoded words alone, of which nothing is ever read as anything but text."""
    return Header(show(text), "utf-8", header_name=header).encode(linesep="\r\n")


LINE = 60
"""Characters that fit into one line with the name of the header."""

_ADDRESS = re.compile(
    r"""(?!.*=\?)[^\s\x00-\x1f\x7f-\x9f@,;:<>()\[\]\\"]+@[^\s\x00-\x1f\x7f-\x9f@,;:<>()\[\]\\"]+"""
)
