"""Read `course_src/` and `translations/`: nothing else does."""

from builder.source.catalogs import (
    catalog_folder,
    catalog_name_problems,
    find_locales,
    read_catalog_file,
    read_catalogs,
)
from builder.source.course import find_courses, read_course, read_media, source_language, survey_course
from builder.source.excerpt import read_line
from builder.source.names import MEDIA_KINDS, is_media

__all__ = [
    "MEDIA_KINDS",
    "catalog_folder",
    "catalog_name_problems",
    "find_courses",
    "find_locales",
    "is_media",
    "read_catalog_file",
    "read_catalogs",
    "read_course",
    "read_line",
    "read_media",
    "source_language",
    "survey_course",
]
