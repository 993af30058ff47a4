"""Name what can be wrong with a PO file: one permanent code, sentence and way out each."""

from __future__ import annotations

from builder.errors import Place, Problem

CODES = {
    "P101": (
        "This line is no part of a PO file.",
        'A line is a comment (`#`), a keyword (`msgid`, `msgstr` …) with "text", or "text" alone.',
    ),
    "P102": ("The text is not closed.", 'Every line of text stands between `"` and `"`; inside it write `\\"`.'),
    "P103": (
        "The message has no `{missing}`.",
        "A message is `msgid` and its text first, then `msgstr` and the translation.",
    ),
    "P104": (
        "The message stands here a second time; the first is on line {first}.",
        "Keep the better translation and delete the other message.",
    ),
    "P105": (
        "Git left a conflict here.",
        "Choose one side, delete the lines `<<<<<<<`, `=======` and `>>>>>>>`, and check again.",
    ),
    "P106": ("The catalog has no header.", "Let `satchel update` write the file, or copy the header of another one."),
    "P107": (
        "The header says the file is in {charset}, not in UTF-8.",
        "Save the file as UTF-8 and write `Content-Type: text/plain; charset=UTF-8`.",
    ),
    "P108": ("`{escape}` is no escape.", 'Write `\\n`, `\\t`, `\\"` or `\\\\`, or the character itself.'),
    "P109": (
        "The header's Language `{tag}` is no language tag.",
        "Write a BCP 47 tag, as in `sw`, `es_CO` or `sr_Cyrl`.",
    ),
    "P110": (
        "The header's Language is `{tag}`, but the file is named after `{name}`.",
        "Give the file and its header the same language.",
    ),
    "P111": ("The header's line `{text}` has no name.", "A header line is `Name: value` and ends in `\\n`."),
    "P112": ("The message has `{twice}` twice.", "Leave one; a new message begins with its own `msgid`."),
    "P113": (
        "There is more here than a catalog holds: {most}.",
        "Look at what wrote the file; `satchel update` writes the catalog of a course anew.",
    ),
}


def problem(code: str, file: str, line: int, **words: object) -> Problem:
    """Fill in a sentence of the table."""
    message, hint = CODES[code]
    return Problem(code=code, message=message.format(**words), place=Place(file=file, line=line), hint=hint)
