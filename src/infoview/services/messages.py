"""Drafts of messages, filled from what is on record; judging any text; recording what was sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, func, select

from infoview.config import Settings
from infoview.domain import timeline
from infoview.domain.blanks import said
from infoview.domain.messages.check import Text, check, split_subject
from infoview.domain.messages.limits import CHANNELS, FIRST, WITH_SUBJECT, Limits, count_words
from infoview.domain.messages.occasion import OWN, Gave, blanks_of
from infoview.domain.messages.parts import Composed, compose
from infoview.domain.messages.times import as_times
from infoview.domain.names import parse_followup_id
from infoview.domain.results.followups import Ref
from infoview.domain.results.messages import Fault, Judged, Message
from infoview.domain.salutations import has_title
from infoview.domain.settling import LOGGED_AS, SETTLES
from infoview.domain.text import clean_line, excerpt, quote
from infoview.domain.types import Channel, Level, MessageKind, Source, Tone, What, parse_word
from infoview.errors import UsageError
from infoview.services import log as logging
from infoview.services.finding import find_person
from infoview.services.occasion_checks import fits_better, not_due_until, wait_until
from infoview.services.occasions import gather, last_channel
from infoview.services.profile import find_profile
from infoview.services.records import Record
from infoview.services.rules import rules_of
from infoview.services.templates import parts_of
from infoview.store.case_lookup import list_cases
from infoview.store.database import connection_of
from infoview.store.models.log import Entry
from infoview.store.models.people import Contact
from infoview.store.people import list_mentioned, list_points

EXAMPLE = "infoview draft thank-you 'Dana Lee'"

FORMAL = frozenset({Level.EXECUTIVE, Level.ACADEMIC})
"""Who is written to by the whole name until they sign with the first one (domain facts 2.2)."""


FREE_TIMES = "free-times"
OF_ONE_TALK = frozenset({MessageKind.THANK_YOU, MessageKind.REPORT_BACK, MessageKind.INTRODUCE_ME})
"""The kinds that would say what one talk gave."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What to write, as typed; None was not given."""

    kind: str
    who: str
    channel: str | None = None
    tone: str | None = None
    about: str | None = None
    say: str | None = None
    may_use_name: bool = False


def write_message(session: Session, typed: Typed, *, now: datetime, settings: Settings) -> Message:
    """Return a draft of a kind of message to a person; nothing is sent, and nothing is changed.

    Raises:
        UsageError: a word is unknown, what the message is about has not happened, or it cannot be said
            within the limits of the channel.
        RefusedError: they are not to be written to.
        NotFoundError, AmbiguousError: WHO or ``--about`` does not mean one.
        InfoviewError: a template of the user's own cannot be used.
    """
    kind = parse_kind(typed.kind, typed.who)
    connection = connection_of(session)
    contact = session.get_one(Contact, find_person(connection, typed.who).id)
    case = list_cases(connection, [contact.id], rules_of(settings).rhythms)[contact.id]
    record = Record(
        session,
        contact,
        case,
        find_profile(session),
        about=typed.about or "",
        row=parse_followup_id(typed.who),
    )
    say = clean_line(typed.say or "", name="--say")
    occasion = gather(record, kind, say=say, may_use_name=typed.may_use_name, now=now, settings=settings)
    points = {point.kind: point.value for point in reversed(list_points(session, contact.id))}
    not_accepted = last_channel(case) == Channel.LINKEDIN_NOTE and bool(timeline.unanswered(case.facts))
    channel = _channel(typed, kind, points, last_channel(case), not_accepted=not_accepted)
    tone = _tone(typed, kind, contact, channel)
    limits = limits_of(kind, channel, premium=record.profile.premium, settings=settings)
    known = blanks_of(occasion, tone=tone, channel=channel)
    composed = compose(parts_of(kind), known, tone=tone, channel=channel, limits=limits, turn=contact.id)
    has_times = bool(record.profile.free_times)
    is_any_time = not as_times(record.profile.free_times or "")
    times_unfit = has_times and not is_any_time and FREE_TIMES in composed.missing
    message = Message(
        kind=str(kind),
        channel=str(channel),
        to=points.get(_POINTS.get(channel, "")),
        subject=composed.subject,
        body=composed.body,
        words=count_words(composed.body),
        characters=len(composed.body),
        dropped=composed.dropped,
        findings=(),
        tone=str(tone),
        contact=Ref(contact.id, contact.name),
        answers=record.settles(kind),
        missing=tuple(blank for blank in composed.missing if blank != FREE_TIMES or not has_times),
        times_unfit=times_unfit,
        wanted=(contact.source if kind is MessageKind.ASK else str(kind))
        if OWN in composed.missing
        else None,
        unnamed=occasion.referrer if occasion.referrer and not occasion.may_name and kind in FIRST else None,
        unsaid=_unsaid(occasion.talk, composed) if occasion.talk and kind is MessageKind.THANK_YOU else (),
        private=occasion.talk is not None and occasion.talk.private and kind in OF_ONE_TALK,
        fits=fits_better(record, kind),
        wait_until=wait_until(record, kind, today=now.date()),
        not_due_until=not_due_until(record, kind, today=now.date()),
        not_accepted=not_accepted and channel is Channel.MESSAGE,
        skips_reminder=kind is MessageKind.LAST_TRY and not timeline.reminders(case.facts),
    )
    return judged(session, message, premium=record.profile.premium, now=now, settings=settings)


def judged(
    session: Session, message: Message, *, premium: bool, now: datetime, settings: Settings
) -> Message:
    """Return a message with its counts, and with what speaks against it."""
    kind, channel = MessageKind(message.kind), Channel(message.channel)
    limits = limits_of(kind, channel, premium=premium, settings=settings)
    found = check(Text(kind, channel, message.subject, message.body, limits))
    if channel is Channel.LINKEDIN_NOTE and not premium:
        found += _notes_used(session, now.date(), settings)
    return replace(message, words=count_words(message.body), characters=len(message.body), findings=found)


def judge_text(
    text: str, kind: str | None, channel: str | None, *, premium: bool, settings: Settings
) -> Judged:
    """Judge any text, as a first message by email unless another kind or channel is said.

    Raises:
        UsageError: a word is unknown.
    """
    meant = parse_kind(kind) if kind else MessageKind.ASK
    by = parse_channel(channel) if channel else Channel.EMAIL
    subject, body = split_subject(text)
    limits = limits_of(meant, by, premium=premium, settings=settings)
    return Judged(
        kind=str(meant),
        channel=str(by),
        subject=subject,
        words=count_words(body),
        characters=len(body),
        findings=check(Text(meant, by, subject, body, limits)),
    )


def record_sent(session: Session, message: Message, *, now: datetime, settings: Settings) -> Message:
    """Record a message as sent, and return it with what that closed and what is owed now.

    It settles the debt that it speaks of, and no other; a confirmation ticks its line in the preparation.
    """
    kind = MessageKind(message.kind)
    if kind is MessageKind.CONFIRM:
        from infoview.services import plans

        plans.tick_confirmed(session, message.contact.id, today=now.date())
    what = LOGGED_AS.get(kind, What.NOTE)
    text = message.subject if what is not What.NOTE else " ".join(["Sent:", message.subject or kind])
    if list_mentioned(session, message.subject or "", but=message.contact.id):
        text = f"Sent: {kind}"  # the log of one person must not name another in words that nobody typed
    settles = message.answers if what in SETTLES else None
    logged = logging.log(
        session,
        logging.Typed(
            who=str(message.contact.id), what=str(what), text=text, via=message.channel, settles=settles
        ),
        now=now,
        settings=settings,
    )
    return replace(message, logged=logged)


def parse_kind(text: str, who: str | None = None) -> MessageKind:
    """Return the kind of message that a word names; where it is WHO that names one, say so.

    Raises:
        UsageError: no kind.
    """
    if who in set(MessageKind) and text not in set(MessageKind):
        raise UsageError(
            f"The kind of message comes first, then WHO; {excerpt(text)} is no kind.",
            hint=f"You may mean: infoview draft {who} {quote(text)}",
        )
    return parse_word(MessageKind, text, name="draft", example=EXAMPLE)


def parse_channel(text: str) -> Channel:
    """Return the channel that a word names, if one writes by it."""
    channel = parse_word(Channel, text, name="--channel", example=f"{EXAMPLE} --channel email")
    if channel not in CHANNELS:
        raise UsageError(
            f"--channel {channel} is not for writing.",
            hint=f"Accepted: {', '.join(CHANNELS)}. For example: {EXAMPLE} --channel email",
        )
    return channel


def limits_of(kind: MessageKind, channel: Channel, *, premium: bool, settings: Settings) -> Limits:
    """Return the limits in force for a kind of message by a channel."""

    def number(name: str) -> int:
        return settings.number(f"message.{name}")

    is_first = kind in FIRST
    if channel is Channel.LINKEDIN_NOTE:
        return Limits(characters=number("note_premium" if premium else "note"))
    if channel is Channel.INMAIL:
        return Limits(
            characters=number("inmail"),
            characters_warned=number("inmail_warn"),
            characters_advised=number("inmail_advice") - 1 if is_first else 0,
            subject=number("inmail_subject"),
        )
    direct = number("direct") if channel is Channel.MESSAGE else 0
    if not is_first:
        return Limits(characters=direct)
    return Limits(characters=direct, words=number("first_words"), words_advised=number("first_words_target"))


_POINTS = {
    Channel.EMAIL: "email",
    Channel.INMAIL: "linkedin",
    Channel.LINKEDIN_NOTE: "linkedin",
    Channel.MESSAGE: "linkedin",
}
"""What kind of address a channel takes."""


def _channel(
    typed: Typed, kind: MessageKind, points: dict[str, str], last: str | None, *, not_accepted: bool
) -> Channel:
    """Return the channel: as said, else that of the thread, else by what is on record.

    Whoever has ``not_accepted`` an invitation can be sent no message beside it, so email is better.
    """
    if typed.channel:
        return parse_channel(typed.channel)
    if kind not in FIRST and last in set(CHANNELS) and not (not_accepted and "email" in points):
        # A note goes with an invitation only; whoever accepted it can be written to.
        return Channel.MESSAGE if last == Channel.LINKEDIN_NOTE else Channel(last)
    if "email" in points or "linkedin" not in points:
        return Channel.EMAIL
    return Channel.LINKEDIN_NOTE if kind in FIRST else Channel.MESSAGE


def _unsaid(talk: Gave, composed: Composed) -> tuple[str, ...]:
    """Return what is noted of a talk and neither said nor left out for its length."""
    told = "\n".join([composed.body, *composed.dropped]).casefold()
    return (*talk.unsaid, *(text for text in talk.noted if said(text).casefold() not in told))


def _tone(typed: Typed, kind: MessageKind, contact: Contact, channel: Channel) -> Tone:
    """Return the tone: as said; warm to family and friends; formal to executives, academics, first."""
    if typed.tone:
        return parse_word(Tone, typed.tone, name="--tone", example=f"{EXAMPLE} --tone warm")
    is_first_mail = kind in FIRST and channel in WITH_SUBJECT | {Channel.LETTER}
    is_peer = contact.level in {Level.STUDENT, Level.GRADUATE}
    if contact.source == Source.FAMILY_FRIEND:
        return Tone.WARM
    is_formal = contact.level in FORMAL or has_title(contact.name) or (is_first_mail and not is_peer)
    return Tone.FORMAL if is_formal else Tone.WARM


def _notes_used(session: Session, today: date, settings: Settings) -> tuple[Fault, ...]:
    """Return a warning where this month's notes with invitations are used up."""
    allowed = settings.number("message.notes_a_month")
    sent = session.exec(
        select(func.count(func.distinct(Entry.occasion))).where(
            Entry.via == str(Channel.LINKEDIN_NOTE), Entry.day >= today.replace(day=1), Entry.day <= today
        )
    ).one()
    if sent < allowed:
        return ()
    return (
        Fault(
            "notes-used",
            f"You have sent {sent} notes with invitations this month; a free account has {allowed}.",
            "Write by email, or wait for the next month. With Premium: infoview profile --premium",
        ),
    )
