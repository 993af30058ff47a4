"""Put what a place says where the source asks for it: `{{ planning-law }}`, `{{ price 1200 }}`.

Numbers, dates, prices and percentages are written as CLDR writes them in the locale.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from builder import locales
from builder.locales import Tongue
from builder.model import ContextPack, Course, Digits, Fact, FactQuestion, Inline, Prose, Span, Text, with_nodes

_CODE = re.compile(r"[A-Z]{3}")  # ISO 4217


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Know how a place writes: its CLDR locale, its digits, its currency (ISO 4217, or nothing)."""

    locale: str
    digits: Digits = "western"
    currency: str = ""

    @property
    def numbering(self) -> str:
        """Name the CLDR numbering system: Western digits, or the locale's own."""
        return locales.numbering(self.locale, self.digits)

    def in_digits(self, text: str) -> str:
        """Write Western digits as those of the place."""
        return locales.in_digits(text, self.numbering)


class NotSaid(ValueError):
    """Tell why a fact cannot be written: its words are no number, no date, no currency."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def write_number(speaker: Speaker, value: str) -> str:
    """Write `40000` as 40,000 or 40 000 or ٤٠٬٠٠٠."""
    from babel.numbers import format_decimal

    return str(format_decimal(_decimal(value), locale=speaker.locale, numbering_system=speaker.numbering))


def write_percent(speaker: Speaker, value: str) -> str:
    """Write `5` as 5% or 5 %."""
    from babel.numbers import format_percent

    share = _decimal(value) / 100
    return str(
        format_percent(share, locale=speaker.locale, numbering_system=speaker.numbering, decimal_quantization=False)
    )


def write_date(speaker: Speaker, value: str) -> str:
    """Write `2026-03-08` as 8 March 2026; months are named, so that nobody reads a day as a month."""
    from babel.dates import format_date

    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise NotSaid(f"`{value}` is no date: write it as 2026-03-08") from None
    return str(format_date(day, format="long", locale=speaker.locale))


def write_price(speaker: Speaker, value: str, currency: str = "") -> str:
    """Write `1200` in the place's currency, or in the one that is named (`1200 USD`); whole amounts without cents.

    Where nobody has named a currency the amount stands alone.
    """
    from babel.numbers import format_currency, is_currency

    code = currency or speaker.currency
    if not code:
        return write_number(speaker, value)
    if not is_currency(code):
        raise NotSaid(f"`{code}` is no currency: write its three letters, such as KES")
    amount = _decimal(value)
    whole = amount == amount.to_integral_value()
    text = format_currency(
        amount,
        code,
        locale=speaker.locale,
        numbering_system=speaker.numbering,
        format=_whole_pattern(speaker.locale) if whole else None,
        currency_digits=not whole,
    )
    return str(text)


def _whole_pattern(locale: str) -> str:
    """Take the locale's pattern for prices without its cents."""
    from babel.core import Locale

    pattern: str = Locale.parse(locale).currency_formats["standard"].pattern
    return pattern.replace("0.00", "0")


def _decimal(value: str) -> Decimal:
    try:
        number = Decimal(value.replace("−", "-"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise NotSaid(f"`{value}` is no number: write digits with a point, such as 1200.5")
    return number


# What can be written without asking anybody: the name, and what is needed after it.
WRITERS: dict[str, Callable[..., str]] = {
    "date": write_date,
    "number": write_number,
    "percent": write_percent,
    "price": write_price,
}
_ARGUMENTS = {"date": (1, 1), "number": (1, 1), "percent": (1, 1), "price": (1, 2)}


def written(name: str, arguments: tuple[str, ...], speaker: Speaker) -> str:
    """Write a number, percentage, date or price; raises `NotSaid`."""
    least, most = _ARGUMENTS[name]
    if not least <= len(arguments) <= most:
        raise NotSaid(f"`{name}` takes {least if least == most else f'{least} or {most}'} after it")
    return speaker.in_digits(WRITERS[name](speaker, *arguments))


def answer(question: FactQuestion, value: str, speaker: Speaker) -> tuple[Inline, ...]:
    """Show an answer by its kind; a telephone number runs left to right wherever it stands. Raises `NotSaid`."""
    match question.kind:
        case "number":
            return (Text(text=written("number", (value,), speaker)),)
        case "date":
            return (Text(text=written("date", (value,), speaker)),)
        case "currency":
            return (Text(text=_currency_name(value, speaker)),)
        case "phone":
            return (Span(tag="bdi", attrs=(("dir", "ltr"),), children=(Text(text=value),)),)
        case _:
            return (Text(text=value),)


def _currency_name(code: str, speaker: Speaker) -> str:
    from babel.numbers import get_currency_name, is_currency

    if not is_currency(code):
        raise NotSaid(f"`{code}` is no currency: write its three letters, such as KES")
    return str(get_currency_name(code, locale=speaker.locale))


class Place:
    """Answer the facts of a course for one locale, from the nearest context pack that knows."""

    def __init__(
        self, course: Course, locale: str, packs: tuple[ContextPack, ...], tongue: Tongue | None = None
    ) -> None:
        self.course = course
        self.tongue = tongue or locales.tongue(locale)
        self.locale = locale
        self.packs = packs
        self.questions = {question.name: question for question in course.facts}
        self.speaker = self._speaker()

    def _speaker(self) -> Speaker:
        digits: Digits = next((pack.digits for pack in self.packs if pack.digits), "western")
        named = (self.value(question.name) for question in self.course.facts if question.kind == "currency")
        currency = next((value for value in named if _CODE.fullmatch(value)), "")
        return Speaker(locale=self.tongue.like, digits=digits, currency=currency)

    def pack_with(self, name: str) -> ContextPack | None:
        """Find the nearest pack that answers a fact."""
        return next((pack for pack in self.packs if name in dict(pack.facts)), None)

    def value(self, name: str) -> str:
        """Give the answer as written: a pack's, else the course's own default, else nothing."""
        pack = self.pack_with(name)
        if pack is not None:
            return dict(pack.facts)[name]
        default = self.questions[name].default
        return default.source if default else ""

    def words(self, fact: Fact, default: Callable[[Prose], Prose]) -> tuple[Inline, ...]:
        """Write what a fact stands for; `default` puts the course's own answer into the locale."""
        if fact.name in WRITERS:
            return (Text(text=written(fact.name, fact.arguments, self.speaker)),)
        question, value = self.questions[fact.name], self.value(fact.name)
        if self.pack_with(fact.name) is not None or question.kind in ("number", "date") or _CODE.fullmatch(value):
            return answer(question, value, self.speaker)
        if question.default is None:
            raise NotSaid(f"nobody has answered `{fact.name}`, and it has no default")
        return self.in_its_language(default(question.default))

    def in_its_language(self, prose: Prose) -> tuple[Inline, ...]:
        """Mark words that are in another language than the sentence around them."""
        if prose.locale in (self.locale, *locales.chain(self.locale)):
            return prose.nodes
        attrs = (("lang", prose.locale), ("dir", locales.direction(prose.locale)))
        return (Span(tag="span", attrs=attrs, children=prose.nodes),)

    def fill(self, prose: Prose, default: Callable[[Prose], Prose]) -> Prose:
        """Put every fact of a localized prose in its place; one that cannot be written stays as it was asked for."""
        if len(prose.nodes) == 1 and isinstance(prose.nodes[0], Text):  # two of three
            return prose

        def words(node: Inline) -> Inline:
            if not isinstance(node, Fact):
                return node
            try:
                found = self.words(node, default)
            except (NotSaid, KeyError):
                found = (Text(text=f"{{{{ {' '.join((node.name, *node.arguments))} }}}}"),)
            return replace(node, children=found)

        return with_nodes(prose, words)
