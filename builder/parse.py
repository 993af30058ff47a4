"""Parse a source tree into a course: modules, glossary, drawings and what course.yaml says."""

from __future__ import annotations

from builder.errors import Place, Problem
from builder.markdown import parse_glossary, parse_module
from builder.model import Course, Prose, SourceTree
from builder.svg import read_drawing


def parse(tree: SourceTree) -> tuple[Course, tuple[Problem, ...]]:
    """Make a course of all that was read, and tell everything that is wrong in it."""
    modules = [parse_module(source) for source in tree.modules]
    drawings = [read_drawing(file) for file in tree.drawings]
    terms, term_problems = parse_glossary(tree.glossary) if tree.glossary else ((), ())
    problems = (
        *(problem for _module, found in modules for problem in found),
        *term_problems,
        *(problem for _drawing, found in drawings for problem in found),
    )
    settings, say = tree.settings, _Metadata(tree)
    course = Course(
        slug=tree.slug,
        version=settings.version,
        license=settings.license,
        source_locale=settings.language,
        locale=settings.language,
        title=say.prose("title", settings.title),
        summary=say.prose("summary", settings.summary),
        readers=say.prose("for", settings.readers) if settings.readers else None,
        outcomes=say.list("outcomes", settings.outcomes),
        keywords=say.list("keywords", settings.keywords),
        authors=settings.authors,
        publisher=settings.publisher,
        modules=tuple(module for module, _found in modules),
        glossary=terms,
        drawings=tuple(drawing for drawing, _found in drawings),
        media=tree.media,
        theme=settings.theme,
        brand=settings.brand,
        place=tree.place,
    )
    return course, problems


class _Metadata:
    """Make prose of what course.yaml says, each with its line."""

    def __init__(self, tree: SourceTree) -> None:
        self.file = tree.place.file
        self.lines = tree.settings.lines

    def prose(self, key: str, text: str) -> Prose:
        role = f"{key.partition('.')[0]} of the course"
        return Prose(source=text, plain=True, role=role, place=self.place(key))

    def list(self, key: str, texts: tuple[str, ...]) -> tuple[Prose, ...]:
        return tuple(self.prose(f"{key}.{index}", text) for index, text in enumerate(texts))

    def place(self, key: str) -> Place:
        return Place(file=self.file, line=self.lines.get(key, self.lines.get(key.partition(".")[0], 0)))
