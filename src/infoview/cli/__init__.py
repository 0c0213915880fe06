"""The command line: which commands there are, and the one place where errors surface.

``main`` looks at the first word and registers only that command's module: loading all of them would cost
more time than most commands take.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

from infoview.errors import ExitCode, InfoviewError, UsageError

if TYPE_CHECKING:
    import typer


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the module that registers it, its panel in the overview, and what it is for."""

    name: str
    module: str
    panel: str
    summary: str


DAILY, WEEKLY, CARE = "Every day", "Every week", "Care"

COMMANDS = (
    Command("add-contact", "add_contact", DAILY, "Add somebody you would like to talk with."),
    Command("plan", "plan", DAILY, "Get the checklist and questions for a talk; schedule it."),
    Command("log", "log", DAILY, "Note what happened: asked, replied, met, thanked, ..."),
    Command("followup", "followup", DAILY, "See what you owe and why; do, snooze or add follow-ups."),
    Command("agenda", "agenda", WEEKLY, "See the coming talks."),
    Command("contacts", "contacts", WEEKLY, "List and find contacts."),
    Command("search", "search", WEEKLY, "Find words in notes, answers, advice; compare answers."),
    Command("show", "show", WEEKLY, "Show all about one contact."),
    Command("edit", "edit", WEEKLY, "Change a contact."),
    Command("draft", "draft", WEEKLY, "Write a message for the moment: ask, nudge, thank-you, ..."),
    Command("questions", "questions", WEEKLY, "See, add, ban and check questions."),
    Command("network", "network", WEEKLY, "See who led to whom, as a tree."),
    Command("news", "news", WEEKLY, "Note good news, and see who is to be told."),
    Command("rest", "rest", WEEKLY, "Let a contact rest, for good or until a day."),
    Command("delete", "delete", WEEKLY, "Delete a contact; undo brings it back."),
    Command("demo", "demo", CARE, "Try infoview on sample people; your own data are not touched."),
    Command("profile", "profile", CARE, "Say who you are: what a plan opens with."),
    Command("config", "config", CARE, "See and change the settings."),
    Command("undo", "undo", CARE, "Take the last command back."),
    Command("redo", "redo", CARE, "Do again what was undone."),
    Command("history", "history", CARE, "See what each command changed."),
    Command("backup", "backup", CARE, "Copy the database, whole and checked."),
    Command("restore", "restore", CARE, "Put a backup in the place of the database."),
    Command("doctor", "doctor", CARE, "Look whether all is whole, private and true."),
)

GROUPS = {
    "followup": frozenset({"list", "add", "done", "snooze", "skip"}),
    "questions": frozenset({"list", "add", "edit", "ban", "unban", "check"}),
    "config": frozenset({"list", "set", "unset", "path"}),
}
"""Commands with sub-commands; ``list`` is meant where none is named."""

HELP = ("-h", "--help")

COMPLETION_OPTIONS = ("--install-completion", "--show-completion")
"""As every program with Typer has them; a shell's name may follow."""


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error ends here."""
    from infoview import config
    from infoview.render import console

    console.make_tolerant()
    config.keep_plugins_out()
    if request := config.completion_request():
        return _complete(request)
    words = _without_color_switch(argv)
    try:
        code = _run(words)
        console.flush()
    except (KeyboardInterrupt, EOFError):
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer leaves by SystemExit when a command meets a closed pipe
        _drop(sys.stdout)
        return ExitCode.DONE
    except Exception as error:
        return _fail(words, _explained(error, words))
    finally:
        _tell_notices()
    return code


def _tell_notices() -> None:
    """Say what the user should know besides; nobody is to lose an answer because it cannot be said."""
    from infoview import notices

    for notice in notices.take():
        from infoview.render import console

        with suppress(OSError):
            console.notice(*notice)


def _complete(request: Mapping[str, str]) -> int:
    """Answer the shell's TAB, or say nothing: whatever is wrong, somebody is in the middle of a line."""
    from infoview.cli import completion
    from infoview.render import console

    answer = ""
    with suppress(Exception, KeyboardInterrupt, SystemExit):
        answer = completion.answer(request)
    try:
        console.write(answer)
        console.flush()
    except OSError:
        _drop(sys.stdout)
    return ExitCode.DONE


def _run(words: list[str]) -> int:
    """Run the command that the words name, and return its exit code."""
    if words in ([HELP[0]], [HELP[1]]):
        from infoview import render

        panels = dict.fromkeys(command.panel for command in COMMANDS)
        render.show_help(
            [(panel, [(c.name, c.summary) for c in COMMANDS if c.panel == panel]) for panel in panels]
        )
        return ExitCode.DONE
    if words == ["--version"]:
        from infoview import __version__
        from infoview.render import console

        console.write(f"infoview {__version__}\n")
        return ExitCode.DONE
    if words and words[0] in COMPLETION_OPTIONS and len(words) <= 2:
        from infoview.cli import completion

        completion.offer_script(*words)
        return ExitCode.DONE
    if not words or words == ["--json"]:
        words = ["today", *words]
    _check_command(words)
    # A command returns nothing; a code comes from one that found something wrong (doctor), or from Typer
    # where Ctrl-C (130) or --help ended it.
    command = _command(words[0])
    code: int | None = command(args=_with_list(words), prog_name="infoview", standalone_mode=False)
    return code or ExitCode.DONE


@cache
def _command(name: str) -> Any:
    """Return the parser of a command; who runs many in one process has each built once."""
    from typer.main import get_command

    return get_command(build_app([name]))


def build_app(words: Sequence[str]) -> typer.Typer:
    """Return the application with the command that the words name, or with all of them."""
    import typer

    app = typer.Typer(
        name="infoview",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=False,
        context_settings={"help_option_names": list(HELP)},
    )

    @app.callback()
    def infoview() -> None:
        """Track informational interviews: whom to write to, what to ask, what you owe."""

    wanted = words[0] if words else ""
    modules = [command.module for command in COMMANDS if command.name == wanted]
    for module in modules or (["today"] if wanted == "today" else [command.module for command in COMMANDS]):
        import_module(f"{__name__}.{module}").register(app)
    return app


def _without_color_switch(argv: Sequence[str]) -> list[str]:
    """Take ``--no-color`` out of the words, wherever it stands before a ``--``."""
    options = _options(argv)
    if "--no-color" not in options:
        return list(argv)
    from infoview.render import console

    console.switch_color_off()
    return [*(word for word in options if word != "--no-color"), *argv[len(options) :]]


def _options(words: Sequence[str]) -> Sequence[str]:
    """Return the words before a ``--``: behind it nothing is an option."""
    return words[: list(words).index("--")] if "--" in words else words


def _with_list(words: list[str]) -> list[str]:
    """Say ``list`` where a group is named without one of its sub-commands."""
    if words[0] in GROUPS and not (words[1:2] and words[1] in {*GROUPS[words[0]], *HELP}):
        if words[0] == "questions" and words[2:]:
            _check_sub_command(words)
        return [words[0], "list", *words[1:]]
    return words


def _check_sub_command(words: list[str]) -> None:
    """Refuse what would be a search for the words of a slip: ``questions chek "Do you like it?"``."""
    from infoview.cli.meant import find_sub_command
    from infoview.domain.text import excerpt, quote

    if " " in words[2] and find_sub_command(words, GROUPS[words[0]]):
        listing = " ".join(["infoview", words[0], "list", *(quote(word) for word in words[1:])])
        raise UsageError(
            f"There is no infoview {words[0]} {excerpt(words[1])}.",
            hint=f"To search for these words: {listing}",
        )


def _check_command(words: Sequence[str]) -> None:
    word, names = words[0], [command.name for command in COMMANDS]
    if word in names or word == "today":
        return
    from infoview.domain.text import excerpt

    if word.startswith("-"):
        raise UsageError(
            f"There is no option {excerpt(word)} for infoview itself.",
            hint="See the commands: infoview --help",
        )
    from infoview.cli.meant import find_meant

    near = find_meant(words, names) or _shown(word)
    meant = f"Did you mean: infoview {near}? " if near and near != "--help" else ""
    raise UsageError(f"There is no command {excerpt(word)}.", hint=f"{meant}See them all: infoview --help")


def _shown(word: str) -> str:
    """Return the command that shows the person whom a word means; empty where it means none, or several."""
    from infoview.domain.text import quote
    from infoview.services.finding import find_person
    from infoview.store import database

    try:
        with database.reading_connection() as connection:
            find_person(connection, word)
    except InfoviewError:
        return ""
    return f"show {quote(word)}"


def _explained(error: Exception, words: Sequence[str]) -> InfoviewError:
    """Return any error as one that a user can understand."""
    if isinstance(error, InfoviewError):
        return _with_sub_command(_with_commands(error, words), words)
    if isinstance(error, UnicodeError):
        return UsageError("Something on the command line is not valid text.")
    if isinstance(error, OSError):
        _drop(sys.stdout)
        return InfoviewError(f"The output could not be written: {error.strerror}.", code="output")
    from typer import Abort
    from typer.exceptions import TyperException

    if isinstance(error, Abort):
        return InfoviewError("Nothing was done.")
    if isinstance(error, TyperException):
        from infoview.cli.misuse import explain

        return _with_sub_command(explain(error, _named(words)), words)
    # Only the kind: a message may hold what somebody typed, and this text ends up in bug reports.
    return InfoviewError(
        f"Something went wrong inside infoview ({type(error).__name__}).",
        hint="Please report it with the command you typed. Whether it was done: infoview history",
        code="internal",
    )


def _with_sub_command(error: InfoviewError, words: Sequence[str]) -> InfoviewError:
    """Say which sub-command may be meant where a word that is none led to the error."""
    if words and words[0] in GROUPS and not _named(words)[1:] and error.exit_code in _MISUSE:
        from infoview.cli.meant import find_listed, find_sub_command

        if listed := find_listed(words):
            error.hint = f"Did you mean: {listed}"
        elif meant := find_sub_command(words, GROUPS[words[0]]):
            error.hint = f"Did you mean: {meant}? {error.hint}".rstrip()
    return error


_MISUSE = (ExitCode.USAGE, ExitCode.NOT_FOUND)


def _named(words: Sequence[str]) -> list[str]:
    """Return the words that name a command, and a sub-command if it is a group's."""
    if not words or all(words[0] != command.name for command in COMMANDS):
        return []
    return [words[0], *(word for word in words[1:2] if word in GROUPS.get(words[0], ()))]


def _with_commands(error: InfoviewError, words: Sequence[str]) -> InfoviewError:
    """Give every candidate that has none the command that means it: this command line with its number."""
    from infoview.domain.text import quote

    def command(contact_id: int) -> str:
        meant = _meaning(words, error.who, contact_id) if error.who else []
        return " ".join(["infoview", *(quote(word) for word in meant or ["show", str(contact_id)])])

    error.candidates = tuple(
        replace(each, command=each.command or command(each.id)) for each in error.candidates
    )
    return error


def _meaning(words: Sequence[str], who: str, contact_id: int) -> list[str]:
    """Return the words with a contact's number where WHO stood; nothing where it did not stand alone."""
    start = len(_named(words)) or 1  # not in the command's own name: somebody may be called Plan
    for place, word in enumerate(words[start:], start):
        option, equals, value = word.partition("=")
        if word == who:
            return [*words[:place], str(contact_id), *words[place + 1 :]]
        if option.startswith("--") and equals and value == who:
            return [*words[:place], f"{option}={contact_id}", *words[place + 1 :]]
    return []


def _fail(words: Sequence[str], error: InfoviewError) -> int:
    from infoview import render
    from infoview.render import console

    command = words[0] if words and not words[0].startswith("-") else "infoview"
    # Where stdout takes nothing any more, no document would arrive.
    as_json = "--json" in _options(words) and error.code != "output"
    try:
        render.show_error(command, error, as_json=as_json)
        console.flush()
    except OSError:
        _drop(sys.stdout)
        _drop(sys.stderr)
    return error.exit_code


def _drop(stream: TextIO | None) -> None:
    """Point a stream nowhere, so that the interpreter does not stumble over it on its way out."""
    import os

    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
