"""A module that is shown alone is the same as on the whole page."""

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from builder import source
from builder.build.courses import survey
from builder.preview.convert import Converter
from builder.preview.pages import View, again, known_view, make_page
from builder.preview.rows import editor_address
from builder.preview.watching import is_source
from tests.preview.courses import FIRST, write_towns
from tests.projects import DRAWING

PAGES = re.compile(
    r'<section class="page (?:module|lesson)[^>]*data-page="(why-plan[^"]*)".*?(?=<section class="page )', re.S
)


def view(locale: str = "en", audience: str = "learner", target: str = "html") -> View:
    return View(locale=locale, audience=audience, profile="full", target=target)


def pages(html: str) -> dict[str, str]:
    """Find the pages of the first module."""
    return {match[1]: match[0] for match in PAGES.finditer(html)}


@pytest.mark.parametrize(
    "at",
    [view(), view("fr"), view("en-XA"), view("ar-XB", "trainer"), view(audience="trainer", target="scorm2004")],
    ids=str,
)
def test_a_changed_module_is_as_the_whole_page_will_show_it(at: View, tmp_path: Path) -> None:
    file = write_towns(tmp_path)
    before = make_page(tmp_path, survey(tmp_path, "towns"), at, Converter())
    file.write_text(
        FIRST.replace("Towns grow.", "Towns grow fast.\n\nAnd *faster*: [water](#water)."), encoding="utf-8"
    )
    read = source.read_module(tmp_path, before.surveyed.tree, "course_src/towns/modules/01-why-plan.md")
    assert read is not None
    alone = again(before, read[0])
    whole = make_page(tmp_path, survey(tmp_path, "towns"), at, Converter())
    assert pages(alone or "") == pages(whole.html.decode())
    assert list(pages(alone or "")) == ["why-plan", "why-plan/growth", "why-plan/water"]
    assert pages(alone or "") != pages(before.html.decode())


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (FIRST.replace(":::{tip}", ":::{tpi}"), view()),  # an error: the page stays
        (FIRST.replace("Towns grow.", "![A plan](media/none.svg)"), view()),  # another error
        (FIRST.replace("Towns grow.", "![A plan](media/idle.svg)"), view()),  # the package does not have it yet
        (FIRST, view(target="single")),  # pictures stand inside the page
    ],
)
def test_what_takes_the_whole_page_is_left_to_it(change: str, at: View, tmp_path: Path) -> None:
    file = write_towns(tmp_path)
    (file.parents[1] / "media" / "idle.svg").write_text(DRAWING, encoding="utf-8")
    before = make_page(tmp_path, survey(tmp_path, "towns"), at, Converter())
    file.write_text(change, encoding="utf-8")
    read = source.read_module(tmp_path, before.surveyed.tree, "course_src/towns/modules/01-why-plan.md")
    assert read is not None
    assert again(before, read[0]) is None


def test_a_view_has_four_parts_that_there_are() -> None:
    assert known_view("fr/trainer/lite/scorm12", ("en", "fr")) == View(
        locale="fr", audience="trainer", profile="lite", target="scorm12"
    )
    strangers = (
        "de/learner/full/html",
        "en/nobody/full/html",
        "en/learner/full/pdf",
        "en/learner/full",
        "",
        "../../x/y",
    )
    assert [known_view(text, ("en", "fr")) for text in strangers] == [None] * len(strangers)


@pytest.mark.parametrize(
    ("path", "line", "address"),
    [
        (PurePosixPath("/srv/my courses/a.md"), 12, "vscode://file/srv/my%20courses/a.md:12"),
        (PureWindowsPath("C:\\courses\\é.md"), 0, "vscode://file/C:/courses/%C3%A9.md:1"),
    ],
)
def test_an_editor_opens_the_line(path: Path, line: int, address: str) -> None:
    assert editor_address(path, line) == address


@pytest.mark.parametrize(
    ("name", "counts"),
    [("01-why.md", True), ("fr.po", True), (".01-why.md.swp", False), ("01-why.md~", False), ("#01-why.md#", False),
     ("4913", False), (".DS_Store", False), ("01-why.md.tmp", False)],
)  # fmt: skip
def test_what_editors_leave_behind_is_no_change(name: str, counts: bool) -> None:
    assert is_source(Path("modules") / name) is counts


def test_pictures_are_made_small_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def convert(content: bytes, suffix: str, profile: str) -> tuple[bytes, str]:
        asked.append(profile)
        return content[:1], suffix

    monkeypatch.setattr("builder.preview.convert.converted", convert)
    converter = Converter()
    made = [converter(content, ".png", profile) for content in (b"ab", b"ab", b"cd") for profile in ("full", "lite")]
    assert made == [(b"a", ".png"), (b"a", ".png")] * 2 + [(b"c", ".png"), (b"c", ".png")]
    assert asked == ["full", "lite", "full", "lite"]
