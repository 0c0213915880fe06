"""The items of a plan: chosen for the case, stored with the talk, laid out as sections with their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from infoview import data
from infoview.domain import choice, preparation, timing
from infoview.domain.choice import Chosen, Wish
from infoview.domain.dates import When
from infoview.domain.own_questions import category_of
from infoview.domain.questions import ADDED, Question, were_asked
from infoview.domain.results.followups import Ref
from infoview.domain.results.plans import Line, Plan, PlannedQuestion, Preparation, Section
from infoview.domain.salutations import first_name
from infoview.domain.types import WRITTEN, Category, Channel, Goal, Level, SectionName, What
from infoview.services import earlier
from infoview.services.bank import find_bank
from infoview.services.openings import about_me, about_us
from infoview.services.profile import find_profile
from infoview.services.talks import begins, by_their_clock
from infoview.store.database import connection_of
from infoview.store.models.log import Entry, Interview, PlanItem
from infoview.store.models.people import Contact
from infoview.store.people import list_points

OPEN_POINTS = "open-points"
"""The line of the preparation that says what earlier talks left open."""

EARLY = 10
"""So many minutes before a talk one is there (domain facts 4.4)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is settled about a talk before its questions are chosen."""

    at: When | None
    timezone: str | None
    minutes: int
    format: Channel | None
    goal: Goal
    place: str | None
    agreed: bool = False
    """Whether the minutes were agreed, and are not only the usual ones."""


def general_items(session: Session, frame: Frame) -> list[PlanItem]:
    """Return the items of a checklist for nobody in particular."""
    bank = find_bank(connection_of(session))
    profile = find_profile(session)
    wish = Wish(
        goal=frame.goal,
        asker=profile.asker,
        format=frame.format,
        minutes=frame.minutes,
        banned=bank.banned,
        must=bank.must_for(frame.goal, None, frame.format),
    )
    known = ({"minutes": str(frame.minutes)} if frame.agreed else {}) | about_me(profile)
    situation = preparation.Situation(frame.goal, None, frame.format, frame.minutes, known)
    return _items(situation, bank.questions, wish)


def list_items(session: Session, talk: Interview) -> list[PlanItem]:
    """Return the items of a plan in order, dropped ones too."""
    found = select(PlanItem).where(PlanItem.interview_id == talk.id).order_by(col(PlanItem.position))
    return list(session.exec(found))


def list_to_ask(session: Session, talk: Interview) -> list[PlanItem]:
    """Return the questions of a plan by their numbers, without the dropped ones."""
    return _to_ask(list_items(session, talk))


def choose(
    session: Session,
    contact: Contact,
    talk: Interview,
    frame: Frame,
    *,
    added: Iterable[str],
    eve: date | None,
) -> None:
    """Choose the items anew, and keep the user's own questions, musts, drops, ticks and answers.

    What is said of the user and of how they found this person is taken from their profile and the card as
    they are now: a plan has the profile of the day on which it was chosen last, and any option that decides
    what is chosen (``--minutes``, ``--goal``, ``--at``, ``--add``, ...) chooses it anew.
    """
    stored = list_items(session, talk)
    whole = find_bank(connection_of(session))
    bank = {question.id: question for question in whole.questions}
    added_here = [
        *(item.text for item in stored if item.item is None and not item.dropped and _is_question(item)),
        *added,
    ]
    mine = [
        Question(id=f"{ADDED}{number}", text=text, category=category_of(text, data.bank()))
        for number, text in enumerate(dict.fromkeys(added_here), start=1)
    ]
    known = {item.item: item for item in stored if item.item}
    starred = [
        bank[key] for key, item in known.items() if item.chosen_must and not item.dropped and key in bank
    ]
    dropped = frozenset(key for key, item in known.items() if item.dropped)
    level = Level(contact.level) if contact.level else None
    must = (*starred, *whole.must_for(frame.goal, level, frame.format), *mine)
    wish = _wish(session, contact, talk, frame, must=must, banned=dropped | whole.banned)
    known_of = _known(session, contact, frame, wish, eve)
    situation = preparation.Situation(frame.goal, wish.level, frame.format, frame.minutes, known_of)
    for item in stored:
        if not (item.item and item.dropped):
            session.delete(item)
    for position, item in enumerate(_items(situation, bank.values(), wish)):
        before = known.get(item.item or "")
        if before:
            # A tick stands for what the line said: a talk with a new date has yet to be confirmed.
            item.done = before.done and (_is_question(item) or before.text == item.text)
            item.answer, item.chosen_must = before.answer, before.chosen_must
        item.interview_id, item.position = talk.id, position
        session.add(item)
    session.flush()


def confirms(item: PlanItem) -> bool:
    """Tell whether an item is the line of the preparation by which the talk is confirmed."""
    return any(line.id == item.item and line.confirms for line in data.lines(SectionName.PREPARATION))


def sheet(contact: Contact | None, talk: Interview, items: Sequence[PlanItem]) -> Plan:
    """Lay a plan out: preparation, opening, the questions in sections with their minutes, closing."""
    questions = _to_ask(items)
    numbers = {id(item): number for number, item in enumerate(questions, start=1)}
    by_question = {f"{number}": item for number, item in enumerate(questions, start=1)}
    boxes = timing.time_boxes(
        0 if talk.format in WRITTEN - {Channel.CHAT} else talk.minutes,
        [_chosen(key, item) for key, item in by_question.items()],
    )
    sections = [
        Section(
            SectionName.PREPARATION,
            0,
            tuple(
                Preparation(number, item.text, item.done)
                for number, item in enumerate(
                    (i for i in items if i.section == SectionName.PREPARATION), start=1
                )
            ),
        )
    ]
    for box in boxes:
        said = [item for item in items if item.section == box.name]
        asked = [by_question[pick.question.id] for pick in box.questions]
        sections.append(
            Section(
                box.name,
                box.minutes,
                (
                    *(_question(numbers[id(item)], item) for item in asked),
                    *(Line(item.text) for item in said),
                ),
            )
        )
    return Plan(
        contact=Ref(contact.id, contact.name) if contact else None,
        at=talk.at,
        timezone=talk.timezone,
        minutes=talk.minutes,
        format=talk.format,
        goal=talk.goal,
        place=talk.place,
        sections=tuple(sections),
        at_here=_at_here(talk),
        role=contact.role if contact else None,
        company=contact.company if contact else None,
        uid=talk.uid if contact else None,
        created=talk.created or None,
        confirmed=any(item.done for item in items if confirms(item)),
    )


def _at_here(talk: Interview) -> str | None:
    """Return the user's own wall time of a talk that has a time in a zone."""
    here = begins(talk) if talk.at and talk.timezone else None
    return here.iso() if here and here.time else None


def _to_ask(items: Iterable[PlanItem]) -> list[PlanItem]:
    return [item for item in items if _is_question(item) and not item.dropped]


def _is_question(item: PlanItem) -> bool:
    return item.section == SectionName.QUESTIONS


def _chosen(key: str, item: PlanItem) -> Chosen:
    """Return a stored question as the sharing of minutes takes it."""
    question = Question(id=key, text=item.text, category=Category(item.category or Category.ADVICE))
    return Chosen(question=question, text=item.text, probe="", why="")


def _question(number: int, item: PlanItem) -> PlannedQuestion:
    return PlannedQuestion(
        number=number,
        id=item.item,
        text=item.text,
        category=item.category or "",
        must=item.must,
        why=item.why or "",
        asked=item.done,
        answer=item.answer,
        probe=item.probe,
        reserve=item.reserve,
    )


def _items(situation: preparation.Situation, bank: Iterable[Question], wish: Wish) -> list[PlanItem]:
    """Return the items for a situation in the order of the sheet, not stored yet."""
    ice = choice.icebreaker(bank, wish)
    small_talk = (
        [_line(SectionName.OPENING, ice.question.id, f"Small talk, for example: {ice.text}")] if ice else []
    )
    return [
        *_lines(SectionName.PREPARATION, situation),
        *small_talk,
        *_lines(SectionName.OPENING, situation),
        *(_item(pick) for pick in choice.choose(bank, wish)),
        *_lines(SectionName.CLOSING, situation),
    ]


def _lines(section: SectionName, situation: preparation.Situation) -> list[PlanItem]:
    said = preparation.lines_for(data.lines(section), situation)
    return [_line(section, line.id, line.text) for line in said]


def _line(section: SectionName, item: str, text: str) -> PlanItem:
    return PlanItem(interview_id=0, position=0, section=str(section), item=item, text=text)


def _item(pick: Chosen) -> PlanItem:
    return PlanItem(
        interview_id=0,
        position=0,
        section=str(SectionName.QUESTIONS),
        item=None if pick.question.id.startswith(ADDED) else pick.question.id,
        category=str(pick.question.category),
        text=pick.text,
        probe=pick.probe or None,
        why=pick.why,
        must=pick.must,
        reserve=pick.reserve,
    )


def _wish(
    session: Session,
    contact: Contact,
    talk: Interview,
    frame: Frame,
    *,
    must: tuple[Question, ...],
    banned: frozenset[str],
) -> Wish:
    """Gather what decides the choice: the person, the case, and what was asked before."""
    planned_before = session.exec(
        select(PlanItem, Interview.id)
        .join(Interview, col(Interview.id) == PlanItem.interview_id)
        .where(
            Interview.contact_id == contact.id,
            Interview.id != talk.id,
            col(PlanItem.section).in_((SectionName.OPENING, SectionName.QUESTIONS)),
            col(PlanItem.dropped).is_(False),
        )
        .order_by(col(Interview.id), col(PlanItem.position))
    ).all()
    asked, left = _asked_and_left(planned_before)
    talks = session.exec(select(Entry.id).where(Entry.contact_id == contact.id, Entry.what == What.MET)).all()
    return Wish(
        goal=frame.goal,
        level=Level(contact.level) if contact.level else None,
        format=frame.format,
        minutes=frame.minutes,
        company=contact.company or "",
        role=contact.role or "",
        industry=contact.industry or "",
        asked=frozenset(asked),
        rolled_over=tuple(left),
        banned=banned,
        must=must,
        answered_elsewhere=earlier.answered_elsewhere(session, contact),
        want=earlier.open_points(session, contact),
        talk_number=len(talks) + 1,
        turn=contact.id + len(talks),
        asker=find_profile(session).asker,
    )


def _asked_and_left(planned: Iterable[tuple[PlanItem, int]]) -> tuple[set[str], list[str]]:
    """Tell the questions of earlier talks that were asked from those left over by the last one.

    The small talk and the two last questions, which hardly anybody ticks, are taken as asked: they are worded
    anew each time.
    """
    asked: set[str] = set()
    left: list[str] = []
    talks: dict[int, list[PlanItem]] = {}
    for item, talk in planned:
        talks.setdefault(talk, []).append(item)
    for items in talks.values():
        told = were_asked([(item.done, item.dropped) for item in items])
        waits = [
            item for item, was_asked in zip(items, told, strict=True) if not was_asked and _may_wait(item)
        ]
        asked |= {item.item for item in items if item.item and item not in waits}
        left = [item.item for item in waits if item.item]
    return asked, [key for key in left if key not in asked]


def _may_wait(item: PlanItem) -> bool:
    return _is_question(item) and item.category not in {Category.REFERRAL, Category.CLOSING}


def _known(session: Session, contact: Contact, frame: Frame, wish: Wish, eve: date | None) -> dict[str, str]:
    """Return what the lines of the checklist may mention."""
    profile = find_profile(session)
    links = [point.value for point in list_points(session, contact.id) if point.kind == "linkedin"]
    known: dict[str, str | None] = {
        **about_me(profile),
        **about_us(session, contact, profile),
        "name": contact.name,
        "first": first_name(contact.name),
        "linkedin": links[0] if links else None,
        "company": contact.company,
        "role": contact.role,
        "industry": contact.industry,
        "location": contact.location,
        "minutes": str(frame.minutes) if frame.agreed else None,
        "place": frame.place,
        "eve": When(eve).echo() if eve else None,
        "earlier-talk": "yes" if wish.talk_number > 1 else None,
        **_moment(frame, contact),
        **earlier.told(session, contact),
    }
    return {blank: value for blank, value in known.items() if value}


def _moment(frame: Frame, contact: Contact) -> dict[str, str]:
    """Return day, time and zone of a talk as a message to the contact says them: by their clock if known.

    ``early`` is when to be there: by the clock on which the talk was planned.
    """
    if frame.at is None:
        return {}
    there, zone = by_their_clock(frame.at, frame.timezone, contact.timezone)
    known = {"day": When(there.day).echo(), "zone": zone}
    if frame.at.time is None or there.time is None:
        return known
    early = datetime.combine(frame.at.day, frame.at.time) - timedelta(minutes=EARLY)
    return known | {
        "time": there.time.isoformat("minutes"),
        "early": early.time().isoformat("minutes"),
    }
