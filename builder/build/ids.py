"""Give what learners' progress is kept by an id of its own, in the author's Markdown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.build.courses import survey
from builder.build.dist import write_whole
from builder.errors import Place, Problem
from builder.markdown import parse_module
from builder.markdown.own_ids import Nameless, identities, nameless, with_ids
from builder.model import Module, ModuleSource
from builder.source.folder import Folder
from builder.source.text import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Say what of a course has no id of its own, and why ids could not be written where they could not."""

    missing: tuple[Nameless, ...]
    problems: tuple[Problem, ...] = ()


def missing_ids(project: Path, slug: str) -> Naming:
    """List the lessons, questions, quizzes, surveys, activities and reflections without an id of their own."""
    return Naming(missing=tuple(one for _source, _module, found in _modules(project, slug) for one in found))


def write_ids(project: Path, slug: str, files: Collection[str] = ()) -> Naming:
    """Write the missing ids into the modules, or into some of them; nothing else in them changes."""
    named: list[Nameless] = []
    problems: list[Problem] = []
    for source, module, found in _modules(project, slug):
        if files and source.file.path not in files:
            continue
        problem = _write(project, slug, source, module, found) if found else None
        if problem:
            problems.append(problem)
        else:
            named += found
    return Naming(missing=tuple(named), problems=tuple(problems))


def _modules(project: Path, slug: str) -> list[tuple[ModuleSource, Module, tuple[Nameless, ...]]]:
    tree = survey(project, slug).tree
    parsed = [(source, parse_module(source)[0]) for source in tree.modules]
    return [(source, module, nameless(source, module)) for source, module in parsed]


def _write(project: Path, slug: str, source: ModuleSource, module: Module, found: Sequence[Nameless]) -> Problem | None:
    """Write the ids into one file, once it is proven that they are read back and change nothing."""
    folder = Folder(path=project / "course_src" / slug, name=f"course_src/{slug}")
    inside = source.file.path.removeprefix(f"{folder.name}/")
    before = folder.read_bytes(inside)
    if decode(before, source.file.path)[1]:
        return _by_hand(source.file.path)
    after = with_ids(before, {one.place.line: one.id for one in found})
    if not _keeps(source, module, after, found):
        return _by_hand(source.file.path)
    write_whole(folder.path / inside, after)
    return None


def _keeps(source: ModuleSource, module: Module, after: bytes, found: Sequence[Nameless]) -> bool:
    """Parse the new text: all titles are the same, and all ids but those that had to change for being taken."""
    text, _problems = decode(after, source.file.path)
    lines = source.file.text.split("\n")
    kept = "\n".join(old if not old.strip() else new for old, new in zip(lines, text.split("\n"), strict=True))
    again = replace(source, file=replace(source.file, text=kept))
    parsed = parse_module(again)[0]
    wanted = {one.place.line: one.id for one in found}
    return not nameless(again, parsed) and _same(module, parsed, len(wanted) == len(found))


def _same(before: Module, after: Module, are_apart: bool) -> bool:
    old, new = identities(before), identities(after)
    same_words = [(kind, title) for kind, _id, title in old] == [(kind, title) for kind, _id, title in new]
    return (
        are_apart
        and same_words
        and all(b == a or b.startswith(f"{a}-") for (_, a, _), (_, b, _) in zip(old, new, strict=True))
    )


def _by_hand(file: str) -> Problem:
    return Problem(
        code="Q902",
        message="The ids cannot be written into this file without changing something else in it.",
        hint="Write them by hand, at the end of the lines that `satchel ids` lists.",
        place=Place(file=file, line=1),
    )
