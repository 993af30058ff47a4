"""Write snippets for VS Code: every directive with its options, and every shape of a question."""

from __future__ import annotations

import json

from builder.markdown.schema import SCHEMAS, Kind, Schema

# What stands where an author has not written yet; VS Code selects it.
_EXAMPLES: dict[Kind, str] = {
    "prose": "words",
    "plain": "words",
    "minutes": "20",
    "percent": "70%",
    "count": "3",
    "path": "media/file.svg",
    "name": "name",
    "places": "KE",
    "yes": "yes",
    "feedback": "at-end",
    "when": "before",
    "stage": "implement",
}

_QUESTIONS = {
    "choice": ("One right answer", "- [ ] ${3:Wrong}\n  > ${4:Why not}\n- [x] ${5:Right}"),
    "choices": ("Several right answers", "- [x] ${3:Right}\n- [x] ${4:Right too}\n- [ ] ${5:Wrong}"),
    "number": ("A number, with a tolerance", "It is [[${3:30} ± ${4:1}]] ${5:metres}."),
    "text": ("A word", "It is the [[${3:drain} | ${4:gutter}]]."),
    "order": ("Bring items into order; write the right one", "1. ${3:First}\n2. ${4:Second}\n3. ${5:Third}"),
    "match": ("Match two columns", "| ${3:Term} | ${4:Meaning} |\n|---|---|\n| ${5:a} | ${6:b} |\n| ${7:c} | ${8:d} |"),
    "sort": ("Sort items into groups", "**${3:Group}**\n\n- ${4:Item}\n\n**${5:Other group}**\n\n- ${6:Another item}"),
    "open": ("Free words; nobody grades them", "[[ ]]"),
}


def snippets() -> str:
    """Write the file `satchel.code-snippets`."""
    found = {f"Satchel: {name}": _directive(name, schema) for name, schema in SCHEMAS.items()}
    found |= {f"Satchel: question, {name}": _question(name, *shape) for name, shape in _QUESTIONS.items()}
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _directive(name: str, schema: Schema) -> dict[str, object]:
    outer = "::::" if name in ("quiz", "survey") else ":::"
    lines = [f"{outer}{{{name}}}{_argument(schema)}{' {#${2:id}}' if schema.takes_id else ''}"]
    first = 3
    wanted = [(key, kind) for key, kind in schema.options if key in schema.required]
    others = [(key, kind) for key, kind in schema.options if key not in schema.required]
    for number, (key, kind) in enumerate((*wanted, *others), start=first):
        lines.append(f":{key}: ${{{number}:{_EXAMPLES[kind]}}}")
    lines += ["", "$0", outer] if schema.options else ["$0", outer]
    return _snippet(name, schema.summary, lines)


def _argument(schema: Schema) -> str:
    if schema.argument is None or not (schema.argument_required or schema.takes_id):
        return ""
    words = "Title" if schema.argument in ("prose", "plain") else _EXAMPLES[schema.argument]
    return f" ${{1:{words}}}"


def _question(name: str, summary: str, answer: str) -> dict[str, object]:
    lines = ["### ${1:What is asked?} {#${2:id}}", "", *answer.split("\n"), "", "> ${9:Why}", "", "$0"]
    return _snippet(f"q-{name}", f"{summary}. Stands in a quiz.", lines)


def _snippet(prefix: str, description: str, body: list[str]) -> dict[str, object]:
    return {"scope": "markdown", "prefix": f"satchel-{prefix}", "description": description, "body": body}
