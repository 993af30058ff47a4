"""Set an edition on pages: with its theme, its digits, its pictures and fonts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from builder.errors import Place, stop_on_errors
from builder.locales import in_digits
from builder.model import Edition, Module, Paper
from builder.targets.parts.names import package_paths
from builder.targets.pdf_parts import kept
from builder.targets.pdf_parts.formulas import formula_problems
from builder.targets.pdf_parts.greys import in_black, in_greys
from builder.targets.pdf_parts.pictures import glyph_problems, pictures
from builder.targets.pdf_parts.tongues import counting, spelled_out
from builder.targets.target import Kit
from builder.theme import Renderer, Theme, branded, css

if TYPE_CHECKING:
    from markupsafe import Markup

# Every file of the document has an address of ours: nothing else is ever fetched.
SCHEME = "satchel:"

# Fonts of one maker's screens: on paper a course looks the same wherever it was built.
_SCREEN_FONTS = frozenset(
    "system-ui,Segoe UI,Roboto,ui-monospace,Cascadia Mono,Iowan Old Style,Charter,Palatino Linotype".split(",")
)

# What CSS calls a paper, and how high it is.
_SIZES: Mapping[Paper, tuple[str, str]] = {"A4": ("A4", "297mm"), "Letter": ("letter", "11in")}

# A link whose words are its address already shows where it leads.
_PLAIN_LINK = re.compile(r'<a href="(https?://[^"]+)">(?=\1</a>)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Hold a document to print: `fetch` gives the bytes of an address in it and raises `LookupError` for others.

    `styles` are those that it shares with other documents: they are read once for all of them.
    """

    html: str
    place: Place
    fetch: Callable[[str], bytes]
    styles: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold what the pages of an edition are written with; `names` are those of its media in the document."""

    edition: Edition
    kit: Kit
    theme: Theme
    names: Mapping[str, str]
    show: Renderer
    black: bool

    def styles(self, *sheets: str) -> Markup:
        """Write the styles of a document: those of a medium, then single sheets of the theme.

        Where words run from right to left, a sheet `slides-rtl` is over `slides`.
        """
        medium, *others = sheets
        single = dict(self.theme.styles)
        is_rtl = self.edition.tongue.direction == "rtl"
        wanted = [*others, *(f"{name}-rtl" for name in sheets if is_rtl)]
        extra = [single[name] for name in wanted if name in single]
        written = (counting(self.edition.tongue.numbering), css(self.theme, medium), *extra)
        return self.show.markup("\n".join(written))

    def paper_styles(self, *sheets: str) -> Markup:
        """Write the styles of a document for the paper that the course is printed on."""
        wanted = self.edition.course.print
        others = ["pdf-one-side"] if wanted.sides == "one" else []
        others += ["pdf-ink-saver"] if wanted.ink_saver else []
        return self.styles(*sheets, *others) + self.paper_size()

    def paper_size(self) -> Markup:
        """Write the size of the pages."""
        size, height = _SIZES[self.edition.course.print.paper]
        pages = f"@page{{size:{size}}}\n@page certificate{{size:{size} landscape}}\n"
        return self.show.markup(f"{pages}:root{{--page-height:{height}}}\n")

    def inside(self, module: Module) -> Setting:
        """Write what stands in one module."""
        return replace(self, show=self.show.inside(module))

    def page(self, template: str, /, **values: object) -> str:
        """Fill a template of a whole document, or of a part of it."""
        told = {"direction": self.edition.tongue.direction, "language": self.edition.tongue.name}
        return spelled_out(_PLAIN_LINK.sub(r'<a class="plain" href="\1">', self.show.page(template, **told, **values)))

    def book(self, html: str, fetch: Callable[[str], bytes], styles: str) -> Book:
        """Make a document of its HTML and its files."""
        return Book(html=html, place=self.edition.course.place, fetch=fetch, styles=styles)


def setting(edition: Edition, kit: Kit, medium: str = "pdf", *, black: bool = False) -> Setting:
    """Get ready to write the pages of an edition; in black there are no colours and no fills."""
    theme = branded(_for_paper(kit.theme), edition.course.brand)
    theme = in_black(theme) if black else theme
    names = package_paths(edition.media)
    show = Renderer(
        theme,
        medium,
        kit.strings(edition.locale),
        edition,
        formula=partial(kept.formula, kit.once),
        code=partial(kept.code, kit.once),
        source=lambda path: SCHEME + names.get(path, path),
        count=partial(in_digits, system=edition.tongue.numbering),
    )
    return Setting(edition=edition, kit=kit, theme=theme, names=names, show=show, black=black)


def fetching(made: Setting) -> Callable[[str], bytes]:
    """Draw the pictures of an edition; raises `ProblemsFound` for what no font here can show."""
    made_pictures, problems = pictures(made.edition, made.kit, dict(made.theme.fonts).get("body", ""))
    unwritten = formula_problems(made.edition, partial(kept.letters, made.kit.once))
    stop_on_errors((*glyph_problems(made.edition, made.theme), *unwritten, *problems))
    files = {SCHEME + file.path: file.content for file in made.kit.theme.files}
    files |= {SCHEME + made.names[path]: content for path, content in made_pictures.items()}
    if made.black:
        files = {path: in_greys(path, content) for path, content in files.items()}
    return files.__getitem__


def logo(made: Setting) -> str:
    """Name the picture of the agency, or that of the theme."""
    found = made.names.get(made.edition.course.brand.logo) or (made.theme.logo.path if made.theme.logo else "")
    return SCHEME + found if found else ""


def _for_paper(theme: Theme) -> Theme:
    """Take screen fonts out of a theme's stacks, and give its own fonts addresses of ours."""
    stacks = tuple((role, _without_screen_fonts(stack)) for role, stack in theme.fonts)
    faces = tuple(replace(face, file=replace(face.file, path=SCHEME + face.file.path)) for face in theme.faces)
    return replace(theme, fonts=stacks, faces=faces)


def _without_screen_fonts(stack: str) -> str:
    kept = (part.strip() for part in stack.split(",") if part.strip().strip('"') not in _SCREEN_FONTS)
    return ", ".join(kept)
