"""Results are kept under all that they depend on, and a broken entry is no entry."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cache import NO_CACHE, Cache, key_of

# Parts that are easily confused.
PARTS = [
    ("ab", "c"),
    ("a", "bc"),
    ("abc",),
    (("abc",),),
    (b"abc",),
    ("1",),
    (1,),
    (True,),
    ("True",),
    (None,),
    (),
    ((), ()),
    ("s1:a",),
]


def test_different_parts_have_different_keys() -> None:
    assert len({key_of(*parts) for parts in PARTS}) == len(PARTS)


@pytest.mark.parametrize("part", [1.5, {"a"}, {"a": 1}, ["a"]])
def test_what_has_no_one_spelling_is_refused(part: object) -> None:
    with pytest.raises(TypeError, match=type(part).__name__):
        key_of("job", part)  # type: ignore[arg-type]


def test_a_key_is_the_same_in_every_process() -> None:
    code = "from builder.cache import key_of; print(key_of('a', ('b', 1, None), b'x'))"
    keys = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert keys == {f"{key_of('a', ('b', 1, None), b'x')}\n".encode()}


def test_a_step_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"result"

    assert [Cache(tmp_path).step(key_of("x"), make) for _ in range(3)] == [b"result"] * 3
    assert len(made) == 1
    assert [NO_CACHE.step(key_of("x"), make) for _ in range(2)] == [b"result"] * 2
    assert len(made) == 3


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40, None])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.put(key_of("x"), b"result")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1] if damage is None else damage)
    assert cache.get(key_of("x")) is None
    assert cache.step(key_of("x"), lambda: b"again") == b"again"
    assert cache.get(key_of("x")) == b"again"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, name in enumerate(("old", "older", "new")):
        cache.put(key_of(name), b"x" * 100)
        entry = tmp_path / key_of(name)[:2] / key_of(name)[2:]
        used = {"old": 2, "older": 1, "new": 3}[name]
        os.utime(entry, (used, used))
        assert number < 3
    assert cache.trim(limit=140) == 2 * 132
    assert [cache.get(key_of(name)) is not None for name in ("old", "older", "new")] == [False, False, True]


def test_using_an_entry_keeps_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("used", "unused"):
        cache.put(key_of(name), b"x" * 100)
        os.utime(tmp_path / key_of(name)[:2] / key_of(name)[2:], (1, 1))
    cache.get(key_of("used"))
    cache.trim(limit=140)
    assert cache.get(key_of("used")) is not None


def test_a_folder_that_cannot_be_written_loses_nothing(tmp_path: Path) -> None:
    there = tmp_path / "file"
    there.write_text("in the way")
    assert Cache(there).step(key_of("x"), lambda: b"made") == b"made"


def test_a_cache_travels_to_another_process(tmp_path: Path) -> None:
    Cache(tmp_path).put(key_of("x"), b"kept")
    assert pickle.loads(pickle.dumps(Cache(tmp_path))).get(key_of("x")) == b"kept"
