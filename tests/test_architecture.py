"""The layers hold: who may import whom, and who alone may touch the clock, the terminal, the database.

Every rule is one line of RULES with code that breaks it; the rule must catch that code in a planted tree.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

import infoview

PACKAGE = Path(infoview.__file__).parent

LAYERS = (
    ("__main__",),
    ("cli",),
    ("render", "services"),
    ("store", "exchange", "data"),
    ("domain",),
    ("config", "clock"),
    ("errors", "notices"),
    ("__init__",),
)
"""Every module or package of infoview, from the top down. Imports go to a lower line or stay at home."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NETWORK = _words(
    "aiohttp asyncio ftplib http httpx imaplib nntplib poplib requests smtplib socket socketserver ssl"
    " telnetlib urllib.error urllib.request urllib.robotparser urllib3 websockets xmlrpc"
)
INPUT_AND_OUTPUT = _words(
    "glob io logging os pathlib shutil sqlite3 subprocess sys tempfile threading multiprocessing"
)
WALL_CLOCK = _words(
    "datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today time.time"
    " time.time_ns time.localtime time.gmtime time.ctime time.asctime time.strftime"
)
ENVIRONMENT = _words("os.environ os.environb os.getenv os.getenvb os.putenv os.path.expandvars")
TERMINAL = _words(
    "print input breakpoint sys.stdout sys.stderr sys.__stdout__ sys.__stderr__ os.write typer.echo"
    " typer.secho typer.prompt typer.confirm rich.print"
)
SQL = re.compile(
    r"\b(SELECT\s.*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s.*\sSET|DELETE\s+FROM|PRAGMA\s+\w+|BEGIN\s+IMMEDIATE"
    r"|(CREATE|ALTER|DROP)\s+(TEMP\w*\s+)?(TABLE|INDEX|TRIGGER|VIEW)|ROLLBACK|VACUUM)\b",
    re.DOTALL,
)

Found = Iterator[tuple[int, str]]
"""Lines that break a rule, with what stands there."""


@dataclass(frozen=True)
class Import:
    """One name that a module imports, as the full dotted path of what it may mean."""

    line: int
    module: str
    name: str
    deferred: bool
    typing_only: bool

    @property
    def dotted(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module

    def means(self, *modules: str) -> bool:
        """Return whether any of these modules, or something in them, is imported."""
        return any(f"{self.dotted}.".startswith(f"{module}.") for module in modules)


@dataclass
class Source:
    """A module of the package: its path below the package, and what an ``ast`` of it tells."""

    path: str
    tree: ast.Module
    imports: list[Import] = field(default_factory=list)

    @classmethod
    def read(cls, file: Path, package: Path) -> Source:
        source = cls(file.relative_to(package).as_posix(), ast.parse(file.read_text(encoding="utf-8")))
        source._collect(source.tree, deferred=False, typing_only=False)
        return source

    @property
    def package(self) -> str:
        """The dotted package that a relative import starts from."""
        return ".".join(["infoview", *Path(self.path).parent.parts])

    @property
    def layer(self) -> str:
        """The module or package right below infoview."""
        return self.path.partition("/")[0].removesuffix(".py")

    def _collect(self, node: ast.AST, *, deferred: bool, typing_only: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for alias in child.names:
                    self.imports.append(Import(child.lineno, alias.name, "", deferred, typing_only))
            elif isinstance(child, ast.ImportFrom):
                module = child.module or ""
                if child.level:
                    base = self.package.split(".")[: len(self.package.split(".")) - child.level + 1]
                    module = ".".join([*base, *([module] if module else [])])
                for alias in child.names:
                    self.imports.append(Import(child.lineno, module, alias.name, deferred, typing_only))
            if isinstance(child, ast.If) and _dotted(child.test).endswith("TYPE_CHECKING"):
                self._collect(ast.Module(child.body, []), deferred=deferred, typing_only=True)
                self._collect(ast.Module(child.orelse, []), deferred=deferred, typing_only=typing_only)
            else:
                is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                self._collect(child, deferred=deferred or is_function, typing_only=typing_only)

    def uses(self) -> Found:
        """Yield every name that is used, with imported names spelled out: ``datetime.datetime.now``."""
        known = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    known[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    known[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                root, *rest = _dotted(node).split(".")
                yield node.lineno, ".".join([known.get(root, root), *rest])


def _dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` for such an expression; what is not a name at its root becomes ``?``."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


# What a rule looks for.


def imports_upward(source: Source) -> Found:
    """Imports of infoview that are neither in the same layer nor in a lower one."""
    rank = {name: row for row, names in enumerate(LAYERS) for name in names}
    for each in source.imports:
        parts = each.dotted.split(".")
        if parts[0] != "infoview":
            continue
        target = parts[1] if len(parts) > 1 and parts[1] in rank else "__init__"
        if target != source.layer and rank[target] <= rank[source.layer]:
            yield each.line, f"{source.layer} imports {target}"


def imports_of(*modules: str, deferred_too: bool = True) -> Callable[[Source], Found]:
    """Imports of these modules; with ``deferred_too=False`` only those that run with the module."""

    def find(source: Source) -> Found:
        for each in source.imports:
            if each.means(*modules) and (deferred_too or not (each.deferred or each.typing_only)):
                yield each.line, f"imports {each.dotted}"

    return find


def uses_of(names: frozenset[str]) -> Callable[[Source], Found]:
    """Uses of these names, whatever they were imported as; importing one is using it."""

    def find(source: Source) -> Found:
        yield from ((line, name) for line, name in source.uses() if name in names)
        yield from ((each.line, each.dotted) for each in source.imports if each.dotted in names)

    return find


def reads_local_zone(source: Source) -> Found:
    """``astimezone()`` without a zone: it asks the machine for its own."""
    for node in ast.walk(source.tree):
        bare = isinstance(node, ast.Call) and not node.args and not node.keywords and node.func
        if isinstance(bare, ast.Attribute) and bare.attr == "astimezone":
            yield bare.lineno, "astimezone()"


def speaks_sql(source: Source) -> Found:
    """SQL as text (in strings and in what f-strings are made of), and calls that run it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.Attribute) and node.attr in {"execute", "executemany", "executescript"}:
            yield node.lineno, node.attr
            continue
        else:
            continue
        if SQL.search(text):
            yield node.lineno, text.strip()[:40]


def takes_present_loosely(source: Source) -> Found:
    """``today`` or ``now`` with a default anywhere, or by position in a public function."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        name = getattr(node, "name", "lambda")
        places = [*node.args.posonlyargs, *node.args.args]
        plain = places[: len(places) - len(node.args.defaults)]
        keywords = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        bare = [*plain, *(argument for argument, default in keywords if default is None)]
        for argument in [*places, *node.args.kwonlyargs]:
            if argument.arg not in {"today", "now"}:
                continue
            if argument not in bare:
                yield node.lineno, f"{name}: {argument.arg} has a default"
            elif argument in places and not name.startswith("_") and name != "lambda":
                yield node.lineno, f"{name}: {argument.arg} is not keyword-only"


def imports_anything(source: Source) -> Found:
    yield from ((each.line, f"imports {each.dotted}") for each in source.imports)


@dataclass(frozen=True)
class Rule:
    """A rule: what it says, where it does not hold, what breaks it, and code that does."""

    says: str
    allowed: tuple[str, ...]
    find: Callable[[Source], Found]
    planted: tuple[tuple[str, str], ...]
    only: tuple[str, ...] = ("",)

    def broken(self, source: Source) -> list[str]:
        """Return a line for every place where a source breaks the rule."""
        if not source.path.startswith(self.only) or source.path.startswith(self.allowed):
            return []
        return [f"{source.path}:{line}: {self.says} ({what})" for line, what in self.find(source)]


RULES = (
    Rule(
        "imports go downward only",
        (),
        imports_upward,
        (
            ("domain/planted.py", "from infoview.store import lookup"),
            ("services/planted.py", "def f():\n    from infoview import render"),
            ("render/planted.py", "import infoview.services.due"),
            ("store/planted.py", "from infoview.data import questions"),
            ("errors.py", "from infoview import __main__"),
            ("config.py", "from infoview import clock"),
            (
                "clock.py",
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from infoview.domain import x",
            ),
            ("store/deep/planted.py", "from ...services import due"),
            ("domain/planted.py", "from ..store.lookup import STATEMENTS"),
        ),
    ),
    Rule(
        "the package itself imports nothing",
        (),
        imports_anything,
        (("__init__.py", "import os"),),
        only=("__init__.py",),
    ),
    Rule(
        "modules are imported by name",
        ("cli/__init__.py", "render/views/__init__.py", "store/migrations/__init__.py"),
        uses_of(frozenset({"importlib.import_module", "__import__", "importlib.__import__"})),
        (
            ("services/planted.py", "from importlib import import_module\nimport_module('infoview.cli')"),
            ("domain/planted.py", "os = __import__('os')"),
        ),
    ),
    Rule(
        "sqlalchemy only in the store",
        ("store/",),
        imports_of("sqlalchemy"),
        (
            ("services/planted.py", "from sqlalchemy import text"),
            ("cli/planted.py", "def f():\n    import sqlalchemy.orm"),
        ),
    ),
    Rule(
        "sqlmodel and sqlite3 only in the store and, to name a session or a query, in services",
        ("store/", "services/"),
        imports_of("sqlmodel", "sqlite3"),
        (
            ("render/planted.py", "from sqlmodel import Session"),
            ("cli/planted.py", "def f():\n    import sqlite3"),
            ("domain/planted.py", "import sqlite3 as database"),
        ),
    ),
    Rule(
        "SQL is written and run only in the store",
        ("store/",),
        speaks_sql,
        (
            ("services/planted.py", "def f(c):\n    return c.run('SELECT name\\nFROM contact')"),
            ("services/planted.py", "def f(c, t):\n    return c.run(f'DELETE FROM {t}')"),
            ("services/planted.py", "def f(c):\n    return c.execute('select 1')"),
            ("cli/planted.py", "X = 'PRAGMA user_version'"),
        ),
    ),
    Rule(
        "SQL as text is not let in through sqlmodel",
        ("store/",),
        imports_of("sqlmodel.text", "sqlmodel.create_engine", "sqlmodel.SQLModel"),
        (
            ("services/planted.py", "from sqlmodel import text"),
            ("services/planted.py", "from sqlmodel import SQLModel, select"),
        ),
    ),
    Rule(
        "typer only in cli",
        ("cli/",),
        imports_of("typer", "click"),
        (
            ("render/planted.py", "def f():\n    from typer import Exit"),
            ("services/planted.py", "import click"),
        ),
    ),
    Rule(
        "typer is not loaded by the entry point itself",
        (),
        imports_of("typer", deferred_too=False),
        (("cli/__init__.py", "import typer"),),
        only=("cli/__init__.py",),
    ),
    Rule(
        "rich only in render",
        ("render/",),
        imports_of("rich"),
        (("cli/planted.py", "def f():\n    import rich.table"),),
    ),
    Rule(
        "icalendar only in its own module of exchange",
        ("exchange/ical.py",),
        imports_of("icalendar"),
        (
            ("render/planted.py", "def f():\n    import icalendar"),
            ("exchange/planted.py", "from icalendar import Event"),
        ),
    ),
    Rule(
        "icalendar only when a calendar is made",
        (),
        imports_of("icalendar", deferred_too=False),
        (("exchange/ical.py", "import icalendar"),),
        only=("exchange/",),
    ),
    Rule(
        "rich only when something is drawn with it",
        (),
        imports_of("rich", deferred_too=False),
        (("render/planted.py", "from rich.text import Text"),),
    ),
    Rule(
        "command modules import services, store, data and render inside the function",
        (),
        imports_of(
            "infoview.services",
            "infoview.store",
            "infoview.data",
            "infoview.exchange",
            "infoview.render",
            deferred_too=False,
        ),
        (
            ("cli/planted.py", "from infoview.services import people"),
            ("cli/planted.py", "import infoview.store.database"),
            ("cli/__init__.py", "from infoview import render"),
            ("cli/planted.py", "try:\n    from infoview import data\nexcept ImportError:\n    pass"),
        ),
        only=("cli/", "__main__.py"),
    ),
    Rule(
        "the wall clock is read in clock.py alone",
        ("clock.py",),
        uses_of(WALL_CLOCK),
        (
            ("services/planted.py", "from datetime import datetime\nX = datetime.now()"),
            ("domain/planted.py", "import datetime as dt\nX = dt.date.today()"),
            ("store/planted.py", "from time import time\nX = time()"),
            ("cli/planted.py", "import time\nX = time.strftime"),
        ),
    ),
    Rule(
        "the machine's time zone is read in clock.py alone",
        ("clock.py",),
        reads_local_zone,
        (("domain/planted.py", "def f(moment):\n    return moment.astimezone()"),),
    ),
    Rule(
        "the environment is read in clock.py and config.py alone",
        ("clock.py", "config.py"),
        uses_of(ENVIRONMENT),
        (
            ("render/planted.py", "import os\nX = os.environ.get('COLUMNS')"),
            ("store/planted.py", "from os import getenv as read\nX = read('HOME')"),
        ),
    ),
    Rule(
        "only render and the entry points know the terminal",
        ("render/", "cli/__init__.py", "__main__.py"),
        uses_of(TERMINAL),
        (
            ("services/planted.py", "print('Added')"),
            ("cli/planted.py", "import sys\nsys.stderr.write('x')"),
            ("store/planted.py", "from sys import stdout"),
            ("cli/planted.py", "import typer\ntyper.echo('x')"),
            ("cli/planted.py", "ask = input"),
        ),
    ),
    Rule(
        "no network anywhere",
        (),
        imports_of(*sorted(NETWORK)),
        (
            ("services/planted.py", "def f():\n    from urllib.request import urlopen"),
            ("cli/planted.py", "import http.client"),
            ("__main__.py", "from urllib import request"),
            ("store/planted.py", "import asyncio"),
        ),
    ),
    Rule(
        "domain does no input or output",
        (),
        imports_of(*sorted(INPUT_AND_OUTPUT)),
        (
            ("domain/planted.py", "from pathlib import Path"),
            ("domain/planted.py", "def f():\n    import os.path"),
        ),
        only=("domain/",),
    ),
    Rule(
        "domain opens no file",
        (),
        uses_of(frozenset({"open"})),
        (("domain/planted.py", "def f():\n    return open('x')"),),
        only=("domain/",),
    ),
    Rule(
        "today and now are keyword-only in public functions and never have a default",
        (),
        takes_present_loosely,
        (
            ("services/planted.py", "def due(today): ..."),
            ("domain/planted.py", "def due(*, now=None): ..."),
            ("cli/planted.py", "async def due(rows, now, /): ..."),
            ("store/planted.py", "def _due(today=1): ..."),
            ("store/planted.py", "due = lambda x, now=1: now"),
        ),
    ),
)


def sources(package: Path) -> list[Source]:
    return [Source.read(file, package) for file in sorted(package.rglob("*.py"))]


@cache
def real_sources() -> list[Source]:
    return sources(PACKAGE)


def unlisted(package: Path) -> set[str]:
    """Return the names right below a package that LAYERS lacks, and the layers that are not there."""
    there = {source.layer for source in sources(package)}
    return there ^ {name for row in LAYERS for name in row}


def broken(package: Path) -> list[str]:
    return [line for source in sources(package) for rule in RULES for line in rule.broken(source)]


@pytest.fixture
def empty_tree(tmp_path: Path) -> Path:
    """A package with every layer and nothing in it."""
    package = tmp_path / "infoview"
    for name in (name for row in LAYERS for name in row):
        is_package = (PACKAGE / name).is_dir()
        file = package / name / "__init__.py" if is_package else package / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return package


def test_every_module_has_a_layer() -> None:
    assert unlisted(PACKAGE) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
def test_the_rule_holds(rule: Rule) -> None:
    assert [line for source in real_sources() for line in rule.broken(source)] == []


def test_an_unlisted_module_and_an_empty_layer_are_noticed(empty_tree: Path) -> None:
    assert unlisted(empty_tree) == set()
    (empty_tree / "helpers.py").touch()
    (empty_tree / "extra").mkdir()
    (empty_tree / "extra" / "planted.py").touch()
    (empty_tree / "clock.py").unlink()
    assert unlisted(empty_tree) == {"helpers", "extra", "clock"}


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        pytest.param(rule, path, code, id=f"{rule.says}-{number}")
        for rule in RULES
        for number, (path, code) in enumerate(rule.planted)
    ],
)
def test_a_planted_violation_is_caught(empty_tree: Path, rule: Rule, path: str, code: str) -> None:
    assert broken(empty_tree) == []
    file = empty_tree / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{code}\n", encoding="utf-8")
    caught = broken(empty_tree)
    assert any(line.startswith(f"{path}:") and rule.says in line for line in caught), caught


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (
            "store/planted.py",
            "import sqlite3, sqlalchemy\nX = 'SELECT 1 FROM x'\ndef f(c):\n    c.execute(X)",
        ),
        ("services/planted.py", "from sqlmodel import Session, select\nX = 'Select all from the list.'"),
        ("render/planted.py", "import sys\ndef f():\n    import rich.table\n    print(1, file=sys.stdout)"),
        ("cli/planted.py", "import typer\ndef f():\n    from infoview.services import due"),
        (
            "cli/planted.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from infoview.services import due",
        ),
        (
            "domain/planted.py",
            "from urllib.parse import quote\nfrom datetime import datetime\nX = datetime(1, 1, 1)",
        ),
        ("services/planted.py", "from infoview import clock\ndef f(*, now, today): ...\nX = clock.now"),
        ("cli/planted.py", "from infoview import __version__"),
        ("store/deep/planted.py", "from .. import lookup\nfrom ...domain import names"),
    ],
)
def test_what_is_allowed_is_not_caught(empty_tree: Path, path: str, code: str) -> None:
    file = empty_tree / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{code}\n", encoding="utf-8")
    assert broken(empty_tree) == []
