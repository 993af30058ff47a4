"""Give out what people without tools for catalogs work on, and understand what they return."""

from builder.exchange.back import read_back
from builder.exchange.changes import Change, MergedPlace, MergedTexts
from builder.exchange.handout import handout, questions_of
from builder.exchange.merge_place import merge_place
from builder.exchange.merge_texts import merge_texts
from builder.exchange.origins import Origin, origins
from builder.exchange.pack_text import context_yaml
from builder.exchange.place import place_form
from builder.exchange.problems import problem
from builder.exchange.review import review_page
from builder.exchange.sheet import write_sheet
from builder.exchange.show import Means
from builder.exchange.values import Asked, Back, Handout
from builder.exchange.xliff import write_xliff

__all__ = [
    "Asked",
    "Back",
    "Change",
    "Handout",
    "Means",
    "MergedPlace",
    "MergedTexts",
    "Origin",
    "context_yaml",
    "handout",
    "merge_place",
    "merge_texts",
    "origins",
    "place_form",
    "problem",
    "questions_of",
    "read_back",
    "review_page",
    "write_sheet",
    "write_xliff",
]
