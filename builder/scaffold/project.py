"""Give the files of a project: what authors, their editors and a build server need around the courses."""

from __future__ import annotations

from dataclasses import replace

from builder.model import File
from builder.scaffold.stock import STOCK, folder

# Under its own name it would speak to whoever keeps Satchel's own files.
_RENAMED = {"gitignore": ".gitignore"}
_SCHEMAS = ".vscode/schemas/"


def project_files() -> tuple[File, ...]:
    """List the files of a project without a course."""
    there = folder(STOCK / "project")
    return tuple(replace(file, path=_RENAMED.get(file.path, file.path)) for file in there)


def schema_files() -> tuple[File, ...]:
    """List those that a course's first line points its editor to."""
    return tuple(file for file in project_files() if file.path.startswith(_SCHEMAS))
