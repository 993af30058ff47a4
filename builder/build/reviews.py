"""Record that somebody has read a translation: `translations/<course>/reviews.yaml`."""

from __future__ import annotations

import json
from pathlib import Path

from builder import source
from builder.build.courses import chain_of, sound
from builder.build.dist import write_whole
from builder.catalog import review_digest
from builder.errors import Place, Problem, ProblemsFound
from builder.model import Course, Review

_HEAD = """\
# Who has read the translations of this course. `satchel status --review` writes it, `satchel status` tells what has
# changed since.
reviews:
"""


def record_review(
    project: Path, slug: str, locale: str, *, by: str, on: str, module: str = "", is_native: bool = False
) -> Review:
    """Write down who has read a translation as it is now; an earlier reading of the same by the same goes.

    Raises `ProblemsFound` where there is no such translation or module.
    """
    course = sound(project, slug).course
    chain = chain_of(project, course, locale)
    if not chain or chain[0].locale != locale:
        raise ProblemsFound([_nothing_to_read(slug, locale)])
    if module and module not in {one.slug for one in course.modules}:
        raise ProblemsFound([_no_module(course, module)])
    digest = review_digest(course, chain, module)
    new = Review(locale=locale, by=by, on=on, digest=digest, module=module, is_native=is_native)
    kept = (one for one in source.read_reviews(project, slug) if _subject(one) != _subject(new))
    file = source.catalog_folder(project, slug).path / source.REVIEWS
    write_whole(file, (_HEAD + "".join(map(_entry, (*kept, new)))).encode())
    return new


def _subject(review: Review) -> tuple[str, str, str]:
    return review.locale, review.module, review.by


def _entry(review: Review) -> str:
    """Write one review as YAML; a JSON string is one of YAML's."""
    module = f"    module: {review.module}\n" if review.module else ""
    return (
        f"  - locale: {json.dumps(review.locale)}\n{module}"
        f"    by: {json.dumps(review.by, ensure_ascii=False)}\n"
        f"    native: {str(review.is_native).lower()}\n"
        f'    on: "{review.on}"\n'
        f'    digest: "{review.digest}"\n'
    )


def _nothing_to_read(slug: str, locale: str) -> Problem:
    return Problem(
        code="G201",
        message=f"There is no translation of `{slug}` into `{locale}` to be reviewed.",
        place=Place(file=f"translations/{slug}/{locale}.po"),
        hint="Name a language that has a catalog of its own; `satchel status` lists them.",
    )


def _no_module(course: Course, module: str) -> Problem:
    return Problem(
        code="G202",
        message=f"The course has no module `{module}`.",
        place=Place(file=f"course_src/{course.slug}/modules"),
        hint=f"Its modules are: {', '.join(f'`{one.slug}`' for one in course.modules)}.",
    )
