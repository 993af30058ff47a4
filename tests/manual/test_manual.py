"""The manual is a course like any other, and says what the program does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import inspect
from builder.cli.group import COMMANDS, main
from builder.cli.reference import reference
from builder.manual import packaged_docs, write_manual
from builder.markdown.schema import SCHEMAS

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("manual")
    done = CliRunner().invoke(main, ["docs", "--no-browser", "-o", str(folder / "manual")])
    assert done.exit_code == 0, done.output
    return (folder / "manual/index.html").read_text(encoding="utf-8")


def test_the_reference_is_what_the_program_says() -> None:
    written = (REPO / "docs/reference.md").read_text(encoding="utf-8")
    assert written == reference(), "renew it: satchel docs --reference > docs/reference.md"


def test_every_directive_and_command_is_in_the_manual(manual: str) -> None:
    assert [name for name in SCHEMAS if f'id="reference-directive-{name}"' not in manual] == []
    assert [name for name in COMMANDS if f'id="reference-command-{name}"' not in manual] == []


def test_no_link_of_the_manual_leads_to_a_file_that_is_not_there(manual: str) -> None:
    assert re.findall(r'href="[^"#:]*\.md[^"]*"', manual) == []
    ids = set(re.findall(r'id="([^"]+)"', manual))
    wanted = {link for link in re.findall(r'href="#([^"]+)"', manual) if not link.startswith("/")}
    assert sorted(wanted - ids) == []


def test_the_manual_has_no_error(tmp_path: Path) -> None:
    slug = write_manual(packaged_docs(), tmp_path)
    assert [str(one) for one in inspect(tmp_path, slug) if one.is_error] == []


def test_code_in_a_page_is_left_alone(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "images").mkdir(parents=True)
    (docs / "images/a.png").write_bytes(b"png")
    (docs / "author.md").write_text("# A\n\n`](images/a.png)` ![A](images/a.png)\n\n```\n](images/a.png)\n```\n")
    write_manual(docs, tmp_path)
    module = (tmp_path / "course_src/manual/modules/01-author.md").read_text()
    assert module.count("](images/a.png)") == 2
    assert "![A](media/a.png)" in module
    assert (tmp_path / "course_src/manual/media/a.png").read_bytes() == b"png"
