"""A page with a block of every kind and a quiz of every kind of question, in any locale."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.model import Block, Quiz, Survey
from builder.theme import load_theme, packaged_themes
from tests.targets.packages import KIT, files_of
from tests.theme.samples import SAMPLES
from tests.theme.values import edition, module

# What shows the questions of another sample once more.
REPEATED = {"choice-practice", "quiz-rules", "survey-untitled", "open"}


def blocks() -> Iterator[Block]:
    """Yield each sample once; two quizzes of one page need two names."""
    for name, block in SAMPLES.items():
        if name not in REPEATED:
            yield replace(block, id=f"land-{name}") if isinstance(block, Quiz | Survey) else block


def write_kinds(folder: Path, locale: str, theme: str = "plain") -> Path:
    """Write the page and what lies beside it, and give the path of the page."""
    kit = replace(KIT, theme=load_theme(theme, [packaged_themes()]))
    for path, content in files_of("html", edition(module("land", *blocks()), locale=locale), kit).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "index.html"
