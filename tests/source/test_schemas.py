"""The JSON Schemas that editors complete from are those of the models."""

from pathlib import Path

import pytest

import builder.source
from builder.source.schema import SCHEMAS, json_schema

FOLDER = Path(builder.source.__file__).parent / "schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_current(name: str) -> None:
    assert (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8") == json_schema(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_says_what_it_is_for(name: str) -> None:
    fields = SCHEMAS[name].model_fields
    assert not [key for key, field in fields.items() if not field.description]
