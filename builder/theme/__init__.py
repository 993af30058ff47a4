"""Load a theme and show a course's blocks with it."""

from typing import TYPE_CHECKING

from builder.lazy import on_demand

if TYPE_CHECKING:
    from builder.theme.brand import brand_problems, branded, css
    from builder.theme.links import Destinations, anchor, destinations, resolve, route
    from builder.theme.load import load_theme, plain_theme
    from builder.theme.notes import notes_by_page
    from builder.theme.packaged import packaged_themes
    from builder.theme.questions import Layout, layout
    from builder.theme.render import Renderer
    from builder.theme.theme import FontFace, Theme

__getattr__ = on_demand(
    __name__,
    {
        "brand": "brand_problems branded css",
        "links": "Destinations anchor destinations resolve route",
        "load": "load_theme plain_theme",
        "packaged": "packaged_themes",
        "notes": "notes_by_page",
        "questions": "Layout layout",
        "render": "Renderer",
        "theme": "FontFace Theme",
    },
)

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
    "plain_theme",
    "resolve",
    "route",
]
