"""Backups: made by hand and by themselves, thinned, listed, and restored without losing the present."""

from __future__ import annotations

import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from command_lines import prepare
from conftest import Infoview
from infoview.store import backup, database, files, migrations, waiting
from planted import plant_migration
from stored import content, number, query

BY_HAND = "infoview-20261123T090000Z-by-hand.db"

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups are named by the moment in UTC."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def copies(iv: Infoview) -> list[str]:
    """Return the names in the backup folder."""
    folder = iv.home / "backups"
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def everything(path: Path) -> dict[str, list[str]]:
    """Return every row, the journal's too."""
    return content(path, but=frozenset())


def all_but_restores(path: Path) -> dict[str, list[str]]:
    """Return every row, the journal's too, but none of a restore's own note."""
    rows = everything(path)
    notes = [row.partition(",")[0][1:] for row in rows["operation"] if "'restore'" in row]
    rows["operation"] = [row for row in rows["operation"] if "'restore'" not in row]
    rows["change"] = [row for row in rows["change"] if row.split(", ")[1] not in notes]
    return rows


def cut(path: Path) -> None:
    """Damage a database inside: its header stays good."""
    broken = bytearray(path.read_bytes())
    broken[4096 : 4096 * 20] = b"\xff" * (4096 * 19)
    path.write_bytes(broken)


def flat(text: str) -> str:
    """Return a text without blanks: on a narrow stream a path is wrapped."""
    return "".join(text.split())


# By hand.


def test_a_backup_lies_in_the_backup_folder_whole_and_private(iv: Infoview) -> None:
    prepare(iv)
    made = iv.data("backup")
    copy = iv.home / "backups" / BY_HAND
    assert made == {"path": str(copy), "size": copy.stat().st_size, "contacts": 11}
    assert everything(copy) == everything(iv.db)
    assert query(copy, "PRAGMA integrity_check") == [("ok",)]
    if os.name == "posix":
        assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)


def test_two_backups_of_one_second_have_two_names_and_the_later_is_the_newer(iv: Infoview) -> None:
    prepare(iv)
    first = iv.data("backup")["path"]
    iv.ok("undo")
    second = iv.data("backup")["path"]
    assert copies(iv) == [BY_HAND.replace(".db", "-2.db"), BY_HAND]
    assert content(Path(first)) != content(Path(second)) == content(iv.db)
    assert [line["path"] for line in iv.data("backup", "--list")] == [second, first]
    assert backup.newest_sound(iv.db) == Path(second)


def test_a_backup_to_a_file_makes_folders_that_are_private(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    target = tmp_path / "usb stick" / "deep" / "people.sqlite"
    assert iv.data("backup", str(target))["path"] == str(target)
    assert everything(target) == everything(iv.db)
    assert copies(iv) == []
    assert [file.name for file in target.parent.iterdir()] == [target.name]
    if os.name == "posix":
        assert (mode(target), mode(target.parent)) == (0o600, 0o700)


def test_an_existing_file_is_kept_unless_forced(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    target = tmp_path / "precious.txt"
    target.write_text("Not to be lost.")
    ran = iv("backup", str(target), "--json")
    assert (ran.code, ran.error["code"]) == (5, "exists")
    assert str(target) in ran.error["message"]
    assert "--force" in ran.error["hint"]
    assert target.read_text() == "Not to be lost."
    iv.ok("backup", str(target), "--force")
    assert everything(target) == everything(iv.db)


def test_a_name_that_is_taken_meanwhile_is_kept(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    target = tmp_path / "copy.db"
    sync = files.sync

    def taken(path: Path) -> None:
        sync(path)
        target.write_text("Another program's.")

    monkeypatch.setattr(files, "sync", taken)
    ran = iv("backup", str(target), "--json")
    assert (ran.code, ran.error["code"]) == (5, "exists")
    assert target.read_text() == "Another program's."
    assert list(tmp_path.glob(".infoview-*")) == []


@posix
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "forced"])
def test_a_link_is_never_followed(iv: Infoview, tmp_path: Path, force: tuple[str, ...]) -> None:
    prepare(iv)
    victim, link = tmp_path / "victim", tmp_path / "link.db"
    victim.write_text("Not to be written.")
    link.symlink_to(victim)
    ran = iv("backup", str(link), *force)
    assert ran.code == (0 if force else 5)
    assert victim.read_text() == "Not to be written."
    assert link.is_symlink() is not bool(force)


@posix
def test_a_dangling_link_is_never_followed(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "nowhere")
    assert iv("backup", str(link)).code == 5
    assert iv("backup", str(link), "--force").code == 0
    assert not (tmp_path / "nowhere").exists()
    assert everything(link) == everything(iv.db)


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "forced"])
def test_a_folder_is_not_replaced(iv: Infoview, tmp_path: Path, force: tuple[str, ...]) -> None:
    prepare(iv)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "kept").touch()
    assert iv("backup", str(folder), *force).code in {1, 5}
    assert [file.name for file in folder.iterdir()] == ["kept"]
    assert list(tmp_path.glob(".infoview-*")) == []


@posix
@pytest.mark.parametrize("make", [os.link, os.symlink, None], ids=["hard link", "soft link", "itself"])
def test_the_database_itself_is_never_replaced_by_its_copy(
    iv: Infoview, tmp_path: Path, make: Callable[[Path, Path], None] | None
) -> None:
    prepare(iv)
    before, inode = iv.db.read_bytes(), iv.db.stat().st_ino
    target = iv.db
    if make:
        target = tmp_path / "other name.db"
        make(iv.db, target)
    ran = iv("backup", str(target), "--force", "--json")
    assert (ran.code, ran.error["code"]) == (2, "usage")
    assert (iv.db.read_bytes(), iv.db.stat().st_ino) == (before, inode)


def test_a_disk_that_has_no_hard_links_takes_a_backup_too(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "stick" / "copy.db"
    iv.ok("backup", str(target))
    assert everything(target) == everything(iv.db)
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    before = target.read_bytes()
    assert iv("backup", str(target)).code == 5
    assert target.read_bytes() == before


def test_nothing_is_backed_up_where_there_is_nothing(iv: Infoview, tmp_path: Path) -> None:
    for argv in (("backup",), ("backup", str(tmp_path / "copy.db"))):
        ran = iv(*argv)
        assert (ran.code, ran.out) == (3, "")
    assert not iv.home.exists()
    assert not (tmp_path / "copy.db").exists()


def test_a_copy_that_is_not_sound_is_not_kept(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    cut(iv.db)
    before = iv.db.read_bytes()
    for argv in (("backup",), ("backup", str(tmp_path / "copy.db"))):
        ran = iv(*argv)
        assert (ran.code, ran.out) == (1, "")
        assert "Traceback" not in ran.err
        assert "***" not in ran.err
        assert flat(f"no sound backup in {iv.home / 'backups'}.") in flat(ran.err)
    assert copies(iv) == []
    assert not (tmp_path / "copy.db").exists()
    assert iv.db.read_bytes() == before


def test_a_backup_leaves_the_database_as_it_was(iv: Infoview) -> None:
    prepare(iv)
    before = iv.db.read_bytes()
    iv.ok("backup")
    assert iv.db.read_bytes() == before


# The list.


def test_the_list_tries_every_backup_and_says_which_cannot_be_read(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("backup")
    iv.at("2026-11-24T10:30").ok("backup")
    broken = iv.home / "backups" / BY_HAND
    cut(broken)
    lines = iv.data("backup", "--list")
    assert [(line["made"], line["reason"], line["fault"] is None) for line in lines] == [
        ("2026-11-24T10:30:00Z", "by-hand", True),
        ("2026-11-23T09:00:00Z", "by-hand", False),
    ]
    assert [line["size"] for line in lines] == [Path(line["path"]).stat().st_size for line in lines]
    assert "cannotberead" in flat(iv.ok("backup", "--list").out)


def test_the_list_passes_over_what_is_no_backup_of_this_database(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("backup")
    folder = iv.home / "backups"
    for name in (
        "infoview-work-20261123T090000Z-by-hand.db",
        "infoview-20261123T090000Z-by-hand.db.txt",
        "infoview-99999999T999999Z-by-hand.db",
        "infoview-20261123T090000Z-.db",
        "notes.db",
        ".infoview-x.tmp",
    ):
        (folder / name).write_text("x")
    assert [Path(line["path"]).name for line in iv.data("backup", "--list")] == [BY_HAND]


@posix
def test_a_database_of_any_name_has_its_backups_listed(iv: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(iv)
    odd = iv.home / "[a-z]*? people.db"
    iv.db.rename(odd)
    monkeypatch.setenv("INFOVIEW_DB", str(odd))
    made = iv.data("backup")["path"]
    assert [line["path"] for line in iv.data("backup", "--list")] == [made]


def test_an_empty_list_is_empty(iv: Infoview) -> None:
    assert iv.data("backup", "--list") == []


# By themselves.


def add_many(iv: Infoview, count: int) -> None:
    """Give contact 1 this many log entries, faster than by as many commands."""
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.executemany(
            "INSERT INTO entry (uid, contact_id, occasion, what, day, mine, private, created)"
            " VALUES (?, 1, ?, 'note', '2026-11-20', 0, 0, '2026-11-20T09:00:00Z')",
            [(f"{n:016x}", f"{n:016x}") for n in range(count)],
        )


def test_a_change_of_more_than_a_hundred_rows_is_preceded_by_a_backup(iv: Infoview) -> None:
    prepare(iv)
    add_many(iv, 120)
    before = everything(iv.db)
    iv.ok("delete", "1", "--yes")
    assert copies(iv) == ["infoview-20261123T090000Z-before-delete.db"]
    copy = iv.home / "backups" / copies(iv)[0]
    assert everything(copy) == before
    assert number(iv.db, "SELECT count(*) FROM contact WHERE id = 1") == 0
    if os.name == "posix":
        assert mode(copy) == 0o600
    iv.ok("undo")
    assert content(iv.db) == content(copy)


def test_undo_and_redo_of_a_large_change_are_preceded_by_a_backup_too(iv: Infoview) -> None:
    prepare(iv)
    add_many(iv, 120)
    iv.ok("delete", "1", "--yes")
    for command in ("undo", "redo"):
        before = everything(iv.db)
        iv.at("2026-11-23T10:00").ok(command)
        copy = iv.home / "backups" / f"infoview-20261123T100000Z-before-{command}.db"
        assert everything(copy) == before != everything(iv.db)
    iv.ok("log", "8", "asked")
    iv.ok("undo")
    assert len(copies(iv)) == 3


def test_a_large_undo_without_its_backup_does_not_happen(iv: Infoview) -> None:
    prepare(iv)
    add_many(iv, 120)
    iv.ok("delete", "1", "--yes")
    (iv.home / "backups").rename(iv.home / "elsewhere")
    (iv.home / "backups").write_text("A file stands where the folder should be.")
    before = everything(iv.db)
    ran = iv("undo")
    assert (ran.code, ran.out) == (1, "")
    assert everything(iv.db) == before


@pytest.mark.parametrize(("rows", "expected"), [(100, 0), (101, 1)])
def test_the_line_is_drawn_above_a_hundred(iv: Infoview, rows: int, expected: int) -> None:
    from sqlalchemy import text

    prepare(iv)
    add_many(iv, rows)
    now = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - a wall time has no zone
    with database.writing("followup skip", now=now) as session:
        session.execute(text("UPDATE entry SET text = 'x' WHERE contact_id = 1 AND what = 'note'"))
    assert number(iv.db, 'SELECT count(*) FROM change WHERE after LIKE \'%"text":"x"%\'') == rows
    assert copies(iv) == ["infoview-20261123T090000Z-before-followup-skip.db"][:expected]


def test_a_large_change_without_its_backup_does_not_happen(iv: Infoview) -> None:
    prepare(iv)
    add_many(iv, 120)
    (iv.home / "backups").write_text("A file stands where the folder should be.")
    before = everything(iv.db)
    ran = iv("delete", "1", "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert everything(iv.db) == before


def test_a_small_change_makes_no_backup(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("log", "8", "asked")
    assert copies(iv) == []


# Thinned by age.


def planted(iv: Infoview, made: datetime, reason: str) -> Path:
    path = iv.home / "backups" / f"infoview-{made:%Y%m%dT%H%M%SZ}-{reason}.db"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(b"")
    return path


def test_old_automatic_backups_are_thinned_to_the_newest_of_each_month(iv: Infoview) -> None:
    prepare(iv)
    today = date(2026, 11, 23)
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for age in range(0, 400, 5):
        planted(iv, noon - timedelta(days=age), "before-delete")
    kept_by_hand = [planted(iv, noon - timedelta(days=age), "by-hand") for age in (61, 200, 399)]
    gone = backup.thin(iv.db, days=60, today=today)
    left = backup.list_backups(iv.db)
    automatic = [each.made.date() for each in left if each.reason != "by-hand"]
    limit = today - timedelta(days=60)
    young = [day for day in automatic if day >= limit]
    old = [day for day in automatic if day < limit]
    assert young == [today - timedelta(days=age) for age in range(0, 61, 5)]
    assert [f"{day:%Y-%m}" for day in old] == [
        "2026-08", "2026-07", "2026-06", "2026-05", "2026-04", "2026-03", "2026-02", "2026-01", "2025-12",
        "2025-11", "2025-10",
    ]  # fmt: skip
    assert old[0] == date(2026, 8, 30)
    assert [each.path for each in left if each.reason == "by-hand"] == kept_by_hand
    assert len(gone) + len(left) == 83
    assert backup.thin(iv.db, days=60, today=today) == []


def test_the_newest_backup_is_kept_however_old(iv: Infoview) -> None:
    prepare(iv)
    older = planted(iv, datetime(2020, 1, 1, tzinfo=UTC), "before-delete")
    newest = planted(iv, datetime(2020, 1, 2, tzinfo=UTC), "before-delete")
    assert backup.thin(iv.db, days=0, today=date(2026, 11, 23)) == [older]
    assert newest.exists()


def test_thinning_follows_the_setting(iv: Infoview) -> None:
    prepare(iv)
    add_many(iv, 120)
    old = [planted(iv, datetime(2026, 11, day, 12, tzinfo=UTC), "before-delete") for day in (3, 4, 21)]
    iv.ok("config", "set", "backup.days", "10")
    iv.ok("delete", "1", "--yes")
    assert [path.exists() for path in old] == [False, False, True]


# Restored.


def test_restoring_brings_back_the_rows_and_the_journal_and_names_the_present(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("backup")
    backed_up = everything(iv.db)
    iv.ok("delete", "1", "--yes")
    present = everything(iv.db)
    copy = iv.home / "backups" / BY_HAND
    restored = iv.data("restore", str(copy))
    kept = Path(restored["kept"])
    assert restored == {"path": str(copy), "kept": str(kept), "damaged": False, "contacts": 11}
    assert kept.name == "infoview-20261123T090000Z-before-restore.db"
    assert all_but_restores(iv.db) == backed_up
    assert everything(kept) == present
    # Forth and back again.
    iv.ok("restore", str(kept))
    assert all_but_restores(iv.db) == present
    assert sorted(file.name for file in iv.home.iterdir()) == ["backups", "infoview.db"]


def test_an_undo_after_a_restore_shows_the_way_back_and_undoes_nothing_older(iv: Infoview) -> None:
    prepare(iv)
    iv.ok("backup")
    iv.ok("delete", "1", "--yes")
    iv.ok("undo")
    kept = iv.data("restore", str(iv.home / "backups" / BY_HAND))["kept"]
    restored = everything(iv.db)
    assert iv("redo").code == 3  # as after any change
    ran = iv("undo")
    assert (ran.code, ran.out) == (5, "")
    assert "The last thing done was a restore" in " ".join(ran.err.split())
    assert flat(f"infoview restore {kept}") in flat(ran.err)
    assert everything(iv.db) == restored
    assert iv("undo", "--json").error["code"] == "refused"
    newest = iv.data("history", "--limit", "1")[0]
    assert (newest["command"], newest["summary"]) == ("restore", "a backup in the place of everything")
    assert iv("doctor").code == 0
    # What is done after it is undone as ever.
    iv.ok("rest", "2")
    iv.ok("undo")
    assert iv("undo").code == 5
    Path(kept).unlink()
    assert "infoview backup --list" in " ".join(iv("undo").err.split())


def test_restoring_needs_no_present_database(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    before = everything(iv.db)
    iv.db.unlink()
    iv.home.rmdir()
    assert iv.data("restore", str(tmp_path / "copy.db"))["kept"] is None
    assert everything(iv.db) == before
    if os.name == "posix":
        assert (mode(iv.db), mode(iv.home)) == (0o600, 0o700)


def test_restoring_over_an_empty_file_keeps_nothing(iv: Infoview, tmp_path: Path) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    iv.db.write_bytes(b"")
    assert iv.data("restore", str(tmp_path / "copy.db"))["kept"] is None
    assert len(iv.data("contacts")) == 11


def test_a_damaged_present_is_put_aside_as_it_is(iv: Infoview, tmp_path: Path) -> None:
    for damage in (cut, lambda path: path.write_text("This is no database. " * 50)):
        prepare(iv)
        (tmp_path / "copy.db").unlink(missing_ok=True)
        iv.ok("backup", str(tmp_path / "copy.db"))
        damage(iv.db)
        broken = iv.db.read_bytes()
        restored = iv.data("restore", str(tmp_path / "copy.db"))
        kept = Path(restored["kept"])
        assert (restored["damaged"], kept.parent) == (True, iv.home)
        assert kept.read_bytes() == broken
        assert everything(iv.db) == everything(tmp_path / "copy.db")
        if os.name == "posix":
            assert mode(kept) == 0o600
        kept.unlink()


def test_a_disk_that_has_no_hard_links_keeps_the_damaged_present_too(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    cut(iv.db)
    broken = iv.db.read_bytes()

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert Path(iv.data("restore", str(tmp_path / "copy.db"))["kept"]).read_bytes() == broken
    assert everything(iv.db) == everything(tmp_path / "copy.db")


def sidecar(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def test_what_a_damaged_present_left_beside_it_does_not_reach_the_restored(
    iv: Infoview, tmp_path: Path
) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    # A journal that would be rolled back into whatever has the name of the database.
    with closing(sqlite3.connect(iv.db, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE contact SET note = hex(zeroblob(20000))")
        hot = sidecar(iv.db).read_bytes()
    iv.db.write_text("This is no database. " * 5000)
    sidecar(iv.db).write_bytes(hot)
    iv.ok("restore", str(tmp_path / "copy.db"))
    iv.ok("contacts")
    assert everything(iv.db) == everything(tmp_path / "copy.db")
    assert query(iv.db, "PRAGMA integrity_check") == [("ok",)]
    assert not sidecar(iv.db).exists()


def test_an_older_schema_is_brought_to_the_newest_in_the_copy_alone(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    old = tmp_path / "old.db"
    iv.ok("backup", str(old))
    before = old.read_bytes()
    plant_migration(monkeypatch)
    iv.ok("contacts")
    assert number(iv.db, "PRAGMA user_version") == migrations.newest()
    # The file itself is the state before the upgrade, and stays where it is: nothing else is to be named.
    assert iv.ok("restore", str(old)).err == ""
    assert number(iv.db, "PRAGMA user_version") == migrations.newest()
    assert number(iv.db, "SELECT count(*) FROM contact WHERE nickname = name") == 11
    assert old.read_bytes() == before
    assert copies(iv) == [
        "infoview-20261123T090000Z-before-migration.db",
        "infoview-20261123T090000Z-before-restore.db",
    ]


def test_a_copy_that_cannot_be_upgraded_is_told_by_the_name_of_the_backup(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    old = tmp_path / "old.db"
    iv.ok("backup", str(old))
    plant_migration(monkeypatch)
    monkeypatch.setattr("planted.STATEMENTS", ("INSERT INTO nowhere VALUES (1)",))
    ran = iv("restore", str(old), "--json")
    assert (ran.code, ran.error["code"]) == (1, "migration-failed")
    assert ran.error["message"].startswith(f"{old} could not be brought")
    assert ran.error["message"].endswith("It was left as it was.")


def test_what_is_owed_in_a_backup_follows_from_the_settings_in_force(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("log", "dana", "asked")
    iv.ok("backup", str(tmp_path / "copy.db"))
    before = (tmp_path / "copy.db").read_bytes()
    iv.ok("config", "set", "follow-up.nudge", "3")
    rows = iv.data("followup")
    assert [row["due"] for row in rows] == ["2026-11-26"]
    iv.ok("restore", str(tmp_path / "copy.db"))
    assert iv.data("followup") == rows
    assert {row["check"]: row["state"] for row in iv.data("doctor")}["owed"] == "ok"
    # The restore is the last step, and the only one that is new.
    assert [line["command"] for line in iv.data("history")] == ["restore", "log", "add-contact"]
    assert (tmp_path / "copy.db").read_bytes() == before


def test_facts_that_cannot_be_read_come_back_as_they_are(iv: Infoview, tmp_path: Path) -> None:
    iv.ok("add-contact", "Dana Lee")
    with closing(sqlite3.connect(iv.db)) as connection, connection:
        connection.execute("UPDATE contact SET every = 'often'")
    iv.ok("backup", str(tmp_path / "copy.db"))
    iv.ok("restore", str(tmp_path / "copy.db"))
    assert query(iv.db, "SELECT every FROM contact") == [("often",)]
    assert {row["check"]: row["state"] for row in iv("doctor", "--json").data}["values"] == "fault"


@pytest.mark.parametrize("bad", ["garbage", "damaged", "half", "empty"])
def test_where_a_copy_is_not_sound_the_newest_that_is_sound_is_named(
    iv: Infoview, tmp_path: Path, bad: str
) -> None:
    prepare(iv)
    iv.ok("backup")
    way_back = f"The newest sound backup: infoview restore {iv.home / 'backups' / BY_HAND}"
    REFUSED[bad][0](tmp_path / "bad.db", iv)
    error = iv("restore", str(tmp_path / "bad.db"), "--json").error
    assert error["hint"] == way_back
    assert "***" not in error["message"]
    cut(iv.db)
    error = iv("backup", "--json").error
    assert (error["code"], error["hint"]) == ("damaged", way_back)
    assert error["message"].startswith(f"{iv.db} cannot be backed up, its copy is not sound: ")
    assert "\n" not in error["message"]
    assert "***" not in error["message"]


def garbage(path: Path, _: Infoview) -> None:
    path.write_text("Dana Lee\n" * 200)


def foreign(path: Path, _: Infoview) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")


def zipped(path: Path, iv: Infoview) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(iv.db, "infoview.db")


def newer(path: Path, iv: Infoview) -> None:
    path.write_bytes(iv.db.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def damaged(path: Path, iv: Infoview) -> None:
    path.write_bytes(iv.db.read_bytes())
    cut(path)


def half(path: Path, iv: Infoview) -> None:
    path.write_bytes(iv.db.read_bytes()[: 4096 * 10])


def dangling(path: Path, iv: Infoview) -> None:
    path.write_bytes(iv.db.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entry SET contact_id = 999 WHERE id = 1")


def empty(path: Path, _: Infoview) -> None:
    path.touch()


def folder(path: Path, _: Infoview) -> None:
    path.mkdir()


def absent(_path: Path, _: Infoview) -> None:
    pass


REFUSED: dict[str, tuple[Callable[[Path, Infoview], None], int, str]] = {
    "garbage": (garbage, 1, "damaged"),
    "foreign": (foreign, 1, "foreign-file"),
    "newer": (newer, 1, "newer-file"),
    "zip": (zipped, 1, "damaged"),
    "damaged": (damaged, 1, "damaged"),
    "half": (half, 1, "damaged"),
    "dangling": (dangling, 1, "damaged"),
    "empty": (empty, 1, "damaged"),
    "folder": (folder, 2, "usage"),
    "absent": (absent, 3, "not-found"),
}


@pytest.mark.parametrize(("make", "code", "word"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_backup_is_refused_and_nothing_touched(
    iv: Infoview, tmp_path: Path, make: Callable[[Path, Infoview], None], code: int, word: str
) -> None:
    prepare(iv)
    source = tmp_path / "source.db"
    make(source, iv)
    before = (iv.db.read_bytes(), source.read_bytes() if source.is_file() else None)
    ran = iv("restore", str(source), "--json")
    assert (ran.code, ran.error["code"]) == (code, word)
    assert str(source) in ran.error["message"]
    assert "restored.db" not in ran.error["message"]
    assert (iv.db.read_bytes(), source.read_bytes() if source.is_file() else None) == before
    assert [file.name for file in iv.home.iterdir()] == ["infoview.db"]


@posix
@pytest.mark.parametrize("make", [None, os.link, os.symlink], ids=["itself", "hard link", "soft link"])
def test_the_present_database_is_no_backup_of_itself(
    iv: Infoview, tmp_path: Path, make: Callable[[Path, Path], None] | None
) -> None:
    prepare(iv)
    before = iv.db.read_bytes()
    source = iv.db
    if make:
        source = tmp_path / "other name.db"
        make(iv.db, source)
    ran = iv("restore", str(source), "--json")
    assert (ran.code, ran.error["code"]) == (2, "usage")
    assert iv.db.read_bytes() == before
    assert copies(iv) == []


@pytest.mark.parametrize(("make", "word"), [(foreign, "foreign-file"), (newer, "newer-file")])
def test_a_present_file_that_is_not_ours_to_write_is_not_replaced(
    iv: Infoview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path, Infoview], None],
    word: str,
) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    theirs = tmp_path / "theirs.db"
    make(theirs, iv)
    before = theirs.read_bytes()
    monkeypatch.setenv("INFOVIEW_DB", str(theirs))
    ran = iv("restore", str(tmp_path / "copy.db"), "--json")
    assert (ran.code, ran.error["code"]) == (1, word)
    assert theirs.read_bytes() == before


def test_what_is_written_while_a_backup_is_restored_is_kept(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    make, once = backup.make, [True]

    def make_and_write(*arguments: Path | str, **options: datetime) -> Path:
        kept = make(*arguments, **options)  # type: ignore[arg-type]
        if once.pop() if once else False:
            with closing(sqlite3.connect(iv.db)) as connection, connection:
                connection.execute("UPDATE contact SET name = 'Written Meanwhile' WHERE id = 3")
        return kept

    monkeypatch.setattr(backup, "make", make_and_write)
    kept = Path(iv.data("restore", str(tmp_path / "copy.db"))["kept"])
    assert query(kept, "SELECT name FROM contact WHERE id = 3") == [("Written Meanwhile",)]
    assert all_but_restores(iv.db) == everything(tmp_path / "copy.db")
    (note,) = query(iv.db, """SELECT after FROM change WHERE table_name = 'restore'""")
    assert str(kept) in note[0]


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_file_that_is_kept_busy_ends_the_wait_in_one_line(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    prepare(iv)
    iv.ok("backup", str(tmp_path / "copy.db"))
    before = iv.db.read_bytes()
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.1)
    argv = (command, str(tmp_path / ("new.db" if command == "backup" else "copy.db")), "--json")
    with closing(sqlite3.connect(iv.db, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        ran = iv(*argv)
    assert (ran.code, ran.error["code"]) == (1, "busy")
    assert iv.db.read_bytes() == before
    assert list(tmp_path.glob("new.db")) == []
