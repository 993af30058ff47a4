"""A small page to the contract of docs/page.md, written by hand: what the player gets to see."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from builder import locales
from builder.player import script, strings_for, styles

COURSE = "towns"

KEYS: dict[str, dict[str, Any]] = {
    "quiz": {
        "gain": {
            "right": "b",
            "feedback": {"a": "<p>Look at the land.</p>", "b": "<p>Yes, the <em>owners</em>.</p>"},
            "explanation": "<p>Public works raise its value.</p>",
        },
        "away": {"right": "a,c"},
        "rise": {"gaps": [{"value": 12.5, "tolerance": 0.5}]},
        "word": {"gaps": [{"accepted": ["levy", "ضريبة"]}]},
        "both": {"gaps": [{"value": 3}, {"accepted": ["road"]}]},
        "steps": {"right": "c,a,b"},
        "pairs": {"right": "a.b,b.a"},
    },
    "try": {"easy": {"right": "a", "explanation": "<p>Practice makes perfect.</p>"}},
}

# Kinds and rules that stand on a page of their own.
MORE_KEYS: dict[str, dict[str, Any]] = {
    "sorted": {"groups": {"right": "a.b,b.a"}, "own": {"explanation": "<p>Because of the water.</p>"}},
    "test": {name: {"right": "a", "explanation": f"<p>Why {name}.</p>"} for name in ("t1", "t2", "t3", "t4")},
}
SURVEY = {"sure": "scale", "use": "scale", "hopes": "open"}

KINDS = {
    "gain": "choice",
    "away": "choices",
    "rise": "number",
    "word": "text",
    "both": "gaps",
    "steps": "order",
    "pairs": "match",
    "easy": "choice",
    "groups": "sort",
    "own": "open",
    "t1": "choice",
    "t2": "choice",
    "t3": "choice",
    "t4": "choice",
    **SURVEY,
}


def options(name: str, kind: str) -> str:
    """Write three options to tick."""
    box = "checkbox" if kind == "choices" else "radio"
    boxes = (f'<input type="{box}" name="q-{name}" value="{value}"> <span>Option {value}</span>' for value in "abc")
    return "".join(f'<label class="option">{one}</label>' for one in boxes)


def gap(number: int, mode: str = "") -> str:
    """Write a box to type in."""
    return f'<input class="gap" type="text" data-gap="{number}" aria-label="Answer {number + 1}"{mode}>'


def partners(name: str) -> str:
    """Write two terms with two partners each to choose from."""
    listed = '<option value=""></option><option value="a">One</option><option value="b">Two</option>'
    return "".join(
        f'<div class="pair"><label for="q-{name}-{left}">Term {left}</label>'
        f'<select id="q-{name}-{left}" data-left="{left}">{listed}</select></div>'
        for left in "ab"
    )


def answer(name: str, kind: str) -> str:
    """Write the controls of a kind of question."""
    match kind:
        case "choice" | "choices":
            return options(name, kind)
        case "gaps":
            return f"<p>Of {gap(0)} ways, one is a {gap(1)}.</p>"
        case "order":
            items = "".join(f'<li data-item="{letter}"><span>Step {letter}</span></li>' for letter in "abc")
            return f'<ol class="order">{items}</ol>'
        case "match" | "sort":
            return partners(name)
        case "open":
            return f'<label for="q-{name}-text">Your answer</label><textarea id="q-{name}-text" data-open></textarea>'
        case "scale":
            return options(name, kind)
        case _:
            return f"<p>{gap(0, ' inputmode=decimal')} %</p>"


def question(name: str, graded: bool) -> str:
    """Write one question."""
    key = "" if graded else '<details class="key"><summary>Answer</summary><p>Option a</p></details>'
    return f"""<fieldset class="question" id="q-{name}" data-question="{name}" data-kind="{KINDS[name]}">
<legend>Question {name}</legend><div class="answer">{answer(name, KINDS[name])}</div>
<button type="button" data-check hidden>Check</button><div class="feedback" tabindex="-1" hidden></div>{key}
</fieldset>"""


def quiz(name: str, graded: bool) -> str:
    """Write one quiz."""
    questions = "".join(question(one, graded) for one in KEYS[name])
    return f"""<section class="quiz" data-quiz="{name}" data-graded="{str(graded).lower()}"><h3>Quiz {name}</h3>
{questions}<p class="quiz-result" data-quiz-result tabindex="-1" hidden></p></section>"""


def survey() -> str:
    """Write a survey of every kind of question that it may ask."""
    fields = (
        f'<fieldset class="question" id="q-{name}" data-question="{name}" data-kind="{kind}">'
        f'<legend>Question {name}</legend><div class="answer">{answer(name, kind)}</div></fieldset>'
        for name, kind in SURVEY.items()
    )
    return (
        f'<section class="quiz survey" data-survey="before"><h3>Before</h3>{"".join(fields)}'
        '<p class="quiz-result" data-survey-result hidden></p></section>'
    )


def page_of_more() -> str:
    """Write the page of the other kinds, of a quiz with rules, and of a survey."""
    rules = (
        '<p data-result-text="passed" hidden>Go on to the next module.</p>'
        '<p data-result-text="failed" hidden>Read the lesson again.</p></section>'
    )
    test = more_quiz("test", graded=True).removesuffix("</section>") + rules
    return f"""<section class="page lesson" id="/why/more" data-page="why/more" data-lesson="why/more">
<h2 tabindex="-1">More</h2>{more_quiz("sorted", graded=False)}{test}{survey()}</section>"""


def more_quiz(name: str, graded: bool) -> str:
    """Write a quiz of the page of other kinds."""
    questions = "".join(question(one, graded) for one in MORE_KEYS[name])
    return f"""<section class="quiz" data-quiz="{name}" data-graded="{str(graded).lower()}"><h3>Quiz {name}</h3>
{questions}<p class="quiz-result" data-quiz-result tabindex="-1" hidden></p></section>"""


def more_outline(rules: dict[str, Any]) -> dict[str, Any]:
    """Say what the player needs of the page of other kinds; `rules` are those of its test."""

    def asked(name: str) -> list[dict[str, Any]]:
        return [{"id": one, "kind": KINDS[one], "points": int(one != "own")} for one in MORE_KEYS[name]]

    page = {"page": "why/more", "attempts": None}
    return {
        "lessons": ["why/more"],
        "quizzes": [
            {"id": "sorted", **page, "pass": None, "questions": asked("sorted")},
            {"id": "test", **page, "pass": 70, "questions": asked("test"), **rules},
        ],
        "surveys": [
            {
                "id": "before",
                "page": "why/more",
                "when": "before",
                "questions": [{"id": name, "kind": kind} for name, kind in SURVEY.items()],
            }
        ],
        "keys": {name: sealed(key, COURSE, name) for name, key in MORE_KEYS.items()},
    }


def sealed(key: dict[str, Any], course: str, name: str) -> str:
    """Seal a key as docs/page.md says."""
    pattern = f"{course}/{name}".encode()
    content = json.dumps(key, ensure_ascii=False).encode()
    return base64.b64encode(bytes(b ^ pattern[i % len(pattern)] for i, b in enumerate(content))).decode()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Choose how the page is: its language, how often its quiz may be taken, what is left out of it."""

    locale: str = "en"
    tracking: str = "none"
    attempts: int | None = None
    version: str = "1.0"
    without: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    extra: str = ""
    sealed_for: str = COURSE
    more: dict[str, Any] = field(default_factory=dict)

    def outline(self) -> dict[str, Any]:
        """Say what the player needs and the page does not show."""
        outline = self._outline()
        for name, more in self.more.items():
            match more:
                case dict():
                    outline[name] = outline.get(name, {}) | more
                case list():
                    outline[name] = [*outline.get(name, []), *more]
                case _:
                    outline[name] = more
        return outline

    def _outline(self) -> dict[str, Any]:
        return {
            "course": COURSE,
            "version": self.version,
            "locale": self.locale,
            "audience": "learner",
            "tracking": self.tracking,
            "title": "Growing towns",
            "strings": dict(strings_for(self.locale)),
            "lessons": ["why/growth", "why/check"],
            "quizzes": [
                self._quiz("try", "why/growth", None, None),
                self._quiz("quiz", "why/check", 70, self.attempts),
            ],
            "keys": {name: sealed(key, self.sealed_for, name) for name, key in KEYS.items()},
        }

    def _quiz(self, name: str, page: str, passing: int | None, attempts: int | None) -> dict[str, Any]:
        questions = [{"id": one, "kind": KINDS[one], "points": 1} for one in KEYS[name]]
        return {"id": name, "page": page, "pass": passing, "attempts": attempts, "questions": questions}

    def html(self) -> str:
        """Write the whole document."""
        outline = json.dumps(self.outline(), ensure_ascii=False).replace("<", "\\u003c")
        page = f"""<!DOCTYPE html>
<html lang="{self.locale}" dir="{locales.direction(self.locale)}" data-course="{COURSE}">
<head><meta charset="utf-8"><title>Growing towns</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 0 1rem; }} fieldset {{ margin: 0; }} {styles()}</style></head>
<body><a class="skip" href="#main">Skip</a><p class="alone" hidden>Pictures are missing.</p>
<header class="bar"><button type="button" data-toggle="contents" aria-expanded="false">Contents</button></header>
<nav class="contents"><a href="#/">Start page</a><ol><li><a href="#/why">Why</a><ol>
<li><a href="#/why/growth" data-lesson-link="why/growth">Growth <span class="state"></span></a></li>
<li><a href="#/why/check" data-lesson-link="why/check">Check <span class="state"></span></a></li></ol></li></ol></nav>
<main id="main">
<section class="page start" id="/" data-page=""><h1>Growing towns</h1>
<p><a class="button" data-continue href="#/why">Start</a></p></section>
<section class="page module" id="/why" data-page="why"><h2 tabindex="-1">Why plan</h2>
<nav class="turn"><a rel="next" href="#/why/growth">Next</a></nav></section>
<section class="page lesson" id="/why/growth" data-page="why/growth" data-lesson="why/growth">
<h2 tabindex="-1">Growth</h2><p>Towns grow.<a id="ref" href="#fn-1">1</a></p>{quiz("try", graded=False)}
<textarea data-reflection="mine" aria-label="Your notes"></textarea><ol><li id="fn-1">A note.</li></ol>
<nav class="turn"><a rel="next" href="#/why/check">Next</a></nav></section>
<section class="page lesson" id="/why/check" data-page="why/check" data-lesson="why/check">
<h2 tabindex="-1">What you know</h2>{quiz("quiz", graded=True)}
<nav class="turn"><a rel="next" href="#/finish">Next</a></nav></section>
<section class="page finish" id="/finish" data-page="finish"><h2 tabindex="-1">Finish</h2><p data-result></p></section>
{self.extra}</main><p class="status" role="status"></p>
<script type="application/json" id="satchel">{outline}</script><script>{script()}</script></body></html>"""
        for part, other in (*self.instead, *((part, "") for part in self.without)):
            assert part in page
            page = page.replace(part, other)
        return page
