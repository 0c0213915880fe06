"""infoview add-contact, as a user meets it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import Infoview
from terminal import on_terminal

EMPTY: dict[str, Any] = {
    "company": None, "role": None, "emails": [], "phones": [], "linkedin": None, "location": None,
    "timezone": None, "industry": None, "level": None, "source": None, "met_at": None, "met_on": None,
    "referred_by": None, "tags": [], "tier": None, "every": None, "stage": "to-contact", "last_touch": None,
    "rested_until": None, "note": None,
}  # fmt: skip


def names(iv: Infoview) -> list[str]:
    return [row["name"] for row in iv.data("contacts")]


# --- What is stored -----------------------------------------------------------------------------------------


def test_only_the_name_is_required(iv: Infoview) -> None:
    card = iv.data("add-contact", "Dana Lee")
    assert {field: card[field] for field in EMPTY} == EMPTY
    assert (card["id"], card["name"], card["created"]) == (1, "Dana Lee", "2026-11-23T09:00:00Z")
    assert card["next"] == {"id": "f1", "what": "Write and ask for a talk", "due": "2026-11-25"}
    assert len(card["uid"]) == 16


@pytest.mark.parametrize(
    ("options", "field", "stored"),
    [
        ("--company|Acme & Co.", "company", "Acme & Co."),
        ("--role|Head of  Pricing", "role", "Head of Pricing"),
        ("--email|Dana@Acme.example", "emails", ["Dana@Acme.example"]),
        ("--email|a@x.example|--email|b@x.example", "emails", ["a@x.example", "b@x.example"]),
        ("--email|a@x.example|--email|A@X.example", "emails", ["a@x.example"]),
        ("--email|", "emails", []),
        ("--phone|+44 (0)20 7946-0123 ext 12", "phones", ["+44 (0)20 7946-0123 ext 12"]),
        ("--phone|555 0100|--phone|(555) 0100|--phone|555 0101", "phones", ["555 0100", "555 0101"]),
        ("--linkedin|linkedin.com/in/Dana-Lee/", "linkedin", "https://www.linkedin.com/in/dana-lee"),
        ("--location|Lyon", "location", "Lyon"),
        ("--timezone|europe/paris", "timezone", "Europe/Paris"),
        ("--timezone|Tokyo", "timezone", "Asia/Tokyo"),
        ("--timezone|new york", "timezone", "America/New_York"),
        ("--industry|Pricing", "industry", "Pricing"),
        ("--level|Manager", "level", "manager"),
        ("--source|guest speaker", "source", "guest-speaker"),
        ("--source|Guest_Speaker", "source", "guest-speaker"),
        ("--met-at|Careers fair", "met_at", "Careers fair"),
        ("--met-on|fri", "met_on", "2026-11-20"),
        ("--met-on|mon", "met_on", "2026-11-23"),
        ("--met-on|1 dec", "met_on", "2025-12-01"),
        ("--tag|Alumni|--tag|pricing|--tag|ALUMNI", "tags", ["Alumni", "pricing"]),
        ("--tag|", "tags", []),
        ("--tier|A", "tier", "a"),
        ("--every|6 weeks", "every", "6w"),
        ("--note|Likes tea.", "note", "Likes tea."),
        ("--note|One.\r\n\tTwo.", "note", "One.\n\tTwo."),
        ("--company|", "company", None),
        ("--level|", "level", None),
        ("--met-on|", "met_on", None),
    ],
)
def test_every_option_stores_its_field(iv: Infoview, options: str, field: str, stored: Any) -> None:
    card = iv.data("add-contact", "Dana Lee", *options.split("|"))
    assert card[field] == stored
    assert iv.data("show", "1")[field] == stored


def test_a_note_may_come_by_standard_input(iv: Infoview) -> None:
    assert iv.data("add-contact", "Dana Lee", "--note", "-", stdin="One.\nTwo.\n")["note"] == "One.\nTwo."


def test_a_name_that_looks_like_an_option_follows_two_dashes(iv: Infoview) -> None:
    assert iv("add-contact", "--json", "--", "--help").data["name"] == "--help"
    assert iv("show", "--json", "--", "--help").data["id"] == 1
    assert iv("add-contact", "--", "--json").out.startswith("Added --json, contact 2")


def test_the_page_says_what_was_added_and_what_is_next(iv: Infoview) -> None:
    ran = iv.ok("add-contact", "Dana Lee", "--company", "Acme", "--role", "Analyst", "--met-on", "fri")
    assert ran.out.splitlines() == [
        "Added Dana Lee, contact 1",
        "Works  Analyst, Acme",
        "Met    Fri 2026-11-20",
        "Stage  to-contact",
        "Next: Write and ask for a talk, due Wed 2026-11-25 (f1)",
    ]
    assert ran.err == ""


def test_a_guest_speaker_is_owed_an_email_by_the_next_business_day(iv: Infoview) -> None:
    card = iv.data(
        "add-contact", "Dana Lee", "--source", "guest-speaker", "--met-at", "Uni", "--met-on", "fri"
    )
    assert card["next"]["due"] == "2026-11-23"
    (row,) = iv.data("followup", "--due")
    assert (row["kind"], row["what"], row["why"]) == (
        "reach-out", "Write to them and ask for a talk", "met at Uni on Fri 2026-11-20",
    )  # fmt: skip


# --- Referred by --------------------------------------------------------------------------------------------


def test_who_was_named_by_somebody_is_linked_to_them(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    card = iv.data("add-contact", "Émile Zola", "--referred-by", "dana")
    assert card["referred_by"] == {"id": 1, "name": "Dana Lee"}
    assert card["source"] == "referral"
    assert card["next"]["what"] == "Write to them: Dana Lee named them"
    (row,) = iv.data("followup", "emile")
    assert (row["kind"], row["due"]) == ("referral", "2026-11-25")


def test_a_source_that_is_said_outweighs_the_referral(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    card = iv.data("add-contact", "Émile", "--referred-by", "1", "--source", "alumni")
    assert (card["source"], card["referred_by"]["id"]) == ("alumni", 1)


def test_the_referral_counts_from_the_talk_with_the_one_who_named_them(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "met", "--on", "fri")
    assert iv.data("add-contact", "Émile", "--referred-by", "dana")["next"]["due"] == "2026-11-24"


@pytest.mark.parametrize(
    ("referrer", "code", "said"),
    [
        ("nobody", 3, "Nobody on record is called 'nobody'."),
        ("danna", 3, "Did you mean one of these?"),
        ("lee", 4, "'lee' may mean 2 people."),
        ("999", 3, "There is no contact 999."),
        ("?", 3, "Nobody on record is called '?'."),
    ],
)
def test_an_unclear_referrer_is_refused_and_nothing_is_written(
    iv: Infoview, referrer: str, code: int, said: str
) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Lee")
    ran = iv("add-contact", "Émile", "--referred-by", referrer)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert names(iv) == ["Bo Lee", "Dana Lee"]


def test_the_commands_for_an_ambiguous_referrer_work(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("add-contact", "Bo Lee")
    error = iv("add-contact", "Émile Zola", "--company", "Été", "--referred-by", "lee", "--json").error
    assert [each["command"] for each in error["candidates"]] == [
        'infoview add-contact "Émile Zola" --company "Été" --referred-by 2 --json',
        'infoview add-contact "Émile Zola" --company "Été" --referred-by 1 --json',
    ]


# --- Duplicates ---------------------------------------------------------------------------------------------

KNOWN = (
    "add-contact", "Zoë Łukasz-Øre", "--company", "Straße & Söhne", "--email", "Zoe@Example.org",
    "--linkedin", "https://www.linkedin.com/in/zo%C3%AB-ore",
)  # fmt: skip


@pytest.mark.parametrize(
    "argv",
    [
        # The same email in another case.
        ("Somebody", "--email", "zoe@example.org"),
        ("Somebody", "--email", "x@y.example", "--email", "ZOE@EXAMPLE.ORG"),
        # The same profile however it is spelt.
        ("Somebody", "--linkedin", "linkedin.com/in/zoë-ore"),
        ("Somebody", "--linkedin", "HTTP://LinkedIn.com/in/Zoë-ORE/"),
        ("Somebody", "--linkedin", "https://de.linkedin.com/in/zo%c3%ab-ore?trk=public&x=1#about"),
        ("Somebody", "--linkedin", "https://m.linkedin.com/in/zoe\u0308-ore/details/skills/"),
        ("Somebody", "--linkedin", "www.linkedin.com/mwlite/in/Zo%C3%AB-ore/en"),
        ("Somebody", "--linkedin", "/in/zoë-ore"),
        # The same name and company but for case, accents and punctuation.
        ("zoe lukasz ore", "--company", "STRASSE SÖHNE"),
        ("ZOË ŁUKASZ\u2010ØRE", "--company", "strasse, sohne"),
        ("Zoe\u0308 Lukasz Ore", "--company", "(Straße) 'Söhne'"),
        # With a title, a degree, a nickname, or the family name first.
        ("Dr. Zoë Łukasz-Øre", "--company", "Straße Söhne"),
        ("prof dr zoe lukasz ore, PhD, MBA",),
        ("Zoë (Zo) Łukasz-Øre", "--company", "strasse sohne"),
        ("Łukasz-Øre, Zoë",),
    ],
)  # fmt: skip
def test_a_likely_duplicate_is_refused_with_who_it_may_be(iv: Infoview, argv: tuple[str, ...]) -> None:
    iv.ok(*KNOWN)
    ran = iv("add-contact", *argv)
    assert (ran.code, ran.out) == (5, "")
    assert "This may be somebody who is on record already." in ran.err
    assert "infoview show 1" in ran.err
    assert "--force" in ran.err
    error = iv("add-contact", *argv, "--json").error
    assert (error["code"], [each["id"] for each in error["candidates"]]) == ("duplicate", [1])
    assert names(iv) == ["Zoë Łukasz-Øre"]


@pytest.mark.parametrize(
    "argv",
    [
        ("Zoë Łukasz-Øre", "--company", "Other"),
        ("Zoë", "--company", "Straße & Söhne"),
        ("Zoë Łukasz-Øre jr.", "--company", "Straße & Söhne"),
        ("Prof. Łukasz-Øre", "--company", "Straße & Söhne"),
        ("Somebody", "--email", "zoe@example.com"),
        ("Somebody", "--linkedin", "in/zoe-ore"),
        ("Somebody", "--phone", "555 0100"),
    ],
)
def test_who_only_looks_a_little_alike_is_added(iv: Infoview, argv: tuple[str, ...]) -> None:
    iv.ok(*KNOWN, "--phone", "555 0100")
    iv.ok("add-contact", *argv)
    assert len(names(iv)) == 2


def test_force_adds_a_duplicate_all_the_same(iv: Infoview) -> None:
    iv.ok(*KNOWN)
    assert iv.data(*KNOWN, "--force")["id"] == 2


def test_two_people_without_a_company_may_be_the_same(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    assert iv("add-contact", "dana  LEE").code == 5


def test_on_a_terminal_a_likely_duplicate_is_asked_about(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    refused = on_terminal(iv, "add-contact", "Dana Lee", answers=["n"])
    assert refused.code == 5
    assert "On record already: Dana Lee. Is this another person? [y/N]" in refused.text
    assert names(iv) == ["Dana Lee"]
    assert on_terminal(iv, "add-contact", "Dana Lee", answers=["yes"]).code == 0
    assert names(iv) == ["Dana Lee", "Dana Lee"]


def test_json_is_never_asked(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    screen = on_terminal(iv, "add-contact", "Dana Lee", "--json", answers=["y"], pipe_stdout=True)
    assert (screen.code, screen.text) == (5, "")
    assert on_terminal(iv, "add-contact", "--json", answers=["Zoe"], pipe_stdout=True).code == 2


# --- Prompts ------------------------------------------------------------------------------------------------


def test_without_a_name_it_asks_on_a_terminal(iv: Infoview) -> None:
    screen = on_terminal(iv, "add-contact", answers=["", "  Zoe ", "", "Analyst", "alumni", "z@x.example"])
    assert screen.code == 0
    assert screen.text.startswith(
        "Leave anything but the name empty if you do not know it.\n"
        "Name: Name: Company: Role: How did you find them: Email: "
    )
    card = iv.data("show", "zoe")
    assert [card[field] for field in ("name", "company", "role", "source", "emails")] == [
        "Zoe", None, "Analyst", "alumni", ["z@x.example"],
    ]  # fmt: skip


def test_what_was_given_as_an_option_is_not_asked_for(iv: Infoview) -> None:
    options = ("--company", "Acme", "--role", "Buyer", "--email", "z@x.example", "--source", "alumni")
    screen = on_terminal(iv, "add-contact", *options, answers=["Zoe"])
    assert (screen.code, screen.text.count(": ")) == (0, 2)  # Name:, and Next: of the card
    assert iv.data("show", "zoe")["company"] == "Acme"


@pytest.mark.parametrize("answers", [[], ["Zoe"], ["Zoe", "Acme", "", ""]])
def test_the_end_of_input_at_a_prompt_adds_nobody(iv: Infoview, answers: list[str]) -> None:
    assert on_terminal(iv, "add-contact", answers=answers).code == 130
    assert names(iv) == []


# --- Refusals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "said", "hint"),
    [
        ([], "A contact needs a name.", "infoview add-contact 'Dana Lee'"),
        ([""], "A contact needs a name.", "infoview add-contact 'Dana Lee'"),
        (["  \t "], "A contact needs a name.", "infoview add-contact 'Dana Lee'"),
        (["\u200b\u00a0"], "A contact needs a name.", "infoview add-contact 'Dana Lee'"),
        (["x" * 201], "the name 'xxxxx", "200 characters"),
        (["Dana", "Lee"], "needs quotes", "infoview add-contact"),
        (["D", "--company", "c" * 1001], "--company 'ccc", "1,000 characters"),
        (["D", "--note", "n" * 100_001], "--note is 100,001 characters long", "100,000 characters"),
        (["D", "--tag", "t" * 201], "--tag 'ttt", "200 characters"),
        (["D", "--email", "dana"], "--email 'dana' has no @.", "--email dana@example.org"),
        (["D", "--email", "a@b@c"], "--email 'a@b@c' has more than one @.", "--email"),
        (["D", "--email", "Dana <d@x.example>"], "is more than an address", "--email d@x.example"),
        (["D", "--email", "a@x.example, b@x.example"], "--email 'a@x.example, b@x.example'",
         "--email a@x.example --email b@x.example"),
        (["D", "--phone", "call me"], "--phone 'call me' holds 'c'", '--phone "+44 20 7946 0123 ext 12"'),
        (["D", "--phone", "12"], "--phone '12' has too few digits (2).", "5 to 17 digits"),
        (["D", "--phone", "1" * 18], "has too many digits (18)", "5 to 17 digits"),
        (["D", "--linkedin", "danalee"], "--linkedin 'danalee' is not an address at linkedin.com.",
         "--linkedin linkedin.com/in/dana-lee"),
        (["D", "--linkedin", "linkedin.com/company/acme"], "is the page of a company", "in/dana-lee"),
        (["D", "--linkedin", "https://lnkd.in/abc"], "is a short link", "in/dana-lee"),
        (["D", "--linkedin", "linkedin.com.evil.example/in/x"], "is not an address", "in/dana-lee"),
        (["D", "--timezone", "Berlln"], "There is no time zone 'Berlln'.", "Did you mean Europe/Berlin?"),
        (["D", "--level", "maneger"], "--level does not know 'maneger'.", "Did you mean 'manager'?"),
        (["D", "--level", "boss"], "--level does not know 'boss'.",
         "Accepted: student, graduate, professional, manager, executive, founder, recruiter, academic, "
         "nonprofit."),
        (["D", "--source", "linkdin"], "--source does not know 'linkdin'.", "Did you mean 'linkedin'?"),
        (["D", "--tier", "d"], "--tier does not know 'd'.", "Accepted: a, b, c."),
        (["D", "--every", "1m"], "--every '1m' may mean minutes or months.", "Write 1mo for a month."),
        (["D", "--every", "0w"], "--every '0w' is no time at all.", "6w"),
        (["D", "--met-on", "tomorrow"], "--met-on is Tue 2026-11-24, which is still to come.",
         "infoview plan D --at 2026-11-24"),
        (["D", "--met-on", "32 nov"], "--met-on '32 nov' is a day that the calendar does not have.", "thu"),
        (["D", "--met-on", "03/04/2026"], "can be read as 2026-04-03 or as 2026-03-04", "days.order"),
        (["D", "--nonsense"], "No such option: --nonsense", "infoview add-contact --help"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_value_and_shows_what_is_accepted(
    iv: Infoview, argv: list[str], said: str, hint: str
) -> None:
    ran = iv("add-contact", *argv, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert hint in ran.error["hint"]
    iv.monkeypatch.setenv("COLUMNS", "1000")
    shown = iv("add-contact", *argv)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith(f"infoview: {ran.error['message']}\n")
    assert hint in shown.err
    assert names(iv) == []


def test_the_limits_are_the_last_that_is_accepted(iv: Infoview) -> None:
    card = iv.data(
        "add-contact", "x" * 200, "--company", "c" * 1000, "--note", "-", stdin="n" * 100_000
    )  # fmt: skip
    assert [len(card[field]) for field in ("name", "company", "note")] == [200, 1000, 100_000]


def test_a_name_without_its_quotes_is_told_how(iv: Infoview) -> None:
    ran = iv("add-contact", "Dan", "Leeson", "--company", "Acme")
    assert (ran.code, names(iv)) == (2, [])
    assert ran.err.endswith('You may mean: infoview add-contact "Dan Leeson"\n')


ACME = ("--company", "Acme")


@pytest.mark.parametrize(("first", "second"), [(ACME, ()), ((), ACME), ((), ())])
def test_the_same_name_is_questioned_unless_both_employers_are_known(
    iv: Infoview, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    iv.ok("add-contact", "Dana Lee", *first)
    ran = iv("add-contact", "dana lee", *second, "--json")
    assert (ran.code, [each["id"] for each in ran.error["candidates"]]) == (5, [1])
    screen = on_terminal(iv, "add-contact", "dana lee", *second, answers=["y"])
    assert (screen.code, len(names(iv))) == (0, 2)


def test_the_same_name_elsewhere_is_another_person(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    iv.ok("add-contact", "Dana Lee", "--company", "Beta")


def test_on_a_terminal_it_asks_who_named_them(iv: Infoview) -> None:
    for company in ("Acme", "Beta"):
        iv.ok("add-contact", "Dana Lee", "--company", company)
    screen = on_terminal(iv, "add-contact", "Ana Ruiz", "--referred-by", "dana", answers=["2"])
    assert (screen.code, iv.data("show", "ana")["referred_by"]["id"]) == (0, 2)
    screen = on_terminal(iv, "edit", "ana", "--referred-by", "dana", answers=["1"])
    assert (screen.code, iv.data("show", "ana")["referred_by"]["id"]) == (0, 1)
