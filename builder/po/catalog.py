"""Hold a gettext catalog as values: its headers, its messages in document order."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.errors import Place

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Hold one text and its translation; `line` is where it starts in its PO file (0: not read from one).

    `text_line` is that of its `msgstr`.

    References are places in the source; comments have no `#` marks. A context of `""` is none.
    """

    id: str
    text: str = ""
    context: str = ""
    translator_comments: tuple[str, ...] = ()
    extracted_comments: tuple[str, ...] = ()
    references: tuple[Place, ...] = ()
    flags: tuple[str, ...] = ()
    previous_id: str = ""
    previous_context: str = ""
    plural_id: str = ""
    plural_texts: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0
    text_line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.id

    @property
    def shown_line(self) -> int:
        """Give the line that a reader of a problem wants to see: that of the translation."""
        return self.text_line or self.line

    @property
    def is_fuzzy(self) -> bool:
        return FUZZY in self.flags

    @property
    def is_usable(self) -> bool:
        """Say whether readers may see the translation: there is one, current and confirmed."""
        return bool(self.text) and not self.obsolete and not self.is_fuzzy


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Hold the PO file of one course in one locale; a template has no locale.

    `file` names the PO file from the project's root. Headers stand in the file's order, `comments` above them.
    """

    locale: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    messages: tuple[Message, ...] = ()
    comments: tuple[str, ...] = ()
    file: str = ""

    def header(self, name: str) -> str:
        """Look a header up by its name; case does not matter."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")
