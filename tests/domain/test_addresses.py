from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.domain.addresses import (
    email_key,
    parse_email,
    parse_linkedin,
    parse_phone,
    phone_key,
)
from infoview.errors import UsageError

anything = st.text(st.characters(exclude_categories=()))
PROFILE = "https://www.linkedin.com/in/dana-lee"


def almost(alphabet: str) -> st.SearchStrategy[str]:
    """Build texts of the pieces that addresses are made of."""
    return st.lists(st.sampled_from([*alphabet]) | st.characters(exclude_categories=()), max_size=12).map(
        "".join
    )


# --- E-mail ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "dana@example.org",
        "Dana.Lee+news@Example.ORG",
        "ann@localhost",
        "o'neil@example.org",
        "zo\u00eb@b\u00fccher.example",
        "a@b.co",
        "x_y-z@sub-domain.example.org",
        "\u674e@\u4f8b\u5b50.\u6d4b\u8bd5",
        "first/last=1@example.org",
    ],
)
def test_an_address_is_kept_as_typed(address: str) -> None:
    assert parse_email(f"  {address}\n") == address


@pytest.mark.parametrize(
    ("typed", "told", "hint"),
    [
        ("dana", "has no @", "for example: --email dana@example.org"),
        ("", "has no @", "for example"),
        ("dana\uff20example.org", "has no @", "for example"),
        ("dana@lee@example.org", "more than one @", "for example"),
        ("Dana Lee <dana@x.org>", "more than an address", "Did you mean: --email dana@x.org"),
        ("<dana@x.org>", "more than an address", "Did you mean: --email dana@x.org"),
        ("mailto:dana@x.org", "holds ':'", "Did you mean: --email dana@x.org"),
        ("a@x.org, b@x.org", "more than one @", "Did you mean: --email a@x.org --email b@x.org"),
        ("a@x.org;b@x.org", "more than one @", "Did you mean: --email a@x.org --email b@x.org"),
        ("dana @x.org", "holds a blank", "for example"),
        ("a,b@x.org", "holds ','", "Did you mean: --email b@x.org"),
        ("a?bcc=b@x.org", "holds '?'", "--email bcc=b@x.org"),
        ("Eve&cc=x@x.org", "holds '&'", "--email cc=x@x.org"),
        ('"dana lee"@x.org', "holds a blank", "for example"),
        ("dana@[127.0.0.1]", "holds '['", "for example"),
        ("@example.org", "nothing before the @", "for example"),
        ("dana@", "nothing after the @", "for example"),
        (".dana@x.org", "a dot too many", "for example"),
        ("dana.@x.org", "a dot too many", "for example"),
        ("da..na@x.org", "a dot too many", "for example"),
        ("dana@x.org.", "a dot too many", "for example"),
        ("dana@.org", "a dot too many", "for example"),
        ("dana@-x.org", "no valid domain", "for example"),
        ("dana@x-.org", "no valid domain", "for example"),
        ("dana@x!y.org", "no valid domain", "for example"),
        ("da\u200bna@x.org", "invisible character U+200B", "for example"),
        ("dana\u202e@x.org", "invisible character U+202E", "for example"),
        ("dana@x.org\x00", "U+0000", "Leave"),
        ("d\udcfcna@x.org", "0xFC", "UTF-8"),
        ("a" * 250 + "@x.org", "256 characters long", "254"),
    ],
)
def test_a_plain_mistake_is_told_with_the_correction(typed: str, told: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_email(typed)
    assert told in caught.value.message
    assert caught.value.message.startswith("--email ")
    assert hint in caught.value.hint


@given(almost("@@..-a?&,;<>\" '"))
def test_an_accepted_address_is_safe_in_a_mailto_link(typed: str) -> None:
    try:
        address = parse_email(typed)
    except UsageError as error:
        assert error.hint  # noqa: PT017 - any text may be refused, but never without a way out
        return
    assert address.count("@") == 1
    assert address.isprintable()
    assert not set(address) & set(' ?&,;<>"')
    assert parse_email(address) == address
    assert email_key(address) == email_key(address.upper()) == email_key(email_key(address))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dana@Example.org", "dana@example.ORG ", True),
        ("zo\u00eb@x.org", "zoe\u0308@x.org", True),
        ("zoe@x.org", "zo\u00eb@x.org", False),
        ("dana@x.org", "dana+news@x.org", False),
    ],
)
def test_equality_of_addresses(one: str, other: str, same: bool) -> None:
    assert (email_key(one) == email_key(other)) is same


# --- Phone -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phone", "key"),
    [
        ("+44 20 7946 0123", "442079460123"),
        ("0044 20 7946 0123", "442079460123"),
        ("+44 (0)20 7946 0123", "442079460123"),
        ("(+44) 20-7946-0123", "442079460123"),
        ("020 7946 0123", "02079460123"),
        ("(555) 010-0199", "5550100199"),
        ("555.010.0199", "5550100199"),
        ("555\u2011010\u20110199", "5550100199"),
        ("+49/30/901820", "4930901820"),
        ("555 0199 ext 12", "5550199x12"),
        ("555 0199 Ext. 12", "5550199x12"),
        ("555 0199x12", "5550199x12"),
        ("555 0199, extension 12", "5550199x12"),
        ("555 0199 #12", "5550199x12"),
        ("12345", "12345"),
        ("\uff0b\uff14\uff14".replace("\uff0b", "+") + "\uff12\uff10\uff17\uff19", "442079"),
        ("\u0661\u0662\u0663\u0664\u0665", "12345"),
    ],
)
def test_a_phone_number_is_kept_as_typed_and_compared_by_digits(phone: str, key: str) -> None:
    assert parse_phone(f" {phone} ") == phone
    assert phone_key(phone) == key


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "too few digits (0)"),
        ("1234", "too few digits (4)"),
        ("123456789012345678", "too many digits (18)"),
        ("1 234 ext 567890", "too few digits (4)"),
        ("555-HELP", "holds 'H'"),
        ("tel:+44 20 7946 0123", "holds 't'"),
        ("555 0199 x", "holds 'x'"),
        ("555+0199", "a + that is not in front"),
        ("+44+20 7946", "a + that is not in front"),
        ("555;0199", "holds ';'"),
        ("\u00b2\u00b2\u00b2\u00b2\u00b2", "holds '\u00b2'"),
        ("555 0199\x1b", "U+001B"),
        ("5" * 61, "61 characters long"),
    ],
)
def test_what_is_no_phone_number_is_refused(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_phone(typed)
    assert told in caught.value.message
    assert caught.value.message.startswith("--phone ")


@given(almost("+0123456789()-. x#"))
def test_any_text_is_a_phone_number_or_refused(typed: str) -> None:
    key = phone_key(typed)
    assert key.replace("x", "", 1).isascii()
    try:
        phone = parse_phone(typed)
    except UsageError:
        return
    assert parse_phone(phone) == phone
    assert key == phone_key(phone)
    assert key.replace("x", "").isdecimal()


# --- LinkedIn ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        PROFILE,
        PROFILE + "/",
        "http://www.linkedin.com/in/dana-lee",
        "HTTPS://WWW.LinkedIn.com/IN/Dana-Lee",
        "linkedin.com/in/dana-lee",
        "www.linkedin.com/in/dana-lee",
        "de.linkedin.com/in/dana-lee",
        "https://m.linkedin.com/in/dana-lee",
        PROFILE + "?trk=public_profile",
        PROFILE + "/?originalSubdomain=uk",
        PROFILE + "#about",
        PROFILE + "/details/experience/",
        PROFILE + "/overlay/contact-info/",
        "https://www.linkedin.com/comm/in/dana-lee?midToken=x",
        "https://www.linkedin.com/mwlite/in/dana-lee",
        "https://www.linkedin.com//in//dana-lee",
        "https://www.linkedin.com/in/dana%2Dlee",
        "in/dana-lee",
        "/in/dana-lee/",
        "in/Dana-Lee?x=1",
        "  linkedin.com/in/dana-lee\n",
    ],
)
def test_addresses_of_one_profile_are_equal(typed: str) -> None:
    assert parse_linkedin(typed) == PROFILE


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("linkedin.com/in/zo%C3%AB-o-neil", "zo\u00eb-o-neil"),
        ("linkedin.com/in/zoe%CC%88-o-neil", "zo\u00eb-o-neil"),
        ("linkedin.com/in/ZO\u00cb-o-neil", "zo\u00eb-o-neil"),
        ("linkedin.com/in/%E6%9D%8E-12345", "\u674e-12345"),
        ("linkedin.com/in/ann-%F0%9F%9A%80", "ann-\U0001f680"),
        ("linkedin.com/in/%D9%86%DB%8C%E2%80%8C%D9%85", "\u0646\u06cc\u200c\u0645"),
        ("linkedin.com/in/ACoAAB1cDeF_gh", "ACoAAB1cDeF_gh"),
    ],
)
def test_slugs_are_decoded_and_in_lower_case(typed: str, slug: str) -> None:
    assert parse_linkedin(typed) == f"https://www.linkedin.com/in/{slug}"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("https://www.linkedin.com/company/acme", "page of a company, not of a person"),
        ("https://www.linkedin.com/school/acme/", "page of a school, not of a person"),
        ("linkedin.com/pub/dana-lee/1/2/3", "old address"),
        ("linkedin.com/sales/lead/ACwAAB", "Sales Navigator"),
        ("linkedin.com/feed/", "not the page of a person"),
        ("linkedin.com/profile/view?id=7", "not the page of a person"),
        ("https://www.linkedin.com", "not the page of a person"),
        ("linkedin.com/in/", "does not name a person"),
        ("linkedin.com/in/?x=dana", "does not name a person"),
        ("linkedin.com/in/%FF%FE", "does not name a person"),
        ("linkedin.com/in/%00", "does not name a person"),
        ("linkedin.com/in/a%2Fb", "does not name a person"),
        ("linkedin.com/in/a%252Fb", "does not name a person"),
        ("linkedin.com/in/a%0Ab", "does not name a person"),
        ("linkedin.com/in/..", "does not name a person"),
        ("linkedin.com/in/a b", "does not name a person"),
        ("linkedin.com/in/a%E2%80%AEb", "does not name a person"),
        ("https://lnkd.in/abc", "short link"),
        ("lnkd.in/abc", "short link"),
        ("https://linkedin.com.evil.org/in/dana-lee", "not an address at linkedin.com"),
        ("https://notlinkedin.com/in/dana-lee", "not an address at linkedin.com"),
        ("https://evil.org/linkedin.com/in/dana-lee", "not an address at linkedin.com"),
        ("https://linkedin.com@evil.org/in/dana-lee", "not an address at linkedin.com"),
        ("https://evil.org?linkedin.com/in/dana-lee", "not an address at linkedin.com"),
        ("https://linked\u0456n.com/in/dana-lee", "not an address at linkedin.com"),
        ("javascript://linkedin.com/in/dana-lee", "not an address at linkedin.com"),
        ("dana-lee", "not an address at linkedin.com"),
        ("", "not an address at linkedin.com"),
        ("linkedin.com/in/dana\x1b[1m", "U+001B"),
    ],
)
def test_what_is_no_profile_is_refused(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_linkedin(typed)
    assert told in caught.value.message
    assert caught.value.message.startswith("--linkedin ")


@given(st.sampled_from(["", "in/", "linkedin.com/in/", "https://linkedin.com/"]), almost("/%?#2Ein"))
def test_any_text_is_a_profile_in_normal_form_or_refused(start: str, rest: str) -> None:
    try:
        profile = parse_linkedin(start + rest)
    except UsageError:
        return
    assert profile.startswith("https://www.linkedin.com/in/")
    assert profile.count("/") == 4
    assert parse_linkedin(profile) == profile


@given(anything)
def test_hostile_text_is_refused_in_printable_words(text: str) -> None:
    for parse in (parse_email, parse_phone, parse_linkedin):
        try:
            parse(text)
        except UsageError as error:
            assert (error.message + error.hint).isprintable()  # noqa: PT017 - most texts, not all, are refused
    email_key(text)
    phone_key(text)
