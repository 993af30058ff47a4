"""Find questions that teach or measure little: given away, guessed, or answered with silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.walking import warning
from builder.errors import Problem
from builder.model import (
    Accepted,
    Choice,
    Course,
    Gap,
    Gaps,
    Match,
    Number,
    Open,
    Option,
    Order,
    Prose,
    Question,
    Quiz,
    Sort,
    SourceTree,
    find,
    plain_text,
)

MOST_OPTIONS = 8
_ALL = {
    "en": r"(all|none|both|any) of (the above|these|them|the others)|all (the )?above|both [a-d] and [a-d]",
    "es": r"(todas|ninguna) (de )?las anteriores|(todas|ninguna) de ellas",
    "fr": r"(toutes|aucune)( de)?( ces| les)? (réponses|propositions)( ci-dessus)?|aucune de ces réponses",
    "pt": r"(todas|nenhuma) (das|de) (anteriores|alternativas|opções|respostas)( acima| anteriores)?",
}
_NEGATIVE = re.compile(r"\b(which|what|who|where|when)\b.*\b(not|never|except)\b", re.IGNORECASE)


def all_options_right(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q401: every option of a choice is right."""
    for question, options in _choices(course):
        if len(options) > 1 and all(option.right for option in options):
            hint = "Add a wrong option, or make a list of it: there is nothing to choose."
            yield warning("Q401", "All options are marked as right.", question.place, hint)


def telling_lengths(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q402: the right option is far longer than every wrong one."""
    for question, options in _choices(course):
        right = [len(plain_text(option.text)) for option in options if option.right]
        wrong = [len(plain_text(option.text)) for option in options if not option.right]
        if len(right) == 1 and len(wrong) > 1 and right[0] > 2.5 * max(wrong) and right[0] - max(wrong) > 40:
            message = f"The right option has {right[0]} characters, the longest wrong one {max(wrong)}."
            hint = "Learners pick the longest without reading. Shorten it, or say more in the others."
            yield warning("Q402", message, question.place, hint)


def lazy_options(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q403: an option is "all of the above" or its like."""
    pattern = _ALL.get(course.source_locale.split("-")[0])
    for _question, options in _choices(course) if pattern else ():
        for option in options:
            words = plain_text(option.text).strip(" .")
            if re.fullmatch(str(pattern), words, re.IGNORECASE):
                hint = "Let learners tick all that are right (several `[x]`); options may be shown in another order."
                yield warning("Q403", f"The option “{words}” depends on the others.", option.text.place, hint)


def silent_answers(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q404: whoever answers a question learns nothing from it: no feedback, no explanation."""
    for quiz in _quizzes(course):
        for question in quiz.questions:
            said = question.explanation or any(option.feedback for option in _options(question))
            if not said and not isinstance(question.answer, Open):
                hint = "Add a line that begins with `> ` below the answers, or indented below an option."
                yield warning("Q404", "Nothing is said about the answer.", question.place, hint)


def many_options(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q405: a choice has more options than anybody weighs."""
    for question, options in _choices(course):
        if len(options) > MOST_OPTIONS:
            message = f"There are {len(options)} options."
            yield warning("Q405", message, question.place, "Keep three to five that somebody could believe.")


def hidden_negatives(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q406: a question asks for what is not so, and the little word is easily missed."""
    if not course.source_locale.startswith("en"):
        return
    for question, _options_of in _choices(course):
        match = _NEGATIVE.search(plain_text(question.title))
        if match and not _is_stressed(question.title, match[2]):
            hint = f"Ask for what is so, or stress the word: **{match[2]}**."
            yield warning("Q406", f"The question turns on the word “{match[2]}”.", question.title.place, hint)


def _is_stressed(title: Prose, word: str) -> bool:
    return re.search(rf"[*_]{{1,2}}{word}[*_]", title.source) is not None or word.isupper()


def one_place(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q407: in a whole quiz the right option stands in the same place."""
    for quiz in _quizzes(course):
        places = [_right_place(question) for question in quiz.questions if isinstance(question.answer, Choice)]
        if not quiz.shuffled and len(places) >= 4 and len(set(places)) == 1 and places[0] is not None:
            message = f"In all {len(places)} choices the right option is number {places[0] + 1}."
            yield warning("Q407", message, quiz.place, "Move some, or add the line `:shuffle: yes`.")


def _right_place(question: Question) -> int | None:
    rights = [index for index, option in enumerate(_options(question)) if option.right]
    return rights[0] if len(rights) == 1 else None


def guessed_passes(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q408: blind guessing reaches the pass mark."""
    for quiz in _quizzes(course):
        total = sum(question.points for question in quiz.questions)
        luck = sum(question.points * _luck(question) for question in quiz.questions)
        if quiz.passing is not None and total and 100 * luck / total >= quiz.passing:
            message = f"Who guesses gets {round(100 * luck / total)} % on average; {quiz.passing} % is a pass."
            yield warning("Q408", message, quiz.place, "Raise `:pass:`, or add options that somebody could believe.")


def _luck(question: Question) -> float:
    """Say how likely a blind guess is right."""
    match question.answer:
        case Choice(options=options, several=several):
            return 1 / (2 ** len(options) - 1) if several else 1 / max(len(options), 1)
        case Sort(groups=groups):
            return (1 / max(len(groups), 1)) ** sum(len(group.items) for group in groups)
        case Order() | Match():
            return 1 / 6
    return 0.0


def exact_fractions(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q409: a number with a fraction is accepted only if it is exactly so."""
    for question in find(course, Question):
        for answer in _gaps(question):
            if isinstance(answer, Number) and not answer.tolerance and answer.value != int(answer.value):
                message = f"Only exactly {answer.value:g} is right; who rounds in another way is wrong."
                yield warning("Q409", message, question.place, f"Allow for it: [[{answer.value:g} ± 0.1]].")


def told_answers(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q410: the hint holds the right answer."""
    for question in find(course, Question):
        if question.hint is None:
            continue
        hint = f" {_words(plain_text(question.hint))} "
        rights = [plain_text(option.text) for option in _options(question) if option.right]
        rights += [text for answer in _gaps(question) if isinstance(answer, Accepted) for text in answer.texts]
        told = next((right for right in rights if _words(right) and f" {_words(right)} " in hint), "")
        if told:
            message = f"The hint holds the right answer, “{told.strip()}”."
            yield warning("Q410", message, question.hint.place, "Point at where the answer is found; do not say it.")


def untold_limits(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """Q411: a graded quiz can be taken once only."""
    for quiz in _quizzes(course):
        if quiz.is_graded and quiz.attempts == 1:
            hint = "Allow two or more, or delete `:attempts:`; a power cut must not end a course."
            yield warning("Q411", "The quiz can be taken once only.", quiz.place, hint)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _gaps(question: Question) -> Iterator[Number | Accepted]:
    if isinstance(question.answer, Gaps):
        yield from (node.answer for node in find(question.answer.body, Gap))


def _quizzes(course: Course) -> list[Quiz]:
    return find(course, Quiz)


def _choices(course: Course) -> Iterator[tuple[Question, tuple[Option, ...]]]:
    for quiz in _quizzes(course):
        yield from ((one, _options(one)) for one in quiz.questions if isinstance(one.answer, Choice))


def _options(question: Question) -> tuple[Option, ...]:
    return question.answer.options if isinstance(question.answer, Choice) else ()
