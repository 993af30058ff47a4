"""Pictures on paper are sharp and small, fonts are those of the theme, and what prints badly is named."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from builder.build.courses import in_locale, sound
from builder.edition import select
from builder.errors import Problem, ProblemsFound
from builder.media import for_paper
from builder.model import File
from builder.player import strings_for
from builder.targets import Kit
from builder.targets.pdf import TARGET
from builder.targets.pdf_parts.pictures import glyph_problems
from builder.theme import load_theme, packaged_themes
from tests.projects import OPEN, YAML, write_course, write_files
from tests.theme.fonts import LETTER, town_font
from tests.theme.values import PLAIN, edition, module, p


def photo(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", quality: int = 95) -> bytes:
    """Make a picture of soft colours."""
    grey = Image.radial_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), grey.point(lambda x: 255 - x)))
    out = io.BytesIO()
    picture.convert(mode).save(out, kind, quality=quality)
    return out.getvalue()


def printed(project: Path, pictures: dict[str, bytes]) -> tuple[bytes, list[Problem]]:
    """Print figures of some pictures."""
    figures = "\n\n".join(f":::{{figure}} media/{name}\n:alt: A town\n\n{name}\n:::" for name in pictures)
    course = write_course(project, course_yaml=YAML + OPEN, module=f"# Land\n\n## Growth {{#growth}}\n\n{figures}\n")
    write_files(course, {f"media/{name}": content for name, content in pictures.items()})
    localized = in_locale(project, sound(project, "towns").course, "en")
    kit = Kit(theme=PLAIN, strings=strings_for, media=lambda path: pictures[path.removeprefix("media/")])
    made = [*TARGET.files((select(localized.course, "learner"),), kit)]
    (file,) = (one for one in made if isinstance(one, File))
    return file.content, [one for one in made if isinstance(one, Problem)]


def test_photos_fit_the_paper_and_drawings_stay_sharp(tmp_path: Path) -> None:
    pictures = {
        "a.jpg": photo(3000, 2000),
        "b.webp": photo(2400, 1200, "WEBP"),
        "c.jpg": photo(600, 400, mode="CMYK"),
        "d.png": photo(400, 300, "PNG", mode="P"),
    }
    content, problems = printed(tmp_path, pictures)
    assert problems == []
    assert len(content) < 400_000
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        sizes = {(int(one.Width), int(one.Height)): str(one.Filter) for one in found}
        assert {(str(one.ColorSpace), bool(one.Interpolate)) for one in found} == {("/DeviceRGB", False)}
    assert sizes == {
        (1600, 1067): "/DCTDecode",
        (1600, 800): "/DCTDecode",
        (600, 400): "/DCTDecode",
        (400, 300): "/FlateDecode",
    }


def test_a_small_jpeg_is_not_written_again() -> None:
    small = photo(300, 200, quality=60)
    assert for_paper(small, ".jpg") == small
    assert for_paper(for_paper(photo(900, 900), ".jpg"), ".jpg") == for_paper(photo(900, 900), ".jpg")


def test_a_photo_saved_as_png_is_a_photo() -> None:
    noisy = Image.effect_noise((500, 400), 60).convert("RGB")
    out = io.BytesIO()
    noisy.save(out, "PNG")
    assert for_paper(out.getvalue(), ".png")[:2] == b"\xff\xd8"
    assert for_paper(photo(500, 400, "PNG", "1"), ".png")[:4] == b"\x89PNG"


def test_a_picture_that_is_too_small_for_paper_is_named_with_what_it_needs(tmp_path: Path) -> None:
    _, problems = printed(tmp_path, {"a.png": photo(90, 60, "PNG"), "b.jpg": photo(700, 500)})
    (problem,) = problems
    assert (problem.code, problem.is_error) == ("F105", False)
    assert problem.place.file.endswith("media/a.png")
    assert "90 × 60 pixels" in problem.message and "315 pixels" in problem.hint


def test_a_picture_that_is_none_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        printed(tmp_path, {"a.png": b"no picture"})
    assert [problem.code for problem in found.value.problems] == ["I111"]


def test_a_theme_brings_its_font(tmp_path: Path) -> None:
    theme = tmp_path / "themes" / "town"
    shutil.copytree(packaged_themes() / "plain", theme)
    (theme / "fonts").mkdir()
    (theme / "fonts" / "town.ttf").write_bytes(town_font())
    text = (theme / "theme.yaml").read_text(encoding="utf-8").replace("  body:\n", "  body:\n    - Town\n")
    text += "font-files:\n  - {family: Town, path: fonts/town.ttf}\n"
    (theme / "theme.yaml").write_text(text, encoding="utf-8")
    own = load_theme("town", [tmp_path / "themes"])
    made = edition(module("land", p(f"Mji {LETTER}")))
    assert [problem.code for problem in glyph_problems(made, PLAIN)] == ["F101"]
    assert "theme" in next(glyph_problems(made, PLAIN)).hint
    (file,) = TARGET.files((made,), Kit(theme=own, strings=strings_for, media=lambda path: b""))
    assert isinstance(file, File)
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        fonts = {
            str(one["/BaseFont"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
    assert any("Town" in name for name in fonts)


@pytest.mark.parametrize(
    ("char", "package"), [("\U000323af", "cjk"), ("\U0001fae8", "symbola"), ("\U00012fff", "core")]
)
def test_the_package_that_has_a_character_is_named(char: str, package: str) -> None:
    from builder.targets.pdf_parts.pictures import _glyph_hint

    assert f"fonts-{package}" in _glyph_hint(char) or f"fonts-noto-{package}" in _glyph_hint(char)
