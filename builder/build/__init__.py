"""Conduct a build: from courses and catalogs to packages in `dist/`, whole or not at all."""

from builder.build.conduct import build, course_locales, in_locales, plan
from builder.build.courses import inspect, merged
from builder.build.ids import Naming, missing_ids, write_ids
from builder.build.quote import Quote, quotes
from builder.build.reviews import record_review
from builder.build.standing import Standing, standings
from builder.build.status_page import status_page
from builder.build.translations import Written, update_catalog, write_template
from builder.build.values import Job, Outcome, Package, Plan

__all__ = [
    "Job",
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
    "inspect",
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
