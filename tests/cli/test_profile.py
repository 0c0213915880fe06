"""infoview profile, as a user meets it."""

from __future__ import annotations

import pytest

from conftest import Infoview
from hostile import CONTROLS
from terminal import on_terminal

EMPTY: dict[str, object] = {
    "name": None, "school": None, "year": None, "job": None, "exploring": None, "goals": [], "links": [],
    "signature": None, "free_times": None, "introduction": None, "premium": False,
}  # fmt: skip
ADA = ("profile", "--name", "Ada Park", "--school", "Hill College", "--year", "third year")


def stored(iv: Infoview) -> dict[str, object]:
    """Return the fields of the profile without what is made of them."""
    card = iv.data("profile")
    return {name: card[name] for name in EMPTY}


def test_nothing_is_known_at_first_and_every_gap_has_its_command(iv: Infoview) -> None:
    card = iv.data("profile")
    assert stored(iv) == EMPTY
    assert (card["spoken"], card["words"], card["seconds"]) == ("", 0, 0)
    fields = ["name", "school", "exploring", "goals", "links", "signature", "free_times"]
    assert [part["field"] for part in card["missing"]] == fields
    page = iv.ok("profile").out
    for part in card["missing"]:
        assert part["command"].startswith("infoview profile --")
        assert part["command"] in page
    assert "None" not in page
    assert not iv.db.exists()


def test_the_commands_for_what_is_missing_work(iv: Infoview) -> None:
    import shlex

    for part in iv.data("profile")["missing"]:
        iv.ok(*shlex.split(part["command"])[1:])
    card = iv.data("profile")
    assert card["missing"] == []
    assert card["spoken"] == "I'm Ada Park, from Hill College, and I'm looking into energy trading."
    assert card["spoken_goal"] == "I'd like to learn what a day is like."


def test_a_goal_that_asks_for_a_job_is_remarked_on_once_and_said_as_one_to_learn(iv: Infoview) -> None:
    ran = iv.ok("profile", "--goal", "find a internship", "--goal", "see a day")
    assert "Note: “find a internship” asks for a job" in " ".join(ran.err.split())
    assert "I'd like to learn how people find an internship." in ran.out
    assert not iv.ok("profile", "--name", "Ada").err
    (caution,) = iv.data("profile", "--goal", "get {a} job")["cautions"]
    assert (caution["code"], caution["value"]) == ("goal-job", "get {a} job")


def test_all_fields_are_kept_as_typed(iv: Infoview) -> None:
    given = (
        "--job barista --exploring pricing --goal learn --goal see --goal see --link linkedin.com/in/ada"
        " --link https://ada.example/me --free-times Tue --signature - --introduction Hello. --premium"
    )
    iv.ok(*ADA, *given.split(), stdin="Ada\nHill\n")
    assert stored(iv) == {
        "name": "Ada Park",
        "school": "Hill College",
        "year": "third year",
        "job": "barista",
        "exploring": "pricing",
        "goals": ["learn", "see"],
        "links": ["linkedin.com/in/ada", "https://ada.example/me"],
        "signature": "Ada\nHill",
        "free_times": "Tue",
        "introduction": "Hello.",
        "premium": True,
    }
    assert iv.data("profile")["spoken"] == "Hello."


def test_what_is_not_given_stays_and_an_empty_value_clears(iv: Infoview) -> None:
    iv.ok(*ADA, "--goal", "a", "--goal", "b", "--link", "a.example", "--premium")
    iv.ok("profile", "--job", "nurse")
    assert stored(iv) == {
        **EMPTY, "name": "Ada Park", "school": "Hill College", "year": "third year", "job": "nurse",
        "goals": ["a", "b"], "links": ["a.example"], "premium": True,
    }  # fmt: skip
    iv.ok("profile", "--goal", "c")
    assert stored(iv)["goals"] == ["c"]
    iv.ok("profile", "--name", "", "--school", " ", "--year", "", "--job", "", "--goal", "", "--link", "",
          "--no-premium")  # fmt: skip
    assert stored(iv) == EMPTY


def test_it_is_one_undo_step_that_reads_well(iv: Infoview) -> None:
    iv.ok(*ADA)
    iv.ok("profile", "--free-times", "Tue", "--year", "", "--premium")
    newest, first = iv.data("history")
    assert first["summary"] == "your profile: name, school, year"
    assert newest["summary"] == "your profile: year, free times, premium"
    iv.ok("undo")
    assert stored(iv) == {**EMPTY, "name": "Ada Park", "school": "Hill College", "year": "third year"}
    iv.ok("undo")
    assert stored(iv) == EMPTY


def test_nothing_new_is_no_step(iv: Infoview) -> None:
    iv.ok("profile", "--name", "", "--no-premium")
    assert iv.data("history") == []
    iv.ok(*ADA)
    iv.ok(*ADA)
    assert len(iv.data("history")) == 1


def test_the_page_shows_the_introduction_and_how_long_it_takes(iv: Infoview) -> None:
    page = iv.ok(*ADA).out
    assert "I'm Ada Park, a third-year student at Hill College.\n" in page
    assert "9 words, about 4 seconds at 150 words a minute.\n" in page
    assert "too long" not in page


@pytest.mark.parametrize(("words", "warned"), [(150, False), (151, False), (152, True)])
def test_more_than_a_minute_is_warned_of(iv: Infoview, words: int, warned: bool) -> None:
    page = iv.ok("profile", "--introduction", "word " * words).out
    assert ("That is too long: keep it under 60 seconds" in page) is warned
    assert (f"Leave out {words - 150}." in " ".join(page.split())) is warned
    assert iv.ok("profile", "--json").data["too_many"] == (words - 150 if warned else 0)


def test_on_a_terminal_it_asks_once(iv: Infoview) -> None:
    answers = ["Ada Park", "", "", "nurse", "law", "learn", "see", "", "", "", "Tue"]
    screen = on_terminal(iv, "profile", answers=answers)
    assert screen.code == 0
    assert stored(iv) == {
        **EMPTY, "name": "Ada Park", "job": "nurse", "exploring": "law", "goals": ["learn", "see"],
        "free_times": "Tue",
    }  # fmt: skip
    assert "Your school:" not in on_terminal(iv, "profile").text


def test_who_answers_nothing_has_said_nothing(iv: Infoview) -> None:
    assert on_terminal(iv, "profile", answers=[""] * 9).code == 0
    assert stored(iv) == EMPTY
    assert "Nothing was stored." in on_terminal(iv, "profile").text
    assert stored(iv) == EMPTY


def test_who_stops_keeps_what_was_answered(iv: Infoview) -> None:
    screen = on_terminal(iv, "profile", answers=["Ada", "", "", "", "", "learn"])
    assert screen.code == 130
    assert "And another one (Enter ends it):" in screen.text
    assert "What you answered so far is kept." in screen.text
    assert stored(iv) == {**EMPTY, "name": "Ada", "goals": ["learn"]}


def test_an_answer_that_cannot_be_stored_is_asked_for_again(iv: Infoview) -> None:
    answers = ["Ada", "", "", "", "", "", "nonsense", "a.example", "", "", ""]
    screen = on_terminal(iv, "profile", answers=answers)
    assert screen.code == 0
    assert "'nonsense' is no link. Answer again, or Enter to leave it open." in screen.text
    assert stored(iv) == {**EMPTY, "name": "Ada", "links": ["a.example"]}


def test_json_and_flags_never_ask(iv: Infoview) -> None:
    assert on_terminal(iv, "profile", "--json", pipe_stdout=True).code == 0
    assert "Your school:" not in on_terminal(iv, "profile", "--name", "Ada").text


@pytest.mark.parametrize(
    "link", ["nonsense", "javascript:alert(1)", "a b.example", "file:///etc/passwd", "x@y.example", "a..b"]
)
def test_what_is_no_link_is_refused(iv: Infoview, link: str) -> None:
    ran = iv("profile", "--link", link)
    assert ran.code == 2
    assert "is no link" in ran.err
    assert "infoview profile --link linkedin.com/in/ada" in " ".join(ran.err.split())
    assert not iv.db.exists() or iv.data("history") == []


@pytest.mark.parametrize("field", ["name", "school", "goal", "signature", "introduction", "free-times"])
@pytest.mark.parametrize("text", [CONTROLS["clear"], CONTROLS["c1-csi"], "x" * 6_000])
def test_what_cannot_be_stored_is_refused(iv: Infoview, field: str, text: str) -> None:
    ran = iv("profile", f"--{field}", text)
    assert ran.code == 2
    assert f"--{field}" in ran.err
    assert stored(iv) == EMPTY


def test_stdin_is_read_once(iv: Infoview) -> None:
    assert iv("profile", "--signature", "-", "--introduction", "-", stdin="x").code == 2
