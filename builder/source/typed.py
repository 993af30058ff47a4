"""Turn YAML values into typed ones, and pydantic's findings into problems with a line and a way out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.errors import Problem, ProblemsFound
from builder.source.yaml import Path, Yaml

Model = TypeVar("Model", bound=BaseModel)

_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "list_type": "a list (lines that begin with `- `)",
    "dict_type": "names with values (`name: value` lines)",
    "model_type": "names with values (`name: value` lines)",
}


def typed(document: Yaml, model: type[Model]) -> Model:
    """Check a document against its model; raises `ProblemsFound` with every finding."""
    value = {} if document.value is None else document.value
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = [_problem(detail, document, model) for detail in error.errors(include_url=False)]
        raise ProblemsFound(sorted(found, key=lambda problem: problem.place.line)) from None


def _problem(detail: ErrorDetails, document: Yaml, model: type[BaseModel]) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    kind = detail["type"]
    if kind == "extra_forbidden":
        code, message, hint = "Y103", f"There is no key {_quoted(path)}.", _known_keys(path, model)
    elif kind == "missing":
        code, message, hint = "Y105", _missing(path), _example(path, model)
    elif kind in _KINDS:
        code, message = "Y104", f"{_quoted(path)} must be {_KINDS[kind]}, not {_kind_of(detail['input'])}."
        hint = _type_hint(kind, path, detail["input"], document)
    else:
        code, message = (
            "Y106",
            f"{_quoted(path)} cannot be {_shown(path, detail['input'], document)}: {_reason(detail)}.",
        )
        hint = _example(path, model)
    return Problem(code=code, message=message, place=document.place(path), hint=hint)


def _missing(path: Path) -> str:
    if any(isinstance(part, int) for part in path):
        return f"{_quoted(path[:-1])} lacks the key `{path[-1]}`."
    return f"The key {_quoted(path)} is missing."


def _quoted(path: Path) -> str:
    """Write a key path as people say it: `brand.colors.primary`, item 2 of `authors`."""
    names = [part for part in path if isinstance(part, str)]
    numbers = [part for part in path if isinstance(part, int)]
    key = f"`{'.'.join(names)}`" if names else "The file"
    return f"Item {numbers[-1] + 1} of {key}" if numbers else key


def _model_at(path: Path, model: type[BaseModel]) -> type[BaseModel]:
    """Find the model that a key's parent is described by."""
    for part in path[:-1]:
        field = model.model_fields.get(str(part))
        inner = _described(field.annotation) if field else None
        if inner is None:
            return model
        model = inner
    return model


def _described(annotation: Any) -> type[BaseModel] | None:
    """Find the model of a field, or that of each item of a list or mapping."""
    kinds = (annotation, *get_args(annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def _keys(model: type[BaseModel]) -> dict[str, str]:
    """Name the keys of a model as an author writes them, with what each is for."""
    fields = model.model_fields.items()
    return {field.alias or name: field.description or "" for name, field in fields}


def _known_keys(path: Path, model: type[BaseModel]) -> str:
    keys = _keys(_model_at(path, model))
    close = get_close_matches(str(path[-1]).lower(), keys, n=1, cutoff=0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"The keys here are: {', '.join(f'`{key}`' for key in keys)}."


def _example(path: Path, model: type[BaseModel]) -> str:
    names = tuple(part for part in path if isinstance(part, str))
    for length in range(len(names), 0, -1):
        text = _keys(_model_at(names[:length], model)).get(names[length - 1], "")
        if text:
            return f"`{'.'.join(names[:length])}`: {text}"
    return ""


def _kind_of(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
    return "names with values"


def _type_hint(kind: str, path: Path, value: Any, document: Yaml) -> str:
    written = document.written.get(path, "")
    key = path[-1] if path else ""
    if kind == "string_type" and isinstance(value, bool | int | float):
        return (
            f'Put it in quotes: `{key}: "{written}"`.'
            if isinstance(key, str)
            else f'Put it in quotes: `- "{written}"`.'
        )
    if kind == "string_type" and value is None:
        return "Write a value after the colon; one that begins with `#` needs quotes."
    if kind == "list_type" and isinstance(value, str):
        return f"Write it on a line of its own under `{key}:`, after `- `."
    return ""


def _shown(path: Path, value: Any, document: Yaml) -> str:
    text = document.written.get(path, str(value))
    return f"`{text if len(text) <= 60 else text[:57] + '…'}`" if text else "empty"


def _reason(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "value_error":
            return str(context["error"])
        case "string_too_short":
            return "it needs at least one character"
        case "string_too_long":
            return f"it has more than {context['max_length']} characters"
        case "string_pattern_mismatch":
            return "it is not written as this key wants it"
        case "greater_than_equal":
            return f"the least is {context['ge']}"
        case "less_than_equal":
            return f"the most is {context['le']}"
    return detail["msg"][:1].lower() + detail["msg"][1:]
