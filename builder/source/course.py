"""Read the folder of a course: its settings, modules, glossary, drawings and the names of its media."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from builder.errors import Place, Problem, ProblemsFound, stop_on_errors
from builder.model import (
    PROFILES,
    Allowed,
    Brand,
    Budgets,
    CourseSettings,
    FactSettings,
    Gates,
    ModuleSource,
    Partner,
    Print,
    Scorm,
    SlotSettings,
    SourceFile,
    SourceTree,
)
from builder.source import names, stray
from builder.source.finding import course_folder
from builder.source.folder import Folder
from builder.source.schema import BudgetYaml, CourseYaml, FactYaml, FrontMatter
from builder.source.sizes import bytes_of
from builder.source.typed import typed
from builder.source.yaml import LARGEST, Yaml, read_yaml

Value = TypeVar("Value")

_MARKDOWN = re.compile(r"\.(md|markdown|mkd|mdown)$", re.IGNORECASE)
_FENCE = "---"
# Comments, lists and blank lines may stand in it; a key comes first.
_LATE = re.compile(r"(\s*\n)---[ \t]*\n(?=(?:[ \t]*#.*\n)*[a-z]+:)(?:(?!---)(?:[a-z# \t-].*)?\n)+---[ \t]*(?:\n|$)")
_ENDS = ("---", "...")


class Findings:
    """Collect the problems of reads that each may fail alone."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def attempt(self, read: Callable[..., Value], *inputs: object) -> Value | None:
        """Give back what `read` returns, or keep its problems and give back None."""
        try:
            return read(*inputs)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return None


def read_course(project: Path, slug: str) -> SourceTree:
    """Read everything of a course but the bytes of its media; raises `ProblemsFound` with all problems."""
    tree, problems = survey_course(project, slug)
    stop_on_errors(problems)
    return tree


def survey_course(project: Path, slug: str) -> tuple[SourceTree, tuple[Problem, ...]]:
    """Read a course as well as it goes, with every problem of reading.

    With problems the tree is good for finding more of them, and for nothing else.
    """
    folder = course_folder(project, slug)
    found = Findings()
    found.problems += names.slug_problems(slug, "course", folder.place("course.yaml"))
    settings = found.attempt(read_settings, folder)
    modules = _read_modules(folder, found)
    glossary = _read_decoded(folder, "glossary.md", found) if folder.has("glossary.md") else None
    media = _find_media(folder, found)
    found.problems += found.attempt(tuple, stray.stray_problems(folder)) or ()
    svgs = [path for path in media if path.lower().endswith(".svg")]
    drawings = (_read_decoded(folder, path, found) for path in svgs)
    tree = SourceTree(
        slug=slug,
        folder=folder.name,
        settings=settings or _unknown_settings(slug),
        modules=modules,
        glossary=glossary,
        drawings=tuple(drawing for drawing in drawings if drawing),
        media=media,
        place=folder.place("course.yaml", 1),
    )
    return tree, tuple(found.problems)


def _unknown_settings(slug: str) -> CourseSettings:
    """Stand in for settings that cannot be read, while the rest of the course is looked at."""
    return CourseSettings(title=slug, version="0", language="en", license="", summary=slug)


def read_module(project: Path, tree: SourceTree, path: str) -> tuple[ModuleSource, tuple[Problem, ...]] | None:
    """Read one module of a course again, by its file (`course_src/a/modules/01-why.md`); None: it has no such one."""
    known = next((one for one in tree.modules if one.file.path == path), None)
    if known is None:
        return None
    found = Findings()
    folder = course_folder(project, tree.slug)
    module = _read_module(folder, path.rpartition("/")[2], known.slug, found)
    return (module, tuple(found.problems)) if module else None


def source_language(project: Path, slug: str) -> str:
    """Name the language that a course is written in, or nothing where course.yaml does not say it well."""
    settings = Findings().attempt(read_settings, course_folder(project, slug))
    return settings.language if settings else ""


def read_media(project: Path, slug: str, path: str) -> bytes:
    """Read one file of a course's media; raises `ProblemsFound` for a path that leads out of the course."""
    return course_folder(project, slug).read_bytes(path)


def read_settings(folder: Folder) -> CourseSettings:
    """Read and check course.yaml; raises `ProblemsFound`."""
    if not (folder.path / stray.SETTINGS).exists():
        raise ProblemsFound([stray.missing_settings(folder)])
    file = folder.read_text(stray.SETTINGS, LARGEST)
    document = read_yaml(file.text, file.path)
    found = typed(document, CourseYaml)
    brand = Brand(
        logo=found.brand.logo,
        colors=tuple(sorted(found.brand.colors.items())),
        fonts=tuple(sorted(found.brand.fonts.items())),
        partners=tuple(Partner(name=one.name, logo=one.logo) for one in found.brand.partners),
    )
    return CourseSettings(
        title=found.title,
        version=found.version,
        language=found.language,
        license=found.license,
        summary=" ".join(found.summary.split()),
        readers=" ".join((found.readers or "").split()),
        publisher=found.publisher or "",
        authors=tuple(found.authors),
        keywords=tuple(found.keywords),
        outcomes=tuple(" ".join(outcome.split()) for outcome in found.outcomes),
        facts=tuple(_fact(name, fact) for name, fact in found.facts.items()),
        slots=tuple(
            SlotSettings(name=name, question=slot.question, required=slot.required)
            for name, slot in found.slots.items()
        ),
        theme=found.theme,
        brand=brand,
        gates=Gates(questions=found.gates.questions, words=found.gates.words),
        scorm=Scorm(scope=found.scorm.scope, completion=found.scorm.completion, surveys=found.scorm.surveys),
        single_limit=bytes_of(found.single.limit),
        profiles=tuple(name for name in PROFILES if name in found.profiles),
        budgets=_budgets(found.budget),
        print=Print(paper=found.print.paper, sides=found.print.sides),
        allowed=tuple(Allowed(code=one.code, file=one.file or "") for one in found.allow),
        lines=_lines(document),
    )


def _budgets(said: BudgetYaml) -> Budgets:
    """Read how many bytes a package of each profile may have."""
    sizes = ((name, getattr(said, name)) for name in PROFILES)
    return tuple((name, bytes_of(size)) for name, size in sizes if size)


def _fact(name: str, fact: FactYaml) -> FactSettings:
    return FactSettings(
        name=name,
        kind=fact.kind,
        question=fact.question,
        example=fact.example or "",
        default=fact.default or "",
        required=fact.required,
    )


def _lines(document: Yaml) -> dict[str, int]:
    return {".".join(map(str, path)): line for path, line in document.lines.items() if path}


def _read_modules(folder: Folder, found: Findings) -> tuple[ModuleSource, ...]:
    paths = found.attempt(tuple, folder.files_under("modules")) or ()
    files = [path.removeprefix("modules/") for path in paths]
    markdown = [name for name in files if _MARKDOWN.search(name)]
    if not markdown:
        found.problems.append(_no_modules(folder))
    found.problems += names.module_problems(markdown, folder.file_name("modules"))
    by_slug: dict[str, tuple[int, str]] = {}
    for name in markdown:
        number, slug = names.module_parts(name) or names.guess_parts(name)
        by_slug.setdefault(slug, (number, name))
    in_order = sorted((number, name, slug) for slug, (number, name) in by_slug.items())
    read = (_read_module(folder, name, slug, found) for _, name, slug in in_order)
    return tuple(module for module in read if module is not None)


def _no_modules(folder: Folder) -> Problem:
    return Problem(
        code="N107",
        message="The course has no modules.",
        place=folder.place("modules"),
        hint="Write the first one as `modules/01-welcome.md`; its first line is the title: `# Welcome`.",
    )


def _read_module(folder: Folder, name: str, slug: str, found: Findings) -> ModuleSource | None:
    file = _read_decoded(folder, f"modules/{name}", found)
    if file is None:
        return None
    late = _late_front_matter(file)
    found.problems += late
    start = late[0].place.line - 1 if late else 0  # read on as if it stood in its place
    moved = replace(file, text="\n".join(file.text.split("\n")[start:]))
    head, text = found.attempt(split_front_matter, moved) or ("", moved.text)
    front = found.attempt(_read_front_matter, head, file.path, start + 2) or FrontMatter()
    return ModuleSource(
        slug=slug,
        file=SourceFile(path=file.path, text="\n" * start + text),
        minutes=front.duration,
        stage=front.stage or "",
    )


def _read_front_matter(head: str, file: str, first_line: int) -> FrontMatter:
    return typed(read_yaml(head, file, first_line), FrontMatter) if head.strip() else FrontMatter()


def _read_decoded(folder: Folder, inside: str, found: Findings) -> SourceFile | None:
    file, problems = found.attempt(folder.decode_text, inside) or (None, ())
    found.problems += problems
    return file


def split_front_matter(file: SourceFile) -> tuple[str, str]:
    """Cut a module into its front matter and its text, where blank lines stand for the front matter."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return "", file.text
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() in _ENDS]
    if not ends:
        raise ProblemsFound([_unclosed(file.path)])
    return "\n".join(lines[1 : ends[0]]), "\n".join([""] * (ends[0] + 1) + lines[ends[0] + 1 :])


def _late_front_matter(file: SourceFile) -> list[Problem]:
    """Find front matter below blank lines, where it would be shown as text."""
    match = _LATE.match(file.text)
    if match is None:
        return []
    place = Place(file=file.path, line=match[1].count("\n") + 1)
    message = "The front matter does not begin on the first line, so it is shown as text."
    return [Problem(code="Y110", message=message, place=place, hint="Delete the blank lines above its `---`.")]


def _unclosed(file: str) -> Problem:
    return Problem(
        code="Y108",
        message="The front matter that begins here never ends.",
        place=Place(file=file, line=1),
        hint="Close it with a line of `---`; for a line across the page write `***`.",
    )


def _find_media(folder: Folder, found: Findings) -> tuple[str, ...]:
    files = found.attempt(tuple, folder.files_under("media")) or ()
    paths = tuple(path for path in files if names.is_media(path))
    found.problems += names.media_problems(paths, folder.name)
    for path in paths:
        found.attempt(folder.check, path)
    return paths
