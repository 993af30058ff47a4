"""Tell what this machine has of what Satchel uses, and the one command that mends what is missing."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from builder import __version__, locales, source
from builder.build.languages import course_locales
from builder.cache import Cache
from builder.cli.printing import FORMAT, print_json
from builder.media.scripts import families_for, scripts_in

# Less than this, and a build of a large course may stop half way.
_ROOM = 500_000_000
_PYTHON = (3, 11)

# Programs, what they are for, and their packages by the tool that installs them.
_PROGRAMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("git", "shows what changed since a version", {}),
    ("msgfmt", "lets translators compile catalogs in other tools", {"apt-get": "gettext", "brew": "gettext"}),
    ("pandoc", "reads Word files", {}),
    ("fc-list", "finds the fonts that are printed with", {"apt-get": "fontconfig", "brew": "fontconfig"}),
)
_WINDOWS = {"git": "Git.Git", "pandoc": "JohnMacFarlane.Pandoc", "msgfmt": "GnuWin32.GetText"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Say of one thing whether it is there, what for, and the command that brings it; without `needed` all works."""

    name: str
    state: str
    there: bool
    needed: bool
    why: str
    mend: str = ""


@click.command("doctor")
@FORMAT
@click.pass_obj
def command(project: Path, form: str) -> None:
    """Tell what is installed, what is missing, and the one command that mends it.

    The exit code is 1 when something is missing that Satchel cannot do without.
    """
    found = tuple(_findings(project))
    if form == "json":
        print_json([asdict(one) for one in found])
    else:
        _print(found)
    if any(one.needed and not one.there for one in found):
        raise SystemExit(1)


def _print(found: tuple[Finding, ...]) -> None:
    for one in found:
        mark = "ok     " if one.there else "MISSING" if one.needed else "missing"
        click.echo(f"{mark}  {one.name}: {one.state}")
        if not one.there:
            click.echo(f"         {one.why}\n         {one.mend}")
    lost = [one for one in found if not one.there]
    click.echo(f"{len(lost)} missing." if lost else "Nothing is missing.")


def _findings(project: Path) -> Iterator[Finding]:
    yield _python()
    yield _pango()
    yield from (_program(*row) for row in _PROGRAMS)
    yield from _fonts(project)
    yield _space(project)
    yield _writable(project)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        name="Python",
        state=f"{version}, with Satchel {__version__}",
        there=sys.version_info >= _PYTHON,
        needed=True,
        why="Satchel needs Python 3.11 or newer.",
        mend="uv tool install --python 3.12 satchel",
    )


def _pango() -> Finding:
    from builder.targets.pdf_parts.pango import lacking

    problem = lacking()
    return Finding(
        name="PDF (Pango)",
        state=problem.message if problem else "Pango found",
        there=problem is None,
        needed=False,
        why="PDF is printed with it; all other packages are made without.",
        mend=problem.hint.partition(": ")[2] if problem else "",
    )


def _program(name: str, why: str, packages: dict[str, str]) -> Finding:
    path = shutil.which(name)
    return Finding(
        name=name,
        state=path or "not found",
        there=path is not None,
        needed=False,
        why=f"It {why}.",
        mend="" if path else installing(name, packages),
    )


def installing(name: str, packages: dict[str, str], platform: str = sys.platform) -> str:
    """Give the command that installs a program on a kind of machine."""
    if platform == "win32":
        return f"winget install -e --id {_WINDOWS[name]}" if name in _WINDOWS else "It comes with Pango, see above."
    if platform == "darwin":
        return f"brew install {packages.get('brew', name)}"
    for tool, words in (("apt-get", "install -y"), ("dnf", "install -y"), ("zypper", "install -y"), ("apk", "add")):
        if shutil.which(tool):
            return f"sudo {tool} {words} {packages.get(tool, packages.get('apt-get', name))}"
    return f"Install `{packages.get('apt-get', name)}` as your system does."


def _fonts(project: Path) -> Iterator[Finding]:
    """Look for the fonts of the scripts that the courses of this project are written in."""
    from builder.targets.parts.fonts import in_family

    for families, tags in sorted(_families(project).items()):
        there = next((name for name in families if in_family(name)), None)
        yield Finding(
            name=f"Font for {', '.join(sorted(tags))}",
            state=there or f"{families[0]} not found",
            there=there is not None,
            needed=False,
            why="PDF is printed with it, and packages carry it for devices that lack it.",
            mend="" if there else _font_command(),
        )


def _families(project: Path) -> dict[tuple[str, ...], set[str]]:
    """Map the fonts that serve a script, best first, to the languages of the project that need one of them."""
    found: dict[tuple[str, ...], set[str]] = {("Noto Sans", "DejaVu Sans"): {"Latin letters"}}
    slugs = source.find_courses(project)
    for tag in {tag for slug in slugs for tag in course_locales(project, slug, Cache(None))}:
        for script in scripts_in([locales.own_name(tag)]):
            found.setdefault(families_for(script, tag), set()).add(tag)
    return found


def _font_command(platform: str = sys.platform) -> str:
    if platform == "win32":
        return "Download the fonts called Noto for these languages, and install them with a double click."
    if platform == "darwin":
        return "brew install --cask font-noto-sans font-noto-naskh-arabic font-noto-sans-ethiopic font-noto-sans-khmer"
    return installing("fonts", {"apt-get": "fonts-noto-core", "dnf": "google-noto-fonts-all", "apk": "font-noto-all"})


def _space(project: Path) -> Finding:
    free = shutil.disk_usage(project).free
    return Finding(
        name="Disk space",
        state=f"{free // 1_000_000:,} MB free",
        there=free >= _ROOM,
        needed=True,
        why=f"A build of a large course needs about {_ROOM // 1_000_000} MB.",
        mend="satchel build -o DIR    (with DIR on another disk)",
    )


def _writable(project: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=project):
            state = ""
    except OSError as error:
        state = error.strerror or str(error)
    return Finding(
        name="Write access",
        state=f"{project}: {state or 'yes'}",
        there=not state,
        needed=True,
        why="Packages are written into dist/ in this folder.",
        mend="satchel -C DIR build    (with DIR a folder that is yours)",
    )
