"""Name what can happen to material that comes in: one permanent code, sentence and way out each."""

from __future__ import annotations

from builder.errors import Place, Problem, Severity

CODES = {
    # Nothing can be made of it.
    "Z101": ("This is nothing that can be imported: {why}.", "{way}"),
    "Z102": ("It is too large: {what}.", "Part it into smaller files, or take out what is not needed."),
    "Z103": ("The file cannot be read: {why}.", "Export it again from where it comes from."),
    "Z104": ("The file declares entities of its own, which nobody needs and attackers use.", "Delete its DOCTYPE."),
    "Z105": ("Word documents are read by pandoc, which is not installed.", "Install it: {way}"),
    "Z106": ("There is nothing in it to import.", "Look whether it is the file that you meant."),
    # A question, or a part of one.
    "Z201": ("The question `{name}` is left out: {why}.", "{way}"),
    "Z202": ("A part of the question `{name}` is left out: {what}.", "{way}"),
    "Z203": ("The question `{name}` is simpler now: {what}.", "Read it in the module, and change it where needed."),
    "Z204": ("Settings that a course has no place for are left out: {what}.", "Nothing has to be done."),
    # A text.
    "Z301": ("Something that a course cannot show is left out: {what}.", "{way}"),
    "Z302": ("This is written another way now: {what}.", "Look at it in the module."),
    "Z303": ("A link leads nowhere, and only its words are kept: {what}.", "Write a link to where it should lead."),
    "Z304": ("A picture is left out: {what}.", "{way}"),
    "Z305": ("The front matter says what a course has no place for: {what}.", "Nothing has to be done."),
    "Z306": ("A page is left out: {what}.", "{way}"),
    "Z308": (
        "The heading of several pages is left out: {what}.",
        "Say it in the titles of its modules, where it matters.",
    ),
    "Z307": ("Nobody said {what}.", "{way}"),
}


class LeftOut(Exception):
    """Leave out a question, a part of one or a file: why, and what to do about it."""

    def __init__(self, why: str, way: str = "") -> None:
        super().__init__(why, way)
        self.why, self.way = why, way


_STOPS = "Z1"
LONGEST_EXCERPT = 160


def problem(code: str, place: Place, **words: object) -> Problem:
    """Fill in a sentence of the table; only what stops an import is an error."""
    message, hint = CODES[code]
    said = {name: shortened(str(value)) for name, value in words.items()}
    return Problem(
        code=code,
        message=message.format(**said),
        place=place,
        hint=hint.format(**said),
        severity=Severity.ERROR if code.startswith(_STOPS) else Severity.WARNING,
    )


def shortened(text: str) -> str:
    """Show the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"


def too_many(folder: str, most: int) -> Problem:
    """Refuse a folder with more files than any course has."""
    return problem("Z102", Place(file=folder), what=f"more than {most:,} files")


def unsaid(settings: str, language: bool, license_: bool) -> tuple[Problem, ...]:
    """Tell what a new course.yaml says that nobody knew."""
    told = []
    if not language:
        way = "English is assumed; correct `language:`."
        told.append(problem("Z307", Place(file=settings), what="which language it is in", way=way))
    if not license_:
        way = "Write it into `license:`, an SPDX identifier such as CC-BY-4.0; nobody may pass on what has none."
        told.append(problem("Z307", Place(file=settings), what="which licence it has", way=way))
    return tuple(told)
