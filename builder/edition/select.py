"""Choose what an edition holds: its audience's blocks, and only the notes, terms and media that these refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.edition.allowed import allowed_html, allowed_tags
from builder.edition.reach import footnotes_of, media_of, reached_terms, terms_of
from builder.locales import chain, direction, region
from builder.model import (
    Audience,
    Block,
    Course,
    Coverage,
    Edition,
    HtmlBlock,
    Inline,
    Module,
    Only,
    Profile,
    Prose,
    RawHtml,
    Slot,
    Span,
    Term,
    TermRef,
    Text,
    TrainerNote,
    changed,
    find,
    trait,
    with_blocks,
    with_prose,
)
from builder.model.blocks import HtmlText

_RECORDINGS = (".mp3", ".ogg", ".opus", ".m4a", ".mp4", ".webm")


def select(course: Course, audience: Audience, coverage: Coverage | None = None, profile: Profile = "full") -> Edition:
    """Make an edition of a localized course; nothing that only trainer notes refer to stays for learners."""

    def kept(block: Block) -> tuple[Block, ...]:
        return _kept(block, audience, course.locale)

    def whole(module: Module) -> Module:
        return _with_footnotes(with_prose(with_blocks(module, kept), _clean_prose))

    chosen = with_prose(with_blocks(replace(course, modules=()), kept), _clean_prose)
    modules = tuple(changed(module, whole, "selected", audience) for module in course.modules)
    chosen = replace(chosen, modules=modules)
    chosen = replace(chosen, glossary=_glossary(course, chosen))
    media = _carried(media_of(chosen), profile)
    drawings = tuple(drawing for drawing in chosen.drawings if drawing.path in media)
    chosen = replace(chosen, drawings=drawings, media=media)
    return Edition(course=chosen, audience=audience, profile=profile, coverage=coverage or Coverage(), media=media)


def _carried(media: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """Leave recordings out of what is to be light, and every file out of what is to be text."""
    if profile == "text":
        return ()
    return tuple(path for path in media if profile == "full" or not path.lower().endswith(_RECORDINGS))


def _kept(block: Block, audience: Audience, locale: str) -> tuple[Block, ...]:
    match block:
        case TrainerNote() if audience == "learner":
            return ()
        case Only(children=children):
            return children if _speaks_to(block, locale) else ()
        case Slot(children=children):
            return children
        case HtmlBlock(parts=parts):
            cleaned = allowed_html("".join(_marked(part, locale) for part in parts))
            return (replace(block, parts=(cleaned,)),) if cleaned.strip() else ()
        case _:
            return (block,)


def _marked(part: HtmlText | str, locale: str) -> str:
    """Write a piece of HTML; words in another language than the edition's say so."""
    if isinstance(part, str):
        return part
    spoken = part.prose.locale
    if part.quoted or spoken in ("", locale):
        return part.html
    return f'<span lang="{spoken}" dir="{direction(spoken)}">{part.html}</span>'


def _speaks_to(block: Only, locale: str) -> bool:
    """Match a locale by its tag, by what it falls back to, or by its region."""
    named = any(place in (*chain(locale), region(locale)) for place in block.places)
    return named is not block.negated


def _clean_prose(prose: Prose) -> Prose:
    """Let allowed inline tags through; comments and all else are dropped."""
    if len(prose.nodes) == 1 and isinstance(prose.nodes[0], Text):  # two of three
        return prose
    tags = tuple(node.html for node in find(prose.nodes, RawHtml))
    if not tags:
        return prose
    return replace(prose, nodes=_with_tags(prose.nodes, iter(allowed_tags(tags))))


def _with_tags(nodes: tuple[Inline, ...], cleaned: Iterator[str]) -> tuple[Inline, ...]:
    """Put the cleaned tags in the place of the written ones, in document order."""
    kept: list[Inline] = []
    for node in nodes:
        match node:
            case RawHtml():
                html = next(cleaned)
                kept += [replace(node, html=html)] if html else []
            case Span(children=children) | TermRef(children=children):
                kept.append(replace(node, children=_with_tags(children, cleaned)))
            case _:
                kept.append(node)
    return tuple(kept)


def _with_footnotes(module: Module) -> Module:
    """Keep the footnotes that the module still refers to, in the order of their first mark."""
    shown = replace(module, footnotes=())
    by_label = {note.label: note for note in module.footnotes}
    labels = list(footnotes_of(shown))
    for label in labels:  # grows: a note may refer to another one
        note = by_label.get(label)
        labels += [other for other in footnotes_of(note) if other not in labels] if note else []
    return replace(module, footnotes=tuple(by_label[label] for label in labels if label in by_label))


def _glossary(course: Course, chosen: Course) -> tuple[Term, ...]:
    """Drop the terms that were referred to, but are no longer."""
    reached = reached_terms(chosen.glossary, _mentioned(chosen))
    mentioned = reached_terms(course.glossary, _mentioned(course))
    return tuple(term for term in chosen.glossary if term.id in reached or term.id not in mentioned)


def _mentioned(course: Course) -> list[str]:
    """List the terms that modules mention."""
    return [term for module in course.modules for term in trait(module, "terms", lambda made: list(terms_of(made)))]
