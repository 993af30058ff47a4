"""Take in what authors have already: question banks, folders of Markdown, Word documents."""

from builder.intake.course import Settings, There, course_files
from builder.intake.sources import FORMATS, Origin, take_in
from builder.intake.values import About, Material

__all__ = ["FORMATS", "About", "Material", "Origin", "Settings", "There", "course_files", "take_in"]
