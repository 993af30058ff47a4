"""Write a PO file in one canonical form: same catalog, same bytes; editing one message changes no other line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.errors import Place
from builder.po.catalog import FUZZY, Catalog, Message
from builder.po.wrap import WIDTH, field, width


def write_catalog(catalog: Catalog, *, lines: bool = False) -> str:
    """Write a catalog in its own order, obsolete messages last.

    References name the file only, as line numbers would change with every edit; `lines` adds them.
    """
    current = [message for message in catalog.messages if not message.obsolete]
    obsolete = [message for message in catalog.messages if message.obsolete]
    entries = [_header(catalog), *(_entry(message, lines) for message in (*current, *obsolete))]
    return "\n\n".join("\n".join(entry) for entry in entries) + "\n"


def _header(catalog: Catalog) -> list[str]:
    text = "".join(f"{name}: {value}\n" for name, value in catalog.headers)
    return [*_comments("#", catalog.comments), 'msgid ""', *field("msgstr", text)]


def _entry(message: Message, lines: bool) -> list[str]:
    mark = "#~ " if message.obsolete else ""
    return [
        *_comments("#", message.translator_comments),
        *_comments("#.", message.extracted_comments),
        *([] if message.obsolete else _references(message.references, lines)),
        *_flags(message.flags),
        *_previous(message),
        *(field("msgctxt", message.context, mark) if message.context else ()),
        *field("msgid", message.id, mark),
        *_texts(message, mark),
    ]


def _comments(mark: str, comments: Iterable[str]) -> list[str]:
    return [f"{mark} {line}".rstrip() for comment in comments for line in comment.split("\n")]


def _references(places: tuple[Place, ...], lines: bool) -> list[str]:
    """Write each file (or line) once, in order, several on a line as long as they fit."""
    names = dict.fromkeys(_reference(place, lines) for place in places)
    rows: list[str] = []
    for name in names:
        if rows and width(rows[-1]) + 1 + width(name) <= WIDTH:
            rows[-1] += f" {name}"
        else:
            rows.append(f"#: {name}")
    return rows


def _reference(place: Place, lines: bool) -> str:
    name = f"\u2068{place.file}\u2069" if " " in place.file else place.file
    return f"{name}:{place.line}" if lines and place.line else name


def _flags(flags: tuple[str, ...]) -> list[str]:
    """Write `fuzzy` first, as gettext does; no flag is ever guessed."""
    ordered = sorted(dict.fromkeys(flags), key=lambda flag: flag != FUZZY)
    return [f"#, {', '.join(ordered)}"] if ordered else []


def _previous(message: Message) -> Iterator[str]:
    mark = "#~| " if message.obsolete else "#| "
    if message.previous_context:
        yield from field("msgctxt", message.previous_context, mark)
    if message.previous_id:
        yield from field("msgid", message.previous_id, mark)


def _texts(message: Message, mark: str) -> list[str]:
    if not message.plural_id:
        return field("msgstr", message.text, mark)
    rows = field("msgid_plural", message.plural_id, mark)
    for index, text in enumerate(message.plural_texts or ("",)):
        rows += field(f"msgstr[{index}]", text, mark)
    return rows
