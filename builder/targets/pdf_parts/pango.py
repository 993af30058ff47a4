"""Load WeasyPrint, which lays text out with Pango; say what is missing here, and how it comes."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any, cast

from builder.errors import Place, Problem, ProblemsFound

# The first program that is there installs it.
_COMMANDS = (
    ("apt-get", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core"),
    ("dnf", "sudo dnf install -y pango google-noto-sans-fonts"),
    ("zypper", "sudo zypper install -y pango google-noto-sans-fonts"),
    ("pacman", "sudo pacman -S --noconfirm pango noto-fonts"),
    ("apk", "sudo apk add pango font-noto"),
)
_BREW = "brew install pango"
_MSYS = (
    r"winget install -e --id MSYS2.MSYS2; "
    r'C:\msys64\usr\bin\bash -lc "pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango"'
)


def load() -> ModuleType:
    """Load WeasyPrint; it takes half a second. Raises `ProblemsFound` where Pango is missing."""
    problem, weasyprint = _loaded()
    if problem:
        raise ProblemsFound([problem])
    return cast(ModuleType, weasyprint)


def lacking() -> Problem | None:
    """Say what printing needs and this machine does not have."""
    return _loaded()[0]


@cache
def _loaded() -> tuple[Problem | None, Any]:
    lost = next((name for name in ("icu4py", "uharfbuzz") if find_spec(name) is None), "")
    if lost:
        return _no_library(lost), None
    try:
        # It prints where Pango is missing. Debian 12 has no HarfBuzz-Subset of its own version: fontTools does it then.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint
            import weasyprint.urls
    except OSError as error:
        return _no_pango(error), None
    return None, weasyprint


def _no_pango(error: OSError) -> Problem:
    """Say it of no course in particular, so that a build says it once."""
    missing = str(error).split(":")[0]
    return Problem(
        code="B201",
        message=f"PDF needs Pango, which is not installed ({missing}). All else is built without it.",
        place=Place(file="course_src"),
        hint=f"Install it: {command()} {advice()}".rstrip(),
    )


def _no_library(name: str) -> Problem:
    """Name a Python that the library was compiled for.

    There is no icu4py for Python 3.14 on a Mac with an Intel processor, and no uharfbuzz for Windows on ARM.
    """
    python = "cpython-3.13-windows-x86_64" if sys.platform == "win32" else "3.13"
    return Problem(
        code="B204",
        message=f"PDF needs the library {name}, which is not there for this machine and Python. "
        "All else is built without it.",
        place=Place(file="course_src"),
        hint=f"Run: uv tool install --reinstall --python {python} satchel",
    )


def command(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> str:
    """Give the one command that installs Pango on a kind of machine."""
    if platform == "win32":
        return _MSYS
    if platform == "darwin":
        return _BREW
    return next((line for program, line in _COMMANDS if which(program)), _COMMANDS[0][1])


def advice(platform: str = sys.platform) -> str:
    """Say what to do where Pango is installed, and still not found."""
    if platform == "win32":
        named = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", "")
        there = f" (now: {named})" if named else ""
        return f"(If it lies elsewhere, name the folder of its .dll files in WEASYPRINT_DLL_DIRECTORIES{there}.)"
    if platform == "darwin":
        return '(If Python does not come from Homebrew: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib".)'
    return ""
