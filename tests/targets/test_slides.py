"""A picture has a slide of its own; what goes over several slides leaves nothing alone and says its title again."""

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from builder.model import Activity, Choice, Element
from tests.pdf.books import tags
from tests.targets.test_handout import made, text_of
from tests.targets.test_pdf import MAP
from tests.theme.samples import CHOICE, quiz
from tests.theme.values import edition, module, p, say

CREDIT = say("zqcredit")


def slides_of(*blocks: Any, **changed: Any) -> tuple[bytes, list[str]]:
    """Make slides of a lesson, and read each of those behind the openings."""
    file, _ = made("slides", edition(module("land", *blocks), media=("media/map.svg",), audience="trainer", **changed))
    return file.content, text_of(file.content).split("\f")[2:-1]


def test_a_picture_has_a_slide_of_its_own_and_its_maker_a_line_on_the_last() -> None:
    figure = replace(MAP, children=(p("zqcaption"),), credit=CREDIT)
    content, read = slides_of(figure, figure)
    assert [("Kodi" in slide, "zqcaption" in slide, "zqcredit" in slide) for slide in read] == [
        (True, True, False),
        (True, True, False),
        (False, False, True),
    ]
    assert read[2].count("zqcredit") == 1
    with pikepdf.open(io.BytesIO(content)) as pdf:
        boxes = [tag["/A"]["/BBox"] for tag in tags(pdf) if tag["/S"] == "/Figure"]
        assert all(float(box[3]) - float(box[1]) > 350 for box in boxes), "of 540 points"
    assert len(boxes) == 2


def items(count: int) -> Element:
    lines = tuple(Element(tag="li", children=(p(f"zqstep{rank} " + "neno " * 15),)) for rank in range(count))
    return Element(tag="ol", children=lines)


@pytest.mark.parametrize(
    ("locale", "second"), [("sw", r"zqactivity \(2\)"), ("ar", r"(?=.*zqactivity).*[٢2]")], ids=["left", "right"]
)
def test_steps_stay_in_pairs_under_their_title(locale: str, second: str) -> None:
    activity = Activity(id="walk", title=say("zqactivity"), children=(items(8),))
    _, read = slides_of(activity, locale=locale)
    steps = [len(re.findall(r"zqstep\d", slide)) for slide in read]
    assert sum(steps) == 8
    assert len(steps) > 1
    assert 1 not in steps
    assert re.search(second, read[1], re.DOTALL)
    assert "(2)" not in read[0]


def test_each_question_counts_its_own_slides() -> None:
    assert isinstance(CHOICE.answer, Choice)
    long = tuple(replace(option, text=say("neno " * 36)) for option in (*CHOICE.answer.options,) * 2)
    asked = replace(CHOICE, answer=replace(CHOICE.answer, options=long))
    _, read = slides_of(quiz(asked, replace(asked, id="other")))
    continued = [re.findall(r"Nani anafaidika\? \((\d)\)", slide) for slide in read]
    assert continued[: len(read) // 2] == continued[len(read) // 2 :]
    assert continued[0] == []
    assert continued[1] == ["2"]
    assert "Kodi" in read[0]
