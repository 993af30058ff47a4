"""Read the words in a drawing, and write it with other words."""

from builder.svg.drawing import read_drawing, write_drawing

__all__ = ["read_drawing", "write_drawing"]
