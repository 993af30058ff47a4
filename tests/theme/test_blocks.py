"""Each named block is shown as its golden file says; `python -m tests.theme.test_blocks` writes them anew."""

from pathlib import Path

import pytest

from tests.theme.samples import SAMPLES
from tests.theme.values import show

GOLDEN = Path(__file__).with_name("golden")
FOR_TRAINERS = ("choice", "gaps", "order", "match", "sort", "open")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_block_is_shown(name: str) -> None:
    assert show(SAMPLES[name]) == (GOLDEN / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOR_TRAINERS)
def test_the_trainer_sees_the_answers(name: str) -> None:
    expected = (GOLDEN / f"{name}-trainer.html").read_text(encoding="utf-8")
    assert show(SAMPLES[name], audience="trainer") == expected


def test_every_golden_file_has_a_sample() -> None:
    names = {path.stem.removesuffix("-trainer") for path in GOLDEN.glob("*.html")}
    assert names == set(SAMPLES)


def write() -> None:
    """Write the golden files; look at the difference before you commit it."""
    for name, block in SAMPLES.items():
        (GOLDEN / f"{name}.html").write_text(show(block), encoding="utf-8")
    for name in FOR_TRAINERS:
        (GOLDEN / f"{name}-trainer.html").write_text(show(SAMPLES[name], audience="trainer"), encoding="utf-8")


if __name__ == "__main__":
    write()
