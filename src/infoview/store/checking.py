"""What SQLite and the file system can say about the health of a database; nothing is written."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from infoview.store import backup

CLOUD_FOLDERS = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "mobile documents", "icloud",
    "nextcloud", "owncloud", "box sync", "pcloud", "syncthing",
)  # fmt: skip
"""Parts of the names of folders that a service copies behind the user's back."""

NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p"})
"""File systems whose locks cannot be relied on."""


def integrity(connection: sqlite3.Connection) -> str | None:
    """Return what the thorough check finds, or None."""
    rows = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
    return None if rows == ["ok"] else backup.in_one_line("\n".join(rows))


def dangling(connection: sqlite3.Connection) -> int:
    """Return how many rows refer to rows that are not there."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def journal_faults(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the journal: steps without changes, changes of nothing, a broken order."""
    faults = []
    queries = {
        "steps without changes": (
            "SELECT count(*) FROM operation WHERE NOT EXISTS"
            " (SELECT 1 FROM change WHERE change.operation_id = operation.id)"
        ),
        "unreadable changes": (
            "SELECT count(*) FROM change WHERE coalesce(before, after) IS NULL"
            " OR NOT json_valid(coalesce(before, after)) OR NOT json_valid(coalesce(after, before))"
        ),
        "undone steps below done ones": (
            "SELECT count(*) FROM operation WHERE state = 'undone'"
            " AND id < (SELECT max(id) FROM operation WHERE state = 'done')"
        ),
        "changes of unknown tables": (
            "SELECT count(*) FROM change WHERE table_name <> 'restore'"
            " AND table_name NOT IN (SELECT name FROM sqlite_master WHERE type = 'table')"
        ),
    }
    for name, query in queries.items():
        (count,) = connection.execute(query).fetchone()
        if count:
            faults.append(f"{name}: {count}")
    return faults


def open_to_others(path: Path) -> bool:
    """Return whether anybody but the owner may use a file or folder."""
    return os.name == "posix" and path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def synced_by(path: Path) -> str | None:
    """Return the folder of the path that a cloud service copies, or the network file system it lies on."""
    for part in path.absolute().parts:
        if any(name in part.casefold() for name in CLOUD_FOLDERS):
            return part
    return _network_system(path.absolute())


def sync_warning(path: Path) -> tuple[str, str] | None:
    """Return what speaks against the place of a database, and what to do; None for a good place."""
    synced = synced_by(path)
    if synced is None:
        return None
    return (
        f"The database lies where {synced} copies or shares it, which can damage it while it is written.",
        "Keep it on this machine (INFOVIEW_HOME) and let the service copy backups: infoview backup FILE",
    )


def _network_system(path: Path) -> str | None:
    """Return the kind of the network file system that holds the path, where the system can say so."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best, kind = "", ""
    for mount in mounts:
        fields = mount.split(" ")
        where = fields[1].replace("\\040", " ")
        if len(where) >= len(best) and path.is_relative_to(where):
            best, kind = where, fields[2]
    return kind if kind in NETWORK_SYSTEMS else None
