"""`satchel ids` lists what has no id of its own, and writes ids that change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.projects import snapshot, write_course

MODULE = """\
---
duration: 20
---

# Clean wells

## Where dirt comes from

:::{quiz} What do you remember?

### What helps?

- [x] A cover
- [ ] A rope
:::

## Repair {#repair} ##
"""
WRITTEN = (
    MODULE.replace("comes from\n", "comes from {#where-dirt-comes-from}\n")
    .replace("remember?\n", "remember? {#what-do-you-remember}\n")
    .replace("helps?\n", "helps? {#what-helps}\n")
)


def satchel(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words])


def module(project: Path) -> Path:
    return project / "course_src/towns/modules/01-why-plan.md"


def test_what_is_missing_is_listed_and_nothing_written(tmp_path: Path) -> None:
    write_course(tmp_path, module=MODULE)
    before = snapshot(tmp_path)
    done = satchel(tmp_path, "ids", "towns")
    assert done.exit_code == 0 and snapshot(tmp_path) == before
    place = "course_src/towns/modules/01-why-plan.md"
    assert done.stdout.splitlines() == [
        f"{place}:7: lesson {{#where-dirt-comes-from}} Where dirt comes from",
        f"{place}:9: quiz {{#what-do-you-remember}} What do you remember?",
        f"{place}:11: question {{#what-helps}} What helps?",
        "3 without an id of their own. Write them with: satchel ids --write",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_ids_are_written_into_their_lines_alone(tmp_path: Path, end: str, bom: str) -> None:
    write_course(tmp_path, module=(bom + MODULE.replace("\n", end)).encode())
    before = snapshot(tmp_path)
    done = satchel(tmp_path, "ids", "--write")
    assert done.exit_code == 0 and done.stdout.splitlines()[-1] == "3 ids written."
    assert module(tmp_path).read_bytes() == (bom + WRITTEN.replace("\n", end)).encode()
    others = {path for path, content in snapshot(tmp_path).items() if before.get(path) != content}
    assert others == {"course_src/towns/modules/01-why-plan.md"}
    assert satchel(tmp_path, "ids").stdout == "Everything has an id of its own.\n"


def test_letters_that_are_written_in_two_parts_stay_so(tmp_path: Path) -> None:
    text = "# T\n\n## E\u0301cole\n\nCafe\u0301\u2028\n"
    write_course(tmp_path, module=text.encode())
    assert satchel(tmp_path, "ids", "--write").exit_code == 0
    assert module(tmp_path).read_text(encoding="utf-8") == text.replace("cole\n", "cole {#ecole}\n")


def test_the_warning_of_check_is_gone_afterwards(tmp_path: Path) -> None:
    write_course(tmp_path, module=MODULE)
    assert "satchel ids --write" in satchel(tmp_path, "check").stderr
    satchel(tmp_path, "ids", "--write")
    assert "Q901" not in satchel(tmp_path, "check").stderr


UNSAFE = {
    "UTF-16": "# T\n\n## Wells\n".encode("utf-16"),
    "Windows-1252": b"# T\n\n## \xc9cole\n",
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_file_that_is_no_utf_8_is_left_alone(tmp_path: Path, name: str) -> None:
    write_course(tmp_path, module=UNSAFE[name])
    done = satchel(tmp_path, "ids", "--write")
    assert done.exit_code == 1 and "Q902" in done.stderr
    assert module(tmp_path).read_bytes() == UNSAFE[name]


def test_two_of_one_name_get_two_ids(tmp_path: Path) -> None:
    box = ":::{activity} Walk\nGo.\n:::\n"
    write_course(tmp_path, module=f"# T\n\n## Wells {{#w}}\n\n{box}\n{box}")
    assert "L103" in satchel(tmp_path, "check").stderr
    assert satchel(tmp_path, "ids", "--write").exit_code == 0
    text = module(tmp_path).read_text(encoding="utf-8")
    assert "Walk {#walk}\n" in text and "Walk {#walk-2}\n" in text
    assert satchel(tmp_path, "check").exit_code == 0
