"""Write numbers and durations as a language does; one that CLDR does not know writes them as English."""

from __future__ import annotations

from builder import locales
from builder.model import Accepted, Number


def _voice(locale: str) -> str:
    return locales.known(locale.replace("_", "-")) or "en"


def number(value: float, locale: str) -> str:
    """Write a number with all its digits: `2,5` for `es`."""
    from babel.numbers import format_decimal  # 39 ms to import: only where a page has numbers

    return format_decimal(value, locale=_voice(locale), decimal_quantization=False)


def percent(value: int, locale: str) -> str:
    """Write a percentage: `97 %` for `fr`."""
    from babel.numbers import format_percent

    return format_percent(value / 100, locale=_voice(locale))


def duration(minutes: int, locale: str) -> str:
    """Say how long something takes, shortly; from two hours on in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if hours < 2:
        return _measure(minutes, "minute", locale)
    parts = [_measure(hours, "hour", locale)]
    parts += [_measure(rest, "minute", locale)] if rest else []
    return " ".join(parts)


def _measure(value: int, unit: str, locale: str) -> str:
    from babel.units import format_unit

    return format_unit(value, f"duration-{unit}", length="short", locale=_voice(locale))


def size(count: int, locale: str) -> str:
    """Write a number of bytes, shortly: `12.4 MB`, `380 kB`."""
    from babel.units import format_unit

    if count < 1_000_000:
        return format_unit(max(1, round(count / 1000)), "digital-kilobyte", length="short", locale=_voice(locale))
    return format_unit(round(count / 1_000_000, 1), "digital-megabyte", length="short", locale=_voice(locale))


def answers(answer: Number | Accepted, locale: str) -> str:
    """Write what a gap accepts: `30 ± 1`, `levy / charge`."""
    if isinstance(answer, Accepted):
        return " / ".join(answer.texts)
    value, tolerance = number(answer.value, locale), number(answer.tolerance, locale)
    return f"{value} ± {tolerance}" if answer.tolerance else value
