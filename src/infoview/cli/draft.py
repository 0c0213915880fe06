"""infoview draft."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infoview.cli import completers, options
from infoview.domain.types import MessageKind, Tone

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from infoview.domain.draft_file import Header
    from infoview.domain.results.messages import Message
    from infoview.services.messages import Typed
    from infoview.store.drafts import Draft


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a draft goes besides stdout."""

    eml: str | None = None
    force: bool = False
    mailto: bool = False
    copy: bool = False
    osc52: bool = False
    log: bool = False


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("draft")(draft)


def draft(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="ask, after-event, referral-ask, nudge, last-try, confirm, new-dates, thank-you,"
            " report-back, tell-introducer, reconnect, decline-reply, good-news, introduce-me.",
            autocompletion=completers.words(MessageKind),
        ),
    ] = None,
    who: options.WhoOrDraft = None,
    channel: Annotated[
        str | None,
        typer.Option(
            metavar="CHANNEL",
            help="email, inmail, linkedin-note, message, letter; else as you wrote last, or as you can.",
            autocompletion=completers.channels,
        ),
    ] = None,
    tone: Annotated[
        str | None,
        typer.Option(
            metavar="formal|warm",
            help="Else formal in a first mail and to executives and academics, warm otherwise.",
            autocompletion=completers.words(Tone),
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="fID|WHO",
            help="Which debt it answers, where several are open; introduce-me: whom you want to meet.",
            autocompletion=completers.followup_ids,
        ),
    ] = None,
    say: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A sentence of your own, put where it belongs.")
    ] = None,
    may_use_name: Annotated[bool, typer.Option("--may-use-name", help="You may say who named them.")] = False,
    edit: options.Edit = False,
    resume: options.Resume = False,
    eml: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write a file that a mail program opens unsent.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --eml: replace a file of that name.")] = False,
    mailto: Annotated[
        bool, typer.Option("--mailto", help="Print a mailto: link instead of the message.")
    ] = False,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put it on the clipboard. With --templates: copy them.")
    ] = False,
    osc52: Annotated[
        bool, typer.Option("--osc52", help="Ask the terminal to put it on the clipboard.")
    ] = False,
    log: Annotated[bool, typer.Option("--log", help="Record it as sent, by this channel.")] = False,
    check: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Judge a text of yours; its first line may be Subject: ..."),
    ] = None,
    templates: Annotated[bool, typer.Option("--templates", help="List the templates instead.")] = False,
    json: options.Json = False,
) -> None:
    """Write a message for the moment, filled from what is on record, within the limits of the channel.

    Nothing is ever sent: you send it, and say so with --log or infoview log.

    infoview draft thank-you "Dana Lee" --edit --copy --log
    """
    from infoview import render
    from infoview.errors import UsageError
    from infoview.services.messages import Typed

    if templates:
        from infoview.services.templates import list_templates

        render.show("draft", list_templates(copy=copy), as_json=json)
        return
    if check is not None:
        _check(check, kind, who, channel, as_json=json)
        return
    delivery = Delivery(eml, force, mailto, copy, osc52, log)
    if resume:
        _show(_resumed(kind or who or "", as_json=json), delivery, as_json=json)
        return
    if kind is None or who is None:
        raise UsageError("draft needs KIND and WHO.", hint='For example: infoview draft thank-you "Dana Lee"')
    typed = Typed(kind, who, channel, tone, about, say, may_use_name)
    _show((_edited if edit else _written)(typed, delivery, as_json=json), delivery, as_json=json)


def _check(file: str, kind: str | None, who: str | None, channel: str | None, *, as_json: bool) -> None:
    from infoview import render
    from infoview.cli.running import present
    from infoview.errors import UsageError
    from infoview.services.messages import judge_text
    from infoview.services.profile import find_profile
    from infoview.store import database

    if who is not None:
        raise UsageError(
            "--check judges a text, whoever it is for.",
            hint="For example: infoview draft --check note.txt --channel linkedin-note",
        )
    _, settings = present()
    text = _read(file)
    with database.reading() as session:
        premium = find_profile(session).premium
    render.show("draft", judge_text(text, kind, channel, premium=premium, settings=settings), as_json=as_json)


def _read(file: str) -> str:
    """Return the text of a file, or on stdin."""
    from infoview.errors import NotFoundError, UsageError

    if file == "-":
        from infoview.render import console

        return console.read_text()
    try:
        return Path(file).expanduser().read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not a text in UTF-8.", hint="Save it as UTF-8 first.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "there is no such file"
        raise NotFoundError(
            f"{file} cannot be read: {reason}.",
            hint="From standard input: infoview draft --check - < note.txt",
        ) from None


def _written(typed: Typed, delivery: Delivery, *, as_json: bool) -> Message:
    """Write a draft and deliver it, all in one transaction if it is logged."""
    from infoview.cli.running import asking, present
    from infoview.services.messages import record_sent, write_message

    now, settings = present()
    _check_target(delivery)

    def run(person: str) -> Message:
        with _opened(delivery, now) as session:
            message = write_message(session, replace(typed, who=person), now=now, settings=settings)
            if delivery.log:
                message = record_sent(session, message, now=now, settings=settings)
            return _delivered(message, delivery)

    return asking(run, typed.who, as_json=as_json)


def _edited(typed: Typed, delivery: Delivery, *, as_json: bool) -> Message:
    """Write a draft, have it edited, and deliver what came of it."""
    from infoview.cli.running import asking, present
    from infoview.render.drafts import message_draft
    from infoview.services.message_drafts import begin
    from infoview.services.messages import write_message
    from infoview.store import database, drafts

    now, settings = present()
    _check_target(delivery)

    def run(person: str) -> tuple[Draft, Header]:
        with database.reading() as session:
            message = write_message(session, replace(typed, who=person), now=now, settings=settings)
            header = begin(session, message, asdict(delivery), now=now)
        return drafts.create(header, message_draft(header, message)), header

    file, header = asking(run, typed.who, as_json=as_json)
    return _finished(file, header, as_json=as_json)


def _resumed(which: str, *, as_json: bool) -> Message:
    from infoview.cli import editing

    file, header = editing.resumed("draft", which, as_json=as_json)
    return _finished(file, header, as_json=as_json)


def _finished(file: Draft, header: Header, *, as_json: bool) -> Message:
    """Let the user write, then deliver as the command said when the draft was begun."""
    from infoview.cli import editing
    from infoview.cli.running import present
    from infoview.errors import UsageError
    from infoview.services.message_drafts import finish
    from infoview.services.messages import record_sent

    delivery = Delivery(**header.options["delivery"])

    def store(content: str) -> Message | None:
        now, settings = present()
        with _opened(delivery, now) as session:
            message = finish(session, header, content, now=now, settings=settings)
            if message is None:
                return None
            if delivery.log:
                message = record_sent(session, message, now=now, settings=settings)
            return _delivered(message, delivery)

    message = editing.edited(file, store, as_json=as_json)
    if message is None:
        raise UsageError(
            "The text was left empty, so there is no message, and nothing was logged.",
            hint=f"To begin anew: infoview draft {header.options['kind']} {header.contact} --edit",
        )
    return message


def _opened(delivery: Delivery, now: datetime) -> AbstractContextManager[Any]:
    """Open the database: to write where the message is logged, else to read."""
    from infoview.store import database

    return database.writing("draft", now=now) if delivery.log else database.reading()


def _check_target(delivery: Delivery) -> None:
    """Refuse a file that is there already before anything is written or edited."""
    if delivery.eml is not None:
        from infoview.store import files

        files.check_free(Path(delivery.eml).expanduser(), replace=delivery.force)


def _delivered(message: Message, delivery: Delivery) -> Message:
    """Write the file and fill the clipboard, as far as it was asked for."""
    from infoview.exchange import mail

    address = message.to if message.channel == "email" else None
    if delivery.mailto:
        link = mail.mailto(to=address, subject=message.subject, body=message.body)
        message = replace(message, mailto=link)
    if delivery.eml is not None:
        from infoview.store import files

        path = Path(delivery.eml).expanduser()
        content = mail.eml(to=address, name=message.contact.name, subject=message.subject, body=message.body)
        files.write(path, content, replace=delivery.force)
        message = replace(message, eml=str(path))
    if delivery.copy:
        from infoview.cli import clipboard

        message = replace(message, copied_with=clipboard.copy(message.body))
    if delivery.osc52:
        from infoview.render import console

        console.copy_by_terminal(message.body)
        message = replace(message, copied_with=message.copied_with or "your terminal")
    return message


def _show(message: Message, delivery: Delivery, *, as_json: bool) -> None:
    """Print the message on stdout, and what is to be said about it on stderr."""
    from infoview import render

    shown: dict[str, Any] = {} if as_json else {"link": delivery.mailto}
    render.show("draft", message, as_json=as_json, **shown)
    if not as_json:
        render.show_remarks(message)
