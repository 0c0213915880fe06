"""The messages that come with infoview: whatever is on record, each is one that somebody would send."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infoview import data
from infoview.config import DEFAULTS
from infoview.data.reading import parse_parts
from infoview.domain.messages.check import Text, check
from infoview.domain.messages.limits import CHANNELS, FIRST, WITH_SUBJECT, Limits, count_words
from infoview.domain.messages.occasion import MESSAGE_BLANKS, Gave, Occasion, Planned, Recipient, blanks_of
from infoview.domain.messages.parts import Composed, Part, Place, compose
from infoview.domain.messages.times import Shift
from infoview.domain.profile import Profile
from infoview.domain.types import Channel, MessageKind, Source, Tone
from infoview.errors import InfoviewError, UsageError
from infoview.services.messages import limits_of

TODAY = date(2026, 11, 27)
PARIS = Shift(timedelta(hours=1), "London time", "Paris time")


def parts(kind: MessageKind) -> tuple[Part, ...]:
    """The parts that come with infoview; the user's own are not looked at."""
    names = ("beginning", kind, "end")
    return tuple(part for name in names for part in parse_parts(data.message_text(name), file=name))


PARTS = {kind: parts(kind) for kind in MessageKind}

RICH = Occasion(
    recipient=Recipient(
        name="Dana Lee, PhD",
        company="Acme Energy, Inc.",
        role="Grid analyst at Acme",
        industry="Energy industry",
        source="alumni",
        on_linkedin=True,
    ),
    profile=Profile(
        name="Mia Chen",
        school="Leeds University",
        year="third year",
        exploring="energy policy",
        links=("https://www.linkedin.com/in/miachen",),
        free_times="Tue and Thu after 14:00",
    ),
    today=TODAY,
    minutes=20,
    shift=PARIS,
    asked_on=TODAY - timedelta(11),
    last_touch=TODAY - timedelta(3),
    talk=Gave(
        TODAY - timedelta(1),
        "video",
        advice="Join the trade body.",
        takeaway="half of the job is talking to towns",
        resource="The Grid by Gretchen Bakke",
        promise="send the essay on tariffs",
        named="Bo Chen and Lin Wu",
    ),
    planned=Planned(
        day=date(2026, 12, 1),
        time=time(15),
        zone="Europe/Paris",
        format="video",
        place="https://meet.example/x",
        mine=datetime.fromisoformat("2026-12-01T14:00"),
        my_zone="GMT",
    ),
    since="no-show-theirs",
    since_day=TODAY - timedelta(1),
    referrer="Ana Ruiz",
    may_name=True,
    their_promise="Put me in touch with the planning team",
    introduced="Bo Chen",
    introduced_on=TODAY - timedelta(2),
    target="Lin Wu",
    target_work="Planner, Globex",
    news="I start at Acme in May!",
    own="Two of the schemes you named have answered.",
)
POOR = Occasion(
    recipient=Recipient("Wes"),
    profile=Profile(),
    today=TODAY,
    minutes=20,
    asked_on=date(2025, 1, 3),
    last_touch=date(2025, 1, 3),
    introduced="Bo",
    introduced_on=TODAY,
    news="A place",
    referrer="Bo",
    since="replied",
    since_day=TODAY,
)
SAID = "What you said about the towns has stayed with me."
NEEDS_TALK = {MessageKind.THANK_YOU, MessageKind.REPORT_BACK}


def fitting(occasion: Occasion, kind: MessageKind) -> Occasion:
    """The occasion as the record gives it for a kind: the rest of it would not be gathered."""
    gathered = occasion
    if kind not in {MessageKind.CONFIRM, MessageKind.NEW_DATES}:
        gathered = replace(gathered, planned=None)
    if kind is MessageKind.CONFIRM and not gathered.planned:
        gathered = replace(gathered, planned=Planned(date(2026, 12, 1), None, "", None, ""))
    if kind is MessageKind.NEW_DATES and gathered.planned:
        gathered = replace(gathered, since="")
    if kind in FIRST | {MessageKind.NUDGE, MessageKind.LAST_TRY, MessageKind.DECLINE_REPLY}:
        gathered = replace(gathered, talk=None)
    if kind in NEEDS_TALK and not gathered.talk:
        gathered = replace(gathered, talk=Gave(TODAY - timedelta(40)))
    if kind is MessageKind.REPORT_BACK and gathered.talk and not gathered.talk.advice:
        gathered = replace(gathered, talk=replace(gathered.talk, resource="a podcast"))
    if kind is MessageKind.INTRODUCE_ME and not (gathered.target or gathered.their_promise):
        gathered = replace(gathered, target="Lin Wu")
    return gathered


def written(
    occasion: Occasion, kind: MessageKind, channel: Channel, tone: Tone, *, turn: int = 0
) -> Composed:
    limits = limits_of(kind, channel, premium=occasion.profile.premium, settings=DEFAULTS)
    known = blanks_of(fitting(occasion, kind), tone=tone, channel=channel)
    return compose(PARTS[kind], known, tone=tone, channel=channel, limits=limits, turn=turn)


def faults(composed: Composed, kind: MessageKind, channel: Channel) -> list[str]:
    limits = limits_of(kind, channel, premium=False, settings=DEFAULTS)
    return [fault.code for fault in check(Text(kind, channel, composed.subject, composed.body, limits))]


def flaws(composed: Composed, channel: Channel) -> Iterator[str]:
    """Yield what nobody would leave in a message."""
    text = f"{composed.subject or ''}\n{composed.body}"
    if (composed.subject is None) is (channel in WITH_SUBJECT):
        yield "the subject"
    if re.search(r"  | \n|\n\n\n|\n\Z|\A\n\n", text):
        yield "blanks or empty lines too many"
    if re.search(r"\bNone\b|\{[a-z-]+\}|\(\)|\(,|, \)|\.\.|\?\.|!\.| [,.?!]", text):
        yield "a hole"
    if channel is Channel.LINKEDIN_NOTE and "\n" in composed.body:
        yield "a line end in a note"
    for paragraph in composed.body.split("\n\n")[:-1]:
        if not re.search(r"[.,?!…)]$|^(?:Where|Phone): .*$", paragraph):
            yield f"a paragraph without an end: {paragraph}"


GALLERY = [
    pytest.param(name, occasion, kind, channel, tone, id=f"{kind}-{name}-{channel}-{tone}")
    for name, occasion in (("rich", RICH), ("poor", POOR))
    for kind in MessageKind
    for channel in CHANNELS
    for tone in Tone
]


@pytest.mark.parametrize(("name", "occasion", "kind", "channel", "tone"), GALLERY)
def test_every_message_is_whole_and_passes_its_own_check(
    name: str, occasion: Occasion, kind: MessageKind, channel: Channel, tone: Tone
) -> None:
    composed = written(occasion, kind, channel, tone)
    if name == "rich" and channel is not Channel.LINKEDIN_NOTE and kind is not MessageKind.REFERRAL_ASK:
        assert "Dana" in composed.body
    assert list(flaws(composed, channel)) == []
    assert faults(composed, kind, channel) == []


def texts(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *values])


NAMES = (
    "Dana Lee", "Zoë O'Neil-李", "山田太郎", "Dr. Ada Byron", "J. R. Smith", "Lee, Dana", "Иван Петров",
    "Cher", "Ludwig van Beethoven Jr.", "María-José Carreño Quiñones", "Prof. Hans Müller, PhD", "[bold]Ann",
)  # fmt: skip
ORGANISATIONS = ("Acme", "Éditions Été", "Yahoo!", "Acme, Inc.", "Gesellschaft für Zusammenarbeit GmbH")
NOTES = (
    "Join the trade body", "read more.", "Pricing is half politics!", "She says: leave", "Why not?",
    "a podcast", "Look at the graduate schemes of three firms and compare what they ask for", "Apply early",
)  # fmt: skip
PROMISES = (
    "send her my thesis outline and my CV",
    "my CV",
    "tell him what I learn at my fair",
    "an essay of mine",
)
OFFERS = ("introduce me to my old boss", "look at my CV with me", "send me her slides", "slides of the talk")
DAYS = st.integers(0, 900).map(lambda days: TODAY - timedelta(days))
SHIFTS = st.integers(-14, 14).map(lambda hours: Shift(timedelta(hours=hours), "CET", "Oslo time"))
FORMATS = st.sampled_from([None, *Channel])

RECIPIENTS = st.builds(
    Recipient,
    name=st.sampled_from(NAMES),
    company=texts(*ORGANISATIONS),
    role=texts("Analyst", "UX designer | Speaker", "Head of Programmes", "CEO", "Nurses", "Founder"),
    industry=texts("Energy industry"),
    source=texts(*Source),
    met_at=texts("Career day", "the spring fair"),
    met_on=st.none() | DAYS,
    on_linkedin=st.booleans(),
    is_peer=st.booleans(),
    is_senior=st.booleans(),
)
PROFILES = st.builds(
    Profile,
    name=texts(*NAMES),
    school=texts(*ORGANISATIONS),
    year=texts("third year", "3", "2024"),
    job=texts("nurse at St. Mary's"),
    exploring=texts("energy policy", "UX"),
    links=st.sampled_from([(), ("https://a.example/me",)]),
    signature=texts("Mia Chen\nLeeds University\n+44 5550 100"),
    free_times=texts(
        "Tue and Thu after 14:00", "mornings", "Tue 2-5pm", "any Friday", "I work until 5", "any time"
    ),
)
TALKS = st.builds(
    Gave,
    day=DAYS,
    format=FORMATS,
    advice=texts(*NOTES),
    takeaway=texts(*NOTES),
    resource=texts(*NOTES),
    promise=texts(*NOTES, *PROMISES),
    named=texts(*NAMES),
    reached=texts(*NAMES),
)
PLANS = st.builds(
    Planned,
    day=st.just(date(2026, 12, 1)),
    time=st.none() | st.just(time(15)),
    zone=texts("Europe/Paris"),
    format=FORMATS,
    place=texts("Blue Door", "https://meet.example/x"),
    phone=texts("+44 5550 100"),
    mine=st.none() | st.just(datetime.fromisoformat("2026-12-02T00:30")),
    my_zone=st.just("CET"),
)
OCCASIONS = st.builds(
    Occasion,
    recipient=RECIPIENTS,
    profile=PROFILES,
    today=st.just(TODAY),
    minutes=st.sampled_from([15, 20, 30, 45]),
    hours=st.sampled_from([12, 24]),
    shift=st.none() | SHIFTS,
    referrer=texts(*NAMES),
    may_name=st.booleans(),
    asked_on=DAYS,
    again=st.booleans(),
    last_touch=DAYS,
    talk=st.none() | TALKS,
    planned=st.none() | PLANS,
    earlier=st.sampled_from(["", "wrote-before", "asked-to-wait", "said-no", "talked-before"]),
    earlier_day=DAYS,
    since=st.sampled_from(["replied", "theirs", "mine", "no-show-theirs", "no-show-mine"]),
    since_day=DAYS,
    their_promise=texts(*NOTES, *OFFERS),
    offered=st.booleans(),
    led_to=texts(*NAMES),
    gave_name=texts(*NAMES),
    introduced=st.sampled_from(NAMES),
    introduced_on=DAYS,
    target=texts(*NAMES),
    target_work=texts("Planner, Globex"),
    news=st.just("I start in May"),
    own=texts(SAID),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    OCCASIONS,
    st.sampled_from(list(MessageKind)),
    st.sampled_from(CHANNELS),
    st.sampled_from(list(Tone)),
    st.integers(0, 11),
)
def test_so_is_every_filling(
    occasion: Occasion, kind: MessageKind, channel: Channel, tone: Tone, turn: int
) -> None:
    if kind is MessageKind.REFERRAL_ASK and not occasion.referrer:
        occasion = replace(occasion, referrer="Ana Ruiz")
    try:
        composed = written(occasion, kind, channel, tone, turn=turn)
    except UsageError as error:
        if error.code != "too-long" or channel is not Channel.LINKEDIN_NOTE:
            raise
        return
    assert list(flaws(composed, channel)) == []
    assert faults(composed, kind, channel) == []
    limits = limits_of(kind, channel, premium=False, settings=DEFAULTS)
    assert not limits.characters or len(composed.body) <= limits.characters
    assert not limits.words or count_words(composed.body) <= limits.words
    assert (composed.body + "".join(composed.dropped)).count(occasion.own or "\n") >= 1 or not occasion.own


@pytest.mark.parametrize(
    "text", ["{first}", "{0.__class__}", "%(x)s", "{{7*7}}", "{name} {own}", "\\1\\g<0>"]
)
@pytest.mark.parametrize("kind", MessageKind)
def test_nothing_on_record_is_a_template(kind: MessageKind, text: str) -> None:
    named = replace(
        RICH,
        recipient=replace(RICH.recipient, name=f"Ann{text} Lee", company=f"Co{text}"),
        profile=replace(RICH.profile, name=f"Mia{text}"),
        own="",
    )
    composed = written(named, kind, Channel.EMAIL, Tone.FORMAL)
    assert composed.body.startswith(f"Dear Ann{text} Lee,\n")
    assert f"Mia{text}" in composed.body


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("occasion", [RICH, POOR], ids=["rich", "poor"])
def test_a_sentence_of_ones_own_is_said_once_by_every_channel(
    occasion: Occasion, kind: MessageKind, channel: Channel, tone: Tone
) -> None:
    composed = written(replace(occasion, own=SAID), kind, channel, tone)
    assert composed.body.count(SAID) == 1
    assert SAID not in composed.dropped


def test_a_template_without_a_place_for_it_says_that_it_is_left_out() -> None:
    known = blanks_of(replace(RICH, own=SAID), tone=Tone.WARM, channel=Channel.EMAIL)
    own = parse_parts("[a]\ntext = 'Hi {first}'\nplace = 'opening'", file="mine")
    composed = compose(own, known, tone=Tone.WARM, channel=Channel.EMAIL, limits=limits_of(
        MessageKind.ASK, Channel.EMAIL, premium=False, settings=DEFAULTS
    ))  # fmt: skip
    assert composed.dropped == (SAID,)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(FIRST)),
    st.sampled_from(["", *Source]),
    st.sampled_from(["", "wrote-before", "asked-to-wait", "said-no", "talked-before"]),
    st.sampled_from(["", "Career day"]),
    st.sampled_from(["", "Product manager"]),
    st.sampled_from(["", "Siemens", "Leeds University"]),
    st.sampled_from(["", "Ana Ruiz"]),
    st.sampled_from(["", "Your talk was great."]),
    st.sampled_from(list(Tone)),
)
def test_a_first_note_to_anybody_with_an_ordinary_name_says_who_writes(
    kind: MessageKind, source: str, earlier: str, met_at: str, role: str, company: str, referrer: str,
    own: str, tone: Tone,
) -> None:  # fmt: skip
    person = Recipient("Lena Krüger", company, role, source=source, met_at=met_at)
    referrer = referrer or ("Bo Chen" if kind is MessageKind.REFERRAL_ASK else "")
    occasion = replace(
        RICH, recipient=person, earlier=earlier, earlier_day=date(2026, 9, 21), referrer=referrer, own=own
    )
    composed = written(occasion, kind, Channel.LINKEDIN_NOTE, tone)
    assert "Mia" in composed.body
    assert own in composed.body
    assert not {"no-connection", "too-long", "no-minutes"} & set(
        faults(composed, kind, Channel.LINKEDIN_NOTE)
    )


def test_a_sentence_too_long_for_a_note_is_what_is_named() -> None:
    long = replace(RICH, own="I have read all of it, twice. " * 8)
    with pytest.raises(UsageError, match="what you --say is too long"):
        written(long, MessageKind.ASK, Channel.LINKEDIN_NOTE, Tone.WARM)


def test_a_name_is_only_said_where_it_may_be() -> None:
    for kind in FIRST:
        for channel in CHANNELS:
            quiet = written(replace(RICH, may_name=False), kind, channel, Tone.WARM)
            assert "Ana" not in f"{quiet.subject}{quiet.body}"
    assert "Ana Ruiz suggested" in written(RICH, MessageKind.REFERRAL_ASK, Channel.EMAIL, Tone.WARM).body


def test_what_is_left_out_is_said_and_goes_in_the_order_of_the_template() -> None:
    full = [part for part in PARTS[MessageKind.ASK] if part.place is not Place.SUBJECT]
    long = replace(
        RICH, recipient=replace(RICH.recipient, company="A company with a name of nine words in it")
    )
    composed = written(long, MessageKind.ASK, Channel.EMAIL, Tone.FORMAL)
    assert composed.dropped
    assert composed.dropped[0] == "If not, a short no is just as welcome."
    assert not any(text in composed.body for text in composed.dropped)
    droppable = {part.id for part in full if part.drop}
    assert {"ask", "greeting-formal"}.isdisjoint(droppable)


def test_what_a_shorter_sentence_says_is_not_called_left_out() -> None:
    lena = replace(
        RICH,
        recipient=Recipient("Lena Kraft", "Siemens", "product manager", source="linkedin"),
        referrer="",
        earlier="wrote-before",
        earlier_day=TODAY,
        own="",
    )
    note = written(lena, MessageKind.ASK, Channel.LINKEDIN_NOTE, Tone.WARM)
    assert "about your work for 20 minutes?" in note.body
    assert note.dropped == ()
    mail = written(RICH, MessageKind.ASK, Channel.EMAIL, Tone.FORMAL)
    assert mail.dropped[-1] == "Tue and Thu after 15:00 (Paris time)"


def test_a_number_in_a_note_ends_its_sentence() -> None:
    assert RICH.planned
    planned = replace(RICH.planned, format="phone", place="+1 555 0100", mine=None)
    occasion = replace(RICH, planned=planned, own="")
    note = written(occasion, MessageKind.CONFIRM, Channel.LINKEDIN_NOTE, Tone.WARM)
    assert " Phone: +1 555 0100. Best, Mia" in note.body
    mail = written(occasion, MessageKind.CONFIRM, Channel.EMAIL, Tone.WARM)
    assert "\n\nPhone: +1 555 0100\n\n" in mail.body


def test_what_cannot_fit_is_an_error_and_never_cut() -> None:
    endless = replace(RICH, recipient=replace(RICH.recipient, name="Wolfeschlegelsteinhausen" * 9))
    with pytest.raises(UsageError, match="limit of 200 characters") as caught:
        written(endless, MessageKind.ASK, Channel.LINKEDIN_NOTE, Tone.WARM)
    assert "--channel email" in caught.value.hint


def test_every_blank_is_explained_and_every_blank_that_is_explained_is_one() -> None:
    table = data.message_text("README").partition("| Blank |")[2]
    named = set(re.findall(r"`([a-z-]+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:])))
    assert named <= MESSAGE_BLANKS
    assert named | {str(source) for source in Source} >= MESSAGE_BLANKS


def silencing(rivals: Sequence[Part], part: Part, known: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield what may be known besides, so that none of the rivals can be said and the part still can."""
    rival = next((each for each in rivals if each.needs <= known and not each.unless & known), None)
    if rival is None:
        yield known
    else:
        for blank in sorted(rival.unless - part.unless - known):
            yield from silencing(rivals, part, known | {blank})


def rivals_of(part: Part, found: Sequence[Part], channel: Channel, tone: Tone) -> list[Part]:
    """Return the parts that keep this one out of a message where they can be said.

    Of a choice the longer one may be left out for its length, and this one then takes its place.
    """
    return [
        each
        for each in found[: found.index(part)]
        if each.tone in (None, tone)
        and (not each.channels or channel in each.channels)
        and (
            each.place is part.place is Place.SUBJECT
            or (each.choice and each.choice == part.choice and not 0 < each.drop < (part.drop or 100))
        )
    ]


def is_used(part: Part, found: Sequence[Part], channel: Channel, tone: Tone) -> bool:
    """Tell whether a part stands in some message: of full length, or as short as it can be made."""
    known_of_all = blanks_of(Occasion(Recipient("Wes"), Profile(), TODAY, 20), tone=tone, channel=channel)
    at_least = part.needs | known_of_all.keys()
    if at_least & part.unless:
        return False
    mark = f"<{part.place} {part.id}>"
    worded = [
        replace(each, text=f"{each.text} and more of it" if each is not part else mark) for each in found
    ]
    for known in silencing(rivals_of(part, found, channel, tone), part, at_least):
        values = {blank: f"the {blank}" for blank in known}
        for words in (0, *range(100, 0, -1)):
            limits = Limits(words_advised=words)
            composed = compose(worded, values, tone=tone, channel=channel, limits=limits)
            if mark in f"{composed.subject}{composed.body}":
                return True
    return False


def unused(found: Sequence[Part]) -> list[str]:
    """Return the parts that no message of theirs can hold."""
    return [
        part.id
        for part in found
        if not any(
            is_used(part, found, channel, tone)
            for channel in part.channels or CHANNELS
            for tone in ([part.tone] if part.tone else Tone)
        )
    ]


@pytest.mark.parametrize("kind", MessageKind)
def test_every_part_can_be_said_by_somebody(kind: MessageKind) -> None:
    ids = [(part.place, part.id) for part in PARTS[kind]]
    assert len(ids) == len(set(ids))
    assert unused(PARTS[kind]) == []


@pytest.mark.parametrize(
    "last",
    [
        "place = 'subject'",
        "place = 'subject'\nneeds = ['me']\nunless = ['me']",
        "place = 'subject'\nchannels = ['message']",
        "place = 'subject'\nneeds = ['role']",
        "place = 'end'\nunless = ['minutes']",
        "place = 'ask'\nchoice = 'ask'\nneeds = ['role']",
        "place = 'ask'\nchoice = 'ask'\nunless = ['school']",
    ],
)
def test_a_part_that_nobody_can_say_is_found(last: str) -> None:
    text = (
        "[first]\ntext = 'About {minutes} minutes'\nplace = 'subject'\n"
        "[ask]\ntext = 'Well?'\nplace = 'ask'\nchoice = 'ask'\nunless = ['school']\n"
        "[other]\ntext = 'So?'\nplace = 'ask'\nchoice = 'ask'\n"
    )
    assert unused(parse_parts(f"{text}[last]\ntext = 'No'\n{last}", file="x.toml")) == ["last"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[a]\ntext = x", 0, "line 2"),
        ("\n[a]\ntext = 'Hi {frist}'\nplace = 'opening'", 2, "{frist}"),
        ("[a]\ntext = 'Hi'\nplace = 'middel'", 1, "'middel'"),
        ("[a]\ntext = 'Hi'\nplace = 'middle'\ntone = 'rude'", 1, "'rude'"),
        ("[a]\ntext = 'Hi'\nplace = 'middle'\nchannels = ['fax']", 1, "'fax'"),
        ("[a]\ntext = 'Hi'\nplace = 'middle'\ndrop = -1", 1, "from 0 to 99"),
        ("[a]\ntext = 'Hi'\nplace = 'middle'\nneed = ['me']", 1, "'need'"),
        ("[b]\ntext = 'Hi'\nplace = 'middle'\n\n[a]\nplace = 'middle'", 5, "text"),
    ],
)
def test_a_fault_in_a_template_names_the_place_and_what_is_accepted(text: str, line: int, said: str) -> None:
    with pytest.raises(InfoviewError) as caught:
        parse_parts(text, file="mine/ask.toml", hint="Mend it.")
    where = f"mine/ask.toml:{line}, [a]" if line else "mine/ask.toml"
    assert where in caught.value.message
    assert said in caught.value.message
    assert caught.value.hint == "Mend it."
