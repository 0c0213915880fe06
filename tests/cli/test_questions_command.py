"""infoview questions, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Infoview
from hostile import CONTROLS
from infoview.data import bank
from infoview.domain.types import Category
from stored import query
from terminal import on_terminal

FIELDS = {"id", "text", "category", "goals", "levels", "source", "banned", "must", "probe"}
OPEN = "What do new people struggle with?"
CLOSED = "Do you like your job?"
BANK = "path-turning-point"


def planned(iv: Infoview, *options: str) -> dict[str, Any]:
    """Return the questions of a plan for Dana by their text."""
    plan = iv.data("plan", "dana", *options)
    items = [item for section in plan["sections"] for item in section["items"] if "category" in item]
    return {item["text"]: item for item in items}


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """Somebody to plan a talk with."""
    iv.ok("add-contact", "Dana Lee", "--company", "Acme", "--level", "manager")
    return iv


# --- The list


def test_the_list_is_the_whole_bank_for_programs_and_a_page_for_people(iv: Infoview) -> None:
    rows = iv.data("questions")
    assert [row["id"] for row in rows] != []
    assert {row["id"] for row in rows} == {question.id for question in bank()}
    assert all(set(row) == FIELDS for row in rows)
    assert {row["source"] for row in rows} == {"bank"}
    order = list(Category)
    places = [order.index(Category(row["category"])) for row in rows]
    assert places == sorted(places)
    page = iv.ok("questions").out
    assert f"50 of {len(rows)}; all of them: --limit 0" in page
    assert rows[49]["id"] in page
    assert rows[50]["id"] not in page
    assert len(iv.data("questions", "--limit", "7")) == 7
    assert rows[-1]["id"] in iv.ok("questions", "--limit", "0").out
    assert not iv.db.exists()


def test_filters_narrow_the_list(iv: Infoview) -> None:
    iv.ok("questions", "add", OPEN, "--category", "role", "--goal", "company", "--level", "manager")
    everything = {row["id"]: row for row in iv.data("questions")}
    for option, word, field in (("goal", "founder", "goals"), ("level", "recruiter", "levels")):
        found = iv.data("questions", f"--{option}", word)
        wanted = {name for name, row in everything.items() if word in row[field] or not row[field]}
        assert {row["id"] for row in found} == wanted
        assert len(found) < len(everything)
    assert {row["category"] for row in iv.data("questions", "--category", "Likes")} == {"likes"}
    assert [row["id"] for row in iv.data("questions", "--own")] == ["own-1"]
    assert [row["id"] for row in iv.data("questions", "--goal", "company", "--own")] == ["own-1"]
    assert iv.data("questions", "--goal", "founder", "--own") == []
    assert iv.data("questions", "--banned") == []


@pytest.mark.parametrize("words", [["struggle"], ["STRUGGLE", "new"], ["own-1"], ["strüggle"], ["péopl"]])
def test_words_find_questions(iv: Infoview, words: list[str]) -> None:
    iv.ok("questions", "add", OPEN)
    found = iv.data("questions", *words)
    assert "own-1" in [row["id"] for row in found]
    assert len(found) < 100
    assert "own-1" not in [row["id"] for row in iv.data("questions", *words, "truggle")]


def test_no_match_says_so(iv: Infoview) -> None:
    assert iv.data("questions", "xyzzy") == []
    assert (
        "No question is like that. See all: infoview questions --limit 0" in iv.ok("questions", "xyzzy").out
    )


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_list_fits_its_terminal(iv: Infoview, columns: str) -> None:
    iv.ok("questions", "add", "Why [bold]Zoë O'Neil-李, and " + "x" * 90 + "?")
    iv.monkeypatch.setenv("COLUMNS", columns)
    lines = iv.ok("questions", "--limit", "0").out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert "[bold]Zoë" in "".join(lines)


# --- The user's own


def test_an_own_question_joins_the_bank(iv: Infoview) -> None:
    (row,) = iv.data("questions", "add", OPEN)
    assert row == {
        "id": "own-1", "text": OPEN, "category": row["category"], "goals": [], "levels": [], "source": "own",
        "banned": False, "must": False, "probe": None,
    }  # fmt: skip
    assert row["category"] in set(Category)
    (other,) = iv.data("questions", "add", "How did you learn it?", "--category", "skills", "--goal", "role",
                       "--goal", "Company", "--level", "manager", "--must")  # fmt: skip
    assert (other["id"], other["category"], other["must"]) == ("own-2", "skills", True)
    assert (other["goals"], other["levels"]) == (["role", "company"], ["manager"])
    assert iv.data("questions")[:2] == [row, other] or iv.data("questions")[:2] == [other, row]


def test_a_closed_one_is_warned_of_and_added(iv: Infoview) -> None:
    ran = iv.ok("questions", "add", CLOSED)
    assert "Added own-1" in ran.out
    assert "Better: What do you like about your job?" in " ".join(ran.err.split())
    assert iv.ok("questions", "add", OPEN).err == ""
    warned = iv.ok("questions", "edit", "own-1", "How many people work here?").err
    assert warned.startswith("Note: “How many people work here?”: one fact")
    assert iv("questions", "add", CLOSED, "--json").err == ""


def test_a_plan_warns_of_a_closed_question_and_obeys(dana: Infoview) -> None:
    ran = dana.ok("plan", "dana", "--add", CLOSED, "--add", OPEN)
    assert ran.err.count("Better:") == 1
    assert "What do you like about your job?" in " ".join(ran.err.split())
    assert {CLOSED, OPEN} <= set(planned(dana))
    cautions = dana.data("plan", "dana", "--add", "Is it hard?")["cautions"]
    assert [each["code"] for each in cautions] == ["closed"]
    assert dana.data("plan", "dana", "--minutes", "45")["cautions"] == []


@pytest.mark.parametrize(
    "near", [OPEN, "what do NEW people  struggle with", "What do new people really struggle with?"]
)
def test_nearly_the_same_question_is_refused(iv: Infoview, near: str) -> None:
    iv.ok("questions", "add", OPEN)
    ran = iv("questions", "add", near)
    assert ran.code == 5
    assert "own-1" in ran.err
    assert "--force" in ran.err
    assert len(iv.data("questions", "--own")) == 1
    assert iv.data("questions", "add", near, "--force")[0]["id"] == "own-2"


def test_editing_changes_what_is_given_and_nothing_else(iv: Infoview) -> None:
    iv.ok("questions", "add", OPEN, "--category", "role", "--goal", "company", "--level", "manager", "--must")
    (row,) = iv.data("questions", "edit", "OWN-1", "What do beginners find hard?")
    assert row["text"] == "What do beginners find hard?"
    assert (row["category"], row["goals"], row["levels"], row["must"]) == (
        "role",
        ["company"],
        ["manager"],
        True,
    )
    (row,) = iv.data("questions", "edit", "own-1", "--goal", "role")
    assert (row["goals"], row["must"]) == (["role"], True)
    (row,) = iv.data("questions", "edit", "own-1", "--no-must")
    assert (row["goals"], row["must"]) == (["role"], False)
    (row,) = iv.data("questions", "edit", "own-1", "--goal", "", "--level", "", "--category", "", "--must")
    assert (row["goals"], row["levels"], row["must"]) == ([], [], True)
    assert row["category"] in set(Category)


def test_an_edited_question_may_stay_like_itself(iv: Infoview) -> None:
    iv.ok("questions", "add", OPEN)
    iv.ok("questions", "add", "How is the team built?")
    iv.ok("questions", "edit", "own-1", f"{OPEN} Really?")
    assert iv("questions", "edit", "own-2", OPEN).code == 5
    iv.ok("questions", "edit", "own-2", OPEN, "--force")


def test_undo_takes_each_back_and_history_reads_well(iv: Infoview) -> None:
    iv.ok("questions", "add", OPEN)
    iv.ok("questions", "edit", "own-1", "--must")
    iv.ok("questions", "ban", "own-1", BANK)
    iv.ok("questions", "unban", BANK, "own-1")
    said = [(line["command"], line["summary"]) for line in iv.data("history")]
    assert said == [
        ("questions unban", f"own-1 allowed again, {BANK} allowed again"),
        ("questions ban", f"own-1 banned, {BANK} banned"),
        ("questions edit", "own-1 changed"),
        ("questions add", "own-1 added"),
    ]
    iv.ok("undo")
    assert {row["id"] for row in iv.data("questions", "--banned")} == {"own-1", BANK}
    for _ in range(3):
        iv.ok("undo")
    assert iv.data("questions", "--own") == []


# --- What plans make of them


def test_a_must_is_in_every_plan_that_it_fits(dana: Infoview) -> None:
    dana.ok("questions", "add", "What do new people at {company} struggle with?", "--must")
    dana.ok("questions", "add", "Which book would you give a founder?", "--must", "--goal", "founder")
    asked = planned(dana)
    item = asked["What do new people at Acme struggle with?"]
    assert (item["id"], item["must"], item["why"]) == ("own-1", True, "your own question")
    assert not any("founder" in text for text in asked)
    assert "Which book would you give a founder?" in planned(dana, "--goal", "founder")
    general = dana.ok("plan").out
    assert "What do new people at your company struggle with?" in " ".join(general.split())


def test_an_own_question_is_chosen_like_any_other(dana: Infoview) -> None:
    dana.ok("questions", "add", "What is the best part of leading people?", "--category", "likes", "--level",
            "manager", "--goal", "role")  # fmt: skip
    dana.ok("questions", "add", "What do students get wrong?", "--level", "student")
    asked = planned(dana, "--goal", "role", "--minutes", "30")
    item = asked["What is the best part of leading people?"]
    assert item["why"].startswith("your own question")
    assert "What do students get wrong?" not in asked


def test_what_was_asked_once_is_not_asked_again(dana: Infoview) -> None:
    dana.ok("questions", "add", OPEN, "--must")
    number = planned(dana)[OPEN]["number"]
    dana.ok("log", "dana", "met", "--answer", f"{number}=The pace.")
    assert OPEN not in planned(dana)
    dana.ok("add-contact", "Bo Chen")
    assert OPEN in dana.ok("plan", "bo").out


def test_a_banned_question_leaves_a_plan_that_is_chosen_anew(dana: Infoview) -> None:
    before = planned(dana)
    gone = next(item for item in before.values() if item["id"])
    dana.ok("questions", "ban", gone["id"])
    assert planned(dana) == before
    after = planned(dana, "--minutes", "20")
    assert gone["text"] not in after
    assert len(after) == len(before)
    dana.ok("questions", "unban", gone["id"])
    assert gone["text"] in planned(dana, "--minutes", "20")


def test_a_banned_must_stays_away(dana: Infoview) -> None:
    dana.ok("questions", "add", OPEN, "--must")
    dana.ok("questions", "ban", "own-1")
    assert OPEN not in planned(dana)
    assert OPEN not in dana.ok("plan").out


def test_braces_in_a_question_are_only_text(dana: Infoview) -> None:
    text = "What is {x y} to {0.__class__} at {company}, {{7*7}}?"
    dana.ok("questions", "add", text, "--must")
    assert text.replace("{company}", "Acme") in planned(dana)
    assert "What about {y z}?" in planned(dana, "--add", "What about {y z}?")


# --- What cannot be meant


@pytest.mark.parametrize("command", ["edit", "ban", "unban"])
@pytest.mark.parametrize(
    ("name", "meant"),
    [("path-turning-pint", BANK), ("1", "own-1"), ("nonsense", ""), ("", ""), ("x" * 5000, "")],
)
def test_an_unknown_id_is_not_found(iv: Infoview, command: str, name: str, meant: str) -> None:
    iv.ok("questions", "add", OPEN)
    ran = iv("questions", command, name, "--json")
    assert ran.code == 3
    assert ("Did you mean" in ran.error["hint"]) is bool(meant)
    assert meant in ran.error["hint"]
    assert len(iv.data("history")) == 1


def test_one_unknown_id_among_several_changes_nothing(iv: Infoview) -> None:
    assert iv("questions", "ban", BANK, "nonsense").code == 3
    assert iv.data("questions", "--banned") == []


def test_banning_twice_is_one_step(iv: Infoview) -> None:
    iv.ok("questions", "ban", BANK, BANK.upper())
    iv.ok("questions", "ban", BANK)
    assert len(iv.data("history")) == 1
    iv.ok("questions", "unban", BANK)
    iv.ok("questions", "unban", BANK)
    assert len(iv.data("history")) == 2


def test_the_bank_stays_as_it_is(iv: Infoview) -> None:
    ran = iv("questions", "edit", BANK, "What now?")
    assert ran.code == 2
    assert f"infoview questions ban {BANK}" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    "words",
    [
        ("add", ""), ("add", "?!"), ("add", "x" * 1001), ("add", CONTROLS["clear"]),
        ("add", OPEN, "--goal", "fun"),
        ("add", OPEN, "--level", "chief"), ("add", OPEN, "--category", "x"), ("edit", "own-1"),
        ("edit", "own-1", " "), ("--limit", "-1"), ("--goal", "fun"), ("--level", "x"), ("--category", "x"),
    ],
    ids=lambda words: " ".join(words)[:20],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(iv: Infoview, words: tuple[str, ...]) -> None:
    iv.ok("questions", "add", "How did it begin?")
    ran = iv("questions", *words)
    assert ran.code == 2
    assert ran.err.startswith("infoview: ")
    assert len(iv.data("questions", "--own")) == 1


# --- The judge over lists


def test_each_text_gets_one_verdict_in_order(iv: Infoview) -> None:
    texts = [
        CLOSED,
        "What surprised you?",
        "How many people work here?",
        "Could you tell me about your path?",
        CLOSED,
    ]
    found = iv.data("questions", "check", *texts)
    assert [each["text"] for each in found] == texts
    assert [each["verdict"] for each in found] == ["closed", "open", "short-fact", "polite-open", "closed"]
    assert all(set(each) == {"text", "verdict", "flags", "why", "suggestion"} for each in found)
    assert found[0]["suggestion"] == "What do you like about your job?"
    assert found[1]["suggestion"] == ""
    assert iv.data("questions", "check", "Are you hiring?")[0]["flags"] == ["asks-for-a-job"]
    assert not iv.db.exists()


LIST = f"\ufeff{CLOSED}\r\n\n   \n\tWhat surprised you?  \n{CLOSED}"


def test_a_list_comes_from_a_file_or_standard_input(iv: Infoview, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(LIST, encoding="utf-8", newline="")
    found = iv.data("questions", "check", "--file", str(file))
    assert [each["text"] for each in found] == [CLOSED, "What surprised you?", CLOSED]
    assert iv.data("questions", "check", "--file", "-", stdin=LIST) == found
    assert iv.data("questions", "check", stdin=LIST) == found
    assert iv.data("questions", "check", "-", stdin=LIST) == found
    assert iv.data("questions", "check", f"{CLOSED}\nWhat surprised you?\n\n{CLOSED}") == found


def test_nothing_to_judge_is_an_empty_list(iv: Infoview) -> None:
    assert iv.data("questions", "check", stdin="\n \n") == []
    assert iv.data("questions", "check", "") == []


def test_on_a_terminal_it_wants_a_question(iv: Infoview) -> None:
    screen = on_terminal(iv, "questions", "check")
    assert screen.code == 2
    assert "There is no question to check." in screen.text


def test_the_page_has_the_verdict_in_words_and_the_better_wording(iv: Infoview) -> None:
    page = iv.ok("questions", "check", CLOSED, "What surprised you?", "Are you hiring?").out
    assert "Better: What do you like about your job?" in page
    assert "This asks for a job" in page
    assert page.endswith("3 questions: 1 open, 2 closed\n")


def test_ten_thousand_lines_are_judged(iv: Infoview) -> None:
    text = "".join(f"Do you like task {number % 50}?\n" for number in range(10_000))
    found = iv.data("questions", "check", stdin=text)
    assert len(found) == 10_000
    assert {each["verdict"] for each in found} == {"closed"}


@pytest.mark.parametrize(
    "line", [*CONTROLS.values(), "[red]x[/]", "{company}?", "%s %n", "'; DROP TABLE question; --"]
)
def test_hostile_lines_are_only_text(iv: Infoview, line: str) -> None:
    (found,) = iv.data("questions", "check", "--file", "-", stdin=f"{line}\n")
    assert found["text"] == line.strip()
    page = iv.ok("questions", "check", "--file", "-", stdin=line).out
    assert not set(page) & set("\x1b\x07\x9b\x9d\x08")


def test_a_line_of_a_thousand_characters_is_judged_and_a_longer_one_refused(iv: Infoview) -> None:
    iv.ok("questions", "check", stdin="x " * 500)
    ran = iv("questions", "check", stdin=f"{OPEN}\n{'x' * 1001}\n")
    assert ran.code == 2
    assert "Line 2 is 1,001 characters long; the limit is 1,000." in " ".join(ran.err.split())


def test_a_file_that_cannot_be_read_is_named(iv: Infoview, tmp_path: Path) -> None:
    binary = tmp_path / "latin.txt"
    binary.write_bytes(b"Caf\xe9?\n")
    for file in (tmp_path / "nowhere.txt", tmp_path, binary):
        ran = iv("questions", "check", "--file", str(file))
        assert ran.code == 2
        assert "--file" in ran.err
    assert iv("questions", "check", OPEN, "--file", "x.txt").code == 2


def test_the_document_is_ascii(iv: Infoview) -> None:
    out = iv.ok("questions", "check", "Was nun, 李é?", "--json").out
    assert out.isascii()
    assert json.loads(out)["data"][0]["text"] == "Was nun, 李é?"


def test_what_makes_a_question_a_must_is_a_column_of_its_own(iv: Infoview) -> None:
    iv.ok("questions", "add", "What surprised you?", "--goal", "role", "--must")
    iv.ok("questions", "edit", "own-1", "--goal", "company")
    assert query(iv.db, "SELECT goals, must FROM question") == [("company", 1)]
    iv.ok("questions", "edit", "own-1", "--no-must")
    assert query(iv.db, "SELECT goals, must FROM question") == [("company", 0)]


@pytest.mark.parametrize("command", ["add", "check"])
def test_a_question_without_its_quotes_gets_the_right_command(iv: Infoview, command: str) -> None:
    error = iv("questions", command, "Do", "you", "like", "it?", "--json")
    assert error.code == 2
    assert error.error["message"] == "A question of several words needs quotes."
    assert error.error["hint"] == f'You may mean: infoview questions {command} "Do you like it?"'


def test_one_word_may_be_a_question(iv: Infoview) -> None:
    assert len(iv.data("questions", "check", "Why?", "What surprised you?")) == 2
    assert len(iv.data("questions", "check", "Why?", "How?")) == 2
    assert len(iv.data("questions", "check", "Why")) == 1


def test_what_nothing_fills_in_is_refused_and_names_what_is(iv: Infoview) -> None:
    iv.ok("add-contact", "Dana Lee")
    for argv in (
        ("questions", "add", "What about {foo}?"),
        ("plan", "dana", "--add", "What about {Company}?"),
        ("questions", "add", "What do you like about working at {company?"),
        ("plan", "dana", "--add", "What is a } to you?"),
    ):
        ran = iv(*argv)
        assert ran.code == 2
        assert "{company}, {role} and {industry}" in " ".join(ran.err.split())
    iv.ok("questions", "add", "What does {x + 1} mean at {company}?")
    assert query(iv.db, "SELECT count(*) FROM question") == [(1,)]


def test_the_count_says_that_several_ask_for_one_fact(iv: Infoview) -> None:
    out = iv.ok("questions", "check", "Who is your boss?", "When did you start?", "Is it so?").out
    assert out.endswith("3 questions: 2 ask for one fact, 1 closed\n")
