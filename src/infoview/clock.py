"""The only reader of the wall clock and of the local time zone.

``INFOVIEW_NOW`` (an ISO date, taken as 09:00, or an ISO date-time) freezes it for demonstrations and tests.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, time, tzinfo

from infoview.errors import UsageError

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""The years that may be the present: every zone can be reckoned with in them, and a year on is a date."""


def now() -> datetime:
    """Return the present local wall time, naive, to the second.

    Raises:
        UsageError: INFOVIEW_NOW is set and is not an ISO date or date-time, or TZ is no zone of this earth.
    """
    try:
        present = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    except (ValueError, OverflowError):
        # The platform takes any offset, Python none of a day or more.
        raise UsageError(
            f"TZ is {os.environ.get('TZ')!r}, which is not a time zone.",
            hint="Use the name of one, for example TZ=Europe/Paris",
        ) from None
    frozen = os.environ.get("INFOVIEW_NOW", "").strip()
    if not frozen:
        return present
    local = None
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(frozen)
        if "T" not in frozen and " " not in frozen:
            moment = datetime.combine(moment.date(), time(9))
        local = to_local(moment).replace(microsecond=0)
    if local is None or not FIRST_YEAR <= local.year <= LAST_YEAR:
        raise UsageError(
            f"INFOVIEW_NOW is {frozen!r}, which is not a date from {FIRST_YEAR} to {LAST_YEAR}.",
            hint="Use an ISO date or date-time, for example INFOVIEW_NOW=2026-11-23T09:00",
        )
    return local


def to_local(moment: datetime) -> datetime:
    """Return an aware moment as naive local wall time; a naive one is local already."""
    return moment if moment.tzinfo is None else moment.astimezone().replace(tzinfo=None)


def aware(wall: datetime, zone: str | None = None) -> datetime:
    """Return a wall time of a zone (its IANA name; None is here) as an aware moment."""
    if not zone:
        return wall.astimezone()
    from zoneinfo import ZoneInfo

    return wall.replace(tzinfo=ZoneInfo(zone))


def from_zone(wall: datetime, zone: str | None) -> datetime:
    """Return a wall time of a zone (None is here) as local wall time."""
    return to_local(aware(wall, zone)) if zone else wall


def stamp(moment: datetime) -> str:
    """Return a local wall time as an ISO moment in UTC, as rows remember when they were written."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def exists(moment: datetime, zone: tzinfo | None = None) -> bool:
    """Return whether a wall time is ever shown by a clock: not in the hour that is left out in spring.

    Args:
        moment: a naive wall time.
        zone: where; None is here.
    """
    there = moment.replace(tzinfo=zone) if zone else moment
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment
