"""What is made once for all workers: each package costs seconds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import once

Share = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Share:
    """Make a folder by its name, or wait until another worker has made it."""
    own = tmp_path_factory.getbasetemp()
    base = own if worker_id == "master" else own.parent
    return lambda name, make: once(base / name, make)
