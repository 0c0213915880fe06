"""The shell's TAB: what may stand where the cursor is, and the scripts that ask for it.

The parameters name their completers, in Typer's own way (``autocompletion=``), and Typer puts the scripts in
place; only its way of handing the words to the shell is not taken over, since it evaluates them there and
loads Rich for the texts beside them. A script gets one word a line, after a tab what it means, and inserts
it as text. No line at all leaves the place to the shell's own completion of files.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from infoview import config
from infoview.cli import COMMANDS, COMPLETION_OPTIONS, GROUPS, build_app
from infoview.errors import InfoviewError, UsageError

SHELLS = ("bash", "zsh", "fish")

INSTALL, SHOW = COMPLETION_OPTIONS

ROOT_OPTIONS = {
    "--help": "List the commands.",
    "--version": "Tell the version.",
    "--json": "Print one JSON document instead.",
    "--no-color": "Print plain text.",
    INSTALL: "Complete on TAB in this shell.",
    SHOW: "Print the script for that.",
}

# How bash says that it lists the words and does not insert one (the keys are in its manual, COMP_TYPE).
_LISTING = {str(ord(key)) for key in "?!@"}

_MEANS_NOTHING_TO_BASH = re.compile(r"[\w@%+=:,./-]*")

_CURSOR = "\x00"


def answer(request: Mapping[str, str]) -> str:
    """Return the words that may stand at the cursor, as the shell of the request takes them."""
    shell = request[config.COMPLETE].removeprefix("complete_")
    if shell not in SHELLS:
        return ""
    words, typed, quote = _parsed(_line(request) if shell == "bash" else request["_TYPER_COMPLETE_ARGS"])
    if not typed.isprintable():  # it would not come back as one line
        return ""
    words = [word for word in _without_equals_signs(words[1:]) if word != "--no-color"]
    option, equals, value = typed.partition("=")
    if option.startswith("--") and equals:
        # Bash takes the two for words of their own, the others for one.
        found = {option + equals + word: means for word, means in suggested([*words, option], value).items()}
    else:
        found = suggested(words, "" if typed == "=" else typed)
    if shell != "bash":
        lines = [f"{word}\t{means}" if means else word for word, means in found.items()]
    elif len(found) > 1 and request["COMP_TYPE"] in _LISTING:
        lines = [f"{word}  ({means})" if means else word for word, means in found.items()]
    else:
        lines = [_for_bash(word, quote) for word in found]
    return "".join(f"{line}\n" for line in lines)


def suggested(words: Sequence[str], typed: str) -> dict[str, str]:
    """Return what may follow these words of a command line and begins as typed, with what each means."""
    commands = {command.name: command.summary for command in COMMANDS}
    if not words:
        return _begun(ROOT_OPTIONS if typed.startswith("-") else commands, typed)
    name, *rest = words
    if name in COMPLETION_OPTIONS:
        return {} if rest else _begun(dict.fromkeys(SHELLS, ""), typed)
    return _after_command(name, rest, typed) if name in commands else {}


def _after_command(name: str, rest: Sequence[str], typed: str) -> dict[str, str]:
    """Return what may follow a command and these words; a group may have its list or a sub-command here."""
    from typer.main import get_command

    root: Any = get_command(build_app([name]))
    command = root.commands[name]
    if name not in GROUPS:
        return _at_cursor(command, rest, typed)
    if rest and rest[0] in command.commands:
        return _at_cursor(command.commands[rest[0]], rest[1:], typed)
    listed = _at_cursor(command.commands["list"], rest, typed)
    if rest:
        return listed
    commands = _items(command, _context(command, ()), typed)
    return commands | {word: means for word, means in listed.items() if word not in GROUPS[name]}


def offer_script(option: str, shell: str | None = None) -> None:
    """Print or install the script for a shell: the one that runs this unless it is named.

    Raises:
        UsageError: there is none for that shell.
        InfoviewError: it could not be put in place.
    """
    from infoview import render
    from infoview.data import completion_script
    from infoview.domain.results.suggestions import Installed
    from infoview.render import console

    shell = _known(shell)
    if option == SHOW:
        console.write(completion_script(shell))
    else:
        render.show(option, Installed(shell, _install(shell, completion_script(shell))), as_json=False)


def _install(shell: str, script: str) -> str:
    """Put a script where a shell reads it from now on, and return that file."""
    from typer.completion import install  # type: ignore[attr-defined]  # not exported by name

    try:
        # Typer knows each shell's place and its start-up file; the script there is ours.
        _, path = install(shell=shell, prog_name="infoview", complete_var=config.COMPLETE)
        path.write_text(script, encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise InfoviewError(
            f"The completion for {shell} could not be put in place: {error}.",
            hint=f"This prints it, for you to put in place: infoview {SHOW} {shell}",
        ) from None
    return str(path)


def _known(shell: str | None) -> str:
    """Return the shell that is named, or runs this, if there is a script for it."""
    named = shell
    if shell is None:
        import shellingham  # type: ignore[import-untyped]

        try:
            shell, _ = shellingham.detect_shell()
        except shellingham.ShellDetectionFailure:
            shell = None
    if shell in SHELLS:
        return shell
    raise UsageError(
        f"There is no completion for {named or shell!r}." if named or shell else "Which shell is it?",
        hint=f"Accepted: {', '.join(SHELLS)}. For example: infoview {INSTALL} bash",
    )


# The place of the cursor.


def _at_cursor(command: Any, words: Sequence[str], typed: str) -> dict[str, str]:
    """Return what may follow the words of one command: a value, an argument, or its options."""
    context = _context(command, words)
    if words and "--" not in words and (option := _valued_option(command, words[-1])):
        return _items(option, context, typed)
    if typed.startswith("-") and "--" not in words:
        return _items(command, context, typed)
    for parameter in command.params:
        is_free = parameter.nargs == -1 or context.params.get(parameter.name) is None
        if parameter.param_type_name == "argument" and is_free:
            return _items(parameter, context, typed)
    return {} if typed else _items(command, context, "-")


def _context(command: Any, words: Sequence[str]) -> Any:
    return command.make_context(command.name, list(words), resilient_parsing=True)


def _valued_option(command: Any, word: str) -> Any:
    """Return the option of this name, if it takes a value."""
    return next(
        (
            parameter
            for parameter in command.params
            if parameter.param_type_name == "option" and word in parameter.opts and not parameter.is_flag
        ),
        None,
    )


def _items(parameter: Any, context: Any, typed: str) -> dict[str, str]:
    """Return what a command or a parameter completes to by itself; files are left to the shell."""
    found = parameter.shell_complete(context, typed)
    return {item.value: item.help or "" for item in found if item.type == "plain"}


def _begun(words: Mapping[str, str], typed: str) -> dict[str, str]:
    return {word: means for word, means in words.items() if word.startswith(typed)}


# How shells write.


def _line(request: Mapping[str, str]) -> str:
    """Return the command line of bash, which hands over its words as typed, up to that of the cursor."""
    words = request["COMP_WORDS"]
    return " ".join(words.split("\n" if "\n" in words else " ")[: int(request["COMP_CWORD"]) + 1])


def _parsed(line: str) -> tuple[list[str], str, str]:
    """Return the whole words of a line, the word that it ends in, and the quote that is open there."""
    reader = shlex.shlex(line + _CURSOR, posix=True)
    reader.whitespace_split = True
    reader.commenters = ""
    words, quote = [], ""
    try:
        for word in reader:
            words.append(word)
    except ValueError:  # a quote is not closed
        words.append(reader.token)
        quote = reader.state  # type: ignore[attr-defined]  # what is open; typeshed does not know it
    return words[:-1], words[-1].removesuffix(_CURSOR), quote


def _without_equals_signs(words: Sequence[str]) -> list[str]:
    """Take out what bash makes of ``--via=email``: three words."""
    return [
        word
        for before, word in zip(["", *words], words, strict=False)
        if not (word == "=" and before.startswith("--"))
    ]


def _for_bash(word: str, quote: str) -> str:
    """Return a word as bash is to insert it, after a quote that is open already if there is one."""
    if quote == '"':
        return re.sub(r'(["\\$`])', r"\\\1", word)
    if quote:
        return word.replace("'", r"'\''")
    return word if _MEANS_NOTHING_TO_BASH.fullmatch(word) else shlex.quote(word)
