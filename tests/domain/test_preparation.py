"""Checklists and lines to say: what fits, with what is known filled in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview.data import lines
from infoview.data.reading import parse_lines
from infoview.domain.preparation import LINE_BLANKS, Item, Line, Situation, lines_for
from infoview.domain.types import SPOKEN, WRITTEN, Channel, Goal, Level
from infoview.errors import InfoviewError

NAMES = ("preparation", "opening", "closing")
FULL = {
    "name": "Dana Moreau",
    "first": "Dana",
    "company": "Acme, Inc.",
    "role": "Analyst at Acme",
    "industry": "Energy sector",
    "minutes": "30",
    "day": "Friday 4 December",
    "time": "14:00",
    "zone": "Europe/Paris",
    "place": "Acme House, Lobby",
    "eve": "Thursday 3 December",
}

cases = st.builds(
    Situation,
    goal=st.sampled_from(Goal),
    level=st.none() | st.sampled_from(Level),
    format=st.none() | st.sampled_from(Channel),
    known=st.dictionaries(st.sampled_from(sorted(LINE_BLANKS)), st.sampled_from(["Ann", "", " a  b "])),
)


def texts(name: str, situation: Situation) -> list[str]:
    return [item.text for item in lines_for(lines(name), situation)]


def has(name: str, word: str, situation: Situation) -> bool:
    return any(word in text for text in texts(name, situation))


@given(st.sampled_from(NAMES), cases)
def test_every_situation_gets_clean_lines(name: str, situation: Situation) -> None:
    items = lines_for(lines(name), situation)
    assert items
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert not re.search(r"[{}]|  ", item.text)
        assert item.text[0] == item.text[0].upper()


@pytest.mark.parametrize("name", NAMES)
def test_blanks_are_needed_and_short_lines_end(name: str) -> None:
    for line in lines(name):
        assert set(re.findall(r"\{([a-z-]+)\}", line.text)) <= line.needs, line.id
        assert not line.needs & line.unless, line.id
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", line.id)
        assert len(line.text.split()) <= 30, line.id
        assert line.text.endswith((".", "?", '"', "}")), line.id


@pytest.mark.parametrize(
    ("channel", "word"),
    [
        (Channel.IN_PERSON, "10 minutes early"),
        (Channel.COFFEE, "10 minutes early"),
        (Channel.VIDEO, "5 minutes early"),
        (Channel.PHONE, "5 minutes early"),
        (Channel.CHAT, "5 minutes early"),
        (Channel.COFFEE, "You asked, so you pay"),
        (Channel.VIDEO, "Open the link once"),
        (Channel.PHONE, "on which number"),
        (Channel.IN_PERSON, "card with your name"),
        (Channel.EMAIL, "four questions"),
        (Channel.LETTER, "four questions"),
    ],
)
def test_the_checklist_follows_the_format(channel: Channel, word: str) -> None:
    assert has("preparation", word, Situation(format=channel))


@pytest.mark.parametrize("channel", sorted(SPOKEN))
def test_every_spoken_talk_is_dressed_for_confirmed_and_has_a_resume_at_hand(channel: Channel) -> None:
    situation = Situation(format=channel)
    assert has("preparation", "only if you are asked", situation)
    assert has("preparation", "business day before", situation)
    assert has("preparation", "under 60 seconds", situation)
    assert not has("preparation", "four questions", situation)
    if channel is not Channel.PHONE:
        assert re.search("clothes|dress", " ".join(texts("preparation", situation)).lower())


def test_the_lines_that_confirm_the_talk_are_marked_and_no_others() -> None:
    marked = [line.id for line in lines("preparation") if line.confirms]
    assert marked == [line.id for line in lines("preparation") if "confirm" in line.text]
    assert len(marked) == 6
    assert not any(line.confirms for name in ("opening", "closing") for line in lines(name))


@pytest.mark.parametrize("channel", sorted(WRITTEN - {Channel.CHAT}))
def test_a_letter_needs_no_clothes(channel: Channel) -> None:
    written = " ".join(text for name in NAMES for text in texts(name, Situation(format=channel, known=FULL)))
    assert not re.search(r"early|clothes|\bdress|resume|notebook|60 seconds|clock|confirm", written)


def test_what_is_known_is_filled_in() -> None:
    situation = Situation(format=Channel.COFFEE, known=FULL)
    assert has("preparation", "Read Dana Moreau's profile", situation)
    assert has("preparation", "Look at Acme:", situation)
    assert has("preparation", "what an analyst does", Situation(goal=Goal.ROLE, known=FULL))
    assert has("preparation", "two current trends in energy", situation)
    assert has("preparation", "On Thursday 3 December, confirm", situation)
    assert has("preparation", "Friday 4 December at 14:00, Acme House, Lobby", situation)
    assert has("preparation", "Plan the way to Acme House, Lobby", situation)
    assert has("opening", "You gave me 30 minutes", situation)


@pytest.mark.parametrize("channel", [None, *sorted(SPOKEN)])
def test_a_short_talk_has_a_short_list(channel: Channel | None) -> None:
    def count(part: str, minutes: int) -> int:
        return len(lines_for(lines(part), Situation(format=channel, minutes=minutes, known=FULL)))

    assert count("preparation", 30) <= 11
    assert count("closing", 15) <= 4
    assert count("closing", 15) < count("closing", 30) < count("closing", 60)


def test_what_is_unknown_is_to_be_found_out() -> None:
    situation = Situation(format=Channel.COFFEE)
    assert has("preparation", "Find out where they work", situation)
    assert has("preparation", "Ask where you will meet", situation)
    assert has("opening", "Ask how long they have", situation)


@pytest.mark.parametrize(
    ("level", "line"),
    [
        (Level.EXECUTIVE, "executive-best-use"),
        (Level.RECRUITER, "recruiter-boundary"),
        (Level.FOUNDER, "founder-secrets"),
        (Level.NONPROFIT, "nonprofit-mission"),
        (Level.ACADEMIC, "academic-paper"),
    ],
)
def test_the_checklist_follows_the_level(level: Level, line: str) -> None:
    for other in Level:
        assert (line in [item.id for item in lines_for(lines("preparation"), Situation(level=other))]) is (
            other is level
        )


@pytest.mark.parametrize("goal", Goal)
def test_one_goal_is_named(goal: Goal) -> None:
    for known in ({}, {"company": "Acme"}, {"goal": "to find out whether I like it"}):
        assert (
            sum("Name your goal" in text for text in texts("opening", Situation(goal=goal, known=known))) == 1
        )


@pytest.mark.parametrize("channel", [*Channel, None])
@pytest.mark.parametrize(
    "known", [{}, {"first": "Dana"}, {"introduction": "I am Ann."}, {"earlier-talk": "yes"}]
)
def test_the_user_introduces_themselves_once_and_not_to_a_friend(
    channel: Channel | None, known: dict[str, str]
) -> None:
    said = [item.id for item in lines_for(lines("opening"), Situation(format=channel, known=known))]
    assert sum(name.startswith("introduction") for name in said) == (0 if "earlier-talk" in known else 1)
    assert ("earlier-talk-since" in said) is ("earlier-talk" in known)


def test_an_introduction_from_the_profile_replaces_the_prompt() -> None:
    situation = Situation(known={"introduction": "I am Ann, and I study geology.", "first": "Dana"})
    assert has("opening", '"I am Ann, and I study geology."', situation)
    assert not has("opening", "60 seconds", situation)


@pytest.mark.parametrize("channel", [*Channel, None])
def test_every_closing_thanks_and_keeps_in_touch(channel: Channel | None) -> None:
    said = [
        item.id for item in lines_for(lines("closing"), Situation(format=channel, minutes=45, known=FULL))
    ]
    for subject in ("thanks", "keep-in-touch"):
        assert len([name for name in said if name.startswith(subject)]) == 1


def test_blank_values_count_as_unknown_and_braces_in_names_stay() -> None:
    line = Line("x", "Read {name} now.", needs=frozenset({"name"}))
    assert lines_for([line], Situation(known={"name": "  "})) == ()
    assert lines_for([line], Situation(known={"name": "{role}"})) == (Item("x", "Read {role} now."),)


def test_a_line_needs_what_fills_its_blanks() -> None:
    (line,) = parse_lines('[a]\ntext = "Read {name} at {place}."\nneeds = ["eve"]\n', file="x.toml")
    assert line.needs == {"name", "place", "eve"}


def test_a_malformed_line_is_named_with_its_fault() -> None:
    with pytest.raises(InfoviewError, match=r"x\.toml:1, \[a\].* text has a blank \{nmae\}"):
        parse_lines('[a]\ntext = "Read {nmae}."\n', file="x.toml")
    with pytest.raises(InfoviewError, match=r"x\.toml:1, \[a\].*'money'"):
        parse_lines('[a]\ntext = "Bring it."\nneeds = ["money"]\n', file="x.toml")
    with pytest.raises(InfoviewError, match="unknown field 'depth'"):
        parse_lines('[a]\ntext = "Bring it."\ndepth = "core"\n', file="x.toml")
