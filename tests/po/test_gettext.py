"""GNU gettext accepts what Satchel writes, and would have written the same."""

import random
import subprocess
from pathlib import Path

import pytest

from builder.errors import Place
from builder.po import Catalog, Message, read_catalog, write_catalog
from tests.conftest import find_program

HEADERS = (
    ("Project-Id-Version", "towns"),
    ("PO-Revision-Date", ""),
    ("Last-Translator", ""),
    ("Language-Team", ""),
    ("Language", "sw"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)
WORDS = """the town land-use planning/zoning 2010–2020 — people [text](https://example.org/a-long/path?x=1) (say so)
"quoted text" **bold** `code` $40 50% 12-15 it's don’t “fancy quotes” a/b 3/4 [text][label] {term}`land` e.g. wait…
why? yes! été français « bonjour » sw-KE re-use: x; [^1] ![map](media/map.svg){.wide} <br> [[30 ± 1]] C:\\path الأرض
المدينة، في 市政府决定修建一条新的公交车站， これは日本語です。 ከተማ፡ ሲያድግ። नगर के लोग। ประเทศไทย |x| a—b x_y #5
@me 100,000.50 @ & + -5 --""".split()


def gettext(program: str, text: str, folder: Path, *options: str) -> str:
    """Run a gettext program on a catalog; it must not complain."""
    (folder / "sw.po").write_text(text, encoding="utf-8")
    command = [find_program(program), *options, "-o", "out.po", "sw.po"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return (folder / "out.po").read_bytes().decode("utf-8", errors="replace")


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 60)))


def random_catalog(seed: int) -> Catalog:
    chance = random.Random(seed)
    messages = {}
    for n in range(200):
        fuzzy = n % 7 == 0
        message = Message(
            id=sentence(chance),
            text=sentence(chance).replace(" ", "\n", n % 5 == 0),
            context=chance.choice(["", "verb"]),
            translator_comments=("Of the market.",) if n % 3 == 0 else (),
            extracted_comments=("list item",),
            references=(Place(file="course_src/x/modules/01-a.md", line=5), Place(file="course_src/x/course.yaml")),
            flags=("fuzzy",) if fuzzy else (),
            previous_id=sentence(chance) if fuzzy else "",
            obsolete=n > 180,
        )
        messages[message.key] = message
    return Catalog(locale="sw", headers=HEADERS, messages=tuple(messages.values()), file="sw.po")


@pytest.mark.parametrize("seed", range(3))
def test_msgcat_leaves_our_files_as_they_are(seed: int, tmp_path: Path) -> None:
    text = write_catalog(random_catalog(seed))
    assert gettext("msgcat", text, tmp_path) == text


@pytest.mark.parametrize("seed", range(3))
def test_msgfmt_accepts_our_files(seed: int, tmp_path: Path) -> None:
    gettext("msgfmt", write_catalog(random_catalog(seed), lines=True), tmp_path, "-c")


def test_percent_signs_are_no_formats(tmp_path: Path) -> None:
    message = Message(id="100% sure, 5 %d", text="hakika 100%")
    text = write_catalog(Catalog(locale="sw", headers=HEADERS, messages=(message,)))
    gettext("msgfmt", text, tmp_path, "-c")
    assert "format" not in text


def test_we_read_what_msgcat_writes(tmp_path: Path) -> None:
    catalog = random_catalog(9)
    written = gettext("msgcat", write_catalog(catalog, lines=True), tmp_path, "--width=40")
    again, problems = read_catalog(written, "sw.po")
    assert problems == ()
    assert write_catalog(again) == write_catalog(catalog)
