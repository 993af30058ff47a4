"""Keep one sandboxed template environment for each theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from traceback import walk_tb
from types import MethodType
from typing import TYPE_CHECKING, Any

from builder.errors import Place, Problem, ProblemsFound
from builder.theme.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Teller:
    """Be the base of what hands its methods to templates: they are called as they are, without being asked again."""


def environment(theme: Theme) -> Environment:
    """Give the environment of a theme: everything is escaped, a name that is not there is an error."""
    return _environment(theme.templates)


@lru_cache(maxsize=8)  # by templates alone: a course puts its fonts over a theme, in each language others
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    # jinja2 takes 69 ms to import: only where something is rendered.
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            # A field of a value of ours is safe to read; the sandbox's own questions take a third of rendering.
            if attribute in _fields(type(obj)):
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

        def call(self, context: Any, called: Any, /, *args: Any, **named: Any) -> Any:
            # What Jinja asks of each function takes 4 µs; the names that it adds are for functions of its own.
            if type(called) is not MethodType or not isinstance(called.__self__, Teller):
                return super().call(context, called, *args, **named)
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(*args, **named)

    return Sandbox(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _find_fields(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind)) if is_dataclass(kind) else frozenset()


# Name the fields of a dataclass; other types have none.
_fields: Callable[[Any], frozenset[str]] = lru_cache(maxsize=512)(_find_fields)


@lru_cache(maxsize=512)
def find_part(theme: Theme, medium: str, name: str) -> Template | None:
    """Find the template of a block: the medium's own, or that of the folder around it, up to the shared one.

    `pdf/slides` looks in `pdf/slides/parts/`, in `pdf/parts/` and in `parts/`.
    """
    there = dict(theme.templates)
    folders = (medium, *(str(folder) for folder in PurePosixPath(medium).parents))
    paths = [str(PurePosixPath(folder, "parts", f"{name}.html.j2")) for folder in folders]
    path = next((path for path in paths if path in there), None)
    return find_template(theme, path) if path else None


def find_template(theme: Theme, path: str) -> Template:
    """Find a template of a theme by its path; raises `ProblemsFound` where it is missing or cannot be read."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        return environment(theme).get_template(path)
    except TemplateNotFound:
        raise missing(theme, path) from None
    except TemplateSyntaxError as error:
        place = Place(file=f"themes/{theme.name}/{error.name or path}", line=error.lineno)
        raise _wrong("K104", f"The template cannot be read: {error.message}.", place) from None


def fill(theme: Theme, template: Template, values: Mapping[str, Any]) -> str:
    """Fill a template; raises `ProblemsFound` for a name in it that is not there, or something it may not do."""
    from jinja2 import TemplateError

    try:
        return template.render(values)
    except TemplateError as error:
        place = Place(file=f"themes/{theme.name}/{template.name}", line=_line(error))
        raise _wrong("K106", f"The template cannot be filled: {error.message}.", place) from None


def missing(theme: Theme, path: str) -> ProblemsFound:
    """Say that a theme lacks a template."""
    return _wrong("K105", f"The theme `{theme.name}` has no such template.", Place(file=f"themes/{theme.name}/{path}"))


def _line(error: Exception) -> int:
    """Find the line of a template that an error comes from; Jinja puts it into the traceback."""
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else 0


def _wrong(code: str, message: str, place: Place) -> ProblemsFound:
    hint = "Compare it with the same file of the theme `plain`, which comes with Satchel."
    return ProblemsFound([Problem(code=code, message=message, place=place, hint=hint)])
