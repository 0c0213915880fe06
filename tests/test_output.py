"""What reaches a terminal: nothing that it obeys, nothing wider than it is, no colour that is not wanted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_lines import LINES, CommandLine, prepare, resolved, run_before
from conftest import MONDAY, Infoview
from hostile import CONTROLS, EVERYTHING, OWN_STYLES, SEPARATORS, TRICKS, harm, spoilt
from infoview.domain.text import cells
from terminal import on_terminal

READING = [line for line in LINES if not line.changes]


def ids_of(line: CommandLine) -> str:
    return " ".join(line.argv) or "infoview"


# --- Texts are never interpreted ---------------------------------------------------------------------------


@pytest.mark.parametrize("line", LINES, ids=ids_of)
def test_no_command_lets_a_stored_text_command_the_terminal(iv: Infoview, line: CommandLine) -> None:
    spoilt(iv)
    run_before(iv, line)
    argv = resolved(iv, line)
    kept = iv.db.read_bytes()
    piped = iv(*argv, stdin=line.stdin)
    assert piped.code == (argv == ("doctor",))  # which finds the search keys out of date
    assert harm(piped.out) == harm(piped.err) == []
    assert "\x1b" not in piped.out + piped.err
    iv.db.write_bytes(kept)
    copies = [word for word in argv if word.startswith(str(iv.home))]
    for copy in copies:
        if {"backup", "--eml", "--output"} & set(argv):
            Path(copy).unlink()
    # On a terminal a profile that says nothing asks for everything.
    text = line.stdin.splitlines() or [""] * (9 if argv == ("profile",) else 0)
    screen = on_terminal(iv, *argv, answers=text)
    assert screen.code == piped.code
    assert harm(screen.text) == []


@pytest.mark.parametrize("line", READING, ids=ids_of)
def test_json_is_one_document_of_plain_ascii(iv: Infoview, line: CommandLine) -> None:
    spoilt(iv)
    run_before(iv, line)
    ran = iv(*resolved(iv, line), "--json", stdin=line.stdin)
    assert ran.out.isascii()
    assert ran.out.endswith("}\n")
    assert not re.search(r"\\ud[89ab]..(?!\\ud[c-f])", ran.out)  # no half characters
    document = json.loads(ran.out)
    assert document["infoview"] == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", ran.out)


def test_json_gives_the_text_as_it_is_stored(iv: Infoview) -> None:
    card = spoilt(iv).data("show", "1")
    assert card["name"] == f"Dana Lee{EVERYTHING}"
    assert f"A good talk.{EVERYTHING}" in [entry["text"] for entry in card["timeline"]]


@pytest.mark.parametrize(
    "line", ["show 1", "contacts", "followup", "plan 4", "history", "log 1 note", "delete 1 --yes"]
)
def test_markup_is_shown_as_it_was_typed(iv: Infoview, line: str) -> None:
    spoilt(iv, " [red]x[/] [link=http://x.example]y[/link] [/] :smile: {0.__class__} %s")
    text = OWN_STYLES.sub("", on_terminal(iv, *line.split(), columns=400).text)
    assert "[red]x[/] [link=http:" in " ".join(text.split())
    kept = " ".join(iv("show", "2").out.split())
    assert "[red]x[/] [link=http://x.example]y[/link] [/] :smile: {0.__class__} %s" in kept


@pytest.mark.parametrize(
    ("argv", "answers"),
    [
        (("delete", "1"), ("n",)),
        (("delete", "1"), ()),
        (("show", "sam"), ("",)),
        (("show", "sam"), ("1",)),
        (("log", "danna", "asked"), ("n",)),
        (("add-contact", "Uma", "--email", "dana@home.example"), ("n",)),
        (("edit", "olla", "--role", "x"), ("y",)),
    ],
)
def test_nor_does_a_prompt(iv: Infoview, argv: tuple[str, ...], answers: tuple[str, ...]) -> None:
    screen = on_terminal(spoilt(iv), *argv, answers=answers)
    assert screen.code in {0, 3, 4, 5, 130}
    assert "␛]0;pwned␇" in screen.text
    assert harm(screen.text) == []


ECHOES = (
    "show {}", "log {} asked", "log 1 {}", "log 1 asked --on {}", "log 1 asked --via {}",
    "log 1 asked --with {}", "log 1 thanked --about {}", "log 1 later --until {}",
    "log 1 note --next x --by {}", "log dana {} met", "plan {}", "plan 1 --at {}",
    "plan 1 --timezone {}", "plan 1 --goal {}", "plan 1 --format {}", "plan 1 --minutes {}",
    "plan 1 --drop {}", "edit 1 --email {}", "edit 1 --phone {}", "edit 1 --linkedin {}",
    "edit 1 --level {}", "edit 1 --source {}", "edit 1 --tier {}", "edit 1 --every {}",
    "edit 1 --met-on {}", "edit 1 --timezone {}", "edit 1 --referred-by {}", "edit {} --role x",
    "rest 1 --until {}", "rest {}", "delete {}", "delete {} --yes", "contacts {}",
    "search {}", "search --answers {}", "search --answers --category {}", "search --answers --question {}",
    "search x --limit {}",
    "contacts --stage {}", "contacts --sort {}", "contacts --since {}", "contacts --limit {}",
    "followup {}", "followup --within {}", "followup --who {}", "followup done {}", "followup skip {}",
    "followup snooze {} --until fri", "followup snooze f1 --until {}", "followup add 1 x --by {}",
    "followup add 1 x --by fri --every {}", "history {}", "history --limit {}", "{}", "{} x", "--{}",
    "show --{}", "show 1 {}", "log 1 asked -{}", "add-contact --{}", "config set {} 1",
    "config set follow-up.nudge {}", "restore {}", "draft {} 1", "draft ask {}", "draft ask 1 --channel {}",
    "draft ask 1 --tone {}", "draft introduce-me 1 --about {}", "draft ask 1 --say {}", "draft --check {}",
)  # fmt: skip
"""Command lines that say back what was typed, in an error or in a list that is empty."""


@pytest.mark.parametrize("template", ECHOES)
def test_nor_does_what_was_typed_when_it_is_said_back(iv: Infoview, template: str) -> None:
    prepare(iv)
    iv.monkeypatch.setenv("COLUMNS", "1000")
    argv = [word.replace("{}", EVERYTHING) for word in template.split()]
    piped = iv(*argv)
    assert piped.code in (
        {0} if template in {"contacts {}", "search {}", "search --answers {}"} else {1, 2, 3, 5}
    )
    assert harm(piped.out) == harm(piped.err) == []
    assert "\x1b" not in piped.out + piped.err
    screen = on_terminal(iv, *argv, columns=1000)
    assert harm(screen.text) == []
    document = iv(*argv, "--json")
    assert document.out.isascii()
    assert document.json["infoview"] == 1


FIELDS = (
    "add-contact {}", "edit 1 --name {}", "edit 1 --company {}", "edit 1 --role {}", "edit 1 --location {}",
    "edit 1 --industry {}", "edit 1 --met-at {}", "edit 1 --tag {}", "edit 1 --note {}", "log 1 note {}",
    "log 1 note --next {} --by fri", "followup add 1 {} --by fri", "plan 1 --where {}", "plan 1 --add {}",
)  # fmt: skip
"""Every field that takes a text of any kind."""

NOTES = {"edit 1 --note {}", "log 1 note {}"}
SHORT = {"add-contact {}", "edit 1 --name {}", "edit 1 --tag {}"}


@pytest.mark.parametrize("template", FIELDS)
def test_a_text_with_a_control_character_is_refused_clearly(iv: Infoview, template: str) -> None:
    prepare(iv)
    before = iv.db.read_bytes()
    for name, text in CONTROLS.items():
        ran = iv(*(text if word == "{}" else word for word in template.split()))
        assert (ran.code, ran.out) == (2, ""), name
        assert " cannot be stored: it holds U+00" in " ".join(ran.err.split()), name
        assert "Leave that character out" in ran.err
        assert harm(ran.err) == []
    assert iv.db.read_bytes() == before


@pytest.mark.parametrize("template", FIELDS)
def test_every_other_text_is_stored_as_it_was_typed(iv: Infoview, template: str) -> None:
    text = " ".join((*TRICKS.values(), *SEPARATORS.values()))
    if template in SHORT:
        text = text[:200]
    argv = [text if word == "{}" else word for word in template.split()]
    stored = text.replace("\r", "\n") if template in NOTES else re.sub("[\u2028\u2029\r\n]", " ", text)
    prepare(iv)
    for ran in (
        iv.ok(*argv, "--json"),
        iv.ok("show", "1" if argv[1] == "1" or argv[2:3] == ["1"] else "12", "--json"),
    ):
        assert json.dumps(stored) in ran.out


# --- How wide it is ----------------------------------------------------------------------------------------

WIDE = (
    "王小明 (Wáng Xiǎomíng)",
    "👩\u200d👩\u200d👧\u200d👦 Family Office 🇫🇷 👍🏽",
    "שלום עליכם",
    "محمد بن سلمان",
    "Z\u0335\u0321a\u0337l\u0336g\u0335o\u0337 " + "e\u0301" * 12,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft GmbH",
    "\uff46\uff55\uff4c\uff4c\uff57\uff49\uff44\uff54\uff48\u3000\uff4e\uff41\uff4d\uff45",
    "ก็มีชื่อ น้ำ",
)


_BUILT: list[bytes] = []


@pytest.fixture
def wide(iv: Infoview) -> Infoview:
    """Give people whose names are wide, long, or run from right to left; it is built once."""
    prepare(iv)
    if not _BUILT:
        for number, name in zip((2, 3, 4, 7, 8, 9, 10, 11), WIDE, strict=True):
            person = str(number)
            iv.ok("edit", person, "--name", name, "--company", name, "--role", name)
            iv.ok("followup", "add", person, f"{name} {name}", "--by", "today")
            iv.ok("log", person, "note", f"{name} " * 9)
        for person in ("5", "6"):
            iv.ok("edit", person, "--company", f"{WIDE[0]} {person}", "--role", WIDE[5])
        _BUILT.append(iv.db.read_bytes())
    iv.db.write_bytes(_BUILT[0])
    return iv


def is_whole(line: str) -> bool:
    """Tell what is never broken: a command, a line of markdown, a word that does not fit."""
    return line.startswith("- [ ] **") or line.lstrip().startswith("infoview ") or len(line.split()) == 1


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(wide: Infoview, thorough: bool, columns: int) -> None:
    wide.monkeypatch.setenv("COLUMNS", str(columns))
    lines = [("show", "4"), ("show", "7"), ("show", "sam"), ("plan", "3"), *(line.argv for line in READING)]
    # All of them at the narrow and at the usual width; at the others every third.
    for argv in lines if thorough or columns in {40, 80} else lines[::3]:
        # The demo prints an export line with a path, which must stay whole to be pasted.
        # A message is no page: its paragraphs stay whole, to be pasted.
        if set(argv) & {"backup", "restore", "undo", "redo", "demo", "draft", "profile"} or any(
            word.startswith("@") for word in argv
        ):
            continue
        ran = wide(*argv)
        assert ran.code in {0, 4}
        shown = on_terminal(wide, *argv, columns=columns, answers=[""]).text.replace("nothing] ", "\n")
        assert len(ran.out + ran.err) > 0
        if columns >= 40:
            for text in (ran.out, ran.err, OWN_STYLES.sub("", shown)):
                wider = [
                    line
                    for line in text.splitlines()
                    if cells(line.rstrip()) > columns and not is_whole(line)
                ]
                assert wider == [], argv


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize("on_a_terminal", [False, True])
def test_every_column_begins_at_the_same_cell_in_every_row(
    wide: Infoview, columns: int, on_a_terminal: bool
) -> None:
    wide.monkeypatch.setenv("COLUMNS", str(columns))
    if on_a_terminal:
        text = OWN_STYLES.sub("", on_terminal(wide, "contacts", columns=columns).text)
    else:
        text = wide.ok("contacts").out
    header, *lines = text.splitlines()
    assert header.startswith("ID")
    rows = {row["id"]: row for row in wide.data("contacts")}
    found = [line for line in lines if re.match(r"\d", line)]
    assert len(found) == len(rows)
    for line in found:
        number, gap = re.match(r"(\d+)( +)", line).groups()  # type: ignore[union-attr]
        row = rows[int(number)]
        assert len(number + gap) == header.index("Name")
        assert line[len(number + gap)] == row["name"][0]
        before, stage, _ = line.partition(f"  {row['stage']}")
        assert stage, line
        assert cells(before) + 2 == header.index("Stage")


@pytest.mark.parametrize("columns", ["0", "1", "9", "-5", "x", "", "100000"])
def test_any_width_will_do(wide: Infoview, columns: str) -> None:
    wide.monkeypatch.setenv("COLUMNS", columns)
    for argv in (
        ("contacts",),
        ("search", "a"),
        ("followup",),
        ("show", "3"),
        ("plan", "3"),
        ("history",),
        ("--help",),
        ("show", "sam"),
    ):
        ran = wide(*argv)
        assert ran.code in {0, 4}
        assert "王" in ran.out or argv not in {("contacts",), ("followup",)}


# --- Colour ------------------------------------------------------------------------------------------------

SHOWN = (
    ("contacts",),
    ("search", "a"),
    ("show", "1"),
    ("followup",),
    ("plan", "1"),
    ("history",),
    (),
    ("--help",),
    ("show", "sam"),
    ("x",),
)


@pytest.mark.parametrize("argv", SHOWN, ids=str)
def test_a_terminal_gets_colour_and_only_the_programs_own(iv: Infoview, argv: tuple[str, ...]) -> None:
    screen = on_terminal(prepare(iv), *argv, answers=[""])
    assert "\x1b[" in screen.text
    assert harm(screen.text) == []


@pytest.mark.parametrize("argv", SHOWN, ids=str)
@pytest.mark.parametrize("how", ["NO_COLOR", "before", "after", "dumb", "pipe"])
def test_no_colour_where_none_is_wanted(iv: Infoview, argv: tuple[str, ...], how: str) -> None:
    prepare(iv)
    if how == "NO_COLOR":
        iv.monkeypatch.setenv("NO_COLOR", "1")
    words = ("--no-color", *argv) if how == "before" else (*argv, "--no-color") if how == "after" else argv
    term = "dumb" if how == "dumb" else "xterm-256color"
    screen = on_terminal(iv, *words, answers=[""], term=term, pipe_stdout=how == "pipe")
    assert screen.code in {0, 2, 4}
    if how == "pipe":
        assert "\x1b" not in screen.piped
    else:
        assert "\x1b" not in screen.text
        assert screen.text


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "PY_COLORS"])
def test_nothing_forces_colour_into_a_pipe(iv: Infoview, name: str) -> None:
    prepare(iv)
    iv.monkeypatch.setenv(name, "1")
    for argv in SHOWN:
        ran = iv(*argv)
        assert "\x1b" not in ran.out + ran.err
    assert iv.ok("contacts", "--json").out.isascii()


def test_the_plain_page_and_the_coloured_one_say_the_same(iv: Infoview) -> None:
    prepare(iv)
    for argv in (("show", "1"), ("plan", "1"), ("followup",), ("contacts",), ("history",)):
        plain = iv.ok(*argv).out
        coloured = OWN_STYLES.sub("", on_terminal(iv, *argv).text)
        assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


# --- What a stream cannot encode ---------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=lambda env: next(iter(env.values())),
)
def test_a_name_that_a_stream_cannot_encode_is_shown_with_marks(wide: Infoview, env: dict[str, str]) -> None:
    wide.at(MONDAY)
    done = wide.process("contacts", env={**env, "COLUMNS": "200"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout
    assert b"Dana Lee" in done.stdout
    refused = wide.process("show", "王小", env=env)
    assert refused.returncode in {0, 3}
    assert b"Traceback" not in refused.stderr
    document = wide.process("contacts", "--json", env=env)
    assert [row["name"] for row in json.loads(document.stdout)["data"]] == [
        row["name"] for row in wide.data("contacts")
    ]


def test_markdown_sees_no_markup_in_a_name(iv: Infoview) -> None:
    iv.ok("add-contact", "**x** [y](http://z.example) `c` <b> _u_ #1 ~s~ | ! \\")
    (line,) = [line for line in iv.ok("followup", "--format", "markdown").out.splitlines() if line[:1] == "-"]
    assert line.startswith(
        r"- [ ] **\*\*x\*\* \[y\](http://z.example) \`c\` \<b\> \_u\_ \#1 \~s\~ \| \! \\**: Write"
    )
