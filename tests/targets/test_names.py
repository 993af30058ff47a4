"""Files have names that every platform takes, and keep apart."""

import re

import pytest

from builder.targets.parts.names import package_paths


@pytest.mark.parametrize("path", ["media/map.svg", "media/a-b_c.1/x.png"])
def test_a_safe_name_stays(path: str) -> None:
    assert package_paths([path]) == {path: path}


@pytest.mark.parametrize(
    "path", ["media/my map.svg", "media/kart'a&b.png", "media/خريطة.svg", "media/plan", "media/a b/c"]
)
def test_another_becomes_safe(path: str) -> None:
    name = package_paths([path])[path]
    assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
    assert name.startswith("media/")
    assert name.rpartition(".")[2] == path.rpartition(".")[2] or "." not in path


def test_names_are_unique_without_case() -> None:
    paths = ["media/Map.svg", "media/map.svg", "media/خ.svg", "media/ح.svg"]
    names = package_paths(paths)
    assert len({name.lower() for name in names.values()}) == len(paths)
    assert names == package_paths(reversed(paths))
