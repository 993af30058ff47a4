"""Check the names of the files in a package."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.errors import Problem
from builder.verify.contents import Contents

# Moodle deletes `' & " :` from names; other platforms mind spaces and letters beyond ASCII.
_SAFE = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
# What mail filters take for programs.
_PROGRAM = re.compile(r"\.(?:m?js|exe|bat|cmd|com|scr|vbs|jar|wasm|msi|ps1)$", re.IGNORECASE)


def check_names(package: Contents) -> Iterator[Problem]:
    """Find names that some platform changes or refuses, names that differ in case alone, and programs."""
    seen: dict[str, str] = {}
    for path in package.files:
        if not _SAFE.fullmatch(path) or ".." in path.split("/"):
            hint = "Use A-Z, a-z, 0-9, dot, hyphen and underscore only, and no folder above."
            yield package.problem("W117", f"Some platforms change or refuse the file name `{path}`.", hint, path)
        if seen.setdefault(path.lower(), path) != path:
            both = f"`{seen[path.lower()]}` and `{path}`"
            yield package.problem("W118", f"{both} are one file on Windows.", "Rename one of them.", path)
        if _PROGRAM.search(path):
            hint = "Put scripts into the page, so that the package can be mailed."
            yield package.warning("W123", f"Mail filters refuse a package with a program in it: `{path}`.", hint, path)
