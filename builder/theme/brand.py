"""Put an agency's colours and fonts over a theme's, and write both as CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from builder.errors import Place, Problem, Severity
from builder.model import Attrs, Brand
from builder.theme.colors import HEX, faint, on, readable
from builder.theme.theme import FontFace, Theme

# One family: no quotes, braces, semicolons or brackets, so it cannot leave its place in a style sheet.
FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,63}")

# The colours that mark an agency. Each is shown as it is, as text on the page, and with text on it.
MARKS = ("primary", "accent")


def wrong_color(value: str) -> str:
    """Say how to write a colour, when this is none."""
    return "" if HEX.fullmatch(value) else "Write `#rgb` or `#rrggbb`, in quotes."


def wrong_family(value: str) -> str:
    """Say how to write the name of a font family, when this is none."""
    if FAMILY.fullmatch(value):
        return ""
    return "A font's name has Latin letters, digits, spaces and hyphens; commas stand between several."


def brand_problems(theme: Theme, brand: Brand, place: Place, lines: Mapping[str, int]) -> Iterator[Problem]:
    """Find what a course's brand says that a theme cannot show; `lines` are those of course.yaml."""
    for path, message, hint in (*_wrong_roles(theme, brand), *_wrong_values(brand)):
        there = Place(file=place.file, line=lines.get(path, 0))
        yield Problem(code="K201", message=message, place=there, hint=hint)
    for role, message in _faint_roles(theme, brand):
        there = Place(file=place.file, line=lines.get(f"brand.colors.{role}", 0))
        hint = "Take a darker one where the ground is light, and a lighter one where it is dark."
        yield Problem(code="K202", message=message, place=there, hint=hint, severity=Severity.WARNING)


def _faint_roles(theme: Theme, brand: Brand) -> Iterator[tuple[str, str]]:
    """Find what cannot be read for a colour of the brand; its marks are shown in shades that can (`readable`)."""
    given = {role for role, color in brand.colors if not wrong_color(color)}
    for ink, ground, message in faint(dict(branded(theme, brand).colors)):
        if ink not in MARKS and {ink, ground} & given:
            yield (ink if ink in given else ground), message


def _wrong_roles(theme: Theme, brand: Brand) -> Iterator[tuple[str, str, str]]:
    known = (("colors", brand.colors, dict(theme.colors)), ("fonts", brand.fonts, dict(theme.fonts)))
    for part, given, roles in known:
        for role in (role for role, _ in given if role not in roles):
            near = get_close_matches(role, roles, n=1)
            hint = f"Did you mean `{near[0]}`?" if near else f"It knows: {', '.join(roles)}."
            yield f"brand.{part}.{role}", f"The theme `{theme.name}` has no `{role}` among its {part}.", hint


def _wrong_values(brand: Brand) -> Iterator[tuple[str, str, str]]:
    for role, color in brand.colors:
        if hint := wrong_color(color):
            yield f"brand.colors.{role}", f"`{color}` is no colour.", hint
    for role, stack in brand.fonts:
        if hint := next(filter(None, map(wrong_family, _split(stack))), ""):
            yield f"brand.fonts.{role}", f"`{stack}` is no name of a font.", hint


def _split(stack: str) -> list[str]:
    return [family.strip().strip("\"'") for family in stack.split(",")]


def branded(theme: Theme, brand: Brand) -> Theme:
    """Put a brand over a theme; what `brand_problems` complains about is left out."""
    colors = {role: color for role, color in brand.colors if not wrong_color(color)}
    marks = {role: color for role, color in colors.items() if role in MARKS}
    fonts = {role: stack for role, stack in brand.fonts if not any(map(wrong_family, _split(stack)))}
    stacks = {role: f"{_quoted(stack)}, {dict(theme.fonts).get(role, '')}" for role, stack in fonts.items()}
    return replace(
        theme,
        colors=_over(theme.colors, colors),
        dark=_over(theme.dark, marks),
        fonts=_over(theme.fonts, stacks),
    )


def _over(attrs: Attrs, changes: Mapping[str, str]) -> Attrs:
    return tuple((role, changes.get(role, value)) for role, value in attrs)


def _quoted(stack: str) -> str:
    return ", ".join(f'"{family}"' for family in _split(stack))


def css(theme: Theme, medium: str) -> str:
    """Write the styles of a medium: fonts, custom properties, then its sheets in order."""
    styles = dict(theme.styles)
    sheets = dict(theme.sheets).get(medium, (medium,))
    return "\n".join((custom_properties(theme), *(styles[name] for name in sheets if name in styles)))


def custom_properties(theme: Theme) -> str:
    """Write fonts and colours as CSS custom properties (`--primary`), light and dark."""
    faces = "".join(map(_face, theme.faces))
    fonts = "".join(f"--font-{role}:{stack};" for role, stack in theme.fonts)
    light = f":root{{color-scheme:light dark;{fonts}{_colors(theme.colors)}}}\n"
    return f"{faces}{light}{_dark(theme)}"


def _dark(theme: Theme) -> str:
    """Write the dark colours: for a device that is set to them, and for a reader who chose them; paper stays light."""
    dark = _colors(theme.dark)
    return (
        ":root[data-scheme=light]{color-scheme:light}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-scheme=dark]{{color-scheme:dark;{dark}}}}}"
    )


def _face(face: FontFace) -> str:
    only = f"unicode-range:{face.characters};" if face.characters else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;{only}src:url("{face.file.path}")}}\n'
    )


def _colors(colors: Attrs) -> str:
    """Write each colour; those of the brand also as readable text, and with the text that goes on them."""
    ground = dict(colors).get("surface", "#ffffff")  # Of the two grounds, the one with less contrast.
    marks = [(role, color) for role, color in colors if role in MARKS]
    written = [f"--{role}:{color};" for role, color in colors]
    written += [f"--on-{role}:{on(color)};--{role}-ink:{readable(color, ground)};" for role, color in marks]
    return "".join(written)
