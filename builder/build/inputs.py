"""Digest everything that a package is made from, before any of it is parsed: whole files, whatever is in them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from builder import __version__, locales
from builder.build.values import Job, Order, Stamp, stamp_of
from builder.cache import Part, key_of
from builder.theme import packaged_themes

Inputs = Mapping[str, str]

# Libraries whose version can change a package.
_SHAPING = (
    "babel", "brotli", "cssselect2", "fonttools", "icu4py", "jinja2", "latex2mathml", "lxml", "markdown-it-py",
    "markupsafe", "mdit-py-plugins", "pillow", "pydyf", "pygments", "pyphen", "python-bidi", "tinycss2", "tinyhtml5",
    "uharfbuzz", "weasyprint", "ziamath", "ziafont",
)  # fmt: skip


class Folders:
    """Digest the folders of a project, each once for all jobs of a build."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._known: dict[str, Inputs] = {}
        self._stamps: dict[str, Stamp] = {}

    def order(self, job: Job) -> Order:
        """Give a job with its inputs."""
        inputs = self.inputs_of(job)
        stamps = {name: self._stamps[name] for name in inputs if name in self._stamps}
        return Order(job=job, inputs=inputs, stamps=stamps)

    def inputs_of(self, job: Job) -> Inputs:
        """Map the name of everything that the packages of a job are made from to its digest."""
        found = dict(self._tree(f"course_src/{job.course}"))
        found |= _spoken(job, self._tree(f"translations/{job.course}"))
        found |= self._tree("themes")
        found |= {
            TOOLS: tools_digest(),
            FONTS: fonts_digest(),
            CHOICES: key_of(*_choices(job)),
            LANGUAGES: key_of(job.locales),
        }
        return found

    def _tree(self, name: str) -> Inputs:
        if name not in self._known:
            files = _files(self._project, name)
            self._known[name] = {file: self._file(file) for file in files}
        return self._known[name]

    def _file(self, name: str) -> str:
        # Stamped before it is read: what is written in between shows as a change, never the other way round.
        self._stamps[name] = stamp_of(self._project / name)
        return _digest(self._project / name)


# Inputs that are no files of the project.
TOOLS, FONTS = "Satchel", "the fonts of this machine"
CHOICES, LANGUAGES = "what was asked for", "the list of languages"


def key(inputs: Inputs, *more: Part) -> str:
    """Name what is made from some inputs."""
    return key_of(tuple(sorted(inputs.items())), more)


def _choices(job: Job) -> tuple[Part, ...]:
    """List what the job was asked for, but not for whom nor as what (that is in each package's key) nor where."""
    return (
        job.course,
        job.locale,
        job.draft,
        job.strict,
        str(job.paper),
        job.ink_saver,
        job.profiles,
        job.costs,
    )


def _files(project: Path, name: str) -> Iterator[str]:
    """Name the files under a folder of the project, hidden ones left out, links as what they lead to."""
    for folder, inner, files in os.walk(project / name):
        inner[:] = sorted(one for one in inner if not one.startswith("."))
        here = Path(folder).relative_to(project).as_posix()
        yield from (f"{here}/{file}" for file in sorted(files) if not file.startswith("."))


def _spoken(job: Job, files: Inputs) -> Inputs:
    """Keep the catalogs and packs of a locale and of those that it falls back to; all where it is several locales."""
    if job.locale not in job.locales:
        return files
    wanted = {None, *locales.chain(job.locale)}
    named = ((name, digest) for name, digest in files.items() if locales.canonical(_first(name)) in wanted)
    return {name: digest for name, digest in named if not name.endswith(".pot")}


def _first(name: str) -> str:
    """Read the locale off a path: `translations/towns/sw_KE.po`, `…/sw-KE/slots/case.md`."""
    return name.split("/")[2].removesuffix(".po")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


@cache
def tools_digest() -> str:
    """Digest the code that makes packages, its themes, and the versions of the libraries that shape them."""
    import zlib

    package = Path(__file__).resolve().parents[1]
    own = (path for folder in (package, packaged_themes()) for path in sorted(folder.rglob("*")) if _is_code(path))
    digests = tuple(_digest(path) for path in own)
    versions = (sys.version.split()[0], zlib.ZLIB_RUNTIME_VERSION, *sorted(set(_versions())))
    return key_of(digests, versions)


def _is_code(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _versions() -> Iterable[str]:
    """List the versions of libraries by reading their folders' names: importing their records costs 60 ms."""
    wanted = {name.replace("-", "_") for name in _SHAPING}
    for place in sys.path:
        with os.scandir(place or ".") if Path(place).is_dir() else _Nothing() as entries:
            names = (entry.name for entry in entries if entry.name.endswith(".dist-info"))
            yield from sorted(name for name in names if name.partition("-")[0].lower().replace(".", "_") in wanted)


@cache
def tool_versions() -> Mapping[str, str]:
    """Map Satchel and each library that shapes packages to its version; nothing of the machine."""
    folders = (name.removesuffix(".dist-info").partition("-") for name in _versions())
    found = {name.lower().replace("_", "-"): version for name, _, version in folders}
    return {"satchel": __version__, **dict(sorted(found.items()))}


def written_in(inputs: Inputs) -> Inputs:
    """Keep the inputs of a job that are the same in all languages: the course, the themes, the tools."""
    shared = (item for item in inputs.items() if item[0].startswith(("course_src/", "themes/")) or item[0] == TOOLS)
    return dict(sorted(shared))


def sources_of(inputs: Inputs, course: str) -> Mapping[str, str]:
    """Digest what a package was written in: the lines `<sha256>  <path>` of its files, as `sha256sum` prints them."""
    groups = {"course": f"course_src/{course}/", "translations": f"translations/{course}/", "theme": "themes/"}
    found = {name: {path: inputs[path] for path in inputs if path.startswith(at)} for name, at in groups.items()}
    found["theme"] = {**_packaged_theme_files(), **found["theme"]}
    return {name: _listed(files) for name, files in found.items()}


def _listed(files: Inputs) -> str:
    lines = (f"{digest}  {path}\n" for path, digest in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@cache
def _packaged_theme_files() -> Inputs:
    """Digest the themes that come with Satchel, as a project has its own: a project's file goes before them."""
    folder = packaged_themes()
    files = (path for path in sorted(folder.rglob("*")) if _is_code(path))
    return {f"themes/{path.relative_to(folder).as_posix()}": _digest(path) for path in files}


class _Nothing:
    def __enter__(self) -> tuple[()]:
        return ()

    def __exit__(self, *_: object) -> None:
        return None


_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/etc/fonts")


@cache
def fonts_digest() -> str:
    """Digest which fonts there are: a folder changes its time when a font comes or goes."""
    folders = [Path(name).expanduser() for name in _FONTS]
    below = [Path(found) for folder in folders for found, _, _ in os.walk(folder)]
    return key_of(*((str(folder), folder.stat().st_mtime_ns) for folder in sorted(below)))


@cache
def fonts_by_content() -> str:
    """Digest the names and sizes of the fonts, which are the same on two machines that have the same ones."""
    found = (path for name in _FONTS[:-1] for path in Path(name).expanduser().rglob("*"))
    return key_of(*sorted({(path.name, path.stat().st_size) for path in found if path.is_file()}))
