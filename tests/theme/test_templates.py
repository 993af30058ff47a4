"""A mistake in a theme's template is a problem with its line, not a bug."""

from dataclasses import replace

import pytest

from builder.errors import ProblemsFound
from builder.model import Activity, Callout
from builder.theme import Theme
from tests.theme.values import PLAIN, p, say, show

CALLOUT = Callout(name="tip", title=say("Dokezo"), children=(p("Anza."),))
PATH = "parts/callout.html.j2"


def with_template(path: str, text: str | None) -> Theme:
    """Take the plain theme with another template, or without one."""
    others = tuple(pair for pair in PLAIN.templates if pair[0] != path)
    return replace(PLAIN, name="mine", templates=others if text is None else (*others, (path, text)))


BROKEN = [
    ("fine\n{% if %}\n", "themes/mine/parts/callout.html.j2:2: K104"),
    (None, "themes/mine/parts/callout.html.j2: K105"),
    ("{% include 'parts/none.html.j2' %}", "themes/mine/parts/callout.html.j2:1: K106"),
    ("\n\n{{ bock.name }}", "themes/mine/parts/callout.html.j2:3: K106"),
    ("{{ block.__class__.mro() }}", "themes/mine/parts/callout.html.j2:1: K106"),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_mistake_in_a_template_is_told_with_its_line(text: str | None, expected: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        show(CALLOUT, theme=with_template(PATH, text))
    (problem,) = caught.value.problems
    assert str(problem).startswith(expected)
    assert problem.hint


def test_a_mistake_in_an_inner_template_is_told_once() -> None:
    outer = Activity(id="land-walk", title=say("Tembea"), children=(CALLOUT,))
    with pytest.raises(ProblemsFound) as caught:
        show(outer, theme=with_template(PATH, "{{ bock }}"))
    assert [problem.place.file for problem in caught.value.problems] == ["themes/mine/parts/callout.html.j2"]
