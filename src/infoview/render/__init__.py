"""The only package that writes to the terminal: one result becomes a table or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from infoview.errors import InfoviewError, KeptFile

if TYPE_CHECKING:
    from infoview.domain.results.messages import Message


def show(command: str, result: Any, *, as_json: bool, **options: Any) -> None:
    """Print a result: as one JSON document, or as its view for people.

    Args:
        command: the name of the command, for the JSON envelope.
        result: a frozen result of ``domain.results``, or a tuple of them.
        as_json: JSON instead of a view.
        options: what the view of this kind of result takes besides.
    """
    from infoview.render import console

    if as_json:
        from infoview.render import envelope

        console.write(envelope.document(command, result))
    else:
        from infoview.render import views

        page = views.view(result, **options)
        cautions = getattr(result, "cautions", ())
        first = any(each.code in views.SLIPS for each in cautions)
        if cautions and first:
            console.write_page(views.cautions(cautions), to_stderr=True)
        console.write_page(page)
        if cautions and not first:
            console.write_page(views.cautions(cautions), to_stderr=True)


def show_remarks(message: Message) -> None:
    """Print on stderr what is to be said about a message that stands alone on stdout."""
    from infoview.render import console
    from infoview.render.views import messages

    console.flush()  # the message comes first, also where both streams end in one place
    console.write_page(messages.remarks(message), to_stderr=True)


def show_error(command: str, error: InfoviewError, *, as_json: bool) -> None:
    """Print an error: on stderr for people, or as the one JSON document on stdout."""
    from infoview.render import console

    if as_json:
        from infoview.render import envelope

        console.write(envelope.error_document(command, error))
    else:
        from infoview.render.views import errors

        console.write_page(errors.error(error), to_stderr=True)


def show_kept(file: KeptFile) -> None:
    """Print on stderr where an edit file is, where no error says it."""
    from infoview.render import console
    from infoview.render.views import errors

    console.write_page(errors.kept(file), to_stderr=True)
    console.flush()


def show_help(panels: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
    """Print the overview of all commands, grouped by how often one needs them."""
    from infoview.render import console
    from infoview.render.views.overview import overview

    console.write_page(overview(panels))
