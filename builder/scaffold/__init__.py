"""Make what a new course begins with: its first files, a project around it, a copy of a theme."""

from builder.scaffold.course import LANGUAGES, TEMPLATES, Wanted, course_files, has_words
from builder.scaffold.example import example_files
from builder.scaffold.known import known_texts
from builder.scaffold.placing import place
from builder.scaffold.project import project_files, schema_files
from builder.scaffold.theme import theme_files, theme_names

__all__ = [
    "LANGUAGES",
    "TEMPLATES",
    "Wanted",
    "course_files",
    "example_files",
    "has_words",
    "known_texts",
    "place",
    "project_files",
    "schema_files",
    "theme_files",
    "theme_names",
]
