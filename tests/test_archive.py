"""A zip is the same on every machine, and unpacks on every machine."""

import io
import zipfile

import pytest

from builder.archive import zip_bytes
from builder.errors import SatchelError
from builder.model import File


def files(*names: str) -> list[File]:
    return [File(path=name, content=name.encode() * 100) for name in names]


def test_the_order_in_which_files_come_changes_nothing() -> None:
    names = ("media/b.png", "index.html", "imsmanifest.xml")
    assert zip_bytes(files(*names)) == zip_bytes(files(*reversed(names)))


def test_nothing_of_the_machine_is_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(files("b.png", "a.html")))) as archive:
        entries = archive.infolist()
        assert archive.read("a.html") == b"a.html" * 100
    assert [entry.filename for entry in entries] == ["a.html", "b.png"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}


def test_what_is_compressed_already_is_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(files("a.html", "b.PNG", "c.svg")))) as archive:
        stored = {entry.filename for entry in archive.infolist() if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {"b.PNG"}


@pytest.mark.parametrize(
    "names",
    [
        ("/etc/passwd",),
        ("../up.html",),
        ("media/../../up.html",),
        ("c:\\up.html",),
        ("a//b",),
        ("./a",),
        ("",),
        ("folder/",),
        ("a\0b",),
        ("same.html", "same.html"),
        ("Map.png", "map.png"),
    ],
)
def test_a_name_that_does_not_unpack_everywhere_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(SatchelError):
        zip_bytes(files(*names))
