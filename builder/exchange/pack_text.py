"""Write the context.yaml of a pack; what somebody wrote into it by hand, comments too, stays as it was."""

from __future__ import annotations

import io


def context_yaml(old: str, facts: tuple[tuple[str, str], ...], by: str) -> str:
    """Write the file with these facts and no others."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML(typ="rt", pure=True)
    yaml.width = 10_000
    yaml.preserve_quotes = True
    document = yaml.load(old) if old.strip() else None
    document = document if isinstance(document, CommentedMap) else CommentedMap()
    if by and document.get("by") != by:
        document["by"] = DoubleQuotedScalarString(by)
    answers = document.setdefault("facts", CommentedMap())
    for name in [name for name in answers if name not in dict(facts)]:
        del answers[name]
    for name, text in facts:
        if answers.get(name) != text:
            answers[name] = DoubleQuotedScalarString(text)
    if not answers:
        del document["facts"]
    written = io.StringIO()
    yaml.dump(document, written)
    return written.getvalue() if document else "{}\n"
