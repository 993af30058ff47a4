"""One value of each named block, and of what may stand inside a line."""

from builder.model import (
    Accepted,
    Activity,
    Block,
    Callout,
    Choice,
    CodeBlock,
    Element,
    Figure,
    Formula,
    Gap,
    Gaps,
    Group,
    Image,
    Match,
    MathBlock,
    Number,
    Only,
    Open,
    Option,
    Order,
    Pair,
    Question,
    Quiz,
    Recording,
    Reflection,
    Scale,
    Slot,
    Sort,
    Span,
    Survey,
    Text,
    TrainerNote,
)
from tests.theme.values import REFERENCE, TERM, p, say

CHOICE = Question(
    id="land-gain",
    kind="choice",
    title=say("Nani anafaidika?"),
    hint=say("Fikiria ardhi."),
    stem=(p("Kituo kinafunguliwa."),),
    answer=Choice(
        options=(
            Option(text=say("Abiria"), right=False, feedback=(p("Angalia ardhi."),)),
            Option(text=say("Wamiliki"), right=True, feedback=(p("Ndiyo."),)),
        ),
        several=False,
    ),
    explanation=(p("Thamani inapanda."),),
)
RISE = Gap(answer=Number(value=30.0, tolerance=1.0), source="30 ± 1")
NAME = Gap(answer=Accepted(texts=("ushuru", "tozo")), source="ushuru | tozo")
GAPS = Question(
    id="rise",
    kind="gaps",
    title=say("Jaza"),
    stem=(),
    answer=Gaps(body=(p("", "sw", RISE), p("", "sw", NAME))),
)
ORDER = Question(
    id="steps",
    kind="order",
    title=say("Panga"),
    stem=(),
    answer=Order(items=(say("Alika"), say("Sikiliza"), say("Amua"), say("Rudi"))),
)
MATCH = Question(
    id="pairs",
    kind="match",
    title=say("Unganisha"),
    stem=(),
    answer=Match(
        left=say("Hatua"),
        right=say("Hali"),
        pairs=(
            Pair(left=say("Kuarifu"), right=say("Tangazo")),
            Pair(left=say("Kuuliza"), right=say("Maoni")),
            Pair(left=None, right=say("Uzio")),
        ),
    ),
)
SORT = Question(
    id="groups",
    kind="sort",
    title=say("Panga makundi"),
    stem=(),
    answer=Sort(
        groups=(
            Group(name=say("Barabara"), items=(say("Taa"), say("Mfereji"))),
            Group(name=say("Ardhi"), items=(say("Kiwanja"),)),
        )
    ),
)
OPEN = Question(
    id="own",
    kind="open",
    title=say("Kwa nini?"),
    stem=(),
    answer=Open(),
    explanation=(p("Kwa sababu ya maji."),),
    points=0.0,
)
PLACES = Question(
    id="sure",
    kind="scale",
    title=say("Una uhakika?"),
    stem=(),
    answer=Scale(options=(say("Ndiyo"), say("No", "en"))),
    points=0.0,
)
STEPS = Question(
    id="use",
    kind="scale",
    title=say("Inafaa?"),
    stem=(),
    answer=Scale(first=1, last=3, low=say("Hapana"), high=say("Sana")),
    points=0.0,
)
UNITS = Question(
    id="units",
    kind="gaps",
    title=say("Jaza"),
    stem=(),
    answer=Gaps(body=(p("", "sw", RISE, Text(text=" %. "), Span(tag="strong", children=(NAME, Text(text="km/h, ")))),)),
)

CELL = Element(tag="td", attrs=(("style", "text-align:right"),), children=(say("9"),))


def quiz(*questions: Question, passing: int | None = 70) -> Quiz:
    """Make a quiz of some questions, graded unless its pass mark is None."""
    return Quiz(id="land-check", title=say("Jaribio"), questions=questions, passing=passing, attempts=3)


SAMPLES: dict[str, Block] = {
    "callout": Callout(name="tip", title=say("Uliza"), children=(p("Kwanza."),)),
    "callout-fallen-back": Callout(name="tip", title=say("Ask", "en"), children=(p("First.", "en"),)),
    "details": Callout(name="details", title=say("Zaidi"), children=(p("Soma."),)),
    "activity": Activity(
        id="land-map",
        title=say("Ramani"),
        minutes=40,
        group=say("Watu 4"),
        materials=say("Kalamu"),
        children=(p("Chora."),),
    ),
    "reflection": Reflection(id="land-seat", title=say("Kiti changu"), children=(p("Kumbuka."),)),
    "trainer": TrainerNote(title=say("Kuongoza"), minutes=150, children=(p("Zunguka."),)),
    "figure": Figure(
        src="media/map.svg",
        alt=say("Ramani ya mji"),
        children=(p("Mji wetu."),),
        credit=say("Halmashauri"),
        long=say("Barabara mbili."),
    ),
    "recording": Recording(kind="audio", src="media/talk.opus", title=say("Mazungumzo"), children=(p("Karibuni."),)),
    "slot": Slot(name="local", children=(p("Hapa."),)),
    "only": Only(places=("KE",), children=(p("Kenya."),)),
    "math": MathBlock(tex=r"\frac{a}{b}"),
    "code": CodeBlock(text='<b class="x">\n', info="html linenos"),
    "table": Element(tag="table", children=(Element(tag="tr", children=(CELL,)),)),
    "references": p("", "sw", TERM, REFERENCE, REFERENCE, Formula(tex="x^2"), Image(src="media/map.svg", alt="Mji")),
    "choice": quiz(CHOICE),
    "choice-practice": quiz(CHOICE, passing=None),
    "gaps": quiz(GAPS, passing=None),
    "order": quiz(ORDER, passing=None),
    "match": quiz(MATCH, passing=None),
    "sort": quiz(SORT, passing=None),
    "open": quiz(OPEN, passing=None),
    "quiz-rules": Quiz(
        id="land-rules",
        questions=(CHOICE, OPEN, SORT),
        passing=50,
        shuffled=True,
        draw=2,
        at_end=True,
        passed=say("Vizuri."),
        failed=say("Read on.", "en"),
    ),
    "survey": Survey(id="land-before", title=say("Kabla"), when="before", questions=(PLACES, STEPS, OPEN)),
    "survey-untitled": Survey(id="land-some", intro=(p("Karibu."),), questions=(STEPS,)),
}
