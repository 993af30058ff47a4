"""Find words that are hard to read, to hear or to translate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.catalog.scripts import script_of_letter, scripts_of_language
from builder.checks.unread import texts_of
from builder.checks.walking import line_of, warning
from builder.errors import Problem
from builder.model import Course, Inline, Prose, RawHtml, SourceTree, Span, TermRef, Text, find, plain_text

LONGEST_SENTENCE = 45
LONGEST_PARAGRAPH = 180
_SENTENCE = re.compile(r"[^.!?;:…।።؟]+")
_SHOUT = re.compile(r"\b[A-Z]{4,}(?:[ ,]+[A-Z]{2,}){2,}\b")
_TWICE = re.compile(r"\b([a-z]{2,}) \1\b")
# Said twice on purpose in some languages (Swahili `polepole` is one word; French `nous nous`, Spanish `no no`).
_TWICE_IN = ("en",)
_MAY_BE_TWICE = frozenset({"had", "that", "very", "many", "bye"})
_UNFINISHED = re.compile(r"\b(TODO|FIXME|TBD|XXX+|[Ll]orem ipsum)\b")
_COLORS = "red|green|blue|yellow|orange|purple|pink|brown|grey|gray|black|white"
_BY_EYE = {
    "en": rf"\b(?:click|press|tap|choose|select|use|see)\b[^.!?]{{0,40}}?\b(?:(?:{_COLORS}) (?:button|box|link|text"
    r"|words|circle|arrow|icon|area|line|bar)s?|(?:button|box|link|icon|arrow|column|picture|figure|table)s?"
    r" (?:on|to|at) (?:the|your) (?:right|left|top|bottom))\b",
}
_WORD = re.compile(r"[^\W\d_]+")
_FEW_LETTERS = 3


def long_sentences(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E101: a sentence is too long to be read in one breath."""
    for prose in _proses(course):
        for sentence in _SENTENCE.findall(plain_text(prose)):
            count = len(sentence.split())
            if count > LONGEST_SENTENCE:
                first = " ".join(sentence.split()[:6])
                message = f"A sentence of {count} words begins with “{first} …”."
                yield warning("E101", message, line_of(prose, first), "Make two or three sentences of it.")


def long_paragraphs(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E102: a paragraph fills more than a phone's screen."""
    for prose in _proses(course):
        count = len(plain_text(prose).split())
        if count > LONGEST_PARAGRAPH:
            message = f"The paragraph has {count} words, more than two screens of a phone."
            yield warning("E102", message, prose.place, "Part it where a new thought begins, or make a list of it.")


def shouted_words(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E103: several words stand in capitals."""
    for prose in _proses(course):
        for match in _SHOUT.finditer(" ".join(texts_of(prose.nodes))):
            message = f"“{match[0]}” stands in capitals."
            hint = "Write small letters, and `**words**` for what is important: capitals are slow to read."
            yield warning("E103", message, line_of(prose, match[0]), hint)


def wordless_signs(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E104: a paragraph, item, cell or heading holds signs alone, such as emoji."""
    for prose in _proses(course):
        text = "".join(texts_of(prose.nodes)).strip()
        if text and text == plain_text(prose).strip() and all(_is_sign(char) for char in text):
            hint = "Say it in words: signs are read aloud by their long names, and differ from phone to phone."
            yield warning("E104", f"`{text}` stands for words.", prose.place, hint)


def _is_sign(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("So", "Sk", "Cf", "Mn", "Me")


def repeated_words(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E105: a word stands twice in a row."""
    if course.source_locale.split("-")[0] not in _TWICE_IN:
        return
    for prose in _proses(course):
        for match in _TWICE.finditer(plain_text(prose)):
            if match[1] not in _MAY_BE_TWICE:
                message = f"“{match[0]}”: the word stands twice."
                yield warning("E105", message, line_of(prose, match[0]), "Delete one of the two.")


def unfinished_words(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """E106: a note of the author to herself is still in the text."""
    for prose in _proses(course):
        match = _UNFINISHED.search(" ".join(texts_of(prose.nodes)))
        if match:
            hint = "Finish it, or put the note into a comment: `<!-- … -->`."
            yield warning("E106", f"“{match[0]}” is still in the text.", line_of(prose, match[0]), hint)


def pointed_out_by_eye(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A117: something is named by its colour or its place on the screen alone."""
    pattern = _BY_EYE.get(course.source_locale.split("-")[0])
    for prose in _proses(course) if pattern else ():
        match = re.search(str(pattern), plain_text(prose), re.IGNORECASE)
        if match:
            message = f"“{match[0]}” is of no use to who cannot see it."
            yield warning("A117", message, line_of(prose, match[0]), "Call it by its name or its words too.")


def unmarked_languages(course: Course, tree: SourceTree) -> Iterator[Problem]:
    """A118: words in another script do not say which language they are in."""
    own = scripts_of_language(course.source_locale)
    for prose in _proses(course) if own else ():
        for text in _unmarked(prose.nodes):
            run = " ".join(word for word in _WORD.findall(text) if _is_foreign(word, own))
            if len(run) >= _FEW_LETTERS:
                message = f"“{run}” is in another script, and its language is not named."
                yield warning(
                    "A118", message, line_of(prose, run.split()[0]), f"Name it: [{run}]{{lang=…}}, such as {{lang=ar}}."
                )


def _is_foreign(word: str, own: frozenset[str]) -> bool:
    return all(script_of_letter(char) not in own for char in word)


def _unmarked(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the texts that stand in no `lang`; HTML in the line may hold one, so it is trusted."""
    if any(isinstance(node, RawHtml) and not node.html.startswith("<!--") for node in nodes):
        return
    for node in nodes:
        if isinstance(node, Text):
            yield node.text
        elif isinstance(node, Span | TermRef) and "lang" not in dict(getattr(node, "attrs", ())):
            yield from _unmarked(node.children)


def _proses(course: Course) -> Iterator[Prose]:
    """Yield the words of modules and glossary that readers see as sentences."""
    return (prose for prose in find((course.modules, course.glossary), Prose) if not prose.plain)
