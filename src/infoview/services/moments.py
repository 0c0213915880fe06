"""What must have happened before a message of a kind makes sense, and who is not to be written to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.answers import DEBT_OF
from infoview.domain.facts import Case
from infoview.domain.messages.limits import FIRST
from infoview.domain.names import Person, is_followup_id, match
from infoview.domain.profile import Profile
from infoview.domain.text import excerpt
from infoview.domain.types import Kind, MessageKind, Source, What
from infoview.errors import NotFoundError, RefusedError, UsageError
from infoview.services.finding import find_person
from infoview.services.talks import begins, find_open, open_promises
from infoview.store.database import connection_of
from infoview.store.models.owed import Followup
from infoview.store.models.people import Contact
from infoview.store.people import find_referrer

ASKING = FIRST | {MessageKind.NUDGE, MessageKind.LAST_TRY}


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

    def debt(self, kind: MessageKind) -> str | None:
        """Return the uid that the open debt is owed for: the one ``--about`` means, else the first.

        Raises:
            UsageError: a message of this kind is about no debt, and ``--about`` was said.
            NotFoundError: ``--about`` means none of them, or several.
        """
        key = self.answers(kind)
        return (key and key.partition(":")[2]) or None

    def answers(self, kind: MessageKind) -> str | None:
        """Return the key of the debt that a message answers; one without a uid where none is open.

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
        """Return the open debts that messages of a kind answer, the soonest first."""
        return self.session.exec(
            select(Followup)
            .where(
                Followup.contact_id == self.contact.id,
                Followup.kind == str(DEBT_OF[kind]),
                Followup.state == "open",
            )
            .order_by(col(Followup.due), col(Followup.id))
        ).all()

    def _meant(self, kind: MessageKind, rows: Sequence[Followup]) -> Sequence[Followup]:
        """Return the one debt that ``--about`` or WHO means, and all of them where neither names one."""
        if not self.about:
            return [row for row in rows if row.id == self.row] or rows
        number = is_followup_id(self.about)
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
        if not self.about or is_followup_id(self.about) is not None:
            return None
        found = find_person(connection_of(self.session), self.about)
        if found.id == self.contact.id:
            raise UsageError(
                f"--about is {found.name}, whom the message is for.",
                hint="Name the other person: --about 'Ana Ruiz'",
            )
        return self.session.get_one(Contact, found.id)


def check(record: Record, kind: MessageKind, *, now: datetime, settings: Settings) -> None:
    """Refuse a message that has no occasion.

    Raises:
        UsageError: what it is about has not happened; the hint shows the command that comes first.
        RefusedError: they said no, rest for good, or were reminded enough.
    """
    if kind in ASKING:
        _check_may_be_asked(record, kind)
    if kind in _CHECKS:
        _CHECKS[kind](record)
    if kind in {MessageKind.NUDGE, MessageKind.LAST_TRY}:
        _check_reminders(record, kind, settings)
    if kind is MessageKind.CONFIRM:
        _check_to_come(record, now)


def _check_may_be_asked(record: Record, kind: MessageKind) -> None:
    contact, latest = record.contact, record.latest
    if latest is not None and latest.what == What.DECLINED:
        raise RefusedError(
            f"{contact.name} said no on {latest.day}, so {kind} was not written.",
            hint=f"Thank them for the answer: infoview draft decline-reply {contact.id}."
            f" If they wrote again since: infoview log {contact.id} replied",
        )
    if contact.rested and contact.rested_until is None:
        raise RefusedError(
            f"You let {contact.name} rest for good, so {kind} was not written.",
            hint=f"If they wrote again since: infoview log {contact.id} replied."
            f" To keep in touch all the same: infoview draft reconnect {contact.id}",
        )


def _check_reminders(record: Record, kind: MessageKind, settings: Settings) -> None:
    contact = record.contact
    sent = timeline.reminders(record.case.facts)
    if sent >= settings.number("follow-up.reminders"):
        raise RefusedError(
            f"{contact.name} was reminded {sent} times, which is enough.",
            hint=f"Let them rest: infoview rest {contact.id}",
        )
    if sent and kind is MessageKind.NUDGE:
        raise UsageError(
            f"{contact.name} was reminded already.",
            hint=f"One more message is the last one: infoview draft last-try {contact.id}",
        )


def _need_ask(record: Record) -> None:
    if not timeline.unanswered(record.case.facts):
        raise UsageError(
            f"{record.contact.name} has no message of yours that waits for an answer.",
            hint=f"Ask first: infoview draft ask {record.contact.id}."
            f" If you did: infoview log {record.contact.id} asked",
        )


def _need_event(record: Record) -> None:
    contact = record.contact
    if (
        not contact.met_at
        and not contact.met_on
        and contact.source not in {Source.GUEST_SPEAKER, Source.EVENT}
    ):
        raise UsageError(
            f"Nothing on record says where you met or heard {contact.name}.",
            hint=f"Say it first, for example: infoview edit {contact.id} --met-at 'Career day' --met-on thu",
        )


def _need_referrer(record: Record) -> None:
    contact = record.contact
    if not find_referrer(record.session, record.contact):
        raise UsageError(
            f"Nothing on record says who named {contact.name}.",
            hint=f"Say it first: infoview edit {contact.id} --referred-by WHO."
            f" Or: infoview draft ask {contact.id}",
        )


def _need_planned(record: Record) -> None:
    if not record.case.talks:
        raise UsageError(
            f"No talk with {record.contact.name} is planned.",
            hint=f"Set its date first: infoview plan {record.contact.id} --at 'fri 14:00'",
        )


def _check_to_come(record: Record, now: datetime) -> None:
    talk = find_open(record.session, record.contact.id)
    begun = begins(talk) if talk and talk.at else None
    if begun and datetime.combine(begun.day, begun.time or time.max) < now:
        raise UsageError(
            f"The talk with {record.contact.name} was to begin already.",
            hint=f"Say how it went: infoview log {record.contact.id} met",
        )


def _need_answer(record: Record) -> None:
    if not record.case.talks and not since(record)[0]:
        raise UsageError(
            f"{record.contact.name} has neither said yes nor had a talk with you that fell through.",
            hint=f"Ask first: infoview draft ask {record.contact.id}."
            f" If they answered: infoview log {record.contact.id} replied",
        )


def _need_talk(record: Record) -> None:
    if not any(fact.what == What.MET for fact in record.case.facts):
        raise UsageError(
            f"No talk with {record.contact.name} is on record.",
            hint=f"Note it first: infoview log {record.contact.id} met",
        )


def _need_advice(record: Record) -> None:
    _need_talk(record)
    if not any(fact.advice for fact in record.case.facts):
        raise UsageError(
            f"No advice of {record.contact.name} is on record.",
            hint=f"Note what they advised with the talk: infoview log {record.contact.id} met --on fri"
            " --advice 'Join the trade body'",
        )


def _need_introduction(record: Record) -> None:
    if not record.case.introductions:
        raise UsageError(
            f"You have not talked with anybody whom {record.contact.name} named.",
            hint=f"See whom they named: infoview network {record.contact.id}",
        )


def _need_news(record: Record) -> None:
    if not record.case.news:
        raise UsageError(
            "No good news is on record.", hint="Note it first: infoview news 'I start at Acme in May'"
        )


def _need_touch(record: Record) -> None:
    if record.contact.last_touch is None:
        raise UsageError(
            f"You have not been in touch with {record.contact.name} yet.",
            hint=f"Begin here: infoview draft ask {record.contact.id}",
        )


def _need_no(record: Record) -> None:
    if record.latest is None or record.latest.what != What.DECLINED:
        raise UsageError(
            f"{record.contact.name} has not said no.",
            hint=f"If they did, note it first: infoview log {record.contact.id} declined",
        )


def _need_target(record: Record) -> None:
    promised = any(not each.mine for each in open_promises(record.session, record.contact))
    if not record.about and not promised and not record.profile.exploring:
        raise UsageError(
            "Nothing says whom you would like to meet.",
            hint=f"Name them: infoview draft introduce-me {record.contact.id} --about 'Ana Ruiz'."
            " Or say what you look into: infoview profile --exploring 'energy policy'",
        )


_CHECKS = {
    MessageKind.AFTER_EVENT: _need_event,
    MessageKind.REFERRAL_ASK: _need_referrer,
    MessageKind.NUDGE: _need_ask,
    MessageKind.LAST_TRY: _need_ask,
    MessageKind.CONFIRM: _need_planned,
    MessageKind.NEW_DATES: _need_answer,
    MessageKind.THANK_YOU: _need_talk,
    MessageKind.REPORT_BACK: _need_advice,
    MessageKind.TELL_INTRODUCER: _need_introduction,
    MessageKind.RECONNECT: _need_touch,
    MessageKind.DECLINE_REPLY: _need_no,
    MessageKind.GOOD_NEWS: _need_news,
    MessageKind.INTRODUCE_ME: _need_target,
}


def not_due_until(record: Record, kind: MessageKind, *, today: date) -> date | None:
    """Return the day on which a reminder falls due, where it would come before that."""
    if kind not in {MessageKind.NUDGE, MessageKind.LAST_TRY}:
        return None
    owed = record.session.exec(
        select(Followup).where(
            Followup.contact_id == record.contact.id,
            col(Followup.kind).in_([str(Kind.NUDGE), str(Kind.DECIDE)]),
            Followup.state == "open",
        )
    ).first()
    return owed.due if owed and owed.due > today else None


def since(record: Record) -> tuple[str, date | None]:
    """Return the answer or the failed talk that new dates are an answer to, and its day."""
    latest = record.latest
    if latest is None:
        return "", None
    if latest.what in {What.REPLIED, What.LATER}:
        return "replied", latest.day
    if latest.what in {What.MOVED, What.CANCELLED}:
        return ("mine" if latest.mine else "theirs"), latest.day
    if latest.what == What.NO_SHOW:
        return ("no-show-mine" if latest.mine else "no-show-theirs"), latest.day
    return "", None
