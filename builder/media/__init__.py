"""Make media small: pictures that fit a profile, fonts that hold the scripts of an edition."""

from builder.media.captions import MOST_BYTES, MOST_CUES, Captions, Cue, caption_problems, read_captions
from builder.media.faults import HEIC_KINDS, Fault, picture_problem
from builder.media.fonts import coverage, differences, is_open, subset
from builder.media.look import look
from builder.media.paper import for_paper
from builder.media.pictures import converted
from builder.media.scripts import (
    SCRIPTS,
    Script,
    characters_of,
    families_for,
    own_characters,
    ranges,
    script_runs,
    scripts_in,
)

__all__ = [
    "HEIC_KINDS",
    "MOST_BYTES",
    "MOST_CUES",
    "SCRIPTS",
    "Captions",
    "Cue",
    "Fault",
    "Script",
    "caption_problems",
    "characters_of",
    "converted",
    "coverage",
    "differences",
    "families_for",
    "for_paper",
    "is_open",
    "look",
    "own_characters",
    "picture_problem",
    "ranges",
    "read_captions",
    "script_runs",
    "scripts_in",
    "subset",
]
