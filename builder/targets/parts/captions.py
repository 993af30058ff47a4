"""Put captions into the page: a file beside it would not load from a folder, nor inside a single file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from builder.errors import Problem
from builder.locales import tongue
from builder.media import caption_problems, read_captions
from builder.model import Edition, Recording, find
from builder.targets.target import Kit
from builder.theme.escape import attributes


def captions_of(edition: Edition, kit: Kit) -> Callable[[str], str]:
    """Give what writes the captions of a film; it knows the kit's media, not the kit, which may keep what it makes."""
    media, language_of, usual = kit.media, kit.language_of, edition.course.source_locale
    return lambda path: _written(media(path), language_of(path) or usual)


def _written(content: bytes, locale: str) -> str:
    """Write cues as the player reads them: seconds, seconds, words; in the language of their file."""
    cues = [(cue.start, cue.end, cue.text) for cue in read_captions(content).cues]
    marks = (("type", "application/json"), ("data-captions", tongue(locale).name), ("lang", locale))
    written = json.dumps(cues, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<script{attributes(marks)}>{written}</script>"


def captions_problems(edition: Edition, kit: Kit) -> Iterator[Problem]:
    """I106: tell what cannot be read in the captions of an edition's films, a place's own among them."""
    for path in dict.fromkeys(film.captions for film in find(edition.course, Recording) if film.captions):
        yield from caption_problems(read_captions(kit.media(path)), _file(path, edition, kit))


def _file(path: str, edition: Edition, kit: Kit) -> str:
    course, place = edition.course, kit.language_of(path)
    return f"translations/{course.slug}/{place}/{path}" if place else f"course_src/{course.slug}/{path}"
