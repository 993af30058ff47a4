"""Conduct a build: from courses and catalogs to packages in `dist/`, whole or not at all."""

from builder.build.conduct import build, course_locales, in_locales, plan
from builder.build.courses import inspect, merged
from builder.build.translations import Standing, Written, standings, update_catalog, write_template
from builder.build.values import Job, Outcome, Package, Plan

__all__ = [
    "Job",
    "Outcome",
    "Package",
    "Plan",
    "Standing",
    "Written",
    "build",
    "course_locales",
    "in_locales",
    "inspect",
    "merged",
    "plan",
    "standings",
    "update_catalog",
    "write_template",
]
