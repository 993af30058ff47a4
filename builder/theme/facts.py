"""Say what `theme.yaml` may hold."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FontFacts(BaseModel):
    """Name a font file of the theme: woff2 or ttf."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: str
    path: str = Field(pattern=r"^[A-Za-z0-9._/-]+\.(woff2|ttf)$")
    weight: int = Field(default=400, ge=1, le=1000)
    style: Literal["normal", "italic"] = "normal"


class Colors(BaseModel):
    """Give each role its colour."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ground: str
    surface: str
    ink: str
    muted: str
    line: str
    primary: str
    accent: str
    good: str
    bad: str

    def items(self) -> list[tuple[str, str]]:
        """List roles and colours, in the order above."""
        return [(role, str(value)) for role, value in self]


class ThemeFacts(BaseModel):
    """Hold what `theme.yaml` says: colours (light and dark), families per role, files, styles per medium.

    What a theme does not have, it takes from another one that it names (`from: plain`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    base: str = Field(default="", alias="from")
    colors: Colors
    dark: Colors
    fonts: dict[Literal["body", "heading", "code"], list[str]]
    font_files: list[FontFacts] = Field(default=[], alias="font-files")
    logo: str = ""
    styles: dict[str, list[str]] = {}
