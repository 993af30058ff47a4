"""What a page costs most is made once for all builds, and what is taken from the cache is what was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import build, plan
from builder.build.steps import keeper
from builder.cache import Cache
from builder.executors import serial
from builder.media import Fault
from builder.model import Paper
from builder.targets.pdf_parts import kept
from builder.targets.target import Once, made_anew
from tests.media.pictures import photo, saved
from tests.projects import DRAWING, write_course, write_files

PICTURE = saved(photo(120, 80), "WEBP")

# Each step, what makes it, and how it is asked for.
STEPS: dict[str, tuple[str, Callable[[Once], object]]] = {
    "a formula": ("drawn", lambda once: kept.formula(once, r"\frac{a}{b}", True)),
    "letters of a formula": ("without_character", lambda once: kept.letters(once, r"\text{س} = 5")),
    "code": ("colored", lambda once: kept.code(once, "x = 'ውሃ'", "python")),
    "a drawing": ("outlined", lambda once: kept.outlines(once, DRAWING, ("Noto Sans",))),
    "a photo": ("for_paper", lambda once: kept.photo(once, PICTURE, ".WebP")),
}


def never(*asked: object) -> bytes:
    raise AssertionError("made again")


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_made_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker, ask = STEPS[name]
    first = ask(keeper(Cache(tmp_path)))
    monkeypatch.setattr(kept, maker, never)
    assert ask(keeper(Cache(tmp_path))) == first
    with pytest.raises(AssertionError, match="made again"):
        ask(made_anew)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_gives_the_same_with_and_without_a_memory(name: str, tmp_path: Path) -> None:
    _, ask = STEPS[name]
    assert ask(keeper(Cache(tmp_path))) == ask(made_anew) == ask(keeper(Cache(tmp_path)))


def test_another_formula_is_another_step(tmp_path: Path) -> None:
    once = keeper(Cache(tmp_path))
    made = {kept.formula(once, tex, display) for tex in ("x", "y") for display in (True, False)}
    assert len(made) >= 2 and kept.formula(once, "x", True) == kept.formula(made_anew, "x", True)
    assert len(list(tmp_path.glob("*/*"))) == 4


def test_what_is_no_picture_or_no_sound_one_is_not_kept(tmp_path: Path) -> None:
    once = keeper(Cache(tmp_path))
    assert kept.photo(once, b"sound", ".mp3") == b"sound"
    with pytest.raises(Fault):
        kept.photo(once, b"no picture", ".png")
    assert not list(tmp_path.rglob("*"))


def test_drawings_are_made_again_for_other_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.outlines(keeper(Cache(tmp_path)), DRAWING, ("Noto Sans",))
    monkeypatch.setattr(kept, "outlined", never)
    monkeypatch.setattr("builder.build.steps.fonts_digest", lambda: "other fonts")
    with pytest.raises(AssertionError, match="made again"):
        kept.outlines(keeper(Cache(tmp_path)), DRAWING, ("Noto Sans",))


MODULE = """\
# Why plan

## Growth {#growth}

It is $a^2$.

```python
x = 1
```

![Map](media/map.svg) ![Town](media/town.png)
"""


def printed(project: Path, folder: Path, paper: Paper, cache: Path | None) -> dict[str, bytes]:
    planned = plan(project, folder, ["towns"], targets=("pdf",), audiences=("learner",), paper=paper, cache=cache)
    assert all(one.packages for one in build(planned, folder, serial()))
    return {path.name: path.read_bytes() for path in folder.rglob("*.pdf")}


def test_a_book_that_is_printed_again_takes_its_parts_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"media/map.svg": DRAWING, "media/town.png": saved(photo(120, 80), "PNG")}
    write_files(write_course(tmp_path, module=MODULE), files)
    cache = tmp_path / "kept"
    assert printed(tmp_path, tmp_path / "first", "A4", cache)
    cold = printed(tmp_path, tmp_path / "cold", "Letter", None)
    for maker, _ in STEPS.values():
        monkeypatch.setattr(kept, maker, never)
    assert printed(tmp_path, tmp_path / "warm", "Letter", cache) == cold
