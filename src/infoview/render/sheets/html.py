"""A plan as a web page that prints on one sheet of A4 or Letter: self-contained, without a script."""

from __future__ import annotations

from datetime import datetime
from html import escape

from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.domain.text import show, show_note
from infoview.render.views.plans import RULES, facts, heading, legend, name, works

STYLE = """
@page { margin: 8mm; }
* { box-sizing: border-box; }
html { font: 8.6pt/1.25 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff; }
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 194mm; margin: 5mm auto; display: flex; flex-direction: column; }
header { border-bottom: .6mm solid #000; padding-bottom: 1mm; }
h1 { font-size: 13pt; margin: 0; }
h1 small { font-size: 9pt; font-weight: normal; }
header p { margin: .6mm 0 0; }
h2 { font-size: 8.6pt; margin: 1.3mm 0 .4mm; break-after: avoid; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.lines { font-size: 7.3pt; line-height: 1.18; columns: 3; column-gap: 4mm; }
.lines li { padding-left: 3.4mm; text-indent: -3.4mm; margin-bottom: .4mm; break-inside: avoid; }
.box { display: inline-block; width: 2.4mm; height: 2.4mm; border: .25mm solid #000; margin-right: 1mm;
  font: bold 6.5pt/2.1mm Arial, sans-serif; text-align: center; text-indent: 0; vertical-align: -.2mm; }
.ask { display: flex; flex-direction: column; flex: auto; }
.ask li { display: flex; gap: 3mm; flex: auto; padding: .3mm 0 .5mm; break-inside: avoid; }
.question { flex: 0 0 46%; padding-left: 8.5mm; text-indent: -8.5mm; }
.number { display: inline-block; width: 8.5mm; text-indent: 0; white-space: nowrap; }
.must .question { font-weight: bold; }
.then { display: block; text-indent: 0; font-weight: normal; font-style: italic; font-size: 7.6pt; }
.room { flex: auto; display: flex; flex-direction: column; white-space: pre-line; }
.rule { flex: 1 0 3.5mm; border-bottom: .2mm solid #888; }
footer { font-size: 7pt; margin-top: 1mm; }
.questions { display: flex; flex-direction: column; flex: auto; }
@media print { main { margin: 0 auto; min-height: 258mm; } }
"""
"""The 258 mm fit on both papers: within the margins Letter leaves 263 mm, A4 281 mm."""


def page(plan: Plan, *, now: datetime) -> bytes:  # noqa: ARG001 - every sheet is made alike
    """Return the sheet as UTF-8 HTML; every text in it is escaped."""
    who = f"{_text(name(plan))} <small>{_text(works(plan))}</small>"
    body = [f"<header><h1>{who}</h1><p>{_text(facts(plan))}</p></header>", *map(_section, plan.sections)]
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_text(name(plan))}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{chr(10).join(body)}
<footer>{" &middot; ".join(_text(text) for text in legend(plan, star="★"))}</footer>
</main>
</body>
</html>
""".encode()


def _section(section: Section) -> str:
    asked = [_question(item) for item in section.items if isinstance(item, PlannedQuestion)]
    lines = [_line(item) for item in section.items if not isinstance(item, PlannedQuestion)]
    parts = [f"<h2>{_text(heading(section))}</h2>"]
    if asked:
        parts.append(f'<ol class="ask">{"".join(asked)}</ol>')
    if lines:
        parts.append(f'<ul class="lines">{"".join(lines)}</ul>')
    # Each question gets the same share of the room that the page leaves.
    kind = f' class="questions" style="flex-grow: {len(asked)}"' if asked else ""
    return f"<section{kind}>{''.join(parts)}</section>"


def _line(item: Line | Preparation | PlannedQuestion) -> str:
    mark = "x" if isinstance(item, Preparation) and item.done else ""
    box = f'<span class="box">{mark}</span>' if isinstance(item, Preparation) else "&ndash; "
    return f"<li>{box}{_text(item.text)}</li>"


def _question(item: PlannedQuestion) -> str:
    kind = ' class="must"' if item.must else ""
    star = "&#9733;" if item.must else ""
    spare = " (spare)" if item.reserve else ""
    then = f'<span class="then">Then: {_text(item.probe)}</span>' if item.probe else ""
    # The ruled lines share the room that the page leaves.
    room = escape(show_note(item.answer)) if item.answer else '<span class="rule"></span>' * RULES
    return (
        f"<li{kind}>"
        f'<div class="question"><span class="number">{star}{item.number}.</span>'
        f"{_text(item.text)}{spare}{then}</div>"
        f'<div class="room">{room}</div></li>'
    )


def _text(text: str) -> str:
    return escape(show(text))
