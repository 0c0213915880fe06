"""The settings as the values that the rules of domain take."""

from __future__ import annotations

from datetime import date

from infoview import config
from infoview.config import DEFAULTS, Mistake, Settings
from infoview.domain.calendar import WEEKDAY_NAMES, FreeDays, Period
from infoview.domain.dates import When, parse_period, parse_when
from infoview.domain.facts import Rules
from infoview.domain.folding import fold
from infoview.errors import UsageError

PROFILES: dict[str, dict[str, int]] = {
    "3b7": {},
    "weekly": {"second_person": 5, "nudge": 5, "decide": 5},
    "gentle": {"second_person": 0, "nudge": 10, "decide": 10},
}
"""What a profile of reminders changes: 3b7 after The 2-Hour Job Search; weekly, at least a week (Carleton);
gentle, ten days and no second person."""


def in_force(settings: Settings) -> Settings:
    """Return the settings with the delays of the profile where they are not set one by one.

    Their origin is the profile then: ``profile weekly``.
    """
    profile = settings.text("follow-up.profile")
    delays = {f"follow-up.{name}": days for name, days in PROFILES[profile].items()}
    chosen = {key: days for key, days in delays.items() if settings.origin(key) == "default"}
    return Settings(
        settings.values | chosen, {**settings.places, **dict.fromkeys(chosen, f"profile {profile}")}
    )


def rules_of(settings: Settings) -> Rules:
    """Return the delays in force.

    Raises:
        UsageError: a period, a weekday or a free day in the settings cannot be read.
    """
    settings = in_force(settings)
    delays = {
        name: settings.number(f"follow-up.{name}")
        for name in (
            "event_email", "reach_out", "referral", "nudge", "decide", "reminders", "set_date", "new_dates",
            "decline_reply", "second_person", "chase_promise", "my_promise", "tell_introducer", "tell_news",
        )
    }  # fmt: skip
    return Rules(
        **delays,
        thank_you_hours=settings.number("follow-up.thank_you"),
        report_back=_period(settings, "follow-up.report_back", settings.text("follow-up.report_back")),
        keep_in_touch={
            tier: _period(settings, f"keep-in-touch.{tier}", settings.text(f"keep-in-touch.{tier}"))
            for tier in ("a", "b", "c")
        },
        rhythms=_rhythms(settings),
        free=free_days(settings),
    )


def check_settings(settings: Settings) -> None:
    """Read every setting as the rules do, so that a wrong one is found before it is written.

    Raises:
        UsageError: one cannot be meant.
    """
    rules_of(settings)


def settings_at_hand() -> tuple[Settings, tuple[Mistake, ...]]:
    """Return the settings with the default for whatever cannot be read in the file, and what that is.

    The commands of care go by them: a slip in that file is no reason not to look after the data.
    """
    settings, mistakes = config.read_settings()
    for key, place in settings.places.items():
        alone = Settings(DEFAULTS.values | {key: settings.values[key]}, {key: place})
        try:
            check_settings(alone)
        except UsageError as error:
            mistakes = (*mistakes, Mistake(key, error))
            settings = settings.without(key)
    return settings, mistakes


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
    if len(set(weekend)) == len(WEEKDAY_NAMES):
        raise UsageError(
            f"{_named(settings, 'days.weekend')} holds all seven days, which leaves none to work on.",
            hint="Accepted: at most six of them, for example: infoview config set days.weekend sat,sun",
        )
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
    return settings.text("days.order") or None


def _period(settings: Settings, key: str, text: str) -> Period:
    return parse_period(text, name=_named(settings, key), example=f"infoview config set {key} 6w")


def _rhythms(settings: Settings) -> dict[str, Period]:
    """Return the periods that tags give, by the keys of the tags."""
    rhythms = {}
    for text in settings.texts("keep-in-touch.tags"):
        tag, found, period = text.partition("=")
        if not found or not fold(tag):
            raise UsageError(
                f"{_named(settings, 'keep-in-touch.tags')} holds {text!r}.",
                hint='Accepted: a tag and a period, for example tags = ["mentor=6w"].',
            )
        rhythms[fold(tag)] = _period(settings, "keep-in-touch.tags", period)
    return rhythms


def _named(settings: Settings, key: str) -> str:
    """Return a setting's name with the line that sets it."""
    origin = settings.origin(key)
    return key if origin in {"default", key} else f"{origin}: {key}"
