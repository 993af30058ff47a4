"""A path that Windows cannot open is told."""

from pathlib import Path

from click.testing import CliRunner

from builder.cli import main
from tests.projects import DRAWING, YAML, write_course, write_files


def test_a_path_too_long_for_windows_is_told(tmp_path: Path) -> None:
    name = f"media/{'a' * 90}.svg"
    module = f"# Why\n\n## Growth {{#growth}}\n\n![A street]({name})\n"
    folder = write_course(tmp_path, slug="t" * 50, course_yaml=YAML, module=module)
    write_files(folder, {name: DRAWING})
    words = ["-C", str(tmp_path), "build", "-t", "html", "-a", "learner", "--executor", "serial"]
    built = CliRunner().invoke(main, words)
    assert built.exit_code == 0 and "B108" in built.output, built.output
