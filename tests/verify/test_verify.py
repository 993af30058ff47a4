"""Each rule finds a package that breaks it, made of one that breaks none."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import builder.verify
from builder.archive import BESIDE, PACKING_LIST, zip_bytes
from builder.cli import main
from builder.model import File
from builder.player import capacity
from builder.targets.parts.document import outline_of_page
from builder.targets.parts.sco import state_of
from builder.verify import verify
from tests.targets.packages import files_of, small

M = "imsmanifest.xml"
Files = dict[str, bytes]
Change = Callable[[Files], None]


@cache
def sound(target: str) -> tuple[tuple[str, bytes], ...]:
    files = files_of(target, small())
    return tuple({**files, PACKING_LIST: packing_list(files)}.items())


def packing_list(files: Files) -> bytes:
    rows = [
        {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for path, content in files.items()
    ]
    return json.dumps({"files": rows}).encode()


def packed(files: Files) -> bytes:
    """Zip files whatever their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def text(old: str, new: str, path: str = M) -> Change:
    """Replace a text of a file that must be there."""

    def change(files: Files) -> None:
        assert old.encode() in files[path], old
        files[path] = files[path].replace(old.encode(), new.encode())

    return change


def moved(old: str, new: str) -> Change:
    def change(files: Files) -> None:
        files[new] = files.pop(old)

    return change


def both(first: Change, second: Change) -> Change:
    def change(files: Files) -> None:
        first(files)
        second(files)

    return change


def put(path: str, content: bytes = b"x") -> Change:
    return lambda files: files.update({path: content})


def recoded(files: Files) -> None:
    files[M] = files[M].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def crowded(files: Files) -> None:
    """Give the course more lessons than a platform can remember."""
    page = files["index.html"].decode()
    before, mark, after = page.partition('id="satchel">')
    outline, end, rest = after.partition("</script>")
    value = json.loads(outline)
    value["lessons"] = [f"m/{rank}" for rank in range(1100)]
    files["index.html"] = "".join((before, mark, json.dumps(value), end, rest)).encode()


def talkative(files: Files) -> None:
    """Give the course more answers than a platform can remember."""
    page = files["index.html"].decode()
    files["index.html"] = page.replace('"longest":1}', '"longest":5000}').encode()


TITLE = "<title>Miji midogo</title>"
ITEM = 'isvisible="true">'
CM = '<imsss:controlMode choice="true" flow="true"/>'
BROKEN: list[tuple[str, str, str, Change]] = [
    ("W102", "scorm12", "a folder around the files", moved(M, f"course/{M}")),
    ("W102", "scorm12", "a name in other letters", moved(M, "imsManifest.xml")),
    ("W103", "scorm12", "UTF-16", recoded),
    ("W103", "scorm12", "a character reference", text(TITLE, "<title>Miji&#233;</title>")),
    ("W103", "scorm12", "CDATA", text(TITLE, "<title><![CDATA[Miji]]></title>")),
    ("W104", "scorm12", "an element without end", text("</organizations>", "")),
    (
        "W105",
        "scorm12",
        "a prefix for content packaging",
        text('xmlns="http://www.imsproject', 'xmlns:x="http://www.imsproject'),
    ),
    (
        "W105",
        "scorm2004-4th",
        "the namespace of 1.2",
        text("imsglobal.org/xsd/imscp_v1p1", "imsproject.org/xsd/imscp_rootv1p1p2"),
    ),
    (
        "W106",
        "scorm12",
        "another prefix",
        both(text("xmlns:adlcp", "xmlns:adl"), text("adlcp:scormtype", "adl:scormtype")),
    ),
    ("W107", "scorm2004-3rd", "a version in other letters", text("2004 3rd Edition", "2004 3rd edition")),
    ("W107", "scorm12", "another standard", text("<schemaversion>1.2<", "<schemaversion>1.3<")),
    ("W108", "scorm12", "the attribute of 2004", text("scormtype", "scormType")),
    ("W108", "scorm2004-3rd", "the attribute of 1.2", text("scormType", "scormtype")),
    ("W109", "scorm2004-4th", "a mastery score", text(ITEM, ITEM + "<adlcp:masteryscore>70</adlcp:masteryscore>")),
    (
        "W109",
        "scorm12",
        "a mastery score elsewhere",
        text("</manifest>", "<adlcp:masteryscore>7</adlcp:masteryscore></manifest>"),
    ),
    (
        "W110",
        "scorm2004-3rd",
        "a threshold in the 3rd",
        text(ITEM, ITEM + '<adlcp:completionThreshold minProgressMeasure="1"/>'),
    ),
    (
        "W110",
        "scorm2004-4th",
        "a threshold as a text",
        text(ITEM, ITEM + "<adlcp:completionThreshold>1</adlcp:completionThreshold>"),
    ),
    ("W111", "scorm12", "something before the title", text(ITEM, ITEM + "<adlcp:prerequisites/>")),
    ("W112", "scorm2004-4th", "objectives behind", text(CM, "<imsss:deliveryControls/><imsss:objectives/>")),
    ("W113", "scorm2004-4th", "sequencing rules", text(CM, CM + "<imsss:sequencingRules/>")),
    ("W114", "scorm12", "no title", text(TITLE, "<title/>")),
    ("W114", "scorm12", "two lines", text(TITLE, "<title>Miji\nmidogo</title>")),
    ("W114", "scorm12", "a long title", text(TITLE, f"<title>{'x' * 201}</title>")),
    ("W115", "scorm12", "no SCO", text('scormtype="sco"', 'scormtype="asset"')),
    (
        "W115",
        "scorm12",
        "an asset first",
        text("<resources>", '<resources><resource identifier="a" type="webcontent"/>'),
    ),
    (
        "W116",
        "scorm2004-4th",
        "two SCOs",
        text("</resources>", '<resource identifier="b" type="x" adlcp:scormType="sco"/></resources>'),
    ),
    ("W116", "scorm12", "an item in an item", text("</item>", '<item identifier="i"><title>x</title></item></item>')),
    ("W117", "scorm12", "a space", put("my file.svg")),
    ("W117", "html", "a letter beyond ASCII", put("é.svg")),
    ("W117", "html", "a way out", put("../up.svg")),
    ("W118", "html", "two names in one", put("INDEX.html")),
    ("W119", "scorm12", "a file that is listed and missing", lambda files: void(files.pop("index.html"))),
    ("W120", "scorm12", "a file that is not listed", put("more.svg")),
    ("W121", "scorm12", "xml:base", text("<resources>", '<resources xml:base="x/">')),
    ("W122", "scorm12", "an item that leads nowhere", text('identifierref="page"', 'identifierref="side"')),
    ("W122", "scorm12", "no such organization", text('default="', 'default="x')),
    ("W122", "scorm12", "an identifier twice", text('identifier="page"', 'identifier="satchel-towns-sw-scorm12-item"')),
    ("W123", "html", "a script", put("player.js")),
    (
        "W124",
        "html",
        "a picture from the network",
        text("<body>", '<body><img src="https://example.org/a.png">', "index.html"),
    ),
    ("W124", "scorm12", "a font from the network", text("<style>", "<style>@import 'x.css';", "index.html")),
    ("W125", "html", "a folder around the page", moved("index.html", "towns/index.html")),
    ("W126", "scorm12", "too many lessons", crowded),
    ("W127", "scorm12", "too long answers", talkative),
    ("W128", "scorm12", "parameters", text(ITEM, 'parameters="?x=1" isvisible="true">')),
    (
        "W129",
        "scorm12",
        "a name of chance",
        text('identifier="satchel-towns-sw-scorm12"', 'identifier="a6b1f0c2-1234-4abc-9def-0123456789ab"'),
    ),
    ("W129", "scorm12", "no name", text('identifier="satchel-towns-sw-scorm12" ', "")),
    ("W130", "scorm12", "no description", text("imsmd:description", "imsmd:remark")),
    ("W131", "html", "a picture that is missing", lambda files: void(files.pop("media/map_of_town-30a80629.svg"))),
    ("W131", "scorm12", "a page that is missing", text("<body>", '<body><a href="./more.html#top">', "index.html")),
    ("W132", "html", "no packing list in its place", put(PACKING_LIST, b"[]")),
    ("W132", "html", "a list of something else", put(PACKING_LIST, b'{"files": [{"path": 1, "sha256": "x"}]}')),
    ("W132", "html", "a list without end", put(PACKING_LIST, b"[" * 100_000)),
    ("W133", "html", "a word changed", text("<body>", "<body>x", "index.html")),
    ("W133", "scorm12", "another manifest", text(TITLE, "<title>Miji</title>")),
    ("W134", "html", "a picture taken out", lambda files: void(files.pop("media/map_of_town-30a80629.svg"))),
    ("W135", "html", "a file put in", put("more.svg")),
]


def void(_: object) -> None:
    """Give nothing back."""


def codes(files: Files) -> list[str]:
    return [problem.code for problem in verify("x.zip", packed(files)).problems]


@pytest.mark.parametrize("target", ["html", "scorm12", "scorm2004-3rd", "scorm2004-4th"])
def test_a_package_of_ours_breaks_no_rule(target: str) -> None:
    verdict = verify("x.zip", packed(dict(sound(target))))
    assert verdict.problems == ()
    assert (verdict.kind, verdict.files) == ("html" if target == "html" else "scorm", len(sound(target)))


@pytest.mark.parametrize(("code", "target", "_what", "change"), BROKEN, ids=[f"{row[0]} {row[2]}" for row in BROKEN])
def test_a_broken_package(code: str, target: str, _what: str, change: Change) -> None:
    files = dict(sound(target))
    change(files)
    found = [problem for problem in verify("x.zip", packed(files)).problems if problem.code == code]
    assert found, codes(files)
    assert all(problem.hint and problem.place.file.startswith("x.zip") for problem in found)


def test_a_single_page_holds_everything() -> None:
    page = dict(sound("single"))["index.html"]
    verdict = verify("x.html", page)
    assert (verdict.kind, verdict.files, verdict.problems) == ("single", 1, ())
    changed = page.replace(b"<body>", b'<body>\n<img src="media/a.png">\n<img src="https://example.org/a.png">')
    found = verify("x.html", changed).problems
    assert [(problem.code, problem.place.file) for problem in found] == [("W124", "x.html"), ("W131", "x.html")]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 half a zip"])
def test_no_zip(content: bytes) -> None:
    assert [problem.code for problem in verify("x.zip", content).problems] == ["W101"]


def test_a_damaged_zip() -> None:
    whole = bytearray(zip_bytes([File(path="index.html", content=b"<p>" * 900), File(path=M, content=b"<a/>" * 900)]))
    for place in range(60, 90):
        whole[place] ^= 0xFF
    assert "W101" in [problem.code for problem in verify("x.zip", bytes(whole)).problems]


def test_entities_of_a_manifest_are_not_resolved() -> None:
    files = dict(sound("scorm12"))
    secret = '<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    files[M] = (
        files[M].replace(b"<manifest", secret.encode() + b"<manifest", 1).replace(TITLE.encode(), b"<title>&e;</title>")
    )
    assert {"W103", "W114"} <= set(codes(files))


def test_every_code_has_a_broken_package() -> None:
    sources = Path(builder.verify.__file__).parent.glob("*.py")
    said = {code for source in sources for code in re.findall(r'"(W\d{3})"', source.read_text(encoding="utf-8"))}
    assert said - {row[0] for row in BROKEN} == {"W101", "W136"}


@pytest.mark.parametrize("name", ["course.html", "course.pdf"])
def test_one_file_is_compared_with_the_list_beside_it(tmp_path: Path, name: str) -> None:
    content = dict(sound("single"))["index.html"] if name.endswith("html") else b"%PDF-1.7 and more"
    own = packing_list({"course-1.0": content})
    assert verify(name, content, own).problems == ()
    for listed in (packing_list({"course": content + b"x"}), packing_list({}), b"\xff"):
        (problem,) = verify(name, content, listed).problems
        assert problem.code in ("W132", "W133") and problem.place.file == name
    assert [one.code for one in verify(name, content).problems] == (["W136"] if name.endswith("pdf") else [])
    (tmp_path / name).write_bytes(content)
    (tmp_path / f"{name}.{BESIDE}").write_bytes(packing_list({"course": b""}))
    done = CliRunner().invoke(main, ["verify", str(tmp_path / name)])
    assert (done.exit_code, "W133" in done.output) == (1, True)


def test_a_package_of_somebody_else_has_no_list() -> None:
    files = {path: content for path, content in sound("html") if path != PACKING_LIST}
    assert codes(files) == []


def test_the_command(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(packed(dict(sound("scorm12"))))
    bad.write_bytes(b"")
    run = CliRunner().invoke
    fine = run(main, ["verify", str(good)])
    assert fine.exit_code == 0
    assert "of 4,096 characters" in fine.output
    broken = run(main, ["verify", "--format", "json", str(good), str(bad)])
    assert broken.exit_code == 1
    rows = json.loads(broken.output)
    assert [(row["kind"], len(row["problems"])) for row in rows] == [("scorm", 0), ("unknown", 1)]
    assert run(main, ["verify", str(tmp_path / "none.zip")]).exit_code == 2


def test_a_warning_stops_nobody(tmp_path: Path) -> None:
    files = {"player.js": b"1", **{path: content for path, content in sound("html") if path != PACKING_LIST}}
    path = tmp_path / "x.zip"
    path.write_bytes(packed(files))
    done = CliRunner().invoke(main, ["verify", str(path)])
    assert done.exit_code == 0
    assert "W123 warning" in done.output


@pytest.mark.parametrize("target", ["scorm12", "scorm2004-4th"])
def test_the_build_counts_the_same_state(target: str) -> None:
    files = tuple(File(path=path, content=content) for path, content in sound(target))
    verdict = verify("x.zip", packed(dict(sound(target))))
    assert (verdict.state, verdict.room) == state_of(files)
    assert 0 < verdict.state < capacity(outline_of_page(dict(sound(target))["index.html"].decode())).whole
