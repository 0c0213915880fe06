"""Messages: a draft with what is to be said about it, a text that was judged, the templates there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview.domain.results.followups import Caution, Ref
    from infoview.domain.results.logs import Logged


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that speaks against a text: a short stable code, the reason, and what to do instead."""

    code: str
    text: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Message:
    """A draft that is ready to be sent by the user.

    ``to`` is an address or a profile, where one is on record; ``words`` are counted without what stands under
    the closing line, ``characters`` are those of the whole body. ``dropped`` is what was left out to
    keep within the limits, ``missing`` the blanks that the profile could fill; ``wanted`` is the source or
    the kind that calls for a sentence of the user's own. Free times are ``times_unfit`` where they fall
    into the night of whoever reads. ``unsaid`` is what was noted of the talk and cannot
    be said to them as it is; where the talk is ``private`` nothing of it is.

    A reminder may come before its day (``not_due_until``), and the last one before any other
    (``skips_reminder``). A message by LinkedIn waits for the invitation that is ``not_accepted``. To somebody
    who was written to already another kind ``fits`` better, or they asked to wait (``wait_until``).
    ``answers`` is the key of the debt that it speaks of, which is settled once it was sent; ``logged`` what
    recording it changed. ``eml`` is the file that was written, ``copied_with`` the program that took it,
    ``not_copied`` why none did.
    """

    kind: str
    channel: str
    to: str | None
    subject: str | None
    body: str
    words: int
    characters: int
    dropped: tuple[str, ...]
    findings: tuple[Fault, ...]
    tone: str
    contact: Ref
    mailto: str | None = None
    missing: tuple[str, ...] = ()
    wanted: str | None = None
    times_unfit: bool = False
    unnamed: str | None = None
    unsaid: tuple[str, ...] = ()
    private: bool = False
    not_due_until: date | None = None
    skips_reminder: bool = False
    not_accepted: bool = False
    fits: str | None = None
    wait_until: date | None = None
    eml: str | None = None
    copied_with: str | None = None
    not_copied: str | None = None
    logged: Logged | None = None
    answers: str | None = None

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What speaks against the message that was just logged."""
        return self.logged.cautions if self.logged else ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that was judged as a message of a kind, by its channel."""

    kind: str
    channel: str
    subject: str | None
    words: int
    characters: int
    findings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file of templates: whether the user's own is in force, and where that lies or would lie.

    ``copied`` says that a copy was laid there just now.
    """

    name: str
    own: bool
    path: str
    copied: bool = False
