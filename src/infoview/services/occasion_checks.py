"""What must have happened before a message of a kind makes sense, and who is not to be written to."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import col, select

from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.messages.limits import FIRST
from infoview.domain.messages.occasion import Gave
from infoview.domain.messages.spoken import to_them
from infoview.domain.text import quote
from infoview.domain.types import Kind, MessageKind, Source, What
from infoview.errors import RefusedError, UsageError
from infoview.services.records import Record, since
from infoview.services.talks import begins, find_open
from infoview.store.models.owed import Followup
from infoview.store.people import find_referrer

BEFORE_AN_ANSWER = FIRST | {MessageKind.NUDGE, MessageKind.LAST_TRY}
"""The kinds that ask somebody who has not said yes, and must not after a no."""


def check(record: Record, kind: MessageKind, *, now: datetime, settings: Settings) -> None:
    """Refuse a message that has no occasion.

    Raises:
        UsageError: what it is about has not happened; the hint shows the command that comes first.
        RefusedError: they said no, rest for good, or were reminded enough.
    """
    if kind in BEFORE_AN_ANSWER or (kind is MessageKind.INTRODUCE_ME and not _offered_it(record)):
        _check_may_be_asked(record, kind)
    if kind in {MessageKind.ASK, MessageKind.AFTER_EVENT}:
        _check_is_first(record, kind)
    if kind in _CHECKS:
        _CHECKS[kind](record)
    if kind in {MessageKind.NUDGE, MessageKind.LAST_TRY}:
        _check_reminders(record, kind, settings)
    if kind is MessageKind.CONFIRM:
        _check_to_come(record, now)
    if kind is MessageKind.RECONNECT:
        _check_was_thanked(record, now)


def check_says_something(
    record: Record, kind: MessageKind, gave: Gave | None, their_promise: str | None
) -> None:
    """Refuse a letter whose one point is not to be repeated; with a sentence of the user's own it has one.

    Args:
        record: of the person.
        kind: of message.
        gave: what the talk gave that can be said.
        their_promise: what they are reminded of, as it was noted; empty if it is private, None if of nothing.
    """
    if kind is MessageKind.REPORT_BACK and gave and not (gave.advice or gave.resource):
        is_private, point = gave.private, "what they advised"
        example = "I joined the trade body, as you advised."
    elif their_promise is not None and not to_them(their_promise):
        is_private, point = not their_promise, "what they promised"
        example = "You said that you might pass on my essay."
    else:
        return
    reason = "the talk is private" if is_private else "it is noted in words about them, not to them"
    raise UsageError(
        f"A message cannot say {point}: {reason}.",
        hint=f"Say it as you would to them: {record.command(kind)} --say {quote(example)}",
    )


def _check_may_be_asked(record: Record, kind: MessageKind) -> None:
    contact, latest = record.contact, record.latest
    is_named_anew = kind is MessageKind.REFERRAL_ASK and timeline.named_anew(
        record.case.facts, record.case.named
    )
    if latest is not None and latest.what == What.DECLINED and not is_named_anew:
        raise RefusedError(
            f"{contact.name} said no on {latest.day}, so {kind} was not written.",
            hint=f"Thank them for the answer: infoview draft decline-reply {contact.id}."
            f" If they wrote again since: infoview log {contact.id} replied",
        )
    if contact.rested and contact.rested_until is None:
        in_touch = f" To keep in touch all the same: infoview draft reconnect {contact.id}"
        raise RefusedError(
            f"You let {contact.name} rest for good, so {kind} was not written.",
            hint=f"If they wrote again since: infoview log {contact.id} replied."
            f"{in_touch if record.has(*_SPOKEN) else ''}",
        )


_SPOKEN = (What.MET, What.CAUGHT_UP)


def _check_is_first(record: Record, kind: MessageKind) -> None:
    """Refuse to introduce the user to somebody whom they know, unless they asked for it to come later."""
    contact, latest = record.contact, record.latest
    if not record.has(*_SPOKEN) or (latest is not None and latest.what == What.LATER):
        return
    day = max(fact.day for fact in record.case.facts if fact.what in _SPOKEN)
    raise UsageError(
        f"{kind} is a first message, and you talked with {contact.name} on {day}.",
        hint=f"To be in touch again: infoview draft reconnect {contact.id}."
        f" For another talk: infoview plan {contact.id} --at 'fri 14:00'",
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


def _check_was_thanked(record: Record, now: datetime) -> None:
    """Refuse to ask how somebody has been whom the user has just met and not thanked yet."""
    last = max((fact.day for fact in record.case.facts if fact.what == What.MET), default=None)
    if last and (now.date() - last).days <= _FRESH and record.debt(MessageKind.THANK_YOU):
        raise UsageError(
            f"You talked with {record.contact.name} on {last} and have not thanked them yet.",
            hint=f"What fits: infoview draft thank-you {record.contact.id}",
        )


_FRESH = 7
"""Days after a talk in which a note of thanks comes before anything else."""


def _need_answer(record: Record) -> None:
    if record.latest is not None and record.latest.what == What.LATER and not record.case.talks:
        raise UsageError(
            f"{record.contact.name} asked you on {record.latest.day} to wait.",
            hint=f"Write again when it is time: infoview draft ask {record.contact.id}",
        )
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
    contact, case = record.contact, record.case
    if not case.news:
        raise UsageError(
            "No good news is on record.", hint="Note it first: infoview news 'I start at Acme in May'"
        )
    promised = any(not promise.mine for promise in case.promises)
    if not (record.has(What.MET, What.INTRODUCED) or promised or case.named_others_on):
        if record.has(*_SPOKEN, What.REPLIED):
            other = f"Tell them all the same: infoview draft reconnect {contact.id} --say 'I start at Acme'"
        else:
            other = f"To write to them: infoview draft ask {contact.id}"
        raise UsageError(
            f"Nothing on record says that {contact.name} had a part in it: no talk, no name, no promise.",
            hint=f"{other}. If you did talk: infoview log {contact.id} met --on fri",
        )


def _need_touch(record: Record) -> None:
    """Refuse to take up again what never was, or what has not stopped."""
    contact, latest = record.contact, record.latest
    if latest is None and contact.last_touch is None:
        raise UsageError(
            f"You have not been in touch with {contact.name} yet.",
            hint=f"Begin here: infoview draft ask {contact.id}",
        )
    if latest is not None and latest.what == What.DECLINED:
        raise UsageError(
            f"{contact.name} said no on {latest.day}.",
            hint=f"What fits: infoview draft decline-reply {contact.id}",
        )
    if record.case.talks:
        raise UsageError(
            f"A talk with {contact.name} is planned.",
            hint=f"What fits: infoview draft confirm {contact.id}",
        )
    if latest is not None and latest.what == What.LATER:
        until = f" until {latest.until}" if latest.until else ""
        raise UsageError(
            f"{contact.name} asked you on {latest.day} to wait{until}.",
            hint=f"What fits then: infoview draft ask {contact.id}",
        )
    answers_thanks = latest is not None and latest.what == What.REPLIED and record.has(*_SPOKEN)
    if since(record)[0] and not answers_thanks:
        raise UsageError(
            f"{contact.name} waits for a date from you since {since(record)[1]}.",
            hint=f"What fits: infoview draft new-dates {contact.id}",
        )
    if not record.has(*_SPOKEN, What.REPLIED, What.INTRODUCED):
        raise UsageError(
            f"{contact.name} has not answered you yet.",
            hint=f"What fits is a reminder: infoview draft nudge {contact.id}. If they did answer:"
            f" infoview log {contact.id} replied",
        )


def _need_no(record: Record) -> None:
    if record.latest is None or record.latest.what != What.DECLINED:
        raise UsageError(
            f"{record.contact.name} has not said no.",
            hint=f"If they did, note it first: infoview log {record.contact.id} declined",
        )


def _offered_it(record: Record) -> bool:
    """Tell whether the favour is one that they offered, and that is still open."""
    return record.person_meant() is None and record.debt(MessageKind.INTRODUCE_ME) is not None


_ACQUAINTED = frozenset({Source.FAMILY_FRIEND, Source.FACULTY, Source.COWORKER})
"""The sources of people whom the user knows before the first line of the log."""


def _need_target(record: Record) -> None:
    contact = record.contact
    is_known = contact.source in _ACQUAINTED or contact.met_at or contact.last_touch
    if record.latest is None and not is_known and not _offered_it(record):
        raise UsageError(
            f"You have not been in touch with {contact.name} yet, and a stranger introduces nobody.",
            hint=f"Begin here: infoview draft ask {contact.id}",
        )
    if not record.about and not record.debt(MessageKind.INTRODUCE_ME) and not record.profile.exploring:
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


def fits_better(record: Record, kind: MessageKind) -> MessageKind | None:
    """Return the message that fits better than a first one, to somebody who was written to already."""
    if kind not in FIRST or record.latest is None:
        return None
    if record.case.talks:
        return MessageKind.CONFIRM
    if since(record)[0]:
        return MessageKind.NEW_DATES
    waits = timeline.unanswered(record.case.facts) and not timeline.reminders(record.case.facts)
    return MessageKind.NUDGE if waits and kind is not MessageKind.REFERRAL_ASK else None


def wait_until(record: Record, kind: MessageKind, *, today: date) -> date | None:
    """Return the day until which they asked the user to wait, while that is to come."""
    latest = record.latest
    if kind not in FIRST or latest is None or latest.what != What.LATER or latest.until is None:
        return None
    return latest.until if latest.until > today else None


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
