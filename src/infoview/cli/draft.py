"""infoview draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import completers, options
from infoview.cli.delivery import Delivery, delivering, show
from infoview.domain.types import MessageKind, Tone

if TYPE_CHECKING:
    from infoview.domain.edit_file import Header
    from infoview.domain.results.messages import Message
    from infoview.services.messages import Typed
    from infoview.store.edit_files import EditFile


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
    who: options.WhoOrFile = None,
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
    from infoview.domain.text import quote
    from infoview.errors import UsageError
    from infoview.services.messages import Typed

    given = {
        "KIND": kind,
        "WHO": who,
        "--channel": channel,
        "--tone": tone,
        "--about": about,
        "--say": say,
        "--may-use-name": may_use_name,
        "--edit": edit,
        "--resume": resume,
        "--eml": eml,
        "--force": force,
        "--mailto": mailto,
        "--copy": copy,
        "--osc52": osc52,
        "--log": log,
        "--check": check,
    }
    if templates:
        _check_alone("--templates", given, {"--copy"}, "--templates --copy")
        _list_templates(copy=copy, as_json=json)
        return
    if check is not None:
        _check_alone(
            "--check", given, {"--check", "KIND", "--channel"}, "ask --check note.txt --channel email"
        )
        _judge(check, kind, channel, as_json=json)
        return
    if resume:
        _check_alone("--resume", given, {"--resume", "--edit", "KIND", "WHO"}, "--resume")
        show(*_resumed(kind, who, as_json=json), as_json=json)
        return
    if kind is None or who is None:
        raise UsageError("draft needs KIND and WHO.", hint='For example: infoview draft thank-you "Dana Lee"')
    if force and eml is None:
        raise UsageError("--force goes with --eml.", hint=f"For example: {EXAMPLE} --eml message.eml --force")
    if eml is not None or mailto:
        option = f"--eml {quote(eml)}" if eml is not None else "--mailto"
        channel = _by_email(channel, option, f"infoview draft {kind} {quote(who)}")
    typed = Typed(kind, who, channel, tone, about, say, may_use_name)
    delivery = Delivery(eml, force, mailto, copy, osc52, log)
    show(*(_edited if edit else _written)(typed, delivery, as_json=json), as_json=json)


EXAMPLE = 'infoview draft thank-you "Dana Lee"'


def _by_email(channel: str | None, option: str, command: str) -> str:
    """Return the channel of what a mail program is to open; refuse any other that was said."""
    from infoview.domain.types import Channel
    from infoview.errors import UsageError
    from infoview.services.messages import parse_channel

    if channel is None or (by := parse_channel(channel)) is Channel.EMAIL:
        return Channel.EMAIL
    raise UsageError(
        f"{option.split(maxsplit=1)[0]} is for a mail program, and --channel {by} is no mail.",
        hint=f"By email: {command} {option}. Or to paste it: {command} --channel {by} --copy",
    )


def _check_alone(option: str, given: Mapping[str, object], allowed: set[str], example: str) -> None:
    """Refuse what says nothing beside an option, so that nothing typed is silently dropped."""
    from infoview.errors import UsageError

    others = [name for name, value in given.items() if value not in {None, False} and name not in allowed]
    if others:
        raise UsageError(
            f"{', '.join(others)} cannot be said with {option}.",
            hint=f"For example: infoview draft {example}",
        )


def _list_templates(*, copy: bool, as_json: bool) -> None:
    from infoview import render
    from infoview.services.templates import list_templates

    render.show("draft", list_templates(copy=copy), as_json=as_json)


def _judge(file: str, kind: str | None, channel: str | None, *, as_json: bool) -> None:
    from infoview import render
    from infoview.cli.running import present
    from infoview.services.messages import judge_text
    from infoview.services.profile import find_profile
    from infoview.store import database

    _, settings = present()
    text = _read(file)
    with database.reading() as session:
        premium = find_profile(session).premium
    render.show("draft", judge_text(text, kind, channel, premium=premium, settings=settings), as_json=as_json)


def _read(file: str) -> str:
    """Return the text of a file, or on stdin."""
    if file == "-":
        from infoview.render import console

        return console.read_text()
    from infoview.domain.text import NOTE_LIMIT
    from infoview.store import files

    return files.read_text(
        files.typed_path(file, name="--check"),
        limit=NOTE_LIMIT,
        name="--check",
        example="From standard input: infoview draft --check - < note.txt",
    )


def _written(typed: Typed, delivery: Delivery, *, as_json: bool) -> tuple[Message, Delivery]:
    """Write a draft and deliver it."""
    from infoview.cli.running import asking, present
    from infoview.services.messages import write_message

    now, settings = present()

    def run(person: str) -> Message:
        with delivering(delivery) as (session, deliver):
            return deliver(write_message(session, replace(typed, who=person), now=now, settings=settings))

    return asking(run, typed.who, as_json=as_json), delivery


def _edited(typed: Typed, delivery: Delivery, *, as_json: bool) -> tuple[Message, Delivery]:
    """Write a draft, have it edited, and deliver what came of it."""
    from infoview.cli.running import asking, present
    from infoview.render.edit_files import file_for_message
    from infoview.services.edited_message import begin
    from infoview.services.messages import write_message
    from infoview.store import database, edit_files

    now, settings = present()
    delivery.check()

    def run(person: str) -> tuple[EditFile, Header]:
        with database.reading() as session:
            message = write_message(session, replace(typed, who=person), now=now, settings=settings)
            header = begin(session, message, asdict(delivery.wherever()), now=now)
        return edit_files.create(header, file_for_message(header, message)), header

    file, header = asking(run, typed.who, as_json=as_json)
    return _finished(file, header, as_json=as_json)


def _resumed(kind: str | None, who: str | None, *, as_json: bool) -> tuple[Message, Delivery]:
    """Take up the draft that the words mean: KIND WHO, WHO alone, or nothing."""
    from infoview.cli import editing
    from infoview.errors import UsageError
    from infoview.services.messages import parse_kind

    meant = parse_kind(kind) if kind is not None and who is not None else None
    file, header = editing.resumed("draft", who or kind or "", as_json=as_json)
    if meant and header.options["kind"] != meant:
        raise UsageError(
            f"The draft that waits for {header.name} is {header.options['kind']}, not {meant}.",
            hint=f"Take it up: infoview draft {file.number} --resume",
        )
    return _finished(file, header, as_json=as_json)


def _finished(file: EditFile, header: Header, *, as_json: bool) -> tuple[Message, Delivery]:
    """Let the user write, then deliver as the command said when the draft was begun."""
    from infoview.cli import editing
    from infoview.cli.running import present
    from infoview.errors import UsageError
    from infoview.services.edited_message import finish

    delivery = Delivery(**header.options["delivery"])

    def store(content: str) -> Message | None:
        now, settings = present()
        with delivering(delivery) as (session, deliver):
            message = finish(session, header, content, now=now, settings=settings)
            return message and deliver(message)

    message = editing.edited(file, store, as_json=as_json)
    if message is None:
        raise UsageError(
            "The text was left empty, so there is no message, and nothing was logged.",
            hint=f"To begin anew: infoview draft {header.options['kind']} {header.contact} --edit",
        )
    return message, delivery
