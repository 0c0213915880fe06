"""The log: what happened with a contact, what that closed, and what is owed next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from infoview import clock
from infoview.config import Settings
from infoview.domain.dates import When
from infoview.domain.names import Person, match, parse_contact_id, parse_followup_id
from infoview.domain.results.followups import Caution
from infoview.domain.results.logs import Logged
from infoview.domain.settling import ONE_AT_A_TIME, SETTLES
from infoview.domain.text import clean_note, excerpt, quote
from infoview.domain.types import FELL_THROUGH, Channel, Kind, What, parse_word
from infoview.errors import NotFoundError, RefusedError, UsageError
from infoview.services import cards, debrief, due, etiquette, owing
from infoview.services.bare_options import find_bare_options
from infoview.services.finding import find_person
from infoview.services.followups import add_row
from infoview.services.rules import read_when, rules_of
from infoview.services.talks import begins, default_minutes, find_open
from infoview.store import lookup
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview
from infoview.store.models.owed import Followup
from infoview.store.models.people import new_uid

TALKED = frozenset({What.MET, What.CAUGHT_UP})
OPEN_SEVERAL = {What.REPORTED: "reports are owed to", What.INTRODUCED: "promises are open of"}
"""What is open several times, where only one at a time can be settled."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A log command as typed: ``words`` stand behind WHAT, ``text`` is what they say or what ``-`` read.

    ``given`` is when it was typed, if that was not just now: its days are counted from then. ``occasion`` is
    what the entry will be known by; it is never logged twice. ``settles`` is the key of the debt that a
    message spoke of, which ``--about`` would mean. ``edit``: the text is written in the editor.
    """

    who: str
    what: str
    words: Sequence[str] = ()
    text: str | None = None
    on: str | None = None
    via: str | None = None
    together_with: Sequence[str] = ()
    until: str | None = None
    mine: bool = False
    about: str | None = None
    minutes: int | None = None
    next: str | None = None
    by: str | None = None
    given: datetime | None = None
    occasion: str | None = None
    settles: str | None = None
    edit: bool = False
    debrief: debrief.Typed = field(default_factory=debrief.Typed)


def log(session: Session, typed: Typed, *, now: datetime, settings: Settings) -> Logged:
    """Add an entry for everybody who was there, and return what it closed and what is owed to them now.

    Raises:
        UsageError: a word, a date or a combination of options cannot be meant.
        NotFoundError, AmbiguousError: a WHO does not mean one person.
        RefusedError: the occasion was logged already.
    """
    given = typed.given or now
    what = parse_what(typed)
    _check_options(typed, what)
    debrief.check(typed.debrief)
    connection = connection_of(session)
    try:
        people = [find_person(connection, who) for who in (typed.who, *typed.together_with)]
    except NotFoundError as nobody:
        _check_one_person(typed, nobody)
        raise
    people = list({person.id: person for person in people}.values())
    on = _read_on(typed, given, settings)
    until = _read_until(typed, what, on, given.date(), settings)
    text = clean_note(typed.text, name="the text") if typed.text is not None else None
    if what is What.NOTE and text == "":
        raise UsageError(
            "The note is empty.", hint=f"For example: infoview log {quote(typed.who)} note 'Likes tea.'"
        )
    via = str(parse_word(Channel, typed.via, name="--via", example=_example(typed))) if typed.via else None
    occasion = _new_occasion(session, typed)
    day = on.day if on else given.date()
    entries = []
    named: list[int] = []
    for person in people:
        talk = _concerned(find_open(session, person.id), on)
        entry = Entry(
            contact_id=person.id,
            occasion=occasion,
            what=str(what),
            day=given.date(),
            via=via,
            text=text or None,
            minutes=typed.minutes,
            until=until,
            mine=typed.mine,
            about=_about(session, typed, what, person, day) if person is people[0] else None,
            created=clock.stamp(now),
        )
        _set_time(entry, what, on, talk, given, settings)
        _close_talk(session, entry, what, talk, now=now, settings=settings)
        session.add(entry)
        entries.append(entry)
        if person is people[0]:
            named = debrief.store(session, entry, talk, typed.debrief, now=given, settings=settings)
            if typed.next is not None:
                add_row(session, person.id, typed.next, typed.by or "", now=given, settings=settings)
    ids = [*(person.id for person in people), *named]
    turned = owing.refresh(session, ids, today=now.date(), rules=rules_of(settings), entries=entries)
    concerned = [*ids, *(turned.contact_ids - set(ids))]
    stored = lookup.list_rows_of(connection, concerned)
    owed = due.owed_to(connection, concerned, now=now, settings=settings)
    return Logged(
        entry=cards.entries(session, entries[:1])[0],
        closed=tuple(
            due.in_words(row, now=now, settings=settings) for row in stored if row.id in turned.closed
        ),
        # All that is owed to those who were there or named, and what this made owed to anybody else.
        owed=tuple(row for row in owed if row.contact.id in ids or int(row.id[1:]) in turned.opened),
        cautions=_cautions(session, entries[0], typed, now=now, settings=settings),
    )


def _cautions(
    session: Session, entry: Entry, typed: Typed, *, now: datetime, settings: Settings
) -> tuple[Caution, ...]:
    """Return what a friend would mention; to a talk that is logged twice, how to add to it instead."""
    found = etiquette.warnings(session, entry, now=now, settings=settings)
    gave = debrief.options_of(replace(typed.debrief, answers=(), fit=None)) or ["--i-owe", "send cv @fri"]
    add = " ".join(quote(word) for word in ("log", str(entry.contact_id), What.NOTE, *gave))
    found = tuple(replace(each, text=f"infoview {add}") if each.code == "twice" else each for each in found)
    return (*_bare_options(entry, typed, now=now, settings=settings), *found)


def _bare_options(entry: Entry, typed: Typed, *, now: datetime, settings: Settings) -> tuple[Caution, ...]:
    given = options_of(typed)
    said = " ".join(typed.words)
    meant, text = find_bare_options(said, given=given, today=(typed.given or now).date(), settings=settings)
    if not meant:
        return ()
    words = ["log", str(entry.contact_id), entry.what, *([text] if text else []), *meant, *given]
    command = f"infoview {' '.join(quote(word) for word in words)}"
    return (Caution("bare-option", said.removesuffix(text).strip(), command),)


def _new_occasion(session: Session, typed: Typed) -> str:
    if typed.occasion is None:
        return new_uid()
    if session.exec(select(Entry.id).where(Entry.occasion == typed.occasion)).first() is not None:
        raise RefusedError("This was logged already.", hint=f"See it: infoview show {quote(typed.who)}")
    return typed.occasion


def _check_one_person(typed: Typed, nobody: NotFoundError) -> None:
    """Show the right command where WHO is a list of people: ``dana,rosa``."""
    first, *others = [name.strip() for name in typed.who.split(",") if name.strip()] or [""]
    if not others or nobody.who != typed.who:
        return
    meant = ["log", first, typed.what, *typed.words, *(word for who in others for word in ("--with", who))]
    raise UsageError(
        f"Nobody on record is called {excerpt(typed.who)}. WHO is one person; others with --with.",
        hint=f"You may mean: infoview {' '.join(quote(word) for word in [*meant, *options_of(typed)])}",
    )


def parse_what(typed: Typed) -> What:
    """Return the word of the log, or show the right command where a name lacks its quotes."""
    from difflib import get_close_matches

    words = [typed.what, *typed.words]
    known = [what.value for what in What]
    first = next((index for index, word in enumerate(words) if word.casefold() in known), 0)
    # "log dana mett we met again" is a slip in WHAT, not a name of four words.
    is_slip = first > 1 and get_close_matches(typed.what.casefold(), known, n=1)
    if first and not is_slip:
        name, text = " ".join([typed.who, *words[:first]]), " ".join(words[first + 1 :])
        meant = ["log", name, words[first].casefold(), *([text] if text else []), *options_of(typed)]
        raise UsageError(
            f"{excerpt(typed.what)} is not something to log; a name of several words needs quotes.",
            hint=f"You may mean: infoview {' '.join(quote(word) for word in meant)}",
        )
    rest = [*typed.words, *options_of(typed)]

    def corrected(what: str) -> str:
        return " ".join(["infoview log", *(quote(word) for word in (typed.who, what, *rest))])

    return parse_word(What, typed.what, name="log", example=_example(typed), corrected=corrected)


def options_of(typed: Typed) -> list[str]:
    """Return the options as the words of a command."""
    given = (
        ("--on", typed.on),
        ("--via", typed.via),
        *(("--with", who) for who in typed.together_with),
        ("--until", typed.until),
        ("--about", typed.about),
        ("--minutes", typed.minutes),
        ("--next", typed.next),
        ("--by", typed.by),
    )
    words = [word for option, value in given if value is not None for word in (option, str(value))]
    return [
        *words,
        *debrief.options_of(typed.debrief),
        *(["--mine"] if typed.mine else []),
        *(["--edit"] if typed.edit else []),
    ]


def _example(typed: Typed) -> str:
    return f"infoview log {quote(typed.who)} met --via coffee"


def _check_options(typed: Typed, what: What) -> None:
    """Refuse options that say nothing with this word, so that nothing typed is silently dropped."""
    rules = (
        (typed.until is not None and what is not What.LATER, "--until goes with later", "later --until 1mo"),
        (typed.until is None and what is What.LATER, "later needs --until WHEN", "later --until 1mo"),
        (
            typed.mine and what not in FELL_THROUGH,
            "--mine goes with moved, cancelled, no-show",
            "moved --mine",
        ),
        (typed.minutes is not None and what not in TALKED, "--minutes goes with met", "met --minutes 25"),
        (
            typed.about is not None and what not in SETTLES,
            "--about goes with thanked, reported, introduced",
            "reported --about f12",
        ),
        (
            (typed.debrief.fit is not None or bool(typed.debrief.answers)) and what is not What.MET,
            "--answer and --fit go with met",
            "met --fit 4",
        ),
        (
            typed.debrief != debrief.Typed() and what not in {What.MET, What.NOTE},
            "What a talk gave (--advice, --i-owe, --referral, ...) goes with met, or afterwards with note",
            f"{What.MET if what in TALKED else What.NOTE} --advice 'read more'",
        ),
        (typed.next is not None and typed.by is None, "--next needs --by WHEN", "met --next call --by fri"),
        (typed.by is not None and typed.next is None, "--by needs --next TEXT", "met --next call --by fri"),
        (
            typed.minutes is not None and not 0 < (typed.minutes or 0) <= 1440,
            "--minutes is from 1 to 1440",
            "met",
        ),
    )
    for broken, rule, example in rules:
        if broken:
            raise UsageError(f"{rule}.", hint=f"For example: infoview log {quote(typed.who)} {example}")


def _read_on(typed: Typed, now: datetime, settings: Settings) -> When | None:
    if typed.on is None:
        return None
    example = f"infoview log {quote(typed.who)} asked --on fri"
    on = read_when(typed.on, today=now.date(), settings=settings, name="--on", past=True, example=example)
    if datetime.combine(on.day, on.time or time.min) > now:
        raise UsageError(
            f"--on is {on.echo()}, which is still to come; the log holds what has happened.",
            hint=f"For a talk to come: infoview plan {quote(typed.who)} --at {quote(typed.on)}",
        )
    return on


def _read_until(typed: Typed, what: What, on: When | None, today: date, settings: Settings) -> date | None:
    if typed.until is None:
        return None
    example = f"infoview log {quote(typed.who)} {what} --until 1mo"
    until = read_when(typed.until, today=today, settings=settings, name="--until", example=example)
    if until.day <= (on.day if on else today):
        raise UsageError(
            f"--until is {until.echo()}, which is not after the day of their answer.",
            hint=f"For example: {example}",
        )
    return until.day


def _set_time(
    entry: Entry, what: What, on: When | None, talk: Interview | None, now: datetime, settings: Settings
) -> None:
    """Set when it happened: as said; a talk without a word as planned once that has begun; else now."""
    planned = _begun(talk, now) if what is What.MET and on is None else None
    if what is What.MET and talk:
        entry.minutes, entry.via = entry.minutes or talk.minutes, entry.via or talk.format
    if what is What.MET and entry.minutes is None:
        entry.minutes = default_minutes(entry.via, settings)
    if on:
        entry.day, entry.time = on.day, on.time.isoformat("minutes") if on.time else None
    elif planned and talk:
        entry.day, entry.timezone = planned.day, talk.timezone
        entry.time = planned.time.isoformat("minutes") if planned.time else None
    else:
        entry.time = now.time().isoformat("minutes")


def _begun(talk: Interview | None, now: datetime) -> When | None:
    """Return when a planned talk was to begin, in its own zone, if that is not still to come."""
    if talk is None or talk.at is None:
        return None
    return When.from_iso(talk.at) if begins(talk) <= When(now.date(), now.time()) else None


def _concerned(talk: Interview | None, on: When | None) -> Interview | None:
    """Return the open talk, unless what is logged lies before it was planned: that was about another one."""
    if talk is None or on is None or talk.at is None or talk.planned_on is None:
        return talk
    return talk if on.day >= min(talk.planned_on, date.fromisoformat(talk.at[:10])) else None


def _close_talk(
    session: Session, entry: Entry, what: What, talk: Interview | None, *, now: datetime, settings: Settings
) -> None:
    """Close the open plan with the talk; a talk that fell through keeps its plan and loses its date.

    What the plan says of that date is chosen anew, so that no sheet tells when to confirm and to be there.
    """
    if talk is None:
        return
    if what is What.MET:
        entry.interview_id, talk.state = talk.id, "met"
    elif (what in FELL_THROUGH and talk.at) or what in {What.DECLINED, What.LATER}:
        had_date = talk.at is not None
        entry.interview_id, talk.at, talk.planned_on, talk.prepared_on = talk.id, None, None, None
        if had_date:
            from infoview.services import plans  # most lines of the log need none of it

            plans.choose_anew(session, talk, now=now, settings=settings)


def _about(session: Session, typed: Typed, what: What, person: Person, day: date) -> str | None:
    """Return the key of the one open debt that an entry settles: the sole one, or the one that was named.

    It is named by ``--about``, or by its own number in the place of WHO. An entry of a day before the debt
    was for another one, unless it names it: typed in the right order, it would not have settled it either.

    Raises:
        UsageError: several of a kind are open, and nothing says which this was.
        NotFoundError: ``--about`` means none of them.
    """
    if typed.settles is not None:
        return typed.settles
    if what is What.ASKED:
        # Whoever writes now, to somebody who said yes or whose talk fell through, proposes dates.
        rows = _open_rows(session, (Kind.SET_DATE, Kind.NEW_DATES), person)
        return rows[0].key if rows and typed.on is None else None
    rows = _open_rows(session, SETTLES.get(what, ()), person)
    if typed.about is None:
        named = parse_followup_id(typed.who)
        if row := next((row for row in rows if row.id == named), None):
            return row.key
        rows = [row for row in rows if row.fact_day is None or row.fact_day <= day]
        if what in ONE_AT_A_TIME and len(rows) > 1:
            raise UsageError(
                f"{len(rows)} {OPEN_SEVERAL[what]} {person.name}.",
                hint=f"Say which, for example: infoview log f{rows[0].id} {what}."
                f" See them: infoview followup {person.id}",
            )
        return rows[0].key if what in ONE_AT_A_TIME and rows else None
    number, contact = parse_followup_id(typed.about), parse_contact_id(typed.about)
    about = [Person(row.id, row.about or "") for row in rows]
    if number or contact:
        meant = [row.id for row in rows if row.id == number or (contact and row.about_id == contact)]
    else:
        meant = [one.id for one in match(typed.about, about).people]
    if len(meant) == 1:
        return next(row.key for row in rows if row.id == meant[0])
    open_ids = ", ".join(f"f{row.id}" for row in rows) or "none"
    raise NotFoundError(
        f"--about {excerpt(typed.about)} is not one open debt of {person.name} that {what} settles.",
        hint=f"Open ones: {open_ids}. See them: infoview followup {person.id}",
    )


def _open_rows(session: Session, kinds: Sequence[Kind], person: Person) -> Sequence[Followup]:
    """Return what is owed to a person of these kinds."""
    return session.exec(
        select(Followup)
        .where(
            Followup.contact_id == person.id,
            col(Followup.kind).in_([str(kind) for kind in kinds]),
            Followup.state == owing.OPEN,
        )
        .order_by(col(Followup.due), col(Followup.id))
    ).all()
