"""Know which languages a course exists in."""

from __future__ import annotations

from pathlib import Path

from builder import source
from builder.cache import NO_CACHE, Cache, key_of

# BCP 47 for "undetermined": the locale of a course whose course.yaml cannot be read.
UNKNOWN = "und"


def locales_of(project: Path, slug: str, source_locale: str) -> tuple[str, ...]:
    """List the locales of a course: its source's first, then those that have a catalog or a context pack."""
    translated = sorted({*source.find_locales(project, slug), *source.find_packs(project, slug)})
    return (source_locale, *(tag for tag in translated if tag != source_locale))


def course_locales(project: Path, slug: str, cache: Cache = NO_CACHE) -> tuple[str, ...]:
    """List the locales of a course, its source's first."""
    language = cache.step(_key(project, slug), lambda: source.source_language(project, slug).encode()).decode()
    return locales_of(project, slug, language) if language else (UNKNOWN,)


def _key(project: Path, slug: str) -> str:
    """Reading course.yaml takes 0.2 s, most of it for what reads YAML; its bytes say whether it must be read."""
    try:
        return key_of("language", (project / "course_src" / slug / "course.yaml").read_bytes())
    except OSError:
        return key_of("language", None)
