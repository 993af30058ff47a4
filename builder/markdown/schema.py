"""Say what each directive takes: its argument, its options, and which of them a translator may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "prose", "plain", "minutes", "percent", "count", "path", "name", "places", "yes", "feedback", "when", "stage"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """Describe a directive. `argument` is the kind of what stands after the name, None where nothing may."""

    summary: str
    argument: Kind | None = "prose"
    argument_required: bool = False
    options: tuple[tuple[str, Kind], ...] = ()
    required: tuple[str, ...] = ()
    takes_id: bool = False


_CALLOUT = Schema(summary="Set a passage apart, with a title of its own if you like.")

SCHEMAS: dict[str, Schema] = {
    "activity": Schema(
        summary="Give a group something to do.",
        argument_required=True,
        options=(("duration", "minutes"), ("stage", "stage"), ("group", "prose"), ("materials", "prose")),
        takes_id=True,
    ),
    "audio": Schema(
        summary="Play a recording; the body is its transcript.",
        argument="path",
        argument_required=True,
        options=(("title", "plain"),),
        required=("title",),
    ),
    "case-study": _CALLOUT,
    "details": Schema(summary="Fold a passage away behind its title.", argument_required=True),
    "example": _CALLOUT,
    "figure": Schema(
        summary="Show a picture; the body is its caption.",
        argument="path",
        argument_required=True,
        options=(("alt", "plain"), ("credit", "prose"), ("long", "prose")),
        required=("alt",),
    ),
    "important": _CALLOUT,
    "key-point": _CALLOUT,
    "not": Schema(summary="Leave blocks out for some locales or regions.", argument="places", argument_required=True),
    "note": _CALLOUT,
    "objectives": Schema(summary="Say what the learner can do afterwards."),
    "only": Schema(summary="Keep blocks for some locales or regions only.", argument="places", argument_required=True),
    "quiz": Schema(
        summary="Ask questions; with a pass mark it is graded, without one it is practice.",
        options=(
            ("pass", "percent"),
            ("attempts", "count"),
            ("shuffle", "yes"),
            ("draw", "count"),
            ("feedback", "feedback"),
            ("passed", "prose"),
            ("failed", "prose"),
        ),
        takes_id=True,
    ),
    "reflection": Schema(summary="Let the learner write for herself; nobody grades it.", takes_id=True),
    "slot": Schema(
        summary="Mark a place that a context pack may fill; the body is the default.",
        argument="name",
        argument_required=True,
    ),
    "summary": Schema(summary="Say again what matters."),
    "survey": Schema(
        summary="Ask what learners think; nothing is right or wrong.",
        options=(("when", "when"),),
        takes_id=True,
    ),
    "tip": _CALLOUT,
    "trainer": Schema(summary="Speak to the trainer alone.", options=(("duration", "minutes"),)),
    "video": Schema(
        summary="Play a film; the body is its transcript.",
        argument="path",
        argument_required=True,
        options=(("title", "plain"), ("poster", "path"), ("captions", "path")),
        required=("title",),
    ),
    "warning": _CALLOUT,
}
