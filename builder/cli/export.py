"""Write the texts of a course, or its questions, into a file for other people and platforms."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from builder.build import handouts
from builder.build.question_bank import BankForm, export_questions
from builder.cli.choices import canonical_locale
from builder.cli.handing import OUT, choose_one, hand_out
from builder.cli.printing import print_problems
from builder.source import source_language

SUFFIXES = {"xliff": "xlf", "xlsx": "xlsx", "gift": "gift", "moodle-xml": "xml"}


@click.command("export")
@click.argument("course", required=False)
@click.option(
    "-l", "--locale", help="The language of the translation; of questions, the course's own if you say nothing."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["xliff", "xlsx"]),
    help="For translation tools (XLIFF 2), or as a spreadsheet, which is what you get if you say nothing.",
)
@click.option(
    "--questions",
    "bank",
    type=click.Choice(["gift", "moodle-xml"]),
    help="Write the questions of the quizzes instead, for Moodle and other platforms.",
)
@OUT
@click.pass_obj
def command(
    project: Path,
    *,
    course: str | None,
    locale: str | None,
    form: Literal["xliff", "xlsx"] | None,
    bank: BankForm | None,
    out: Path | None,
) -> None:
    """Write the texts of COURSE in a language as XLIFF or as a spreadsheet; `satchel merge` takes it back.

    For a place (`-l sw-KE`) the spreadsheet has the course's questions to a local partner too. With `--questions` the
    questions of all quizzes are written as a question bank, in the course's own language or in a translation.
    """
    if bank and form:
        raise click.UsageError("--format does not go with --questions: a question bank is GIFT or Moodle XML.")
    slug = choose_one(project, course)
    tag = canonical_locale(locale) if locale else ""
    if bank:
        _export_questions(project, slug, tag, bank, out)
        return
    if not tag:
        raise click.UsageError("Name the language of the translation: -l sw")
    chosen = form or "xlsx"
    hand_out(project, f"{slug}-{tag}.{SUFFIXES[chosen]}", out, lambda: handouts.export(project, slug, tag, chosen))


def _export_questions(project: Path, slug: str, tag: str, bank: BankForm, out: Path | None) -> None:
    """Write a bank, and list what it leaves out."""

    def make() -> bytes:
        content, problems = export_questions(project, slug, tag, bank)
        print_problems(problems, project)
        return content

    hand_out(project, f"{slug}-{tag or source_language(project, slug)}-questions.{SUFFIXES[bank]}", out, make)
