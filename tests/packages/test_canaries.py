"""No learner's package holds a word that is for trainers, nor one that tells what is right, nor a comment."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.archive import PACKING_LIST
from builder.build import build, plan
from builder.executors import serial
from builder.model import AUDIENCES
from builder.targets import find_targets
from tests.conftest import Share
from tests.packages.canary_course import canaries, in_source, sources, swahili, write_canaries
from tests.packages.reading import members, readable

TARGETS = tuple(find_targets())
# What holds all of an edition; handouts and slides are extracts.
WHOLE = tuple(name for name, target in find_targets().items() if target.whole)
FOR_LEARNERS = tuple(name for name, target in find_targets().items() if "learner" in target.audiences)
LOCALES = ("en", "sw")
MODULE = "course_src/canaries/modules/01-water.md"
# What is right about the number questions, written with whatever a language puts between thousands.
NUMBERS = [r"7.?654.25", r"321.75", r"97.?531.5"]

Read = Callable[[str, str, str], str]


@pytest.fixture(scope="session")
def course(share: Share) -> Path:
    """The project of the canary course, built."""
    return share("canaries", make_all)


def make_all(project: Path) -> None:
    write_canaries(project)
    make(project, *TARGETS)


@pytest.fixture(scope="module")
def read(course: Path) -> Read:
    """Read the package of a target, locale and audience."""
    known: dict[tuple[str, str, str], str] = {}

    def package(target: str, locale: str, audience: str) -> str:
        key = (target, locale, audience)
        if key not in known:
            known[key] = readable(path_of(course, *key))
        return known[key]

    return package


def make(project: Path, *targets: str, audiences: tuple[str, ...] = AUDIENCES) -> None:
    """Build the course; a translation that is refused would be a hole in these tests."""
    planned = plan(project, project / "dist", ["canaries"], targets=targets, audiences=audiences)
    for outcome in build(planned, project / "dist", serial()):
        assert [problem for problem in outcome.problems if problem.is_error] == []
        assert outcome.is_built


def path_of(project: Path, target: str, locale: str, audience: str) -> Path:
    """Find a package; those of a collection hold both languages."""
    made = find_targets()[target]
    locale = "mul" if made.scope == "collection" else locale
    name = f"canaries-1.0-{locale}-{audience}" + ("" if target == made.suffix else f"-{target}")
    return project / f"dist/canaries/{locale}/{name}.{made.suffix}"


def expected(target: str, kinds: str) -> set[str]:
    """List the canaries of some kinds that a target can show: one file does not name what stands in it."""
    return canaries(sources(), kinds.replace("f", "") if find_targets()[target].form == "file" else kinds)


def is_book(target: str) -> bool:
    return find_targets()[target].suffix == "pdf"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("target", WHOLE)
def test_learners_read_what_is_for_them_alone(read: Read, target: str, locale: str) -> None:
    assert in_source(canaries(read(target, locale, "learner"))) == expected(target, "l")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("target", WHOLE)
def test_trainers_read_everything_but_comments(read: Read, target: str, locale: str) -> None:
    """Every canary of the test above is found where it may be: the search is able to find it."""
    found = in_source(canaries(read(target, locale, "trainer")))
    assert expected(target, "lftg") - found == set()
    assert found & canaries(sources(), "n") == set()


@pytest.mark.parametrize("target", WHOLE)
def test_translations_are_read_where_their_sources_are(read: Read, course: Path, target: str) -> None:
    usable = "\n".join(message.text for message in swahili(course).messages if message.is_usable)
    kinds = "ltg" if find_targets()[target].form == "file" else "lftg"
    assert len(canaries(usable, "t")) > 60
    assert canaries(usable, kinds) - canaries(read(target, "sw", "trainer")) == set()
    assert canaries(usable, "l") - canaries(read(target, "sw", "learner")) == set()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("target", WHOLE)
def test_right_numbers_are_for_trainers(read: Read, target: str, number: str) -> None:
    assert not re.search(number, read(target, "en", "learner"))
    assert re.search(number, read(target, "en", "trainer"))


@pytest.mark.parametrize(
    ("target", "audience", "kinds"),
    [("handout", "learner", "l"), ("handout", "trainer", "lg"), ("slides", "trainer", "l")],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_extracts_hold_nothing_that_is_for_others(
    read: Read, target: str, audience: str, kinds: str, locale: str
) -> None:
    text = read(target, locale, audience)
    found = in_source(canaries(text))
    assert found and found - expected(target, kinds) == set()
    assert bool(re.search(NUMBERS[0], text)) == ("g" in kinds), "what is right stands in the key alone"


CHANGES = {
    "the mark of a choice": ("- [ ] Number one zqloneqz", "- [x] Number one zqloneqz"),
    "a mark of choices": ("- [x] Gamma", "- [ ] Gamma"),
    "a number": ("7654.25 ± 321.75", "12 ± 1"),
    "a word": ("zqgacceptedqz | zqgalsoqz", "something"),
    "a feedback": ("This: zqgrightfeedbackqz.", "This is right."),
}
ALSO = {
    "the mark of a choice": ("- [x] Number two", "- [ ] Number two"),
    "a mark of choices": ("- [ ] Beta", "- [x] Beta"),
}


@pytest.fixture(scope="module")
def original(course: Path) -> dict[str, dict[str, bytes]]:
    return learner_packages(course)


def learner_files(project: Path, changes: tuple[tuple[str, str], ...]) -> dict[str, dict[str, bytes]]:
    """Build the learner's packages of the changed course, and unpack them."""
    write_canaries(project)
    module = project / MODULE
    text = module.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    module.write_text(text, encoding="utf-8")
    make(project, *TARGETS, audiences=("learner",))
    return learner_packages(project)


def learner_packages(project: Path) -> dict[str, dict[str, bytes]]:
    return {target: unpacked(path_of(project, target, "en", "learner")) for target in FOR_LEARNERS}


def unpacked(package: Path) -> dict[str, bytes]:
    return {package.name: package.read_bytes()} if package.suffix == ".pdf" else members(package)


OUTLINE = re.compile(rb'(?<=<script type="application/json" id="satchel">).*?(?=</script>)', re.DOTALL)


def apart(page: bytes) -> tuple[bytes, dict[str, object], dict[str, str]]:
    """Take a page apart: the document, the outline without its keys, the keys."""
    found = OUTLINE.search(page)
    assert found
    outline = json.loads(found[0])
    keys = outline.pop("keys")
    return OUTLINE.sub(b"", page), outline, keys


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_right_changes_only_the_sealed_string(
    tmp_path: Path, original: dict[str, dict[str, bytes]], name: str
) -> None:
    changes = (CHANGES[name], ALSO[name]) if name in ALSO else (CHANGES[name],)
    changed = learner_files(tmp_path, changes)
    for target in FOR_LEARNERS:
        before, after = original[target], changed[target]
        assert before.keys() == after.keys()
        different = [path for path in before if before[path] != after[path]]
        if is_book(target):
            assert different == []
            continue
        # A translation of what has changed is another text; the packing list tells of other sources.
        (page,) = [path for path in different if not path.startswith("sw/") and path != PACKING_LIST]
        assert page.endswith(".html")
        document, outline, keys = apart(before[page])
        same_document, same_outline, other_keys = apart(after[page])
        assert document == same_document
        assert outline == same_outline
        assert [quiz for quiz in keys if keys[quiz] != other_keys[quiz]] == ["water-graded"]
