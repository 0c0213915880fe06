"""Templates of messages: the user's own where there are any, else those that come with infoview."""

from __future__ import annotations

from pathlib import Path

from infoview import config, data
from infoview.data.reading import parse_parts
from infoview.domain.messages.parts import Part
from infoview.domain.results.messages import TemplateFile
from infoview.domain.text import quote
from infoview.domain.types import MessageKind
from infoview.errors import InfoviewError
from infoview.store import database, files


def parts_of(kind: MessageKind) -> tuple[Part, ...]:
    """Return the parts of a kind of message, with those that begin and end every message.

    Raises:
        InfoviewError: a file of the user's own cannot be used; it names file and line and what is accepted.
    """
    return tuple(part for name in ("beginning", kind, "end") for part in _parts(name))


def list_templates(*, copy: bool) -> tuple[TemplateFile, ...]:
    """Return all files of templates; with ``copy`` lay those that are not there yet where the user's own lie.

    Raises:
        InfoviewError: they cannot be written there.
    """
    copied = {name for name in ("README", *data.MESSAGE_FILES) if copy and _copied(name)}
    return tuple(
        TemplateFile(name, _own(name).exists(), str(_own(name)), name in copied)
        for name in data.MESSAGE_FILES
    )


def _own(name: str) -> Path:
    """Return where the user's own file of this name lies or would lie."""
    suffix = "md" if name == "README" else "toml"
    return config.config_path().parent / "messages" / f"{name}.{suffix}"


def _parts(name: str) -> tuple[Part, ...]:
    path = _own(name)
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return parse_parts(data.message_text(name), file=f"messages/{name}.toml")
    except (OSError, UnicodeDecodeError) as error:
        raise InfoviewError(
            f"The template {path} cannot be read: {error}.", hint=_hint(path), code="template"
        ) from None
    return parse_parts(text, file=str(path), hint=_hint(path))


def _hint(path: Path) -> str:
    return f"Mend it, or move the file away to have infoview's own again: {quote(str(path))}"


def _copied(name: str) -> bool:
    """Lay a copy of a file that comes with infoview where the user's own lie, unless there is one already."""
    path = _own(name)
    if path.exists():
        return False
    with database.explaining(path):
        files.make_folder(path.parent)
    files.write(path, data.message_text(name).encode())
    return True
