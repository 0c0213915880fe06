"""Where a message goes besides stdout: the log, a file, a link, the clipboard. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from infoview.domain.results.messages import Message


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the options of ``infoview draft`` say of it."""

    eml: str | None = None
    force: bool = False
    mailto: bool = False
    copy: bool = False
    osc52: bool = False
    log: bool = False

    @property
    def file(self) -> Path | None:
        """The file to write, if any."""
        from infoview.store import files

        return None if self.eml is None else files.typed_path(self.eml, name="--eml")

    def wherever(self) -> Delivery:
        """Return the same for a command that is taken up again from another folder."""
        return self if self.file is None else replace(self, eml=str(self.file.absolute()))

    def check(self) -> None:
        """Refuse a file that is there already, and a clipboard that cannot be reached, before all else."""
        if self.file is not None:
            from infoview.store import files

            files.check_free(self.file, replace=self.force)
        from infoview.render import clipboard

        if self.copy:
            clipboard.check()
        if self.osc52:
            clipboard.check_terminal()


@contextmanager
def delivering(delivery: Delivery) -> Iterator[tuple[Any, Callable[[Message], Message]]]:
    """Yield a session to write a message from, and what records the message and makes its link and its file.

    Whatever may refuse is asked first. The file has its name once the block was left and the log is written.
    """
    from infoview.cli.running import present
    from infoview.services.messages import record_sent
    from infoview.store import database, files

    now, settings = present()
    delivery.check()
    with (
        files.making(delivery.file, replace=delivery.force) as fill,
        database.writing("draft", now=now) if delivery.log else database.reading() as session,
    ):

        def deliver(message: Message) -> Message:
            if delivery.log:
                message = record_sent(session, message, now=now, settings=settings)
            return _addressed(message, delivery, fill)

        yield session, deliver


def _addressed(message: Message, delivery: Delivery, fill: Callable[[bytes], None]) -> Message:
    """Make the link and the file, as far as they were asked for."""
    from infoview.exchange import mail

    address = message.to if message.channel == "email" else None
    if delivery.mailto:
        link = mail.mailto(to=address, subject=message.subject, body=message.body)
        message = replace(message, mailto=link)
    if delivery.file is not None:
        fill(mail.eml(to=address, name=message.contact.name, subject=message.subject, body=message.body))
        message = replace(message, eml=str(delivery.file))
    return message


def show(message: Message, delivery: Delivery, *, as_json: bool) -> None:
    """Print the message on stdout, fill the clipboard, and say on stderr what is to be said besides."""
    from infoview import render

    if as_json:
        render.show("draft", _copied(message, delivery), as_json=True)
        return
    render.show("draft", message, as_json=False, link=delivery.mailto)
    render.show_remarks(_copied(message, delivery))


def _copied(message: Message, delivery: Delivery) -> Message:
    """Fill the clipboard as far as it was asked for; the message is on record, whatever becomes of it."""
    from infoview.errors import InfoviewError
    from infoview.render import clipboard

    try:
        if delivery.copy:
            message = replace(message, copied_with=clipboard.copy(message.body))
        if delivery.osc52:
            clipboard.copy_by_terminal(message.body)
            message = replace(message, copied_with=message.copied_with or "your terminal")
    except InfoviewError as error:
        message = replace(message, not_copied=f"{error.message} {error.hint}")
    return message
