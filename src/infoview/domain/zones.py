"""Time zones by their IANA names."""

from __future__ import annotations

from infoview.errors import UsageError


def parse_zone(text: str, *, example: str) -> str:
    """Return the IANA name of a zone: ``Europe/Berlin``, in any case, or its city alone where only one fits.

    Raises:
        UsageError: there is no such zone; the hint offers near ones.
    """
    from zoneinfo import available_timezones

    wanted = text.strip().casefold().replace(" ", "_")
    zones = sorted(zone for zone in available_timezones() if not zone.startswith(("posix/", "right/")))
    for zone in zones:
        if zone.casefold() == wanted:
            return zone
    in_city = [zone for zone in zones if "/" in zone and zone.casefold().rpartition("/")[2] == wanted]
    if len(in_city) == 1:
        return in_city[0]
    from difflib import get_close_matches

    from infoview.domain.text import excerpt

    cities = {zone.casefold(): zone for zone in zones} | {
        zone.casefold().rpartition("/")[2]: zone for zone in zones if "/" in zone
    }
    near = in_city or [cities[found] for found in get_close_matches(wanted, cities, n=3, cutoff=0.7)]
    meant = f"Did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    raise UsageError(
        f"There is no time zone {excerpt(text)}.",
        hint=f"{meant}Accepted: an IANA name such as Europe/Berlin. For example: {example}",
    )
