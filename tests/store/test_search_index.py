"""The index says what the rows say, whatever happened to them, and keeps nothing of what is erased."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_lines import LINES, CommandLine, prepare, resolved, run_before
from conftest import Infoview
from hostile import EVERYTHING, spoilt
from infoview.store import database, search_index
from infoview.store.journal import content_tables
from infoview.store.search_index import NUMBERS, SOURCES, is_true
from stored import content, query


def words(path: Path) -> set[str]:
    """Return all the words that the index holds."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)")
        return {word for (word,) in connection.execute("SELECT term FROM words")}


def index_bytes(path: Path) -> bytes:
    """Return all that the tables of the index hold."""
    return b"".join(block for (block,) in query(path, "SELECT block FROM search_data"))


@pytest.mark.parametrize(
    "line", [line for line in LINES if line.changes], ids=lambda line: " ".join(line.argv)
)
def test_every_command_its_undo_and_its_redo_keep_the_index_true(iv: Infoview, line: CommandLine) -> None:
    prepare(iv)
    run_before(iv, line)
    iv.ok(*resolved(iv, line), stdin=line.stdin)
    assert is_true(iv.db)
    iv.ok("undo")
    assert is_true(iv.db)
    iv.ok("redo")
    assert is_true(iv.db)


WORDS = ("pricing", "Łódź", "O'Neil", "straße", "李小明", "C#", "e-mail", "zoë", "the", "graduate scheme")


def typed(draw: random.Random) -> list[str]:
    """Return a command line that may well succeed."""
    text = " ".join(draw.choices(WORDS, k=draw.randint(1, 4)))
    who = str(draw.randint(1, 11))
    return draw.choice(
        [
            [
                "add-contact",
                text,
                "--company",
                draw.choice(WORDS),
                "--note",
                text,
                "--tag",
                draw.choice(WORDS),
            ],
            ["edit", who, "--name", text, "--role", draw.choice(WORDS)],
            ["edit", who, "--note", draw.choice(["", text]), "--tag", draw.choice(WORDS)],
            ["edit", who, "--email", f"{draw.randint(1, 9)}@acme.example"],
            ["log", who, "note", text],
            ["log", who, "met", text, "--advice", text, "--they-owe", text, "--i-owe", text, "--with", "3"],
            ["log", who, "met", "--answer", f"1={text}"],
            ["plan", who, "--add", f"What of {text}?"],
            ["plan", who, "--drop", str(draw.randint(1, 9)), "--minutes", str(draw.randint(2, 9) * 10)],
            ["followup", "add", who, text, "--by", "fri"],
            ["followup", "skip", f"f{draw.randint(1, 60)}"],
            ["news", text],
            ["delete", who, "--yes"],
            ["delete", who, "--erase", "--yes"],
            ["undo"],
            ["undo"],
            ["redo"],
            ["config", "set", "follow-up.nudge", str(draw.randint(1, 9))],
        ]
    )


@pytest.mark.parametrize("seed", range(2))
def test_the_index_is_true_after_any_commands(iv: Infoview, seed: int) -> None:
    prepare(iv)
    draw = random.Random(seed)  # noqa: S311
    done = 0
    for _ in range(60):
        argv = typed(draw)
        done += iv(*argv).code == 0
        assert is_true(iv.db), argv
    assert done > 20
    before = content(iv.db)
    with closing(sqlite3.connect(iv.db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert content(iv.db) == before


def test_a_command_that_fails_leaves_the_index_as_it_was(
    iv: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    before = iv.db.read_bytes()

    def breaking(_connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(search_index, "take_in", breaking)
    assert iv("log", "1", "note", "zzyzx").code == 130
    assert iv.db.read_bytes() == before


def test_a_rehearsal_leaves_no_word(iv: Infoview) -> None:
    prepare(iv)
    with database.rehearsing() as session:
        database.connection_of(session).execute("UPDATE contact SET note = 'zzyzx'")
    assert is_true(iv.db)
    assert "zzyzx" not in words(iv.db)


def test_whatever_a_user_types_is_indexed(iv: Infoview) -> None:
    """Each of these columns, changed past the program, makes the index untrue, and so is looked at."""
    prepare(iv)
    iv.ok("log", "4", "met", "x", "--answer", "1=x", "--advice", "x", "--they-owe", "x", "--on", "today")
    iv.ok("news", "x")
    kept = iv.db.read_bytes()
    for source in SOURCES:
        for column in (*source.columns, *([source.name] if source.name else [])):
            with closing(sqlite3.connect(iv.db)) as connection, connection:
                only = source.only[0].format(row=source.table)
                connection.execute(
                    f"UPDATE {source.table} SET {column} = coalesce({column}, '') || ' zzyzx' WHERE {only}"  # noqa: S608
                )
                assert connection.execute("SELECT changes()").fetchone() != (0,), (source.table, column)
            assert not is_true(iv.db), (source.table, column)
            iv.db.write_bytes(kept)
    assert is_true(iv.db)


def test_the_sources_are_tables_that_the_journal_keeps_and_their_numbers_stay(iv: Infoview) -> None:
    prepare(iv)
    with closing(sqlite3.connect(iv.db)) as connection:
        assert set(NUMBERS) <= set(content_tables(connection))
        assert not [name for name in content_tables(connection) if name.startswith("search")]
    # They are in every file: a source may come at the end, none may move.
    assert NUMBERS == {
        "contact": 0,
        "contact_point": 1,
        "tag": 2,
        "entry": 3,
        "plan_item": 4,
        "takeaway": 5,
        "promise": 6,
        "followup": 7,
        "news": 8,
    }
    assert len(SOURCES) <= search_index.SPREAD


@pytest.mark.parametrize(
    "damage", ["DELETE FROM search_data WHERE id > 10", "UPDATE search_data SET block = x'00'"]
)
def test_a_torn_index_is_told_and_mended_and_never_a_failure(iv: Infoview, damage: str) -> None:
    prepare(iv)
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.execute(damage)
    assert not is_true(iv.db)
    found = {each["check"]: each for each in iv("doctor", "--json").data}
    assert (found["index"]["state"], found["index"]["remedy"]) == ("fault", "infoview doctor --fix")
    history = iv.data("history")
    found = {each["check"]: each for each in iv.data("doctor", "--fix")}
    assert found["index"]["state"] == "mended"
    assert is_true(iv.db)
    assert iv.data("history") == history, "what follows from the rows is no step"
    assert iv.data("search", "dana")


def test_hostile_texts_are_indexed_as_they_are(iv: Infoview) -> None:
    spoilt(iv)
    assert not is_true(iv.db)
    iv.ok("doctor", "--fix")
    assert is_true(iv.db)
    assert len(iv.data("search", "pwned", "--limit", "0")) > 20
    assert EVERYTHING  # what every text ends in


def test_what_is_erased_leaves_no_word_in_the_index(iv: Infoview) -> None:
    prepare(iv)
    # Words that share no beginning with others stand whole in the bytes of the index.
    iv.ok("add-contact", "Zzyzx Qwfpg", "--company", "Xylq", "--note", "Wvutsr jkjkjk")
    iv.ok("log", "12", "note", "Vbnmzx yyqx")
    iv.ok("log", "12", "met", "--advice", "Uhjkl", "--they-owe", "Qqwx")
    secret = {"zzyzx", "qwfpg", "xylq", "wvutsr", "jkjkjk", "vbnmzx", "yyqx", "uhjkl", "qqwx"}
    assert secret <= words(iv.db)
    assert sum(word.encode() in index_bytes(iv.db) for word in secret) >= 6
    iv.ok("delete", "12", "--erase", "--yes")
    assert is_true(iv.db)
    assert not secret & words(iv.db)
    assert not [word for word in secret if word.encode() in iv.db.read_bytes().lower()]
    # Not by a shared beginning either: an index keeps only what differs from the word before.
    assert not [word for word in secret if word[1:].encode() in iv.db.read_bytes().lower()]


def test_the_words_of_others_survive_an_erasure(iv: Infoview) -> None:
    prepare(iv)
    before = [hit["text"] for hit in iv.data("search", "sam")]
    assert before
    iv.ok("delete", "1", "--erase", "--yes")
    assert [hit["text"] for hit in iv.data("search", "sam")] == before


def test_the_index_holds_no_texts(iv: Infoview) -> None:
    prepare(iv)
    assert query(iv.db, "SELECT name, text FROM search WHERE text IS NOT NULL") == []
    assert b"A good talk." not in index_bytes(iv.db)


def test_a_restored_backup_is_searched(iv: Infoview) -> None:
    prepare(iv)
    copy = iv.data("backup")["path"]
    iv.ok("log", "1", "note", "zzyzx")
    assert iv.data("search", "zzyzx")
    iv.ok("restore", copy)
    assert iv.data("search", "zzyzx") == []
    assert is_true(iv.db)


def test_an_index_that_was_not_true_keeps_no_command_from_its_work(iv: Infoview) -> None:
    prepare(iv)
    with closing(sqlite3.connect(iv.db)) as connection:
        connection.execute("UPDATE contact SET name = name || ' Changed Elsewhere', note = 'a b c d e f'")
        connection.commit()
    assert not is_true(iv.db)
    for number in range(1, 11):
        iv.ok("edit", str(number), "--name", f"Somebody {number}", "--note", "new")
    iv.ok("doctor", "--fix")
    assert is_true(iv.db)


def test_a_file_without_an_index_is_told_and_gets_one(iv: Infoview) -> None:
    prepare(iv)
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.execute("DROP TABLE search")
    kept = iv.db.read_bytes()
    ran = iv("search", "dana")
    assert (ran.code, "infoview doctor" in ran.err) == (1, True)
    found = {each["check"]: each for each in iv("doctor", "--json").data}
    assert (found["index"]["state"], found["index"]["remedy"]) == ("fault", "infoview doctor --fix")
    found = {each["check"]: each for each in iv.data("doctor", "--fix")}
    assert found["index"]["state"] == "mended"
    assert is_true(iv.db)
    iv.db.write_bytes(kept)
    iv.ok("log", "1", "note", "zzyzx")
    assert is_true(iv.db)
    assert iv.data("search", "zzyzx")
    iv.db.write_bytes(kept)
    iv.ok("delete", "1", "--erase", "--yes")
    assert is_true(iv.db)
