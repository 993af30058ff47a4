"""Every target, ours or another's, keeps what packages promise: same bytes, no machine, no network, small."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.build import build, plan
from builder.executors import serial
from builder.model import AUDIENCES
from builder.targets import find_targets
from tests.conftest import Share
from tests.packages.reading import members, readable
from tests.projects import write_course

if TYPE_CHECKING:
    from lxml.etree import _Element

TARGETS = tuple(find_targets())
ZIPS = tuple(name for name, target in find_targets().items() if target.form != "file")
COURSE = "growing-towns-1.0"
LOCALES = ("en", "ar")
# What the sample is built in for all tests, and so what its bundle holds.
BUNDLED = ("en", "ar", "sw")


def is_collection(target: str) -> bool:
    return find_targets()[target].scope == "collection"


def locales_of(target: str) -> tuple[str, ...]:
    """List the locales of a target's packages: `mul` is that of several languages at once."""
    return ("mul",) if is_collection(target) else LOCALES


every_package = pytest.mark.parametrize(
    ("target", "audience", "locale"),
    [
        (target, audience, locale)
        for target, made in find_targets().items()
        for audience in made.audiences
        for locale in locales_of(target)
    ],
)


def path_of(dist: Path, target: str, audience: str, locale: str) -> Path:
    """Say where the package of a target must stand, by the rule for its name."""
    made = find_targets()[target]
    name = f"{COURSE}-{locale}-{audience}" + ("" if target == made.suffix else f"-{target}")
    return dist / f"growing-towns/{locale}/{name}.{made.suffix}"


@pytest.fixture(scope="session")
def built_elsewhere(share: Share, repo: Path) -> Path:
    """The sample again: other folders, time zone, hash seed, language and file mode; two languages are enough."""
    return share("another project", lambda project: build_oddly(repo, project)) / "dist"


def build_oddly(repo: Path, project: Path) -> None:
    for folder in ("course_src", "translations"):
        shutil.copytree(repo / folder, project / folder)
    odd = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C", "HOME": str(project)}
    odd["PYTHONPATH"] = str(repo)
    build_strangely(project, odd, LOCALES, [name for name in TARGETS if not is_collection(name)])
    build_strangely(project, odd, BUNDLED, [name for name in TARGETS if is_collection(name)])


def build_strangely(project: Path, odd: dict[str, str], locales: tuple[str, ...], targets: list[str]) -> None:
    chosen = [word for locale in locales for word in ("-l", locale)] + [
        word for name in targets for word in ("-t", name)
    ]
    command = [sys.executable, "-m", "builder", "-C", project, "build", "--executor", "serial", *chosen]
    environment = {**os.environ, **odd}
    done = subprocess.run(command, cwd=project, env=environment, umask=0o077, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@every_package
def test_same_bytes_twice(built_sample: Path, built_elsewhere: Path, target: str, audience: str, locale: str) -> None:
    here = path_of(built_sample, target, audience, locale).read_bytes()
    assert here == path_of(built_elsewhere, target, audience, locale).read_bytes()


@every_package
def test_it_names_no_machine(repo: Path, built_sample: Path, target: str, audience: str, locale: str) -> None:
    text = readable(path_of(built_sample, target, audience, locale))
    places = {str(repo), str(built_sample), str(Path.home()), tempfile.gettempdir(), sys.prefix, "file:/"}
    assert [place for place in sorted(places) if place.rstrip("/") + "/" in text] == []


@every_package
def test_it_asks_nothing_of_the_network(built_sample: Path, target: str, audience: str, locale: str) -> None:
    package = path_of(built_sample, target, audience, locale)
    if package.suffix == ".pdf":
        assert calls_of_book(package) == []
        return
    for name, content in members(package).items():
        if name.endswith((".html", ".svg", ".xml", ".css")):
            assert (name, list(calls_of(content.decode("utf-8")))) == (name, [])


def calls_of(document: str) -> Iterator[str]:
    """List what a document would load from elsewhere; the words of a link are for people to follow."""
    reader = _References()
    reader.feed(document)
    yield from (found for found in reader.found if re.match(r"\s*([a-z]+:)?//", found, re.IGNORECASE))
    yield from re.findall(r"@import[^;]*|url\(\s*['\"]?(?:[a-z]+:)?//[^)]*", document)


class _References(HTMLParser):
    """Gather every address that a browser follows by itself."""

    names = frozenset("src href xlink:href srcset poster data action formaction background manifest ping".split())

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in self.names and (tag, name) != ("a", "href"):
                self.found.append(value or "")

    handle_startendtag = handle_starttag


def calls_of_book(package: Path) -> list[str]:
    """List what a book would open by itself: scripts, programs, forms, other files."""
    import pikepdf

    with pikepdf.open(package) as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        kinds = [str(action_of(thing)) for thing in things]
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
    return [kind for kind in kinds if kind in {"/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData"}]


def action_of(thing: Any) -> Any:
    """Name the action of a link, or that an object itself is."""
    action = thing.get("/A", thing)
    return action.get("/S", "") if hasattr(action, "get") else ""


@pytest.mark.parametrize(
    "document",
    [
        '<script src="https://example.org/x.js"></script>',
        '<link href="//example.org/x.css">',
        '<image xlink:href="http://example.org/x.png"/>',
        "<style>p { background: url(https://example.org/x.png) }</style>",
        "<style>@import 'x.css';</style>",
    ],
)
def test_a_call_is_seen(document: str) -> None:
    assert list(calls_of(document)) != []
    assert list(calls_of('<a href="https://example.org/">Read <b>https://example.org</b></a><img src="a.png">')) == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("target", ZIPS)
def test_a_zip_goes_through_mail_filters_and_platforms(built_sample: Path, target: str, audience: str) -> None:
    for locale in locales_of(target):
        names = sorted(members(path_of(built_sample, target, audience, locale)))
        assert [name for name in names if re.search(r"\.(m?js|exe|bat|cmd|vbs|jar|wasm)$", name)] == []
        assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]+", name)] == []


@pytest.mark.parametrize("target", [name for name in ZIPS if not is_collection(name)])
def test_player_and_theme_are_small(tmp_path: Path, target: str) -> None:
    write_course(tmp_path)
    planned = plan(tmp_path, tmp_path / "dist", ["towns"], targets=(target,), audiences=("learner",))
    (outcome,) = build(planned, tmp_path / "dist", serial())
    assert 0 < outcome.packages[0].size <= 60_000


@pytest.mark.parametrize("target", [name for name in TARGETS if name.startswith("scorm")])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_manifest_lists_what_is_there(built_sample: Path, locale: str, target: str) -> None:
    from lxml import etree

    files = members(path_of(built_sample, target, "learner", locale))
    root: _Element = etree.fromstring(files["imsmanifest.xml"])
    listed = [file.get("href") for file in root.iter("{*}file")]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    assert [resource.get("href") for resource in root.iter("{*}resource")] == ["index.html"]
