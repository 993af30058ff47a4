"""Hold what goes out to people who have no tools for catalogs, and what comes back from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["xliff", "xlsx", "review", "place"]
State: TypeAlias = Literal["new", "fuzzy", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutText:
    """Hold a text as it goes out: where it stands (`about`), and an older translation that may help (`draft`)."""

    id: str
    context: str
    source: str
    translation: str
    state: State
    about: tuple[str, ...] = ()
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Ask a partner for a fact or for a slot's material, in their language.

    `value` is the place's own answer, `inherited` what stands there without one; both empty is nothing yet.
    """

    name: str
    kind: str
    question: str
    locale: str
    example: str = ""
    required: bool = False
    value: str = ""
    inherited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """Hold all that goes out for one locale (`ltr` or `rtl`): its catalog's texts, the questions to its place."""

    course: str
    version: str
    locale: str
    source_locale: str
    direction: str
    texts: tuple[OutText, ...]
    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackText:
    """Hold a text as it came back; `number` is its rank or row in the file, `seen` the translation they had."""

    id: str
    source: str | None
    translation: str
    number: int
    is_draft: bool = False
    seen: str | None = None
    note: str = ""
    is_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BackPhoto:
    """Hold a photo of a slot; without `content` the one that is there is kept."""

    slot: str
    number: int
    content: bytes | None
    shows: str
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """Hold what came back in one file; `file` is its name. A fact or slot without words is to be taken out."""

    kind: Kind
    file: str
    course: str
    locale: str
    by: str = ""
    native: bool | None = None
    texts: tuple[BackText, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    slots: tuple[tuple[str, str], ...] = ()
    photos: tuple[BackPhoto, ...] | None = None
