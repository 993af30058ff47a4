"""Parse a source tree into a course: modules, glossary, drawings and what course.yaml says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from builder.errors import Place, Problem
from builder.markdown import in_own_words, parse_glossary, parse_module, parse_slot
from builder.model import (
    ContextPack,
    Course,
    FactQuestion,
    FactSettings,
    Filling,
    Module,
    ModuleSource,
    PackSource,
    Prose,
    SlotQuestion,
    SlotSettings,
    SourceFile,
    SourceTree,
)
from builder.svg import read_drawing

_Source = TypeVar("_Source")
_Part = TypeVar("_Part")
_Problems: TypeAlias = tuple[Problem, ...]
_Parts: TypeAlias = tuple[tuple[_Part, ...], _Problems]


ReadModule: TypeAlias = Callable[[ModuleSource], tuple[Module, _Problems]]


def parse(tree: SourceTree, read: ReadModule = parse_module) -> tuple[Course, tuple[Problem, ...]]:
    """Make a course of all that was read, and tell everything that is wrong in it."""
    modules, module_problems = _each(read, tree.modules)
    drawings, drawing_problems = _each(read_drawing, tree.drawings)
    terms, term_problems = parse_glossary(tree.glossary) if tree.glossary else ((), ())
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
        modules=modules,
        glossary=terms,
        drawings=drawings,
        facts=tuple(say.fact(fact) for fact in settings.facts),
        slots=tuple(say.slot(slot) for slot in settings.slots),
        media=tree.media,
        theme=settings.theme,
        brand=settings.brand,
        gates=settings.gates,
        scorm=settings.scorm,
        print=settings.print,
        single_limit=settings.single_limit,
        profiles=settings.profiles,
        budgets=settings.budgets,
        place=tree.place,
    )
    return course, (*module_problems, *term_problems, *drawing_problems)


def _each(read: Callable[[_Source], tuple[_Part, _Problems]], sources: Iterable[_Source]) -> _Parts[_Part]:
    """Read every source, and tell what is wrong in all of them."""
    made = [read(source) for source in sources]
    return tuple(part for part, _found in made), tuple(problem for _part, found in made for problem in found)


def parse_pack(source: PackSource) -> tuple[ContextPack, tuple[Problem, ...]]:
    """Make a context pack of what was read; its prose is in the pack's own language from the beginning."""
    slots, slot_problems = _each(lambda slot: _filling(*slot, source.locale), source.slots)
    drawings, drawing_problems = _each(read_drawing, source.drawings)
    pack = ContextPack(
        locale=source.locale,
        facts=source.facts,
        digits=source.digits,
        by=source.by,
        slots=slots,
        media=source.media,
        drawings=tuple(in_own_words(drawing, source.locale) for drawing in drawings),
        lines=source.lines,
        place=source.place,
    )
    return pack, (*slot_problems, *drawing_problems)


def _filling(name: str, file: SourceFile, locale: str) -> tuple[Filling, tuple[Problem, ...]]:
    blocks, footnotes, problems = parse_slot(file, name)
    filling = Filling(name=name, children=blocks, footnotes=footnotes, place=Place(file=file.path, line=1))
    return in_own_words(filling, locale), problems


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

    def fact(self, fact: FactSettings) -> FactQuestion:
        key = f"facts.{fact.name}"
        question = self.asked(f"{key}.question", fact.question, f"question to a local partner about {fact.name}")
        words = self.asked(f"{key}.default", fact.default, f"what stands for the fact {fact.name} where nobody answers")
        return FactQuestion(
            name=fact.name,
            kind=fact.kind,
            question=question,
            example=fact.example,
            default=words if fact.default else None,
            required=fact.required,
            place=self.place(key),
        )

    def slot(self, slot: SlotSettings) -> SlotQuestion:
        key = f"slots.{slot.name}"
        question = self.asked(f"{key}.question", slot.question, f"question to a local partner about {slot.name}")
        return SlotQuestion(name=slot.name, question=question, required=slot.required, place=self.place(key))

    def asked(self, key: str, text: str, role: str) -> Prose:
        return Prose(source=text, plain=True, role=role, place=self.place(key))

    def place(self, key: str) -> Place:
        return Place(file=self.file, line=self.lines.get(key, self.lines.get(key.partition(".")[0], 0)))
