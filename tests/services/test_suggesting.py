"""What a shell may complete from the database: words that mean one person, ids with what they are."""

from __future__ import annotations

from datetime import datetime

import pytest

from command_lines import prepare
from conftest import MONDAY, Infoview
from infoview.domain.results.suggestions import Suggestion
from infoview.services import suggesting
from infoview.services.finding import find_person
from infoview.services.suggesting import suggest_followups, suggest_ids, suggest_people
from infoview.store import database
from infoview.store.database import connection_of

NOW = datetime.fromisoformat(MONDAY)


def people(typed: str) -> list[Suggestion]:
    with database.glancing() as connection:
        return suggest_people(connection, typed, now=NOW)


def followups(typed: str) -> list[Suggestion]:
    with database.glancing() as connection:
        return suggest_followups(connection, typed, now=NOW)


def words(found: list[Suggestion]) -> list[str]:
    return [each.word for each in found]


@pytest.fixture
def search(iv: Infoview) -> Infoview:
    """The database in the middle of a search."""
    return prepare(iv)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("emi", ["emile-zola"]),
        ("Émile", ["Émile-zola"]),
        ("zola", ["zola-emile"]),
        ("editions", ["editions-emile-zola"]),
        ("o", ["okafor-nia", "ola-nordmann"]),
        ("x", []),
        ("1", []),
    ],
)
@pytest.mark.usefixtures("search")
def test_people_are_found_by_the_beginning_of_their_names_or_company(typed: str, found: list[str]) -> None:
    assert words(people(typed)) == found


@pytest.mark.usefixtures("search")
def test_namesakes_are_told_apart_by_their_company() -> None:
    assert words(people("sam")) == ["sam-park-acme", "sam-park-globex"]
    assert words(people("park")) == ["park-sam-acme", "park-sam-globex"]


def test_namesakes_without_a_company_of_their_own_by_their_number(search: Infoview) -> None:
    search.ok("add-contact", "Park Sam", "--force")
    search.ok("add-contact", "Dana Lee", "--company", "Acme", "--force")
    # Sam Park of Acme and of Globex are still told apart by that; Park Sam, of no company, is not.
    assert words(people("sam")) == ["sam-park-acme", "sam-park-globex"]
    assert {"1", "12", "13"} <= set(words(people("")))
    assert words(people("dana")) == []


def test_a_name_that_is_no_word_of_its_own_is_a_number(iv: Infoview) -> None:
    for name in ("42", "f7", "$$$"):
        iv.ok("add-contact", name)
    assert words(people("")) == ["3", "1", "2"]


def test_every_word_means_the_person_it_stands_for(search: Infoview) -> None:
    search.ok("add-contact", "$(touch x)")
    search.ok("add-contact", "[bold]Zoë O'Neil-李", "--company", "Kö & Co.")
    search.ok("add-contact", "Dana Lee-Park", "--company", "Acme Labs")
    for typed in ("", *"abcdefghijklmnopqrstuvwxyz", "李", "dana", "dana-lee", "park", "acme", "Kö"):
        for each in people(typed):
            with database.reading() as session:
                assert find_person(connection_of(session), each.word).id == each.person.id, typed


def test_a_person_comes_with_what_is_owed_soonest(search: Infoview) -> None:
    (dana,) = people("dana")
    assert (dana.person.id, dana.person.name, dana.person.company) == (1, "Dana Lee", "Acme")
    assert dana.owed
    assert (dana.owed.id, dana.owed.what) == tuple(search.data("show", "1")["next"].values())[:2]
    (rex,) = people("rex")
    assert rex.owed is None


@pytest.mark.usefixtures("search")
def test_ids_come_soonest_first_and_only_what_shows() -> None:
    found = followups("")
    dues = [each.owed.due for each in found if each.owed]
    assert len(dues) == len(found) > 8
    assert dues == sorted(dues)
    with database.reading_connection() as connection:
        rows = connection.execute("SELECT id FROM followup WHERE state = 'open'").fetchall()
    assert set(words(found)) <= {f"f{row}" for (row,) in rows}


def test_ids_go_on_as_typed_in_either_case(search: Infoview) -> None:
    # All but the row that wakes Rex Ito, who rests.
    ids = [
        row["id"] for row in search.data("followup", "--within", "1y") if row["contact"]["name"] != "Rex Ito"
    ]
    assert set(words(followups(""))) == set(ids)
    for digit in "123":
        begun = {row for row in ids if row[1] == digit}
        assert begun
        assert set(words(followups(f"f{digit}"))) == begun
        assert set(words(followups(f"F{digit}"))) == {row.replace("f", "F") for row in begun}


def test_closed_ones_and_ones_before_their_time_are_left_out(search: Infoview) -> None:
    (waking,) = (row["id"] for row in search.data("followup", "--all") if row["contact"]["name"] == "Rex Ito")
    assert waking not in words(followups(""))
    first = words(followups(""))[0]
    search.ok("followup", "skip", first)
    assert first not in words(followups(""))


def test_who_is_owed_one_thing_may_be_named_instead_of_an_id(search: Infoview) -> None:
    assert words(followups("ola")) == ["ola-nordmann"]
    assert words(followups("dana")) == []  # two
    assert words(followups("rex")) == []  # nothing yet
    (only,) = search.data("followup", "skip", "ola-nordmann")
    assert only["contact"]["name"] == "Ola Nordmann"


@pytest.mark.usefixtures("search")
def test_about_takes_ids_alone() -> None:
    with database.glancing() as connection:
        assert suggest_ids(connection, "dana", now=NOW) == []
        assert words(suggest_ids(connection, "", now=NOW)) == words(followups(""))


@pytest.mark.usefixtures("search")
def test_no_more_are_offered_than_one_can_choose_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(people("")) == 11
    monkeypatch.setattr(suggesting, "LIMIT", 3)
    assert words(people("")) == ["ana-kovac", "bo-chen", "dana-lee"]
    assert len(followups("")) == 3
