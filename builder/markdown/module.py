"""Parse a module: its title, its lessons, its footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from builder.errors import Place, Problem, Severity
from builder.markdown.directives import name_directive
from builder.markdown.ids import VALID_ID, bad_id, slug
from builder.markdown.tree import read_document
from builder.model import Block, Element, Lesson, Module, ModuleSource, Prose, with_blocks


def parse_module(source: ModuleSource) -> tuple[Module, tuple[Problem, ...]]:
    """Parse one Markdown file into a module, and tell all that is wrong in it."""
    named = partial(name_directive, prefix=source.slug)
    document = read_document(source.file.text, source.file.path, named)
    problems = list(document.problems)
    title, intro, sections = _split(document.blocks)
    problems += _title_problems(title, document.blocks, source)
    lessons, found = _lessons(sections)
    problems += found
    module = Module(
        slug=source.slug,
        title=title or Prose(source=source.slug, place=Place(file=source.file.path)),
        intro=intro,
        lessons=lessons,
        footnotes=document.footnotes,
        link_titles=document.link_titles,
        minutes=source.minutes,
        stage=source.stage,
        place=Place(file=source.file.path, line=title.place.line if title else 1),
    )
    return _with_prefixed_ids(module), tuple(sorted(problems, key=lambda problem: problem.place))


def _is_heading(block: Block, level: int) -> bool:
    return isinstance(block, Element) and block.tag == f"h{level}"


def _prose_of(block: Block, role: str) -> Prose:
    """Take the heading's words; an empty heading has none."""
    assert isinstance(block, Element)
    first = block.children[0] if block.children else None
    return replace(first, role=role) if isinstance(first, Prose) else Prose(source="", place=block.place)


def _split(
    blocks: Sequence[Block],
) -> tuple[Prose | None, tuple[Block, ...], list[tuple[Element, list[Block]]]]:
    """Part a document at its `#` and `##` headings."""
    title: Prose | None = None
    intro: list[Block] = []
    sections: list[tuple[Element, list[Block]]] = []
    for block in blocks:
        if title is None and _is_heading(block, 1):
            title = _prose_of(block, "module title")
        elif isinstance(block, Element) and block.tag == "h2":
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
        else:
            intro.append(block)
    return title, tuple(intro), sections


def _title_problems(title: Prose | None, blocks: Sequence[Block], source: ModuleSource) -> Iterator[Problem]:
    place = Place(file=source.file.path, line=1)
    if title is None or not title.source.strip():
        yield Problem(
            code="M101",
            message="The module has no title.",
            hint="Begin it with one line `# Title`, below the front matter.",
            place=title.place if title else place,
        )
    for block in [block for block in blocks if _is_heading(block, 1)][1:]:
        yield Problem(
            code="M102",
            message="The module has a second title.",
            hint="One `#` a file; lessons begin with `##`. Does a code block miss its fence?",
            place=block.place,
        )
    if title is not None and not _is_heading(_first_shown(blocks), 1):
        yield Problem(
            code="M103",
            message="Something stands above the module's title.",
            hint="Move it below the `#` line.",
            place=_first_shown(blocks).place,
            severity=Severity.WARNING,
        )


def _first_shown(blocks: Sequence[Block]) -> Block:
    """Skip comments: notes to translators may stand above the title."""
    return next((block for block in blocks if not getattr(block, "html", "").lstrip().startswith("<!--")), blocks[0])


def _lessons(
    sections: Sequence[tuple[Element, list[Block]]],
) -> tuple[tuple[Lesson, ...], list[Problem]]:
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for heading, blocks in sections:
        title = _prose_of(heading, "lesson title")
        given = dict(heading.attrs).get("id")
        if not title.source.strip():
            problems.append(_untitled(heading.place))
        if given and not VALID_ID.fullmatch(given):
            problems.append(bad_id(given, heading.place))
        name = given or _free(slug(title.source), taken, numbers)
        taken.add(name)
        lessons.append(Lesson(id=name, title=title, children=tuple(blocks), place=heading.place))
    return tuple(lessons), problems


def _untitled(place: Place) -> Problem:
    return Problem(code="M105", message="A lesson has no title.", hint="Write it after the ## marks.", place=place)


def _free(name: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Number a name that another lesson without an id of its own has too; `numbers` are those used already."""
    if name not in taken:
        return name
    number = numbers.get(name, 1) + 1
    while f"{name}-{number}" in taken:
        number += 1
    numbers[name] = number
    return f"{name}-{number}"


def _with_prefixed_ids(module: Module) -> Module:
    """Prefix the ids of headings inside lessons, so that modules live in one document."""

    def prefixed(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Element) or not any(name == "id" for name, _value in block.attrs):
            return (block,)
        attrs = tuple((name, f"{module.slug}-{value}" if name == "id" else value) for name, value in block.attrs)
        return (replace(block, attrs=attrs),)

    return with_blocks(module, prefixed)
