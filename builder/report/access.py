"""Count what a course does for people who see, hear or read otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.codes import entry
from builder.errors import Problem
from builder.model import Course, Figure, Image, Recording, plain_text, walk
from builder.report.questioning import Counted
from builder.theme import Theme
from builder.theme.brand import MARKS, branded
from builder.theme.colors import HEX, contrast

# The numbers of the family A that tell of a picture without words, and of headings.
_SILENT = (101,)
_HEADINGS = (109, 110, 111, 112)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Be a colour on a ground, and the contrast of the two (WCAG 2.2, 1.4.3 asks for 4.5); `scheme` light or dark."""

    role: str
    scheme: str
    color: str
    ground: str
    ratio: float

    @property
    def is_enough(self) -> bool:
        """Say whether text in it can be read; where not, a readable shade is used for text."""
        return self.ratio >= 4.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Count the problems of a WCAG success criterion, with the codes that found them."""

    number: str
    problems: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Hold what is there: `alternatives` of pictures, `descriptions` of figures, `transcripts` of recordings."""

    alternatives: Counted
    decorative: int
    descriptions: Counted
    transcripts: Counted
    headings: int
    contrasts: tuple[Contrast, ...]
    criteria: tuple[Criterion, ...]


def access(course: Course, theme: Theme | None, problems: Iterable[Problem]) -> Access:
    """Look at a localized course, its colours and its problems."""
    nodes = tuple(walk(course))
    figures = [node for node in nodes if isinstance(node, Figure)]
    words = [_alternative(node) for node in nodes if isinstance(node, Figure | Image)]
    recordings = [node for node in nodes if isinstance(node, Recording)]
    found = tuple(problems)
    return Access(
        alternatives=Counted(there=sum(bool(one) for one in words), of=len(words)),
        decorative=max(0, words.count("") - sum(_is(one, _SILENT) for one in found)),
        descriptions=Counted(there=sum(one.long is not None for one in figures), of=len(figures)),
        transcripts=Counted(there=sum(bool(one.children) for one in recordings), of=len(recordings)),
        headings=sum(_is(one, _HEADINGS) for one in found),
        contrasts=_contrasts(branded(theme, course.brand)) if theme else (),
        criteria=_by_criterion(found),
    )


def _is(problem: Problem, numbers: tuple[int, ...]) -> bool:
    return problem.code[0] == "A" and int(problem.code[1:]) in numbers


def _alternative(node: Figure | Image) -> str:
    """Give the words that stand for a picture; decoration has none."""
    alt = node.alt
    return (alt if isinstance(alt, str) else plain_text(alt) if alt else "").strip()


def _contrasts(theme: Theme) -> tuple[Contrast, ...]:
    """Compare text and the brand's colours with the ground that they stand on."""
    rows = []
    for scheme, colors in (("light", dict(theme.colors)), ("dark", dict(theme.colors) | dict(theme.dark))):
        ground = colors.get("surface", "")
        for role in ("ink", "muted", *MARKS):
            color = colors.get(role, "")
            if HEX.fullmatch(color) and HEX.fullmatch(ground):
                ratio = round(contrast(color, ground), 1)
                rows.append(Contrast(role=role, scheme=scheme, color=color, ground=ground, ratio=ratio))
    return tuple(rows)


def _by_criterion(found: Iterable[Problem]) -> tuple[Criterion, ...]:
    codes: dict[str, list[str]] = {}
    for problem in found:
        for number in _criteria(problem.code):
            codes.setdefault(number, []).append(problem.code)
    return tuple(
        Criterion(number=number, problems=len(named), codes=tuple(sorted(set(named))))
        for number, named in sorted(codes.items(), key=lambda pair: [int(part) for part in pair[0].split(".")])
    )


def _criteria(code: str) -> tuple[str, ...]:
    known = entry(code)
    return known.wcag if known else ()
