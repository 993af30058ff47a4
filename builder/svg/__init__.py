"""Read the words in a drawing, and write it with other words."""

from builder.svg.drawing import read_drawing, write_drawing
from builder.svg.fonts import with_fonts

__all__ = ["read_drawing", "with_fonts", "write_drawing"]
