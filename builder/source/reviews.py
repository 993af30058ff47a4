"""Read who has reviewed the translations of a course: `translations/<course>/reviews.yaml`."""

from __future__ import annotations

from pathlib import Path

from builder.model import Review
from builder.source.catalogs import catalog_folder
from builder.source.schema import ReviewsYaml, ReviewYaml
from builder.source.typed import typed
from builder.source.yaml import LARGEST, read_yaml

REVIEWS = "reviews.yaml"


def read_reviews(project: Path, slug: str) -> tuple[Review, ...]:
    """Read every review of a course, in the file's order; raises `ProblemsFound`."""
    folder = catalog_folder(project, slug)
    if not folder.has(REVIEWS):
        return ()
    file = folder.read_text(REVIEWS, LARGEST)
    found = typed(read_yaml(file.text, file.path), ReviewsYaml)
    return tuple(_review(one) for one in found.reviews)


def _review(found: ReviewYaml) -> Review:
    return Review(
        locale=found.locale,
        by=found.by,
        on=found.on,
        digest=found.digest,
        module=found.module or "",
        is_native=found.native,
    )
