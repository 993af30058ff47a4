"""What weighs too much is told: pictures, recordings, lessons, paragraphs, words in a drawing."""

from io import BytesIO
from pathlib import Path

import pytest

from builder.build import inspect
from builder.checks import check_media
from builder.model import SourceTree
from builder.source import survey_course
from tests.projects import MODULE, write_course, write_files

OPUS = b"OggS"


def picture(kind: str, frames: int = 1) -> bytes:
    """Draw a small picture, one that moves where it has several frames."""
    from PIL import Image

    file, made = BytesIO(), [Image.new("RGB", (2, 2), (200 * n, 90, 0)) for n in range(frames)]
    more = {"save_all": True, "append_images": made[1:], "duration": 100} if frames > 1 else {}
    made[0].save(file, kind, **more)
    return file.getvalue()


PNG, STILL, MOVING = picture("png"), picture("gif"), picture("gif", frames=2)
SIZES = [
    ({"media/a.png": (PNG, 500_000)}, []),
    ({"media/a.png": (PNG, 500_001)}, ["I101"]),
    ({"media/a.svg": (b"<svg/>", 500_001)}, ["I101"]),
    ({"media/a.opus": (OPUS, 25_000_000)}, []),
    ({"media/a.opus": (OPUS, 25_000_001)}, ["I102"]),
    ({f"media/{n}.opus": (OPUS, 21_000_000) for n in range(5)}, ["I103"]),
    ({"media/a.jpg": (PNG, 9)}, ["I105"]),
    ({"media/a.png": (b"Not found", 9)}, ["I105"]),
    ({"media/a.gif": (STILL, 0)}, []),
    ({"media/a.gif": (MOVING, 0)}, ["A119"]),
    ({"media/a.vtt": (b"WEBVTT\n", 0)}, []),
    ({"media/a.vtt": (b"Habari", 0)}, ["I106"]),
]


def tree_of(project: Path, media: tuple[str, ...]) -> SourceTree:
    from dataclasses import replace

    write_course(project)
    return replace(survey_course(project, "towns")[0], media=media)


@pytest.mark.parametrize(("files", "codes"), SIZES, ids=[str(row[1]) + next(iter(row[0])) for row in SIZES])
def test_media_are_weighed(files: dict[str, tuple[bytes, int]], codes: list[str], tmp_path: Path) -> None:
    def read(path: str) -> bytes:
        beginning, size = files[path]
        return beginning.ljust(size, b"\0")

    tree = tree_of(tmp_path, tuple(files))
    assert [problem.code for problem in check_media(tree.folder, tree.media, read)] == codes


WORDS = [
    ("E102", ("Towns grow. " * 91).strip(), ("Towns grow. " * 90).strip()),
    ("L406", "\n\n".join(["Towns grow and grow."] * 626), "\n\n".join(["Towns grow and grow."] * 600)),
]


@pytest.mark.parametrize(("code", "wrong", "right"), WORDS, ids=["E102", "L406"])
def test_long_texts_are_told(code: str, wrong: str, right: str, tmp_path: Path) -> None:
    for text, found in ((wrong, [code]), (right, [])):
        write_course(tmp_path, module=f"{MODULE}\n{text}\n")
        assert [problem.code for problem in inspect(tmp_path, "towns")] == found


def test_a_drawing_full_of_words_needs_a_long_description(tmp_path: Path) -> None:
    labels = "".join(f'<text x="1" y="{n}">Street number {n}</text>' for n in range(30))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{labels}</svg>\n'
    figure = ":::{figure} media/a.svg\n:alt: A plan with thirty streets.\n:long: Street 1 to 30, in rows.\n:::\n"
    for text, found in ((figure, []), (figure.replace(":long: Street 1 to 30, in rows.\n", ""), ["A105"])):
        write_files(write_course(tmp_path, module=f"{MODULE}\n{text}"), {"media/a.svg": drawing})
        assert [problem.code for problem in inspect(tmp_path, "towns")] == found
