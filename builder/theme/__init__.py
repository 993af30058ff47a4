"""Load a theme and show a course's blocks with it."""

from builder.theme.theme import FontFile, Theme

__all__ = ["FontFile", "Theme"]
