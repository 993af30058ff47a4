"""Hold a theme as a value: its templates, styles, colours and fonts, whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.model import Attrs


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """Hold a font that the theme brings: its family, weight and style, and the file's bytes."""

    family: str
    weight: str
    style: str
    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Hold how a course looks.

    `templates` and `styles` map paths in the theme's folder (`html/page.html.j2`, `base`) to their text; `sheets` lists
    the styles of each medium; `colors` and `fonts` map a role to its value.
    """

    name: str
    templates: Attrs = field(default=(), repr=False)
    styles: Attrs = field(default=(), repr=False)
    sheets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    colors: Attrs = ()
    dark: Attrs = ()
    fonts: Attrs = ()
    font_files: tuple[FontFile, ...] = ()
