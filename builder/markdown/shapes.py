"""Tell a question's kind by the shape of its body: task list, gaps, numbered list, two-column table, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.errors import Place, Problem
from builder.markdown.inline import answer
from builder.markdown.near_misses import gap_misses, task_misses
from builder.markdown.sorting import groups_start, read_sort, sort_misses
from builder.model import (
    Answer,
    Block,
    Choice,
    Element,
    Gaps,
    HtmlBlock,
    Match,
    Number,
    Open,
    Option,
    Order,
    Pair,
    Prose,
    walk,
    with_prose,
)

TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
GAP = re.compile(r"\[\[([^\[\]\n]+)\]\]")
OPEN = re.compile(r"\[\[ +\]\]")
_SHAPES = (
    "a task list (- [ ] …), a gap ([[30 ± 1]]), a numbered list, a table with two columns, "
    "bold group names with lists, or [[ ]] for free words"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Hold a question's body once its shape is known."""

    kind: str
    stem: tuple[Block, ...]
    answer: Answer
    explanation: tuple[Block, ...]


Read = tuple[Answer | None, str, list[Problem]]


def find_shape(body: Sequence[Block], kind: str, question: str, place: Place) -> tuple[Shape | None, list[Problem]]:
    """Part a question's body into stem, answer and explanation; `kind` is the author's word for an exception."""
    problems = [*task_misses(body), *gap_misses(body), *sort_misses(body)]
    at = _answer_at(body)
    if at is None:
        return None, problems or [_no_shape(place)]
    end = _last_gap(body) if _has_gap(body[at]) else at
    explanation, found = _explanation(body[end + 1 :])
    problems += found
    stem, (made, found_kind, found) = _read(body[: end + 1], at, question)
    problems += found
    if made is None:
        return None, problems
    if kind and kind != found_kind:
        made, found_kind, found = _as_kind(made, found_kind, kind, place)
        problems += found
    return Shape(kind=found_kind, stem=stem, answer=made, explanation=explanation), problems


def _read(body: Sequence[Block], at: int, question: str) -> tuple[tuple[Block, ...], Read]:
    """Read what takes the answer, and give what stands above it."""
    block = body[at]
    if is_open(block):
        return tuple(body[:at]), (Open(), "open", _gaps_beside(body[:at]))
    if not is_task_list(block) and _has_gap(block):
        return (), _gaps(tuple(body), question)
    start = None if is_task_list(block) else groups_start(body, at)
    if start is not None:
        return tuple(body[:start]), _sort(body[start:], question)
    reader = _choice if is_task_list(block) else _order if _is(block, "ol") else _match
    return tuple(body[:at]), reader(block, question)


def _answer_at(body: Sequence[Block]) -> int | None:
    """Find the block that takes the answer: a task list, else free words, else the first gap, else the last list or
    table.
    """
    for test in (is_task_list, is_open, _has_gap):
        found = [index for index, block in enumerate(body) if test(block)]
        if found:
            return found[0]
    last = [index for index, block in enumerate(body) if _is(block, "ol") or _is(block, "table")]
    groups = [index for index, block in enumerate(body) if _is(block, "ul") and groups_start(body, index) is not None]
    return max((*last, *groups), default=None)


def _last_gap(body: Sequence[Block]) -> int:
    return max(index for index, block in enumerate(body) if _has_gap(block))


def is_task_list(block: Block | None) -> bool:
    """Say whether a list has an item that starts with a task mark."""
    return isinstance(block, Element) and block.tag == "ul" and any(_mark(item) for item in block.children)


def is_open(block: Block) -> bool:
    """Say whether a paragraph is nothing but room for free words."""
    prose = first_prose(block) if _is(block, "p") else None
    return prose is not None and OPEN.fullmatch(prose.source) is not None


def _mark(item: object) -> re.Match[str] | None:
    prose = first_prose(item)
    return TASK.match(prose.source) if prose else None


def first_prose(node: object) -> Prose | None:
    """Give the prose of an item's first paragraph."""
    if isinstance(node, Prose):
        return node
    return first_prose(node.children[0]) if isinstance(node, Element) and node.children else None


def _has_gap(block: Block) -> bool:
    return any(GAP.search(prose.source) for prose in _markdown(block)) and not _is_quote(block)


def _markdown(blocks: object) -> Iterator[Prose]:
    """List the prose that may hold a gap: words of HTML are plain."""
    return (node for node in walk(blocks) if isinstance(node, Prose) and not node.plain)


def _is_quote(block: Block) -> bool:
    return isinstance(block, Element) and block.tag == "blockquote"


def _is(block: Block, tag: str) -> bool:
    return isinstance(block, Element) and block.tag == tag


def _explanation(after: Sequence[Block]) -> tuple[tuple[Block, ...], list[Problem]]:
    """Take the unindented quotes after the answer; anything else there is a mistake."""
    explanation: list[Block] = []
    problems: list[Problem] = []
    for block in after:
        if _is_comment(block):
            continue
        if isinstance(block, Element) and block.tag == "blockquote":
            explanation.extend(child for child in block.children if not isinstance(child, Prose))
        elif is_task_list(block):
            problems.append(
                Problem(
                    code="Q106",
                    message="A quote splits the list of options in two.",
                    hint="Indent the quote by two spaces, so that it is the feedback of the option above it.",
                    place=block.place,
                )
            )
        else:
            problems.append(
                Problem(
                    code="Q107",
                    message="Something stands after the answers of the question.",
                    hint="Move it above the answers, or make it the explanation: start each line with >.",
                    place=block.place,
                )
            )
    return tuple(explanation), problems


def _is_comment(block: Block) -> bool:
    """Say whether a block is a comment: it speaks to translators or to the checks, and nobody sees it."""
    return isinstance(block, HtmlBlock) and block.html.lstrip().startswith("<!--")


def _choice(block: Block, question: str) -> Read:
    assert isinstance(block, Element)
    problems: list[Problem] = []
    options: list[Option] = []
    for item in block.children:
        assert isinstance(item, Element)
        option, found = _option(item, question)
        problems += found
        options += [option] if option else []
    rights = sum(option.right for option in options)
    if rights == 0:
        problems.append(
            _bad(
                "Q201",
                block,
                "No option is marked as right.",
                "Put an x between the brackets of the right one: - [x] …",
            )
        )
    if len(block.children) < 2:
        problems.append(_bad("Q202", block, "A choice needs two options or more.", "Add wrong options: - [ ] …"))
    problems += equal([option.text for option in options], "options")
    return (
        Choice(options=tuple(options), several=rights > 1),
        "choices" if rights > 1 else "choice",
        problems,
    )


def _option(item: Element, question: str) -> tuple[Option | None, list[Problem]]:
    prose, mark = first_prose(item), _mark(item)
    if prose is None or mark is None:
        return None, []  # a near miss, told by `task_misses`
    right = mark[1] != " "
    role = f"{'right' if right else 'wrong'} answer of question {question}"
    feedback: list[Block] = []
    problems: list[Problem] = []
    for child in item.children[1:]:
        if isinstance(child, Element) and child.tag == "blockquote":
            feedback.extend(block for block in child.children if not isinstance(block, Prose))
        else:
            problems.append(_surplus(child, item))
    said = with_prose(tuple(feedback), lambda text: replace(text, role=f"feedback on a {role}"))
    text = replace(prose, source=prose.source[mark.end() :], role=role)
    return Option(text=text, right=right, feedback=said), problems


def _surplus(child: Block | Prose, item: Element) -> Problem:
    return Problem(
        code="Q108",
        message="An option holds more than one paragraph and its feedback.",
        hint="Keep the option to one paragraph; start its feedback with >, indented by two spaces.",
        place=child.place or item.place,
    )


def _gaps(blocks: tuple[Block, ...], question: str) -> Read:
    def open_gaps(prose: Prose) -> Prose:
        role = f"sentence with a gap of question {question}: keep the brackets [[ ]], separate right answers by |"
        has_gap = not prose.plain and GAP.search(prose.source) is not None
        return replace(
            prose,
            scope=replace(prose.scope, gaps=True),
            role=role if has_gap else f"text of question {question}",
        )

    found = [answer(match[1].strip()) for prose in _markdown(blocks) for match in GAP.finditer(prose.source)]
    kind = "gaps" if len(found) > 1 else "number" if isinstance(found[0], Number) else "text"
    return Gaps(body=with_prose(blocks, open_gaps)), kind, []


def _gaps_beside(stem: Sequence[Block]) -> list[Problem]:
    message, hint = "An open question holds gaps too.", "Make two questions of it, or delete [[ ]]."
    return [Problem(code="Q215", message=message, hint=hint, place=block.place) for block in stem if _has_gap(block)]


def _sort(row: Sequence[Block], question: str) -> Read:
    made, problems = read_sort(row, question)
    problems += equal([group.name for group in made.groups], "groups")
    problems += equal([item for group in made.groups for item in group.items], "items")
    return made, "sort", problems


def _order(block: Block, question: str) -> Read:
    assert isinstance(block, Element)
    items = [first_prose(item) for item in block.children]
    problems = []
    if len(items) < 3:
        problems.append(_bad("Q203", block, "There is little to order.", "Give three items or more."))
    for item in block.children:
        if isinstance(item, Element) and len(item.children) > 1:
            problems.append(_bad("Q204", item, "An item to order holds more than one paragraph.", "Keep it to one."))
    whole = [replace(item, role=f"item to order of question {question}") for item in items if item]
    problems += equal(whole, "items")
    return Order(items=tuple(whole)), "order", problems


def _match(block: Block, question: str) -> Read:
    assert isinstance(block, Element)
    rows = [[_cell(cell) for cell in row.children] for part in block.children for row in _rows(part)]
    if any(len(row) != 2 for row in rows):
        problem = _bad("Q205", block, "The table has more or fewer than two columns.", f"A question takes {_SHAPES}.")
        return None, "match", [problem]
    (left, right), *body = rows
    problems = [
        _bad(
            "Q206",
            block,
            "A row has no partner in its right cell.",
            "Fill the right cell; the left one may be empty.",
        )
        for _left, partner in body
        if not partner.source.strip()
    ]
    pairs = tuple(
        Pair(
            left=replace(term, role=f"term of question {question}") if term.source.strip() else None,
            right=replace(partner, role=f"partner of question {question}"),
        )
        for term, partner in body
    )
    if sum(pair.left is not None for pair in pairs) < 2:
        problems.append(_bad("Q207", block, "There is little to match.", "Give two pairs or more."))
    problems += equal([pair.left for pair in pairs if pair.left], "terms")
    problems += equal([pair.right for pair in pairs], "partners")
    return Match(left=left, right=right, pairs=pairs), "match", problems


def _rows(part: Block | Prose) -> list[Element]:
    return [row for row in getattr(part, "children", ()) if isinstance(row, Element)]


def _cell(cell: Block | Prose) -> Prose:
    prose = first_prose(cell)
    return prose if prose else Prose(source="", place=cell.place)


def _as_kind(made: Answer, found: str, kind: str, place: Place) -> tuple[Answer, str, list[Problem]]:
    """Follow the author's `:kind:` where the shape allows it."""
    if isinstance(made, Choice) and kind == "choices":
        return replace(made, several=True), kind, []
    if isinstance(made, Gaps) and kind == "gaps":
        return made, kind, []
    problem = Problem(
        code="Q208",
        message=f"`:kind: {kind}` does not fit: the shape of the question is `{found}`.",
        hint="Delete the line; the shape tells the kind.",
        place=place,
    )
    return made, found, [problem]


def equal(texts: Sequence[Prose], what: str) -> list[Problem]:
    """Tell of texts that stand twice: nobody could tell which is meant."""
    seen: set[str] = set()
    problems = []
    for prose in texts:
        text = " ".join(prose.source.split()).casefold()
        if text in seen:
            message = f"Two of the {what} are the same."
            problems.append(Problem(code="Q209", message=message, hint="Change or delete one.", place=prose.place))
        seen.add(text)
    return problems


def _no_shape(place: Place) -> Problem:
    return Problem(
        code="Q210",
        message="The question offers nothing to answer.",
        hint=f"Below its text, write {_SHAPES}.",
        place=place,
    )


def _bad(code: str, block: Element, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint, place=block.place)
