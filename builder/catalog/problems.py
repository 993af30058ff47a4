"""Name what can be wrong with a translation: T1xx keep it out of the package, T2xx only ask for a second look."""

from __future__ import annotations

from builder.errors import Place, Problem, Severity

CODES = {
    "T101": ("The link to {value} is missing.", "Keep `[words]` and what follows them; translate the words."),
    "T102": ("The link to {value} is not in the source.", "Copy the address from the source; do not change it."),
    "T103": ("The link leads to {value}, a site that the source does not name.", "Copy the address from the source."),
    "T104": ("The picture {value} is missing.", "Keep `![words](file)`; translate the words."),
    "T105": ("The picture {value} is not in the source.", "Copy the file's name from the source."),
    "T106": ("The code `{value}` is missing.", "Copy what stands between backticks from the source, unchanged."),
    "T107": ("The footnote [^{value}] is missing.", "Copy its mark from the source to where it belongs."),
    "T108": ("The footnote [^{value}] is not here in the source.", "Delete its mark, or correct its name."),
    "T109": ("The formula ${value}$ is missing.", "Copy the formula from the source, unchanged."),
    "T110": ("The formula ${value}$ is not in the source.", "Write `\\$` for the sign of a currency."),
    "T111": ("The gap {value} is missing.", "Keep every `[[…]]`; the number in it stays as it is."),
    "T112": ("The gap {value} is not in the source.", "Keep the gaps of the source, no more; a number stays as it is."),
    "T113": ("The glossary term `{value}` is missing.", "Keep ``{{term}}`words <{value}>` ``; translate the words."),
    "T114": (
        "The glossary term `{value}` is not in the source.",
        "Write ``{{term}}`your words <term of the source>` ``.",
    ),
    "T115": ("The HTML {value} is not in the source.", "Delete it; write `&lt;` for a plain `<`."),
    "T116": ("The HTML tags do not open and close as in the source.", "Close each tag, the last opened one first."),
    "T117": ("The attribute {value} is not in the source.", "Delete it; only `lang` and `dir` may be added."),
    "T118": (
        "An invisible character ({value}) turns the direction of text and is not closed.",
        "Delete it, or write `[words]{{dir=rtl}}`.",
    ),
    "T119": ("An invisible control character ({value}) is in the text.", "Delete it."),
    "T120": ("The local fact {{{{ {value} }}}} is missing.", "Copy it from the source, braces and all."),
    "T121": ("The local fact {{{{ {value} }}}} is not in the source.", "Delete it, or correct its name."),
    "T122": (
        "Two answers of the question are both “{value}” now.",
        "Translate them so that a learner can tell them apart.",
    ),
    "T201": ("The source stresses **words** here, the translation does not.", "Mark the same words with `**`."),
    "T202": ("The source begins a new line here, the translation does not.", "Keep the `\\` at the end of the line."),
    "T203": ("The numbers differ: {value}.", "Look whether both say the same."),
    "T204": ("The translation is the same as its source.", "Translate it, or leave it empty."),
    "T205": ("The mark {value} is missing.", "Copy it from the source, around the same words."),
    "T206": ("The code `{value}` is not in the source.", "Look whether it should be a plain word."),
    "T207": (
        "The translation is written in another script than its language: {value}.",
        "Look whether it stands in the right file; a language in two scripts names its own, as in `sr-Latn`.",
    ),
    "T208": (
        "The glossary's term is called by another name here: {value}.",
        "Use one name for one thing, or change the glossary.",
    ),
    "T209": ("The source uses a term of the glossary, the translation does not: {value}.", "Use the glossary's words."),
    "T210": ("The translation may be too long for its place: {value}.", "Shorten it, or look at it in the package."),
}


def problem(code: str, place: Place, value: str = "") -> Problem:
    """Fill in a sentence of the table."""
    message, hint = CODES[code]
    shown = value if len(value) <= 80 else value[:79] + "…"
    severity = Severity.ERROR if code.startswith("T1") else Severity.WARNING
    words = {"value": shown}
    return Problem(
        code=code, message=message.format(**words), place=place, hint=hint.format(**words), severity=severity
    )
