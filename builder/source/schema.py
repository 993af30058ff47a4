"""Say what course.yaml and a module's front matter may hold; editors complete from the JSON Schema of it."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from builder.model.stages import Stage
from builder.source.fields import (
    Code,
    Color,
    Day,
    Digest,
    FontName,
    Key,
    Language,
    Line,
    MediaPath,
    Size,
    Strict,
    Version,
    Words,
)
from builder.source.requirements_schema import RequirementsYaml
from builder.source.sizes import SIZE


class PartnerYaml(Strict):
    """Name an organisation that stands behind a course."""

    name: Line = Field(description="Its name; it is read out in the place of the logo.")
    logo: MediaPath = Field(description="Its logo, a picture under media/.")


class BrandSource(Strict):
    """What an agency puts on a course."""

    logo: MediaPath = Field("", description="A picture under media/, shown on the start page and in the PDF.")
    colors: dict[Key, Color] = Field({}, description='The theme\'s colours by name, as "#0b5c6b" in quotes.')
    fonts: dict[Key, FontName] = Field({}, description="The theme's fonts by name.")
    partners: list[PartnerYaml] = Field(
        [], description="Partners, whose logos stand on the start page and behind the cover of the book."
    )


class GatesYaml(Strict):
    """Say how much of a translation there must be before it is given out."""

    questions: int = Field(100, ge=0, le=100, description="Percent of the words in questions that must be translated.")
    words: int = Field(80, ge=0, le=100, description="Percent of all words that must be translated.")


class ScormYaml(Strict):
    """Say how the course reports to learning platforms."""

    scope: Literal["course", "module"] = Field(
        "course", description="What one SCORM package holds: the course, or each module a package of its own."
    )
    completion: Literal["lessons", "quiz", "both"] = Field(
        "both", description="What completes it: all lessons read, all graded quizzes taken, or both."
    )
    surveys: bool = Field(
        False,
        description="Whether platforms are told what learners say in surveys; without it, it stays on the device.",
    )


class SingleYaml(Strict):
    """Say how large the one file may be that holds a course."""

    limit: Size = Field("15MB", description="How large, as 15MB; above it, each module is a file of its own.")


class PrintYaml(Strict):
    """Say on what paper the course is printed."""

    paper: Literal["A4", "Letter"] = Field("A4", description="The size of the paper: A4 or Letter.")
    sides: Literal["one", "two"] = Field(
        "two", description="How many sides are printed; with two, margins are mirrored so that it can be bound."
    )


class BudgetYaml(Strict):
    """Say how large a package of each profile may be."""

    full: Size | None = Field(None, description="The most that a package with pictures and recordings may have.")
    lite: Size | None = Field(None, description="The most that a package with small pictures may have.")
    text: Size | None = Field(None, description="The most that a package without media may have.")


def _for_each(value: object) -> object:
    """Let one size stand for every profile."""
    if isinstance(value, str) and re.match(SIZE, value):
        return dict.fromkeys(BudgetYaml.model_fields, value)
    if not isinstance(value, dict | BudgetYaml):
        raise ValueError("it is a size with its unit, KB or MB")
    return value


_SIZE_SCHEMA = {"type": "string", "pattern": SIZE}
Budget = Annotated[
    BudgetYaml,
    BeforeValidator(_for_each),
    WithJsonSchema(
        {
            "anyOf": [
                _SIZE_SCHEMA,
                {
                    "type": "object",
                    "properties": dict.fromkeys(BudgetYaml.model_fields, _SIZE_SCHEMA),
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class FactYaml(Strict):
    """Ask a local partner for a fact."""

    question: Line = Field(description="What a local partner is asked, as a question.")
    example: Line | None = Field(None, description="An answer as it could be.")
    kind: Literal["text", "phone", "number", "date", "currency"] = Field(
        "text", description="text, phone, number (1200.5), date (2026-03-08) or currency (its code: KES)."
    )
    default: Line | None = Field(None, description="What stands in its place where no local pack answers.")
    required: bool = Field(False, description="Whether a context pack must answer.")


class SlotYaml(Strict):
    """Ask a local partner for the material of a slot."""

    question: Line = Field(description="What a local partner is asked to write.")
    required: bool = Field(False, description="Whether a context pack must fill it.")


class AllowYaml(Strict):
    """Let a problem pass, with a reason."""

    code: Code = Field(description="The problem's code, such as A103; `satchel explain --list` names them all.")
    reason: Line = Field(description="Why it may stay: for who comes after you.")
    file: Line | None = Field(None, description="The file it is about, such as media/map.png; left out: all files.")


class CourseYaml(Strict):
    """Describe a training companion: the file course.yaml in its folder."""

    model_config = ConfigDict(title="Satchel course.yaml")

    title: Line = Field(description="The course's name, one line.")
    version: Version = Field(description='The version of the material, as text in quotes: "1.0".')
    language: Language = Field(description="The language the source is written in (BCP 47): en, fr, pt-BR.")
    license: Line = Field(description="The licence of the material, as an SPDX identifier: CC-BY-4.0.")
    summary: Words = Field(description="What the course is about, in one or two sentences.")
    publisher: Line | None = Field(None, description="The organisation that publishes the course.")
    authors: list[Line] = Field([], description="The people or groups who wrote it.")
    keywords: list[Line] = Field([], description="Words to find the course by.")
    outcomes: list[Words] = Field([], description="What a learner can do at the end, one sentence each.")
    readers: Words | None = Field(None, alias="for", description="Who the course is for.")
    facts: dict[Key, FactYaml] = Field({}, description="What differs by place, each as a question to a partner.")
    slots: dict[Key, SlotYaml] = Field({}, description="The slots of the modules, each as a question to a partner.")
    gates: GatesYaml = Field(
        default_factory=GatesYaml, description="How much of a translation there must be before it is given out."
    )
    scorm: ScormYaml = Field(default_factory=ScormYaml, description="How the course reports to learning platforms.")
    single: SingleYaml = Field(default_factory=SingleYaml, description="How large the one file of a course may be.")
    print: PrintYaml = Field(default_factory=PrintYaml, description="On what paper the course is printed.")
    profiles: list[Literal["full", "lite", "text"]] = Field(
        ["full"], min_length=1, description="What is built: full, lite (small pictures), text (no pictures)."
    )
    budget: Budget = Field(
        default_factory=BudgetYaml,
        description="The most that a package may have, as 16MB; by profile: {full: 16MB, lite: 4MB}.",
    )
    allow: list[AllowYaml] = Field([], description="Problems that may stay, each with a reason.")
    theme: Key = Field("plain", description="The name of a folder under themes/.")
    brand: BrandSource = Field(default_factory=BrandSource, description="Logo, colours and fonts of an agency.")


class ContextYaml(Strict):
    """Answer what a course asks of a place: the file context.yaml of a context pack."""

    model_config = ConfigDict(title="Satchel context.yaml")

    by: Line | None = Field(None, description="Who answered: a person, a group, an institution.")
    digits: Literal["western", "native"] | None = Field(
        None, description="How numbers are written: western (0-9) or native (the locale's own digits)."
    )
    facts: dict[Key, Line] = Field({}, description="The answers, by the names of course.yaml.")


class ReviewYaml(Strict):
    """Say who has read a translation, and when."""

    locale: Language = Field(description="The language that was read (BCP 47): sw, es-CO.")
    module: Key | None = Field(None, description="The slug of the module that was read; left out: all of the course.")
    by: Line = Field(description="Who read it.")
    native: bool = Field(False, description="Whether it is the reader's own language.")
    on: Day = Field(description='When, as "2026-03-08" in quotes.')
    digest: Digest = Field(description="What was read, as `satchel status --review` writes it.")


class ReviewsYaml(Strict):
    """List who has read the translations of a course: the file reviews.yaml beside its catalogs."""

    model_config = ConfigDict(title="Satchel reviews.yaml")

    reviews: list[ReviewYaml] = Field([], description="The readings, oldest first.")


class FrontMatter(Strict):
    """Say a few things about a module, between two lines of `---` at its top."""

    model_config = ConfigDict(title="Satchel module front matter")

    duration: int | None = Field(None, ge=1, le=6000, description="How long the module takes, in minutes.")
    stage: Stage | None = Field(
        None, description="Its stage of the learning cycle: acquire, absorb, analyze, implement, investigate, innovate."
    )


SCHEMAS: dict[str, type[BaseModel]] = {
    "course": CourseYaml,
    "module": FrontMatter,
    "context": ContextYaml,
    "reviews": ReviewsYaml,
    "profile": RequirementsYaml,
}


def json_schema(name: str) -> str:
    """Write the JSON Schema of one kind of file as it is shipped in `schemas/`."""
    schema: dict[str, Any] = SCHEMAS[name].model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
