"""Put captions into the page: a file beside it would not load from a folder, nor inside a single file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from builder.errors import Problem
from builder.locales import tongue
from builder.media import caption_problems, read_captions
from builder.model import Course, Edition, Module, Recording, find, trait
from builder.targets.parts.names import place_of
from builder.targets.target import Kit
from builder.theme.escape import attributes


def captions_of(edition: Edition, kit: Kit) -> Callable[[str], str]:
    """Give what writes the captions of a film; it knows the kit's media, not the kit, which may keep what it makes."""
    media, brought, usual = kit.media, kit.brought, (edition.course.source_locale, "")
    return lambda path: _written(media(path), (brought(path) or usual)[0])


def _written(content: bytes, locale: str) -> str:
    """Write cues as the player reads them: seconds, seconds, words; in the language of their file."""
    cues = [(cue.start, cue.end, cue.text) for cue in read_captions(content).cues]
    marks = (("type", "application/json"), ("data-captions", tongue(locale).name), ("lang", locale))
    written = json.dumps(cues, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"<script{attributes(marks)}>{written}</script>"


def captions_problems(edition: Edition, kit: Kit) -> Iterator[Problem]:
    """I106: tell what cannot be read in the captions of an edition's films, a place's own among them."""
    rest = replace(edition.course, modules=())
    found = [
        *_captions_in(rest),
        *(path for one in edition.course.modules for path in captions_by(one)),
    ]
    for path in dict.fromkeys(found):
        yield from caption_problems(read_captions(kit.media(path)), place_of(path, edition, kit).file)


def captions_by(module: Module) -> list[str]:
    """List the files of captions that films of a module name."""
    return trait(module, "captions", _captions_in)


def _captions_in(part: Course | Module) -> list[str]:
    return [film.captions for film in find(part, Recording) if film.captions]
