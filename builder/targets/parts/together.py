"""Put the pages of several languages beside each other, with what they share once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from posixpath import relpath

from builder.errors import Problem
from builder.model import Edition, File
from builder.player import styles as player_styles
from builder.targets.parts.captions import captions_problems
from builder.targets.parts.document import Language, Surroundings, document
from builder.targets.parts.media import media_files
from builder.targets.parts.webfonts import dressed, font_problems
from builder.targets.target import Kit
from builder.theme import Renderer, css

PAGE = "index.html"


def bundle_files(editions: tuple[Edition, ...], kit: Kit) -> Iterator[File | Problem]:
    """Yield the page to choose on, each language's page in a folder of its own, then what they show."""
    shelf = _Shelf()
    languages = tuple(_language(edition) for edition in editions)
    yield File(path=PAGE, content=chooser(editions, languages, kit).encode("utf-8"))
    for edition in editions:
        own = kit.at(edition.locale)
        places = shelf.places(edition.locale, tuple(media_files(edition, own)))
        yield File(path=f"{edition.locale}/{PAGE}", content=_page(edition, own, places, languages).encode("utf-8"))
        yield from font_problems(edition, own)
        yield from captions_problems(edition, own)
    yield from (File(path=path, content=content) for path, content in sorted(shelf.files.items()))


def _language(edition: Edition) -> Language:
    tongue = edition.tongue
    return Language(
        locale=edition.locale, name=tongue.name, direction=tongue.direction, href=f"../{edition.locale}/{PAGE}"
    )


def chooser(editions: tuple[Edition, ...], languages: tuple[Language, ...], kit: Kit) -> str:
    """Write the page that leads to each language; it needs no script and no file beside it."""
    first = editions[0]
    own = kit.at(first.locale)
    theme = dressed(first, own)
    show = Renderer(theme, "bundle", own.strings(first.locale), first)
    doors = tuple(zip(languages, (edition.course.title for edition in editions), strict=True))
    styles = css(replace(theme, faces=()), "bundle") + player_styles()
    return show.page("bundle/index.html.j2", doors=doors, styles=show.markup(styles))


def _page(edition: Edition, kit: Kit, places: Mapping[str, str], languages: tuple[Language, ...]) -> str:
    def address(path: str) -> str:
        return relpath(places.get(path, path), edition.locale)

    return document(edition, kit, "none", Surroundings(address=address, languages=languages))


class _Shelf:
    """Place each file once: what is the same for several languages above their folders, what differs inside."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def places(self, locale: str, files: tuple[File, ...]) -> Mapping[str, str]:
        """Map the path of each file of a language to its place in the bundle."""
        return {file.path: self._place(locale, file) for file in files}

    def _place(self, locale: str, file: File) -> str:
        key = (file.path, sha256(file.content).hexdigest())
        if key not in self._known:
            path = file.path if file.path.lower() not in self._taken else f"{locale}/{file.path}"
            self._taken.add(path.lower())
            self.files[path] = file.content
            self._known[key] = path
        return self._known[key]
