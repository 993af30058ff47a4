"""Write course files as authors do, with everything the dialect knows: the same text for the same number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

FILES = 300
_WORDS = (
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
_GOING_ON = ("- ", "* ", "+ ", "> ", "    ", ": ", *(f"{n}{sign} " for n in range(12) for sign in ".)"))
_CALLOUTS = "note tip important warning example key-point case-study".split()

Lines = list[str]


class Author:
    """Write one module; what it refers to, it defines at its end."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.number = number
        self.count = 0
        self.notes: list[str] = []
        self.labels: list[str] = []
        self.depth = 0

    # Words.

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        return options[self.random.randrange(len(options))]

    def maybe(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def next_id(self) -> str:
        self.count += 1
        return f"{self.pick(_WORDS[:40])}-{self.count}"

    def words(self, least: int = 2, most: int = 7) -> str:
        return " ".join(self.pick(_WORDS) for _ in range(self.random.randint(least, most)))

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
        return [whole] if self.maybe(40) else _wrapped(whole, self.pick(["", "", "", "  ", "\\"]))

    # What stands in a line.

    def url(self) -> str:
        return self.pick([
            f"https://example.org/{self.pick(_WORDS[:40])}", "https://example.org/a_(b)?c=d&e=f#g", "02-read.md#dirt",
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
        made = f"![{self.words()} *{self.words(1, 2)}*](media/{self.pick(_WORDS[:40])}.svg{title})"
        return f"[{made}]({self.url()})" if self.maybe(20) else made

    def footnote(self) -> str:
        label = self.next_id() if self.maybe(50) else str(len(self.notes) + 1)
        self.notes.append(label)
        return f"[^{label}]"

    def term(self) -> str:
        word = self.pick(_WORDS[:40])
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

    # Blocks.

    def block(self) -> Lines:
        self.depth += 1
        kinds = _BLOCKS if self.depth < 4 else _LEAVES
        made = kinds[self.random.randrange(len(kinds))](self)
        self.depth -= 1
        return made

    def blocks(self, least: int = 1, most: int = 3) -> Lines:
        return _apart([self.block() for _ in range(self.random.randint(least, most))])

    def items(self, mark: Callable[[int], str], count: int, *, loose: bool = False) -> Lines:
        lines: Lines = []
        for number in range(count):
            content = self.text(1, 2)
            if self.maybe(25) and self.depth < 3:
                content += ([""] if loose or self.maybe(50) else []) + self.nested()
            lines += [*_item(mark(number), content), *([""] if loose else [])]
        return lines

    def nested(self) -> Lines:
        self.depth += 1
        made = self.pick_block([Author.bullets, Author.numbers, Author.quote, Author.code])
        self.depth -= 1
        return made

    def pick_block(self, kinds: list[Callable[[Author], Lines]]) -> Lines:
        return kinds[self.random.randrange(len(kinds))](self)

    def paragraph(self) -> Lines:
        return self.text()

    def bullets(self) -> Lines:
        mark = self.pick(["-", "*", "+"])
        return self.items(lambda _: f"{mark} ", self.random.randint(2, 4), loose=self.maybe(25))

    def numbers(self) -> Lines:
        start, sign = self.random.choice([1, 1, 1, 3, 10]), self.pick([".", ")"])
        return self.items(lambda n: f"{start + n}{sign} ", self.random.randint(2, 4), loose=self.maybe(25))

    def tasks(self) -> Lines:
        return self.items(lambda n: f"- [{self.pick([' ', 'x'])}] ", self.random.randint(2, 3))

    def quote(self) -> Lines:
        return [f"> {line}".rstrip() for line in self.blocks(1, 2)]

    def table(self) -> Lines:
        columns = self.random.randint(2, 4)
        rules = [self.pick(["---", ":--", "--:", ":-:"]) for _ in range(columns)]
        rows = [[self.cell() for _ in range(columns)] for _ in range(self.random.randint(1, 4))]
        return [_row([self.words(1, 3) for _ in range(columns)]), _row(rules), *map(_row, rows)]

    def cell(self) -> str:
        return self.pick([
            self.words(1, 4), self.sentence(plain=True), f"**{self.words(1, 2)}**", "40,000", "—", "", "`a \\| b`",
            f"[{self.words(1, 2)}]({self.url()})", f"{self.words(1, 2)} \\| {self.words(1, 2)}", "$x_1$",
        ]).replace(" | ", " \\| ")  # fmt: skip

    def code(self) -> Lines:
        body = ["def grow(town):", "    return town * 2  # *not* emphasis", "", ":::{tip}", "[a](b) & <c>"]
        return self.pick_block([
            lambda _: ["```python", *body, "```"],
            lambda _: ["~~~", *body, "~~~"],
            lambda _: ["````", "```", *body, "```", "````"],
        ])  # fmt: skip

    def indented(self) -> Lines:
        return ["    indented code", "      stays *as* it is"]

    def formula(self) -> Lines:
        return ["$$", "\\frac{rent}{income} < 0.3", "$$"]

    def rule(self) -> Lines:
        return [self.pick(["***", "- - -", "___"])]

    def heading(self) -> Lines:
        name = f" {{#{self.next_id()}}}" if self.maybe(50) else ""
        return self.pick_block([
            lambda a: [f"### {a.title()} *{a.words(1, 2)}*{name}"],
            lambda a: [f"#### {a.title()} {a.inline()} ####"],
            lambda a: [f"##### {a.title()}"],
        ])  # fmt: skip

    def definitions(self) -> Lines:
        lines: Lines = []
        for _ in range(self.random.randint(1, 3)):
            lines += [self.words(1, 3), *_item(": ", self.text(1, 2)), ""]
            lines += [*_item(": ", self.text(1, 2)), ""] if self.maybe(30) else []
        return lines

    def comment(self) -> Lines:
        return [self.pick([
            "<!-- translators: a verb here -->", "<!-- a comment -->", f"<!-- i18n: context {self.words(1, 1)} -->",
        ])]  # fmt: skip

    def html_block(self) -> Lines:
        word = self.words
        return self.pick_block([
            lambda _: ["<table>", f'<tr><td title="{word()}">{word()} &amp; {word()}</td><td>40</td></tr>', "</table>"],
            lambda _: [f"<p>{word()} <b>{word()}</b>,", f"  {word()} &eacute;t&eacute;</p>"],
            lambda _: ["<details>", f"<summary>{word()}</summary>", "", *self.text(), "", "</details>"],
            lambda _: [f'<div class="box" aria-label="{word()}">', f"<code>keep</code> {word()}", "</div>"],
            lambda _: [f'<img src="media/map.svg" alt="{word()}">'],
            lambda _: ["<script>", "var keep = '<p>me</p>';", "</script>"],
            lambda _: [f'<p translate="no">keep</p><p>{word()}</p>'],
        ])  # fmt: skip

    # Directives.

    def directive(self, opening: str, options: Lines, body: Lines) -> Lines:
        longest = max((_colons(line) for line in body), default=0)
        colons = ":" * max(3, longest + 1)
        body = ["", *body] if options else body
        return [
            f"{colons}{{{opening.replace(' ', '} ', 1) if ' ' in opening else opening + '}'}",
            *options,
            *body,
            colons,
        ]

    def callout(self) -> Lines:
        name = self.pick([*_CALLOUTS, "objectives", "summary"])
        return self.directive(f"{name} {self.sentence()}" if self.maybe(60) else name, [], self.blocks())

    def details(self) -> Lines:
        return self.directive(f"details {self.title()}", [], self.blocks())

    def activity(self) -> Lines:
        options = [":duration: 20", f":group: {self.words()}", f":materials: {self.sentence()}", f"  {self.words()}"]
        name = f" {{#{self.next_id()}}}" if self.maybe(60) else f" {self.next_id()}"
        return self.directive(f"activity {self.title()}{name}", options[: self.random.randint(0, 4)], self.blocks())

    def reflection(self) -> Lines:
        return self.directive(f"reflection {self.title()} {{#{self.next_id()}}}", [], self.blocks(1, 2))

    def trainer(self) -> Lines:
        return self.directive(f"trainer {self.title()}", [":duration: 150"] if self.maybe(50) else [], self.blocks())

    def figure(self) -> Lines:
        extra = [f":credit: {self.sentence()}", f":long: {self.sentence()}"]
        options = [f":alt: {self.words()} <b> & *x*", *extra[: self.random.randint(0, 2)]]
        return self.directive("figure media/map.svg", options, self.text())

    def recording(self) -> Lines:
        kind = self.pick(["audio", "video"])
        poster = [":poster: media/map.svg"] if kind == "video" else []
        return self.directive(f"{kind} media/talk.webm", [f":title: {self.words()}", *poster], self.blocks())

    def slot(self) -> Lines:
        return self.directive(f"slot {self.next_id()}", [], self.blocks())

    def only(self) -> Lines:
        return self.directive(self.pick(["only US sw", "not KE"]), [], self.blocks())

    def quiz(self) -> Lines:
        options = [":pass: 70%", ":attempts: 3"][: self.random.randint(0, 2)]
        kinds = [self.question(is_first=not n) for n in range(self.random.randint(1, 3))]
        intro = [*self.text(), ""] if self.maybe(40) else []
        return self.directive(f"quiz {self.title()} {{#{self.next_id()}}}", options, [*intro, *_apart(kinds)])

    def question(self, *, is_first: bool) -> Lines:
        fields = [f":hint: {self.sentence()}", ":points: 2"][: self.random.randint(0, 2)]
        stem = _apart([self.text()]) if self.maybe(40) else []
        # A graded quiz must hold something that can be graded: it does not begin with free words.
        kind = _ANSWERS[self.random.randrange(len(_ANSWERS) - is_first)]
        answer = ["", *kind(self)]
        fields = fields[:1] if kind is Author.free else fields
        after = ["", *[f"> {line}" for line in self.text()]] if self.maybe(50) else []
        return [f"### {self.title()}? {{#{self.next_id()}}}", *fields, "", *stem, *answer, *after]

    def choice(self) -> Lines:
        rights = self.random.choice([1, 1, 2])
        lines: Lines = []
        for number in range(3):
            said = f"{self.sentence()} {number}"
            lines += [f"- [{'x' if number < rights else ' '}] {said}"]
            lines += [f"  > {line}" for line in self.text(1, 1)] if self.maybe(60) else []
        return lines

    def gap(self) -> str:
        return self.pick(
            ["[[30 ± 1]]", "[[1200]]", f"[[{self.words(1, 2)}]]", f"[[{self.words(1, 1)} | {self.words(1, 2)}]]"]
        )

    def gaps(self) -> Lines:
        rows = [f"{self.words()} {self.gap()} *{self.words()}* {self.gap()}." for _ in range(self.random.randint(1, 2))]
        return self.pick_block([
            lambda _: _apart([[row] for row in rows]),
            lambda _: [f"By {self.gap()} %."],
            lambda _: [f"- {row}" for row in rows],
        ])  # fmt: skip

    def sort(self) -> Lines:
        groups = [
            [f"**{self.words(1, 3)} {n}**", "", f"- {self.sentence()} {n}", f"- {self.words()} {n}"] for n in range(2)
        ]
        return _apart(groups)

    def free(self) -> Lines:
        return ["[[ ]]"]

    def survey(self) -> Lines:
        options = [":when: before"] if self.maybe(50) else []
        asked = [self.asked() for _ in range(self.random.randint(1, 2))]
        return self.directive(f"survey {self.title()} {{#{self.next_id()}}}", options, _apart(asked))

    def asked(self) -> Lines:
        heading = f"### {self.title()}? {{#{self.next_id()}}}"
        scale = [heading, ":scale: 1–5", f":low: {self.sentence()}", f":high: {self.sentence()}"]
        listed = [heading, "", *[f"- {self.sentence()} {n}" for n in range(3)]]
        return self.pick_block([lambda _: scale, lambda _: listed, lambda _: [heading, "", "[[ ]]"]])

    def order(self) -> Lines:
        return [f"{number}. {self.sentence()} {number}" for number in range(1, 5)]

    def match(self) -> Lines:
        lefts = [f"{self.words(1, 3)} {n}" for n in range(3)]
        rows = [[left, f"{self.words(1, 3)} {n}"] for n, left in enumerate(lefts)]
        return [
            _row([self.words(1, 1), self.words(1, 2)]),
            "| --- | --- |",
            *map(_row, rows),
            f"|  | {self.words()} 9 |",
        ]

    # The whole.

    def module(self) -> str:
        parts = [[f"# {self.title()} {self.number}"], *([self.text()] if self.maybe(60) else [])]
        for _ in range(self.random.randint(1, 2)):
            parts += [[f"## {self.title()} {{#{self.next_id()}}}"]]
            parts += [self.block() for _ in range(self.random.randint(1, 4))]
        parts += [*self.definitions_of_notes(), self.labels]
        return "\n".join(_apart([part for part in parts if part])) + "\n"

    def definitions_of_notes(self) -> Iterator[Lines]:
        """Define the footnotes that were referred to, and those that these refer to."""
        for label in self.notes:  # grows
            more = ["", *self.nested()] if self.maybe(20) else []
            yield _item(f"[^{label}]: ", [*self.text(1, 2), *more], indent=4)


def _apart(parts: list[Lines]) -> Lines:
    """Put a blank line between blocks; what would go on with the list or quote above needs a comment too."""
    lines: Lines = []
    before = ""
    for part in parts:
        joins = before.startswith(_GOING_ON) and part[0].startswith(_GOING_ON)
        lines += ["", *(["<!-- -->", ""] if joins else []), *part] if lines else part
        before = part[0] if part[0].startswith(_GOING_ON) else ": " if part[-1:] == [""] else ""
    return lines


def _item(mark: str, content: Lines, indent: int = 0) -> Lines:
    room = " " * (indent or len(mark.replace("[ ] ", "").replace("[x] ", "")))
    return [
        f"{mark}{content[0]}",
        *(f"{room}{line}".rstrip() if not line.endswith("  ") else f"{room}{line}" for line in content[1:]),
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _colons(line: str) -> int:
    bare = line.lstrip("> ")
    return len(bare) - len(bare.lstrip(":")) if bare.startswith(":::") else 0


def _wrapped(text: str, end: str) -> Lines:
    """Break a text at some spaces; `end` makes the breaks hard, but for those inside brackets or code."""
    words = text.split(" ")
    starts = range(0, len(words), 9)
    lines = [" ".join(words[start : start + 9]) for start in starts]
    whole = [_is_whole(" ".join(words[: start + 9])) for start in starts]
    return [f"{line}{end}" if is_whole else line for line, is_whole in zip(lines[:-1], whole, strict=False)] + lines[
        -1:
    ]


def _is_whole(text: str) -> bool:
    """Say whether all brackets, quotes and code are closed."""
    pairs = all(text.count(pair[0]) == text.count(pair[1]) for pair in ("[]", "{}", "()"))
    return pairs and not any(text.count(mark) % 2 for mark in "`\"'$")


_INLINE: list[Callable[[Author], str]] = [
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
    Author.link,
    Author.link,
    Author.reference,
    Author.reference,
    Author.picture,
    Author.footnote,
    Author.footnote,
    Author.term,
    Author.abbreviation,
    Author.html,
    Author.attributed,
]
_LEAVES: list[Callable[[Author], Lines]] = [
    Author.paragraph,
    Author.paragraph,
    Author.table,
    Author.code,
    Author.formula,
    Author.html_block,
    Author.figure,
]
_BLOCKS: list[Callable[[Author], Lines]] = [
    *_LEAVES,
    Author.bullets,
    Author.numbers,
    Author.tasks,
    Author.quote,
    Author.indented,
    Author.rule,
    Author.heading,
    Author.definitions,
    Author.comment,
    Author.callout,
    Author.callout,
    Author.details,
    Author.activity,
    Author.reflection,
    Author.trainer,
    Author.recording,
    Author.slot,
    Author.only,
    Author.quiz,
    Author.survey,
]
_ANSWERS: list[Callable[[Author], Lines]] = [
    Author.choice,
    Author.gaps,
    Author.order,
    Author.match,
    Author.sort,
    Author.free,
]


def module(number: int) -> str:
    """Write the module of a number."""
    return Author(number).module()
