"""Satchel packs training companions for places where there is no network."""

__version__ = "0.1.0"
