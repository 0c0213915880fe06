"""The pictures of the README: what the program writes to a terminal on the demo's Monday, as SVG.

``UPDATE_GOLDEN=1 pytest tests/golden`` draws them anew; open each before it is committed.
"""

from __future__ import annotations

import html
import os
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from conftest import Infoview
from diary import in_vienna
from terminal import on_terminal

HERE = Path(__file__).parent
WIDTH = 80

PICTURES = {
    "morning": (),
    "due": ("followup", "--due"),
    "plan": ("plan", "kenji"),
}
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))

# Rich's own frame would have whoever opens the picture fetch a font from elsewhere.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def drawn(screen: str, name: str, argv: tuple[str, ...]) -> str:
    """Return what stands on a terminal as a picture."""
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    console.print(Text.from_ansi(screen), soft_wrap=True)
    console.file.close()
    title = " ".join(("infoview", *argv))
    return console.export_svg(title=title, theme=MONOKAI, code_format=FRAME, unique_id=f"infoview-{name}")


def letters(svg: str) -> str:
    """Return the letters of a picture in order, whatever the version of Rich lays round them."""
    return re.sub(r"\s", "", html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))))


@pytest.fixture
def demo(iv: Infoview) -> Infoview:
    """The demo on a Monday morning."""
    with in_vienna():
        sample = iv.data("demo")
        iv.monkeypatch.setenv(sample["variable"], sample["value"])
        return iv


@pytest.mark.skipif(not version("rich").startswith("15."), reason="drawn with Rich 15")
@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_what_the_program_writes(demo: Infoview, name: str) -> None:
    with in_vienna():
        screen = on_terminal(demo, *PICTURES[name], columns=WIDTH)
    assert screen.code == 0
    assert max(cell_len(Text.from_ansi(line).plain) for line in screen.lines) <= WIDTH
    svg = drawn(screen.text, name, PICTURES[name])
    golden = HERE / f"{name}.svg"
    if UPDATE:
        golden.write_text(svg, encoding="utf-8")
    kept = golden.read_text(encoding="utf-8")
    assert letters(kept) == letters(svg)
    assert not re.search(r"https?://(?!www\.w3\.org/)", kept), "a picture must not load anything"


def test_every_picture_belongs_to_a_command_and_stands_in_the_readme() -> None:
    readme = (HERE.parent.parent / "README.md").read_text(encoding="utf-8")
    assert {path.stem for path in HERE.glob("*.svg")} == set(PICTURES)
    assert [name for name in PICTURES if f"tests/golden/{name}.svg" not in readme] == []
