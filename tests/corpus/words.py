"""Write words, sentences and paragraphs, with everything that inline Markdown knows."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.corpus.lines import Lines, wrapped

WORDS = (
    "land town street market water levy plan council plot river school clinic owner tenant road bridge house fee rent "
    "budget map survey drain well pump garden quarter district mayor clerk trader farmer teacher nurse engineer law "
    "title deed boundary corner lane square station bus growth people money work time season rain dust shade tree "
    "public common narrow wide early late steep cheap fair open quiet busy shared local crowded planned "
    "grows asks finds pays builds opens keeps draws counts walks listens shows moves costs earns decides meets repairs "
    "the a of in and to for with from near under between because where when before after without against"
).split()
_RARE = (
    "café", "Ägypten", "niño", "Łódź", "São", "street's", "“quoted”", "‘so’", "co-operative", "1,200", "3.5", "2012–15",
    "$500", "50 %", "40°", "snake_case_name", "2 * 3", "a < b", "R&D", "#5", "…", "—", "[sic]", "(see above)",
    "C:\\dir", "مدينة", "町", "деревня", "x^2", "~10", "{braces}", "e.g.", "N/A", "🌍", "and/or", "1/2", "+254",
    "me@home", "A.B.",
)  # fmt: skip
_ESCAPES = (
    "\\*not emphasis\\*", "\\[not a link\\](x)", "\\_", "\\#", "\\`no code\\`", "\\$5", "\\<b>", "\\\\", "5\\. no item",
    "&amp;", "&lt;b&gt;", "&eacute;t&eacute;", "&#169;", "&#x41;", "&nbsp;", "&copy;", "&rarr;", "&notanentity;", "&",
    "AT&T", "\\{x\\}", "\\!", "\\{\\{ no fact \\}\\}", "&quot;", "&#8217;",
)  # fmt: skip


class Writer:
    """Write words and what stands between them in a line: the same ones for the same number."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.number = number
        self.count = 0
        self.notes: list[str] = []
        self.labels: list[str] = []

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        return options[self.random.randrange(len(options))]

    def maybe(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def next_id(self) -> str:
        self.count += 1
        return f"{self.pick(WORDS[:40])}-{self.count}"

    def words(self, least: int = 2, most: int = 7) -> str:
        return " ".join(self.pick(WORDS) for _ in range(self.random.randint(least, most)))

    def title(self) -> str:
        return self.words(2, 6).capitalize()

    def sentence(self, *, plain: bool = False) -> str:
        """Write some words, with things of inline Markdown between them."""
        parts = [self.words().capitalize()]
        for _ in range(self.random.randint(0, 3)):
            parts += [self.pick(_RARE) if plain or self.maybe(25) else self.inline(), self.words()]
        return f"{' '.join(parts)}{self.pick(['.', '.', '.', '?', '!', ':'])}"

    def inline(self) -> str:
        return _INLINE[self.random.randrange(len(_INLINE))](self)

    def text(self, least: int = 1, most: int = 3) -> Lines:
        """Write a paragraph, its lines broken at some length, some of them hard."""
        whole = " ".join(self.sentence() for _ in range(self.random.randint(least, most)))
        return [whole] if self.maybe(40) else wrapped(whole, self.pick(["", "", "", "  ", "\\"]))

    # What stands in a line.

    def url(self) -> str:
        return self.pick([
            f"https://example.org/{self.pick(WORDS[:40])}", "https://example.org/a_(b)?c=d&e=f#g", "02-read.md#dirt",
            "#growth", "media/map.svg", "mailto:a@example.org", "https://example.org/*x*_y_", "https://example.org/é",
        ])  # fmt: skip

    def link(self) -> str:
        title = self.pick(["", "", ' "A title"', " 'It is old'", " (See it)"])
        url = f"<{self.url()}>" if self.maybe(15) else self.url()
        return f"[{self.link_text()}]({url}{title})"

    def link_text(self) -> str:
        return self.pick([self.words(), f"*{self.words()}*", f"{self.words()} `code`", f"**{self.words()}** [one]"])

    def reference(self) -> str:
        label = f"{self.words(1, 2)} {len(self.labels)}"
        title = self.pick(["", ' "Its title"'])
        self.labels.append(f"[{label}]: {self.url()}{title}")
        return self.pick([f"[{self.words()}][{label}]", f"[{label}][]", f"[{label}]", f"[{label.upper()}]"])

    def picture(self) -> str:
        title = self.pick(["", ' "Seen from the hill"'])
        made = f"![{self.words()} *{self.words(1, 2)}*](media/{self.pick(WORDS[:40])}.svg{title})"
        return f"[{made}]({self.url()})" if self.maybe(20) else made

    def footnote(self) -> str:
        label = self.next_id() if self.maybe(50) else str(len(self.notes) + 1)
        self.notes.append(label)
        return f"[^{label}]"

    def term(self) -> str:
        word = self.pick(WORDS[:40])
        return self.pick([f"{{term}}`{word}`", f"{{term}}`{self.words(1, 2)} <{word}>`"])

    def abbreviation(self) -> str:
        return self.pick(["{abbr}`NGO (non-governmental organisation)`", "{abbr}`UN (United Nations)`"])

    def html(self) -> str:
        return self.pick([
            "<kbd>Enter</kbd>", f"H<sub>2</sub>O {self.words()}", "<br>", f"<b>{self.words()}</b>", "<!-- aside -->",
            f'<span lang="fr">{self.words()}</span>', "<mark>x</mark>", "one<br/>two",
        ])  # fmt: skip

    def attributed(self) -> str:
        return self.pick([
            f"[{self.words()}]{{.wide}}", f"[{self.words()}]{{lang=fr}}",
            f"[{self.words()}](x.md){{.external #i{self.count}}}",
            "`code`{.python}", f'[{self.words()}]{{lang="ar" dir="rtl"}}',
        ])  # fmt: skip


_INLINE: list[Callable[[Writer], str]] = [
    lambda a: f"*{a.words()}*",
    lambda a: f"_{a.words()}_",
    lambda a: f"**{a.words()}**",
    lambda a: f"***{a.words()}***",
    lambda a: f"**{a.words()} *{a.words()}* {a.words()}**",
    lambda a: f"{a.words(1, 1)}*{a.words(1, 1)}*{a.words(1, 1)}",
    lambda a: f"~~{a.words()}~~",
    lambda a: "`code *stays* <as> [it](is)`",
    lambda a: "``a ` b``",
    lambda a: f'"{a.words()}"',
    lambda a: "<https://example.org/auto?x=1>",
    lambda a: "<someone@example.org>",
    lambda a: "$x_1 + \\alpha$",
    lambda a: f"from $500 to $900 a {a.words(1, 1)}",
    lambda a: "{{ number 40000 }}",
    lambda a: "{{percent 5}}",
    lambda a: a.pick(_ESCAPES),
    lambda a: a.pick(_RARE),
    Writer.link,
    Writer.link,
    Writer.reference,
    Writer.reference,
    Writer.picture,
    Writer.footnote,
    Writer.footnote,
    Writer.term,
    Writer.abbreviation,
    Writer.html,
    Writer.attributed,
]
