"""Bring each module of a course onto one sheet, printed on both sides, and all answers onto another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from builder.errors import Problem, Severity
from builder.model import Activity, Block, Callout, Edition, Module, TrainerNote, walk, with_blocks
from builder.targets.pdf_parts.coded import Coded, coded, key_of
from builder.targets.pdf_parts.press import Layout, lay_out
from builder.targets.pdf_parts.setting import Setting, fetching, setting
from builder.targets.target import Kit

SIDES = 2

# Type in points. Smaller is hard to read on a copy of a copy.
USUAL_TYPE, SMALLER_TYPE, SMALLEST_TYPE = 10.5, 9.75, 9.0

POINTS = ("key-point", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Be what stands on the sheet of a module."""

    objectives: tuple[Callout, ...]
    points: tuple[Callout, ...]
    activities: tuple[Activity, ...]
    questions: tuple[Coded, ...]
    hints: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Hold a module as it was brought onto its sheet, and what had to be left out for that."""

    module: Module
    sheet: Sheet
    layout: Layout
    left_out: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        return len(self.layout.pages) <= SIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """Hold the laid-out sides, two for each sheet, and what did not fit on them."""

    layouts: tuple[Layout, ...]
    problems: tuple[Problem, ...]

    @property
    def sheets(self) -> int:
        return sum(len(layout.pages) for layout in self.layouts) // SIDES


def handout(edition: Edition, kit: Kit) -> Handout:
    """Lay out the sheets of a course: its modules, one for the answers, and for trainers the key."""
    spoken = replace(edition, course=with_blocks(edition.course, _for_everybody))
    made = setting(spoken, kit, "pdf/handout", black=True)
    lay = partial(_laid_out, made, fetching(made))
    numbered = enumerate(coded(spoken.course), start=1)
    fitted = [_fitted(lay, number, module, questions) for number, (module, questions) in numbered]
    asked = [(one.module, one.sheet.questions) for one in fitted if one.sheet.questions]
    names = ("answers", "key") if edition.audience == "trainer" else ("answers",)
    others = [lay(name, modules=asked, key=partial(key_of, made.show)) for name in names if asked]
    layouts = (*(one.layout for one in fitted), *others)
    return Handout(
        layouts=tuple(side for layout in layouts for side in _even(made, layout)),
        problems=tuple(_left_out(one, edition) for one in fitted if one.left_out),
    )


def _for_everybody(block: Block) -> tuple[Block, ...]:
    """Keep notes for the trainer off a sheet that learners get."""
    return () if isinstance(block, TrainerNote) else (block,)


def _laid_out(
    made: Setting, fetch: Callable[[str], bytes], name: str, size: float = USUAL_TYPE, **values: object
) -> Layout:
    module = values.get("module")
    inside = made.inside(module) if isinstance(module, Module) else made
    styles = made.styles("pdf", "handout") + made.paper_size()
    return lay_out(made.book(inside.page(f"pdf/handout/{name}.html.j2", size=size, **values), fetch, styles))


def _even(made: Setting, layout: Layout) -> tuple[Layout, ...]:
    """Let the next module begin on a sheet of its own: the back of an odd last page stays empty."""
    if len(layout.pages) % SIDES == 0:
        return (layout,)
    html = f'<html lang="{made.edition.locale}"><body></body></html>'
    return layout, lay_out(made.book(html, _nothing, made.paper_size()))


def _nothing(address: str) -> bytes:
    raise LookupError(address)


def _fitted(lay: Callable[..., Layout], number: int, module: Module, questions: tuple[Coded, ...]) -> Fitted:
    """Bring a module onto its sheet: in smaller type if it must be, then with less on it, then with fewer questions."""

    def made(size: float, left_out: tuple[str, ...], sheet: Sheet) -> Fitted:
        layout = lay("module", size, number=number, module=module, sheet=sheet)
        return Fitted(module=module, sheet=sheet, layout=layout, left_out=left_out)

    for size, left_out, sheet in _tries(_sheet(module, questions)):
        fitted = made(size, left_out, sheet)
        if fitted.fits:
            return fitted
    return _with_fewer_questions(fitted, partial(made, SMALLEST_TYPE))


def _with_fewer_questions(full: Fitted, made: Callable[[tuple[str, ...], Sheet], Fitted]) -> Fitted:
    """Keep as many of the first questions as there is room for, by halving what is not known yet."""
    questions = full.sheet.questions
    total = len(questions)

    def first(kept: int) -> Fitted:
        told = f"the last {total - kept} of {total} questions" if kept else "all questions"
        return made((*full.left_out, told), replace(full.sheet, questions=questions[:kept]))

    best, low, high = first(0), 0, total
    while best.fits and high - low > 1:
        middle = (low + high) // 2
        found = first(middle)
        best, low, high = (found, middle, high) if found.fits else (best, low, middle)
    too_much = () if best.fits else (f"and it still takes {len(best.layout.pages)} sides",)
    return replace(best, left_out=(*best.left_out, *too_much))


def _sheet(module: Module, questions: tuple[Coded, ...]) -> Sheet:
    nodes = tuple(walk(module))
    callouts = [node for node in nodes if isinstance(node, Callout)]
    return Sheet(
        objectives=tuple(one for one in callouts if one.name == "objectives"),
        points=tuple(one for one in callouts if one.name in POINTS),
        activities=tuple(node for node in nodes if isinstance(node, Activity)),
        questions=questions,
    )


def _tries(sheet: Sheet) -> Iterator[tuple[float, tuple[str, ...], Sheet]]:
    """List what may be printed, from everything to the questions alone, each with what it leaves out."""
    yield USUAL_TYPE, (), sheet
    yield SMALLER_TYPE, (), sheet
    yield SMALLEST_TYPE, (), sheet
    left_out: tuple[str, ...] = ()
    for told, less in _cuts(sheet):
        if less(sheet) != sheet:
            sheet, left_out = less(sheet), (*left_out, told)
            yield SMALLEST_TYPE, left_out, sheet


def _cuts(sheet: Sheet) -> Iterator[tuple[str, Callable[[Sheet], Sheet]]]:
    """Say what is left out of a module that does not fit, one after the other; after that, its last questions."""
    if any(one.question.hint for one in sheet.questions):
        yield "the hints", lambda one: replace(one, hints=False)
    yield "all activities but the first", lambda one: replace(one, activities=one.activities[:1])
    yield "the summary", lambda one: replace(one, points=tuple(p for p in one.points if p.name != "summary"))
    yield "the steps of the activity", lambda one: replace(one, activities=tuple(map(_without_steps, one.activities)))


def _without_steps(activity: Activity) -> Activity:
    return replace(activity, children=())


def _left_out(one: Fitted, edition: Edition) -> Problem:
    title = one.module.title.source
    return Problem(
        code="B402",
        message=f"“{title}” does not fit on one sheet in `{edition.locale}`; left out: {', '.join(one.left_out)}.",
        place=one.module.title.place,
        hint="Shorten its activities and questions; the companion (`pdf`) holds everything.",
        severity=Severity.WARNING,
    )
