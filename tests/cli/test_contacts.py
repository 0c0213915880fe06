"""infoview contacts, as a user meets it."""

from __future__ import annotations

import pytest

from conftest import Infoview
from prepared import prepare

TOLD = (
    ("2026-11-02", "add-contact 'Dana Lee' --company Acme --role Analyst --source alumni --tag Pricing "
                   "--tag paris --tier a"),
    ("2026-11-03", "add-contact 'Émile Zola' --company 'Éditions Été' --source event --tag paris"),
    ("2026-11-04", "add-contact 'Zoë Ørsted' --company 'Acme Labs' --tier b --source alumni"),
    ("2026-11-05", "add-contact \"Bo O'Neil\" --role Founder"),
    ("2026-11-06", "add-contact 李明 --company 华为"),
    ("2026-11-10", "log 2 asked"),
    ("2026-11-12", "log 3 met"),
    ("2026-11-12", "log 3 thanked"),
    ("2026-11-12", "rest 4"),
)  # fmt: skip


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def found(iv: Infoview, *argv: str) -> list[int]:
    return [row["id"] for row in iv.data("contacts", *argv)]


def test_it_lists_everybody_by_name_with_what_is_next(known: Infoview) -> None:
    known.monkeypatch.setenv("COLUMNS", "200")
    text = " ".join(known.ok("contacts").out.split())
    for row in (
        "4 Bo O'Neil resting Founder",
        "1 Dana Lee to-contact Analyst",
        "Wed 2026-11-04",
        "Write and ask for a talk",
        "2 Émile Zola contacted Éditions Été Thu 2026-11-19",
        "3 Zoë Ørsted thanked Acme Labs Fri 2027-02-12",
        "5 李明 to-contact 华为 Tue 2026-11-10",
    ):
        _, found, text = text.partition(row)
        assert found, row


def test_a_row_of_json_has_all_that_a_list_shows(known: Infoview) -> None:
    assert known.data("contacts", "dana") == [
        {
            "id": 1, "name": "Dana Lee", "company": "Acme", "role": "Analyst", "stage": "to-contact",
            "source": "alumni", "tier": "a", "tags": ["paris", "Pricing"], "last_touch": None,
            "next": {"id": "f1", "what": "Write and ask for a talk", "due": "2026-11-04"},
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        ("", [4, 1, 2, 3, 5]),
        # Words of the name and the company, all of them, whatever their case, accents and order.
        ("dana", [1]),
        ("ZOE", [3]),
        ("orsted zoe", [3]),
        ("emile ete", [2]),
        ("oneil", [4]),
        ("o'neil", [4]),
        ("acme", [1, 3]),
        ("acme lee", [1]),
        ("明", [5]),
        ("华", [5]),
        ("dana zola", []),
        ("%", []),
        ("_", []),
        ("*", []),
        ("analyst", []),
        # Filters.
        ("--stage|contacted", [2]),
        ("--stage|To Contact", [1, 5]),
        ("--stage|resting", [4]),
        ("--stage|met", []),
        ("--source|alumni", [1, 3]),
        ("--source|Alumni|--tier|B", [3]),
        ("--company|ACME", [1, 3]),
        ("--company|acme labs", [3]),
        ("--company|ete", [2]),
        ("--tag|PARIS", [1, 2]),
        ("--tag|pricing|--source|alumni", [1]),
        ("--tag|par", []),
        ("--tier|A", [1]),
        ("--since|10 nov", [2, 3]),
        ("--since|11 nov", [3]),
        ("--since|6 nov", [2, 3, 5]),
        ("--since|1 nov|acme", [1, 3]),
        # Orders.
        ("--sort|name", [4, 1, 2, 3, 5]),
        ("--sort|company", [1, 3, 2, 5, 4]),
        ("--sort|next", [1, 5, 2, 3, 4]),
        ("--sort|last-touch", [3, 2, 4, 1, 5]),
        ("--sort|added", [5, 4, 3, 2, 1]),
        ("--sort|stage", [1, 5, 2, 3, 4]),  # the rest covers the stage under it
        # Limits.
        ("--limit|2", [4, 1]),
        ("--limit|0", [4, 1, 2, 3, 5]),
        ("--limit|99999999999999999999", [4, 1, 2, 3, 5]),
        ("--limit|1|--sort|added", [5]),
    ],
)
def test_words_filters_orders_and_limits(known: Infoview, argv: str, ids: list[int]) -> None:
    assert found(known, *(argv.split("|") if argv.startswith("--") else argv.split())) == ids


def test_the_page_says_what_the_limit_leaves_out(known: Infoview) -> None:
    assert known.ok("contacts", "--limit", "2").out.splitlines()[-1] == "2 of 5; all of them: --limit 0"
    assert "all of them" not in known.ok("contacts", "--limit", "5").out


def test_the_page_echoes_the_day_of_since(known: Infoview) -> None:
    assert known.ok("contacts", "--since", "last tue").out.startswith("Since Tue 2026-11-17:\nNobody")
    assert known.ok("contacts", "--since", "12 nov").out.startswith("Since Thu 2026-11-12:\nID ")


def test_nobody_is_no_error(known: Infoview) -> None:
    assert known.ok("contacts", "nobody").out == 'Nobody matches "nobody". See everybody: infoview contacts\n'
    assert known.data("contacts", "nobody") == []


@pytest.mark.parametrize(
    "argv", [("--stage", "met"), ("--tier", "c"), ("--tag", "x"), ("dana", "--company", "Ete")]
)
def test_nobody_who_passes_the_filters_is_not_an_empty_database(
    known: Infoview, argv: tuple[str, ...]
) -> None:
    out = known.ok("contacts", *argv).out
    assert out.startswith("Nobody matches")
    assert out.endswith("See everybody: infoview contacts\n")


def test_an_empty_database_says_how_to_begin(iv: Infoview) -> None:
    assert iv.ok("contacts").out == "No contacts. Add one: infoview add-contact 'Dana Lee' --company Acme\n"
    assert iv.data("contacts") == []
    assert not iv.db.exists()


@pytest.mark.parametrize(
    ("argv", "said", "hint"),
    [
        (["--stage", "meet"], "--stage does not know 'meet'.", "Did you mean 'met'?"),
        (["--source", "friend"], "--source does not know 'friend'.", "Did you mean 'family-friend'?"),
        (["--tier", "x"], "--tier does not know 'x'.", "Accepted: a, b, c."),
        (["--sort", "age"], "--sort does not know 'age'.",
         "Accepted: name, company, next, last-touch, added, stage."),
        (["--limit", "-1"], "--limit is -1.", "Accepted: 0 (all) and above."),
        (["--limit", "many"], "--limit is 'many', which is not a whole number.",
         "infoview contacts --limit 20"),
        (["--since", "1m"], "--since '1m' may mean minutes or months.", "Write 1mo for a month."),
        (["--since", "soon"], "--since 'soon' is not a date that infoview can read.",
         "infoview contacts --stage met --sort next"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_value_and_shows_what_is_accepted(
    known: Infoview, argv: list[str], said: str, hint: str
) -> None:
    ran = known("contacts", *argv, "--json")
    assert ran.code == 2
    assert said in ran.error["message"]
    assert hint in ran.error["hint"]


def test_somebody_who_rests_until_a_day_is_awake_from_then_on(known: Infoview) -> None:
    known.ok("rest", "1", "--until", "tomorrow")
    assert found(known, "--stage", "resting") == [4, 1]
    known.at("2026-11-24")
    assert found(known, "--stage", "resting") == [4]


def test_programs_see_every_contact_unless_they_set_a_limit(iv: Infoview) -> None:
    for number in range(52):
        iv.ok("add-contact", f"Person {chr(65 + number // 26)}{chr(65 + number % 26)}", "--force")
    assert len(iv.data("contacts")) == 52
    assert len(iv.data("contacts", "--limit", "50")) == 50
    assert iv.ok("contacts").out.splitlines()[-1] == "50 of 52; all of them: --limit 0"
