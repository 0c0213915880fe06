"""Who the user is, as a page."""

from __future__ import annotations

from infoview.domain.introductions import LONGEST, MOST_WORDS, PARTS, WORDS_A_MINUTE
from infoview.domain.results.profile import ProfileCard
from infoview.domain.text import show_note
from infoview.render.page import Column, Page, cell

_MISSING = {
    **PARTS,
    "goals": "what you hope to learn",
    "links": "a link, to keep in touch",
    "signature": "how you sign messages",
    "free_times": "when you have time",
}


def profile(card: ProfileCard, *, changed: bool = False) -> Page:
    """Return the page of the profile: its fields, the introduction it makes, and what is missing."""
    page = Page()
    if changed:
        page.line("Your profile is stored.", "good")
    _fields(page, card)
    if card.spoken:
        page.heading("Your introduction")
        for text in show_note(card.spoken).split("\n"):
            page.line(text)
        _length(page, card)
    if card.spoken_goal:
        page.heading("Your goal, as you would say it")
        page.line(card.spoken_goal)
    if card.missing:
        page.heading("Not said yet" if card.spoken else "Nothing is known about you yet")
        page.table(
            [Column(""), Column("", flexible=True)],
            [(_MISSING[part.field], cell((part.command, "command"))) for part in card.missing],
            header=False,
            lead=(0,),
        )
    return page


def _fields(page: Page, card: ProfileCard) -> None:
    """Add the fields that are filled in, name by name."""
    rows = [
        ("Name", card.name),
        ("School", card.school),
        ("Year", card.year),
        ("Job", card.job),
        ("Exploring", card.exploring),
        ("Goals", "\n".join(card.goals)),
        ("Links", "\n".join(card.links)),
        ("Signature", card.signature),
        ("Free times", card.free_times),
        ("LinkedIn", "Premium: the longer limits of a paying member" if card.premium else None),
    ]
    filled = [(cell((name, "dim")), cell(*show_note(value).split("\n"))) for name, value in rows if value]
    if filled:
        page.table([Column("", most=12), Column("", flexible=True)], filled, header=False, lead=(0, 1))


def _length(page: Page, card: ProfileCard) -> None:
    words = f"{card.words} {'word' if card.words == 1 else 'words'}"
    seconds = f"{card.seconds} {'second' if card.seconds == 1 else 'seconds'}"
    page.line(f"{words}, about {seconds} at {WORDS_A_MINUTE} words a minute.", "dim")
    if card.too_many:
        page.line(
            f"That is too long: keep it under {LONGEST} seconds, which is {MOST_WORDS} words. Leave out"
            f" {card.too_many}.",
            "late",
        )
