"""The types that the scripts' comments promise are the ones that they use."""

import subprocess
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent


def test_every_value_has_the_type_it_says(program: Callable[..., str], from_npm: Callable[[str], Path]) -> None:
    command = [program("node"), from_npm("typescript/bin/tsc"), "--project", HERE / "tsconfig.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == []
    assert done.returncode == 0
