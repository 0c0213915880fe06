"""Wall times: of this place, of a zone, and as moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from diary import in_vienna
from infoview import clock

AFTERNOON = datetime.fromisoformat("2026-12-01T16:00")


@pytest.mark.parametrize(
    ("zone", "here", "in_utc"),
    [
        ("Asia/Taipei", "2026-12-01T09:00", "2026-12-01T08:00"),
        ("Pacific/Honolulu", "2026-12-02T03:00", "2026-12-02T02:00"),
        ("Europe/Berlin", "2026-12-01T16:00", "2026-12-01T15:00"),
        (None, "2026-12-01T16:00", "2026-12-01T15:00"),
    ],
)
def test_a_wall_time_of_a_zone_is_told_by_the_clock_here(zone: str | None, here: str, in_utc: str) -> None:
    with in_vienna():
        assert clock.from_zone(AFTERNOON, zone) == datetime.fromisoformat(here)
        moment = clock.aware(AFTERNOON, zone)
    assert moment.astimezone(UTC) == datetime.fromisoformat(f"{in_utc}Z")
    assert clock.from_zone(AFTERNOON, None) == AFTERNOON
