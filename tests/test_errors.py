"""A problem is kept with all that is in it."""

import json
from dataclasses import fields

from builder.errors import Place, Problem, Severity, problem_of, row_of


def test_a_problem_is_read_as_it_was_written() -> None:
    place = Place(file="a.md", line=3)
    whole = Problem(code="A101", message="m", place=place, hint="h", excerpt="e", severity=Severity.NOTE)
    assert row_of(whole).keys() == {field.name for field in fields(Problem)}
    assert row_of(whole)["place"].keys() == {field.name for field in fields(Place)}
    assert problem_of(json.loads(json.dumps(row_of(whole)))) == whole
