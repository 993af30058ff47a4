"""Read `course_src/` and `translations/`: nothing else does."""

from typing import TYPE_CHECKING

from builder.lazy import on_demand

if TYPE_CHECKING:
    from builder.source.catalogs import (
        catalog_folder,
        catalog_name_problems,
        find_locales,
        read_catalog_file,
        read_catalogs,
    )
    from builder.source.context import find_pack_media, read_pack, read_pack_media
    from builder.source.course import read_course, read_media, read_module, source_language, survey_course
    from builder.source.excerpt import read_line
    from builder.source.finding import find_courses, find_packs, locale_of_file, pack_name_problems
    from builder.source.names import MEDIA_KINDS, is_media
    from builder.source.requirements import find_requirements, read_requirements
    from builder.source.reviews import REVIEWS, read_reviews

__getattr__ = on_demand(
    __name__,
    {
        "catalogs": "catalog_folder catalog_name_problems find_locales read_catalog_file read_catalogs",
        "context": "find_pack_media read_pack read_pack_media",
        "finding": "find_courses find_packs locale_of_file pack_name_problems",
        "course": "read_course read_media read_module source_language survey_course",
        "excerpt": "read_line",
        "names": "MEDIA_KINDS is_media",
        "requirements": "find_requirements read_requirements",
        "reviews": "REVIEWS read_reviews",
    },
)

__all__ = [
    "MEDIA_KINDS",
    "REVIEWS",
    "catalog_folder",
    "catalog_name_problems",
    "find_courses",
    "find_locales",
    "find_pack_media",
    "find_packs",
    "find_requirements",
    "is_media",
    "locale_of_file",
    "pack_name_problems",
    "read_catalog_file",
    "read_catalogs",
    "read_course",
    "read_line",
    "read_media",
    "read_module",
    "read_pack",
    "read_pack_media",
    "read_requirements",
    "read_reviews",
    "source_language",
    "survey_course",
]
