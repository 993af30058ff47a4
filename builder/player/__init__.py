"""Bring the page to life: the player's script, its styles and what it says."""

from builder.player.capacity import ROOMS, Capacity, capacity
from builder.player.joiner import JoinError
from builder.player.script import early, script, styles
from builder.player.strings import script_strings, strings_for, translated_locales

__all__ = [
    "ROOMS",
    "Capacity",
    "JoinError",
    "capacity",
    "early",
    "script",
    "script_strings",
    "strings_for",
    "styles",
    "translated_locales",
]
