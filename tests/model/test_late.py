"""A late module is what it would be, and is made only when somebody looks."""

from __future__ import annotations

import ast
import json
import pickle
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import builder
from builder.catalog import localize
from builder.model import LateModule, Module, Prose, changed, find, heads, trait, walk, with_prose
from builder.model.inline import INLINE, Scope
from builder.model.written import read, written
from tests.catalog.courses import course

BUILDER = Path(builder.__file__).parent
TEXT = """# Towns *grow* {{ law }}

A [link](https://example.org "said"), `code`, $x^2$, ![A street](media/street.svg), <b>bold</b> and a note.[^n]

## Growth {term}`of towns <town>` {#growth}

More\\
people.

:::{quiz} The end {#end}
### How many? {#many}

In words [[some | a few]], in all [[30 ± 1]].
:::

[^n]: A source.
"""


@dataclass
class Known:
    """Traits that stay in a dictionary, as JSON would."""

    rows: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def of(self, name: str, look: Callable[[], Any]) -> Any:
        key = f"{self.name}/{name}"
        if key not in self.rows:
            self.rows[key] = json.dumps(look())
        return json.loads(self.rows[key])

    def then(self, step: str, *parts: Any) -> Known:
        return Known(self.rows, f"{self.name}/{step}{parts!r}")


def module() -> Module:
    return localize(course(TEXT), (), "en").course.modules[0]


def late(traits: Known | None = None, make: Callable[[], Module] = module) -> LateModule:
    return LateModule(make=make, traits=traits or Known(), slug="m1", minutes=20, stage="")


def never() -> Module:
    raise AssertionError("looked into")


def test_nothing_is_made_until_somebody_looks() -> None:
    one = late(make=never)
    assert (one.slug, one.minutes, one.stage) == ("m1", 20, "")
    with pytest.raises(AssertionError, match="looked into"):
        one.lessons  # noqa: B018


def test_it_holds_what_the_module_holds() -> None:
    made, one = module(), late()
    assert (one.title, one.intro, one.lessons, one.footnotes) == (made.title, made.intro, made.lessons, made.footnotes)
    assert (one.place, one.link_titles) == (made.place, made.link_titles)
    assert [*walk(one)][1:] == [*walk(made)][1:]
    assert one.made is one.made


def test_a_changed_copy_is_a_module_of_its_own() -> None:
    one = replace(late(), footnotes=())
    assert (one.footnotes, one.title, one.minutes) == ((), module().title, 20)
    shouted = with_prose(late(), lambda prose: replace(prose, source=prose.source.upper()))
    assert shouted.title.source == module().title.source.upper()


def test_a_copy_is_the_module_itself() -> None:
    one = late()
    assert copy(one) is one.made
    assert pickle.loads(pickle.dumps(one)).lessons == one.lessons
    assert find(replace(course(TEXT), modules=(one,)), LateModule) == [one]


def test_a_trait_is_looked_for_once() -> None:
    known = Known()
    assert trait(late(known), "ids", lambda made: [one.id for one in made.lessons]) == ["growth"]
    assert trait(late(known, never), "ids", lambda made: [one.id for one in made.lessons]) == ["growth"]
    assert trait(module(), "ids", lambda made: [one.id for one in made.lessons]) == ["growth"]


def test_a_trait_that_depends_on_more_is_known_by_that_too() -> None:
    known = Known()
    for answer in ("en", "fr", "en"):
        assert trait(late(known), "language", lambda made, answer=answer: answer, answer) == answer
    assert len(known.rows) == 2


def test_a_change_is_late_too() -> None:
    known = Known()
    one = changed(late(known), lambda made: replace(made, footnotes=()), "without notes")
    assert trait(one, "notes", lambda made: len(made.footnotes)) == 0
    assert trait(late(known), "notes", lambda made: len(made.footnotes)) == 1
    assert changed(module(), lambda made: replace(made, footnotes=()), "without notes").footnotes == ()


def test_heads_are_known_without_a_look() -> None:
    known = Known()
    title, lessons = heads(late(known))
    again = heads(late(known, never))
    assert again == (title, lessons) == bare(module())
    assert [one.id for one in lessons] == ["growth"]


def bare(made: Module) -> tuple[Prose, tuple[Any, ...]]:
    lessons = (replace(one, title=unscoped(one.title), children=()) for one in made.lessons)
    return unscoped(made.title), tuple(replace(one, place=type(one.place)(file="")) for one in lessons)


def unscoped(prose: Prose) -> Prose:
    return replace(prose, scope=Scope())


def test_every_prose_is_read_as_it_was_written() -> None:
    proses = find(module(), Prose)
    kinds = {type(node).__name__ for node in find(tuple(prose.nodes for prose in proses), *INLINE)}
    assert kinds == {kind.__name__ for kind in INLINE}, "the text shows every kind"
    for prose in proses:
        assert read(json.loads(json.dumps(written(prose)))) == unscoped(prose)


def test_a_name_stands_for_one_look() -> None:
    """Two looks under one name would give each other's answers."""
    calls = [
        node
        for path in BUILDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "trait"
    ]
    names = [node.args[1].value for node in calls if isinstance(node.args[1], ast.Constant)]
    assert len(names) == len(calls) > 15
    assert sorted(names) == sorted(set(names))
