"""The doctor: every check fails once by damage made by hand; what can be mended is, and can be undone."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from command_lines import prepare
from conftest import Infoview
from infoview.domain.text import quote
from infoview.store import checking, migrations
from stored import content, number, query

posix = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")

ALL_IS_WELL = {
    "file": "ok",
    "integrity": "ok",
    "references": "ok",
    "journal": "ok",
    "owed": "ok",
    "search": "ok",
    "index": "ok",
    "backups": "ok",
}


def run(path: Path, *statements: str) -> None:
    """Change a database behind infoview's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def examined(iv: Infoview, *options: str) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """Return the doctor's exit code, and its findings by check."""
    ran = iv("doctor", *options, "--json")
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in ran.data:
        found.setdefault(finding["check"], []).append(finding)
    return ran.code, found


def states(found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    return {check: finding["state"] for check, (finding,) in found.items()}


@pytest.fixture
def well(iv: Infoview) -> Infoview:
    """A database in which all is well, with one backup."""
    prepare(iv)
    iv.ok("backup")
    return iv


def test_all_is_well(well: Infoview) -> None:
    before = well.db.read_bytes()
    for options in ((), ("--fix",)):
        code, found = examined(well, *options)
        assert (code, states(found)) == (0, ALL_IS_WELL)
        assert all(finding["remedy"] is None for (finding,) in found.values())
    assert well.db.read_bytes() == before


def test_there_need_be_no_database(iv: Infoview) -> None:
    code, found = examined(iv)
    assert (code, states(found)) == (0, {"file": "ok"})
    assert str(iv.db) in found["file"][0]["message"]
    assert not iv.home.exists()


# Damage that only a backup mends.


def of_pages(path: Path) -> None:
    broken = bytearray(path.read_bytes())
    broken[4096 : 4096 * 20] = b"\xff" * (4096 * 19)
    path.write_bytes(broken)


def of_one_index(path: Path) -> None:
    ((root,),) = query(path, "SELECT rootpage FROM sqlite_master WHERE name = 'ix_contact_name_key'")
    broken = bytearray(path.read_bytes())
    # An index page without its last entry is a good page; only the thorough check compares it.
    count = int.from_bytes(broken[(root - 1) * 4096 + 3 : (root - 1) * 4096 + 5], "big")
    broken[(root - 1) * 4096 + 3 : (root - 1) * 4096 + 5] = (count - 1).to_bytes(2, "big")
    path.write_bytes(broken)


def of_the_header(path: Path) -> None:
    path.write_bytes(b"Not a database. " + path.read_bytes()[16:])


def of_length(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 10 + 100])


def of_the_last_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


@pytest.mark.parametrize("damage", [of_pages, of_one_index, of_the_header, of_length, of_the_last_page])
@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["", "fix"])
def test_a_damaged_file_is_told_and_never_written(
    well: Infoview, damage: Callable[[Path], None], options: tuple[str, ...]
) -> None:
    newest = well.data("backup")["path"]
    damage(well.db)
    before = well.db.read_bytes()
    code, found = examined(well, *options)
    assert code == 1
    faults = [finding for each in found.values() for finding in each if finding["state"] == "fault"]
    assert [finding["check"] for finding in faults] in (["file"], ["integrity"])
    assert faults[0]["remedy"] == f"infoview restore {quote(newest)}"
    assert "owed" not in found, "what is derived was looked at in a damaged file"
    assert well.db.read_bytes() == before
    assert found["backups"][0]["state"] == "ok"


def test_the_remedy_is_the_newest_backup_that_is_sound(well: Infoview) -> None:
    sound = well.data("backup", "--list")[0]["path"]
    of_pages(Path(well.at("2026-11-24T09:00").data("backup")["path"]))
    of_the_header(well.db)
    _, found = examined(well)
    assert found["file"][0]["remedy"] == f"infoview restore {quote(sound)}"
    for line in well.data("backup", "--list"):
        Path(line["path"]).unlink()
    _, found = examined(well)
    assert "no sound backup" in found["file"][0]["remedy"]


def test_the_remedy_mends_it(well: Infoview) -> None:
    import shlex

    of_pages(well.db)
    code, found = examined(well)
    assert code == 1
    well.ok(*shlex.split(found["integrity" if "integrity" in found else "file"][0]["remedy"])[1:])
    assert examined(well)[0] == 0


@pytest.mark.parametrize(
    ("statement", "word"),
    [("PRAGMA user_version = 99", "newer infoview"), ("PRAGMA application_id = 7", "not one of infoview's")],
)
def test_a_file_that_is_not_ours_to_read_is_left_and_nothing_is_restored_over_it(
    well: Infoview, statement: str, word: str
) -> None:
    run(well.db, statement)
    before = well.db.read_bytes()
    code, found = examined(well, "--fix")
    assert (code, found["file"][0]["state"]) == (1, "fault")
    assert word in found["file"][0]["message"]
    assert "restore" not in found["file"][0]["remedy"]
    assert well.db.read_bytes() == before


def test_a_busy_file_is_not_called_damaged(well: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    from infoview.store import waiting

    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(well.db, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        code, found = examined(well)
    assert code == 1
    assert "busy" in found["file"][0]["message"]
    assert "restore" not in found["file"][0]["remedy"]


def test_references_to_nothing_are_told_with_the_backup_that_has_none(well: Infoview) -> None:
    newest = well.data("backup")["path"]
    run(well.db, "UPDATE tag SET contact_id = 999 WHERE id = 1")
    code, found = examined(well)
    assert (code, found["references"][0]["state"]) == (1, "fault")
    assert found["references"][0]["message"] == "Rows that refer to nothing: 1."
    assert found["references"][0]["remedy"] == f"infoview restore {quote(newest)}"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM change WHERE operation_id = 3", "steps without changes: 1"),
        ("UPDATE change SET after = 'x' WHERE id = 1", "unreadable changes: 1"),
        ("UPDATE change SET before = NULL, after = NULL WHERE id = 1", "unreadable changes: 1"),
        ("UPDATE operation SET state = 'undone' WHERE id IN (2, 3)", "undone steps below done ones: 2"),
        ("UPDATE change SET table_name = 'nowhere' WHERE id = 1", "changes of unknown tables: 1"),
    ],
)
def test_a_broken_journal_is_told(well: Infoview, statement: str, told: str) -> None:
    run(well.db, statement)
    code, found = examined(well)
    assert (code, found["journal"][0]["state"]) == (1, "fault")
    assert found["journal"][0]["message"] == f"{told}."
    assert found["journal"][0]["remedy"]


# What follows from the log, and can be made to again.

DRIFTED = {
    "a due day": "UPDATE followup SET due = '2027-01-01' WHERE state = 'open' AND origin = 'auto' AND id ="
    " (SELECT min(id) FROM followup WHERE state = 'open' AND origin = 'auto')",
    "a row too many": "INSERT INTO followup (uid, contact_id, key, kind, origin, due, times, state)"
    " VALUES ('x', 1, 'nudge:x', 'nudge', 'auto', '2026-12-01', 0, 'open')",
    "a row too few": "DELETE FROM followup WHERE state = 'open' AND origin = 'auto'",
    "a stage": "UPDATE contact SET stage = 'met' WHERE id = 8",
    "a last touch": "UPDATE contact SET last_touch = '2020-01-01' WHERE id = 1",
    "a rest": "UPDATE contact SET rested = 1 WHERE id = 1",
    "a kind that is no more": "UPDATE followup SET kind = 'unknown' WHERE state = 'open' AND origin = 'auto'",
}
UNKEYED = {
    "a key of a name": "UPDATE contact SET name_key = 'somebody else' WHERE id = 2",
    "a key of a company": "UPDATE contact SET company_key = 'elsewhere' WHERE id = 2",
}
DERIVED = {
    **{name: (statement, "owed") for name, statement in DRIFTED.items()},
    **{name: (statement, "search") for name, statement in UNKEYED.items()},
}


@pytest.mark.parametrize(("statement", "check"), DERIVED.values(), ids=DERIVED)
def test_what_drifted_is_told_mended_and_the_mending_undone(
    well: Infoview, statement: str, check: str
) -> None:
    true = without_ids(content(well.db))
    run(well.db, statement)
    drifted = content(well.db)
    code, found = examined(well)
    assert (code, states(found)) == (1, {**ALL_IS_WELL, check: "fault"})
    assert found[check][0]["remedy"] == "infoview doctor --fix"
    assert content(well.db) == drifted, "looking has changed something"
    code, found = examined(well, "--fix")
    assert (code, states(found)) == (0, {**ALL_IS_WELL, check: "mended"})
    assert without_ids(content(well.db)) == true
    assert examined(well)[0] == 0
    well.ok("undo")
    assert content(well.db) == drifted
    well.ok("redo")
    assert examined(well)[0] == 0


def without_ids(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the rows but for the ids of follow-ups, which are new where a row was made anew."""
    return rows | {"followup": sorted(row.split(", ", 2)[2] for row in rows["followup"])}


def test_the_contacts_that_drifted_are_named(well: Infoview) -> None:
    run(well.db, "UPDATE contact SET stage = 'met', name_key = 'x' WHERE id IN (5, 8)")
    _, found = examined(well)
    for check in ("owed", "search"):
        assert found[check][0]["message"] == "2 of 11 contacts (Sam Park, Nia Okafor) are out of date."


def test_a_setting_changed_by_hand_is_told_and_mended(well: Infoview) -> None:
    (well.home / "config.toml").write_text("[follow-up]\nreach_out = 9\n")
    code, found = examined(well)
    assert (code, found["owed"][0]["state"]) == (1, "fault")
    assert examined(well, "--fix")[0] == 0
    assert examined(well)[0] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE followup SET due = 'soon'",
        "UPDATE entry SET day = '2026-02-31'",
        "UPDATE contact SET added_on = 7 WHERE id = 3",
        "UPDATE interview SET at = 'noon'",
        "UPDATE contact SET every = 'often' WHERE id = 1",
    ],
)
@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["", "fix"])
def test_a_value_that_no_infoview_wrote_is_a_finding_and_not_a_failure(
    well: Infoview, statement: str, options: tuple[str, ...]
) -> None:
    run(well.db, statement)
    before = well.db.read_bytes()
    code, found = examined(well, *options)
    assert (code, found["values"][0]["state"]) == (1, "fault")
    assert found["values"][0]["remedy"].startswith("infoview restore ")
    assert well.db.read_bytes() == before


# The place.


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize(
    ("name", "loose", "tight"),
    [
        ("", 0o755, 0o700),
        ("infoview.db", 0o644, 0o600),
        ("backups", 0o750, 0o700),
        ("backups/*", 0o604, 0o600),
    ],
)
def test_what_is_open_to_others_is_told_and_closed(well: Infoview, name: str, loose: int, tight: int) -> None:
    (place,) = well.home.glob(name) if "*" in name else [well.home / name]
    place.chmod(loose)
    code, found = examined(well)
    assert (code, [finding["state"] for finding in found["privacy"]]) == (0, ["warning"])
    assert str(place) in found["privacy"][0]["message"]
    assert found["privacy"][0]["remedy"] == "infoview doctor --fix"
    assert mode(place) == loose, "looking has changed something"
    code, found = examined(well, "--fix")
    assert (code, [finding["state"] for finding in found["privacy"]]) == (0, ["mended"])
    assert mode(place) == tight
    assert "privacy" not in examined(well)[1]


@posix
def test_a_folder_that_is_not_infoviews_own_is_left_as_it_is(
    well: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "Documents"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)
    (shared / "backups").mkdir()
    (shared / "backups").chmod(0o755)
    well.db.rename(shared / "people.db")
    monkeypatch.setenv("INFOVIEW_DB", str(shared / "people.db"))
    for options in ((), ("--fix",)):
        _, found = examined(well, *options)
        assert "privacy" not in found
    assert mode(shared) == mode(shared / "backups") == 0o755


def test_a_synced_folder_is_warned_of_once_when_the_file_is_made(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iv.ok("add-contact", "Dana Lee")
    iv.ok("backup", str(tmp_path / "copy.db"))
    place = tmp_path / "Dropbox" / "infoview.db"
    monkeypatch.setenv("INFOVIEW_DB", str(place))
    assert iv.ok("contacts").err == ""
    said = " ".join(iv.ok("add-contact", "Dana Lee").err.split())
    assert said.startswith("The database lies where Dropbox copies or shares it")
    assert said.endswith("let the service copy backups: infoview backup FILE")
    assert iv.ok("add-contact", "Bo Berg").err == iv.ok("followup").err == ""
    place.unlink()
    assert "Dropbox" in iv.ok("restore", str(tmp_path / "copy.db")).err
    assert iv.ok("add-contact", "Bo Berg").err == ""


def test_a_command_that_fails_or_lies_well_warns_of_nothing(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert iv.ok("add-contact", "Dana Lee").err == ""
    monkeypatch.setenv("INFOVIEW_DB", str(tmp_path / "Dropbox" / "infoview.db"))
    assert "Dropbox" not in iv("log", "dana", "asked").err.replace(str(tmp_path), "")


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Contoso", "Library/Mobile Documents", "Nextcloud", "Google Drive"]
)
def test_a_synced_folder_is_warned_of(
    well: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    place = tmp_path / folder / "infoview"
    place.mkdir(parents=True, mode=0o700)
    well.db.rename(place / "infoview.db")
    monkeypatch.setenv("INFOVIEW_DB", str(place / "infoview.db"))
    code, found = examined(well)
    assert (code, found["place"][0]["state"]) == (0, "warning")
    assert folder.rpartition("/")[2] in found["place"][0]["message"]
    assert "infoview backup" in found["place"][0]["remedy"]


def test_a_network_file_system_is_warned_of(well: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_text
    mounts = "disk / ext4 rw 0 0\nserver:/home " + str(well.home).replace(" ", "\\040") + " nfs4 rw 0 0\n"

    def read_text(path: Path, **options: str) -> str:
        return mounts if str(path) == "/proc/mounts" else read(path, **options)

    monkeypatch.setattr(Path, "read_text", read_text)
    assert checking.synced_by(well.db) == "nfs4"
    assert checking.synced_by(well.home.parent / "elsewhere.db") is None
    assert "nfs4" in examined(well)[1]["place"][0]["message"]


# The backups.


def test_that_there_is_no_backup_is_told(iv: Infoview) -> None:
    prepare(iv)
    code, found = examined(iv)
    assert (code, found["backups"][0]["state"], found["backups"][0]["remedy"]) == (
        0,
        "warning",
        "infoview backup",
    )


def test_a_broken_backup_is_told_by_name(well: Infoview) -> None:
    well.at("2026-11-24T09:00").ok("backup")
    broken = well.home / "backups" / "infoview-20261124T090000Z-by-hand.db"
    of_pages(broken)
    before = broken.read_bytes()
    code, found = examined(well, "--fix")
    assert code == 0
    assert [finding["state"] for finding in found["backups"]] == ["warning"]
    assert broken.name in found["backups"][0]["message"]
    assert broken.read_bytes() == before


def test_what_a_killed_command_left_is_told(well: Infoview) -> None:
    left = [well.home / "backups" / ".infoview-a.tmp", well.home / ".infoview-b" / "restored.db"]
    for path in left:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
    code, found = examined(well)
    assert (code, {finding["state"] for finding in found["leftovers"]}) == (0, {"warning"})
    assert {finding["message"].split(" is ")[0] for finding in found["leftovers"]} == set(map(str, left))


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


def test_fixing_what_is_well_is_no_step_of_the_history(well: Infoview) -> None:
    before = number(well.db, "SELECT count(*) FROM operation")
    well.ok("doctor", "--fix")
    assert number(well.db, "SELECT count(*) FROM operation") == before


def test_an_older_schema_is_brought_to_the_newest_before_it_is_looked_at(
    well: Infoview, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planted import plant_migration

    plant_migration(monkeypatch)
    code, found = examined(well)
    assert code == 0
    assert f"schema {migrations.newest()}" in found["file"][0]["message"]
    assert number(well.db, "PRAGMA user_version") == migrations.newest()
