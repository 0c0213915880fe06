"""What is on record of one contact, as far as messages to them ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from infoview.domain import timeline
from infoview.domain.facts import Case
from infoview.domain.messages.spoken import to_them
from infoview.domain.names import Person, match, parse_followup_id
from infoview.domain.profile import Profile
from infoview.domain.settling import DEBT_OF
from infoview.domain.text import excerpt, quote
from infoview.domain.types import MessageKind, What
from infoview.errors import NotFoundError, UsageError
from infoview.services.finding import find_person
from infoview.services.talks import open_promises
from infoview.store.database import connection_of
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact


class Record:
    """All that is on record of a contact, for a message of a kind; each question is asked of it once."""

    def __init__(
        self,
        session: Session,
        contact: Contact,
        case: Case,
        profile: Profile,
        *,
        about: str,
        row: int | None = None,
    ) -> None:
        self.session = session
        self.contact = contact
        self.case = case
        self.profile = profile
        self.about = about
        self.row = row
        self.latest = timeline.latest(case.facts)

    def command(self, kind: MessageKind) -> str:
        """Return the command that writes a message of a kind, about the same."""
        about = f" --about {quote(self.about)}" if self.about else ""
        who = f"f{self.row}" if self.row else self.contact.id
        return f"infoview draft {kind} {who}{about}"

    def has(self, *words: What) -> bool:
        """Tell whether one of these words stands in the log."""
        return any(fact.what in words for fact in self.case.facts)

    def debt(self, kind: MessageKind) -> str | None:
        """Return the uid that the open debt is owed for: the one ``--about`` means, else the first.

        Raises:
            UsageError: a message of this kind is about no debt, and ``--about`` was said.
            NotFoundError: ``--about`` means none of them, or several.
        """
        key = self.settles(kind)
        return (key and key.partition(":")[2]) or None

    def settles(self, kind: MessageKind) -> str | None:
        """Return the key of the debt that a message settles; one without a uid where none is open.

        Raises:
            UsageError, NotFoundError: as ``debt``.
        """
        if kind not in DEBT_OF:
            if self.about:
                raise UsageError(
                    f"--about goes with {', '.join(DEBT_OF)}; {kind} answers no one debt of several.",
                    hint=f"Leave it out: infoview draft {kind} {self.contact.id}",
                )
            return None
        rows = self._meant(kind, self._owed(kind))
        return rows[0].key if rows else f"{DEBT_OF[kind]}:"

    def _owed(self, kind: MessageKind) -> Sequence[Followup]:
        """Return the open debts that messages of a kind settle, the soonest first.

        Promises that can be said to them come before those that cannot.
        """
        rows = self.session.exec(
            select(Followup)
            .where(
                Followup.contact_id == self.contact.id,
                Followup.kind == str(DEBT_OF[kind]),
                Followup.state == "open",
            )
            .order_by(col(Followup.due), col(Followup.id))
        ).all()
        if kind is not MessageKind.INTRODUCE_ME:
            return rows
        promises = open_promises(self.session, self.contact)
        place = {each.uid: number for number, each in enumerate(promises) if to_them(each.text)}

        def rank(row: Followup) -> tuple[bool, date, int]:
            uid = row.key.partition(":")[2]
            return uid not in place, row.due, place.get(uid, 0)

        return sorted(rows, key=rank)

    def _meant(self, kind: MessageKind, rows: Sequence[Followup]) -> Sequence[Followup]:
        """Return the one debt that ``--about`` or WHO means, and all of them where neither names one."""
        if not self.about:
            return [row for row in rows if row.id == self.row] or rows
        number = parse_followup_id(self.about)
        if number is None and kind is MessageKind.INTRODUCE_ME:
            return rows  # it says whom the user wants to meet
        if number is None and kind is MessageKind.TELL_INTRODUCER:
            # Whom they named, told of already or not.
            person = self.person_meant()
            return [row for row in rows if person and row.about_id == person.id]
        if number is None:
            words = match(self.about, [Person(row.id, row.about or "") for row in rows]).people
            number = words[0].id if len(words) == 1 else None
        meant = [row for row in rows if row.id == number]
        if not meant:
            open_ids = ", ".join(f"f{row.id}" for row in rows) or "none"
            raise NotFoundError(
                f"--about {excerpt(self.about)} is not one open follow-up of {self.contact.name}"
                f" that {kind} is for.",
                hint=f"Open ones: {open_ids}. See them: infoview followup {self.contact.id}",
            )
        return meant

    def person_meant(self) -> Contact | None:
        """Return the other person whom ``--about`` names, if it names one."""
        if not self.about or parse_followup_id(self.about) is not None:
            return None
        found = find_person(connection_of(self.session), self.about)
        if found.id == self.contact.id:
            raise UsageError(
                f"--about is {found.name}, whom the message is for.",
                hint="Name the other person: --about 'Ana Ruiz'",
            )
        return self.session.get_one(Contact, found.id)


def earlier(record: Record) -> tuple[str, date | None]:
    """Return what came before a first message to somebody, and its day; nothing where nothing did."""
    latest = record.latest
    if latest is None:
        return "", None
    if latest.what in _EARLIER:
        return _EARLIER[What(latest.what)], latest.day
    spoken = [fact.day for fact in record.case.facts if fact.what in {What.MET, What.CAUGHT_UP}]
    if spoken:
        return "talked-before", max(spoken)
    answered = record.has(What.REPLIED, What.LATER, What.MOVED, What.CANCELLED, What.NO_SHOW)
    return ("", None) if answered else ("wrote-before", latest.day)


_EARLIER = {What.LATER: "asked-to-wait", What.DECLINED: "said-no"}


def since(record: Record) -> tuple[str, date | None]:
    """Return the answer or the failed talk that new dates are an answer to, and its day."""
    latest = record.latest
    if latest is None:
        return "", None
    if latest.what == What.REPLIED:
        return "replied", latest.day
    if latest.what in {What.MOVED, What.CANCELLED}:
        return ("mine" if latest.mine else "theirs"), latest.day
    if latest.what == What.NO_SHOW:
        return ("no-show-mine" if latest.mine else "no-show-theirs"), latest.day
    return "", None
