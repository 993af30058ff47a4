"""Write a question bank as a module: a lesson for each category, with its questions in quizzes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.errors import Problem
from builder.intake.from_html import quote
from builder.intake.gaps import BLANK
from builder.intake.gaps import written as number
from builder.intake.plain import escaped
from builder.intake.problems import LeftOut, problem
from builder.intake.values import Bank, Blocks, Item, Offered, Section
from builder.markdown.ids import slug

_LONGEST_ID = 48
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^)]*\)")
_GAP = re.compile(r"\[\[[^\[\]\n]+\]\]")
_NO_TITLE = re.compile(r"(?:[-+>|*]|\d+[.)]|```|:::|!\[|\*\*\*$|#)(?:\s|$|[`:|\[{-])")


def bank_module(bank: Bank, title: str) -> tuple[str, tuple[Problem, ...]]:
    """Write the module's Markdown; questions that a course cannot ask are told."""
    writer = _Writer()
    parts = [f"# {escaped(title)}"]
    for section in bank.sections:
        heading = section.title or title
        parts += [f"## {escaped(heading)} {{#{writer.own_id(slug(heading))}}}", *writer.section(section)]
    return "\n\n".join(parts) + "\n", tuple(writer.problems)


class _Writer:
    """Write questions, give each an id of its own, and collect what does not go."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.taken: set[str] = set()

    def own_id(self, wish: str) -> str:
        """Keep an id that nothing else of the module has."""
        base = wish[:_LONGEST_ID].rstrip("-")
        name = next(name for n in range(1, 100_000) if (name := base if n == 1 else f"{base}-{n}") not in self.taken)
        self.taken.add(name)
        return name

    def section(self, section: Section) -> Iterator[str]:
        """Write runs of questions as quizzes, with the words between them above."""
        for are_words, run in groupby(section.items, lambda item: item.kind == "words"):
            items = list(run)
            if are_words:
                yield from (block for item in items for block in item.text)
                continue
            questions = [made for item in items if (made := self.question(item))]
            if questions:
                yield self.quiz(section, items, questions)

    def quiz(self, section: Section, items: Sequence[Item], questions: Sequence[str]) -> str:
        inner = "\n\n".join(questions)
        longest = max((len(colons) for colons in re.findall(r"^ *(:{3,})", inner, re.M)), default=2)
        colons = ":" * (longest + 1)
        choices = [item for item in items if item.kind == "choice"]
        mixed = ":shuffle: yes\n" if choices and all(item.shuffled for item in choices) else ""
        name = self.own_id(f"{slug(section.title or 'questions')[: _LONGEST_ID - 5].rstrip('-')}-quiz")
        return f"{colons}{{quiz}} {{#{name}}}\n{mixed}\n{inner}\n\n{colons}"

    def question(self, item: Item) -> str:
        """Write one question; one that cannot be asked is told and left out."""
        try:
            title, stem = self.title(item)
            body = self.gaps_last(item, [*map(_apart, stem), *self.body(item)])
        except LeftOut as left:
            self.problems.append(problem("Z201", item.place, name=item.name, why=left.why, way=left.way))
            return ""
        own = self.own_id(slug(item.id or item.name or title))
        fields = [f":hint: {item.hint}"] if item.hint else []
        if item.points != 1 and item.kind != "open":
            fields += self.points(item)
        fields += [":kind: choices"] if item.several and sum(one.right for one in item.offered) == 1 else []
        explanation = [quote(item.explanation)] if item.explanation else []
        heading = f"### {title} {{#{own}}}"
        return "\n\n".join(["\n".join([heading, *fields]), *body, *explanation])

    def gaps_last(self, item: Item, body: list[str]) -> list[str]:
        """Move what stands below the last gap above the first one: only an explanation may stand there."""
        at = [index for index, block in enumerate(body) if _GAP.search(block)]
        if item.kind != "gaps" or not at or at[-1] == len(body) - 1:
            return body
        self.simpler(item, "what stood below its gaps stands above them")
        return [*body[: at[0]], *body[at[-1] + 1 :], *body[at[0] : at[-1] + 1]]

    def points(self, item: Item) -> list[str]:
        if 0 < item.points < 100:
            return [f":points: {number(max(0.1, round(item.points, 1)))}"]
        self.simpler(item, f"its {item.points:g} points are 1")
        return []

    def title(self, item: Item) -> tuple[str, list[str]]:
        """Part a text into what asks, on one line, and the rest; a gap cannot stand in a heading."""
        first, *rest = item.text or ("",)
        if "[[" in first and not item.named and len(found := _GAP.findall(first)) == 1:
            return _one_line(_GAP.sub(BLANK, first)), [*rest, found[0]]
        asks = first and not _NO_TITLE.match(first) and "[[" not in first
        if not asks:
            return _one_line(escaped(item.name or "?")), [one for one in item.text if one]
        pictures = _PICTURE.findall(first)
        line = _one_line(_PICTURE.sub("", first))
        if not line:
            return _one_line(escaped(item.name or "?")), list(item.text)
        return line, [*pictures, *rest]

    def body(self, item: Item) -> list[str]:
        match item.kind:
            case "choice":
                return self.choice(item)
            case "match":
                return self.match(item)
            case "order":
                return self.order(item)
            case "open":
                return ["[[ ]]"]
            case _:
                return self.gaps(item)

    def choice(self, item: Item) -> list[str]:
        options = {}
        for one in item.offered:
            text = self.inline(item, one.text)
            key = " ".join(text.split()).casefold()
            if not text:
                self.lose(item, "an empty answer", "Nothing has to be done.")
            elif key in options:
                self.lose(item, f"the answer `{text}`, which is there twice", "Change one of them.")
            else:
                options[key] = (text, one)
        rights = sum(one.right for _text, one in options.values())
        if len(options) < 2:
            raise LeftOut("it offers fewer than two answers", "Add answers, and import it again.")
        if not rights:
            raise LeftOut("none of its answers is right", "Say which one is right, and import it again.")
        lines = [_option(text, one) for text, one in options.values()]
        return ["\n".join(lines)]

    def match(self, item: Item) -> list[str]:
        pairs = list(dict.fromkeys((left.strip(), right.strip()) for left, right in item.pairs if right.strip()))
        lefts = [left for left, _right in pairs if left]
        if len(lefts) < 2 or len({left.casefold() for left in lefts}) < len(lefts):
            raise LeftOut(
                "it has fewer than two pairs, or the same term twice", "Change its terms, and import it again."
            )
        rights = [right.casefold() for left, right in pairs if left]
        if len(set(rights)) < len(rights):
            return self.sort(item, pairs)
        known = dict.fromkeys(pair for pair in pairs if pair[0] or pair[1].casefold() not in rights)
        rows = [f"| {_in_table(left)} | {_in_table(right)} |" for left, right in known]
        return ["\n".join(["|  |  |", "| --- | --- |", *rows])]

    def sort(self, item: Item, pairs: Sequence[tuple[str, str]]) -> list[str]:
        """Make groups where several terms have one partner."""
        groups: dict[str, list[str]] = {}
        for left, right in pairs:
            groups.setdefault(right, []).extend([left] if left else [])
        for name in [name for name, items in groups.items() if not items]:
            del groups[name]
            self.lose(item, f"the group `{name}`, into which nothing belongs", "Nothing has to be done.")
        if len(groups) < 2:
            raise LeftOut("all of its terms have the same partner", "Ask it another way.")
        return [f"**{name}**\n\n" + "\n".join(f"- {one}" for one in items) for name, items in groups.items()]

    def order(self, item: Item) -> list[str]:
        if len(item.ordered) < 3:
            raise LeftOut("it has fewer than three items to order", "Add items, and import it again.")
        return ["\n".join(f"{n}. {one}" for n, one in enumerate(item.ordered, start=1))]

    def gaps(self, item: Item) -> list[str]:
        """Put a gap below the text where none stands in it; the text itself is in the title and the stem."""
        if any("[[" in block for block in item.text):
            return []
        return [f"[[{item.gap}]]{f' {item.unit}' if item.unit else ''}"]

    def inline(self, item: Item, blocks: Blocks) -> str:
        """Join an answer to one paragraph, which is all that an option may be."""
        if len(blocks) > 1 or any(re.match(r"(?:```|\||- |\d+\. |> |:::)", block) for block in blocks):
            self.simpler(item, "an answer with several paragraphs is one paragraph")
        return " ".join(_flat(block) for block in blocks)

    def lose(self, item: Item, what: str, way: str) -> None:
        self.problems.append(problem("Z202", item.place, name=item.name, what=what, way=way))

    def simpler(self, item: Item, what: str) -> None:
        self.problems.append(problem("Z203", item.place, name=item.name, what=what))


def _apart(block: str) -> str:
    """Write a list with marks of its own, so that the list of answers below it is another one."""
    if block.startswith("- "):
        return re.sub(r"^-(?= )", "*", block, flags=re.M)
    return re.sub(r"^(\d+)\.(?= )", r"\1)", block, flags=re.M) if re.match(r"\d+\. ", block) else block


def _option(text: str, one: Offered) -> str:
    lines = [f"- [{'x' if one.right else ' '}] {text}"]
    if one.feedback:
        lines += [f"  {line}".rstrip() for line in quote(one.feedback).split("\n")]
    return "\n".join(lines)


def _flat(block: str) -> str:
    """Put the lines of a block behind each other; hard breaks become spaces."""
    return " ".join(line.removesuffix("\\").strip() for line in block.split("\n") if line.strip())


def _one_line(text: str) -> str:
    line = _flat(text)
    return re.sub(r"(#+)$", r"\\\1", line)


def _in_table(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)
