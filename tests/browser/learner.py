"""A learner who knows the answers: walks through a built course and answers its quizzes by keyboard alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from builder.build.courses import in_locale, survey
from builder.edition import select
from builder.model import (
    Accepted,
    Choice,
    Course,
    Gap,
    Gaps,
    Match,
    Number,
    Open,
    Order,
    Question,
    Quiz,
    Sort,
    Survey,
    plain_text,
    walk,
)
from builder.theme import route

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Keyboard, Page

    Place: TypeAlias = Page | Frame

SAMPLE = "growing-towns"
MOST_TABS = 150
ISOLATES = re.compile("[\u200e\u200f\u2066-\u2069]")


@cache
def sample_course(repo: Path, locale: str) -> Course:
    """Read the sample as its learners get it, from its source and catalog."""
    found = survey(repo, SAMPLE)
    return select(in_locale(repo, found.course, locale).course, "learner").course


def lessons_of(course: Course) -> list[str]:
    """List the routes of all lessons, in order."""
    return [route(module, lesson) for module in course.modules for lesson in module.lessons]


def quizzes_of(course: Course) -> Iterator[tuple[str, Quiz]]:
    """Yield each quiz with the route of its lesson."""
    for module in course.modules:
        for lesson in module.lessons:
            quizzes = (node for node in walk(lesson.children) if isinstance(node, Quiz))
            yield from ((route(module, lesson), quiz) for quiz in quizzes)


def one_of_each_kind(course: Course) -> dict[str, tuple[str, Question]]:
    """Find the first question of each kind, and its page."""
    found: dict[str, tuple[str, Question]] = {}
    for module in course.modules:
        for lesson in module.lessons:
            groups = (node for node in walk(lesson.children) if isinstance(node, Quiz | Survey))
            for question in (question for group in groups for question in group.questions):
                found.setdefault(question.kind, (route(module, lesson), question))
    return found


def words(text: str) -> str:
    """Bring a text to the form in which page and source can be compared."""
    return " ".join(ISOLATES.sub("", text).split())


@dataclass(frozen=True)
class Learner:
    """Hold the place where the course is shown: a page, or a frame in one. A quick learner does not press Tab."""

    place: "Place"
    is_quick: bool = False

    @property
    def keyboard(self) -> "Keyboard":
        return self.place.keyboard if hasattr(self.place, "keyboard") else self.place.page.keyboard

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is on an element."""
        if self.is_quick:
            self.place.locator(selector).first.focus()
        for _ in range(MOST_TABS):
            if self.place.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {selector}")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.tab_to(selector)
        self.keyboard.press(key)

    def arrive(self, page: str) -> None:
        """Wait until the page of a route is shown, and no other."""
        shown = "[...document.querySelectorAll('.page')].filter(p => p.checkVisibility()).map(p => p.id)"
        self.place.wait_for_function(f"page => String({shown}) === page", arg=page)

    def go(self, page: str) -> None:
        """Follow an address, as a link or a bookmark does, and begin at the heading."""
        self.place.evaluate("page => { location.hash = page }", page)
        self.arrive(page)
        self.place.locator(".page:not([hidden]) :is(h1, h2)").first.focus()

    def walk_through(self) -> list[str]:
        """Go from the start to the end by keyboard, and list the pages on the way."""
        visited: list[str] = []
        self.press(".page:not([hidden]) [data-continue]")
        while (page := self.turned(visited)) != "/finish":
            visited.append(page)
            assert self.place.evaluate("/^H[12]$/.test(document.activeElement.tagName)"), f"no heading on {page}"
            self.press(".page:not([hidden]) [rel=next]")
        return visited

    def turned(self, visited: list[str]) -> str:
        """Wait until another page is shown, and name it."""
        last = visited[-1] if visited else "/"
        shown = "document.querySelector('.page:not([hidden])').id"
        self.place.wait_for_function(f"last => {shown} !== last", arg=last)
        return str(self.place.evaluate(shown))

    def take(self, page: str, quiz: Quiz, right: bool = True) -> str:
        """Answer all questions of a quiz, and read its result."""
        self.go(page)
        for question in quiz.questions:
            self.answer(question, right)
        return words(self.place.locator(f"[data-quiz='{quiz.id}'] [data-quiz-result]").inner_text())

    def answer(self, question: Question, right: bool = True) -> str:
        """Answer a question by keyboard, press Check, and read the feedback, which has the focus then."""
        self.fill(question, right)
        self.press(f"#q-{question.id} [data-check]")
        assert self.place.evaluate("document.activeElement.className") == "feedback"
        return words(self.place.locator(f"#q-{question.id} .feedback").inner_text())

    def fill(self, question: Question, right: bool) -> None:
        field = f"#q-{question.id}"
        match question.answer:
            case Choice() as choice:
                self.tick(field, choice, right)
            case Gaps(body=body):
                self.type_in(field, body, right)
            case Order(items=items):
                self.bring_in_order(field, [words(plain_text(item)) for item in items], right)
            case Match() as match:
                self.pair(field, match, right)
            case Sort() as sort:
                self.sort(field, sort, right)
            case Open():
                self.tab_to(f"{field} textarea")
                self.keyboard.type("In my own words.")

    def sort(self, field: str, sort: Sort, right: bool) -> None:
        """Choose the group of each item; a wrong one is the next group."""
        names = [words(plain_text(group.name)) for group in sort.groups]
        turned = names if right else [*names[1:], names[0]]
        groups = zip(sort.groups, turned, strict=True)
        wanted = {words(plain_text(item)): name for group, name in groups for item in group.items}
        for rank, label in enumerate(self.place.locator(f"{field} label").all_inner_texts(), start=1):
            self.tab_to(f"{field} .pair:nth-of-type({rank}) select")
            for _ in range(names.index(wanted[words(label)]) + 1):
                self.keyboard.press("ArrowDown")

    def tick(self, field: str, choice: Choice, right: bool) -> None:
        """Tick what is right, or all that is not."""
        ranks = [rank for rank, option in enumerate(choice.options) if option.right is right]
        if not choice.several:
            self.tab_to(f"{field} input")
            self.keyboard.press(" ")
            for _ in range(ranks[0]):
                self.keyboard.press("ArrowDown")
            return
        for rank in ranks:
            self.press(f"{field} .option:nth-of-type({rank + 1}) input", " ")

    def type_in(self, field: str, body: object, right: bool) -> None:
        gaps = [node.answer for node in walk(body) if isinstance(node, Gap)]
        for rank, gap in enumerate(gaps):
            self.tab_to(f"{field} [data-gap='{rank}']")
            self.keyboard.type(solution(gap) if right else "0")

    def bring_in_order(self, field: str, wanted: list[str], right: bool) -> None:
        """Move each item up to its place; a wrong order is the right one reversed."""
        for place, text in enumerate(wanted if right else reversed(wanted)):
            shown = [
                words(one) for one in self.place.locator(f"{field} [data-item] > span:first-child").all_inner_texts()
            ]
            letter = self.place.locator(f"{field} [data-item]").nth(shown.index(text)).get_attribute("data-item")
            for _ in range(shown.index(text) - place):
                self.press(f"{field} [data-item='{letter}'] [data-move='-1']")

    def pair(self, field: str, match: Match, right: bool) -> None:
        """Choose the partner of each left side; a wrong one is the partner of the next."""
        pairs = [pair for pair in match.pairs if pair.left is not None]
        partners = [words(plain_text(pair.right)) for pair in pairs]
        partners = partners if right else [*partners[1:], partners[0]]
        for rank, partner in enumerate(partners):
            options = self.place.locator(f"{field} select").nth(rank).locator("option").all_inner_texts()
            self.tab_to(f"{field} .pair:nth-of-type({rank + 1}) select")
            for _ in range([words(one) for one in options].index(partner)):
                self.keyboard.press("ArrowDown")


def solution(gap: Number | Accepted) -> str:
    """Write an answer that is right."""
    return gap.texts[0] if isinstance(gap, Accepted) else f"{gap.value:g}"


def answer_one_of_each(learner: Learner, questions: dict[str, tuple[str, Question]], right: str) -> None:
    for kind, (page, question) in questions.items():
        learner.go(page)
        if kind == "scale":
            learner.press(f"#q-{question.id} input", " ")
        else:
            told = learner.answer(question)
            assert kind == "open" or right in told, f"{kind}: {told}"
