"""Hold a theme as a value: its templates, styles, colours and fonts, whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.errors import Problem
from builder.model import Attrs, File


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """Hold a font that the theme brings; `file.path` is where it stands in a package.

    `characters` are those that it is for (`U+1200-139F`); without, it is for all that it has.
    """

    family: str
    weight: str
    style: str
    file: File = field(repr=False)
    characters: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Hold how a course looks.

    `templates` map paths in the theme's folder (`html/page.html.j2`) to their text, `styles` the names of
    sheets (`base`); `sheets` lists those of each medium in order. `colors`, `dark` and `fonts` map a role to
    its CSS value. `advice` is what its designer should look at.
    """

    name: str
    templates: Attrs = field(default=(), repr=False)
    styles: Attrs = field(default=(), repr=False)
    sheets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    colors: Attrs = ()
    dark: Attrs = ()
    fonts: Attrs = ()
    faces: tuple[FontFace, ...] = ()
    logo: File | None = None
    advice: tuple[Problem, ...] = field(default=(), repr=False)

    @property
    def files(self) -> tuple[File, ...]:
        """List what the theme itself adds to a package: fonts and its logo."""
        fonts = tuple(face.file for face in self.faces)
        return (*fonts, self.logo) if self.logo else fonts
