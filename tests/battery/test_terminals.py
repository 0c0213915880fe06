"""What the surroundings of a terminal may not change: locale, encoding, a database that is not asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_lines import prepare
from conftest import Infoview
from infoview.cli import COMMANDS

LOCALES = ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"LANG": "nonsense"})


@pytest.mark.slow
def test_a_list_is_the_same_and_in_the_same_order_under_every_locale(iv: Infoview) -> None:
    prepare(iv)
    for name in ("Åsa Berg", "asa Alm", "Zoë", "zoe", "Ilk İpek", "ILK ipek", "Éla", "elb"):
        iv.ok("add-contact", name, "--force")
    texts = set()
    for env in LOCALES:
        done = iv.process("contacts", "--limit", "50", env={"PYTHONUTF8": "1", "COLUMNS": "120", **env})
        assert (done.returncode, done.stderr) == (0, b"")
        texts.add(done.stdout)
    (text,) = texts
    names = [line.split("  ")[1].strip() for line in text.decode().splitlines()[1:] if line[:1].isdigit()]
    order = [
        name for name in names if name.split()[0].casefold() in {"asa", "åsa", "éla", "elb", "zoë", "zoe"}
    ]
    assert [name.casefold() for name in order] == ["asa alm", "åsa berg", "éla", "elb", "zoë", "zoe"]


def test_help_version_and_scripts_look_at_no_database(
    iv: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INFOVIEW_DB", str(tmp_path))
    assert iv("contacts").code == 1
    for argv in (
        ("--help",), ("--version",), ("--show-completion", "bash"), ("--show-completion", "fish"),
        *((command.name, "--help") for command in COMMANDS),
    ):  # fmt: skip
        ran = iv(*argv)
        assert (ran.code, ran.err) == (0, ""), argv
        assert ran.out.strip()
