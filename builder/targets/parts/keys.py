"""Seal what is right about a quiz into one string: a deterrent against peeking, no secret."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from itertools import cycle
from typing import Any

from builder.model import Accepted, Choice, Number, Open, Question, Quiz
from builder.theme import Layout, Renderer, layout


def seal(course: str, quiz_id: str, key: Mapping[str, Any]) -> str:
    """Hide a key: JSON, XORed with the repeated bytes of `course/quiz-id`, in base64 (docs/page.md)."""
    written = json.dumps(key, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    pattern = cycle(f"{course}/{quiz_id}".encode())
    return b64encode(bytes(byte ^ mask for byte, mask in zip(written, pattern, strict=False))).decode("ascii")


def key_of(quiz: Quiz, show: Renderer) -> dict[str, Any]:
    """Gather what is right about each question of a quiz, and what is said afterwards."""
    return {question.id: _entry(question, show) for question in quiz.questions}


def _entry(question: Question, show: Renderer) -> dict[str, Any]:
    plan = layout(question)
    entry = _right(question, plan)
    if isinstance(question.answer, Choice):
        remarks = {name: str(show.blocks(option.feedback)) for name, option in plan.options}
        entry["feedback"] = {name: remark for name, remark in remarks.items() if remark}
    entry["explanation"] = str(show.blocks(question.explanation))
    return entry


def _right(question: Question, plan: Layout) -> dict[str, Any]:
    if isinstance(question.answer, Open):
        return {}
    if plan.gaps:
        return {"gaps": [_gap(gap, unit) for gap, unit in zip(plan.gaps, plan.units, strict=True)]}
    return {"right": plan.right}


def _gap(answer: Number | Accepted, unit: str) -> dict[str, Any]:
    if isinstance(answer, Accepted):
        return {"accepted": list(answer.texts)}
    number = {"value": _short(answer.value), "tolerance": _short(answer.tolerance)}
    return {**number, "unit": unit} if unit else number


def _short(value: float) -> float | int:
    """Write 30 for 30.0."""
    return int(value) if value.is_integer() else value
