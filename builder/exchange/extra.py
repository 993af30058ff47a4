"""Import what the extra `exchange` installs, or say how to get it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from builder.errors import SatchelError


def need(module: str, *, what: str) -> Any:
    """Import a module of the extra; raises `SatchelError` with the way out."""
    try:
        return import_module(module)
    except ImportError:
        said = f'{what} needs a library that is not installed. Install it: pip install "satchel[exchange]"'
        raise SatchelError(said) from None
