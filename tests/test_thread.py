"""The thread itself, once through: add-contact -> plan -> log -> followup --due."""

from __future__ import annotations

from conftest import Infoview


def test_the_loop(iv: Infoview) -> None:
    contact = iv.data("add-contact", "Dana Lee", "--company", "Acme", "--source", "alumni")
    assert contact["next"] == {"id": "f1", "what": "Write and ask for a talk", "due": "2026-11-25"}
    iv.ok("log", "dana", "asked", "--via", "email")
    iv.ok("log", "dana", "replied")
    plan = iv.data("plan", "dana", "--at", "tue 14:00", "--format", "coffee")
    assert plan["at"] == "2026-11-24T14:00"
    iv.at("2026-11-24T15:00")
    logged = iv.data("log", "dana", "met", "A good talk.")
    assert logged["entry"]["minutes"] == 30
    assert [row["kind"] for row in logged["owed"]] == ["thank-you"]
    iv.at("2026-11-25T08:00")
    (due,) = iv.data("followup", "--due")
    assert (due["kind"], due["due_at"]) == ("thank-you", "2026-11-25T14:30")
    iv.ok("followup", "done", due["id"])
    assert iv.data("followup", "--due") == []
    assert iv.data("show", "dana")["stage"] == "thanked"
