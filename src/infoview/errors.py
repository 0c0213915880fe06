"""What can go wrong, said once: a code for programs, an exit code for the shell, a sentence for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes that scripts may rely on."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    NOT_FOUND = 3
    AMBIGUOUS = 4
    REFUSED = 5
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the people who may be meant, with the exact command that means this one.

    Where several debts to one person may be meant, ``role`` is what is owed.
    """

    id: int
    name: str
    company: str | None
    role: str | None
    command: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where an edit file is, what an editor left beside it, and the command that goes on with it."""

    path: str
    beside: tuple[str, ...]
    command: str


class InfoviewError(Exception):
    """A failure that a user can understand.

    Args:
        message: what is wrong, naming the value.
        hint: what to do next: what is accepted, or a correct command; one that stands on a line of its own
            is never broken.
        code: a short stable word for programs; the class's own unless given.
        candidates: the people who may be meant instead.
        who: the word of the command line that the candidates may replace.
        new: the word in its place that says it is nobody on record.

    Attributes:
        kept: where that is kept which was written in the editor.
    """

    exit_code = ExitCode.FAILURE
    code = "failure"

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        code: str = "",
        candidates: Sequence[Candidate] = (),
        who: str = "",
        new: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code or type(self).code
        self.candidates = tuple(candidates)
        self.who = who
        self.new = new
        self.kept: KeptFile | None = None


class UsageError(InfoviewError):
    """A value or a combination of options that cannot be meant."""

    exit_code = ExitCode.USAGE
    code = "usage"


class EditFileError(UsageError):
    """What was written in an editor cannot be stored, and may be mended there.

    Args:
        reason: what is wrong.
        line: where in the file, from 1; 0 is nowhere in particular.
        hint: what is accepted.
        candidates: the people who may be meant instead.
    """

    def __init__(
        self, reason: str, *, line: int = 0, hint: str = "", candidates: Sequence[Candidate] = ()
    ) -> None:
        super().__init__(f"Line {line}: {reason}" if line else reason, hint=hint, candidates=candidates)
        self.reason = reason
        self.line = line


class NotFoundError(InfoviewError):
    """Nothing on record answers to what was asked for; candidates are near misses."""

    exit_code = ExitCode.NOT_FOUND
    code = "not-found"


class AmbiguousError(InfoviewError):
    """More than one record answers; the candidates carry the exact command for each."""

    exit_code = ExitCode.AMBIGUOUS
    code = "ambiguous"


class RefusedError(InfoviewError):
    """Not done, to protect what is there: a likely duplicate, an existing file, a deletion without --yes."""

    exit_code = ExitCode.REFUSED
    code = "refused"
