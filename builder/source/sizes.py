"""Read a size as people write it."""

from __future__ import annotations

SIZE = r"^[0-9]{1,6}(\.[0-9]{1,3})? ?(KB|MB)$"
_UNITS = {"KB": 1_000, "MB": 1_000_000}


def bytes_of(size: str) -> int:
    """Read `15MB` or `800 KB` in bytes; the pattern `SIZE` has let it through."""
    number, unit = size[:-2].strip(), size[-2:]
    return round(float(number) * _UNITS[unit])
