"""Give links the translated titles of their definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.model import Image, Inline, Module, Prose, Span, plain_text, with_nodes, with_prose


def with_link_titles(module: Module) -> Module:
    """Put what a definition says (`[label]: address "title"`) on the links that refer to it, where both are in one
    language; a title that the translator wrote with the link is left alone.
    """
    said = {(title.source, title.locale): _words(title) for title in module.link_titles}
    if not said:
        return module
    return with_prose(replace(module, link_titles=()), lambda prose: _retitled(prose, said))


def _words(title: Prose) -> str:
    """Give the words of a title; those that differ by white space alone are the source's."""
    said = plain_text(title)
    return title.source if said.split() == title.source.split() else said


def _retitled(prose: Prose, said: Mapping[tuple[str, str], str]) -> Prose:
    def node(written: Inline) -> Inline:
        match written:
            case Span(tag="a", attrs=attrs):
                titled = tuple((name, new(value) if name == "title" else value) for name, value in attrs)
                return written if titled == attrs else replace(written, attrs=titled)
            case Image(title=title) if new(title) != title:
                return replace(written, title=new(title))
        return written

    def new(title: str) -> str:
        return said.get((title, prose.locale), title)

    return with_nodes(prose, node)
