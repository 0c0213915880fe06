"""Whom somebody named: name, company and role out of one text."""

from __future__ import annotations

import pytest

from infoview.domain.referrals import parse_referral


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kofi Mensah", ("Kofi Mensah", "", "")),
        ("Kofi Mensah, Stripe", ("Kofi Mensah", "Stripe", "")),
        (" Kofi Mensah ,Stripe,  PM ", ("Kofi Mensah", "Stripe", "PM")),
        (
            "Kofi Mensah, Stripe, Head of Pricing, Europe",
            ("Kofi Mensah", "Stripe", "Head of Pricing, Europe"),
        ),
        ("Kofi Mensah, Acme, Inc.", ("Kofi Mensah", "Acme, Inc.", "")),
        ("Kofi Mensah, Acme, Inc., PM", ("Kofi Mensah", "Acme, Inc.", "PM")),
        ("Kofi Mensah, Acme, L.L.C.", ("Kofi Mensah", "Acme, L.L.C.", "")),
        ("Kofi Mensah, Smith, Jones & Co, Partner", ("Kofi Mensah", "Smith, Jones & Co", "Partner")),
        ("Kofi Mensah, Bosch, GmbH, CEO", ("Kofi Mensah", "Bosch, GmbH", "CEO")),
        ("Kofi Mensah,, PM", ("Kofi Mensah", "", "PM")),
        ("Kofi Mensah, Stripe,", ("Kofi Mensah", "Stripe", "")),
        ("", ("", "", "")),
    ],
)
def test_name_company_and_role(text: str, parts: tuple[str, str, str]) -> None:
    assert parse_referral(text) == parts
