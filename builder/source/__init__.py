"""Read `course_src/` and `translations/`: nothing else does."""

from builder.source.catalogs import (
    catalog_folder,
    catalog_name_problems,
    find_locales,
    read_catalog_file,
    read_catalogs,
)
from builder.source.context import find_packs, has_pack_media, pack_name_problems, read_pack, read_pack_media
from builder.source.course import find_courses, read_course, read_media, source_language, survey_course
from builder.source.excerpt import read_line
from builder.source.names import MEDIA_KINDS, is_media
from builder.source.reviews import REVIEWS, read_reviews

__all__ = [
    "MEDIA_KINDS",
    "REVIEWS",
    "catalog_folder",
    "catalog_name_problems",
    "find_courses",
    "find_locales",
    "find_packs",
    "has_pack_media",
    "is_media",
    "pack_name_problems",
    "read_catalog_file",
    "read_catalogs",
    "read_course",
    "read_line",
    "read_media",
    "read_pack",
    "read_pack_media",
    "read_reviews",
    "source_language",
    "survey_course",
]
