"""Hold a course to what an institution asks of each of its courses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from builder import locales
from builder.errors import Place, Problem, Severity
from builder.model import Course
from builder.model.requirements import Mentions, Requirements
from builder.model.stages import STAGES
from builder.report.measure import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Say how far a course is in a language: whether it is `held` back, and who has read it (`native`, `read`, …)."""

    locale: str
    held: bool
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Hold what is held to a profile: a course, what its modules have, its translations."""

    course: Course
    modules: tuple[Measured, ...]
    spoken: tuple[Spoken, ...]


Rule: TypeAlias = Callable[[Requirements, Subject], Iterable[Problem]]

# So many long sentences are told of in a module.
_TOLD = 5
_KEYS = {"readers": "for", "glossary": "glossary.md"}
_NAMED = {
    "outcomes": "outcomes", "readers": "word about who it is for", "publisher": "publisher", "authors": "authors",
    "keywords": "keywords", "glossary": "terms in its glossary", "modules": "modules", "surveys": "surveys",
    "objectives": "objectives", "case_studies": "case studies", "examples": "examples", "activities": "activities",
    "reflections": "reflections", "summaries": "summaries", "trainer_notes": "notes for the trainer",
    "questions": "questions", "graded": "graded questions", "pictures": "pictures", "sources": "sources (footnotes)",
}  # fmt: skip
_WAYS = {
    "objectives": "List them under `:::{objectives}`, one item each.",
    "case_studies": "Tell one under `:::{case-study}`.",
    "examples": "Show one under `:::{example}`.",
    "activities": "Give the group something to do under `:::{activity}`.",
    "reflections": "Let learners write under `:::{reflection}`.",
    "summaries": "Sum up under `:::{summary}`.",
    "trainer_notes": "Speak to the trainer under `:::{trainer}`.",
    "questions": "Ask more in a `:::{quiz}`.",
    "graded": "Ask more in a `:::{quiz}` with a `:pass:` mark.",
    "pictures": "Show one with `:::{figure}`.",
    "sources": "Name what a fact comes from in a footnote: `[^name]` in the text, `[^name]: …` at the end.",
}


def unmet(asked: Requirements, subject: Subject) -> tuple[Problem, ...]:
    """Find everything that a course profile asks for and a course does not have, by file and line."""
    found = (problem for rule in RULES for problem in rule(asked, subject))
    return tuple(sorted(found, key=lambda one: (one.place.file, one.place.line, one.code, one.message)))


def poor_courses(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J101: the course has too little of something."""
    course = subject.course
    there = {
        "outcomes": len(course.outcomes),
        "readers": int(course.readers is not None),
        "publisher": int(bool(course.publisher)),
        "authors": len(course.authors),
        "keywords": len(course.keywords),
        "glossary": len(course.glossary),
        "modules": len(course.modules),
        "surveys": sum(one.count("surveys") for one in subject.modules),
    }
    for name, least in asked.course.counts:
        if there[name] < least:
            yield _problem("J101", f"The course {_lacks(name, there[name], least)}.", course.place, _in_yaml(name))


def _in_yaml(name: str) -> str:
    if name in ("modules", "surveys"):
        return "Write more, or ask for less in the profile."
    key = _KEYS.get(name, name)
    return f"Write them in {key}." if "." in key else f"Write `{key}:` in course.yaml."


def strange_licenses(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J102: the licence is none of those that the institution gives."""
    allowed = asked.course.licenses
    if allowed and subject.course.license not in allowed:
        listed = ", ".join(f"`{one}`" for one in allowed)
        message = f"The licence is `{subject.course.license}`."
        yield _problem("J102", message, subject.course.place, f"Give the course one of these: {listed}.")


def missing_languages(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J103: a language is missing, or held back."""
    known = {one.locale: one for one in subject.spoken}
    for locale in asked.languages.required:
        if locale == subject.course.source_locale:
            continue
        one = known.get(locale)
        if one is None or one.held:
            state = "is held back" if one else "is missing"
            message = f"The translation into {locales.name_in(locale, 'en')} (`{locale}`) {state}."
            place = Place(file=f"translations/{subject.course.slug}/{locale}.po") if one else subject.course.place
            start = f"Start it with `satchel update {subject.course.slug} -l {locale}`."
            yield _problem("J103", message, place, "`satchel status` says what it lacks." if one else start)


def unread_translations(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J104: nobody has read a translation that must be signed off, or not as it is now."""
    enough = {"read": ("read", "native"), "native": ("native",)}.get(asked.languages.reviewed, ())
    wanted = asked.languages.required
    for one in subject.spoken if enough else ():
        if one.review in enough or (wanted and one.locale not in wanted):
            continue
        by = "a native speaker" if enough == ("native",) else "somebody"
        message = f"The translation into {locales.name_in(one.locale, 'en')} (`{one.locale}`) was not read by {by}"
        changed = ", or has changed since" if one.review == "stale" else ""
        place = Place(file=f"translations/{subject.course.slug}/reviews.yaml")
        native = " --native" if enough == ("native",) else ""
        hint = f"`satchel status {subject.course.slug} -l {one.locale} --review NAME{native}` writes down who has."
        yield _problem("J104", f"{message}{changed}.", place, hint)


def wrong_lengths(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J105: the modules together take less or more time than a course may."""
    hours = sum(one.minutes for one in subject.modules) / 60
    least, most = asked.course.least_hours, asked.course.most_hours
    if hours < least or (most and hours > most):
        wanted = f"at least {least:g}" if hours < least else f"at most {most:g}"
        message = f"The modules take {hours:.1f} hours together; the profile asks for {wanted}."
        yield _problem("J105", message, subject.course.place, "Correct `duration:` of the modules, or what they hold.")


def missing_stages(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J106: no module and no activity belongs to a stage of the learning cycle."""
    there = {one.stage for one in subject.modules} | {act.stage for one in subject.modules for act in one.activities}
    missing = [stage for stage in STAGES if stage in asked.course.stages and stage not in there]
    if missing:
        listed = ", ".join(f"`{stage}`" for stage in missing)
        hint = "Write `stage:` at the top of a module, or `:stage:` in an activity."
        yield _problem("J106", f"Nothing in the course belongs to the stage {listed}.", subject.course.place, hint)


def unmarked_modules(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J201: a module does not say how long it takes, or which stage of the learning cycle it is."""
    for one in subject.modules:
        if asked.module.needs_duration and not one.minutes:
            hint = "Write it between two lines of `---` at its top: `duration: 90`."
            yield _problem("J201", "The module does not say how long it takes.", one.place, hint)
        if asked.module.needs_stage and not one.stage:
            hint = f"Write it between two lines of `---` at its top: `stage: {STAGES[0]}` (or {', '.join(STAGES[1:])})."
            yield _problem("J201", "The module names no stage of the learning cycle.", one.place, hint)


def poor_modules(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J202: a module has too little of something."""
    for one in subject.modules:
        for name, least in asked.module.counts:
            if one.count(name) < least:
                yield _problem("J202", f"The module {_lacks(name, one.count(name), least)}.", one.place, _WAYS[name])


def passive_modules(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J203: learners of a module listen for too long."""
    least = dict(asked.module.hourly)
    for one in subject.modules:
        hours = one.minutes / 60
        ways = (
            ("activities", one.count("activities"), "activity" if one.count("activities") == 1 else "activities"),
            ("minutes", one.active_minutes, "minutes of activities"),
        )
        for name, there, words in ways:
            if hours and there < least.get(name, 0) * hours:
                message = (
                    f"The module takes {one.minutes} minutes and has {there} {words}; the profile asks for "
                    f"{least[name]:g} in an hour."
                )
                hint = "Add an activity, or give those that are there a `:duration:`."
                yield _problem("J203", message, one.place, hint)


def long_modules(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J204: a module has more words than the institution allows."""
    most = asked.module.most_words
    for one in subject.modules:
        if most and one.words > most:
            message = f"The module has {one.words:,} words; the profile allows {most:,}."
            yield _problem("J204", message, one.place, "Cut it, or make two modules of it.")


def long_sentences(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J205: a sentence is longer than the institution allows."""
    most = asked.module.longest_sentence
    for one in subject.modules if most else ():
        long = (sentence for sentence in one.sentences if sentence.words > most)
        for sentence in islice(long, _TOLD):
            first = " ".join(sentence.text.split()[:6])
            message = f"A sentence of {sentence.words} words begins with “{first} …”; the profile allows {most}."
            yield _problem("J205", message, sentence.place, "Make two sentences of it.")


def missing_sections(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J206: a module lacks a heading that each one must have."""
    for one in subject.modules:
        there = {heading.strip().casefold() for heading in one.headings}
        for section in asked.module.sections:
            if section.strip().casefold() not in there:
                hint = f"Write it under a heading: `## {section}`."
                yield _problem("J206", f"The module has no section “{section}”.", one.place, hint)


def unmentioned_subjects(asked: Requirements, subject: Subject) -> Iterator[Problem]:
    """J207: a subject that must come up does not."""
    for subject_asked in asked.mentions:
        if subject_asked.each_module:
            for one in subject.modules:
                yield from _unmentioned(subject_asked, one.text, "The module", one.place)
        else:
            whole = " ".join(one.text for one in subject.modules)
            yield from _unmentioned(subject_asked, whole, "The course", subject.course.place)


def _unmentioned(asked: Mentions, text: str, what: str, place: Place) -> Iterator[Problem]:
    words = "|".join(re.escape(word) for word in asked.words)
    there = len(re.findall(rf"\b(?:{words})", text, re.IGNORECASE))
    if there < asked.least:
        often = "does not speak" if not there else f"speaks {there} times"
        listed = ", ".join(asked.words[:8]) + (" …" if len(asked.words) > 8 else "")
        more = f"; the profile asks for {asked.least}" if there else ""
        message = f"{what} {often} of `{asked.name}`{more}."
        yield _problem("J207", message, place, f"The profile looks for words that begin so: {listed}.")


def _lacks(name: str, there: int, least: int) -> str:
    has = f"has {there}" if there else "has no"
    return f"{has} {_NAMED[name]}" + (f"; the profile asks for {least}" if least > 1 else "")


def _problem(code: str, message: str, place: Place, hint: str) -> Problem:
    return Problem(code=code, message=message, place=place, hint=hint, severity=Severity.ERROR)


RULES: tuple[Rule, ...] = (
    poor_courses,
    strange_licenses,
    missing_languages,
    unread_translations,
    wrong_lengths,
    missing_stages,
    unmarked_modules,
    poor_modules,
    passive_modules,
    long_modules,
    long_sentences,
    missing_sections,
    unmentioned_subjects,
)
