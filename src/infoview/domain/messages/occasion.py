"""What a message may speak of, as facts, and the blanks of a template that follow from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from infoview.domain.blanks import said, spoken_names, with_the
from infoview.domain.folding import fold
from infoview.domain.messages import times
from infoview.domain.messages.spoken import behind_to, offered_thing, promised, promised_thing, to_them
from infoview.domain.messages.times import Shift
from infoview.domain.profile import Profile
from infoview.domain.roles import is_former
from infoview.domain.salutations import addressed_name, first_name, whole_name
from infoview.domain.types import Channel, Source, Tone

OWN = "own"
"""What the user says for this one message (``--say``)."""

FROM_PROFILE = frozenset({
    "me", "me-first", "school", "year", "job", "exploring", "link", "free-times", "free-words", "signed",
    "about-me",
})  # fmt: skip
"""What follows from the profile."""

IN_PASSING = frozenset({
    "name", "first", "company", "role", "industry", "minutes", "met-when", "talk-when", "talk-kind",
    "asked-when", "me", "me-first", "about-me", "year", "school", "job", "at-zone", "my-time", "wrote-before",
})  # fmt: skip
"""What is named beside the point of a sentence, and is no loss where a shorter one stands in its place."""

MESSAGE_BLANKS = FROM_PROFILE | {
    OWN,
    "name", "first", "company", "role", "industry", "minutes", "own-signature",
    "referrer", "named-quietly", "met-at", "met-when", "alumni", "membership-list", "guest-speaker", "event",
    "family-friend", "faculty", "coworker", "linkedin", "social-media", "article-author", "referral", "found",
    "own-school", "peer", "senior",
    "wrote-before", "asked-to-wait", "said-no", "talked-before", "led-to", "gave-name",
    "asked-when", "again", "talked", "talk-when", "talk-kind", "long-ago", "touched", "lately",
    "at-day", "at-time", "at-zone", "my-time", "place", "planned",
    "by-video", "by-phone", "face-to-face", "their-phone",
    "advice", "advice-to", "promise-to", "promise-thing", "their-promise-to",
    "their-promise-thing",
    "takeaway", "resource", "promise", "promise-by", "their-promise", "offered", "named", "reached",
    "on-linkedin",
    "replied", "theirs", "mine", "no-show-theirs", "no-show-mine",
    "introduced", "introduced-when", "target", "target-work", "target-named", "news",
}  # fmt: skip
"""What a part may mention or depend on. ``data/messages/README.md`` explains each."""


LATELY = 13
"""Days after which one may wonder how somebody is."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the message is for, as on record."""

    name: str
    company: str = ""
    role: str = ""
    industry: str = ""
    source: str = ""
    met_at: str = ""
    met_on: date | None = None
    on_linkedin: bool = False
    is_peer: bool = False
    is_senior: bool = False


@dataclass(frozen=True, slots=True)
class Gave:
    """What the talk in question gave; ``unsaid`` is noted too, and cannot be said to them as it is.

    ``noted`` is all advice, all takeaways and resources that can. Of those whom they named ``reached`` are
    whom the user got in touch with since; ``named`` are the others.
    """

    day: date
    format: str | None = None
    advice: str = ""
    takeaway: str = ""
    resource: str = ""
    promise: str = ""
    promise_by: date | None = None
    named: str = ""
    reached: str = ""
    private: bool = False
    unsaid: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """The talk that is planned, on the reader's clock; ``mine`` is its start on the user's own.

    ``phone`` is their number, where one is on record.
    """

    day: date
    time: time | None
    zone: str
    format: str | None
    place: str
    phone: str = ""
    mine: datetime | None = None
    my_zone: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is on record that a message of its kind may speak of; what is not known is empty.

    ``referrer`` is who named them, ``may_name`` whether that may be said. ``earlier`` is what came before a
    first message, on ``earlier_day``: ``wrote-before``, ``asked-to-wait``, ``said-no`` or ``talked-before``.
    ``since`` is the last word of the log that a message answers to: ``replied``, ``theirs`` or ``mine`` for a
    talk moved or cancelled, ``no-show-theirs`` or ``no-show-mine``, on ``since_day``. They ``offered``
    something, though it may be for nobody but the user to say what; they ``gave_name`` of somebody, and
    ``led_to`` those whom the user met. ``own`` is a sentence of the user's own.
    """

    recipient: Recipient
    profile: Profile
    today: date
    minutes: int
    hours: int = 24
    shift: Shift | None = None
    referrer: str = ""
    may_name: bool = False
    asked_on: date | None = None
    again: bool = False
    last_touch: date | None = None
    talk: Gave | None = None
    planned: Planned | None = None
    earlier: str = ""
    earlier_day: date | None = None
    since: str = ""
    since_day: date | None = None
    their_promise: str = ""
    offered: bool = False
    introduced: str = ""
    introduced_on: date | None = None
    led_to: str = ""
    gave_name: str = ""
    target: str = ""
    target_work: str = ""
    target_named: bool = False
    news: str = ""
    own: str = ""


def blanks_of(occasion: Occasion, *, tone: Tone, channel: Channel) -> dict[str, str]:
    """Return every blank that is known, with the text that stands in its place."""
    person, today = occasion.recipient, occasion.today
    known = {
        "name": addressed_name(person.name),
        "first": first_name(person.name),
        "minutes": str(occasion.minutes),
        "met-at": said(person.met_at),
        "met-when": times.past_day(person.met_on, today=today) if person.met_on else "",
        "on-linkedin": "yes" if person.on_linkedin else "",
        "peer": "yes" if person.is_peer else "",
        "senior": "yes" if person.is_senior else "",
        "own-school": "yes" if _is_own_school(occasion) else "",
        person.source: "yes",
        "asked-when": times.past_day(occasion.asked_on, today=today) if occasion.asked_on else "",
        "again": "yes" if occasion.again else "",
        occasion.earlier: times.past_day(occasion.earlier_day, today=today) if occasion.earlier_day else "",
        "led-to": said(occasion.led_to),
        "gave-name": said(occasion.gave_name),
        occasion.since: times.past_day(occasion.since_day, today=today) if occasion.since_day else "",
        "their-promise": to_them(occasion.their_promise),
        "their-promise-to": behind_to(occasion.their_promise),
        "their-promise-thing": offered_thing(occasion.their_promise),
        "offered": "yes" if occasion.offered or to_them(occasion.their_promise) else "",
        "introduced": whole_name(occasion.introduced),
        "introduced-when": times.past_day(occasion.introduced_on, today=today)
        if occasion.introduced_on
        else "",
        "target": whole_name(occasion.target),
        "target-work": said(occasion.target_work),
        "target-named": "yes" if occasion.target_named else "",
        "news": said(occasion.news),
        OWN: _sentence(occasion.own),
        **_found(occasion),
        **_talk(occasion),
        **_planned(occasion),
        **_me(occasion, tone, channel),
        **spoken_names(
            company="" if _is_own_school(occasion) else person.company,
            role="" if is_former(person.role) else person.role,
            industry=person.industry,
        ),
    }
    return {blank: text for blank, text in known.items() if blank in MESSAGE_BLANKS and text}


def _sentence(text: str) -> str:
    """Return a sentence of the user's own with a stop at its end."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?…" else f"{line}."


def _is_own_school(occasion: Occasion) -> bool:
    """Return whether they work at the user's own school, which is no company to learn about."""
    school = fold(said(occasion.profile.school))
    return bool(school) and fold(said(occasion.recipient.company)) == school


def _found(occasion: Occasion) -> dict[str, str]:
    """Return what leads the user to them, as far as it is on record."""
    person = occasion.recipient
    led = occasion.referrer or occasion.again or person.met_at or person.source in SOURCES
    found = {"found": "yes" if led else ""}
    if occasion.may_name:
        return found | {"referrer": whole_name(occasion.referrer)}
    return found | {"named-quietly": "yes" if occasion.referrer else ""}


def _talk(occasion: Occasion) -> dict[str, str]:
    talk, today = occasion.talk, occasion.today
    last = talk.day if talk else occasion.last_touch
    recent = talk is None and occasion.last_touch and (today - occasion.last_touch).days <= LATELY
    known = {
        "lately" if recent else "touched": times.past_day(occasion.last_touch, today=today)
        if occasion.last_touch
        else "",
        # After more than a month remind them who you are (domain facts 7.4).
        "long-ago": "yes" if last and (today - last).days > 31 else "",
    }
    if talk is None:
        return known
    return known | {
        "talked": "yes",
        "talk-when": times.past_day(talk.day, today=today),
        "talk-kind": _NOUNS.get(talk.format or "", "talk"),
        "advice": to_them(talk.advice),
        "takeaway": to_them(talk.takeaway),
        "resource": to_them(talk.resource),
        "promise": promised(talk.promise),
        "promise-thing": promised_thing(talk.promise),
        "advice-to": behind_to(talk.advice),
        "promise-to": behind_to(promised(talk.promise)),
        "promise-by": times.until_day(talk.promise_by, today=today) if talk.promise_by else "",
        "named": said(talk.named),
        "reached": said(talk.reached),
    }


_NOUNS: dict[str, str] = {
    Channel.COFFEE: "coffee",
    Channel.PHONE: "call",
    Channel.VIDEO: "video call",
    Channel.IN_PERSON: "meeting",
    Channel.CHAT: "chat",
}


def _planned(occasion: Occasion) -> dict[str, str]:
    planned = occasion.planned
    if planned is None:
        return {}
    known = {
        "planned": "yes",
        "talk-kind": _NOUNS.get(planned.format or "", "talk"),
        "at-day": times.full_day(planned.day, today=occasion.today),
        "place": said(planned.place),
        "their-phone": said(planned.phone),
        _BY.get(planned.format or "", ""): "yes",
    }
    if planned.time:
        known["at-time"] = times.clock_time(planned.time, hours=occasion.hours)
        known["at-zone"] = times.zone_words(planned.zone) if planned.zone else ""
    if planned.mine:
        there = times.clock_time(planned.mine.time(), hours=occasion.hours)
        other_day = f" on {times.DAYS[planned.mine.weekday()]}" if planned.mine.date() != planned.day else ""
        known["my-time"] = f"{there}{other_day} {planned.my_zone}"
    return known


_BY: dict[str, str] = {
    Channel.VIDEO: "by-video",
    Channel.PHONE: "by-phone",
    Channel.COFFEE: "face-to-face",
    Channel.IN_PERSON: "face-to-face",
}


def _me(occasion: Occasion, tone: Tone, channel: Channel) -> dict[str, str]:
    me = occasion.profile
    full, first = whole_name(me.name or ""), first_name(me.name or "")
    brief = channel in {Channel.LINKEDIN_NOTE, Channel.MESSAGE}
    own = me.signature.strip() if me.signature and not brief else ""
    about = [_year(said(me.year)), said(me.school), said(me.job)]
    free = times.free_times_there(times.as_times(me.free_times or ""), occasion.shift, hours=occasion.hours)
    is_sentence = times.is_sentence(free)
    return {
        "me": full,
        "me-first": first,
        "school": with_the(said(me.school)),
        "year": _year(said(me.year)),
        "job": said(me.job),
        "exploring": said(me.exploring).rstrip("?"),
        "about-me": ", ".join(text for text in about if text),
        "link": said(me.links[0]) if me.links and not own and not brief else "",
        "free-times": "" if is_sentence else free,
        "free-words": _sentence(free) if is_sentence else "",
        "signed": own or (first if brief or (tone is Tone.WARM and occasion.talk) else full),
        "own-signature": "yes" if own else "",
        "peer": "yes" if occasion.recipient.is_peer else "",
    }


def _year(year: str) -> str:
    """Return a year as it stands under a name: third year for 3, class of 2024 for 2024."""
    if re.fullmatch("[1-6]", year):
        return f"{('first', 'second', 'third', 'fourth', 'fifth', 'sixth')[int(year) - 1]} year"
    return f"class of {year}" if re.fullmatch(r"(?:19|20)\d\d", year) else year


SOURCES = frozenset(str(source) for source in Source) & MESSAGE_BLANKS
"""The ways of finding somebody that have a sentence of their own."""
