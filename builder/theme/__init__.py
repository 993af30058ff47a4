"""Load a theme and show a course's blocks with it."""

from builder.theme.brand import brand_problems, branded, css
from builder.theme.links import Destinations, anchor, destinations, resolve, route
from builder.theme.load import load_theme, packaged_themes
from builder.theme.notes import notes_by_page
from builder.theme.questions import Layout, layout
from builder.theme.render import Renderer
from builder.theme.theme import FontFace, Theme

__all__ = [
    "Destinations",
    "FontFace",
    "Layout",
    "Renderer",
    "Theme",
    "anchor",
    "brand_problems",
    "branded",
    "css",
    "destinations",
    "layout",
    "load_theme",
    "notes_by_page",
    "packaged_themes",
    "resolve",
    "route",
]
