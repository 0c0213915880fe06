"""Who led to whom, the second person at an employer, and good news for everybody who helped."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from conftest import Infoview

Tree = dict[str, Any]


def type_(iv: Infoview, *lines: str) -> None:
    for line in lines:
        iv.ok(*shlex.split(line))


def owed(iv: Infoview, kind: str) -> list[tuple[str, str]]:
    """Return whom and by when, of all open rows of a kind."""
    rows = iv.data("followup", "--within", "1y")
    return [(row["contact"]["name"], row["due"]) for row in rows if row["kind"] == kind]


def is_true(iv: Infoview) -> bool:
    checks = {check["check"]: check["state"] for check in iv("doctor", "--json").data}
    return bool(checks["owed"] == "ok")


def trees(iv: Infoview, *who: str) -> list[Tree]:
    return [_tree(node) for node in iv.data("network", *who)]


def _tree(node: dict[str, Any]) -> Tree:
    return {node["contact"]["name"].split()[0]: [_tree(each) for each in node["named"]]}


@pytest.fixture
def crowd(iv: Infoview) -> Infoview:
    """Ann (1), Ben (2), Cleo (3), Dan (4), Eve (5), each elsewhere."""
    for name in ("Ann", "Ben", "Cleo", "Dan", "Eve"):
        iv.ok("add-contact", f"{name} Test", "--company", f"{name} Ltd")
    return iv


# ---- The tree -----------------------------------------------------------------------------------------


def test_nobody_has_named_anybody(crowd: Infoview) -> None:
    assert trees(crowd) == []
    assert trees(crowd, "ben") == [{"Ben": []}]


def test_a_chain_is_a_tree_with_where_each_thread_stands(crowd: Infoview) -> None:
    type_(crowd, "log ann met --referral 2", "log ben met --referral 3 --referral 4", "log cleo asked")
    assert trees(crowd) == [{"Ann": [{"Ben": [{"Cleo": []}, {"Dan": []}]}]}]
    (root,) = crowd.data("network")
    assert [each["stage"] for each in (root, root["named"][0], *root["named"][0]["named"])] == [
        *("met", "met", "contacted", "to-contact"),
    ]
    assert crowd.ok("network").out.splitlines() == [
        "Ann Test, Ann Ltd (met, contact 1)",
        "`-- Ben Test, Ben Ltd (met, contact 2)",
        "    |-- Cleo Test, Cleo Ltd (contacted, contact 3)",
        "    `-- Dan Test, Dan Ltd (to-contact, contact 4)",
    ]


def test_who_shows_only_their_own_branch(crowd: Infoview) -> None:
    type_(crowd, "log ann met --referral 2", "log ben met --referral 3")
    assert trees(crowd, "ben") == [{"Ben": [{"Cleo": []}]}]


def test_who_was_named_by_two_stands_under_both_once_each(crowd: Infoview) -> None:
    type_(crowd, "log ann met --referral 3", "log ann met --referral 3", "log ben met --referral 3")
    assert trees(crowd) == [{"Ann": [{"Cleo": []}]}, {"Ben": [{"Cleo": []}]}]


def test_a_circle_is_cut_where_it_closes(crowd: Infoview) -> None:
    type_(crowd, "log ann met --referral 2", "log ben met --referral 3", "log cleo met --referral 1")
    assert trees(crowd) == [{"Ann": [{"Ben": [{"Cleo": []}]}]}]
    assert trees(crowd, "cleo") == [{"Cleo": [{"Ann": [{"Ben": []}]}]}]


def test_a_circle_beside_a_tree_and_one_that_hangs_on_it(crowd: Infoview) -> None:
    type_(crowd, "log dan met --referral 5", "log eve met --referral 4")
    type_(crowd, "log ann met --referral 2", "log ben met --referral 3", "log cleo met --referral 2")
    assert trees(crowd) == [{"Ann": [{"Ben": [{"Cleo": []}]}]}, {"Dan": [{"Eve": []}]}]


def test_a_resting_contact_says_so(crowd: Infoview) -> None:
    type_(crowd, "log ann met --referral 2", "rest ben")
    assert crowd.data("network")[0]["named"][0]["stage"] == "resting"


def test_nobody_is_found(crowd: Infoview) -> None:
    assert crowd("network", "nobody").code == 3


# ---- The second person --------------------------------------------------------------------------------


@pytest.fixture
def acme(iv: Infoview) -> Infoview:
    """Al (1), Bo (2) and Cy (3) at Acme, Di (4) at Beta; Al was asked on Monday and has not answered."""
    for name, company in (("Al Test", "Acme"), ("Bo Test", "ACME"), ("Cy Test", "acme"), ("Di Test", "Beta")):
        iv.ok("add-contact", name, "--company", company)
    iv.ok("log", "al", "asked")
    return iv


def second(iv: Infoview) -> dict[str, str]:
    """Return whom each row names, by whom it is owed to."""
    rows = iv.data("followup", "--within", "1y")
    return {
        row["contact"]["name"].split()[0]: row["what"].partition(": ")[2].replace(" Test", "")
        for row in rows
        if row["kind"] == "second-person"
    }


def test_after_three_business_days_without_an_answer_the_others_there_are_named(acme: Infoview) -> None:
    assert owed(acme, "second-person") == [("Al Test", "2026-11-26")]
    assert second(acme) == {"Al": "Bo, Cy"}


@pytest.mark.parametrize(
    "line",
    [
        "log bo asked", "log al replied", "log al declined", "log al later --until 1mo",
        "log al met", "plan al --at fri", "rest al", "edit al --company Beta2", "edit al --company ''",
        "config set follow-up.profile gentle", "config set follow-up.second_person 0",
    ],
)  # fmt: skip
def test_it_ends_with(acme: Infoview, line: str) -> None:
    type_(acme, line)
    assert second(acme) == {}
    assert is_true(acme)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("log al nudged", "Bo, Cy"),
        ("log bo note", "Bo, Cy"),
        ("log di asked", "Bo, Cy"),
        ("edit bo --company Beta", "Cy"),
        ("edit bo --name 'Zo Test'", "Cy, Zo"),
        ("edit di --company Acme", "Bo, Cy, Di"),
        ("delete bo --yes", "Cy"),
        ("rest bo", "Cy"),
        ("log bo declined", "Cy"),
        ("add-contact 'Ed Test' --company Acme", "Bo, Cy, Ed"),
        ("log di met --referral 'Ed Test, Acme'", "Bo, Cy, Ed"),
    ],
)
def test_it_names_who_may_be_asked_there_now(acme: Infoview, line: str, named: str) -> None:
    type_(acme, line)
    assert second(acme) == {"Al": named}
    assert is_true(acme)
    type_(acme, "undo")
    assert second(acme) == {"Al": "Bo, Cy"}
    assert is_true(acme)


def test_skipped_it_does_not_come_back_but_for_another_ask(acme: Infoview) -> None:
    (row,) = [row for row in acme.data("followup") if row["kind"] == "second-person"]
    type_(acme, f"followup skip {row['id']}", "log al note", "add-contact 'Ed Test' --company Acme")
    assert second(acme) == {}
    type_(acme.at("2026-12-21T09:00"), "log al asked")
    assert second(acme) == {"Al": "Bo, Cy, Ed"}


def test_its_command_asks_the_first_of_them(acme: Infoview) -> None:
    (row,) = [row for row in acme.data("followup") if row["kind"] == "second-person"]
    assert row["command"] == "infoview log 2 asked"
    type_(acme, row["command"].removeprefix("infoview "))
    assert [
        each["state"] for each in acme.data("followup", "al", "--all") if each["kind"] == "second-person"
    ] == ["done"]
    assert is_true(acme)


def test_obeying_it_ends_when_everybody_was_asked(acme: Infoview) -> None:
    asked = []
    for day in range(24, 30):
        rows = [
            row for row in acme.at(f"2026-11-{day}T09:00").data("followup") if row["kind"] == "second-person"
        ]
        if rows:
            asked.append(rows[0]["command"])
            type_(acme, rows[0]["command"].removeprefix("infoview "))
    assert asked == ["infoview log 2 asked", "infoview log 3 asked"]


def test_who_was_asked_since_counts_also_after_a_no(acme: Infoview) -> None:
    type_(acme.at("2026-11-24T09:00"), "log bo asked")
    type_(acme.at("2026-11-25T09:00"), "log bo declined")
    assert second(acme) == {}
    assert is_true(acme)


def test_done_does_not_guess_whom(acme: Infoview) -> None:
    (row,) = [row for row in acme.data("followup") if row["kind"] == "second-person"]
    ran = acme("followup", "done", row["id"])
    assert (ran.code, "infoview log" in ran.err) == (2, True)


@pytest.mark.parametrize("with_", ["nudged", "asked", "reported"])
def test_colleagues_who_are_logged_together_see_each_other_as_they_are_now(
    acme: Infoview, with_: str
) -> None:
    type_(acme, "delete cy --yes", "rest bo", f"log al {with_} --with bo")
    assert is_true(acme)


# ---- Profiles and rhythms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "second_person", "nudge", "decide"),
    [
        ("3b7", ["2026-11-26"], "2026-12-02", "2026-12-02"),
        ("weekly", ["2026-11-30"], "2026-11-30", "2026-11-30"),
        ("gentle", [], "2026-12-07", "2026-12-07"),
    ],
)
def test_a_profile_sets_the_reminders(
    acme: Infoview, profile: str, second_person: list[str], nudge: str, decide: str
) -> None:
    ids = {row["id"] for row in acme.data("followup", "--within", "1y") if row["kind"] == "nudge"}
    type_(acme, f"config set follow-up.profile {profile}")
    assert [due for _, due in owed(acme, "second-person")] == second_person
    assert owed(acme, "nudge") == [("Al Test", nudge)]
    assert {row["id"] for row in acme.data("followup", "--within", "1y") if row["kind"] == "nudge"} == ids
    type_(acme, "log al nudged")
    assert owed(acme, "decide") == [("Al Test", decide)]
    assert is_true(acme)


def test_a_delay_of_ones_own_outweighs_the_profile(acme: Infoview) -> None:
    type_(acme, "config set follow-up.profile gentle", "config set follow-up.nudge 3")
    assert owed(acme, "nudge") == [("Al Test", "2026-11-26")]
    assert owed(acme, "second-person") == []


def test_an_unknown_profile_is_refused_and_changes_nothing(acme: Infoview) -> None:
    before = owed(acme, "nudge")
    ran = acme("config", "set", "follow-up.profile", "harsh")
    assert (ran.code, "3b7, weekly or gentle" in ran.err) == (2, True)
    assert owed(acme, "nudge") == before


@pytest.mark.parametrize(
    ("edit", "due", "why"),
    [
        ("--tag Méntor", "2026-12-14", "tag mentor"),
        ("--tag mentor --tag board", "2026-12-07", "tag board"),
        ("--tag friend", "2027-02-23", None),
        ("--tag mentor --tier c", "2027-05-23", None),
        ("--tag mentor --every 1w", "2026-11-30", None),
    ],
)
def test_a_tag_gives_a_rhythm_unless_the_contact_has_one(
    iv: Infoview, edit: str, due: str, why: str | None
) -> None:
    type_(iv, "add-contact 'Dana Lee'", "config set keep-in-touch.tags 'mentor=3w, Board = 2w'")
    type_(iv, f"edit dana {edit}", "log dana met", "log dana thanked")
    (row,) = iv.data("followup", "--within", "1y")
    assert (row["kind"], row["due"]) == ("keep-in-touch", due)
    assert why is None or why in row["why"], row["why"]
    assert is_true(iv)


@pytest.mark.parametrize("text", ["mentor", "=3w", "mentor=", "mentor=soon", "mentor=1m"])
def test_a_rhythm_that_cannot_be_meant_is_refused(iv: Infoview, text: str) -> None:
    ran = iv("config", "set", "keep-in-touch.tags", text)
    assert (ran.code, "keep-in-touch.tags" in ran.err) == (2, True)


# ---- News ---------------------------------------------------------------------------------------------


def test_everybody_who_had_helped_is_owed_a_word(crowd: Infoview) -> None:
    type_(
        crowd,
        "log ann met",
        "log ben introduced",
        "log cleo asked",
        "log dan met --they-owe x --on yesterday",
    )
    told = crowd.data("news", "I start at Acme")
    assert (told["text"], told["on"]) == ("I start at Acme", "2026-11-23")
    assert [(row["contact"]["name"], row["kind"], row["due"]) for row in told["owed"]] == [
        ("Ann Test", "tell-news", "2026-11-26"),
        ("Ben Test", "tell-news", "2026-11-26"),
        ("Dan Test", "tell-news", "2026-11-26"),
    ]
    assert is_true(crowd)


def test_who_only_named_somebody_has_helped(crowd: Infoview) -> None:
    type_(crowd, "edit ben --referred-by ann")
    assert [row["contact"]["name"] for row in crowd.data("news", "I start")["owed"]] == ["Ann Test"]
    assert is_true(crowd)


def test_who_helps_after_the_news_is_not_told_but_who_had_helped_before_is(crowd: Infoview) -> None:
    crowd.ok("news", "I start at Acme")
    type_(crowd.at("2026-11-25T09:00"), "log ann met", "log ben met --on 2026-11-20")
    assert owed(crowd, "tell-news") == [("Ben Test", "2026-11-26")]
    assert is_true(crowd)


def test_telling_ends_it(crowd: Infoview) -> None:
    type_(crowd, "log ann met", "log ann thanked", "news 'I start'", "log ann reported")
    assert owed(crowd, "tell-news") == []
    assert is_true(crowd)


def test_two_pieces_of_news_are_two_words(crowd: Infoview) -> None:
    type_(crowd, "log ann met", "news 'The offer came'", "news 'I accepted it'")
    assert len(owed(crowd, "tell-news")) == 2
    assert crowd("log", "ann", "reported").code == 2
    type_(crowd, "log ann reported --about accepted")
    assert len(owed(crowd, "tell-news")) == 1


def test_news_is_one_step_to_undo(crowd: Infoview) -> None:
    type_(crowd, "log ann met", "news 'I start'", "undo")
    assert owed(crowd, "tell-news") == []
    type_(crowd, "redo")
    assert owed(crowd, "tell-news") == [("Ann Test", "2026-11-26")]


@pytest.mark.parametrize("text", ["", "   "])
def test_news_needs_a_text(crowd: Infoview, text: str) -> None:
    assert crowd("news", text).code == 2


def test_news_that_nobody_helped_with_owes_nothing(crowd: Infoview) -> None:
    assert crowd.data("news", "I start")["owed"] == []


def test_a_net_of_people_who_all_named_each_other_has_an_end(crowd: Infoview) -> None:
    for by in range(1, 6):
        for named in range(1, 6):
            if by != named:
                type_(crowd, f"log {by} met --referral {named}")

    def size(tree: Tree) -> int:
        return sum(1 + sum(size(each) for each in below) for below in tree.values())

    assert sum(size(tree) for tree in trees(crowd)) <= 5 * 5


def test_another_introducer_is_kept_when_the_one_on_the_card_is_changed(crowd: Infoview) -> None:
    type_(crowd, "log 1 met --referral 3", "log 2 met --referral 3", "edit 3 --referred-by 4", "log 3 met")
    assert [name for name, _ in owed(crowd, "tell-introducer")] == ["Ben Test", "Dan Test"]
    assert is_true(crowd)


def test_who_helped_and_rests_is_listed_with_the_command_that_tells_them(crowd: Infoview) -> None:
    type_(crowd, "log ann met", "log ben met", "log cleo met", "rest ben", "rest cleo --until 1mo")
    type_(crowd.at("2026-11-24T09:00"), "rest dan")
    told = crowd.data("news", "I start at Acme")
    assert [row["contact"]["name"] for row in told["owed"]] == ["Ann Test"]
    resting = [(each["contact"]["name"], each["until"], each["command"]) for each in told["resting"]]
    assert resting == [
        ("Ben Test", None, "infoview log 2 reported"),
        ("Cleo Test", "2026-12-23", "infoview log 3 reported"),
    ]
    # Until they are told nothing is owed to them; the one who wakes is told then.
    assert owed(crowd, "tell-news") == [("Ann Test", "2026-11-27")]
    assert crowd.ok(*shlex.split(resting[0][2])[1:])
    assert owed(crowd, "tell-news") == [("Ann Test", "2026-11-27")]
    type_(crowd.at("2026-12-23T09:00"), "log cleo caught-up")
    assert [name for name, _ in owed(crowd, "tell-news")] == ["Ann Test", "Cleo Test"]
    assert is_true(crowd)


def test_news_says_who_rests(crowd: Infoview) -> None:
    type_(crowd, "log ben met", "rest ben --until 1mo")
    shown = crowd.ok("news", "I start at Acme").out
    assert (
        "1 person who talked with you or helped in another way rests, so nothing is owed to them."
        in " ".join(shown.split())
    )
    assert "Ben Test (until Wed 2026-12-23)\n  infoview log 2 reported\n" in shown


def test_news_without_a_text_lists_what_there_was_and_who_waits(crowd: Infoview) -> None:
    assert crowd.data("news") == []
    assert "infoview news 'I start at Acme in May'" in crowd.ok("news").out
    type_(crowd, "log ann met", "log ben met", "news 'I start at [b]Acme[/b]'", "log ann reported")
    type_(crowd.at("2026-11-24T09:00"), "news 'I passed'")
    listed = crowd.data("news")
    assert [(each["text"], each["on"]) for each in listed] == [
        ("I passed", "2026-11-24"),
        ("I start at [b]Acme[/b]", "2026-11-23"),
    ]
    assert [[row["contact"]["name"] for row in each["owed"]] for each in listed] == [
        ["Ann Test", "Ben Test"],
        ["Ben Test"],
    ]
    shown = crowd.ok("news").out
    assert "Mon 2026-11-23: I start at [b]Acme[/b]\nOwed f" in shown
    ids = [row["id"] for each in listed for row in each["owed"]]
    type_(crowd, f"followup done {' '.join(ids)}")
    assert crowd.ok("news").out.count("Nobody waits to be told.") == 2
