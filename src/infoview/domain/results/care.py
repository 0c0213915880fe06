"""What the commands of care return: backups, findings, settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A copy that was made: where it is, its size in bytes, and how many contacts it holds."""

    path: str
    size: int
    contacts: int


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup on the list: when it was made (UTC), for what, and what is wrong with it, if anything."""

    path: str
    made: str
    reason: str
    size: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that took the place of the database.

    ``kept`` is where the state before it lies; ``damaged`` says that it could not be read.
    """

    path: str
    kept: str | None
    damaged: bool
    contacts: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the doctor looked at.

    ``state`` is ok, warning, fault or mended; ``remedy`` says what to do where it is not ok.
    """

    check: str
    state: str
    message: str
    remedy: str | None


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting: its value in force, default, unit, the reason for the default, and where it was set.

    ``accepted`` says what it can be, ``unset`` is its value without a line of its own: the profile's, or the
    default.
    """

    key: str
    value: str
    default: str
    unit: str
    why: str
    origin: str
    accepted: str
    unset: str


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A key that was no setting, and the settings file that it was taken out of."""

    key: str
    path: str


@dataclass(frozen=True, slots=True)
class Erased:
    """A contact that is gone for good.

    ``steps`` is how many steps of the history went along, ``mentions`` how many notes about others still hold
    the name, ``backups`` the files that still hold the contact, ``drafts`` those about it, which are gone.
    """

    id: int
    name: str
    steps: int
    mentions: int
    backups: tuple[str, ...]
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A file's place, and whether the file is there."""

    path: str
    exists: bool
