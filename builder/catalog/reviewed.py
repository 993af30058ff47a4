"""Know who translated a course, and whether what somebody read is still what learners see."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from builder.catalog.msgid import is_translatable, msgid
from builder.model import Course, Module, Prose, Review, Translation, find, trait
from builder.po import Catalog

_ADDRESS = re.compile(r"\s*<[^<>]*>")
# What gettext's tools write where nobody has filled in a name.
_NOBODY = frozenset({"", "full name", "automatically generated", "none", "unknown"})
_CREDITS = ("X-Translator-Credits", "Translator-Credits", "Last-Translator")
_LONGEST = 200


def review_digest(course: Course, chain: tuple[Catalog, ...], module: str = "") -> str:
    """Digest the texts of a course (or one module) with the translations that learners see; order does not matter."""
    parts: tuple[Any, ...] = (replace(course, modules=()), *course.modules)
    if module:
        parts = tuple(one for one in course.modules if one.slug == module)
    texts = [{one.key: one.text for one in catalog.messages if one.is_usable} for catalog in chain]
    keys = {key for part in parts for key in _keys_in(part)}
    rows = sorted([*key, next((known[key] for known in texts if key in known), "")] for key in keys)
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def _keys_in(part: Any) -> Iterator[tuple[str, str]]:
    keys = trait(part, "translatable", _keys) if isinstance(part, Module) else _keys(part)
    return ((context, text) for context, text in keys)


def _keys(part: Any) -> list[list[str]]:
    proses = (prose for prose in find(part, Prose) if is_translatable(prose))
    return [[prose.context, msgid(prose)] for prose in proses]


def is_current(review: Review, course: Course, chain: tuple[Catalog, ...]) -> bool:
    """Say whether a review has seen what is there now."""
    return review.digest == review_digest(course, chain, review.module)


def translation(course: Course, chain: tuple[Catalog, ...], reviews: Iterable[Review]) -> Translation:
    """Say whose words the chain brings, and who has read them as they are; a review is for one catalog's locale."""
    nearest = chain[0].locale if chain else ""
    current = [one for one in reviews if one.locale == nearest and is_current(one, course, chain)]
    native = {one.module for one in current if one.is_native}
    return Translation(
        translators=tuple(dict.fromkeys(name for catalog in chain for name in translators(catalog))),
        reviewers=tuple(dict.fromkeys(one.by for one in current)),
        is_native_reviewed="" in native or native >= {module.slug for module in course.modules},
    )


def translators(catalog: Catalog) -> tuple[str, ...]:
    """Read the translators' names off a catalog's header, without their addresses."""
    written = ";".join(catalog.header(name) for name in _CREDITS)
    names = (" ".join(_ADDRESS.sub(" ", name).split()) for name in written.split(";"))
    return tuple(dict.fromkeys(name[:_LONGEST] for name in names if _is_name(name)))


def _is_name(text: str) -> bool:
    return text.lower() not in _NOBODY and text.isprintable() and any(char.isalpha() for char in text)
