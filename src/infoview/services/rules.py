"""The settings as the values that the rules of domain take."""

from __future__ import annotations

from datetime import date

from infoview.config import Settings
from infoview.domain.calendar import WEEKDAY_NAMES, FreeDays
from infoview.domain.dates import When, parse_period, parse_when
from infoview.domain.facts import Rules
from infoview.errors import UsageError


def rules_of(settings: Settings) -> Rules:
    """Return the delays in force.

    Raises:
        UsageError: a period, a weekday or a free day in the settings cannot be read.
    """
    delays = {
        name: settings.number(f"follow-up.{name}")
        for name in (
            "event_email", "reach_out", "referral", "nudge", "decide", "reminders", "set_date", "new_dates",
            "decline_reply",
        )
    }  # fmt: skip
    return Rules(
        **delays,
        thank_you_hours=settings.number("follow-up.thank_you"),
        keep_in_touch={
            tier: parse_period(
                settings.text(f"keep-in-touch.{tier}"),
                name=_named(settings, f"keep-in-touch.{tier}"),
                example=f"infoview config set keep-in-touch.{tier} 6w",
            )
            for tier in ("a", "b", "c")
        },
        free=free_days(settings),
    )


def check_settings(settings: Settings) -> None:
    """Read every setting as the rules do, so that a wrong one is found before it is written.

    Raises:
        UsageError: one cannot be meant.
    """
    rules_of(settings)
    _order(settings)


def free_days(settings: Settings) -> FreeDays:
    """Return the weekend and the holidays in force."""
    weekend = []
    for name in settings.texts("days.weekend"):
        short = name.strip().title()[:3]
        if short not in WEEKDAY_NAMES:
            raise UsageError(
                f"{_named(settings, 'days.weekend')} holds {name!r}.",
                hint=f"Accepted: {', '.join(WEEKDAY_NAMES)}.",
            )
        weekend.append(WEEKDAY_NAMES.index(short))
    holidays = []
    for text in settings.texts("days.free"):
        try:
            holidays.append(date.fromisoformat(text))
        except ValueError:
            raise UsageError(
                f"{_named(settings, 'days.free')} holds {text!r}.",
                hint='Accepted: ISO dates, for example free = ["2026-12-25"].',
            ) from None
    return FreeDays(frozenset(weekend), frozenset(holidays))


def read_when(
    text: str, *, today: date, settings: Settings, name: str, example: str, past: bool = False
) -> When:
    """Read a date by the settings in force; the rest is as in ``domain.dates.parse_when``."""
    return parse_when(
        text,
        today=today,
        past=past,
        order=_order(settings),
        free=free_days(settings),
        name=name,
        example=example,
    )


def _order(settings: Settings) -> str | None:
    """Return how to read 03/04/2026, None where it is to be refused."""
    order = settings.text("days.order")
    if order not in {"", "dmy", "mdy"}:
        raise UsageError(
            f"{_named(settings, 'days.order')} is {order!r}.", hint="Accepted: dmy, mdy, or nothing."
        )
    return order or None


def _named(settings: Settings, key: str) -> str:
    """Return a setting's name with the line that sets it."""
    origin = settings.origin(key)
    return key if origin in {"default", key} else f"{origin}: {key}"
