"""Count what each file costs in a package, and hold packages to the budget of their profile."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping

from builder.build.values import Cost
from builder.errors import Problem
from builder.model import Course, Edition, Figure, File, Image, Recording, Span, walk
from builder.targets import Kit, Target, package_name

# What a page, its player and its styles are called together, and what a zip needs to hold its files.
PAGE = "page"
ZIP = "zip"
# So many of the most expensive files are named with a package above its budget.
_NAMED = 5


def costs_of(edition: Edition, target: Target, files: tuple[File, ...], content: bytes, kit: Kit) -> tuple[Cost, ...]:
    """Share out the bytes of a package among its files, the most expensive first; together they are all of it."""
    package = f"{edition.course.slug}/{edition.locale}/{package_name(edition, target)}"
    from builder.targets.parts.media import packed_media

    carried = {} if target.paper else packed_media(edition, kit)
    sizes = _in_zip(content) if target.form != "file" else _in_page(content, files, carried, edition, kit)
    names = {file.path: path for path, file in carried.items()}
    used = _used(edition.course)
    costs = []
    for inside, packed in sizes.items():
        path = names.get(inside, inside)
        original = len(kit.media(path)) if inside in names else 0
        costs.append(Cost(package=package, path=path, original=original, packed=packed, used=used.get(path, ())))
    return tuple(sorted(costs, key=lambda cost: (-cost.packed, cost.path)))


def _in_zip(content: bytes) -> dict[str, int]:
    """Give the bytes of each file of a zip; names, dates and places in it are its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = {entry.filename: entry.compress_size for entry in archive.infolist()}
    return {**sizes, ZIP: len(content) - sum(sizes.values())}


def _in_page(
    content: bytes, files: tuple[File, ...], carried: Mapping[str, File], edition: Edition, kit: Kit
) -> dict[str, int]:
    """Give the bytes of what stands in a page as base64, as often as it does; the rest is the page."""
    from builder.targets.parts.webfonts import dressed

    sizes = {}
    fonts = () if not carried and not content.startswith(b"<!") else dressed(edition, kit).files
    for file in (*carried.values(), *fonts):
        written = b64encode(file.content)
        if times := content.count(written):
            sizes[file.path] = times * len(written)
    return {**sizes, files[0].path if len(files) == 1 else PAGE: len(content) - sum(sizes.values())}


def _used(course: Course) -> dict[str, tuple[str, ...]]:
    """List for each file the lessons that show it or link to it."""
    found: dict[str, list[str]] = {path: ["logo"] for path in course.brand.logos}
    for name, part in _parts(course):
        for path in dict.fromkeys(_shown(part)):
            found.setdefault(path, []).append(name)
    return {path: tuple(names) for path, names in found.items() if path}


def _parts(course: Course) -> Iterator[tuple[str, object]]:
    for module in course.modules:
        yield module.slug, (module.intro, module.footnotes)
        yield from ((f"{module.slug}/{lesson.id}", lesson.children) for lesson in module.lessons)
    yield "glossary", course.glossary


def _shown(part: object) -> Iterator[str]:
    for node in walk(part):
        if isinstance(node, Figure | Image | Recording):
            yield from (node.src, getattr(node, "poster", ""))
        elif isinstance(node, Span):
            yield dict(node.attrs).get("href", "")


def over_budget(edition: Edition, package: str, size: int, costs: tuple[Cost, ...]) -> Iterator[Problem]:
    """B304: a package has more bytes than course.yaml allows its profile."""
    budget = dict(edition.course.budgets).get(edition.profile)
    if budget is None or size <= budget:
        return
    rows = ", ".join(f"{cost.path} {in_words(cost.packed)}" for cost in costs[:_NAMED])
    more = f" and {len(costs) - _NAMED} more" if len(costs) > _NAMED else ""
    media = [cost for cost in costs if cost.original]
    yield Problem(
        code="B304",
        message=f"`{package}` has {in_words(size)}, its budget ({edition.profile}) is {in_words(budget)}: "
        f"{rows}{more}.",
        place=edition.course.place,
        hint=_way_out(edition, media),
    )


def _way_out(edition: Edition, media: list[Cost]) -> str:
    more = f"allow more: `budget: {{{edition.profile}: …}}` in course.yaml"
    if not media:
        return f"Build it for another profile (`--profile lite`), or {more}."
    return f"Make `{media[0].path}` smaller, take it out, or {more}. `satchel build --costs` lists every file."


def in_words(size: int) -> str:
    """Write a size as people say it: `380 KB`, `1.2 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
