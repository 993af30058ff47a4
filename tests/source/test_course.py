"""A course is read whole, and nothing outside its folder is."""

import os
from pathlib import Path

import pytest

from builder.errors import ProblemsFound
from builder.source import find_courses, read_course, read_media, survey_course
from tests.projects import DRAWING, MODULE, YAML, write_course, write_files


def codes(project: Path) -> list[tuple[str, str]]:
    """Name the problems of the course `towns`, each with its file or line inside the course."""
    _, problems = survey_course(project, "towns")
    return [(one.code, str(one.place).removeprefix("course_src/towns/")) for one in problems]


def test_courses_are_the_folders_with_a_course_yaml(tmp_path: Path) -> None:
    for slug in ("water", "towns"):
        write_course(tmp_path, slug)
    write_files(tmp_path / "course_src", {"notes/readme.md": "x"})
    assert find_courses(tmp_path) == ("towns", "water")
    assert find_courses(tmp_path / "nowhere") == ()


def test_a_course_is_read_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    files = {"modules/10-last.md": MODULE, "modules/02-next.md": MODULE, "glossary.md": "Land\n: Ground\n"}
    write_files(folder, {**files, "media/b.svg": DRAWING, "media/a/c.PNG": b"\x89PNG", "media/.DS_Store": b"\0"})
    tree = read_course(tmp_path, "towns")
    assert [module.slug for module in tree.modules] == ["why-plan", "next", "last"]
    assert tree.media == ("media/a/c.PNG", "media/b.svg")
    assert [drawing.text for drawing in tree.drawings] == [DRAWING]
    assert tree.glossary is not None and tree.glossary.path == "course_src/towns/glossary.md"


def test_front_matter_leaves_its_lines_blank(tmp_path: Path) -> None:
    write_course(tmp_path, module="---\nduration: 90\n---\n" + MODULE)
    (module,) = read_course(tmp_path, "towns").modules
    assert module.minutes == 90
    assert module.file.text == "\n\n\n" + MODULE


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ("---\nduration: 90\n", "Y108", 1),
        ("---\ndurration: 90\n---\n", "Y103", 2),
        ("---\nduration: 1.5\n---\n", "Y104", 2),
        ("---\nduration: 0\n---\n", "Y106", 2),
        ("---\n- 90\n---\n", "Y104", 2),
        ("---\n\nduration: [\n---\n", "Y101", 3),
    ],
)
def test_front_matter_with_a_mistake_names_the_line(head: str, code: str, line: int, tmp_path: Path) -> None:
    write_course(tmp_path, module=head + MODULE)
    found = codes(tmp_path)
    assert [one for one, _ in found] == [code]
    assert found[0][1].startswith("modules/01-why-plan.md:")
    assert abs(int(found[0][1].rpartition(":")[2]) - line) <= (1 if code == "Y101" else 0)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("modules/welcome.md", "N105"),
        ("modules/02_welcome.md", "N102"),
        ("modules/02-Welcome.md", "N102"),
        ("modules/02-bienvenue-à-tous.md", "N101"),
        ("modules/02-con.md", "N104"),
        ("modules/02-finish.md", "N104"),
        ("modules/02-welcome.MD", "N105"),
        ("modules/02-why-plan.md", "N106"),
        ("modules/01-other.md", "N106"),
        ("modules/more/02-welcome.md", "N105"),
        (f"modules/02-{'x' * 70}.md", "N103"),
        ("media/my picture.png", "N201"),
        ("media/été.png", "N201"),
        ("media/aux.png", "N104"),
    ],
)
def test_a_name_that_does_not_travel_is_a_problem(name: str, code: str, tmp_path: Path) -> None:
    write_files(write_course(tmp_path), {name: MODULE})
    assert code in [one for one, _ in codes(tmp_path)]


def test_names_that_differ_in_capitals_alone_collide(tmp_path: Path) -> None:
    write_files(write_course(tmp_path), {"media/map.png": "a", "media/Map.png": "b"})
    assert codes(tmp_path) == [("N202", "media/Map.png"), ("N202", "media/map.png")]


def test_a_course_folder_has_a_short_name_too(tmp_path: Path) -> None:
    write_course(tmp_path, "Growing Towns")
    with pytest.raises(ProblemsFound) as found:
        read_course(tmp_path, "Growing Towns")
    assert [one.code for one in found.value.problems] == ["N102"]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    folder = write_course(tmp_path, course_yaml=YAML + "x: 1\n", module="---\ny: 1\n---\n" + MODULE)
    write_files(folder, {"modules/Bad.md": b"caf\xe9", "media/a b.png": "x", "glossary.md": b"\xff\xfex\0"})
    assert {code for code, _ in codes(tmp_path)} == {"Y103", "N102", "S101", "N201"}
    assert len(codes(tmp_path)) == 6


def test_a_course_without_modules_says_how_to_begin(tmp_path: Path) -> None:
    write_files(tmp_path / "course_src/towns", {"course.yaml": YAML})
    assert codes(tmp_path) == [("N107", "modules")]


@pytest.mark.parametrize("name", ["media/x.png", "media/x.svg", "modules/02-x.md", "glossary.md", "course.yaml"])
def test_a_link_out_of_the_course_is_not_followed(name: str, tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (tmp_path / "secret").write_text("root:x:0:0")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(tmp_path / "secret")
    tree, problems = survey_course(tmp_path, "towns")
    assert ("S104", f"course_src/towns/{name}") in [(one.code, one.place.file) for one in problems]
    assert "root:x" not in repr(tree)


def test_a_link_inside_the_course_is_followed(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    write_files(folder, {"media/a.png": b"picture"})
    (folder / "media/b.png").symlink_to("a.png")
    assert codes(tmp_path) == []
    assert read_media(tmp_path, "towns", "media/b.png") == b"picture"


@pytest.mark.parametrize("path", ["../../secret", "media/../../../secret", "/etc/hostname", "media", "nothing.png"])
def test_media_are_read_inside_the_course_alone(path: str, tmp_path: Path) -> None:
    write_files(write_course(tmp_path), {"media/a.png": b"x"})
    (tmp_path / "secret").write_text("x")
    with pytest.raises(ProblemsFound) as found:
        read_media(tmp_path, "towns", path)
    assert found.value.problems[0].code == "S104"


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (folder / "media").mkdir()
    (folder / "media/a.png").symlink_to("b.png")
    (folder / "media/b.png").symlink_to("a.png")
    assert codes(tmp_path) == [("S104", "media/a.png"), ("S104", "media/b.png")]


@pytest.mark.skipif(os.name != "posix", reason="pipes are files on POSIX alone")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (folder / "media").mkdir()
    os.mkfifo(folder / "media/a.png")
    assert codes(tmp_path) == [("S104", "media/a.png")]
