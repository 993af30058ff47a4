"""Everything that differs by place tells where it comes from."""

from pathlib import Path

import pytest

from builder.build.desk import desk
from builder.exchange import Origin, origins
from builder.exchange.origins import locale_of
from tests.exchange.test_places import photo
from tests.projects import write_files


@pytest.fixture
def found(project: Path) -> dict[str, Origin]:
    """What stands in Kenya's Swahili edition, by its name."""
    write_files(project / "translations/towns/sw", {"context.yaml": "facts:\n  law: Sheria\n"})
    kenya = {
        "context.yaml": "by: Juma\nfacts:\n  money: KES\n",
        "slots/story.md": "Hapa **kwetu**.\n\n:::{figure} media/place/story-1.webp\n:alt: x\n:::\n",
        "media/place/story-1.webp": photo("WEBP"),
        "media/street.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    }
    write_files(project / "translations/towns/sw-KE", kenya)
    at = desk(project, "towns", "sw-KE")
    return {origin.name: origin for origin in origins(at.course, at.packs, "sw-KE")}


KENYA = "translations/towns/sw-KE"
EXPECTED = {
    "law": ("Sheria", "inherited", "translations/towns/sw/context.yaml:2", "sw"),
    "plots": ("", "missing", "course_src/towns/course.yaml:11", ""),
    "money": ("KES", "place", f"{KENYA}/context.yaml:3", "sw-KE"),
    "story": ("Hapa kwetu.", "place", f"{KENYA}/slots/story.md:1", "sw-KE"),
    "media/place/story-1.webp": ("shown in a slot", "place", f"{KENYA}/media/place/story-1.webp", "sw-KE"),
    "media/street.svg": ("stands for the course's own", "place", f"{KENYA}/media/street.svg", "sw-KE"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_origin(found: dict[str, Origin], name: str) -> None:
    origin = found[name]
    assert (origin.value, origin.state, str(origin.place), locale_of(origin)) == EXPECTED[name]
    assert found.keys() == EXPECTED.keys()


def test_without_a_pack_the_course_speaks(towns: Path) -> None:
    at = desk(towns, "towns", "ar")
    states = {origin.name: (origin.state, origin.required) for origin in origins(at.course, (), "ar")}
    assert states == {
        "law": ("default", False),
        "plots": ("missing", True),
        "money": ("default", False),
        "story": ("default", False),
    }
