"""Read what an institution asks of its courses: `profiles/<name>.yaml`."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from builder.errors import Problem, ProblemsFound
from builder.model.requirements import Mentions, OfCourse, OfLanguages, OfModule, Requirements
from builder.source.folder import Folder
from builder.source.requirements_schema import MentionsYaml, OfCourseYaml, OfModuleYaml, RequirementsYaml
from builder.source.typed import typed
from builder.source.yaml import LARGEST, read_yaml

PROFILES = "profiles"
_ENDING = ".yaml"
_IN_COURSE = ("outcomes", "readers", "publisher", "authors", "keywords", "glossary", "modules", "surveys")
_IN_MODULE = (
    "objectives", "case_studies", "examples", "activities", "reflections", "summaries", "trainer_notes", "questions",
    "graded", "pictures", "sources",
)  # fmt: skip


def find_requirements(project: Path) -> tuple[str, ...]:
    """Name the course profiles of a project, sorted."""
    return tuple(sorted(path.stem for path in (project / PROFILES).glob(f"*{_ENDING}") if path.is_file()))


def read_requirements(project: Path, name: str) -> Requirements:
    """Read a course profile; raises `ProblemsFound`."""
    folder = Folder(path=project / PROFILES, name=PROFILES)
    known = find_requirements(project)
    if name not in known:
        raise ProblemsFound([_unknown(folder, name, known)])
    file = folder.read_text(f"{name}{_ENDING}", LARGEST)
    found = typed(read_yaml(file.text, file.path), RequirementsYaml)
    return Requirements(
        name=name,
        title=found.title,
        course=_of_course(found.course),
        module=_of_module(found.module),
        languages=OfLanguages(required=tuple(found.languages.required), reviewed=found.languages.reviewed or ""),
        mentions=tuple(_mentions(subject, one) for subject, one in found.mentions.items()),
        place=folder.place(f"{name}{_ENDING}", 1),
    )


def _of_course(found: OfCourseYaml) -> OfCourse:
    return OfCourse(
        counts=tuple((name, int(getattr(found, name))) for name in _IN_COURSE),
        least_hours=found.hours.least or 0,
        most_hours=found.hours.most or 0,
        licenses=tuple(found.licenses),
        stages=tuple(found.stages),
    )


def _of_module(found: OfModuleYaml) -> OfModule:
    return OfModule(
        counts=tuple((name, getattr(found, name)) for name in _IN_MODULE),
        hourly=(("activities", found.activities_per_hour), ("minutes", found.activity_minutes_per_hour)),
        needs_duration=found.duration,
        needs_stage=found.stage,
        most_words=found.words,
        longest_sentence=found.sentence,
        sections=tuple(found.sections),
    )


def _mentions(name: str, found: MentionsYaml) -> Mentions:
    return Mentions(name=name, words=tuple(found.words), least=found.least, each_module=found.where == "module")


def _unknown(folder: Folder, name: str, known: tuple[str, ...]) -> Problem:
    near = get_close_matches(name, known, n=1)
    there = f"There are: {', '.join(f'`{one}`' for one in known)}."
    hint = f"Did you mean `{near[0]}`?" if near else there if known else f"Write it as {PROFILES}/{name}{_ENDING}."
    return Problem(
        code="J100", message=f"There is no course profile `{name}`.", place=folder.place(f"{name}{_ENDING}"), hint=hint
    )
