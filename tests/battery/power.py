"""What the disk may hold after a power cut in the middle of a traced command.

The model: a write may be on disk, or not, or as far as a sector of it, until its file was synced; a name that
was made or removed may be so on disk, or not, until its folder was synced. Nothing is known of their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2}|\\.|[^"\\])*)"')


@dataclass(frozen=True)
class Image:
    """The files that a power cut leaves, by name; whether the command had ended; how it came about."""

    files: dict[str, bytes]
    acknowledged: bool
    told: str


@dataclass
class _File:
    """A file: what is surely on disk, and the changes since the last sync."""

    synced: bytes
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def with_changes(self, chosen: list[tuple[int, bytes | None]]) -> bytes:
        data = bytearray(self.synced)
        for offset, written in chosen:
            if written is None:
                del data[offset:]
                continue
            if len(data) < offset:
                data.extend(bytes(offset - len(data)))
            data[offset : offset + len(written)] = written
        return bytes(data)

    def sync(self) -> None:
        self.synced, self.pending = self.with_changes(self.pending), []


@dataclass
class _Disk:
    """The database's folder: the files that have a name, now and surely on disk."""

    files: dict[str, _File]
    on_disk: dict[str, _File]

    def sync_folder(self) -> None:
        self.on_disk = dict(self.files)


def crash_images(
    log: Path, pid: int, database: Path, start: bytes, chance: Random, tries: int
) -> Iterator[Image]:
    """Yield what a power cut may leave before each traced call of a process, and after the last.

    Of what was not synced so many random choices are made, besides all of it and nothing of it.
    """
    first = _File(start)
    disk = _Disk({database.name: first}, {database.name: first})
    opened: dict[int, _File | None] = {}
    lines = [
        line.partition(" ")[2].strip()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.startswith(f"{pid} ")
    ]
    for number, line in enumerate(lines):
        found = CALL.match(line)
        if found and int(found[3]) >= 0 and _play(disk, opened, database, found):
            yield from _images(disk, chance, tries, False, f"after call {number}: {line[:90]}")
    yield from _images(disk, chance, tries, True, "after the end")


def _play(disk: _Disk, opened: dict[int, _File | None], database: Path, found: re.Match[str]) -> bool:
    """Do to the disk what a call did; return whether it did anything."""
    call, words, result = found[1], found[2], int(found[3])
    if call == "openat":
        quoted = QUOTED.search(words)
        path = Path(_bytes(quoted[1]).decode()) if quoted else Path()
        if path == database.parent:
            opened[result] = None
        elif path.parent == database.parent:
            opened[result] = disk.files.setdefault(path.name, _File(b""))
        else:
            opened.pop(result, None)
        return False
    if call == "unlink":
        quoted = QUOTED.search(words)
        return bool(quoted and disk.files.pop(Path(_bytes(quoted[1]).decode()).name, None))
    handle = int(words.partition(",")[0])
    if call == "close":
        opened.pop(handle, None)
    if handle not in opened:
        return False
    file = opened[handle]
    if file is None:
        disk.sync_folder()
    elif call == "pwrite64":
        quoted = QUOTED.search(words)
        assert quoted
        offset = int(words.rpartition(",")[2])
        written = _bytes(quoted[1])
        assert len(written) == result, "the trace has cut what was written"
        file.pending.append((offset, written))
    elif call == "ftruncate":
        file.pending.append((int(words.rpartition(",")[2]), None))
    else:
        file.sync()
    return True


def _images(disk: _Disk, chance: Random, tries: int, acknowledged: bool, told: str) -> Iterator[Image]:
    """Yield the worst, the best and some of what lies between."""
    for names in [disk.files] if disk.files == disk.on_disk else [disk.files, disk.on_disk]:
        yield Image({name: file.synced for name, file in names.items()}, acknowledged, f"{told}, all lost")
        yield Image(
            {name: file.with_changes(file.pending) for name, file in names.items()}, acknowledged, told
        )
        for _ in range(tries if any(file.pending for file in names.values()) else 0):
            yield Image(
                {name: file.with_changes(_some(file.pending, chance)) for name, file in names.items()},
                acknowledged,
                f"{told}, some lost",
            )


def _some(pending: list[tuple[int, bytes | None]], chance: Random) -> list[tuple[int, bytes | None]]:
    """Choose which changes reached the disk, and how much of them."""
    chosen: list[tuple[int, bytes | None]] = []
    for offset, written in pending:
        fate = chance.random()
        if fate < 0.45:
            chosen.append((offset, written))
        elif fate < 0.6 and written is not None and len(written) > SECTOR:
            chosen.append((offset, written[: SECTOR * chance.randrange(1, len(written) // SECTOR)]))
    return chosen


def _bytes(quoted: str) -> bytes:
    """Return what stands in a string that strace wrote with -x."""
    return quoted.encode("latin-1").decode("unicode_escape").encode("latin-1")
