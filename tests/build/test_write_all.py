"""Several files appear together, or none of them."""

from pathlib import Path

import pytest

from builder.build import dist
from tests.projects import snapshot, write_files


def test_all_appear_and_what_is_gone_goes(tmp_path: Path) -> None:
    write_files(tmp_path, {"old.md": "old", "b/kept.md": "kept"})
    dist.write_all({tmp_path / "a/x.md": b"x", tmp_path / "b/y.md": b"y"}, gone=[tmp_path / "old.md"])
    assert snapshot(tmp_path) == {"a/x.md": b"x", "b/kept.md": b"kept", "b/y.md": b"y"}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"x.md": "old", "y.md": "old"})

    def full(path: Path, content: bytes) -> None:
        if path.name == ".y.md.new":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(dist, "_write", full)
    with pytest.raises(OSError, match="No space"):
        dist.write_all({tmp_path / "x.md": b"new", tmp_path / "y.md": b"new"})
    assert snapshot(tmp_path) == {"x.md": b"old", "y.md": b"old"}
