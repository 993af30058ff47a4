"""Conduct a build: from courses and catalogs to packages in `dist/`, whole or not at all."""

from builder.build.conduct import CACHE, build, course_locales, in_locales, plan
from builder.build.costs import Cost, in_words
from builder.build.courses import merged
from builder.build.ids import Naming, missing_ids, write_ids
from builder.build.inspection import inspect, inspect_files
from builder.build.mending import Mended, mend
from builder.build.quote import Quote, quotes
from builder.build.reviews import record_review
from builder.build.standing import Standing, standings
from builder.build.status_page import status_page
from builder.build.translations import Written, update_catalog, write_template
from builder.build.values import Job, Outcome, Package, Plan

__all__ = [
    "CACHE",
    "Cost",
    "Job",
    "Mended",
    "Naming",
    "Outcome",
    "Package",
    "Plan",
    "Quote",
    "Standing",
    "Written",
    "build",
    "course_locales",
    "in_locales",
    "in_words",
    "inspect",
    "inspect_files",
    "mend",
    "merged",
    "missing_ids",
    "plan",
    "quotes",
    "record_review",
    "standings",
    "status_page",
    "update_catalog",
    "write_ids",
    "write_template",
]
