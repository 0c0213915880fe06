"""The files of drafts: private whatever the umask, whole or not there, gone with what an editor left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from infoview import config
from infoview.domain.draft_file import Header, header_line, read_header
from infoview.errors import InfoviewError
from infoview.store import drafts
from infoview.store.drafts import Draft

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def header(command: str = "log", contact: int = 1, **options: object) -> Header:
    begun = datetime.fromisoformat("2026-11-23T09:00")
    return Header(command, "key", contact, f"uid{contact}", "Dana Lee", begun, options)


def new(command: str = "log", contact: int = 1, text: str = "", **options: object) -> Draft:
    made = header(command, contact, **options)
    return drafts.create(made, f"{text}\n{header_line(made)}\n")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def wide_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@POSIX
@pytest.mark.usefixtures("wide_open")
def test_a_draft_is_for_the_user_alone() -> None:
    config.drafts_path().mkdir(parents=True, mode=0o777)
    draft = new()
    assert (mode(draft.path), mode(draft.path.parent)) == (0o600, 0o700)
    drafts.rewrite(draft.path, drafts.read(draft.path))
    assert mode(draft.path) == 0o600
    draft.path.chmod(0o644)
    drafts.secure(draft)
    assert mode(draft.path) == 0o600


def test_a_draft_lies_beside_its_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INFOVIEW_DB", str(tmp_path / "other" / "net.db"))
    draft = new("edit")
    assert draft.path.parent == tmp_path / "other" / "drafts"
    assert draft.path.name == f"edit-{draft.number}.toml"
    assert 1000 <= draft.number <= 9999


def test_a_name_that_is_taken_is_not_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([5, 5, 6])
    monkeypatch.setattr("secrets.randbelow", lambda _limit: next(drawn))
    first, second = new(text="first"), new(text="second")
    assert (first.number, second.number) == (1005, 1006)
    assert "first" in drafts.read(first.path)


def test_a_draft_that_cannot_be_written_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InfoviewError, match="No space left"):
        new()
    assert list(config.drafts_path().iterdir()) == []


def test_a_rewrite_that_fails_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = new(text="precious")
    before = drafts.read(draft.path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(InfoviewError, match="No space left"):
            drafts.rewrite(draft.path, "other")
    assert drafts.read(draft.path) == before
    assert list(draft.path.parent.iterdir()) == [draft.path]


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
    draft = new()
    draft.path.write_bytes(saved)
    assert drafts.read(draft.path) == text


def test_what_is_not_utf8_is_refused_and_not_quoted() -> None:
    draft = new()
    draft.path.write_bytes(b"J\xfcrgen")
    with pytest.raises(InfoviewError) as caught:
        drafts.read(draft.path)
    assert caught.value.message == "What the editor saved is not UTF-8."


def test_a_lost_header_is_put_back() -> None:
    draft = new(what="met")
    draft.path.write_text("All I wrote.\n", encoding="utf-8")
    drafts.secure(draft)
    content = drafts.read(draft.path)
    assert read_header(content) == draft.header
    assert content.startswith("All I wrote.\n")


def test_a_draft_that_is_gone_reads_as_empty() -> None:
    draft = new()
    draft.path.unlink()
    assert drafts.read(draft.path) == ""
    drafts.remove(draft)


def test_a_draft_goes_with_its_old_copies_but_not_with_what_was_rescued() -> None:
    draft, other = new(), new()
    name = draft.path.name
    for beside in (f"{name}~", f".{name}.un~", f".{name}.swp", f"{name}.save", f"{other.path.name}~"):
        (draft.path.parent / beside).write_text("x", encoding="utf-8")
    rescued = {draft.path.parent / f".{name}.swp", draft.path.parent / f"{name}.save"}
    assert set(drafts.rescued(draft)) == rescued
    drafts.remove(draft)
    left = {other.path, other.path.with_name(f"{other.path.name}~")}
    assert set(draft.path.parent.iterdir()) == rescued | left
    drafts.erase([str(draft.path), str(other.path)])
    assert list(draft.path.parent.iterdir()) == []


def test_drafts_are_listed_newest_first_by_command() -> None:
    first, second, third = new(), new(), new("edit")
    os.utime(second.path, ns=(1, 1))
    (first.path.parent / "log-notes.md").write_text("mine", encoding="utf-8")
    third.path.write_bytes(b"J\xfcrgen")
    assert drafts.list_drafts("log") == [first, second]
    assert drafts.list_drafts("edit") == [Draft(third.path, None)]


def test_drafts_about_somebody_are_found_alone_or_with_others() -> None:
    about = {new(contact=1).path, new("edit", contact=1).path, new(contact=2, together_with=["1"]).path}
    new(contact=2, together_with=["11"])
    left = config.drafts_path() / ".log-1111.md.swp"
    left.write_bytes(b"\xff\x00 uid1 \x00")
    left.with_name("log-1111.md.save").write_text("uid11 is not uid2", encoding="utf-8")
    assert set(drafts.list_about(2, "uid2")) >= {left.with_name("log-1111.md.save")}
    left.with_name("log-1111.md.save").unlink()
    assert set(drafts.list_about(1, "uid1")) == about | {left}


def test_what_no_draft_has_beside_it_is_told_of() -> None:
    assert drafts.list_left() == []
    draft = new()
    left = draft.path.with_name(f"{draft.path.name}.save")
    left.touch()
    assert drafts.list_left() == [left]
