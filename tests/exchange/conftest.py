"""What the tests of the exchange share: a project whose catalogs are up to date."""

import shutil
from pathlib import Path

import pytest

from builder.build import update_catalog
from tests.exchange.towns import write_project


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a course in Arabic and Swahili: read it, never write into it."""
    folder = write_project(tmp_path_factory.mktemp("towns"))
    for locale in ("ar", "sw"):
        update_catalog(folder, "towns", locale)
    return folder


@pytest.fixture
def project(towns: Path, tmp_path: Path) -> Path:
    """The same project, for a test that writes into it."""
    folder = tmp_path / "project"
    shutil.copytree(towns, folder)
    return folder
