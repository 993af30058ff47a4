"""Put translations in the place of their source, the nearest one that is sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder import errors, locales
from builder.catalog.advice import Advisor
from builder.catalog.answers import equal_answers
from builder.catalog.compare import Finding, compare
from builder.catalog.counting import Counted, counts, coverage
from builder.catalog.facts import Place
from builder.catalog.late import Content, LateParts, Part
from builder.catalog.localized import Localized
from builder.catalog.problems import problem
from builder.catalog.slots import with_context
from builder.catalog.source_texts import SourceTexts
from builder.catalog.titles import with_link_titles
from builder.catalog.tongues import tongue_of, tongue_problems
from builder.errors import Problem
from builder.markdown import parse_inline
from builder.model import (
    NOWHERE,
    ContextPack,
    Course,
    Inline,
    LateModule,
    Module,
    Prose,
    Question,
    Text,
    find,
    plain_text,
    with_prose,
)
from builder.po import Catalog, Message


def localize(
    course: Course,
    chain: tuple[Catalog, ...],
    locale: str,
    packs: tuple[ContextPack, ...] = (),
    sources: SourceTexts | None = None,
    *,
    around: str = "",
) -> Localized:
    """Fill slots and facts from the context packs, and give every prose its nodes and the locale they are in.

    The chain holds the catalogs of the locale and of what it falls back to, nearest first; it may be empty. A prose
    without a sound translation stays in the source's language; a question is in one language as a whole. Several
    locales of a course may share `sources`. `around` digests all that late modules are made from beside their own
    text and the catalogs.
    """
    course = with_context(course, packs, around)
    localizer = _Localizer(course, chain, locale, packs, sources or SourceTexts())
    beside = localizer.part(replace(course, modules=()))
    late = LateParts(
        localizer.part, chain, localizer.messages, beside=(*course.glossary, *course.facts), around=(around, locale)
    )
    parts = tuple(
        late.part(one) if around and isinstance(one, LateModule) else localizer.part(one) for one in course.modules
    )
    problems = dict.fromkeys(problem for catalog in chain[:1] for problem in tongue_problems(catalog))
    problems |= dict.fromkeys(
        problem for found in (beside.problems, *(one.problems for one in parts)) for problem in found
    )
    counted = tuple((module.slug, part.counts) for module, part in zip(course.modules, parts, strict=True))
    localized = replace(beside.content, modules=tuple(part.content for part in parts))
    return Localized(
        course=replace(localized, locale=locale, tongue=localizer.tongue),
        coverage=coverage(beside.counts, counted),
        catalog=chain[0].file if chain else "",
        problems=tuple(sorted(problems, key=lambda one: (one.place, one.code))),
    )


class _Localizer:
    """Look translations up, each once; remember what is wrong with them."""

    def __init__(
        self,
        course: Course,
        chain: tuple[Catalog, ...],
        locale: str,
        packs: tuple[ContextPack, ...],
        sources: SourceTexts,
    ) -> None:
        self.course = course
        self.locale = locale
        self.tongue = tongue_of(locale, chain, packs)
        self.place = Place(course, locale, packs, self.tongue)
        self.chain = chain
        self.messages = [_usable(catalog) for catalog in chain]
        self.understood = {locale, *locales.chain(locale)}
        self.problems: dict[Problem, None] = {}
        self.sources = sources
        self.translations: dict[tuple[int, int], Prose | None] = {}
        self.settled: dict[int, Prose] = {}
        self.counted: list[Counted] = []
        self.advisors: dict[int, Advisor] = {}

    def part(self, content: Content) -> Part[Content]:
        """Localize a part of the course, and say what came of it."""
        self.problems, self.counted = {}, []
        self.settle_questions(content)
        localized = with_prose(content, self.prose)
        localized = with_link_titles(localized) if isinstance(localized, Module) else localized
        return Part(content=localized, counts=counts(self.counted), problems=tuple(self.problems))

    def settle_questions(self, part: Course | Module) -> None:
        """Choose one language for all of a question: the key of the settled prose is its identity."""
        for question in find(part, Question):
            if not question.title.is_localized:
                proses = _proses(question)
                chosen = self.as_a_whole(question, proses) or [self.in_source(prose) for prose in proses]
                self.settled |= {id(prose): new for prose, new in zip(proses, chosen, strict=True)}

    def as_a_whole(self, question: Question, proses: Sequence[Prose]) -> list[Prose] | None:
        """Translate all of them, by one catalog or else by several of the chain; or none."""
        all_links = range(len(self.chain))
        for links in (*([link] for link in all_links), all_links):
            chosen = [self.translated(prose, links) for prose in proses]
            complete = [prose for prose in chosen if prose is not None]
            if len(complete) == len(proses) and self.are_answers_apart(question, proses, complete):
                return complete
        return None

    def are_answers_apart(self, question: Question, proses: Sequence[Prose], chosen: Sequence[Prose]) -> bool:
        """Say whether the answers still differ; tell of each that has become the same as another."""
        by_source = {id(prose): new for prose, new in zip(proses, chosen, strict=True)}
        whole = with_prose(question, lambda prose: by_source[id(prose)])
        equal = list(equal_answers(question, whole))
        for prose, words in equal:
            self.problems[problem("T122", self.place_of(prose, by_source[id(prose)].locale), words)] = None
        return not equal

    def place_of(self, prose: Prose, locale: str) -> errors.Place:
        """Point at the message that a translation is from."""
        key = self.sources.of(prose).key
        found = ((c, m[key]) for c, m in zip(self.chain, self.messages, strict=True) if key in m)
        nearest = ((c, message) for c, message in found if c.locale == locale)
        return next((errors.Place(file=c.file, line=message.shown_line) for c, message in nearest), prose.place)

    def prose(self, prose: Prose) -> Prose:
        """Localize one prose, and count its words; what a context pack brought is in its language already."""
        if prose.is_localized:
            return self.place.fill(prose, self.chosen)
        return self.place.fill(self.counted_choice(prose), self.chosen)

    def counted_choice(self, prose: Prose) -> Prose:
        chosen = self.chosen(prose)
        if self.has_words(prose):
            words = self.sources.of(prose).words
            self.counted.append(
                Counted(is_asked=id(prose) in self.settled, words=words, is_done=chosen.locale in self.understood)
            )
        return chosen

    def chosen(self, prose: Prose) -> Prose:
        """Give the nearest sound translation, or the source."""
        settled = self.settled.get(id(prose))
        return settled or self.translated(prose, range(len(self.chain))) or self.in_source(prose)

    def source(self, prose: Prose) -> tuple[Inline, ...]:
        return self.sources.of(prose).nodes

    def has_words(self, prose: Prose) -> bool:
        return not prose.skip and self.sources.of(prose).has_words

    def in_source(self, prose: Prose) -> Prose:
        """Show the source; what has no words (a number, a formula) is in everybody's language."""
        wordless = not prose.skip and not self.has_words(prose)
        locale = self.locale if wordless else self.course.source_locale
        return replace(prose, nodes=self.source(prose), locale=locale)

    def translated(self, prose: Prose, links: Sequence[int]) -> Prose | None:
        """Give the nearest sound translation among these links of the chain; what has no words needs none."""
        found = (self.translation(prose, link) for link in links if not prose.skip)
        nearest = next((new for new in found if new is not None), None)
        if nearest is None and links and not self.has_words(prose):
            return self.in_source(prose)
        return nearest

    def translation(self, prose: Prose, link: int) -> Prose | None:
        key = (id(prose), link)
        if key not in self.translations:
            message = self.messages[link].get(self.sources.of(prose).key)
            self.translations[key] = self.checked(prose, message, link) if message else None
        return self.translations[key]

    def checked(self, prose: Prose, message: Message, link: int) -> Prose | None:
        """Parse a translation in the place of its source; one that is not sound is told and left out."""
        catalog = self.chain[link]
        place = errors.Place(file=catalog.file, line=message.shown_line)
        nodes = _parsed(prose, message.text)
        findings = compare(self.source(prose), nodes, message.id, message.text)
        problems = [problem(code, place, value) for code, value in findings]
        if any(one.is_error for one in problems):
            self.problems |= dict.fromkeys(problems)
            return None
        advice = self.advisor(link).look(prose, nodes, message.id, message.text)
        problems += (problem(code, place, value) for code, value in advice)
        self.problems |= dict.fromkeys(problems)
        return replace(prose, nodes=nodes, locale=catalog.locale)

    def named(self, name: Prose, link: int) -> Prose | None:
        """Give what a catalog calls a term; what is wrong with that is told where the term stands."""
        message = self.messages[link].get(self.sources.of(name).key)
        nodes = _parsed(name, message.text) if message else ()
        if not message or _is_unsound(compare(self.source(name), nodes, message.id, message.text)):
            return None
        return replace(name, nodes=nodes, locale=self.chain[link].locale)

    def advisor(self, link: int) -> Advisor:
        if link not in self.advisors:
            self.advisors[link] = Advisor(catalog=self.chain[link], glossary={})  # names are read without its advice
            names = {term: self.named(term.name, link) for term in self.course.glossary}
            glossary = {term.id: (term.name.source, plain_text(name)) for term, name in names.items() if name}
            self.advisors[link] = Advisor(catalog=self.chain[link], glossary=glossary)
        return self.advisors[link]


def _is_unsound(findings: Iterable[Finding]) -> bool:
    return any(problem(code, NOWHERE, value).is_error for code, value in findings)


def _proses(part: Question) -> list[Prose]:
    return find(part, Prose)


def _usable(catalog: Catalog) -> dict[tuple[str, str], Message]:
    return {message.key: message for message in catalog.messages if message.is_usable}


def _parsed(prose: Prose, text: str) -> tuple[Inline, ...]:
    if prose.plain:
        return (Text(text=text),)
    return parse_inline(text, prose.scope, line=prose.place.line)
