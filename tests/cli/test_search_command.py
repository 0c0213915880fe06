"""infoview search, as a user meets it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from conftest import Infoview
from hostile import OWN_STYLES, harm, spoilt
from infoview.domain.text import cells
from prepared import prepare
from terminal import on_terminal

TOLD = (
    ("2026-11-02T09:00", "add-contact \"Zoë O'Neil\" --company 'Łódź Rail' --role Planner --tag "
                         "'night train' --email zoe@rail.example --location İstanbul "
                         "--note 'Likes the Straße cafés.'"),
    ("2026-11-02T09:01", "add-contact 'Dana Lee' --company Acme --role Analyst --note 'Went to my school.'"),
    ("2026-11-02T09:02", "add-contact 李小明 --company 华为技术"),
    ("2026-11-02T09:03", "add-contact '[bold]Max[/bold]' --role 'C# developer'"),
    ("2026-11-03T09:00", "log 2 note 'On pricing: 100% of a_b and 50 % are \\ guesses.'"),
    ("2026-11-03T09:01", "plan 1 --at 'thu 14:00' --minutes 30"),
    ("2026-11-03T09:02", "plan 2 --at 'fri 14:00' --minutes 30"),
    ("2026-11-05T15:00", "log 1 met 'We spoke of pricing.' --advice 'Apply to the graduate scheme' "
                         "--resource 'The pricing podcast' --they-owe 'a name at Acme @fri' "
                         "--i-owe 'my essay on prices' --opportunity 'A summer job in pricing' --private "
                         "--answer '1=By chance: I liked trains.' --answer '2=Alone in the mornings.'"),
    ("2026-11-06T15:00", "log 2 met --takeaway 'Ask for a scheme, not a graduate job' "
                         "--answer '1=Through a friend.' --answer 3="),
    ("2026-11-07T09:00", "followup add 2 'send the pricing table' --by '1 dec'"),
    ("2026-11-08T09:00", "news 'I start in pricing at Acme'"),
)  # fmt: skip


@pytest.fixture
def known(iv: Infoview) -> Infoview:
    return prepare(iv, TOLD)


def texts(iv: Infoview, *argv: str) -> list[str]:
    return [hit["text"] for hit in iv.data("search", *argv)]


def people(iv: Infoview, *argv: str) -> list[str]:
    hits = iv.data("search", *argv)
    return list(dict.fromkeys(hit["contact"]["name"] for hit in hits if hit["contact"]))


@pytest.mark.parametrize(
    ("words", "text", "kind", "what", "on"),
    [
        ("oneil", "Zoë O'Neil", "contact", "name", None),
        ("lodz", "Łódź Rail", "contact", "company", None),
        ("planner", "Planner", "contact", "role", None),
        ("istanbul", "İstanbul", "contact", "location", None),
        ("strasse", "Likes the Straße cafés.", "contact", "note", None),
        ("night", "night train", "tag", None, None),
        ("rail.example", "zoe@rail.example", "contact", "email", None),
        ("spoke", "We spoke of pricing.", "log", "met", "2026-11-05"),
        ("guesses", "On pricing: 100% of a_b and 50 % are \\ guesses.", "log", "note", "2026-11-03"),
        ("apply", "Apply to the graduate scheme", "takeaway", "advice", "2026-11-05"),
        ("podcast", "The pricing podcast", "takeaway", "resource", "2026-11-05"),
        ("summer", "A summer job in pricing", "takeaway", "opportunity", "2026-11-05"),
        ("name at acme", "a name at Acme", "promise", "theirs", "2026-11-05"),
        ("essay", "my essay on prices", "promise", "mine", "2026-11-05"),
        ("table", "send the pricing table", "follow-up", "open", "2026-12-01"),
        ("start", "I start in pricing at Acme", "news", None, "2026-11-08"),
        ("chance", "By chance: I liked trains.", "answer", "path", "2026-11-05"),
        ("小明", "李小明", "contact", "name", None),
        ("技术", "华为技术", "contact", "company", None),
    ],
)
def test_everything_that_was_typed_is_found(
    known: Infoview, words: str, text: str, kind: str, what: str | None, on: str | None
) -> None:
    found = [hit for hit in known.data("search", words) if hit["text"] == text]
    assert [(hit["kind"], hit["what"], hit["on"]) for hit in found] == [(kind, what, on)]
    (hit,) = found
    assert hit["marks"]
    assert hit["excerpt"] == text
    assert (hit["contact"] is None) == (kind == "news")


@pytest.mark.parametrize("words", ["zoe", "ZOË", "Zoe\u0308", "zoë oneil", "o'neil zoe", "Zo"])
def test_a_name_is_found_however_it_is_written(known: Infoview, words: str) -> None:
    assert people(known, words)[0] == "Zoë O'Neil"


@pytest.mark.parametrize(
    ("words", "count"),
    [("%", 1), ("100%", 1), ("_", 0), ("a_b", 1), ("axb", 0), ("*", 0), ("pric*", 0), ("\\", 1), ("c#", 1)],
)
def test_what_means_something_elsewhere_is_itself(known: Infoview, words: str, count: int) -> None:
    if words == "pric*":  # the sign at the end of a word belongs to it
        assert texts(known, "pric")
    assert len(known.data("search", words)) == count


HOSTILE = (
    '"', '""', '"""', "*", "NEAR(", "NEAR(a b, 2)", "pricing OR zoe", "pricing AND", "NOT pricing", "NOT",
    "text:pricing", "{name text}: x", "^pricing", "pricing^", "pricing -zoe", "+", "(", ")", "()", "(pricing",
    "search", "rowid:1", "'; DROP TABLE search; --", "' OR 1=1 --", "pricing\x00", "a" * 1000, "a " * 400,
    "🎉", "👩‍💻", "\u202epricing", "[red]x[/]", "{0.__class__}", "%s%s%n", "\x1b[31m", "<b>", "AND OR NOT",
    "“", "pricing“", "ÿ" * 300, "\N{COMBINING ACUTE ACCENT}", "\u200b", ".", "....", "-", "--", "a\nb",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_is_an_operator_and_none_breaks_it(known: Infoview, words: str) -> None:
    before = known.db.read_bytes()
    for argv in (("search", "--", words), ("search", "--answers", "--", words)):
        ran = known(*argv)
        assert ran.code in {0, 2}
        assert harm(ran.out) == harm(ran.err) == []
        assert "Traceback" not in ran.err
        assert "wrong inside" not in ran.err
        assert known(*argv[:-2], "--json", *argv[-2:]).json
    assert known.db.read_bytes() == before


def test_an_operator_would_have_found_something(known: Infoview) -> None:
    assert texts(known, "spoke")
    for words in ("spoke OR nobody", "NOT nobody", "NEAR(spoke pricing)", "spoke -nobody", "text:spoke"):
        assert texts(known, words) == [], words


def test_all_words_must_occur_and_quotes_make_a_phrase(known: Infoview) -> None:
    assert len(texts(known, "graduate", "scheme")) == 2
    assert texts(known, "graduate scheme", "apply") == ["Apply to the graduate scheme"]
    assert texts(known, '"graduate scheme"') == ["Apply to the graduate scheme"]
    assert texts(known, '"scheme graduate"') == []
    assert texts(known, '"the grad"') == []
    assert texts(known, "the", "grad")[0] == "Apply to the graduate scheme"


def test_texts_that_hold_all_the_words_come_before_people_who_hold_them_together(known: Infoview) -> None:
    hits = known.data("search", "acme", "pricing")
    assert [(hit["contact"] or {}).get("id") for hit in hits] == [None, 2, 2, 1, 1]
    assert hits[0]["text"] == "I start in pricing at Acme"
    assert {hit["text"] for hit in hits[1:3]} == {"Acme", "send the pricing table"}
    assert {hit["text"] for hit in hits[3:]} == {"a name at Acme", "A summer job in pricing"} or {
        hit["text"] for hit in hits[3:]
    } == {"a name at Acme", "The pricing podcast"}
    assert people(known, "pricing", "小明") == []


def test_a_name_comes_before_a_mention_of_it(known: Infoview) -> None:
    known.ok("log", "1", "note", "Knows Dana and Dana and Dana.")
    assert people(known, "dana") == ["Dana Lee", "Zoë O'Neil"]


def test_the_texts_of_one_person_stand_together(known: Infoview) -> None:
    ids = [(hit["contact"] or {}).get("id") for hit in known.data("search", "pricing")]
    assert len(ids) > 5
    assert (
        len([one for one, other in zip(ids, [-1, *ids], strict=False) if one != other]) == len(set(ids)) == 3
    )


def test_for_each_word_the_text_of_the_latest_day_is_shown_whenever_it_was_typed(iv: Infoview) -> None:
    for who, name in ((1, "Zoe"), (2, "Dana")):
        iv.ok("add-contact", name, "--company", "Acme")
        iv.ok("log", str(who), "note", f"Pricing, {name} newer", "--on", f"2026-11-{21 - who}")
        iv.ok("log", str(who), "note", "Pricing, older", "--on", "2026-10-01")
        iv.ok("log", str(who), "met", "--advice", "Pricing podcast", "--on", "2026-10-02")
    assert [hit["text"] for hit in iv.data("search", "acme", "pricing")] == [
        "Pricing, Zoe newer", "Acme", "Pricing, Dana newer", "Acme",
    ]  # fmt: skip


def test_programs_see_all_and_people_are_told_of_more(known: Infoview) -> None:
    for number in range(51):
        known.ok("log", "1", "note", f"zebra {number}")
    assert len(known.data("search", "zebra")) == 51
    assert known.ok("search", "zebra").out.endswith("\nThere is more: --limit 0 shows it all.\n")
    ran = known("search", "--answers", "--limit", "3")
    assert (ran.code, "--limit goes with words" in ran.err) == (2, True)


def test_a_limit_cuts_and_says_so(known: Infoview) -> None:
    every = texts(known, "pricing", "--limit", "0")
    assert len(every) > 5
    assert set(texts(known, "pricing", "--limit", "2")) < set(every)
    assert len(texts(known, "pricing", "--limit", "2")) == 2
    out = known.ok("search", "pricing", "--limit", "2").out
    assert out.endswith("\nThere is more: --limit 0 shows it all.\n")
    assert "There is more" not in known.ok("search", "pricing").out
    assert "There is more" not in known.ok("search", "pricing", "--limit", str(len(every))).out


def test_nothing_found_is_no_failure_and_names_who_may_be_meant(known: Infoview) -> None:
    ran = known.ok("search", "danna", "lee")
    assert ran.out == "Nothing holds 'danna lee'.\nA name that is close: Dana Lee\n"
    assert known.ok("search", "qqqqq").out == "Nothing holds 'qqqqq'.\n"
    assert known.data("search", "danna") == []


def test_a_database_without_anything_is_searched(iv: Infoview) -> None:
    assert iv.ok("search", "x").out == "Nothing holds 'x'.\n"
    assert not iv.home.exists()
    assert iv.ok("search", "--answers").out.startswith("No answers are noted yet.\n")


def test_what_is_changed_undone_or_deleted_is_found_no_longer(known: Infoview) -> None:
    known.ok("edit", "2", "--note", "Now at Globex.")
    assert texts(known, "school") == []
    assert texts(known, "globex") == ["Now at Globex."]
    known.ok("undo")
    assert texts(known, "globex") == []
    assert texts(known, "school") == ["Went to my school."]
    known.ok("delete", "2", "--yes")
    assert "Dana Lee" not in people(known, "pricing")
    known.ok("undo")
    assert "Dana Lee" in people(known, "pricing")


def test_what_the_index_knows_and_no_row_has_is_left_out(known: Infoview) -> None:
    with closing(sqlite3.connect(known.db)) as connection, connection:
        connection.execute("DELETE FROM entry WHERE text = 'We spoke of pricing.'")
        connection.execute("DELETE FROM news")
    assert texts(known, "spoke") == []
    assert known.data("search", '"start in pricing"', "--limit", "0") == []


# Shown.


def test_a_page_says_whose_what_and_when(known: Infoview) -> None:
    known.monkeypatch.setenv("COLUMNS", "100")
    assert known.ok("search", "apply").out == (
        "1  Zoë O'Neil (Planner, Łódź Rail)\n  Thu 2026-11-05, advice: Apply to the graduate scheme\n"
    )
    assert known.ok("search", "essay").out.splitlines()[1] == (
        "  Thu 2026-11-05, you promised: my essay on prices"
    )
    assert known.ok("search", "name", "at", "acme").out.splitlines()[1].strip() == (
        "Thu 2026-11-05, they promised: a name at Acme"
    )
    assert known.ok("search", "table").out.splitlines()[1].strip() == (
        "due Tue 2026-12-01, follow-up: send the pricing table"
    )
    assert known.ok("search", '"start in pricing"').out.splitlines() == [
        "Your own news",
        "  Sun 2026-11-08, news: I start in pricing at Acme",
    ]
    asked, answer = known.ok("search", "chance").out.splitlines()[1:]
    assert asked.startswith("  Thu 2026-11-05, asked: ")
    assert answer == "    By chance: I liked trains."


def test_the_words_stand_out_on_a_terminal_and_nothing_does_in_a_pipe(known: Infoview) -> None:
    screen = on_terminal(known, "search", "podcast", columns=80)
    assert "The pricing \x1b[1mpodcast\x1b[0m" in screen.text
    assert "\x1b" not in known.ok("search", "podcast").out
    assert "\x1b" not in on_terminal(known, "search", "podcast", "--no-color", columns=80).text


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_what_stands_out_does_so_across_lines(known: Infoview, columns: int) -> None:
    known.ok("log", "3", "note", "One two three pricing five six seven eight pricing ten eleven pricing.")
    screen = on_terminal(known, "search", "two", "pricing", columns=columns)
    assert screen.text.count("\x1b[1mpricing\x1b[0m") == 3
    for line in OWN_STYLES.sub("", screen.text).splitlines():
        assert cells(line.rstrip()) <= columns


def test_a_long_note_is_cut_round_what_was_found(known: Infoview) -> None:
    known.ok("log", "3", "note", "-", stdin=f"{'before ' * 500}\nthe needle\n{'after ' * 500}")
    (hit,) = known.data("search", "needle")
    assert len(hit["text"]) > 6000
    assert len(hit["excerpt"]) <= 162
    assert [hit["excerpt"][start:end] for start, end in hit["marks"]] == ["needle"]
    assert hit["excerpt"].startswith("…")
    assert hit["excerpt"].endswith("…")
    assert "the needle after" in " ".join(known.ok("search", "needle").out.split())


def test_markup_and_escapes_are_shown_and_not_obeyed(known: Infoview) -> None:
    assert "[bold]Max[/bold] (C# developer)" in known.ok("search", "max").out
    assert "[bold]Max[/bold]" in OWN_STYLES.sub("", on_terminal(known, "search", "max").text)


def test_hostile_texts_do_not_reach_the_terminal(iv: Infoview) -> None:
    spoilt(iv)
    iv.ok("doctor", "--fix")
    for argv in (("search", "pwned"), ("search", "red"), ("search", "dana", "evil"), ("search", "--answers")):
        for text in (iv.ok(*argv).out, on_terminal(iv, *argv).text):
            assert harm(text) == []


# Answers side by side.


def compared(iv: Infoview, *argv: str) -> dict[str, list[tuple[str, str]]]:
    return {
        each["question"]["text"]: [(answer["contact"]["name"], answer["text"]) for answer in each["answers"]]
        for each in iv.data("search", "--answers", *argv)
    }


@pytest.fixture
def asked(iv: Infoview) -> Infoview:
    """Three people who were asked a question of the bank, with their employer in it, and one of my own."""
    for who, company, role in (
        ("Dana Lee", "Acme", "Analyst"),
        ("Bo Berg", "Globex", "Buyer"),
        ("Uma Rao", "", ""),
    ):
        iv.ok("add-contact", who, "--company", company, "--role", role)
    with closing(sqlite3.connect(iv.db)) as connection:
        before = connection.execute("SELECT max(id) FROM plan_item").fetchone()
    assert before == (None,)
    for number, said in (("1", "Long hours."), ("2", "Nice people."), ("3", "No idea.")):
        iv.at(f"2026-11-{22 + int(number)}T09:00")
        iv.ok("plan", number, "--add", "Would you do it again?" if number != "3" else "would you do it AGAIN")
        sheet = iv.data("plan", number)
        questions = [item for part in sheet["sections"] for item in part["items"] if "asked" in item]
        own = next(item for item in questions if "again" in item["text"].casefold())
        iv.ok(
            "log", number, "met", "--on", "today", "--answer", f"{own['number']}={said}",
            "--answer", f"{questions[0]['number']}=First: {said}",
        )  # fmt: skip
    return iv


def test_answers_to_one_question_stand_side_by_side(asked: Infoview) -> None:
    found = compared(asked)
    assert next(iter(found.values())) == [
        ("Uma Rao", "No idea."),
        ("Bo Berg", "Nice people."),
        ("Dana Lee", "Long hours."),
    ]
    assert next(iter(found)) in {"Would you do it again?", "Would you do it AGAIN"}
    own = asked.data("search", "--answers")[0]
    assert own["question"]["id"] is None
    assert own["question"]["category"]
    assert own["answers"][1] == {
        "contact": {"id": 2, "name": "Bo Berg"},
        "role": "Buyer",
        "company": "Globex",
        "on": "2026-11-24",
        "text": "Nice people.",
    }


def test_answers_are_narrowed_by_question_category_and_words(asked: Infoview) -> None:
    every = asked.data("search", "--answers")
    bank = next(each["question"] for each in every if each["question"]["id"])
    by_id = asked.data("search", "--answers", "--question", bank["id"])
    assert [each["question"]["id"] for each in by_id] == [bank["id"]]
    assert asked.data("search", "--answers", "--question", f" {bank['id'].upper()} ") == by_id
    by_category = asked.data("search", "--answers", "--category", bank["category"].upper())
    assert {each["question"]["category"] for each in by_category} == {bank["category"]}
    assert {name for said in compared(asked, "acme").values() for name, _ in said} == {"Dana Lee"}
    assert {name for said in compared(asked, "buyer").values() for name, _ in said} == {"Bo Berg"}
    assert {text for said in compared(asked, "nice").values() for _, text in said} == {
        "Nice people.",
        "First: Nice people.",
    }
    assert [text for said in compared(asked, "again", "people").values() for _, text in said] == [
        "Nice people."
    ]
    assert compared(asked, "nobody") == {}
    out = asked.ok("search", "nobody", "--answers").out
    assert out.startswith("No answer like that is noted.\n")
    unanswered = asked.ok("search", "--answers", "--question", "path-detour", "--json")
    assert unanswered.data == [] or unanswered.data[0]["question"]["id"] == "path-detour"


def test_a_question_that_names_the_employer_is_compared_in_general_words(asked: Infoview) -> None:
    with closing(sqlite3.connect(asked.db)) as connection, connection:
        rows = connection.execute(
            "SELECT id FROM plan_item WHERE answer LIKE 'First%' ORDER BY id LIMIT 2"
        ).fetchall()
        for (row,), company in zip(rows, ("Acme", "Globex"), strict=True):
            connection.execute(
                "UPDATE plan_item SET item = 'company-priorities', text = ? WHERE id = ?",
                (f"Why {company}?", row),
            )
        connection.execute("UPDATE plan_item SET item = 'no-more' WHERE answer = 'First: No idea.'")
    by_id = {each["question"]["id"]: each for each in asked.data("search", "--answers")}
    assert len(by_id["company-priorities"]["answers"]) == 2
    assert "Acme" not in by_id["company-priorities"]["question"]["text"]
    assert by_id["no-more"]["question"]["text"]


def test_answers_are_a_table_and_stacked_where_it_is_narrow(asked: Infoview) -> None:
    asked.monkeypatch.setenv("COLUMNS", "80")
    lines = asked.ok("search", "--answers", "again").out.splitlines()
    assert lines[1].split() == ["Who", "Answer", "Day"]
    assert lines[3].split() == ["Bo", "Berg", "Nice", "people.", "Tue", "2026-11-24"]
    assert [line.strip() for line in lines[4:6]] == ["Buyer", "Globex"]
    asked.monkeypatch.setenv("COLUMNS", "40")
    out = asked.ok("search", "--answers", "again").out
    assert "Bo Berg, Buyer, Globex\n  Tue 2026-11-24\n  Nice people.\n" in out
    assert all(cells(line) <= 40 for line in out.splitlines())


def test_an_answer_ticks_its_question_and_one_without_text_does_too(known: Infoview) -> None:
    with closing(sqlite3.connect(known.db)) as connection:
        done = connection.execute(
            "SELECT interview.contact_id, plan_item.answer FROM plan_item JOIN interview"
            " ON interview.id = plan_item.interview_id"
            " WHERE plan_item.section = 'questions' AND plan_item.done ORDER BY plan_item.id"
        ).fetchall()
    assert done == [
        (1, "By chance: I liked trains."),
        (1, "Alone in the mornings."),
        (2, "Through a friend."),
        (2, None),
    ]
    said = {text for answers in compared(known).values() for _, text in answers}
    assert said == {"By chance: I liked trains.", "Alone in the mornings.", "Through a friend."}


def test_a_question_of_my_own_is_found_before_it_is_answered(known: Infoview) -> None:
    known.ok("plan", "4", "--add", "What about zebras?")
    (hit,) = known.data("search", "zebras")
    assert (hit["kind"], hit["text"], hit["asked"]) == ("question", "What about zebras?", None)
    number = next(
        item["number"]
        for part in known.data("plan", "4")["sections"]
        for item in part["items"]
        if "zebras" in item["text"]
    )
    known.ok("plan", "4", "--drop", str(number))
    assert known.data("search", "zebras") == []
