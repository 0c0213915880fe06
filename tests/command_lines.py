"""A database in the middle of a search, and a table of command lines for it: at least one for every command.

The tests of the contract, of start-up and of the journal go through this table, so a new command needs a
line here (``tests/test_contract.py`` says so), and with it gets all of their checks.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

import prepared
from conftest import Infoview

SEARCH = (
    ("2026-11-02T09:00", "add-contact 'Dana Lee' --company Acme --role Analyst --email dana@acme.example "
                          "--email dana@home.example --phone '+1 555 0100' --linkedin "
                          "https://www.linkedin.com/in/danalee --location Lyon --timezone Europe/Paris "
                          "--industry Pricing --level manager --source alumni --met-at Fair --met-on "
                          "2026-10-30 --tag alumni --tag pricing --tier a --note 'Likes tea.'"),
    ("2026-11-02T09:01", "add-contact 'Émile Zola' --company 'Éditions Été' --referred-by 1"),
    ("2026-11-02T09:02", "add-contact 'Ana Kovač' --company Globex --tier b"),
    ("2026-11-02T09:03", "add-contact 'Bo Chen' --company Initech"),
    ("2026-11-02T09:04", "add-contact 'Sam Park' --company Acme"),
    ("2026-11-02T09:05", "add-contact 'Sam Park' --company Globex"),
    ("2026-11-02T09:06", "add-contact 'Rex Ito'"),
    ("2026-11-02T09:07", "add-contact 'Nia Okafor' --met-at 'Guest lecture' --met-on today"),
    ("2026-11-02T09:08", "add-contact 'Ola Nordmann'"),
    ("2026-11-02T09:09", "add-contact 'Uma Rao'"),
    ("2026-11-02T09:10", "add-contact 'Wes Ford'"),
    ("2026-11-02T10:00", "log 1 asked --via email"),
    ("2026-11-02T10:01", "log 5 asked --via inmail"),
    ("2026-11-02T10:02", "log 9 asked"),
    ("2026-11-02T10:03", "log 10 asked"),
    ("2026-11-02T10:04", "log 4 asked"),
    ("2026-11-02T10:05", "log 6 asked"),
    ("2026-11-02T10:06", "log 11 asked"),
    ("2026-11-02T10:07", "rest 7 --until 2mo"),
    ("2026-11-03T09:00", "log 1 replied 'Glad to.'"),
    ("2026-11-03T09:01", "plan 1 --at 'thu 14:00' --format coffee --add 'What surprised you?'"),
    ("2026-11-03T09:02", "log 11 replied"),
    ("2026-11-03T09:03", "plan 11 --at 'fri 11:00'"),
    ("2026-11-05T15:00", "log 1 met 'A good talk.' --next 'send her the article' --by '1 dec'"),
    ("2026-11-05T18:00", "log 1 thanked --via email"),
    ("2026-11-06T09:00", "log 11 moved"),
    ("2026-11-12T09:00", "log 9 nudged"),
    ("2026-11-16T09:00", "log 10 declined"),
    ("2026-11-18T09:00", "log 6 replied"),
    ("2026-11-18T09:01", "log 4 replied"),
    ("2026-11-18T09:02", "plan 4 --at '2026-11-25 10:00' --format video --where 'a link'"),
    ("2026-11-18T09:03", "followup add 8 'send the slides' --by '20 nov'"),
    ("2026-11-18T09:04", "followup add 8 'read their blog' --by '20 nov' --every 2w"),
    ("2026-11-22T17:00", "log 3 met 'By chance.' --with 2"),
)  # fmt: skip
"""Three weeks: when, and what was typed."""


@dataclass(frozen=True)
class CommandLine:
    """A command line that succeeds on that database on Monday 2026-11-23 at 09:00.

    ``@4:talk`` stands for the id of the follow-up of that kind that is owed to contact 4 (``@8:custom.2``
    for the second), ``@home`` for the sandbox's folder. ``after`` must have run before; ``changes`` is false
    where nothing in the database is; ``notices`` is true where something is said on stderr besides.
    """

    argv: tuple[str, ...]
    changes: bool = True
    stdin: str = ""
    after: tuple[str, ...] = ()
    notices: bool = False

    @property
    def command(self) -> str:
        """The command's name in the JSON envelope."""
        return self.argv[0] if self.argv else "infoview"


def _changing(line: str, *, stdin: str = "", notices: bool = False) -> CommandLine:
    return CommandLine(tuple(shlex.split(line)), True, stdin, notices=notices)


def _reading(line: str, *, after: str = "", stdin: str = "") -> CommandLine:
    return CommandLine(tuple(shlex.split(line)), False, stdin, tuple(shlex.split(after)))


def _drafting(line: str) -> CommandLine:
    return CommandLine(tuple(shlex.split(line)), changes=False, notices=True)


LINES = (
    _reading(""),
    _changing("add-contact 'Zoë Quinn'"),
    _changing("add-contact 'Zoë Quinn' --company Hooli --role Buyer --email z@hooli.example --phone "
              "'555 0199' --linkedin linkedin.com/in/zoe --location Oslo --timezone Europe/Oslo "
              "--industry Retail --level executive --source referral --met-at 'A fair' --met-on fri "
              "--referred-by dana --tag x --tag y --tier c --every 6w --note -", stdin="One.\nTwo.\n"),
    _changing("add-contact 'Dana Lee' --company Acme --force"),
    _changing("edit 1 --name 'Dana Lee-Park' --company Initech --role Lead"),
    _changing("edit 1 --email new@acme.example --email dana@acme.example --phone '555 0101' --linkedin "
              "https://www.linkedin.com/in/dana-lee"),
    _changing("edit 1 --company '' --role '' --email '' --phone '' --linkedin '' --location '' "
              "--timezone '' --industry '' --level '' --source '' --met-at '' --met-on '' --tag '' "
              "--tier '' --every '' --note ''"),
    _changing("edit 1 --tag pricing --tag new --tier b --every 1mo --note x"),
    _changing("edit 2 --referred-by 3"),
    _changing("edit 2 --may-use-name"),
    _changing("edit 2 --referred-by ''"),
    _changing("edit 8 --source guest-speaker --met-on '20 nov' --met-at Lecture"),
    _reading("edit 1 --company Acme"),
    _changing("rest 8"),
    _changing("rest 5 --until 2mo"),
    _changing("delete 1 --yes"),
    _changing("delete 2 --yes"),
    _changing("delete 4 --yes"),
    _changing("delete 8 --yes"),
    _changing("delete 11 --yes"),
    _reading("plan"),
    _reading("plan 4"),
    _reading("plan 4 --why"),
    _changing("plan 5"),
    # It may be night here.
    _changing("plan 5 --at 'fri 14:00' --minutes 45 --format in-person --where 'Café' --timezone "
              "Asia/Tokyo --goal company --add 'What now?'", notices=True),
    _changing("plan 4 --at 'thu 16:00'"),
    _changing("plan 4 --format phone --goal industry"),
    _changing("plan 4 --add 'What would you do again?' --drop 1 --must 2"),
    _changing("plan 4 --done 1 --done 2"),
    _changing("plan 4 --done 3 --undone 1"),
    _reading("plan 4 --output @home/sheet.html"),
    _reading("plan 4 --output @home/sheet.ics --force", after="plan 4 --output @home/sheet.ics"),
    _changing("plan 4 --goal role --output @home/sheet.md"),
    _changing("log 8 asked 'Wrote about the lecture.' --via letter --on fri"),
    _changing("log 5 nudged"),
    _changing("log 5 replied -", stdin="Yes, next week.\n"),
    _changing("log 4 met Early. --minutes 25 --via video --with 8 --on today", notices=True),
    _changing("log 3 thanked"),
    _changing("log 3 thanked --about @3:thank-you"),
    _changing("log 1 reported Applied."),
    _changing("log 1 caught-up"),
    _changing("log 2 introduced"),
    _changing("log 5 declined 'No time.'"),
    _changing("log 5 later --until '1 may'"),
    _changing("log 4 moved"),
    _changing("log 4 moved --mine"),
    _changing("log 4 cancelled --next 'ask again' --by 1mo"),
    _changing("log 4 no-show"),
    _changing("log 3 note --i-owe 'send cv @fri' --they-owe 'ask Bo' --advice 'Read it' --private"),
    _changing("log 7 note 'Still there.' --next call --by 'fri 9:00'"),
    _changing("log 4 met Early. --advice 'read more' --resource 'a book' --takeaway x --opportunity y "
              "--want-to-know z --referral 'Lin Wu, Hooli' --referral 5 --may-use-name "
              "--i-owe 'send it @fri' --they-owe 'a name' --fit 4 --private --answer '1=By chance.'",
              notices=True),
    _changing("log 3 reported"),
    _reading("agenda"),
    _reading("agenda --within 2w"),
    _drafting("draft thank-you 3"),
    _drafting("draft confirm 4 --tone formal"),
    _drafting("draft nudge 5 --say 'I have read your report since.' --mailto"),
    _drafting("draft reconnect 1 --channel message"),
    _drafting("draft thank-you 3 --eml @home/note.eml"),
    CommandLine(("draft", "thank-you", "1", "--log"), changes=True, notices=True),
    _reading("draft --check -", stdin="Subject: Your talk\n\nHi Dana,\n\nCould I pick your brain?\n"),
    _reading("network"),
    _reading("network dana"),
    _changing("news 'I start at Acme.'"),
    _reading("news", after="news 'I start at Acme.'"),
    _reading("followup"),
    _reading("followup --all --promises", after="log 1 met --i-owe x"),
    _reading("followup --due --brief"),
    _reading("followup --format markdown --quiet"),
    _reading("followup --due"),
    _reading("followup --within 2w"),
    _reading("followup --all"),
    _reading("followup dana"),
    _reading("followup list --who dana"),
    _changing("followup add dana 'read the report' --by fri"),
    _changing("followup add dana 'read the report' --by 'fri 9:00' --every 1mo"),
    _changing("followup done @3:thank-you"),
    _changing("followup done @5:nudge @2:thank-you @10:decline-reply @11:new-dates"),
    _changing("followup done @8:custom @8:custom.2"),
    _changing("followup done @4:prepare"),
    _changing("followup done 3"),
    _changing("followup snooze @3:thank-you @4:prepare --until fri"),
    _changing("followup snooze --due --until 1mo"),
    _changing("followup skip @3:thank-you"),
    _changing("followup skip @4:talk @6:set-date @8:custom @8:custom.2"),
    _reading("contacts"),
    _reading("contacts lee --stage thanked --source alumni --tag pricing --tier a --since '1 nov' "
             "--sort next --limit 5"),
    _reading("search dana"),
    _reading("search acme lee --limit 1"),
    _reading("search --answers", after="log 4 met --answer 1=Chance. --on today"),
    _reading("search --answers chance --category path", after="log 4 met --answer 1=Chance. --on today"),
    _reading("show dana"),
    _reading("show 4"),
    _reading("history"),
    _reading("history --limit 3"),
    _reading("history dana"),
    _reading("profile"),
    _changing("profile --name 'Ada Park' --school 'Hill College' --year 3 --job nurse --exploring law "
              "--goal x --goal y --link a.example --signature Ada --free-times Tue --introduction - "
              "--premium",
              stdin="Hello.\n"),
    _reading("questions"),
    _reading("questions list advice --category advice --goal role --level manager --limit 5"),
    _reading("questions --own", after="questions add 'What surprised you?'"),
    _reading("questions --banned", after="questions ban path-turning-point"),
    _changing("questions add 'What do new people at {company} struggle with?' --category role --goal company "
              "--level manager --must"),
    CommandLine(("questions", "edit", "own-1", "How did it begin?", "--no-must"),
                after=("questions", "add", "What surprised you?", "--must")),
    _changing("questions ban path-turning-point"),
    CommandLine(("questions", "unban", "path-first-team"), after=("questions", "ban", "path-first-team")),
    _reading("questions check 'Do you like it?' 'What surprised you?'"),
    CommandLine(("questions", "check", "--file", "-"), changes=False, stdin="Is it hard?\n"),
    _reading("config"),
    _reading("config list"),
    _reading("config path"),
    _changing("config set follow-up.nudge 5"),
    _reading("config unset follow-up.nudge"),
    _reading("backup"),
    _reading("backup @home/copy.db"),
    _reading("backup --list", after="backup"),
    _reading("restore @home/copy.db", after="backup @home/copy.db"),
    _reading("doctor"),
    _reading("doctor --fix"),
    _reading("demo"),
    _reading("undo"),
    _reading("redo", after="undo"),
)  # fmt: skip
"""``undo`` and ``redo`` read here: they are no undo step of their own."""


def prepare(iv: Infoview) -> Infoview:
    """Give the sandbox that database, on Monday morning."""
    return prepared.prepare(iv, SEARCH)


def run_before(iv: Infoview, line: CommandLine) -> None:
    """Run what must have run before a line."""
    if line.after:
        iv.ok(*resolved(iv, CommandLine(line.after)))


def resolved(iv: Infoview, line: CommandLine) -> tuple[str, ...]:
    """Return the words of a line with the ids of its follow-ups."""
    if not any(word.startswith("@") for word in line.argv):
        return line.argv
    ids: dict[str, list[str]] = {}
    for row in iv.data("followup", "--all"):
        if row["state"] in {"open", "snoozed"}:
            ids.setdefault(f"@{row['contact']['id']}:{row['kind']}", []).append(row["id"])

    def found(word: str) -> str:
        if word.startswith("@home/"):
            return str(iv.home / word.removeprefix("@home/"))
        named = re.fullmatch(r"(@\d+:[a-z-]+)(?:\.(\d))?", word)
        return ids[named[1]][int(named[2] or 1) - 1] if named else word

    return tuple(found(word) for word in line.argv)
