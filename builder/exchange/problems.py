"""Name what can be wrong with a file that comes back: one permanent code, sentence and way out each."""

from __future__ import annotations

from builder.errors import Place, Problem, Severity

CODES = {
    "X101": (
        "This is no file that Satchel gave out.",
        "Send back the .xlf, .xlsx or .json file itself, or the whole text between `{{` and `}}`.",
    ),
    "X102": ("The file is damaged: {why}.", "Ask for the file once more, saved again or sent another way."),
    "X103": ("The file is too large: {what}.", "No file that Satchel gives out comes near this. Ask for a new one."),
    "X104": ("The file is not as it went out: {where} {why}.", "Ask for it again, made with the same page."),
    "X105": (
        "The file is for the course `{course}` in `{locale}`, which this project has not.",
        "Go to the project that the file came from: satchel -C DIR merge …",
    ),
    "X106": (
        "The sheet has no columns `{missing}`.",
        "Leave the row of headings as it was, or copy the answers into a fresh file from `satchel export`.",
    ),
    "X201": (
        "The course has no such text (any more): {text}",
        "It was rewritten or removed since the file went out. Export again, and copy what still fits.",
    ),
    "X202": (
        "The original of this text was changed in the file: {text}",
        "The translation was left out, as nobody knows what it is of. Put the original back as it was.",
    ),
    "X203": ("Texts of the course that are not in the file: {count}.", "They stay as they are."),
    "X204": ("The text stands in the file twice, with two translations: {text}", "Keep the better row."),
    "X205": ("This cell holds {what}, not text.", "Format the cell as text, and write the words again."),
    "X206": (
        "The translation has changed since the reviewer saw it: {text}",
        "Compare the suggestion with what is there now.",
    ),
    "X207": ("Texts that have a translation here and none in the file: {count}.", "They stay as they are."),
    "X301": ("The course asks for no {what} `{name}`.", "It was left out. The course asks for: {known}."),
    "X302": ("The answer to `{name}` is wrong: {why}.", "For example: {example}"),
    "X303": ("The text for `{name}` brings {what}.", "Write plain words; photos have fields of their own."),
    "X304": ("The photo {number} of `{name}` cannot be read: {why}.", "Save it as JPEG or PNG, and choose it again."),
    "X305": ("The photo {number} of `{name}` has no words for readers who cannot see it.", "Say what it shows."),
}
_WARNINGS = ("X201", "X203", "X206", "X207")
LONGEST_EXCERPT = 120


def problem(code: str, file: str, line: int = 0, **words: object) -> Problem:
    """Fill in a sentence of the table; texts are shortened."""
    message, hint = CODES[code]
    said = {name: shortened(str(value)) for name, value in words.items()}
    return Problem(
        code=code,
        message=message.format(**said),
        place=Place(file=file, line=line),
        hint=hint.format(**said),
        severity=Severity.WARNING if code in _WARNINGS else Severity.ERROR,
    )


def shortened(text: str) -> str:
    """Show the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"
