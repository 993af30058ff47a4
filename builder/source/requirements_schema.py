"""Say what a course profile (`profiles/<name>.yaml`) may hold; a key that is left out asks for nothing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from builder.model.stages import Stage
from builder.source.fields import Key, Language, Line, Strict

Count = Annotated[int, Field(ge=0, le=10_000)]
Hours = Annotated[float, Field(gt=0, le=1000, strict=False)]


class HoursYaml(Strict):
    """Say how long a course may be."""

    least: Hours | None = Field(None, description="The least hours that its modules take together.")
    most: Hours | None = Field(None, description="The most hours that its modules take together.")


class OfCourseYaml(Strict):
    """Say what a course as a whole must have."""

    outcomes: Count = Field(0, description="How many outcomes course.yaml must name, at least.")
    readers: bool = Field(False, alias="for", description="Whether course.yaml must say who the course is for.")
    publisher: bool = Field(False, description="Whether course.yaml must name a publisher.")
    authors: Count = Field(0, description="How many authors course.yaml must name, at least.")
    keywords: Count = Field(0, description="How many keywords course.yaml must name, at least.")
    glossary: Count = Field(0, description="How many terms glossary.md must explain, at least.")
    modules: Count = Field(0, description="How many modules there must be, at least.")
    surveys: Count = Field(0, description="How many surveys there must be, at least.")
    hours: HoursYaml = Field(default_factory=HoursYaml, description="How long it may be: {least: 4, most: 40}.")
    licenses: list[Line] = Field([], description="The licences that are allowed: CC-BY-4.0.")
    stages: list[Stage] = Field([], description="Stages of the learning cycle that modules or activities must have.")


class OfModuleYaml(Strict):
    """Say what each module must have."""

    duration: bool = Field(False, description="Whether its front matter must say how long it takes.")
    stage: bool = Field(False, description="Whether its front matter must name a stage of the learning cycle.")
    objectives: Count = Field(0, description="How many objectives it must list, at least.")
    case_studies: Count = Field(0, alias="case-studies", description="How many case studies it must have, at least.")
    examples: Count = Field(0, description="How many examples it must have, at least.")
    activities: Count = Field(0, description="How many activities it must have, at least.")
    activities_per_hour: Annotated[float, Field(ge=0, le=60, strict=False)] = Field(
        0, alias="activities-per-hour", description="How many activities there must be for each hour, at least: 0.5."
    )
    activity_minutes_per_hour: Count = Field(
        0, alias="activity-minutes-per-hour", description="How many minutes of each hour are for activities, at least."
    )
    reflections: Count = Field(0, description="How many reflections it must have, at least.")
    summaries: Count = Field(0, description="How many summaries it must have, at least.")
    trainer_notes: Count = Field(
        0, alias="trainer-notes", description="How many notes for the trainer it must have, at least."
    )
    questions: Count = Field(0, description="How many questions its quizzes must ask, at least.")
    graded: Count = Field(0, description="How many questions its graded quizzes must ask, at least.")
    pictures: Count = Field(0, description="How many figures it must show, at least.")
    sources: Count = Field(0, description="How many footnotes it must have, at least.")
    words: Count = Field(0, description="How many words it may have, at most.")
    sentence: Count = Field(0, description="How many words a sentence may have, at most.")
    sections: list[Line] = Field([], description="Headings that it must have, as they are written.")


class MentionsYaml(Strict):
    """Ask for words of a subject."""

    words: list[Line] = Field(min_length=1, description="Words of the subject, or how they begin: disab, wheelchair.")
    least: Annotated[int, Field(ge=1, le=1000)] = Field(1, description="How often they must stand there, at least.")
    where: Literal["module", "course"] = Field(
        "module", alias="in", description="module: in each module; course: anywhere in the course."
    )


class OfLanguagesYaml(Strict):
    """Say into which languages a course must be translated."""

    required: list[Language] = Field([], description="Languages that must be given out (BCP 47): fr, ar, pt-BR.")
    reviewed: Literal["read", "native"] | None = Field(
        None, description="read: somebody has read each of these translations; native: whose own language it is."
    )


class RequirementsYaml(Strict):
    """Say what every course of an institution must have: a file in profiles/."""

    model_config = ConfigDict(title="Satchel course profile")

    title: Line = Field(description="What it is called, as in: Training companion.")
    course: OfCourseYaml = Field(default_factory=OfCourseYaml, description="What a course as a whole must have.")
    module: OfModuleYaml = Field(default_factory=OfModuleYaml, description="What each module must have.")
    languages: OfLanguagesYaml = Field(
        default_factory=OfLanguagesYaml, description="Into which languages it must be translated, and who reads it."
    )
    mentions: dict[Key, MentionsYaml] = Field({}, description="Subjects that must come up, each by its words.")
