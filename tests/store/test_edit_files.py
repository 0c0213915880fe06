"""Edit files: private whatever the umask, whole or not there, gone with what an editor left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from infoview import config
from infoview.domain.edit_file import Header, header_line, read_header
from infoview.errors import InfoviewError
from infoview.store import edit_files
from infoview.store.edit_files import EditFile

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def header(command: str = "log", contact: int = 1, **options: object) -> Header:
    begun = datetime.fromisoformat("2026-11-23T09:00")
    return Header(command, "key", contact, f"uid{contact}", "Dana Lee", begun, options)


def new(command: str = "log", contact: int = 1, text: str = "", **options: object) -> EditFile:
    made = header(command, contact, **options)
    return edit_files.create(made, f"{text}\n{header_line(made)}\n")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def wide_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@POSIX
@pytest.mark.usefixtures("wide_open")
def test_an_edit_file_is_for_the_user_alone() -> None:
    config.edit_files_path().mkdir(parents=True, mode=0o777)
    file = new()
    assert (mode(file.path), mode(file.path.parent)) == (0o600, 0o700)
    edit_files.rewrite(file.path, edit_files.read(file.path))
    assert mode(file.path) == 0o600
    file.path.chmod(0o644)
    edit_files.secure(file)
    assert mode(file.path) == 0o600


def test_an_edit_file_lies_beside_its_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INFOVIEW_DB", str(tmp_path / "other" / "net.db"))
    file = new("edit")
    assert file.path.parent == tmp_path / "other" / "drafts"
    assert file.path.name == f"edit-{file.number}.toml"
    assert 1000 <= file.number <= 9999


def test_a_name_that_is_taken_is_not_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([5, 5, 6])
    monkeypatch.setattr("secrets.randbelow", lambda _limit: next(drawn))
    first, second = new(text="first"), new(text="second")
    assert (first.number, second.number) == (1005, 1006)
    assert "first" in edit_files.read(first.path)


def test_an_edit_file_that_cannot_be_written_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InfoviewError, match="No space left"):
        new()
    assert list(config.edit_files_path().iterdir()) == []


def test_a_rewrite_that_fails_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    file = new(text="precious")
    before = edit_files.read(file.path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(InfoviewError, match="No space left"):
            edit_files.rewrite(file.path, "other")
    assert edit_files.read(file.path) == before
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        (b"\xef\xbb\xbfZo\xc3\xab\r\nLine\r\n", "Zoë\nLine\n"),
        (b"old\rMac", "old\nMac"),
        ("Zoë\r\n".encode("utf-16"), "Zoë\n"),
        (b"", ""),
    ],
)
def test_what_editors_save_is_read(saved: bytes, text: str) -> None:
    file = new()
    file.path.write_bytes(saved)
    assert edit_files.read(file.path) == text


def test_what_is_not_utf8_is_refused_and_not_quoted() -> None:
    file = new()
    file.path.write_bytes(b"J\xfcrgen")
    with pytest.raises(InfoviewError) as caught:
        edit_files.read(file.path)
    assert caught.value.message == "What the editor saved is not UTF-8."


def test_a_lost_header_is_put_back() -> None:
    file = new(what="met")
    file.path.write_text("All I wrote.\n", encoding="utf-8")
    edit_files.secure(file)
    content = edit_files.read(file.path)
    assert read_header(content) == file.header
    assert content.startswith("All I wrote.\n")


def test_an_edit_file_that_is_gone_reads_as_empty() -> None:
    file = new()
    file.path.unlink()
    assert edit_files.read(file.path) == ""
    edit_files.remove(file)


def test_an_edit_file_goes_with_its_old_copies_but_not_with_what_was_rescued() -> None:
    file, other = new(), new()
    name = file.path.name
    for beside in (f"{name}~", f".{name}.un~", f".{name}.swp", f"{name}.save", f"{other.path.name}~"):
        (file.path.parent / beside).write_text("x", encoding="utf-8")
    rescued = {file.path.parent / f".{name}.swp", file.path.parent / f"{name}.save"}
    assert set(edit_files.rescued(file)) == rescued
    edit_files.remove(file)
    left = {other.path, other.path.with_name(f"{other.path.name}~")}
    assert set(file.path.parent.iterdir()) == rescued | left
    edit_files.erase([str(file.path), str(other.path)])
    assert list(file.path.parent.iterdir()) == []


def test_edit_files_are_listed_newest_first_by_command() -> None:
    first, second, third = new(), new(), new("edit")
    os.utime(second.path, ns=(1, 1))
    (first.path.parent / "log-notes.md").write_text("mine", encoding="utf-8")
    third.path.write_bytes(b"J\xfcrgen")
    assert edit_files.list_edit_files("log") == [first, second]
    assert edit_files.list_edit_files("edit") == [EditFile(third.path, None)]


def test_edit_files_about_somebody_are_found_alone_or_with_others() -> None:
    about = {new(contact=1).path, new("edit", contact=1).path, new(contact=2, together_with=["1"]).path}
    new(contact=2, together_with=["11"])
    left = config.edit_files_path() / ".log-1111.md.swp"
    left.write_bytes(b"\xff\x00 uid1 \x00")
    left.with_name("log-1111.md.save").write_text("uid11 is not uid2", encoding="utf-8")
    assert set(edit_files.list_about(2, "uid2")) >= {left.with_name("log-1111.md.save")}
    left.with_name("log-1111.md.save").unlink()
    assert set(edit_files.list_about(1, "uid1")) == about | {left}


def test_what_no_edit_file_has_beside_it_is_told_of() -> None:
    assert edit_files.list_left() == []
    file = new()
    left = file.path.with_name(f"{file.path.name}.save")
    left.touch()
    assert edit_files.list_left() == [left]
