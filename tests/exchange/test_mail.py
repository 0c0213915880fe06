"""Mail files and links: read back by other eyes than those that wrote them, and nothing slips in."""

from __future__ import annotations

import base64
import email
import quopri
import re
from collections.abc import Callable
from email import policy
from email.header import decode_header
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import CONTROLS, SEPARATORS, TRICKS
from infoview.domain.text import show
from infoview.errors import UsageError
from infoview.exchange.mail import eml, mailto

NAMES = ("Dana Lee", "Zoë O'Neil-李", "Łukasz Żółć", "山田太郎", "Иван Петров", 'Ann "Bo", Chen', "x" * 180)
BODY = "Hi Zoë,\n\nÜber 20 minutes?\n.\nFrom here on: " + "long " * 60 + "\n\nBest,\nMia"
ENCODED = (
    "=?utf-8?q?=0ABcc:=20evil@x.example?=",
    "=?utf-8?q?=0D=0AReply-To:=20evil@x.example=0D=0A?=",
    f"=?utf-8?b?{base64.b64encode(b'x' + bytes([10]) + b'Bcc: evil@x.example').decode()}?=",
    "=?utf-8?q?=0ABcc:=20evil@x.example?= =?utf-8?q?=0ACc:=20evil@x.example?=",
    "==?utf-8?q?=0ABcc:=20evil@x.example?=",
)
"""Encoded words, which are headers once somebody decodes them."""

HOSTILE = (
    *CONTROLS.values(), *TRICKS.values(), *SEPARATORS.values(), *ENCODED, "a\r\nBcc: eve@x.example"
)  # fmt: skip


def by_hand(raw: bytes) -> tuple[list[tuple[str, str]], str]:
    """Read a message by the rules of RFC 5322, 2047 and 2045, without the parser of its writer."""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    head, _, rest = raw.partition(b"\r\n\r\n")
    assert head.isascii()
    unfolded = re.sub(rb"\r\n(?=[ \t])", b"", head).decode("ascii")
    fields = [line.partition(": ")[::2] for line in unfolded.split("\r\n")]
    kind = dict(fields)["Content-Transfer-Encoding"]
    decoders: dict[str, Callable[[bytes], bytes]] = {
        "quoted-printable": quopri.decodestring,
        "base64": base64.b64decode,
        "7bit": bytes,
    }
    return fields, decoders[kind](rest).decode("utf-8").replace("\r\n", "\n")


def words_of(value: str) -> str:
    return "".join(
        part.decode(charset or "ascii") if isinstance(part, bytes) else part
        for part, charset in decode_header(value)
    )


def name_of(value: str) -> str:
    name, _, _ = value.rpartition(" <")
    return re.sub(r"\\(.)", r"\1", name[1:-1]) if name.startswith('"') else words_of(name)


def squeezed(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_file_says_the_same_to_two_readers(name: str) -> None:
    raw = eml(to="zoe@acme.example", name=name, subject=f"Für {name}", body=BODY)
    message = email.message_from_bytes(raw, policy=policy.default)
    assert message["subject"] == f"Für {name}"
    (to,) = message["to"].addresses
    # Where a name goes over two lines, this reader leaves a space between them.
    assert (squeezed(to.display_name), to.addr_spec) == (squeezed(name), "zoe@acme.example")
    assert message.get_content().replace("\r\n", "\n") == f"{BODY}\n"
    fields, body = by_hand(raw)
    assert words_of(dict(fields)["Subject"]) == f"Für {name}"
    assert name_of(dict(fields)["To"]) == name
    assert body == f"{BODY}\n"


def test_a_mail_file_opens_unsent_and_says_nothing_of_its_own() -> None:
    fields, _ = by_hand(eml(to="a@b.example", name="A", subject="S", body="x"))
    assert dict(fields)["X-Unsent"] == "1"
    assert {name.casefold() for name, _ in fields} == {
        "to", "subject", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"
    }  # fmt: skip


def test_what_is_not_known_is_left_to_the_user() -> None:
    fields, _ = by_hand(eml(to=None, name="A", subject=None, body="x"))
    assert {"To", "Subject"} & dict(fields).keys() == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_or_subject_becomes_another_header(text: str) -> None:
    raw = eml(
        to="a@b.example", name=f"Eve {text}", subject=f"S {text}", body=f"b\nBcc: x@x.example\n{show(text)}"
    )
    fields, _ = by_hand(raw)
    assert [name for name, _ in fields].count("To") == 1
    assert not {"bcc", "cc", "reply-to"} & {name.casefold() for name, _ in fields}
    message = email.message_from_bytes(raw, policy=policy.default)
    assert [address.addr_spec for address in message["to"].addresses] == ["a@b.example"]
    assert not {"bcc", "cc", "reply-to"} & {key.casefold() for key in message}


@pytest.mark.parametrize("text", ENCODED)
def test_an_encoded_word_is_written_as_the_text_that_it_is(text: str) -> None:
    raw = eml(to="a@b.example", name=f"Zoë {text} Berg", subject=f"{text} and more", body="x")
    fields, _ = by_hand(raw)
    assert words_of(dict(fields)["Subject"]) == f"{text} and more"
    assert name_of(dict(fields)["To"]) == f"Zoë {text} Berg"


@pytest.mark.parametrize(
    "address",
    [
        "=?utf-8?q?x?=@x.example",
        "x@=?utf-8?q?x?=",
        "a@b.example\nBcc: eve@x.example",
        "a@b.example, eve@x.example",
        "a b@c.example",
        "@",
        "",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="email address"):
        eml(to=address, name="A", subject="S", body="x")


def test_an_address_in_other_letters_is_kept() -> None:
    raw = eml(to="žoë@exämple.example", name="Žoë", subject="S", body="x")
    message = email.message_from_string(raw.decode(), policy=policy.SMTPUTF8)
    assert [address.addr_spec for address in message["to"].addresses] == ["žoë@exämple.example"]


@given(
    to=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    subject=st.text(st.characters(exclude_categories=["Cs"])),
    body=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1),
)
def test_a_link_has_one_recipient_and_only_a_subject_and_a_body(to: str, subject: str, body: str) -> None:
    link = mailto(to=f"{to}@b.example", subject=subject, body=body)
    assert re.fullmatch(r"mailto:[A-Za-z0-9%._~-]+@b\.example\?[A-Za-z0-9%._~&=-]+", link)
    parts = urlsplit(link)
    assert unquote(parts.path) == f"{to}@b.example"
    found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert found == {**({"subject": [subject]} if subject else {}), "body": [body.replace("\n", "\r\n")]}


def test_the_lines_of_a_link_end_as_they_should() -> None:
    link = mailto(to=None, subject="a b&cc=x", body="1\n2 +?")
    assert link == "mailto:?subject=a%20b%26cc%3Dx&body=1%0D%0A2%20%2B%3F"
