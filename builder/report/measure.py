"""Measure what each module of a course holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from builder.errors import Place
from builder.model import (
    Activity,
    Callout,
    Course,
    Element,
    Figure,
    FootnoteRef,
    Module,
    Only,
    Prose,
    Quiz,
    Reflection,
    Survey,
    TrainerNote,
    plain_text,
    walk,
)
from builder.report.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Be an activity: its title, its minutes (0: it does not say) and its stage of the learning cycle."""

    title: str
    minutes: int
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Be a sentence of running text, and where its paragraph begins."""

    text: str
    words: int
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Hold what a module has; `counts` go by the names of a course profile, `words` are what learners read."""

    slug: str
    title: str
    place: Place
    minutes: int
    stage: str
    words: int
    lessons: int
    counts: tuple[tuple[str, int], ...]
    activities: tuple[Timed, ...]
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    text: str

    def count(self, name: str) -> int:
        """Give one of the counts."""
        return dict(self.counts)[name]

    @property
    def active_minutes(self) -> int:
        """Sum the minutes of the activities."""
        return sum(one.minutes for one in self.activities)


def measure(course: Course) -> tuple[Measured, ...]:
    """Measure the modules of a localized course, in order."""
    return tuple(map(measure_module, course.modules))


def measure_module(module: Module) -> Measured:
    """Measure a module; what only trainers read is counted and not read."""
    nodes = tuple(walk(module))
    read = tuple(_read_by_learners(module))
    activities = (node for node in nodes if isinstance(node, Activity))
    return Measured(
        slug=module.slug,
        title=plain_text(module.title),
        place=Place(file=module.place.file or module.title.place.file, line=1),
        minutes=module.minutes or 0,
        stage=module.stage,
        words=sum(len(plain_text(prose).split()) for prose in read),
        lessons=len(module.lessons),
        counts=tuple((name, count(nodes)) for name, count in _COUNTS),
        activities=tuple(
            Timed(title=plain_text(one.title), minutes=one.minutes or 0, stage=one.stage) for one in activities
        ),
        headings=tuple(plain_text(one) for one in _headings(module)),
        sentences=tuple(_sentences(read)),
        text=" ".join(plain_text(prose) for prose in read),
    )


def _read_by_learners(module: Module) -> Iterator[Prose]:
    hidden: set[int] = set()
    for node in walk(module):
        if isinstance(node, TrainerNote | Only):  # words of some places alone are no words of the course
            hidden |= {id(inner) for inner in walk(node)}
        elif isinstance(node, Prose) and id(node) not in hidden:
            yield node


def sentences_in(course: Course, locale: str) -> tuple[str, ...]:
    """List the sentences that learners read in a locale; what has fallen back to another one is left out."""
    read = (prose for module in course.modules for prose in _read_by_learners(module) if prose.locale == locale)
    return tuple(text for prose in read for text in sentences(plain_text(prose)))


def _headings(module: Module) -> Iterator[Prose]:
    yield from (lesson.title for lesson in module.lessons)
    for node in walk(module):
        if isinstance(node, Element) and node.tag in ("h3", "h4", "h5", "h6"):
            yield from (child for child in node.children if isinstance(child, Prose))
        elif isinstance(node, Callout) and node.title:
            yield node.title


def _sentences(read: tuple[Prose, ...]) -> Iterator[Sentence]:
    for prose in read:
        for text in sentences(plain_text(prose)):
            yield Sentence(text=text, words=len(text.split()), place=prose.place)


def _callouts(name: str) -> Callable[[tuple[Any, ...]], int]:
    def count(nodes: tuple[Any, ...]) -> int:
        return sum(isinstance(node, Callout) and node.name == name for node in nodes)

    return count


def _of(kind: type) -> Callable[[tuple[Any, ...]], int]:
    def count(nodes: tuple[Any, ...]) -> int:
        return sum(isinstance(node, kind) for node in nodes)

    return count


def _objectives(nodes: tuple[Any, ...]) -> int:
    """Count the items of the lists of objectives."""
    boxes = [node for node in nodes if isinstance(node, Callout) and node.name == "objectives"]
    return sum(isinstance(node, Element) and node.tag == "li" for node in walk(tuple(boxes)))


def _questions(nodes: tuple[Any, ...]) -> int:
    return sum(len(node.questions) for node in nodes if isinstance(node, Quiz))


def _graded(nodes: tuple[Any, ...]) -> int:
    return sum(len(node.questions) for node in nodes if isinstance(node, Quiz) and node.is_graded)


def _sources(nodes: tuple[Any, ...]) -> int:
    """Count the footnotes that are referred to, each once."""
    return len({node.label for node in nodes if isinstance(node, FootnoteRef)})


_COUNTS: tuple[tuple[str, Callable[[tuple[Any, ...]], int]], ...] = (
    ("objectives", _objectives),
    ("case_studies", _callouts("case-study")),
    ("examples", _callouts("example")),
    ("activities", _of(Activity)),
    ("reflections", _of(Reflection)),
    ("summaries", _callouts("summary")),
    ("trainer_notes", _of(TrainerNote)),
    ("questions", _questions),
    ("graded", _graded),
    ("surveys", _of(Survey)),
    ("pictures", _of(Figure)),
    ("sources", _sources),
)
