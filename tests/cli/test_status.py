"""`satchel status` tells how far a translation is, who has read it, and what a new version costs."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.test_cli import SW, satchel
from tests.projects import MODULE, YAML, write_course, write_files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A course whose Swahili translation is begun, and below the usual gate."""
    write_course(tmp_path, course_yaml=YAML)
    write_files(tmp_path / "translations/towns", {"sw.po": SW})
    return tmp_path


def rows(project: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(satchel(project, "status", "--format", "json", *words).stdout)
    return found


def test_every_module_is_counted(project: Path) -> None:
    (row,) = rows(project)
    assert (row["words"], row["translated"], row["percent"]) == (16, 2, 12)
    assert row["modules"] == [
        {
            "module": "why-plan",
            "words": 10,
            "translated": 2,
            "percent": 20,
            "question_words": 0,
            "question_translated": 0,
            "question_percent": 100,
        }
    ]
    assert "80 % must be" in str(row["held"])


def test_the_table_says_what_is_held_back(project: Path) -> None:
    assert "held back" in satchel(project, "status").stdout
    write_course(project)
    assert "held back" not in satchel(project, "status").stdout


class Page(HTMLParser):
    """Gather the words of a page, and what it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]
        assert tag != "script"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_needs_no_other_file_and_shows_text_as_text(project: Path) -> None:
    write_course(project, course_yaml=YAML.replace("Small towns", '"<script>alert(1)</script>"'))
    satchel(project, "status", "towns", "-l", "sw", "--review", "<b onclick=x>Asha", "--on", "2026-03-08")
    done = satchel(project, "status", "--html", str(project / "status.html"))
    assert (done.exit_code, done.stdout) == (0, "")
    page = Page()
    page.feed((project / "status.html").read_text(encoding="utf-8"))
    text = " ".join("".join(page.words).split())
    assert page.loads == []
    assert "13 %" in text and "held back" in text and "why-plan" in text
    assert "<script>alert(1)</script>" in text and "<b onclick=x>Asha, 2026-03-08" in text


def test_a_review_is_recorded_and_goes_stale_by_itself(project: Path) -> None:
    say = ("status", "towns", "-l", "sw", "--review", "Asha  Mwangi", "--native", "--on", "2026-03-08")
    assert "all modules read by Asha Mwangi on 2026-03-08" in satchel(project, *say).stdout
    (row,) = rows(project)
    assert row["native_reviewed"] is True and "a native speaker" in satchel(project, "status").stdout
    first = (project / "translations/towns/reviews.yaml").read_text(encoding="utf-8")
    satchel(project, *say)
    assert (project / "translations/towns/reviews.yaml").read_text(encoding="utf-8") == first
    write_files(project / "translations/towns", {"sw.po": SW.replace("Kwa nini kupanga", "Kwa nini tupange")})
    (row,) = rows(project)
    assert row["native_reviewed"] is False and "changed since" in satchel(project, "status").stdout
    assert satchel(project, "check").exit_code == 0


def test_reviews_add_up(project: Path) -> None:
    say = ("status", "towns", "-l", "sw", "--on", "2026-03-08")
    satchel(project, *say, "--review", "Asha", "--module", "why-plan")
    satchel(project, *say, "--review", 'Juma: "the #2"')
    (row,) = rows(project)
    found = [(one["by"], one["module"], one["current"]) for one in row["reviews"]]  # type: ignore[attr-defined]
    assert found == [("Asha", "why-plan", True), ('Juma: "the #2"', "", True)]


# What is asked, the exit code, what the way out names.
WRONG = [
    (("status", "towns", "--review", "Asha"), 2, "-l sw"),
    (("status", "towns", "-l", "sw", "--review", "Asha", "--on", "8 March"), 2, "2026-03-08"),
    (("status", "towns", "-l", "sw", "--review", " "), 2, "name"),
    (("status", "towns", "-l", "fr", "--review", "Asha"), 1, "G201"),
    (("status", "towns", "-l", "sw", "--review", "Asha", "--module", "nothing"), 1, "G202"),
    (("status", "--since", "nothing"), 1, "G203"),
    (("status", "--since", "--output=x"), 1, "G203"),
]


@pytest.mark.parametrize(("words", "code", "way_out"), WRONG)
def test_a_mistake_names_the_way_out(words: tuple[str, ...], code: int, way_out: str, project: Path) -> None:
    done = satchel(project, *words)
    assert (done.exit_code, way_out in done.stderr) == (code, True)
    assert not (project / "translations/towns/reviews.yaml").exists()


def test_a_broken_list_of_reviews_is_told_by_its_line(project: Path) -> None:
    write_files(project / "translations/towns", {"reviews.yaml": "reviews:\n  - locale: sw\n    bi: Asha\n"})
    for command in ("check", "status"):
        done = satchel(project, command)
        assert done.exit_code == 1 and "translations/towns/reviews.yaml:3: Y103" in done.stderr


QUOTE = {"new": 6, "changed": 0, "removed": 2, "open_new": 6, "open_changed": 0}


def test_words_since_a_file(project: Path) -> None:
    satchel(project, "extract")
    old = project / "old.pot"
    old.write_bytes((project / "translations/towns/towns.pot").read_bytes())
    write_course(project, module=MODULE.replace("Towns grow.", "Plans keep land free for streets."))
    (row,) = rows(project, "towns", "--since", str(old))
    assert row == {"course": "towns", "locale": "sw", **QUOTE}
    assert "to translate" in satchel(project, "status", "towns", "--since", str(old)).stdout


def test_words_since_a_version_in_git(project: Path) -> None:
    satchel(project, "extract")
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "First"), ("tag", "v1.0")):
        subprocess.run(["git", *names, *words], cwd=project, check=True)
    write_course(project, module=MODULE.replace("Towns grow.", "Plans keep land free for streets."))
    (row,) = rows(project, "--since", "v1.0")
    assert row == {"course": "towns", "locale": "sw", **QUOTE}
