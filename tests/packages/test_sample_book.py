"""The printed sample holds each thing once: the end of a page tears nothing apart."""

from pathlib import Path

import pytest

from builder.edition import select
from builder.model import Match, Option, Prose, Question, plain_text, walk
from tests.browser.learner import SAMPLE, quizzes_of, sample_course
from tests.packages.reading import printed


@pytest.mark.parametrize("locale", ["en", "sw"])
def test_what_belongs_together_is_printed_once(built_sample: Path, repo: Path, locale: str) -> None:
    course = sample_course(repo, locale)
    words = " ".join(printed(built_sample / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-learner.pdf").split())
    questions = [question for _, quiz in quizzes_of(course) for question in quiz.questions]
    answers = [each.answer for each in questions if isinstance(each.answer, Match)]
    partners = [plain_text(pair.right) for answer in answers for pair in answer.pairs]
    learner = select(course, "learner").course
    unseen = {
        id(prose)
        for node in walk(learner)
        if isinstance(node, Question | Option)
        for prose in walk(node.explanation if isinstance(node, Question) else node.feedback)
    }
    shown = [node for node in walk((learner.modules, learner.glossary)) if isinstance(node, Prose)]
    text = " ".join(plain_text(node) for node in shown if id(node) not in unseen)  # a term may stand there too
    assert len(partners) > 8
    assert {one: words.count(one) for one in partners} == {one: text.count(one) for one in partners}
