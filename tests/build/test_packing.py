"""Every package says what it was made of, by what, and which files it holds."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.archive import BESIDE, PACKING_LIST
from builder.build import Package, build, plan
from builder.executors import serial
from builder.verify import verify
from tests.projects import snapshot, write_course, write_files

PO = 'msgid ""\nmsgstr "Language: sw\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Why plan"\nmsgstr "Kwa"\n'


def made(project: Path, *targets: str) -> tuple[Package, ...]:
    planned = plan(project, project / "dist", ["towns"], targets=targets, audiences=("learner",))
    return tuple(package for one in build(planned, project / "dist", serial()) for package in one.packages)


def listed(dist: Path, package: Package) -> dict[str, Any]:
    if package.beside:
        content = (dist / package.beside).read_bytes()
    else:
        with zipfile.ZipFile(dist / package.path) as archive:
            content = archive.read(PACKING_LIST)
    found: dict[str, Any] = json.loads(content)
    return found


def test_each_form_of_package_lists_its_files(tmp_path: Path) -> None:
    write_course(tmp_path)
    write_files(tmp_path / "translations/towns", {"sw.po": PO})
    dist = tmp_path / "dist"
    packages = made(tmp_path, "html", "scorm12", "single", "bundle")
    assert {package.target for package in packages} == {"html", "scorm12", "single", "bundle"}
    for package in packages:
        found = listed(dist, package)
        assert {one["path"]: one["sha256"] for one in found["files"]} == files_of(dist / package.path)
        assert (found["version"], found["target"], found["audience"]) == ("1.0", package.target, "learner")
        assert found["coverage"]["words"] == package.percent
        assert found["tools"]["satchel"] and found["tools"]["jinja2"]
        assert "/" not in json.dumps({**found, "files": []}), "no path of a machine"
        beside = (dist / package.beside).read_bytes() if package.beside else None
        assert not verify(package.path, (dist / package.path).read_bytes(), beside).problems


def files_of(path: Path) -> dict[str, str]:
    if path.suffix != ".zip":
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name != PACKING_LIST]
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def test_the_languages_of_a_bundle_are_listed(tmp_path: Path) -> None:
    write_course(tmp_path)
    write_files(tmp_path / "translations/towns", {"sw.po": PO})
    (bundle,) = made(tmp_path, "bundle")
    assert listed(tmp_path / "dist", bundle)["locales"] == ["en", "sw"]


# What is changed, and which digest of the English package then differs.
SOURCES = [
    ("course_src/towns/modules/01-why-plan.md", {"course"}),
    ("translations/towns/reviews.yaml", {"translations"}),
    ("translations/towns/sw.po", set()),
    ("themes/own/theme.yaml", {"theme"}),
]


@pytest.mark.parametrize(("name", "differs"), SOURCES, ids=[name for name, _ in SOURCES])
def test_a_source_has_a_digest(tmp_path: Path, name: str, differs: set[str]) -> None:
    write_course(tmp_path)
    first = listed(tmp_path / "dist", made(tmp_path, "html")[0])["sources"]
    write_files(tmp_path, {name: (tmp_path / name).read_text() + "\nMore.\n" if (tmp_path / name).exists() else "\n"})
    second = listed(tmp_path / "dist", made(tmp_path, "html")[0])["sources"]
    assert {key for key in first if first[key] != second[key]} == differs


def test_a_list_follows_its_sources_where_the_page_does_not(tmp_path: Path) -> None:
    """A comment changes no page: back and forth, the list beside it says which course it was made of."""
    folder = write_course(tmp_path)
    module = folder / "modules/01-why-plan.md"
    text = module.read_text()

    def built() -> dict[str, bytes]:
        planned = plan(
            tmp_path, tmp_path / "dist", ["towns"], targets=("single",), audiences=("learner",), cache=tmp_path / "c"
        )
        list(build(planned, tmp_path / "dist", serial()))
        return snapshot(tmp_path / "dist/towns")

    first = built()
    module.write_text(text + "\n<!-- A note. -->\n")
    second = built()
    module.write_text(text)
    third = built()
    assert len(first) == 2
    changed = {name for name in first if first[name] != second[name]}
    assert changed == {name for name in first if name.endswith((PACKING_LIST, BESIDE))}
    assert first == third
