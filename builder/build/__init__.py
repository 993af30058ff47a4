"""Conduct a build: from courses and catalogs to packages in `dist/`, whole or not at all."""

from typing import TYPE_CHECKING

from builder.lazy import on_demand

if TYPE_CHECKING:
    from builder.build.conduct import CACHE, build, in_locales, plan
    from builder.build.costs import in_words
    from builder.build.faults import BUG
    from builder.build.ids import Naming, missing_ids, write_ids
    from builder.build.inputs import tool_versions
    from builder.build.inspection import inspect, inspect_files
    from builder.build.languages import course_locales
    from builder.build.mending import Mended, mend
    from builder.build.quality import inspect_required
    from builder.build.quote import Quote, quotes
    from builder.build.reviews import record_review
    from builder.build.standing import Standing, standings
    from builder.build.standing_page import status_page
    from builder.build.translations import Written, update_catalog, write_template
    from builder.build.values import Cost, Job, Outcome, Package, Plan
    from builder.build.watch import under_way

__getattr__ = on_demand(
    __name__,
    {
        "conduct": "CACHE build in_locales plan",
        "languages": "course_locales",
        "costs": "in_words",
        "faults": "BUG",
        "ids": "Naming missing_ids write_ids",
        "inspection": "inspect inspect_files",
        "inputs": "tool_versions",
        "mending": "Mended mend",
        "quality": "inspect_required",
        "quote": "Quote quotes",
        "reviews": "record_review",
        "standing": "Standing standings",
        "standing_page": "status_page",
        "translations": "Written update_catalog write_template",
        "values": "Cost Job Outcome Package Plan",
        "watch": "under_way",
    },
)

__all__ = [
    "BUG",
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
    "inspect_required",
    "mend",
    "missing_ids",
    "plan",
    "quotes",
    "record_review",
    "standings",
    "status_page",
    "tool_versions",
    "under_way",
    "update_catalog",
    "write_ids",
    "write_template",
]
