"""What only happens around a course is told as well: lost processes, files that cannot be read, bundles of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import conduct, make
from builder.build.make import Order
from builder.build.values import Job
from builder.cli import main
from builder.errors import Place, ProblemsFound, SatchelError
from builder.markdown.directives import name_directive
from builder.markdown.schema import SCHEMAS, Schema
from builder.markdown.tree import Directive
from builder.model import Scope
from builder.source.folder import Folder
from tests.projects import YAML, write_course, write_files

HEADER = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n'


def job(project: Path) -> Job:
    write_course(project)
    here = {"project": str(project), "dist": str(project / "dist"), "course": "towns"}
    return Job(**here, locale="en", locales=("en",), targets=("html",), audiences=("learner",))


def test_a_process_that_died_twice_is_told(tmp_path: Path) -> None:
    (problem,) = conduct._lost(job(tmp_path)).problems
    assert (problem.code, problem.place.file) == ("B101", "course_src/towns/course.yaml")


def test_what_stops_a_job_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_order: Order) -> None:
        raise SatchelError("The disk is full.")

    monkeypatch.setattr(make, "_make", stop)
    (problem,) = make.run_order(Order(job=job(tmp_path), inputs={}, stamps={})).problems
    assert (problem.code, problem.message) == ("B102", "The disk is full.")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    write_files(tmp_path, {"a.md": "Text."})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ProblemsFound) as found:
        Folder(path=tmp_path, name="course").read_text("a.md")
    assert [problem.code for problem in found.value.problems] == ["S105"]


def test_a_directive_that_takes_nothing_after_its_name_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SCHEMAS, "rule", Schema(summary="Draw a line.", argument=None))
    written = Directive(name="rule", argument="thick", options=(), children=(), place=Place(file="a.md", line=3))
    _blocks, problems = name_directive(written, Scope(), "a")
    assert [(problem.code, problem.place.line) for problem in problems] == [("D304", 3)]


BUNDLES = [((), "B307"), (("fr",), "B306"), (("fr", "sw"), "B308")]


@pytest.mark.parametrize(("held", "code"), BUNDLES, ids=[code for _, code in BUNDLES])
def test_a_bundle_says_what_it_lacks(held: tuple[str, ...], code: str, tmp_path: Path) -> None:
    write_course(tmp_path, course_yaml=YAML + "gates: {words: 1}\n")
    done = 'msgid "Towns grow."\nmsgstr "Les villes grandissent."\n' if code == "B308" else ""
    catalogs = {f"{locale}.po": HEADER.format(locale) + "\n" + done * (locale == "fr") for locale in held}
    write_files(tmp_path / "translations" / "towns", catalogs)
    result = CliRunner().invoke(
        main, ["-C", str(tmp_path), "build", "-t", "bundle", "-a", "learner", "--format", "json"]
    )
    assert f'"{code}"' in result.stdout, result.output
