"""Name what can be wrong with a drawing: one permanent code, sentence and way out each."""

from __future__ import annotations

from builder.errors import Place, Problem

CODES = {
    "V101": ("The drawing is not well-formed: {reason}.", "Open it in Inkscape and save it as plain SVG."),
    "V102": (
        "The file is no SVG drawing: its first element is `{found}`.",
        'Begin it with `<svg xmlns="http://www.w3.org/2000/svg">`.',
    ),
    "V103": ("The drawing has a DOCTYPE.", "Delete the line `<!DOCTYPE …>` and write entities as characters."),
    "V104": (
        "`<{found}>` is no part of a drawing that stands still and alone.",
        "Draw it with shapes, text and pictures inside the file.",
    ),
    "V105": ("`{found}` would run a script.", "Delete the attribute; a drawing has no behaviour."),
    "V106": (
        "`{found}` points outside the drawing.",
        "Embed the picture (`data:image/png`), or point at something in the same file (`#name`).",
    ),
    "V107": ("The style `{found}` loads something or hides what it does.", "Keep to colours, lines and font names."),
    "V108": (
        "The drawing is larger than any that is read: {what}.",
        "Draw it with fewer shapes: in Inkscape, Path, Simplify; or save it as PNG.",
    ),
}


def problem(code: str, file: str, line: int, **words: object) -> Problem:
    """Fill in a sentence of the table."""
    message, hint = CODES[code]
    return Problem(code=code, message=message.format(**words), place=Place(file=file, line=line), hint=hint)
