"""Find pictures and recordings whose words do not say to others what eyes and ears are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.checks.walking import placed, warning
from builder.errors import Place, Problem
from builder.model import Course, Figure, Image, Module, Prose, Recording, SourceTree, find, plain_text, trait
from builder.source import MEDIA_KINDS

LONGEST_ALT = 250
# A drawing with more words than this is read, not looked at.
MOST_LABEL_WORDS = 60

_FILE_NAME = re.compile(
    rf"[\w.\-()% ]+\.({'|'.join((*MEDIA_KINDS, 'heic', 'bmp', 'tif', 'tiff'))})|(IMG|DSC|DCIM|PXL)[_-]?\d[\w-]*",
    re.IGNORECASE,
)
_OPENINGS = {
    "en": r"(an? |the )?(image|picture|photo|photograph|graphic|screenshot) (of|showing)\b",
    "es": r"(una? |la |el )?(imagen|foto|fotografía|gráfico) (de|que muestra)\b",
    "fr": r"(une? |l['’]|la )?(image|photo|photographie) (de|d['’]|du|des|qui montre)",
    "pt": r"(uma? |a |o )?(imagem|foto|fotografia|gráfico) (de|do|da|que mostra)\b",
}


def file_names_as_words(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A102: a text alternative is the name of a file."""
    for alt, place in _alternatives(course):
        if _FILE_NAME.fullmatch(alt):
            message = f"The text alternative `{alt}` is the name of a file."
            yield warning("A102", message, place, "Say what the picture shows, as you would on the telephone.")


def needless_openings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A103: a text alternative begins with "picture of", which screen readers say anyway."""
    pattern = _OPENINGS.get(course.source_locale.split("-")[0])
    for alt, place in _alternatives(course) if pattern else ():
        match = re.match(str(pattern), alt, re.IGNORECASE)
        if match:
            hint = "Begin with what it shows; screen readers say themselves that it is a picture."
            yield warning("A103", f"The text alternative begins with “{match[0]}”.", place, hint)


def long_alternatives(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A104: a text alternative is too long to be heard in one go."""
    for alt, place in _alternatives(course):
        if len(alt) > LONGEST_ALT:
            message = f"The text alternative has {len(alt)} characters; nobody can stop and go back in it."
            hint = f"Keep it below {LONGEST_ALT}, and put the rest into the text or the `:long:` line of a {{figure}}."
            yield warning("A104", message, place, hint)


def undescribed_drawings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A105: a drawing full of words is shown without a long description."""
    words = {drawing.path: sum(len(one.source.split()) for one in drawing.labels) for drawing in course.drawings}
    shown = [row for module in course.modules for row in trait(module, "bare pictures", _bare_pictures)]
    for src, file, line in (*shown, *_bare_pictures(replace(course, modules=()))):
        if words.get(src, 0) > MOST_LABEL_WORDS:
            message = f"`{src}` holds {words[src]} words, and nothing tells them to who cannot see it."
            hint = "Show it with {figure}, and tell what it says in a `:long:` line."
            yield warning("A105", message, Place(file=file, line=line), hint)


def _bare_pictures(part: Course | Module) -> list[tuple[str, str, int]]:
    """List the pictures without a long description, and where they stand."""
    found = ((node, place) for node, place in placed(part) if isinstance(node, Image | Figure))
    bare = ((node.src, place) for node, place in found if not (isinstance(node, Figure) and node.long is not None))
    return [(src, place.file, place.line) for src, place in bare]


def silent_recordings(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A106: a recording has no transcript."""
    for node, place in placed(course):
        if isinstance(node, Recording) and not node.children:
            message = f"The {node.kind} `{node.src}` has no transcript."
            hint = f"Write what is said and shown between `:::{{{node.kind}}}` and its closing line."
            yield warning("A106", message, place, hint)


def films_without_captions(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A121: a film has no captions."""
    for node, place in placed(course):
        if isinstance(node, Recording) and node.kind == "video" and not node.captions:
            message = f"The video `{node.src}` has no captions."
            hint = "Write what is said with its times into a WebVTT file, and name it: `:captions: media/film.vtt`."
            yield warning("A121", message, place, hint)


def repeated_captions(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A120: a figure's text alternative says no more than its caption."""
    for node in find(course, Figure):
        if node.alt is None:
            continue
        caption = " ".join(plain_text(one) for one in _proses(node))
        if caption and _bare(caption) == _bare(plain_text(node.alt)):
            message = "The text alternative repeats the caption."
            hint = "Say in `:alt:` what one sees; the caption says what it means."
            yield warning("A120", message, node.alt.place, hint)


def _proses(figure: Figure) -> Iterator[Prose]:
    return iter(find(figure.children, Prose))


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _alternatives(course: Course) -> Iterator[tuple[str, Place]]:
    """Yield each text alternative that says something, with its place."""
    for node, place in placed(course):
        if isinstance(node, Image) and node.alt.strip():
            yield node.alt.strip(), place
        elif isinstance(node, Figure) and node.alt is not None:
            yield plain_text(node.alt).strip(), node.alt.place
