"""The printed sample holds each thing once: the end of a page tears nothing apart."""

from pathlib import Path

from builder.model import Match, plain_text
from tests.browser.learner import SAMPLE, quizzes_of, sample_course
from tests.packages.reading import printed


def test_what_belongs_together_is_printed_once(built_sample: Path, repo: Path) -> None:
    words = " ".join(printed(built_sample / f"{SAMPLE}/en/{SAMPLE}-1.0-en-learner.pdf").split())
    questions = [question for _, quiz in quizzes_of(sample_course(repo, "en")) for question in quiz.questions]
    answers = [each.answer for each in questions if isinstance(each.answer, Match)]
    partners = [plain_text(pair.right) for answer in answers for pair in answer.pairs]
    sentences = [partner for partner in partners if len(partner) > 30]  # a term may stand in the text too
    assert len(sentences) > 6
    assert {sentence: words.count(sentence) for sentence in sentences} == dict.fromkeys(sentences, 1)
