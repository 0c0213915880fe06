"""Backups, findings, settings."""

from __future__ import annotations

from infoview.domain.results.care import (
    BackedUp,
    BackupLine,
    Erased,
    Finding,
    Place,
    Restored,
    SettingLine,
    TakenOut,
)
from infoview.domain.text import quote
from infoview.render.page import Column, Line, Page, cell

SHORT = 16
"""How many characters of a value stand on one line, be they those of a list."""

_STYLES = {"ok": "good", "warning": "today", "fault": "late", "mended": "good"}


def backed_up(copy: BackedUp) -> Page:
    """Return the page after a backup."""
    page = Page()
    page.line(f"Backed up {_people(copy.contacts)}, {_size(copy.size)}: {copy.path}", "good")
    return page


def backups(lines: tuple[BackupLine, ...]) -> Page:
    """Return the page of the backups."""
    page = Page()
    for line in lines:
        page.line(f"{line.made[:16].replace('T', ' ')} UTC, {line.reason}, {_size(line.size)}")
        page.raw(f"  {line.path}", "dim")  # whole, to be copied
        if line.fault:
            page.line(f"cannot be read: {line.fault}", "late", indent=2)
    page.line("To go back to one: infoview restore FILE", "dim")
    return page


def restored(change: Restored) -> Page:
    """Return the page after a restore, with the way back."""
    page = Page()
    page.line(f"Restored {_people(change.contacts)} from {change.path}", "good")
    if change.kept and change.damaged:
        page.line(f"The damaged file was put aside: {change.kept}")
    elif change.kept:
        page.line(f"The state before it: {change.kept}")
        page.line(f"infoview restore {quote(change.kept)}", "command", indent=2)
    return page


def erased(gone: Erased) -> Page:
    """Return the page after an erasure, with what still holds the contact."""
    page = Page()
    page.line(f"Erased {gone.name} for good, and {gone.steps} steps of the history with them.", "good")
    if gone.drafts:
        page.line(f"{len(gone.drafts)} unfinished {'draft' if len(gone.drafts) == 1 else 'drafts'} too.")
    if gone.mentions:
        notes = "note" if gone.mentions == 1 else "notes"
        page.line(f"{gone.mentions} {notes} about others still hold the name.")
    if gone.backups:
        page.line("These backups still hold them:")
        for path in gone.backups:
            page.line(path, indent=2)
    return page


def findings(found: tuple[Finding, ...]) -> Page:
    """Return the page of what the doctor found, each with its remedy."""
    page = Page()
    page.table(
        [Column("Check", most=12), Column("State"), Column("Finding", flexible=True)],
        [
            (
                each.check,
                cell((each.state, _STYLES[each.state])),
                cell(each.message, (each.remedy or "", "command")),
            )
            for each in found
        ],
    )
    return page


def settings(lines: tuple[SettingLine, ...], *, changed: bool = False) -> Page:
    """Return the page of the settings, or of the one that was changed."""
    page = Page()
    if changed:
        (line,) = lines
        of_profile = line.unset != line.default
        whose = "as the profile has it" if of_profile else "as it is by default"
        said = f"{line.key} is now {line.value or 'nothing'} ({line.unit})"
        page.line(f"{said}, {whose}" if line.value == line.unset else said, "good")
        if line.value != line.unset:
            value = f" of {line.unset}" if line.unset else ""
            back = f"the profile's {line.unset}" if of_profile else f"the default{value}"
            page.line(f"To go back to {back}: infoview config unset {line.key}", "dim")
        return page
    page.table(
        [Column("Setting"), Column("Value"), Column("Why, and where it was set", flexible=True)],
        [
            (
                line.key,
                _whole(line.value or "-"),
                cell(
                    f"{line.unit}: {line.why}",
                    (
                        "" if line.origin == "default" else f"{line.origin}; default {line.default or '-'}",
                        "dim",
                    ),
                ),
            )
            for line in lines
        ],
    )
    page.line("To change one: infoview config set follow-up.nudge 5", "dim")
    return page


def taken_out(lines: tuple[TakenOut, ...]) -> Page:
    """Return the page after something that is no setting was taken out of the file."""
    page = Page()
    for line in lines:
        page.line(f"{line.key} is no longer in the settings file; it was no setting.", "good")
    return page


def place(where: Place) -> Page:
    """Return the path alone, so that a script can use it."""
    page = Page()
    page.raw(where.path)
    return page


def _whole(value: str) -> tuple[Line, ...]:
    """Return a value as a cell that is never cut: a long list item by item."""
    return cell(value) if len(value) <= SHORT else cell(*value.split(", "))


def _people(count: int) -> str:
    return f"{count} contact" if count == 1 else f"{count} contacts"


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KiB"
