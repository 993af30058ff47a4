"""Say what `theme.yaml` may hold."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FontFacts(BaseModel):
    """Name a font file of the theme: woff2 or ttf."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: str = Field(description="The name by which styles call it.")
    path: str = Field(description="The file, .woff2 or .ttf.", pattern=r"^[A-Za-z0-9._/-]+\.(woff2|ttf)$")
    weight: int = Field(default=400, ge=1, le=1000)
    style: Literal["normal", "italic"] = "normal"


class Colors(BaseModel):
    """Give each role its colour."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ground: str = Field(description="Behind the text.")
    surface: str = Field(description="Behind boxes and bars.")
    ink: str = Field(description="Text.")
    muted: str = Field(description="Text that matters less.")
    line: str = Field(description="Lines between things.")
    primary: str = Field(description="The colour that marks the agency.")
    accent: str = Field(description="The second colour, for what stands out.")
    good: str = Field(description="Text of what is right.")
    bad: str = Field(description="Text of what is wrong.")

    def items(self) -> list[tuple[str, str]]:
        """List roles and colours, in the order above."""
        return [(role, str(value)) for role, value in self]


class ThemeFacts(BaseModel):
    """Hold what `theme.yaml` says: colours (light and dark), families per role, files, styles per medium.

    What a theme does not have, it takes from another one that it names (`from: plain`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(description="What the theme is called.")
    base: str = Field(default="", alias="from", description="The theme that it takes from what it does not have.")
    colors: Colors = Field(description="The colours by daylight; copy them from a theme that comes with Satchel.")
    dark: Colors = Field(description="The colours in the dark; copy them from a theme that comes with Satchel.")
    fonts: dict[Literal["body", "heading", "code"], list[str]] = Field(
        description="The families of `body`, `heading` and `code`, each a list, the best one first."
    )
    font_files: list[FontFacts] = Field(default=[], alias="font-files", description="Files that the theme brings.")
    logo: str = Field(default="", description="A picture in the theme's folder.")
    styles: dict[str, list[str]] = Field(default={}, description="The style sheets of each medium, in order.")
