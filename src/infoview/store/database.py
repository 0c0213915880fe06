"""Opening the file: who may read, who may write, and in what transaction.

One command is one transaction. A writer holds BEGIN IMMEDIATE round the reads that its change depends on
(without it, two processes that read before they write lose one of the writes in silence). A reader writes
nothing, but is able to roll back what a killed writer left behind.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from infoview import clock, config, notices
from infoview.errors import InfoviewError
from infoview.store import files, journal, migrations, search_index, sessions, waiting

if TYPE_CHECKING:
    from sqlmodel import Session

MANY_CHANGES = 100
"""A command that changes more rows than this is preceded by an automatic backup."""

SETTINGS = (
    # Measured over simulated power cuts: with these two nothing acknowledged was ever lost or torn, and the
    # database stays one file that may be copied while nobody writes.
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    # A writer whose memory spills to the file would lock out the backup of the state before it.
    "PRAGMA cache_spill = OFF",
    # No temporary file may hold what was typed.
    "PRAGMA temp_store = MEMORY",
)


@contextmanager
def writing(command: str, *, now: datetime, path: Path | None = None) -> Iterator[Session]:
    """Yield a session inside one transaction that is one undo step under the command's name.

    Leaving the block commits; any exception, Ctrl-C included, rolls everything back. ``path`` is another
    file than the user's own.

    Raises:
        InfoviewError: the file cannot be used or written, or another process kept it busy for 30 seconds.
    """
    with _write_transaction(path) as connection:
        operation = journal.begin(connection, command, clock.stamp(now))
        with sessions.session_on(connection) as session:
            yield session
            session.flush()
        changes = journal.end(connection, operation)
        if path is None:
            backup_if_many(command, changes, now=now)


@contextmanager
def rehearsing() -> Iterator[Session]:
    """Yield a session whose changes are all taken back: to see what a command would do, or would refuse."""
    with _write_transaction(keep=False) as connection, sessions.session_on(connection) as session:
        yield session


@contextmanager
def deriving(path: Path) -> Iterator[Session]:
    """Yield a session on another file than the user's own, for what follows from its rows: no undo step."""
    with _write_transaction(path) as connection, sessions.session_on(connection) as session:
        yield session
        session.flush()


@contextmanager
def reading() -> Iterator[Session]:
    """Yield a session that cannot write; where there is no file yet, one on an empty database."""
    with reading_connection() as connection, sessions.session_on(connection) as session:
        yield session


@contextmanager
def reading_connection(path: Path | None = None) -> Iterator[sqlite3.Connection]:
    """Yield a plain connection that cannot write, for reads that must not wait for SQLModel."""
    path = path or config.database_path()
    with explaining(path):
        connection = _open_existing(path) if _version(path) else _empty()
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


@contextmanager
def glancing() -> Iterator[sqlite3.Connection]:
    """Yield a connection for a read that succeeds at once or not at all, and leaves everything as it is.

    For the shell's completion: nothing is made, migrated or waited for, and what a killed writer left is
    for the next command to mend.

    Raises:
        InfoviewError: there is nothing that could be read just now.
    """
    path = config.database_path()
    with explaining(path):
        if check_file(path) != migrations.newest():
            raise InfoviewError(f"{path} has no data yet, or an older schema.")
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=waiting.GLANCE_SECONDS)) as connection:
            yield connection


@contextmanager
def erasing() -> Iterator[Session]:
    """Yield a session whose change leaves no trace: no undo step, and no free page that still holds it.

    The caller takes care of the steps of the history that hold what is erased.
    """
    with _write_transaction() as connection, sessions.session_on(connection) as session:
        yield session
        session.flush()
        # Merged away or not: a word that nobody else uses must not stay in it.
        search_index.rebuild(connection)
    path = config.database_path()
    with explaining(path), closing(connect(path)) as connection:
        connection.execute("VACUUM")


def backup_if_many(command: str, changes: int, *, now: datetime) -> None:
    """Make an automatic backup where a command that has not been committed yet changes many rows.

    What is on disk then is still the state before it.
    """
    if changes > MANY_CHANGES:
        backup_before(command, now=now)


def backup_before(command: str, *, now: datetime) -> Path:
    """Make an automatic backup of the committed state, and thin the old ones out."""
    from infoview.store import backup

    path = config.database_path()
    copy = backup.make(path, f"before-{command.replace(' ', '-')}", now=clock.aware(now))
    backup.thin(path, days=config.read_settings()[0].number("backup.days"), today=now.date())
    return copy


def connection_of(session: Session) -> sqlite3.Connection:
    """Return the plain connection under a session, for the reads of ``store.lookup`` in its transaction."""
    connection: Any = session.connection().connection.driver_connection
    return cast(sqlite3.Connection, connection)


@contextmanager
def replaying() -> Iterator[sqlite3.Connection]:
    """Yield a plain connection in a write transaction that the journal does not record (undo, redo)."""
    with _write_transaction() as connection:
        yield connection


@contextmanager
def _write_transaction(path: Path | None = None, *, keep: bool = True) -> Iterator[sqlite3.Connection]:
    path = path or config.database_path()
    with explaining(path):
        # First of all: a file that is refused keeps even its mode.
        _version(path)
        _make_private(path)
        connection = connect(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                migrations.upgrade(connection, 0)
            search_index.watch(connection)
            yield connection
            if keep:
                search_index.take_in(connection)
            connection.execute("COMMIT" if keep else "ROLLBACK")
            if keep and version == 0:
                tell_place(path)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.close()


def tell_place(path: Path) -> None:
    """Warn once, when the file is made, where a service copies or shares its folder."""
    from infoview.store import checking

    if warning := checking.sync_warning(path):
        notices.keep(" ".join(warning))


def _version(path: Path) -> int:
    """Return the schema of the file, 0 for none yet; an older one is migrated first."""
    version = check_file(path)
    file = path.resolve()
    if version and file.with_name(f"{file.name}-journal").exists():
        # What a killed upgrade, or first command, wrote into the header is rolled back by whoever opens it.
        with closing(_open_existing(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    if 0 < version < migrations.newest():
        _migrate(path)
    return migrations.newest() if version else 0


def migrate_copy(copy: Path, *, source: Path) -> None:
    """Bring a copy to the newest schema if it has an older one; what it was made of is the state before."""
    if check_file(copy) < migrations.newest():
        _migrate(copy, source)


def check_file(path: Path) -> int:
    """Return the schema of the file as its header says, 0 for none yet.

    The header is read as plain bytes, so a foreign or newer file is never opened, let alone written.

    Raises:
        InfoviewError: not a regular file, not a database, not infoview's, or from a newer infoview.
    """
    header = _header(path)
    if not header:
        return 0
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        raise _damaged(path, "it is not a database")
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    if application != migrations.APPLICATION_ID:
        raise InfoviewError(
            f"{path} is a database, but not one of infoview's; it was left as it is.",
            hint="Point INFOVIEW_DB at another file.",
            code="foreign-file",
        )
    if version > migrations.newest():
        raise InfoviewError(
            f"{path} was written by a newer infoview (schema {version}, this one knows"
            f" {migrations.newest()}); it was left as it is.",
            hint="Upgrade infoview, then try again.",
            code="newer-file",
        )
    return version


def _header(path: Path) -> bytes:
    """Return the first 100 bytes; nothing for a file that does not exist or is empty."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise InfoviewError(
                f"{path} is a link to a file that does not exist.", hint="Mend or remove the link."
            ) from None
        return b""
    if not stat.S_ISREG(mode):
        raise InfoviewError(f"{path} is not a regular file.", hint="Point INFOVIEW_DB at a file.")
    with path.open("rb") as file:
        return file.read(100)


def _migrate(path: Path, source: Path | None = None) -> None:
    """Bring an older file to the newest schema in one transaction, after a verified backup.

    Where the file is itself a copy, of ``source``, that is its backup, and there is nothing to tell.
    """
    from infoview.store import backup

    connection = connect(path)
    try:
        # Inside a transaction this pragma is ignored, and a rebuilt table would cascade its children away.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        copy: Path | None = None
        if version < migrations.newest():
            copy = source or backup.make(path, "before-migration", now=clock.aware(clock.now()))
            try:
                migrations.upgrade(connection, version)
                broken = connection.execute("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise sqlite3.IntegrityError(f"{len(broken)} rows would point nowhere")
                # From rows of the newest schema: no frozen module says how they are searched.
                search_index.rebuild(connection)
            except sqlite3.Error as error:
                connection.execute("ROLLBACK")
                kept = "" if source else f"; a backup is at {copy}"
                raise InfoviewError(
                    f"{source or path} could not be brought from schema {version} to {migrations.newest()}:"
                    f" {error}. It was left as it was{kept}.",
                    code="migration-failed",
                ) from None
        connection.execute("COMMIT")
        if copy and not source:
            notices.keep(f"The file now has schema {migrations.newest()}. As it was before:", str(copy))
    finally:
        connection.close()


def _make_private(path: Path) -> None:
    """Make the folder (0700) and the file (0600) if need be, whatever the umask."""
    files.make_folder(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077 and os.name == "posix":
            path.chmod(0o600)


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing file for writing, with the settings that keep it whole."""
    connection = _open_existing(path)
    try:
        for pragma in SETTINGS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _open_existing(path: Path) -> sqlite3.Connection:
    """Open read-write even to read: a read-only opener may not roll back what a killed writer left."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=waiting.BUSY_SECONDS, isolation_level=None)


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(connection, 0)
    return connection


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn the database's own errors into sentences that name the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from None
    except PermissionError as error:
        raise InfoviewError(
            f"{error.filename or path} may not be used: permission denied.",
            hint="Check who owns the file and its folder, or point INFOVIEW_DB elsewhere.",
        ) from None
    except OSError as error:
        raise InfoviewError(f"{path} cannot be used: {error.strerror or error}.") from None
    except Exception as error:
        # SQLAlchemy wraps the driver's errors; its name is not known here unless it was needed.
        original = getattr(error, "orig", None)
        if isinstance(original, sqlite3.Error):
            raise _explained(path, original) from None
        raise


def _explained(path: Path, error: sqlite3.Error) -> InfoviewError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return InfoviewError(
            f"Another infoview has kept {path} busy for {waiting.BUSY_SECONDS} seconds; nothing was changed.",
            hint="Wait for it to end, then try again.",
            code="busy",
        )
    if "readonly" in text or "read-only" in text:
        return InfoviewError(f"{path} may not be written; nothing was changed.", code="read-only")
    if "full" in text or "disk I/O" in text:
        return InfoviewError(
            f"{path} could not be written ({text}); what was there before is untouched.",
            hint="Free some space on the disk, then try again.",
            code="disk",
        )
    if "malformed" in text or "not a database" in text or "file is encrypted" in text:
        return _damaged(path, text)
    return InfoviewError(
        f"{path}: {text}; nothing was changed.",
        hint="To see what is wrong with it: infoview doctor",
        code="database",
    )


def _damaged(path: Path, reason: str) -> InfoviewError:
    from infoview.store import backup

    return InfoviewError(
        f"{path} cannot be read: {reason}. It was left as it is.", hint=backup.way_back(), code="damaged"
    )
