"""Write a localized prose as JSON knows it, and read it back; of what it was parsed from only the source stays."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from builder.errors import Place
from builder.model.inline import INLINE, Accepted, Number, Prose, Scope

_KINDS = {kind.__name__: kind for kind in (*INLINE, Number, Accepted, Prose, Place)}


def written(prose: Prose) -> dict[str, Any]:
    """Write a prose: each value as its kind and its fields."""
    row: dict[str, Any] = _written(prose)
    return row


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if type(value).__name__ not in _KINDS:
        return value
    return {"is": type(value).__name__} | {
        field.name: _written(inner)
        for field in fields(value)
        if not isinstance(inner := getattr(value, field.name), Scope)
    }


def read(row: Any) -> Prose:
    """Read a prose back; its scope, which parses a text in its place, is empty."""
    prose: Prose = _read(row)
    return prose


def _read(row: Any) -> Any:
    if isinstance(row, list):
        return tuple(_read(one) for one in row)
    if isinstance(row, dict):
        return _KINDS[row["is"]](**{name: _read(value) for name, value in row.items() if name != "is"})
    return row
