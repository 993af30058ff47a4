"""Load a theme from its folder; a mistake in `theme.yaml` is a problem with its line."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import Place, Problem, ProblemsFound, Severity, stop_on_errors
from builder.model import File
from builder.theme.brand import wrong_color, wrong_family
from builder.theme.colors import faint
from builder.theme.fontfile import is_font
from builder.theme.packaged import packaged_themes
from builder.theme.theme import FontFace, Theme

if TYPE_CHECKING:
    from builder.source.yaml import Yaml
    from builder.theme.facts import FontFacts, ThemeFacts

GENERIC = ("serif", "sans-serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif", "ui-monospace")


def load_theme(name: str, folders: Sequence[Path], heirs: tuple[str, ...] = ()) -> Theme:
    """Load the first `<folder>/<name>/theme.yaml`, with what it takes from another theme.

    Raises `ProblemsFound` when it is missing or wrong; `heirs` are the themes that are built on this one.
    """
    folder = next((each / name for each in folders if _is_theme(each, name)), None)
    if folder is None:
        raise ProblemsFound([_no_such_theme(name, folders)])
    document, facts = _read_settings(folder)
    if facts.base in (*heirs, name):
        raise ProblemsFound([_in_circles((*heirs, name, facts.base), document.place(("from",)))])
    base = load_theme(facts.base, folders, (*heirs, name)) if facts.base else Theme(name="")
    stop_on_errors(_problems(facts, folder, document, base))
    advice = tuple(_faint_colors(facts, document))
    return replace(_over(_theme(name, facts, folder), base), advice=advice)


@cache
def plain_theme() -> Theme:
    """Give the theme that comes with Satchel, for pages that are no course's; it is read once."""
    return load_theme("plain", (packaged_themes(),))


def _in_circles(names: tuple[str, ...], place: Place) -> Problem:
    """Tell of themes that go in a circle; the last name is one of those before it."""
    circle = names[names.index(names[-1]) :]
    message = f"The theme `{names[-1]}` is built on itself."
    if len(circle) > 2:
        message = f"Themes are built on each other in a circle: {' on '.join(f'`{name}`' for name in circle)}."
    hint = "Name a theme here that is not among them, such as `from: plain`, or take the line out."
    return Problem(code="K103", message=message, place=place, hint=hint)


def _over(theme: Theme, base: Theme) -> Theme:
    """Put a theme over the one that it is built on; whose templates it can still reach as `<base>/<path>`."""
    if not base.name:
        return theme
    known = {f"{base.name}/{path}": text for path, text in base.templates}
    return replace(
        theme,
        templates=tuple(sorted({**known, **dict(base.templates), **dict(theme.templates)}.items())),
        styles=tuple(sorted({**dict(base.styles), **dict(theme.styles)}.items())),
        sheets=tuple(sorted({**dict(base.sheets), **dict(theme.sheets)}.items())),
        faces=theme.faces or base.faces,
        logo=theme.logo or base.logo,
    )


def _is_theme(folder: Path, name: str) -> bool:
    """Tell whether a theme stands in a folder; a name is one word, so it cannot lead elsewhere."""
    plain = name.replace("-", "").replace("_", "").isalnum()
    return plain and (folder / name / "theme.yaml").is_file()


def _no_such_theme(name: str, folders: Sequence[Path]) -> Problem:
    there = sorted({path.parent.name for folder in folders for path in folder.glob("*/theme.yaml")})
    near = get_close_matches(name, there, n=1)
    hint = f"Did you mean `{near[0]}`?" if near else f"These are there: {', '.join(there) or 'none'}."
    place = Place(file=f"themes/{name}/theme.yaml")
    return Problem(code="K101", message=f"There is no theme `{name}`.", place=place, hint=hint)


def _read_settings(folder: Path) -> tuple[Yaml, ThemeFacts]:
    # pydantic takes 150 ms to import: only where a theme is loaded.
    from builder.source.typed import typed
    from builder.source.yaml import read_yaml
    from builder.theme.facts import ThemeFacts

    file = f"themes/{folder.name}/theme.yaml"
    document = read_yaml(_text(folder / "theme.yaml", file), file)
    return document, typed(document, ThemeFacts)


def _text(path: Path, file: str) -> str:
    """Read a text of the theme; a BOM or CRLF changes nothing."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        place, hint = Place(file=file), "Save it again, as UTF-8."
        problem = Problem(code="K102", message="This file is not UTF-8.", place=place, hint=hint)
        raise ProblemsFound([problem]) from None


def _problems(facts: ThemeFacts, folder: Path, document: Yaml, base: Theme) -> Iterator[Problem]:
    for path, message, hint in (*_bad_values(facts), *_missing(facts, folder, dict(base.styles))):
        yield Problem(code="K103", message=message, place=document.place(path), hint=hint)
    for font in facts.font_files:
        if (folder / font.path).is_file() and not is_font((folder / font.path).read_bytes()):
            yield _no_font(font.path, document.place(("font-files",)))


def _no_font(path: str, place: Place) -> Problem:
    message = f"`{path}` is no font, or one that is damaged."
    hint = "Download it again, as .ttf or .woff2 (a web page saved under a font's name is none), or take the line out."
    return Problem(code="F103", message=message, place=place, hint=hint)


def _bad_values(facts: ThemeFacts) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for name, colors in (("colors", facts.colors), ("dark", facts.dark)):
        for role, value in colors.items():
            if hint := wrong_color(value):
                yield (name, role), f"`{value}` is no colour.", hint
    families: list[tuple[tuple[str, ...], str]] = []
    families += [(("fonts", role), family) for role, stack in facts.fonts.items() for family in stack]
    families += [(("font-files",), font.family) for font in facts.font_files]
    for path, family in families:
        if hint := wrong_family(family):
            yield path, f"`{family}` is no name of a font.", hint


def _faint_colors(facts: ThemeFacts, document: Yaml) -> Iterator[Problem]:
    """K107: a text of the theme cannot be read on what is behind it (WCAG 1.4.3)."""
    for name, colors in (("colors", facts.colors), ("dark", facts.dark)):
        for ink, _ground, message in faint(dict(colors.items())):
            yield Problem(
                code="K107",
                message=message,
                place=document.place((name, ink)),
                hint="Take a darker one where the ground is light, and a lighter one where it is dark.",
                severity=Severity.WARNING,
            )


def _missing(facts: ThemeFacts, folder: Path, given: Container[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    wanted: list[tuple[tuple[str, ...], str]] = []
    wanted += [(("font-files",), font.path) for font in facts.font_files]
    wanted += [(("logo",), facts.logo)] if facts.logo else []
    for medium, names in facts.styles.items():
        wanted += [(("styles", medium), f"styles/{name}.css") for name in names if name not in given]
    for key, path in wanted:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
        if not inside or not (folder / path).is_file():
            yield key, f"There is no file `{path}` in the theme.", "Put it there, or take the line out."


def _theme(name: str, facts: ThemeFacts, folder: Path) -> Theme:
    return Theme(
        name=name,
        templates=tuple(_texts(folder, "**/*.j2", whole=True)),
        styles=tuple(_texts(folder, "styles/*.css", whole=False)),
        sheets=tuple(sorted((medium, tuple(names)) for medium, names in facts.styles.items())),
        colors=tuple(facts.colors.items()),
        dark=tuple(facts.dark.items()),
        fonts=tuple((role, ", ".join(map(_family, stack))) for role, stack in facts.fonts.items()),
        faces=tuple(_face(font, folder) for font in facts.font_files),
        logo=_file(facts.logo, folder) if facts.logo else None,
    )


def _texts(folder: Path, pattern: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob(pattern)):
        name = path.relative_to(folder).as_posix()
        yield name if whole else path.stem, _text(path, f"themes/{folder.name}/{name}")


def _family(name: str) -> str:
    return name if name in GENERIC else f'"{name}"'


def _face(font: FontFacts, folder: Path) -> FontFace:
    file = _file(font.path, folder)
    return FontFace(family=font.family, weight=str(font.weight), style=font.style, file=file)


def _file(path: str, folder: Path) -> File:
    """Hold a file of the theme, under the name that it has in a package."""
    return File(path=f"theme/{Path(path).name}", content=(folder / path).read_bytes())
