"""Hold what stands in a lesson: blocks, and the questions of a quiz."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal, TypeAlias

from builder.errors import Place
from builder.model.inline import NOWHERE, Attrs, Prose, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Hold plain Markdown structure: `p h1…h6 ul ol li blockquote table thead tbody tr th td dl dt dd hr`.

    `tight` is a paragraph of a tight list (shown without its tag); `checked` a GFM task's state.
    """

    tag: str
    children: tuple[Block | Prose, ...] = ()
    attrs: Attrs = ()
    tight: bool = False
    checked: bool | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Show code as written; `info` is the fence's info string, None for indented code."""

    text: str
    info: str | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlText:
    """Be words in HTML, between two tags or in an attribute (`quoted`): shown as `written` until they are others."""

    prose: Prose
    written: str
    quoted: bool = False

    @property
    def html(self) -> str:
        """Write the words: the source byte for byte, a translation escaped."""
        words = "".join(node.text for node in self.prose.nodes if isinstance(node, Text))
        if not self.prose.nodes or words == self.prose.source:
            return self.written
        return f'"{escape(words)}"' if self.quoted else escape(words, quote=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlBlock:
    """Hold a block of HTML: tags byte for byte, and the words in it; `edition.select` lets an allow-list through."""

    parts: tuple[HtmlText | str, ...]
    place: Place = NOWHERE

    @property
    def html(self) -> str:
        """Write the whole block."""
        return "".join(part if isinstance(part, str) else part.html for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MathBlock:
    """Show a formula on a line of its own."""

    tex: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Set a passage apart: `note tip important warning example key-point case-study objectives summary details`."""

    name: str
    title: Prose | None = None
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Give a group something to do; `minutes` is its length, `stage` one of the learning cycle (or nothing)."""

    id: str
    title: Prose
    minutes: int | None = None
    stage: str = ""
    group: Prose | None = None
    materials: Prose | None = None
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """Let the learner write an answer that nobody grades."""

    id: str
    title: Prose | None = None
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerNote:
    """Speak to the trainer alone: never in a learner edition."""

    title: Prose | None = None
    minutes: int | None = None
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Show a picture with its caption, credit and long description; `src` is a path under the course folder."""

    src: str
    alt: Prose | None
    children: tuple[Block, ...]
    credit: Prose | None = None
    long: Prose | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Play audio or video; the children are the transcript, which is always there; `captions` is a WebVTT file."""

    kind: Literal["audio", "video"]
    src: str
    title: Prose
    poster: str = ""
    captions: str = ""
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Mark a place that a context pack may fill; the children are the default."""

    name: str
    children: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Keep blocks for some locales or regions, or (`negated`) for all but these."""

    places: tuple[str, ...]
    children: tuple[Block, ...]
    negated: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Offer one answer of a choice, with the feedback that it earns."""

    text: Prose
    right: bool
    feedback: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Tick one option, or (`several`) all that are right."""

    options: tuple[Option, ...]
    several: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Fill the gaps that stand in the question's body (one or more `Gap` nodes, in document order)."""

    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Bring items into order; they stand here in the right one."""

    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Belong together; without a left side the right one is a distractor."""

    left: Prose | None
    right: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Find the partner of each term; `left` and `right` name the two columns."""

    left: Prose
    right: Prose
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Name a group, with the items that belong into it."""

    name: Prose
    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """Put each item into its group."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Write freely; nothing grades it, and the question's explanation is one good answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Say where one stands: at one of some options, or without these at a whole number from `first` to `last`.

    `low` and `high` name the two ends of the numbers.
    """

    options: tuple[Prose, ...] = ()
    first: int = 1
    last: int = 5
    low: Prose | None = None
    high: Prose | None = None


Answer: TypeAlias = Choice | Gaps | Order | Match | Sort | Open | Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Ask one thing. `kind`: choice, choices, number, text, gaps, order, match, sort, open, or scale (in a survey)."""

    id: str
    kind: str
    title: Prose
    hint: Prose | None = None
    stem: tuple[Block, ...]
    answer: Answer
    explanation: tuple[Block, ...] = ()
    points: float = 1.0
    has_stable_id: bool = True
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Ask some questions; graded when it has a pass mark (`passing`, percent), practice otherwise.

    `shuffled` mixes the options anew for each attempt, `draw` asks so many of the questions only, `at_end` keeps all
    feedback back until the last question is answered; `passed` and `failed` are said with the result.
    """

    id: str
    title: Prose | None = None
    intro: tuple[Block, ...] = ()
    questions: tuple[Question, ...]
    passing: int | None = None
    attempts: int | None = None
    shuffled: bool = False
    draw: int | None = None
    at_end: bool = False
    passed: Prose | None = None
    failed: Prose | None = None
    place: Place = NOWHERE

    @property
    def is_graded(self) -> bool:
        return self.passing is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Ask what learners think: nothing is right or wrong. `when` tells a survey before a training from one after it."""

    id: str
    title: Prose | None = None
    intro: tuple[Block, ...] = ()
    questions: tuple[Question, ...]
    when: Literal["before", "after", ""] = ""
    place: Place = NOWHERE


Block: TypeAlias = (
    Element
    | CodeBlock
    | HtmlBlock
    | MathBlock
    | Callout
    | Activity
    | Reflection
    | TrainerNote
    | Figure
    | Recording
    | Slot
    | Only
    | Quiz
    | Survey
)

BLOCKS = (
    Element,
    CodeBlock,
    HtmlBlock,
    MathBlock,
    Callout,
    Activity,
    Reflection,
    TrainerNote,
    Figure,
    Recording,
    Slot,
    Only,
    Quiz,
    Survey,
)
