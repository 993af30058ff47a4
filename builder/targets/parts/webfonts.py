"""Pack fonts for the scripts of an edition that devices often lack, and prove that they write every word of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from builder.errors import Problem, ProblemsFound, Severity
from builder.media import (
    Script,
    characters_of,
    coverage,
    families_for,
    is_open,
    own_characters,
    ranges,
    script_runs,
    scripts_in,
)
from builder.model import Course, Edition, File, Module, Prose, plain_text, trait, walk
from builder.targets.parts.fonts import Font, families_of, in_family
from builder.targets.target import Kit
from builder.theme import FontFace, Theme, branded

# Devices have fonts for what comes before.
_FOREIGN = re.compile("[^\u0000-\u02ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """Hold a script of a course, the font of this machine that serves it (or none), and what it must show."""

    script: Script
    font: Font | None
    characters: frozenset[int]
    runs: tuple[str, ...]


def dressed(edition: Edition, kit: Kit) -> Theme:
    """Put the course's brand over the theme, and fonts for its scripts before those that a device may have."""
    return kit.memory.of(edition, "theme", lambda: _dressed(edition, kit))


def _dressed(edition: Edition, kit: Kit) -> Theme:
    theme, chosen = branded(kit.theme, edition.course.brand), _choices_for(edition, kit)
    faces = tuple(_face(choice, choice.font, edition.course, kit) for choice in chosen if choice.font)
    first = "".join(f'"{face.family}", ' for face in faces)
    fonts = tuple((role, first + stack) for role, stack in theme.fonts)
    return replace(theme, faces=(*theme.faces, *faces), fonts=fonts)


def packed_families(theme: Theme) -> tuple[str, ...]:
    """Name the fonts that `dressed` has added to a theme."""
    return tuple(face.family for face in theme.faces if face.characters)


def fonts_for(words: tuple[str, ...], edition: Edition, kit: Kit) -> Mapping[str, bytes]:
    """Cut fonts down to some words, by family; a script that needs more than their characters gets its whole block."""
    found = {}
    for choice in _choices(branded(kit.theme, edition.course.brand), edition.course, words):
        if choice.font:
            found[choice.font.family] = _part(choice, choice.font, edition.course, kit, frugal=True)
    return found


def font_problems(edition: Edition, kit: Kit) -> Iterator[Problem]:
    """B305: no open font of this machine serves a script of an edition, so that its packages carry none."""
    yield from (_no_font(choice.script, edition.course) for choice in _choices_for(edition, kit) if not choice.font)


def _choices_for(edition: Edition, kit: Kit) -> tuple[_Choice, ...]:
    """Choose fonts for all that an edition says; looking at each of its texts takes a tenth of a page's time."""

    def choose() -> tuple[_Choice, ...]:
        theme = branded(kit.theme, edition.course.brand)
        return tuple(_choices(theme, edition.course, _texts_of(edition.course, kit.strings(edition.locale))))

    return kit.memory.of(edition, "fonts", choose)


def _choices(theme: Theme, course: Course, texts: tuple[str, ...]) -> Iterator[_Choice]:
    """Choose a font for each script that needs one and that the theme's own fonts do not serve."""
    brought = {character for face in theme.faces for character in coverage(face.file.content)}
    liked = families_of(dict(theme.fonts).get("body", ""))
    for script in scripts_in(texts):
        characters = characters_of(script, texts)
        runs = script_runs(texts, characters)
        used = frozenset("".join(runs))
        if not used <= set(map(chr, brought)):
            font = _serving(families_for(script, course.locale, liked), used)
            yield _Choice(script=script, font=font, characters=characters, runs=runs)


def _texts_of(course: Course, strings: Mapping[str, str]) -> tuple[str, ...]:
    """Gather every text of a course and what player and theme say; some that nobody sees do no harm."""
    found = dict.fromkeys(strings.values())
    found |= dict.fromkeys(_foreign_texts(replace(course, modules=())))
    for module in course.modules:
        found |= dict.fromkeys(trait(module, "foreign texts", _foreign_texts))
    return tuple(found)


def _foreign_texts(part: Course | Module) -> list[str]:
    """List the texts of a part that have letters beyond Latin ones."""
    return [text for text in dict.fromkeys(_texts_in(part)) if _FOREIGN.search(text)]


def _texts_in(part: Course | Module) -> Iterator[str]:
    for node in walk(part):
        if isinstance(node, Prose):
            yield plain_text(node)
        for name in _worded(type(node)):
            value = getattr(node, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, str))


def _find_worded(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if "str" in str(field.type))


# Name the fields of a node that can hold texts; asking all of them takes three times the time.
_worded: Callable[[Any], tuple[str, ...]] = cache(_find_worded)


def _serving(families: Iterable[str], used: frozenset[str]) -> Font | None:
    """Choose the first open font that has every character, else the one that lacks the fewest of them."""
    fonts = [font for family in families if (font := in_family(family)) and not font.italic]
    lacking = {font: sum(not font.has(char) for char in used) for font in fonts if _is_open(font.path, font.index)}
    serving = [font for font, number in lacking.items() if number < len(used)]
    return min(serving, key=lacking.__getitem__, default=None)


def _face(choice: _Choice, font: Font, course: Course, kit: Kit) -> FontFace:
    """Cut the font down, and raise `ProblemsFound` where it would write a word in another way."""
    full = _read(font.path)
    part = kit.subset(full, choice.characters, font.index)
    wrong = kit.differences(full, part, choice.runs, font.index)
    if wrong:
        raise ProblemsFound([_other_shapes(font, wrong, course)])
    name = font.family.lower().replace(" ", "-")
    return FontFace(
        family=font.family,
        weight="400",
        style="normal",
        file=File(path=f"theme/{name}.woff2", content=_part(choice, font, course, kit)),
        characters=ranges(choice.characters),
    )


def _part(choice: _Choice, font: Font, course: Course, kit: Kit, *, frugal: bool = False) -> bytes:
    """Cut the font down; raises `ProblemsFound` where it would write a word in another way than the whole font."""
    full = _read(font.path)
    wrong: tuple[str, ...] = ()
    for characters in (*(own_characters(choice.script, choice.runs) if frugal else ()), choice.characters):
        part = kit.subset(full, characters, font.index)
        wrong = kit.differences(full, part, choice.runs, font.index)
        if not wrong:
            return part
    raise ProblemsFound([_other_shapes(font, wrong, course)])


@cache
def _is_open(path: str, index: int) -> bool:
    return is_open(_read(path), index)


def _read(path: str) -> bytes:
    return Path(path).read_bytes()


def _no_font(script: Script, course: Course) -> Problem:
    return Problem(
        code="B305",
        message=f"No font for {script.name} that may be passed on is installed here, so packages in `{course.locale}` "
        "carry none: on a device without one, letters are empty boxes.",
        place=replace(course.place, line=0),
        hint=f"Install {script.families[0]}: `apt-get install {script.package}`.",
        severity=Severity.WARNING,
    )


def _other_shapes(font: Font, wrong: tuple[str, ...], course: Course) -> Problem:
    return Problem(
        code="F202",
        message=f"The part of {font.family} that packages in `{course.locale}` carry writes {len(wrong)} words in "
        f"another way than the whole font, among them “{wrong[0]}”.",
        place=replace(course.place, line=0),
        hint="Install another version of the font, or name another one: `brand: {fonts: {body: …}}` in course.yaml.",
    )
