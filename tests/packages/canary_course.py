"""A course in which every word like `zqtcaptionqz` says where it may be found, and its catalog in Swahili.

The third letter is the kind: `l` everybody reads; `t` trainers alone; `f` trainers' files, ids, attributes and
drawings (none of them is text in a book); `g` trainers alone, because it tells what is right in a graded quiz;
`n` nobody.
"""

import re
import shutil
from dataclasses import replace
from pathlib import Path

from PIL import Image

from builder.catalog import extract
from builder.parse import parse
from builder.po import FUZZY, Catalog, Message, write_catalog
from builder.source import survey_course

SOURCE = Path(__file__).parent / "canaries"
CANARY = re.compile(r"zq([a-z])[a-z]+?qz", re.IGNORECASE)
# A translation keeps code, formulas, addresses, the names of files and the source's names of terms.
UNTRANSLATED = re.compile(r"(?:\{term\})?`zq[^`]*`|\{term\}`[^`]*`|\$[^$]*\$|/zq[a-z]+qz")
PICTURES = ("zqfimageqz", "zqfposterqz", "zqffootnoteqz", "zqnpictureqz")


def canaries(text: str, kinds: str = "lftgn") -> set[str]:
    """Find the canaries of some kinds in a text."""
    return {match[0].lower() for match in CANARY.finditer(text) if match[1].lower() in kinds}


def sources() -> str:
    """Join all that stands in the course, names of files too."""
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.*")]
    names = [path.name for path in SOURCE.rglob("*.*")]
    return "\n".join([*texts, *names, *PICTURES, "zqfsoundqz zqffilmqz"])


def write_canaries(project: Path) -> None:
    """Write the course and its catalog into a project."""
    course = project / "course_src/canaries"
    shutil.copytree(SOURCE, course)
    for name in PICTURES:
        Image.new("P", (2, 2)).save(course / f"media/{name}.png")
    (course / "media/zqfsoundqz.opus").write_bytes(b"OggS")
    (course / "media/zqffilmqz.webm").write_bytes(b"\x1a\x45\xdf\xa3")
    translations = project / "translations/canaries"
    translations.mkdir(parents=True)
    (translations / "sw.po").write_text(write_catalog(swahili(project)), encoding="utf-8")


def swahili(project: Path) -> Catalog:
    """Translate every canary by putting `sw` at its end; some of the catalog is for translators alone."""
    course, problems = parse(survey_course(project, "canaries")[0])
    assert not [problem for problem in problems if problem.is_error]
    template = extract(course)
    messages = [replace(message, text=translated(message.id)) for message in template.messages]
    messages[1] = replace(messages[1], translator_comments=("zqntranslatornoteqz",), previous_id="Zqnpreviousqz")
    messages = [unconfirmed(message) if "zqlbesideqz" in message.id else message for message in messages]
    gone = Message(id="Zqngoneqz", text="Zqnobsoleteqz", obsolete=True)
    headers = (("Language", "sw"), ("Content-Type", "text/plain; charset=UTF-8"), ("X-Note", "zqnheaderqz"))
    return Catalog(headers=headers, messages=(*messages, gone), comments=("zqncatalogqz",))


def unconfirmed(message: Message) -> Message:
    return replace(message, text="Zqnfuzzyqz", flags=(*message.flags, FUZZY))


def translated(text: str) -> str:
    """Put `sw` at the end of each canary that a translator may change."""
    kept = UNTRANSLATED.split(text)
    untouched = UNTRANSLATED.findall(text)
    words = [re.sub(r"(zq[a-z]+?)qz", r"\1swqz", part, flags=re.IGNORECASE) for part in kept]
    return "".join(word + kept for word, kept in zip(words, [*untouched, ""], strict=True))


def in_source(words: set[str]) -> set[str]:
    """Bring translated canaries back to those of the source."""
    return {re.sub("swqz$", "qz", word) for word in words}
