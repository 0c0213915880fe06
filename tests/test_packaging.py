"""What a user gets: the built wheel has all it needs, nothing else, and says what it is."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from infoview import __version__

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "infoview"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(importlib.util.find_spec(name) for name in ("build", "hatchling")),
        reason='needs build and hatchling, which pip install -e ".[dev]" brings',
    ),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel from it, with what is installed here."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    return message_from_bytes(wheel.read(f"infoview-{__version__}.dist-info/METADATA"))


def source_files() -> set[str]:
    return {
        f"infoview/{file.relative_to(SOURCE).as_posix()}"
        for file in SOURCE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    info = f"infoview-{__version__}.dist-info"
    described = {
        f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    assert set(wheel.namelist()) == source_files() | described
    assert "infoview/py.typed" in wheel.namelist()
    assert sum(name.endswith(".toml") for name in wheel.namelist()) > 15


def test_the_wheel_is_for_every_platform(built: Path) -> None:
    (file,) = built.glob("*.whl")
    assert file.name == f"infoview-{__version__}-py3-none-any.whl"


def test_the_source_distribution_holds_the_tests_too(built: Path) -> None:
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {f"src/{name}" for name in source_files()} <= names
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/conftest.py", "tests/data/schema_1.sql"} <= names
    assert not [
        name for name in names if "__pycache__" in name or name.startswith((".git/", ".venv", "dist"))
    ]


def test_the_metadata_says_what_it_is(metadata: Message) -> None:
    assert (metadata["Name"], metadata["Version"]) == ("infoview", __version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Summary"]
    assert metadata.get_payload(decode=True) == (ROOT / "README.md").read_bytes()
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])


def test_every_dependency_has_a_lower_bound_and_every_one_at_run_time_an_upper(metadata: Message) -> None:
    needed = metadata.get_all("Requires-Dist", [])
    at_run_time = {line.split(";")[0].strip() for line in needed if "extra ==" not in line}
    names = {re.split("[<>=]", line)[0] for line in at_run_time}
    assert {"typer", "rich", "sqlmodel", "python-dateutil", "platformdirs"} <= names
    for line in at_run_time:
        assert ">=" in line, line
        # The data of the time zones has no interface that could break.
        assert "<" in line or line.startswith("tzdata"), line
    assert metadata.get_all("Provides-Extra") == ["dev"]
    assert any(line.startswith("pytest>=") and "extra == 'dev'" in line for line in needed)


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    parser = ConfigParser()
    parser.read_string(wheel.read(f"infoview-{__version__}.dist-info/entry_points.txt").decode())
    assert {section: dict(parser[section]) for section in parser.sections()} == {
        "console_scripts": {"infoview": "infoview.__main__:run"}
    }
