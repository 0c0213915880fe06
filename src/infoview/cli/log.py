"""infoview log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from infoview.cli import completers, options
from infoview.domain.types import Channel, What

if TYPE_CHECKING:
    from infoview.domain.edit_file import Header
    from infoview.domain.results.logs import Logged, NotLogged
    from infoview.services.log import Typed
    from infoview.store.edit_files import EditFile


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("log")(log)


def log(
    who: options.WhoOrFile = None,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="WHAT",
            help="asked, nudged, replied, met, thanked, reported, caught-up, introduced, declined, later,"
            " moved, cancelled, no-show, note.",
            autocompletion=completers.words(What),
        ),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]", help="What to remember; - reads it from standard input."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHEN", help="When it happened: fri, yesterday, 'mon 14:00'."),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option(
            metavar="CHANNEL",
            help="in-person, coffee, phone, video, chat, email, inmail, linkedin-note, ...",
            autocompletion=completers.words(Channel),
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="WHO",
            help="Who else was there; each gets the entry.",
            autocompletion=completers.people,
        ),
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="WHEN", help="later: when to ask again.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="moved, cancelled, no-show: it was you.")] = False,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="fID",
            help="Which debt this settles, where several of a kind are open.",
            autocompletion=completers.followup_ids,
        ),
    ] = None,
    minutes: Annotated[int | None, typer.Option(metavar="N", help="met: how long it took.")] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer", metavar="N=TEXT", help="met: what they said to question N; N= only ticks it."
        ),
    ] = None,
    takeaway: Annotated[
        list[str] | None, typer.Option("--takeaway", metavar="TEXT", help="met, note: what you take away.")
    ] = None,
    advice: Annotated[
        list[str] | None,
        typer.Option("--advice", metavar="TEXT", help="met, note: what they advised; reported back on."),
    ] = None,
    resource: Annotated[
        list[str] | None,
        typer.Option("--resource", metavar="TEXT", help="met, note: a book, a course, a place."),
    ] = None,
    opportunity: Annotated[
        list[str] | None,
        typer.Option("--opportunity", metavar="TEXT", help="met, note: an opening they mentioned."),
    ] = None,
    want_to_know: Annotated[
        list[str] | None,
        typer.Option(
            "--want-to-know", metavar="TEXT", help="met, note: what is still open; the next plans ask for it."
        ),
    ] = None,
    referral: Annotated[
        list[str] | None,
        typer.Option(
            "--referral",
            metavar="NAME[, COMPANY[, ROLE]]",
            help="met, note: whom they named; becomes a contact. Before a namesake: 'new: NAME'.",
        ),
    ] = None,
    may_use_name: Annotated[
        bool, typer.Option("--may-use-name", help="met, note: you may say who named them.")
    ] = False,
    i_owe: Annotated[
        list[str] | None,
        typer.Option(
            "--i-owe", metavar="TEXT[ @WHEN]", help="met, note: what you promised: 'send portfolio @fri'."
        ),
    ] = None,
    they_owe: Annotated[
        list[str] | None,
        typer.Option("--they-owe", metavar="TEXT[ @WHEN]", help="met, note: what they promised."),
    ] = None,
    fit: Annotated[
        int | None, typer.Option(metavar="1..5", help="met: does this suit you? 5 is just right.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="met, note: keep it out of every export and report.")
    ] = False,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="TEXT", help="A follow-up in the same breath; with --by.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHEN", help="When the follow-up is due.")] = None,
    edit: options.Edit = False,
    resume: options.Resume = False,
    json: options.Json = False,
) -> None:
    """Note what happened with a contact. It prints what that closed and what is owed next.

    What came to mind after a talk, or by mail, is added with note: log dana note --i-owe "send cv @fri".

    What is typed in the editor is kept until it is logged, whatever fails: infoview log --resume.

    infoview log "Dana Lee" met "Great talk." --on fri --minutes 25 --i-owe "send portfolio @fri"
    --advice "Join the trade body" --referral "Ana Ruiz, Acme" --may-use-name
    """
    from infoview.errors import UsageError

    if not resume and (who is None or what is None):
        raise UsageError(
            "log needs WHO and WHAT.", hint='For example: infoview log "Dana Lee" asked --via email'
        )
    from infoview import render
    from infoview.cli.running import asking, present, text_or_stdin
    from infoview.services import debrief
    from infoview.services import log as service
    from infoview.store import database

    gave = debrief.Typed(
        takeaways=takeaway or (),
        advice=advice or (),
        resources=resource or (),
        opportunities=opportunity or (),
        want_to_know=want_to_know or (),
        i_owe=i_owe or (),
        they_owe=they_owe or (),
        referrals=referral or (),
        may_use_name=may_use_name,
        answers=answer or (),
        fit=fit,
        private=private,
    )
    typed = service.Typed(
        who=who or "",
        what=what or "",
        words=text or (),
        on=on,
        via=via,
        together_with=with_ or (),
        until=until,
        mine=mine,
        about=about,
        minutes=minutes,
        next=next_,
        by=by,
        edit=edit and not resume,
        debrief=gave,
    )
    if edit or resume:
        render.show("log", _by_editor(typed, resume=resume, as_json=json), as_json=json)
        return
    now, settings = present()
    typed = replace(typed, text=text_or_stdin(" ".join(text)) if text else None)

    def run(*people: str) -> Logged:
        with database.writing("log", now=now) as session:
            return service.log(session, _with_people(typed, people), now=now, settings=settings)

    render.show("log", asking(run, *_people(typed), as_json=json), as_json=json)


def _people(typed: Typed) -> list[str]:
    """Return every word that means somebody: WHO, then --with, then --referral."""
    return [typed.who, *typed.together_with, *typed.debrief.referrals]


def _with_people(typed: Typed, people: Sequence[str]) -> Typed:
    """Return the command with others in the places that ``_people`` told."""
    end = 1 + len(typed.together_with)
    gave = replace(typed.debrief, referrals=tuple(people[end:]))
    return replace(typed, who=people[0], together_with=tuple(people[1:end]), debrief=gave)


def _by_editor(typed: Typed, *, resume: bool, as_json: bool) -> Logged | NotLogged:
    """Have the text written in the editor, in a new edit file or in one that was kept."""
    from infoview.cli import editing
    from infoview.cli.running import asking, present
    from infoview.services import edited_log
    from infoview.store import database, edit_files

    now, settings = present()
    if resume:
        _check_alone(typed)
        file, header = editing.resumed("log", typed.who, as_json=as_json)
        with editing.telling(file), database.reading() as session:
            content = edit_files.read(file.path)
            logged = edited_log.find_logged(session, header, content, now=now, settings=settings)
        if logged:
            edit_files.remove(file)
            return logged
    else:
        file, header = asking(
            lambda *people: _begin(_with_people(typed, people)), *_people(typed), as_json=as_json
        )

    def store(content: str) -> Logged | NotLogged:
        now, settings = present()
        text = edited_log.read_log(content)
        if not text:
            with database.reading() as session:
                return edited_log.leave_log(session, header, now=now, settings=settings)
        with database.writing("log", now=now) as session:
            return edited_log.finish_log(session, header, text, now=now, settings=settings)

    return editing.edited(file, store, as_json=as_json)


def _begin(typed: Typed) -> tuple[EditFile, Header]:
    """Begin an edit file, once it is sure that the command itself can be meant."""
    from infoview.cli.running import present
    from infoview.render.edit_files import file_for_log
    from infoview.services.edited_log import begin_log
    from infoview.store import database, edit_files

    now, settings = present()
    with database.rehearsing() as session:
        header, entry = begin_log(session, typed, now=now, settings=settings)
    return edit_files.create(header, file_for_log(header, entry)), header


def _check_alone(typed: Typed) -> None:
    """Refuse what the file remembers anyway."""
    from infoview.errors import UsageError

    if typed != type(typed)(who=typed.who, what=""):
        raise UsageError(
            "--resume takes everything else from the draft.", hint="For example: infoview log --resume"
        )
