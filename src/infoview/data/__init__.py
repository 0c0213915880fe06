"""Plain files that anybody can edit: questions, checklists, lines to say, messages, sample people.

``reading`` turns those of questions, lines and messages into what they are in the domain. The scripts by
which a shell completes infoview lie here too.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from infoview.data.reading import malformed, parse_lines, parse_questions
from infoview.domain.preparation import Line
from infoview.domain.questions import Question
from infoview.domain.types import MessageKind


@cache
def bank() -> tuple[Question, ...]:
    """Read the question bank.

    Raises:
        InfoviewError: a file is malformed; the message names the file and the question.
    """
    from importlib.resources import files

    folder = files(__name__).joinpath("questions")
    entries = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    questions: dict[str, Question] = {}
    for entry in entries:
        for question in parse_questions(entry.read_text("utf-8"), file=f"questions/{entry.name}"):
            if question.id in questions:
                raise malformed(f"questions/{entry.name}", question.id, "the id is taken by another file")
            questions[question.id] = question
    return tuple(questions.values())


@cache
def lines(name: str) -> tuple[Line, ...]:
    """Read a list of lines: ``preparation``, ``opening`` or ``closing``.

    Raises:
        InfoviewError: the file is malformed; the message names the file and the line.
    """
    from importlib.resources import files

    file = f"{name}.toml"
    return parse_lines(files(__name__).joinpath(file).read_text("utf-8"), file=file)


@cache
def demo() -> dict[str, Any]:
    """Read the sample people and the commands to try on them; the file says what it holds."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files(__name__).joinpath("demo.toml").read_text("utf-8"))


MESSAGE_FILES = ("beginning", *MessageKind, "end")
"""The files of the templates of messages: one for each kind, and what begins and ends them all."""


def message_text(name: str) -> str:
    """Read the file of a template as it is: one of ``MESSAGE_FILES``, or ``README``."""
    from importlib.resources import files

    suffix = "md" if name == "README" else "toml"
    return files(__name__).joinpath("messages", f"{name}.{suffix}").read_text("utf-8")


def completion_script(shell: str) -> str:
    """Read the script by which a shell completes infoview."""
    from importlib.resources import files

    return files(__name__).joinpath("completion", f"infoview.{shell}").read_text("utf-8")
