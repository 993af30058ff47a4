"""Find files that lie beside a course instead of in it: modules, pictures and settings in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from builder.errors import Place, Problem, Severity
from builder.source.folder import Folder
from builder.source.names import MEDIA_KINDS, module_parts

SETTINGS = "course.yaml"
_NEARLY = ("course.yml", "Course.yaml", "Course.yml", "COURSE.YAML", "course.yaml.txt", "course.yml.txt", "course.txt")
# What an author may keep in the folder of a course, for herself.
_OWN = ("glossary.md", "readme.md", "notes.md", "changelog.md", "license.md", "todo.md")
_PICTURES = ("svg", "png", "jpg", "jpeg", "webp", "gif", "heic", "heif")
# Kinds that no package carries, and what to make of them.
_KINDS = {
    "heic": "Save it as JPEG; on the phone: Settings, Camera, Formats, Most compatible.",
    "heif": "Save it as JPEG; on the phone: Settings, Camera, Formats, Most compatible.",
    "avif": "Save it as JPEG or WebP: many phones in use cannot show AVIF.",
    **dict.fromkeys(("bmp", "tif", "tiff", "jfif"), "Save it as JPEG (photos) or PNG."),
    **dict.fromkeys(("ai", "eps", "emf", "wmf", "cdr"), "Save it as SVG."),
    **dict.fromkeys(("mov", "avi", "wmv", "mkv", "flv", "3gp", "mpg"), "Save it as MP4 or WebM."),
    **dict.fromkeys(("wav", "wma", "aac", "amr", "flac", "aiff"), "Save it as MP3 or Opus."),
    **dict.fromkeys(("doc", "docx", "ppt", "pptx", "xls", "xlsx", "odt", "odp", "ods"), "Save it as PDF."),
}


def missing_settings(folder: Folder) -> Problem:
    """Say that there is no course.yaml, and what is there in its place."""
    near = next((name for name in _NEARLY if folder.has(name)), "")
    if near:
        message, hint = f"The file is called `{near}`, not `{SETTINGS}`.", f"Rename it to `{SETTINGS}`."
        place = folder.place(near)
    else:
        message, place = f"The course has no `{SETTINGS}`.", folder.place(SETTINGS)
        hint = "Write it: `title`, `version`, `language`, `license` and `summary`, each on a line of its own."
    return Problem(code="N108", message=message, place=place, hint=hint)


def is_nearly_a_course(folder: Folder) -> bool:
    """Say whether a folder without course.yaml was meant to be a course."""
    return any(folder.has(name) for name in _NEARLY) or any((folder.path / "modules").glob("*.md"))


def stray_problems(folder: Folder) -> Iterator[Problem]:
    """Yield what lies in the wrong place of a course's folder, and what under media/ no package can carry."""
    for path in (*_beside(folder), *folder.files_under("modules")):
        kind = path.rpartition(".")[2].lower()
        if kind in ("md", "markdown") and path.lower() not in _OWN and not path.startswith("modules/"):
            name = path.rpartition("/")[2]
            wanted = name if module_parts(name) else f"02-{name}"
            hint = f"Move it to `modules/{wanted}`; the number says which place it has."
            yield _warning("N109", f"`{path}` is in no package: modules stand in `modules/`.", folder.place(path), hint)
        elif kind in _PICTURES:
            hint = f"Move it to `media/{path.rpartition('/')[2]}`, and write it so in the text."
            yield _warning("N110", f"`{path}` is in no package: pictures lie in `media/`.", folder.place(path), hint)
    yield from _wrong_kinds(folder)


def _wrong_kinds(folder: Folder) -> Iterator[Problem]:
    for path in folder.files_under("media"):
        kind = path.rpartition(".")[2].lower()
        if kind in _KINDS and kind not in MEDIA_KINDS:
            yield _warning("I104", f"No package can carry `{path}`.", folder.place(path), _KINDS[kind])


def _beside(folder: Folder) -> Iterator[str]:
    """Name the files of the folder itself, and those of folders that a course does not have."""
    entries = sorted(folder.path.iterdir(), key=lambda path: path.name) if folder.path.is_dir() else []
    for path in entries:
        if path.name.startswith(".") or path.name in ("modules", "media"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from folder.files_under(path.name)
        elif path.is_file():
            yield path.name


def _warning(code: str, message: str, place: Place, hint: str) -> Problem:
    return Problem(code=code, message=message, place=place, hint=hint, severity=Severity.WARNING)
