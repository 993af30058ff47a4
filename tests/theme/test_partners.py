"""The logos of partners stand on the start page and in the book; a place puts its own in their stead."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
from click.testing import CliRunner
from lxml import html
from PIL import Image

from builder.cli import main
from tests.projects import OPEN, YAML, write_course, write_files

PARTNERS = """\
brand:
  partners:
    - {name: Roads & "Bridges", logo: media/roads.svg}
    - name: Water Office
      logo: media/water.svg
"""
NAMES = ['Roads & "Bridges"', "Water Office"]
OURS, THEIRS = "#2255aa", "#aa2255"


def logo(color: str) -> str:
    field = f'<rect width="90" height="30" fill="{color}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{field}</svg>'


def write_partners(project: Path) -> None:
    """Write a course of two partners; in Arabic the Water Office has another logo."""
    folder = write_course(project, course_yaml=YAML + OPEN + PARTNERS)
    write_files(folder, {"media/roads.svg": logo("#774411"), "media/water.svg": logo(OURS)})
    pack: dict[str, str | bytes] = {"context.yaml": "by: The Water Office\n", "media/water.svg": logo(THEIRS)}
    write_files(project / "translations/towns/ar", pack)


def colors(program: Callable[..., str], pdf: bytes) -> set[str]:
    """List the colours that the second page of a book shows."""
    shown = subprocess.run(
        [program("pdftoppm"), "-r", "30", "-f", "2", "-l", "2", "-"], input=pdf, capture_output=True, check=True
    )
    pixels = Image.open(io.BytesIO(shown.stdout)).convert("RGB")
    return {f"#{red:02x}{green:02x}{blue:02x}" for _count, (red, green, blue) in pixels.getcolors(1 << 20)}


def built(project: Path, *words: str) -> Path:
    """Build the course for learners, and give the folder of what was made."""
    done = CliRunner().invoke(main, ["-C", str(project), "build", "-a", "learner", "--executor", "serial", *words])
    assert done.exit_code == 0, done.output
    return project / "dist/towns"


def test_each_language_shows_the_logos_of_its_place(tmp_path: Path) -> None:
    write_partners(tmp_path)
    dist = built(tmp_path, "-t", "html", "-l", "en", "-l", "ar")
    for locale, shown in (("en", OURS), ("ar", THEIRS)):
        folder = dist / f"{locale}/towns-1.0-{locale}-learner-html"
        page = html.document_fromstring((folder / "index.html").read_text(encoding="utf-8"))
        assert page.xpath("//section[@id='/']//*[@class='partners']/img/@alt") == NAMES
        assert shown in (folder / page.xpath("//img[@alt='Water Office']/@src")[0]).read_text(encoding="utf-8")


def test_a_book_shows_the_logos_of_its_place_and_says_their_names(tmp_path: Path, program: Callable[..., str]) -> None:
    write_partners(tmp_path)
    pdf = (built(tmp_path, "-t", "pdf", "-l", "ar") / "ar/towns-1.0-ar-learner.pdf").read_bytes()
    assert THEIRS in colors(program, pdf) and OURS not in colors(program, pdf)
    with pikepdf.open(io.BytesIO(pdf)) as book:
        said = {str(one.Alt) for one in book.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert set(NAMES) <= said


def test_without_pictures_partners_are_named(tmp_path: Path) -> None:
    write_partners(tmp_path)
    (index,) = built(tmp_path, "-t", "html", "-l", "en", "--profile", "text").rglob("*/index.html")
    page = html.document_fromstring(index.read_text(encoding="utf-8"))
    assert page.xpath("//*[@class='partners']/span/text()") == NAMES
    assert not page.xpath("//*[@class='partners']/img")
