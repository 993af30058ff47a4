"""A book gathers its sources by module, each once; a session plan stands before what learners do first."""

import io

import pikepdf
import pytest

from builder.model import Block, Callout, Footnote, Survey, TrainerNote
from builder.targets.pdf_parts.session import opening
from tests.pdf.books import tags
from tests.targets.test_pdf import printed, words
from tests.theme.values import edition, module, p, say

GOALS = Callout(name="objectives", children=(p("zqgoal"),))
SURVEY = Survey(id="first", title=say("zqsurvey"), questions=())


def cites(slug: str, *sources: str) -> dict[str, object]:
    notes = tuple(Footnote(label=f"{slug}{rank}", children=(p(source),)) for rank, source in enumerate(sources))
    return {"title": say(f"zq{slug}"), "footnotes": notes}


def test_the_sources_of_all_modules_stand_together_each_once() -> None:
    land = module("land", p("a"), **cites("land", "Sensa", "Ripoti"))
    water = module("water", p("b"), **cites("water", "Ripoti", "Ramani"))
    book = printed(edition(land, water, module("air", p("c"), **cites("air", "Sensa"))))
    text = words(book, "-layout")
    assert text.count("Vyanzo") >= 5, "in the contents, under three modules, and as a part"
    part = text[text.rindex("zqland") :]
    assert [part.count(source) for source in ("Sensa", "Ripoti", "Ramani")] == [1, 1, 1]
    assert part.index("Ripoti") < part.index("zqwater") < part.index("Ramani")
    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert "Vyanzo" in [str(item.title) for item in pdf.open_outline().root]
        notes = [tag for tag in tags(pdf) if tag["/S"] == "/Note"]
    assert len(notes) == 5, "only what a number leads to is a note"


def test_the_sources_of_one_module_are_not_told_twice() -> None:
    text = words(printed(edition(module("land", p("a"), **cites("land", "Sensa")), module("air", p("c")))))
    assert text.count("Sensa") == 1


@pytest.mark.parametrize(
    ("intro", "before"),
    [((p("a"), GOALS, p("b"), SURVEY), 2), ((p("a"), SURVEY), 1), ((p("a"), p("b")), 2), ((), 0)],
)
def test_a_plan_stands_behind_the_objectives(intro: tuple[Block, ...], before: int) -> None:
    assert opening(module("land", intro=intro)) == before


def test_a_trainer_reads_the_plan_before_the_survey() -> None:
    note = TrainerNote(title=None, minutes=5, children=(p("zqnote"),))
    text = words(printed(edition(module("land", note, intro=(GOALS, SURVEY)), audience="trainer")))
    assert text.index("zqgoal") < text.index("Mpango wa") < text.index("zqsurvey")
