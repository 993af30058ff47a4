"""Hold one file of a package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Be one file of a package: a path with `/`, and its bytes; `sheets` is how much paper it takes when printed."""

    path: str
    content: bytes
    sheets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Hold the text of one file (UTF-8, no BOM, LF, NFC), named from the project's root."""

    path: str
    text: str
