"""From any released schema to the newest: whole or not at all, and never without a copy."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from sqlmodel import SQLModel, create_engine

from conftest import MONDAY, Infoview
from infoview.store import migrations, models
from infoview.store.search_index import TABLE, is_part, is_true
from stored import content, number, query, schema_of

FIXTURES = Path(__file__).parent.parent / "data"
SCHEMAS = sorted(FIXTURES.glob("schema_*.sql"))
"""A file of every schema that was ever released, as its program left it."""

NEWEST = migrations.newest()
PLANTED = NEWEST + 1
NEXT = f"m{PLANTED:03}_planted"
NAMED = f"{datetime.fromisoformat(MONDAY).astimezone(UTC):%Y%m%dT%H%M%SZ}-before-migration"
"""What the copy before an upgrade is called."""

COLUMN = ("ALTER TABLE contact ADD COLUMN nickname VARCHAR",)
# A table that others point to, made anew: with foreign keys in force its children would go with the old one.
REBUILT = (
    "CREATE TABLE new_contact AS SELECT * FROM contact",
    "DROP TABLE contact",
    "ALTER TABLE new_contact RENAME TO contact",
    "CREATE UNIQUE INDEX planted ON contact (id)",
)


def load(path: Path, script: Path = SCHEMAS[-1]) -> None:
    """Make a database file from a fixture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


@pytest.fixture
def old(iv: Infoview) -> Infoview:
    """A sandbox with a file of the newest schema, which a planted migration makes the last but one."""
    load(iv.db)
    iv.db.chmod(0o600)
    return iv


Plant = Callable[..., None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Add a migration that runs these statements, then perhaps fails."""

    def plant(*statements: str, error: BaseException | None = None) -> None:
        def upgrade(connection: sqlite3.Connection) -> None:
            for statement in statements:
                connection.execute(statement)
            if error:
                raise error

        module = ModuleType(NEXT)
        module.upgrade = upgrade  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"{migrations.__name__}.{NEXT}", module)
        monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))

    return plant


def fresh(create: Callable[[sqlite3.Connection], object]) -> dict[str, object]:
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        return schema_of(connection)


def test_a_fresh_file_has_the_schema_of_the_models() -> None:
    for file in Path(models.__file__).parent.glob("[a-z]*.py"):
        __import__(f"{models.__name__}.{file.stem}")
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with engine.connect() as connection:
        plain = connection.connection.driver_connection
        assert isinstance(plain, sqlite3.Connection)
        modelled = schema_of(plain)
    engine.dispose()
    made = fresh(lambda connection: migrations.upgrade(connection, 0))
    index = {name for name in made if is_part(name)}
    assert {name: table for name, table in made.items() if name not in index} == modelled
    assert len(modelled) > 12
    assert TABLE in index


def test_every_table_has_an_integer_id_that_the_journal_can_name() -> None:
    for name, table in SQLModel.metadata.tables.items():
        assert [column.name for column in table.primary_key] == ["id"], name


@pytest.mark.parametrize("script", SCHEMAS, ids=lambda script: script.stem)
def test_a_released_schema_is_frozen(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = int(script.stem.removeprefix("schema_"))
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:count])
    assert fresh(lambda connection: migrations.upgrade(connection, 0)) == fresh(
        lambda connection: connection.executescript(script.read_text(encoding="utf-8"))
    )


def test_every_released_schema_is_kept() -> None:
    assert [file.name for file in SCHEMAS] == [f"schema_{n}.sql" for n in range(1, migrations.newest() + 1)]
    assert [name[:4] for name in migrations.MIGRATIONS] == [
        f"m{n:03}" for n in range(1, migrations.newest() + 1)
    ]


@pytest.mark.parametrize("script", SCHEMAS, ids=lambda script: script.stem)
def test_a_file_of_every_released_schema_is_read_changed_and_undone(iv: Infoview, script: Path) -> None:
    load(iv.db, script)
    before = content(iv.db)
    assert [row["name"] for row in iv.data("contacts")] == ["Bo Chen", "Dána Lee"]
    assert [row["kind"] for row in iv.data("followup", "--due")] == ["referral", "thank-you"]
    assert number(iv.db, "PRAGMA user_version") == migrations.newest()
    assert is_true(iv.db)
    assert [hit["text"] for hit in iv.data("search", "dana lee")] == ["Dána Lee"]
    with closing(sqlite3.connect(iv.db)) as connection:
        assert schema_of(connection) == fresh(lambda connection: migrations.upgrade(connection, 0))
    iv.ok("log", "dana", "thanked")
    for _ in range(5):
        iv.ok("undo")
    assert not any(content(iv.db).values())
    for _ in range(4):
        iv.ok("redo")
    assert content(iv.db) == before | {
        name: rows for name, rows in content(iv.db).items() if name not in before
    }


def test_an_upgrade_keeps_the_content_and_leaves_one_private_copy(old: Infoview, plant: Plant) -> None:
    before = content(old.db)
    plant(*COLUMN)
    ran = old.ok("contacts", "--json")
    assert len(ran.data) == 2
    assert f"schema {PLANTED}" in ran.err
    assert str(old.home / "backups" / f"infoview-{NAMED}.db") in ran.err
    assert old.ok("contacts").err == ""
    assert number(old.db, "PRAGMA user_version") == PLANTED
    assert number(old.db, "PRAGMA application_id") == migrations.APPLICATION_ID
    assert query(old.db, "SELECT name, nickname FROM contact ORDER BY id") == [
        ("Dána Lee", None),
        ("Bo Chen", None),
    ]
    old.ok("followup")
    (copy,) = (old.home / "backups").iterdir()
    assert copy.name == f"infoview-{NAMED}.db"
    assert number(copy, "PRAGMA user_version") == NEWEST
    assert query(copy, "PRAGMA integrity_check") == [("ok",)]
    assert content(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_writer_upgrades_before_it_writes(old: Infoview, plant: Plant) -> None:
    plant(*COLUMN)
    old.ok("add-contact", "Zoe")
    (copy,) = (old.home / "backups").iterdir()
    assert (number(old.db, "SELECT count(*) FROM contact"), number(copy, "SELECT count(*) FROM contact")) == (
        3,
        2,
    )
    old.ok("undo")
    assert number(old.db, "SELECT count(*) FROM contact") == 2


def test_an_older_copy_is_never_overwritten(old: Infoview, plant: Plant) -> None:
    (old.home / "backups").mkdir()
    taken = old.home / "backups" / f"infoview-{NAMED}.db"
    taken.write_text("kept")
    plant(*COLUMN)
    old.ok("contacts")
    assert taken.read_text() == "kept"
    assert number(taken.with_name(f"infoview-{NAMED}-2.db"), "PRAGMA user_version") == NEWEST


def test_a_table_made_anew_keeps_its_children(old: Infoview, plant: Plant) -> None:
    before = content(old.db)
    plant(*REBUILT)
    old.ok("contacts")
    assert content(old.db) == before
    assert before["entry"]
    assert before["tag"]


def test_a_file_that_is_not_there_or_empty_gets_the_newest_schema_without_a_copy(
    iv: Infoview, plant: Plant
) -> None:
    plant(*COLUMN)
    iv.home.mkdir()
    iv.db.touch()
    iv.ok("add-contact", "Zoe")
    assert number(iv.db, "PRAGMA user_version") == PLANTED
    assert [file.name for file in iv.home.iterdir()] == ["infoview.db"]


@pytest.mark.parametrize(
    ("statements", "error", "said"),
    [
        ((*COLUMN, "UPDATE contact SET nickname = 'x'", "INSERT INTO nowhere VALUES (1)"), None, "nowhere"),
        ((*COLUMN, "DELETE FROM contact"), None, "rows would point nowhere"),
        (COLUMN, sqlite3.OperationalError("disk is imaginary"), "disk is imaginary"),
    ],
)
def test_a_failing_upgrade_leaves_the_file_as_it_was_and_names_the_copy(
    old: Infoview, plant: Plant, statements: tuple[str, ...], error: BaseException | None, said: str
) -> None:
    before = old.db.read_bytes()
    plant(*statements, error=error)
    for argv in (("contacts",), ("add-contact", "Zoe")):
        ran = old(*argv, "--json")
        assert (ran.code, ran.error["code"]) == (1, "migration-failed")
        assert said in ran.error["message"]
        assert str(old.home / "backups" / f"infoview-{NAMED}") in ran.error["message"]
        assert f"schema {NEWEST} to {PLANTED}" in ran.error["message"]
        assert old.db.read_bytes() == before


@pytest.mark.parametrize("error", [RuntimeError("secret"), KeyboardInterrupt(), MemoryError()])
def test_an_upgrade_that_breaks_off_leaves_the_file_as_it_was(
    old: Infoview, plant: Plant, error: BaseException
) -> None:
    before = old.db.read_bytes()
    plant(*COLUMN, error=error)
    ran = old("contacts")
    assert ran.code == (130 if isinstance(error, KeyboardInterrupt) else 1)
    assert old.db.read_bytes() == before
    assert "secret" not in ran.err
    assert sorted(file.name for file in old.home.iterdir()) == ["backups", "infoview.db"]


def test_an_upgrade_without_a_sound_copy_is_not_begun(old: Infoview, plant: Plant) -> None:
    before = old.db.read_bytes()
    (old.home / "backups").write_text("A file stands where the folder should be.")
    plant(*COLUMN)
    ran = old("contacts")
    assert (ran.code, ran.out) == (1, "")
    assert old.db.read_bytes() == before


def test_of_two_programs_that_upgrade_at_once_one_does(old: Infoview, plant: Plant) -> None:
    from infoview.store import database

    plant(*COLUMN)
    old.ok("contacts")
    # The other one read the old header before the lock, and finds the work done once it holds it.
    database._migrate(old.db)
    assert len(list((old.home / "backups").iterdir())) == 1
    assert number(old.db, "PRAGMA user_version") == PLANTED


@pytest.mark.parametrize(
    "argv", [("contacts",), ("followup", "--due"), ("add-contact", "Zoe"), ("undo",), ("show", "1")]
)
def test_a_file_of_a_newer_program_is_refused_with_both_numbers_and_not_touched(
    old: Infoview, argv: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(old.db)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = old.db.read_bytes()
    ran = old(*argv, "--json")
    assert (ran.code, ran.error["code"]) == (1, "newer-file")
    assert "schema 99" in ran.error["message"]
    assert f"knows {migrations.newest()}" in ran.error["message"]
    assert old.db.read_bytes() == before
    assert [file.name for file in old.home.iterdir()] == ["infoview.db"]
