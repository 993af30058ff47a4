"""Write course files as authors do, with everything the dialect knows: the same text for the same number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.corpus.lines import Lines, apart, colons, item, row
from tests.corpus.words import Writer

FILES = 300
_CALLOUTS = "note tip important warning example key-point case-study".split()


class Author(Writer):
    """Write one module; what it refers to, it defines at its end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.depth = 0

    # Blocks.

    def block(self) -> Lines:
        self.depth += 1
        kinds = _BLOCKS if self.depth < 4 else _LEAVES
        made = kinds[self.random.randrange(len(kinds))](self)
        self.depth -= 1
        return made

    def blocks(self, least: int = 1, most: int = 3) -> Lines:
        return apart([self.block() for _ in range(self.random.randint(least, most))])

    def items(self, mark: Callable[[int], str], count: int, *, loose: bool = False) -> Lines:
        lines: Lines = []
        for number in range(count):
            content = self.text(1, 2)
            if self.maybe(25) and self.depth < 3:
                content += ([""] if loose or self.maybe(50) else []) + self.nested()
            lines += [*item(mark(number), content), *([""] if loose else [])]
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
        return [row([self.words(1, 3) for _ in range(columns)]), row(rules), *map(row, rows)]

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
            lines += [self.words(1, 3), *item(": ", self.text(1, 2)), ""]
            lines += [*item(": ", self.text(1, 2)), ""] if self.maybe(30) else []
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
        longest = max((colons(line) for line in body), default=0)
        fence = ":" * max(3, longest + 1)
        body = ["", *body] if options else body
        return [
            f"{fence}{{{opening.replace(' ', '} ', 1) if ' ' in opening else opening + '}'}",
            *options,
            *body,
            fence,
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
        return self.directive(f"quiz {self.title()} {{#{self.next_id()}}}", options, [*intro, *apart(kinds)])

    def question(self, *, is_first: bool) -> Lines:
        fields = [f":hint: {self.sentence()}", ":points: 2"][: self.random.randint(0, 2)]
        stem = apart([self.text()]) if self.maybe(40) else []
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
            lambda _: apart([[line] for line in rows]),
            lambda _: [f"By {self.gap()} %."],
            lambda _: [f"- {line}" for line in rows],
        ])  # fmt: skip

    def sort(self) -> Lines:
        groups = [
            [f"**{self.words(1, 3)} {n}**", "", f"- {self.sentence()} {n}", f"- {self.words()} {n}"] for n in range(2)
        ]
        return apart(groups)

    def free(self) -> Lines:
        return ["[[ ]]"]

    def survey(self) -> Lines:
        options = [":when: before"] if self.maybe(50) else []
        asked = [self.asked() for _ in range(self.random.randint(1, 2))]
        return self.directive(f"survey {self.title()} {{#{self.next_id()}}}", options, apart(asked))

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
            row([self.words(1, 1), self.words(1, 2)]),
            "| --- | --- |",
            *map(row, rows),
            f"|  | {self.words()} 9 |",
        ]

    # The whole.

    def module(self) -> str:
        parts = [[f"# {self.title()} {self.number}"], *([self.text()] if self.maybe(60) else [])]
        for _ in range(self.random.randint(1, 2)):
            parts += [[f"## {self.title()} {{#{self.next_id()}}}"]]
            parts += [self.block() for _ in range(self.random.randint(1, 4))]
        parts += [*self.definitions_of_notes(), self.labels]
        return "\n".join(apart([part for part in parts if part])) + "\n"

    def definitions_of_notes(self) -> Iterator[Lines]:
        """Define the footnotes that were referred to, and those that these refer to."""
        for label in self.notes:  # grows
            more = ["", *self.nested()] if self.maybe(20) else []
            yield item(f"[^{label}]: ", [*self.text(1, 2), *more], indent=4)


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
