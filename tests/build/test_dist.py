"""What is written to `dist/` replaces what was there in one step."""

from pathlib import Path

from builder.build.dist import Staging, record, recorded, write_whole
from builder.build.values import Package
from builder.model import File
from tests.projects import snapshot


def package(path: str) -> Package:
    return Package(
        course="towns",
        title="Small towns",
        title_locale="en",
        version="1.0",
        locale="en",
        source_locale="en",
        audience="learner",
        target="html",
        suffix="zip",
        path=path,
        folder="",
        size=1,
        digest="",
        percent=100,
        question_percent=100,
    )


def test_nothing_appears_before_the_commit(tmp_path: Path) -> None:
    staging = Staging(tmp_path, "towns/en")
    staging.add_file("a.zip", b"zip")
    staging.add_folder("a", [File(path="media/x.png", content=b"x")])
    assert not (tmp_path / "towns").exists()
    staging.commit()
    staging.close()
    assert snapshot(tmp_path) == {"towns/en/a.zip": b"zip", "towns/en/a/media/x.png": b"x"}


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    for name in ("old.html", "new.html"):
        staging = Staging(tmp_path, "towns/en")
        staging.add_folder("a", [File(path=name, content=b"")])
        staging.commit()
        staging.close()
    assert list(snapshot(tmp_path)) == ["towns/en/a/new.html"]


def test_the_same_bytes_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "sub" / "index.html"
    write_whole(file, b"1")
    before = file.stat()
    write_whole(file, b"1")
    assert file.stat().st_ino == before.st_ino
    write_whole(file, b"2")
    assert file.read_bytes() == b"2" and [path.name for path in file.parent.iterdir()] == ["index.html"]


def test_a_record_of_another_version_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "towns").mkdir()
    for name in ("a.zip", "b.zip"):
        (tmp_path / "towns" / name).touch()
    record(tmp_path, "towns", "en", [package("towns/a.zip")])
    record(tmp_path, "towns", "en", [package("towns/b.zip"), package("towns/gone.zip")])
    assert [one.path for one in recorded(tmp_path)] == ["towns/a.zip", "towns/b.zip"]
    for broken in (b"{", b"[3]", b'[{"name": "x"}]', b"\xff"):
        (tmp_path / ".satchel/packages/towns/en.json").write_bytes(broken)
        assert recorded(tmp_path) == ()
