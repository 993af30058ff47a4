"""Load a theme and show a course's blocks with it."""

from builder.theme.brand import brand_problems, branded, css
from builder.theme.load import load_theme, packaged_themes
from builder.theme.theme import FontFace, Theme

__all__ = ["FontFace", "Theme", "brand_problems", "branded", "css", "load_theme", "packaged_themes"]
