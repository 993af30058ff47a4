"""Parse a source tree into a course: modules, glossary, drawings and what course.yaml says."""

from __future__ import annotations

from builder.errors import Place, Problem
from builder.markdown import in_own_words, parse_glossary, parse_module, parse_slot
from builder.model import (
    ContextPack,
    Course,
    FactQuestion,
    FactSettings,
    Filling,
    PackSource,
    Prose,
    SlotQuestion,
    SlotSettings,
    SourceFile,
    SourceTree,
)
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
    return course, problems


def parse_pack(source: PackSource) -> tuple[ContextPack, tuple[Problem, ...]]:
    """Make a context pack of what was read; its prose is in the pack's own language from the beginning."""
    slots = [_filling(name, file, source.locale) for name, file in source.slots]
    drawings = [read_drawing(file) for file in source.drawings]
    pack = ContextPack(
        locale=source.locale,
        facts=source.facts,
        digits=source.digits,
        by=source.by,
        slots=tuple(filling for filling, _found in slots),
        media=source.media,
        drawings=tuple(in_own_words(drawing, source.locale) for drawing, _found in drawings),
        lines=source.lines,
        place=source.place,
    )
    return pack, tuple(problem for _part, found in (*slots, *drawings) for problem in found)


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
