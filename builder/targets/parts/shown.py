"""Show each module of an edition, and gather what the player must know of it: once for as long as it stays the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict

from builder.cache import Part, key_of
from builder.edition.reach import shown_by
from builder.model import (
    Choice,
    Edition,
    Footnote,
    Gaps,
    Match,
    Module,
    Open,
    Order,
    Question,
    Quiz,
    Scale,
    Sort,
    Survey,
    find,
    trait,
)
from builder.model.translation import NOTHING_COUNTED
from builder.targets.parts.captions import captions_by
from builder.targets.parts.keys import key_of as answers_of
from builder.targets.parts.keys import seal
from builder.targets.target import Kit
from builder.theme import Renderer, layout, notes_by_page, route

if TYPE_CHECKING:
    from markupsafe import Markup


class Shown(TypedDict):
    """Hold a module as HTML: content and notes of its own page and of each lesson's; its part of the outline."""

    pages: list[list[str]]
    quizzes: list[dict[str, Any]]
    surveys: list[dict[str, Any]]
    keys: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Be a footnote at the end of a page."""

    number: int
    content: Markup
    has_reference: bool


def shown_modules(edition: Edition, show: Renderer, names: Mapping[str, str], kit: Kit) -> tuple[Shown, ...]:
    """Show the modules of an edition; `names` are those of media on its pages."""
    if asks_for_more(show.theme.templates):
        return tuple(show_module(module, show) for module in edition.course.modules)
    around = key_of(_around(edition, show, names), _media(edition, kit))
    return tuple(
        trait(module, "shown", lambda made: show_module(made, show), around) for module in edition.course.modules
    )


# What a template of a part can ask of the edition that changes with its other modules, or with each translation.
_MORE = re.compile(r"\b(?:modules|drawings|coverage|translation)\b")
_REFERENCE = re.compile(r"\{%[-+]?\s*(?:include|import|from|extends)\s+(.*?)\s*[-+]?%\}", re.DOTALL)
_NAMED = re.compile(r"[\"']([^\"']+)[\"'](?:\s+(?:as|import|ignore|with|without)\b.*)?", re.DOTALL)


@lru_cache(maxsize=8)
def asks_for_more(templates: tuple[tuple[str, str], ...]) -> bool:
    """Say whether a module may look otherwise because another one has changed; by what its templates refer to, too."""
    there = dict(templates)
    waiting = [path for path in there if "parts/" in path]
    reached: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        text = there.get(path, "")
        named = [_NAMED.fullmatch(reference) for reference in _REFERENCE.findall(text)]
        if _MORE.search(text) or None in named:  # a name that is worked out may be any
            return True
        waiting += [match[1] for match in named if match]
    return False


def _around(edition: Edition, show: Renderer, names: Mapping[str, str]) -> str:
    """Digest what every module of an edition is shown with: the spelling of a frozen value names all that is in it."""
    alone = replace(
        edition, course=replace(edition.course, modules=(), drawings=()), coverage=NOTHING_COUNTED, translation=None
    )
    known = tuple((slug, tuple(ids.items())) for slug, ids in show.destinations.items())
    return key_of(repr(alone), show.medium, tuple(names.items()), known)


def _media(edition: Edition, kit: Kit) -> Part:
    """Say of media what pages do: how large those are that are left out, and the words of captions."""
    modules = edition.course.modules
    shown = {path for one in modules for path in shown_by(one) if path.startswith("media/")}
    captions = {path for one in modules for path in captions_by(one)}
    left_out = sorted(shown - {*edition.media})
    said = tuple((path, str(kit.brought(path)), kit.media(path)) for path in sorted(captions))
    return tuple((path, len(kit.media(path))) for path in left_out), said


def show_module(module: Module, show: Renderer) -> Shown:
    """Show one module."""
    inside = show.inside(module)
    own, *others = notes_by_page(module)
    pages = [_page(module.intro, own, inside)]
    pages += [_page(lesson.children, notes, inside) for lesson, notes in zip(module.lessons, others, strict=True)]
    asked = tuple(_asked(module))
    quizzes = [(page, node) for page, node in asked if isinstance(node, Quiz)]
    slug = show.edition.course.slug
    return {
        "pages": pages,
        "quizzes": [_quiz(quiz, page) for page, quiz in quizzes],
        "surveys": [_survey(node, page) for page, node in asked if isinstance(node, Survey)],
        "keys": {quiz.id: seal(slug, quiz.id, answers_of(quiz, show.inside(module))) for _, quiz in quizzes},
    }


def _page(blocks: Any, notes: Sequence[Footnote], show: Renderer) -> list[str]:
    """Show the blocks of a page, then the notes that they have referred to."""
    content = show.blocks(blocks)
    shown = [_note(note, show) for note in notes]
    return [str(content), show.part("footnotes", notes=shown) if shown else ""]


def _note(note: Footnote, show: Renderer) -> Note:
    referred = not show.is_first(note.label)
    return Note(number=show.ranks[note.label], content=show.blocks(note.children), has_reference=referred)


def _asked(module: Module) -> Iterator[tuple[str, Quiz | Survey]]:
    """Find every quiz and survey of a module, and the page that it stands on."""
    pages = [(route(module)[1:], module.intro)]
    pages += [(route(module, lesson)[1:], lesson.children) for lesson in module.lessons]
    for page, blocks in pages:
        yield from ((page, node) for node in find(blocks, Quiz, Survey))


def _quiz(quiz: Quiz, page: str) -> dict[str, Any]:
    questions = [
        {"id": each.id, "kind": each.kind, "points": each.points, "longest": _longest(each)} for each in quiz.questions
    ]
    return {
        "id": quiz.id,
        "page": page,
        "pass": quiz.passing,
        "attempts": quiz.attempts,
        **({"shuffle": True} if quiz.shuffled else {}),
        **({"draw": quiz.draw} if quiz.draw else {}),
        **({"feedback": "at-end"} if quiz.at_end else {}),
        "questions": questions,
    }


def _survey(survey: Survey, page: str) -> dict[str, Any]:
    questions = [{"id": each.id, "kind": each.kind, "longest": _longest(each)} for each in survey.questions]
    return {"id": survey.id, "page": page, "when": survey.when, "questions": questions}


def _longest(question: Question) -> int | None:
    """Count the characters of a question's longest response; a typed one has none."""
    plan = layout(question)
    match question.answer:
        case Choice(several=several):
            names = [name for name, _ in plan.options]
            return len(",".join(names)) if several else max(map(len, names))
        case Order() | Match() | Sort():
            return len(plan.right)
        case Scale():
            names = [name for name, _ in plan.places] + [str(value) for value, _ in plan.steps]
            return max(map(len, names))
        case Gaps() | Open():
            return None
