"""Write the packing list of a package: what it was made of, by what, and which files it holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.archive import PACKING_LIST
from builder.build.inputs import sources_of, tool_versions
from builder.build.values import Order, Package
from builder.model import File

# The form of the list; another one gets another number.
_FORM = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Hold the digests of what a job's packages are written in, and the versions of what makes them."""

    sources: Mapping[str, str]
    tools: Mapping[str, str]


def origin_of(order: Order) -> Origin:
    """Tell where the packages of a job come from."""
    return Origin(sources=sources_of(order.inputs, order.job.course), tools=tool_versions())


def packing_list(package: Package, files: Iterable[File], origin: Origin) -> File:
    """Write the list of a package and its files; of several languages the least translated one is counted."""
    listed = {
        "form": _FORM,
        "course": package.course,
        "title": package.title,
        "version": package.version,
        "locales": package.languages.split() or [package.locale],
        "audience": package.audience,
        "profile": package.profile,
        "target": package.target,
        "draft": package.is_draft,
        "coverage": {"words": package.percent, "questions": package.question_percent},
        "sources": dict(origin.sources),
        "tools": dict(origin.tools),
        "files": [_row(file) for file in sorted(files, key=lambda file: file.path)],
    }
    return File(path=PACKING_LIST, content=(json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode())


def list_beside(package: Package, content: bytes, origin: Origin) -> File:
    """Write the list of a package that is one file, under the name that people see."""
    name = package.path.rpartition("/")[2]
    return packing_list(package, (File(path=name, content=content),), origin)


def _row(file: File) -> dict[str, object]:
    return {"path": file.path, "sha256": hashlib.sha256(file.content).hexdigest(), "size": len(file.content)}
