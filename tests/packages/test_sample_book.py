"""The printed sample holds each thing once: the end of a page tears nothing apart."""

from pathlib import Path

import pytest

from builder.model import Match, plain_text
from tests.browser.learner import SAMPLE, quizzes_of, sample_course
from tests.packages.reading import printed


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_what_belongs_together_is_printed_once(built_sample: Path, repo: Path, locale: str) -> None:
    text = printed(built_sample / f"{SAMPLE}/{locale}/{SAMPLE}-1.0-{locale}-learner.pdf")
    words = " ".join(text.split())
    questions = [question for _, quiz in quizzes_of(sample_course(repo, locale)) for question in quiz.questions]
    partners = [pair.right for each in questions if isinstance(each.answer, Match) for pair in each.answer.pairs]
    assert len(partners) > 8
    assert {plain_text(partner): words.count(plain_text(partner)) for partner in partners} == {
        plain_text(partner): 1 for partner in partners
    }
