"""Writing in an editor: what comes back is stored once, and what does not stays where its author finds it.

The editors here are small programs: ``path`` is the file they were given, ``content`` what is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Infoview, Ran
from terminal import on_terminal

if TYPE_CHECKING:
    from battery.forge import Forge

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")
PRIVATE = "She earns 91,000 and is leaving."

EDITOR = """
import os, pathlib, signal, sys, time
path = pathlib.Path(sys.argv[-1])
content = path.read_text(encoding="utf-8")
def write(text): path.write_text(text, encoding="utf-8")
def type_(text): write(text + content)
def put(field, value):
    import re
    write(re.sub(rf"(?m)^{field} = .*$", lambda _: f"{field} = {value}", content))
"""

Editor = Callable[[str], Path]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Name an editor that runs this code."""
    script = tmp_path / "an editor.py"

    def name(code: str) -> Path:
        script.write_text(EDITOR + code, encoding="utf-8")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" -I -S "{script}"')
        return script

    return name


@pytest.fixture
def dana(iv: Infoview) -> Infoview:
    """A database with Dana Lee, contact 1."""
    iv.ok("add-contact", "Dana Lee", "--company", "Acme")
    return iv


def drafts_of(iv: Infoview) -> list[Path]:
    folder = iv.home / "drafts"
    return sorted(folder.iterdir()) if folder.exists() else []


def state(iv: Infoview) -> list[str]:
    """Everything that is in the database; not the pages of the search's index, which follows from it."""
    with closing(sqlite3.connect(iv.db)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "search_')]


def kept(iv: Infoview, ran: Ran) -> Path:
    """Return the one draft, having checked that the user was told of it."""
    (draft,) = drafts_of(iv)
    if os.name == "posix":
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700
    command, number = draft.stem.split("-")
    again = f"infoview {command} --resume {number}"
    if ran.out:
        assert ran.error["draft"] == {"path": str(draft), "beside": [], "command": again}
    else:
        assert f"The draft is kept:\n  {draft}\nTo take it up again:\n  {again}\n" in ran.err
    return draft


# Which editor.


@pytest.mark.parametrize("quotes", ['"{}"', "{}", "'{}'"])
def test_a_path_with_blanks_needs_no_quotes(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quotes: str
) -> None:
    folder = tmp_path / "my own programs"
    folder.mkdir()
    program = folder / "an editor"
    program.write_text('#!/bin/sh\necho "From $1" >> "$#.args"\necho typed > "$1"\n')
    program.chmod(0o700)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", quotes.format(program))
    monkeypatch.setenv("EDITOR", "false")
    assert dana.data("log", "dana", "note", "--edit")["entry"]["text"] == "typed"
    assert (tmp_path / "1.args").exists()


def test_visual_goes_before_editor_and_blank_is_unset(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("type_('from EDITOR')")
    monkeypatch.setenv("VISUAL", "  ")
    assert dana.data("log", "dana", "note", "--edit")["entry"]["text"] == "from EDITOR"
    monkeypatch.setenv("VISUAL", "false")
    assert dana("log", "dana", "note", "--edit").code == 1


@POSIX
def test_the_value_is_split_and_never_given_to_a_shell(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = "import sys; open(sys.argv[-1], 'w').write('|'.join(sys.argv[1:-1]))"
    monkeypatch.setenv(
        "EDITOR", f"""'{sys.executable}' -c "{script}" -u 'two words' $HOME $(touch pwned) ; > x # y *"""
    )
    text = dana.data("log", "dana", "note", "--edit")["entry"]["text"]
    assert text == "-u|two words|$HOME|$(touch|pwned)|;|>|x|#|y|*"
    assert not (tmp_path / "pwned").exists()
    assert not (tmp_path / "x").exists()


@POSIX
def test_an_editor_may_be_a_shell_command_by_name(dana: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", """sh -c 'echo "typed in $0" > "$1"' sh""")
    assert dana.data("log", "dana", "note", "--edit")["entry"]["text"] == "typed in sh"


def test_where_none_is_named_a_usual_one_is_taken(
    dana: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    ran = dana("log", "dana", "note", "--edit")
    assert ran.code == 1
    assert ran.err.startswith("infoview: No editor is known: VISUAL and EDITOR are not set")
    assert "export VISUAL=" in ran.err
    kept(dana, ran)
    for name in ("vi", "nano"):
        program = programs / name
        program.write_text(f'#!/bin/sh\necho "in {name}" > "$1"\n')
        program.chmod(0o700)
        assert dana.data("log", "dana", "note", "--edit")["entry"]["text"] == f"in {name}"


def test_a_quotation_mark_without_a_partner_is_told(dana: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", 'code "--wait')
    ran = dana("log", "dana", "note", "--edit")
    assert ran.code == 2
    assert "VISUAL is 'code \"--wait'" in ran.err
    kept(dana, ran)


def test_an_editor_that_is_not_there_is_named(dana: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    ran = dana("log", "dana", "note", "--edit")
    assert ran.code == 1
    assert "'no-such-editor' could not be started" in ran.err
    kept(dana, ran)


def test_the_command_line_of_the_editor_holds_nothing_private(dana: Infoview, editor: Editor) -> None:
    dana.ok("edit", "dana", "--note", PRIVATE)
    editor("write(repr(sys.argv[1:]))")
    dana.ok("log", "dana", "note", "--next", PRIVATE, "--by", "fri", "--edit")
    text = dana.data("show", "dana")["timeline"][0]["text"]
    assert re.fullmatch(r"\['[^']*drafts[^']*log-\d+\.md'\]", text)


# Logging.


def test_what_is_typed_is_logged_and_the_draft_goes(dana: Infoview, editor: Editor) -> None:
    editor("type_('A good talk.\\n\\n# Advice\\nTry the scheme.\\n')")
    ran = dana.ok("log", "dana", "met", "--on", "last fri", "--via", "coffee", "--edit")
    assert ran.out.startswith("Logged: met on Fri 2026-11-20, 30 min, coffee - Dana Lee\n")
    entry = dana.data("show", "dana")["timeline"][0]
    assert entry["text"] == "A good talk.\n\n# Advice\nTry the scheme."
    assert drafts_of(dana) == []
    assert dana.data("undo")["command"] == "log"


def test_the_file_says_what_is_being_written(dana: Infoview, editor: Editor) -> None:
    dana.ok("add-contact", "[bold]Zoë\u202e O'Neil-李")
    editor("write(content.replace('#', 'seen '))")
    text = dana.data("log", "dana", "met", "--with", "zoe", "--minutes", "25", "--edit")["entry"]["text"]
    assert text.startswith(
        "seen | Above goes the text for: met on Mon 2026-11-23 09:00, 25 min - Dana Lee, "
        "[bold]Zoë\ufffd O'Neil-李\n"
    )
    assert "an empty text logs nothing" in text


def test_the_first_line_is_free_to_type_in(dana: Infoview, editor: Editor) -> None:
    editor("type_('ok') if content.startswith('\\n\\n#|') else sys.exit(9)")
    dana.ok("log", "dana", "note", "--edit")


@pytest.mark.parametrize("code", ["", "write('\\n \\t\\n' + content)", "write('')", "path.unlink()"])
def test_an_empty_text_writes_nothing_and_says_so(dana: Infoview, editor: Editor, code: str) -> None:
    editor(code)
    before, bytes_before = state(dana), dana.db.read_bytes()
    ran = dana.ok("log", "dana", "asked", "--via", "email", "--edit")
    assert "Nothing was logged with Dana Lee: the text is empty." in ran.out
    assert "infoview log 1 asked --via email" in ran.out
    assert (state(dana), dana.db.read_bytes()) == (before, bytes_before)
    assert drafts_of(dana) == []
    data = dana.data("log", "dana", "asked", "--edit")
    assert (data["entry"], data["closed"]) == (None, [])
    assert [row["kind"] for row in data["owed"]] == ["reach-out"]


def test_an_editor_that_does_not_wait_is_remarked_on(dana: Infoview, editor: Editor) -> None:
    editor("")
    assert '"code --wait"' in dana.ok("log", "dana", "asked", "--edit").err
    editor("time.sleep(1.2)")
    assert dana.ok("log", "dana", "asked", "--edit").err == ""


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("what", ["note", "asked"])
def test_what_such_an_editor_saves_later_is_kept_and_taken_up(
    dana: Infoview, editor: Editor, tmp_path: Path, what: str
) -> None:
    editor(
        "if os.fork() == 0:\n"
        "    while not (path.parents[2] / 'closed').exists(): time.sleep(0.02)\n"
        "    type_('Written at leisure.')\n"
        "    (path.parents[2] / 'saved').touch()\n"
        "    os._exit(0)\n"
    )
    assert '"code --wait"' in dana.ok("log", "dana", what, "--edit").err
    (tmp_path / "closed").touch()
    while not (tmp_path / "saved").exists():
        time.sleep(0.02)
    assert "infoview log --resume" in dana.ok().out
    (draft,) = drafts_of(dana)
    assert "Written at leisure." in draft.read_text(encoding="utf-8")
    editor("")
    entry = dana.data("log", "--resume")["entry"]
    assert (entry["what"], entry["text"]) == (what, "Written at leisure.")
    assert drafts_of(dana) == []


def test_a_text_is_stored_as_it_was_typed(dana: Infoview, editor: Editor) -> None:
    typed = (
        "\"\"\"  ''' \\ # [red]x[/] <b> ; DROP TABLE contact; {0} %s\n"
        "\t#!/bin/sh\n#|not marked\n李 \u202e end"
    )
    editor(f"type_({typed!r})")
    text = dana.data("log", "dana", "note", "--edit")["entry"]["text"]
    assert text == "\n".join(line for line in typed.split("\n") if not line.startswith("#|"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_windows_editors_save_is_understood(dana: Infoview, editor: Editor, encoding: str) -> None:
    saved = "('Zoë\\nsaid\\n' + content).replace('\\n', '\\r\\n')"
    editor(f"path.write_bytes({saved}.encode({encoding!r}))")
    assert dana.data("log", "dana", "note", "--edit")["entry"]["text"] == "Zoë\nsaid"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("log", "nobody", "note", "--edit"), 3),
        (("log", "dana", "fired", "--edit"), 2),
        (("log", "dana", "met", "--on", "tomorrow", "--edit"), 2),
        (("log", "dana", "note", "--next", "call", "--by", "nonsense", "--edit"), 2),
        (("log", "dana", "thanked", "--about", "f99", "--edit"), 3),
        (("log", "dana", "note", "--with", "nobody", "--edit"), 3),
        (("log", "dana", "note", "text", "--edit"), 2),
        (("log", "dana", "note", "-", "--edit"), 2),
        (("edit", "nobody", "--edit"), 3),
        (("edit", "dana", "--role", "x", "--edit"), 2),
        (("edit", "dana", "--note", "-", "--edit"), 2),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_typed(
    dana: Infoview, editor: Editor, tmp_path: Path, argv: tuple[str, ...], code: int
) -> None:
    editor(f"pathlib.Path({str(tmp_path / 'opened')!r}).touch()")
    assert dana(*argv, stdin="typed").code == code
    assert not (tmp_path / "opened").exists()
    assert drafts_of(dana) == []


def test_forgotten_quotes_are_put_right_with_the_option(dana: Infoview) -> None:
    ran = dana("log", "dana", "lee", "met", "--via", "coffee", "--edit")
    assert 'infoview log "dana lee" met --via coffee --edit' in ran.err


def test_nothing_is_changed_while_the_editor_is_open(dana: Infoview, editor: Editor) -> None:
    before = hashlib.sha256(dana.db.read_bytes()).hexdigest()
    editor(f"import hashlib\nwrite(hashlib.sha256(open({str(dana.db)!r}, 'rb').read()).hexdigest())")
    text = dana.data("log", "dana", "met", "--next", "call", "--by", "fri", "--edit")["entry"]["text"]
    assert text == before


# When something fails.


def test_an_editor_that_fails_leaves_the_draft(dana: Infoview, editor: Editor) -> None:
    before = state(dana)
    editor(f"type_({PRIVATE!r}); sys.exit(1)")
    ran = dana("log", "dana", "met", "--edit")
    assert (ran.code, ran.out) == (1, "")
    assert "The editor ended with exit code 1; nothing was stored." in ran.err
    assert PRIVATE not in ran.err
    assert PRIVATE in kept(dana, ran).read_text(encoding="utf-8")
    assert state(dana) == before


@POSIX
def test_an_editor_that_is_killed_leaves_the_draft(dana: Infoview, editor: Editor) -> None:
    editor(f"type_({PRIVATE!r}); os.kill(os.getpid(), signal.SIGKILL)")
    ran = dana("log", "dana", "met", "--edit")
    assert (ran.code, ran.out) == (1, "")
    assert "The editor was ended (Killed)" in ran.err
    assert PRIVATE in kept(dana, ran).read_text(encoding="utf-8")


@POSIX
def test_an_editor_that_is_interrupted_leaves_the_draft(dana: Infoview, editor: Editor) -> None:
    editor(f"type_({PRIVATE!r}); signal.signal(2, signal.SIG_DFL); os.kill(os.getpid(), signal.SIGINT)")
    ran = dana("log", "dana", "met", "--edit")
    assert (ran.code, ran.out) == (130, "")
    assert PRIVATE in kept(dana, ran).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (f"({PRIVATE!r} + '\\n\\x07 bell\\n' + content).encode()", "a control character in line 2"),
        (f"(({PRIVATE!r} * 4000) + content).encode()", "is 128,000 characters long"),
        (f"{PRIVATE!r}.encode() + b'\\xff' + content.encode()", "is not UTF-8"),
    ],
)
def test_a_text_that_is_refused_is_kept_and_never_quoted(
    dana: Infoview, editor: Editor, saved: str, said: str
) -> None:
    before = state(dana)
    editor(f"path.write_bytes({saved})")
    ran = dana("log", "dana", "met", "--edit")
    assert ran.code in {1, 2}
    assert said in " ".join(ran.err.split())
    assert "earns" not in ran.err
    draft = kept(dana, ran)
    assert state(dana) == before
    assert len(draft.read_bytes()) > len(PRIVATE)
    as_json = dana("log", "--resume", "--json")
    assert "earns" not in as_json.out + as_json.err
    kept(dana, as_json)


def test_a_contact_that_is_deleted_meanwhile_leaves_the_draft(
    dana: Infoview, forge: Forge, editor: Editor
) -> None:
    program = [*shlex.split(forge.program), "delete", "1", "--yes"]
    editor(f"import subprocess\ntype_('x')\nsubprocess.run({program!r}, check=True, stdout=2)")
    ran = dana("log", "dana", "met", "--edit")
    assert ran.code == 3
    assert "Dana Lee, whom this draft is about, is not on record." in ran.err
    kept(dana, ran)
    editor("")
    kept(dana, dana("log", "--resume"))
    dana.ok("undo")
    assert dana.data("log", "--resume")["entry"]["text"] == "x"


@POSIX
def test_a_full_disk_leaves_the_draft_and_the_database(dana: Infoview, editor: Editor) -> None:
    before = state(dana)
    editor("type_('word ' * 15000)")
    limit = dana.db.stat().st_size
    script = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        "import sys; sys.argv[1:] = ['log', 'dana', 'met', '--edit'];"
        "from infoview.__main__ import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    ran = Ran(done.returncode, done.stdout, done.stderr)
    assert (ran.code, ran.out) == (1, "")
    assert "could not be written" in " ".join(ran.err.split())
    kept(dana, ran)
    assert state(dana) == before
    editor("")
    assert dana.data("log", "--resume")["entry"]["text"] == ("word " * 15000).strip()


def test_a_fault_of_the_program_leaves_the_draft(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.services import edited_log

    def faulty(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError(PRIVATE)

    editor("type_('x')")
    monkeypatch.setattr(edited_log, "finish_log", faulty)
    ran = dana("log", "dana", "met", "--edit")
    assert ran.code == 1
    assert PRIVATE not in ran.err
    kept(dana, ran)


# Taking it up again.


def test_a_draft_remembers_the_whole_command(dana: Infoview, editor: Editor) -> None:
    dana.ok("add-contact", "Ana Ruiz")
    editor("type_('Half'); sys.exit(1)")
    dana("log", "dana", "met", "--with", "ana", "--on", "last fri", "--via", "video", "--minutes", "25",
         "--next", "send it", "--by", "fri", "--edit")  # fmt: skip
    editor("write(content.replace('Half', 'Half and the rest'))")
    dana.at("2026-12-03T18:30")
    entry = dana.data("log", "--resume")["entry"]
    assert entry["text"] == "Half and the rest"
    assert (entry["on"], entry["via"], entry["minutes"]) == ("2026-11-20", "video", 25)
    assert [ref["name"] for ref in entry["together_with"]] == ["Ana Ruiz"]
    assert [row["due"] for row in dana.data("followup", "dana") if row["kind"] == "custom"] == ["2026-11-27"]
    assert drafts_of(dana) == []


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("later", "--until", "1mo"), {"what": "later", "until": "2026-12-23"}),
        (("cancelled", "--mine"), {"what": "cancelled", "mine": True}),
        (("note",), {"what": "note", "on": "2026-11-23", "time": "09:00"}),
    ],
)
def test_days_count_from_when_the_draft_was_begun(
    dana: Infoview, editor: Editor, argv: tuple[str, ...], expected: dict[str, object]
) -> None:
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", *argv, "--edit")
    editor("")
    entry = dana.at("2026-11-25T12:00").data("log", "--resume")["entry"]
    assert expected.items() <= entry.items()
    assert dana.data("history")[0]["at"].startswith("2026-11-25")


def test_what_was_settled_is_remembered(dana: Infoview, editor: Editor) -> None:
    dana.ok("log", "dana", "met", "--on", "fri 10:00")
    dana.ok("log", "dana", "met", "--on", "sun 10:00")
    debts = [row["id"] for row in dana.data("followup", "dana") if row["kind"] == "thank-you"]
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", "thanked", "--about", debts[-1], "--edit")
    editor("")
    assert [row["id"] for row in dana.data("log", "--resume")["closed"]] == debts[-1:]


def test_a_resumed_text_is_logged_though_nothing_is_changed(dana: Infoview, editor: Editor) -> None:
    editor("type_('All of it.'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    editor("")
    assert dana.data("log", "--resume")["entry"]["text"] == "All of it."


def test_an_emptied_draft_is_let_go(dana: Infoview, editor: Editor) -> None:
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    editor("write('')")
    assert "Nothing was logged" in dana.ok("log", "--resume").out
    assert drafts_of(dana) == []
    ran = dana("log", "--resume")
    assert ran.code == 3
    assert "infoview log WHO WHAT --edit" in ran.err


def test_several_drafts_are_listed_and_one_is_named(dana: Infoview, editor: Editor) -> None:
    dana.ok("add-contact", "[bold]Zoë O'Neil-李")
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    dana("log", "zoe", "asked", "--edit")
    dana("edit", "dana", "--edit")
    numbers = {draft.stem.split("-")[1]: draft for draft in drafts_of(dana) if draft.suffix == ".md"}
    ran = dana("log", "--resume", "--json")
    assert (ran.code, ran.error["code"]) == (4, "ambiguous")
    found = {str(each["id"]): each for each in ran.error["candidates"]}
    assert found.keys() == numbers.keys()
    for number, each in found.items():
        assert each["command"] == f"infoview log --resume {number}"
    assert {each["name"] for each in found.values()} == {"Dana Lee", "[bold]Zoë O'Neil-李"}
    plain = dana("log", "--resume")
    assert (plain.code, plain.out) == (4, "")
    assert "asked, Mon 2026-11-23 09:00" in plain.err
    editor("")
    of_zoe = next(number for number, each in found.items() if "Zoë" in each["name"])
    assert dana.data("log", "--resume", of_zoe)["entry"]["what"] == "asked"
    assert dana.data("log", "--resume")["entry"]["what"] == "met"
    assert [draft.suffix for draft in drafts_of(dana)] == [".toml"]


@pytest.mark.parametrize("which", ["dana", "1", "DANA lee"])
def test_a_draft_is_named_by_whom_it_is_about(dana: Infoview, editor: Editor, which: str) -> None:
    dana.ok("add-contact", "Ana Ruiz")
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    dana("log", "ana ruiz", "met", "--edit")
    editor("")
    assert dana.data("log", which, "--resume")["entry"]["contact"]["id"] == 1
    assert dana("log", which, "--resume").code == 3


def test_a_draft_that_was_logged_already_is_not_logged_twice(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.store import edit_files

    editor("type_('Once.')")
    with monkeypatch.context() as killed:
        killed.setattr(edit_files, "remove", lambda _draft: None)
        dana.ok("log", "dana", "met", "--edit")
    before = state(dana)
    (draft,) = drafts_of(dana)
    editor("sys.exit(9)")
    assert dana.data("log", "--resume")["entry"]["text"] == "Once."
    assert (state(dana), drafts_of(dana)) == (before, [])
    assert not draft.exists()


def test_a_draft_that_was_logged_with_another_text_is_kept(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.store import edit_files

    editor("type_('Once.')")
    with monkeypatch.context() as killed:
        killed.setattr(edit_files, "remove", lambda _draft: None)
        dana.ok("log", "dana", "met", "--edit")
    (draft,) = drafts_of(dana)
    draft.write_text("More. " + draft.read_text(encoding="utf-8"), encoding="utf-8")
    before = state(dana)
    ran = dana("log", "--resume")
    assert ran.code == 5
    kept(dana, ran)
    assert state(dana) == before


def test_a_draft_is_logged_again_after_undo(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.store import edit_files

    editor("type_('Once.')")
    with monkeypatch.context() as killed:
        killed.setattr(edit_files, "remove", lambda _draft: None)
        dana.ok("log", "dana", "met", "--edit")
    dana.ok("undo")
    editor("")
    assert dana.data("log", "--resume")["entry"]["text"] == "Once."


def test_a_draft_of_another_database_is_not_logged_with_a_stranger(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("type_('x'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    monkeypatch.setenv("INFOVIEW_DB", str(dana.home / "other.db"))
    dana.ok("add-contact", "Somebody Else")
    editor("")
    ran = dana("log", "--resume")
    assert ran.code == 3
    kept(dana, ran)
    assert dana.data("show", "1")["timeline"] == []


@pytest.mark.parametrize("command", ["log", "edit"])
def test_a_draft_without_its_last_line_is_told_of(dana: Infoview, editor: Editor, command: str) -> None:
    editor("sys.exit(1)")
    dana(*(("log", "dana", "met") if command == "log" else ("edit", "dana")), "--edit")
    (draft,) = drafts_of(dana)
    draft.write_text(PRIVATE, encoding="utf-8")
    ran = dana(command, "--resume")
    assert ran.code == 1
    assert f"\n  {draft}\n" in ran.err
    assert draft.read_text(encoding="utf-8") == PRIVATE


def test_what_a_killed_editor_rescued_is_told_of(dana: Infoview, editor: Editor) -> None:
    editor("type_('x'); path.with_name(path.name + '.save').write_text('x and more'); sys.exit(1)")
    ran = dana("log", "dana", "met", "--edit")
    saved = next(path for path in drafts_of(dana) if path.suffix == ".save")
    assert f"The editor left beside it:\n  {saved}\n" in ran.err
    editor("")
    ran = dana.ok("log", "--resume")
    assert f"\n  {saved}\n" in ran.err
    assert saved.read_text(encoding="utf-8") == "x and more"


def test_the_morning_screen_and_the_doctor_know_of_drafts(dana: Infoview, editor: Editor) -> None:
    assert dana.data()["drafts"] == []
    editor("sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    dana("edit", "dana", "--edit")
    assert dana.data()["drafts"] == ["infoview log --resume", "infoview edit --resume"]
    assert "infoview log --resume" in dana.ok().out
    found = [each for each in dana.data("doctor") if each["check"] == "drafts"]
    assert len(found) == 2
    assert all(re.fullmatch(r"infoview (log|edit) --resume \d+", each["remedy"]) for each in found)


def test_erasing_somebody_erases_what_was_not_stored_yet(dana: Infoview, editor: Editor) -> None:
    dana.ok("add-contact", "Ana Ruiz")
    editor(f"type_({PRIVATE!r}); path.with_name(path.name + '.save').write_text('x'); sys.exit(1)")
    dana("log", "dana", "met", "--edit")
    dana("log", "ana ruiz", "met", "--with", "dana lee", "--edit")
    dana("edit", "dana", "--edit")
    dana("edit", "ana ruiz", "--edit")
    gone = dana.data("delete", "dana lee", "--erase", "--yes")
    assert len(gone["drafts"]) == 3
    assert {path.suffixes[0] for path in drafts_of(dana)} == {".toml"}


# Cards.


def test_only_what_is_changed_is_stored_as_one_step(dana: Infoview, editor: Editor) -> None:
    editor("put('role', '\"Lead\"')")
    before = state(dana)
    card = dana.data("edit", "dana", "--edit")
    assert (card["role"], card["company"], card["name"]) == ("Lead", "Acme", "Dana Lee")
    assert drafts_of(dana) == []
    assert dana.data("undo")["changes"] == 1
    undone = [line for line in state(dana) if "operation" not in line and 'INTO "change"' not in line]
    assert undone == [line for line in before if "operation" not in line and 'INTO "change"' not in line]


FULL = (
    "--company", 'Acme "Labs" #1', "--role", "a\\b", "--email", "z@acme.example", "--email", "z@home.example",
    "--phone", "+1 555 0100 ext 12", "--linkedin", "linkedin.com/in/dana-lee", "--location", "'''Lyon'''",
    "--timezone", "Europe/Paris", "--industry", "[x] = {y}", "--level", "manager", "--source", "alumni",
    "--met-at", "Fair\u202e", "--met-on", "last fri", "--tag", '"quoted"', "--tag", "# hash", "--tier", "a",
    "--every", "6w", "--note", "-",
)  # fmt: skip
NOTE = 'company = "not this"\n\'\'\'\n"""\n\\n # x\n[draft]\n#| draft {}\n\ttab'


@pytest.mark.parametrize("code", ["", "write('')", "write(content.replace('\\n', '\\r\\n'))"])
def test_a_card_that_is_not_changed_writes_nothing_and_says_so(
    iv: Infoview, editor: Editor, code: str
) -> None:
    iv.ok("add-contact", "Ana Ruiz")
    iv.ok("add-contact", "[bold]Zoë O'Neil-李", *FULL, "--referred-by", "ana ruiz", stdin=NOTE)
    before = iv.db.read_bytes()
    editor(code)
    ran = iv.ok("edit", "zoe", "--edit")
    assert ran.out.startswith("Nothing was changed: [bold]Zoë O'Neil-李, contact 2\n")
    assert iv.data("edit", "zoe", "--edit")["note"] == NOTE
    assert iv.db.read_bytes() == before
    assert drafts_of(iv) == []


def test_every_field_can_be_cleared_but_the_name(iv: Infoview, editor: Editor) -> None:
    iv.ok("add-contact", "Ana Ruiz")
    iv.ok("add-contact", "Zoë", *FULL, "--referred-by", "ana ruiz", stdin=NOTE)
    bare = iv.data("add-contact", "Bare")
    editor(
        "import re, tomllib\n"
        "keys = [key for key in tomllib.loads(content) if key != 'name']\n"
        "lists = ('emails', 'phones', 'tags')\n"
        "write('\\n'.join(f'{key} = ' + ('[]' if key in lists else '\"\"') for key in keys))"
    )
    card = iv.data("edit", "zoë", "--edit")
    own = {"id", "uid", "name", "next", "stage", "last_touch"}
    assert {key: value for key, value in card.items() if key not in own} == {
        key: value for key, value in bare.items() if key not in own
    }
    editor("put('name', '\"\"')")
    ran = iv("edit", "zoë", "--edit")
    assert ran.code == 2
    assert "Line 6: A contact needs a name." in ran.err


BO = """
name = "Bo Berg"
company = 'Acme'
role = "Lead"
emails = [
    "bo@acme.example",
]
phones = "+1 555 0199"
linkedin = "linkedin.com/in/bo"
location = "Oslo"
timezone = "Europe/Oslo"
industry = "x"
level = "Manager"
source = "guest speaker"
met_at = "Fair"
met_on = 2026-11-20
referred_by = "ana"
tags = ["b", "a", " "]
tier = "B"
every = "2mo"
note = "one\\ntwo"
"""


def test_every_field_can_be_set(iv: Infoview, editor: Editor) -> None:
    iv.ok("add-contact", "Ana Ruiz")
    iv.ok("add-contact", "Bo")
    editor(f"write({BO!r})")
    card = iv.data("edit", "bo", "--edit")
    assert card["referred_by"]["name"] == "Ana Ruiz"
    assert (card["emails"], card["phones"], card["tags"]) == (
        ["bo@acme.example"],
        ["+1 555 0199"],
        ["a", "b"],
    )
    assert (card["met_on"], card["level"], card["source"]) == ("2026-11-20", "manager", "guest-speaker")
    assert (card["name"], card["tier"], card["every"], card["note"]) == ("Bo Berg", "b", "2mo", "one\ntwo")


def test_what_others_changed_meanwhile_stays(dana: Infoview, forge: Forge, editor: Editor) -> None:
    program = [*shlex.split(forge.program), "edit", "1", "--company", "Globex", "--tag", "new"]
    editor(f"import subprocess\nsubprocess.run({program!r}, check=True, stdout=2)\nput('role', '\"Lead\"')\n")
    card = dana.data("edit", "dana", "--edit")
    assert (card["company"], card["role"], card["tags"]) == ("Globex", "Lead", ["new"])


def test_an_unchanged_referrer_is_not_looked_for_again(iv: Infoview, editor: Editor) -> None:
    iv.ok("add-contact", "Sam Park", "--company", "Acme")
    iv.ok("add-contact", "Dana Lee", "--referred-by", "1")
    iv.ok("add-contact", "Sam Park", "--company", "Globex")
    editor("put('role', '\"Lead\"')")
    assert iv.data("edit", "dana", "--edit")["referred_by"]["id"] == 1


@pytest.mark.parametrize(
    ("code", "line", "said"),
    [
        ("put('emails', '[\"nonsense\"]')", "emails", "--email 'nonsense' has no @."),
        ("put('company', 'Acme')", "company", "invalid value; this is not TOML."),
        ("put('company', '7')", "company", "company is not a text."),
        ("put('tags', '[1]')", "tags", "tags is not a list of texts."),
        ("put('level', '\"chief\"')", "level", "--level does not know 'chief'."),
        ("put('met_on', '2027-01-01')", "met_on", "--met-on is Fri 2027-01-01, which is still to come."),
        ("put('referred_by', '\"nobody\"')", "referred_by", "Nobody on record is called 'nobody'."),
        ("put('referred_by', '\"sam\"')", "referred_by", "'sam' may mean 2 people."),
        ("write(content.replace('company =', 'compny ='))", "compny", "there is no field 'compny'."),
        ("write(content.replace('company =', '[tier]\\ncompany ='))", "[tier]", "tier is not a text."),
        ("put('referred_by', '\"1\"')", "", "Dana Lee cannot be referred by themselves."),
        ("write(content + 'role = \"twice\"')", 'role = "twice"', "cannot overwrite a value"),
        ("put('note', '')", "note", "invalid value; this is not TOML."),
    ],
)
def test_a_card_that_is_refused_names_the_line_and_is_kept(
    dana: Infoview, editor: Editor, code: str, line: str, said: str
) -> None:
    for company in ("Acme", "Globex"):
        dana.ok("add-contact", "Sam Park", "--company", company)
    before = state(dana)
    editor(code)
    ran = dana("edit", "dana", "--edit")
    assert (ran.code, ran.out) == (2, "")
    draft = kept(dana, ran).read_text(encoding="utf-8").split("\n")
    number = 1 + next(index for index, each in enumerate(draft) if each.startswith(line))
    where = f"Line {number}: " if line else ""
    assert f"infoview: {where}{said}" in " ".join(ran.err.split())
    assert state(dana) == before
    editor("")
    kept(dana, dana("edit", "--resume", "--json"))


def test_the_line_is_right_whatever_the_note_holds(dana: Infoview, editor: Editor) -> None:
    card = "note = '''\nemails = 1\nlevel = \"x\"\n'''\n\"level\" = \"chief\""
    editor(f"write({card!r})")
    assert "Line 5: --level does not know 'chief'." in dana("edit", "dana", "--edit").err


def test_a_note_that_lost_its_quotation_marks_is_not_repeated(dana: Infoview, editor: Editor) -> None:
    for code in ("put('note', 'earns 91000')", "write('earns91000 = 1')", "write('\"earns 91000\" = 1')"):
        editor(code)
        ran = dana("edit", "dana", "--edit")
        assert ran.code == 2
        assert "91000" not in ran.err
    editor(f"put('note', '\"{PRIVATE}\\\\u0007\"')")
    assert "earns" not in dana("edit", "dana", "--edit").err


def test_a_likely_duplicate_is_kept_and_forced(dana: Infoview, editor: Editor) -> None:
    dana.ok("add-contact", "Ana Ruiz", "--company", "Acme")
    editor("put('name', '\"Ana Ruiz\"')")
    ran = dana("edit", "dana", "--edit")
    assert ran.code == 5
    kept(dana, ran)
    editor("")
    assert dana.data("edit", "--resume", "--force")["name"] == "Ana Ruiz"
    dana.ok("undo")
    editor("put('name', '\"Ana Ruiz\"'); sys.exit(1)")
    dana("edit", "dana", "--edit", "--force")
    editor("")
    assert dana.data("edit", "--resume")["name"] == "Ana Ruiz"


def test_a_card_that_was_stored_already_is_stored_once(
    dana: Infoview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infoview.store import edit_files

    editor("put('role', '\"Lead\"')")
    with monkeypatch.context() as killed:
        killed.setattr(edit_files, "remove", lambda _draft: None)
        dana.ok("edit", "dana", "--edit")
    before = state(dana)
    editor("")
    assert dana.ok("edit", "--resume").out.startswith("Nothing was changed: Dana Lee")
    assert (state(dana), drafts_of(dana)) == (before, [])


# With --json, pipes and closed streams.


def test_json_stays_one_document_whatever_the_editor_prints(dana: Infoview, editor: Editor) -> None:
    editor("type_('x'); print('noise on stdout')")
    ran = dana.process("log", "dana", "met", "--edit", "--json")
    assert json.loads(ran.stdout)["data"]["entry"]["text"] == "x"
    assert b"noise" in ran.stderr


def test_a_refusal_is_one_document_with_the_way_on(dana: Infoview, editor: Editor) -> None:
    editor("sys.exit(3)")
    ran = dana("log", "dana", "met", "--edit", "--json")
    assert (ran.code, ran.err, ran.error["code"]) == (1, "", "editor")
    kept(dana, ran)


# Signals, in real processes.


@dataclass
class Writing:
    """A process whose editor is open, and has saved once."""

    process: subprocess.Popen[bytes]
    editor: int

    def ended(self) -> Ran:
        out, err = self.process.communicate(timeout=30)
        return Ran(self.process.returncode, out.decode(), err.decode())


@pytest.fixture
def writing(editor: Editor, tmp_path: Path) -> Iterator[Callable[..., Writing]]:
    """Start a command whose editor saves, and then stays open until it is killed or told to go on."""
    begun: list[Writing] = []

    def start(*argv: str, handle: str = "") -> Writing:
        ready, go = tmp_path / "ready", tmp_path / "go"
        editor(
            f"{handle}\ntype_({PRIVATE!r})\n"
            f"pathlib.Path({str(ready)!r}).write_text(str(os.getpid()))\n"
            f"while not pathlib.Path({str(go)!r}).exists(): time.sleep(0.02)\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-m", "infoview", *argv],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while not (ready.exists() and ready.read_text()):
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.02)
        begun.append(Writing(process, int(ready.read_text())))
        return begun[-1]

    yield start
    (tmp_path / "go").touch()
    for each in begun:
        if each.process.poll() is None:
            each.process.kill()
            each.process.communicate()


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_killed_infoview_leaves_the_draft_and_stores_nothing(
    dana: Infoview, writing: Callable[..., Writing], editor: Editor, name: str
) -> None:
    before = state(dana)
    open_ = writing("log", "dana", "met", "--edit")
    open_.process.send_signal(getattr(signal, name))
    assert open_.process.wait(30) == -getattr(signal, name)
    os.kill(open_.editor, signal.SIGKILL)
    ran = open_.ended()
    (draft,) = drafts_of(dana)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert PRIVATE in draft.read_text(encoding="utf-8")
    if name != "SIGKILL":
        kept(dana, Ran(ran.code, "", ran.err))
    assert "Traceback" not in ran.err
    assert state(dana) == before
    editor("")
    assert dana.data("log", "--resume")["entry"]["text"] == PRIVATE


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_closed_terminal_ends_both_and_leaves_the_draft(
    dana: Infoview, writing: Callable[..., Writing], name: str
) -> None:
    before = state(dana)
    open_ = writing("edit", "dana", "--edit")
    os.killpg(open_.process.pid, getattr(signal, name))
    open_.ended()
    (draft,) = drafts_of(dana)
    assert PRIVATE in draft.read_text(encoding="utf-8")
    assert state(dana) == before


@POSIX
def test_ctrl_c_that_the_editor_takes_is_the_editors_own(
    dana: Infoview, writing: Callable[..., Writing], tmp_path: Path
) -> None:
    open_ = writing("log", "dana", "met", "--edit", handle="signal.signal(2, signal.SIG_IGN)")
    os.killpg(open_.process.pid, signal.SIGINT)
    time.sleep(0.3)
    assert open_.process.poll() is None
    (tmp_path / "go").touch()
    ran = open_.ended()
    assert ran.code == 0
    assert dana.data("show", "dana")["timeline"][0]["text"] == PRIVATE


@POSIX
def test_ctrl_c_that_ends_the_editor_is_exit_130(dana: Infoview, writing: Callable[..., Writing]) -> None:
    before = state(dana)
    open_ = writing("log", "dana", "met", "--edit", handle="signal.signal(2, signal.SIG_DFL)")
    os.killpg(open_.process.pid, signal.SIGINT)
    ran = open_.ended()
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err
    kept(dana, Ran(ran.code, "", ran.err))
    assert state(dana) == before


@POSIX
@pytest.mark.slow
def test_killed_at_any_moment_it_is_logged_once_or_still_to_be(
    dana: Infoview, forge: Forge, editor: Editor, thorough: bool
) -> None:
    """From the editor's end on: before COMMIT the draft has it, after COMMIT the log; both for a moment."""
    editor("type_('Once.')")
    line = ("log", "dana", "note", "--edit")
    whole = forge.duration(*line, times=1)
    moments = 60 if thorough else 6
    for moment in range(moments):
        count = len(dana.data("show", "dana")["timeline"])
        job = forge.start(*line)
        time.sleep(whole * (0.4 + 0.6 * moment / moments))
        job.kill()
        job.wait()
        time.sleep(0.2)  # an editor without its infoview saves all the same
        entries = dana.data("show", "dana")["timeline"]
        waiting = drafts_of(dana)
        if waiting:
            editor("type_('Once.') if not content.startswith('Once.') else None")
            assert dana.data("log", "--resume")["entry"]["text"] == "Once."
            editor("type_('Once.')")
            entries = dana.data("show", "dana")["timeline"]
        assert len(entries) == count + (1 if waiting or len(entries) > count else 0)
        assert drafts_of(dana) == []


# On a terminal.


@POSIX
def test_on_a_terminal_the_editor_opens_again_with_the_reason_on_top(
    dana: Infoview, editor: Editor, tmp_path: Path
) -> None:
    editor(
        "turn = pathlib.Path(sys.argv[0]).with_suffix('.turn')\n"
        "number = int(turn.read_text()) if turn.exists() else 1\n"
        "turn.write_text(str(number + 1))\n"
        "turn.with_suffix(f'.seen{number}').write_text(content)\n"
        "if number == 1: put('emails', '[\"nonsense\"]')\n"
        "if number == 2: put('emails', '[\"a@b@c\"]')\n"
        "if number == 3: put('emails', '[\"dana@acme.example\"]')\n"
    )
    assert on_terminal(dana, "edit", "dana", "--edit").code == 0
    assert dana.data("show", "dana")["emails"] == ["dana@acme.example"]
    for turn, fault in ((2, "'nonsense' has no @"), (3, "'a@b@c' has more than one @")):
        lines = (tmp_path / f"an editor.seen{turn}").read_text(encoding="utf-8").split("\n")
        named = re.match(r"#\|! Not stored\. Line (\d+): ", lines[0])
        assert named
        assert fault in lines[0]
        assert lines[int(named[1]) - 1].startswith("emails = ")
        assert sum(line.startswith("#|!") for line in lines) == 4
    assert drafts_of(dana) == []


@POSIX
def test_leaving_without_a_change_stops_and_keeps_the_draft(dana: Infoview, editor: Editor) -> None:
    editor("put('emails', '[\"nonsense\"]') if 'nonsense' not in content else None")
    screen = on_terminal(dana, "edit", "dana", "--edit", columns=40, term="dumb")
    assert screen.code == 2
    assert " ".join(screen.text.split()).startswith("infoview: Line 19: --email 'nonsense' has no @.")
    (draft,) = drafts_of(dana)
    assert f"  {draft}" in screen.lines
    assert draft.read_text(encoding="utf-8").startswith("#|! Not stored. Line 19: --email 'nonsense'")


@POSIX
def test_with_json_nothing_is_opened_again(dana: Infoview, editor: Editor) -> None:
    editor("put('emails', '[\"nonsense\"]') if 'nonsense' not in content else sys.exit(7)")
    screen = on_terminal(dana, "edit", "dana", "--edit", "--json")
    assert screen.code == 2
    assert "has no @" in json.loads(screen.text)["error"]["message"]


@POSIX
def test_a_text_too_is_mended_on_a_terminal(dana: Infoview, editor: Editor) -> None:
    editor("write(content.replace('\\x07', '')) if '\\x07' in content else type_('a bell \\x07')")
    assert on_terminal(dana, "log", "dana", "note", "--edit").code == 0
    assert dana.data("show", "dana")["timeline"][0]["text"] == "a bell"


@POSIX
@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
@pytest.mark.usefixtures("dana")
def test_a_real_editor_draws_on_the_terminal_though_the_output_is_piped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "vim -u NONE -n +'normal! iTyped in vim.' +wq")
    from pty import openpty

    parent, child = openpty()
    with os.fdopen(parent, "rb", 0) as screen:
        ran = subprocess.run(
            [sys.executable, "-m", "infoview", "log", "dana", "note", "--edit", "--json"],
            stdin=child,
            stdout=subprocess.PIPE,
            stderr=child,
            env={**os.environ, "TERM": "xterm"},
            check=True,
            timeout=60,
        )
        assert b"\x1b[" in screen.read(4096)  # it was drawn here
    os.close(child)
    assert json.loads(ran.stdout)["data"]["entry"]["text"] == "Typed in vim."
