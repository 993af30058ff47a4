"""Read a folder of Markdown as modules, in the order that its tool has: MkDocs, mdBook, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from builder.errors import Place, Problem, ProblemsFound
from builder.intake.course import module_slug
from builder.intake.markdown import Draft, anchors, convert, front_matter, title_of
from builder.intake.pictures import RESAVE, Gallery
from builder.intake.problems import LeftOut, problem
from builder.intake.values import About, Material, Page
from builder.source.text import decode

Files = Mapping[str, Callable[[], bytes]]

LARGEST_PAGE = 4_000_000
_PAGE = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.I)
_FIRST = re.compile(r"(?:^|/)(?:index|readme)\.\w+$", re.I)
_ASIDE = frozenset({"license", "licence", "changelog", "contributing", "code_of_conduct", "security", "authors"})
_PART = re.compile(r"^#[ \t]+(\S[^\r\n]*)", re.M)
_CHAPTER = re.compile(r"[ \t]*(?:[-*+][ \t]+)?\[([^\]]*)\]\(([^)]*)\)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Name a page of the folder, with the title that the order gives it."""

    path: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Hold what a folder's own settings say: which pages, in which order."""

    about: About
    pages: tuple[Listed, ...]
    root: str = ""
    problems: tuple[Problem, ...] = ()


def read_folder(files: Files, name: str, language: str) -> Material:
    """Read the pages of a folder; raises `ProblemsFound` where there are none."""
    contents = _contents(files, name)
    drafts, problems = _drafts(files, contents)
    if not drafts:
        raise ProblemsFound([*contents.problems, problem("Z106", Place(file=name))])
    return _converted(contents, drafts, problems, files)


def _converted(contents: Contents, drafts: Iterable[Draft], problems: list[Problem], files: Files) -> Material:
    known = {draft.path: draft for draft in drafts}
    wanted = {anchor for draft in known.values() for anchor in anchors(draft.text)}
    shelf = _Shelf(files, contents.root, known)
    pages = []
    for draft in known.values():
        text, found = convert(draft, wanted, shelf)
        problems += found
        place = Place(file=draft.path)
        pages.append(Page(slug=draft.slug, text=text, minutes=draft.minutes, place=place))
    told = (*contents.problems, *problems)
    return Material(about=contents.about, pages=tuple(pages), media=shelf.gallery.files, problems=told)


class _Shelf:
    """Find what a page points at: other pages, and files that become media."""

    def __init__(self, files: Files, root: str, drafts: Mapping[str, Draft]) -> None:
        self.files = files
        self.root = root
        self.drafts = drafts
        self.gallery = Gallery()

    def page(self, address: str, beside: str) -> Draft | None:
        """Give the page that an address means, `setup/` and `setup.html` too."""
        at = self._path(address, beside)
        names = (at, f"{at}.md", re.sub(r"\.html?$", ".md", at), join(at, "index.md"), join(at, "README.md"))
        return next((self.drafts[name] for name in names if name in self.drafts), None)

    def media(self, address: str, beside: str) -> str:
        """Keep the file that an address means; raises `LeftOut`."""
        if address.startswith("data:"):
            return self.gallery.add_data(address)
        if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", address, re.I):
            raise LeftOut(f"{address}, which lies on the network", RESAVE)
        path = self._path(address, beside)
        if path not in self.files:
            raise LeftOut(f"{address}, which is not there", RESAVE)
        return self.gallery.add(basename(path), self.files[path]())

    def _path(self, address: str, beside: str) -> str:
        plain = unquote(re.split(r"[?#]", address)[0])
        base = self.root if plain.startswith("/") else dirname(beside)
        return normpath(join(base, plain.lstrip("/"))).removeprefix("./")


def _drafts(files: Files, contents: Contents) -> tuple[list[Draft], list[Problem]]:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for listed in contents.pages:
        place = Place(file=listed.path)
        content = files[listed.path]()
        if len(content) > LARGEST_PAGE:
            problems.append(problem("Z306", place, what=f"it has {len(content):,} bytes", way="Part it."))
            continue
        text = decode(content, listed.path)[0]
        if not text.strip():
            problems.append(problem("Z306", place, what="it is empty", way="Nothing has to be done."))
            continue
        front, text, found = front_matter(text, listed.path)
        problems += found
        title = title_of(text) or front.title or listed.title or _words(listed.path)
        slug = _free(module_slug(_name(listed.path, title)), {draft.slug for draft in drafts})
        drafts.append(Draft(path=listed.path, slug=slug, title=title, minutes=front.minutes, text=text))
    return drafts, problems


def _name(path: str, title: str) -> str:
    return title if _FIRST.search(path) else basename(path).rpartition(".")[0]


def _words(path: str) -> str:
    stem = re.sub(r"^\d+[\s._-]+", "", _name(path, basename(dirname(path)) or "Start"))
    words = " ".join(re.split(r"[\s_-]+", stem)).strip()
    return words[:1].upper() + words[1:]


def _free(name: str, used: set[str]) -> str:
    return next(one for n in range(1, 100_000) if (one := name if n == 1 else f"{name}-{n}") not in used)


def _contents(files: Files, name: str) -> Contents:
    for settings in ("mkdocs.yml", "mkdocs.yaml"):
        if settings in files:
            return _mkdocs(files, settings, name)
    if "book.toml" in files or "src/SUMMARY.md" in files or "SUMMARY.md" in files:
        return _mdbook(files, name)
    pages = tuple(Listed(path=path) for path in _in_order(files) if not _is_aside(path))
    what, way = "it is about its project, not of the course", "Import it alone, if learners need it."
    told = tuple(problem("Z306", Place(file=path), what=what, way=way) for path in _in_order(files) if _is_aside(path))
    return Contents(about=About(title=_title(name)), pages=pages, problems=told)


def _in_order(files: Iterable[str], under: str = "") -> list[str]:
    """List Markdown files by folder and name, numbers in their order; the index of a folder comes first."""
    pages = [path for path in files if _PAGE.search(path) and path.startswith(under)]
    return sorted(pages, key=lambda path: [_rank(part) for part in path.split("/")])


def _rank(part: str) -> tuple[int, list[tuple[int, int, str]]]:
    parts = [piece for piece in re.split(r"(\d+)", part.lower()) if piece]
    is_file = _PAGE.search(part) is not None
    named = [(0, int(one[:18]), "") if one.isdigit() else (1, 0, one) for one in parts]
    return 0 if _FIRST.search(part) else 1 + (not is_file and not named), named


def _is_aside(path: str) -> bool:
    return basename(path).rpartition(".")[0].lower() in _ASIDE


def _title(name: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    return words[:1].upper() + words[1:]


def _mkdocs(files: Files, settings: str, name: str) -> Contents:
    said = _loose_yaml(files[settings](), settings)
    root = str(said.get("docs_dir") or "docs").strip("/")
    under = "" if root == "." else f"{root}/"
    theme = said.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else ""
    about = About(
        title=_line(said.get("site_name")) or _title(name),
        language=_line(language),
        summary=_line(said.get("site_description")),
        authors=tuple(filter(None, [_line(said.get("site_author"))])),
    )
    place = Place(file=settings)
    problems: list[Problem] = []
    nav = said.get("nav")
    if not isinstance(nav, list):
        return Contents(about=about, pages=tuple(Listed(path=path) for path in _in_order(files, under)), root=root)
    lines = decode(files[settings](), settings)[0].split("\n")
    problems += [_section(title, settings, lines) for title in _sections(nav, 0)]
    pages = []
    for listed in _of_nav(nav, 0):
        path = normpath(join(root, listed.path)) if under else normpath(listed.path)
        if path in files and _PAGE.search(path):
            pages.append(Listed(path=path, title=listed.title))
        else:
            way = "Write a link to it into a module, where it is needed."
            problems.append(problem("Z306", place, what=f"`{listed.path}` of the nav is no page here", way=way))
    known = {page.path for page in pages}
    for path in _in_order(files, under):
        if path not in known:
            problems.append(
                problem("Z306", Place(file=path), what="the nav does not name it", way="Add it to the nav.")
            )
    unique = tuple({page.path: page for page in reversed(pages)}.values())[::-1]
    return Contents(about=about, pages=unique, root=root, problems=tuple(problems))


def _of_nav(nav: object, depth: int) -> Iterator[Listed]:
    """Flatten a nav: pages in order, whatever section they are in."""
    if depth > 20 or not isinstance(nav, list):
        return
    for entry in nav:
        if isinstance(entry, str):
            yield Listed(path=entry)
        for title, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, str):
                yield Listed(path=inner, title=_line(title))
            else:
                yield from _of_nav(inner, depth + 1)


def _sections(nav: object, depth: int) -> Iterator[str]:
    """Name the sections of a nav, in which pages lie: modules lie in none."""
    if depth > 20 or not isinstance(nav, list):
        return
    for entry in nav:
        for title, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, list):
                yield _line(title)
                yield from _sections(inner, depth + 1)


def _section(title: str, file: str, lines: Sequence[str]) -> Problem:
    """Tell of a section at the first line that names it."""
    found = (
        number for number, line in enumerate(lines, start=1) if f"{title}:" in line.replace('"', "").replace("'", "")
    )
    return problem("Z308", Place(file=file, line=next(found, 0)), what=f"`{title}`")


def _loose_yaml(content: bytes, file: str) -> dict[str, Any]:
    """Read YAML of another tool: its own tags (`!!python/name:…`, `!ENV`) stand for nothing."""
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import SafeConstructor
    from ruamel.yaml.error import YAMLError

    class Loose(SafeConstructor):
        """Build plain values alone."""

    Loose.add_constructor(None, lambda constructor, node: None)
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Loose
    if len(content) > 1_000_000:
        raise ProblemsFound([problem("Z102", Place(file=file), what=f"{len(content):,} bytes of settings")])
    try:
        said = yaml.load(decode(content, file)[0])
    except (YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        why = getattr(error, "problem", None) or "it is no YAML"
        raise ProblemsFound([problem("Z103", Place(file=file, line=line), why=why)]) from None
    return said if isinstance(said, dict) else {}


def _line(value: object) -> str:
    return " ".join(value.split())[:1000] if isinstance(value, str) else ""


def _mdbook(files: Files, name: str) -> Contents:
    import tomllib

    try:
        said = tomllib.loads(decode(files["book.toml"](), "book.toml")[0]) if "book.toml" in files else {}
    except tomllib.TOMLDecodeError as error:
        raise ProblemsFound([problem("Z103", Place(file="book.toml"), why=error)]) from None
    book = said.get("book")
    book = book if isinstance(book, dict) else {}
    root = _line(book.get("src")) or ("src" if "src/SUMMARY.md" in files else "")
    summary = normpath(join(root, "SUMMARY.md"))
    authors = book.get("authors")
    about = About(
        title=_line(book.get("title")) or _title(name),
        language=_line(book.get("language")),
        summary=_line(book.get("description")),
        authors=tuple(filter(None, map(_line, authors if isinstance(authors, list) else []))),
    )
    if summary not in files:
        raise ProblemsFound([problem("Z103", Place(file="book.toml"), why=f"there is no {summary}")])
    pages, problems = _chapters(decode(files[summary](), summary)[0], summary, root, files)
    return Contents(about=about, pages=tuple(pages), root=root, problems=tuple(problems))


def _chapters(text: str, summary: str, root: str, files: Files) -> tuple[list[Listed], list[Problem]]:
    pages: dict[str, Listed] = {}
    problems = list(_parts(text, summary))
    for number, line in enumerate(text.split("\n"), start=1):
        match = _CHAPTER.match(line)
        if not match:
            continue
        path = normpath(join(root, unquote(match[2].split("#")[0].strip()))) if match[2].strip() else ""
        if path in files and _PAGE.search(path):
            pages.setdefault(path, Listed(path=path, title=match[1]))
            continue
        what = f"the chapter `{match[1]}` is not written yet" if not path else f"`{match[2]}` is not there"
        problems.append(problem("Z306", Place(file=summary, line=number), what=what, way="Write it as a module."))
    return list(pages.values()), problems


def _parts(text: str, summary: str) -> Iterator[Problem]:
    """Tell of the headings between chapters; one that begins the file is that of the list itself."""
    begins = len(text) - len(text.lstrip())
    for match in _PART.finditer(text):
        if match.start() > begins:
            place = Place(file=summary, line=text.count("\n", 0, match.start()) + 1)
            yield problem("Z308", place, what=f"`{match[1].strip()}`")
